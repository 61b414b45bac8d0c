"""An answer's value → what stands in its fields: the way back of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from wta_forms.spec.asked import Key
from wta_forms.spec.fields import OTHER_TEXT, Shape, cell_name, fields_of_question
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
    Ticked,
    offered,
)
from wta_forms.spec.languages import languages_of

FieldValue = str | bool
"""What stands in a field: text, the label of a list's entry, the key of a radio button, or whether a box is ticked."""


def fill_question(question: Question, value: Any, language: str) -> dict[str, FieldValue]:
    """Field name → text or True, for a value as :class:`wta_forms.answers.Answer` has it.

    None fills nothing, in a cell, a row or beside a choice either. Raises KeyError for a choice, row or column that the
    question does not have.
    """
    if value is None:
        return {}
    match question:
        case SelectOne() | Scale() | Sharing():
            return dict(_one(question, value, language))
        case SelectMultiple():
            return dict(_ticks(question, value))
        case Rank():
            places = {key: str(place) for place, key in enumerate(value, 1)}
            return _beside(question, places)
        case Points():
            return _beside(question, {key: str(points) for key, points in value.items() if points is not None})
        case Grid():
            return dict(_marks(question, value))
        case Table():
            return dict(_cells(question, value, language))
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent():
            return {question.id: _in_cell(question, value, language)}
        case _:
            assert_never(question)


def value_of_text(question: Question, text: str, language: str) -> Any:
    """What a word out of a table of people means for a question: a key or a label of a choice, or the text itself.

    In two languages ("pl+en") the label of either will do. Several choices are parted by ``;``. None where it is no
    answer: an empty text, one that is not among the choices, or any for a question that asks for more than one thing.
    """
    match question:
        case _ if not text.strip():
            return None
        case SelectOne() | Scale() | Sharing():
            return _key(question, text, language)
        case SelectMultiple():
            keys = [_key(question, part, language) for part in text.split(";") if part.strip()]
            return None if None in keys else keys or None
        case Tick() | Consent():
            return True if text.strip().lower() in ("yes", "true", "x", "1") else None
        case Table() | Grid() | Rank() | Points():
            return None
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature():
            return text.strip()
        case _:
            assert_never(question)


def _key(question: Ticked, text: str, language: str) -> Key | dict[str, str] | None:
    wanted = text.strip().casefold()
    for spoken in (language, *languages_of(language)):
        for key, label in offered(question):
            if wanted in (str(key).casefold(), label.in_(spoken).casefold()):
                return key
    has_other = isinstance(question, (SelectOne, SelectMultiple)) and question.other is not None
    return {"other": text.strip()} if has_other else None


def _one(question: SelectOne | Scale | Sharing, value: Any, language: str) -> Iterator[tuple[str, FieldValue]]:
    """In a box of its own, in the one field of radio buttons (by its key) or of a list (by its label)."""
    field = fields_of_question(question)[0]
    if field.shape is Shape.TICK:
        yield from _ticks(question, [value])
        return
    labels = {key: label.in_(language) for key, label in offered(question)}
    key = "other" if isinstance(value, Mapping) else value
    label = labels[key]
    yield field.name, str(key) if field.shape is Shape.RADIO else label
    if isinstance(value, Mapping):
        yield f"{question.id}-{OTHER_TEXT}", str(value["other"])


def _ticks(question: Ticked, values: list[Any]) -> Iterator[tuple[str, FieldValue]]:
    names = {field.choice: field.name for field in fields_of_question(question)}
    for value in values:
        if isinstance(value, Mapping):
            yield names["other"], True
            yield names[OTHER_TEXT], str(value["other"])
        else:
            yield names[value], True


def _beside(question: Rank | Points, figures: Mapping[Key, str]) -> dict[str, FieldValue]:
    names = {field.choice: field.name for field in fields_of_question(question)}
    return {names[key]: figure for key, figure in figures.items()}


def _marks(grid: Grid, value: Mapping[Any, Any]) -> Iterator[tuple[str, FieldValue]]:
    names = {(field.row, field.choice): field.name for field in fields_of_question(grid)}
    for row, marked in value.items():
        keys = marked if isinstance(marked, (list, tuple)) else [] if marked is None else [marked]
        for key in keys:
            yield names[str(row), key], True


def _cells(table: Table, value: Any, language: str) -> Iterator[tuple[str, FieldValue]]:
    by_row = value if isinstance(value, Mapping) else dict(enumerate(value, 1))
    cells = {(row, column.id): column.cell for row in table.row_keys for column in table.columns}
    for row, answers in by_row.items():
        for column, answer in answers.items():
            if answer is not None:
                cell = cells[str(row), column]
                yield cell_name(table.id, str(row), column), _in_cell(cell, answer, language)


def _in_cell(cell: Cell | Consent | Signature, value: Any, language: str) -> FieldValue:
    match cell:
        case Tick() | Consent():
            return True
        case SelectOne() | Scale():
            labels = {key: label.in_(language) for key, label in offered(cell)}
            return labels[value]
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature():
            return str(value)
        case _:
            assert_never(cell)
