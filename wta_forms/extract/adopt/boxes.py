"""The boxes of anybody's form as they were designed, without what stands in them. Runs in a worker alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import IntFlag

from pypdf import PdfReader

from wta_forms.extract.adopt.blank import Blank, Box, Spot
from wta_forms.extract.fields.acroform import Found, walked
from wta_forms.extract.fields.objects import (
    Dictionary,
    dictionary,
    elements,
    entry,
    inherited,
    name,
    number,
    on_states,
    rectangle,
    size,
    words,
)
from wta_forms.extract.fields.orphans import with_orphans
from wta_forms.extract.fields.pages import Sheets, sheets_of
from wta_forms.extract.fields.same_name import by_name
from wta_forms.extract.fields.values import values_of
from wta_forms.extract.raw import FieldKind, RawValue


class _Design(IntFlag):
    """/Ff (ISO 32000-2, tables 227, 231 and 234): what is asked for, and how it looks."""

    LOCKED = 1 << 0
    REQUIRED = 1 << 1
    TALL = 1 << 12
    SECRET = 1 << 13
    OPEN_LIST = 1 << 18
    SEVERAL = 1 << 21
    COMB = 1 << 24


_UNSEEN = 1 << 1 | 1 << 5
"""/F: hidden, or shown on paper only (table 167)."""

# /AA of a field and its widgets (table 199), by what sets the program off.
_EVENTS = {"/F": "format", "/K": "keys", "/V": "check", "/C": "calculate"}
_SCRIPT_BYTES = 100_000
_SCRIPT_CHARACTERS = 1_000
_TEXT_CHARACTERS = 1_000


def boxes_in(reader: PdfReader) -> Blank:
    """Title, language and boxes; the places of the boxes are in points of their page, which may be turned."""
    catalogue = reader.root_object
    sheets = sheets_of(catalogue)
    acroform = None
    with suppress(Exception):  # what cannot be read is not there; the widgets on the pages still are
        acroform = dictionary(dict.get(catalogue, "/AcroForm"))
    found = tuple(with_orphans(walked(acroform), sheets.widgets))
    values = by_name(values_of(found, sheets))
    boxes = _different(box for each in found if (box := _box(each, values, sheets)) is not None)
    title, language = _title(reader), ""
    with suppress(Exception):
        language = words(entry(catalogue, "/Lang")).text
    return Blank(title, language, boxes=tuple(boxes))


def _title(reader: PdfReader) -> str:
    with suppress(Exception):  # a broken /Info says nothing
        about = dictionary(dict.get(reader.trailer, "/Info")) or Dictionary()
        return words(entry(about, "/Title")).text[:_TEXT_CHARACTERS]
    return ""


def _different(boxes: Iterable[Box]) -> Iterator[Box]:
    """A name that stands twice is one box in all programs."""
    seen: set[str] = set()
    for box in boxes:
        if box.name not in seen:
            seen.add(box.name)
            yield box


def _box(found: Found, values: dict[str, RawValue], sheets: Sheets) -> Box | None:
    with suppress(Exception):  # a broken field is left out of a draft
        return _designed(found, values[found.name], sheets)
    return None


def _designed(found: Found, value: RawValue, sheets: Sheets) -> Box:
    design = _Design(number(inherited(found.ancestry, "/Ff")) & sum(_Design))
    is_text = value.kind is FieldKind.TEXT
    shown = [widget for widget in found.widgets if not number(entry(widget, "/F")) & _UNSEEN]
    return Box(
        name=found.name,
        kind=value.kind,
        spots=tuple(_spots(found, shown, sheets)),
        label=value.label[:_TEXT_CHARACTERS],
        caption=_caption(found),
        options=value.options if value.kind is FieldKind.LIST else (),
        most=number(inherited(found.ancestry, "/MaxLen")) if is_text else 0,
        is_tall=is_text and _Design.TALL in design,
        is_several=value.is_multiple,
        is_required=_Design.REQUIRED in design,
        is_locked=_Design.LOCKED in design,
        is_hidden=not shown or (is_text and _Design.SECRET in design),
        is_comb=is_text and _Design.COMB in design,
        is_open=value.kind is FieldKind.LIST and _Design.OPEN_LIST in design,
        scripts=dict(_scripts(found)),
    )


def _spots(found: Found, shown: Iterable[Dictionary], sheets: Sheets) -> Iterator[Spot]:
    meanings = [words(part).text for part in elements(inherited(found.ancestry, "/Opt"))]
    for place, widget in enumerate(shown):
        where, page = rectangle(widget), sheets.page_of(widget)
        if where is not None and page:
            on = next(on_states(widget), "")
            meant = meanings[place] if place < len(meanings) and on.isdecimal() else ""
            yield Spot(page, where, meant or on, words(entry(widget, "/TU")).text[:_TEXT_CHARACTERS])


def _caption(found: Found) -> str:
    """What is written on a push button (/MK /CA, table 192)."""
    looks = (dictionary(dict.get(widget, "/MK")) or Dictionary() for widget in found.widgets)
    return next(filter(None, (words(entry(look, "/CA")).text[:_TEXT_CHARACTERS] for look in looks)), "")


def _scripts(found: Found) -> Iterator[tuple[str, str]]:
    for place in (*found.widgets, *found.ancestry):
        actions = dictionary(dict.get(place, "/AA")) or Dictionary()
        for key, event in _EVENTS.items():
            action = dictionary(dict.get(actions, key)) or Dictionary()
            if name(entry(action, "/S")) == "JavaScript" and size(entry(action, "/JS")) <= _SCRIPT_BYTES:
                yield event, words(entry(action, "/JS")).text[:_SCRIPT_CHARACTERS]
