"""Paper that does not lie flat: how far its print is off everywhere, from how far borders are off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wta_forms.extract.paper.blank import Points
from wta_forms.extract.paper.borders import Border

_FEWEST, _MANY = 10, 26
"""Borders from which on it can be said how a page is bent, and how it is bent twice."""
_BENT, _STRAY = 0.8, 2.0
"""Points: how far off some borders of a bent page are; and one that is farther off than the others say is none."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Bend:
    """``strength`` has the coefficients of a polynomial in x and y for both directions; beyond the ``first`` and
    ``last`` borders that are known, the page goes on as it is there."""

    strength: Points
    first: Points
    last: Points

    def off(self, points: Points) -> Points:
        """How far off what is printed at these points is, in points rightwards and downwards."""
        known = np.clip(points, self.first, self.last)
        off: Points = _terms(known, self.first, self.last, len(self.strength)) @ self.strength
        return off


def bend_of(borders: Sequence[Border]) -> Bend | None:
    """None where the page is flat, or too few borders say what it is."""
    if len(borders) < _FEWEST:
        return None
    here = np.array([border.place.area.centre for border in borders])
    off = np.array([(border.right, border.down) for border in borders])
    if np.percentile(np.abs(off).max(axis=1), 80) < _BENT:
        return None
    first, last = here.min(axis=0), here.max(axis=0)
    terms = _terms(here, first, last, 10 if len(borders) >= _MANY else 6)
    kept = np.ones(len(here), bool)
    for _ in range(_ROUNDS):
        strength, *_ = np.linalg.lstsq(terms[kept], off[kept], rcond=1e-6)
        kept = np.abs(terms @ strength - off).max(axis=1) <= _STRAY
        if np.count_nonzero(kept) < _FEWEST:
            return None
    return Bend(strength, first, last)


def _terms(points: Points, first: Points, last: Points, count: int) -> Points:
    x, y = (2 * (points - first) / np.maximum(last - first, 1.0) - 1).T
    terms = np.column_stack([np.ones_like(x), x, y, x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3])
    return terms[:, :count]
