"""Tables: rows of cells, each read like a question of its kind.

A cell that cannot be read does not lose its row: its value is left out, its words stand in the answer's ``raw`` under
the name of its field, and a problem names row and column. A row that holds nothing but such cells, and a blank one
before a used one, are there as ``{}``, so that a row of the value and the row of the fields are the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.answers import State, Value
from wta_forms.errors import REQUIRED_BLANK, Problem
from wta_forms.extract.fields.match import Returned
from wta_forms.extract.meaning.boxes import read_box
from wta_forms.extract.meaning.reading import BLANK, Reading, answered, placed
from wta_forms.spec.fields import Field
from wta_forms.spec.form import Column, Table


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row, by column. ``is_used``: something stands in it, readable or not."""

    key: str
    cells: Mapping[str, Reading]

    @property
    def is_used(self) -> bool:
        return any(cell.state is not State.BLANK for cell in self.cells.values())

    @property
    def values(self) -> dict[str, Value]:
        return {column: cell.value for column, cell in self.cells.items() if cell.state is State.ANSWERED}


def read_table(table: Table, boxes: Sequence[Returned], languages: Sequence[str]) -> Reading:
    """Numbered rows: a list of ``{column: value}``, without the blank rows at its end. Keyed rows: those used, by key.

    Answered as soon as one cell can be read. Where none can, the table is a conflict if a cell is, else invalid.
    """
    placed_boxes = {(box.field.row, box.field.column): box for box in boxes}
    rows = [_row(table, key, placed_boxes, languages) for key in table.row_keys]
    problems = tuple(problem for row in rows for problem in _problems(table, row, languages[0]))
    if not any(row.is_used for row in rows):
        return BLANK
    if not any(row.values for row in rows):
        return Reading(_worst(rows), None, problems)
    return answered(_keyed(rows) if isinstance(table.rows, tuple) else _numbered(rows), *problems)


def cell_place(table: Table, field: Field, language: str) -> str:
    """ "row 2, How urgent?"; a row with words of its own is called by them."""
    column = next(column for column in table.columns if column.id == field.column)
    return _place(table, field.row, column, language)


def _row(table: Table, key: str, boxes: Mapping[tuple[str, str], Returned], languages: Sequence[str]) -> _Row:
    return _Row(key, {column.id: read_box(column.cell, boxes[key, column.id], languages) for column in table.columns})


def _numbered(rows: Sequence[_Row]) -> list[dict[str, Value]]:
    last = max(number for number, row in enumerate(rows, 1) if row.is_used)
    return [row.values for row in rows[:last]]


def _keyed(rows: Sequence[_Row]) -> dict[str, dict[str, Value]]:
    return {row.key: row.values for row in rows if row.is_used}


def _worst(rows: Sequence[_Row]) -> State:
    states = {cell.state for row in rows for cell in row.cells.values()}
    return State.CONFLICT if State.CONFLICT in states else State.INVALID


def _problems(table: Table, row: _Row, language: str) -> Iterator[Problem]:
    """A required column is asked for only in rows that are used."""
    for column in table.columns:
        where = _place(table, row.key, column, language)
        cell = row.cells[column.id]
        yield from placed(cell.problems, where)
        if row.is_used and column.cell.required and cell.state is State.BLANK:
            yield REQUIRED_BLANK.at(where)


def _place(table: Table, row: str, column: Column, language: str) -> str:
    labels = {} if isinstance(table.rows, int) else {str(key.key): key.label.in_(language) for key in table.rows}
    return f"{labels.get(row) or f'row {row}'}, {column.cell.label.in_(language)}"
