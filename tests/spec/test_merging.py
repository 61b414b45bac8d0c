"""``merge``: which ways fit a kind, and how the rows of a table are put together."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, asking, problems, question_of
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec.form import Grouping
from wta_forms.spec.merging import IN_ONE_CELL, STRATEGIES, cell_strategies
from wta_forms.spec.words import ASKING, CELLS

NEEDED = {
    "select_one": "choices: {1: Never, 2: Often}",
    "select_multiple": "choices: {1: Never, 2: Often}",
    "rank": "choices: {a: A, b: B}",
    "points": "points: 10\n  choices: {a: A, b: B}",
    "scale": "max: 5",
    "grid": "rows: {a: A}\n  choices: {1: Never, 2: Often}",
    "table": "rows: 2\n  columns: [{id: gap, kind: text, label: Gap}]",
}
"""What a kind cannot do without."""

EVERY = sorted({strategy for strategies in STRATEGIES.values() for strategy in strategies})


def merging(kind: str, merge: str) -> str:
    needed = f"\n  {NEEDED[kind]}" if kind in NEEDED else ""
    return f"- id: q\n  kind: {kind}\n  label: Q{needed}\n  merge: {merge}"


@pytest.mark.parametrize("kind", STRATEGIES)
def test_a_kind_takes_its_own_ways_of_merging_and_is_told_of_them_for_any_other(kind: str) -> None:
    for strategy in EVERY:
        text = merging(kind, strategy)
        if strategy in STRATEGIES[kind]:
            assert question_of(text).merge == strategy
        else:
            hint = f"use one of: {', '.join(STRATEGIES[kind])}"
            values = {"strategy": strategy, "kind": kind, "advice": hint}
            assert problems(asking(text)) == [errors.MERGE_UNFIT.at(f"{FILE}:{6 + text.count(chr(10))}", **values)]


def test_no_kind_names_a_way_twice_and_every_kind_that_asks_has_one() -> None:
    assert set(STRATEGIES) == ASKING
    assert [kind for kind, strategies in STRATEGIES.items() if len(strategies) != len(set(strategies))] == []
    assert [kind for kind in CELLS if not cell_strategies(kind)] == []
    assert set(IN_ONE_CELL) <= set(EVERY)


def test_what_is_not_said_is_left_to_the_plan() -> None:
    assert question_of("- {id: q, kind: scale, label: Q, max: 5}").merge == ""


# --- reckoning with keys ----------------------------------------------------------------------------------------------

UNSCORED = {
    "kind: select_one\n  choices: {never: Never, often: Often}\n  merge: median": "median",
    "kind: select_one\n  choices: {never: Never, often: Often}\n  merge: mean": "mean",
    "kind: grid\n  choices: {never: Never, often: Often}\n  rows: {a: A}\n  merge: mean": "mean",
}


@pytest.mark.parametrize("words", UNSCORED)
def test_only_a_list_with_numbers_as_keys_can_be_reckoned_with(words: str) -> None:
    text = asking(f"- id: q\n  label: Q\n  {words}")
    line = f"{FILE}:{text.count(chr(10))}"
    assert problems(text) == [errors.NOT_SCORED.at(line, strategy=UNSCORED[words])]
    assert problems(text.replace("{never: Never, often: Often}", "{1: Never, 2: Often}")) == []
    assert problems(text.replace(f"merge: {UNSCORED[words]}", "merge: tally")) == []


def test_rows_in_which_several_boxes_may_be_ticked_have_no_middle() -> None:
    grid = "- id: q\n  label: Q\n  kind: grid\n  rows: {a: A}\n  choices: {1: B, 2: C}\n  tick: many\n  merge: median"
    line = f"{FILE}:{asking(grid).count(chr(10))}"
    assert problems(asking(grid)) == [errors.SEVERAL_SCORES.at(line, strategy="median")]
    assert problems(asking(grid.replace("many", "one"))) == []


def test_a_list_that_could_not_be_read_is_not_also_said_to_have_no_numbers() -> None:
    found = problems(asking("- {id: q, kind: select_one, label: Q, choices: nowhere, merge: mean}"))
    assert [problem.message for problem in found] == [errors.UNKNOWN_LIST.text.format(name="nowhere")]


# --- the rows of a table ----------------------------------------------------------------------------------------------

TABLE = """
- id: gaps
  kind: table
  label: Gaps
  rows: 2
  columns:
  - {id: gap, kind: text, label: Gap}
  - {id: risk, kind: number, label: Risk}
  - {id: pace, kind: scale, label: Pace, max: 5}
  - {id: often, kind: select_one, label: Often, choices: {1: Never, 2: Often}}
  - {id: way, kind: select_one, label: Way, choices: {bus: Bus, van: Van}}
  merge: {merge}
