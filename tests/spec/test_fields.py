"""The names of fields: flat, different, and in the order in which they are printed."""

from __future__ import annotations

import re

from hypothesis import given

from tests.spec.forms import forms
from tests.spec.paper import form_of
from wta_forms.spec.fields import STAMP_FIELD, Field, Shape, fields_of, fields_of_question
from wta_forms.spec.form import Form, Table


def fields(questions: str) -> dict[str, Shape]:
    return {field.name: field.shape for field in fields_of(form_of(questions))}


@given(forms)
def test_names_are_flat_and_differ_for_any_form(form: Form) -> None:
    names = [field.name for field in fields_of(form)]
    assert len(names) == len({name.casefold() for name in names})
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_-]*", name)] == []
    assert STAMP_FIELD not in names


@given(forms)
def test_fields_come_question_by_question_and_say_whose_they_are(form: Form) -> None:
    assert fields_of(form) == tuple(field for question in form.questions for field in fields_of_question(question))
    for question in form.questions:
        assert {field.question for field in fields_of_question(question)} == {question.id}


@given(forms)
def test_a_box_to_tick_has_a_state_to_be_in_and_nothing_else_has(form: Form) -> None:
    for field in fields_of(form):
        assert bool(field.on) == (field.shape is Shape.TICK)
        assert field.on != "Off"


@given(forms)
def test_a_table_has_a_field_for_every_row_and_column(form: Form) -> None:
    for table in (question for question in form.questions if isinstance(question, Table)):
        cells = [(field.row, field.column) for field in fields_of_question(table)]
        assert cells == [(row, column.id) for row in table.row_keys for column in table.columns]


def test_a_question_that_is_typed_is_one_field() -> None:
    questions = """
        - {id: a, kind: text, label: A}
        - {id: b, kind: text, label: B, lines: 2}
        - {id: c, kind: paragraph, label: C}
        - {id: d, kind: number, label: D}
        - {id: e, kind: date, label: E}
        - {id: f, kind: tick, label: F}
        - {kind: note, label: Nothing to fill in}
        """
    assert fields(questions) == {
        "a": Shape.LINE,
        "b": Shape.LINES,
        "c": Shape.LINES,
        "d": Shape.LINE,
        "e": Shape.LINE,
        "f": Shape.TICK,
    }


def test_choices_are_a_box_each_and_something_else_a_line_besides() -> None:
    form = form_of(
        "- {id: way, kind: select_one, label: Way, choices: {bus: Bus, van: Van}, other: true, unsure: true}".replace(
            "2:", "van:"
        )
    )
    assert fields_of(form) == (
        Field("way-bus", Shape.TICK, "way", choice="bus", on="bus"),
        Field("way-van", Shape.TICK, "way", choice="van", on="van"),
        Field("way-unsure", Shape.TICK, "way", choice="unsure", on="unsure"),
        Field("way-other", Shape.TICK, "way", choice="other", on="other"),
        Field("way-other-text", Shape.LINE, "way", choice="other-text"),
    )


def test_scores_are_keys_and_the_states_of_their_boxes() -> None:
    form = form_of("- {id: far, kind: select_multiple, label: How far, choices: {1: Near, 2: Far}}")
    assert [(field.name, field.choice, field.on) for field in fields_of(form)] == [("far-1", 1, "1"), ("far-2", 2, "2")]


def test_a_cell_is_named_by_table_row_and_column() -> None:
    columns = (
        "columns: [{id: step, kind: text, label: Step}, {id: way, kind: select_one, label: Way, choices: {a: A, b: B}}]"
    )
    numbered = f"- {{id: t, kind: table, label: T, rows: 2, {columns}}}"
    assert fields(numbered) == {
        "t-1-step": Shape.LINE,
        "t-1-way": Shape.LIST,
        "t-2-step": Shape.LINE,
        "t-2-way": Shape.LIST,
    }
    named = f"- {{id: t, kind: table, label: T, rows: {{first: First}}, {columns}}}"
    assert list(fields(named)) == ["t-first-step", "t-first-way"]
