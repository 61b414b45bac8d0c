"""The page on the language: every example on it is in order, and nothing is left unsaid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.examples import questions
from docs.spec_page import spec_page
from tests.spec.paper import loaded
from wta_forms.spec.load import load_form
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.schema import form_schema_text
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.words import ASKING, KINDS, WORDS, Word

PAGE = spec_page()


def about(kind: str) -> str:
    """What the page says of a kind."""
    return re.split(r"\n##+ ", PAGE.split(f"\n### {kind}\n")[1])[0]


def test_the_form_at_the_beginning_is_complete_and_fine() -> None:
    form = re.findall(r"```yaml\n(form: .*?)```", PAGE, re.DOTALL)[0]
    assert loaded(form).problems == ()
    assert loaded(form).form is not None


def test_the_form_in_two_languages_is_fine_with_the_file_that_is_shown_beside_it() -> None:
    said = PAGE.split("## Languages")[1]
    form = re.findall(r"```yaml\n(form: .*?)```", said, re.DOTALL)[0]
    (file,) = re.findall(r"```text\n(id,.*?)```", said, re.DOTALL)
    found = loaded(form, {"small.pl.csv": file})
    assert found.problems == ()
    assert found.form is not None
    assert found.form.questions[0].label.in_("pl+en") == "Czego brakuje? / What is missing?"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_shown_with_its_question(kind: str) -> None:
    assert f"```yaml\n{questions()[kind]}\n```" in about(kind)
    assert "- On paper: " in about(kind)


def test_every_kind_that_asks_says_what_its_value_is() -> None:
    overview = PAGE.split("## Kinds of question")[1]
    rows = re.findall(r"^\| \[`(\w+)`\]\(#\w+\) \| .+ \| (.*) \|$", overview, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(KINDS)
    assert {kind for kind, value in rows if value} == ASKING


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in ASKING])
def test_a_kind_is_shown_with_its_boxes_its_answer_and_all_ways_of_merging(kind: str) -> None:
    said = about(kind)
    assert "- In the PDF: `" in said
    assert "- Answer: `" in said
    (merged,) = re.findall(r"- Merged: (.*)", said)
    assert re.findall(r"`(\w+)`", merged) == list(STRATEGIES[kind])


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.place.name}-{word.key}")
def test_every_word_is_explained_with_its_example(word: Word) -> None:
    assert f"| {word.sentence} | {word.type.value} | `{word.example}` |" in PAGE


def test_every_way_of_merging_is_explained() -> None:
    table = PAGE.split("## Merging")[1]
    for strategy in {strategy for strategies in STRATEGIES.values() for strategy in strategies}:
        assert re.search(rf"^\| `{strategy}` \| .+ \| .+ \|$", table, re.MULTILINE), strategy


def test_the_schema_lies_where_the_page_says_and_ships_with_the_forms() -> None:
    assert (SPECS / "form.schema.json").read_text(encoding="utf-8") == form_schema_text()
    assert "# yaml-language-server: $schema=form.schema.json" in PAGE


def test_the_form_that_uses_parts_is_fine_and_the_ids_of_the_shipped_parts_are_named(tmp_path: Path) -> None:
    (form,) = re.findall(r"```yaml\n(form: [^`]*?- use: [^`]*?)```", PAGE)
    (tmp_path / "fridge.yaml").write_text(form, encoding="utf-8")
    asked = [question.id for question in load_form(tmp_path / "fridge.yaml", [PARTS]).questions]
    said = PAGE.split("## Parts")[1]
    assert [id for id in asked if id != "gap" and f"`{id}`" not in said] == []
