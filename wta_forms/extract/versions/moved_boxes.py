"""What stood in the boxes of an earlier version, under the names that these boxes have in a newer one.

Words that could not be used are looked up in ``raw`` by the names of boxes: under the old ones nobody would find them.
"""

from __future__ import annotations

from collections.abc import Mapping

from wta_forms.answers import Value
from wta_forms.extract.versions.moving import Moving
from wta_forms.extract.versions.said import said
from wta_forms.spec.fields import OTHER_TEXT, Field, Shape, cell_name, fields_of_question
from wta_forms.spec.fitting import names_of
from wta_forms.spec.form import Grid, Question, Table
from wta_forms.spec.moves import Axis


def boxes_of(
    old: Question, raw: Mapping[str, str], new: Question, moving: Moving, *, has_all: bool = False
) -> dict[str, str]:
    """The boxes that belong to a question now; with ``has_all`` the others too, under names that it does not have.

    A tick that has no box any more is there by its words.
    """
    made: dict[str, str] = {}
    fields = {field.name: field for field in fields_of_question(old)}
    for name, text in raw.items():
        field = fields.get(name.partition("#")[0])
        place = _place(old, field, new, moving) if field else ""
        if field and place:
            _put(made, place, _text(old, field, text, place, moving))
        elif has_all:
            _put(made, new.id + name.partition("#")[0].removeprefix(old.id), _words(old, field, text, moving))
    return made


def box_in(old: Question, name: str, new: Question, moving: Moving) -> str:
    """What one box is called in a question of the newer version; "" where that has none for it."""
    field = next((field for field in fields_of_question(old) if field.name == name), None)
    return _place(old, field, new, moving) if field else ""


def _put(made: dict[str, str], name: str, text: str) -> None:
    """A second text for one box is ``name#2``."""
    same = [text for known, text in made.items() if known.partition("#")[0] == name]
    if text not in same:
        made[f"{name}#{len(same) + 1}" if same else name] = text


def _place(old: Question, field: Field, new: Question, moving: Moving) -> str:
    """What a box is called in the newer question; "" where that has none for it."""
    is_named = bool(names_of(old, Axis.ROWS))
    row = _part(old, Axis.ROWS, field.row, new, moving) if is_named else field.row
    if field.column:
        column = _part(old, Axis.COLUMNS, field.column, new, moving)
        return cell_name(new.id, row, column) if row and column else ""
    if field.choice is None:
        return new.id
    is_line = field.choice == OTHER_TEXT
    own = "other" if is_line else str(field.choice)
    key = moving.mark(old, own, new) if isinstance(old, Grid) else _part(old, Axis.CHOICES, own, new, moving)
    is_there = bool(key) and bool(row) == bool(field.row)
    return "-".join(filter(None, [new.id, row, OTHER_TEXT if is_line else key])) if is_there else ""


def _part(old: Question, axis: Axis, name: str, new: Question, moving: Moving) -> str:
    spot = moving.spot(old, axis, name, within=new.id) if name else None
    return spot.name if spot else ""


def _text(old: Question, field: Field, text: str, place: str, moving: Moving) -> str:
    """A tick and a radio button say the key of their choice."""
    if field.shape is Shape.RADIO and text in names_of(old, Axis.CHOICES):
        return _part(old, Axis.CHOICES, text, moving.asked[place], moving) or said(old, text, moving.language)
    is_key = field.choice is not None and text == field.on
    return place.rpartition("-")[2] if is_key else text


def _words(old: Question, field: Field | None, text: str, moving: Moving) -> str:
    """What stood in a box; what a tick meant, in the words beside it."""
    if field is None or text != field.on:
        return text
    return said(old, _ticked(old, field), moving.language)


def _ticked(old: Question, field: Field) -> Value:
    """The value that one tick alone would be."""
    match old:
        case Grid():
            return {field.row: field.choice}
        case Table():
            return [{field.column: True}]
        case _:
            return field.choice if field.choice is not None else True
