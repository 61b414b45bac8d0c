"""What is drawn close to boxes to tick, and in none of them."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, sin

import numpy as np
import pytest

from tests.extract.paper.forms import BLACK, BLUE, Paper
from tests.extract.paper.small import SIDE, areas, ink_of, paper_with
from wta_forms.extract.paper.blank import BlankPage
from wta_forms.extract.paper.strays import strays_near
from wta_forms.map import Rectangle

BOX: Rectangle = (60, 90, 78, 108)
BELOW: Rectangle = (60, 60, 78, 78)
FAR: Rectangle = (60, 160, 78, 178)
WORDS: Rectangle = (84, 93, 130, 105)


def strays_after(
    draw: Callable[[Paper], object], *boxes: Rectangle, seed: int = 1, noise: float = 3.0
) -> tuple[bool, ...]:
    paper = paper_with(*boxes, seed=seed)
    for left in range(85, 130, 6):  # what is printed beside the box
        paper.stroke([(left, 95), (left + 4, 103)], BLACK)
    draw(paper)
    page = BlankPage(1, SIDE, SIDE, (), tuple(areas([WORDS])))
    return strays_near(ink_of(paper, noise), areas(boxes), page)


def circled(paper: Paper, box: Rectangle, over: float) -> None:
    x0, y0, x1, y1 = box
    wide, high = (x1 - x0) / 2 + over, (y1 - y0) / 2 + over
    turns = np.linspace(0, 6.5, 30)
    paper.stroke([((x0 + x1) / 2 + wide * cos(t), (y0 + y1) / 2 + high * sin(t)) for t in turns], BLUE)


@pytest.mark.parametrize("seed", range(3))
def test_a_circle_around_a_box_is_near_it_and_not_near_another(seed: int) -> None:
    assert strays_after(lambda paper: circled(paper, BOX, 8), BOX, FAR, seed=seed) == (True, False)


def test_a_circle_around_the_words_of_a_box_is_near_it() -> None:
    assert strays_after(lambda paper: circled(paper, WORDS, 4), BOX, FAR) == (True, False)


def test_a_tick_that_stands_before_its_box_is_near_it() -> None:
    assert strays_after(lambda paper: paper.check((42, 90, 57, 105), BLUE), BOX, FAR) == (True, False)


@pytest.mark.parametrize("seed", range(4))
def test_a_cross_that_runs_over_is_of_its_own_box_and_near_no_other(seed: int) -> None:
    assert strays_after(lambda paper: paper.cross(BOX, BLACK, over=0.5), BOX, BELOW, seed=seed) == (False, False)


def test_what_is_printed_is_no_stray_nor_is_a_line_of_a_table() -> None:
    assert strays_after(lambda paper: paper.picture[345:348, 100:700].fill(60), BOX, BELOW) == (False, False)


def test_lines_of_a_table_are_no_strays_though_noise_breaks_them() -> None:
    def table(paper: Paper) -> None:
        for row in (345, 480):
            paper.picture[row : row + 3, 100:700] = 170
        for column in (210, 360):
            paper.picture[200:700, column : column + 3] = 170

    assert strays_after(table, BOX, BELOW, noise=22.0) == (False, False)


def test_a_circle_is_seen_though_the_line_of_a_table_goes_through_it() -> None:
    def table(paper: Paper) -> None:
        paper.picture[345:348, 100:700] = 150
        circled(paper, BOX, 9)

    assert strays_after(table, BOX, FAR) == (True, False)
