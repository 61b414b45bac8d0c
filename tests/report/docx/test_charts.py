"""Pictures in the Word document: bars, ratings and heatmaps, drawn with cells and told in figures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from tests.report.orchard import CONFIDENCE, MATTERS, READINESS, RISK_MAP, WHEN, showing_only
from wta_forms.plan.model import Bar, Block, Body, Chart, HeatCell, Heatmap, HeatRow, Rating, Ratings
from wta_forms.report.docx import look as word_look
from wta_forms.report.docx.charts import heat_of
from wta_forms.report.docx.look import ACCENT, INK, QUIET, RANGE, WHITE, Look
from wta_forms.report.formats import write


def made_of(body: Body) -> WordDocument:
    return Document(BytesIO(write(showing_only(Block(body, "Shown")), ".docx")[""]))


def table_of(body: Body) -> Table:
    (table,) = made_of(body).tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# --- charts -----------------------------------------------------------------------------------------------------------


def test_places_and_points_have_columns() -> None:
    heads, *rows = texts(table_of(MATTERS))
    assert heads == ["Place", "Choice", "", "Points", "Answers"]
    assert [(row[0], row[3]) for row in rows] == [("1.", "10"), ("2. equal", "7"), ("2. equal", "7"), ("4.", "2.5")]


def test_what_the_bars_are_compared_with_stands_under_them() -> None:
    captions = [
        "".join(text.text or "" for text in paragraph._p.iter(qn("w:t")))
        for paragraph in made_of(MATTERS).paragraphs
        if paragraph.style and paragraph.style.name == "Caption"
    ]
    assert captions == ["Figure 1. Shown. The most that one of them could get is 12 points."]


def test_where_nobody_took_a_choice_nothing_is_drawn() -> None:
    table = table_of(Chart(4, (Bar("1", 0), Bar("2", 4))))
    styles = [row.cells[1].paragraphs[0].style for row in table.rows[1:]]
    assert [style.name for style in styles if style] == ["Table Text", "Chart Bar"]


# --- ratings ----------------------------------------------------------------------------------------------------------


def drawn(table: Table, row: int) -> list[tuple[int, str]]:
    """Where each piece of a line ends, in twentieths of a point, and its colour."""
    paragraph = table.rows[row].cells[1].paragraphs[0]._p
    stops = [int(stop.get(qn("w:pos"))) for stop in paragraph.iter(qn("w:tab")) if stop.get(qn("w:pos"))]
    runs = list(paragraph.iter(qn("w:r")))
    assert all(run.find(qn("w:tab")) is not None for run in runs)
    return list(zip(stops, map(colour_of, runs), strict=True))


def colour_of(element: Any) -> str:
    found = next(element.iter(qn("w:shd")), None)
    return "" if found is None else str(found.get(qn("w:fill")))


def room(table: Table) -> int:
    return int(table.columns[1].width / 635) - 250


def test_a_rating_is_told_in_figures_beside_what_is_drawn() -> None:
    heads, *rows = texts(table_of(READINESS))
    assert heads == ["", "1\t5", "Middle", "Range", "People"]
    assert [cell.strip() for cell in rows[1]] == [
        *("We have the time to do this well", "", "4", "from 3 to 5", "3\n1 not sure"),
    ]
    assert rows[4][2:] == ["no rating", "", "0\n4 not sure"]


def test_rows_that_stand_on_answers_of_their_own_have_a_column_for_them() -> None:
    heads, *rows = texts(table_of(CONFIDENCE))
    assert heads == ["", "0\t10", "Average", "Range", "People", "Answers"]
    assert [row[5] for row in rows] == ["[2, 7, 12, 17]", "[5, 10]"]


def test_a_line_shows_the_range_and_a_mark_at_the_middle() -> None:
    table = table_of(READINESS)
    before, low, mark, high = drawn(table, 1)
    assert [colour for _, colour in (before, low, mark, high)] == ["", RANGE, ACCENT, RANGE]
    assert before[0] == pytest.approx(room(table) / 4, rel=0.1)
    assert (low[0] + mark[0]) / 2 == pytest.approx(room(table) * 3 / 4, rel=0.1)
    assert high[0] == room(table)


def test_one_answer_is_a_mark_alone_and_none_an_empty_line() -> None:
    table = table_of(READINESS)
    assert [colour for _, colour in drawn(table, 4)] == [ACCENT]
    assert drawn(table, 5) == []


def test_an_average_is_called_so() -> None:
    made = Ratings(0, 10, "", "", (Rating("This will work", 6.75, 3, 9, 4),), is_mean=True)
    heads, row = texts(table_of(made))
    assert heads == ["", "0\t10", "Average", "Range", "People"]
    assert row[2] == "6.75"


@st.composite
def some_ratings(draw: st.DrawFn) -> Ratings:
    least, length = draw(st.integers(-5, 1)), draw(st.integers(1, 10))
    ends = st.floats(least, least + length)
    rows = [sorted(draw(st.tuples(ends, ends, ends))) for _ in range(3)]
    return Ratings(least, least + length, "", "", tuple(Rating("x", row[1], row[0], row[2], 3) for row in rows))


@given(some_ratings())
def test_what_is_drawn_stays_within_its_cell_and_runs_one_way(made: Ratings) -> None:
    table = table_of(made)
    for row in (1, 2, 3):
        ends = [end for end, _ in drawn(table, row)]
        assert ends[0] > 0
        assert ends[-1] <= room(table)
        assert all(end < other for end, other in pairwise(ends))
        assert [colour for _, colour in drawn(table, row)].count(ACCENT) == 1


# --- heatmaps ---------------------------------------------------------------------------------------------------------


def test_every_cell_says_its_count() -> None:
    assert texts(table_of(WHEN)) == [
        ["", "Morning", "Afternoon", "Evening"],
        ["Friday", "0", "0", "2"],
        ["Saturday", "4", "2", "1"],
        ["Sunday", "0", "3", "0"],
    ]


def test_more_is_darker_and_as_many_are_as_dark() -> None:
    rows = table_of(WHEN).rows
    fills = {int(cell.text): colour_of(cell._tc.tcPr) for row in rows[1:] for cell in row.cells[1:]}
    assert sorted(fills, key=lambda count: -light_of(fills[count])) == [0, 1, 2, 3, 4]
    assert len(set(fills.values())) == 5


def test_one_alone_is_not_dark() -> None:
    one, many = (table_of(Heatmap("", "", ("A",), (HeatRow("x", (HeatCell(count),)),))) for count in (1, 5))
    assert light_of(colour_of(one.cell(1, 1)._tc.tcPr)) > light_of(colour_of(many.cell(1, 1)._tc.tcPr))


def test_where_things_are_named_the_corner_of_the_most_of_both_is_darkest_however_few_are_there() -> None:
    named, twice = HeatCell(1, (), ("Fire",)), HeatCell(2, (), ("Rain", "Wind"))
    made = Heatmap("Likely", "Bad", ("1", "2"), (HeatRow("2", (twice, named)), HeatRow("1", (twice, HeatCell(0)))))
    fills = [light_of(colour_of(cell._tc.tcPr)) for row in table_of(made).rows[2:] for cell in row.cells[1:]]
    likely_only, both, neither, nothing = fills
    assert nothing > neither > likely_only > both


def light_of(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


INKS = {
    Look.HEAT_NONE: QUIET,
    Look.HEAT_COUNT: INK,
    Look.HEAT_WORDS: INK,
    Look.HEAT_DARK: WHITE,
    Look.HEAT_WORDS_DARK: WHITE,
}


@pytest.mark.parametrize("heat", [step / 12 for step in range(13)])
def test_letters_can_be_read_on_every_colour(heat: float) -> None:
    fill, *looks = heat_of(heat)
    assert min(contrast(fill, INKS[look]) for look in looks) >= 4.5


@pytest.mark.parametrize("look", INKS)
def test_letters_have_the_colour_of_their_style(look: Look) -> None:
    style = next(style for style in word_look.styles("en") if style.get(qn("w:styleId")) == look)
    assert style.find(f".//{qn('w:color')}").get(qn("w:val")) == INKS[look]


def test_short_names_stand_in_their_cells_with_their_answers() -> None:
    above, heads, _, likely, *_ = texts(table_of(RISK_MAP))
    assert above == ["", *["How bad"] * 5]
    assert heads == ["How likely", "1", "2", "3", "4", "5"]
    assert likely[3] == "1\nNobody waters the trees in August [3]"


@pytest.mark.parametrize("words", [("A risk that nobody can say in a few words " * 3,), ("a", "b", "c", "d")])
def test_long_names_and_many_stand_under_the_heatmap(words: tuple[str, ...]) -> None:
    made = made_of(Heatmap("", "", ("5",), (HeatRow("4", (HeatCell(len(words), (3,), words),)),)))
    assert texts(made.tables[0])[1] == ["4", str(len(words))]
    bullets = [each.text for each in made.paragraphs if each.style and each.style.name == "List Bullet"]
    assert bullets == [f"4, 5: {'; '.join(words).strip()} [3]"]


def marked_rows(table: Table) -> Iterator[bool]:
    return (row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows)


def test_screen_readers_are_told_of_the_heads_and_of_the_name() -> None:
    table = table_of(RISK_MAP)
    assert list(marked_rows(table)) == [True, True, *[False] * 5]
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Shown"


@pytest.mark.parametrize("count", [1, 3, 5, 7, 12])
def test_a_heatmap_is_as_wide_as_the_text(count: int) -> None:
    cells = tuple(HeatCell(1) for _ in range(count))
    table = table_of(
        Heatmap("", "", tuple(map(str, range(count))), (HeatRow("A long head of a row, in words", cells),))
    )
    assert sum(int(column.width / 635) for column in table.columns) == word_look.MEASURE
