"""What a screen reader says at a box: which question, its words, and what the answer has to be like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout.paper import lay_out, pages_of, tooltips
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS


def said_at(question: str, language: str = "en") -> list[str]:
    return list(tooltips(pages_of(f"- {{id: first, kind: tick, label: First}}\n{question}", language)).values())[1:]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("kind: text, label: Your name", "2: Your name"),
        ("kind: text, label: Who are you?, hint: As you like it", "2: Who are you? As you like it"),
        (
            "kind: paragraph, label: Your story, hint: Briefly, max_chars: 90",
            "2: Your story. Briefly. At most 90 characters.",
        ),
        ("kind: number, label: Age, min: 1, max: 120, decimals: 0", "2: Age. A number from 1 to 120. A whole number."),
        ("kind: number, label: Rain, decimals: 1", "2: Rain. At most one figure after the point."),
        ("kind: number, label: How much?, unit: £, min: 1", "2: How much? A number, 1 or more. (£)"),
        ("kind: number, label: Time, unit: hours a week", "2: Time. (hours a week)"),
        ("kind: date, label: When?", "2: When? Day, month and year, for example 31/3/2026."),
        ("kind: tick, label: I agree", "2: I agree"),
        ("kind: consent, label: I agree, hint: To all of it", "2: I agree. To all of it"),
        ("kind: email, label: Your email", "2: Your email"),
        ("kind: phone, label: Your number, required: true", "2: Your number. If you can, please answer this one."),
        (
            "kind: signature, label: Sign here",
            "2: Sign here. If you print this form, sign here with a pen. On screen, type your name.",
        ),
        (
            "kind: select_one, appearance: minimal, label: Which?, choices: {a: A, b: B}",
            "2: Which? Choose one.",
        ),
    ],
)
def test_a_box_says_its_number_its_words_and_its_limits(question: str, said: str) -> None:
    assert said_at(f"- {{id: q, {question}}}") == [said]


def test_a_choice_says_the_question_and_itself() -> None:
    assert said_at(
        "- {id: q, kind: select_one, label: Which way?, choices: {a: By bus, b: By train}, other: Another}"
    ) == [
        "2: Which way? By bus",
        "2: Which way? By train",
        "2: Which way? Another",
        "2: Another, in your own words",
    ]


def test_a_radio_button_says_what_a_tick_would() -> None:
    choices = "label: Which way?, choices: {a: By bus, b: By train}, other: true"
    pages = [pages_of(f"- {{id: q, kind: select_one, {look}{choices}}}") for look in ("", "appearance: radio, ")]
    ticks, radio = ([widget.tooltip for _, widget in each.widgets()] for each in pages)
    assert radio == ticks


def test_all_radio_buttons_together_say_the_question() -> None:
    pages = pages_of(
        "- {id: q, kind: select_one, appearance: radio, label: Which way?, choices: {a: By bus, b: On foot}}"
    )
    assert {widget.group for _, widget in pages.widgets()} == {"1: Which way? Tick one."}


def test_the_ends_of_a_scale_say_what_they_mean() -> None:
    assert said_at("- {id: q, kind: scale, label: How sure?, max: 3, low: Not at all, high: Very, unsure: true}") == [
        "2: How sure? 1, Not at all",
        "2: How sure? 2",
        "2: How sure? 3, Very",
        "2: How sure? Not sure",
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("kind: rank", "2: Q. Sleep. A number from 1 to 2; 1 matters most."),
        ("kind: rank, up_to: 1", "2: Q. Sleep. Write 1 if this matters most."),
        ("kind: points, points: 10", "2: Q. Sleep. Points, out of 10."),
    ],
)
def test_a_box_beside_a_choice_says_the_choice_and_which_figure_it_wants(kind: str, said: str) -> None:
    assert said_at(f"- {{id: q, {kind}, label: Q, choices: {{a: Sleep, b: Food}}}}")[0] == said


def test_a_mark_in_a_grid_says_its_row_and_its_column() -> None:
    assert said_at("- {id: q, kind: grid, label: Q, rows: {a: It works}, choices: {x: Often, y: Never}}") == [
        "2, It works: Often",
        "2, It works: Never",
    ]


def test_a_label_without_a_question_mark_is_ended_before_its_choices() -> None:
    assert said_at("- {id: q, kind: select_one, label: Your way, choices: {a: Bus, b: Train}}")[0] == "2: Your way. Bus"


def test_a_cell_says_its_row_and_its_column() -> None:
    assert said_at("""
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  columns:
  - {id: known, kind: text, label: How we know}
  - {id: cost, kind: number, label: NHS cost, unit: £, max: 9}
  - {id: urgent, kind: select_one, label: How urgent?, choices: {high: High, low: Low}}
""")[3:] == [
        "2, row 2: how we know",
        "2, row 2: NHS cost (£). A number, at most 9.",
        "2, row 2: how urgent?",
    ]


def test_a_row_with_a_name_is_called_by_it() -> None:
    (said,) = said_at(
        """
- id: ways
  kind: table
  label: Ways
  rows: {bus: {en: Buses, pl: Autobusy}}
  columns: [{id: now, kind: text, label: {en: Now, pl: Teraz}}]
""",
        language="pl",
    )
    assert said == "2, wiersz Autobusy: teraz"


def test_a_label_of_several_lines_is_said_in_one() -> None:
    assert said_at('- {id: q, kind: text, label: "Your\\nname"}') == ["2: Your name"]


@pytest.mark.parametrize("spec", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_two_boxes_of_a_shipped_form_say_the_same(spec: Path) -> None:
    said = tooltips(lay_out(load_form(spec, [PARTS])))
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("spec", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_box_of_a_shipped_form_speaks_as_people_do(spec: Path) -> None:
    for said in tooltips(lay_out(load_form(spec, [PARTS]))).values():
        assert said[0].isdigit()
        assert not {"_", "{", "}", "\n"} & set(said)
        assert "  " not in said


def test_who_need_not_answer_is_told_so_at_the_box() -> None:
    """A screen reader that goes from box to box says nothing that stands between them."""
    only = "only_if: {first: yes}"
    assert said_at(f"- {{id: q, kind: text, label: Why?, {only}}}") == ["2: Why? Only if you ticked question 1."]
    ticks = said_at(f"- {{id: q, kind: select_one, label: How?, choices: {{a: Bus, b: Tram}}, {only}}}")
    assert ticks == ["2: How? Bus. Only if you ticked question 1.", "2: How? Tram. Only if you ticked question 1."]
