"""What each command says at its end, and what it took without being told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wta_forms import errors
from wta_forms.spec.shipped import SPECS

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


def test_whoever_has_something_to_mend_is_told_to_look_again(run: Command, fridge: Path) -> None:
    Path("our form.yaml").write_text("form: ours\nversion: one\n")
    assert next_of(run("check", "our form.yaml")).endswith(' look again: wta-forms check "our form.yaml"')


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


def test_translate_says_how_to_take_in_what_comes_back_and_then_what_to_make(run: Command, fridge: Path) -> None:
    fridge.write_text(fridge.read_text().replace("sections:", "languages: [en, pl]\nsections:"))
    said = run("translate", "fridge.yaml", "--lang", "pl")
    assert (said.code, said.data.strip()) == (0, "fridge.pl.csv")
    assert said.problems == ["5 texts; 5 still to be translated."]
    assert next_of(said).endswith("take the file in: wta-forms translate fridge.yaml --lang pl --from FILE")
    back = "original,translation\nThe Friday fridge,A\nYour name,B\nWhich day?,C\nFriday,D\nSaturday,E\n"
    Path("back.csv").write_text(back)
    told = run("translate", "fridge.yaml", "--lang", "pl", "--from", "back.csv", "--force")
    assert told.problems == ["5 texts; 0 still to be translated."]
    assert next_of(told) == "wta-forms generate fridge.yaml --lang pl -o forms"
    assert run("check", "fridge.yaml").problems == ["Everything is in order."]
    assert run("generate", "fridge.yaml", "--lang", "pl+en", "-o", "forms").code == 0


def test_translate_says_that_a_shipped_form_is_not_read_with_the_files_of_this_folder(run: Command) -> None:
    said = run("translate", "consent", "--lang", "uk")
    assert (said.code, said.data.strip()) == (0, "consent.uk.csv")
    assert f"copy {SPECS / 'consent.yaml'} to where this is" in next_of(said)


def test_translate_needs_a_language_and_tells_a_broken_file_by_its_line(run: Command, fridge: Path) -> None:
    assert run("translate", fridge).code == 2
    Path("back.csv").write_bytes(b"original,translation\nFriday,pi\xb1tek\n")
    said = run("translate", fridge, "--lang", "pl", "--from", "back.csv")
    assert (said.code, said.data, said.problems) == (1, "", [str(errors.NOT_UTF8.at("back.csv:2"))])


@pytest.mark.parametrize("date", ["3/3/2026", "2026-02-30", "today"])
def test_a_date_that_is_none_is_told_with_an_example(run: Command, answers: Path, date: str) -> None:
    said = run("report", answers, "--plan", "plan.yaml", "--date", date)
    assert (said.code, said.problems) == (2, [str(errors.BAD_DATE.at("", value=date))])
