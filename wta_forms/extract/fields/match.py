"""Which returned field belongs to which field of the form: by name, by the last part of its name, by its place.

Programs rename: a form put into another becomes ``form1.page1.q``, a page put in twice ``q#1``, a converted one
``form1[0].q[0]``. What has lost its name is found by the rectangle in the map of the blank. Nothing is thrown away:
what belongs nowhere is handed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from wta_forms.errors import FIELD_MISSING, FOUND_BY_PLACE, FOUND_RENAMED, STATE_DIFFERS, TWO_VALUES, Problem
from wta_forms.extract.quote import quoted
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.map import Map, Rectangle
from wta_forms.spec.fields import STAMP_FIELD, Field, Shape, fields_of
from wta_forms.spec.form import Form

OFF = "Off"
"""The state of a tick box that is not ticked (ISO 32000-2, 12.7.5.2.3)."""

_TICKED_KINDS = frozenset({FieldKind.TICK, FieldKind.RADIO})
_TICKED_SHAPES = frozenset({Shape.TICK, Shape.RADIO})
_HOLDS_NOTHING = frozenset({FieldKind.BUTTON, FieldKind.SIGNATURE})

_OVERLAP = 0.5
"""How much of what two rectangles cover together they have to share to be one place."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Everything that came back for one field of the form. ``values`` is empty when the field is missing, perhaps
    because its whole page is."""

    field: Field
    values: tuple[RawValue, ...] = ()
    is_by_place: bool = False
    is_on_missing_page: bool = False

    @property
    def is_missing(self) -> bool:
        return not self.values

    @property
    def is_lost(self) -> bool:
        """Whether it is empty only because what may stand in it did not come, or could not be read."""
        return not self.texts and (self.is_on_missing_page or any(_is_serious(v.problems) for v in self.values))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every different thing that stands in the box, none when it is empty.

        Several mean that the file contradicts itself. For ticks and radio buttons they are on-states; ``Off`` is among
        them only where one and the same box is also on: an empty copy of a box says nothing against a ticked one.
        """
        return tuple(dict.fromkeys(text for value in self.values for text in _texts(value, self.field)))

    @property
    def is_as_sent(self) -> bool:
        """Whether nobody changed the box: compared with /DV, white space apart, as programs lose tabs and lines.

        A tick that is off and one that has no /DV are the same; in a line of words "Off" is somebody's word.
        """
        return all(_folded(_texts(value, self.field)) == _folded(_sent(value, self.field)) for value in self.values)

    @property
    def is_on_and_off(self) -> bool:
        """Whether one and the same button is on here and off there. In a line of words "Off" is somebody's word."""
        return self.field.shape in _TICKED_SHAPES and OFF in self.texts

    @property
    def is_contradicted(self) -> bool:
        """Several names for the on-state of one tick box say the same; of radio buttons they are several buttons."""
        return self.is_on_and_off if self.field.shape is Shape.TICK else len(self.texts) > 1

    def contradiction(self) -> Iterator[Problem]:
        """Nothing where the file agrees with itself, or the reader has said already that it does not."""
        is_said = any(len(_texts(value, self.field)) > 1 and _is_serious(value.problems) for value in self.values)
        if self.is_contradicted and not is_said:
            message = STATE_DIFFERS if self.is_on_and_off else TWO_VALUES
            yield message.at("", field=self.field.name, values=" | ".join(map(quoted, self.texts)))

    def notes(self) -> Iterator[Problem]:
        """What is to be said of the way it was found, and what the reader said of it."""
        if self.is_missing and not self.is_on_missing_page:
            yield FIELD_MISSING.at("", field=self.field.name)
        for value in self.values:
            if _texts(value, self.field) and value.name != self.field.name:
                message = FOUND_BY_PLACE if self.is_by_place else FOUND_RENAMED
                yield message.at("", field=self.field.name, found=value.name)
            yield from (replace(problem, where="") for problem in value.problems)


@dataclass(frozen=True, slots=True)
class Matching:
    """``found`` has every field of the form, by name.

    ``unknown`` are returned fields that are not in the form, where something stands in them or stood there unread.
    """

    found: Mapping[str, Returned]
    unknown: tuple[RawValue, ...]


def match_fields(form: Form, raw: RawForm, blank_map: Map | None = None) -> Matching:
    """Without a map nothing is looked for by its place."""
    fields = fields_of(form)
    by_name = _by_name(fields, raw.values.values(), raw.lost)
    named = {value.name for found in by_name.values() for value in found.values}
    left = tuple(value for value in raw.values.values() if value.name not in named and not _is_stamp(value))
    missing = [found.field for found in by_name.values() if found.is_missing]
    by_place = _by_place(missing, left, blank_map, raw.first_page) if blank_map else {}
    placed = {value.name for found in by_place.values() for value in found.values}
    unknown = (value for value in left if value.name not in placed)
    return Matching(
        {**by_name, **by_place}, tuple(value for value in unknown if _texts(value) or _is_serious(value.problems))
    )


