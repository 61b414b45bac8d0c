"""What is printed: the author's words, and the product's around them."""

from __future__ import annotations

import pytest

from tests.layout.paper import HalfEm, form_of, lay_out, pages_of, place_of, read, said_in, tags, widgets, words
from wta_forms.layout.boxes import Role, Tag, Words
from wta_forms.layout.room import characters_in, typed_lines
from wta_forms.layout.style import STANDARD

# --- the box on the first page ----------------------------------------------------------------------------------------

ONE = "- {id: name, kind: text, label: Your name}"

EVERYTHING = {
    "contact__name": "Morag",
    "contact__email": "morag@example.org",
    "contact__phone": "0131 496 0000",
    "organisation": "Leith Carers",
    "project__title": "The Friday fridge",
    "answer_by": "4 December 2026",
    "address": "1 Shore",
    "who_sees": "Nobody else reads it.",
    "final_date": "11 December 2026",
}


def before_you_start(**facts: str) -> str:
    """Everything between the title and the first section, as it is read."""
    said = words(lay_out(form_of(ONE, "title: A test\nminutes: 30"), **facts))
    return " ".join(said[said.index("Before you start") : said.index("A section")])


def test_everything_that_is_known_is_said_before_the_start() -> None:
    said = before_you_start(**EVERYTHING)
    assert all(value in said for value in EVERYTHING.values())
    assert "It takes about 30 minutes." in said


@pytest.mark.parametrize("missing", EVERYTHING)
def test_a_sentence_about_something_that_is_not_known_is_left_out(missing: str) -> None:
    said = before_you_start(**{name: fact for name, fact in EVERYTHING.items() if name != missing})
    assert "{" not in said
    assert EVERYTHING[missing] not in said
    assert "You do not have to answer everything." in said


def test_where_nothing_is_known_the_steps_are_still_there_and_count_on() -> None:
    said = words(lay_out(form_of(ONE)))
    steps = said[said.index("1") : said.index("On paper?")]
    assert steps[::2] == ["1", "2", "3", "4"]
    assert steps[1] == "Save this file where you can find it."
    assert "Another way?" not in said
    assert "Your words" not in said
    assert not any("minutes" in sentence for sentence in said)


def test_whoever_asks_can_be_asked_for_another_kind_of_form_and_for_another_language() -> None:
    said = before_you_start(contact__name="Morag")
    assert "Ask Morag for large print, a form for phones, or one to fill in by hand." in said
    assert "Morag also has it in Polski." in said


def test_a_form_that_asks_how_words_may_be_shown_says_in_which_question() -> None:
    chosen = "You choose in question 2 whether your name is shown."
    assert chosen in " ".join(words(pages_of(ONE + "\n- {id: show, kind: sharing}")))
    assert not any("whether your name is shown" in sentence for sentence in words(pages_of(ONE)))


def test_the_last_box_asks_whether_it_is_saved() -> None:
    assert words(pages_of(ONE))[-8:] == [
        "Before you send it",
        "•",
        "Have you saved it?",
        "•",
        "Have you opened it again, and seen your answers?",
        "•",
        "Is it attached to your mail?",
        "Questions you left empty are fine. Thank you.",
    ]


# --- sections ---------------------------------------------------------------------------------------------------------


def section(yaml: str) -> list[str]:
    """What is read from the first section on, without the last box."""
    said = words(pages_of(yaml))
    on_paper = next(at for at, text in enumerate(said) if text.startswith("Print it"))
    return said[on_paper + 1 : said.index("Before you send it")]


def test_a_section_says_its_title_condition_about_and_prompts_then_asks() -> None:
    assert section("""
        - title: First
          questions: [{id: way, kind: text, label: Your way}]
        - title: Second
          about: "One.\\nTwo."
          prompts: [Who knows?, Who cares?]
          only_if: {way: answered}
          questions: [{id: why, kind: text, label: Why?}]
    """) == [
        *["First", "1", "Your way"],
        *["Second", "Only if you answered question 1.", "One.", "Two."],
        *["To talk about first", "•", "Who knows?", "•", "Who cares?"],
        *["2", "Why?"],
    ]


