"""Answers in words: what a key, a date, a number or a table is when it is read aloud."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from wta_forms.answers import Answer, State, Value
from wta_forms.plan.model import Rows
from wta_forms.spec.fields import Shape, cell_name, fields_of_question
from wta_forms.spec.form import (
    Cell,
    Column,
    Date,
    Key,
    Number,
    Paragraph,
    Question,
    SelectMultiple,
    SelectOne,
    Share,
    Table,
    Text,
    Tick,
    offered,
)
from wta_forms.spec.wording import MONTHS


def spoken(question: Cell | SelectMultiple, value: Value, language: str) -> str:
    """One value in words."""
    match question:
        case Text() | Paragraph():
            return str(value)
        case Number(unit=unit):
            return spoken_number(value, unit.in_(language) if unit else "")
        case Date():
            return spoken_date(str(value), language)
        case SelectOne():
            return spoken_choice(question, value, language)
        case SelectMultiple():
            return "; ".join(spoken_choice(question, key, language) for key in value)
        case Tick():
            return "Yes"
        case _:
            assert_never(question)


def spoken_answer(question: Question, answer: Answer, language: str) -> str | Rows:
    """A clear answer in full: also what was written on the line beside a choice that was not ticked."""
    if isinstance(question, Table):
        return spoken_rows(question, answer, language)
    words = spoken(question, answer.value, language)
    if isinstance(question, (SelectOne, SelectMultiple)):
        beside = [text for text in _typed(question, answer) if text not in words]
        return words + "".join(f" (written beside it: {quoted(text)})" for text in beside)
    return words


def quoted(text: str) -> str:
    return f"“{text}”"


def count_of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def spoken_date(iso: str, language: str) -> str:
    """``2026-03-09`` as "9 March 2026"; whatever else it is stays as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (day.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12):
        return iso
    return f"{int(day)} {MONTHS[int(month) - 1].in_(language)} {year}"


def spoken_number(value: Any, unit: str = "") -> str:
    """Money has its sign in front, other units stand behind."""
    figures = f"{value:,}" if isinstance(value, (int, float)) else str(value)
    if unit and all(unicodedata.category(sign) == "Sc" for sign in unit):
        return unit + figures
    return f"{figures} {unit}".strip()


def spoken_choice(question: SelectOne | SelectMultiple, key: Any, language: str) -> str:
    """A choice by its label; for ``other`` what was written beside it, if anything was."""
    own_words = str(key.get("other") or "") if isinstance(key, Mapping) else ""
    plain = "other" if isinstance(key, Mapping) else key
    return own_words or labels_of(question, language).get(plain, str(plain))


def labels_of(question: SelectOne | SelectMultiple, language: str) -> dict[Key, str]:
    """Every choice's words. "Something else (please write it)" asks for something, and a plan does not ask."""
    labels = {key: label.in_(language) for key, label in offered(question)}
    return labels | {key: words.partition(" (")[0] for key, words in labels.items() if key == "other"}


# --- tables -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that says something. ``name`` is printed in front of it, "" where rows are only numbered.

    ``written`` has the words of cells that could not be read, by column.
    """

    name: str
    values: Mapping[str, Value]
    written: Mapping[str, str]


def shown_columns(table: Table) -> tuple[Column, ...]:
    """Only columns whose words may be quoted: a cell can be neither counted nor put into other words."""
    return tuple(column for column in table.columns if column.cell.share is Share.QUOTE)


def rows_of(table: Table, answer: Answer, language: str) -> Iterator[TableRow]:
    """The rows of one answer that say something, in the order of the form."""
    names = {} if isinstance(table.rows, int) else {str(row.key): row.label.in_(language) for row in table.rows}
    for key, values in _values_by_row(table, answer.value):
        left_out = (column.id for column in table.columns if values.get(column.id) is None)
        written = {column: _written(answer, cell_name(table.id, key, column)) for column in left_out}
        row = TableRow(names.get(key, ""), values, {column: words for column, words in written.items() if words})
        if row.values or row.written:
            yield row


def _values_by_row(table: Table, value: Value) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every row of the form, then rows that an earlier version of it had."""
    by_row = value if isinstance(value, Mapping) else {str(place): row for place, row in enumerate(value or (), 1)}
    for key in dict.fromkeys([*table.row_keys, *by_row]):
        yield key, by_row.get(key, {})


