"""The names of fields: flat, different, and in the order in which they are printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from tests.spec.forms import forms
from tests.spec.paper import form_of
from wta_forms.spec.fields import STAMP_FIELD, Field, Shape, fields_of, fields_of_question, last_rows_of
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
    in_order = [field for question in form.questions for field in fields_of_question(question)]
    assert set(fields_of(form)) == set(in_order)
    last = {(question.id, row) for question in form.questions for row in last_rows_of(question)}
    here = [field for field in in_order if (field.question, field.row) not in last]
    assert fields_of(form) == (*here, *(field for field in in_order if field not in here))
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
        - {id: g, kind: email, label: G}
        - {id: h, kind: phone, label: H}
        - {id: i, kind: consent, label: I}
        - {id: j, kind: signature, label: J}
        - {kind: note, label: Nothing to fill in}
        """
    assert fields(questions) == {
        "a": Shape.LINE,
        "b": Shape.LINES,
        "c": Shape.LINES,
        "d": Shape.LINE,
        "e": Shape.LINE,
        "f": Shape.TICK,
        "g": Shape.LINE,
        "h": Shape.LINE,
        "i": Shape.TICK,
        "j": Shape.LINE,
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


ONE = "- {id: way, kind: select_one, label: Way, choices: {bus: Bus, van: Van}, other: true, appearance: LOOK}"


@pytest.mark.parametrize(("look", "shape"), [("radio", Shape.RADIO), ("minimal", Shape.LIST)])
def test_radio_buttons_and_a_list_are_one_field_and_something_else_a_line_besides(look: str, shape: Shape) -> None:
    assert fields_of(form_of(ONE.replace("LOOK", look))) == (
        Field("way", shape, "way"),
        Field("way-other-text", Shape.LINE, "way", choice="other-text"),
    )


def test_a_scale_is_a_box_for_every_point_and_one_for_not_sure() -> None:
    form = form_of("- {id: pace, kind: scale, label: Pace, min: 0, max: 2, unsure: true}")
    assert fields_of(form) == (
        Field("pace-0", Shape.TICK, "pace", choice=0, on="0"),
        Field("pace-1", Shape.TICK, "pace", choice=1, on="1"),
        Field("pace-2", Shape.TICK, "pace", choice=2, on="2"),
        Field("pace-unsure", Shape.TICK, "pace", choice="unsure", on="unsure"),
    )


def test_sharing_is_a_box_for_each_of_its_four_answers() -> None:
    assert list(fields("- {id: show, kind: sharing}")) == ["show-name", "show-role", "show-neither", "show-count"]


@pytest.mark.parametrize("kind", ["rank", "points, points: 10"])
def test_a_figure_beside_each_choice_has_a_line_of_its_own(kind: str) -> None:
    form = form_of(f"- {{id: first, kind: {kind}, label: First, choices: {{1: Food, 2: Rooms}}}}")
    assert fields_of(form) == (
        Field("first-1", Shape.LINE, "first", choice=1),
        Field("first-2", Shape.LINE, "first", choice=2),
    )


def test_a_grid_is_a_box_for_every_row_and_choice_and_for_not_sure_in_every_row() -> None:
    form = form_of("- {id: g, kind: grid, label: G, rows: {mon: M, tue: T}, choices: {1: A, 2: B}, unsure: true}")
    assert [(field.name, field.row, field.choice, field.on) for field in fields_of(form)] == [
        ("g-mon-1", "mon", 1, "1"),
        ("g-mon-2", "mon", 2, "2"),
        ("g-mon-unsure", "mon", "unsure", "unsure"),
        ("g-tue-1", "tue", 1, "1"),
        ("g-tue-2", "tue", 2, "2"),
        ("g-tue-unsure", "tue", "unsure", "unsure"),
    ]
    assert {field.shape for field in fields_of(form)} == {Shape.TICK}


def test_further_rows_come_behind_all_questions_table_by_table() -> None:
    table = "kind: table, label: T, rows: 1, more_rows: 2, columns: [{id: a, kind: scale, label: A, max: 3}]"
    form = form_of(f"- {{id: t, {table}}}\n- {{id: q, kind: text, label: Q}}\n- {{id: u, {table}}}")
    assert [field.name for field in fields_of(form)] == [
        *("t-1-a", "q", "u-1-a"),
        *("t-2-a", "t-3-a", "u-2-a", "u-3-a"),
    ]
