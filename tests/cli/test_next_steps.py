"""What each command says at its end, and what it took without being told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wta_forms import errors

Command = Callable[..., Run]

PART = "part: about-you\nsections: [{questions: [{id: who, kind: text, label: Who?}]}]\n"
PLAN = "plan: ours\nversion: 1\ntitle: Ours\nreads: [fridge]\nsections: [{title: All, show: [{from: answers}]}]\n"


def next_of(said: Run) -> str:
    (line,) = [line for line in said.screen.splitlines() if line.startswith("Next: ")]
    return line.removeprefix("Next: ")


@pytest.fixture
def answers(run: Command, fridge: Path) -> Path:
    """One empty form and the plan to follow with it."""
    run("generate", fridge, "-o", "out")
    Path("plan.yaml").write_text(PLAN)
    path = Path("answers.jsonl")
    path.write_text(run("extract", "out/fridge.pdf").data)
    return path


def test_a_part_is_not_made_into_a_pdf(run: Command, fridge: Path) -> None:
    Path("about-you.yaml").write_text(PART)
    assert next_of(run("check", "fridge.yaml", "about-you.yaml")) == "wta-forms generate fridge.yaml -o forms"
    assert next_of(run("check", "about-you.yaml")) == "use it in a form, under sections: - use: about-you"


def test_the_one_form_of_a_folder_is_named(run: Command, fridge: Path) -> None:
    Path("about-you.yaml").write_text(PART)
    Path("plan.yaml").write_text(PLAN)
    fridge.rename("our fridge.yaml")
    assert next_of(run("check")) == 'wta-forms generate "our fridge.yaml" -o forms'
    Path("other.yaml").write_text(Path("our fridge.yaml").read_text().replace("form: fridge", "form: other"))
    assert next_of(run("check")) == "wta-forms generate SPEC -o forms"


def test_extract_speaks_of_keeping_what_it_prints_only_in_a_terminal(
    run: Command, fridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("generate", fridge, "-o", "out")
    assert next_of(run("extract", "out/fridge.pdf")) == "merge it: wta-forms report answers.jsonl"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert next_of(run("extract", "out/fridge.pdf")).startswith("keep what this prints in a file")


def test_report_names_a_file_that_a_person_reads_first(run: Command, answers: Path) -> None:
    read = "read it from top to bottom: "
    both = run("report", answers, "--plan", "plan.yaml", "-o", "a.csv", "-o", "a.md", "-o", "a.docx")
    assert next_of(both) == f"{read}a.docx"
    assert next_of(run("report", answers, "--plan", "plan.yaml", "-o", "b.csv", "-o", "b.md")) == f"{read}b.md"
    tables = run("report", answers, "--plan", "plan.yaml", "-o", "tables/c.csv")
    assert next_of(tables) == f"open the tables in the folder {Path('tables').resolve()}"
    assert next_of(run("report", answers, "--plan", "plan.yaml", "-o", "d.json")) == "open d.json"


def test_report_says_which_plan_it_took_by_itself(run: Command, answers: Path) -> None:
    assert "this follows plan.yaml." in run("report", answers).screen
    assert "this follows" not in run("report", answers, "--plan", "plan.yaml").screen


@pytest.mark.parametrize("date", ["3/3/2026", "2026-02-30", "today"])
def test_a_date_that_is_none_is_told_with_an_example(run: Command, answers: Path, date: str) -> None:
    said = run("report", answers, "--plan", "plan.yaml", "--date", date)
    assert (said.code, said.problems) == (2, [str(errors.BAD_DATE.at("", value=date))])
