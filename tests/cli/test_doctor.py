"""The doctor on the command line: plain words, or the same as JSON; 1 when somebody has to be asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import Shown

Command = Callable[..., Run]
CORPUS = Path(__file__).parent.parent / "corpus"


def test_an_empty_form_is_told_in_words_with_a_letter_to_send(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    said = run("doctor", "out/fridge.pdf")
    assert said.code == 1
    assert said.data.startswith("out/fridge.pdf\n  This is “The Friday fridge” (fridge, version 1).\n")
    assert "came back empty" in said.data
    assert "Thank you for sending us “The Friday fridge”." in said.data


def test_a_form_in_which_all_is_well_ends_with_nought(run: Command, shown: Shown) -> None:
    said = run("doctor", shown.demo.folder / "returned" / "drivers-catriona.pdf")
    assert (said.code, said.screen) == (0, "")
    assert "Everything in it was read" in said.data


def test_programs_get_an_object_a_file(run: Command, fridge: Path) -> None:
    run("generate", fridge, "-o", "out")
    said = run("doctor", "--json", "out/fridge.pdf", CORPUS / "README.md")
    first, second = map(json.loads, said.data.splitlines())
    assert (first["status"], second["status"]) == ("blank", "not_a_pdf")
    assert first["letters"][0]["language"] == "en"