# --- by name --------------------------------------------------------------------------------------------------------


def bare_name(full: str) -> str:
    """The last part of a full name, without a number that a program added: ``form1.page1.q#2`` is ``q``.

    So do pdf.js and Acrobat write it; ``q+1`` is qpdf's way where it merges files, ``q [208]`` MuPDF's, ``q[0]`` that
    of LiveCycle. None of these signs is in a name of ours.
    """
    return re.sub(r"(?:#\d+|\+\d+| ?\[\d+\])+$", "", full.rpartition(".")[2])


def _by_name(fields: Iterable[Field], values: Iterable[RawValue], lost: Set[str]) -> dict[str, Returned]:
    returned: dict[str, list[RawValue]] = {}
    for value in (value for value in values if value.kind not in _HOLDS_NOTHING):
        returned.setdefault(bare_name(value.name), []).append(value)
    return {
        field.name: Returned(
            field, _best_first(field, returned.get(field.name, [])), is_on_missing_page=field.name in lost
        )
        for field in fields
    }


def _best_first(field: Field, values: Iterable[RawValue]) -> tuple[RawValue, ...]:
    """Filled in before empty, its own name before another."""
    return tuple(sorted(values, key=lambda value: (not _texts(value, field), value.name != field.name)))


def _is_stamp(value: RawValue) -> bool:
    return bare_name(value.name) == STAMP_FIELD


# --- by place -------------------------------------------------------------------------------------------------------


def _by_place(
    fields: Iterable[Field], values: Iterable[RawValue], blank_map: Map, first_page: int
) -> dict[str, Returned]:
    """Each returned field goes to one place of the form, those that lie best on each other first.

    A group of radio buttons has a place for every button, and may come back as a field for every button.
    """
    wanted = {field.name: field for field in fields}
    places = [(number, place) for number, place in enumerate(blank_map.fields) if place.name in wanted]
    pairs = [
        (_shared(value.rectangle, place.rectangle), number, wanted[place.name], value)
        for number, place in places
        for value in values
        if value.rectangle and value.page - first_page + 1 == place.page and _fits(wanted[place.name], value)
    ]
    matched: dict[int, tuple[Field, RawValue]] = {}
    taken: set[str] = set()
    for shared, number, field, value in sorted(pairs, key=lambda pair: -pair[0]):
        if shared >= _OVERLAP and number not in matched and value.name not in taken:
            matched[number] = field, value
            taken.add(value.name)
    return dict(_put_together(matched.values()))


def _put_together(matched: Iterable[tuple[Field, RawValue]]) -> Iterator[tuple[str, Returned]]:
    by_name: dict[str, tuple[Field, list[RawValue]]] = {}
    for field, value in matched:
        by_name.setdefault(field.name, (field, []))[1].append(value)
    for name, (field, values) in by_name.items():
        yield name, Returned(field, _best_first(field, values), is_by_place=True)


def _fits(field: Field, value: RawValue) -> bool:
    if value.kind is FieldKind.UNKNOWN:
        return True
    return value.kind not in _HOLDS_NOTHING and (field.shape in _TICKED_SHAPES) == (value.kind in _TICKED_KINDS)


def _shared(one: Rectangle, other: Rectangle) -> float:
    """The part of the area of both together that is in both: 1 for the same rectangle, 0 for two apart."""
    both = _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
    together = _area(one) + _area(other) - both
    return both / together if together else 0.0


def _area(rectangle: Rectangle) -> float:
    x0, y0, x1, y1 = rectangle
    return max(0.0, x1 - x0) * max(0.0, y1 - y0)


# --- what stands in a box -------------------------------------------------------------------------------------------


def _texts(value: RawValue, field: Field | None = None) -> tuple[str, ...]:
    """ "Off" is empty in a tick box only: in a line it is somebody's word."""
    filled = tuple(stripped for text in value.texts if (stripped := text.strip()))
    return () if _is_tick(value, field) and set(filled) <= {OFF} else filled


def _sent(value: RawValue, field: Field) -> tuple[str, ...]:
    """What it was sent out with (/DV), by the same rule."""
    return () if _is_tick(value, field) and value.initial == OFF else (value.initial or "",)


def _is_tick(value: RawValue, field: Field | None) -> bool:
    return value.kind in _TICKED_KINDS or (field is not None and field.shape in _TICKED_SHAPES)


def _is_serious(problems: Iterable[Problem]) -> bool:
    return any(not problem.is_note for problem in problems)


def _folded(texts: Iterable[str]) -> list[str]:
    return [folded for text in texts if (folded := " ".join(text.split()))]
