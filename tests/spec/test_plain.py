"""Labels that are for machines, and all those that are for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.spec.load import read_form
from wta_forms.spec.plain import reads_like_a_machine

FORM = """form: test
version: 1
title: A test
sections:
- questions:
  - {id: a, kind: text, label: first_name}
  - id: t
    kind: table
    label: A table
    rows: 2
    columns:
    - {id: b, kind: text, label: lastName}
  - {id: c, kind: select_one, label: Which do you use?, choices: {a: node_modules, b: venv}}
"""


@pytest.mark.parametrize(
    "words",
    [
        "first_name",
        "FIRST_NAME",
        "firstName",
        "addressLine2",
        "q1_a",
        "Text1",
        "CheckBox12",
        "undefined2",
        "???",
        "\u2026",
    ],
)
def test_this_is_for_a_machine(words: str) -> None:
    assert reads_like_a_machine(words)


@pytest.mark.parametrize(
    "words",
    ["Name", "E-mail", "NHS number", "Q1: your name", "A", "a", "1", "2026", "18–24", "£", "%", "#", "iPhone",
     "eBay", "macOS", "WhatsApp", "Group 1", "Text 1", "McDonald", "Why?", "name", "الاسم", "Ім'я", "नाम",
     "名前", "😀", "I live in ____", "user_id of the account", "ann_lee@example.org"],
)  # fmt: skip
def test_this_is_for_people(words: str) -> None:
    assert not reads_like_a_machine(words)


def test_a_label_for_a_machine_is_told_with_its_line_and_a_choice_is_not(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text(FORM, encoding="utf-8")
    told = [problem for problem in read_form(path).problems if not problem.is_note]
    assert told == [
        errors.MACHINE_WORDS.at(f"{path}:6", words="first_name"),
        errors.MACHINE_WORDS.at(f"{path}:12", words="lastName"),
    ]