def test_a_section_without_a_title_just_asks() -> None:
    assert section("- questions: [{id: way, kind: text, label: Your way}]") == ["1", "Your way"]


def test_headings_and_notes_have_no_number() -> None:
    assert section("""
        - {kind: heading, label: A heading, about: About it.}
        - {id: a, kind: text, label: First}
        - {kind: note, label: A note}
        - {id: b, kind: text, label: Second}
    """) == ["A section", "A heading", "About it.", "1", "First", "A note", "2", "Second"]


def test_a_heading_is_one_level_under_its_section() -> None:
    pages = pages_of("- {kind: heading, label: A heading}\n- {id: a, kind: text, label: First}")
    (asked,) = tags(pages.tree, Role.SECTION)
    levels = [(tag.role, said_in(tag, pages)) for tag in asked.children if isinstance(tag, Tag)]
    assert levels[:3] == [(Role.H2, ["A section"]), (Role.H3, ["A heading"]), (Role.H3, ["1", "First"])]


def test_notes_for_the_facilitator_are_in_nobody_elses_copy() -> None:
    said = section("""
        - title: First
          facilitator: Ask carers first.
          questions: [{id: way, kind: text, label: Your way, facilitator: Wait for it.}]
    """)
    assert said == ["First", "1", "Your way"]


def test_another_language_has_its_own_words_where_there_are_some() -> None:
    pages = pages_of("- {id: name, kind: text, label: {en: Your name, pl: Imię}, hint: As you like.}", language="pl")
    assert {"Imię", "As you like."} <= set(words(pages))
    assert "Your name" not in words(pages)


# --- conditions -------------------------------------------------------------------------------------------------------

EARLIER = """
- {id: way, kind: select_one, label: Way, choices: {bus: By bus, train: By train}, other: true}
- {id: agree, kind: tick, label: I agree}
- {id: story, kind: text, label: Story}
"""


@pytest.mark.parametrize(
    ("condition", "printed"),
    [
        ("{way: bus}", "Only if you ticked “By bus” in question 1."),
        ("{way: [bus, train]}", "Only if you ticked “By bus” or “By train” in question 1."),
        (
            "{way: [bus, train, other]}",
            "Only if you ticked “By bus”, “By train” or “Something else (please write it)” in question 1.",
        ),
        ("{way: answered}", "Only if you answered question 1."),
        ("{agree: yes}", "Only if you ticked question 2."),
        ("{story: answered}", "Only if you answered question 3."),
        ("{way: bus, agree: yes}", "Only if you ticked “By bus” in question 1. Only if you ticked question 2."),
    ],
)
def test_a_condition_is_said_in_plain_words(condition: str, printed: str) -> None:
    assert printed in section(f"{EARLIER}- {{id: why, kind: text, label: Why?, only_if: {condition}}}")


def test_what_was_ticked_is_quoted_as_the_language_does_it() -> None:
    said = words(pages_of(EARLIER + "- {id: why, kind: text, label: Why?, only_if: {way: [bus, train]}}", "pl"))
    assert "Tylko jeśli w pytaniu 1 zaznaczono „By bus” lub „By train”." in said


# --- limits -----------------------------------------------------------------------------------------------------------

