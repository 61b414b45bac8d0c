"""Answers in words: what a key, a date, a number or a table is when it is read aloud.

No key and no id is ever spoken: a choice is its label, and one that the form does not offer any more is :data:`GONE`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from wta_forms.answers import Answer, Value
from wta_forms.plan.marks import as_written, beside, marks_in, texts_in, texts_of
from wta_forms.plan.model import Rows
from wta_forms.spec.fields import cell_name
from wta_forms.spec.form import (
    Cell,
    Choice,
    Column,
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
    Share,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Ticked,
    columns_of,
    offered,
)
from wta_forms.spec.wording import MONTHS

GONE = "something that is no longer offered"
"""A choice of an earlier version of the form: nobody here knows its words."""

Plain = Cell | SelectMultiple | Rank | Points | Consent | Sharing | Signature
"""Questions whose answers are a few words, not a table."""


def spoken(question: Plain, value: Value, language: str) -> str:
    """One value in words."""
    match question:
        case Text() | Paragraph() | Email() | Phone() | Signature():
            return str(value)
        case Number(unit=unit):
            return spoken_number(value, unit.in_(language) if unit else "")
        case Date():
            return spoken_date(str(value), language)
        case SelectOne() | Scale() | Sharing():
            return spoken_choice(question, value, language)
        case SelectMultiple():
            return "; ".join(spoken_choice(question, key, language) for key in value)
        case Rank():
            return spoken_order(question, value, language)
        case Points():
            return spoken_points(question, value, language)
        case Tick() | Consent():
            return "Yes"
        case _:
            assert_never(question)


def spoken_answer(question: Question, answer: Answer, language: str) -> str | Rows:
    """A clear answer in full: also what was written on the line beside a choice that was not ticked."""
    if isinstance(question, Table):
        return spoken_rows(question, answer, language)
    if isinstance(question, Grid):
        return spoken_grid(question, answer, language)
    words = spoken(question, answer.value, language)
    if isinstance(question, (SelectOne, SelectMultiple)):
        left = [text for text in beside(question, answer) if text not in words]
        return words + "".join(f" (written beside it: {quoted(text)})" for text in left)
    return words


def quoted(text: str) -> str:
    return f"“{text}”"


def count_of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def people_of(number: int) -> str:
    return count_of(number, "person", "people")


def points_of(number: float) -> str:
    return f"{spoken_number(number)} {'point' if number == 1 else 'points'}"


def enumerated(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"; with semicolons where one of them has a comma of its own."""
    if len(words) < 2:
        return "".join(words)
    has_commas = any("," in each or ";" in each for each in words)
    return f"{('; ' if has_commas else ', ').join(words[:-1])}{';' if has_commas else ''} {last} {words[-1]}"


def answering(question: str, answer: str) -> str:
    """An answer behind the words of its question."""
    return f"{question} {answer}" if question.endswith(("?", ":", ".", "!")) else f"{question}: {answer}"


