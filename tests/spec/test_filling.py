"""From an answer back to what stands in its fields, and from a word of people.csv to an answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.forms import forms, values_of
from tests.spec.paper import question_of
from wta_forms.spec.fields import Shape, fields_of_question
from wta_forms.spec.filling import fill_question, value_of_text
from wta_forms.spec.form import Form

TEXT = "- {id: q, kind: text, label: Q}"
NUMBER = "- {id: q, kind: number, label: Q}"
TICK = "- {id: q, kind: tick, label: Q}"
ONE = "- {id: q, kind: select_one, label: Q, choices: {bus: By bus, van: By van}, other: true}"
SEVERAL = ONE.replace("select_one", "select_multiple")
CLOSED = ONE.replace(", other: true", "")
SCORES = "- {id: q, kind: select_one, label: Q, choices: {1: Near, 2: Far}}"
TABLE = """
- id: q
  kind: table
  label: Q
  rows: 2
  columns:
  - {id: step, kind: text, label: Step}
  - {id: done, kind: tick, label: Done}
  - {id: way, kind: select_one, label: Way, choices: {bus: By bus, van: By van}}
  - {id: pace, kind: scale, label: Pace, max: 3}
"""
MORE = TABLE.replace("rows: 2", "rows: 1\n  more_rows: 1")
SCALE = "- {id: q, kind: scale, label: Q, min: 0, max: 3, unsure: true}"
RADIO, MINIMAL = (ONE.replace("other: true", f"other: true, appearance: {look}") for look in ("radio", "minimal"))
RANK = "- {id: q, kind: rank, label: Q, choices: {food: Food, rooms: Rooms, people: People}}"
POINTS = RANK.replace("kind: rank", "kind: points, points: 10")
GRID = "- {id: q, kind: grid, label: Q, rows: {mon: Mon, tue: Tue}, choices: {1: Little, 2: Much}, unsure: true}"
GRID_MANY = GRID.replace("kind: grid", "kind: grid, tick: many")
SHARING = "- {id: q, kind: sharing}"
CONSENT, SIGNATURE, EMAIL, PHONE = (
    TEXT.replace("kind: text", f"kind: {kind}") for kind in ("consent", "signature", "email", "phone")
)
NAMED = TABLE.replace("rows: 2", "rows: {now: Now, then: Then}")

FILLED: list[tuple[str, Any, dict[str, str | bool]]] = [
    (TEXT, "Łucja", {"q": "Łucja"}),
    (NUMBER, 3.5, {"q": "3.5"}),
    (NUMBER, 0, {"q": "0"}),
    (TICK, True, {"q": True}),
    (ONE, "van", {"q-van": True}),
    (ONE, {"other": "On foot"}, {"q-other": True, "q-other-text": "On foot"}),
    (SCORES, 2, {"q-2": True}),
    (SEVERAL, ["bus", {"other": "On foot"}], {"q-bus": True, "q-other": True, "q-other-text": "On foot"}),
    (
        TABLE,
        [{"step": "Ask"}, {"done": True, "way": "van"}],
        {"q-1-step": "Ask", "q-2-done": True, "q-2-way": "By van"},
    ),
    (TABLE, [{}, {"step": "Go", "done": None}], {"q-2-step": "Go"}),
    (TABLE, [{"pace": 3}], {"q-1-pace": "3"}),
    (MORE, [{}, {"step": "Go"}], {"q-2-step": "Go"}),
    (NAMED, {"then": {"step": "Ask"}}, {"q-then-step": "Ask"}),
    (SCALE, 0, {"q-0": True}),
    (SCALE, "unsure", {"q-unsure": True}),
    (RADIO, "van", {"q": "van"}),
    (RADIO, {"other": "On foot"}, {"q": "other", "q-other-text": "On foot"}),
    (MINIMAL, "van", {"q": "By van"}),
    (MINIMAL, {"other": "On foot"}, {"q": "Something else (please write it)", "q-other-text": "On foot"}),
    (RANK, ["people", "food"], {"q-people": "1", "q-food": "2"}),
    (POINTS, {"people": 7.5, "food": 2.5, "rooms": None}, {"q-people": "7.5", "q-food": "2.5"}),
    (GRID, {"mon": 2, "tue": "unsure"}, {"q-mon-2": True, "q-tue-unsure": True}),
    (GRID, {"mon": None, "tue": 1}, {"q-tue-1": True}),
    (GRID_MANY, {"mon": [1, 2], "tue": []}, {"q-mon-1": True, "q-mon-2": True}),
    (SHARING, "role", {"q-role": True}),
    (CONSENT, True, {"q": True}),
    (SIGNATURE, "Ewa Nowak", {"q": "Ewa Nowak"}),
    (EMAIL, "ewa@example.org", {"q": "ewa@example.org"}),
    (PHONE, "0131 496 0000", {"q": "0131 496 0000"}),
]

ALL = (TEXT, NUMBER, TICK, ONE, SEVERAL, TABLE, NAMED, SCALE, RADIO, MINIMAL, RANK, POINTS, GRID, GRID_MANY, SHARING)


@pytest.mark.parametrize(("question", "value", "fields"), FILLED)
def test_an_answer_stands_in_its_fields(question: str, value: Any, fields: dict[str, str | bool]) -> None:
    assert fill_question(question_of(question), value, "en") == fields


@pytest.mark.parametrize("question", [*ALL, CONSENT, SIGNATURE, EMAIL, PHONE])
def test_no_answer_fills_nothing(question: str) -> None:
    assert fill_question(question_of(question), None, "en") == {}


WRONG: list[tuple[str, Any]] = [
    (ONE, "tram"),
    (CLOSED, {"other": "On foot"}),
    (SEVERAL, ["bus", "tram"]),
    (TABLE, [{"owner": "Ewa"}]),
    (TABLE, [{}, {}, {"step": "A third"}]),
    (TABLE, [{"way": "tram"}]),
    (NAMED, {"later": {"step": "Ask"}}),
    (TABLE, [{"pace": 4}]),
    (SCALE, 4),
    (RADIO.replace("other: true, ", ""), {"other": "On foot"}),
    (RADIO, "tram"),
    (MINIMAL, "tram"),
    (RANK, ["people", "tram"]),
    (POINTS, {"tram": 10}),
    (GRID, {"wed": 1}),
    (GRID, {"mon": 3}),
    (GRID_MANY, {"mon": [1, 3]}),
    (SHARING, "everything"),
]


@pytest.mark.parametrize(("question", "value"), WRONG)
def test_a_choice_row_or_column_that_is_not_there_is_an_error_and_never_dropped(question: str, value: Any) -> None:
    with pytest.raises(KeyError):
        fill_question(question_of(question), value, "en")


@given(st.data(), forms)
def test_any_answer_fills_fields_of_its_question_alone_each_as_its_shape_is(data: st.DataObject, form: Form) -> None:
    for question in form.questions:
        shapes = {field.name: field.shape for field in fields_of_question(question)}
        for name, value in fill_question(question, data.draw(values_of(question)), "en").items():
            assert (value is True) if shapes[name] is Shape.TICK else (isinstance(value, str) and value)


SAID: list[tuple[str, str, Any]] = [
    (TEXT, "  Ewa Nowak ", "Ewa Nowak"),
    (TEXT, "  ", None),
    (NUMBER, "3", "3"),
    (ONE, "bus", "bus"),
    (ONE, " BY VAN", "van"),
    (ONE, "On foot", {"other": "On foot"}),
    (CLOSED, "On foot", None),
    (SCORES, "2", 2),
    (SCORES, "near", 1),
    (SEVERAL, "bus; By van", ["bus", "van"]),
    (SEVERAL, "bus;", ["bus"]),
    (SEVERAL, " ; ", None),
    (SEVERAL, "bus; On foot", ["bus", {"other": "On foot"}]),
    (SEVERAL.replace(", other: true", ""), "bus; tram", None),
    (TICK, "yes", True),
    (TICK, "x", True),
    (TICK, "no", None),
    (TABLE, "Ask", None),
    (SCALE, "3", 3),
    (SCALE, "Not sure", "unsure"),
    (SCALE, "4", None),
    (RADIO, "van", "van"),
    (MINIMAL, "On foot", {"other": "On foot"}),
    (SHARING, "role", "role"),
    (SHARING, "nobody", None),
    (CONSENT, "yes", True),
    (CONSENT, "no", None),
    (SIGNATURE, " Ewa Nowak ", "Ewa Nowak"),
    (EMAIL, "ewa@example.org ", "ewa@example.org"),
    (PHONE, " 0131", "0131"),
    (RANK, "food", None),
    (POINTS, "10", None),
    (GRID, "1", None),
]


@pytest.mark.parametrize(("question", "text", "value"), SAID)
def test_a_word_of_people_csv_is_an_answer_or_none(question: str, text: str, value: Any) -> None:
    assert value_of_text(question_of(question), text, "en") == value


def test_a_choice_is_known_by_its_label_in_the_language_of_the_copy() -> None:
    question = question_of(
        "- {id: q, kind: select_one, label: Q, choices: {bus: {en: By bus, pl: Autobusem}, van: Van}}",
        "languages: [en, pl]\n",
    )
    assert value_of_text(question, "autobusem", "pl") == "bus"
    assert value_of_text(question, "autobusem", "en") is None
    assert value_of_text(question, "Van", "pl") == "van"


POLISH = "languages: [en, pl]\n"
HEIGHT = "- {id: q, kind: select_one, appearance: minimal, label: Q, choices: {low: {en: Low, pl: Niski}, high: High}}"


def test_a_list_in_two_languages_is_filled_in_with_its_words_in_both() -> None:
    question = question_of(HEIGHT, POLISH)
    assert fill_question(question, "low", "pl+en") == {"q": "Niski / Low"}
    assert fill_question(question, "high", "pl+en") == {"q": "High"}
    cell = HEIGHT.replace("appearance: minimal, ", "")
    table = question_of(f"- {{id: t, kind: table, label: T, rows: 1, columns: [{cell.removeprefix('- ')}]}}", POLISH)
    assert fill_question(table, [{"q": "low"}], "en+pl") == {"t-1-q": "Low / Niski"}


@pytest.mark.parametrize("text", ["low", "niski", "Low", "Niski / Low"])
def test_in_two_languages_a_choice_may_be_named_in_either(text: str) -> None:
    assert value_of_text(question_of(HEIGHT, POLISH), text, "pl+en") == "low"


def test_a_key_goes_before_the_words_of_another_choice_in_either_language() -> None:
    choices = "choices: {near: {en: Far, pl: Blisko}, far: {en: Near, pl: Daleko}}"
    question = question_of(f"- {{id: q, kind: select_one, label: Q, {choices}}}", POLISH)
    assert value_of_text(question, "far", "pl+en") == "far"
