"""Widths of columns: room for words, few lines, and tables that line up down the page."""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from tests.report.orchard import showing_only
from wta_forms.plan.model import Block, Grid, Parts, Row
from wta_forms.report.formats import write
from wta_forms.report.widths import lined_up, widths_of

MEASURE = 9000
HEADS, FEWER, OTHER = ("Asset", "Use", "People", "Answer"), ("Asset", "Use", "Answer"), ("Risk", "Use", "Answer")
VAN, HALL = ("A van", "For the rounds on Friday and on Saturday", "2", "[1, 2]"), ("A hall", "Warm", "[3]")


def edges(widths: tuple[int, ...]) -> list[int]:
    return list(accumulate(widths))


def test_tables_with_the_same_heads_have_the_same_columns() -> None:
    short, long = ("A", "B", "1", "[1]"), ("A", "B " * 90, "1", "[1]")
    assert lined_up([[HEADS, short], [HEADS, long]], MEASURE) == {HEADS: widths_of([HEADS, short, long], MEASURE)}


def test_a_table_that_lacks_one_column_lines_up_with_the_one_that_has_it() -> None:
    made = lined_up([[FEWER, HALL], [HEADS, VAN]], MEASURE)
    asset, _, people, answer = edges(made[HEADS])
    assert edges(made[FEWER]) == [asset, people, answer]


@pytest.mark.parametrize("heads", [OTHER, ("Asset", "Answer"), ("Use", "People", "Answer"), ("Asset", "Use", "People")])
def test_other_tables_have_columns_of_their_own(heads: tuple[str, ...]) -> None:
    row = tuple("x" for _ in heads)
    assert lined_up([[HEADS, VAN], [heads, row]], MEASURE)[heads] == widths_of([heads, row], MEASURE)


def test_tables_of_one_block_line_up_down_the_page() -> None:
    blocks = [
        Block(Grid(heads[:-1], (Row(cells[:-1], (1,)),)), f"Kind {number}")
        for number, (heads, cells) in enumerate([(HEADS, VAN), (FEWER, HALL), (HEADS, ("x", "y", "1", ""))])
    ]
    made = Document(BytesIO(write(showing_only(Block(Parts(tuple(blocks)))), ".docx")[""]))
    first, second, third = ([int(column.get(qn("w:w"))) for column in table._tbl.tblGrid] for table in made.tables)
    assert first == third
    assert second == [first[0], first[1] + first[2], first[3]]


def test_figures_with_their_range_break_before_the_bracket_only() -> None:
    rows = (Row(("The van breaks", "4 (3 to 5)")), Row(("Rain", "We said 4 (3 to 5)")))
    made = Document(BytesIO(write(showing_only(Block(Grid(("Risk", "Score"), rows))), ".docx")[""]))
    told = [row.cells[1].text for row in made.tables[0].rows[1:]]
    assert told == ["4 (3\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}5)", "We said 4 (3 to 5)"]


def test_wide_letters_need_more_room_than_narrow_ones() -> None:
    narrow, wide = widths_of([("", ""), ("iiiiii", "mmmmmm")], MEASURE // 5)
    assert wide > 1.5 * narrow


@given(st.lists(st.tuples(*[st.text(max_size=40)] * 3), min_size=1, max_size=5), st.integers(3000, 9000))
def test_columns_fill_the_measure_and_all_have_some_room(rows: list[tuple[str, str, str]], measure: int) -> None:
    widths = widths_of(rows, measure)
    assert sum(widths) == measure
    assert min(widths) > 0
