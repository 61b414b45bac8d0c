"""Lines, what cannot be printed, and which way words run."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.report.characters import directed, is_right_to_left, printable, written_lines

ARABIC = "الآن"


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("", False),
        ("12 – !", False),
        ("now", False),
        (ARABIC, True),
        (f"12. {ARABIC} now", True),
        (f"now {ARABIC}", False),
    ],
)
def test_the_first_letter_says_which_way_a_line_runs(text: str, is_rtl: bool) -> None:
    assert is_right_to_left(text) is is_rtl


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("now 12", [("now 12", False)]),
        (f"{ARABIC}, {ARABIC}!", [(f"{ARABIC}, {ARABIC}!", True)]),
        (f"now {ARABIC}, then", [("now ", False), (ARABIC, True), (", then", False)]),
        (f"{ARABIC} (now)", [(f"{ARABIC} (", True), ("now", False), (")", True)]),
        (f"a {ARABIC}\u064e", [("a ", False), (f"{ARABIC}\u064e", True)]),
    ],
)
def test_signs_go_with_the_letters_around_them(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert list(directed(text)) == pieces


@given(st.text(st.sampled_from(["a", " ", "1", ".", "ا", "ב", "\u064e", "\u0301", "👍", "\u200f"])))
def test_nothing_is_lost_between_pieces_and_neighbours_run_differently(text: str) -> None:
    pieces = list(directed(text))
    assert "".join(words for words, _ in pieces) == text
    assert all(one[1] is not other[1] for one, other in pairwise(pieces))


def test_lines_without_words_are_left_out() -> None:
    assert written_lines(" a \r\n\n\u2028\t\nb\x85c ") == ["a", "b", "c"]


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_printable_can_be_encoded_and_is_as_long_as_before(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert "\x00" not in printable(text)
    printable(text).encode()
