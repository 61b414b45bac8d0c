"""Lines, what cannot be printed, and which way words run."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.report.characters import (
    directed,
    encodable,
    is_right_to_left,
    isolated,
    kept_apart,
    printable,
    turned_back,
    written_lines,
)

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


@given(st.text(st.characters(exclude_categories=())))
def test_only_halves_of_characters_cannot_be_encoded(text: str) -> None:
    kept = [(one, other) for one, other in zip(text, encodable(text), strict=True) if one != other]
    assert all("\ud800" <= one <= "\udfff" and other == "\ufffd" for one, other in kept)
    encodable(text).encode()


# --- directions within a line -----------------------------------------------------------------------------------------

FSI, PDI, PDF, RLO, LRE, RLI = "\u2068", "\u2069", "\u202c", "\u202e", "\u202a", "\u2067"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a telephone", "a telephone"),
        (f"now {ARABIC}\u200f.", f"now {ARABIC}\u200f."),
        (f"evil{RLO}txt", f"{FSI}evil{RLO}txt{PDF}{PDI}"),
        (f"call {LRE}+44 1{PDF}", f"{FSI}call {LRE}+44 1{PDF}{PDI}"),
        (f"{RLI}a{RLO}b", f"{FSI}{RLI}a{RLO}b{PDF}{PDI}{PDI}"),
        (f"{RLI}a{RLO}b{PDI}c", f"{FSI}{RLI}a{RLO}b{PDI}c{PDI}"),
        (f"a{PDI}b", f"{FSI}a\ufffdb{PDI}"),
        (f"a{PDF}b", f"a{PDF}b"),
    ],
)
def test_what_turns_the_direction_ends_with_its_line(line: str, shown: str) -> None:
    assert isolated(line) == shown


turning = st.text(
    st.sampled_from(["a", "ب", "1", " ", "\u202a", "\u202b", PDF, "\u202d", RLO, "\u2066", RLI, FSI, PDI])
)


@given(turning)
def test_nothing_that_somebody_writes_reaches_beyond_their_line(line: str) -> None:
    shown = isolated(line)
    depth = 0
    for place, character in enumerate(shown):
        depth += (character in "\u2066\u2067\u2068") - (character == PDI)
        assert depth >= 0
        assert depth or place == len(shown) - 1 or shown == line
    assert depth == 0
    assert shown == line or (shown[0], shown[-1]) == (FSI, PDI)


@given(turning)
def test_a_line_keeps_all_its_letters_in_their_order(line: str) -> None:
    signs = {PDI, PDF, FSI, "\ufffd"}
    assert [c for c in isolated(line) if c not in signs] == [c for c in line if c not in signs]


def test_every_line_of_a_text_ends_its_own_directions() -> None:
    assert written_lines(f"{RLO}a\nb") == [f"{FSI}{RLO}a{PDF}{PDI}", "b"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a van\nand 2 buses", "a van\nand 2 buses"),
        (ARABIC, f"{FSI}{ARABIC}{PDI}"),
        (f"a\n{ARABIC} 2", f"{FSI}a{PDI}\n{FSI}{ARABIC} 2{PDI}"),
        (f"{RLO}a", f"{FSI}{RLO}a{PDF}{PDI}"),
    ],
)
def test_words_that_turn_or_run_the_other_way_are_kept_apart_within_a_sentence(text: str, shown: str) -> None:
    assert kept_apart(text) == shown


@pytest.mark.parametrize(
    ("line", "is_marked"),
    [("now", False), (ARABIC, False), (f"now {ARABIC}.", True), (f"{ARABIC} now", False), (f"now {ARABIC} 2 x", False)],
)
def test_figures_behind_words_from_right_to_left_do_not_run_with_them(line: str, is_marked: bool) -> None:
    assert turned_back(line) == ("\N{LEFT-TO-RIGHT MARK}" if is_marked else "")