"""
LINE = f"{FILE}:16"


def grouped(merge: str) -> str:
    return TABLE.replace("{merge}", merge)


GROUPINGS = {
    "{group: gap}": Grouping("gap"),
    "{group: gap, risk: median, pace: mean, often: mean, way: tally}": Grouping(
        "gap", (("risk", "median"), ("pace", "mean"), ("often", "mean"), ("way", "tally"))
    ),
    "{risk: sum, group: way, gap: union}": Grouping("way", (("risk", "sum"), ("gap", "union"))),
}


@pytest.mark.parametrize("merge", GROUPINGS)
def test_rows_are_put_together_by_a_column_and_others_say_how_their_cells_become_one(merge: str) -> None:
    assert question_of(grouped(merge)).merge == GROUPINGS[merge]


def test_a_table_may_also_name_one_way_for_all_of_it() -> None:
    assert question_of(grouped("latest")).merge == "latest"


CELL = {kind: f"use one of: {', '.join(cell_strategies(kind))}" for kind in CELLS}
MISTAKES: dict[str, list[Problem]] = {
    "{risk: median}": [errors.GROUP_MISSING.at(LINE, column="gap")],
    "{group: gpa}": [errors.GROUP_UNKNOWN.at(LINE, column="gpa", advice="did you mean 'gap'?")],
    "{group: gap, wya: tally}": [errors.GROUP_UNKNOWN.at(LINE, column="wya", advice="did you mean 'way'?")],
    "{group: gap, gap: all}": [errors.GROUP_ITSELF.at(LINE, column="gap")],
    "{group: gap, risk: tally}": [errors.MERGE_UNFIT.at(LINE, strategy="tally", kind="number", advice=CELL["number"])],
    "{group: gap, risk: decide}": [
        errors.MERGE_UNFIT.at(LINE, strategy="decide", kind="number", advice=CELL["number"])
    ],
    "{group: gap, pace: average}": [
        errors.MERGE_UNFIT.at(LINE, strategy="average", kind="scale", advice="here it is mean")
    ],
    "{group: gap, pace: medain}": [
        errors.MERGE_UNFIT.at(LINE, strategy="medain", kind="scale", advice="did you mean 'median'?")
    ],
    "{group: gap, way: median}": [errors.NOT_SCORED.at(LINE, strategy="median")],
    "{group: gap, group: way}": [errors.DUPLICATE_KEY.at(LINE, key="group", first=16)],
    "{group: }": [errors.KEY_WITHOUT_VALUE.at(LINE, key="group")],
    "{group: gap, risk: }": [errors.KEY_WITHOUT_VALUE.at(LINE, key="risk")],
    "{group: gpa, risk: tally, way: mean, pace: several}": [
        errors.GROUP_UNKNOWN.at(LINE, column="gpa", advice="did you mean 'gap'?"),
        errors.MERGE_UNFIT.at(LINE, strategy="tally", kind="number", advice=CELL["number"]),
        errors.NOT_SCORED.at(LINE, strategy="mean"),
        errors.MERGE_UNFIT.at(LINE, strategy="several", kind="scale", advice=CELL["scale"]),
    ],
}


@pytest.mark.parametrize("merge", MISTAKES)
def test_every_mistake_in_a_grouping_is_told_once_at_its_line(merge: str) -> None:
    assert problems(asking(grouped(merge))) == MISTAKES[merge]


@pytest.mark.parametrize("merge", ["{group: [gap]}", "{group: gap, risk: [mean]}", "[gap]", "{}"])
def test_what_is_not_a_word_is_told_with_an_example(merge: str) -> None:
    (problem,) = problems(asking(grouped(merge)))
    found = "a map" if merge == "{}" else "a list"
    expected = "a way of merging answers, or {group: a column}"
    assert problem == errors.WRONG_TYPE.at(LINE, word="merge", expected=expected, found=found, example="merge: latest")


def test_a_column_that_could_not_be_read_is_not_also_said_to_be_missing() -> None:
    text = grouped("{group: gap, way: tally}").replace("id: way, kind: select_one", "id: way, kind: selekt_one")
    (problem,) = problems(asking(text))
    assert problem.where == f"{FILE}:15"


def test_a_mistake_in_rows_does_not_hide_one_in_a_grouping() -> None:
    found = problems(asking(grouped("{group: gpa}").replace("rows: 2", "rows: 0")))
    assert [problem.where for problem in found] == [f"{FILE}:9", LINE]
