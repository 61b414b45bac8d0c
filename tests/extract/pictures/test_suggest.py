"""What printed words in pictures may say, by Tesseract."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from PIL import Image

from tests.extract.paper.forms import BLUE, Paper, jpeg, printed, scanned
from tests.layout.paper import form_of
from tests.programs import needs
from wta_forms.errors import HANDWRITTEN, MAYBE_SAYS
from wta_forms.extract.pictures import suggest
from wta_forms.extract.pictures.suggest import languages, suggestions
from wta_forms.extract.places import Places
from wta_forms.extract.scan import look_at_scan
from wta_forms.workflow.generate import Blank, copy_of, lay_out

ASKED = "- {id: name, kind: text, label: Your name}\n- {id: story, kind: paragraph, label: Your story}\n"


class Tesseract:
    def missing(self) -> str | None:
        return None if which("tesseract") else "tesseract is missing: apt-get install tesseract-ocr"


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    languages.cache_clear()
    yield
    languages.cache_clear()


def blank() -> Blank:
    return lay_out(form_of(ASKED))


@needs(Tesseract())
def test_printed_words_are_suggested_and_are_no_answer() -> None:
    pdf = copy_of(blank(), values={"name": "Ada Lovelace", "story": "A long walk.\nIt rained."})
    seen = look_at_scan(jpeg(scanned(Paper(printed(pdf)[0]), 1.0)), Places(blank().map, ((1, 1),)))
    by_name = {value.name: value for value in seen.values}
    assert by_name["name"].texts == ()
    assert by_name["name"].suggestion == "Ada Lovelace"
    assert by_name["story"].suggestion == "A long walk.\nIt rained."
    assert by_name["story"].problems == (MAYBE_SAYS.at("", suggestion="A long walk. It rained."),)


@needs(Tesseract())
def test_of_handwriting_nothing_is_suggested() -> None:
    paper = Paper(printed(copy_of(blank()))[0])
    paper.write(blank().map.fields[0].rectangle, BLUE, 8)
    seen = look_at_scan(jpeg(scanned(paper)), Places(blank().map, ((1, 1),)))
    assert (seen.values[0].suggestion, seen.values[0].problems) == ("", (HANDWRITTEN.at(""),))


@needs(Tesseract())
def test_english_comes_first() -> None:
    assert languages()[0] == "eng"


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("L", (40, 20), 255).save(made, "PNG")
    return made.getvalue()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """Another program of that name, and no other programs at all."""
    made = folder / "tesseract"
    made.write_text(f"#!/bin/sh\n{says}\n")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


LIST = 'if [ "$1" = --list-langs ]; then echo "List:"; echo osd; echo pol; echo eng; exit; fi\n'
HEAD = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"


def word(page: int, line: int, confidence: int, text: str) -> str:
    return f"5\\t{page}\\t1\\t1\\t{line}\\t1\\t0\\t0\\t9\\t9\\t{confidence}\\t{text}\\n"


posix = pytest.mark.skipif(os.name != "posix", reason="a program of two lines is a shell script")


@posix
def test_words_are_put_together_by_page_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = word(1, 1, 95, "By") + word(1, 1, 91, "bus") + word(1, 2, 90, "daily") + word(3, 1, 96, "Ann")
    program(tmp_path, monkeypatch, f"{LIST}printf '{HEAD}{rows}'")
    assert languages() == ("eng", "pol")
    assert suggestions([picture()] * 3, seconds=30) == ("By bus\ndaily", "", "Ann")


@posix
@pytest.mark.parametrize("row", [word(1, 1, 70, "gibberish"), word(1, 1, 95, "—"), "5\\tbroken\\n", ""])
def test_what_is_not_likely_is_not_suggested(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, f"{LIST}printf '{HEAD}{row}'")
    assert suggestions([picture()], seconds=30) == ("",)


@posix
@pytest.mark.parametrize("says", [f"{LIST}exit 1", f"{LIST}while :; do :; done", "exit 1"])
def test_a_program_that_fails_or_does_not_end_suggests_nothing(
    says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, says)
    assert suggestions([picture()], seconds=0.5) == ("",)


def test_without_the_program_nothing_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert suggest.languages() == ()
    assert suggestions([picture()], seconds=30) == ("",)
