"""Answers that can be reckoned with: the middle or the average of scales, scored choices and numbers.

Whoever is not sure, or ticked none, is in no figure, but is told. The middle of an even number of answers lies between
two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from statistics import median
from typing import Any

from wta_forms.plan.figures import camps_in_words
from wta_forms.plan.model import Line, Rating, Ratings
from wta_forms.plan.shown.material import Asked, line, numbers_of
from wta_forms.plan.shown.spreads import camps_of_numbers, camps_on, counts_of, spread_of
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.spoken import choice_labels, folded, marks_of_row, people_of, spoken_number, spoken_point
from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import Choice, Grid, Number, Question, Scale, SelectOne, is_scored

_LONGEST_POINT = 9
"""Figures of a point or of a scored key."""

_EXACT = Context(prec=2000)
"""Figures enough for products of the longest numbers that count (see ``shapes``)."""

NO_RATING = "no rating"

_WHOLE = 2**53
"""From here on, floats have no halves."""

RECKONED = (Strategy.MEDIAN, Strategy.MEAN, Strategy.SUM)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """From where to where answers go, and what the ends mean, "" where nobody said."""

    least: int
    most: int
    low: str
    high: str


def yardstick_of(question: Question, language: str) -> Yardstick | None:
    """None where answers cannot be scored."""
    match question:
        case Scale(min=least, max=most, low=low, high=high):
            return Yardstick(least, most, low.in_(language) if low else "", high.in_(language) if high else "")
        case SelectOne(choices=choices):
            return _of_choices(choices, language)
        case Grid(choices=choices, is_many=False):
            return _of_choices(choices, language)
        case _:
            return None


def _of_choices(choices: tuple[Choice, ...], language: str) -> Yardstick | None:
    keys = [choice.key for choice in choices if isinstance(choice.key, int)]
    if not is_scored(choices) or len(set(keys)) < 2:
        return None
    labels, least, most = choice_labels(choices, language), min(keys), max(keys)
    return Yardstick(least, most, labels[str(least)], labels[str(most)])


def score_of(value: Any, yardstick: Yardstick) -> int | None:
    """The whole number that an answer is, None for whoever is not sure, and for points of an earlier version."""
    is_written = isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) <= _LONGEST_POINT
    number = int(value) if is_written else value
    is_point = isinstance(number, int) and not isinstance(number, bool) and yardstick.least <= number <= yardstick.most
    return number if is_point else None


def scored_values(asked: Asked) -> list[tuple[Any, Told]]:
    """Answers to a question that is no grid."""
    return [(answer.value, told) for answer, told in asked.given]


def row_values(asked: Asked, row: str) -> list[tuple[str, Told]]:
    """What each person ticked in one row of a grid."""
    return [(key, told) for answer, told in asked.given for key in marks_of_row(answer, row)]


# --- figures ----------------------------------------------------------------------------------------------------------


def total(values: Iterable[float]) -> float:
    """Added up as they are written, so that 0.1 + 0.2 is 0.3."""
    with localcontext(_EXACT):
        return _plain(sum((Decimal(str(value)) for value in values), Decimal()))


def middle(values: Sequence[float], *, is_mean: bool = False) -> float:
    """The median, or the mean; at most two figures after the point."""
    with localcontext(_EXACT):
        exact = [Decimal(str(value)) for value in values]
        return _plain(sum(exact, Decimal()) / len(exact) if is_mean else Decimal(median(exact)), places=2)


def _plain(value: Decimal, places: int | None = None) -> float:
    if value == value.to_integral_value() or abs(value) >= _WHOLE:
        return int(value.to_integral_value())
    rounded = value if places is None else round(value, places)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


# --- ratings ----------------------------------------------------------------------------------------------------------


def rating(
    words: str, values: Sequence[tuple[Any, Told]], yardstick: Yardstick, *, is_mean: bool, k: int = 1
) -> Rating | None:
    """None where nobody answered. Where nobody gave a score, it stands on the answers that say so.

    Who ticked none, or what is no longer offered, is counted beside ``words``. ``k`` is more than 1 where answers are
    only counted: then nothing is told of fewer people.
    """
    if not values:
        return None
    scored = [(score, told) for value, told in values if (score := score_of(value, yardstick)) is not None]
    scores = [score for score, _ in scored] or [0]
    unsure = sum(value == "unsure" for value, _ in values)
    without = len(values) - len(scored) - unsure
    if 0 < len(scored) < k:
        return Rating(f"{words} ({_TOO_FEW})".strip(), 0, 0, 0, 0, has_range=False)
    counts = counts_of([score for score, _ in scored], yardstick.least, yardstick.most)
    is_told = not any(0 < count < k for count in (*counts, unsure, without))
    return Rating(
        words=f"{words} ({_without(without)})".strip() if without and is_told else words,
        middle=middle(scores, is_mean=is_mean),
        low=min(scores) if is_told else 0,
        high=max(scores) if is_told else 0,
        count=len(scored),
        unsure=unsure if is_told else 0,
        numbers=numbers_of(told for _, told in scored or values),
        counts=counts if is_told else (),
        camps=camps_on([score for score, _ in scored], yardstick.least, yardstick.most) if is_told else (),
        has_range=is_told,
    )


_TOO_FEW = "too few answers to show"


def _without(people: int) -> str:
    return f"{people_of(people)} without a rating"


def ratings_of(asked: Sequence[Asked]) -> Ratings | None:
    """One way from least to most for all of them, a row each, and for a grid a row for each of its rows.

    None where there is no such way for all, or where some want the average and others do not. The words at the ends
    stand only where they are the same for all.
    """
    yardsticks = [yardstick_of(each.question, each.language) for each in asked]
    known = [each for each in yardsticks if each is not None]
    if not known or len(known) < len(yardsticks) or len({(each.least, each.most) for each in known}) > 1:
        return None
    if len({each.strategy is Strategy.MEAN for each in asked}) > 1:
        return None
    is_mean = asked[0].strategy is Strategy.MEAN
    rows = (row for each in asked for row in _rows(each, asked, known[0], is_mean=is_mean))
    low, high = ({each.low for each in known}, {each.high for each in known})
    return Ratings(
        known[0].least,
        known[0].most,
        low.pop() if len(low) == 1 else "",
        high.pop() if len(high) == 1 else "",
        tuple(row for row in rows if row is not None),
        is_mean,
    )


def _rows(asked: Asked, beside: Sequence[Asked], yardstick: Yardstick, *, is_mean: bool) -> Iterable[Rating | None]:
    if not isinstance(asked.question, Grid):
        yield rating(_row_name(asked, beside), scored_values(asked), yardstick, is_mean=is_mean, k=least_told(asked))
        return
    for row in asked.question.rows:
        values = row_values(asked, str(row.key))
        yield rating(row.label.in_(asked.language), values, yardstick, is_mean=is_mean, k=least_told(asked))


def least_told(asked: Asked) -> int:
    """Of how many people at least something may be told."""
    return asked.k if asked.is_only_counted else 1


def _row_name(asked: Asked, beside: Sequence[Asked]) -> str:
    """The words of the question; the title of its form, where others ask the same."""
    same = sum(folded(other.label) == folded(asked.label) for other in beside)
    return asked.form.title.in_(asked.language) if same > 1 else asked.label


# --- in a line --------------------------------------------------------------------------------------------------------


def score_line(asked: Asked, yardstick: Yardstick) -> tuple[Line, ...]:
    """ "4 of 5 (the middle of 3 answers, from 2 to 5)"."""
    is_mean = asked.strategy is Strategy.MEAN
    found = rating("", scored_values(asked), yardstick, is_mean=is_mean, k=least_told(asked))
    if found is None:
        return ()
    unsure = f"{people_of(found.unsure)} not sure" if found.unsure else ""
    rest = "; ".join(filter(None, [unsure, found.words.strip("()")]))
    if not found.count:
        return (Line(f"{NO_RATING} ({rest})", found.numbers),)
    words = score_words(asked.question, found.middle, asked.language)
    more = f"; {rest}" if rest else ""
    if found.camps:
        camps = camps_in_words(found.camps, lambda score: _end(asked, score))
        return (Line(f"{camps}{_remark_on_split(words, found.count, is_mean=is_mean, more=more)}", found.numbers),)
    ends = (_end(asked, found.low), _end(asked, found.high)) if found.has_range else None
    return (Line(f"{words}{_remark(found.count, ends, is_mean=is_mean, more=more)}", found.numbers),)


def _end(asked: Asked, score: float) -> str:
    """The points of a scale by their numbers: how many there are has been said."""
    is_scale = isinstance(asked.question, Scale)
    return spoken_number(score) if is_scale else score_words(asked.question, score, asked.language)


def score_words(question: Question, score: float, language: str) -> str:
    """ "4 of 5", or a label; a score between two labels by both."""
    match question:
        case Scale() as scale:
            return spoken_point(scale, score, language)
        case SelectOne(choices=choices) | Grid(choices=choices):
            return _between(choices, score, language)
        case _:
            return spoken_number(score)


def _between(choices: tuple[Choice, ...], score: float, language: str) -> str:
    """The label of a score, or the two that it lies between."""
    labels = {choice.key: choice.label.in_(language) for choice in choices if isinstance(choice.key, int)}
    if score in labels:
        return labels[int(score)]
    below = max((key for key in labels if key < score), default=min(labels))
    above = min((key for key in labels if key > score), default=max(labels))
    return f"between {labels[below]} and {labels[above]}"


def _remark(count: int, ends: tuple[str, str] | None, *, is_mean: bool, more: str = "") -> str:
    """In brackets, what the figure stands on; nothing beside the only answer there is."""
    if count == 1:
        return f" ({more.removeprefix('; ')})" if more else ""
    if ends and ends[0] == ends[1]:
        return f" (all {count} answers{more})"
    figure = "average" if is_mean else "middle"
    return f" (the {figure} of {count} answers{f', from {ends[0]} to {ends[1]}' if ends else ''}{more})"


def _remark_on_split(words: str, count: int, *, is_mean: bool, more: str = "") -> str:
    return f" (the {'average' if is_mean else 'middle'} of {count} answers, {words}, would hide that{more})"


def number_line(number: Number, asked: Asked) -> tuple[Line, ...]:
    """ "£5,000 (the middle of 3 answers, from £4,500 to £12,000)", or the sum of all."""
    values = [(answer.value, told) for answer, told in asked.given if isinstance(answer.value, (int, float))]
    if not values:
        return ()
    unit = number.unit.in_(asked.language) if number.unit else ""
    figures, people = [value for value, _ in values], [told for _, told in values]
    if asked.strategy is Strategy.SUM:
        return (line(f"{spoken_number(total(figures), unit)}{_remark_on_sum(figures, unit)}", people),)
    is_mean = asked.strategy is Strategy.MEAN
    words = spoken_number(middle(figures, is_mean=is_mean), unit)
    if camps := camps_of_numbers(figures):
        told = camps_in_words(camps, lambda figure: spoken_number(figure, unit))
        return (line(f"{told}{_remark_on_split(words, len(figures), is_mean=is_mean)}", people),)
    ends = (spoken_number(min(figures), unit), spoken_number(max(figures), unit))
    remark = _remark(len(figures), ends, is_mean=is_mean, more=_quarters(figures, unit))
    return (line(f"{words}{remark}", people),)


def _remark_on_sum(figures: Sequence[float], unit: str) -> str:
    if len(figures) == 1:
        return ""
    low, high = spoken_number(min(figures), unit), spoken_number(max(figures), unit)
    return f" ({len(figures)} answers together, {f'each {low}' if low == high else f'from {low} to {high}'})"


def _quarters(figures: Sequence[float], unit: str) -> str:
    spread = spread_of(figures)
    if spread is None or spread.low == spread.high:
        return ""
    return f"; half of them from {spoken_number(spread.lower, unit)} to {spoken_number(spread.upper, unit)}"
