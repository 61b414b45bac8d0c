"""decisions.yaml on the command line: what is still missing is said, mistakes are told by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.plan.paper import said
from wta_forms import errors
from wta_forms.answers import Response, response_to_json

Command = Callable[..., Run]

PLAN = """\
plan: ours
title: Ours
reads: [fridge]
sections:
  - {title: Summary, write: summary}
  - {title: Who, show: [{from: people.contributors, as: list}]}
  - {title: Days, show: [{from: fridge.weekday, as: list}]}
  - {title: Every answer, appendix: true, show: [{from: answers}]}
"""
UNWRITTEN = str(errors.WORDS_MISSING.at("decisions.yaml", title="Summary", name="summary"))
UNDECIDED = str(
    errors.UNDECIDED.at(
        "decisions.yaml", number=2, form="The Friday fridge", label="Which day?", question="fridge.weekday"
    )
)
DECIDED = "words:\n  summary: We open on Fridays.\nanswers:\n  fridge.weekday: friday\n"


@pytest.fixture
def answered(fridge: Path) -> Path:
    """A plan of the small form in the folder, and two people who do not agree on a day that has to be decided."""
    text = fridge.read_text().replace("saturday: Saturday}", "saturday: Saturday}, merge: decide")
    fridge.write_text(text.replace("id: day", "id: weekday"))
    (fridge.parent / "plan.yaml").write_text(PLAN)
    told = [said("Ann", form="fridge", stamped=True, weekday="friday"), said("Ben", form="fridge", weekday="saturday")]
    return _written(fridge.parent / "answers.jsonl", told)


def _written(path: Path, told: list[Response]) -> Path:
    path.write_text("".join(json.dumps(response_to_json(response)) + "\n" for response in told))
    return path


def test_a_report_says_at_its_end_what_is_still_to_be_written_and_decided(run: Command, answered: Path) -> None:
    made = run("report", answered, "--plan", "plan.yaml", "-o", "plan.md")
    assert made.code == 0
    assert made.problems[-2:] == [f"note: {UNWRITTEN}", f"note: {UNDECIDED}"]
    assert "decisions.yaml" in made.screen.split("Next:")[1]


def test_what_is_missing_is_said_once_behind_a_plan_that_is_printed(run: Command, answered: Path) -> None:
    made = run("report", answered, "--plan", "plan.yaml")
    assert made.problems == [f"note: {UNWRITTEN}", f"note: {UNDECIDED}"]


def test_nothing_is_missing_when_all_is_written_and_decided(run: Command, answered: Path) -> None:
    Path("decisions.yaml").write_text(DECIDED)
    made = run("report", answered, "--plan", "plan.yaml", "-o", "plan.md")
    assert made.code == 0
    assert made.problems == []
    assert "We open on Fridays." in Path("plan.md").read_text()


def test_where_all_say_the_same_there_is_nothing_to_decide(run: Command, answered: Path) -> None:
    told = [said("Ann", form="fridge", weekday="friday"), said("Ben", form="fridge", weekday="friday")]
    made = run("report", _written(answered, told), "--plan", "plan.yaml")
    assert made.problems == [f"note: {UNWRITTEN}"]


def test_a_mistake_in_what_was_decided_is_told_by_line_and_nothing_is_written(run: Command, answered: Path) -> None:
    Path("decisions.yaml").write_text(DECIDED.replace("friday", "fryday"))
    values = {"value": "fryday", "question": "fridge.weekday", "advice": "did you mean 'friday'?"}
    expected = str(errors.DECISION_UNFIT.at("decisions.yaml:4", **values))
    made = run("report", answered, "--plan", "plan.yaml", "-o", "plan.md")
    assert (made.code, made.problems) == (1, [expected])
    assert not Path("plan.md").exists()


def test_the_plan_waits_for_people_by_the_roles_of_people_csv(run: Command, answered: Path) -> None:
    Path("plan.yaml").write_text(PLAN.replace("people.contributors", "people.waiting_for"))
    bakers = "cay,Cay,Baker\ndee,Dee,Baker\neli,Eli,Baker\n"
    Path("people.csv").write_text(f"id,name,role\nann,Ann,Treasurer\n{bakers}")
    made = run("report", answered, "--plan", "plan.yaml")
    assert "3 people: baker (3 people)" in made.data
    assert "Cay" not in made.data


def test_a_role_that_few_of_those_have_is_not_told(run: Command, answered: Path) -> None:
    Path("plan.yaml").write_text(PLAN.replace("people.contributors", "people.waiting_for"))
    Path("people.csv").write_text("id,name,role\nann,Ann,Treasurer\ncay,Cay,Baker\n")
    assert "baker" not in run("report", answered, "--plan", "plan.yaml").data


# --- check ------------------------------------------------------------------------------------------------------------


def test_check_finds_mistakes_in_what_was_decided(run: Command, answered: Path) -> None:
    Path("decisions.yaml").write_text(DECIDED.replace("summary", "sumary"))
    values = {"name": "sumary", "plan": "ours", "advice": "did you mean 'summary'?"}
    expected = [str(errors.DECISION_NOT_WRITTEN.at("decisions.yaml:2", **values))]
    everything, alone = run("check"), run("check", "decisions.yaml")
    assert (everything.code, everything.problems[:1]) == (1, expected)
    assert (alone.code, alone.problems[:1]) == (1, expected)
    Path("decisions.yaml").write_text(DECIDED)
    assert run("check").code == 0
    assert "wta-forms report" in run("check", "decisions.yaml").screen


def test_what_was_decided_is_checked_against_the_plan_that_it_fits(run: Command, answered: Path) -> None:
    Path("decisions.yaml").write_text(DECIDED)
    Path("another.yaml").write_text(
        PLAN.replace("plan: ours", "plan: another").replace("write: summary", "text: Words.")
    )
    assert run("check").code == 0


def test_without_a_plan_in_the_folder_the_shipped_ones_are_meant(run: Command) -> None:
    Path("decisions.yaml").write_text("words: {summary: We start in May.}")
    assert run("check").code == 0
    Path("decisions.yaml").write_text("words: {sumary: We start in May.}")
    assert run("check").code == 1


def test_what_was_decided_waits_until_its_plan_can_be_read(run: Command, answered: Path) -> None:
    Path("plan.yaml").write_text(PLAN.replace("title: Ours\n", ""))
    Path("decisions.yaml").write_text(DECIDED.replace("summary", "sumary"))
    assert [line.partition(":")[0] for line in run("check").problems[:-1]] == ["plan.yaml"]
