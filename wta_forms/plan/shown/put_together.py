"""Rows out of several tables, put together as one: the next steps of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from wta_forms.plan.authored.language import SCORE, BlockSpec, RowSource
from wta_forms.plan.authored.templates import filled_item, names_in
from wta_forms.plan.model import Grid, Row
from wta_forms.plan.near import Wanted, groups_of
from wta_forms.plan.shown.cells import words_by_column
from wta_forms.plan.shown.material import Asked
from wta_forms.plan.shown.rows import MergedRow, order_of, rows_in
from wta_forms.plan.spoken import alike, folded, quoted, shown_columns
from wta_forms.spec.form import Date, Number, Paragraph, Scale, SelectOne, Table, Text


@dataclass(frozen=True, slots=True)
class _Made:
    """A row, and what it is sorted by: dates by the day, before figures by their size and choices by their place in
    the list, before words, before nothing."""

    row: Row
    order: _Order


_Order = tuple[int, float, str]


def rows_together(block: BlockSpec, sources: Sequence[tuple[RowSource, Asked]]) -> Grid:
    """Source by source, or sorted by a column. A row that says nothing in its first column is left out, and what
    several say in nearly the same words stands there once."""
    made = [row for source, asked in sources for row in _rows(block, source, asked)]
    if block.sort:
        made = _sorted(made, is_reversed=block.sort.startswith("-"))
    heads = tuple(head.in_(sources[0][1].language) for head in block.heads) if sources else ()
    near = [asked.near for _, asked in sources]
    wanted = Wanted(tuple(g for own in near for g in own.together), tuple(g for own in near for g in own.apart))
    return Grid(heads, tuple(_each_once((each.row for each in made), _settled_places(block, sources), wanted)))


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


# --- what is said twice -----------------------------------------------------------------------------------------------


def _each_once(rows: Iterable[Row], settled: Set[int], wanted: Wanted) -> Iterator[Row]:
    """Rows whose first columns say the same (see ``near``), under whatever label, and which agree in every column that
    is ``settled``. What else they say stands side by side; nothing of it is lost."""
    every = list(rows)
    groups = groups_of((row.cells[0] for row in every), wanted)
    same: dict[tuple[str, ...], list[Row]] = {}
    for row in every:
        rest = (folded(cell) for place, cell in enumerate(row.cells) if place in settled)
        same.setdefault((groups[alike(row.cells[0])], *rest), []).append(row)
    return map(_one_of, same.values())


def _one_of(rows: Sequence[Row]) -> Row:
    first, *others = zip(*(row.cells for row in rows), strict=True)
    rest = tuple("; ".join(_different(cells)) for cells in others)
    numbers = {number for row in rows for number in row.numbers}
    return Row((_with_other_words(first), *rest), tuple(sorted(numbers)))


def _with_other_words(said: Sequence[str]) -> str:
    """Who has put it otherwise in no more than signs and capitals ("Find: A fridge") has said the same."""
    by_letters = {"".join(filter(str.isalnum, folded(words))): words for words in reversed(said)}
    own, *also = sorted(by_letters.values(), key=said.index)
    return f"{own} (also: {', '.join(map(quoted, also))})" if also else own


def _different(cells: Sequence[str]) -> Iterable[str]:
    """Each as the first has put it, in their order."""
    return sorted({folded(cell): cell for cell in reversed(cells) if cell}.values(), key=cells.index)


def _settled_places(block: BlockSpec, sources: Iterable[tuple[RowSource, Asked]]) -> frozenset[int]:
    """The columns that hold a day, a figure or a choice in one of the tables: two of these cannot stand side by side as
    if both were meant. The first column is what is compared."""
    names = {
        (column, name)
        for source, asked in sources
        for column, phrase in source.cells
        for name in names_in(phrase.in_(asked.language))
        if name == SCORE or (isinstance(asked.question, Table) and _is_settled(asked.question, name))
    }
    places = {block.columns.index(column) for column, _ in names if column in block.columns}
    return frozenset(places - {0})


def _is_settled(table: Table, id: str) -> bool:
    cell = next((column.cell for column in table.columns if column.id == id), None)
    return cell is not None and not isinstance(cell, (Text, Paragraph))
