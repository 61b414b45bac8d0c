"""Tables as spreadsheets save them; what is read of people.csv has tests of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.spec.spreadsheet import Row, decoded, defused, plain, read_sheet, written


def test_a_sheet_has_heads_in_small_letters_and_rows_with_the_lines_they_begin_in() -> None:
    sheet, broken = read_sheet('\nID;Name\n\n1;"Ewa\nNowak"\n;\n2;Jan;\n', "a.csv")
    assert (sheet.heads, sheet.line) == (("id", "name"), 2)
    assert sheet.rows == (Row(4, ("1", "Ewa\nNowak")), Row(7, ("2", "Jan", "")))
    assert [*broken, *sheet.problems()] == []


def test_cells_beyond_the_heads_and_a_head_twice_are_problems() -> None:
    sheet, _ = read_sheet("id,ID\n1,2,3\n", "there/a.csv")
    assert list(sheet.problems()) == [
        errors.TWICE_IN_LIST.at("there/a.csv:1", value="id", word="a.csv"),
        errors.CSV_TOO_MANY_CELLS.at("there/a.csv:2"),
    ]


def test_another_encoding_than_unicodes_is_no_text() -> None:
    assert decoded("ż".encode("utf-16")) == "ż"
    with pytest.raises(UnicodeDecodeError):
        decoded("ż".encode("cp1250"))


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.just("x")), min_size=1))
def test_texts_come_back_as_they_were_written(rows: list[tuple[str, str]]) -> None:
    sheet, broken = read_sheet(decoded(written([("text", "more"), *rows])), "a.csv")
    assert [tuple(map(plain, row.cells)) for row in sheet.rows] == rows
    assert broken == []


@given(st.text())
def test_what_is_defused_does_not_begin_as_a_formula_and_is_read_as_it_was(text: str) -> None:
    assert plain(defused(text)) == text
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_keep_their_sign() -> None:
    assert written([("a",), (-1,), ("-1",)]).decode("utf-8-sig").split() == ["a", "-1", "'-1"]
