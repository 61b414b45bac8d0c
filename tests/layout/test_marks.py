"""Corner marks and the place of the code: the same on every page of a style, with nothing else near them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.layout.paper import RULER, filler, paginated, unread
from tests.layout.small_forms import forms
from tests.layout.test_every_form import do_overlap, laid_out, printed, some_forms
from wta_forms.layout.boxes import Marks, Panel, Rect
from wta_forms.layout.marks import marks_of
from wta_forms.layout.mirror import turned_marks
from wta_forms.layout.paginate import stamp_words
from wta_forms.layout.style import PHONE, STANDARD, VARIANTS, Style
from wta_forms.spec.form import Form

every_style = pytest.mark.parametrize("style", VARIANTS.values(), ids=VARIANTS)


def kept_free(marks: Marks) -> list[Rect]:
    return [*marks.corners, marks.code.inside(-marks.quiet)]


@every_style
def test_corners_are_squares_as_far_from_both_edges_and_within_the_margins(style: Style) -> None:
    corners = marks_of(style).corners
    edge = 6 if style is PHONE else 20
    area = Rect(style.margin_left, style.margin_top, style.text_width, style.text_height)
    assert {(corner.width, corner.height) for corner in corners} == {(7, 7)}
    for corner in corners:
        assert min(corner.x, style.page_width - corner.right) == pytest.approx(edge)
        assert min(corner.y, style.page_height - corner.bottom) == pytest.approx(edge)
        assert not do_overlap(corner, area)
        assert not do_overlap(corner, stamp_words("drivers, version 2", style, RULER, "en").rect)


@every_style
def test_the_code_has_room_for_41_modules_of_nine_tenths_of_a_point_and_four_of_its_own_around_it(style: Style) -> None:
    marks = marks_of(style)
    assert marks.code.width == marks.code.height == pytest.approx(41 * 0.9)
    assert marks.quiet == pytest.approx(4 * marks.code.width / 29)
    around = marks.code.inside(-marks.quiet)
    assert around.bottom <= style.margin_top + 0.01
    assert around.right <= style.page_width
    assert around.y >= 0
    assert not any(do_overlap(around, corner) for corner in marks.corners)


def test_a_style_without_room_for_the_code_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a margin of 62"):
        marks_of(replace(STANDARD, margin_top=50))


@pytest.mark.slow
@some_forms
@given(forms())
def test_nothing_is_printed_near_a_mark(form: Form) -> None:
    pages = laid_out(form)
    assert pages.marks == marks_of(STANDARD)
    for page in pages.pages:
        drawn = [*printed(page), *(box.rect for box in page.artifacts if isinstance(box, Panel))]
        assert [rect for rect in drawn if any(do_overlap(rect, mark) for mark in kept_free(pages.marks))] == []


def test_a_long_title_at_the_head_of_a_page_ends_before_the_code() -> None:
    pages = paginated(filler(100), head="word " * 100)
    assert pages.marks is not None
    second = pages.pages[1]
    head = max(printed(second), key=lambda rect: -rect.y)
    assert unread(second)[0].startswith("word word")
    assert head.right <= pages.marks.code.x - pages.marks.quiet


def test_on_pages_that_are_read_from_the_right_the_code_is_at_the_left() -> None:
    marks = marks_of(STANDARD)
    turned = turned_marks(marks, STANDARD.page_width, "ar")
    assert turned.code.x == pytest.approx(STANDARD.margin_right)
    assert turned.corners == marks.corners
    assert turned_marks(marks, STANDARD.page_width, "en") == marks
