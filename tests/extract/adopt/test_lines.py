"""Printed words as lines, and labels without what is only there for the eye."""

from __future__ import annotations

import pytest

from tests.extract.adopt.paper import lines, words
from wta_forms.extract.adopt.blank import Word
from wta_forms.extract.adopt.lines import has_star, is_a_number, lines_of, plain_label


def test_words_on_one_height_are_a_line_and_far_ones_another() -> None:
    found = lines(words("Your name", 50, 700), words("Your town", 300, 700.5), words("Below", 50, 680))
    assert [line.text for line in found] == ["Your name", "Your town", "Below"]


@pytest.mark.parametrize(
    "written", ["Name ........", "Name _____", "Name . . . . . .", "• Name", "☐ Name", "Name \ue000"]
)
def test_what_fills_a_line_and_marks_are_no_words(written: str) -> None:
    assert [line.text for line in lines(words(written, 50, 700))] == ["Name"]


def test_a_leader_parts_what_stands_on_both_its_sides() -> None:
    assert [line.text for line in lines(words("From ____ to ____", 50, 700))] == ["From", "to"]


def test_a_line_is_as_large_and_as_bold_as_most_of_its_letters() -> None:
    (line,) = lines([*words("Note:", 50, 700, bold=True), *words("please write in capitals", 78, 700)])
    assert (line.size, line.is_bold) == (10, False)


def test_words_that_go_to_the_left_are_put_in_the_order_in_which_they_are_said() -> None:
    found = lines_of([Word(1, "الأول", (40, 700, 70, 710), 10), Word(1, "الاسم", (75, 700, 105, 710), 10)])
    assert [line.text for line in found] == ["الاسم الأول"]


def test_in_a_mirror_what_goes_to_the_right_is_turned_back_and_brackets_are_drawn_the_other_way_round() -> None:
    seen = [
        Word(1, each, (50 + 30 * at, 700, 78 + 30 * at, 710), 10)
        for at, each in enumerate(["برنامج", "Reader", "Acrobat", ")أو("])
    ]
    assert [line.text for line in lines_of(seen, is_mirrored=True)] == ["برنامج Acrobat Reader (أو)"]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Name:", "Name"), ("Name *", "Name"), ("* Name", "Name"), ("3. Name", "Name"), ("8.TELEPHONE", "TELEPHONE"),
        ("a) Name", "Name"), ("Q12: Name", "Name"), ("(b) Name", "Name"), ("2020 vision", "2020 vision"),
        ("A house", "A house"), ("How are you?", "How are you?"),
    ],
)  # fmt: skip
def test_a_label_has_neither_number_nor_colon_nor_star(written: str, label: str) -> None:
    assert plain_label(written) == label


@pytest.mark.parametrize(
    ("written", "is_needed"), [("Name *", True), ("* Name:", True), ("Name (required)", True), ("5 * 4 = 20", False)]
)
def test_a_star_says_that_an_answer_is_needed(written: str, is_needed: bool) -> None:
    assert has_star(written) is is_needed


@pytest.mark.parametrize(
    ("written", "is_number"),
    [
        ("1", True),
        ("12.", True),
        ("3a)", True),
        ("Row 4", True),
        ("Nr. 2", True),
        ("(b)", True),
        ("Yes", False),
        ("20 hours", False),
    ],
)
def test_a_number_alone_is_no_label(written: str, is_number: bool) -> None:
    assert is_a_number(written) is is_number
