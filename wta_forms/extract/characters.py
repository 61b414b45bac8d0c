"""The characters of a page, each with its place: what PDFium's reader of text knows, through all forms in forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ctypes import addressof, c_double
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any

from pypdfium2 import PdfPage, raw

from wta_forms.extract.geometry import QUARTERS, Matrix, Point, is_in, middle, moved, rectangle_moved, scale_of
from wta_forms.extract.limits import CHARACTERS
from wta_forms.extract.pieces import EVERYWHERE, Piece
from wta_forms.extract.text import REPLACEMENT
from wta_forms.map import Rectangle

_UNREADABLE = frozenset({0, 0xFFFE, 0xFFFF})
"""What PDFium says of a glyph whose font does not tell what it means: pdftocairo 22.12 writes such for a dash."""

_Handle = Any
"""PDFium's text page."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character in points, origin bottom left. ``box`` is as wide as the pen moves on, and as high as the ink;
    ``baseline`` is where the pen began; ``size`` that of its font; ``turn`` the quarter turns of its line.

    ``run`` are the characters that were drawn together, ``clip`` is where their ink may be, ``is_drawn`` is false of
    text that only can be copied.
    """

    text: str
    box: Rectangle
    baseline: Point
    size: float
    turn: int
    run: int
    clip: Rectangle = EVERYWHERE
    is_drawn: bool = True

    @property
    def is_shown(self) -> bool:
        return self.is_drawn and is_in(middle(self.box), self.clip, 0.5)

    @property
    def is_clipped(self) -> bool:
        """Only what would go beyond its clip has one: PDFium forgets those that cut nothing."""
        return self.clip[2] - self.clip[0] < EVERYWHERE[2]

    def moved(self, by: Matrix) -> Character:
        """Where it is by another matrix, one that keeps shapes."""
        return Character(
            self.text,
            rectangle_moved(self.box, by),
            moved(self.baseline, by),
            self.size * scale_of(by),
            (self.turn + _turn(by)) % 4,
            self.run,
            rectangle_moved(self.clip, by) if self.is_clipped else EVERYWHERE,
            self.is_drawn,
        )


def characters_of(page: PdfPage, pieces: tuple[Piece, ...]) -> tuple[Character, ...]:
    """In PDFium's order: by lines, and what goes to the left as it is read. Spaces that it made up are left out."""
    by_key = {piece.key: piece for piece in pieces}
    with closing(page.get_textpage()) as text:
        count = min(CHARACTERS, max(0, text.count_chars()))
        read = (_character(text, at, by_key) for at in range(count))
        return tuple(_as_wide_as_the_pen_moved(list(_whole(each for each in read if each is not None))))


def _character(text: _Handle, at: int, pieces: dict[int, Piece]) -> Character | None:
    drawn = raw.FPDFText_GetTextObject(text, at)
    if not drawn or raw.FPDFText_IsGenerated(text, at) == 1:
        return None
    code = raw.FPDFText_GetUnicode(text, at)
    box, baseline = _box(text, at), _origin(text, at)
    if box[0] == box[2] and chr(code).isspace():
        return None  # made up, though PDFium does not say so
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
    run = addressof(drawn.contents)
    piece = pieces.get(run)
    return Character(
        text=REPLACEMENT if code in _UNREADABLE else chr(code),
        box=_as_wide_as_the_pen_moves(text, at, box) if not turn else box,
        baseline=baseline,
        size=raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d),
        turn=turn,
        run=run,
        clip=piece.clip if piece else EVERYWHERE,
        is_drawn=piece.is_drawn if piece else True,
    )


def _box(text: _Handle, at: int) -> Rectangle:
    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    return (left.value, bottom.value, right.value, top.value)


def _as_wide_as_the_pen_moves(text: _Handle, at: int, ink: Rectangle) -> Rectangle:
    """For lines that go along the page: PDFium 159 measures turned ones as if they did."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, loose)
    return (loose.left, ink[1], loose.right, ink[3]) if loose.right > loose.left else ink


def _origin(text: _Handle, at: int) -> Point:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    return (x.value, y.value)


def _as_wide_as_the_pen_moved(characters: list[Character]) -> Iterator[Character]:
    """The same for turned lines: to where the next character of a run begins."""
    for one, following in pairwise([*characters, None]):
        if one is not None and one.turn and following is not None and following.run == one.run:
            upright = QUARTERS[-one.turn % 4]
            (x0, y0, _, y1), (x1, _) = rectangle_moved(one.box, upright), moved(following.baseline, upright)
            if x1 > x0:
                yield replace(one, box=rectangle_moved((x0, y0, x1, y1), QUARTERS[one.turn]))
                continue
        if one is not None:
            yield one


def _turn(by: Matrix) -> int:
    return round(atan2(by[1], by[0]) / (pi / 2)) % 4


def _whole(characters: Iterator[Character]) -> Iterator[Character]:
    """Halves of characters beyond U+FFFF put together, as they come on Windows."""
    high: Character | None = None
    for character in characters:
        if high is not None and "\udc00" <= character.text <= "\udfff":
            both = (high.text + character.text).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            yield replace(high, text=both)
            high = None
            continue
        if high is not None:
            yield replace(high, text=REPLACEMENT)
        high = character if "\ud800" <= character.text <= "\udbff" else None
        if high is None:
            yield character if not "\udc00" <= character.text <= "\udfff" else replace(character, text=REPLACEMENT)
    if high is not None:
        yield replace(high, text=REPLACEMENT)
