"""Groups too small to show: which counts are told where people are only counted, so that none of few can be worked out.

A count of fewer than ``k`` people, of whom nothing but counts may be shown, stands for itself nowhere: such choices are
put together as others, with those that nobody took, so that not even that somebody took one is told. Where the total
and the other counts would give it away, the next smallest goes in too (secondary suppression; A. Hundepool and others,
*Statistical Disclosure Control*, 2012, chapter 4.2). The rule holds against readers who know it: the tests go through
all small tables, and for each that shows something less than every count there is another one that looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key")


def kept_back(counts: Mapping[Key, int], k: int) -> frozenset[Key]:
    """Of choices of which everybody takes one those whose counts are not told; none where each has enough, or nobody.

    The others together are at least ``k`` people, and more than one choice; where that cannot be, all are kept back,
    and then their total must not be told either.
    """
    hidden = {key for key, count in counts.items() if count < k}
    if not any(counts[key] for key in hidden):
        return frozenset()
    while not _is_safe([counts[key] for key in hidden], k) and hidden < counts.keys():
        hidden |= _smallest(counts, hidden)
    return frozenset(hidden)


def _smallest(counts: Mapping[Key, int], hidden: set[Key]) -> set[Key]:
    """All that have as many: which of them was taken would tell something."""
    shown = counts.keys() - hidden
    least = min(counts[key] for key in shown)
    return {key for key in shown if counts[key] == least}


def _is_safe(hidden: Sequence[int], k: int) -> bool:
    """Whoever knows the rule knows that each of them is below ``k``, or the smallest above; a sum that leaves them only
    one way to be gives them all away."""
    total, are_all_small = sum(hidden), all(count < k for count in hidden)
    is_only_way = are_all_small and total >= len(hidden) * (k - 1)
    return len(hidden) > 1 and total >= k and not is_only_way


def kept_back_of_several(counts: Mapping[Key, int], k: int, people: int, exclusive: frozenset[Key]) -> frozenset[Key]:
    """The same of choices of which people take several. ``exclusive`` are those that stand alone ("none", "not sure"):
    of the ``people``, whoever took none of these took one of the rest. Where all are kept back, so is ``people``."""
    hidden = {key for key, count in counts.items() if count < k}
    if not any(counts[key] for key in hidden):
        return frozenset()
    while hidden < counts.keys():
        at_least = people - sum(count for key, count in counts.items() if key not in hidden)
        if len(hidden - exclusive) > 1 and at_least <= (len(hidden - exclusive) - 1) * (k - 1):
            break
        hidden |= _smallest(counts, hidden)
    return frozenset(hidden)
