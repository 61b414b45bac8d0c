"""Side by side in the Word document: a table of one row without rules or heads, read out one cell after the other."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from tests.report.orchard import DEVICES, GAPS, NAMED_RISKS, ORCHARD, WILL, WILL_NOT, listed, showing_only
from wta_forms.plan.model import Beside, Block, Grid, Plan, Row
from wta_forms.report.docx.look import MEASURE
from wta_forms.report.formats import write


def opened(plan: Plan) -> WordDocument:
    return Document(BytesIO(write(plan, ".docx")[""]))


def beside(*blocks: Block, after: tuple[Block, ...] = ()) -> WordDocument:
    return opened(showing_only(Block(Beside(blocks)), *after))


def layouts(made: WordDocument) -> list[Table]:
    return [table for table in made.tables if table.style and table.style.name == "Plan Columns"]


def cells(*blocks: Block) -> list[_Cell]:
    (table,) = layouts(beside(*blocks))
    (row,) = table.rows
    return list(row.cells)


def room(cell: _Cell) -> tuple[int, int]:
    """What is free at the left and at the right of its words, in twentieths of a point."""
    margins = cell._tc.get_or_add_tcPr().find(qn("w:tcMar"))
    return int(margins.find(qn("w:left")).get(qn("w:w"))), int(margins.find(qn("w:right")).get(qn("w:w")))


def width(cell: _Cell) -> int:
    return int(cell._tc.get_or_add_tcPr().find(qn("w:tcW")).get(qn("w:w")))


PAIR, THREE = (WILL, WILL_NOT), (GAPS, WILL, NAMED_RISKS)


@pytest.mark.parametrize("blocks", [PAIR, THREE])
def test_blocks_side_by_side_are_the_cells_of_one_row(blocks: tuple[Block, ...]) -> None:
    assert [cell.paragraphs[0].text for cell in cells(*blocks)] == [block.title for block in blocks]


def test_what_is_read_out_comes_cell_by_cell() -> None:
    texts = [text.text for text in beside(*PAIR).element.body.iter(qn("w:t"))]
    assert texts.index("We will") < texts.index("Ask before we build") < texts.index("We will not")


@pytest.mark.parametrize("blocks", [PAIR, THREE])
def test_columns_are_equally_wide_and_the_outer_ones_begin_and_end_where_the_text_does(
    blocks: tuple[Block, ...],
) -> None:
    made = cells(*blocks)
    words = [width(cell) - sum(room(cell)) for cell in made]
    assert len(set(words)) == 1
    assert (room(made[0])[0], room(made[-1])[1]) == (0, 0)
    assert all(left[1] + right[0] == 480 for left, right in zip(map(room, made), map(room, made[1:]), strict=False))
    assert MEASURE - len(made) < sum(map(width, made)) <= MEASURE


def test_nobody_is_told_of_a_table() -> None:
    (table,) = layouts(beside(*PAIR))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert [look.get(qn(f"w:{flag}")) for flag in ("firstRow", "firstColumn", "lastRow", "lastColumn")] == ["0"] * 4
    assert table._tbl.tblPr.find(qn("w:tblCaption")) is None
    assert list(table._tbl.iter(qn("w:tblHeader"), qn("w:tcBorders"))) == []


def test_the_style_has_neither_rules_nor_room_of_its_own() -> None:
    style = beside(*PAIR).styles["Plan Columns"]
    assert style.base_style.name == "Normal Table"
    assert list(style.element.iter(qn("w:tblBorders"), qn("w:tblCellMar"))) == []


def test_columns_begin_at_the_same_height() -> None:
    assert [cell.paragraphs[0].paragraph_format.space_before for cell in cells(*PAIR)] == [0, 0]


def test_the_row_does_not_break_over_pages_and_does_not_pull_along_what_follows() -> None:
    (table,) = layouts(beside(*PAIR))
    assert table.rows[0]._tr.find(f".//{qn('w:cantSplit')}") is not None
    kept = [each.paragraph_format.keep_with_next for cell in table.rows[0].cells for each in cell.paragraphs]
    assert len(kept) == 8
    assert not any(each is not False for each in kept)


def test_heading_lead_and_columns_stay_together() -> None:
    made = opened(ORCHARD)
    before = layouts(made)[0]._tbl.getprevious()
    (lead,) = (each for each in made.paragraphs if each._p is before)
    assert (lead.text, lead.paragraph_format.keep_with_next) == ("This is what we agree on.", True)


def test_the_page_itself_has_one_column_and_is_one_run() -> None:
    (section,) = opened(ORCHARD).sections
    assert section._sectPr.find(qn("w:type")) is None


@pytest.mark.parametrize(
    "blocks",
    [
        (WILL,),
        (WILL, WILL_NOT, GAPS, NAMED_RISKS),
        (WILL, Block(DEVICES, "Devices")),
        (Block(Grid(("Step", "Who"), (Row(("Dig", "All")),)), "Steps"), WILL),
        (WILL, listed("Long", *((f"{number} words and more words, enough for two lines", ()) for number in range(20)))),
    ],
)
def test_tables_more_than_three_blocks_and_long_ones_stand_one_after_the_other(blocks: tuple[Block, ...]) -> None:
    made = beside(*blocks)
    assert layouts(made) == []
    titles = [block.title for block in blocks]
    assert [each.text for each in made.paragraphs if each.text in titles] == titles


def test_columns_can_follow_a_table_and_other_columns() -> None:
    table, pair = Block(Grid(("Step",), (Row(("Dig",)),))), Block(Beside(PAIR))
    made = opened(showing_only(table, pair, pair, table))
    kinds = [type(each).__name__ for each in made.iter_inner_content()]
    assert kinds[2:] == ["Table", "Paragraph"] * 4
