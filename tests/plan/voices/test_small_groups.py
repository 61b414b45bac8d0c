"""Small groups: what is kept back, and that nobody who knows the rule can work it out."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from wta_forms.plan.voices.small_groups import kept_back, kept_back_of_several

Counts = tuple[int, ...]


def hidden(counts: Counts, k: int = 3) -> frozenset[int]:
    return kept_back(dict(enumerate(counts)), k)


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ((5, 4), set()),
        ((5, 4, 0), set()),  # that nobody took it is no secret
        ((9, 1), {0, 1}),  # 10 less 9 would tell it: neither is told
        ((5, 4, 1), {1, 2}),
        ((5, 2, 1), {1, 2}),  # 3 people together
        ((5, 1, 1), {0, 1, 2}),  # 2 people together are too few
        ((6, 4, 1, 1), {1, 2, 3}),
        ((6, 2, 1, 0), {1, 2, 3}),  # whether anybody took the last is not told either
        ((7, 2, 2), {0, 1, 2}),  # 4 people on 2 choices, each below 3: that is 2 and 2
        ((1, 1), {0, 1}),
        ((0, 0), set()),
        ((2,), {0}),
        ((3,), set()),
    ],
)
def test_choices_that_few_took_are_put_together_with_the_next_where_they_could_be_worked_out(
    counts: Counts, kept: set[int]
) -> None:
    assert hidden(counts) == kept


def looks(counts: Counts, k: int) -> tuple[int | None, ...]:
    """What a reader sees: the total, unless nothing is told, and the counts that are told."""
    kept = hidden(counts, k)
    total = None if len(kept) == len(counts) else sum(counts)
    return (total, *(None if place in kept else count for place, count in enumerate(counts)))


@pytest.mark.parametrize("k", [2, 3, 4])
@pytest.mark.parametrize("choices", [2, 3, 4])
def test_who_knows_the_rule_and_the_total_can_work_out_no_small_group(choices: int, k: int) -> None:
    tables: dict[tuple[int | None, ...], list[Counts]] = defaultdict(list)
    for counts in product(range(2 * k + 2), repeat=choices):
        tables[looks(counts, k)].append(counts)
    for seen, alike in tables.items():
        for place, told in enumerate(seen[1:]):
            possible = {counts[place] for counts in alike}
            is_small = any(0 < count < k for count in possible)
            assert told is not None or not is_small or len(possible) > 1, (seen, alike)


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("choices", [2, 3])
def test_nor_can_they_where_people_take_several_and_some_take_none(choices: int, k: int) -> None:
    """Of the last choice nobody takes another one beside it."""
    alone = frozenset([choices])
    tables: dict[object, list[Counts]] = defaultdict(list)
    for counts in product(range(2 * k + 1), repeat=choices + 1):
        *shared, none = counts
        for union in range(max(shared), sum(shared) + 1):
            people = union + none
            kept = kept_back_of_several(dict(enumerate(counts)), k, people, alone)
            seen = (
                None if len(kept) == len(counts) else people,
                *(None if place in kept else count for place, count in enumerate(counts)),
            )
            tables[seen].append(counts)
    for seen, alike in tables.items():
        for place, told in enumerate(seen[1:]):  # type: ignore[arg-type]
            possible = {counts[place] for counts in alike}
            is_small = any(0 < count < k for count in possible)
            assert told is not None or not is_small or len(possible) > 1, (seen, alike)
