"""Grids: a tick for every row and choice, and how wide their columns are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.layout.paper import pages_of, said_in, tags, widgets, words
from tests.layout.test_kinds import middle, panels
from wta_forms.layout.boxes import Pages, Rect, Role, Tag, Words

GRID = """
- id: q
  kind: grid
  label: How far do you agree?
  rows:
    us: We know who we are doing this for and what they need
    fair: {label: It is fair, hint: To everybody.}
  choices: {1: Strongly disagree, 2: Disagree, 3: Neither agree nor disagree, 4: Agree, 5: Strongly agree}
  unsure: true
"""


def test_a_grid_is_a_table_with_its_rows_words_first_and_its_choices_for_heads() -> None:
    pages = pages_of(GRID)
    (table,) = tags(pages.tree, Role.TABLE)
    assert [said_in(head, pages) for head in tags(table, Role.COLUMN_HEADER)] == [
        ["Strongly disagree"],
        ["Disagree"],
        ["Neither agree nor disagree"],
        ["Agree"],
        ["Strongly agree"],
        ["Not sure"],
    ]
    assert [said_in(head, pages) for head in tags(table, Role.ROW_HEADER)] == [
        ["We know who we are doing this for and what they need"],
        ["It is fair", "To everybody."],
    ]
    assert said_in(tags(table, Role.TABLE_ROW)[2], pages)[2:] == [
        "1, It is fair: Strongly disagree",
        "1, It is fair: Disagree",
        "1, It is fair: Neither agree nor disagree",
        "1, It is fair: Agree",
        "1, It is fair: Strongly agree",
        "1, It is fair: Not sure",
    ]


def test_a_tick_of_a_grid_stands_in_the_middle_of_its_cell() -> None:
    pages = pages_of(GRID)
    for name in ("q-us-1", "q-us-3", "q-fair-5"):
        page, tick = next((page, widget.rect) for page, widget in pages.widgets() if widget.name == name)
        left, right, above, below = around(tick, [box.rect for box in panels(pages, page)])
        assert tick.x - left == pytest.approx(right - tick.right)
        assert tick.y - above == pytest.approx(below - tick.bottom)


def around(rect: Rect, rules: list[Rect]) -> tuple[float, float, float, float]:
    """The nearest rules left, right, over and under a box."""
    x, y = middle(rect)
    across = [rule.x for rule in rules if rule.width == 0 and rule.y <= y <= rule.bottom]
    down = [rule.y for rule in rules if rule.height == 0 and rule.x <= x <= rule.right]
    left, right = max(at for at in across if at < x), min(at for at in across if at > x)
    return left, right, max(at for at in down if at < y), min(at for at in down if at > y)


def test_the_columns_of_a_grid_are_alike_and_none_cuts_a_word() -> None:
    pages = pages_of(GRID)
    ticks = [widget.rect.x for widget in widgets(pages).values()][:6]
    apart = {round(after - before, 6) for before, after in pairwise(ticks)}
    assert len(apart) == 1
    heads = [said for head in tags(pages.tree, Role.COLUMN_HEADER) for said in boxes_in(head, pages)]
    assert not [head.text for head in heads if any(line.is_cut for line in head.lines)]


def heads_of(choices: str) -> list[Words]:
    pages = pages_of(f"- {{id: q, kind: grid, label: Q, rows: {{a: It works, b: It helps}}, choices: {{{choices}}}}}")
    return [said for head in tags(pages.tree, Role.COLUMN_HEADER) for said in boxes_in(head, pages)]


@pytest.mark.parametrize("count", [2, 6, 7, 8])
def test_no_word_over_a_column_is_cut_while_the_words_of_rows_have_room_to_give_up(count: int) -> None:
    heads = heads_of(", ".join(f"{n}: Experience {n}" for n in range(1, count)) + f", {count}: Yes")
    assert not [head.text for head in heads if any(line.is_cut for line in head.lines)]


def test_words_over_a_narrow_column_take_two_lines_where_a_little_more_room_is_enough() -> None:
    heads = heads_of("1: Exceptionally bad, 2: Bad, 3: 'Neither so, nor so', 4: Good, 5: Exceptionally good")
    assert [len(head.lines) for head in heads] == [2, 1, 2, 1, 2]


def test_as_many_columns_as_fit_are_no_problem_however_long_the_words_over_them() -> None:
    choices = ", ".join(f"{n}: Incomprehensibilities {n}" for n in range(1, 13))
    assert len(widgets(pages_of(f"- {{id: q, kind: grid, label: Q, rows: {{a: A}}, choices: {{{choices}}}}}"))) == 12


def boxes_in(tag: Tag, pages: Pages) -> list[Words]:
    return [box for _, leaf in tag.leaves() if isinstance(box := pages.box(leaf), Words)]


@pytest.mark.parametrize(
    ("tick", "printed"), [("one", "Tick one box in each row."), ("many", "Tick as many as you like in each row.")]
)
def test_it_is_said_how_many_ticks_a_row_takes(tick: str, printed: str) -> None:
    yaml = f"- {{id: q, kind: grid, tick: {tick}, label: Q, rows: {{a: A}}, choices: {{x: X, y: Y}}}}"
    assert printed in words(pages_of(yaml))
