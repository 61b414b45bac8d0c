"""How answers lie: figures of a plan that say more than a middle does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

KEPT_BACK = "–"
"""In place of a count that is not told."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where figures lie: half of them from ``lower`` to ``upper``, the quartiles."""

    low: float
    lower: float
    middle: float
    upper: float
    high: float


@dataclass(frozen=True, slots=True)
class Camp:
    """People who stand together and far from the others: ``count`` of them, all from ``low`` to ``high``."""

    low: float
    high: float
    count: int


def camps_in_words(camps: Iterable[Camp], spoken: Callable[[float], str]) -> str:
    """ "people are split: 5 say 1 to 2, 6 say 5"."""
    told = (f"{camp.count} say {from_to(spoken(camp.low), spoken(camp.high))}" for camp in camps)
    return f"people are split: {', '.join(told)}"


def from_to(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
