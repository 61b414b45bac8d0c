"""Rows of tables: everybody's under one another, those that say the same as one row, with their scores.

Only rows of answers that may be quoted are here: a cell can be neither counted nor put into other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from wta_forms.plan.authored.language import SCORE, Only
from wta_forms.plan.near import groups_of
from wta_forms.plan.shown.material import Asked, numbers_of
from wta_forms.plan.shown.ratings import middle
from wta_forms.plan.spoken import (
    GONE,
    TableRow,
    alike,
    folded,
    labels_of,
    plain_key,
    rows_of,
    shown_columns,
    spoken_in_cell,
    spoken_number,
)
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import (
    TICKED,
    Cell,
    Column,
    Grouping,
    Number,
    Paragraph,
    Scale,
    SelectOne,
    Table,
    Text,
    offered,
)

NOT_SAID = "Not said"
"""Over rows in which nobody took a choice."""


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row as one person wrote it. ``score`` is None where a factor is missing, or is no number."""

    row: TableRow
    told: Told
    score: float | None = None


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row as it is shown: of one person, or of several who named the same."""

    table: Table
    ones: tuple[OneRow, ...]
    language: str

    @property
    def name(self) -> str:
        return self.ones[0].row.name

    @property
    def numbers(self) -> tuple[int, ...]:
        return numbers_of(one.told for one in self.ones)

    @property
    def people(self) -> int:
        return len({one.told.voice.key for one in self.ones})

    @property
    def scores(self) -> tuple[float, ...]:
        """One for every person who has any: what somebody says twice counts once, by its middle."""
        of_one: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for one in self.ones:
            if one.score is not None:
                of_one[one.told.voice.key].append(one.score)
        return tuple(middle(scores) for scores in of_one.values())

    @property
    def score(self) -> float | None:
        """The middle of the people's own scores, never the product of middles: (5, 1), (1, 5) and (3, 3) make 5."""
        return middle(self.scores) if self.scores else None

    def values(self, column: str) -> list[Any]:
        """What each person says in a column, once: the middle of their figures, each of their choices and words."""
        is_figure = any(own.id == column and isinstance(own.cell, (Number, Scale)) for own in self.table.columns)
        return [value for own in self.said_by_each(column) for value in (as_one(own) if is_figure else own)]

    def said_by_each(self, column: str) -> tuple[tuple[Any, ...], ...]:
        """The different values of each person who has any, in the order of the people."""
        of_one: dict[tuple[str, ...], dict[str, Any]] = defaultdict(dict)
        for one in self.ones:
            value = one.row.values.get(column)
            if value is not None:
                of_one[one.told.voice.key].setdefault(alike(str(value)), value)
        return tuple(tuple(own.values()) for own in of_one.values())

    def written(self, column: str) -> list[str]:
        """What could not be read, in quotes."""
        return [one.row.written[column] for one in self.ones if column in one.row.written]


def as_one(said: Sequence[Any]) -> Sequence[Any]:
    """The middle of somebody's own figures; without any, what else they say."""
    figures = [figure for value in said if (figure := figure_of(value)) is not None]
    return [middle(figures)] if figures else said


def with_range(values: Sequence[float], template: str = "{middle} ({low} to {high})") -> str:
    """ "9 (5 to 16)", or "9" where all are the same."""
    words, low, high = (spoken_number(figure) for figure in (middle(values), min(values), max(values)))
    return words if low == high else template.format(middle=words, low=low, high=high)


# --- which rows -------------------------------------------------------------------------------------------------------


def rows_in(
    asked: Asked, *, only: Only | None = None, score: Sequence[str] = (), sort: str = ""
) -> tuple[MergedRow, ...]:
    """Person by person, or sorted by a column: rows without a value there come last either way.

    Rows that are grouped stand where the first of them stood. ``only`` picks rows before they are put together.
    """
    if not isinstance(asked.question, Table):
        return ()
    table = asked.question
    ones = [
        OneRow(row, told, _score(table, row, score))
        for answer, told in asked.given
        for row in rows_of(table, answer, asked.language)
        if is_one_of(table, row, only)
    ]
    merged = [MergedRow(table, group, asked.language) for group in _grouped(table, ones, asked)]
    return tuple(sorted_rows(merged, sort))


def _grouped(table: Table, ones: Sequence[OneRow], asked: Asked) -> Iterator[tuple[OneRow, ...]]:
    """Rows without words in the column that groups them stay single; words that are nearly the same are one."""
    by = column_of(table, table.merge.by) if isinstance(table.merge, Grouping) else None
    said = [_grouping_words(one, by, asked.language) if by else "" for one in ones]
    is_worded = by is not None and isinstance(by.cell, (Text, Paragraph))
    near = groups_of(filter(None, said), asked.near) if is_worded else {}
    groups: dict[tuple[int, str], list[OneRow]] = defaultdict(list)
    for place, (one, words) in enumerate(zip(ones, said, strict=True)):
        groups[(-1, near.get(words, words)) if words else (place, "")].append(one)
    return map(tuple, groups.values())


