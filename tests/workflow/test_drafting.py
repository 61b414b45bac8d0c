"""Copies of a later round hold what was said so far, and what is left of it is nobody's answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.gathering import Gathering
from tests.workflow.gathering import gathering as gathering
from wta_forms import errors
from wta_forms.answers import State
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import Generated, generate

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
