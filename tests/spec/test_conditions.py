"""``only_if``: a question is asked only after another has been answered in a way."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, asking, form_of, problems
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec.form import Condition

EARLIER = """
- {id: way, kind: select_one, label: Way, choices: {bus: Bus, van: Van}, other: true}
- {id: days, kind: select_multiple, label: Days, choices: {1: One, 2: Two}}
- {id: agree, kind: tick, label: I agree}
- {id: team, kind: text, label: Team}
"""
OTHERS = """
- {id: pace, kind: scale, label: Pace, max: 3, unsure: true}
- {id: okay, kind: consent, label: I agree}
- {id: show, kind: sharing}
- {id: first, kind: rank, label: First, choices: {a: A, b: B}}
- {id: money, kind: points, label: Money, points: 10, choices: {a: A, b: B}}
- {id: feel, kind: grid, label: Feel, rows: {a: A}, choices: {a: A, b: B}}
"""
"""Six kinds more, so that what depends on them stands in line 12."""


def depending(condition: str) -> str:
    """A form whose fifth question, in line 10, depends on one of four kinds."""
    return asking(EARLIER + f"- {{id: last, kind: text, label: Last, only_if: {condition}}}\n")


FINE = {
    "{way: bus}": (("way", ("bus",)),),
    "{way: [bus, van]}": (("way", ("bus", "van")),),
    "{way: other}": (("way", ("other",)),),
    "{days: 1}": (("days", (1,)),),
    "{agree: yes}": (("agree", ("yes",)),),
    "{team: answered}": (("team", ("answered",)),),
    "{way: answered, agree: yes}": (("way", ("answered",)), ("agree", ("yes",))),
}


@pytest.mark.parametrize("condition", FINE)
def test_a_condition_names_questions_and_what_they_have_to_say(condition: str) -> None:
    form = form_of(EARLIER + f"- {{id: last, kind: text, label: Last, only_if: {condition}}}")
    assert form.question("last").only_if == Condition(FINE[condition])


WRONG: dict[str, Problem] = {
    "{wya: bus}": errors.CONDITION_UNKNOWN.at(f"{FILE}:10", id="wya", advice="did you mean 'way'?"),
    "{who: bus}": errors.CONDITION_UNKNOWN.at(f"{FILE}:10", id="who", advice="use one of: way, days, agree, team"),
    "{last: answered}": errors.CONDITION_LATER.at(f"{FILE}:10", id="last"),
    "{way: buss}": errors.CONDITION_VALUE.at(f"{FILE}:10", value="buss", id="way", advice="did you mean 'bus'?"),
    "{way: [bus, foot]}": errors.CONDITION_VALUE.at(
        f"{FILE}:10", value="foot", id="way", advice="use one of: bus, van, other"
    ),
    "{days: 3}": errors.CONDITION_VALUE.at(f"{FILE}:10", value=3, id="days", advice="use one of: 1, 2"),
    '{days: "<2"}': errors.CONDITION_VALUE.at(
        f"{FILE}:10", value="<2", id="days", advice="list the answers: {days: [1]}"
    ),
    '{days: ">= 1"}': errors.CONDITION_VALUE.at(
        f"{FILE}:10", value=">= 1", id="days", advice="list the answers: {days: [1, 2]}"
    ),
    '{days: "> 9"}': errors.CONDITION_VALUE.at(
        f"{FILE}:10", value="> 9", id="days", advice="list the answers: {days: [1, 2]}"
    ),
    "{agree: true}": errors.CONDITION_VALUE.at(f"{FILE}:10", value="true", id="agree", advice="use one of: yes"),
    "{agree: no}": errors.CONDITION_VALUE.at(f"{FILE}:10", value="no", id="agree", advice="use one of: yes"),
    "{team: A}": errors.CONDITION_KIND.at(f"{FILE}:10", id="team", kind="text"),
    "{team: }": errors.KEY_WITHOUT_VALUE.at(f"{FILE}:10", key="team"),
    "{team: []}": errors.WRONG_TYPE.at(
        f"{FILE}:10",
        word="only_if",
        expected="a question and the answer it needs",
        found="a list",
        example="only_if: {first: answered}",
    ),
}


@pytest.mark.parametrize("condition", WRONG)
def test_a_condition_that_can_never_be_met_is_one_problem_at_its_line(condition: str) -> None:
    assert problems(depending(condition)) == [WRONG[condition]]


def test_a_question_cannot_depend_on_one_that_is_asked_later() -> None:
    questions = "- {id: a, kind: text, label: A, only_if: {b: answered}}\n- {id: b, kind: text, label: B}"
    assert problems(asking(questions)) == [errors.CONDITION_LATER.at(f"{FILE}:6", id="b")]


def test_the_first_question_can_depend_on_nothing() -> None:
    found = problems(asking("- {id: a, kind: text, label: A, only_if: {b: answered}}"))
    assert found == [errors.CONDITION_UNKNOWN.at(f"{FILE}:6", id="b", advice="ask that question first")]


def test_a_section_may_depend_on_what_was_asked_before_it_and_not_on_its_own() -> None:
    section = "- only_if: {{{}: answered}}\n  questions: [{{id: own, kind: text, label: Own}}]\n"
    assert problems(asking(EARLIER) + section.format("team")) == []
    assert problems(asking(EARLIER) + section.format("own")) == [errors.CONDITION_LATER.at(f"{FILE}:10", id="own")]
    unknown = errors.CONDITION_UNKNOWN.at(f"{FILE}:10", id="teem", advice="did you mean 'team'?")
    assert problems(asking(EARLIER) + section.format("teem")) == [unknown]


def test_nothing_is_said_of_what_depends_on_a_question_that_has_a_problem_of_its_own() -> None:
    questions = "- {id: way, kind: select_one, label: W}\n- {id: b, kind: text, label: B, only_if: {way: bus}}"
    found = problems(asking(questions))
    assert [problem.where for problem in found] == [f"{FILE}:6"]
    unnamed = "- {id: Way, kind: text, label: W}\n- {id: b, kind: text, label: B, only_if: {way: answered}}"
    assert [problem.where for problem in problems(asking(unnamed))] == [f"{FILE}:6"]


def test_a_condition_is_looked_at_even_where_the_forms_head_has_a_problem() -> None:
    found = problems(depending("{weg: bus}").replace("title: Small", "titel: Small"))
    assert [problem.where for problem in found] == [f"{FILE}:3", f"{FILE}:10"]


OTHERS_FINE = ["{pace: 3}", "{pace: unsure}", "{okay: yes}", "{show: [name, role]}"] + [
    f"{{{id}: answered}}" for id in ("pace", "okay", "show", "first", "money", "feel")
]


@pytest.mark.parametrize("condition", OTHERS_FINE)
def test_a_point_a_consent_and_a_way_of_sharing_can_be_depended_on(condition: str) -> None:
    assert problems(asking(OTHERS + f"- {{id: last, kind: text, label: Last, only_if: {condition}}}")) == []


OTHERS_WRONG: dict[str, Problem] = {
    "{pace: 4}": errors.CONDITION_VALUE.at(f"{FILE}:12", value=4, id="pace", advice="use one of: 1, 2, 3, unsure"),
    "{okay: true}": errors.CONDITION_VALUE.at(f"{FILE}:12", value="true", id="okay", advice="use one of: yes"),
    "{show: roll}": errors.CONDITION_VALUE.at(f"{FILE}:12", value="roll", id="show", advice="did you mean 'role'?"),
    "{first: a}": errors.CONDITION_KIND.at(f"{FILE}:12", id="first", kind="rank"),
    "{money: a}": errors.CONDITION_KIND.at(f"{FILE}:12", id="money", kind="points"),
    "{feel: a}": errors.CONDITION_KIND.at(f"{FILE}:12", id="feel", kind="grid"),
}


@pytest.mark.parametrize("condition", OTHERS_WRONG)
def test_nothing_can_depend_on_a_point_that_is_not_there_or_on_part_of_an_answer(condition: str) -> None:
    text = asking(OTHERS + f"- {{id: last, kind: text, label: Last, only_if: {condition}}}")
    assert problems(text) == [OTHERS_WRONG[condition]]
