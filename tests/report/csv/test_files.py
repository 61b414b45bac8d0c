"""Tables for a spreadsheet: every row of them, nothing that runs, and a book that says what each column means."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import Shown
from tests.plan.paper import form_of, invalid, plan_from, said
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import DIFFER, ORCHARD, showing_only
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.plan.model import Answers, Bar, Block, Chart, Grid, Parts, Plan, Row, Section
from wta_forms.report.csv.files import defused
from wta_forms.report.formats import write
from wta_forms.spec.spreadsheet import plain
from wta_forms.workflow.report import write_plan

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - id: steps
      kind: table
      label: The steps
      rows: 30
      columns: [{id: step, kind: text, label: Step}, {id: who, kind: text, label: Who}]
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van, foot: On foot}}
    """
)
STEPS, ANSWERS = "{from: drivers.steps, as: table}", "{from: answers}"

Cells = list[list[str]]


def tables(plan: Plan) -> dict[str, Cells]:
    """The files by the ends of their names, as a spreadsheet reads them: heads, then rows."""
    return {name: rows_of(content) for name, content in write(plan, ".csv").items()}


def rows_of(content: bytes) -> Cells:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline=""), strict=True))


def fridge(names: str = "role") -> dict[str, Cells]:
    return tables(plan_for_the_fridge(names))


def plan_of(*titles_and_bodies: tuple[str, Grid | Chart], more: int = 0) -> Plan:
    """A plan with these tables over the one answer that Ann gave."""
    plan = plan_from(FORM, [said("Ann", gap="A van")], ANSWERS)
    blocks = tuple(Block(body, title=title, more=more) for title, body in titles_and_bodies)
    return Plan("Our plan", "", "en", plan.names, (Section("All", (), blocks),), plan.entries, plan.counts)


def column(rows: Cells, head: str) -> list[str]:
    return [row[rows[0].index(head)] for row in rows[1:]]


# --- files ------------------------------------------------------------------------------------------------------------


def test_every_table_and_chart_is_a_file_beside_the_answers_and_the_codebook() -> None:
    assert list(fridge()) == [
        *("-codebook", "-in-words", "-answers", "-questions"),
        *("-who-has-to-be-at-the-table", "-gaps", "-strengths", "-first-steps"),
    ]


def test_lines_end_as_the_standard_says_and_only_there() -> None:
    content = write(plan_from(FORM, [said("Ann", gap='one\ntwo, "three"')], ANSWERS), ".csv")["-answers"]
    assert content.endswith(b'"one\ntwo, ""three""",\r\n')


GRID = Grid(("Step",), (Row(("Ask",), (1,)),))


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Gaps", "gaps", "Gaps!"], ["-gaps", "-gaps-2", "-gaps-3"]),
        (["Answers", "Codebook"], ["-answers-2", "-codebook-2"]),
        (["../../etc/passwd", "a:b*c?", "…"], ["-etc-passwd", "-a-b-c", "-table"]),
        (["Główne kroki", "الخطوات"], ["-główne-kroki", "-الخطوات"]),
        (["x" * 300, "\x00\ud800"], ["-" + "x" * 40, "-table"]),
    ],
)
def test_a_file_has_its_tables_title_made_safe_and_different_from_all_others(
    titles: list[str], names: list[str]
) -> None:
    assert list(tables(plan_of(*((title, GRID) for title in titles))))[3:] == names


def test_all_files_are_written_beside_each_other(tmp_path: Path) -> None:
    written = write_plan(plan_for_the_fridge("role"), [tmp_path / "plan.csv", tmp_path / "plan.md"])
    assert [path.name for path in written][:2] == ["plan-codebook.csv", "plan-in-words.csv"]
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert len(written) == 9


def test_where_one_file_is_there_already_none_is_written(tmp_path: Path) -> None:
    there = tmp_path / "plan-gaps.csv"
    there.write_text("mine")
    with pytest.raises(WtaFormsError) as raised:
        write_plan(plan_for_the_fridge("role"), [tmp_path / "plan.csv"])
    assert raised.value.problems == (errors.ALREADY_THERE.at(str(there)),)
    assert list(tmp_path.iterdir()) == [there]
    write_plan(plan_for_the_fridge("role"), [tmp_path / "plan.csv"], may_overwrite=True)
    assert rows_of(there.read_bytes()) == fridge()["-gaps"]


# --- tables and charts ------------------------------------------------------------------------------------------------


