"""What the types refuse, so that a page cannot be read wrongly."""

from __future__ import annotations

import pytest

from wta_forms.layout.blocks import Row, Text
from wta_forms.layout.boxes import Leaf, Page, Pages, Rect, Role, Shape, Tag, Widget, Words
from wta_forms.layout.style import STANDARD

HELLO = Words(Rect(0, 0, 100, 15), (), STANDARD.body)
NAME = Widget(Rect(0, 20, 100, 20), "name", Shape.LINE, "1: Your name", 11)
PAGE = Page(595, 842, (HELLO, NAME), ())

P_HELLO = Tag(Role.PARAGRAPH, (Leaf(0, 0),))
FORM_NAME = Tag(Role.FORM, (Leaf(0, 1),))


def tree(*children: Tag | Leaf) -> Tag:
    return Tag(Role.DOCUMENT, children)


def test_pages_whose_boxes_are_each_read_once_are_made() -> None:
    pages = Pages((PAGE,), tree(P_HELLO, FORM_NAME))
    assert list(pages.widgets()) == [(0, NAME)]


def test_a_box_that_is_read_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Pages((PAGE,), tree(P_HELLO, FORM_NAME, P_HELLO))


def test_a_box_that_is_never_read_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Pages((PAGE,), tree(FORM_NAME))


def test_a_box_that_is_read_and_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Pages((PAGE,), tree(P_HELLO, FORM_NAME, Tag(Role.PARAGRAPH, (Leaf(0, 2),))))


def test_a_widget_outside_a_form_element_is_refused() -> None:
    with pytest.raises(ValueError, match="Form"):
        Pages((PAGE,), tree(P_HELLO, Tag(Role.PARAGRAPH, (Leaf(0, 1),))))


def test_words_in_a_form_element_are_refused() -> None:
    with pytest.raises(ValueError, match="Form"):
        Pages((PAGE,), tree(Tag(Role.FORM, (Leaf(0, 0),)), FORM_NAME))


def test_a_box_of_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Rect(0, 0, -1, 10)


def test_a_row_without_a_width_for_each_member_is_refused() -> None:
    with pytest.raises(ValueError, match="width"):
        Row((Text("one", STANDARD.body),), (1, 1))
