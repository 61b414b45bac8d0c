"""What people may see differently, question by question: everybody's place, by the kind of answer.

Answers count that can lie far from each other: scales, scored choices, every row of a scored grid, how people rate the
same row of a table, numbers, where they put a choice in an order and how many points they give it; and choices, words
and days of which the form wants one for all (``merge: majority`` or ``decide``). Elsewhere different answers are facts
about different people (how good is your internet?), not a disagreement. Numbers may be either: they count where people
are split, or one is far from the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wta_forms.plan.shown.apart import Position, Topic, Worth, day_number, in_days, on_a_way
from wta_forms.plan.shown.cells import first_words
from wta_forms.plan.shown.material import Asked
from wta_forms.plan.shown.ratings import RECKONED, Yardstick, middle, row_values, score_of, score_words, yardstick_of
from wta_forms.plan.shown.rows import MergedRow, rows_in
from wta_forms.plan.shown.settled import different, said_by
from wta_forms.plan.shown.spreads import Measure, apart_in_numbers
from wta_forms.plan.shown.strategies import Strategy, strategy_of
from wta_forms.plan.shown.tallies import most_said
from wta_forms.plan.spoken import (
    choice_labels,
    folded,
    grid_labels,
    points_of,
    shown_columns,
    spoken_date,
    spoken_number,
)
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import (
    Column,
    Date,
    Grid,
    Grouping,
    Number,
    Points,
    Question,
    Rank,
    Scale,
    SelectOne,
    Share,
    Table,
)

_ONE_WANTED = (Strategy.MAJORITY, Strategy.DECIDE)
_NO_OPINION = ("unsure", "none")


def can_be_disagreed_on(question: Question) -> bool:
    """Whether different answers can be a disagreement at all."""
    if question.share is Share.NEVER:
        return False
    match question:
        case Table(merge=Grouping()):
            return any(yardstick_of(column.cell, "") for column in shown_columns(question))
        case Table():
            return False
        case Grid(is_many=is_many):
            is_one_wanted = strategy_of(question) in _ONE_WANTED and not is_many
            return is_one_wanted or yardstick_of(question, "") is not None
        case Rank() | Points():
            return True
        case Number():
            return strategy_of(question) in (*_ONE_WANTED, Strategy.MEDIAN, Strategy.MEAN)
        case _:
            return strategy_of(question) in _ONE_WANTED or yardstick_of(question, "") is not None


def topics_of(asked: Asked, name: str) -> Iterator[Topic]:
    """Those of a question called ``name`` that is asked in one form; see ``same_asked`` for several."""
    if asked.decision or not can_be_disagreed_on(asked.question):
        return
    yardstick = yardstick_of(asked.question, asked.language)
    match asked.question:
        case Table():
            yield from _of_rows(asked)
        case Grid() as grid:
            yield from _of_grid(grid, asked, yardstick)
        case Scale() | SelectOne() if yardstick:
            yield rated(name, [(answer.value, told) for answer, told in asked.given], asked, yardstick)
        case Rank() as rank:
            yield from _of_order(rank, asked, name)
        case Points() as points:
            yield from _of_points(points, asked, name)
        case Number() as number:
            yield _of_numbers(number, asked, name)
        case Date() if asked.strategy in _ONE_WANTED:
            days = [(answer.value, told) for answer, told in asked.given]
            told = (Position(day_number(day), spoken_date(day, asked.language), who) for day, who in days)
            yield Topic(name, tuple(told), in_days)
        case _ if asked.strategy in _ONE_WANTED:
            yield from _unsettled(asked, name)


# --- on a way from less to more ---------------------------------------------------------------------------------------


def rated(words: str, values: Iterable[tuple[Any, Told]], asked: Asked, yardstick: Yardstick) -> Topic:
    """Who says several things of the same stands in their middle."""
    return _rated(words, values, asked.question, yardstick, asked.language)


def _rated(
    words: str, values: Iterable[tuple[Any, Told]], question: Question, yardstick: Yardstick, language: str
) -> Topic:
    length = yardstick.most - yardstick.least
    positions = (
        Position((score - yardstick.least) / length, score_words(question, score, language), told[0], told[1:])
        for score, told in _scores(values, yardstick)
    )
    return Topic(words, tuple(positions))


def _scores(values: Iterable[tuple[Any, Told]], yardstick: Yardstick) -> Iterator[tuple[float, tuple[Told, ...]]]:
    """One for each person who has any, with the answers it is made of."""
    of_one: dict[tuple[str, ...], list[tuple[int, Told]]] = defaultdict(list)
    for value, told in values:
        if (score := score_of(value, yardstick)) is not None:
            of_one[told.voice.key].append((score, told))
    return ((middle([score for score, _ in own]), tuple(told for _, told in own)) for own in of_one.values())


def _of_grid(grid: Grid, asked: Asked, yardstick: Yardstick | None) -> Iterator[Topic]:
    labels = grid_labels(grid, asked.language)
    for row in grid.rows:
        words, values = row.label.in_(asked.language), row_values(asked, str(row.key))
        if yardstick:
            yield rated(words, values, asked, yardstick)
        else:
            known = [(labels[key], told) for key, told in values if key in labels and key not in _NO_OPINION]
            yield Topic(words, tuple(Position(None, said, told) for said, told in known))


def _of_rows(asked: Asked) -> Iterator[Topic]:
    if not isinstance(asked.question, Table) or not isinstance(asked.question.merge, Grouping):
        return
    for row in rows_in(asked):
        if row.people > 1:
            for column in shown_columns(asked.question):
                if yardstick := yardstick_of(column.cell, asked.language):
                    yield _of_column(row, column, yardstick)


def _of_column(row: MergedRow, column: Column, yardstick: Yardstick) -> Topic:
    values = [(one.row.values.get(column.id), one.told) for one in row.ones]
    words = f"{first_words(row)}: {column.cell.label.in_(row.language)}"
    return _rated(words, values, column.cell, yardstick, row.language)


# --- numbers, orders, points ------------------------------------------------------------------------------------------


def _of_numbers(number: Number, asked: Asked, name: str) -> Topic:
    """On the way from ``min`` to ``max`` where both are known, else by how many times one is the other."""
    unit = number.unit.in_(asked.language) if number.unit else ""
    values = [(answer.value, told) for answer, told in asked.given if isinstance(answer.value, (int, float))]
    positions = tuple(Position(value, spoken_number(value, unit), told) for value, told in values)
    worth = Worth.ALONE if asked.strategy in RECKONED else Worth.ANY
    return Topic(name, positions, _measure_of(number), worth)


def _measure_of(number: Number) -> Measure:
    if number.min is None or number.max is None or number.max <= number.min:
        return apart_in_numbers
    way = number.max - number.min
    return lambda one, other: abs(one - other) / way


_PLACES = ("first", "second", "third")


def _of_order(rank: Rank, asked: Asked, name: str) -> Iterator[Topic]:
    """A topic for each choice, from the first place to the last."""
    last = len(rank.choices) - 1
    for key, label in choice_labels(rank.choices, asked.language).items():
        positions: list[Position] = []
        for answer, told in asked.given:
            order = list(map(str, answer.value))
            place = order.index(key) if key in order else (len(order) + last) / 2
            words = _placed(order.index(key)) if key in order else f"not among the first {rank.most}"
            positions.append(Position(place / max(1, last), words, told))
        yield Topic(f"{name} – {label}", tuple(positions), on_a_way, Worth.SPLIT)


def _placed(place: int) -> str:
    return _PLACES[place] if place < len(_PLACES) else f"at place {place + 1}"


def _of_points(points: Points, asked: Asked, name: str) -> Iterator[Topic]:
    shares = [({str(key): share for key, share in answer.value.items()}, told) for answer, told in asked.given]
    for key, label in choice_labels(points.choices, asked.language).items():
        given = ((own.get(key, 0), told) for own, told in shares)
        positions = tuple(Position(share / points.points, points_of(share), told) for share, told in given)
        yield Topic(f"{name} – {label}", positions, on_a_way, Worth.SPLIT)


# --- choices and words of which one is wanted -------------------------------------------------------------------------


def _unsettled(asked: Asked, name: str) -> Iterator[Topic]:
    """Of choices every difference counts; of words a tie, and whatever somebody still has to decide."""
    said = said_by(asked)
    if isinstance(asked.question, SelectOne):
        said = tuple((words, told) for words, told in said if told.clear and told.clear.value not in _NO_OPINION)
        yield Topic(name, tuple(Position(None, words, told) for words, told in said))
    elif asked.strategy is Strategy.DECIDE or len(most_said(different(asked))) > 1:
        opinions = different(asked)
        yield Topic(name, tuple(Position(None, each.words, told) for each in opinions for told in each.told))


# --- the same question in several forms -------------------------------------------------------------------------------


def same_asked(asked: Sequence[Asked]) -> list[tuple[Asked, ...]]:
    """Questions, those together that ask the same on the same way in several forms, in the order of the first."""
    same: dict[object, list[Asked]] = defaultdict(list)
    for each in asked:
        yardstick = yardstick_of(each.question, "")
        is_alone = yardstick is None or not isinstance(each.question, (Scale, SelectOne))
        ends = (yardstick.least, yardstick.most) if yardstick else None
        same[(each.form.id, each.question.id) if is_alone else (folded(each.label), ends)].append(each)
    return [tuple(own) for own in same.values()]