def test_a_table_has_the_rows_of_the_plan_with_their_people_and_answers() -> None:
    heads, first, *others = fridge()["-gaps"]
    assert heads == ["The gap", "How we know", "Who feels it", "How urgent?", "Person", "Answers"]
    assert first == [
        *("No fridge in the north of the town", "Everyone takes two buses", "Families with prams", "High"),
        *("A carer (1 of 2)", "[4]"),
    ]
    assert len(others) == 4


def test_rows_that_the_plan_leaves_for_the_end_are_here_too() -> None:
    steps = tuple(Row((f"Step {number}",), (1,)) for number in range(12))
    made = tables(plan_of(("Steps", Grid(("Step",), steps[:10], steps[10:])), more=2))
    assert column(made["-steps"], "Step") == [f"Step {number}" for number in range(12)]
    assert "more rows" not in str(made["-codebook"])


def test_rows_that_are_nowhere_in_the_plan_are_told_of() -> None:
    made = tables(plan_of(("Scores", Grid(("Risk", "Score"), (Row(("Rain", "12"), (1,)),))), more=3))
    assert made["-scores"][1:] == [["Rain", "12", "Somebody", "[1]"]]
    assert ["scores", "Scores", "", "3 more rows are not here, as in the plan."] in made["-codebook"]


def test_a_chart_is_a_table_of_numbers_with_what_nobody_ticked() -> None:
    rows = tables(plan_of(("Ways", Chart(4, (Bar("By bus", 3, (1,)), Bar("By van", 1)), ("On foot",)))))["-ways"]
    assert rows == [
        ["Choice", "People", "Out of", "Answers"],
        ["By bus", "3", "4", "[1]"],
        ["By van", "1", "4", ""],
        ["On foot", "0", "4", ""],
    ]


def test_what_is_only_counted_is_there_in_full_whatever_the_plan_shows_first() -> None:
    choices = "choices: {bus: By bus, van: By van, foot: On foot}"
    form = form_of(f"- {{id: way, kind: select_multiple, label: Which way?, {choices}, share: count}}")
    shown = "{from: drivers.way, as: chart, title: Ways, first: 1}"
    made = tables(plan_from(form, [said("Ann", way=["bus", "van", "foot"])], shown, ANSWERS))
    assert [row[0] for row in made["-ways"]] == ["Choice", "By bus", "By van", "On foot"]
    assert not any("not here" in row[-1] for row in made["-codebook"])


def test_a_column_without_a_head_gets_one() -> None:
    made = tables(plan_of(("Days", Grid(("", "Who"), (Row(("Friday", "Ann"), (1,)),)))))["-days"]
    assert made[0] == ["Row", "Who", "Person", "Answers"]


def orchard() -> dict[str, Cells]:
    return tables(ORCHARD)


def test_everything_that_can_be_counted_or_listed_in_rows_is_a_file() -> None:
    assert list(orchard()) == [
        *("-codebook", "-in-words", "-answers", "-what-matters-most-in-how-we-work", "-the-asset-bank", "-risks"),
        *("-where-the-risks-stand", "-are-we-ready-to-work-together", "-how-confident-people-feel"),
        *("-times-that-work", "-devices", "-disagreements"),
    ]


def test_points_and_places_are_numbers() -> None:
    heads, *rows = orchard()["-what-matters-most-in-how-we-work"]
    assert heads == ["Place", "Choice", "Points", "Out of", "Answers"]
    assert [(row[0], row[2]) for row in rows] == [("1", "10"), ("2", "7"), ("2", "7"), ("4", "2.5"), ("", "0")]


def test_ratings_are_figures_and_where_nobody_rated_there_are_none() -> None:
    heads, *rows = orchard()["-are-we-ready-to-work-together"]
    assert heads == ["Rated", "Middle", "Lowest", "Highest", "Scale from", "Scale to", "People", "Not sure", "Answers"]
    assert rows[1] == ["We have the time to do this well", "4", "3", "5", "1", "5", "3", "1", "[4, 9, 14, 19]"]
    assert rows[4][1:8] == ["", "", "", "1", "5", "0", "4"]
    assert orchard()["-how-confident-people-feel"][0][1] == "Average"


def test_what_the_ends_of_a_scale_mean_stands_in_the_codebook() -> None:
    meanings = {(row[0], row[2]): row[3] for row in orchard()["-codebook"]}
    assert meanings["are-we-ready-to-work-together", "Scale to"].endswith("which means “Very much”.")
    assert meanings["how-confident-people-feel", "Scale to"] == "The highest that could be ticked."


