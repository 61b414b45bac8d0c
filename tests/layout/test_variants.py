"""The five variants of a form: the same questions and fields, for other eyes, hands and screens."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.layout.paper import MORE_KINDS, form_of, lay_out, pages_of, tags, unread, widgets, words
from tests.layout.small_forms import forms
from tests.layout.test_every_form import do_overlap, is_within, printed
from wta_forms.errors import WtaFormsError
from wta_forms.layout.boxes import Pages, Panel, Rect, Role, Words
from wta_forms.layout.style import (
    BY_HAND,
    FACILITATOR,
    LARGE_PRINT,
    MILLIMETRE,
    PHONE,
    STANDARD,
    VARIANTS,
    Colour,
    Face,
    Style,
)
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import Form

fewer_forms = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
EVERY_VARIANT = pytest.mark.parametrize("style", VARIANTS.values(), ids=VARIANTS)

RISKS = """
- id: risks
  kind: table
  label: What could go wrong
  rows: 6
  columns:
  - {id: risk, kind: text, label: The risk, lines: 2}
  - {id: urgent, kind: select_one, label: How urgent?, choices: {high: High, low: Low}}
"""

AGREE = """
- id: agree_to
  kind: grid
  label: Do you agree?
  rows: {a: It works, b: It is cheap}
  choices: {1: "Yes", 2: "No"}
