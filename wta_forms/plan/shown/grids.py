"""Grids: how many ticked what in which row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.plan import model
from wta_forms.plan.figures import KEPT_BACK, from_to
from wta_forms.plan.model import HeatCell, Heatmap, HeatRow, Rating, Ratings, Row
from wta_forms.plan.shown.material import Asked, numbers_of
from wta_forms.plan.shown.ratings import Yardstick, least_told, rating, ratings_of, row_values, yardstick_of
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.shown.tallies import majority, most_said, opinions
from wta_forms.plan.spoken import GONE, grid_labels, spoken_number
from wta_forms.plan.voices.entries import Told
from wta_forms.plan.voices.small_groups import kept_back, kept_back_of_several
from wta_forms.spec.form import Grid


@dataclass(frozen=True, slots=True)
class _Counted:
    """One row: its words, and who ticked what by the choices' words; ``hidden`` are choices that too few took."""

    words: str
    takers: dict[str, list[Told]]
    hidden: frozenset[str] = frozenset()


def _counted(grid: Grid, asked: Asked) -> list[_Counted]:
    """Rows in which somebody ticked something."""
    labels = grid_labels(grid, asked.language)
    rows = []
    for row in grid.rows:
        takers: dict[str, list[Told]] = {}
        for key, told in row_values(asked, str(row.key)):
            takers.setdefault(labels.get(key, GONE), []).append(told)
        hidden = _hidden(grid, takers, asked) if asked.is_only_counted else frozenset()
        rows.append(_Counted(row.label.in_(asked.language), takers, hidden))
    return rows if any(row.takers for row in rows) else []


def _hidden(grid: Grid, takers: Mapping[str, Sequence[Told]], asked: Asked) -> frozenset[str]:
    """What too few took in a row, and what would tell it."""
    labels = grid_labels(grid, asked.language)
    counts = {words: len(takers.get(words, ())) for words in dict.fromkeys((*labels.values(), *takers))}
    if not grid.is_many:
        return kept_back(counts, asked.k)
    people = len({told.voice.key for own in takers.values() for told in own})
    alone = frozenset(words for key, words in labels.items() if key == "unsure")
    return kept_back_of_several(counts, asked.k, people, alone)


def has_hidden_cells(grid: Grid, asked: Asked) -> bool:
    return any(row.hidden for row in _counted(grid, asked))


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
    cells = (tuple(_cell(row, head) for head in heads) for row in rows)
    return Heatmap("", "", heads, tuple(HeatRow(row.words, own) for row, own in zip(rows, cells, strict=True)))


def _cell(row: _Counted, head: str) -> HeatCell:
    told = row.takers.get(head, [])
    return HeatCell(0, is_kept_back=True) if head in row.hidden else HeatCell(len(told), numbers_of(told))


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
        Row((row.words, *(_figure(row, head) for head in heads), *own), _numbers(row))
        for row, own in zip(rows, middles, strict=False)
    ]
    return model.Grid(("", *heads, *figure), tuple(cells))


def _figure(row: _Counted, head: str) -> str:
    return KEPT_BACK if head in row.hidden else str(len(row.takers.get(head, [])))


_FIGURES = {Strategy.MEDIAN: "Middle", Strategy.MEAN: "Average"}


def _middles(grid: Grid, asked: Asked, yardstick: Yardstick) -> list[tuple[str, ...]]:
    is_mean = asked.strategy is Strategy.MEAN
    values = (row_values(asked, str(row.key)) for row in grid.rows)
    found = (rating("", own, yardstick, is_mean=is_mean, k=least_told(asked)) for own in values)
    return [(_middle(each) if each and each.count else "",) for each in found]


def _middle(found: Rating) -> str:
    """Not alone where people are split."""
    camps = " and ".join(from_to(spoken_number(camp.low), spoken_number(camp.high)) for camp in found.camps)
    return f"split: {camps}" if camps else spoken_number(found.middle)


def _most(rows: Sequence[_Counted]) -> Iterator[Row]:
    for row in rows:
        said = [(words, told) for words, takers in row.takers.items() for told in takers]
        first = {opinion.words for opinion in most_said(opinions(said))}
        most = KEPT_BACK if first & row.hidden else "".join(line.words for line in majority(said))
        yield Row((row.words, most), _numbers(row))


def _numbers(row: _Counted) -> tuple[int, ...]:
    return numbers_of(told for takers in row.takers.values() for told in takers)
