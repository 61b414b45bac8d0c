"""What boxes hold: told to whoever writes a form, and of every copy that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout.prose import ENGLISH
from wta_forms import check, copy_of, errors, extract, lay_out
from wta_forms.errors import Problem
from wta_forms.extract.meaning.room import Shows
from wta_forms.layout.style import VARIANTS
from wta_forms.spec.fields import Shape
from wta_forms.spec.load import load_form
from wta_forms.spec.stamp import Stamp
from wta_forms.workflow.generate import generate
from wta_forms.workflow.making.room import MOST_LINES, shows

HEAD = "form: small\nversion: 1\ntitle: Small\nsections:\n- title: All\n  questions:\n"
STORY = "  - {id: story, kind: paragraph, label: Your story, lines: 3}\n"
LIMITED = "  - {id: story, kind: paragraph, label: Your story, lines: 3, max_chars: 500}\n"
CELLS = """\
  - id: gaps
    kind: table
    label: Gaps
    rows: 2
    columns:
    - {id: gap, kind: text, label: Gap, max_chars: 20}
    - {id: why, kind: text, label: Why, max_chars: 200}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spec(folder: Path, questions: str) -> Path:
    path = folder / "small.yaml"
    path.write_text(HEAD + questions, encoding="utf-8")
    return path


def notes_of(path: Path) -> list[Problem]:
    found = check([str(path)])
    assert all(problem.is_note for problem in found)
    return list(found)


# --- while a form is written ------------------------------------------------------------------------------------------


def test_a_box_with_too_few_lines_for_what_may_be_written_is_told_with_the_lines_that_do(folder: Path) -> None:
    (note,) = notes_of(spec(folder, LIMITED))
    assert note.where.endswith("small.yaml:7")
    assert note.message == errors.LITTLE_ROOM.at("", most=500, room=215, advice="").message
    assert note.hint == "give it more lines: lines: 7"
    assert notes_of(spec(folder, LIMITED.replace("lines: 3", "lines: 7"))) == []
    assert notes_of(spec(folder, LIMITED.replace("lines: 3", "lines: 6"))) != []


def test_a_column_is_told_at_its_line(folder: Path) -> None:
    (note,) = notes_of(spec(folder, CELLS))
    assert note.where.endswith("small.yaml:13")


def test_what_no_box_could_hold_is_told_with_what_the_largest_holds(folder: Path) -> None:
    (note,) = notes_of(spec(folder, LIMITED.replace("500", "5000")))
    most = int(note.hint.split("max_chars: ")[1].split(",")[0])
    largest = LIMITED.replace("500", str(most)).replace("lines: 3", f"lines: {MOST_LINES}")
    assert note.hint.endswith(f"lines: {MOST_LINES}")
    assert notes_of(spec(folder, largest)) == []


def test_without_a_limit_there_is_nothing_to_say(folder: Path) -> None:
    assert notes_of(spec(folder, STORY)) == []


def test_it_keeps_nobody_from_making_the_form(folder: Path) -> None:
    assert generate([str(spec(folder, LIMITED))], folder / "forms").files


# --- when a copy comes back -------------------------------------------------------------------------------------------


def returned(folder: Path, answer: str, variant: str = "standard") -> list[Problem]:
    """The problems of the story after it came back in a copy of the variant."""
    form = load_form(spec(folder, STORY))
    path = folder / "ann.pdf"
    path.write_bytes(copy_of(lay_out(form, variant=variant), values={"story": answer}))
    (response,) = extract([path])
    assert response.answers["story"].value == answer
    return list(response.answers["story"].problems)


def test_a_long_answer_is_told_with_about_how_much_of_it_a_printout_shows(folder: Path) -> None:
    story = " ".join(ENGLISH.split())
    (note,) = returned(folder, story)
    assert note.is_note
    assert f"{len(story)} characters" in note.message
    assert 230 < int(note.message.split("about ")[1].split()[0]) < 300


def test_one_that_fits_is_not(folder: Path) -> None:
    assert returned(folder, " ".join(ENGLISH.split())[:248]) == []


def test_line_breaks_take_lines(folder: Path) -> None:
    assert returned(folder, "one\ntwo\nthree") == []
    assert len(returned(folder, "one\ntwo\nthree\nfour")) == 1


def test_in_large_print_less_is_shown(folder: Path) -> None:
    assert len(returned(folder, " ".join(ENGLISH.split())[:248], "large-print")) == 1


def shown_in(variant: str) -> Shows | None:
    return shows(Stamp(form="f", version=1, digest="d", language="en", variant=variant, blank="b"))


def test_nothing_is_known_of_a_variant_that_is_not_here_nor_of_one_for_a_pen() -> None:
    assert shown_in("one-of-tomorrow") is None
    assert shown_in("by-hand") is None


def test_a_box_of_one_line_shows_what_stands_in_its_width() -> None:
    for variant in {*VARIANTS} - {"by-hand"}:
        show = shown_in(variant)
        assert show is not None
        assert show(Shape.LINE, (0, 0, 100, 200), "word " * 50) < show(Shape.LINES, (0, 0, 100, 200), "word " * 50)
