"""Printed words and ticks, by the boxes of the blank in which they stand: what is left of a form whose fields were made
page content, or that was printed to a file, or typed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from PIL.Image import Image
from pypdfium2 import PdfPage

from wta_forms.answers import Certainty
from wta_forms.errors import BOX_FULL, BOX_PERHAPS_FULL, DRAWN_IN_BOX, WRITTEN_OVER, Problem
from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.drawing import POINTS_PER_INCH, as_png, opened, picture_of_blank, shown
from wta_forms.extract.on_page.geometry import (
    SAME,
    Matrix,
    back,
    in_hundredths,
    is_in,
    is_within,
    middle,
    rectangle_moved,
    widened,
)
from wta_forms.extract.on_page.in_boxes import Sorted, sorted_by_box
from wta_forms.extract.on_page.ink import TICKED, crop, darkness_of, is_dark_in
from wta_forms.extract.on_page.paragraphs import Room, typed_in
from wta_forms.extract.on_page.pdfium_text import characters_of
from wta_forms.extract.on_page.pieces import pieces_of
from wta_forms.extract.on_page.printed import counted, found_again, letters_on
from wta_forms.extract.on_page.reading_order import Line, lines_of
from wta_forms.extract.on_page.tick_words import is_tick
from wta_forms.extract.on_page.together import put_together
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.map import Map, MapField, Print, Rectangle

_DOTS_PER_INCH = 144
_SCALE = _DOTS_PER_INCH / POINTS_PER_INCH

_TICK_LETTERS = 3
"""Characters: more are words, and make a place dark where nobody ticked it."""

_FULL = {Room.NONE: (BOX_FULL.at(""),), Room.ONLY_ON_THIS_LINE: (BOX_PERHAPS_FULL.at(""),), Room.LEFT: ()}

_HAIR = 1.5
"""Points: what is thinner is a line to write on."""
_AROUND_A_BOX = 6.0
"""Points, in its picture."""

_SURE = 0.9
"""Of the blank's words: where so many are known, others are somebody's."""
_AROUND_BOXES = 24.0
"""Points above the first box and below the last one, in which words are somebody's and not a printer's."""


def look_at_page_text(content: bytes, places: Places) -> Seen:
    """Every field of the map on those pages that show enough of the blank's words to know how they lie.

    A box that is full to its end is told: what was typed may go on where no print shows it. Words that lie beside all
    boxes are called ``#text-1``, ``#text-2`` …. Text that only can be copied, as programs that read pictures lay over
    them, is passed over.
    """
    with opened(content) as document:
        looked = []
        for number, blank_page in places.pages if document else ():
            with shown(document, number) as page:
                if page is not None:
                    looked.append(_look(page, number, blank_page, places.map))
    awaited = sum(letters_on(words for words in places.map.words if words.page == there) for _, there in places.pages)
    found = sum(one.letters for one in looked)
    values = put_together([value for one in looked for value in one.values])
    strays = [stray for one in looked for stray in one.strays]
    named = (replace(stray, name=f"#text-{number}") for number, stray in enumerate(strays, 1))
    return Seen((*values, *named), found / awaited if awaited else 0.0)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One page: ``letters`` is how much of the blank's words was found."""

    values: tuple[RawValue, ...] = ()
    strays: tuple[RawValue, ...] = ()
    letters: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as the blank has it: ``fields`` and where words were typed on it, a picture of it, and the ``pieces`` that
    are no text, by their rectangles."""

    fields: tuple[MapField, ...]
    by_box: Sorted
    picture: Image
    pieces: tuple[Rectangle, ...]

    def characters(self, field: MapField) -> tuple[Character, ...]:
        return self.by_box.by_field.get(self.fields.index(field), ())


def _look(page: PdfPage, number: int, blank_page: int, blank: Map) -> _Looked:
    pieces = pieces_of(page)
    characters = characters_of(page, pieces)
    words = [words for words in blank.words if words.page == blank_page]
    found = found_again(characters, words) if words else counted(characters, words, SAME)
    if found is None:
        return _Looked()
    fields = tuple(field for field in blank.fields if field.page == blank_page)
    size = blank.sizes[blank_page - 1] if blank.sizes else page.get_size()  # a map made from a PDF alone has none
    sheet = _Sheet(
        fields,
        sorted_by_box(found.typed, fields),
        picture_of_blank(page, found.lies, size, _DOTS_PER_INCH),
        tuple(rectangle_moved(piece.shown, back(found.lies)) for piece in pieces if piece.is_picture_or_path),
    )
    values = [*_ticks(sheet, blank), *(_words(sheet, field) for field in fields if not field.on)]
    strays = _strays(sheet, words, size[0]) if found.share >= _SURE else ()
    return _Looked(
        tuple(_placed(value, number, found.lies) for value in values),
        tuple(_placed(value, number, found.lies) for value in strays),
        found.share * letters_on(words),
    )


def _placed(value: RawValue, page: int, lies: Matrix) -> RawValue:
    """Where it stood in the file."""
    where = in_hundredths(rectangle_moved(value.rectangle, lies)) if value.rectangle else None
    return replace(value, page=page, rectangle=where)


def _value(
    name: str,
    kind: FieldKind,
    rectangle: Rectangle,
    texts: Iterable[str],
    problems: Iterable[Problem] = (),
    picture: bytes = b"",
) -> RawValue:
    return RawValue(
        name,
        kind,
        texts=tuple(texts),
        rectangle=rectangle,
        channel=Channel.PAGE_TEXT,
        certainty=Certainty.RECOVERED,
        picture=picture,
        problems=tuple(problems),
    )


# --- words ------------------------------------------------------------------------------------------------------------


def _words(sheet: _Sheet, field: MapField) -> RawValue:
    """Where something stands that is no text, letters drawn as lines or as a picture, nobody has read it."""
    typed = typed_in(sheet.characters(field), field.rectangle)
    if typed.words.text:
        problems = (*typed.words.problems, *_FULL[typed.room])
        return _value(field.name, FieldKind.TEXT, field.rectangle, [typed.words.text], problems)
    if not _is_drawn_in(field.rectangle, sheet):
        return _value(field.name, FieldKind.TEXT, field.rectangle, [])
    picture = as_png(crop(sheet.picture, _SCALE, widened(field.rectangle, _AROUND_A_BOX)))
    return _value(field.name, FieldKind.TEXT, field.rectangle, [], [DRAWN_IN_BOX.at("")], picture)


def _is_drawn_in(box: Rectangle, sheet: _Sheet) -> bool:
    """Not the lines to write on, and nothing that goes beyond the box, as its border does and its ground may."""
    within = [
        piece for piece in sheet.pieces if is_within(piece, widened(box, 1)) and not is_within(box, widened(piece, 3))
    ]
    is_any = any(piece[2] - piece[0] > _HAIR and piece[3] - piece[1] > _HAIR for piece in within)
    return is_any and is_dark_in(sheet.picture, _SCALE, box)


def _strays(sheet: _Sheet, words: Sequence[Print], width: float) -> Iterator[RawValue]:
    """Words in no box, and those that begin in one to tick but are no tick. The stamp's line, and what printers add,
    stand in the foot and below it."""
    boxes = [field.rectangle for field in sheet.fields]
    foot = min((each.rectangle[3] for each in words), default=0.0)
    lowest = max(foot, min((box[1] for box in boxes), default=0.0) - _AROUND_BOXES)
    highest = max((box[3] for box in boxes), default=0.0) + _AROUND_BOXES
    in_ticks = [sheet.characters(field) for field in sheet.fields if field.on]
    lines = (line for characters in in_ticks if not _is_mark(characters) for line in lines_of(characters))
    for line in (*sheet.by_box.strays, *lines):
        typed = typed_in([each for cluster in line.clusters for each in cluster.characters], line.box).words
        is_on_the_page = 0 < line.left < width and lowest < line.y < highest
        if is_on_the_page and any(not category(each).startswith("M") for each in typed.text):
            yield _value("", FieldKind.TEXT, line.box, [typed.text], typed.problems)


# --- ticks ------------------------------------------------------------------------------------------------------------


def _ticks(sheet: _Sheet, blank: Map) -> Iterator[RawValue]:
    """Ticked where it is dark, or something that ticks it was typed there; other words say nothing."""
    boxes = [field for field in sheet.fields if field.on]
    names = Counter(field.name for field in blank.fields)
    darkness = darkness_of(sheet.picture, _SCALE, [box.rectangle for box in boxes])
    for box, dark in zip(boxes, darkness, strict=True):
        kind = FieldKind.RADIO if names[box.name] > 1 else FieldKind.TICK
        letters = sheet.characters(box)
        is_typed = bool(letters) and _is_mark(letters)
        is_dark = dark > TICKED
        are_over = bool(letters) or (is_dark and any(_lies_over(stretch, box) for stretch in sheet.by_box.stretches))
        is_unclear = are_over and not is_typed
        on = [box.on] if is_typed or (is_dark and not is_unclear) else []
        yield _value(box.name, kind, box.rectangle, on, [WRITTEN_OVER.at("")] if is_unclear else [])


def _is_mark(characters: Iterable[Character]) -> bool:
    """A single one always is: of fonts of signs nobody knows what it is called."""
    text = "".join(each.text for each in characters)
    return sum(not letter.isspace() for letter in text) <= 1 or is_tick(text)


def _lies_over(stretch: Line, field: MapField) -> bool:
    letters = [cluster for cluster in stretch.clusters if not cluster.is_space]
    return len(letters) > _TICK_LETTERS and any(is_in(middle(cluster.box), field.rectangle) for cluster in letters)
