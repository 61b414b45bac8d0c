"""How a page lies, found from places of which many are wrong."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.extract.on_page.geometry import Matrix, Pair, back, fitted, moved, rectangle_moved, then

PLACES = [(46.0, 766.0), (238.0, 766.0), (74.0, 500.0), (300.0, 487.0), (46.0, 24.0), (552.0, 24.5)]


def lying(scale: float, degrees: float, x: float, y: float) -> Matrix:
    a, b = scale * cos(radians(degrees)), scale * sin(radians(degrees))
    return (a, b, -b, a, x, y)


def pairs(matrix: Matrix, error: float = 0.0) -> list[Pair]:
    """Each place and where it is on the page, to one side or the other of it by an error of measuring."""
    there = ((place, moved(place, matrix)) for place in PLACES)
    return [(place, (x + error * (-1) ** n, y)) for n, (place, (x, y)) in enumerate(there)]


@given(st.floats(0.4, 2.5), st.sampled_from([0, 90, 180, 270, 1.1, 12]), st.floats(-300, 300), st.floats(-300, 300))
def test_turned_scaled_and_moved_pages_are_found(scale: float, degrees: float, x: float, y: float) -> None:
    matrix = lying(scale, degrees, x, y)
    found = fitted(pairs(matrix))
    assert found is not None
    for place in [*PLACES, (0, 0), (595, 842)]:
        assert moved(place, found) == pytest.approx(moved(place, matrix), abs=0.01)


def test_wrong_pairs_are_outvoted() -> None:
    right = pairs(lying(0.94, 0, 26, 0))
    wrong: list[Pair] = [
        (there, (here[0] + 37 * n % 90, here[1] + 53 * n % 70)) for n, (there, here) in enumerate(right * 3, 1)
    ]
    found = fitted([*wrong, *right])
    assert found == pytest.approx(lying(0.94, 0, 26, 0), abs=0.01)


def test_errors_of_measuring_do_not_put_a_page_askew() -> None:
    found = fitted(pairs(lying(1, 0, 0, 0), error=1.0))
    assert found is not None
    assert (found[1], found[2]) == (0, 0)


def test_many_words_on_one_place_are_no_page() -> None:
    assert fitted([(place, (100.0, 100.0)) for place in PLACES]) is None


@pytest.mark.parametrize("few", [0, 1, 2])
def test_two_places_are_not_enough(few: int) -> None:
    assert fitted(pairs(lying(1, 0, 0, 0))[:few]) is None


def test_matrices_go_one_after_the_other_and_back() -> None:
    first, second = lying(2, 90, 10, 20), lying(0.5, 0, -3, 4)
    assert moved((7, 8), then(first, second)) == pytest.approx(moved(moved((7, 8), first), second))
    assert moved(moved((7, 8), first), back(first)) == pytest.approx((7, 8))


def test_a_turned_rectangle_has_the_rectangle_around_it() -> None:
    assert rectangle_moved((0, 0, 10, 20), lying(1, 90, 0, 0)) == pytest.approx((-20, 0, 0, 10))
    assert rectangle_moved((0, 0, 10, 10), lying(1, 45, 0, 0)) == pytest.approx((-7.071, 0, 7.071, 14.142), abs=0.001)
