"""What holds for any form whatever."""

from __future__ import annotations

from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import HealthCheck, given, reject, settings

from tests.layout.paper import lay_out, pages_of, tags
from tests.layout.small_forms import forms
from wta_forms.errors import WtaFormsError
from wta_forms.layout.boxes import Leaf, Page, Pages, Rect, Role, Tag, Words
from wta_forms.layout.style import STANDARD
from wta_forms.spec.fields import Field, Shape, fields_of
from wta_forms.spec.form import Form, SelectOne, offered

AREA = Rect(STANDARD.margin_left, STANDARD.margin_top, STANDARD.text_width, STANDARD.text_height)
HAIR = 0.01
"""Points that rounding may add up to."""

some_forms = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def laid_out(form: Form) -> Pages:
    """What does not fit on a page is said as a problem, and is nothing to look at here."""
    try:
        return lay_out(form)
    except WtaFormsError:
        reject()


def is_within(rect: Rect, area: Rect) -> bool:
    return (
        rect.x >= area.x - HAIR
        and rect.y >= area.y - HAIR
        and rect.right <= area.right + HAIR
        and rect.bottom <= area.bottom + HAIR
    )


def do_overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > HAIR and down > HAIR


def printed(page: Page) -> list[Rect]:
    """Everything on a page but panels; of words, each line as wide as it is."""
    lines = [
        Rect(words.rect.x + line.x, words.rect.y + at * words.style.leading, line.width, words.style.leading)
        for words in (*page.boxes, *page.artifacts)
        if isinstance(words, Words)
        for at, line in enumerate(words.lines)
    ]
    return lines + [box.rect for box in page.boxes if not isinstance(box, Words)]


def elements(tag: Tag | Leaf) -> list[Tag | Leaf]:
    return [tag] if isinstance(tag, Leaf) else [tag, *(each for child in tag.children for each in elements(child))]


@pytest.mark.slow
@some_forms
@given(forms())
def test_every_field_has_one_box_and_all_are_read_in_the_order_of_the_form(form: Form) -> None:
    pages = laid_out(form)
    boxes = [(name, len(list(buttons))) for name, buttons in groupby(widget.name for _, widget in pages.widgets())]
    assert boxes == [(field.name, boxes_of(field, form)) for field in fields_of(form)]


def boxes_of(field: Field, form: Form) -> int:
    """One, but a button for each choice of a group of radio buttons."""
    question = form.question(field.question)
    return len(offered(question)) if field.shape is Shape.RADIO and isinstance(question, SelectOne) else 1


@pytest.mark.slow
@some_forms
@given(forms())
def test_no_two_boxes_say_the_same_and_buttons_of_one_field_differ_in_what_they_stand_for(form: Form) -> None:
    boxes = [widget for _, widget in laid_out(form).widgets()]
    assert len({widget.tooltip for widget in boxes}) == len(boxes)
    assert len({(widget.name, widget.on) for widget in boxes}) == len(boxes)


@pytest.mark.slow
@some_forms
@given(forms())
def test_where_something_is_ticked_there_is_an_on_state_and_elsewhere_none(form: Form) -> None:
    states = {(field.name, field.on) for field in fields_of(form) if field.shape is Shape.TICK}
    for _, widget in laid_out(form).widgets():
        assert bool(widget.on) == widget.is_pressed
        assert widget.shape is not Shape.TICK or (widget.name, widget.on) in states


@pytest.mark.slow
@some_forms
@given(forms())
def test_nothing_is_off_the_page_or_on_top_of_something_else(form: Form) -> None:
    for page in laid_out(form).pages:
        assert page.boxes, "an empty page"
        assert all(is_within(box.rect, AREA) for box in page.boxes)
        assert not [pair for pair in combinations(printed(page), 2) if do_overlap(*pair)]


@pytest.mark.slow
@some_forms
@given(forms())
def test_the_tag_tree_has_whole_elements_in_the_order_of_the_pages(form: Form) -> None:
    pages = laid_out(form)
    assert elements(pages.tree) == [each for each in elements(pages.tree) if isinstance(each, Leaf) or each.children]
    leaves = [leaf for _, leaf in pages.tree.leaves()]
    assert leaves == sorted(leaves, key=lambda leaf: (leaf.page, leaf.box))
    assert all(len(tag.children) == 1 for tag in tags(pages.tree, Role.FORM))
    for table in tags(pages.tree, Role.TABLE):
        assert [tag.role for tag in table.children if isinstance(tag, Tag)] == [Role.TABLE_HEAD, Role.TABLE_BODY]
        assert len({len(row.children) for row in tags(table, Role.TABLE_ROW)}) == 1


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms())
def test_the_same_form_is_laid_out_the_same(form: Form) -> None:
    assert laid_out(form) == laid_out(form)


def test_the_levels_of_headings_go_down_one_at_a_time() -> None:
    pages = pages_of("- questions: [{id: q, kind: text, label: Q}]")
    headings = [tag.role for tag, _ in pages.tree.leaves() if tag.role in (Role.H1, Role.H2, Role.H3)]
    levels = [int(role.value[1]) for role, _ in groupby(headings)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
