"""Poppler's pdftotext (GPL, run as a program), which reads the words of a PDF as Evince and Okular copy them."""

from __future__ import annotations

from shutil import which


def missing() -> str | None:
    return None if which("pdftotext") else "Poppler's pdftotext is missing: apt-get install poppler-utils"