TWO = "choices: {a: A, b: B}"


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("kind: text, required: true", "If you can, please answer this one."),
        ("kind: text, max_chars: 280", "At most 280 characters."),
        (
            "kind: paragraph, pattern: '[A-Z]+', message: Capitals only., max_chars: 9",
            "Capitals only. At most 9 characters.",
        ),
        ("kind: number, min: 1, max: 10", "A number from 1 to 10."),
        ("kind: number, min: 0.5", "A number, 0.5 or more."),
        ("kind: number, min: 0, max: 1000000", "A number from 0 to 1,000,000."),
        ("kind: number, max: -5", "A number, at most -5."),
        ("kind: number, max: 100, decimals: 0", "A number, at most 100. A whole number."),
        ("kind: number, decimals: 2", "At most 2 figures after the point."),
        ("kind: date", "Day, month and year, for example 31/3/2026."),
        (
            "kind: date, min: 2026-01-01, max: 2026-12-31",
            "Day, month and year, for example 31/3/2026. Not before 1 January 2026. Not after 31 December 2026.",
        ),
        (f"kind: select_one, {TWO}", "Tick one."),
        (f"kind: select_multiple, {TWO}", "Tick as many as you like."),
        (f"kind: select_multiple, {TWO}, up_to: 2", "Tick up to 2."),
        (f"kind: select_multiple, {TWO}, at_least: 1", "Tick at least 1."),
        (f"kind: select_multiple, {TWO}, at_least: 1, up_to: 2", "Tick from 1 to 2."),
    ],
)
def test_a_limit_is_printed_after_the_hint(question: str, printed: str) -> None:
    assert section(f"- {{id: q, label: Asked, hint: A hint., {question}}}")[3] == f"A hint. {printed}"


def test_nobody_is_told_that_a_number_is_not_less_than_nothing() -> None:
    assert section("- {id: q, kind: number, label: How many?, min: 0}") == ["A section", "1", "How many?"]


# --- choices and units ------------------------------------------------------------------------------------------------


def test_each_choice_has_its_box_first_then_its_words_and_hint() -> None:
    pages = pages_of("""
        - id: way
          kind: select_one
          label: Your way
          choices: {bus: {label: By bus, hint: Any bus.}, train: By train}
          none: No way
          other: Another way
    """)
    choices = [
        said_in(entry, pages) for entry in tags(pages.tree, Role.LIST_ENTRY) if "Your way" in said_in(entry, pages)[0]
    ]
    assert choices == [
        ["1: Your way. By bus", "By bus", "Any bus."],
        ["1: Your way. By train", "By train"],
        ["1: Your way. No way", "No way"],
        ["1: Your way. Another way", "Another way", "1: Another way, in your own words"],
    ]


def test_short_choices_stand_in_two_columns_and_are_read_down_each() -> None:
    pages = pages_of("- {id: q, kind: select_one, label: Q, choices: {a: One, b: Two, c: Three, d: Four, e: Five}}")
    a, b, c, d, e = (widget.rect for widget in widgets(pages).values())
    assert a.y == d.y < b.y == e.y < c.y
    assert a.x == b.x == c.x < d.x == e.x


@pytest.mark.parametrize(
    "last", ["{a: One, b: Two}", "{a: One, b: Two, c: Three, d: Much too long for half a line of text}"]
)
def test_long_choices_and_few_choices_stand_one_under_the_other(last: str) -> None:
    pages = pages_of(f"- {{id: q, kind: select_one, label: Q, choices: {last}}}")
    assert len({widget.rect.x for widget in widgets(pages).values()}) == 1


@pytest.mark.parametrize(("unit", "is_before"), [("£", True), ("hours", False), ("%", True)])
def test_a_sign_stands_before_its_number_and_a_word_after_it(unit: str, is_before: bool) -> None:
    pages = pages_of(f"- {{id: q, kind: number, label: How much?, unit: '{unit}'}}")
    box, beside = widgets(pages)["q"].rect, place_of(pages, unit)
    assert (beside.right <= box.x) if is_before else (box.right <= beside.x)
    assert box.y <= beside.y < box.bottom


def test_a_unit_of_many_words_stands_under_its_number() -> None:
    pages = pages_of("- {id: q, kind: number, label: Q, unit: million pounds sterling a year, width: third}")
    assert place_of(pages, "million").y >= widgets(pages)["q"].rect.bottom


def test_prompts_of_a_question_stand_over_its_box() -> None:
    pages = pages_of("- {id: q, kind: text, label: Q, prompts: [Who could be left out?]}")
    assert place_of(pages, "Who could").bottom <= widgets(pages)["q"].rect.y


# --- tables -----------------------------------------------------------------------------------------------------------