def spoken_rows(table: Table, answer: Answer, language: str) -> Rows:
    """A table's answer as a table; rows with printed names have these in front."""
    columns = shown_columns(table)
    rows = rows_of(table, answer, language)
    return Rows(heads_of(table, columns, language), tuple(cells_of(table, row, columns, language) for row in rows))


def heads_of(table: Table, columns: tuple[Column, ...], language: str) -> tuple[str, ...]:
    return (*_before(table, ""), *(column.cell.label.in_(language) for column in columns))


def cells_of(table: Table, row: TableRow, columns: tuple[Column, ...], language: str) -> tuple[str, ...]:
    return (*_before(table, row.name), *(spoken_cell(column, row, language) for column in columns))


def _before(table: Table, name: str) -> tuple[str, ...]:
    return () if isinstance(table.rows, int) else (name,)


def spoken_cell(column: Column, row: TableRow, language: str) -> str:
    """What could not be read stands there as it was written, in quotes."""
    value = row.values.get(column.id)
    return row.written.get(column.id, "") if value is None else spoken(column.cell, value, language)


# --- what is not clear ------------------------------------------------------------------------------------------------


def spoken_doubt(question: Question, answer: Answer, language: str) -> str:
    """What was given and could not be used, with every word of it."""
    if answer.state is State.UNREAD:
        return "this part of the form did not come back"
    words = " and ".join(map(quoted, _typed(question, answer)))
    match question:
        case SelectOne() | SelectMultiple():
            return "; ".join(filter(None, [_ticked(question, answer, language), words]))
        case Tick():
            return "the box is ticked in one place of the file and not in another"
        case Text() | Paragraph() | Number() | Date() | Table():
            why = "stand in the file for one box" if answer.state is State.CONFLICT else _unusable(question)
            return f"{words or 'the answer'} {why}"
        case _:
            assert_never(question)


def _unusable(question: Text | Paragraph | Number | Date | Table) -> str:
    match question:
        case Number():
            return "could not be used as a number"
        case Date():
            return "could not be used as a date"
        case Text() | Paragraph() | Table():
            return "could not be used as it is"
        case _:
            assert_never(question)


def _ticked(question: SelectOne | SelectMultiple, answer: Answer, language: str) -> str:
    labels = labels_of(question, language)
    options = (
        field for field in fields_of_question(question) if field.shape is Shape.TICK and field.choice is not None
    )
    ticked = [labels[option.choice] for option in options if option.choice and option.on in _texts(answer, option.name)]
    return f"{count_of(len(ticked), 'box was', 'boxes were')} ticked: {', '.join(ticked)}" if ticked else ""


def _typed(question: Question, answer: Answer) -> list[str]:
    """The words a person typed, in the order of the boxes; ticks are no words, nor is what may not be quoted."""
    columns = {column.id for column in shown_columns(question)} if isinstance(question, Table) else {""}
    fields = (field for field in fields_of_question(question) if field.column in columns)
    names = (field.name for field in fields if field.shape is not Shape.TICK)
    return list(dict.fromkeys(text for name in names for text in _texts(answer, name)))


def _texts(answer: Answer, name: str) -> list[str]:
    """Everything that stood in one box: where a file contradicts itself, a second text is under ``name#2``."""
    keys = sorted(key for key in answer.raw if key.partition("#")[0] == name)
    return [answer.raw[key] for key in keys if answer.raw[key].strip()]


def _written(answer: Answer, name: str) -> str:
    return " or ".join(map(quoted, _texts(answer, name)))


def as_left(question: Question, answer: Answer, language: str) -> str:
    """What stands in the boxes of a question that is not answered: filled in beforehand and left, or unclear."""
    if isinstance(question, SelectOne):
        options = (field for field in fields_of_question(question) if field.shape is Shape.TICK)
        ticked = [option.choice for option in options if option.on in _texts(answer, option.name)]
        return spoken_choice(question, ticked[0], language) if len(ticked) == 1 else ""
    return " or ".join(_typed(question, answer)).strip()
