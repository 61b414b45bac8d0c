"""An answer's value → what stands in its fields: the way back of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from wta_forms.spec.fields import OTHER_TEXT, cell_name, fields_of_question
from wta_forms.spec.form import (
    Cell,
    Date,
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

FieldValue = str | bool


def fill_question(question: Question, value: Any, language: str) -> dict[str, FieldValue]:
    """Field name → text or True, for a value as :class:`wta_forms.answers.Answer` has it.

    None fills nothing, in a cell either. Raises KeyError for a choice, row or column that the question does not have.
    """
    if value is None:
        return {}
    match question:
        case SelectOne():
            return dict(_ticks(question, [value]))
        case SelectMultiple():
            return dict(_ticks(question, value))
        case Table():
            return dict(_cells(question, value, language))
        case Text() | Paragraph() | Number() | Date() | Tick():
            return {question.id: _in_cell(question, value, language)}
        case _:
            assert_never(question)


def value_of_text(question: Question, text: str, language: str) -> Any:
    """What a word out of a table of people means for a question: a key or a label of a choice, or the text itself.

    Several choices are parted by ``;``. None where it is no answer: an empty text, one that is not among the choices,
    or any for a table.
    """
    match question:
        case _ if not text.strip():
            return None
        case SelectOne():
            return _key(question, text, language)
        case SelectMultiple():
            keys = [_key(question, part, language) for part in text.split(";") if part.strip()]
            return None if None in keys else keys or None
        case Tick():
            return True if text.strip().lower() in ("yes", "true", "x", "1") else None
        case Table():
            return None
        case Text() | Paragraph() | Number() | Date():
            return text.strip()
        case _:
            assert_never(question)


def _key(question: SelectOne | SelectMultiple, text: str, language: str) -> Key | dict[str, str] | None:
    wanted = text.strip().casefold()
    for key, label in offered(question):
        if wanted in (str(key).casefold(), label.in_(language).casefold()):
            return key
    return {"other": text.strip()} if question.other else None


def _ticks(question: SelectOne | SelectMultiple, values: list[Any]) -> Iterator[tuple[str, FieldValue]]:
    names = {field.choice: field.name for field in fields_of_question(question)}
    for value in values:
        if isinstance(value, Mapping):
            yield names["other"], True
            yield names[OTHER_TEXT], str(value["other"])
        else:
            yield names[value], True


def _cells(table: Table, value: Any, language: str) -> Iterator[tuple[str, FieldValue]]:
    by_row = value if isinstance(value, Mapping) else dict(enumerate(value, 1))
    cells = {(row, column.id): column.cell for row in table.row_keys for column in table.columns}
    for row, answers in by_row.items():
        for column, answer in answers.items():
            if answer is not None:
                cell = cells[str(row), column]
                yield cell_name(table.id, str(row), column), _in_cell(cell, answer, language)


def _in_cell(cell: Cell, value: Any, language: str) -> FieldValue:
    match cell:
        case Tick():
            return True
        case SelectOne():
            labels = {key: label.in_(language) for key, label in offered(cell)}
            return labels[value]
        case Text() | Paragraph() | Number() | Date():
            return str(value)
        case _:
            assert_never(cell)