def test_a_heatmap_has_a_row_for_each_cell() -> None:
    heads, *rows = orchard()["-where-the-risks-stand"]
    assert heads == ["How likely", "How bad", "Count", "What", "Answers"]
    assert len(rows) == 25
    assert ["4", "3", "1", "Nobody waters the trees in August", "[3]"] in rows


def test_disagreements_have_a_row_for_each_position() -> None:
    rows = orchard()["-disagreements"]
    assert rows[:2] == [
        ["Topic", "Position", "Answers"],
        ["Should the gate be locked at night?", "Yes: a manager, a practitioner", "[9, 14]"],
    ]


def test_parts_with_the_same_columns_are_one_file_that_says_which_part() -> None:
    rows = orchard()["-the-asset-bank"]
    assert [row[:3] for row in rows] == [
        ["Part", "What", "Who has it"],
        *(
            ["Things", "A van", "The council"],
            ["Things", "A kitchen", "Carers"],
            ["Things", "Two ladders", "Neighbours"],
        ),
        ["Skills", "Somebody who can prune", "The garden club"],
    ]


def test_a_part_with_fewer_columns_has_empty_cells_under_the_others() -> None:
    wide = Grid(("Step", "People", "Who"), (Row(("Dig", "2", "All"), (1,)),))
    narrow = Grid(("Step", "Who"), (Row(("Plant", "Ann"), (1,)),))
    made = tables(showing_only(Block(Parts((Block(narrow, "Later"), Block(wide, "Now"))), "Both")))["-both"]
    assert [row[:4] for row in made] == [
        ["Part", "Step", "People", "Who"],
        ["Later", "Plant", "", "Ann"],
        ["Now", "Dig", "2", "All"],
    ]


def test_parts_with_different_columns_are_files_of_their_own() -> None:
    days = Grid(("Day",), (Row(("Friday",), (1,)),))
    parts = Parts((Block(GRID, "Steps"), Block(days, "Days")))
    assert list(tables(showing_only(Block(parts, "Both"))))[3:] == ["-steps", "-days"]


def test_more_disagreements_than_are_shown_are_told_of() -> None:
    made = tables(showing_only(Block(DIFFER, more=3)))
    assert ["disagreements", "Disagreements", "", "3 more rows are not here, as in the plan."] in made["-codebook"]


# --- every answer -----------------------------------------------------------------------------------------------------


def test_every_answer_stands_once_with_its_question_and_its_person() -> None:
    rows = fridge()["-answers"]
    entries = plan_for_the_fridge("role").entries
    assert sorted(set(map(int, column(rows, "Number")))) == [entry.number for entry in entries]
    missing = next(row for row in rows if row[7] == "Me, until you asked.")
    (said,) = (entry for entry in entries if entry.words == "Me, until you asked.")
    asked = (said.evidence[0].form, str(said.evidence[0].question), said.question)
    assert missing == [str(said.number), "Someone who uses services", *asked, "", "", "Me, until you asked.", ""]


def test_an_answer_that_is_a_table_has_a_row_for_each_of_its_cells() -> None:
    steps = [{"step": "Ask", "who": "Ann"}, {"who": "Bob"}]
    rows = tables(plan_from(FORM, [said("Ann", steps=steps)], ANSWERS))["-answers"]
    assert [row[5:8] for row in rows[1:]] == [["1", "Step", "Ask"], ["1", "Who", "Ann"], ["2", "Who", "Bob"]]


def test_an_unclear_answer_stands_in_a_column_of_its_own() -> None:
    form = form_of("- {id: money, kind: number, label: How much?}")
    rows = tables(plan_from(form, [said("Ann", money=invalid(money="lots"))], ANSWERS))["-answers"]
    assert column(rows, "Answer") == [""]
    assert column(rows, "Unclear") == ["“lots” could not be used as a number"]


@pytest.mark.parametrize("names", ["role", "none"])
def test_nobody_is_named_where_names_are_not_shown(names: str) -> None:
    words = {
        word.casefold() for rows in fridge(names).values() for row in rows for cell in row for word in cell.split()
    }
    assert not words & {"reid", "hay", "orr", "marr", "lorne", "tait"}


def test_where_nobody_is_shown_tables_have_no_column_for_people() -> None:
    made = fridge("none")
    assert made["-gaps"][0][-2:] == ["How urgent?", "Answers"]
    assert set(column(made["-answers"], "Person")) == {""}


