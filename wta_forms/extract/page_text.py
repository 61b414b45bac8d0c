"""Printed words and ticks, by the boxes of the blank in which they stand: what is left of a form whose fields were made
page content, or that was printed to a file, or typed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from pypdfium2 import PdfPage

from wta_forms.answers import Certainty
from wta_forms.errors import BOX_FULL, BOX_PERHAPS_FULL, WRITTEN_OVER, Problem
from wta_forms.extract.characters import Character
from wta_forms.extract.drawing import POINTS_PER_INCH, opened, picture_of_blank, shown
from wta_forms.extract.geometry import SAME, Matrix, is_in, middle, rectangle_moved
from wta_forms.extract.in_boxes import Sorted, sorted_by_box
from wta_forms.extract.ink import TICKED, darkness_of
from wta_forms.extract.paragraphs import Room, typed_in
from wta_forms.extract.pdfium_text import characters_of
from wta_forms.extract.pieces import pieces_of
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.printed import counted, found_again
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.extract.reading_order import Line, lines_of
from wta_forms.extract.together import put_together
from wta_forms.map import Map, MapField, Print, Rectangle

_DOTS_PER_INCH = 144

_TICK_LETTERS = 3
"""Characters: an X, a V, "yes"; more are words."""

_FULL = {Room.NONE: (BOX_FULL.at(""),), Room.ONLY_ON_THIS_LINE: (BOX_PERHAPS_FULL.at(""),), Room.LEFT: ()}

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
    awaited = sum(_letters(places.map, blank_page) for _, blank_page in places.pages)
    found = sum(one.letters for one in looked)
    values = put_together([value for one in looked for value in one.values])
    strays = [stray for one in looked for stray in one.strays]
    named = (replace(stray, name=f"#text-{number}") for number, stray in enumerate(strays, 1))
    return Seen((*values, *named), found / awaited if awaited else 0.0)


def _letters(blank: Map, page: int) -> int:
    return sum(len(words.text) for words in blank.words if words.page == page)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One page: ``letters`` is how much of the blank's words was found."""

    values: tuple[RawValue, ...] = ()
    strays: tuple[RawValue, ...] = ()
    letters: float = 0.0


def _look(page: PdfPage, number: int, blank_page: int, blank: Map) -> _Looked:
    characters = characters_of(page, pieces_of(page))
    words = [words for words in blank.words if words.page == blank_page]
    found = found_again(characters, words) if words else counted(characters, words, SAME)
    if found is None:
        return _Looked()
    fields = tuple(field for field in blank.fields if field.page == blank_page)
    by_box = sorted_by_box(found.typed, fields)
    boxes, size = [field for field in fields if field.on], _size(page, blank, blank_page)
    picture = picture_of_blank(page, found.lies, size, _DOTS_PER_INCH) if boxes else None
    dark = darkness_of(picture, _DOTS_PER_INCH / POINTS_PER_INCH, [box.rectangle for box in boxes]) if picture else ()
    ticked = {box for box, darkness in zip(boxes, dark, strict=True) if darkness > TICKED}
    values = [
        _tick(field, by_box, at, field in ticked, blank) if field.on else _words(field, by_box.by_field.get(at, ()))
        for at, field in enumerate(fields)
    ]
    strays = _strays(by_box, fields, words, size[0]) if found.share >= _SURE else ()
    return _Looked(
        tuple(_placed(value, number, found.lies) for value in values),
        tuple(_placed(value, number, found.lies) for value in strays),
        found.share * _letters(blank, blank_page),
    )


def _size(page: PdfPage, blank: Map, blank_page: int) -> tuple[float, float]:
    """A map that was made from a PDF alone has no sizes."""
    width, height = blank.sizes[blank_page - 1] if blank.sizes else page.get_size()
    return (width, height)


def _placed(value: RawValue, page: int, lies: Matrix) -> RawValue:
    """Where it stood in the file."""
    return replace(value, page=page, rectangle=rectangle_moved(value.rectangle, lies) if value.rectangle else None)


def _value(
    name: str, kind: FieldKind, rectangle: Rectangle, texts: Iterable[str], problems: Iterable[Problem] = ()
) -> RawValue:
    return RawValue(
        name,
        kind,
        texts=tuple(texts),
        rectangle=rectangle,
        channel=Channel.PAGE_TEXT,
        certainty=Certainty.RECOVERED,
        problems=tuple(problems),
    )


# --- words ------------------------------------------------------------------------------------------------------------


def _words(field: MapField, characters: Sequence[Character]) -> RawValue:
    typed = typed_in(characters, field.rectangle)
    problems = (*typed.words.problems, *_FULL[typed.room])
    texts = [typed.words.text] if typed.words.text else []
    return _value(field.name, FieldKind.TEXT, field.rectangle, texts, problems)


def _strays(by_box: Sorted, fields: Sequence[MapField], words: Sequence[Print], width: float) -> Iterator[RawValue]:
    """Words in no box, and those that begin in one to tick but are no tick. The stamp's line, and what printers add,
    stand in the foot and below it."""
    foot = max((each.rectangle for each in words), key=lambda rectangle: -rectangle[3], default=(0.0, 0.0, 0.0, 0.0))
    lowest = max(foot[3], min((field.rectangle[1] for field in fields), default=0.0) - _AROUND_BOXES)
    highest = max((field.rectangle[3] for field in fields), default=0.0) + _AROUND_BOXES
    in_ticks = [by_box.by_field.get(at, ()) for at, field in enumerate(fields) if field.on]
    lines = (line for characters in in_ticks if not _is_mark(characters) for line in lines_of(characters))
    for line in (*by_box.strays, *lines):
        typed = typed_in([each for cluster in line.clusters for each in cluster.characters], line.box).words
        is_on_the_page = 0 < line.left < width and lowest < line.y < highest
        if is_on_the_page and any(not category(each).startswith("M") for each in typed.text):
            yield _value("", FieldKind.TEXT, line.box, [typed.text], typed.problems)


# --- ticks ------------------------------------------------------------------------------------------------------------


def _tick(field: MapField, by_box: Sorted, at: int, is_dark: bool, blank: Map) -> RawValue:
    """Ticked where it is dark, or a letter or two stand in it; words that lie over it say nothing."""
    is_one_of_several = sum(other.name == field.name for other in blank.fields) > 1
    kind = FieldKind.RADIO if is_one_of_several else FieldKind.TICK
    typed = by_box.by_field.get(at, ())
    if typed and _is_mark(typed):
        return _value(field.name, kind, field.rectangle, [field.on])
    if is_dark and any(_lies_over(stretch, field) for stretch in by_box.stretches):
        return _value(field.name, kind, field.rectangle, [], [WRITTEN_OVER.at("")])
    return _value(field.name, kind, field.rectangle, [field.on] if is_dark else [])


def _is_mark(characters: Iterable[Character]) -> bool:
    return sum(not each.text.isspace() for each in characters) <= _TICK_LETTERS


def _lies_over(stretch: Line, field: MapField) -> bool:
    letters = [cluster for cluster in stretch.clusters if not cluster.is_space]
    return len(letters) > _TICK_LETTERS and any(is_in(middle(cluster.box), field.rectangle) for cluster in letters)
