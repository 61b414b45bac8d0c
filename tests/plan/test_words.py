"""The words of a plan, each at its place; a new word is tested by standing in the table."""

from __future__ import annotations

import pytest

from tests.plan.paper import plan_of
from tests.plan.table import FORM, WRONG_IN_PLANS, PlanCase, plan_cases
from tests.spec.table import slips
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.plan.authored.language import PLAN_WORDS, PlanSpec
from wta_forms.spec.words import Place, words_at

ALL = tuple(plan_cases())
every_word = pytest.mark.parametrize("case", ALL, ids=str)


def found(case: PlanCase, *of_the_word: str) -> list[Problem]:
    return [problem for problem in plan_of(case.text(*of_the_word), FORM).problems if not problem.is_note]


def plan(case: PlanCase, *of_the_word: str) -> PlanSpec | None:
    return plan_of(case.text(*of_the_word), FORM).plan


def at(line: int) -> str:
    return f"plan.yaml:{line}"


def is_required(case: PlanCase) -> bool:
    """A file without ``plan`` is none."""
    return case.word.is_required and case.word.key != "plan"


def says_something(case: PlanCase) -> bool:
    return not case.word.is_required and case.example != f"{case.word.key}: {case.word.default}"


@every_word
def test_the_example_of_a_word_is_fine(case: PlanCase) -> None:
    assert found(case, case.example) == []


@every_word
def test_a_misspelt_word_is_one_problem_at_its_line_and_not_also_missing(case: PlanCase) -> None:
    for slip in slips(case.word.key):
        values = {"word": slip, "place": case.place, "advice": f"did you mean '{case.word.key}'?"}
        expected = errors.UNKNOWN_WORD.at(at(case.line), **values)
        assert found(case, case.example.replace(case.word.key, slip, 1)) == [expected]


@every_word
def test_a_value_of_the_wrong_type_is_one_problem_at_its_line(case: PlanCase) -> None:
    for value in WRONG_IN_PLANS[case.word.type]:
        shape = {"[": "a list", "{": "a map"}.get(value[0], f"'{value}'")
        values = {"word": case.word.key, "expected": case.word.type.value, "found": shape, "example": case.word.example}
        assert found(case, f"{case.word.key}: {value}") == [errors.WRONG_TYPE.at(at(case.line), **values)]


@every_word
def test_a_word_without_a_value_is_one_problem_at_its_line(case: PlanCase) -> None:
    assert found(case, f"{case.word.key}:") == [errors.KEY_WITHOUT_VALUE.at(at(case.line), key=case.word.key)]


@every_word
def test_a_word_that_stands_twice_is_one_problem_at_its_second_line(case: PlanCase) -> None:
    expected = errors.DUPLICATE_KEY.at(at(case.line + 1), key=case.word.key, first=case.line)
    assert found(case, case.example, case.example) == [expected]


@pytest.mark.parametrize("case", [*filter(says_something, ALL)], ids=str)
def test_a_word_that_may_be_left_out_makes_another_plan(case: PlanCase) -> None:
    assert plan(case, case.example) != plan(case)


@pytest.mark.parametrize("case", [*filter(is_required, ALL)], ids=str)
def test_a_required_word_that_is_missing_is_one_problem_where_the_map_begins(case: PlanCase) -> None:
    values = {"place": case.place, "word": case.word.key, "example": case.word.example}
    assert found(case) == [errors.MISSING_WORD.at(at(case.begins), **values)]


@pytest.mark.parametrize("case", [case for case in ALL if case.word.most is not None], ids=str)
def test_a_number_out_of_its_bounds_is_one_problem_at_its_line(case: PlanCase) -> None:
    word, least, most = case.word, case.word.least or 0, case.word.most or 0
    for value in (least - 1, most + 1):
        values = {"word": word.key, "value": value, "least": least, "most": most, "example": word.example}
        assert found(case, f"{word.key}: {value}") == [errors.OUT_OF_BOUNDS.at(at(case.line), **values)]


def test_no_word_stands_twice_at_a_place() -> None:
    for place in Place:
        keys = [word.key for word in words_at(place, table=PLAN_WORDS)]
        assert len(keys) == len(set(keys))


def test_every_word_can_be_explained_in_a_sentence() -> None:
    assert [word for word in PLAN_WORDS if not word.sentence.endswith(".")] == []
    assert [word for word in PLAN_WORDS if not word.example.startswith(f"{word.key}: ")] == []
