"""Answers in words: what a key, a date, a number or a table is when it is read aloud.

No key and no id of the form is ever spoken: a choice is its label, and one that is not offered any more is
:data:`GONE`. Rows and columns that a table does not have any more are called by their keys, in quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from wta_forms.answers import Answer, State, Value
from wta_forms.plan.entry import Rows
from wta_forms.plan.marks import as_written, beside, in_gone_column, marks_in, texts_in, texts_of, typed_in
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

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

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
    if not is_day(iso):
        return iso
    return f"{int(iso[8:])} {MONTHS[int(iso[5:7]) - 1].in_(language)} {iso[:4]}"


def is_day(words: str) -> bool:
    """Whether it is a day as it is kept: ``2026-03-09``."""
    try:
        return bool(_DAY.fullmatch(words) and date.fromisoformat(words))
    except ValueError:
        return False


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
    gone = [*answer.value, *(place for place, _ in typed_in(grid, answer) if place and "-" not in place)]
    rows = {key: quoted(key) for key in map(str, gone)} | choice_labels(grid.rows, language)
    rows = {key: rows[key] for key in dict.fromkeys([*choice_labels(grid.rows, language), *rows])}
    cells = ((words, _spoken_mark(grid, row, answer, language)) for row, words in rows.items())
    return Rows(("", "Answer"), tuple(pair for pair in cells if pair[1]))


def _spoken_mark(grid: Grid, row: str, answer: Answer, language: str) -> str:
    labels = grid_labels(grid, language)
    if keys := marks_of_row(answer, row):
        return "; ".join(labels.get(key, GONE) for key in keys)
    ticked = ticked_words([labels[str(key)] for key in marks_in(grid, answer, row)])
    return ticked or " or ".join(map(quoted, texts_in(answer, f"{grid.id}-{row}")))


def ticked_words(labels: Sequence[str]) -> str:
    return f"{count_of(len(labels), 'box was', 'boxes were')} ticked: {', '.join(labels)}" if labels else ""


# --- tables -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that says something. ``name`` is printed in front of it, "" where rows are only numbered.

    ``written`` has the words of cells that could not be read, by column. Both also have columns of an earlier form.
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
    cells = {column.id: column.cell for column in table.columns}
    typed = _columns_typed_in(table, answer)
    for key, values in _values_by_row(table, answer.value, typed):
        left_out = [id for id in dict.fromkeys([*cells, *typed.get(key, ())]) if values.get(id) is None]
        written = {id: _written(cells.get(id), answer, cell_name(table.id, key, id)) for id in left_out}
        name = names.get(key, "" if key in table.row_keys or key.isdecimal() else quoted(key))
        row = TableRow(name, values, {id: words for id, words in written.items() if words})
        if row.values or row.written:
            yield row


def _columns_typed_in(table: Table, answer: Answer) -> dict[str, list[str]]:
    """The columns in whose boxes something stood, by row."""
    columns: dict[str, list[str]] = {}
    for place, _ in typed_in(table, answer):
        row, _, column = place.rpartition("-")
        if row and column:
            columns.setdefault(row, []).append(column)
    return columns


def _written(cell: Cell | None, answer: Answer, name: str) -> str:
    texts = texts_in(answer, name)
    return " or ".join(quoted(as_written(cell, text) if cell else in_gone_column(text)) for text in texts)


def _values_by_row(table: Table, value: Value, typed: Iterable[str]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every row of the form, then rows that an earlier version of it had."""
    by_row = value if isinstance(value, Mapping) else {str(place): row for place, row in enumerate(value or (), 1)}
    for key in dict.fromkeys([*table.row_keys, *map(str, by_row), *typed]):
        yield key, by_row.get(key, {})


def spoken_rows(table: Table, answer: Answer, language: str) -> Rows:
    """A table's answer as a table; rows with printed names have these in front, and behind it stands what was written
    in columns that were taken out."""
    rows = tuple(rows_of(table, answer, language))
    columns, gone = shown_columns(table), _gone_columns(table, rows)
    is_named = has_names(table, rows)
    heads = (*([""] if is_named else []), *(column.cell.label.in_(language) for column in columns))
    cells = (
        (
            *([row.name] if is_named else []),
            *(spoken_cell(column, row, language) for column in columns),
            *(_gone_cell(row, id) for id in gone),
        )
        for row in rows
    )
    return Rows((*heads, *(f"{quoted(id)} (no longer asked)" for id in gone)), tuple(cells))


def has_names(table: Table, rows: Iterable[TableRow]) -> bool:
    """Whether something stands in front of rows: of an earlier form they may have names where this one has none."""
    return not isinstance(table.rows, int) or any(row.name for row in rows)


def _gone_columns(table: Table, rows: Iterable[TableRow]) -> list[str]:
    known = {column.id for column in table.columns}
    return sorted({id for row in rows for id in (*row.values, *row.written) if id not in known})


def _gone_cell(row: TableRow, id: str) -> str:
    value = row.values.get(id)
    return row.written.get(id, "") if value is None else in_gone_column(spoken_freely(value))


def spoken_freely(value: Value) -> str:
    """A value of which nobody knows any more what it was an answer to."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case int():
            return f"{Decimal(value):f}"  # ``str`` refuses whole numbers of more than 4,300 figures
        case Mapping():
            return "; ".join(map(spoken_freely, value.values()))
        case list() | tuple():
            return "; ".join(map(spoken_freely, value))
        case _:
            return str(value)


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
        if ticked or answer.state is not State.INVALID:
            return labels[str(ticked[0])] if len(ticked) == 1 else ""
    return " or ".join(texts_of(question, answer)).strip()
