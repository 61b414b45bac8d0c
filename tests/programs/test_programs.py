"""The programs themselves, on a form that is not ours: what they write, and how they refuse."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from tests.programs import (
    PROGRAMS,
    Program,
    ProgramError,
    Value,
    mupdf,
    needs,
    pdfbox,
    pdfium,
    pdftk,
    pypdf_writer,
    qpdf,
    verapdf,
)
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import FieldKind, RawValue

EVERY_PROGRAM = [pytest.param(program, id=name, marks=needs(program)) for name, program in PROGRAMS.items()]

ANSWERS: dict[str, Value] = {
    "name": "Zażółć gęślą jaźń",
    "story": "First line\nمرحبا بالعالم\n😀 " + ("two thousand characters " * 85).strip(),
    "agree": True,
    "news": False,
    "way": "Łódź",
    "more": "",
    "seat": "middle",
}


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """Two pages, untagged; `news` is ticked, `more` filled in, `seat` (on both pages) pressed."""
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path))
    form = canvas.acroForm
    form.textfield(name="name", x=72, y=720, width=300, height=24, maxlen=None)
    form.textfield(name="story", x=72, y=560, width=400, height=120, maxlen=None, fieldFlags="multiline")
    form.checkbox(name="agree", x=72, y=520, fieldFlags="")
    form.checkbox(name="news", x=72, y=490, fieldFlags="", checked=True)
    form.choice(name="way", options=["Train", "Bus", "Łódź"], value="Bus", x=72, y=440, fieldFlags="combo")
    for place, seat in enumerate(("window", "aisle")):
        form.radio(name="seat", value=seat, x=72 + 40 * place, y=400, selected=seat == "aisle")
    canvas.showPage()
    form.radio(name="seat", value="middle", x=72, y=680)
    form.textfield(name="more", value="as before", x=72, y=720, maxlen=None)
    canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> dict[str, Value]:
    """What our own reader finds in every field, ticks as booleans."""
    with Reader() as reader:
        return {name: _value(found) for name, found in reader.read(path).values.items()}


def _value(found: RawValue) -> Value:
    match found:
        case RawValue(kind=FieldKind.TICK, texts=texts):
            return bool(texts)
        case RawValue(texts=()):
            return ""
        case RawValue(texts=(text,)):
            return text
        case RawValue(name=name, texts=texts):
            raise AssertionError(f"{name} holds {texts}")


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_program_writes_the_answers_it_is_given(program: Program, blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    program.fill(blank, ANSWERS, target)
    assert read(target) == {name: program.keeps(value) for name, value in ANSWERS.items()}


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_fields_that_get_no_answer_stay_as_they_are(program: Program, blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    program.fill(blank, {"name": "Ada"}, target)
    assert read(target) == read(blank) | {"name": "Ada"}


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_field_that_the_form_does_not_have_is_refused(program: Program, blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    with pytest.raises(ProgramError, match="no such field: nobody"):
        program.fill(blank, {"name": "Ada", "nobody": "x"}, target)
    assert not target.exists()


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_button_that_a_radio_group_does_not_have_is_refused(program: Program, blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    with pytest.raises(ProgramError, match="seat"):
        program.fill(blank, {"seat": "roof"}, target)
    assert not target.exists()


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_program_tells_its_version(program: Program) -> None:
    assert program.version().count(".") >= 2


@pytest.mark.parametrize(
    "fill",
    [
        pytest.param(module.fill, id=name, marks=needs(PROGRAMS[name]))
        for name, module in {"pdfbox": pdfbox, "mupdf": mupdf, "pypdf": pypdf_writer}.items()
    ],
)
def test_a_program_can_append_its_changes(fill: Callable[..., None], blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    fill(blank, ANSWERS, target, incremental=True)
    assert target.read_bytes().startswith(blank.read_bytes())
    assert read(target) == ANSWERS


@needs(PROGRAMS["pdftk"])
def test_pdftk_merges_fdf_too_and_keeps_its_line_ends_and_wraps_its_choices(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    pdftk.fill(blank, ANSWERS, target, fdf=True)
    fields = PdfReader(target).get_fields() or {}
    assert "First line\rمرحبا بالعالم\r" in fields["story"]["/V"]
    assert fields["way"]["/V"] == ["Łódź"]
    assert read(target) == ANSWERS


@needs(PROGRAMS["pdfium"])
def test_a_pasted_emoji_is_cut_by_pdfium_on_linux(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    pdfium.fill(blank, {"name": "Zażółć 😀"}, target, paste=True)
    assert read(target)["name"] == "Zażółć \uf600"


@needs(PROGRAMS["mupdf"])
def test_mupdf_stays_out_of_our_process(blank: Path, tmp_path: Path) -> None:
    mupdf.fill(blank, {"name": "Ada"}, tmp_path / "answered.pdf")
    assert sys.modules.keys().isdisjoint({"pymupdf", "fitz"})


@needs(verapdf)
def test_verapdf_finds_what_is_wrong_with_an_untagged_form(blank: Path) -> None:
    verdict = verapdf.judge([blank])[blank]
    broken = {(failure.clause, failure.test): failure for failure in verdict.failures}
    assert verdict.rules_checked == verapdf.RULES
    assert broken["7.18.4", 1].times == 9
    assert "nested within a Form tag" in broken["7.18.4", 1].message
    assert "PDWidgetAnnot" in broken["7.18.4", 1].context


@needs(verapdf)
def test_verapdf_refuses_what_is_not_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear Sir or Madam")
    with pytest.raises(ProgramError):
        verapdf.judge([path])


@needs(qpdf)
def test_qpdf_passes_a_clean_file_and_not_a_cut_one(blank: Path, tmp_path: Path) -> None:
    qpdf.qpdf_check(blank)
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(blank.read_bytes()[:-200])
    with pytest.raises(ProgramError, match="xref"):
        qpdf.qpdf_check(cut)
