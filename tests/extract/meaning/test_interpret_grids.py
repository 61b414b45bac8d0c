"""Grids: rows of tick boxes, and a row with too much in it that must not lose the others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.returned import answer_of, filled, problem
from tests.spec.paper import question_of
from wta_forms import errors
from wta_forms.answers import Answer, State

ONE = question_of("""
- id: q
  kind: grid
  label: Q
  rows: {6: The hall, 7: The yard}
  choices: {1: Bad, 2: Good}
  unsure: true
""")
MANY = question_of("""
- id: q
  kind: grid
  label: Q
  tick: many
  rows: {mon: Monday, tue: Tuesday}
  choices: {am: Morning, pm: Evening}
  unsure: true
""")


def one(*ticked: str) -> Answer:
    return answer_of(ONE, {f"q-{box}": True for box in ticked})


def many(*ticked: str) -> Answer:
    return answer_of(MANY, {f"q-{box}": True for box in ticked})


def test_every_row_has_the_key_that_is_ticked_in_it() -> None:
    read = one("6-2", "7-1")
    assert (read.state, read.value, read.problems) == (State.ANSWERED, {"6": 2, "7": 1}, ())
    assert read.raw == {"q-6-2": "2", "q-7-1": "1"}


def test_rows_in_which_nothing_is_ticked_are_left_out() -> None:
    assert one("7-2").value == {"7": 2}
    assert one() == many() == Answer(State.BLANK)


def test_unsure_is_a_key_like_any_other() -> None:
    assert one("6-unsure").value == {"6": "unsure"}
    assert many("mon-unsure").value == {"mon": ["unsure"]}


def test_two_ticks_in_a_row_leave_the_row_out_and_name_it() -> None:
    read = one("6-1", "6-2", "7-1")
    assert (read.state, read.value, read.raw["q-6-2"]) == (State.ANSWERED, {"7": 1}, "2")
    assert read.problems == problem(errors.SEVERAL_TICKED, "row The hall", count=2, labels="'Bad', 'Good'")


def test_a_grid_none_of_whose_rows_can_be_read_is_a_conflict() -> None:
    read = one("6-1", "6-2")
    assert (read.state, read.value, len(read.problems)) == (State.CONFLICT, None, 1)
    assert len(one("6-1", "6-2", "7-2", "7-unsure").problems) == 2


def test_where_many_may_be_ticked_a_row_is_a_list_in_the_order_offered() -> None:
    assert many("mon-pm", "mon-am", "tue-pm").value == {"mon": ["am", "pm"], "tue": ["pm"]}


def test_unsure_goes_with_nothing_else() -> None:
    read = many("mon-am", "mon-unsure", "tue-am")
    assert read.value == {"tue": ["am"]}
    labels = "'Morning', 'Not sure'"
    assert read.problems == problem(errors.NONE_AND_MORE, "row Monday", none="Not sure", labels=labels)


def test_a_box_that_is_on_and_off_at_once_costs_its_row_alone() -> None:
    contradicted = replace(filled(ONE, {})["q-6-1"], texts=("1", "Off"))
    read = answer_of(ONE, {"q-7-2": True}, contradicted)
    assert (read.value, read.raw["q-6-1#2"]) == ({"7": 2}, "Off")
    assert read.problems == problem(errors.STATE_DIFFERS, "row The hall", field="q-6-1")


def test_what_is_said_of_a_box_names_its_row_and_its_choice() -> None:
    damaged = replace(filled(ONE, {"q-7-2": True})["q-7-2"], problems=(errors.FOUND_OUTSIDE.at("", field="q-7-2"),))
    assert answer_of(ONE, {}, damaged).problems == problem(errors.FOUND_OUTSIDE, "row The yard, Good", field="q-7-2")


@given(st.sets(st.sampled_from(["6-1", "6-2", "6-unsure", "7-1", "7-2", "7-unsure"])))
def test_a_row_is_in_the_value_or_named_by_a_problem_or_blank(ticked: set[str]) -> None:
    read = one(*ticked)
    counts = {row: sum(box.startswith(f"{row}-") for box in ticked) for row in ("6", "7")}
    assert set(read.value or {}) == {row for row, count in counts.items() if count == 1}
    assert len(read.problems) == sum(count > 1 for count in counts.values())
    assert len(read.raw) == len(ticked)
