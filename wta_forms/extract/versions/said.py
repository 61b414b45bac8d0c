"""An answer in the words of the form it was given to, for messages and for what has no place in a newer form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from wta_forms.answers import Value
from wta_forms.spec.form import (
    Cell,
    Choice,
    Consent,
    Date,
    Email,
    Grid,
    Key,
    Number,
    Paragraph,
    Phone,
    Phrase,
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
from wta_forms.spec.languages import languages_of


def said(question: Question, value: Value, language: str) -> str:
    """All of a value on one line: choices, rows and columns by their labels. In the first of two languages."""
    return "; ".join(_said(question, value, languages_of(language)[0]))


def label_of(question: Ticked, key: str, language: str) -> str:
    """A choice's words in the first of two languages; the key itself where there are none."""
    return _labels(offered(question), languages_of(language)[0]).get(key, key)


def _said(question: Question | Cell, value: Value, language: str) -> Iterator[str]:
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            labels = _labels(offered(question), language)
            for each in value if isinstance(value, list) else [value]:
                yield str(each["other"]) if isinstance(each, Mapping) else labels.get(str(each), str(each))
        case Rank(choices=choices):
            labels = _of_choices(choices, language)
            yield from (f"{place}. {labels.get(str(key), str(key))}" for place, key in enumerate(value, 1))
        case Points(choices=choices):
            labels = _of_choices(choices, language)
            yield from (f"{labels.get(str(key), str(key))}: {share}" for key, share in value.items())
        case Grid(rows=rows):
            labels, marks = _of_choices(rows, language), _labels(columns_of(question), language)
            for row, mark in value.items():
                ticked = mark if isinstance(mark, list) else [mark]
                yield f"{labels.get(row, row)}: {', '.join(marks.get(str(key), str(key)) for key in ticked)}"
        case Table():
            yield from _rows(question, value, language)
        case Tick() | Consent():
            yield question.label.in_(language)
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature():
            yield str(value)
        case _:
            assert_never(question)


def _rows(table: Table, value: Value, language: str) -> Iterator[str]:
    """Rows of cells; those without a cell are left out."""
    cells = {column.id: column.cell for column in table.columns}
    for row in value.values() if isinstance(value, Mapping) else value:
        words = [part for column, own in row.items() for part in _cell(cells.get(column), own, language)]
        if words:
            yield ", ".join(words)


def _cell(cell: Cell | None, value: Value, language: str) -> Iterator[str]:
    return iter([str(value)]) if cell is None else _said(cell, value, language)


def _of_choices(choices: tuple[Choice, ...], language: str) -> dict[str, str]:
    return _labels(tuple((choice.key, choice.label) for choice in choices), language)


def _labels(named: tuple[tuple[Key, Phrase], ...], language: str) -> dict[str, str]:
    return {str(key): label.in_(language) for key, label in named}
