"""Paper that does not lie flat."""

from __future__ import annotations

from math import cos, sin

import numpy as np
import pytest

from wta_forms.extract.paper.bend import bend_of
from wta_forms.extract.paper.blank import Area, Place
from wta_forms.extract.paper.borders import Border
from wta_forms.map import MapField

PLACES = [(x, y) for x in range(50, 550, 100) for y in range(60, 800, 120)]


def borders(bent: float) -> list[Border]:
    """Of boxes all over a page whose middle is bent by so many points."""
    return [
        Border(
            Place(MapField(f"q{x}-{y}", 1, (0, 0, 0, 0), 0, "yes"), Area(x - 9, y - 9, x + 9, y + 9)),
            right=0.3 * bent * cos(y / 400),
            down=bent * sin(x / 200),
            inset=0.0,
        )
        for x, y in PLACES
    ]


def test_a_flat_page_is_not_bent() -> None:
    assert bend_of(borders(0.3)) is None


def test_a_few_borders_say_nothing_of_a_bend() -> None:
    assert bend_of(borders(6.0)[:6]) is None


def test_between_borders_the_page_is_bent_as_they_are() -> None:
    bend = bend_of(borders(6.0))
    assert bend is not None
    between = np.array([(300.0, 400.0), (120.0, 250.0)])
    true = [(1.8 * cos(y / 400), 6.0 * sin(x / 200)) for x, y in between]
    assert bend.off(between) == pytest.approx(np.array(true), abs=0.6)


def test_one_border_that_was_taken_for_another_changes_nothing() -> None:
    wrong = borders(6.0)
    wrong[7] = Border(wrong[7].place, 9.0, -9.0, 0.0)
    bend, right = bend_of(wrong), bend_of(borders(6.0))
    assert bend is not None
    assert right is not None
    here = np.array([(300.0, 400.0)])
    assert bend.off(here) == pytest.approx(right.off(here), abs=0.5)


def test_beyond_the_last_border_the_page_goes_on_as_it_is_there() -> None:
    bend = bend_of(borders(6.0))
    assert bend is not None
    assert bend.off(np.array([(50.0, 900.0)])) == pytest.approx(bend.off(np.array([(50.0, 780.0)])))
