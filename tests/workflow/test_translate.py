"""A form goes to a translator and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms import WtaFormsError, errors, extract, generate, translate
from wta_forms.answers import Status
from wta_forms.errors import Problem
from wta_forms.spec.load import read_form
from wta_forms.spec.shipped import SPECS

FORM = """\
form: fridge
version: 1
title: The fridge
languages: [en, pl]
sections:
- questions:
  - {id: gap, kind: text, label: A gap, facilitator: Wait}
  - {id: way, kind: select_one, label: Way, appearance: minimal, choices: {bus: Bus, van: {en: Van, pl: Wóz}}}
"""
FRESH = """\
id,original,translation
title,The fridge,
gap.label,A gap,
gap.facilitator,Wait,
way.label,Way,
way.choices.bus.label,Bus,
way.choices.van.label,Van,Wóz
"""
BACK = FRESH.replace("fridge,", "fridge,Lodówka").replace("gap,\n", "gap,Luka\n").replace("Bus,", "Bus,Autobus")


@pytest.fixture
def fridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "forms" / "fridge.yaml"
    path.parent.mkdir()
    path.write_text(FORM, encoding="utf-8")
    return path


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def problems(*arguments: str | Path, source: Path | None = None) -> list[Problem]:
    spec, language = arguments
    with pytest.raises(WtaFormsError) as raised:
        translate(str(spec), str(language), source=source)
    return list(raised.value.problems)


def test_the_file_lies_beside_the_form_and_has_what_is_translated_already(fridge: Path) -> None:
    made = translate(str(fridge), "pl")
    assert made.file == fridge.with_name("fridge.pl.csv")
    assert text_of(made.file) == FRESH
    assert (made.texts, made.missing, made.is_beside, made.notes) == (6, 5, True, ())


def test_what_comes_back_is_put_beside_the_form_which_speaks_it(fridge: Path, tmp_path: Path) -> None:
    made = translate(str(fridge), "pl", source=saved(tmp_path / "back.csv", BACK))
    assert text_of(made.file) == BACK
    assert made.missing == 2
    (note,) = read_form(fridge).problems
    assert note == errors.NOT_TRANSLATED.at(str(fridge), texts="'Way'", language="pl", first="English")


def test_a_file_that_excel_changed_and_a_person_put_in_another_order_is_taken_in_as_well(
    fridge: Path, tmp_path: Path
) -> None:
    head, *lines = [f"{original};{words};" for _, original, words in (line.split(",") for line in BACK.splitlines())]
    back = tmp_path / "back.csv"
    back.write_bytes("\r\n".join([head, ";;", *reversed(lines), "", ";;"]).encode("utf-16"))
    assert text_of(translate(str(fridge), "pl", source=back).file) == BACK


def test_words_that_come_back_count_before_those_that_are_there_and_these_before_none(
    fridge: Path, tmp_path: Path
) -> None:
    saved(fridge.with_name("fridge.pl.csv"), BACK)
    back = saved(tmp_path / "back.csv", "original,translation\nA gap,Brak\nWay,Droga\n")
    made = translate(str(fridge), "pl", source=back, may_overwrite=True)
    assert text_of(made.file) == BACK.replace("Luka", "Brak").replace("Way,", "Way,Droga")
    assert made.notes == ()


def test_every_line_that_comes_back_and_is_not_used_is_told(fridge: Path, tmp_path: Path) -> None:
    lines = "gap.label,A hole,Dziura\nnews.label,News,Nowiny\nway.choices.van.label,Van,Furgon\n"
    back = saved(tmp_path / "back.csv", f"id,original,translation\n{lines}")
    made = translate(str(fridge), "pl", source=back)
    assert made.notes == (
        errors.TRANSLATION_OUTDATED.at(f"{back}:2", id="gap.label", was="A hole", now="A gap"),
        errors.TRANSLATION_UNUSED.at(f"{back}:3", original="News"),
        errors.TRANSLATION_IN_FORM.at(f"{back}:4", words="Wóz"),
    )
    assert made.missing == 5


def test_what_an_outdated_text_was_called_is_kept_for_the_translator_until_it_is_translated(fridge: Path) -> None:
    saved(fridge.with_name("fridge.pl.csv"), BACK)
    saved(fridge, FORM.replace("A gap", "What is missing"))
    for _ in range(2):  # a second time too, when the file says so itself
        made = translate(str(fridge), "pl", may_overwrite=True)
        assert "gap.label,What is missing,,Luka" in text_of(made.file)
    saved(made.file, text_of(made.file).replace("missing,,", "missing,Czego brak,"))
    assert "earlier" not in text_of(translate(str(fridge), "pl", may_overwrite=True).file)


def test_with_a_problem_nothing_is_written(fridge: Path, tmp_path: Path) -> None:
    back = saved(tmp_path / "back.csv", BACK.replace("Autobus", "wóz"))
    assert problems(fridge, "pl", source=back) == [errors.SAME_LABEL.at(f"{back}:6", label="Wóz", language="pl")]
    assert not fridge.with_name("fridge.pl.csv").exists()
    assert problems(fridge, "pl", source=tmp_path / "none.csv") == [errors.NOT_FOUND.at(str(tmp_path / "none.csv"))]


def test_a_file_that_is_there_is_only_written_over_on_request(fridge: Path) -> None:
    there = saved(fridge.with_name("fridge.pl.csv"), BACK)
    assert problems(fridge, "pl") == [errors.ALREADY_THERE.at(str(there))]
    assert text_of(translate(str(fridge), "pl", Path("out")).file) == BACK


def test_a_language_is_a_short_name_and_not_the_forms_own(fridge: Path) -> None:
    assert problems(fridge, "polish") == [errors.BAD_LANGUAGE.at("", value="polish")]
    assert problems(fridge, "pl+en") == [errors.BAD_LANGUAGE.at("", value="pl+en")]
    assert problems(fridge, "en") == [errors.TRANSLATE_FIRST.at(str(fridge), language="en")]


def test_a_new_language_can_be_begun_before_the_form_names_it(fridge: Path) -> None:
    made = translate(str(fridge), "uk")
    assert made.notes == (errors.TRANSLATIONS_NOT_NAMED.at(str(fridge), language="uk"),)
    assert (made.texts, made.missing) == (6, 6)


def test_for_a_shipped_form_the_file_lies_in_this_folder_where_no_form_reads_it(fridge: Path) -> None:
    made = translate("consent", "uk")
    assert (made.file, made.spec, made.is_beside) == (Path("consent.uk.csv"), SPECS / "consent.yaml", False)
    again = saved(Path("back.csv"), text_of(made.file))
    assert translate("consent", "uk", source=again, may_overwrite=True).missing == made.missing


def test_a_plan_and_a_part_have_no_texts_to_translate_by_themselves(tmp_path: Path) -> None:
    plan = saved(tmp_path / "plan.yaml", "plan: ours\nversion: 1\n")
    assert problems(plan, "pl") == [errors.IS_A_PLAN.at(str(plan), plan=plan)]
    part = saved(tmp_path / "part.yaml", "part: us\nsections: [{questions: [{id: q, kind: text, label: Q}]}]\n")
    assert problems(part, "pl") == [errors.IS_A_PART.at(str(part))]


def test_a_form_made_with_translations_is_read_with_them(fridge: Path, tmp_path: Path) -> None:
    """The stamp says "pl+en", and the list holds both."""
    people = saved(tmp_path / "people.csv", "name,means\nEwa,autobus\n")
    saved(fridge, FORM.replace("label: Way,", "label: Way, prefill: means,"))
    translate(str(fridge), "pl", source=saved(tmp_path / "back.csv", BACK))
    (made,) = generate([str(fridge)], Path("out"), people=people, language="pl+en").files
    (response,) = extract([made], specs=fridge.parent)
    assert (response.status, response.language) == (Status.BLANK, "pl+en")
    assert response.answers["way"].raw == {"way": "Autobus / Bus"}
