"""The foreign programs that complete and judge our PDFs.

`PROGRAMS` complete forms. A new one is a module with `version`, `missing` and `fill`, and a line
in that table; `widgets` tells what a form has. `verapdf` and `qpdf` judge files. `needs` skips a
test whose program is missing.
"""

from tests.programs import (
    chromium,
    firefox,
    mupdf,
    pdfbox,
    pdfium,
    pdfjs,
    pdfjs_chromium,
    pdftk,
    poppler,
    pypdf_writer,
)
from tests.programs.needs import needs
from tests.programs.program import Program, ProgramError, Value

__all__ = ["PROGRAMS", "Program", "ProgramError", "Value", "needs"]

PROGRAMS: dict[str, Program] = {
    "firefox": Program("firefox", firefox.version, firefox.missing, firefox.fill),
    "chromium": Program("chromium", chromium.version, chromium.missing, chromium.fill, chromium.HALVES),
    "pdfjs-chromium": Program("pdfjs-chromium", pdfjs_chromium.version, pdfjs_chromium.missing, pdfjs_chromium.fill),
    "pdfjs": Program("pdfjs", pdfjs.version, pdfjs.missing, pdfjs.fill),
    "pdfium": Program("pdfium", pdfium.version, pdfium.missing, pdfium.fill),
    "pdfbox": Program("pdfbox", pdfbox.version, pdfbox.missing, pdfbox.fill),
    "poppler": Program("poppler", poppler.version, poppler.missing, poppler.fill),
    "pdftk": Program("pdftk", pdftk.version, pdftk.missing, pdftk.fill),
    "mupdf": Program("mupdf", mupdf.version, mupdf.missing, mupdf.fill),
    "pypdf": Program("pypdf", pypdf_writer.version, pypdf_writer.missing, pypdf_writer.fill),
}
