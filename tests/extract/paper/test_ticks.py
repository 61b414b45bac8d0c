"""What is in a box to tick, by its ink."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.paper.forms import BLACK, BLUE, FELT_TIP, PENCIL, Paper
from tests.extract.paper.small import areas, ink_of, paper_with
from wta_forms.extract.paper.ticks import Mark, marks_in
from wta_forms.map import Rectangle

BOX: Rectangle = (90, 90, 108, 108)
BELOW: Rectangle = (90, 65, 108, 83)

Draw = Callable[[Paper], object]


def mark_after(draw: Draw, seed: int = 1) -> Mark:
    paper = paper_with(BOX, seed=seed)
    draw(paper)
    (mark,) = marks_in(ink_of(paper), areas([BOX]))
    return mark


TICKS: dict[str, Draw] = {
    "a cross": lambda paper: paper.cross(BOX, BLACK),
    "a cross in blue": lambda paper: paper.cross(BOX, BLUE),
    "a cross in pencil": lambda paper: paper.cross(BOX, PENCIL),
    "a cross with a felt pen": lambda paper: paper.cross(BOX, FELT_TIP),
    "a cross that runs over": lambda paper: paper.cross(BOX, BLACK, over=0.6),
    "a tick": lambda paper: paper.check(BOX, BLACK),
    "a tick in pencil": lambda paper: paper.check(BOX, PENCIL),
    "a tick with a long arm": lambda paper: paper.check(BOX, BLUE, over=0.8),
    "a stroke": lambda paper: paper.slash(BOX, BLACK),
}


@pytest.mark.parametrize("draw", TICKS.values(), ids=TICKS)
@pytest.mark.parametrize("seed", range(4))
def test_it_is_ticked_with(draw: Draw, seed: int) -> None:
    assert mark_after(draw, seed) is Mark.TICKED


def test_it_is_empty_when_nothing_was_drawn() -> None:
    assert mark_after(lambda paper: None) is Mark.EMPTY


def test_dust_is_no_tick() -> None:
    def dusty(paper: Paper) -> None:
        paper.picture[418:421, 412:415] = 60  # in the middle of the box, less than a point wide

    assert mark_after(dusty) is Mark.EMPTY


@pytest.mark.parametrize("seed", range(4))
def test_filling_it_in_takes_a_tick_back(seed: int) -> None:
    def ticked_and_filled(paper: Paper) -> None:
        paper.check(BOX, BLUE)
        paper.fill(BOX, BLACK)

    assert mark_after(ticked_and_filled, seed) is Mark.FILLED


@pytest.mark.parametrize("lines", [4, 5, 7, 9])
def test_a_tick_that_is_scribbled_over_is_not_sure(lines: int) -> None:
    def scribbled(paper: Paper) -> None:
        paper.cross(BOX, BLACK)
        paper.scribble(BOX, BLACK, lines)

    assert mark_after(scribbled) in {Mark.SCRIBBLED, Mark.FILLED}


@pytest.mark.parametrize("tick", [Paper.cross, Paper.check])
@pytest.mark.parametrize("seed", range(4))
def test_a_tick_that_is_struck_through_is_not_sure(tick: Callable[..., None], seed: int) -> None:
    def struck(paper: Paper) -> None:
        tick(paper, BOX, BLACK)
        paper.strike(BOX, BLACK)

    assert mark_after(struck, seed) in {Mark.STRUCK, Mark.SCRIBBLED}


def test_a_small_mark_in_the_middle_is_not_sure() -> None:
    assert mark_after(lambda paper: paper.stroke([(97, 97), (100, 100)], BLACK)) is Mark.FAINT


def test_a_mark_that_keeps_to_the_edge_is_not_sure() -> None:
    assert mark_after(lambda paper: paper.stroke([(104, 80), (105, 104), (120, 112)], BLACK)) is Mark.BESIDE


@pytest.mark.parametrize("over", [0.4, 0.6])
@pytest.mark.parametrize("seed", range(4))
def test_a_cross_that_runs_into_the_next_box_is_not_its_tick(over: float, seed: int) -> None:
    paper = paper_with(BOX, BELOW, seed=seed)
    paper.cross(BOX, BLACK, over)
    assert marks_in(ink_of(paper), areas([BOX, BELOW])) == (Mark.TICKED, Mark.EMPTY)


def test_two_crosses_that_run_into_each_other_are_two_ticks() -> None:
    paper = paper_with(BOX, BELOW)
    paper.cross(BOX, BLACK, 0.6)
    paper.cross(BELOW, BLUE, 0.6)
    assert marks_in(ink_of(paper), areas([BOX, BELOW])) == (Mark.TICKED, Mark.TICKED)


def test_grain_is_no_tick() -> None:
    paper = paper_with(BOX)
    assert marks_in(ink_of(paper, noise=25.0), areas([BOX])) == (Mark.EMPTY,)


def test_only_what_is_not_sure_says_why() -> None:
    assert {mark for mark in Mark if mark.is_sure} == {Mark.EMPTY, Mark.TICKED, Mark.FILLED}
