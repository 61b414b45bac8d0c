"""Rows out of several tables, put together as one: the next steps of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wta_forms.plan.cells import words_by_column
from wta_forms.plan.language import SCORE, BlockSpec, RowSource
from wta_forms.plan.material import Asked
from wta_forms.plan.model import Grid, Row
from wta_forms.plan.rows import MergedRow, order_of, rows_in
from wta_forms.plan.spoken import folded, shown_columns
from wta_forms.plan.templates import filled_item, names_in
from wta_forms.spec.form import Date, Number, Scale, SelectOne


@dataclass(frozen=True, slots=True)
class _Made:
    """A row, and what it is sorted by: dates by the day, before figures by their size and choices by their place in
    the list, before words, before nothing."""

    row: Row
    order: _Order


_Order = tuple[int, float, str]


def rows_together(block: BlockSpec, sources: Sequence[tuple[RowSource, Asked]]) -> Grid:
    """Source by source, or sorted by a column. A row that says nothing in its first column is left out, and what
    several say in the same words stands there once."""
    made = [row for source, asked in sources for row in _rows(block, source, asked)]
    if block.sort:
        made = _sorted(made, is_reversed=block.sort.startswith("-"))
    heads = tuple(head.in_(sources[0][1].language) for head in block.heads) if sources else ()
    return Grid(heads, tuple(_each_once(each.row for each in made)))


def _rows(block: BlockSpec, source: RowSource, asked: Asked) -> Iterator[_Made]:
    templates = {column: phrase.in_(asked.language) for column, phrase in source.cells}
    sort = block.sort.removeprefix("-")
    for row in rows_in(asked, score=block.score):
        words = words_by_column(row)
        cells = [filled_item(templates.get(column, ""), words) for column in block.columns]
        if cells and any(character.isalnum() for character in cells[0]):
            template = templates.get(sort, f"{{{SCORE}}}" if sort == SCORE else "")
            order = _order(template, row, dict(zip(block.columns, cells, strict=True)).get(sort, ""))
            yield _Made(Row(tuple(cells), row.numbers), order)


def _order(template: str, row: MergedRow, words: str) -> _Order:
    """By the first day that the cell names, where it stands for a date; by the figure, the score or the choice, where
    it names that alone; else by its words."""
    names = list(names_in(template))
    shown = {column.id: column.cell for column in shown_columns(row.table) if column.id in names}
    days = sorted(str(day) for id, cell in shown.items() if isinstance(cell, Date) for day in row.values(id))
    if days:
        return (0, 0, days[0])
    if len(names) == 1 and (names == [SCORE] or isinstance(shown.get(names[0]), (Number, Scale, SelectOne))):
        figure = order_of(row, names[0])
        if figure is not None:
            return (1, *figure)
    return (2, 0, folded(words)) if words else (3, 0, "")


def _sorted(made: Sequence[_Made], *, is_reversed: bool) -> list[_Made]:
    """Turned round within dates, within figures and within words: what has no date comes later either way."""
    ordered = sorted(made, key=lambda each: each.order[1:], reverse=is_reversed)
    return sorted(ordered, key=lambda each: each.order[0])


def _each_once(rows: Iterator[Row]) -> Iterator[Row]:
    numbers: dict[tuple[str, ...], set[int]] = {}
    cells: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows:
        key = tuple(map(folded, row.cells))
        cells.setdefault(key, row.cells)
        numbers.setdefault(key, set()).update(row.numbers)
    return (Row(own, tuple(sorted(numbers[key]))) for key, own in cells.items())
