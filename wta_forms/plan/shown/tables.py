"""Tables as they are shown: rows and columns, a table for every choice, lines, and where two factors meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wta_forms.plan import model
from wta_forms.plan.authored.language import SCORE, BlockSpec
from wta_forms.plan.authored.templates import filled_item
from wta_forms.plan.model import Block, HeatCell, Heatmap, HeatRow, Line, Parts, Row
from wta_forms.plan.shown.cells import first_words, words_by_column
from wta_forms.plan.shown.material import Asked, numbers_of
from wta_forms.plan.shown.ratings import yardstick_of
from wta_forms.plan.shown.rows import MergedRow, figure_of, parts_by, rows_in, with_range
from wta_forms.plan.spoken import alike, choice_labels, has_names, shown_columns, spoken_point
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import Column, Scale, SelectOne, Table

_SCORE_HEAD = "Score"
_PEOPLE = "people"
_PEOPLE_HEAD = "People"


def rows_for(block: BlockSpec, asked: Asked) -> tuple[MergedRow, ...]:
    return rows_in(asked, only=block.only, score=block.score, sort=block.sort)


def lines_for(block: BlockSpec, asked: Asked) -> tuple[Line, ...]:
    """A line for each row: the block's ``item`` filled in, else what the row is about."""
    template = block.item.in_(asked.language) if block.item else ""
    rows = rows_for(block, asked)
    lines = (Line(_in_a_line(row, template) if template else first_words(row), row.numbers) for row in rows)
    return tuple(line for line in lines if line.words)


def _in_a_line(row: MergedRow, template: str) -> str:
    """The range of a score without brackets of its own, for it often stands within some."""
    score = {SCORE: with_range(row.scores, "{middle}, from {low} to {high}")} if row.scores else {}
    return filled_item(template, words_by_column(row) | score)


def grid_for(block: BlockSpec, asked: Asked, table: Table, most: int | None) -> model.Grid | Parts:
    """A table, or one for every choice of a column; of each not more than ``most`` rows are shown."""
    rows = rows_for(block, asked)
    if not block.by:
        return first_rows(_grid(block, asked, table, rows), most)
    parts = [(title, _grid(block, asked, table, own)) for title, own in parts_by(rows, block.by, asked.language)]
    return Parts(tuple(_part(title, first_rows(grid, most)) for title, grid in parts if grid.rows))


def _part(title: str, grid: model.Grid) -> Block:
    return model.without(Block(grid, title=title), grid.rest)


def first_rows(grid: model.Grid, most: int | None) -> model.Grid:
    """The rows beyond are kept in ``rest``."""
    return grid if most is None else model.Grid(grid.heads, grid.rows[:most], grid.rows[most:])


def _grid(block: BlockSpec, asked: Asked, table: Table, rows: Sequence[MergedRow]) -> model.Grid:
    heads = _heads(block, asked, table)
    has_people = any(row.people > 1 for row in rows)
    columns = [*heads, *([_PEOPLE] if has_people else [])]
    is_named = has_names(table, (one.row for row in rows for one in row.ones))
    shown = [(row, words_by_column(row) | {_PEOPLE: str(row.people)}) for row in rows]
    cells = [
        Row((*([row.name] if is_named else []), *(words.get(id, "") for id in columns)), row.numbers)
        for row, words in shown
        if row.name or any(words.get(id) for id in heads)
    ]
    names = [*heads.values(), *([_PEOPLE_HEAD] if has_people else [])]
    return model.Grid((*([""] if is_named else []), *names), tuple(cells))


def _heads(block: BlockSpec, asked: Asked, table: Table) -> dict[str, str]:
    """The columns shown, by id; where none are named all of them, the score behind what it is made of."""
    heads = {column.id: column.cell.label.in_(asked.language) for column in shown_columns(table)}
    known = heads | ({SCORE: _SCORE_HEAD} if block.score else {})
    chosen = [id for id in block.columns if id in known]
    own = [id for id in heads if id != block.by]
    return {id: known[id] for id in chosen or _with_score(own, block.score)}


def _with_score(columns: list[str], factors: Sequence[str]) -> list[str]:
    if not factors:
        return columns
    last = max((columns.index(factor) for factor in factors if factor in columns), default=len(columns) - 1)
    return [*columns[: last + 1], SCORE, *columns[last + 1 :]]


# --- where two factors meet -------------------------------------------------------------------------------------------


def heatmap_for(block: BlockSpec, asked: Asked, table: Table) -> Heatmap:
    """Down the first factor from most to least, across the second from least to most.

    Everybody's own row counts: what one person calls likely and another does not stands in two places. A cell counts
    different rows, by what they are about.
    """
    shown = {column.id: column for column in shown_columns(table)}
    factors = [shown.get(id) for id in block.score[:2]]
    down, across = factors if len(factors) == 2 else (None, None)
    if down is None or across is None:
        return Heatmap("", "", (), ())
    rows = rows_for(block, asked)
    points, heads = _points(down, asked.language), _points(across, asked.language)
    cells = [(point, tuple(_cell(rows, (down, point), (across, head)) for head in heads)) for point in points]
    heat = [HeatRow(points[point], own) for point, own in sorted(cells, key=lambda pair: -pair[0])]
    is_any = any(cell.count for row in heat for cell in row.cells)
    label, other = (column.cell.label.in_(asked.language) for column in (down, across))
    return Heatmap(label, other, tuple(heads.values()), tuple(heat) if is_any else ())


def _points(column: Column, language: str) -> dict[int, str]:
    """The points of a scale or of a scored list with their words, from least to most."""
    match column.cell:
        case Scale(min=least, max=most) as scale:
            return {point: _point(scale, point, language) for point in range(least, most + 1)}
        case SelectOne(choices=choices) if yardstick_of(column.cell, language):
            labels = choice_labels(choices, language)
            return {key: labels[str(key)] for key in sorted(c.key for c in choices if isinstance(c.key, int))}
        case _:
            return {}


def _point(scale: Scale, point: int, language: str) -> str:
    """ "5 (Almost certain)": of how many is seen from the others."""
    return spoken_point(scale, point, language).replace(f" of {scale.max}", "", 1)


def _cell(rows: Iterable[MergedRow], down: tuple[Column, int], across: tuple[Column, int]) -> HeatCell:
    words: dict[str, str] = {}
    told: list[Told] = []
    for row in rows:
        here = list(_meeting(row, down, across))
        if here:
            name = first_words(row)
            words.setdefault(alike(name) or str(len(words)), name)
            told += here
    return HeatCell(len(words), numbers_of(told), tuple(filter(None, words.values())))


def _meeting(row: MergedRow, *factors: tuple[Column, int]) -> Iterator[Told]:
    for one in row.ones:
        if all(figure_of(one.row.values.get(column.id)) == point for column, point in factors):
            yield one.told
