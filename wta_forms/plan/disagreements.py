"""What people see differently.

Answers count that can lie far from each other: scales, scored choices, every row of a scored grid, how people rate the
same row of a table; and choices or words of which the form wants one for all (``merge: majority`` or ``decide``).
Elsewhere different answers are facts about different people (how good is your internet?), not a disagreement.

The measure: how far apart two people are, taken over all pairs of people. Two people are 0 apart where they say the
same, and 1 where they stand at the two ends, or took different choices. With n people it is

    4 x (sum over the pairs) / n²  x  (n - 1) / n,  and at most 1 before the last factor.

The first part is 1 where half of the people stand at one end and half at the other, and less the fewer disagree with
the rest: 0.64 for one against four. The second keeps two people who differ below four who do. What is on a way from
less to more is a disagreement only where two people are at least half of this way apart; a tie of words only where it
is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from wta_forms.plan.cells import first_words
from wta_forms.plan.entries import Told
from wta_forms.plan.language import BlockSpec, QuestionRef
from wta_forms.plan.material import Asked, Material, asked_of, numbers_of
from wta_forms.plan.model import Block, Disagreement, Disagreements, Line
from wta_forms.plan.ratings import Yardstick, middle, row_values, score_of, score_words, scored_values, yardstick_of
from wta_forms.plan.rows import MergedRow, rows_in
from wta_forms.plan.settled import said_by
from wta_forms.plan.spoken import (
    count_of,
    folded,
    people_of,
    shown_columns,
)
from wta_forms.plan.strategies import Strategy, strategy_of
from wta_forms.plan.tallies import most_said, opinions
from wta_forms.spec.form import Column, Grid, Grouping, Question, Scale, SelectOne, Share, Table

MOST = 10
"""How many disagreements a block shows, unless it says ``most``."""

_FAR = 0.5


@dataclass(frozen=True, slots=True)
class _Position:
    """One person's place from 0 to 1, or None where places have no order, and the words for it."""

    place: float | None
    words: str
    told: Told


@dataclass(frozen=True, slots=True)
class _Topic:
    words: str
    positions: tuple[_Position, ...]

    @property
    def shared(self) -> list[list[_Position]]:
        """People by what they say: from one end to the other; where there is no order, what most say first."""
        by_words: dict[str, list[_Position]] = {}
        for position in self.positions:
            by_words.setdefault(folded(position.words), []).append(position)
        return sorted(by_words.values(), key=lambda own: (own[0].place or 0, -len(own), folded(own[0].words)))

    @property
    def strength(self) -> float:
        n = len(self.positions)
        pairs = combinations(self.shared, 2)
        apart = sum(len(one) * len(other) * _apart(one[0], other[0]) for one, other in pairs)
        return min(1.0, 4 * apart / n**2) * (n - 1) / n if n else 0.0

    @property
    def is_one(self) -> bool:
        return any(_apart(one[0], other[0]) >= _FAR for one, other in combinations(self.shared, 2))


def _apart(one: _Position, other: _Position) -> float:
    """Between two who do not say the same."""
    return 1.0 if one.place is None or other.place is None else abs(one.place - other.place)


def disagreements(block: BlockSpec, material: Material) -> Block:
    """The strongest first, those of the same strength as they were asked."""
    forms = [form for form in material.forms.values() if not block.of or form.id in block.of]
    refs = (QuestionRef(form.id, question.id) for form in forms for question in form.questions)
    asked = [asked_of(ref, material, is_to_count=True) for ref in refs]
    topics = [topic for each in asked for topic in _topics(each, asked) if topic.is_one]
    topics.sort(key=lambda topic: -round(topic.strength, 9))
    most = block.most or MOST
    shown = tuple(Disagreement(topic.words, tuple(_lines(topic))) for topic in topics[:most])
    return Block(Disagreements(shown), more=len(topics[most:]))


def can_be_disagreed_on(question: Question) -> bool:
    """Whether different answers can be a disagreement at all."""
    if question.share is Share.NEVER:
        return False
    match question:
        case Table(merge=Grouping()):
            return any(yardstick_of(column.cell, "") for column in shown_columns(question))
        case Table():
            return False
        case Grid():
            return yardstick_of(question, "") is not None
        case _:
            is_one_wanted = strategy_of(question) in (Strategy.MAJORITY, Strategy.DECIDE)
            return is_one_wanted or yardstick_of(question, "") is not None


