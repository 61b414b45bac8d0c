"""Rows out of several tables as one: the next steps of a plan."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.answers import Answer, Response, State
from wta_forms.plan.model import Grid, Row
from wta_forms.plan.templates import filled_item

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