# --- nothing that runs ------------------------------------------------------------------------------------------------

HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\tx", "\r=1", "\rx", "  =1", "\u00a0=1"),
    *("\n=1", "\u200b=1", "\ufeff=1", "\u3000@a", "＝1+1", "－1", " \t -1", "'=1", "''-1"),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_would_run_as_a_formula_has_an_apostrophe_in_front(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert plain(defused(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "5 - 3", "'quoted'", "£5,000", "“=1”", "0", "a\n=1"])
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert defused(text) == text
    assert plain(text) == text


def test_heads_people_and_titles_cannot_run_either() -> None:
    made = tables(plan_of(("=Title", Grid(("=Head",), (Row(("=cell",), (1,)),)))))
    assert made["-title"] == [["'=Head", "Person", "Answers"], ["'=cell", "Somebody", "[1]"]]
    assert "'=Title" in column(made["-codebook"], "Title")


def test_numbers_stay_numbers() -> None:
    bars = (Bar("By bus", -3),)  # no chart has it; a sign is what is looked at
    assert tables(plan_of(("Ways", Chart(4, bars))))["-ways"][1] == ["By bus", "-3", "4", ""]


anything = st.text(st.characters(exclude_categories=()))


@settings(deadline=None)
@given(anything.filter(str.strip), anything)
@example("\x00=1", "\ud800")
@example("\r", "\r\n")
def test_whatever_somebody_writes_can_be_read_back(text: str, other: str) -> None:
    plan = plan_from(FORM, [said("Ann", gap=text, steps=[{"step": text, "who": other}])], STEPS, ANSWERS)
    made = tables(plan)
    shown = ["".join(map(held, words)) for words in (text, other)]
    assert plain(column(made["-answers"], "Answer")[0]) == shown[0]
    assert [plain(cell) for cell in made["-what-people-say"][1][:2]] == shown
    for rows in made.values():
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell.strip()[:1] in set("=+-@") - {""}]


def held(character: str) -> str:
    """U+FFFD for controls but white space, halves of characters and noncharacters."""
    is_control = unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r\x85"
    is_none = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    is_held = not (is_control or is_none)
    return character if is_held else "\N{REPLACEMENT CHARACTER}"


# --- what each column means -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["fridge", "orchard"])
def test_the_codebook_explains_every_column_of_every_file(plan: str) -> None:
    made = fridge() if plan == "fridge" else orchard()
    explained = [(f"-{table}", head) for table, _, head, _ in made["-codebook"][1:-1]]
    assert sorted(explained) == sorted((name, head) for name, rows in made.items() for head in rows[0])
    assert all(column(made["-codebook"], "Meaning"))


def test_the_codebook_says_which_question_a_table_is_from() -> None:
    meanings = {(row[0], row[2]): row[3] for row in orchard()["-codebook"]}
    asked = "From the answers to question 12 of “The drivers of our project”: What could go wrong?"
    assert meanings["risks", "How bad"] == asked


def test_a_text_longer_than_excel_shows_is_whole_and_the_codebook_says_so() -> None:
    made = tables(plan_from(FORM, [said("Ann", gap="word " * 8_000)], ANSWERS))
    assert column(made["-answers"], "Answer") == ["word " * 8_000]
    meanings: dict[str, Any] = {row[2]: row[3] for row in made["-codebook"] if row[0] == "answers"}
    assert meanings["Answer"] == "What was answered, in full. 1 cell is longer than Excel shows."
    assert "Excel" not in meanings["Question"]


def test_people_who_are_shown_alike_are_told_apart_as_in_the_plan() -> None:
    plan = plan_for_the_fridge("role")
    bodies = [block.body for section in plan.sections for block in section.blocks]
    groups = {group.person for body in bodies if isinstance(body, Answers) for group in body.groups}
    assert set(column(fridge()["-answers"], "Person")) == groups
    assert {"A carer (1 of 2)", "A carer (2 of 2)"} <= groups


def test_beside_a_translation_stand_the_persons_own_words(shown: Shown) -> None:
    rows = tables(shown.demo.plan)["-answers"]
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    own = {row["Answer"]: (row["As it was given"], row["Language"], row["Translated by"]) for row in told}
    assert own["Because the children are hungry now."] == ("لأن الأطفال جائعون الآن.", "Arabic", "Women Together")
    assert own["Mrs Krysia knows everybody"] == ("Pani Krysia zna wszystkich", "Polish", "Ewa")
    assert own["The Polish shop"] == ("", "", "")
