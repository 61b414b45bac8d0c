"""The characters of a page, each with its place: what PDFium's reader of text knows, through all forms in forms."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from ctypes import addressof, c_double
from dataclasses import replace
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any

from pypdfium2 import PdfPage, raw

from wta_forms.extract.limits import CHARACTERS
from wta_forms.extract.on_page.as_drawn import as_drawn
from wta_forms.extract.on_page.characters import EVERYWHERE, Character
from wta_forms.extract.on_page.geometry import QUARTERS, Point, moved, rectangle_moved, tamed
from wta_forms.extract.on_page.pieces import Piece
from wta_forms.extract.text import REPLACEMENT
from wta_forms.map import Rectangle

_LINE_END = ord("\n")

_Handle = Any
"""PDFium's text page."""


def characters_of(page: PdfPage, pieces: tuple[Piece, ...]) -> tuple[Character, ...]:
    """In PDFium's order: by lines, and what goes to the left as it is read. Spaces that it made up are left out, and so
    are marks that only say which way words go."""
    by_key = {piece.key: piece for piece in pieces}
    with closing(page.get_textpage()) as text:
        lines = _lines(text, min(CHARACTERS, max(0, text.count_chars())), by_key)
        read = [character for line in lines for character in as_drawn(line)]
    return tuple(_as_wide_as_the_pen_moved(read))


def _lines(text: _Handle, count: int, pieces: dict[int, Piece]) -> Iterator[list[Character]]:
    line: list[Character] = []
    for at in range(count):
        if raw.FPDFText_GetUnicode(text, at) == _LINE_END and raw.FPDFText_IsGenerated(text, at) == 1:
            yield line
            line = []
        elif character := _character(text, at, pieces):
            line.append(character)
    yield line


def _character(text: _Handle, at: int, pieces: dict[int, Piece]) -> Character | None:
    drawn = raw.FPDFText_GetTextObject(text, at)
    if not drawn or raw.FPDFText_IsGenerated(text, at) == 1:
        return None
    code = raw.FPDFText_GetUnicode(text, at)
    box, baseline = _box(text, at), _origin(text, at)
    if box[0] == box[2] and code == ord(" "):
        return None  # made up, though PDFium does not say so
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    a, b, c, d, size = tamed(matrix.a, matrix.b, matrix.c, matrix.d, raw.FPDFText_GetFontSize(text, at))
    turn = round(atan2(b, a) / (pi / 2)) % 4
    run = addressof(drawn.contents)
    piece = pieces.get(run)
    return Character(
        text=chr(code) if 0 < code <= sys.maxunicode else REPLACEMENT,
        box=_as_wide_as_the_pen_moves(text, at, box) if not turn else box,
        baseline=baseline,
        size=size * hypot(c, d),
        turn=turn,
        run=run,
        clip=piece.clip if piece else EVERYWHERE,
        is_drawn=piece.is_drawn if piece else True,
    )


def _box(text: _Handle, at: int) -> Rectangle:
    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    x0, y0, x1, y1 = tamed(left.value, bottom.value, right.value, top.value)
    return (x0, y0, x1, y1)


def _as_wide_as_the_pen_moves(text: _Handle, at: int, ink: Rectangle) -> Rectangle:
    """For lines that go along the page: PDFium 159 measures turned ones as if they did."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, loose)
    left, right = tamed(loose.left, loose.right)
    return (left, ink[1], right, ink[3]) if right > left else ink


def _origin(text: _Handle, at: int) -> Point:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    left, low = tamed(x.value, y.value)
    return (left, low)


def _as_wide_as_the_pen_moved(characters: list[Character]) -> Iterator[Character]:
    """The same for turned lines: to where the next character of a run begins."""
    for one, following in pairwise([*characters, None]):
        if one is not None:
            is_followed = following is not None and following.run == one.run
            yield _up_to(one, following.baseline) if one.turn and following and is_followed else one


def _up_to(character: Character, following: Point) -> Character:
    upright = QUARTERS[-character.turn % 4]
    (x0, _), (x1, _) = moved(character.baseline, upright), moved(following, upright)
    _, y0, _, y1 = rectangle_moved(character.box, upright)
    if x1 <= x0:
        return character
    return replace(character, box=rectangle_moved((x0, y0, x1, y1), QUARTERS[character.turn]))
