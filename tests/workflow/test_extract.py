"""Reading with forms at hand: stamps, maps, and keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from tests.extract.small_pdf import pdf, text
from tests.make_corpus import ANN, CORPUS, FORM
from wta_forms import copy_of, errors, extract, lay_out
from wta_forms.answers import State, Status
from wta_forms.project.store import now
from wta_forms.spec.fields import fields_of
from wta_forms.spec.load import load_form
from wta_forms.spec.stamp import Stamp, digest_of


def stamped(content: bytes, stamp: str) -> bytes:
    """With these words where the stamp was."""
    return _changed(content, lambda name, _: {"/V": stamp} if name == "wta-stamp" else {})


def with_other_names(content: bytes, stamp: str = "") -> bytes:
    """A program gave every field a name of its own; and perhaps it has another stamp."""

    def changes(name: str, place: str) -> dict[str, str]:
        if name == "wta-stamp":
            return {"/V": stamp} if stamp else {}
        return {"/T": f"Field {place}"}

    return _changed(content, changes)


def _changed(content: bytes, changes: Callable[[str, str], dict[str, str]]) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    for page in writer.pages:
        for number, annotation in enumerate(page.get("/Annots", [])):
            field = annotation.get_object()
            for key, value in changes(field.get("/T", ""), f"{page.page_number}.{number}").items():
                field[NameObject(key)] = TextStringObject(value)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    values = {"collaboration-co_production": True, "polish": "ŁÓDŹ", "budget": "£1,850.50"}
    path = tmp_path / "renamed.pdf"
    path.write_bytes(with_other_names(copy_of(lay_out(load_form(FORM)), ANN, values=values)))
    return path


def test_renamed_fields_are_found_by_their_place_in_the_blank_laid_out_anew(renamed: Path) -> None:
    (response,) = extract([renamed], specs=CORPUS)
    assert response.answers["collaboration"].value == "co_production"
    assert response.answers["polish"].value == "ŁÓDŹ"
    assert errors.FOUND_BY_PLACE.text.split("{")[0] in "\n".join(map(str, response.every_problem()))


@pytest.mark.parametrize(("language", "found"), [("pl+en", "Tak"), ("pl+pl", None), ("uk", None), ("pl+", None)])
def test_a_blank_is_laid_out_anew_in_two_languages_too_where_the_form_has_them(
    tmp_path: Path, language: str, found: str | None
) -> None:
    question = "id: a, kind: text, label: {en: A somewhat longer question, pl: Pytanie}"
    form = f"form: small\nversion: 1\ntitle: Small\nlanguages: [en, pl]\nsections: [{{questions: [{{{question}}}]}}]"
    (tmp_path / "small.yaml").write_text(form)
    blank = lay_out(load_form(tmp_path / "small.yaml"), "pl+en")
    stamp = Stamp(form="small", version=1, digest=digest_of(blank.form), language=language, blank=blank.digest)
    path = tmp_path / "small.pdf"
    path.write_bytes(with_other_names(copy_of(blank, values={"a": "Tak"}), stamp.to_text()))
    (response,) = extract([path], specs=tmp_path)
    assert (response.language, response.answers["a"].value) == (language, found)


@pytest.mark.parametrize("kind", ["map", "blank PDF"])
def test_the_blank_can_be_given(renamed: Path, tmp_path: Path, kind: str) -> None:
    laid = lay_out(load_form(FORM))
    blank = tmp_path / "blank"
    blank.write_bytes(laid.map.to_json().encode() if kind == "map" else copy_of(laid))
    (response,) = extract([renamed], specs=CORPUS, blank=blank)
    assert response.answers["budget"].value == 1850.5


def test_a_stamp_that_another_key_signed_is_told_and_the_answers_kept(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(copy_of(lay_out(load_form(FORM)), ANN, values={"signs": "mine"}, key=b"theirs"))
    (forged,) = extract([path], specs=CORPUS, key=b"ours")
    assert errors.FORGED.text in [problem.message for problem in forged.problems]
    assert forged.answers["signs"].value == "mine"
    (good,) = extract([path], specs=CORPUS, key=b"theirs")
    (unknown,) = extract([path], specs=CORPUS)
    assert (good.problems, unknown.problems) == ((), ())


@pytest.mark.parametrize("stamp", ["", "[[["])
def test_a_form_whose_hidden_mark_is_gone_is_known_by_what_its_pages_say(tmp_path: Path, stamp: str) -> None:
    path = tmp_path / "unmarked.pdf"
    path.write_bytes(stamped(copy_of(lay_out(load_form(FORM)), ANN, values={"signs": "mine"}), stamp))
    (response,) = extract([path], specs=CORPUS)
    assert (response.status, response.form, response.version, response.variant) == (
        Status.READ,
        "every-kind",
        1,
        "standard",
    )
    assert response.recipient is not None
    assert (response.recipient.name, response.answers["signs"].value) == (ANN.name, "mine")
    assert errors.BY_ITS_PAGES.at(str(path), form="every-kind", version=1) in response.problems


def test_a_form_that_is_not_ours_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "foreign.pdf"
    path.write_bytes(pdf(text("collaboration", "(yes)")))
    (response,) = extract([path], specs=CORPUS)
    assert response.status is Status.FOREIGN_FORM


def test_a_file_without_pages_is_damaged_and_one_with_nothing_on_them_is_called_that(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_bytes(pdf(objects={2: "<< /Type /Pages /Kids [] /Count 0 >>"}))
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "empty.pdf")
    none, empty = extract([tmp_path / "none.pdf", tmp_path / "empty.pdf"])
    assert (none.status, none.problems) == (Status.DAMAGED, (errors.NO_PAGES.at(none.file),))
    assert (empty.status, empty.problems) == (Status.FLATTENED, (errors.EMPTY_PAGES.at(empty.file),))


# --- when it came -----------------------------------------------------------------------------------------------------

MARCH, APRIL = "2026-03-03T10:00:00Z", "2026-04-01T09:00:00Z"


def one_file(tmp_path: Path, saved_at: datetime | None = None) -> Path:
    path = tmp_path / "ann.pdf"
    path.write_bytes(copy_of(lay_out(load_form(FORM)), ANN, values={"polish": "ŁÓDŹ"}, saved_at=saved_at))
    os.utime(path, (0, 0))
    return path


def test_the_date_of_a_file_is_never_when_it_came(tmp_path: Path) -> None:
    (response,) = extract([one_file(tmp_path)], specs=CORPUS)
    assert response.received == ""


def test_when_it_came_is_said_by_the_program_that_saved_it_and_else_by_whoever_knows(tmp_path: Path) -> None:
    (dated,) = extract([one_file(tmp_path, datetime(2026, 3, 3, 10, tzinfo=UTC))], specs=CORPUS, received=APRIL)
    (undated,) = extract([one_file(tmp_path)], specs=CORPUS, received=APRIL)
    assert (dated.received, undated.received) == (MARCH, APRIL)


def test_nothing_comes_out_of_the_future(tmp_path: Path) -> None:
    (response,) = extract([one_file(tmp_path, datetime(2999, 1, 1, tzinfo=UTC))], specs=CORPUS)
    assert response.received <= now()


# --- files of values --------------------------------------------------------------------------------------------------


def xfdf(**values: str) -> str:
    fields = "".join(f'<field name="{name}"><value>{value}</value></field>' for name, value in values.items())
    return f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>{fields}</fields></xfdf>'


def test_a_file_of_values_is_known_by_its_stamp_or_by_the_only_form_with_such_fields(tmp_path: Path) -> None:
    stamp = Stamp(form="every-kind", version=1, digest=digest_of(load_form(FORM)), language="en", recipient_id="ann")
    (tmp_path / "stamped.xfdf").write_text(xfdf(polish="ŁÓDŹ", **{"wta-stamp": stamp.to_text()}))
    (tmp_path / "bare.xfdf").write_text(xfdf(polish="ŁÓDŹ", signs="%"))
    stamped, bare = extract([tmp_path / "stamped.xfdf", tmp_path / "bare.xfdf"], specs=CORPUS)
    assert stamped.answers["polish"].value == bare.answers["polish"].value == "ŁÓDŹ"
    assert stamped.recipient is not None
    assert (stamped.recipient.id, stamped.status) == ("ann", Status.DATA_FILE)
    told = errors.BY_ITS_FIELDS.at(str(tmp_path / "bare.xfdf"), form="every-kind", version=1)
    assert (told in bare.problems, told in stamped.problems) == (True, False)


def test_a_field_that_nobody_knows_keeps_no_file_of_values_from_being_read(tmp_path: Path) -> None:
    names = [field.name for field in fields_of(load_form(FORM))][:8]
    (tmp_path / "more.xfdf").write_text(xfdf(mine="hello", **dict.fromkeys(names, "1")))
    (tmp_path / "other.xfdf").write_text(xfdf(mine="hello", yours="1", polish="ŁÓDŹ"))
    more, other = extract([tmp_path / "more.xfdf", tmp_path / "other.xfdf"], specs=CORPUS)
    assert more.form == "every-kind"
    assert errors.FIELD_UNKNOWN.at(more.file, field="mine", value="hello") in more.problems
    assert (other.form, other.problems) == ("", (errors.VALUES_OF_NO_FORM.at(other.file),))


def test_what_a_file_of_values_may_have_lost_is_unread_and_not_empty(tmp_path: Path) -> None:
    (tmp_path / "cut.xfdf").write_text(xfdf(polish="ŁÓDŹ", signs="%")[:-20])
    (response,) = extract([tmp_path / "cut.xfdf"], specs=CORPUS)
    assert response.answers["polish"].value == "ŁÓDŹ"
    assert {answer.state for question, answer in response.answers.items() if question not in ("polish", "signs")} == {
        State.UNREAD
    }


def test_fields_that_a_file_of_values_leaves_out_are_empty_and_not_lost(tmp_path: Path) -> None:
    (tmp_path / "bare.xfdf").write_text(xfdf(polish="ŁÓDŹ", signs="%"))
    (response,) = extract([tmp_path / "bare.xfdf"], specs=CORPUS)
    assert {answer.state for question, answer in response.answers.items() if question not in ("polish", "signs")} == {
        State.BLANK
    }
