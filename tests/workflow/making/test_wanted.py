"""Everybody gets the copy that people.csv says they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.workflow.generate import Generated, generate

FORM = """
form: bus
version: 1
title: {en: The bus, pl: Autobus}
languages: [en, pl]
sections:
- questions:
  - {id: name, kind: text, label: {en: Your name, pl: Nazwisko}, prefill: name}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("bus.yaml").write_text(FORM, encoding="utf-8")
    return tmp_path


def made(people: str, **how: str) -> Generated:
    Path("people.csv").write_text(people, encoding="utf-8")
    return generate(["bus.yaml"], Path("out"), people=Path("people.csv"), **how)


def names(generated: Generated) -> list[str]:
    return [path.name for path in generated.files]


def test_each_has_a_copy_in_their_own_language_and_variant() -> None:
    copies = made("name,language,variant\nAnn,,large-print\nEwa,pl,\nJo,pl+en,By-hand\nBob,,\n")
    assert names(copies) == ["bus-ann-large-print.pdf", "bus-ewa-pl.pdf", "bus-jo-pl-en-by-hand.pdf", "bus-bob.pdf"]
    assert copies.notes == ()


def test_what_is_asked_for_on_the_command_line_is_for_everybody() -> None:
    copies = made("name,language,variant\nAnn,pl,large-print\n", language="en", variant="phone")
    assert names(copies) == ["bus-ann-phone.pdf"]


def test_a_language_that_the_form_is_not_there_in_is_a_note_and_the_first_one_stands_in() -> None:
    copies = made("name,language\nSamira,ar\n")
    assert names(copies) == ["bus-samira.pdf"]
    values = {"person": "Samira", "language": "ar", "form": "bus", "first": "en", "missing": "ar"}
    assert copies.notes == (errors.PEOPLE_OTHER_LANGUAGE.at("people.csv:2", **values),)


def test_of_two_languages_the_one_that_is_not_there_is_to_be_translated() -> None:
    (told,) = made("name,language\nSamira,en+ar\n").notes
    assert told.hint == "translate it: wta-forms translate bus --lang ar"


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("Polish", "did you mean 'pl'?"),
        ("polish+english", "did you mean 'pl+en'?"),
        ("pl+pl", "the forms are there in: en, pl; two side by side are written pl+en"),
        ("pl / en", "the forms are there in: en, pl; two side by side are written pl+en"),
    ],
)
def test_what_is_no_language_is_a_problem_at_its_line(written: str, advice: str) -> None:
    with pytest.raises(WtaFormsError) as raised:
        made(f"name,language\nEwa,{written}\n")
    told = errors.PEOPLE_NO_LANGUAGE.at("people.csv:2", language=written.lower(), advice=advice)
    assert raised.value.problems == (told,)


def test_a_variant_that_nobody_knows_is_a_problem_at_its_line() -> None:
    with pytest.raises(WtaFormsError) as raised:
        made("name,variant\nAnn,largeprint\n")
    hint = "did you mean 'large-print'?"
    assert raised.value.problems == (errors.NO_VARIANT.at("people.csv:2", variant="largeprint", advice=hint),)


def test_names_in_other_scripts_are_told_apart_in_latin_letters() -> None:
    assert names(made("name\nОлена Шевченко\nليلى حداد\n")) == ["bus-olena-shevchenko.pdf", "bus-lyla-hdd.pdf"]


def test_what_is_not_translated_is_told_when_a_copy_is_made() -> None:
    Path("bus.yaml").write_text(FORM.replace(", pl: Nazwisko", ""), encoding="utf-8")
    values = {"texts": "'Your name'", "language": "pl", "first": "English"}
    assert made("name,language\nEwa,pl\n").notes == (errors.NOT_TRANSLATED.at("bus.yaml", form="bus", **values),)


@pytest.mark.parametrize("language", ["pl+pl", "pl+", "en+pl+en"])
def test_two_languages_are_two_different_ones(language: str) -> None:
    with pytest.raises(WtaFormsError) as raised:
        generate(["bus.yaml"], Path("out"), language=language)
    assert raised.value.problems == (errors.LANGUAGES_TWO.at("", language=language),)


def test_a_translation_that_lies_beside_the_form_has_to_be_named_in_it() -> None:
    Path("bus.gd.csv").write_text("id,original,translation\ntitle,The bus,Am bus\n", encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        generate(["bus.yaml"], Path("out"), language="gd")
    values = {"form": "bus", "language": "gd", "languages": "en, pl", "file": "bus.gd.csv"}
    assert raised.value.problems == (errors.ADD_LANGUAGE.at("", **values),)
