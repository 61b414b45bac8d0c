"""Contrast, held against figures that WCAG and its tools give."""

from __future__ import annotations

import pytest

from wta_forms.layout.style import Colour
from wta_forms.spec.colours import (
    LEAST_FOR_SHAPES,
    LEAST_FOR_WORDS,
    WHITE,
    colour_of,
    contrast,
    hex_of,
    luminance,
    too_pale,
)


def test_a_colour_is_written_as_in_css_and_back() -> None:
    assert colour_of("#0b5F6c") == (11, 95, 108)
    assert hex_of((11, 95, 108)) == "#0b5f6c"


@pytest.mark.parametrize(
    "text", ["0b5f6c", "#fff", "#0b5f6", "#0b5f6cff", "teal", "#0b5f6g", "", "#0b5f6c\n", "#٠٠٠٠٠٠"]
)
def test_nothing_else_is_a_colour(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colour_of(text)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#949494", "#ffffff", 3.03),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#0a0a0a", "#000000", 1.06),
    ],
)
def test_contrast_is_what_wcag_says_whichever_comes_first(one: str, other: str, ratio: float) -> None:
    assert round(contrast(colour_of(one), colour_of(other)), 2) == ratio
    assert contrast(colour_of(other), colour_of(one)) == contrast(colour_of(one), colour_of(other))


def test_luminance_goes_from_black_to_white() -> None:
    assert luminance((0, 0, 0)) == 0
    assert luminance(WHITE) == pytest.approx(1)


def test_what_is_too_pale_is_named_with_what_is_behind_it() -> None:
    ink, grey, tint = (0, 0, 0), colour_of("#767676"), colour_of("#eef5f6")
    assert too_pale([ink, grey], [WHITE, tint], LEAST_FOR_WORDS) == ((grey, tint),)
    assert too_pale([ink, grey], [WHITE, tint], LEAST_FOR_SHAPES) == ()


def test_the_colours_of_the_product_can_be_told_apart() -> None:
    words = [Colour.INK.value, Colour.QUIET.value, Colour.ACCENT.value]
    assert not too_pale(words, [Colour.WHITE.value, Colour.TINT.value], LEAST_FOR_WORDS)
    assert not too_pale([Colour.LINE.value], [WHITE, Colour.TINT.value], LEAST_FOR_SHAPES)