TABLE = """
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  columns:
  - {id: gap, kind: text, label: The gap, max_chars: 90}
  - {id: cost, kind: number, label: Cost, unit: £, min: 1}
  - {id: when, kind: date, label: When, hint: Day/month/year}
  - {id: until, kind: date, label: Until, min: 2026-01-01}
  - {id: urgent, kind: select_one, label: How urgent?, choices: {high: High, low: Low, never: Never}}
"""


def test_the_head_of_a_column_says_what_its_boxes_want() -> None:
    pages = pages_of(TABLE)
    heads = [said_in(head, pages) for head in tags(pages.tree, Role.COLUMN_HEADER)]
    assert heads == [
        ["Row"],
        ["The gap", "At most 90 characters."],
        ["Cost (£)", "A number, 1 or more."],
        ["When", "Day/month/year"],
        ["Until", "Day, month and year, for example 31/3/2026. Not before 1 January 2026."],
        ["How urgent?", "High, Low or Never"],
    ]


def test_each_row_begins_with_its_number() -> None:
    pages = pages_of(TABLE)
    assert [said_in(head, pages) for head in tags(pages.tree, Role.ROW_HEADER)] == [["1"], ["2"]]


KEYED = """
- id: ways
  kind: table
  label: Ways
  rows: {bus: Buses, train: Trains}
  columns: [{id: now, kind: text, label: How it is now}, {id: fine, kind: tick, label: Fine}]
"""


def test_printed_row_names_begin_their_rows_under_an_empty_corner() -> None:
    pages = pages_of(KEYED)
    assert [said_in(row, pages)[0] for row in tags(pages.tree, Role.TABLE_ROW)] == ["", "Buses", "Trains"]
    assert [said_in(head, pages) for head in tags(pages.tree, Role.COLUMN_HEADER)] == [["How it is now"], ["Fine"]]


def test_every_row_of_a_table_has_as_many_cells() -> None:
    for yaml in (TABLE, KEYED):
        rows = tags(pages_of(yaml).tree, Role.TABLE_ROW)
        assert len({len(row.children) for row in rows}) == 1


def test_a_field_fills_its_cell_clear_of_the_rules() -> None:
    pages = pages_of(KEYED)
    now, below = widgets(pages)["ways-bus-now"].rect, widgets(pages)["ways-train-now"].rect
    assert below.y - now.bottom == pytest.approx(2 * STANDARD.box_inset)


def test_what_is_typed_in_a_cell_begins_under_its_head() -> None:
    pages = pages_of(KEYED)
    (head,) = [box for _, box in read(pages) if isinstance(box, Words) and box.text == "How it is now"]
    assert widgets(pages)["ways-bus-now"].rect.x + 2 == pytest.approx(head.rect.x)


# --- boxes ------------------------------------------------------------------------------------------------------------


def test_a_box_holds_the_lines_it_is_made_for() -> None:
    pages = pages_of("""
        - {id: one, kind: text, label: One}
        - {id: five, kind: paragraph, label: Five}
        - {id: nine, kind: paragraph, lines: 9, label: Nine}
    """)
    assert [typed_lines(widget.rect.height, STANDARD) for widget in widgets(pages).values()] == [1, 5, 9]


def test_a_box_says_how_much_is_sure_to_fit_in_its_lines() -> None:
    pages = pages_of("""
        - {id: one, kind: text, label: One}
        - {id: five, kind: paragraph, label: Five}
    """)
    rooms = {name: (widget.rect.width, widget.capacity) for name, widget in widgets(pages).items()}
    expected = [
        characters_in(width, lines, STANDARD, HalfEm())
        for (width, _), lines in zip(rooms.values(), (1, 5), strict=True)
    ]
    assert [capacity for _, capacity in rooms.values()] == expected


def test_a_tick_is_large_enough_to_be_hit() -> None:
    (tick,) = widgets(pages_of("- {id: agree, kind: tick, label: I agree}")).values()
    assert (tick.rect.width, tick.rect.height, tick.on, tick.capacity) == (18, 18, "yes", 0)
