"""What is typed in one box and checked no more than it must: addresses, numbers, names, consent, points of a scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.returned import answer_again, answer_of, answers_again, problem
from tests.spec.paper import form_of, question_of
from wta_forms import errors
from wta_forms.answers import Answer, State, Value

EMAIL = question_of("- {id: q, kind: email, label: Q}")
PHONE = question_of("- {id: q, kind: phone, label: Q}")
SIGNATURE = question_of("- {id: q, kind: signature, label: Q}")
CONSENT = question_of("- {id: q, kind: consent, label: Q}")
TABLE = question_of("""
- id: q
  kind: table
  label: Q
  rows: 1
  more_rows: 2
  columns:
  - {id: mail, kind: email, label: E-mail}
  - {id: call, kind: phone, label: Telephone}
  - {id: well, kind: scale, label: How well?, max: 5}
""")


@pytest.mark.parametrize(
    "typed",
    [
        *("ann@example.org", "Ann <ann@example.org>", "ann@example.org or bob@x.pl", "work: a@b.c, mornings"),
        *("łucja@przykład.pl", "ann＠example．org", "mailto:ann@example.org.", "उदा@हिन्दी.भारत"),
    ],
)
def test_an_email_address_is_kept_as_it_was_typed(typed: str) -> None:
    read = answer_of(EMAIL, {"q": f" {typed}\n"})
    assert (read.state, read.value, read.raw, read.problems) == (State.ANSWERED, typed, {"q": typed}, ())


@pytest.mark.parametrize("typed", ["none", "ann", "ann@home", "@example.org", "ann@.", "ann at example.org", "a @b. c"])
def test_what_can_be_no_email_address_is_invalid_and_kept(typed: str) -> None:
    read = answer_of(EMAIL, {"q": typed})
    assert (read.state, read.value, read.raw) == (State.INVALID, None, {"q": typed})
    assert read.problems == problem(errors.NOT_AN_EMAIL, raw=typed)


def test_a_long_text_without_an_address_is_found_out_at_once() -> None:
    for typed in ("a" * 500_000, "@" * 500_000, "a@" + "b" * 500_000, "a." * 250_000, "a@" + "." * 500_000):
        assert answer_of(EMAIL, {"q": typed}).state is State.INVALID


@pytest.mark.parametrize("typed", ["0131 496 0000", "+44 (0)131 496 0000 ext. 3", "ask for Bob: 0131", "٠١٣١", "999"])
def test_a_telephone_number_is_kept_as_it_was_typed(typed: str) -> None:
    assert answer_of(PHONE, {"q": typed}).value == typed


@pytest.mark.parametrize("typed", ["none", "ask me", "12", "nine hundred", "½ ² ①②③"])
def test_what_can_be_no_telephone_number_is_invalid_and_kept(typed: str) -> None:
    read = answer_of(PHONE, {"q": typed})
    assert (read.state, read.raw, read.problems) == (
        State.INVALID,
        {"q": typed},
        problem(errors.NOT_A_PHONE, raw=typed),
    )


@given(st.text(max_size=40))
def test_a_signature_is_whatever_was_typed(typed: str) -> None:
    assert (answer_of(SIGNATURE, {"q": typed}).value or "") == typed.strip()


def test_consent_is_true_or_blank_and_never_no() -> None:
    assert answer_of(CONSENT, {"q": True}).value is True
    assert answer_of(CONSENT, {}) == Answer(State.BLANK)


# --- in cells of tables ---------------------------------------------------------------------------------------------


def test_cells_are_read_as_questions_are() -> None:
    read = answer_of(TABLE, {"q-1-mail": "a@b.org", "q-1-call": "nobody", "q-1-well": "4"})
    assert (read.value, read.raw["q-1-call"]) == ([{"mail": "a@b.org", "well": 4}], "nobody")
    assert read.problems == problem(errors.NOT_A_PHONE, "row 1, Telephone", raw="nobody")


@pytest.mark.parametrize("text", ["3", " 3 ", "٣", "３", "3.0", "3,00"])
def test_a_figure_that_is_a_point_of_the_scale_is_that_point(text: str) -> None:
    assert answer_of(TABLE, {"q-1-well": text}).value == [{"well": 3}]


@pytest.mark.parametrize("text", ["6", "0", "much", "3.5", "3/5", "-3", "2 3", "3."])
def test_what_is_no_point_of_the_scale_is_invalid_and_says_how_far_it_goes(text: str) -> None:
    read = answer_of(TABLE, {"q-1-well": text})
    assert (read.state, read.raw) == (State.INVALID, {"q-1-well": text})
    assert read.problems == problem(errors.NOT_ON_SCALE, "row 1, How well?", raw=text, least=1, most=5)


def test_rows_at_the_end_of_the_form_just_go_on() -> None:
    rows = [{"mail": "a@b.org"}, {}, {"well": 2}]
    assert answer_again(TABLE, rows).value == rows
    assert answer_of(TABLE, {"q-3-well": "9"}).problems[0].where == "question 1, Q, row 3, How well?"


# --- conditions -----------------------------------------------------------------------------------------------------

AGREE = "- {id: first, kind: consent, label: A}"
WELL = "- {id: first, kind: scale, label: A, max: 5, unsure: true}"
SHOW = "- {id: first, kind: sharing}"
RADIO = "- {id: first, kind: select_one, appearance: radio, label: A, choices: {1: Bus, 2: Van}, other: true}"
LIST = "- {id: first, kind: select_one, appearance: minimal, label: A, choices: {bus: Bus, van: Van}}"


@pytest.mark.parametrize(
    ("first", "condition", "met_by", "unmet_by"),
    [
        (AGREE, "yes", True, None),
        (WELL, "[1, 2]", 2, 3),
        (WELL, "unsure", "unsure", 1),
        (WELL, "answered", 1, None),
        (SHOW, "[name, role]", "role", "count"),
        (RADIO, "2", 2, 1),
        (RADIO, "other", {"other": "Boat"}, 2),
        (LIST, "van", "van", "bus"),
    ],
)
def test_conditions_are_met_by_value(first: str, condition: str, met_by: Value, unmet_by: Value) -> None:
    form = form_of(f"{first}\n- {{id: then, kind: text, label: Q, only_if: {{first: {condition}}}}}")
    assert answers_again(form, {"first": met_by})["then"].state is State.BLANK
    assert answers_again(form, {"first": unmet_by})["then"].state is State.NOT_ASKED
