"""The logo: above the title, as large as there is room for it, and read first."""

from __future__ import annotations

import pytest

from tests.layout.paper import RULER, form_of, read, tags
from wta_forms.layout.boxes import Leaf, Page, Pages, Picture, Rect, Role, Tag, Words
from wta_forms.layout.describe import LOGO, Logo, describe
from wta_forms.layout.paginate import paginate
from wta_forms.layout.show import show_pages, show_tree
from wta_forms.layout.style import STANDARD


def pages_with(width: int, height: int) -> Pages:
    form = form_of("- {id: q, kind: text, label: A question}")
    blocks = describe(form, "en", lambda language: {}, STANDARD, RULER, logo=Logo(width, height, "Leith Carers"))
    return paginate(blocks.body, blocks.running, STANDARD, RULER)


def logo(pages: Pages) -> Picture:
    (picture,) = [box for _, box in read(pages) if isinstance(box, Picture)]
    return picture


@pytest.mark.parametrize(
    ("pixels", "points"),
    [((1600, 200), (160, 20)), ((500, 500), (44, 44)), ((100, 440), (10, 44)), ((80, 30), (80, 30))],
    ids=["wide", "square", "high", "small"],
)
def test_it_keeps_its_proportions_and_is_never_blown_up(pixels: tuple[int, int], points: tuple[float, float]) -> None:
    rect = logo(pages_with(*pixels)).rect
    assert (rect.width, rect.height) == pytest.approx(points)


def test_it_stands_above_the_title_and_is_read_before_it_as_the_name_of_those_who_ask() -> None:
    pages = pages_with(400, 100)
    first, title, *_ = [box for _, box in read(pages)]
    assert first == Picture(Rect(STANDARD.margin_left, STANDARD.margin_top, 160, 40), "Leith Carers", LOGO)
    assert isinstance(title, Words)
    assert (title.text, title.rect.y) == ("A test", pytest.approx(first.rect.bottom + 16))
    assert [len(tag.children) for tag in tags(pages.tree, Role.FIGURE)] == [1]


def test_reviewers_see_it_on_pages_and_in_the_tree() -> None:
    assert "   46.0   62.0  160.0   40.0 (Leith Carers)" in show_pages(pages_with(400, 100))
    assert "  Figure (Leith Carers)" in show_tree(pages_with(400, 100))


def test_a_picture_outside_a_figure_is_refused_and_so_is_a_figure_of_words() -> None:
    picture, words = Picture(Rect(0, 0, 1, 1), "A", "a"), Words(Rect(0, 0, 1, 1), (), STANDARD.body)
    for box, role in ((picture, Role.PARAGRAPH), (words, Role.FIGURE)):
        with pytest.raises(ValueError, match="Figure"):
            Pages((Page(9, 9, (box,), ()),), Tag(Role.DOCUMENT, (Tag(role, (Leaf(0, 0),)),)))
