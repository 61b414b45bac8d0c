"""What a field is given stands in the file as it was given, whatever can be drawn of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.render.paper import blank_of, fields, opened
from wta_forms.layout.boxes import Pages
from wta_forms.layout.style import TYPED_INSET, Face
from wta_forms.render.document import Imprint
from wta_forms.render.fonts import Ruler, drawable
from wta_forms.render.personalise import write_pdf

PAGES: Pages = blank_of("""
- {id: line, kind: text, label: A line}
- {id: lines, kind: paragraph, label: Lines}
- id: t
  kind: table
  label: T
  rows: 1
  columns: [{id: list, kind: select_one, label: L, choices: {a: "Gdańsk (Polska)", b: "50 % \\\\ {x}"}}]
""").pages

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80)


def filled(**values: str) -> dict[str, Any]:
    by_name = {name.replace("__", "-"): value for name, value in values.items()}
    return fields(write_pdf(PAGES, Imprint("T", "en", values=by_name)))


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, st.lists(ANY_TEXT, min_size=1, max_size=4))
@example("()\\", ["(((", "\\)", "þÿ", "ÿþ"])
@example("😀 \ufeff", ["e\u0301 \u200b", "مرحبا بالعالم"])
def test_any_text_comes_back_as_it_was(line: str, lines: list[str]) -> None:
    several = "\n".join(lines)
    made = filled(line=line, lines=several)
    assert made["line"]["/V"] == line
    assert made["lines"]["/V"] == several


def test_ascii_is_written_as_it_is_and_everything_else_with_a_byte_order_mark() -> None:
    made = filled(line="Ada", lines="Zażółć")
    assert made["line"]["/V"].original_bytes == b"Ada"
    assert made["lines"]["/V"].original_bytes == b"\xfe\xff" + "Zażółć".encode("utf-16-be")


@pytest.mark.parametrize("label", ["Gdańsk (Polska)", "50 % \\ {x}"])
def test_a_list_holds_one_of_its_own_lines(label: str) -> None:
    made = filled(t__1__list=label)["t-1-list"]
    assert made["/V"] == label
    assert label in made["/Opt"]


def test_an_empty_text_is_no_value() -> None:
    assert "/V" not in filled(line="")["line"]


# --- what is drawn of it ----------------------------------------------------------------------------------------------


def shown(field: Any) -> str:
    """What an appearance draws in Windows-1252, line under line."""
    operators = field["/AP"]["/N"].get_data().decode("latin-1").splitlines()
    strings = [line[line.index("(") + 1 : line.rindex(")")] for line in operators if line.endswith("Tj")]
    return "\n".join(text.encode("latin-1").decode("cp1252") for text in strings)


def test_a_short_text_is_drawn_on_one_line() -> None:
    assert shown(filled(line="Café – 5 €")["line"]) == "Café – 5 €"


def test_a_long_text_is_drawn_line_by_line() -> None:
    text = "many words that go on and on " * 19
    lines = shown(filled(lines=text)["lines"]).split("\n")
    assert len(lines) > 5
    assert " ".join(lines).split() == text.split()


def test_lines_fill_the_width_that_viewers_leave_for_them() -> None:
    room = next(widget.rect.width for _, widget in PAGES.widgets() if widget.name == "lines") - 2 * TYPED_INSET
    for line in shown(filled(lines="i" * 600)["lines"]).split("\n")[:-1]:
        assert Ruler().width(line, Face.REGULAR, 11) <= room < Ruler().width(f"{line}i", Face.REGULAR, 11)


def test_line_breaks_and_tabs_in_a_line_are_drawn_as_spaces() -> None:
    assert shown(filled(line="one\ntwo\tthree\r\nfour")["line"]) == "one two three  four"


def test_what_the_font_lacks_is_drawn_as_a_question_mark_and_kept() -> None:
    made = filled(line="Ada 😀 李")
    assert shown(made["line"]) == "Ada ? ?"
    assert made["line"]["/V"] == "Ada 😀 李"


def test_a_letter_with_its_accent_apart_is_drawn_as_one_and_kept_as_two() -> None:
    made = filled(line="Zoe\u0308")
    assert shown(made["line"]) == "Zoë"
    assert made["line"]["/V"] == "Zoe\u0308"


def test_letters_beyond_windows_1252_are_drawn_in_a_font_that_has_them() -> None:
    appearance = filled(line="Łódź")["line"]["/AP"]["/N"]
    assert b"/Atkinson" not in appearance.get_data()
    assert "/F1+0" in appearance["/Resources"]["/Font"]


@given(ANY_TEXT)
@settings(deadline=None)
def test_the_ruler_says_which_characters_cannot_be_drawn(text: str) -> None:
    assert not Ruler().lacks(drawable(text))


def appearances(questions: str) -> list[int]:
    """The object that each box is drawn by."""
    reader = opened(write_pdf(blank_of(questions).pages, Imprint("T", "en")))
    return [note.get_object()["/AP"].raw_get("/N").idnum for note in reader.pages[0]["/Annots"]]


def test_no_two_boxes_for_words_share_an_appearance_which_some_programs_draw_into() -> None:
    first, second = appearances("- {id: a, kind: text, label: A}\n- {id: b, kind: text, label: B}")
    assert first != second


def test_what_is_never_drawn_into_is_written_once() -> None:
    pdf = write_pdf(
        blank_of("- {id: a, kind: tick, label: A}\n- {id: b, kind: tick, label: B}").pages, Imprint("T", "en")
    )
    marks = {note.get_object()["/AP"]["/N"].raw_get("/yes").idnum for note in opened(pdf).pages[0]["/Annots"]}
    assert len(marks) == 1


def test_the_cells_of_a_column_share_their_list_of_choices() -> None:
    table = (
        "{id: t, kind: table, label: T, rows: 3, columns: [{id: a, kind: select_one, label: A, choices: {x: X, y: Y}}]}"
    )
    reader = opened(write_pdf(blank_of(f"- {table}").pages, Imprint("T", "en")))
    assert len({note.get_object().raw_get("/Opt").idnum for note in reader.pages[0]["/Annots"]}) == 1
