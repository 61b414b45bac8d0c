"""decisions.yaml: the facilitator's own words and what was decided, against the plan and its forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from tests.plan.paper import form_of, plan_of
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.settling.decisions import Decisions, LoadedDecisions, load_decisions, read_decisions

FORM = form_of(
    """
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}, merge: decide}
    - {id: days, kind: select_multiple, label: Days?, choices: {mon: Monday, tue: Tuesday}, none: true, merge: decide}
    - {id: safe, kind: scale, label: How safe?, max: 5, merge: decide}
    - {id: cost, kind: number, label: What does it cost?, merge: decide}
    - {id: start, kind: date, label: When do we start?, merge: decide}
    - {id: name_of_it, kind: text, label: What is it called?, merge: decide}
    - {id: order, kind: rank, label: What first?, choices: {roof: The roof, door: The door}, merge: decide}
    - {id: colour, kind: select_one, label: Which colour?, choices: {red: Red, blue: Blue}, merge: majority}
    - {id: open_to_all, kind: select_one, label: Who may come?, choices: {all: All, members: Members}}
    """
)
PLAN = plan_of(
    """
    plan: ours
    title: Ours
    reads: [drivers]
    sections:
      - {title: Summary, write: summary}
      - {title: Every answer, show: [{from: answers}]}
    """,
    FORM,
).plan


def decided(tmp_path: Path, text: str) -> LoadedDecisions:
    assert PLAN is not None
    path = tmp_path / "decisions.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    loaded = read_decisions(path, PLAN, {"drivers": FORM})
    there = str(path.parent)
    problems = tuple(replace(each, where=each.where.removeprefix(there)[1:]) for each in loaded.problems)
    return replace(loaded, problems=problems)


def told(tmp_path: Path, text: str) -> list[Problem]:
    return list(decided(tmp_path, text).problems)


def test_words_and_answers_are_kept_as_they_are_typed(tmp_path: Path) -> None:
    loaded = decided(
        tmp_path,
        """
        words:
          summary: |
            We start in May.

            Everybody is welcome.
        answers:
          drivers.way: van
          drivers.days: mon, tue
          drivers.order: door, roof
          drivers.safe: 4
          drivers.cost: 12.50
          drivers.start: 2026-05-01
          drivers.name_of_it: No
        """,
    )
    assert loaded.problems == ()
    assert loaded.decisions.words == {"summary": "We start in May.\n\nEverybody is welcome."}
    assert loaded.decisions.answers == {
        "drivers.way": "van",
        "drivers.days": "mon, tue",
        "drivers.order": "door, roof",
        "drivers.safe": "4",
        "drivers.cost": "12.50",
        "drivers.start": "2026-05-01",
        "drivers.name_of_it": "No",
    }


def test_nothing_decided_is_empty() -> None:
    assert (dict(Decisions().words), dict(Decisions().answers)) == ({}, {})


def test_words_that_no_section_has_a_place_for_are_told(tmp_path: Path) -> None:
    values = {"name": "sumary", "plan": "ours", "advice": "did you mean 'summary'?"}
    expected = errors.DECISION_NOT_WRITTEN.at("decisions.yaml:2", **values)
    assert told(tmp_path, "words:\n  sumary: We start in May.") == [expected]


def test_a_plan_without_a_place_for_words_says_how_to_make_one(tmp_path: Path) -> None:
    assert PLAN is not None
    plan = replace(PLAN, sections=PLAN.sections[1:])
    (tmp_path / "decisions.yaml").write_text("words: {summary: We start in May.}")
    (problem,) = read_decisions(tmp_path / "decisions.yaml", plan, {"drivers": FORM}).problems
    assert "write: summary" in problem.hint


def test_a_question_that_nobody_asks_is_told(tmp_path: Path) -> None:
    values = {"question": "drivers.wey", "advice": "did you mean 'drivers.way'?"}
    expected = errors.DECISION_UNKNOWN_QUESTION.at("decisions.yaml:2", **values)
    assert told(tmp_path, "answers:\n  drivers.wey: van") == [expected]


def test_an_answer_to_a_question_that_needs_no_decision_is_noted_and_kept(tmp_path: Path) -> None:
    loaded = decided(tmp_path, "answers:\n  drivers.open_to_all: all")
    assert loaded.problems == (errors.DECISION_NOT_ASKED_FOR.at("decisions.yaml:2", question="drivers.open_to_all"),)
    assert loaded.is_fine
    assert loaded.decisions.answers == {"drivers.open_to_all": "all"}


@pytest.mark.parametrize("answer", ["way: By van", "days: Monday, tue", "colour: blue"])
def test_choices_go_by_their_words_too_and_ties_can_be_broken(tmp_path: Path, answer: str) -> None:
    assert told(tmp_path, f"answers:\n  drivers.{answer}") == []


@pytest.mark.parametrize(
    ("question", "value", "advice"),
    [
        ("way", "vna", "did you mean 'van'?"),
        ("way", "On foot", "use one of: bus, van"),
        ("days", "mon, wed", "use one of: mon, tue, none"),
        ("order", "door, rof", "did you mean 'roof'?"),
        ("safe", "6", "use one of: 1, 2, 3, 4, 5"),
        ("cost", "5k", "write a number in figures, such as 12.5"),
        ("start", "1 May", "write a date such as 2026-03-31"),
        ("start", "20260501", "write a date such as 2026-03-31"),
    ],
)
def test_an_answer_that_nobody_could_give_is_told(tmp_path: Path, question: str, value: str, advice: str) -> None:
    values = {"value": value, "question": f"drivers.{question}", "advice": advice}
    expected = errors.DECISION_UNFIT.at("decisions.yaml:2", **values)
    assert told(tmp_path, f"answers:\n  drivers.{question}: {value}") == [expected]


def test_every_mistake_comes_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = "answers:\n  drivers.way: vna\n  drivers.wey: bus\nword: {}\nwords:\n  summary: [a]\n  other: Words.\n"
    assert told(tmp_path, text) == [
        errors.DECISION_UNFIT.at("decisions.yaml:2", value="vna", question="drivers.way", advice="did you mean 'van'?"),
        errors.DECISION_UNKNOWN_QUESTION.at(
            "decisions.yaml:3", question="drivers.wey", advice="did you mean 'drivers.way'?"
        ),
        errors.UNKNOWN_WORD.at("decisions.yaml:4", word="word", place="decisions.yaml", advice="did you mean 'words'?"),
        errors.DECISION_NO_TEXT.at("decisions.yaml:6", name="summary"),
        errors.DECISION_NOT_WRITTEN.at("decisions.yaml:7", name="other", plan="ours", advice="use one of: summary"),
    ]


def test_words_without_a_name_are_told(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "words: We start in May.")
    assert problem.message == errors.DECISIONS_NOT_NAMED.at("", word="words", example="").message
    (problem,) = told(tmp_path, "- We start in May.")
    assert problem.message == errors.YAML_NOT_A_MAP.at("", what="decisions.yaml", example="").message


def test_a_file_that_is_no_yaml_is_told_by_line(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "words:\n  summary: For example: May")
    assert problem.where == "decisions.yaml:2"


def test_loading_raises_with_every_problem_and_passes_over_notes(tmp_path: Path) -> None:
    assert PLAN is not None
    path = tmp_path / "decisions.yaml"
    path.write_text("answers: {drivers.open_to_all: all}")
    assert load_decisions(path, PLAN, {"drivers": FORM}).answers == {"drivers.open_to_all": "all"}
    path.write_text("answers: {drivers.open_to_all: al, drivers.way: vna}")
    with pytest.raises(WtaFormsError) as raised:
        load_decisions(path, PLAN, {"drivers": FORM})
    assert [problem.is_note for problem in raised.value.problems] == [False, False]
