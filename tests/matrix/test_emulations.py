"""Habits of programs that do not run here: each is in the file as its source tells it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.make_corpus import FORM, MORE_FORM, blank_copy
from tests.matrix import data_files, emulations, on_top
from tests.matrix.rows import Make
from tests.programs import Value, needs

pytestmark = needs(emulations)

VALUES: Mapping[str, Value] = {"kitchen": "own", "town": "Łódź", "phone": "0131", "agree": True}
LINES: Mapping[str, Value] = {"name": "Ann", "lines": "First line\nsecond line"}


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return _written(MORE_FORM, tmp_path)


@pytest.fixture
def paragraphs(tmp_path: Path) -> Path:
    return _written(FORM, tmp_path)


def _written(form: Path, folder: Path) -> Path:
    path = folder / "blank.pdf"
    path.write_bytes(blank_copy(form))
    return path


def made(make: Make, blank: Path, values: Mapping[str, Value] = VALUES) -> Any:
    import pikepdf  # a test tool that may be missing

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what these programs do
        target = blank.with_name("made.pdf")
        make(blank, values, target)
    return pikepdf.open(target)


def fields(pdf: Any) -> dict[str, Any]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields if "/T" in field}


def widgets(pdf: Any, name: str) -> Iterator[Any]:
    return (place.widget for place in emulations.places(pdf) if place.name == name)


def test_preview_takes_the_pressed_button_out_of_its_group(blank: Path) -> None:
    pdf = made(emulations.preview, blank)
    (pressed,) = (widget for widget in widgets(pdf, "kitchen") if "/V" in widget)
    assert ("/Parent" in pressed, str(pressed.V), str(pressed.AS)) == (False, "/own", "/own")
    assert str(fields(pdf)["kitchen"].V) == "/Off"


def test_preview_forgets_all_fields_but_three(blank: Path) -> None:
    pdf = made(emulations.preview_rewrite, blank)
    assert (len(pdf.Root.AcroForm.Fields), "/DR" in pdf.Root.AcroForm) == (3, False)
    assert len({place.name for place in emulations.places(pdf)}) > 50
    assert "Quartz" in str(pdf.docinfo["/Producer"])


def test_reader_finds_them_again(blank: Path) -> None:
    pdf = made(emulations.reader_after_preview, blank)
    assert fields(pdf).keys() == {place.name for place in emulations.places(pdf)}


def test_acrobat_writes_utf_16_and_carriage_returns(paragraphs: Path) -> None:
    pdf = made(emulations.acrobat, paragraphs, LINES)
    assert bytes(fields(pdf)["lines"].V) == b"\xfe\xff" + "First line\rsecond line".encode("utf-16-be")


def test_acrobat_writes_the_number_of_a_choice(blank: Path) -> None:
    pdf = made(emulations.acrobat, blank)
    assert list(fields(pdf)["town"].I) == [2]


def test_pdf_xchange_ends_lines_with_carriage_returns(paragraphs: Path) -> None:
    pdf = made(emulations.pdf_xchange, paragraphs, LINES)
    assert str(fields(pdf)["lines"].V) == "First line\rsecond line"


def test_pypdfform_takes_away_what_draws_words(blank: Path) -> None:
    pdf = made(emulations.pypdfform, blank)
    drawn = {place.kind for place in emulations.places(pdf) if "/AP" in place.widget}
    assert drawn == {"/Btn"}


def test_a_locked_file_opens_without_a_password(blank: Path) -> None:
    pdf = made(emulations.encrypted, blank)
    assert (pdf.is_encrypted, pdf.encryption.bits, pdf.user_password_matched) == (True, 256, True)


def test_an_embedded_form_hangs_below_two_names(blank: Path) -> None:
    pdf = made(emulations.embedded, blank)
    (form,) = pdf.Root.AcroForm.Fields
    assert (str(form.T), str(form.Kids[0].T), len(form.Kids[0].Kids) > 50) == ("form1", "page1", True)


def test_markup_lies_on_the_boxes_with_its_words_in_contents_alone(paragraphs: Path) -> None:
    pdf = made(on_top.files_markup, paragraphs, LINES)
    notes = [note for page in pdf.pages for note in page.get("/Annots", ()) if note.Subtype == "/FreeText"]
    assert [str(note.Contents) for note in notes] == ["Ann", "First line\rsecond line"]
    assert all("/AAPL:AKExtras" in note and note.AP.N.read_bytes() == b"" for note in notes)
    assert "/V" not in fields(pdf)["lines"]


def test_the_typewriter_writes_rich_text_too(paragraphs: Path) -> None:
    pdf = made(on_top.typewriter, paragraphs, LINES)
    (note,) = (note for note in pdf.pages[1].Annots if note.Subtype == "/FreeText")
    assert (str(note.IT), "<p>second line</p>" in str(note.RC)) == ("/FreeTextTypeWriter", True)


def test_fill_and_sign_writes_on_the_page(paragraphs: Path) -> None:
    pdf = made(on_top.fill_and_sign, paragraphs, LINES)
    assert {str(note.Subtype) for page in pdf.pages for note in page.get("/Annots", ())} == {"/Widget"}
    assert "/V" not in fields(pdf)["lines"]
    assert "First line\nsecond line" in PdfReader(paragraphs.with_name("made.pdf")).pages[1].extract_text()


def test_acrobats_xfdf_ends_its_lines_as_dos_does(paragraphs: Path, tmp_path: Path) -> None:
    data_files.acrobat_xfdf(paragraphs, LINES, tmp_path / "made.xfdf")
    written = (tmp_path / "made.xfdf").read_bytes()
    assert b'<field name="lines"\r\n><value\r\n>First line\r\nsecond line</value' in written
    assert written.count(b"\n") == written.count(b"\r\n")


def test_acrobats_fdf_names_the_states_of_ticks(blank: Path, tmp_path: Path) -> None:
    data_files.acrobat_fdf(blank, VALUES, tmp_path / "made.fdf")
    written = (tmp_path / "made.fdf").read_bytes()
    assert b"/T(agree)/V/yes" in written
    assert b"/T(later)/V/Off" in written
    assert b"\xfe\xff\x00{" in written  # the stamp
