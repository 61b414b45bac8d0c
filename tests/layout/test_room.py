"""What a box is said to hold fits in it, and of what does not fit it is known where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.prose import ENGLISH, POLISH, words_of
from wta_forms.layout.room import WideLetters, characters_in, characters_shown, lines_for, typed_lines
from wta_forms.layout.style import STANDARD, TYPED_INSET, VARIANTS, Style
from wta_forms.render.fonts import Ruler

STYLES = st.sampled_from(list(VARIANTS.values()))


def prose(language: str, start: int, characters: int) -> str:
    """So many characters of what somebody could have written, from some word on."""
    words = words_of(language)
    rest = " ".join(words[start % len(words) :] + words)
    return (rest * (characters // len(rest) + 1))[:characters].strip()


EMS = st.floats(3.7, 43)
"""How wide boxes for words are, from a narrow column to the width of a page."""


@given(st.sampled_from([ENGLISH, POLISH]), st.integers(0, 200), EMS, st.integers(1, 30), STYLES)
def test_as_much_prose_as_a_box_is_said_to_hold_fits(
    language: str, start: int, ems: float, lines: int, style: Style
) -> None:
    width = ems * style.typed_size
    text = prose(language, start, characters_in(width, lines, style, Ruler()))
    assert characters_shown(text, width, lines, style, Ruler()) == len(text)


@pytest.mark.parametrize("lines", [1, 2, 5, 9])
@pytest.mark.parametrize("language", [ENGLISH, POLISH])
def test_it_is_not_much_less_than_what_fits(language: str, lines: int) -> None:
    width, long = 465, prose(language, 0, 5000)
    fits = characters_shown(long, width, lines, STANDARD, Ruler())
    assert characters_in(width, lines, STANDARD, Ruler()) > 0.7 * fits


def test_a_narrow_box_is_not_said_to_hold_a_line_for_every_line() -> None:
    line = characters_in(100, 1, STANDARD, Ruler())
    assert characters_in(100, 2, STANDARD, Ruler()) < 1.6 * line


@given(st.floats(60, 500), st.integers(1, 2000))
def test_the_lines_that_would_do_are_the_fewest(width: float, characters: int) -> None:
    lines = lines_for(characters, width, 30, STANDARD, Ruler())
    room = [characters_in(width, count, STANDARD, Ruler()) for count in range(1, 31)]
    assert lines == next((count for count, each in enumerate(room, 1) if each >= characters), 0)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("lines", [1, 2, 9, 30])
def test_a_box_of_so_many_lines_has_so_many(lines: int, variant: str) -> None:
    style = VARIANTS[variant]
    assert typed_lines(style.box_height(lines) - 2 * style.box_inset, style) == lines


def test_without_a_font_less_is_said_to_fit_than_with_one() -> None:
    assert characters_in(200, 3, STANDARD, WideLetters()) < characters_in(200, 3, STANDARD, Ruler())


# --- words that are there ---------------------------------------------------------------------------------------------


def shown(text: str, lines: int, width: float = 100) -> int:
    return characters_shown(text, width, lines, STANDARD, WideLetters())


ACROSS = int((100 - 2 * TYPED_INSET) / (0.6 * STANDARD.typed_size))
"""Wide letters in a line of 100 points."""


def test_of_words_that_fit_all_are_shown() -> None:
    assert shown("a" * ACROSS, 1) == ACROSS
    assert shown("one two\nthree", 2) == len("one two\nthree")


def test_of_a_line_its_beginning_is_shown() -> None:
    assert shown("a" * 50, 1) == ACROSS


def test_of_several_lines_those_that_are_there_are_shown() -> None:
    assert shown("one two three four", 1, width=60) == len("one two")
    assert shown("one two three four five", 2, width=60) == len("one two three")


def test_a_line_break_begins_a_line_but_in_a_box_of_one_line_it_is_a_space() -> None:
    assert shown("a\nb\n\nc", 3) == len("a b")
    assert shown("a\nb", 1) == len("a\nb")
