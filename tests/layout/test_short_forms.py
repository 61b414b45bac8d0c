"""A form of a few minutes has one box of the product's own words in place of two, so that it stays on a page."""

from __future__ import annotations

import pytest

from tests.layout.paper import form_of, lay_out, pages_of, place_of, read, widgets, words
from tests.layout.test_words import EVERYTHING, ONE
from wta_forms.layout.boxes import Words


def short_form(minutes: int, language: str = "en", **facts: str) -> list[str]:
    return words(lay_out(form_of(ONE, f"title: A test\nminutes: {minutes}"), language, **facts))


def short_box(**facts: str) -> str:
    said = short_form(5, **facts)
    return " ".join(said[said.index("How to answer") : said.index("A section")])


@pytest.mark.parametrize(
    ("minutes", "boxes"), [(5, ["How to answer"]), (6, ["Before you start", "Before you send it"])]
)
def test_a_form_of_five_minutes_has_one_box_in_place_of_two(minutes: int, boxes: list[str]) -> None:
    ours = ("How to answer", "Before you start", "Before you send it")
    assert [said for said in short_form(minutes) if said in ours] == boxes


def test_a_form_that_does_not_say_how_long_it_takes_is_not_short() -> None:
    assert "How to answer" not in words(pages_of(ONE))


def test_the_one_box_says_whom_to_send_it_to_until_when_and_who_sees_it() -> None:
    said = short_box(**EVERYTHING)
    assert [name for name, fact in EVERYTHING.items() if fact not in said] == ["address"]


@pytest.mark.parametrize("missing", sorted(EVERYTHING.keys() - {"address"}))
def test_the_one_box_is_silent_about_what_is_not_known(missing: str) -> None:
    said = short_box(**{name: fact for name, fact in EVERYTHING.items() if name != missing})
    assert "{" not in said
    assert EVERYTHING[missing] not in said
    assert "An empty box is fine." in said


def test_the_questions_of_a_short_form_stand_closer_to_one_another() -> None:
    questions = "- {id: a, kind: text, label: First}\n- {id: b, kind: text, label: Second}"
    short, long = (lay_out(form_of(questions, f"title: A test\nminutes: {minutes}")) for minutes in (5, 6))
    below = [place_of(pages, "Second").y - widgets(pages)["a"].rect.bottom for pages in (short, long)]
    assert below[0] < below[1]


@pytest.mark.parametrize("minutes", [5, 30])
def test_a_telephone_number_stands_on_one_line(minutes: int) -> None:
    for before in range(45):
        facts = {**EVERYTHING, "contact__name": "a" + " a" * before}
        pages = lay_out(form_of(ONE, f"title: A test\nminutes: {minutes}"), **facts)
        lines = [line.text for _, box in read(pages) if isinstance(box, Words) for line in box.lines]
        assert any("0131 496 0000" in line for line in lines)
