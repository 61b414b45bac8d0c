"""Grids, and several scales in one chart."""

from __future__ import annotations

from typing import Any

from tests.plan.paper import form_of, only_block, plan_from, plan_of, said, showing
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Block, Grid, HeatCell, Heatmap, HeatRow, Rating, Ratings, Row

AGREE = "choices: {1: Disagree, 2: Neither, 3: Agree}, unsure: true"
ROWS = "rows: {trust: We trust each other, voice: All have a voice}"


def shown(words: str, way: str, *values: Any) -> Block:
    form = form_of(f"- {{id: ready, kind: grid, label: Ready?, {ROWS}, {words}}}")
    people = [said(f"P{day}", day=day, ready=value) for day, value in enumerate(values, 1)]
    return only_block(plan_from(form, people, f"{{from: drivers.ready, as: {way}}}"))


def test_a_scored_grid_is_rated_row_by_row_by_the_middle() -> None:
    made = shown(f"{AGREE}, merge: median", "chart", {"trust": 3, "voice": 1}, {"trust": 1}, {"trust": "unsure"})
    rows = (
        Rating("We trust each other", 2, 1, 3, 2, 1, (1, 2), (1, 0, 1)),
        Rating("All have a voice", 1, 1, 1, 1, 0, (1,), (1, 0, 0)),
    )
    assert made.body == Ratings(1, 3, "Disagree", "Agree", rows)


def test_a_row_that_nobody_is_sure_of_is_there_and_one_that_nobody_ticked_is_not() -> None:
    made = shown(f"{AGREE}, merge: median", "chart", {"trust": "unsure"}, {"trust": "unsure"})
    assert isinstance(made.body, Ratings)
    assert made.body.rows == (Rating("We trust each other", 0, 0, 0, 0, 2, (1, 2), (0, 0, 0)),)
    table = shown(f"{AGREE}, merge: median", "table", {"trust": "unsure"})
    assert isinstance(table.body, Grid)
    assert [row.cells[-1] for row in table.body.rows] == ["", ""]


def test_a_grid_that_is_counted_shows_where_rows_and_choices_meet() -> None:
    counted = "choices: {am: Morning, pm: Evening}, tick: many"
    made = shown(counted, "chart", {"trust": ["am", "pm"]}, {"trust": ["am"]})
    rows = (
        HeatRow("We trust each other", (HeatCell(2, (1, 2)), HeatCell(1, (1,)))),
        HeatRow("All have a voice", (HeatCell(0), HeatCell(0))),
    )
    assert made.body == Heatmap("", "", ("Morning", "Evening"), rows)
    assert shown(counted, "heatmap", {"trust": ["am", "pm"]}, {"trust": ["am"]}).body == made.body


def test_a_table_of_a_grid_has_counts_and_not_sure_only_where_somebody_was() -> None:
    made = shown(AGREE, "table", {"trust": 3, "voice": 1}, {"trust": 3})
    assert made.body == Grid(
        ("", "Disagree", "Neither", "Agree"),
        (Row(("We trust each other", "0", "0", "2"), (1, 2)), Row(("All have a voice", "1", "0", "0"), (1,))),
    )
    unsure = shown(AGREE, "table", {"trust": "unsure"})
    assert isinstance(unsure.body, Grid)
    assert unsure.body.heads[-1] == "Not sure"


def test_a_table_of_a_grid_has_the_middle_or_what_most_ticked_where_the_form_asks_for_it() -> None:
    middle = shown(f"{AGREE}, merge: median", "table", {"trust": 3}, {"trust": 2})
    assert isinstance(middle.body, Grid)
    assert [row.cells for row in middle.body.rows] == [
        ("We trust each other", "0", "1", "1", "2.5"),
        ("All have a voice", "0", "0", "0", ""),
    ]
    most = shown(f"{AGREE}, merge: majority", "table", {"trust": 3, "voice": 1}, {"trust": 3, "voice": 2})
    assert isinstance(most.body, Grid)
    assert [row.cells for row in most.body.rows] == [
        ("We trust each other", "Agree (2 of 2)"),
        ("All have a voice", "Disagree and Neither (1 of 2 each)"),
    ]


def test_a_grid_that_is_only_counted_has_counts_without_numbers() -> None:
    made = shown(f"{AGREE}, share: count", "table", {"trust": 3})
    assert isinstance(made.body, Grid)
    assert [row.numbers for row in made.body.rows] == [(), ()]
    assert made.counted == 0


# --- several scales in one chart --------------------------------------------------------------------------------------

SURE = "- {id: sure, kind: scale, label: How sure are you?, max: 5, low: Not at all, high: Very}"
WARM = "- {id: warm, kind: scale, label: Are you warm?, max: 5, low: Cold, high: Very}"


def test_several_scales_are_one_chart_with_a_row_each_named_by_the_form_where_they_ask_the_same() -> None:
    drivers, assets = form_of(f"{SURE}\n{WARM}"), form_of(SURE, "assets")
    block = "{from: [drivers.sure, assets.sure, drivers.warm], as: chart}"
    loaded = plan_of(showing(block, reads="drivers, assets"), drivers, assets)
    assert loaded.plan is not None
    assert loaded.is_fine, loaded.problems
    came = [said("Ann", sure=2, warm=4), said("Ann", form="assets", sure=5), said("Bob", day=2, sure=4)]
    rows = (
        Rating("The drivers", 3, 2, 4, 2, 0, (1, 4), (0, 1, 0, 1, 0)),
        Rating("The assets", 5, 5, 5, 1, 0, (3,), (0, 0, 0, 0, 1)),
        Rating("Are you warm?", 4, 4, 4, 1, 0, (2,), (0, 0, 0, 1, 0)),
    )
    assert only_block(merge(loaded.plan, loaded.forms, came)).body == Ratings(1, 5, "", "Very", rows)