def folded(words: str) -> str:
    """Words for comparing: white space and capitals make no difference, nor does how an accent is stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(words.split())).casefold())


def alike(words: str) -> str:
    """Words for comparing what people say: punctuation at the end makes no difference either, unless it is all."""
    return folded(words).rstrip(" .,;:!?…") or folded(words)


# --- figures ----------------------------------------------------------------------------------------------------------


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
        return f"-{unit}{figures[1:]}" if figures.startswith("-") else unit + figures
    return f"{figures} {unit}".strip()


def spoken_point(scale: Scale, point: float, language: str) -> str:
    """ "4 of 5", with what it means at an end: "5 of 5 (Very confident)"."""
    words = f"{spoken_number(point)} of {scale.max}" if scale.min in (0, 1) else spoken_number(point)
    end = {scale.min: scale.low, scale.max: scale.high}.get(int(point)) if point == int(point) else None
    return f"{words} ({end.in_(language)})" if end else words


def spoken_order(rank: Rank, keys: Iterable[Any], language: str) -> str:
    labels = choice_labels(rank.choices, language)
    return "; ".join(f"{place}. {labels.get(str(key), GONE)}" for place, key in enumerate(keys, 1))


def spoken_points(points: Points, shares: Mapping[Any, Any], language: str) -> str:
    """In the order printed; what has no points is not named."""
    labels = choice_labels(points.choices, language)
    by_key = {str(key): share for key, share in shares.items()}
    ordered = dict.fromkeys([*(key for key in labels if key in by_key), *by_key])
    return "; ".join(f"{labels.get(key, GONE)}: {spoken_number(by_key[key])}" for key in ordered)


# --- choices ----------------------------------------------------------------------------------------------------------


def spoken_choice(question: Ticked, key: Any, language: str) -> str:
    """A choice by its label; for ``other`` what was written beside it, if anything was."""
    own_words = str(key.get("other") or "") if isinstance(key, Mapping) else ""
    return own_words or labels_of(question, language).get(plain_key(key), GONE)


def plain_key(key: Any) -> str:
    """ "other" stands for what was written beside it as well."""
    return "other" if isinstance(key, Mapping) else str(key)


def labels_of(question: Ticked, language: str) -> dict[str, str]:
    """Every choice's words, in the order printed.

    "Something else (please write it)" asks for something, and a plan does not ask.
    """
    labels = {str(key): label.in_(language) for key, label in offered(question)}
    if isinstance(question, Scale):
        points = range(question.min, question.max + 1)
        return labels | {str(point): spoken_point(question, point, language) for point in points}
    return labels | {key: words.partition(" (")[0] for key, words in labels.items() if key == "other"}


def choice_labels(choices: Iterable[Choice], language: str) -> dict[str, str]:
    return {str(choice.key): choice.label.in_(language) for choice in choices}


# --- grids ------------------------------------------------------------------------------------------------------------


def grid_labels(grid: Grid, language: str) -> dict[str, str]:
    """What can be ticked in every row, in the order printed."""
    return {str(key): label.in_(language) for key, label in columns_of(grid)}


def marks_of_row(answer: Answer, row: str) -> tuple[str, ...]:
    """The keys that count in one row of a grid."""
    value = answer.value.get(row) if isinstance(answer.value, Mapping) else None
    keys = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
    return tuple(map(str, keys))


def spoken_grid(grid: Grid, answer: Answer, language: str) -> Rows:
    """A row for each that was answered, with its choices; where too much was ticked, what was ticked."""
    rows = choice_labels(grid.rows, language) | {key: GONE for key in answer.value if key not in _keys_of(grid)}
    cells = ((words, _spoken_mark(grid, row, answer, language)) for row, words in rows.items())
    return Rows(("", "Answer"), tuple(pair for pair in cells if pair[1]))


def _keys_of(grid: Grid) -> set[str]:
    return {str(row.key) for row in grid.rows}


def _spoken_mark(grid: Grid, row: str, answer: Answer, language: str) -> str:
    labels = grid_labels(grid, language)
    if keys := marks_of_row(answer, row):
        return "; ".join(labels.get(key, GONE) for key in keys)
    return ticked_words([labels[str(key)] for key in marks_in(grid, answer, row)])


def ticked_words(labels: Sequence[str]) -> str:
    return f"{count_of(len(labels), 'box was', 'boxes were')} ticked: {', '.join(labels)}" if labels else ""


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
    names = {} if isinstance(table.rows, int) else choice_labels(table.rows, language)
    for key, values in _values_by_row(table, answer.value):
        left_out = (column for column in table.columns if values.get(column.id) is None)
        written = {column.id: _written(column.cell, answer, cell_name(table.id, key, column.id)) for column in left_out}
        row = TableRow(names.get(key, ""), values, {column: words for column, words in written.items() if words})
        if row.values or row.written:
            yield row


def _written(cell: Cell, answer: Answer, name: str) -> str:
    return " or ".join(quoted(as_written(cell, text)) for text in texts_in(answer, name))


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
    return row.written.get(column.id, "") if value is None else spoken_in_cell(column.cell, value, language)


def spoken_in_cell(cell: Cell, value: Value, language: str) -> str:
    """A point of a scale is its number alone: the head of the column says what it measures."""
    is_point = isinstance(cell, Scale) and isinstance(value, (int, float))
    return spoken_number(value) if is_point else spoken(cell, value, language)


# --- what is left as it was -------------------------------------------------------------------------------------------


def as_left(question: Plain, answer: Answer, language: str) -> str:
    """What stands in the boxes of a question that is not answered: filled in beforehand and left, or unclear."""
    if isinstance(question, (SelectOne, Scale, Sharing)):
        labels = labels_of(question, language)
        ticked = marks_in(question, answer)
        return labels[str(ticked[0])] if len(ticked) == 1 else ""
    return " or ".join(texts_of(question, answer)).strip()
