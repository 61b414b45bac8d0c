"""XLSX: read back with another library than the one that wrote it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.plan.paper import form_of, plan_from, said
from tests.programs import libreoffice
from tests.programs.needs import needs
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD, showing_only
from wta_forms.plan.model import Block, Grid, Plan, Row
from wta_forms.report.branding import Branding
from wta_forms.report.formats import write
from wta_forms.report.xlsx.values import real
from wta_forms.report.xlsx.workbook import MOST_IN_A_CELL

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - {id: money, kind: number, label: How much?, unit: £}
    - {id: start, kind: date, label: When do we start?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}, share: count}
    """
)


def opened(plan: Plan) -> Any:
    return openpyxl.load_workbook(BytesIO(write(plan, ".xlsx")[""]))


def answers(*came: Any) -> Worksheet:
    return opened(plan_from(FORM, list(came), "{from: answers}", names="name"))["Answers"]


def column(sheet: Worksheet, head: str) -> list[Any]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(head)].value for row in sheet.iter_rows(min_row=2)]


def of_table(*rows: tuple[str, ...]) -> Worksheet:
    heads = tuple(f"Head {number}" for number, _ in enumerate(rows[0], 1))
    return opened(showing_only(Block(Grid(heads, tuple(Row(cells) for cells in rows)))))["All"]


def test_there_is_a_sheet_of_answers_one_for_every_table_the_questions_and_an_index() -> None:
    book = opened(plan_for_the_fridge("role"))
    assert book.sheetnames == [
        *("Index", "In words", "Answers"),
        *("Who has to be at the table", "Gaps", "Strengths", "First steps", "Questions", "Columns"),
    ]
    index = book["Index"]
    assert column(index, "Sheet") == book.sheetnames[1:]
    assert [cell.hyperlink.location for (cell,) in index["A2:A5"]] == [
        *("'In words'!A1", "'Answers'!A1", "'Who has to be at the table'!A1", "'Gaps'!A1")
    ]


def test_an_answer_stands_with_person_form_and_question() -> None:
    (row,) = answers(said("Ann", gap="A van")).iter_rows(min_row=2, values_only=True)
    assert row[:5] == (1, "Ann", "The drivers", 4, "What is missing?")
    assert row[7] == "A van"


def test_numbers_and_dates_are_numbers_and_dates_and_look_as_in_the_plan() -> None:
    sheet = answers(said("Ann", money=4500, start="2026-03-09"), said("Bob", money=12.5))
    told = [(cell.value, cell.number_format) for cell in sheet["H"][1:]]
    assert told == [(4500, '"£"#,##0'), (datetime(2026, 3, 9), 'd "March" yyyy'), (12.5, '"£"#,##0.0')]


def test_a_column_of_numbers_is_one_only_if_nothing_else_stands_in_it() -> None:
    sheet = of_table(("5", "5", "007"), ("1,200", "five", "8"))
    assert [[cell.value for cell in row] for row in sheet["A2:C3"]] == [[5, "5", "007"], [1200, "five", "8"]]


@pytest.mark.parametrize(
    "words", ["007", "1200", "1,2", "+5", "5.", "- 5", "30 February 2026", "1 May 1899", "1234567890123456", "", "£"]
)
def test_what_would_not_look_as_it_was_written_stays_as_it_was_written(words: str) -> None:
    assert real(words, "en") is None


def test_the_first_row_stays_and_can_be_filtered() -> None:
    for sheet in opened(ORCHARD):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_the_questions_say_what_became_of_them() -> None:
    book = opened(plan_from(FORM, [said("Ann", gap="A van")], "{from: answers}"))
    questions = book["Questions"]
    assert column(questions, "Choices")[-1] == "By bus; By van"
    assert column(questions, "How answers become one")[-1] == "Counted: how many people chose each answer."
    assert column(questions, "What may be shown")[-1] == "Not shown by name: only counted."


def test_a_text_too_long_for_a_cell_goes_on_below_and_the_index_says_so() -> None:
    long = "a" * (MOST_IN_A_CELL - 1) + "😀" + "b" * MOST_IN_A_CELL
    book = opened(plan_from(FORM, [said("Ann", gap=long)], "{from: answers}", names="name"))
    parts = column(book["Answers"], "Answer")
    assert "".join(parts) == long
    assert all(len(part.encode("utf-16-le")) // 2 <= MOST_IN_A_CELL for part in parts)
    assert column(book["Answers"], "Number") == [1] * len(parts)
    assert column(book["Index"], "To know")[1] == (
        "1 row has more words than a cell can hold: they go on in the rows below."
    )


def test_sheets_of_one_name_are_told_apart_and_names_fit() -> None:
    grid = Grid(("Who",), (Row(("Ann",)),))
    blocks = [Block(grid, title) for title in ("Who: [all] of us", "who all of us", "'", "x" * 40, "x" * 40, "Answers")]
    assert opened(showing_only(*blocks)).sheetnames[3:-1] == [
        *("Who all of us", "who all of us 2", "Table", "x" * 31, "x" * 29 + " 2", "Answers 2")
    ]


def test_heads_have_the_colour_of_the_organisation() -> None:
    book = openpyxl.load_workbook(BytesIO(write(ORCHARD, ".xlsx", Branding(accent=(122, 31, 162)))[""]))
    assert book["Answers"]["A1"].font.color.rgb == "FF7A1FA2"


@needs(libreoffice)
@pytest.mark.parametrize("plan", [ORCHARD, plan_for_the_fridge("role")], ids=["orchard", "fridge"])
def test_libreoffice_opens_it_and_finds_the_same(plan: Plan) -> None:
    told = opened(plan)
    found = openpyxl.load_workbook(BytesIO(libreoffice.converted(write(plan, ".xlsx")[""], "xlsx")))
    assert found.sheetnames == told.sheetnames
    for sheet in told:
        ours, theirs = ([[cell.value for cell in row] for row in each] for each in (sheet, found[sheet.title]))
        assert ours == theirs
