"""A form written as YAML is the same form when it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wta_forms.spec.form import Form, Phrase
from wta_forms.spec.load import read_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.texts import with_texts
from wta_forms.spec.write import form_to_yaml, scalar
from wta_forms.spec.yaml_nodes import Mapping, Scalar, read_yaml

TESTS = Path(__file__).parent.parent
EVERY_KIND = TESTS.parent / "docs" / "examples" / "every-kind.yaml"
FORMS = [*sorted(SPECS.glob("*.yaml")), EVERY_KIND, *sorted((TESTS / "corpus").glob("*.yaml"))]


def loaded(path: Path) -> Form:
    read = read_form(path, [PARTS])
    assert [problem for problem in read.problems if not problem.is_note] == []
    assert read.form is not None
    return replace(read.form, parts=())


def written(form: Form, folder: Path) -> Path:
    path = folder / "again.yaml"
    path.write_text(form_to_yaml(form), encoding="utf-8")
    return path


def in_order(form: Form) -> Form:
    """The form with the languages of each text in one order."""
    return with_texts(form, lambda _, phrase: Phrase(tuple(sorted(phrase.by_language))))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    form = loaded(path)
    assert in_order(loaded(written(form, tmp_path))) == in_order(form)


def test_what_is_written_is_what_a_person_would_write(tmp_path: Path) -> None:
    text = """\
form: fridge
version: 1
title: "Fridge: Fridays"
about: |-
  One line.
  Another.

choices:
  easy:
    yes: Yes
    no: Not at all

sections:
  - title: First
    questions:
      - id: easy
        kind: select_one
        label: Is it easy?
        choices: easy
        unsure: true
      - id: again
        kind: select_one
        label: Once more?
        choices: easy
        appearance: radio
        required: true

  - questions:
      - id: gaps
        kind: table
        label: Gaps
        rows: 2
        columns:
          - {id: gap, kind: text, label: "Gap, or need", width: 2}
"""
    path = tmp_path / "fridge.yaml"
    path.write_text(text, encoding="utf-8")
    assert form_to_yaml(loaded(path)) == text


def test_remarks_stand_where_they_belong_and_change_nothing(tmp_path: Path) -> None:
    form = loaded(TESTS / "corpus" / "every-kind.yaml")
    remarks = {
        "": "A draft.\nLook at it.",
        "budget": "This was calculated.",
        "budget.kind": "guessed",
        "sections.2": "!",
    }
    path = tmp_path / "again.yaml"
    path.write_text(form_to_yaml(form, remarks), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# A draft.", "# Look at it."]
    place = lines.index("      # This was calculated.")
    assert lines[place + 1 : place + 3] == ["      - id: budget", "        kind: number  # guessed"]
    assert loaded(path) == form


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("no")
@example("~")
@example("a: b")
@example("a #b")
@example("ends in a colon:")
@example("- dash")
@example("'single'")
@example('"double"')
@example("back\\slash")
@example("[x], {y}")
@example("tab\there")
@example("line\nline")
@example("\u2028\ufeff\x85")
def test_any_text_comes_back_as_it_was(text: str) -> None:
    root, problems = read_yaml(f"a: {scalar(text)}\nb: [x, {scalar('y')}]\n".encode(), "x.yaml")
    assert problems == []
    assert isinstance(root, Mapping)
    (_, value), _ = root.entries
    assert isinstance(value, Scalar)
    assert value.text == text
