"""Adopting on the command line: the draft in the pipe or a file, what was guessed on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

Command = Callable[..., Run]


def test_the_draft_is_printed_and_the_screen_says_what_to_look_at(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    said = run("adopt", "out/fridge.pdf")
    assert said.code == 0
    assert said.data.splitlines()[1:4] == ["form: fridge", "version: 1", "title: The Friday fridge"]
    assert said.problems[0] == "Took over 2 questions in 1 section."
    assert "Next: keep it in a file: wta-forms adopt out/fridge.pdf -o fridge.yaml" in said.screen


def test_a_draft_in_a_file_can_be_checked_and_made(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    said = run("adopt", "out/fridge.pdf", "-o", "drafts/new.yaml")
    assert said.data == "drafts/new.yaml\n"
    assert "wta-forms check drafts/new.yaml" in said.screen
    assert run("check", "drafts/new.yaml").code == 0
    assert run("generate", "drafts/new.yaml", "-o", "again").code == 0
    assert run("adopt", "out/fridge.pdf", "-o", "drafts/new.yaml").code == 1
    assert run("adopt", "out/fridge.pdf", "-o", "drafts/new.yaml", "--force").code == 0


def test_a_file_without_boxes_is_told_in_a_sentence(run: Command, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(b"PK\x03\x04word/document.xml")
    said = run("adopt", "form.docx")
    assert (said.code, said.data) == (1, "")
    assert said.screen.startswith("form.docx: this is a Word document")
