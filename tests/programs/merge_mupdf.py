"""Puts PDFs into one with PyMuPDF. In a process of its own because of the AGPL: see `mupdf`.

python merge_mupdf.py TARGET FILE...
"""

# mypy: disable-error-code="no-untyped-call, attr-defined"
# PyMuPDF ships types for few of its names.

import sys

import pymupdf

target, *files = sys.argv[1:]
together = pymupdf.open()
for file in files:
    together.insert_pdf(pymupdf.open(file))
together.save(target)