def _topics(asked: Asked, beside: Sequence[Asked]) -> Iterator[_Topic]:
    question = asked.question
    if asked.decision or not can_be_disagreed_on(question):
        return
    yardstick = yardstick_of(question, asked.language)
    match question:
        case Table():
            yield from _of_rows(asked)
        case Grid() if yardstick:
            for row in question.rows:
                values = row_values(asked, str(row.key))
                yield _rated(row.label.in_(asked.language), values, question, yardstick, asked.language)
        case Scale() | SelectOne() if yardstick:
            yield _rated(_name(asked, beside), scored_values(asked), question, yardstick, asked.language)
        case _ if asked.strategy in (Strategy.MAJORITY, Strategy.DECIDE) and not isinstance(question, Grid):
            yield from _unsettled(asked, beside)


def _name(asked: Asked, beside: Sequence[Asked]) -> str:
    """The words of the question, and its form's title where several forms ask the same."""
    same = sum(folded(other.label) == folded(asked.label) for other in beside)
    return f"{asked.label} ({asked.form.title.in_(asked.language)})" if same > 1 else asked.label


def _unsettled(asked: Asked, beside: Sequence[Asked]) -> Iterator[_Topic]:
    """Of choices every difference counts; of words a tie, and whatever somebody still has to decide."""
    said = said_by(asked)
    if isinstance(asked.question, SelectOne):
        said = tuple((words, told) for words, told in said if told.clear and told.clear.value not in ("unsure", "none"))
        is_one = True
    else:
        is_one = asked.strategy is Strategy.DECIDE or len(most_said(opinions(said))) > 1
    if is_one:
        yield _Topic(_name(asked, beside), tuple(_Position(None, words, told) for words, told in said))


def _rated(
    words: str, values: Iterable[tuple[Any, Told]], question: Question, yardstick: Yardstick, language: str
) -> _Topic:
    """Who says several things of the same stands in their middle."""
    length = yardstick.most - yardstick.least
    positions = (
        _Position((score - yardstick.least) / length, score_words(question, score, language), told)
        for score, told in _scores(values, yardstick)
    )
    return _Topic(words, tuple(positions))


def _scores(values: Iterable[tuple[Any, Told]], yardstick: Yardstick) -> Iterator[tuple[float, Told]]:
    """One for each person who has any."""
    of_one: dict[tuple[str, ...], tuple[Told, list[int]]] = {}
    for value, told in values:
        if (score := score_of(value, yardstick)) is not None:
            of_one.setdefault(told.voice.key, (told, []))[1].append(score)
    return ((middle(scores), told) for told, scores in of_one.values())


# --- rows that several people named -----------------------------------------------------------------------------------


def _of_rows(asked: Asked) -> Iterator[_Topic]:
    if not isinstance(asked.question, Table) or not isinstance(asked.question.merge, Grouping):
        return
    for row in rows_in(asked):
        if row.people > 1:
            for column in shown_columns(asked.question):
                if yardstick := yardstick_of(column.cell, asked.language):
                    yield _of_column(row, column, yardstick)


def _of_column(row: MergedRow, column: Column, yardstick: Yardstick) -> _Topic:
    values = [(one.row.values.get(column.id), one.told) for one in row.ones]
    topic = f"{first_words(row)}: {column.cell.label.in_(row.language)}"
    return _rated(topic, values, column.cell, yardstick, row.language)


# --- who takes which position -----------------------------------------------------------------------------------------


def _lines(topic: _Topic) -> Iterator[Line]:
    for positions in topic.shared:
        people = [position.told for position in positions]
        yield Line(f"{positions[0].words}: {_people(people)}", numbers_of(people))


def _people(told: Sequence[Told]) -> str:
    """As people are shown; those of whom nothing may be said are counted."""
    shown = Counter({each.voice.key: each.person for each in told if each.person}.values())
    unnamed = len({each.voice.key for each in told if not each.person})
    named = [words if count == 1 else f"{words} ({people_of(count)})" for words, count in shown.items()]
    rest = count_of(unnamed, "more person", "more people") if named else people_of(unnamed)
    return ", ".join([*named, *([rest] if unnamed else [])])
