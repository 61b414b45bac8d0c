"""A form that changes while copies of it are out: what is said, and that following it helps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.cli.conftest import Run
from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.spec.load import load_form
from wta_forms.workflow.making.specs import form_called

Command = Callable[..., Run]

BOTH = str(errors.SAME_FORM.at("fridge.yaml", files="a-copy.yaml and fridge.yaml", form="fridge", version=1))
CHANGE = ("saturday: Saturday", "sunday: Sunday")


def times(message: Message, said: Run) -> int:
    return said.screen.count(message.hint.split("{")[0])


@pytest.fixture
def returned(run: Command, fridge: Path) -> tuple[str, ...]:
    """Two copies with Saturday ticked."""
    run("generate", fridge, "-o", "out")
    for name in ("ann.pdf", "jan.pdf"):
        writer = PdfWriter(clone_from=PdfReader("out/fridge.pdf"))
        for page in writer.pages:
            writer.update_page_form_field_values(page, {"day-saturday": "/saturday"}, auto_regenerate=False)
        writer.write(name)
    return ("ann.pdf", "jan.pdf")


def days(said: Run, where: str = "answers") -> list[object]:
    return [json.loads(line)[where].get("day", {}).get("value") for line in said.data.splitlines()]


def test_a_form_that_has_changed_is_told_once_and_not_for_every_file(
    run: Command, fridge: Path, returned: tuple[str, ...]
) -> None:
    fridge.write_text(fridge.read_text().replace(*CHANGE))
    said = run("extract", *returned)
    assert times(errors.CHANGED_FORM, said) == 1
    assert "1 more file" in said.screen
    hints = [problem["hint"] for line in said.data.splitlines() for problem in json.loads(line)["problems"]]
    assert hints.count(errors.CHANGED_FORM.hint.format(version=1)) == 2, "each file says it in the data"


def test_the_form_as_it_was_sent_beside_a_changed_copy_reads_every_answer_and_keeps_what_has_no_place_now(
    run: Command, fridge: Path, returned: tuple[str, ...]
) -> None:
    new = fridge.read_text().replace(*CHANGE).replace("version: 1", "version: 2")
    Path("fridge-2.yaml").write_text(new)
    said = run("extract", *returned)
    assert (said.code, days(said, "unplaced"), times(errors.CHANGED_FORM, said)) == (0, ["saturday", "saturday"], 0)
    assert run("check").code == 0


def test_counting_up_the_only_file_says_to_put_the_old_one_beside_it(
    run: Command, fridge: Path, returned: tuple[str, ...]
) -> None:
    old = fridge.read_text()
    fridge.write_text(old.replace(*CHANGE).replace("version: 1", "version: 2"))
    assert times(errors.UNKNOWN_VERSION, run("extract", *returned)) == 2
    Path("fridge-1.yaml").write_text(old)
    assert days(run("extract", *returned), "unplaced") == ["saturday", "saturday"]


def test_who_used_an_earlier_version_is_said_on_the_screen_and_not_in_the_data_alone(
    run: Command, fridge: Path, returned: tuple[str, ...]
) -> None:
    Path("fridge-2.yaml").write_text(fridge.read_text().replace("version: 1", "version: 2"))
    said = run("extract", "ann.pdf")
    values = {"who": "somebody", "old": 1, "fits": "The one answer fits version 2", "not_asked": ""}
    assert f"note: {errors.MIGRATED.at('ann.pdf', **values)}" in said.problems
    assert said.code == 0


def test_what_became_of_a_choice_is_said_by_migrate(run: Command, fridge: Path, returned: tuple[str, ...]) -> None:
    moved = "migrate: {1: {day: {choices: {saturday: sunday}}}}\nsections:"
    new = fridge.read_text().replace(*CHANGE).replace("version: 1", "version: 2").replace("sections:", moved)
    Path("fridge-2.yaml").write_text(new)
    assert days(run("extract", *returned)) == ["sunday", "sunday"]


def test_a_plan_is_made_by_the_newest_version_wherever_it_stands(fridge: Path) -> None:
    for name, version in (("a", 3), ("b", 10)):
        path = fridge.with_name(f"{name}.yaml")
        path.write_text(fridge.read_text().replace("version: 1", f"version: {version}"))
    found = form_called(fridge.parent)("fridge")
    assert found == load_form(fridge.with_name("b.yaml"))


def test_two_files_of_the_same_version_are_told_by_every_command(
    run: Command, fridge: Path, returned: tuple[str, ...]
) -> None:
    Path("a-copy.yaml").write_text(fridge.read_text().replace(*CHANGE))
    Path("plan.yaml").write_text(
        "plan: p\ntitle: P\nreads: [fridge]\nsections: [{title: A, show: [{from: answers}]}]\n"
    )
    found = run("check")
    assert (found.code, found.problems.count(BOTH)) == (1, 1)
    assert BOTH in run("check", fridge.name).problems
    said = run("extract", *returned)
    assert BOTH in said.problems
    assert days(said) == ["saturday", "saturday"], "the one that was sent is known by its questions"
    Path("answers.jsonl").write_text(said.data)
    report = run("report", "answers.jsonl", "--plan", "plan.yaml", "-o", "plan.md")
    assert (report.code, report.problems) == (1, [BOTH])
    assert not Path("plan.md").exists()
