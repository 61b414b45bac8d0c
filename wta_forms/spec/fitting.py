"""What a question of a newer form takes of the answers to an older one: which names it has, and which kinds fit it."""

from __future__ import annotations

from typing import assert_never

from wta_forms.spec.kinds import (
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
    columns_of,
    offered,
)
from wta_forms.spec.moves import Axis

_WORDS = (Text, Paragraph)

_TAKEN: dict[type[Question], tuple[type[Question], ...]] = {
    Text: _WORDS,
    Paragraph: _WORDS,
    Number: (Number, *_WORDS),
    Date: (Date, *_WORDS),
    SelectOne: (SelectOne, SelectMultiple, Scale),
    SelectMultiple: (SelectMultiple, SelectOne),
    Scale: (Scale, SelectOne, SelectMultiple),
}
"""Kinds by whose answers others can be answered without a guess; any other kind goes with itself alone.

Addresses and names are not among them: nobody shows them where the form does not say so, and words are quoted.
"""


def takes(new: Question, old: Question) -> bool:
    """Whether an answer to ``old`` can be one to ``new``, as far as kinds say."""
    if isinstance(old, Table) and isinstance(new, Table):
        return isinstance(old.rows, int) == isinstance(new.rows, int)
    return isinstance(new, _TAKEN.get(type(old), (type(old),)))


def names_of(question: Question, axis: Axis) -> tuple[str, ...]:
    """The keys of its choices or rows, the ids of its columns; none where it has none of its own."""
    match axis:
        case Axis.CHOICES:
            return _choices(question)
        case Axis.ROWS:
            return _rows(question)
        case Axis.COLUMNS:
            return tuple(column.id for column in question.columns) if isinstance(question, Table) else ()
        case _:
            assert_never(axis)


def _rows(question: Question) -> tuple[str, ...]:
    match question:
        case Grid(rows=rows) | Table(rows=tuple() as rows):
            return tuple(str(row.key) for row in rows)
        case _:
            return ()


def _choices(question: Question) -> tuple[str, ...]:
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return tuple(str(key) for key, _ in offered(question))
        case Rank(choices=choices) | Points(choices=choices):
            return tuple(str(choice.key) for choice in choices)
        case Grid():
            return tuple(str(key) for key, _ in columns_of(question))
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent() | Table():
            return ()
        case _:
            assert_never(question)


def points_of(scale: Scale) -> str:
    """ "1 to 5"."""
    return f"{scale.min} to {scale.max}"


def cell_of(question: Question, column: str) -> Cell | None:
    """What a column of a table asks; None where there is none."""
    cells = question.columns if isinstance(question, Table) else ()
    return next((each.cell for each in cells if each.id == column), None)
