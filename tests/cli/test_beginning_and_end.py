"""init, withdraw, forget and close as a person sees them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.harvest.letters import ANN, PROJECT, Project
from wta_forms.project.settings import load_settings

Command = Callable[..., Run]
Types = Callable[[str], None]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Types:
    """What the person at the keyboard types when asked."""
    return lambda words: monkeypatch.setattr(sys, "stdin", io.StringIO(words))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.put("1.eml", made.mail(ANN, "", ("form.pdf", made.form("ann", "friday", "It is near the harbour."))))
    return made


# --- init -------------------------------------------------------------------------------------------------------------


def test_what_is_not_given_is_asked_and_enter_takes_what_is_offered(run: Command, types: Types, tmp_path: Path) -> None:
    types("The fridge\n\nEwa\newa@example.org\n\ndrivers\n2026-12-04\n\n\n")
    done = run("init", "fridge-project")
    assert done.code == 0
    assert "Made fridge-project.\n" in done.screen
    assert "Next: write the names into" in done.screen
    assert "kept/key is a secret" in done.screen
    settings = load_settings(tmp_path / "fridge-project")
    assert (settings.title, settings.forms[0].answer_by) == ("The fridge", "2026-12-04")
    assert settings.who_sees is not None
    assert settings.who_sees.in_("en") == "Ewa and nobody else reads what you write."


def test_with_every_option_nothing_is_asked(run: Command, types: Types, tmp_path: Path) -> None:
    types("")
    options = {
        "title": "Soup",
        "organisation": "Us",
        "name": "Ewa",
        "email": "ewa@example.org",
        "phone": "1",
        "form": "drivers=2026-12-04",
        "who-sees": "Ewa.",
        "keep-until": "2027-01-01",
    }
    done = run("init", "soup", *(word for key, value in options.items() for word in (f"--{key}", value)))
    assert (done.code, "Type" in done.screen) == (0, False)
    assert load_settings(tmp_path / "soup").forms[0].answer_by == "2026-12-04"


def test_who_cannot_be_asked_is_told_which_option_is_missing(run: Command, types: Types, tmp_path: Path) -> None:
    types("")
    done = run("init", "soup", "--title", "Soup")
    assert done.code == 2
    assert "--organisation" in done.screen
    assert not (tmp_path / "soup").exists()


def test_a_new_project_needs_people_and_nothing_else(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "soup", "--yes", "--form", "drivers")
    monkeypatch.chdir(tmp_path / "soup")
    assert [line for line in run("check").problems if "problem to mend" not in line] == [
        "people.csv: there is nobody in this file (write a line for every person under the first line)"
    ]


# --- withdraw ---------------------------------------------------------------------------------------------------------


def test_answers_leave_the_plan_and_come_back(run: Command, types: Types, project: Project) -> None:
    run("harvest")
    types("no\n")
    shown = run("withdraw", "Ann Reid")
    assert "These answers of Ann Reid leave the plan:\n  fridge, received 2026-03-02" in shown.screen
    assert "Nothing was changed." in shown.screen
    types("yes\n")
    assert "Ann Reid has withdrawn. Everything is still kept." in run("withdraw", "ann").screen
    (project.folder / "plan.yaml").write_text(
        "plan: p\nversion: 1\ntitle: P\nreads: [fridge]\n"
        "sections: [{title: Why, show: [{from: fridge.why, as: quotes}]}]\n",
        encoding="utf-8",
    )
    assert "harbour" not in run("report").data
    assert "has withdrawn that already" in run("withdraw", "ann", "--yes").screen
    assert "Ann Reid takes part again." in run("withdraw", "ann", "--back", "--yes").screen
    assert "harbour" in run("report").data


def test_what_comes_next_takes_back_just_what_was_withdrawn(run: Command, project: Project) -> None:
    run("harvest")
    done = run("withdraw", "Ann Reid", "fridge", "--yes")
    assert 'to take it back: wta-forms withdraw "Ann Reid" fridge --back' in done.screen


def test_another_name_than_theirs_removes_nothing_and_is_told(run: Command, project: Project) -> None:
    run("harvest")
    done = run("forget", "ann", "--yes-forget", "Anne")
    assert "“Anne” is not the name: Ann Reid." in done.screen
    assert "Nothing was removed." in done.screen


def test_one_form_of_everything_that_was_withdrawn_cannot_come_back_alone(run: Command, project: Project) -> None:
    run("harvest")
    run("withdraw", "ann", "--yes")
    done = run("withdraw", "ann", "fridge", "--back", "--yes")
    assert done.code == 1
    assert "wta-forms withdraw ann --back" in done.screen
    assert run("withdraw", "bob", "--back", "--yes").code == 1


# --- forget -----------------------------------------------------------------------------------------------------------


def test_the_name_has_to_be_typed_to_remove_somebody(run: Command, types: Types, project: Project) -> None:
    run("harvest")
    types("yes\n")
    shown = run("forget", "ann")
    for line in (
        "This removes for good, of Ann Reid:",
        "  1 form with answers (fridge)",
        "  the address ann@example.org",
        "  the file inbox/1.eml",
        "I cannot remove:",
        "  line 2 of people.csv, with Ann Reid (take it out yourself)",
        "Nothing was removed.",
    ):
        assert line in shown.screen
    types("Ann  REID\n")
    done = run("forget", "ann")
    assert "Ann Reid was removed for good." in done.screen
    assert "Next: take line 2 out of people.csv; then make the plan again" in done.screen
    assert not (project.inbox / "1.eml").exists()


def test_scripts_give_the_name_twice(run: Command, project: Project) -> None:
    run("harvest")
    assert "Nothing was removed." in run("forget", "ann", "--yes-forget", "Bob Hay").screen
    assert "Ann Reid was removed for good." in run("forget", "ann", "--yes-forget", "Ann Reid").screen
    assert "Nothing of Ann Reid is here." in run("forget", "ann", "--yes-forget", "ann").screen


# --- close ------------------------------------------------------------------------------------------------------------


def test_closing_shows_what_is_packed_and_what_goes(run: Command, types: Types, project: Project) -> None:
    run("harvest")
    (project.folder / "project.yaml").write_text(f"{PROJECT}keep_until: 2020-01-01\n", encoding="utf-8")
    types("no\n")
    shown = run("close")
    assert "This deletes for good:\n  people.csv" in shown.screen
    assert "Nothing was packed, and nothing deleted." in shown.screen
    done = run("close", "--yes")
    assert "Everything else of people was deleted." in done.screen
    assert "This project is closed" in run("close", "--yes").screen
