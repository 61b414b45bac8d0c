"""An answer to an earlier version: read with the form it was made from, and brought into the newest."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from tests.spec.paper import form_of
from wta_forms import errors
from wta_forms.answers import Response, State
from wta_forms.extract.identify import identify
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import response_of
from wta_forms.project.kept import kept_in
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form
from wta_forms.spec.stamp import stamp_from_text
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import generate
from wta_forms.workflow.making.specs import specs_in
from wta_forms.workflow.reading.versions import Versions

FORM = """\
form: fridge
version: 1
title: The fridge
sections:
- questions:
  - {id: day, kind: select_one, label: Day, choices: {fri: Friday, sat: Saturday}}
  - {id: wish, kind: text, label: Wish}
"""
SPEC = Path("fridge.yaml")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("project.yaml").write_text("title: The fridge\n")
    SPEC.write_text(FORM)


def returned(**values: str) -> Path:
    """A copy of the form as it is now, filled in."""
    (path,) = generate(["fridge.yaml"], Path("out"), is_open=True, may_overwrite=True).files
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        named = {name.replace("__", "-"): value for name, value in values.items()}
        writer.update_page_form_field_values(page, named, auto_regenerate=False)
    filled = Path(f"returned-{len(list(Path().glob('returned-*')))}.pdf")
    writer.write(filled)
    return filled


def read(path: Path) -> Response:
    """As extracting does it, step by step."""
    versions = Versions(tuple(load_form(each) for each in specs_in([Path()])), kept_in(Path()))
    with Reader() as reader:
        raw = reader.read(path.read_bytes())
    stamp = stamp_from_text(raw.stamp)
    assert stamp is not None
    found = identify(stamp, versions.to_read(stamp.form, stamp.version, stamp.blank), str(path))
    assert found.form is not None, found.problems
    response = response_of(found.form, raw, stamp, file=str(path), sha256="", problems=found.problems)
    return versions.brought_up(response, found.form)


def test_answers_are_read_by_the_form_they_were_made_from_and_brought_into_the_newest() -> None:
    path = returned(day__sat="/sat", wish="More milk")
    new = FORM.replace("version: 1", "version: 2").replace("sat: Saturday", "weekend: At the weekend")
    SPEC.write_text(
        new.replace("id: wish", "id: idea") + "migrate: {1: {day: {choices: {sat: weekend}}, wish: idea}}\n"
    )
    found = read(path)
    assert {id: answer.value for id, answer in found.answers.items()} == {"day": "weekend", "idea": "More milk"}
    assert (found.version, dict(found.unplaced)) == (1, {})
    assert [problem.is_note for problem in found.every_problem()] == [True]


def test_a_form_that_was_changed_under_its_version_is_read_as_it_was_sent() -> None:
    path = returned(day__sat="/sat", wish="More milk")
    SPEC.write_text(FORM.replace("id: wish", "id: idea"))
    found = read(path)
    assert found.answers["day"].value == "sat"
    assert found.answers["idea"].state is State.NOT_ASKED
    assert found.unplaced["wish"].value == "More milk"


def test_answers_to_the_newest_are_as_they_were_read() -> None:
    path = returned(wish="More milk")
    SPEC.write_text(FORM.replace("label: Wish", "label: Your wish"))
    found = read(path)
    assert (found.answers["wish"].value, found.problems) == ("More milk", ())


def test_answers_to_a_newer_version_than_is_at_hand_stay_as_they_are() -> None:
    SPEC.write_text(FORM.replace("version: 1", "version: 2").replace("id: wish", "id: idea"))
    path = returned(idea="More milk")
    SPEC.write_text(FORM)
    found = read(path)
    assert (found.version, found.answers["idea"].value) == (2, "More milk")


# --- whose stamp it is ------------------------------------------------------------------------------------------------


def with_stamp(path: Path, before: str, after: str) -> Path:
    """The same file with other words in its stamp."""
    writer = PdfWriter(clone_from=PdfReader(path))
    for annotation in (each.get_object() for page in writer.pages for each in page.get("/Annots", [])):
        if annotation.get("/T") == STAMP_FIELD:
            assert before in annotation["/V"]
            annotation[NameObject("/V")] = TextStringObject(annotation["/V"].replace(before, after))
    changed = Path("changed.pdf")
    writer.write(changed)
    return changed


def copy_for_ann() -> Path:
    Path("people.csv").write_text("name\nAnn Reid\n")
    (path,) = generate(["fridge.yaml"], Path("out"), people=Path("people.csv")).files
    return path


def test_a_copy_with_another_name_in_its_stamp_is_forged() -> None:
    (found,) = extract([with_stamp(copy_for_ann(), "Ann Reid", "Bob Hay")])
    assert errors.FORGED.at("changed.pdf") in found.problems
    (genuine,) = extract([Path("out") / "fridge-ann-reid-the-fridge.pdf"])
    assert not [problem for problem in genuine.problems if problem.message == errors.FORGED.text]


def test_a_form_that_was_made_before_the_project_had_a_key_is_not_forged() -> None:
    Path("project.yaml").rename("later.yaml")
    (path,) = generate(["fridge.yaml"], Path("early")).files
    Path("later.yaml").rename("project.yaml")
    copy_for_ann()
    (found,) = extract([path])
    assert (found.version, found.problems) == (1, (errors.BLANK_ANSWERS.at(str(path)),))


# --- the newest -------------------------------------------------------------------------------------------------------


def form_at(path: str, version: int) -> Form:
    made = form_of("- {id: gap, kind: text, label: A gap}")
    return Form(id="fridge", version=version, title=made.title, languages=("en",), sections=made.sections, file=path)


def test_the_newest_is_that_of_the_first_folder_that_has_the_form() -> None:
    forms = (form_at("own/a.yaml", 2), form_at("own/b.yaml", 3), form_at("shipped/fridge.yaml", 9))
    newest = Versions(forms).newest("fridge")
    assert newest is not None
    assert newest.version == 3
    assert Versions(forms).newest("other") is None


def test_a_file_of_values_without_a_stamp_is_known_by_the_boxes_of_a_version_that_is_kept() -> None:
    returned()
    SPEC.write_text(
        FORM.replace("version: 1", "version: 2").replace("id: wish", "id: idea") + "migrate: {1: {wish: idea}}\n"
    )
    fields = '<field name="wish"><value>More milk</value></field>'
    Path("ann.xfdf").write_text(f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>{fields}</fields></xfdf>')
    (response,) = extract([Path("ann.xfdf")])
    assert (response.form, response.version, response.answers["idea"].value) == ("fridge", 1, "More milk")
