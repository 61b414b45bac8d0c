"""How much of a stranger's file is looked at. Nothing here needs pypdf, so that its import stays in the worker.

No person comes near these: a filled form has some hundred boxes and weighs less than 10 MB, also when poppler 22.12
has embedded a whole system font for every script in it.
"""

from __future__ import annotations

FILE_BYTES = 25_000_000
TEXT_BYTES = 1_000_000
"""The longest value of one box."""

FIELDS = 20_000
FIELD_DEPTH = 32
PAGE_NODES = 20_000
PAGE_DEPTH = 50
ANNOTATIONS = 50_000

ENCLOSED_FILES = 50
ENCLOSED_BYTES = FILE_BYTES
ENCLOSED_TOGETHER_BYTES = 100_000_000
"""Of the files in a portfolio, unpacked."""

SECONDS = 10.0
"""For each file. A filled form takes a hundredth of one; 20,000 boxes take six on a slow machine."""

REPLY_BYTES = 8 * FILE_BYTES
MEMORY_BYTES = 2**30

LOOKING_SECONDS = 60.0
PICTURE_MEMORY_BYTES = 3 * 2**30
"""Pages are drawn and pictures turned straight: of ten photographs, each with 12 million points."""

PAGES_SHOWN = 200
"""What is looked at of a file whose fields are gone; several forms merged into one are well below."""

PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""

PIECES = 50_000
"""Texts, pictures and paths of a page, and corners of a path; a page of a form has some hundred."""

CONTENT_BYTES = 1_000_000
"""What a page is drawn with; a page of a form has 20,000."""

NOTES = 2_000
"""Things that people lay on a page."""

FORM_DEPTH = 16
"""Forms in forms (ISO 32000-2, 8.10). PDFium makes an end of circles."""

CHARACTERS = 100_000
"""Of a page; one that is full of small print has 10,000."""


def in_words(size: int) -> str:
    """A number of bytes as people say it: ``25 MB``."""
    return f"{size // 1_000_000} MB"
