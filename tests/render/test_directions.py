"""Lines whose words go to the left, or both ways. Here as everywhere, a line is written in the order it is read."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.render.directions import (
    begins_right_to_left,
    goes_right_to_left,
    has_right_to_left,
    levels_of,
    mirrored,
    visual_order,
)

MIXED = st.text(alphabet="ابج١٢٣ab12 ()[]-,.:%ًא€", max_size=30)


def seen(text: str, is_right_to_left: bool) -> str:
    """The characters from left to right, brackets as they look."""
    levels = levels_of(text, is_right_to_left)
    turned = [mirrored(character) if level % 2 else character for character, level in zip(text, levels, strict=True)]
    return "".join(turned[at] for at in visual_order(levels))


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("مشروع Friday Fridge (2026)", "Friday Fridge (2026) عورشم"),
        ("مشروع (2026)", "(2026) عورشم"),
        ("انظر https://example.org/a?b=c.", ".https://example.org/a?b=c رظنا"),
        ("من 10 إلى 20%", "%20 ىلإ 10 نم"),
        ("السعر 12.50 £", "£ 12.50 رعسلا"),
        ("نعم (yes), لا", "ال ,(yes) معن"),
        ("a (ب) c", "c (ب) a"),
        ("", ""),
    ],
)
def test_in_a_form_from_the_right_a_line_begins_there_and_latin_words_and_numbers_keep_their_way(
    text: str, looks: str
) -> None:
    assert seen(text, True) == looks


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Project مشروع, 2026 (a)", "Project 2026 ,عورشم (a)"),
        ("Samira (سميرة حداد), Leith", "Samira (دادح ةريمس), Leith"),
        ("nothing of it", "nothing of it"),
    ],
)
def test_in_a_form_from_the_left_only_their_own_words_go_to_the_left(text: str, looks: str) -> None:
    assert seen(text, False) == looks


def test_spaces_at_the_end_of_a_line_lie_behind_it() -> None:
    assert seen("مرحبا ", True) == " ابحرم"
    assert seen("مرحبا ", False) == "ابحرم "


@given(MIXED, st.booleans())
def test_lines_are_ordered_as_another_program_orders_them(text: str, is_right_to_left: bool) -> None:
    """The other half of python-bidi is written in Rust, and says no levels."""
    levels = levels_of(text, is_right_to_left)
    ordered = "".join(text[at] for at in visual_order(levels))
    assert ordered == get_display(text, base_dir="R" if is_right_to_left else "L")


@given(st.text(max_size=40), st.booleans())
def test_any_text_has_a_level_for_each_character(text: str, is_right_to_left: bool) -> None:
    levels = levels_of(text, is_right_to_left)
    assert len(levels) == len(text)
    assert sorted(visual_order(levels)) == list(range(len(text)))


def test_joiners_and_isolates_go_with_what_is_around_them() -> None:
    assert set(levels_of("می\u200cخواهم", True)) == {1}
    assert levels_of("a\u2067ب\u2069", False)[2] == 1


def test_a_value_begins_where_its_first_letter_does() -> None:
    assert begins_right_to_left("(1) سميرة Haddad")
    assert not begins_right_to_left("Haddad سميرة")
    assert begins_right_to_left("12", otherwise=True)


def test_a_text_that_is_not_translated_keeps_its_own_way() -> None:
    assert not goes_right_to_left("You may stop.", otherwise=True)
    assert goes_right_to_left("نعم.", otherwise=False)
    assert goes_right_to_left("PDF هو ملف", otherwise=True)
    assert goes_right_to_left("1.", otherwise=True)


def test_numbers_of_arabic_go_to_the_left_of_what_is_before_them() -> None:
    assert has_right_to_left("١٢")
    assert not has_right_to_left("Zażółć 12")
