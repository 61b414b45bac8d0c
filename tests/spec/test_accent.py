"""A colour of one's own: what can be read is taken as it is, and for the rest the nearest is found."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.layout.style import Colour
from wta_forms.spec.accent import is_readable, nearest_readable, tint_of
from wta_forms.spec.colours import LEAST_FOR_SHAPES, LEAST_FOR_WORDS, RGB, WHITE, colour_of, contrast, hex_of, luminance

parts = st.integers(0, 255)
colours = st.tuples(parts, parts, parts)


def test_our_own_colour_is_readable_and_its_tint_is_ours() -> None:
    assert is_readable(Colour.ACCENT.value)
    assert all(
        abs(one - other) <= 1 for one, other in zip(tint_of(Colour.ACCENT.value), Colour.TINT.value, strict=True)
    )


@pytest.mark.parametrize(
    ("pale", "nearest"),
    [("#ffcc00", "#896c00"), ("#87ceeb", "#4b7688"), ("#ff0000", "#de0000"), ("#ffffff", "#707070")],
)
def test_the_nearest_that_can_be_read_has_the_same_hue(pale: str, nearest: str) -> None:
    assert not is_readable(colour_of(pale))
    assert hex_of(nearest_readable(colour_of(pale))) == nearest


def test_a_colour_may_be_dark_enough_for_white_and_not_for_its_own_tint() -> None:
    grey = colour_of("#767676")
    assert contrast(grey, WHITE) >= LEAST_FOR_WORDS
    assert not is_readable(grey)


@given(colours)
def test_the_nearest_of_any_colour_can_be_read_and_is_no_lighter(colour: RGB) -> None:
    nearest = nearest_readable(colour)
    assert is_readable(nearest)
    assert luminance(nearest) <= luminance(colour)
    assert nearest == colour or not is_readable(colour)


@given(colours)
def test_the_nearest_is_only_just_readable(colour: RGB) -> None:
    """A step lighter and it would not be: no more of the colour is taken than has to be."""
    if not is_readable(colour):
        assert contrast(nearest_readable(colour), tint_of(nearest_readable(colour))) < LEAST_FOR_WORDS + 0.2


@given(colours.filter(lambda colour: max(colour) - min(colour) > 100))
def test_the_nearest_looks_like_the_colour_that_was_meant(colour: RGB) -> None:
    hue, nearest = (
        colorsys.rgb_to_hsv(*(part / 255 for part in each))[0] for each in (colour, nearest_readable(colour))
    )
    assert min(abs(hue - nearest), 1 - abs(hue - nearest)) < 0.04


@given(colours)
def test_on_the_tint_of_any_colour_everything_else_can_be_read_too(colour: RGB) -> None:
    tint = tint_of(colour)
    assert contrast(Colour.INK.value, tint) >= LEAST_FOR_WORDS
    assert contrast(Colour.QUIET.value, tint) >= LEAST_FOR_WORDS
    assert contrast(Colour.LINE.value, tint) >= LEAST_FOR_SHAPES
