"""The foreign programs that complete and judge our PDFs.

`PROGRAMS` complete forms. A new one is a module with `version`, `missing` and `fill`, and a line
in that table. `verapdf` and `qpdf` judge files. `needs` skips a test whose program is missing.
"""

from tests.programs import pdfbox, pdfium, pdfjs
from tests.programs.needs import needs
from tests.programs.program import Program, ProgramError, Value

__all__ = ["PROGRAMS", "Program", "ProgramError", "Value", "needs"]

PROGRAMS: dict[str, Program] = {
    "pdfjs": Program("pdfjs", pdfjs.version, pdfjs.missing, pdfjs.fill),
    "pdfium": Program("pdfium", pdfium.version, pdfium.missing, pdfium.fill),
    "pdfbox": Program("pdfbox", pdfbox.version, pdfbox.missing, pdfbox.fill),
}
