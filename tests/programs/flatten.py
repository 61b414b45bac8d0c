"""Programs that make fields page content: what a form looks like stays, what stands in it has no name any more.

Some print ("save as PDF" is a print), some have a command for it; a charity's office meets both.
"""

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdfium2 import raw

from tests.programs import java, mupdf, pdfbox, pdftk, qpdf
from tests.programs.program import run

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Flattener:
    """`write(source, target)` writes a copy without fields that looks the same, or nearly."""

    name: str
    missing: Callable[[], str | None]
    write: Callable[[Path, Path], None]


def _pdfium(source: Path, target: Path) -> None:
    with closing(pypdfium2.PdfDocument(source)) as document:
        document.init_forms()  # draws what has no appearance
        for page in document:
            raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
        document.save(target)


def _mupdf(source: Path, target: Path) -> None:
    run([sys.executable, _HERE / "flatten_mupdf.py", source, target])


def _pdfbox(source: Path, target: Path) -> None:
    with TemporaryDirectory() as fonts:  # PDFBox would list the system's fonts in the home folder
        options = [pdfbox.SILENT, f"-Dpdfbox.fontcache={fonts}"]
        class_path = [pdfbox.PDFBOX, pdfbox.LOGGING]
        java.run_source("FlattenPdfBox.java", source, target, class_path=class_path, options=options)


def _pdftk(source: Path, target: Path) -> None:
    run(["pdftk", source, "output", target, "flatten"])


def _qpdf(source: Path, target: Path) -> None:
    run(["qpdf", "--flatten-annotations=all", source, target])


def _cairo(source: Path, target: Path) -> None:
    run(["pdftocairo", "-pdf", source, target])


def _cairo_missing() -> str | None:
    return None if shutil.which("pdftocairo") else "Poppler's pdftocairo is missing: apt-get install poppler-utils"


def _ghostscript(source: Path, target: Path) -> None:
    run(["gs", "-q", "-dSAFER", "-sDEVICE=pdfwrite", "-dPreserveAnnots=false", "-o", target, source])


def _letter(source: Path, target: Path) -> None:
    fit = ["-sPAPERSIZE=letter", "-dFIXEDMEDIA", "-dPDFFitPage"]
    run(["gs", "-q", "-dSAFER", "-sDEVICE=pdfwrite", "-dPreserveAnnots=false", *fit, "-o", target, source])


def _ghostscript_missing() -> str | None:
    return None if shutil.which("gs") else "Ghostscript is missing: apt-get install ghostscript"


FLATTENERS = {
    flattener.name: flattener
    for flattener in (
        Flattener("pdfium", lambda: None, _pdfium),
        Flattener("mupdf", mupdf.missing, _mupdf),
        Flattener("pdfbox", pdfbox.missing, _pdfbox),
        Flattener("pdftk", pdftk.missing, _pdftk),
        Flattener("qpdf", qpdf.missing, _qpdf),
        Flattener("cairo", _cairo_missing, _cairo),
        Flattener("ghostscript", _ghostscript_missing, _ghostscript),
        Flattener("letter", _ghostscript_missing, _letter),
    )
}
"""By name. `cairo` prints as Evince and Okular do, `ghostscript` as "PDF printers" for Windows and CUPS do, `letter` on
American paper: smaller, and moved."""
