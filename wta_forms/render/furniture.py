"""What stands on every page for the sake of paper: four corner marks, and a QR code that says which page this is."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno

from wta_forms.layout.boxes import Marks, Panel, Rect
from wta_forms.layout.style import Colour

_LEAST_VERSION = 3
"""The room that layout leaves around a code is four of this one's modules."""

_HOLLOW = 1.5


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code at its place: ``side`` modules by as many, row by row from the top, a set bit for a white one."""

    rect: Rect
    side: int
    rows: bytes

    def inline(self) -> str:
        """The code as an inline image (ISO 32000-2, 8.9.7): a mask, which paints where a bit is 0. Some 150 bytes, a
        third of what its squares are as a path. As ASCII, because readers look for the end of such an image."""
        packed = base64.a85encode(self.rows).decode("ascii")
        return f"BI /W {self.side} /H {self.side} /IM true /F /A85 ID {packed}~> EI"


def code(text: str, rect: Rect) -> Code:
    """``text`` as a QR code with error correction M (15 % of it may be lost), or better where that costs no room."""
    rows = _rows(text)
    return Code(rect, len(rows), b"".join(_packed(row) for row in rows))


@lru_cache(maxsize=1024)
def _rows(text: str) -> tuple[bytes, ...]:
    """Kept, as a page has the same code in the copies of all people."""
    made = segno.make_qr(text, error="m")
    if int(made.version) < _LEAST_VERSION:
        made = segno.make_qr(text, error="m", version=_LEAST_VERSION)
    return tuple(bytes(row) for row in made.matrix)


def _packed(modules: bytes) -> bytes:
    """One row, filled up to whole bytes."""
    bits = "".join("0" if module else "1" for module in modules)
    length = (len(bits) + 7) // 8
    return int(bits.ljust(length * 8, "1"), 2).to_bytes(length, "big")


def corner_marks(marks: Marks) -> Iterator[Panel]:
    """Squares of the same size, the first one hollow."""
    first, *others = marks.corners
    yield Panel(first.inside(_HOLLOW / 2), stroke=Colour.INK, line=_HOLLOW)
    yield from (Panel(corner, fill=Colour.INK) for corner in others)
