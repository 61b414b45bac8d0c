"""How answers lie: camps, quartiles, counts, and what too few answers do not tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.plan.figures import Camp, Spread
from wta_forms.plan.shown.spreads import apart_in_numbers, camps_of_numbers, camps_on, counts_of, spread_of


def scores(*counts: int) -> list[int]:
    """So many at each point from 1 on."""
    return [point for point, count in enumerate(counts, 1) for _ in range(count)]


@pytest.mark.parametrize(
    ("counts", "camps"),
    [
        ((3, 2, 0, 0, 6), ((1, 2, 5), (5, 5, 6))),  # 5 say 1 or 2, 6 say 5
        ((5, 0, 1, 0, 6), ((1, 1, 5), (5, 5, 6))),  # one stands between
        ((2, 0, 0, 0, 2), ((1, 1, 2), (5, 5, 2))),
        ((0, 3, 0, 3, 0), ((2, 2, 3), (4, 4, 3))),  # half of the way apart
        ((3, 2, 0, 4, 1), ((1, 2, 5), (4, 5, 5))),
        ((0, 3, 3, 0, 0), ()),  # near each other
        ((1, 0, 0, 0, 3), ()),  # one alone is no camp
        ((2, 0, 0, 0, 6), ()),  # nor are two of eight
        ((1, 0, 0, 0, 1), ()),  # two people differ; that is told otherwise
        ((2, 2, 2, 2, 2), ()),  # everywhere a few
        ((0, 1, 4, 1, 0), ()),
        ((3, 0, 3, 0, 3), ()),  # three camps are not two
        ((0, 0, 0, 0, 7), ()),
        ((), ()),
        ((4, 5), ((1, 1, 4), (2, 2, 5))),  # a way with two ends and nothing between
    ],
)
def test_people_are_split_where_two_camps_are_far_apart_and_hardly_anybody_stands_between(
    counts: tuple[int, ...], camps: tuple[tuple[int, int, int], ...]
) -> None:
    assert camps_on(scores(*counts), 1, max(2, len(counts))) == tuple(Camp(*camp) for camp in camps)


@pytest.mark.parametrize(
    ("values", "camps"),
    [
        ([500, 600, 5000, 6000, 5500], ((500, 600, 2), (5000, 6000, 3))),
        ([1000, 1000, 2000, 2000], ((1000, 1000, 2), (2000, 2000, 2))),  # twice as much
        ([1000, 1000, 1999, 1999], ()),
        ([500, 5000, 5000, 6000], ()),  # one alone
        ([0, 0, 1, 1], ((0, 0, 2), (1, 1, 2))),
        ([-5, -5, 5, 5], ((-5, -5, 2), (5, 5, 2))),
        ([0, 0, 0, 0], ()),
    ],
)
def test_numbers_are_far_apart_where_one_is_twice_the_other(
    values: list[float], camps: tuple[tuple[float, float, int], ...]
) -> None:
    assert camps_of_numbers(values) == tuple(Camp(*camp) for camp in camps)


@pytest.mark.parametrize(
    ("one", "other", "apart"), [(1, 2, 0.5), (2, 2, 0), (0, 0, 0), (0, 3, 1), (-1, 1, 1), (3, 4, 0.25), (-4, -3, 0.25)]
)
def test_how_far_numbers_are_apart(one: float, other: float, apart: float) -> None:
    assert apart_in_numbers(one, other) == apart_in_numbers(other, one) == apart


def test_quartiles_are_those_that_people_reckon_by_hand_and_need_eight_answers() -> None:
    assert spread_of([8, 1, 2, 3, 7, 6, 5, 4]) == Spread(1, 2.5, 4.5, 6.5, 8)
    assert spread_of(range(1, 10)) == Spread(1, 3, 5, 7, 9)
    assert spread_of([1, 2, 3, 4, 5, 6, 7]) is None


def test_every_point_has_its_count() -> None:
    assert counts_of([1, 1, 3, 3.5], 1, 4) == (2, 0, 2, 0)


@given(st.lists(st.integers(1, 5), max_size=14))
def test_whoever_is_split_one_way_is_split_the_other_way_round(answers: list[int]) -> None:
    turned = tuple(Camp(6 - camp.high, 6 - camp.low, camp.count) for camp in reversed(camps_on(answers, 1, 5)))
    assert camps_on([6 - answer for answer in answers], 1, 5) == turned


@given(st.lists(st.integers(1, 5), max_size=14))
def test_camps_are_people_who_are_there_and_nobody_twice(answers: list[int]) -> None:
    camps = camps_on(answers, 1, 5)
    assert len(camps) in (0, 2)
    assert all(camp.count == sum(camp.low <= answer <= camp.high for answer in answers) for camp in camps)
    assert all(3 * camp.count >= len(answers) for camp in camps)
