"""The programs on a small form of our own: what they wrote is read back, and stands in the right boxes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.programs import PROGRAMS, Program, Value, needs
from wta_forms import copy_of, lay_out
from wta_forms.extract.isolate import Reader
from wta_forms.spec.load import load_form

EVERY_PROGRAM = [pytest.param(program, id=name, marks=needs(program)) for name, program in PROGRAMS.items()]

FORM = """
form: small
version: 1
title: A small form
sections:
  - questions:
      - {id: name, kind: text, label: Your name}
      - {id: town, kind: text, label: 'Your town \\ مدينتك (Łódź, बैङ्क)'}
      - {id: story, kind: paragraph, label: Your story}
      - {id: agree, kind: tick, label: I agree}
      - {id: way, kind: select_one, label: Your way, choices: {bus: Bus, train: "Łódź train"}, appearance: minimal}
      - {id: seat, kind: select_one, label: Your seat, choices: {window: Window, aisle: Aisle}, appearance: radio}
"""

ANSWERS: dict[str, Value] = {
    "name": "Zażółć gęślą jaźń",
    "town": "Cupar",
    "story": "First line\n\nمرحبا بالعالم 😀",
    "agree": True,
    "way": "Łódź train",
    "seat": "aisle",
}

SECOND_THOUGHTS: dict[str, Value] = {
    "name": "Ada",
    "town": "St Andrews",
    "story": "One line",
    "agree": False,
    "way": "Bus",
    "seat": "window",
}


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    spec, path = tmp_path / "small.yaml", tmp_path / "blank.pdf"
    spec.write_text(FORM, encoding="utf-8")
    path.write_bytes(copy_of(lay_out(load_form(spec))))
    return path


def read(path: Path) -> dict[str, tuple[str, ...]]:
    with Reader() as reader:
        values = reader.read(path).values
    return {name: values[name].texts for name in ANSWERS}


def expected(program: Program, answers: dict[str, Value]) -> dict[str, tuple[str, ...]]:
    return {name: _texts(program.keeps(value)) for name, value in answers.items()}


def _texts(value: Value) -> tuple[str, ...]:
    match value:
        case bool():
            return ("yes",) if value else ()
        case str():
            return (value,)


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_what_a_program_puts_into_our_form_is_read_back(program: Program, blank: Path, tmp_path: Path) -> None:
    program.fill(blank, ANSWERS, tmp_path / "answered.pdf")
    assert read(tmp_path / "answered.pdf") == expected(program, ANSWERS)


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_of_second_thoughts_only_the_second_are_read(program: Program, blank: Path, tmp_path: Path) -> None:
    program.fill(blank, ANSWERS, tmp_path / "first.pdf")
    program.fill(tmp_path / "first.pdf", SECOND_THOUGHTS, tmp_path / "second.pdf")
    assert read(tmp_path / "second.pdf") == expected(program, SECOND_THOUGHTS)


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_what_a_screen_reader_says_is_still_there(program: Program, blank: Path, tmp_path: Path) -> None:
    """Tooltips are objects of their own, packed, and hold the bytes of UTF-16 as they are."""
    program.fill(blank, {"name": "Ada"}, tmp_path / "answered.pdf")
    assert _tooltips(tmp_path / "answered.pdf") == _tooltips(blank)
    assert _tooltips(blank)["town"] == r"2: Your town \ مدينتك (Łódź, बैङ्क)"


def _tooltips(path: Path) -> dict[str, str]:
    fields = PdfReader(path).get_fields() or {}
    return {name: str(field["/TU"]) for name, field in fields.items() if "/TU" in field}


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_no_box_shows_the_words_of_another(program: Program, blank: Path, tmp_path: Path) -> None:
    """PDFBox and pypdf draw into the appearance that is there, so no two boxes may have the same one."""
    program.fill(blank, ANSWERS, tmp_path / "answered.pdf")
    appearances = list(_appearances(tmp_path / "answered.pdf"))
    assert len(appearances) == len(set(appearances))


def _appearances(path: Path) -> Iterator[int]:
    """The number of the object that draws each box of words; a box that is left to the viewer has none."""
    for page in PdfReader(path).pages:
        for widget in page.annotations or ():
            if widget.get("/FT") in {"/Tx", "/Ch"} and "/AP" in widget:
                yield widget["/AP"].raw_get("/N").idnum
