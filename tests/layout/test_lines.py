"""Words are broken into lines that fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.paper import RULER, HalfEm
from wta_forms.layout.boxes import Rect, Words
from wta_forms.layout.style import Face, TextStyle
from wta_forms.layout.text import least_width, lines_of, longest_word

TEN = TextStyle(Face.REGULAR, 10, 14)
"""Every character is 5 points wide."""

TYPED = st.text(alphabet="abcdeżł-/. \t\n", max_size=200)


def broken(text: str, characters: float) -> list[str]:
    return [line.text for line in lines_of(text, characters * 5, TEN, RULER)]


def as_words(text: str, characters: int) -> Words:
    width = characters * 5
    return Words(Rect(0, 0, width, 100), lines_of(text, width, TEN, RULER), TEN)


@given(TYPED, st.integers(1, 60))
def test_no_line_is_wider_than_its_box(text: str, characters: int) -> None:
    assert all(line.width <= characters * 5 for line in lines_of(text, characters * 5, TEN, RULER))


@given(TYPED, st.integers(1, 60))
def test_no_character_is_lost_and_words_stay_words(text: str, characters: int) -> None:
    assert as_words(text, characters).text.split() == text.split()


@given(TYPED, st.integers(1, 60))
def test_a_line_has_as_many_words_as_fit(text: str, characters: int) -> None:
    for paragraph in text.split("\n"):
        lines = lines_of(paragraph, characters * 5, TEN, RULER)
        for line, following in pairwise(lines):
            first_word = following.text.split()[0]
            assert line.is_cut or len(line.text) + 1 + len(first_word) > characters


def test_words_go_on_the_next_line_when_this_one_is_full() -> None:
    assert broken("one two three", 7) == ["one two", "three"]


def test_a_no_break_space_holds_its_words_together_and_is_printed_as_a_space() -> None:
    assert broken("one 2\u00a0three", 7) == ["one", "2 three"]


def test_a_line_break_that_somebody_typed_stays_one() -> None:
    assert broken("one\ntwo three", 20) == ["one", "two three"]


def test_a_web_address_that_is_too_long_is_cut_and_still_read_as_one_word() -> None:
    assert broken("see example.org/a/long/way now", 10) == ["see", "example.or", "g/a/long/w", "ay now"]
    assert as_words("see example.org/a/long/way now", 10).text == "see example.org/a/long/way now"


def test_a_very_long_word_is_measured_in_small_parts() -> None:
    measured = 0

    class Counting(HalfEm):
        def width(self, text: str, face: Face, size: float) -> float:
            nonlocal measured
            measured += len(text)
            return super().width(text, face, size)

    assert len(lines_of("a" * 100_000, 50, TEN, Counting())) == 10_000
    assert measured < 2_000_000


def test_a_line_is_read_with_the_space_that_parts_it_from_the_next() -> None:
    spoken = [line.spoken for line in lines_of("one two abcdefghijkl", 35, TEN, RULER)]
    assert spoken == ["one two ", "abcdefg", "hijkl "]


def test_an_empty_text_has_no_lines() -> None:
    assert broken(" \n ", 10) == []


def test_a_character_that_is_wider_than_the_box_still_gets_its_line() -> None:
    assert broken("ab", 0.5) == ["a", "b"]


def test_baselines_are_a_leading_apart_and_within_the_box() -> None:
    baselines = [line.baseline for line in lines_of("one\ntwo\nthree", 100, TEN, RULER)]
    assert baselines == pytest.approx([10, 24, 38])


def test_the_longest_word_says_how_narrow_a_box_may_be() -> None:
    assert longest_word("as long as necessary", TEN, RULER) == 9 * 5
    assert longest_word("", TEN, RULER) == 0


def test_a_box_made_as_wide_as_a_word_holds_it_whatever_was_added_and_taken_away() -> None:
    class Hundredths(HalfEm):
        def width(self, text: str, face: Face, size: float) -> float:
            return 60.07

    padded = 60.07 + 10
    assert padded - 10 < 60.07, "or else this says nothing"
    assert [line.text for line in lines_of("Presentation", padded - 10, TEN, Hundredths())] == ["Presentation"]


@given(TYPED.filter(str.strip), st.integers(1, 6))
def test_at_the_least_width_a_text_has_so_many_lines_and_at_one_point_less_it_has_more(text: str, lines: int) -> None:
    text = " ".join(text.split())
    width = least_width(text, lines, TEN, RULER)
    made = lines_of(text, width, TEN, RULER)
    assert len(made) <= lines
    assert not any(line.is_cut for line in made)
    narrower = lines_of(text, width - 1, TEN, RULER)
    assert len(narrower) > lines or any(line.is_cut or line.width > width - 1 for line in narrower)


def test_a_long_text_has_its_least_width_at_once() -> None:
    assert least_width("word " * 5_000, 2, TEN, RULER) == (2_500 * 5 - 1) * 5
