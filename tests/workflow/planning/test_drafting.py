"""Copies of a later round hold what was said so far, and what is left of it is nobody's answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.gathering import Gathering
from tests.workflow.gathering import gathering as gathering
from wta_forms import errors
from wta_forms.answers import State
from wta_forms.workflow.decide import waiting_in
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import Generated, generate
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.standing.case_words import in_words
from wta_forms.workflow.status import status

DECIDED = "answers: {fridge.day: friday}\n"


def second() -> Generated:
    return generate(["fridge.yaml"], Path("forms"), people=Path("people.csv"), round=2, may_overwrite=True)


def test_every_copy_holds_the_draft_and_is_no_answer_as_it_is(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", DECIDED)
    made = second()
    values = {"form": "The Friday fridge", "questions": "2", "round": 2}
    assert errors.ROUND_DRAFTED.at("", **values) in made.notes
    (response,) = extract([next(path for path in made.files if "ann" in path.name)])
    day = response.answers["day"]
    assert (response.round, day.state) == (2, State.BLANK)
    assert day.raw["day-friday"] != "Off"


def test_the_draft_of_a_round_stays_what_it_was(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", DECIDED)
    second()
    kept = Path("kept/drafts/round-2.json").read_text()
    gathering.write("decisions.yaml", DECIDED.replace("friday", "saturday"))
    second()
    assert Path("kept/drafts/round-2.json").read_text() == kept


def test_where_nothing_is_settled_nothing_is_filled_in_and_that_is_told(gathering: Gathering) -> None:
    assert errors.ROUND_EMPTY.at("", form="The Friday fridge") in second().notes


def test_before_anything_came_there_is_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Gathering(tmp_path)
    assert errors.ROUND_WITHOUT_ANSWERS.at("", round=2) in second().notes


def comes_back(gathering: Gathering, whose: str) -> None:
    """A copy of the second round, as it went out."""
    gathering.put("back.pdf", next(path for path in second().files if whose in path.name).read_bytes())
    harvest()


def test_a_copy_that_comes_back_with_the_draft_in_it_was_left_as_it_was(gathering: Gathering) -> None:
    gathering.write("decisions.yaml", DECIDED)
    comes_back(gathering, "ann")
    assert waiting_in() == ()
    (case,) = (each for each in status().cases_of("ann") if each.round == 2)
    assert in_words(case).startswith("left as it was")


def test_one_without_a_draft_came_back_empty(gathering: Gathering) -> None:
    comes_back(gathering, "ann")
    (empty,) = waiting_in()
    assert errors.CAME_BLANK.is_said(empty.problem)
