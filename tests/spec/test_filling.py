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
"""
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
    (NAMED, {"then": {"step": "Ask"}}, {"q-then-step": "Ask"}),
]


@pytest.mark.parametrize(("question", "value", "fields"), FILLED)
def test_an_answer_stands_in_its_fields(question: str, value: Any, fields: dict[str, str | bool]) -> None:
    assert fill_question(question_of(question), value, "en") == fields


@pytest.mark.parametrize("question", [TEXT, NUMBER, TICK, ONE, SEVERAL, TABLE, NAMED])
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
