"""Draws the pages of a PDF with PyMuPDF. In a process of its own because of the AGPL: see `mupdf`.

python draw_mupdf.py FILE FOLDER DOTS_PER_INCH
"""

# mypy: disable-error-code="no-untyped-call"
# PyMuPDF ships types for few of its names.

import sys
from pathlib import Path

import pymupdf

file, folder, dots = sys.argv[1:]
for number, page in enumerate(pymupdf.open(file), 1):
    page.get_pixmap(dpi=int(dots)).save(str(Path(folder, f"{number:03}.png")))