def _grouping_words(one: OneRow, by: Column, language: str) -> str:
    value = one.row.values.get(by.id)
    return "" if value is None else alike(spoken_in_cell(by.cell, value, language))


def is_one_of(table: Table, row: TableRow, only: Only | None) -> bool:
    """Whether the row has one of the values in each column that is named, as far as the table shows such a column."""
    for column, values in only.any_of if only else ():
        wanted = {folded(str(value)) for value in values}
        if column_of(table, column) is not None and _as_said(row.values.get(column)) not in wanted:
            return False
    return True


def _as_said(value: Any) -> str | None:
    if value is None:
        return None
    return TICKED if value is True else folded(plain_key(value))


def _score(table: Table, row: TableRow, factors: Sequence[str]) -> float | None:
    shown = {column.id for column in shown_columns(table)}
    figures = [figure_of(row.values.get(factor)) for factor in factors if factor in shown]
    known = [figure for figure in figures if figure is not None]
    return prod(known) if factors and len(known) == len(factors) else None


def figure_of(value: Any) -> float | None:
    """What can be multiplied; "not sure" cannot."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


# --- in which order ---------------------------------------------------------------------------------------------------

_Order = tuple[float, str]


def sorted_rows(rows: Sequence[MergedRow], sort: str) -> list[MergedRow]:
    """Rows with a value there, then those where something stands that could not be read or is no value, then the
    others; only the first turn round with ``-``."""
    id = sort.removeprefix("-")
    if id != SCORE and rows and column_of(rows[0].table, id) is None:
        return list(rows)
    keys = [order_of(row, id) for row in rows]
    valued = [(key, row) for key, row in zip(keys, rows, strict=True) if key is not None]
    valued.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    rest = [row for key, row in zip(keys, rows, strict=True) if key is None]
    rest.sort(key=lambda row: not (row.written(id) or row.values(id)))
    return [*(row for _, row in valued), *rest]


def order_of(row: MergedRow, id: str) -> _Order | None:
    """Choices in the order of their list, numbers and scores by size, dates by the day, words as they are written."""
    if id == SCORE:
        return (row.score, "") if row.score is not None else None
    column = column_of(row.table, id)
    if column is None:
        return None
    if isinstance(column.cell, SelectOne):
        place = _place(row, id)
        return None if place == _NOWHERE else (place, "")
    orders = [order for value in row.values(id) if (order := _order(column.cell, value)) is not None]
    if not orders:
        return None
    is_figure = isinstance(column.cell, (Number, Scale))
    return (middle([figure for figure, _ in orders]), "") if is_figure else min(orders)


def _order(cell: Cell, value: Any) -> _Order | None:
    if isinstance(cell, (Number, Scale)):
        figure = figure_of(value)
        return None if figure is None else (figure, "")
    return (0, folded(str(value)))


def column_of(table: Table, id: str) -> Column | None:
    """None also for a column that is kept back: neither order nor group nor filter may tell what stands there."""
    return next((column for column in shown_columns(table) if column.id == id), None)


# --- by a choice ------------------------------------------------------------------------------------------------------

_NOWHERE = float("inf")


def parts_by(rows: Sequence[MergedRow], id: str, language: str) -> Iterator[tuple[str, list[MergedRow]]]:
    """The rows of each choice of a column, with its words and in the order of its list; those without an answer come
    last, under :data:`NOT_SAID`."""
    by_place: dict[float, list[MergedRow]] = defaultdict(list)
    for row in rows:
        by_place[_place(row, id)].append(row)
    column = column_of(rows[0].table, id) if rows else None
    labels = list(labels_of(column.cell, language).values()) if column and isinstance(column.cell, SelectOne) else []
    for place in sorted(by_place):
        yield (NOT_SAID if place == _NOWHERE else [*labels, GONE][int(place)]), by_place[place]


def _place(row: MergedRow, id: str) -> float:
    """The place in the list of the choice that most took; of several that are level the first."""
    column = column_of(row.table, id)
    if column is None:
        return _NOWHERE
    keys = [str(key) for key, _ in offered(column.cell)] if isinstance(column.cell, SelectOne) else []
    places = [keys.index(key) if key in keys else len(keys) for key in map(plain_key, row.values(id))]
    return max(sorted(set(places)), key=places.count, default=_NOWHERE)
