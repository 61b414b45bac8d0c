"""The pages of a file before its form is known: what is printed on them, and what their codes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pypdfium2 import PdfPage, raw

from wta_forms.extract.on_page.characters import Character, turn_of_most
from wta_forms.extract.on_page.drawing import as_seen, pages_of, picture_of
from wta_forms.extract.on_page.geometry import QUARTERS, Matrix, area, then
from wta_forms.extract.on_page.pdfium_text import characters_of
from wta_forms.extract.on_page.pieces import Piece, pieces_of
from wta_forms.extract.on_page.reading_order import goes_left, lines_of, said, split_at_gaps
from wta_forms.extract.pictures.codes import codes_on, sheets_of_pictures
from wta_forms.extract.pictures.opened import is_pdf
from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.extract.text import cleaned_words

_WORDS = 200
"""Characters: nobody types as many over a photograph of a page."""
_A_FEW = 20
"""Characters: what a scanner's program adds to a picture, its name or the date."""
_COVERING = 0.5
"""Of the page: a picture as large is no logo."""
_APART = 1.5
"""Letters: words that stand farther apart are two lines, side by side."""
_WHITE = 250
"""Of 255 greys."""
_LOOK = 36
"""Dots an inch, to see whether there is anything."""
_TO_READ_CODES = 200
"""Dots an inch: 2.5 for each module of the densest code that we print."""


def look_at_sheets(content: bytes, only: frozenset[int] = frozenset()) -> tuple[Sheet, ...]:
    """Every page of a file of pictures, or of a PDF, or of that ``only`` some (from 1). One of which only a picture can
    be seen is a picture, whatever text was laid over or under it to be searched: nobody typed that. Its lines are told
    all the same, as they may say which form it is."""
    if not is_pdf(content):
        return sheets_of_pictures(content)
    return tuple(_sheet(page, number) for number, page in pages_of(content) if not only or number in only)


def _sheet(page: PdfPage, number: int) -> Sheet:
    pieces = pieces_of(page)
    characters = characters_of(page, pieces)
    width, height = page.get_size()
    shown = sum(each.is_shown and not each.text.isspace() for each in characters)
    kind = _kind(shown, pieces, page)
    is_read = kind is SheetKind.PICTURE
    lines = _lines((each for each in characters if each.is_shown or is_read), page)
    codes = () if kind is SheetKind.EMPTY else codes_on(picture_of(page, _TO_READ_CODES))
    return Sheet(number, kind, (width, height), tuple(lines), codes)


def _kind(letters: int, pieces: Sequence[Piece], page: PdfPage) -> SheetKind:
    page_area = area(page.get_bbox())
    pictures = [piece for piece in pieces if piece.kind == raw.FPDF_PAGEOBJ_IMAGE]
    is_covered = any(area(picture.shown) > _COVERING * page_area for picture in pictures)
    if letters >= _WORDS or (letters and not is_covered and (letters > _A_FEW or not pictures)):
        return SheetKind.TEXT
    return SheetKind.PICTURE if _is_anything_drawn(page) else SheetKind.EMPTY


def _is_anything_drawn(page: PdfPage) -> bool:
    return any(picture_of(page, _LOOK).convert("L").histogram()[:_WHITE])


def _lines(characters: Iterable[Character], page: PdfPage) -> Iterator[str]:
    """From top to bottom as the page is seen, or if it is seen lying on its side, as it is read."""
    as_it_is_seen = then(as_seen(page), _DOWNWARDS)
    seen = [each.moved(as_it_is_seen) for each in characters]
    upright = QUARTERS[-turn_of_most(seen) % 4]
    lines = lines_of(each.moved(upright) for each in seen)
    is_right_to_left = goes_left(lines)
    for line in lines:
        phrases = list(split_at_gaps(line, _APART))
        for phrase in reversed(phrases) if is_right_to_left else phrases:
            if words := cleaned_words(said(phrase, is_right_to_left), "").text:
                yield words


_DOWNWARDS: Matrix = (1, 0, 0, -1, 0, 0)
"""Characters have y upwards, pages as they are seen have it downwards."""
