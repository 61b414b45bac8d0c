"""Grids: how many ticked what in which row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wta_forms.plan import model
from wta_forms.plan.entries import Told
from wta_forms.plan.material import Asked, numbers_of
from wta_forms.plan.model import HeatCell, Heatmap, HeatRow, Ratings, Row
from wta_forms.plan.ratings import Yardstick, rating, ratings_of, row_values, yardstick_of
from wta_forms.plan.spoken import GONE, grid_labels, spoken_number
from wta_forms.plan.strategies import Strategy
from wta_forms.plan.tallies import majority
from wta_forms.spec.form import Grid


@dataclass(frozen=True, slots=True)
class _Counted:
    """One row: its words, and who ticked what by the choices' words."""

    words: str
    takers: dict[str, list[Told]]


def _counted(grid: Grid, asked: Asked) -> list[_Counted]:
    """Rows in which somebody ticked something."""
    labels = grid_labels(grid, asked.language)
    rows = []
    for row in grid.rows:
        takers: dict[str, list[Told]] = {}
        for key, told in row_values(asked, str(row.key)):
            takers.setdefault(labels.get(key, GONE), []).append(told)
        rows.append(_Counted(row.label.in_(asked.language), takers))
    return rows if any(row.takers for row in rows) else []


def _heads(grid: Grid, rows: Sequence[_Counted], language: str) -> tuple[str, ...]:
    """Every choice; "not sure", and what is no longer offered, only where somebody ticked it."""
    taken = {words for row in rows for words in row.takers}
    labels = grid_labels(grid, language)
    return tuple(words for key, words in (*labels.items(), ("", GONE)) if key not in ("", "unsure") or words in taken)


def grid_as_chart(grid: Grid, asked: Asked) -> Ratings | Heatmap:
    """Ratings where the form asks for the middle or the average. Else there would be a chart for every row: counts
    where rows and choices meet say the same at a glance."""
    is_rated = asked.strategy in (Strategy.MEDIAN, Strategy.MEAN)
    return (ratings_of([asked]) if is_rated else None) or grid_as_heatmap(grid, asked)


def grid_as_heatmap(grid: Grid, asked: Asked) -> Heatmap:
    rows = _counted(grid, asked)
    heads = _heads(grid, rows, asked.language)
    cells = (tuple(_cell(row.takers.get(head, [])) for head in heads) for row in rows)
    return Heatmap("", "", heads, tuple(HeatRow(row.words, own) for row, own in zip(rows, cells, strict=True)))


def _cell(told: Sequence[Told]) -> HeatCell:
    return HeatCell(len(told), numbers_of(told))


def grid_as_table(grid: Grid, asked: Asked) -> model.Grid:
    """Rows and choices with how many ticked each; what most ticked, where the form asks for that; the middle beside."""
    rows = _counted(grid, asked)
    if asked.strategy is Strategy.MAJORITY:
        return model.Grid(("", "What most ticked"), tuple(_most(rows)))
    heads = _heads(grid, rows, asked.language)
    yardstick = yardstick_of(grid, asked.language) if asked.strategy in (Strategy.MEDIAN, Strategy.MEAN) else None
    figure = (_FIGURES[asked.strategy],) if yardstick else ()
    middles = _middles(grid, asked, yardstick) if yardstick else [() for _ in rows]
    cells = [
        Row((row.words, *(str(len(row.takers.get(head, []))) for head in heads), *own), _numbers(row))
        for row, own in zip(rows, middles, strict=False)
    ]
    return model.Grid(("", *heads, *figure), tuple(cells))


_FIGURES = {Strategy.MEDIAN: "Middle", Strategy.MEAN: "Average"}


def _middles(grid: Grid, asked: Asked, yardstick: Yardstick) -> list[tuple[str, ...]]:
    is_mean = asked.strategy is Strategy.MEAN
    found = (rating("", row_values(asked, str(row.key)), yardstick, is_mean=is_mean) for row in grid.rows)
    return [(spoken_number(each.middle) if each and each.count else "",) for each in found]


def _most(rows: Sequence[_Counted]) -> Iterator[Row]:
    for row in rows:
        said = [(words, told) for words, takers in row.takers.items() for told in takers]
        most = "".join(line.words for line in majority(said))
        yield Row((row.words, most), _numbers(row))


def _numbers(row: _Counted) -> tuple[int, ...]:
    return numbers_of(told for takers in row.takers.values() for told in takers)
