"""Orders and points shared out, added up over everybody.

**Orders** are added up by Borda's count. Where people may leave places empty, they give the other choices nothing: the
count for partial votes that Narodytska and Walsh call rounding up (*The Computational Impact of Partial Votes on
Strategic Voting*, ECAI 2014). With ``up_to`` the first place is worth as many points for everybody, also for those
who name one choice alone. Emerson's modified count (*The original Borda count and partial voting*, Social Choice and
Welfare 40, 2013), in which it is worth less for them, is meant for votes in which parties gain by naming only their
own; here somebody who writes one 1 on paper would count for less than whoever filled in every box.

**Points** are not scaled. Who shares out 90 of 100, or 110, may have forgotten a choice, written a 4 for a 1 or meant
another total: whatever they are scaled to, it is not what they said. Such an answer is spoiled. It is told with its
words and counts nowhere, until the person has been asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wta_forms.plan.model import Bar, Chart, Unit
from wta_forms.plan.shown.material import Asked, numbers_of
from wta_forms.plan.shown.ratings import middle, total
from wta_forms.plan.shown.spreads import spread_of
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.spoken import choice_labels
from wta_forms.plan.voices.entries import Told
from wta_forms.plan.voices.small_groups import kept_back
from wta_forms.spec.form import Choice, Points, Rank

_Shares = Sequence[tuple[Mapping[str, float], Told]]
"""What each person gave to which choice."""


def ranked(rank: Rank, asked: Asked) -> Chart:
    """Borda's count. Of three places the first has three points, the second two, the third one; who ranks fewer leaves
    the last places empty. Choices with as many points share a place, and the next place is left out."""
    given = [(_borda(answer.value, rank.most), told) for answer, told in asked.given]
    chart = _chart(rank.choices, given, rank.most * len(given), asked)
    if asked.is_only_counted:
        return replace(chart, bars=_placed(chart.bars))
    places = {key: _places(key, asked, rank.most) for key in choice_labels(rank.choices, asked.language)}
    words = {label: places[key] for key, label in choice_labels(rank.choices, asked.language).items()}
    return replace(chart, bars=tuple(replace(bar, counts=words[bar.words]) for bar in _placed(chart.bars)))


def _places(key: str, asked: Asked, most: int) -> tuple[int, ...]:
    """How many people put a choice first, second and so on."""
    places = [list(map(str, answer.value)).index(key) for answer, _ in asked.given if key in map(str, answer.value)]
    return tuple(places.count(place) for place in range(most))


def _borda(keys: Iterable[Any], places: int) -> dict[str, float]:
    return {str(key): max(0, places - place) for place, key in enumerate(keys)}


def _placed(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    return tuple(replace(bar, place=1 + sum(other.count > bar.count for other in bars)) for bar in bars)


def shared_out(points: Points, asked: Asked) -> Chart:
    """The points of all together, or what a person gave on average or in the middle; who gave none gave 0."""
    given = [({str(key): share for key, share in answer.value.items()}, told) for answer, told in asked.given]
    people = 1 if asked.strategy in (Strategy.MEAN, Strategy.MEDIAN) else len(given)
    chart = _chart(points.choices, given, points.points * people, asked)
    if asked.is_only_counted:
        return chart
    keys = {words: key for key, words in choice_labels(points.choices, asked.language).items()}
    spreads = (spread_of([float(shares.get(keys[bar.words], 0)) for shares, _ in given]) for bar in chart.bars)
    return replace(chart, bars=tuple(replace(bar, spread=own) for bar, own in zip(chart.bars, spreads, strict=True)))


def _chart(choices: Sequence[Choice], given: _Shares, most: float, asked: Asked) -> Chart:
    """The most points first, then as printed; choices of an earlier version of the form are left to the end of the
    plan, where every answer stands."""
    labels = choice_labels(choices, asked.language)
    givers: dict[str, list[Told]] = {key: [] for key in labels}
    for shares, told in given:
        for key in shares:
            givers.setdefault(key, []).append(told)
    counts = {key: len(told) for key, told in givers.items()}
    hidden = kept_back(counts, asked.k) if asked.is_only_counted else frozenset()
    shown = [key for key in labels if givers[key] and key not in hidden]
    bars = [Bar(labels[key], _figure(key, given, asked), numbers_of(givers[key])) for key in shown]
    bars.sort(key=lambda bar: -bar.count)
    unticked = tuple(words for key, words in labels.items() if not givers[key]) if bars and not hidden else ()
    others = tuple(words for key, words in labels.items() if key in hidden)
    people = len(given) if bars else 0
    return Chart(most if bars else 0, tuple(bars), unticked, Unit.POINTS, others, people, _spoiled(asked))


def _spoiled(asked: Asked) -> int:
    """Answers that are given and are no order, or do not add up."""
    doubts = (told.standing.doubts for told in asked.told if told.clear is None)
    return sum(any(doubt.answer.is_given for doubt in own) for own in doubts)


def _figure(key: str, given: _Shares, asked: Asked) -> float:
    shares = [shares.get(key, 0) for shares, _ in given]
    if asked.strategy in (Strategy.MEAN, Strategy.MEDIAN):
        return middle(shares, is_mean=asked.strategy is Strategy.MEAN)
    return total(shares)
