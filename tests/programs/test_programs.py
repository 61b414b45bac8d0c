"""The programs themselves, on a form that is not ours: what they write, and how they refuse."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from tests.programs import (
    PROGRAMS,
    Program,
    ProgramError,
    Value,
    needs,
    pdfbox,
    pdfium,
    qpdf,
    verapdf,
)

EVERY_PROGRAM = [pytest.param(program, id=name, marks=needs(program)) for name, program in PROGRAMS.items()]

ANSWERS: dict[str, Value] = {
    "name": "Zażółć gęślą jaźń",
    "story": "First line\nمرحبا بالعالم\n😀 " + "two thousand characters " * 85,
    "agree": True,
    "news": False,
    "way": "Łódź",
    "more": "",
}


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """Two pages, untagged; `news` is ticked and `more` is filled in."""
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path))
    form = canvas.acroForm
    form.textfield(name="name", x=72, y=720, width=300, height=24, maxlen=None)
    form.textfield(name="story", x=72, y=560, width=400, height=120, maxlen=None, fieldFlags="multiline")
    form.checkbox(name="agree", x=72, y=520, fieldFlags="")
    form.checkbox(name="news", x=72, y=490, fieldFlags="", checked=True)
    form.choice(name="way", options=["Train", "Bus", "Łódź"], value="Bus", x=72, y=440, fieldFlags="combo")
    canvas.showPage()
    form.textfield(name="more", value="as before", x=72, y=720, maxlen=None)
    canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> dict[str, Value]:
    """Every field's /V, with newlines as one sign (PDFium writes two) and ticks as booleans."""
    fields = PdfReader(path).get_fields() or {}
    return {
        name: field["/V"] != "/Off" if field["/FT"] == "/Btn" else str(field.get("/V", "")).replace("\r\n", "\n")
        for name, field in fields.items()
    }


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_program_writes_the_answers_it_is_given(program: Program, blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    program.fill(blank, ANSWERS, target)
    assert read(target) == ANSWERS


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
def test_a_program_tells_its_version(program: Program) -> None:
    assert program.version().count(".") >= 2


@needs(PROGRAMS["pdfbox"])
def test_pdfbox_can_append_its_changes(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    pdfbox.fill(blank, ANSWERS, target, incremental=True)
    assert target.read_bytes().startswith(blank.read_bytes())
    assert read(target) == ANSWERS


@needs(PROGRAMS["pdfium"])
def test_a_pasted_emoji_is_cut_by_pdfium_on_linux(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "answered.pdf"
    pdfium.fill(blank, {"name": "Zażółć 😀"}, target, paste=True)
    assert read(target)["name"] == "Zażółć \uf600"


@needs(verapdf)
def test_verapdf_finds_what_is_wrong_with_an_untagged_form(blank: Path) -> None:
    verdict = verapdf.judge([blank])[blank]
    broken = {(failure.clause, failure.test): failure for failure in verdict.failures}
    assert verdict.rules_checked == verapdf.RULES
    assert broken["7.18.4", 1].times == 6
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
