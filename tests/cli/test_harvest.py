"""harvest and decide as a person sees them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.harvest.letters import ANN, BOB, FRIDGE, Project
from tests.programs import pdfium
from wta_forms import errors


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_needs_somebody_is_shown_with_its_number_and_the_way_out(
    run: Callable[..., Run], project: Project
) -> None:
    project.put("1.eml", project.mail(ANN, "", ("form.pdf", project.form("ann", "friday"))))
    project.put("2.eml", project.mail(BOB, "3: Tuesdays"))
    done = run("harvest")
    assert (done.code, done.data) == (0, "")
    assert "Looked at 2 messages and files: 1 was taken in, 1 needs you. Nothing was thrown away." in done.screen
    assert (
        "[2] inbox/2.eml: Bob Hay wrote without a form (2 March 2026): “3: Tuesdays”\n    type it in: " in done.screen
    )
    assert "Next: see what needs you: wta-forms decide" in done.screen


def test_decide_lists_what_waits_and_settles_it(run: Callable[..., Run], project: Project) -> None:
    project.put("2.eml", project.mail(BOB, "3: Tuesdays"))
    run("harvest")
    assert "1 thing needs you." in run("decide").screen
    assert "Nothing waits for you." in run("decide", "1", "aside").screen


def test_what_was_decided_is_taken_back_in_the_words_that_decide_prints(
    run: Callable[..., Run], project: Project
) -> None:
    project.put("2.eml", project.mail(BOB, "3: Tuesdays"))
    run("harvest")
    assert "To take it back: wta-forms decide 1 --undo" in run("decide", "1", "aside").screen
    back = run("decide", "1", "--undo")
    assert back.code == 0
    assert back.screen.startswith("inbox/2.eml: it is set aside (taken back)\n\n[1] inbox/2.eml: Bob Hay wrote")
    assert "1 thing needs you." in run("decide").screen
    assert run("decide", "1", "--undo").code == 1
    assert run("decide", "--undo").code == run("decide", "1", "bob", "--undo").code == 2
    assert "take its line out of decisions.yaml" in run("decide", "fridge.day", "--undo").screen


def test_a_number_by_itself_shows_what_it_is_and_decides_nothing(run: Callable[..., Run], project: Project) -> None:
    project.put("2.eml", project.mail(BOB, "3: Tuesdays"))
    run("harvest")
    listed, shown = run("decide"), run("decide", "1")
    assert "Bob Hay wrote without a form" in shown.screen
    assert "type it in: wta-forms enter bob" in shown.screen
    assert "aside" not in listed.screen.split("Next:")[1], "nobody's words are put aside by doing what comes next"
    assert "1 thing needs you." in run("decide").screen
    assert run("decide", "fridge.day").code == 2


def test_data_is_an_object_for_each_message_or_file(run: Callable[..., Run], project: Project) -> None:
    project.put("1.eml", project.mail(ANN, "PS: no", ("form.pdf", project.form("ann", "friday"))))
    (line,) = run("harvest", "--json").data.splitlines()
    told = json.loads(line)
    assert (told["place"], told["outcome"], told["sender"]) == ("inbox/1.eml", "accepted", "ann@example.org")
    assert [(each["person"], each["form"], each["outcome"]) for each in told["taken"]] == [
        ("ann", "", "accepted"),
        ("ann", "fridge", "accepted"),
    ]


@pytest.mark.parametrize(("typed", "meant"), [("2026-03-05T10:00+01:00", "2026-03-05T09:00:00Z")])
def test_when_something_came_can_be_said(run: Callable[..., Run], project: Project, typed: str, meant: str) -> None:
    project.put("ann.pdf", project.form("ann", "friday"))
    (line,) = run("harvest", "--json", "--received", typed).data.splitlines()
    assert json.loads(line)["taken"][0]["received"] == meant


def test_what_is_no_date_is_wrong_usage(run: Callable[..., Run], project: Project) -> None:
    done = run("harvest", "--received", "yesterday")
    assert done.code == 2
    assert str(errors.BAD_MOMENT.at("", value="yesterday")) in done.screen


def test_what_cannot_be_looked_at_is_told_and_the_rest_is_taken_in(run: Callable[..., Run], project: Project) -> None:
    with (project.inbox / "film.mov").open("wb") as film:
        film.truncate(300_000_000)
    project.put("ann.pdf", project.form("ann", "friday"))
    done = run("harvest")
    assert done.code == 1
    assert "film.mov" in done.screen
    assert "1 was taken in" in done.screen


def test_who_used_an_earlier_version_is_said_and_what_was_not_asked_then(
    run: Callable[..., Run], project: Project
) -> None:
    run("generate", "fridge.yaml", "-o", "out", "--people", "people.csv")
    project.put("bob.pdf", project.form("bob", "friday", "It is near."))
    more = "      - {id: end, kind: text, label: Until when?}\n"
    (project.folder / "fridge.yaml").write_text(FRIDGE.replace("version: 1", "version: 2") + more, encoding="utf-8")
    told = "Bob Hay used version 1. Both answers fit version 2; its question 4 was not asked then"
    assert f"inbox/bob.pdf: {told}" in run("harvest").problems


def test_what_has_no_place_any_more_is_told_with_its_question(run: Callable[..., Run], project: Project) -> None:
    run("generate", "fridge.yaml", "-o", "out", "--people", "people.csv")
    project.put("bob.pdf", project.form("bob", "friday", "It is near."))
    changed = FRIDGE.replace("version: 1", "version: 2").replace("id: why", "id: reason")
    (project.folder / "fridge.yaml").write_text(changed, encoding="utf-8")
    (line,) = (line for line in run("harvest").problems if "has no place" in line)
    assert line.startswith("inbox/bob.pdf: question 3, Why?: 'It is near.' has no place in version 2")


def test_an_empty_form_says_in_which_program_its_answers_may_have_been_lost_and_a_mail_is_ready(
    run: Callable[..., Run], project: Project
) -> None:
    blank, saved = project.folder / "blank.pdf", project.folder / "saved.pdf"
    blank.write_bytes(project.form("bob"))
    pdfium.fill(blank, {}, saved)
    project.put("1.eml", project.mail(BOB, "", ("form.pdf", saved.read_bytes())))
    told = run("harvest").screen
    program = "Chrome, Edge or an app that is built like them"
    assert f"Bob Hay's form came back empty; it was last saved by {program}" in told
    assert "1 by e-mail" in run("ask", "--dry-run").screen


def test_reading_again_says_what_is_different(run: Callable[..., Run], project: Project) -> None:
    project.put("ann.pdf", project.form("ann", "friday"))
    run("harvest")
    assert "Nothing says anything else now." in run("harvest", "--reread").screen


PLAN = """\
plan: fridge-plan
version: 1
title: The plan
reads: [fridge]
sections:
  - {title: Why, show: [{from: fridge.why, as: quotes}]}
"""


def test_report_takes_what_the_project_has(run: Callable[..., Run], project: Project) -> None:
    (project.folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    project.put("ann.pdf", project.form("ann", "friday", "It is near."))
    run("harvest")
    assert "It is near." in run("report").data
