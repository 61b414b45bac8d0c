"""decide, why, report and translate --answers as a person sees them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.plan.paper import said
from tests.workflow.gathering import Gathering
from tests.workflow.gathering import gathering as gathering
from wta_forms.answers import response_to_json

Command = Callable[..., Run]


def test_everything_that_needs_somebody_is_listed_with_what_happens_if_nothing_is_done(
    run: Command, gathering: Gathering
) -> None:
    done = run("decide")
    assert done.code == 0
    assert "In the plan 1 thing needs you:" in done.screen
    assert "[fridge.day] Question 2 of The Friday fridge, “Which day?”: 2 different answers" in done.screen
    assert "    If you decide nothing, the plan lists them" in done.screen
    assert "Added to decisions.yaml: what you can decide, each behind a #." in done.screen
    assert "Next: open decisions.yaml" in done.screen
    assert "Added" not in run("decide").screen


def test_a_question_is_decided_on_the_command_line_and_stays_decided(run: Command, gathering: Gathering) -> None:
    done = run("decide", "fridge.day", "friday")
    assert "decisions.yaml, answers: fridge.day is “friday”" in done.screen
    assert "Noted: decisions.yaml, answers: fridge.day is “friday”" in done.screen
    assert "Nothing waits for you." in done.screen
    assert run("decide", "fridge.day", "saturday").code == 1


def test_what_was_offered_before_is_decided_on_the_command_line_all_the_same(
    run: Command, gathering: Gathering
) -> None:
    run("decide")
    offered = Path("decisions.yaml").read_text(encoding="utf-8")
    assert "#fridge.day: friday" in offered
    done = run("decide", "fridge.day", "friday")
    assert "Noted: decisions.yaml, answers: fridge.day is “friday”" in done.screen
    assert "Nothing waits for you." in done.screen
    written = Path("decisions.yaml").read_text(encoding="utf-8")
    assert set(offered.splitlines()) <= set(written.splitlines())


def test_a_mistake_in_the_file_is_told_by_line_with_what_was_meant(run: Command, gathering: Gathering) -> None:
    gathering.write("decisions.yaml", "answers:\n  fridge.day: fryday\nanswer: x\n")
    done = run("decide")
    assert done.code == 1
    assert "decisions.yaml:2:" in done.screen
    assert "did you mean 'friday'?" in done.screen
    assert "decisions.yaml:3:" in done.screen


def test_a_plan_with_the_date_in_its_name_says_what_is_new_since_the_last(run: Command, gathering: Gathering) -> None:
    first = run("report", "-o", ".docx", "--date", "2026-03-03")
    assert first.data == "plan-2026-03-03.docx\n"
    assert "New since" not in first.screen
    gathering.comes("cal", "friday", at="2026-03-09T09:00:00Z")
    second = run("report", "-o", ".md", "--date", "2026-03-10")
    assert second.data == "plan-2026-03-10.md\n"
    assert "New since 3 March 2026: Cal Orr answered “The Friday fridge”: 1 answer." in second.screen
    assert "What you changed in Word is not in it" in second.screen


def test_who_said_something_is_told_by_its_number(run: Command, gathering: Gathering) -> None:
    run("report", "-o", ".md", "--date", "2026-03-03")
    told = run("why", "3")
    assert told.screen.startswith("[3] Question 2 of “The Friday fridge”: Which day?\n  Bob Hay")
    assert "Bob" not in run("why", "3", "--names", "role").screen
    assert run("why", "99").code == 1


def test_answers_go_out_to_a_translator_and_come_back(run: Command, fridge: Path) -> None:
    fridge.write_text(fridge.read_text() + "      - {id: why, kind: text, label: Why?}\n")
    Path("plan.yaml").write_text(
        "plan: ours\ntitle: Ours\nreads: [fridge]\nsections: [{title: W, show: [{from: fridge.why, as: quotes}]}]\n"
    )
    Path("a.jsonl").write_text(json.dumps(response_to_json(said("Ann", form="fridge", why="حساء"))))
    done = run("translate", "--answers", "--to", "en", "--responses", "a.jsonl")
    assert (done.code, done.data) == (0, "answers.en.csv\n")
    assert "1 text; 1 still to be translated." in done.screen
    sent = Path("answers.en.csv").read_text(encoding="utf-8-sig").replace(",حساء,,,", ",حساء,ar,Soup,")
    Path("back.csv").write_text(sent, encoding="utf-8-sig")
    done = run(
        *("translate", "--answers", "--to", "en", "--responses", "a.jsonl"), *("--from", "back.csv", "--by", "Samira")
    )
    assert "1 text; 0 still to be translated." in done.screen
    plan = run("report", "a.jsonl").data
    assert "> Soup" in plan
    assert "Translated by Samira. In Arabic: “حساء”" in plan


@pytest.mark.parametrize("arguments", [("--answers", "fridge.yaml"), ()])
def test_a_form_and_answers_are_two_things(run: Command, arguments: tuple[str, ...]) -> None:
    assert run("translate", *arguments, "--to", "en").code == 2


def test_check_looks_at_themes_and_translations_too(run: Command, gathering: Gathering) -> None:
    gathering.write("decisions.yaml", "answers: {fridge.day: friday}\n")
    gathering.write("themes.yaml", "Money:\n  - It costs.\n")
    gathering.write("answers.en.csv", "id,original\n")
    done = run("check")
    assert done.code == 1
    assert "themes.yaml:2: 'It costs.' under the theme 'Money' is not the key of an answer" in done.screen
    assert "answers.en.csv:1: there is no column 'translation'" in done.screen
