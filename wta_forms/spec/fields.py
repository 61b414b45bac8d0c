"""The names of AcroForm fields: here and nowhere else.

Names are flat: ``question``, ``question-row-column``, ``question-option``. Ids and keys match
``[a-z][a-z0-9_]{0,39}``, so ``-`` only separates. No dots: ISO 32000-2, 12.7.4.2, makes them path separators, and Apple
Preview drops the parents of nested fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from wta_forms.spec.asked import Key
from wta_forms.spec.form import Form
from wta_forms.spec.kinds import (
    Appearance,
    Cell,
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Ticked,
    columns_of,
    offered,
)

STAMP_FIELD = "wta-stamp"
"""The hidden read-only field that says what a file is. No question can be called so: ids have no ``-``."""


class Shape(Enum):
    """What a person does in a field: type a line, type a text of lines, tick, press one button of several (a field with
    a widget for each choice), or pick from a list."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    RADIO = "radio"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Field:
    """One AcroForm field and what it belongs to. ``on`` is the on-state of a tick; ``choice`` the key it stands for.

    A field of radio buttons stands for no choice: its on-states are the keys, one for each of its widgets.
    """

    name: str
    shape: Shape
    question: str
    row: str = ""
    column: str = ""
    choice: Key | None = None
    on: str = ""


OTHER_TEXT = "other-text"
_MORE, _FROM = "wta--more-", "-question"


@dataclass(frozen=True, slots=True)
class MoreRoom:
    """A box at the end of a form for a pen: what did not fit elsewhere, and the number of the question it goes on
    from."""

    number: Field
    text: Field


def more_room_fields(count: int) -> tuple[MoreRoom, ...]:
    """They belong to no question. No question's field can be called so: neither an id nor a key is empty."""
    names = [f"{_MORE}{number}" for number in range(1, count + 1)]
    return tuple(MoreRoom(Field(f"{name}{_FROM}", Shape.LINE, ""), Field(name, Shape.LINES, "")) for name in names)


def more_room_place(name: str) -> int:
    """Which of these boxes a field is, from 1; 0 for any other field, and for the numbers of questions beside them."""
    place = name.removeprefix(_MORE)
    return int(place) if place != name and place.isdecimal() else 0


def more_room_number(place: int) -> str:
    """The name of the field for the number of the question that this box goes on from."""
    return f"{_MORE}{place}{_FROM}"


def fields_of(form: Form) -> tuple[Field, ...]:
    """Every field a person can fill in, in the order in which it is printed. The stamp is not among them.

    Rows of tables that stand on the page "More room" come last.
    """
    fields = [made for question in form.questions for made in fields_of_question(question)]
    at_the_end = {(question.id, row) for question in form.questions for row in last_rows_of(question)}
    return tuple(sorted(fields, key=lambda field: (field.question, field.row) in at_the_end))


def last_rows_of(question: Question) -> tuple[str, ...]:
    return question.last_rows if isinstance(question, Table) else ()


def fields_of_question(question: Question) -> tuple[Field, ...]:
    match question:
        case SelectOne(appearance=Appearance.RADIO | Appearance.MINIMAL):
            return tuple(_one_field_for_all(question))
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return tuple(_option_fields(question))
        case Rank() | Points():
            lines = ((f"{question.id}-{choice.key}", choice.key) for choice in question.choices)
            return tuple(Field(name, Shape.LINE, question.id, choice=key) for name, key in lines)
        case Grid():
            return tuple(_grid_fields(question))
        case Table():
            return tuple(_table_fields(question))
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent():
            return (_single_field(question),)
        case _:
            assert_never(question)


def kept_name(question: Question) -> str:
    """Where every word of an answer stands that does not fit its question. No field is called so: no key is empty."""
    return f"{question.id}-"


def cell_name(table: str, row: str, column: str) -> str:
    return f"{table}-{row}-{column}"


def _one_field_for_all(question: SelectOne) -> Iterator[Field]:
    is_radio = question.appearance is Appearance.RADIO
    yield Field(question.id, Shape.RADIO if is_radio else Shape.LIST, question.id)
    if question.other is not None:
        yield _other_text(question)


def _option_fields(question: Ticked) -> Iterator[Field]:
    for key, _ in offered(question):
        yield Field(f"{question.id}-{key}", Shape.TICK, question.id, choice=key, on=str(key))
        if key == "other":
            yield _other_text(question)


def _other_text(question: Ticked) -> Field:
    return Field(f"{question.id}-{OTHER_TEXT}", Shape.LINE, question.id, choice=OTHER_TEXT)


def _grid_fields(grid: Grid) -> Iterator[Field]:
    for row in grid.rows:
        for key, _ in columns_of(grid):
            name = cell_name(grid.id, str(row.key), str(key))
            yield Field(name, Shape.TICK, grid.id, row=str(row.key), choice=key, on=str(key))


def _table_fields(table: Table) -> Iterator[Field]:
    for row in table.row_keys:
        for column in table.columns:
            name = cell_name(table.id, row, column.id)
            shape = _shape(column.cell)
            yield Field(name, shape, table.id, row, column.id, on=_on_state(column.cell))


def _single_field(question: Cell | Consent | Signature) -> Field:
    return Field(question.id, _shape(question), question.id, on=_on_state(question))


def _on_state(cell: Cell | Consent | Signature) -> str:
    return "yes" if isinstance(cell, (Tick, Consent)) else ""


def _shape(cell: Cell | Consent | Signature) -> Shape:
    match cell:
        case Paragraph():
            return Shape.LINES
        case Text(lines=lines):
            return Shape.LINE if lines == 1 else Shape.LINES
        case Number() | Date() | Email() | Phone() | Signature():
            return Shape.LINE
        case SelectOne() | Scale():
            return Shape.LIST
        case Tick() | Consent():
            return Shape.TICK
        case _:
            assert_never(cell)
