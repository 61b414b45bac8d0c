"""The printed words of each page, with their places and sizes. Runs in the worker that looks at pages alone.

Words in boxes are not among them: PDFium's text of a page is what is printed on it, without what lies on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass
from math import atan2, hypot, pi
from typing import Any

from pypdfium2 import PdfPage, raw

from wta_forms.extract.adopt.blank import Word
from wta_forms.extract.on_page.drawing import pages_of
from wta_forms.map import Rectangle

_CHARACTERS = 30_000
"""Of a page; a page of a dictionary has 10,000."""
_FONT_NAME = 100
_BOLD = re.compile(r"bold|black|heavy|semib|demi|extrab", re.IGNORECASE)
_BOLD_WEIGHT = 600  # OpenType, OS/2: 400 is regular, 700 bold

_A_SPACE = 0.25
"""Of the size of letters: a gap that is wider ends a word, whether there is a space or not."""
_ONE_LINE = 0.4
_TWICE = 0.12
"""Of the size of letters: the same letter again, nearer than this, is the poor man's bold."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what is seen of it (points of the page itself), and its quarter turns to the right (/Rotate)."""

    page: int
    box: Rectangle
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (height, width) if self.turns % 2 else (width, height)

    def seen(self, rectangle: Rectangle) -> Rectangle:
        """Where a rectangle of the page is as the page is seen: turned, from its bottom left corner."""
        left, bottom, right, top = self.box
        x0, y0, x1, y1 = rectangle
        match self.turns % 4:
            case 1:
                moved = (y0 - bottom, right - x1, y1 - bottom, right - x0)
            case 2:
                moved = (right - x1, top - y1, right - x0, top - y0)
            case 3:
                moved = (top - y1, x0 - left, top - y0, x1 - left)
            case _:
                moved = (x0 - left, y0 - bottom, x1 - left, y1 - bottom)
        return (round(moved[0], 2), round(moved[1], 2), round(moved[2], 2), round(moved[3], 2))


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: Rectangle
    size: float
    is_bold: bool


def words_on_pages(content: bytes) -> tuple[tuple[Leaf, ...], tuple[Word, ...]]:
    """Every page that can be shown, and the words that stand upright on it, in the order in which they were drawn."""
    leaves: list[Leaf] = []
    words: list[Word] = []
    for number, page in pages_of(content):
        leaf = Leaf(number, page.get_bbox(), page.get_rotation() // 90)
        leaves.append(leaf)
        words += _words(leaf, list(_letters(page, leaf.turns)))
    return tuple(leaves), tuple(words)


# --- letters ----------------------------------------------------------------------------------------------------------


def _letters(page: PdfPage, turns: int) -> Iterator[_Letter | None]:
    """None for a space. Letters whose line goes up or down, as the page is seen, are left out."""
    with closing(page.get_textpage()) as text:
        for at in range(min(_CHARACTERS, max(0, text.count_chars()))):
            code = raw.FPDFText_GetUnicode(text, at)
            if code < 0x20 or chr(code).isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
                yield None
            elif (letter := _letter(text, at, chr(code), turns)) is not None:
                yield letter


def _letter(text: Any, at: int, character: str, turns: int) -> _Letter | None:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    if (round(atan2(matrix.b, matrix.a) / (pi / 2)) - turns) % 4 or not character.isprintable():
        return None
    size = raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d)
    return _Letter(character, _box(text, at), size, _is_bold(text, at))


def _box(text: Any, at: int) -> Rectangle:
    """As wide as the pen moves and as high as the font is; the ink alone where PDFium does not know."""
    loose = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, at, loose) and loose.right > loose.left:
        return (loose.left, min(loose.bottom, loose.top), loose.right, max(loose.bottom, loose.top))
    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    return (left.value, bottom.value, right.value, top.value)


def _is_bold(text: Any, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT:
        return True
    name, flags = create_string_buffer(_FONT_NAME), c_int()
    raw.FPDFText_GetFontInfo(text, at, name, _FONT_NAME, flags)
    return bool(_BOLD.search(name.value.decode("latin-1")))


# --- words ------------------------------------------------------------------------------------------------------------


def _words(leaf: Leaf, letters: list[_Letter | None]) -> Iterator[Word]:
    group: list[_Letter] = []
    for letter in [*letters, None]:
        seen = None if letter is None else _Letter(letter.text, leaf.seen(letter.box), letter.size, letter.is_bold)
        if seen is not None and group and _is_same_again(group[-1], seen):
            continue
        if group and (seen is None or not _goes_on(group[-1], seen)):
            yield _word(leaf.page, group)
            group = []
        if seen is not None:
            group.append(seen)


def _goes_on(before: _Letter, letter: _Letter) -> bool:
    """Whether a letter stands behind the one before, on either side, as scripts go."""
    size = max(before.size, letter.size, 1.0)
    gap = max(letter.box[0] - before.box[2], before.box[0] - letter.box[2])
    return abs(letter.box[1] - before.box[1]) < _ONE_LINE * size and gap < _A_SPACE * size


def _is_same_again(before: _Letter, letter: _Letter) -> bool:
    near = _TWICE * max(letter.size, 1.0)
    return before.text == letter.text and all(abs(a - b) < near for a, b in zip(before.box, letter.box, strict=True))


def _word(page: int, letters: list[_Letter]) -> Word:
    boxes = [letter.box for letter in letters]
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    size = sorted(letter.size for letter in letters)[len(letters) // 2]
    is_bold = 2 * sum(letter.is_bold for letter in letters) > len(letters)
    return Word(page, "".join(letter.text for letter in letters), (x0, y0, x1, y1), round(size, 1), is_bold)
