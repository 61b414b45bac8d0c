"""Rows out of several tables as one: the next steps of a plan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.answers import Answer, Response, State
from wta_forms.plan.authored.templates import filled_item
from wta_forms.plan.model import Grid, Row
from wta_forms.plan.near import Wanted, is_near
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.spoken import folded, spoken_date

FORM = form_of(
    """
    - id: steps
      kind: table
      label: Steps
      rows: 4
      columns:
      - {id: step, kind: text, label: Step}
      - {id: owner, kind: text, label: Owner}
      - {id: by, kind: date, label: By}
    - id: risks
      kind: table
      label: Risks
      rows: 4
      columns:
      - {id: risk, kind: text, label: Risk}
      - {id: action, kind: text, label: Action}
      - {id: likelihood, kind: scale, label: How likely, max: 5}
      - {id: impact, kind: scale, label: How bad, max: 5}
      - {id: cost, kind: number, label: Cost}
      - {id: soon, kind: select_one, label: When, choices: {now: Now, later: Later, ever: Ever}}
      merge: {group: risk}
    - id: signs
      kind: table
      label: Signs
      rows: 4
      columns: [{id: sign, kind: text, label: Sign}, {id: when, kind: text, label: When}]
    """
)
BLOCK = (
    "{as: table, columns: {step: What we will do, owner: Who, by: By when}, sort: by, from: ["
    'drivers.steps: {step: "{step}", owner: "{owner}", by: "{by}"},'
    ' drivers.risks: {step: "{action} (risk: {risk})"},'
    ' drivers.signs: {step: "Check: {sign}", by: "{when}"}]FIRST}'
)


def together(*people: Response, first: str = "", sort: str = "sort: by") -> Grid:
    block = BLOCK.replace("FIRST", first).replace("sort: by", sort)
    body: Any = only_block(plan_from(FORM, people, block)).body
    assert isinstance(body, Grid)
    return body


def test_each_table_says_what_goes_where_and_days_come_first() -> None:
    ann = said(
        "Ann",
        steps=[{"step": "Rest", "owner": "Ann"}, {"step": "Ring Bob", "by": "2026-05-01"}],
        risks=[{"risk": "Rain", "action": "Take a tent"}],
        signs=[{"sign": "Smiles", "when": "1 week later"}],
    )
    bob = said("Bob", day=2, steps=[{"step": "Walk", "by": "2026-04-01"}])
    assert together(ann, bob) == Grid(
        ("What we will do", "Who", "By when"),
        (
            Row(("Walk", "", "1 April 2026"), (4,)),
            Row(("Ring Bob", "", "1 May 2026"), (1,)),
            Row(("Check: Smiles", "", "1 week later"), (3,)),
            Row(("Rest", "Ann", ""), (1,)),
            Row(("Take a tent (risk: Rain)", "", ""), (2,)),
        ),
    )


def test_a_row_that_says_nothing_in_its_first_column_is_left_out() -> None:
    ann = said("Ann", steps=[{"owner": "Bob"}, {"step": "-"}, {"step": "Walk"}], risks=[{"risk": "Rain"}])
    assert [row.cells[0] for row in together(ann).rows] == ["Walk"]


def test_what_several_say_in_the_same_words_stands_there_once() -> None:
    people = [said("Ann", steps=[{"step": "Walk"}]), said("Bob", day=2, steps=[{"step": "walk"}])]
    assert together(*people).rows == (Row(("Walk", "", ""), (1, 2)),)


def test_what_two_tables_name_in_nearly_the_same_words_is_one_row_under_whatever_label() -> None:
    ann = said("Ann", steps=[{"step": "Check smiles", "owner": "Ann"}, {"step": "The church hall", "owner": "Ann"}])
    bob = said("Bob", day=2, steps=[{"step": "church halls", "owner": "Bob"}], signs=[{"sign": "Smiles"}])
    assert together(ann, bob).rows == (
        Row(("Check smiles", "Ann", ""), (1, 3)),
        Row(("The church hall (also: “church halls”)", "Ann; Bob", ""), (1, 2)),
    )


def test_the_same_by_another_day_is_another_row() -> None:
    days = [
        said(who, steps=[{"step": "Walk", "by": day}]) for who, day in (("Ann", "2026-04-01"), ("Bob", "2026-05-01"))
    ]
    assert [row.cells for row in together(*days).rows] == [("Walk", "", "1 April 2026"), ("Walk", "", "1 May 2026")]


def test_what_the_facilitator_keeps_apart_stays_apart() -> None:
    ann = said("Ann", steps=[{"step": "Check smiles"}], signs=[{"sign": "Smiles"}])
    apart = Decisions(near={"drivers.steps": Wanted(apart=(("Check smiles", "Check: Smiles"),))})
    body: Any = only_block(plan_from(FORM, [ann], BLOCK.replace("FIRST", ""), decisions=apart)).body
    assert [row.cells[0] for row in body.rows] == ["Check smiles", "Check: Smiles"]


STEPS = st.sampled_from(
    ["Find a fridge", "Find: A fridge", "Find no fridge", "Find 2 fridges", "Find 3 fridges", "Ring Bob", "ring: bob"]
)
ROWS_OF_STEPS = st.lists(
    st.fixed_dictionaries(
        {"step": STEPS},
        optional={
            "owner": st.sampled_from(["Ann", "ann", "Bob"]),
            "by": st.sampled_from(["2026-04-01", "2026-05-01"]),
        },
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS_OF_STEPS, min_size=1, max_size=3))
def test_rows_meet_only_where_they_say_the_same_by_the_same_day_and_no_word_is_lost(
    everybody: list[list[dict[str, str]]],
) -> None:
    people = [said(f"Person {place}", day=place + 1, steps=rows) for place, rows in enumerate(everybody)]
    made = together(*people).rows
    written = {
        (row["step"], row.get("owner", ""), spoken_date(row.get("by", ""), "en")) for own in everybody for row in own
    }
    for row in made:
        met = [
            each for each in written if is_near(each[0], row.cells[0].split(" (also")[0]) and each[2] == row.cells[2]
        ]
        assert met
        assert {folded(owner) for _, owner, _ in met if owner} == {
            folded(each) for each in row.cells[1].split("; ") if each
        }
    for step, _, day in written:
        (own,) = [row for row in made if is_near(step, row.cells[0]) and row.cells[2] == day]
        assert own.numbers


def test_a_day_that_could_not_be_read_comes_behind_those_that_could() -> None:
    soon = Answer(State.ANSWERED, [{"step": "Rest"}], raw={"steps-1-step": "Rest", "steps-1-by": "soon"})
    people = [said("Ann", steps=soon), said("Bob", day=2, steps=[{"step": "Go"}, {"step": "Walk", "by": "2026-04-01"}])]
    assert [row.cells for row in together(*people).rows] == [
        ("Walk", "", "1 April 2026"),
        ("Rest", "", "“soon”"),
        ("Go", "", ""),
    ]


def test_turned_round_only_the_days_are() -> None:
    ann = said("Ann", steps=[{"step": "Go"}, {"step": "A", "by": "2026-04-01"}, {"step": "B", "by": "2026-05-01"}])
    assert [row.cells[0] for row in together(ann, sort="sort: -by").rows] == ["B", "A", "Go"]


AGAINST = (
    "{as: table, columns: {step: What we will do, what: What}, score: likelihood x impact, sort: SORT, from: ["
    'drivers.steps: {step: "{step}", what: "{owner}"},'
    ' drivers.risks: {step: "{action}", what: "WHAT"}]}'
)


def against(sort: str, what: str, *people: Response) -> list[tuple[str, ...]]:
    body: Any = only_block(plan_from(FORM, people, AGAINST.replace("SORT", sort).replace("WHAT", what))).body
    assert isinstance(body, Grid)
    return [row.cells for row in body.rows]


RISKS = said(
    "Ann",
    steps=[{"step": "Rest", "owner": "Bob"}],
    risks=[
        {"risk": "Rain", "action": "Tents", "likelihood": 2, "impact": 1, "cost": 90, "soon": "later"},
        {"risk": "Fire", "action": "Hoses", "cost": 1000, "soon": "now"},
        {"risk": "Snow", "action": "Boots", "likelihood": 5, "impact": 4, "cost": 200, "soon": "ever"},
        {"risk": "Wind", "action": "Ropes", "likelihood": 2, "impact": 5},
    ],
)


@pytest.mark.parametrize(
    ("sort", "steps"),
    [
        ("-score", ["Boots", "Ropes", "Tents", "Rest", "Hoses"]),
        ("score", ["Tents", "Ropes", "Boots", "Rest", "Hoses"]),
    ],
)
def test_rows_are_sorted_by_a_score_that_need_not_be_shown_and_those_without_come_last(
    sort: str, steps: list[str]
) -> None:
    assert [step for step, _ in against(sort, "{risk}", RISKS)] == steps


def test_the_score_of_several_people_is_the_middle_of_theirs_and_can_be_shown() -> None:
    bob = said("Bob", day=2, risks=[{"risk": "rain", "action": "Tents", "likelihood": 4, "impact": 5}])
    assert against("-score", "{risk} (score {score})", RISKS, bob)[:2] == [
        ("Boots", "Snow (score 20)"),
        ("Tents", "Rain (score 11 (2 to 20))"),
    ]


@pytest.mark.parametrize(
    ("what", "steps"),
    [
        ("{cost} pounds", ["Tents", "Boots", "Hoses", "Rest", "Ropes"]),
        ("{soon}", ["Hoses", "Tents", "Boots", "Rest", "Ropes"]),
    ],
)
def test_figures_go_by_their_size_and_choices_by_their_list(what: str, steps: list[str]) -> None:
    assert [step for step, _ in against("what", what, RISKS)] == steps


def test_rows_beyond_the_first_are_kept() -> None:
    grid = together(said("Ann", steps=[{"step": "A"}, {"step": "B"}]), first=", first: 1")
    assert ([row.cells[0] for row in grid.rows], [row.cells[0] for row in grid.rest]) == (["A"], ["B"])


@pytest.mark.parametrize(
    ("template", "values", "cell"),
    [
        ("{action} (risk: {risk})", {"action": "Ring", "risk": "Rain"}, "Ring (risk: Rain)"),
        ("{action} (risk: {risk})", {"action": "Ring"}, "Ring"),
        ("{action} (risk: {risk})", {"risk": "Rain"}, ""),
        ("Find: {need}", {}, ""),
        ("As soon as we can", {}, ""),
    ],
)
def test_a_cell_says_what_it_is_about_or_nothing(template: str, values: dict[str, str], cell: str) -> None:
    assert filled_item(template, values) == cell
