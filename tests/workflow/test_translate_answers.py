"""translate --answers: out to a translator and back in; what was translated once is never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plan.paper import said
from wta_forms import errors
from wta_forms.answers import response_to_json
from wta_forms.errors import WtaFormsError
from wta_forms.plan.settling.keys import answer_key
from wta_forms.plan.settling.translations import Translation, read_translations, written_translations
from wta_forms.workflow.planning.grounds import grounds_for
from wta_forms.workflow.translate_answers import AnswersTranslated, translate_answers

FORM = """\
form: fridge
version: 1
title: The Friday fridge
sections:
  - questions:
      - {id: name, kind: text, label: Your name, prefill: name}
      - {id: why, kind: paragraph, label: Why?}
"""
PLAN = """\
plan: ours
title: Ours
reads: [fridge]
sections:
  - {title: Why, show: [{from: fridge.why, as: quotes}]}
"""
WHY = "لأن الأطفال جائعون"
KEY = answer_key("fridge", "why", WHY)


@pytest.fixture(autouse=True)
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form and a plan in the folder, and two people: one writes English, one Arabic."""
    monkeypatch.chdir(tmp_path)
    Path("fridge.yaml").write_text(FORM)
    Path("plan.yaml").write_text(PLAN)
    _answers(WHY)


def _answers(*reasons: str) -> None:
    told = [said(f"P{number}", form="fridge", why=why) for number, why in enumerate(("Because.", *reasons))]
    Path("a.jsonl").write_text("".join(f"{json.dumps(response_to_json(each))}\n" for each in told))


def out(**options: object) -> AnswersTranslated:
    return translate_answers("en", [Path("a.jsonl")], **options)  # type: ignore[arg-type]


def lines() -> list[tuple[str, str, str]]:
    found, problems = read_translations(Path("answers.en.csv"))
    assert problems == ()
    return [(line.original, line.words, line.by) for line in found]


def back(words: str, name: str = "back.csv") -> Path:
    path = Path(name)
    path.write_bytes(written_translations([Translation(KEY, "Why?", WHY, "ar", words)]))
    return path


def test_what_is_in_another_language_goes_out_without_a_name() -> None:
    made = out()
    assert (made.file, made.texts, made.missing) == (Path("answers.en.csv"), 1, 1)
    assert lines() == [(WHY, "", "")]
    assert "P1" not in made.file.read_text(encoding="utf-8-sig")


def test_what_comes_back_stands_in_the_plan_with_who_translated_it() -> None:
    made = out(source=back("Because children are hungry"), by="Samira")
    assert (made.missing, lines()) == (0, [(WHY, "Because children are hungry", "Samira")])
    entries = grounds_for([Path("a.jsonl")]).plan().entries
    assert [(entry.words, entry.original, entry.translator) for entry in entries if entry.original] == [
        ("Because children are hungry", WHY, "Samira")
    ]


def test_what_is_there_already_stays_and_what_comes_back_counts_before_it() -> None:
    out(source=back("One"), by="A")
    out()
    assert lines() == [(WHY, "One", "A")]
    out(source=back("Two"), by="B")
    found, _ = read_translations(Path("answers.en.csv"))
    assert [line.words for line in found] == ["Two", "One"]


def test_a_translation_of_what_nobody_says_any_more_is_kept_and_told() -> None:
    out(source=back("One"))
    _answers()
    made = out()
    assert made.notes == (errors.TRANSLATED_GONE.at("answers.en.csv", count="1 line"),)
    assert lines() == [(WHY, "One", "")]


def test_everything_that_people_wrote_is_there_where_it_is_asked_for() -> None:
    assert out(is_every=True).texts == 2
    assert [original for original, _, _ in lines()] == ["Because.", WHY]


def test_nothing_is_written_when_what_came_back_cannot_be_read() -> None:
    Path("back.csv").write_text("key,text\n1,2\n")
    with pytest.raises(WtaFormsError) as raised:
        out(source=Path("back.csv"))
    assert raised.value.problems[0].where == "back.csv:1"
    assert not Path("answers.en.csv").exists()


def test_what_is_no_language_is_told() -> None:
    with pytest.raises(WtaFormsError):
        translate_answers("English please", [Path("a.jsonl")])