"""


def sizes(pages: Pages) -> set[float]:
    """Of all words that are read."""
    return {box.style.size for page in pages.pages for box in page.boxes if isinstance(box, Words)}


# --- every variant ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@EVERY_VARIANT
@fewer_forms
@given(form=forms())
def test_every_variant_has_the_same_fields(form: Form, style: Style) -> None:
    try:
        found = {(w.name, w.on) for _, w in lay_out(form, style=style).widgets() if not w.name.startswith("wta--")}
        usual = {(w.name, w.on) for _, w in lay_out(form).widgets()}
    except WtaFormsError:
        return
    if style.is_fillable:
        assert found == usual
    assert {name for name, _ in found} == {field.name for field in fields_of(form)}


@pytest.mark.slow
@EVERY_VARIANT
@fewer_forms
@given(form=forms())
def test_nothing_is_off_the_page_or_on_top_of_something_else_in_any_variant(form: Form, style: Style) -> None:
    area = Rect(style.margin_left, style.margin_top, style.text_width, style.text_height)
    try:
        pages = lay_out(form, style=style).pages
    except WtaFormsError:
        return
    for page in pages:
        assert page.boxes, "an empty page"
        assert all(is_within(box.rect, area) for box in page.boxes)
        assert not [pair for pair in combinations(printed(page), 2) if do_overlap(*pair)]


@EVERY_VARIANT
def test_every_box_to_tick_is_as_large_as_a_finger_needs(style: Style) -> None:
    """24 CSS pixels are 18 points (WCAG 2.2, 2.5.8)."""
    ticks = [widget for widget in widgets(pages_of(MORE_KINDS, style=style)).values() if widget.is_pressed]
    assert ticks
    assert all(min(tick.rect.width, tick.rect.height) >= 18 for tick in ticks)


# --- large print ------------------------------------------------------------------------------------------------------


def test_nothing_that_is_read_in_large_print_is_smaller_than_18_points() -> None:
    pages = pages_of(MORE_KINDS + RISKS.replace("id: risks", "id: more_risks"), style=LARGE_PRINT)
    assert min(sizes(pages)) == 18
    assert {widget.size for _, widget in pages.widgets()} == {18}


def test_no_words_are_pale_or_slanted_in_large_print() -> None:
    pages = pages_of(MORE_KINDS, style=LARGE_PRINT)
    styles = {box.style for page in pages.pages for box in page.boxes if isinstance(box, Words)}
    assert not {style for style in styles if style.colour is Colour.QUIET or style.face is Face.ITALIC}


def test_four_rows_of_a_table_stand_with_the_question_and_the_others_under_more_room() -> None:
    said = words(pages_of(RISKS, style=LARGE_PRINT))
    rows = [text for text in said if text.startswith("Row ") or text == "More room"]
    assert rows == ["Row 1", "Row 2", "Row 3", "Row 4", "More room", "Row 5", "Row 6"]
    assert "There is more room at the end of this form." in said


def test_rows_with_names_stay_together() -> None:
    keyed = RISKS.replace("rows: 6", "rows: {a: A, b: B, c: C, d: D, e: E}")
    assert "More room" not in words(pages_of(keyed, style=LARGE_PRINT))


@pytest.mark.parametrize("style", VARIANTS.values(), ids=VARIANTS)
def test_who_sees_little_at_a_time_is_told_that_a_box_holds_more(style: Style) -> None:
    said = words(pages_of(AGREE, style=style))
    assert ("You can write more than you see: a box goes on inside." in said) == style.has_cards


# --- cards ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", [LARGE_PRINT, PHONE], ids=lambda style: style.variant)
def test_a_table_is_a_list_of_cards_with_a_label_above_every_box(style: Style) -> None:
    pages = pages_of(RISKS, style=style)
    assert not tags(pages.tree, Role.TABLE)
    said = words(pages)
    at = said.index("Row 1")
    assert said[at : at + 4] == ["Row 1", "The risk", "How urgent?", "High or Low"]


def test_a_card_that_goes_on_on_another_page_has_its_title_there_again() -> None:
    pages = pages_of(RISKS.replace("lines: 2", "lines: 20"), style=PHONE)
    begun = [text for page in pages.pages for text in unread(page) if text.startswith("Row ")]
    assert begun, "no card is broken: make its boxes higher"
    assert all(words(pages).count(title) == 1 for title in begun), "read once"


def test_a_grid_is_a_card_for_each_statement_with_all_there_is_to_tick() -> None:
    said = words(pages_of(AGREE, style=PHONE))
    at = said.index("It works")
    assert said[at : at + 6] == ["It works", "Yes", "No", "It is cheap", "Yes", "No"]


def test_a_phone_shows_all_of_a_line() -> None:
    assert PHONE.page_width == pytest.approx(100 * MILLIMETRE)
    assert min(sizes(pages_of(MORE_KINDS, style=PHONE))) >= 14


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_a_form_for_a_pen_has_places_and_no_fields() -> None:
    pages = pages_of(MORE_KINDS, style=BY_HAND)
    assert not pages.is_fillable
    assert {name for name in widgets(pages) if not name.startswith("wta--")} == set(widgets(pages_of(MORE_KINDS)))


def test_a_line_to_write_on_is_8_millimetres_high_and_a_row_16() -> None:
    story = pages_of("- {id: story, kind: paragraph, label: Story, lines: 4}", style=BY_HAND)
    (line, *_) = (box for box in story.pages[0].artifacts if isinstance(box, Panel) and box.stroke is Colour.FAINT)
    assert widgets(story)["story"].rect.height >= 4 * 8 * MILLIMETRE
    assert line.rect.height == 0
    table = pages_of(RISKS.replace("lines: 2", "lines: 1"), style=BY_HAND)
    assert widgets(table)["risks-1-risk"].rect.height + 2 * BY_HAND.box_inset >= 16 * MILLIMETRE


def test_a_drop_down_is_boxes_to_tick_on_paper() -> None:
    pages = pages_of(
        "- {id: q, kind: select_one, label: Q, appearance: minimal, choices: {a: Apple, b: Pear}}", style=BY_HAND
    )
    ticks = [(w.name, w.on) for _, w in pages.widgets() if w.name == "q"]
    assert ticks == [("q", "a"), ("q", "b")]
    assert {"Apple", "Pear", "Tick one."} <= set(words(pages))


def test_the_last_page_for_a_pen_has_room_for_what_did_not_fit_and_says_of_which_question() -> None:
    pages = pages_of(RISKS, style=BY_HAND)
    last = pages.pages[-1]
    assert any(isinstance(box, Words) and box.text == "More room" for box in last.boxes)
    assert {"wta--more-1", "wta--more-1-question", "wta--more-3"} <= set(widgets(pages))


# --- for the facilitator ----------------------------------------------------------------------------------------------

NOTED = "- {id: gap, kind: text, label: Which gap?, facilitator: Ask carers first.}"


def test_what_is_for_the_facilitator_stands_in_no_other_variant() -> None:
    for style in VARIANTS.values():
        assert ("Ask carers first." in words(pages_of(NOTED, style=style))) == (style is FACILITATOR)


def test_the_facilitator_is_told_what_the_plan_does_with_an_answer() -> None:
    form = form_of(NOTED)
    pages = lay_out(form, style=FACILITATOR, notes={"gap": ("Shown in “Gaps”.",)})
    said = words(pages)
    assert said[said.index("In the plan") + 2] == "Shown in “Gaps”."
    assert "Shown in “Gaps”." not in words(lay_out(form, style=STANDARD, notes={"gap": ("Shown in “Gaps”.",)}))


def test_no_two_places_for_a_pen_say_the_same() -> None:
    said = [(widget.tooltip, widget.on) for _, widget in pages_of(RISKS, style=BY_HAND).widgets()]
    assert len(set(said)) == len(said)
    assert [words for words, _ in said if words.startswith("More room")] == [
        "More room (1)", "More room (2)", "More room (3)",
    ]  # fmt: skip


def test_nobody_is_offered_what_they_have_and_a_phones_pages_are_not_to_be_printed() -> None:
    facts = {"contact__name": "Morag", "address": "1 Shore"}
    said = {name: " ".join(words(pages_of(AGREE, style=style, **facts))) for name, style in VARIANTS.items()}
    assert {name for name, text in said.items() if "Ask Morag for large print" in text} == {"standard", "facilitator"}
    assert {name for name, text in said.items() if "On paper?" in text} == {"standard", "large-print", "facilitator"}
