"""Orders and points shared out, added up over everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wta_forms.plan.entries import Told
from wta_forms.plan.material import Asked, numbers_of
from wta_forms.plan.model import Bar, Chart, Unit
from wta_forms.plan.ratings import middle, total
from wta_forms.plan.spoken import choice_labels
from wta_forms.plan.strategies import Strategy
from wta_forms.spec.form import Choice, Points, Rank

_Shares = Sequence[tuple[Mapping[str, float], Told]]
"""What each person gave to which choice."""


def ranked(rank: Rank, asked: Asked) -> Chart:
    """Borda's count. Of three places the first has three points, the second two, the third one; who ranks fewer leaves
    the last places empty. Choices with as many points share a place, and the next place is left out."""
    given = [(_borda(answer.value, rank.most), told) for answer, told in asked.given]
    chart = _chart(rank.choices, given, rank.most * len(given), asked)
    return replace(chart, bars=_placed(chart.bars))


def _borda(keys: Iterable[Any], places: int) -> dict[str, float]:
    return {str(key): max(0, places - place) for place, key in enumerate(keys)}


def _placed(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    return tuple(replace(bar, place=1 + sum(other.count > bar.count for other in bars)) for bar in bars)


def shared_out(points: Points, asked: Asked) -> Chart:
    """The points of all together, or what a person gave on average or in the middle; who gave none gave 0."""
    given = [({str(key): share for key, share in answer.value.items()}, told) for answer, told in asked.given]
    people = 1 if asked.strategy in (Strategy.MEAN, Strategy.MEDIAN) else len(given)
    return _chart(points.choices, given, points.points * people, asked)


def _chart(choices: Sequence[Choice], given: _Shares, most: float, asked: Asked) -> Chart:
    """The most points first, then as printed; choices of an earlier version of the form are left to the end of the
    plan, where every answer stands."""
    labels = choice_labels(choices, asked.language)
    givers: dict[str, list[Told]] = defaultdict(list)
    for shares, told in given:
        for key in shares:
            givers[key].append(told)
    bars = [Bar(labels[key], _figure(key, given, asked), numbers_of(givers[key])) for key in labels if key in givers]
    bars.sort(key=lambda bar: -bar.count)
    unticked = tuple(words for key, words in labels.items() if key not in givers) if bars else ()
    return Chart(most if bars else 0, tuple(bars), unticked, Unit.POINTS)


def _figure(key: str, given: _Shares, asked: Asked) -> float:
    shares = [shares.get(key, 0) for shares, _ in given]
    if asked.strategy in (Strategy.MEAN, Strategy.MEDIAN):
        return middle(shares, is_mean=asked.strategy is Strategy.MEAN)
    return total(shares)
