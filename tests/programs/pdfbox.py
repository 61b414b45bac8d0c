"""PDFBox 2 from Debian, which fills forms on many a server."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import java
from tests.programs.program import Value

PDFBOX = java.DEBIAN_JARS / "pdfbox2.jar"  # its manifest names fontbox2.jar
LOGGING = java.DEBIAN_JARS / "commons-logging.jar"
# PDFBox would warn, at every start, of each standard font that the system lacks.
SILENT = "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"


def version() -> str:
    properties = zipfile.Path(PDFBOX, "org/apache/pdfbox/resources/version.properties")
    return properties.read_text(encoding="latin-1").rpartition("pdfbox.version=")[2].strip()


def missing() -> str | None:
    if not PDFBOX.exists():
        return "PDFBox is missing: apt-get install libpdfbox2-java"
    return java.missing("PDFBox")


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, incremental: bool = False) -> None:
    """Answer by PDFBox's own setters, and save the whole file or append the changes to it."""
    with TemporaryDirectory() as fonts:  # PDFBox would list the system's fonts in the home folder
        java.run_source(
            "FillPdfBox.java",
            blank,
            target,
            "incremental" if incremental else "full",
            class_path=[PDFBOX, LOGGING],
            options=[SILENT, f"-Dpdfbox.fontcache={fonts}"],
            stdin="".join(_answer(name, value) for name, value in values.items()),
        )


def _answer(name: str, value: Value) -> str:
    match value:
        case bool():
            strings = ("check" if value else "uncheck", name, "")
        case str():
            strings = ("text", name, value)
    return "".join(f"{string}\0" for string in strings)


def export(form: Path, target: Path, *, how: str) -> None:
    """Write the answers as ``fdf`` or ``xfdf``."""
    with TemporaryDirectory() as fonts:
        java.run_source(
            "ExportPdfBox.java",
            form,
            target,
            how,
            class_path=[PDFBOX, LOGGING],
            options=[SILENT, f"-Dpdfbox.fontcache={fonts}"],
        )
