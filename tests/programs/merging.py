"""Programs that put several PDFs into one, as somebody does who collects the forms of a group."""

import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.programs import java, mupdf, pdfbox, pdfium, pdftk, qpdf
from tests.programs.program import run

if find_spec("pypdfium2"):
    import pypdfium2

_HERE = Path(__file__).parent

Merge = Callable[[Sequence[Path], Path], None]


@dataclass(frozen=True, slots=True)
class Merger:
    """`merge(files, target)` writes the pages of the files, in order, into a new one."""

    name: str
    missing: Callable[[], str | None]
    merge: Merge


def _by_qpdf(files: Sequence[Path], target: Path) -> None:
    run(["qpdf", "--empty", "--pages", *files, "--", target])


def _by_pdftk(files: Sequence[Path], target: Path) -> None:
    run(["pdftk", *files, "cat", "output", target])


def _by_mupdf(files: Sequence[Path], target: Path) -> None:
    run([sys.executable, _HERE / "merge_mupdf.py", target, *files])


def _by_pdfunite(files: Sequence[Path], target: Path) -> None:
    run(["pdfunite", *files, target])


def _by_pdfbox(files: Sequence[Path], target: Path, *, how: str) -> None:
    jars = [pdfbox.PDFBOX, pdfbox.LOGGING]
    java.run_source("MergePdfBox.java", target, how, *files, class_path=jars, options=[pdfbox.SILENT])


def _by_pypdf(files: Sequence[Path], target: Path) -> None:
    writer = PdfWriter()
    for file in files:
        writer.append(file)
    writer.write(target)


def _by_pypdf_pages(files: Sequence[Path], target: Path) -> None:
    """Page by page, as older recipes have it: the form itself stays behind."""
    writer = PdfWriter()
    for file in files:
        for page in PdfReader(file).pages:
            writer.add_page(page)
    writer.write(target)


def _by_pdfium(files: Sequence[Path], target: Path) -> None:
    with closing(pypdfium2.PdfDocument.new()) as together:
        for file in files:
            with closing(pypdfium2.PdfDocument(file)) as one:
                together.import_pages(one)
        together.save(target)


def _no_pdfunite() -> str | None:
    return None if shutil.which("pdfunite") else "Poppler's pdfunite is missing: apt-get install poppler-utils"


MERGERS = {
    merger.name: merger
    for merger in (
        Merger("qpdf", qpdf.missing, _by_qpdf),
        Merger("pdftk", pdftk.missing, _by_pdftk),
        Merger("mupdf", mupdf.missing, _by_mupdf),
        Merger("pdfunite", _no_pdfunite, _by_pdfunite),
        Merger("pdfbox", pdfbox.missing, partial(_by_pdfbox, how="legacy")),
        Merger("pypdf", lambda: None, _by_pypdf),
        Merger("pypdf-pages", lambda: None, _by_pypdf_pages),
        Merger("pdfium", pdfium.missing, _by_pdfium),
    )
}
"""Programs out of whose files every form comes back."""

PDFBOX_JOINED = Merger("pdfbox-joined", pdfbox.missing, partial(_by_pdfbox, how="join"))
"""PDFBox's other way: fields of one name become one, and the answers of the second form are lost."""
