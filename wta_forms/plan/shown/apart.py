"""How far people are apart: the measure behind what is said to be a disagreement.

The measure: how far apart two people are, taken over all pairs of people. Two people are 0 apart where they say the
same, and 1 where they stand at the two ends, or took different choices. With n people it is

    4 x (sum over the pairs) / n²  x  (n - 1) / n,  and at most 1 before the last factor.

The first part is 1 where half of the people stand at one end and half at the other, and less the fewer disagree with
the rest: 0.64 for one against four. On a scale it is the index of ordinal variation (K. J. Berry and P. W. Mielke,
*Indices of Ordinal Variation*, Perceptual and Motor Skills 74, 1992, for an even number of people), and one less the
consensus l² that J. Blair and M. G. Lacy compare with others (*Statistics of Ordinal Variation*, Sociological Methods
and Research 28, 2000). Of the measures of agreement it is the one that can be said in a sentence, and the same for
scales, choices, numbers and days. The second part keeps two people who differ below four who do.

How far apart two are, from 0 to 1:

* on a scale or in a scored list: the part of the way from least to most;
* choices without an order, and words: 1 where they differ;
* numbers: the difference, as a part of the larger: 0.5 where it is twice the other;
* days: how many days of 60 lie between them, so 0.5 is a month;
* places in an order: the part of the way from the first to the last; who left a choice out has put it at the middle of
  the places that were left;
* points: the difference, as a part of all the points.

Somebody is *far* from somebody from 0.5 on, and *far from the rest* where they are far from everybody else, while the
others are not split. Roles, and forms that ask the same, differ where the middles of both are at least 0.25 apart, a
point of five, for answers of a middle hardly move. All of it is about people who said something: "not sure" and "none"
are counted beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import combinations
from typing import assert_never

from wta_forms.plan.figures import Camp
from wta_forms.plan.model import Line
from wta_forms.plan.shown.material import numbers_of
from wta_forms.plan.shown.spreads import FAR, Measure, camps
from wta_forms.plan.spoken import folded
from wta_forms.plan.voices.entries import Told

DIFFERENT = 0.25
"""How far the middles of two groups are apart at least, to be told."""
_MONTHS = 60
"""Days that are as far apart as can be."""


def on_a_way(one: float, other: float) -> float:
    """Of places that are parts of a way already."""
    return abs(one - other)


def in_days(one: float, other: float) -> float:
    return min(1.0, abs(one - other) / _MONTHS)


def day_number(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@dataclass(frozen=True, slots=True)
class Position:
    """One person's place, or None where places have no order, and the words for it; ``more`` of their answers are in
    it as well."""

    place: float | None
    words: str
    told: Told
    more: tuple[Told, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        return numbers_of((self.told, *self.more))


class Worth(Enum):
    """From when on different answers are worth telling."""

    ANY = auto()
    """Two are far apart."""
    ALONE = auto()
    """People are split, or one of them is far from the rest: else these may be facts about different people."""
    SPLIT = auto()
    """People are split: of orders and points everybody has to leave something out."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What people may see differently; ``remarks`` say what there is besides."""

    words: str
    positions: tuple[Position, ...]
    measure: Measure = on_a_way
    worth: Worth = Worth.ANY
    remarks: tuple[Line, ...] = ()

    def apart(self, one: Position, other: Position) -> float:
        """Between two who do not say the same."""
        return 1.0 if one.place is None or other.place is None else self.measure(one.place, other.place)

    @property
    def shared(self) -> list[list[Position]]:
        """People by what they say: from one end to the other; where there is no order, what most say first."""
        by_words: dict[str, list[Position]] = {}
        for position in self.positions:
            by_words.setdefault(folded(position.words), []).append(position)
        return sorted(by_words.values(), key=lambda own: (own[0].place or 0, -len(own), folded(own[0].words)))

    @property
    def strength(self) -> float:
        n = len(self.positions)
        pairs = combinations(self.shared, 2)
        total = sum(len(one) * len(other) * self.apart(one[0], other[0]) for one, other in pairs)
        return min(1.0, 4 * total / n**2) * (n - 1) / n if n else 0.0

    @property
    def is_one(self) -> bool:
        match self.worth:
            case Worth.ANY:
                return any(self.apart(one[0], other[0]) >= FAR for one, other in combinations(self.shared, 2))
            case Worth.ALONE:
                return bool(self.camps or self.far_from_the_rest)
            case Worth.SPLIT:
                return bool(self.camps)
            case _:
                assert_never(self.worth)

    @property
    def camps(self) -> tuple[Camp, ...]:
        """Two where people are split; none where places have no order."""
        return camps(places_of(self.positions), self.measure)

    @property
    def far_from_the_rest(self) -> tuple[Position, ...]:
        """Somebody alone who is far from all others, of whom there are at least two, while these are together."""
        found, shared = [], self.shared
        for own in shared:
            others = [other[0] for other in shared if other is not own]
            are_together = not any(self.apart(one, other) >= FAR for one, other in combinations(others, 2))
            is_far = bool(others) and all(self.apart(own[0], other) >= FAR for other in others)
            if len(own) == 1 and len(self.positions) > 2 and is_far and are_together:
                found.append(own[0])
        return tuple(found)


def places_of(positions: Iterable[Position]) -> Sequence[float]:
    return [position.place for position in positions if position.place is not None]
