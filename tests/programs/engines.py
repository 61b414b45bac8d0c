"""Five engines that draw pages, each as the viewers on it do: what a participant sees."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from tests.programs import java, mupdf, pdfbox, pdfjs
from tests.programs.program import run

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Engine:
    """`pages(file, dots)` draws every page of a file, fields too, at so many dots an inch."""

    name: str
    missing: Callable[[], str | None]
    write: Callable[[Path, Path, int], None]

    def pages(self, file: Path, dots: int) -> list[Image.Image]:
        with TemporaryDirectory() as folder:
            self.write(file, Path(folder), dots)
            return [Image.open(path).convert("RGB") for path in sorted(Path(folder).glob("*.png"))]


def _pdfium(file: Path, folder: Path, dots: int) -> None:
    document = pypdfium2.PdfDocument(file)
    document.init_forms()
    for number, page in enumerate(document, 1):
        page.render(scale=dots / 72).to_pil().save(folder / f"{number:03}.png")
    document.close()


def _mupdf(file: Path, folder: Path, dots: int) -> None:
    run([sys.executable, _HERE / "draw_mupdf.py", file, folder, str(dots)])


def _poppler(file: Path, folder: Path, dots: int) -> None:
    run(["pdftoppm", "-png", "-r", str(dots), file, folder / "page"])


def _poppler_missing() -> str | None:
    return None if shutil.which("pdftoppm") else "Poppler's pdftoppm is missing: apt-get install poppler-utils"


def _pdfbox(file: Path, folder: Path, dots: int) -> None:
    jars = [pdfbox.PDFBOX, pdfbox.LOGGING]
    with TemporaryDirectory() as fonts:  # PDFBox would list the system's fonts in the home folder
        options = [pdfbox.SILENT, f"-Dpdfbox.fontcache={fonts}"]
        java.run_source("DrawPdfBox.java", file, folder, str(dots), class_path=jars, options=options)


def _pdfjs(file: Path, folder: Path, dots: int) -> None:
    run(["node", _HERE / "draw_pdfjs.mjs", file, folder, str(dots)])


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("pdfium", lambda: None, _pdfium),
        Engine("mupdf", mupdf.missing, _mupdf),
        Engine("poppler", _poppler_missing, _poppler),
        Engine("pdfbox", pdfbox.missing, _pdfbox),
        Engine("pdfjs", pdfjs.missing, _pdfjs),
    )
}
"""PDFium (Chrome), MuPDF, Poppler (Evince, Okular), PDFBox, pdf.js (Firefox), by name."""
