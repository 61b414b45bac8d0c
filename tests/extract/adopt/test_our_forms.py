"""Adopting a form that we made gives back its questions: the same ids, kinds, labels, choices, rows and columns.

What a PDF does not hold is not asked for: conditions, prompts, bounds and ways of merging. Nothing here knows how we
name fields; a form of others is drafted in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.extract.adopt.paper import shown
from wta_forms import adopt
from wta_forms.spec.form import Form, Question, Section, Table
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.workflow.generate import copy_of, lay_out

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden"
EVERY_KIND = Path(__file__).parents[3] / "docs" / "examples" / "every-kind.yaml"
SHIPPED = [*sorted(SPECS.glob("*.yaml")), EVERY_KIND]


def adopted(path: Path, folder: Path, language: str = "", variant: str = "standard") -> tuple[Form, Form]:
    """A form as it was written, and as it was drafted out of its PDF."""
    form = load_form(path, [PARTS])
    pdf = folder / path.with_suffix(".pdf").name
    pdf.write_bytes(copy_of(lay_out(form, language, variant=variant)))
    return form, adopt(pdf).form


def meaning(question: Question, language: str = "en") -> dict[str, Any]:
    """What has to come back. The help of a date or a scale is ours, and is left out where it is the product's own."""
    seen = shown(question)
    in_language = {
        word: each.in_(language) for word in ("label", "low", "high", "unit") if (each := getattr(question, word, None))
    }
    seen |= in_language
    seen.pop("hint", None)
    for word in ("choices", "rows"):
        if isinstance(getattr(question, word, None), tuple):
            seen[word] = {each.key: each.label.in_(language) for each in getattr(question, word)}
    if isinstance(question, Table):
        seen["columns"] = [meaning(column.cell, language) for column in question.columns]
        seen["more_rows"] = question.more_rows
    for word in ("lines", "up_to", "points", "is_many", "appearance"):
        seen |= {word: getattr(question, word)} if hasattr(question, word) else {}
    return seen


# A drop-down list holds labels alone: nobody can see that its keys are numbers.
KNOWN_TO_DIFFER: dict[tuple[str, str], dict[str, Any]] = {
    ("every-kind", "often"): {"choices": {"never": "Never", "sometimes": "Sometimes", "often": "Often"}},
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_form_comes_back_question_by_question(path: Path, tmp_path: Path) -> None:
    form, draft = adopted(path, tmp_path)
    wanted = list(map(meaning, form.questions))
    for column in (column for each in wanted for column in each.get("columns", ())):
        column.update(KNOWN_TO_DIFFER.get((path.stem, column["id"]), {}))
    assert list(map(meaning, draft.questions)) == wanted


@pytest.mark.parametrize("path", SHIPPED[:-1], ids=lambda path: path.stem)
def test_its_title_and_its_sections_come_back(path: Path, tmp_path: Path) -> None:
    form, draft = adopted(path, tmp_path)
    assert draft.title.in_("en") == form.title.in_("en")

    def titles(sections: tuple[Section, ...]) -> list[str]:
        return [section.title.in_("en") for section in sections if section.title]

    assert [title for title in titles(form.sections) if title not in titles(draft.sections)] == []


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_it_comes_back_in_its_own_language_and_script(language: str, tmp_path: Path) -> None:
    form, draft = adopted(SPECS / "drivers.yaml", tmp_path, language)
    assert draft.languages == (language,)
    assert [each.id for each in draft.questions] == [each.id for each in form.questions]
    labels = [
        (one.label.in_(language), other.label.in_(language))
        for one, other in zip(form.questions, draft.questions, strict=True)
    ]
    assert sum(one == other for one, other in labels) >= len(labels) - 1


def test_large_print_and_phones_have_the_same_questions_as_cards(tmp_path: Path) -> None:
    for variant in ("large-print", "phone"):
        form, draft = adopted(SPECS / "workshop-feedback.yaml", tmp_path, variant=variant)
        (table,) = (each for each in form.questions if isinstance(each, Table))
        (again,) = (each for each in draft.questions if isinstance(each, Table))
        assert [column.id for column in again.columns] == [column.id for column in table.columns]
        assert again.rows == table.rows


@pytest.mark.parametrize("name", ["consent", "workshop-feedback"])
def test_the_draft_reads_as_if_a_person_had_begun_it(
    name: str, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    pdf = tmp_path / f"{name}.pdf"
    pdf.write_bytes(copy_of(lay_out(load_form(SPECS / f"{name}.yaml", [PARTS]))))
    golden(GOLDEN / f"{name}.yaml", adopt(pdf).text)
