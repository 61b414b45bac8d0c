"""How answers lie between the lowest and the highest: where half of them are, and whether people are split in two.

A middle is shown alone only where it says something. People are split where

* at least 2 of them, and at least a third, stand at one place, and as many far from it at another;
* fewer than half as many as in the smaller of the two camps stand between, and within a camp nobody is as far from
  anybody as the camps are from each other: three camps are not two;
* the camps are at least half of the way apart: on a scale from 1 to 5 that is 2 points from the nearest of one to the
  nearest of the other. Of numbers without ends that is one twice as much as the other.

So it takes 4 people: of 3 one is always alone. Quartiles are told from 8 answers on, each the lowest value that a
quarter, or three quarters, of the answers do not exceed, between two where it falls between (R's type 2 in Hyndman and
Fan, *Sample quantiles in statistical packages*, The American Statistician 50, 1996): with the median it is the one that
people reckon by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil

from wta_forms.plan.figures import Camp, Spread

Measure = Callable[[float, float], float]

FAR = 0.5
"""A part of the way from least to most, or of the larger of two numbers: from here on two people are far apart."""

LEAST_FOR_QUARTILES = 8
_LEAST_IN_A_CAMP = 2
_SHARE_OF_A_CAMP = 3


def counts_of(scores: Sequence[float], least: int, most: int) -> tuple[int, ...]:
    """How many at every point; who stands between two, as the middle of several answers may, is at the lower one."""
    at = [int(score) for score in scores]
    return tuple(at.count(point) for point in range(least, most + 1))


def camps_on(scores: Sequence[float], least: int, most: int) -> tuple[Camp, ...]:
    """Two camps on a way from least to most, the widest apart that there are; () where people are not split."""
    way = max(1, most - least)
    return camps(scores, lambda low, high: (high - low) / way)


def camps_of_numbers(values: Sequence[float]) -> tuple[Camp, ...]:
    """The same of numbers without ends."""
    return camps(values, apart_in_numbers)


def apart_in_numbers(one: float, other: float) -> float:
    """A part of the larger: 0.5 where it is twice the other, 1 where one is 0 or below it."""
    larger, smaller = max(abs(one), abs(other)), min(abs(one), abs(other))
    if not larger:
        return 0.0
    return 1.0 if one * other < 0 else float((larger - smaller) / larger)


def camps(values: Iterable[float], apart: Measure) -> tuple[Camp, ...]:
    """The same by any measure, from 0 to 1, that grows with the difference. Where people between could be of either
    camp, they are of none."""
    ordered = sorted(values)
    least = max(_LEAST_IN_A_CAMP, ceil(len(ordered) / _SHARE_OF_A_CAMP))
    split = [
        ((apart(ordered[low - 1], ordered[-high]), low + high), low, high)
        for low, high in _sizes(ordered, least)
        if 2 * (len(ordered) - low - high) < min(low, high) and _are_close(ordered, low, high, apart)
    ]
    widest = max((size for size, _, _ in split), default=(0.0, 0))
    if widest[0] < FAR:
        return ()
    low = min(low for size, low, _ in split if size == widest)
    high = min(high for size, _, high in split if size == widest)
    return Camp(ordered[0], ordered[low - 1], low), Camp(ordered[-high], ordered[-1], high)


def _are_close(ordered: Sequence[float], low: int, high: int, apart: Measure) -> bool:
    within = max(apart(ordered[0], ordered[low - 1]), apart(ordered[-high], ordered[-1]))
    return within < apart(ordered[low - 1], ordered[-high])


def _sizes(ordered: Sequence[float], least: int) -> Iterator[tuple[int, int]]:
    """How many may stand low and how many high: nobody is parted from those who say the same."""
    n = len(ordered)
    lows = [low for low in range(least, n - least + 1) if ordered[low - 1] != ordered[low]]
    highs = [high for high in range(least, n - least + 1) if ordered[-high] != ordered[-high - 1]]
    return ((low, high) for low in lows for high in highs if low + high <= n)


def spread_of(values: Sequence[float]) -> Spread | None:
    """None where there are too few for quarters of them to mean anything."""
    ordered = sorted(values)
    if len(ordered) < LEAST_FOR_QUARTILES:
        return None
    lower, middle, upper = (_quantile(ordered, quarters) for quarters in (1, 2, 3))
    return Spread(ordered[0], lower, middle, upper, ordered[-1])


def _quantile(ordered: Sequence[float], quarters: int) -> float:
    below, rest = divmod(len(ordered) * quarters, 4)
    return ordered[below] if rest else _halfway(ordered[below - 1], ordered[below])


def _halfway(one: float, other: float) -> float:
    return one if one == other else (one + other) / 2
