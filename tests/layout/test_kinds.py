"""What each kind of question looks like: which boxes it has, and what stands beside, over and under them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.layout.paper import (
    MORE_KINDS,
    page_of,
    pages_of,
    place_of,
    read,
    said_in,
    tags,
    widgets,
    words,
)
from wta_forms.layout.boxes import Pages, Panel, Rect, Role, Shape, Tag, Words
from wta_forms.layout.show import show_pages, show_tree
from wta_forms.layout.style import STANDARD
from wta_forms.spec import wording

GOLDEN = Path(__file__).parent / "golden"
INSIDE = 2 * STANDARD.box_inset
"""By how much a box is wider and higher than the field in it."""


def after_section(pages: Pages) -> list[str]:
    """Everything that is read of the questions: words, and tooltips in brackets."""
    said = [box.text if isinstance(box, Words) else f"[{box.tooltip}]" for _, box in read(pages)]
    return said[said.index("A section") + 1 : said.index("Before you send it")]


def middle(rect: Rect) -> tuple[float, float]:
    return (rect.x + rect.width / 2, rect.y + rect.height / 2)


def panels(pages: Pages, page: int) -> list[Panel]:
    return [box for box in pages.pages[page].artifacts if isinstance(box, Panel) and box.stroke]


def line_of(pages: Pages, text: str) -> Rect:
    """Where the first line of some words is, no wider than its letters; figures stand before the questions, too."""
    *_, box = (box for _, box in read(pages) if isinstance(box, Words) and box.text == text)
    line = box.lines[0]
    return Rect(box.rect.x + line.x, box.rect.y, line.width, box.style.leading)


# --- all of them together ---------------------------------------------------------------------------------------------


def test_where_more_kinds_stand(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "kinds-pages.txt", show_pages(pages_of(MORE_KINDS)))


def test_how_more_kinds_are_read(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "kinds-tree.txt", show_tree(pages_of(MORE_KINDS)))


# --- lines ------------------------------------------------------------------------------------------------------------


def test_an_email_is_wider_than_a_phone_number_which_is_wider_than_a_number() -> None:
    pages = pages_of("""
        - {id: text, kind: text, label: T}
        - {id: email, kind: email, label: E}
        - {id: phone, kind: phone, label: P}
        - {id: number, kind: number, label: N}
    """)
    wide = [widget.rect.width for widget in widgets(pages).values()]
    assert wide == sorted(wide, reverse=True)
    assert len(set(wide)) == 4
    assert widgets(pages)["phone"].rect.width + INSIDE == 180


def test_a_signature_has_a_line_to_type_in_and_room_for_a_pen() -> None:
    pages = pages_of("- {id: s, kind: signature, label: Your signature}\n- {id: t, kind: text, label: Text}")
    signed, text = widgets(pages)["s"], widgets(pages)["t"]
    assert signed.shape is text.shape is Shape.LINE
    assert signed.rect.height - text.rect.height == STANDARD.typed_leading
    assert wording.SIGNATURE.in_("en") in words(pages)


def test_an_authors_hint_says_by_itself_how_to_sign() -> None:
    pages = pages_of("- {id: s, kind: signature, label: Your signature, hint: Only your first name.}")
    assert after_section(pages) == [
        "1",
        "Your signature",
        "Only your first name.",
        "[1: Your signature. Only your first name.]",
    ]


# --- ticks and consent ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["tick", "consent"])
def test_the_box_of_a_tick_stands_between_its_number_and_its_words(kind: str) -> None:
    pages = pages_of(f"- {{id: q, kind: {kind}, label: I agree, hint: To all of it.}}")
    number, box, label, hint = line_of(pages, "1"), widgets(pages)["q"].rect, *map(place_of, [pages] * 2, ["I ", "To"])
    assert number.right < box.x
    assert box.right < label.x == hint.x
    assert box.y <= label.y + label.height / 2 <= box.bottom
    assert hint.y >= max(label.bottom, box.bottom)


@pytest.mark.parametrize("kind", ["tick", "consent"])
def test_the_words_of_a_tick_are_a_heading_and_are_read_before_its_box(kind: str) -> None:
    pages = pages_of(f"- {{id: q, kind: {kind}, label: I agree, hint: To all of it.}}")
    (section,) = tags(pages.tree, Role.SECTION)
    asked = [(tag.role, said_in(tag, pages)) for tag in section.children if isinstance(tag, Tag)]
    assert asked[1:] == [
        (Role.H3, ["1", "I agree"]),
        (Role.FORM, ["1: I agree. To all of it."]),
        (Role.PARAGRAPH, ["To all of it."]),
    ]


def test_a_tick_beside_a_question_begins_as_high_as_that() -> None:
    pages = pages_of("""
        - {id: a, kind: tick, label: I agree, width: half}
        - {id: b, kind: text, label: Your name, hint: As you like it., width: half}
    """)
    assert place_of(pages, "I agree").y == place_of(pages, "Your name").y
    assert abs(widgets(pages)["a"].rect.y - place_of(pages, "Your name").y) < 2


def test_the_many_words_of_a_tick_do_not_push_down_the_boxes_beside_it() -> None:
    box = "- {id: b, kind: text, label: Your name, width: half}"
    beside = pages_of(f"- {{id: a, kind: tick, label: {'I agree to this ' * 9}, width: half}}\n{box}")
    name = widgets(beside)["b"].rect
    assert name.y - place_of(beside, "Your name").bottom < STANDARD.body.leading


def test_a_tick_is_never_parted_from_its_hint() -> None:
    for lines in range(30, 46):
        note = "".join(f"\n      line {n}" for n in range(lines))
        asked = "- {id: q, kind: consent, label: I agree, hint: To it.}"
        pages = pages_of(f"- kind: note\n  label: A note\n  about: |{note}\n{asked}")
        assert page_of(pages, "I agree") == page_of(pages, "To it.")


# --- scales -----------------------------------------------------------------------------------------------------------


SCALE = "- {id: q, kind: scale, label: How sure?, max: 5, low: Not at all, high: Very, unsure: true}"


def test_a_scale_has_its_points_in_a_row_each_under_its_figure() -> None:
    pages = pages_of(SCALE)
    *points, unsure = (widget.rect for widget in widgets(pages).values())
    assert len({point.y for point in points}) == 1
    gaps = {round(after.x - before.x, 6) for before, after in pairwise(points)}
    assert len(gaps) == 1
    for figure, point in zip("2345", points[1:], strict=True):
        assert line_of(pages, figure).bottom <= point.y
        assert middle(line_of(pages, figure))[0] == pytest.approx(middle(point)[0])
    assert unsure.y > points[0].bottom
    assert unsure.x == points[0].x


def test_what_the_ends_of_a_scale_mean_stands_flush_with_its_first_and_its_last_point() -> None:
    pages = pages_of(SCALE)
    first, *_, last, _ = (widget.rect for widget in widgets(pages).values())
    low, high = line_of(pages, "Not at all"), line_of(pages, "Very")
    assert low.y == high.y < first.y
    assert low.x == first.x
    assert high.right == pytest.approx(last.right)
    assert low.right < high.x


def test_ends_of_many_words_pull_the_points_apart_rather_than_wrap() -> None:
    pages = pages_of("- {id: q, kind: scale, label: Q, max: 3, low: As it has always been, high: As it ought to be}")
    assert all(len(box.lines) == 1 for _, box in read(pages) if isinstance(box, Words) and box.text.startswith("As it"))
    assert widgets(pages)["q-3"].rect.right == pytest.approx(line_of(pages, "As it ought to be").right)


def test_points_that_do_not_fit_in_a_row_go_on_in_the_next_and_the_ends_are_said_with_their_figures() -> None:
    pages = pages_of("- {id: q, kind: scale, label: Q, min: 0, max: 10, low: Never, high: Always, width: third}")
    rows = {widget.rect.y for widget in widgets(pages).values()}
    assert len(rows) > 1
    assert "0 Never to 10 Always" in words(pages)
    assert not {"Never", "Always"} & set(words(pages))


def test_all_answers_of_a_scale_are_one_list() -> None:
    pages = pages_of(SCALE)
    entries = [said_in(entry, pages) for entry in tags(pages.tree, Role.LIST_ENTRY)]
    assert entries[4:10] == [
        ["1", "1: How sure? 1, Not at all"],
        ["2", "1: How sure? 2"],
        ["3", "1: How sure? 3"],
        ["4", "1: How sure? 4"],
        ["5", "1: How sure? 5, Very"],
        ["1: How sure? Not sure", "Not sure"],
    ]


def test_a_scale_in_a_cell_is_a_list_of_its_figures_and_the_head_says_what_they_mean() -> None:
    pages = pages_of("""
        - id: t
          kind: table
          label: T
          rows: 1
          columns: [{id: c, kind: scale, label: How likely?, max: 3, low: Never, high: Always}]
    """)
    cell = widgets(pages)["t-1-c"]
    assert (cell.shape, cell.options) == (Shape.LIST, ("1", "2", "3"))
    assert "1 Never to 3 Always" in words(pages)


# --- rank and points --------------------------------------------------------------------------------------------------

THREE = "choices: {a: Sleep, b: {label: Food, hint: Breakfast above all.}, c: Talk}"


@pytest.mark.parametrize(("kind", "width"), [("rank", 34), ("points, points: 10", 44)])
def test_a_small_box_for_a_figure_stands_beside_each_choice(kind: str, width: float) -> None:
    pages = pages_of(f"- {{id: q, kind: {kind}, label: Q, {THREE}}}")
    boxes = [widget.rect for widget in widgets(pages).values()]
    assert [box.width + INSIDE for box in boxes] == [width] * 3
    for box, label in zip(boxes, ["Sleep", "Food", "Talk"], strict=True):
        assert box.right < place_of(pages, label).x
        assert middle(box)[1] == pytest.approx(middle(line_of(pages, label))[1], abs=1.5)
    assert place_of(pages, "Breakfast").x == place_of(pages, "Food").x


@pytest.mark.parametrize(
    ("count", "up_to", "printed"),
    [
        (2, "", "Write 1 beside the one that matters most, then 2."),
        (3, "", "Write 1 beside the one that matters most, then 2, 3."),
        (4, ", up_to: 1", "Write 1 beside the one that matters most. Leave the others empty."),
        (6, ", up_to: 3", "Write 1 beside the one that matters most, then 2, 3. Leave the others empty."),
        (9, "", "Write 1 beside the one that matters most, then 2, 3 and so on to 9."),
    ],
)
def test_it_is_said_how_many_places_a_ranking_has(count: int, up_to: str, printed: str) -> None:
    choices = ", ".join(f"c{n}: Choice {n}" for n in range(count))
    assert printed in words(pages_of(f"- {{id: q, kind: rank, label: Q{up_to}, choices: {{{choices}}}}}"))


def test_it_is_said_how_many_points_there_are_to_share_out() -> None:
    assert "Share out 100 points." in words(pages_of(f"- {{id: q, kind: points, points: 100, label: Q, {THREE}}}"))


# --- other ways to show choices ---------------------------------------------------------------------------------------


def test_radio_buttons_are_round_and_share_a_field() -> None:
    pages = pages_of(
        "- {id: q, kind: select_one, label: Q, appearance: radio, choices: {a: One, b: Two}, unsure: true}"
    )
    buttons = [widget for _, widget in pages.widgets()]
    assert [(button.name, button.shape, button.on) for button in buttons] == [
        ("q", Shape.RADIO, "a"),
        ("q", Shape.RADIO, "b"),
        ("q", Shape.RADIO, "unsure"),
    ]
    borders = {panel.rect: panel.radius for panel in panels(pages, 0)}
    assert [borders[button.rect] for button in buttons] == [STANDARD.tick / 2] * 3


def test_radio_buttons_stand_where_ticks_would() -> None:
    ticks, radio = (
        pages_of(f"- {{id: q, kind: select_one, label: Q, {look}choices: {{a: One, b: Two}}, other: true}}")
        for look in ("", "appearance: radio, ")
    )
    assert [widget.rect for _, widget in ticks.widgets()] == [widget.rect for _, widget in radio.widgets()]
    assert show_tree(ticks) == show_tree(radio)


def test_a_drop_down_has_its_choices_in_words_under_it() -> None:
    pages = pages_of(
        "- {id: q, kind: select_one, label: Q, appearance: minimal, choices: {a: Good, b: Limited}, none: true}"
    )
    assert widgets(pages)["q"].options == ("Good", "Limited", "None of these")
    assert after_section(pages) == ["1", "Q", "Choose one.", "[1: Q. Choose one.]", "Good, Limited or None of these"]


def test_something_else_than_a_drop_down_has_is_written_on_a_line_of_its_own() -> None:
    pages = pages_of("- {id: q, kind: select_one, label: Q, appearance: minimal, choices: {a: Good}, other: Another}")
    assert widgets(pages)["q"].options == ("Good", "Another")
    assert after_section(pages)[3:] == ["[1: Q. Choose one.]", "Good", "Another", "[1: Another, in your own words]"]


def test_a_choice_of_a_drop_down_is_chosen_and_not_ticked() -> None:
    pages = pages_of("""
        - {id: q, kind: select_one, label: Q, appearance: minimal, choices: {a: Good, b: Bad}}
        - {id: s, kind: scale, label: S, max: 3}
        - {id: c, kind: consent, label: C}
        - {id: x, kind: text, label: X, only_if: {q: a, s: [2, 3], c: yes}}
    """)
    chosen, ticked, agreed = "“Good” in question 1", "“2” or “3” in question 2", "question 3"
    assert f"Only if you chose {chosen}. Only if you ticked {ticked}. Only if you ticked {agreed}." in words(pages)


def test_sharing_has_its_words_built_in() -> None:
    pages = pages_of("- {id: q, kind: sharing}")
    assert after_section(pages)[:3] == ["1", wording.SHARING.in_("en"), "Tick one."]
    assert list(widgets(pages)) == ["q-name", "q-role", "q-neither", "q-count"]


# --- many words -------------------------------------------------------------------------------------------------------


def test_nine_choices_with_long_words_stay_apart() -> None:
    choices = ", ".join(f"c{n}: {'Something that takes many words to say ' * 2}{n}" for n in range(9))
    pages = pages_of(f"- {{id: q, kind: rank, label: Q, width: half, choices: {{{choices}}}}}")
    labels = [box for _, box in read(pages) if isinstance(box, Words) and box.text.startswith("Something that")]
    assert [len(label.lines) for label in labels] == [3] * 9
    for box, label, below in zip(widgets(pages).values(), labels, list(widgets(pages).values())[1:], strict=False):
        assert max(box.rect.bottom, label.rect.bottom) < below.rect.y
