"""Programs that print a form into another PDF, or write it anew as something else: its fields are gone.

Those with a command for it are in `flatten`.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from tests.programs import firefox, pdfjs_chromium, qpdf
from tests.programs.flatten import FLATTENERS, Flattener
from tests.programs.program import ProgramError, run


def _qpdf_generate(source: Path, target: Path) -> None:
    """Its own drawing of every field, which has a question mark for what Windows-1252 lacks. It warns of each."""
    run(["qpdf", "--warning-exit-0", "--generate-appearances", "--flatten-annotations=all", source, target])


def _two_up(source: Path, target: Path) -> None:
    """Chrome's dialog with two pages per sheet: flattened, then laid on A4 on its side, both by the calls that Chrome
    itself makes (pdf/pdfium/pdfium_print.cc)."""
    with TemporaryDirectory() as folder:
        flat = Path(folder) / "flat.pdf"
        FLATTENERS["pdfium"].write(source, flat)
        with (
            closing(pypdfium2.PdfDocument(flat)) as pages,
            closing(pypdfium2.PdfDocument(raw.FPDF_ImportNPagesToOne(pages, *_A4_ON_ITS_SIDE, 2, 1))) as sheets,
        ):
            sheets.save(target)


_A4_ON_ITS_SIDE = (842, 595)
"""In points."""


def _every_second_page(source: Path, target: Path) -> None:
    """Printed by Chrome; the others as they were saved. All of them in one file, in order."""
    with TemporaryDirectory() as folder:
        flat = Path(folder) / "flat.pdf"
        FLATTENERS["pdfium"].write(source, flat)
        count = int(run(["qpdf", "--show-npages", source]))
        pages = [part for page in range(1, count + 1) for part in ((source, flat)[page % 2 == 0], str(page))]
        run(["qpdf", "--empty", "--pages", *pages, "--", target])


def _postscript(source: Path, target: Path) -> None:
    """As through a printer's queue that takes PostScript, and back."""
    with TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.ps"
        run(["pdftops", "-level3", source, printed])
        run(["ps2pdf", printed, target])


def _postscript_missing() -> str | None:
    if shutil.which("pdftops") and shutil.which("ps2pdf"):
        return None
    return "pdftops and ps2pdf are missing: apt-get install poppler-utils ghostscript"


def _scan(source: Path, target: Path) -> None:
    """Printed, and scanned as offices do: 150 dots an inch, in grey, JPEG at quality 60, one picture a page."""
    with TemporaryDirectory() as folder:
        run(["pdftoppm", "-r", "150", "-gray", "-png", source, f"{folder}/page"])
        pages = [Image.open(page) for page in sorted(Path(folder).glob("*.png"))]
        pages[0].save(target, "PDF", resolution=150, quality=60, save_all=True, append_images=pages[1:])


def _scan_missing() -> str | None:
    return None if shutil.which("pdftoppm") else "Poppler's pdftoppm is missing: apt-get install poppler-utils"


def _libreoffice(source: Path, target: Path) -> None:
    """Opened in Draw and exported again. Each run has a profile of its own, so that several can run at once."""
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["--infilter=draw_pdf_import", "--convert-to", "pdf:draw_pdf_Export", "--outdir", f"{folder}/made"]
        said = run(["soffice", "--headless", profile, *convert, source])
        made = Path(folder) / "made" / f"{source.stem}.pdf"
        if not made.exists():  # it ends well even where it did nothing
            raise ProgramError(said)
        shutil.move(made, target)


def _libreoffice_missing() -> str | None:
    return None if shutil.which("soffice") else "LibreOffice Draw is missing: apt-get install libreoffice-draw"


def libreoffice_version() -> str:
    return run(["soffice", "--version"]).split()[1]


PRINTS = {
    program.name: program
    for program in (
        Flattener("firefox-print", firefox.missing, firefox.print_to_pdf),
        Flattener("pdfjs-print", pdfjs_chromium.missing, pdfjs_chromium.print_to_pdf),
        Flattener("two-up", lambda: None, _two_up),
        Flattener("every-second-page", qpdf.missing, _every_second_page),
        Flattener("postscript", _postscript_missing, _postscript),
        Flattener("scan", _scan_missing, _scan),
        Flattener("libreoffice", _libreoffice_missing, _libreoffice),
        Flattener("qpdf-generate", qpdf.missing, _qpdf_generate),
    )
}
"""By name. `pdfjs-print` is how pdf.js prints wherever it is not Firefox: pages as pictures."""
