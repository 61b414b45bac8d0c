"""enter as a person sees it: what is opened, what is said, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from pypdf import PdfReader, PdfWriter

from tests.cli.conftest import Run
from tests.harvest.letters import BOB, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def type_in(words: str) -> None:
    writer = PdfWriter(clone_from=PdfReader("entering/fridge-bob.pdf"))
    writer.update_page_form_field_values(writer.pages[0], {"why": words}, auto_regenerate=False)
    writer.write("entering/fridge-bob.pdf")


def test_the_way_from_words_that_wait_to_answers(
    run: Callable[..., Run], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    project.put("1.eml", project.mail(BOB, "3: Because it is near."))
    assert "type it in: wta-forms enter bob" in run("harvest").screen
    begun = run("enter", "Bob Hay")
    assert "The Friday fridge for Bob Hay, to be typed in from: a message of 2 March 2026." in begun.problems
    assert [Path(each).name for each in opened] == ["fridge-bob.html", "fridge-bob.pdf"]
    assert "Next: type into fridge-bob.pdf, save it, then run: wta-forms enter bob fridge --done" in begun.screen
    type_in("Because it is near.")
    done = run("enter", "bob", "fridge", "--done")
    assert "Taken in: typed in by Fay Tait from a message of 2 March 2026: 1 answer." in done.problems
    assert (done.code, done.data) == (0, "")
    assert "Nothing waits for you." in run("decide").screen


def test_nothing_is_opened_where_nobody_wants_it(
    run: Callable[..., Run], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "launch", lambda _: pytest.fail("it was opened"))
    assert run("enter", "bob", "--no-open").code == 0


def test_who_is_in_no_table_is_told_what_to_do(run: Callable[..., Run], project: Project) -> None:
    told = run("enter", "Zoe Low", "fridge", "--no-open")
    assert told.code == 1
    assert "somebody new gets a line there first, with phone, post or hand in the column by" in told.screen
