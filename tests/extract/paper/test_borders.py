"""Borders of boxes, as they are found."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.paper.test_bend import borders
from wta_forms.extract.paper.borders import like_those_around


def test_a_border_far_off_the_others_around_it_is_where_they_say() -> None:
    found = borders(0.0)
    found[12] = replace(found[12], down=-8.6)
    (stray,) = [border for border in like_those_around(found) if border.place == found[12].place]
    assert (stray.right, stray.down) == (0.0, 0.0)


def test_borders_of_a_bent_page_stay_where_they_were_found() -> None:
    found = borders(6.0)
    assert like_those_around(found) == tuple(found)


def test_few_borders_stay_where_they_were_found() -> None:
    found = [*borders(0.0)[:5], replace(borders(0.0)[5], down=-8.6)]
    assert like_those_around(found) == tuple(found)
