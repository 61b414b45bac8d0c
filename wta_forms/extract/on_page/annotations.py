"""Notes that people laid on a page, by the boxes they lie on: words typed on top, ticks, what was drawn with a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PIL import ImageChops
from PIL.Image import Image
from pypdfium2 import PdfPage

from wta_forms.answers import Certainty
from wta_forms.errors import (
    COMMENT_AT_BOX,
    DRAWN_IN_BOX,
    DRAWN_ON_PAGE,
    FIELDS_LEFT_OUT,
    IN_A_COMMENT,
    WRITTEN_OVER,
    Problem,
)
from wta_forms.extract.limits import NOTES
from wta_forms.extract.on_page.drawing import POINTS_PER_INCH, as_png, as_seen, opened, picture_of_blank, shown
from wta_forms.extract.on_page.geometry import (
    SAME,
    Matrix,
    Point,
    area,
    back,
    distance,
    in_hundredths,
    middle,
    overlap,
    rectangle_moved,
    scale_of,
    widened,
)
from wta_forms.extract.on_page.ink import TICKED, crop, middle_of, share_of
from wta_forms.extract.on_page.notes import Note, NoteKind, hide_fields, notes_on
from wta_forms.extract.on_page.pdfium_text import characters_of
from wta_forms.extract.on_page.pieces import pieces_of
from wta_forms.extract.on_page.printed import found_again, letters_on, lies_by_size
from wta_forms.extract.on_page.tick_words import is_tick
from wta_forms.extract.on_page.together import put_together
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.quote import by, on_one_line
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.map import Map, MapField, Rectangle

_DOTS_PER_INCH = 144
_SCALE = _DOTS_PER_INCH / POINTS_PER_INCH

_INSET = 2.0
"""Points: where words begin in a text that was typed on top."""
_NEAR = 4.0
"""Points: so far from a box may a word begin that is meant for it."""
_AT_A_COMMENT = 24.0
"""Points: so far from a box may the icon of a comment on it be."""
_A_MARK = 6.0
"""Times the area of a box to tick: what is drawn around one is no larger; what is goes around words."""
_MOST, _SOME = 0.5, 0.15
"""Parts of a box that is marked, and of a drawing that is meant for a box."""
_OTHER_COLOUR = range(40, 256)
"""Of 255 steps of a colour, by which a place that is drawn on differs from the page: yellow markers count."""
_AROUND = 6.0
"""Points around a box in its picture."""


def look_at_annotations(content: bytes, places: Places) -> Seen:
    """Only fields with a note on them. Several notes on one box are its words from top to bottom.

    Words that lie on no box are called ``#note-1``, ``#note-2`` …, what is drawn on none ``#mark-1`` …; both are told
    with page and rectangle. A box in which something is drawn has a picture of it, and no words.
    """
    values: list[RawValue] = []
    problems: list[Problem] = []
    found = 0.0
    with opened(content) as document:
        for number, blank_pages in _by_page(places) if document else ():
            with shown(document, number) as page:
                notes = notes_on(page) if page is not None else ()
                if page is not None and notes:
                    sheets = [_sheet(page, places.map, blank_page) for blank_page in blank_pages]
                    for sheet, own in _dealt(notes[:NOTES], sheets):
                        values += (replace(value, page=number) for value in _values(sheet, own))
                    found += sum(sheet.letters for sheet in sheets)
                    problems += [FIELDS_LEFT_OUT.at("", why=f"more than {NOTES} notes")] if len(notes) > NOTES else []
    awaited = sum(letters_on(words for words in places.map.words if words.page == there) for _, there in places.pages)
    return Seen(tuple(_named(values)), found / awaited if awaited else 0.0, tuple(dict.fromkeys(problems)))


def _by_page(places: Places) -> Iterator[tuple[int, list[int]]]:
    """Each page of the file with those of the blank that lie on it: several where they were put on one sheet."""
    for number in dict.fromkeys(page for page, _ in places.pages):
        yield number, [blank_page for page, blank_page in places.pages if page == number]


def _named(values: Sequence[RawValue]) -> Iterator[RawValue]:
    """One value a field; and what belongs to none by its kind and a number."""
    yield from put_together(value for value in values if not value.name.startswith("#"))
    for kind in (_NOTE, _MARK):
        those = (value for value in values if value.name == kind)
        yield from (replace(value, name=f"{kind}-{number}") for number, value in enumerate(those, 1))


_NOTE, _MARK = "#note", "#mark"


# --- a page -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sheet:
    """A page with the boxes of the blank. ``lies`` is the matrix from the blank to it; where nobody knows how it lies,
    it is the page as it is seen, and has no boxes. ``size`` is that of the blank."""

    page: PdfPage
    fields: tuple[MapField, ...]
    lies: Matrix
    size: tuple[float, float]
    letters: float = 0.0

    def on_blank(self, rectangle: Rectangle) -> Rectangle:
        return rectangle_moved(rectangle, back(self.lies))

    def on_page(self, rectangle: Rectangle) -> Rectangle:
        return rectangle_moved(rectangle, self.lies)

    @cached_property
    def drawn(self) -> Image:
        hide_fields(self.page)
        return picture_of_blank(self.page, self.lies, self.size, _DOTS_PER_INCH, with_notes=True)

    @cached_property
    def changed(self) -> Image:
        """How much every place differs, in the colour in which it does most, from the page without its notes."""
        red, green, blue = ImageChops.difference(
            self.drawn, picture_of_blank(self.page, self.lies, self.size, _DOTS_PER_INCH)
        ).split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue)

    def drawn_in(self, box: Rectangle) -> float:
        """Square points in which something is drawn."""
        return share_of(crop(self.changed, _SCALE, box), _OTHER_COLOUR) * area(box)

    def picture_of(self, box: Rectangle) -> bytes:
        return as_png(crop(self.drawn, _SCALE, widened(box, _AROUND)))


def _sheet(page: PdfPage, blank: Map, blank_page: int) -> _Sheet:
    words = [words for words in blank.words if words.page == blank_page]
    fields = tuple(field for field in blank.fields if field.page == blank_page)
    seen, size = page.get_size(), blank.sizes[blank_page - 1] if blank.sizes else page.get_size()
    found = found_again(characters_of(page, pieces_of(page)), words)
    if found is not None:
        return _Sheet(page, fields, found.lies, size, found.share * letters_on(words))
    if lies := lies_by_size(as_seen(page), seen, size):
        return _Sheet(page, fields, lies, size)
    return _Sheet(page, (), lies_by_size(as_seen(page), seen, seen) or SAME, seen)


def _dealt(notes: Iterable[Note], sheets: Sequence[_Sheet]) -> Iterator[tuple[_Sheet, list[Note]]]:
    """Every note once, with that page of the blank on which it lies, or to which it is nearest."""
    own: list[list[Note]] = [[] for _ in sheets]
    for note in notes:
        own[min(range(len(sheets)), key=lambda at: _apart(note, sheets[at]))].append(note)
    return zip(sheets, own, strict=True)


def _apart(note: Note, sheet: _Sheet) -> tuple[float, bool]:
    """How far from a page of the blank a note is, in its points. One whose boxes are not known could have any note."""
    point = _begins(sheet, note) if note.kind is NoteKind.WORDS else middle(sheet.on_blank(note.rectangle))
    return distance(point, (0, 0, *sheet.size)), not sheet.fields


# --- what each note says ----------------------------------------------------------------------------------------------


def _values(sheet: _Sheet, notes: Sequence[Note]) -> Iterator[RawValue]:
    typed: dict[str, list[tuple[Note, MapField]]] = {}
    for note in notes:
        if note.kind in (NoteKind.WORDS, NoteKind.COMMENT):
            if not note.words.text:
                yield from _drawn(sheet, note) if note.kind is NoteKind.WORDS else ()
            elif (field := _box_of(sheet, note)) and not note.is_reply:
                typed.setdefault(field.name, []).append((note, field))
            else:
                yield from _over_a_tick(sheet, note)
                yield _beside(_NOTE, note, [note.words.text], note.words.problems)
        else:
            yield from _drawn(sheet, note)
            if note.words.text:
                yield _beside(_NOTE, note, [note.words.text], note.words.problems)
    for pairs in typed.values():
        yield _typed(sheet, pairs[0][1], [note for note, _ in pairs])


def _beside(name: str, note: Note, texts: Iterable[str], problems: Iterable[Problem], picture: bytes = b"") -> RawValue:
    return replace(_value(name, FieldKind.TEXT, note.rectangle, texts, problems, picture), label=note.author)


def _value(
    name: str,
    kind: FieldKind,
    rectangle: Rectangle,
    texts: Iterable[str] = (),
    problems: Iterable[Problem] = (),
    picture: bytes = b"",
) -> RawValue:
    return RawValue(
        name,
        kind,
        texts=tuple(texts),
        rectangle=in_hundredths(rectangle),
        channel=Channel.ANNOTATION,
        certainty=Certainty.RECOVERED,
        picture=picture,
        problems=tuple(problems),
    )


# --- words ------------------------------------------------------------------------------------------------------------


def _typed(sheet: _Sheet, field: MapField, notes: Sequence[Note]) -> RawValue:
    """Words that are typed on top of a box; a comment is its answer only where there are none."""
    if field.on:
        return _tick(sheet, field)
    by_height = sorted(notes, key=lambda note: _from_the_top(sheet.on_blank(note.rectangle)))
    comments = [note for note in by_height if note.kind is NoteKind.COMMENT]
    words = [note for note in by_height if note.kind is not NoteKind.COMMENT] or comments
    told = [problem for note in by_height for problem in note.words.problems]
    for note in comments:
        are_words = {"by": by(note.author), "words": on_one_line(note.words.text)}
        told.append((IN_A_COMMENT if words is comments else COMMENT_AT_BOX).at("", **are_words))
    text = "\n".join(note.words.text for note in words)
    value = _value(field.name, FieldKind.TEXT, sheet.on_page(field.rectangle), [text], dict.fromkeys(told))
    return replace(value, label=words[0].author)


def _from_the_top(rectangle: Rectangle) -> tuple[float, float]:
    x0, _, _, y1 = rectangle
    return (-y1, x0)


def _over_a_tick(sheet: _Sheet, note: Note) -> Iterator[RawValue]:
    """Words that begin on a box to tick and do not tick it."""
    to_tick = [field for field in sheet.fields if field.on]
    if note.kind is NoteKind.WORDS and (over := _nearest(_begins(sheet, note), to_tick, 0)):
        yield replace(_tick(sheet, over), texts=(), problems=(WRITTEN_OVER.at(""),))


def _tick(sheet: _Sheet, field: MapField) -> RawValue:
    is_one_of_several = sum(other.name == field.name for other in sheet.fields) > 1
    kind = FieldKind.RADIO if is_one_of_several else FieldKind.TICK
    return _value(field.name, kind, sheet.on_page(field.rectangle), [field.on])


def _box_of(sheet: _Sheet, note: Note) -> MapField | None:
    """The box that is meant. For a tick it is one to tick, for other words one to write in."""
    rectangle = sheet.on_blank(note.rectangle)
    to_write = [field for field in sheet.fields if not field.on]
    if note.kind is NoteKind.COMMENT:
        return _nearest(middle(rectangle), to_write, _AT_A_COMMENT)
    begins = _begins(sheet, note)
    if is_tick(note.words.text):
        to_tick = [field for field in sheet.fields if field.on]
        if ticked := _nearest(begins, to_tick, _NEAR) or _lies_on(rectangle, to_tick):
            return ticked
    return _nearest(begins, to_write, 0) or _lies_on(rectangle, to_write) or _nearest(begins, to_write, _NEAR)


def _begins(sheet: _Sheet, note: Note) -> Point:
    """The middle of its first letter, on the blank. A text that is typed on top has as much room around it as the
    program gives."""
    x0, y0, x1, y1 = sheet.on_blank(note.rectangle)
    size = note.size / scale_of(sheet.lies)
    return (min(x0 + _INSET + size / 4, x1), max(y1 - _INSET - size / 2, y0))


def _nearest(point: Point, fields: Iterable[MapField], most: float) -> MapField | None:
    near = [field for field in fields if distance(point, field.rectangle) <= most]
    return min(near, key=lambda field: (distance(point, field.rectangle), area(field.rectangle)), default=None)


def _lies_on(rectangle: Rectangle, fields: Iterable[MapField]) -> MapField | None:
    """The box on which most of it lies, if that is some of it, or most of the box."""
    shares = [(area(overlap(rectangle, field.rectangle)), field) for field in fields]
    meant = [
        (share, field)
        for share, field in shares
        if share > _SOME * area(rectangle) or share > _MOST * area(field.rectangle)
    ]
    return max(meant, key=lambda pair: pair[0], default=(0.0, None))[1]


# --- what is drawn ----------------------------------------------------------------------------------------------------


def _drawn(sheet: _Sheet, note: Note) -> Iterator[RawValue]:
    """What is struck out may be the tick, or the words, of a field: that it is meant is for nobody to guess."""
    rectangle = widened(sheet.on_blank(note.rectangle), 1)
    match note.kind:
        case NoteKind.STRUCK:
            ticks, boxes = list[MapField](), list[MapField]()
        case NoteKind.MARKED:
            ticks, boxes = _ringed(rectangle, sheet), []
        case _:
            ticks, boxes = _drawn_on(rectangle, sheet)
    yield from (_tick(sheet, field) for field in ticks)
    for field in boxes:
        picture = sheet.picture_of(field.rectangle)
        place = sheet.on_page(field.rectangle)
        yield _value(field.name, FieldKind.TEXT, place, problems=[DRAWN_IN_BOX.at("")], picture=picture)
    if not ticks and not boxes:
        yield _beside(_MARK, note, (), [DRAWN_ON_PAGE.at("")], sheet.picture_of(rectangle))


def _ringed(rectangle: Rectangle, sheet: _Sheet) -> list[MapField]:
    """Boxes to tick that are marked as such: not what is marked with the words beside it."""
    return [
        field
        for field in sheet.fields
        if field.on
        and area(overlap(rectangle, field.rectangle)) > _MOST * area(field.rectangle)
        and area(rectangle) < _A_MARK * area(field.rectangle)
    ]


def _drawn_on(rectangle: Rectangle, sheet: _Sheet) -> tuple[list[MapField], list[MapField]]:
    """Boxes to tick, and boxes to write in, that a drawing is meant for: what only goes over into a box is not."""
    whole = sheet.drawn_in(rectangle)
    near = [field for field in sheet.fields if area(overlap(rectangle, field.rectangle))] if whole else []
    parts = {field: sheet.drawn_in(overlap(rectangle, widened(field.rectangle, _NEAR))) / whole for field in near}
    meant = [field for field, part in parts.items() if part > _SOME]
    ticks = [field for field in meant if field.on and _is_through_the_middle(field, sheet)]
    boxes = [field for field in meant if not field.on]
    is_writing = any(parts[field] > _MOST for field in boxes)
    return ([], boxes) if is_writing or not ticks else (ticks, [])


def _is_through_the_middle(field: MapField, sheet: _Sheet) -> bool:
    return share_of(crop(sheet.changed, _SCALE, middle_of(field.rectangle)), _OTHER_COLOUR) > TICKED
