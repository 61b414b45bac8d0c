"""Lines that stand in a box become what was typed. Every letter here is 5 points wide and 10 high."""

from __future__ import annotations

import pytest

from wta_forms.errors import DAMAGED_TEXT
from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.paragraphs import Room, typed_in

BOX = (100.0, 408.0, 254.0, 460.0)
"""30 letters wide, and three lines high with 14 points a line."""


def line(text: str, y: float = 445, x: float = 102, run: int = 1) -> list[Character]:
    """Each letter where the pen would draw it; spaces are not drawn."""
    boxes = [(x + 5 * at, y, x + 5 * at + 5, y + 7) for at in range(len(text))]
    drawn = zip(text, boxes, strict=True)
    return [Character(each, box, box[:2], 10, 0, run) for each, box in drawn if each != " "]


def lines(*texts: str, leading: float = 14) -> list[Character]:
    return [each for at, text in enumerate(texts) for each in line(text, 445 - leading * at)]


def typed(*texts: str) -> str:
    return typed_in(lines(*texts), BOX).words.text


def test_a_line_that_has_no_room_for_the_next_word_goes_on() -> None:
    assert typed("Every Friday people bring what", "they have") == "Every Friday people bring what they have"


def test_a_line_that_has_room_for_the_next_word_was_ended_by_whoever_typed() -> None:
    assert typed("Bread", "and roses") == "Bread\nand roses"


def test_an_empty_line_stays_one() -> None:
    assert typed("Every Friday people bring what", "", "they have") == "Every Friday people bring what\n\nthey have"


def test_a_word_as_long_as_the_line_was_cut() -> None:
    long = "https://example.org/a/very/long/address/of/a/page"
    assert typed(long[:30], long[30:]) == long


@pytest.mark.parametrize("dash", ["-", "–", "/"])
def test_a_dash_at_the_end_of_a_line_parts_no_words(dash: str) -> None:
    assert (
        typed(f"Every Friday people bring well{dash}", "known things")
        == f"Every Friday people bring well{dash}known things"
    )


def test_a_dash_between_spaces_keeps_them() -> None:
    assert (
        typed("Every Friday people meet and –", "afterwards – eat") == "Every Friday people meet and – afterwards – eat"
    )


def test_lines_are_read_from_the_top_whatever_was_drawn_first() -> None:
    assert typed_in([*line("second", 431), *line("first", 445)], BOX).words.text == "first\nsecond"


def test_letters_a_little_apart_are_one_word() -> None:
    """As Ghostscript draws them: each on its own, a hair from where it should be."""
    letters = [line(letter, x=102 + 5.6 * at, run=at)[0] for at, letter in enumerate("Łódź")]
    assert typed_in(letters, BOX).words.text == "Łódź"


def test_ligatures_are_letters_and_nothing_is_said_of_them() -> None:
    words = typed_in(line("ﬁve ﬂags"), BOX).words
    assert (words.text, words.problems) == ("five flags", ())


def test_shapes_of_arabic_letters_are_letters_and_it_is_told() -> None:
    words = typed_in(line("ﻢﻟﺎﻋ"), BOX).words
    assert words.text == "عالم"
    assert [problem.message.split(":")[0] for problem in words.problems] == [DAMAGED_TEXT.text.split(":")[0]]


def test_a_glyph_that_says_nothing_is_told() -> None:
    words = typed_in(line("12\ufffd14"), BOX).words
    assert words.text == "12\ufffd14"
    assert words.problems != ()


# --- whether there was room for more ----------------------------------------------------------------------------------


def test_a_box_with_two_lines_left_is_not_full() -> None:
    assert typed_in(lines("One"), BOX).room is Room.LEFT


def test_a_line_that_is_left_may_be_one_that_was_typed_empty_with_more_below() -> None:
    assert typed_in(lines("One", "two"), BOX).room is Room.ONLY_ON_THIS_LINE


def test_a_last_line_that_is_short_may_be_followed_by_another() -> None:
    assert typed_in(lines("One", "two", "three"), BOX).room is Room.ONLY_ON_THIS_LINE


def test_a_last_line_that_is_full_may_go_on() -> None:
    assert typed_in(lines("One", "two", "three and four and five and si"), BOX).room is Room.NONE


def test_what_goes_on_below_the_box_was_not_cut_there() -> None:
    assert typed_in(lines("One", "two", "three", "four", "five", "six"), BOX).room is Room.LEFT


def test_one_line_below_the_box_may_be_half_a_line_that_was_cut() -> None:
    assert typed_in(lines("One", "two", "three", "four"), BOX).room is not Room.LEFT


def test_what_is_far_below_the_rest_says_nothing_of_it() -> None:
    apart = [*lines("One", "two", "three and four and five and si"), *line("end", 300)]
    assert typed_in(apart, BOX).room is Room.NONE


@pytest.mark.parametrize(("text", "room"), [("short", Room.LEFT), ("m" * 30, Room.NONE), ("m" * 60, Room.LEFT)])
def test_a_box_of_one_line_is_full_where_it_ends(text: str, room: Room) -> None:
    assert typed_in(line(text, 446), (100, 440, 254, 460)).room is room
