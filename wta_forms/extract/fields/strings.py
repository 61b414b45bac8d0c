"""Literal strings in PDF's own syntax (ISO 32000-2, 7.3.4.2), for what is scanned without pypdf."""

from __future__ import annotations

import re

_INSIDE = re.compile(rb"\\.|[()]", re.DOTALL)


def end_of_string(content: bytes, place: int) -> int:
    """Behind the bracket that ends the string whose first bracket is just before ``place``; the end of everything where
    none does."""
    depth = 1
    while depth and (token := _INSIDE.search(content, place)):
        depth += {b"(": 1, b")": -1}.get(token[0], 0)
        place = token.end()
    return len(content) if depth else place
