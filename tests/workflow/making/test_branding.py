"""project.yaml and its logo, as one: every problem of both at once, each at its line; and what files are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.render.logos import SVG, logo
from tests.render.tagged import Tagged
from wta_forms import check, errors, generate
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.workflow.making.branding import branding_of, load_project, logo_of

FORM = """\
form: fridge
version: 1
title: The Friday fridge
languages: [en, pl]
sections: [{questions: [{id: name, kind: text, label: Your name, prefill: name}]}]
"""
DAY = "2026-03-31"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("fridge.yaml").write_text(FORM, encoding="utf-8")
    Path("people.csv").write_text("name\nAnn Berg\nŁukasz Żółć\n", encoding="utf-8")
    return tmp_path


def project(*lines: str) -> None:
    Path("project.yaml").write_text("\n".join(["title: Soup", *lines]) + "\n", encoding="utf-8")


def problems() -> list[Problem]:
    with pytest.raises(WtaFormsError) as raised:
        load_project(Path())
    return list(raised.value.problems)


def test_a_project_with_a_broken_logo_and_a_pale_colour_is_told_both_at_once_in_the_order_of_lines() -> None:
    project("logo: logo.png", 'accent: "#ffcc00"', "answer_by: soon")
    Path("logo.png").write_bytes(logo()[:500])
    assert [problem.where for problem in problems()] == ["project.yaml:2", "project.yaml:3", "project.yaml:4"]
    assert [problem.where for problem in check(["project.yaml"])] == [problem.where for problem in problems()]


def test_a_logo_that_is_not_there_is_told_at_its_line() -> None:
    project("", "logo: lgo.png")
    assert problems() == [errors.LOGO_NOT_FOUND.at("project.yaml:3", name="lgo.png")]
    with pytest.raises(WtaFormsError):
        generate(["fridge.yaml"], Path("out"))
    assert not Path("out").exists()


def test_a_word_document_that_cannot_take_plans_is_told_at_its_line() -> None:
    project("word_template: letter.docm", "logo: lgo.png")
    assert [problem.message for problem in problems()] == [
        errors.TEMPLATE_NOT_FOUND.at("", name="letter.docm").message,
        errors.LOGO_NOT_FOUND.at("", name="lgo.png").message,
    ]
    Path("letter.docm").write_bytes(b"PK")
    assert problems()[0] == errors.TEMPLATE_BROKEN.at("project.yaml:2")


def test_plans_look_as_the_forms_do() -> None:
    project('accent: "#7a1fa2"', "logo: logo.png", "organisation: Leith Carers", "word_template: letter.docx")
    Path("logo.png").write_bytes(logo())
    Document().save("letter.docx")
    look = branding_of(load_project(Path()))
    assert (look.accent, look.logo, look.logo_words) == ((122, 31, 162), logo(), "Leith Carers")
    assert look.template is not None
    assert look.template.content == Path("letter.docx").read_bytes()


@pytest.mark.parametrize(("name", "content"), [("logo.png", logo()), ("Logo.SVG", SVG.encode())])
def test_a_logo_of_either_kind_stands_on_every_copy(name: str, content: bytes) -> None:
    project(f"logo: {name}", "organisation: Leith Carers")
    Path(name).write_bytes(content)
    for file in generate(["fridge.yaml"], Path("out"), people=Path("people.csv")).files:
        tree = Tagged(file.read_bytes()).tree
        assert [element.type for element in tree.all()][1:3] == ["Figure", "H1"]


def test_a_project_without_a_logo_has_none() -> None:
    project()
    assert logo_of(load_project(Path())) is None


# --- what files are called --------------------------------------------------------------------------------------------


def names(**options: object) -> list[str]:
    made = generate(["fridge.yaml"], Path("out"), today=DAY, may_overwrite=True, **options)  # type: ignore[arg-type]
    return [path.name for path in made.files]


ALL = {"people": Path("people.csv"), "is_open": True}


def test_in_a_project_copies_are_called_after_form_and_person_and_blanks_after_who_asks_and_when() -> None:
    project("organisation: Leith Carers")
    assert names(**ALL) == [
        *("fridge-ann-berg-soup.pdf", "fridge-lukasz-zolc-soup.pdf"),
        "leith-carers-soup-2026-03-31-fridge.pdf",
    ]


def test_outside_a_project_there_is_nothing_to_add_and_no_date_either() -> None:
    assert names(**ALL) == ["fridge-ann-berg.pdf", "fridge-lukasz-zolc.pdf", "fridge.pdf"]


def test_another_language_and_round_stand_at_the_end_so_that_all_lie_in_one_folder() -> None:
    assert names(language="en") == ["fridge.pdf"]
    assert names(language="pl", round=2, with_map=True) == ["fridge-pl-round-2.pdf", "fridge-pl.map.json"]
    assert names(variant="large-print", people=Path("people.csv")) == [
        *("fridge-ann-berg-large-print.pdf", "fridge-lukasz-zolc-large-print.pdf")
    ]


def test_a_project_says_for_itself_what_files_are_called() -> None:
    project('file_name: "{person}_{form}_{language}_{round}_{variant}"', 'blank_name: "Form {form} {date}.pdf"')
    assert names(**ALL) == [
        *("ann-berg_fridge_en_1_standard.pdf", "lukasz-zolc_fridge_en_1_standard.pdf"),
        "Form-fridge-2026-03-31.pdf",
    ]


def test_files_that_would_have_the_same_name_are_told_before_anything_is_written() -> None:
    project("file_name: '{form}.pdf'")
    with pytest.raises(WtaFormsError) as raised:
        names(people=Path("people.csv"))
    assert raised.value.problems == (errors.SAME_FILE_NAME.at("out", name="fridge.pdf"),)
    assert not Path("out").exists()


def test_unless_a_day_is_given_it_is_this_one() -> None:
    project("blank_name: '{date}-{form}'")
    (file,) = generate(["fridge.yaml"], Path("out")).files
    assert file.name.startswith("20")
    assert len(file.stem) == len("2026-03-31-fridge")
