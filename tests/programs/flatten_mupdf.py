"""Makes fields and notes page content with PyMuPDF. In a process of its own because of the AGPL: see `mupdf`.

python flatten_mupdf.py FILE TARGET
"""

# mypy: disable-error-code="no-untyped-call"
# PyMuPDF ships types for few of its names.

import sys

import pymupdf

file, target = sys.argv[1:]
document = pymupdf.open(file)
document.bake()
document.save(target)
