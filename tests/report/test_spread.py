"""How answers lie, in a document: counts at every point, people who are split, orders, and what is kept back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document

from wta_forms.plan.figures import Camp, Spread
from wta_forms.plan.model import (
    Bar,
    Block,
    Body,
    Chart,
    Counts,
    Disagreement,
    Disagreements,
    HeatCell,
    Heatmap,
    HeatRow,
    Line,
    Names,
    Plan,
    Rating,
    Ratings,
    Section,
    Unit,
)
from wta_forms.report import sentences
from wta_forms.report.formats import write

SPLIT = Rating("We have time", 3, 1, 5, 7, 1, (), (3, 0, 1, 0, 3), (Camp(1, 1, 3), Camp(5, 5, 3)))
TOGETHER = Rating("We trust each other", 4, 4, 5, 7, 0, (), (0, 0, 0, 4, 3))
KEPT_BACK = Rating("We have the money", 4, 0, 0, 7, has_range=False)
RATED = Ratings(1, 5, "No", "Yes", (SPLIT, TOGETHER, KEPT_BACK))


def plan_of(body: Body, **block: bool) -> Plan:
    section = Section("What people say", (), (Block(body, **block),))
    return Plan("Our plan", "", "en", Names.NONE, (section,), (), Counts(7, None, 0, 0))


def document(body: Body, **block: bool) -> str:
    return write(plan_of(body, **block), ".md")[""].decode().partition("## What people say\n\n")[2]


def table(body: Body, name: str = "-what-people-say") -> list[str]:
    return write(plan_of(body), ".csv")[name].decode("utf-8-sig").splitlines()


def test_ratings_are_a_table_of_how_many_people_are_where() -> None:
    assert document(RATED) == (
        "1 means “No”, 5 means “Yes”. You see how many people gave which answer, and the middle.\n\n"
        "|  | 1 | 2 | 3 | 4 | 5 | Middle | Not sure |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| We have time | 3 | 0 | 1 | 0 | 3 | split | 1 |\n"
        "| We trust each other | 0 | 0 | 0 | 4 | 3 | 4 | 0 |\n"
        "| We have the money | – | – | – | – | – | 4 | 0 |\n\n"
        "We have time: people are split: 3 say 1, 3 say 5, and 1 between.\n"
    )


def test_on_a_long_scale_there_is_the_middle_and_the_range() -> None:
    long = Ratings(0, 100, "", "", (replace(TOGETHER, low=10, high=90, middle=50, counts=(0,) * 101),))
    assert "- We trust each other: 50 of 100, from 10 to 90, 7 answers" in document(long)


def test_word_has_the_counts_under_the_scale_and_says_split() -> None:
    word = Document(BytesIO(write(plan_of(RATED), ".docx")[""]))
    (rated,) = word.tables
    assert rated.rows[0].cells[1].text == "\t1\t2\t3\t4\t5"
    cells = [[cell.text.strip() for cell in row.cells] for row in rated.rows[1:]]
    assert cells == [
        ["We have time", "3\t0\t1\t0\t3", "split", "7\n1 not sure"],
        ["We trust each other", "0\t0\t0\t4\t3", "4", "7"],
        ["We have the money", "", "4", "7"],
    ]


def test_a_table_for_spreadsheets_has_a_column_for_each_point() -> None:
    heads, split, together, kept_back = table(RATED)
    assert heads.endswith("People,Not sure,Answer 1,Answer 2,Answer 3,Answer 4,Answer 5,Split,Answers")
    assert split == 'We have time,3,1,5,1,5,7,1,3,0,1,0,3,"people are split: 3 say 1, 3 say 5",'
    assert together == "We trust each other,4,4,5,1,5,7,0,0,0,0,4,3,,"
    assert kept_back == "We have the money,4,,,1,5,7,0,,,,,,,"


ORDER = Chart(
    9,
    (Bar("Time", 6, (), 1, (2, 0, 0)), Bar("Trust", 5, (), 2, (1, 1, 0))),
    ("Money",),
    Unit.POINTS,
    people=3,
    spoiled=2,
)


def test_an_order_says_who_put_it_where_and_how_many_answers_count_nowhere() -> None:
    assert document(ORDER) == (
        "- **1.** Time: 6 of 9 points, put first by 2\n"
        "- **2.** Trust: 5 of 9 points, put first by 1, second by 1\n\n"
        "No points: Money.\n\n"
        "2 more answers could not be used and count nowhere.\n"
    )
    assert table(ORDER)[1:] == ["1,Time,6,9,2,0,0,", "2,Trust,5,9,1,1,0,", ",Money,0,9,0,0,0,"]


def test_where_no_answer_counts_it_is_said_that_there_was_one() -> None:
    assert document(Chart(0, (), unit=Unit.POINTS, spoiled=1)) == "1 answer could not be used and counts nowhere.\n"


def test_points_say_what_half_of_the_people_gave() -> None:
    shared = Chart(80, (Bar("Time", 40, spread=Spread(0, 2, 5, 8, 10)),), unit=Unit.POINTS, people=8)
    assert document(shared) == "- Time: 40 of 80 points, half of the people gave it 2 to 8\n"
    assert table(shared)[1:] == ["Time,40,80,2,8,"]


def test_choices_that_too_few_took_stand_behind_the_others_without_a_number() -> None:
    few = Chart(9, (Bar("A phone", 5), Bar("Others", 4)), others=("A tablet", "A printer"))
    assert document(few) == (
        "- A phone: 5 of 9\n- Others: 4 of 9\n\nToo few to show one by one, or nobody: A tablet; A printer.\n"
    )
    assert table(few)[1:] == ["A phone,5,9,", "Others,4,9,", "A tablet,,,", "A printer,,,"]


def test_a_cell_that_is_kept_back_is_a_dash_and_what_that_means_is_said() -> None:
    heat = Heatmap("", "", ("Morning", "Evening"), (HeatRow("Monday", (HeatCell(4), HeatCell(0, is_kept_back=True))),))
    told = document(heat, too_few=True)
    assert told.startswith("A number says how many people. – stands for too few people to show, or nobody.\n")
    assert "| Monday | 4 | – |" in told
    assert told.endswith(f"{sentences.TOO_FEW}\n")


def test_what_there_is_to_say_of_a_disagreement_stands_below_its_positions() -> None:
    topic = Disagreement(
        "Time", (Line("1 of 5: 3 people"), Line("5 of 5: 1 person")), (Line("2 people are not sure."),)
    )
    assert document(Disagreements((topic,))) == (
        "### Time\n\n- 1 of 5: 3 people\n- 5 of 5: 1 person\n\n2 people are not sure.\n"
    )
    assert table(Disagreements((topic,)), "-disagreements")[-1] == "Time,2 people are not sure.,"
