"""How answers lie: figures of a plan that say more than a middle does."""

from __future__ import annotations

from dataclasses import dataclass


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
