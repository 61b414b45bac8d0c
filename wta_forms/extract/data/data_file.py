"""What FDF and XFDF have in common: values by name, and notes, without the form they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from wta_forms.answers import Certainty, Status
from wta_forms.errors import NO_VALUES, VALUES_CUT, Problem
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.fields.remarks import remarks_among
from wta_forms.extract.fields.same_name import by_name
from wta_forms.extract.fields.stamps import stamps_in
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue
from wta_forms.extract.text import Words
from wta_forms.map import Rectangle
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import Form


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation and what it says; ``kind`` is its /Subtype without the slash, ``page`` counts from 1."""

    kind: str
    words: Words
    page: int = 0
    rectangle: Rectangle | None = None


def data_value(name: str, words: Iterable[Words]) -> RawValue:
    """What a data file says of one field. Of what kind the field is only the form knows.

    Several values are a list box in which several are chosen (ISO 32000-2, 12.7.8.3.2), and no contradiction.
    """
    told = tuple(words)
    texts = tuple(dict.fromkeys(each.text for each in told if each.text))
    problems = tuple(problem for each in told for problem in each.problems)
    return RawValue(
        name,
        FieldKind.UNKNOWN,
        texts,
        channel=Channel.DATA_FILE,
        is_multiple=len(texts) > 1,
        problems=problems,
    )


def data_form(values: Iterable[RawValue], notes: Iterable[Note], problems: Iterable[Problem]) -> RawForm:
    """The file as a form without pages. Notes with words in them are values too: ``#note-1`` …"""
    notes = tuple(notes)
    named = by_name(values)
    named |= {value.name: value for value in map(_noted, (note for note in notes if note.words.text), range(1, 10**6))}
    return RawForm(
        Status.DATA_FILE,
        MappingProxyType(named),
        stamp=next(stamps_in(named.values()), ""),
        problems=(*problems, *([] if any(value.texts for value in named.values()) else [NO_VALUES.at("")])),
        remarks=remarks_among(note.kind for note in notes),
    )


def with_fields_left_out(raw: RawForm, form: Form) -> RawForm:
    """A file of values with the fields of a form that it does not name: a program may leave out those without a value
    (ISO 32000-2, table 240, IncludeNoValueFields), so they are empty, not lost. Of a file that is cut nobody knows."""
    named = {bare_name(name) for name in raw.values}
    left_out = [field.name for field in fields_of(form) if field.name not in named]
    if any(map(VALUES_CUT.is_said, raw.problems)):
        return replace(raw, lost=frozenset(left_out))
    return replace(raw, values=MappingProxyType({**raw.values, **{name: data_value(name, ()) for name in left_out}}))


def _noted(note: Note, place: int) -> RawValue:
    return RawValue(
        f"#note-{place}",
        FieldKind.UNKNOWN,
        (note.words.text,),
        page=note.page,
        rectangle=note.rectangle,
        channel=Channel.ANNOTATION,
        certainty=Certainty.RECOVERED,
        problems=note.words.problems,
    )
