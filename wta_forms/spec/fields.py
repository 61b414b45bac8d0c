"""The names of AcroForm fields: here and nowhere else.

Names are flat: ``question``, ``question-row-column``, ``question-option``. Ids and keys match
``[a-z][a-z0-9_]{0,39}``, so ``-`` only separates. No dots: ISO 32000-2, 12.7.4.2, makes them path separators, and Apple
Preview drops the parents of nested fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from wta_forms.spec.form import (
    Cell,
    Date,
    Form,
    Key,
    Number,
    Paragraph,
    Question,
    SelectMultiple,
    SelectOne,
    Table,
    Text,
    Tick,
    offered,
)

STAMP_FIELD = "wta-stamp"
"""The hidden read-only field that says what a file is. No question can be called so: ids have no ``-``."""


class Shape(Enum):
    """What a person does in a field: type a line, type a text of lines, tick, or pick from a list."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Field:
    """One AcroForm field and what it belongs to. ``on`` is the on-state of a tick; ``choice`` the key it stands for."""

    name: str
    shape: Shape
    question: str
    row: str = ""
    column: str = ""
    choice: Key | None = None
    on: str = ""


OTHER_TEXT = "other-text"


def fields_of(form: Form) -> tuple[Field, ...]:
    """Every field a person can fill in, in the order in which it is printed. The stamp is not among them."""
    return tuple(made for question in form.questions for made in fields_of_question(question))


def fields_of_question(question: Question) -> tuple[Field, ...]:
    match question:
        case SelectOne() | SelectMultiple():
            return tuple(_option_fields(question))
        case Table():
            return tuple(_table_fields(question))
        case Text() | Paragraph() | Number() | Date() | Tick():
            return (_single_field(question),)


def cell_name(table: str, row: str, column: str) -> str:
    return f"{table}-{row}-{column}"


def _option_fields(question: SelectOne | SelectMultiple) -> Iterator[Field]:
    for key, _ in offered(question):
        yield Field(f"{question.id}-{key}", Shape.TICK, question.id, choice=key, on=str(key))
        if key == "other":
            yield Field(f"{question.id}-{OTHER_TEXT}", Shape.LINE, question.id, choice=OTHER_TEXT)


def _table_fields(table: Table) -> Iterator[Field]:
    for row in table.row_keys:
        for column in table.columns:
            name = cell_name(table.id, row, column.id)
            shape = _shape(column.cell)
            yield Field(name, shape, table.id, row, column.id, on=_on_state(column.cell))


def _single_field(question: Text | Paragraph | Number | Date | Tick) -> Field:
    return Field(question.id, _shape(question), question.id, on=_on_state(question))


def _on_state(cell: Cell) -> str:
    return "yes" if isinstance(cell, Tick) else ""


def _shape(cell: Cell) -> Shape:
    match cell:
        case Paragraph():
            return Shape.LINES
        case Text(lines=lines):
            return Shape.LINE if lines == 1 else Shape.LINES
        case Number() | Date():
            return Shape.LINE
        case SelectOne():
            return Shape.LIST
        case Tick():
            return Shape.TICK
