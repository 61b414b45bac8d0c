"""The cells of a row, also where several people's rows are one: a function for every way of merging them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from wta_forms.plan.authored.language import SCORE
from wta_forms.plan.shown.ratings import middle, total
from wta_forms.plan.shown.rows import MergedRow, as_one, column_of, figure_of, with_range
from wta_forms.plan.shown.strategies import Strategy, in_order
from wta_forms.plan.shown.tallies import variants
from wta_forms.plan.spoken import alike, quoted, shown_columns, spoken_cell, spoken_in_cell, spoken_number
from wta_forms.spec.form import Cell, Column, Date, Grouping, Number, Scale, SelectOne, Table, Tick

_Merged = Callable[[Cell, Sequence[object], str], str]


def words_by_column(row: MergedRow) -> dict[str, str]:
    """What stands in each column that may be shown, and the score."""
    shown = {column.id: _words_in(row, column) for column in shown_columns(row.table)}
    return shown | ({SCORE: with_range(row.scores)} if row.scores else {})


def first_words(row: MergedRow) -> str:
    """What the row is about: its printed name, what it is grouped by, or its first cell with words."""
    by = _grouping_column(row)
    named = next(iter(_ways_of_putting_it(row, by)), "") if by else ""
    return next(filter(None, (row.name, named, *words_by_column(row).values())), "")


def _grouping_column(row: MergedRow) -> Column | None:
    return column_of(row.table, row.table.merge.by) if isinstance(row.table.merge, Grouping) else None


def _ways_of_putting_it(row: MergedRow, column: Column) -> tuple[str, ...]:
    """What most people wrote, then other words for the same."""
    return variants(filter(None, (spoken_cell(column, one.row, row.language) for one in row.ones)))


def _words_in(row: MergedRow, column: Column) -> str:
    """As it was answered, where it is one person's; what could not be read stands there as it was written."""
    if len(row.ones) == 1:
        return spoken_cell(column, row.ones[0].row, row.language)
    if column == _grouping_column(row):
        words, *also = _ways_of_putting_it(row, column) or ("",)
        return f"{words} (also: {', '.join(map(quoted, also))})" if also else words
    strategy = strategy_of_column(row.table, column)
    values = _values(row, column, strategy)
    merged = [_WAYS[strategy](column.cell, values, row.language)] if values else []
    return "; ".join([*merged, *dict.fromkeys(row.written(column.id))])


def _values(row: MergedRow, column: Column, strategy: Strategy) -> list[object]:
    """What somebody says twice in rows that are one counts once: of figures that are reckoned with the middle, else
    every different one. Only amounts are added up row by row."""
    match strategy:
        case Strategy.SUM:
            values = (one.row.values.get(column.id) for one in row.ones)
            return [value for value in values if value is not None]
        case Strategy.MEDIAN | Strategy.MEAN:
            return [value for own in row.said_by_each(column.id) for value in as_one(own)]
        case Strategy.FIRST | Strategy.LATEST:
            row = replace(row, ones=tuple(in_order(row.ones, lambda one: one.told, strategy)))
    return [value for own in row.said_by_each(column.id) for value in own]


def strategy_of_column(table: Table, column: Column) -> Strategy:
    """What the table says of this column, then what fits its kind."""
    grouping = table.merge
    said = dict(grouping.strategies).get(column.id, "") if isinstance(grouping, Grouping) else ""
    if said:
        return Strategy(said)
    match column.cell:
        case SelectOne():
            return Strategy.MAJORITY
        case Number() | Scale():
            return Strategy.MEDIAN
        case Tick():
            return Strategy.TALLY
        case _:
            return Strategy.UNION


# --- ways of merging --------------------------------------------------------------------------------------------------


def _union(cell: Cell, values: Sequence[object], language: str) -> str:
    """Every different answer once, dates one after the other."""
    ordered = sorted(values, key=str) if isinstance(cell, Date) else values
    words: dict[str, str] = {}
    for value in ordered:
        spoken = spoken_in_cell(cell, value, language)
        words.setdefault(alike(spoken), spoken)
    return "; ".join(words.values())


def _all(cell: Cell, values: Sequence[object], language: str) -> str:
    return "; ".join(spoken_in_cell(cell, value, language) for value in values)


def _majority(cell: Cell, values: Sequence[object], language: str) -> str:
    """ "High (Low)": what most say, and in brackets what others do; "High or Low" where they are level."""
    counts = Counter(spoken_in_cell(cell, value, language) for value in values)
    most = max(counts.values())
    first = [words for words, count in counts.items() if count == most]
    others = [words for words, count in counts.items() if count < most]
    return " or ".join(first) + (f" ({', '.join(others)})" if others else "")


def _tally(cell: Cell, values: Sequence[object], language: str) -> str:
    counts = Counter(spoken_in_cell(cell, value, language) for value in values)
    return "; ".join(f"{words} ({count})" for words, count in counts.most_common())


def _median(cell: Cell, values: Sequence[object], language: str) -> str:
    return _reckoned(cell, values, language, middle)


def _mean(cell: Cell, values: Sequence[object], language: str) -> str:
    return _reckoned(cell, values, language, lambda figures: middle(figures, is_mean=True))


def _sum(cell: Cell, values: Sequence[object], language: str) -> str:
    figures = [figure for value in values if (figure := figure_of(value)) is not None]
    return _figure(cell, total(figures), language) if figures else _union(cell, values, language)


def _reckoned(cell: Cell, values: Sequence[object], language: str, figure: Callable[[Sequence[float]], float]) -> str:
    """ "4 (3 to 5)"; whoever is not sure is in no figure, and where nobody is sure, that is what is said."""
    figures = [known for value in values if (known := figure_of(value)) is not None]
    if not figures:
        return _union(cell, values, language)
    words = _figure(cell, figure(figures), language)
    low, high = (_figure(cell, end, language) for end in (min(figures), max(figures)))
    return words if low == high else f"{words} ({low} to {high})"


def _figure(cell: Cell, figure: float, language: str) -> str:
    """A number with its unit; a score that has a label by this one."""
    is_between = isinstance(cell, SelectOne) and figure not in {choice.key for choice in cell.choices}
    return spoken_number(figure) if is_between else spoken_in_cell(cell, figure, language)


def _first(cell: Cell, values: Sequence[object], language: str) -> str:
    return spoken_in_cell(cell, values[0], language)


def _latest(cell: Cell, values: Sequence[object], language: str) -> str:
    return spoken_in_cell(cell, values[-1], language)


_WAYS: dict[Strategy, _Merged] = {
    Strategy.UNION: _union,
    Strategy.ALL: _all,
    Strategy.MAJORITY: _majority,
    Strategy.TALLY: _tally,
    Strategy.MEDIAN: _median,
    Strategy.MEAN: _mean,
    Strategy.SUM: _sum,
    Strategy.FIRST: _first,
    Strategy.LATEST: _latest,
}
