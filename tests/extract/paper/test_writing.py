"""Whether something is written in a box, or beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.paper.forms import BLACK, BLUE, PENCIL, Paper
from tests.extract.paper.small import SIDE, areas, ink_of, paper_with, ruled
from wta_forms.extract.paper.blank import Area, BlankPage, Place
from wta_forms.extract.paper.writing import is_written, written_beside
from wta_forms.map import MapField, Rectangle

BOX: Rectangle = (30, 80, 170, 125)
BORDER: Rectangle = (27, 77, 173, 128)
SMALL: Rectangle = (40, 30, 68, 50)

Draw = Callable[[Paper], object]


def is_written_after(draw: Draw, box: Rectangle = BOX, words: tuple[Area, ...] = (), seed: int = 1) -> bool:
    paper = paper_with(BORDER, seed=seed)
    ruled(paper, BOX)
    draw(paper)
    return is_written(ink_of(paper), areas([box])[0], words)


WRITINGS: dict[str, tuple[Draw, Rectangle]] = {
    "a word": (lambda paper: paper.write(BOX, BLACK, 4), BOX),
    "lines": (lambda paper: paper.write(BOX, BLUE, 60), BOX),
    "small pencil": (lambda paper: paper.write(BOX, PENCIL, 5, size=6.0), BOX),
    "a figure": (lambda paper: paper.figure(SMALL, "1", PENCIL), SMALL),
    "a dash": (lambda paper: paper.stroke([(40, 110), (46, 110)], BLACK), BOX),
    "a word on the line": (lambda paper: paper.write((30, 80, 170, 112), BLACK, 6), BOX),
}


@pytest.mark.parametrize(("draw", "box"), WRITINGS.values(), ids=WRITINGS)
@pytest.mark.parametrize("seed", range(3))
def test_it_is_written_with(draw: Draw, box: Rectangle, seed: int) -> None:
    assert is_written_after(draw, box, seed=seed)


@pytest.mark.parametrize("colour", [(205, 214, 218), (150, 150, 150), (20, 20, 20)], ids=["pale", "copied", "black"])
def test_lines_to_write_on_are_nothing_written(colour: tuple[int, int, int]) -> None:
    assert not is_written_after(lambda paper: ruled(paper, BOX, colour))


def test_a_fold_across_the_page_is_nothing_written() -> None:
    assert not is_written_after(lambda paper: ruled(paper, (0, 60, 200, 130), (170, 170, 170)))


def test_dust_is_nothing_written() -> None:
    assert not is_written_after(lambda paper: paper.stroke([(60, 110), (60.4, 110.4)], BLACK))


def test_tails_of_letters_from_above_are_nothing_written() -> None:
    assert not is_written_after(lambda paper: paper.stroke([(60, 140), (61, 123)], BLACK))


def test_words_that_are_printed_in_a_box_are_nothing_written() -> None:
    printed = areas([(30, 112, 80, 124)])[0]
    assert not is_written_after(lambda paper: paper.write((30, 112, 80, 124), BLACK, 4, size=7.0), words=(printed,))


# --- beside boxes -----------------------------------------------------------------------------------------------------


def beside(*draws: Draw) -> tuple[Area, ...]:
    paper = paper_with(BORDER)
    for draw in draws:
        draw(paper)
    place = Place(MapField("q", 2, BOX, 20), areas([BOX])[0])
    return written_beside(ink_of(paper), BlankPage(2, SIDE, SIDE, (place,), ()))


def test_words_beside_a_box_are_found_where_they_are() -> None:
    (found,) = beside(lambda paper: paper.write((30, 25, 170, 60), BLUE, 8))
    assert found.left == pytest.approx(34, abs=4)
    assert SIDE - 60 <= found.top < found.bottom <= SIDE - 25


def test_words_that_are_far_apart_are_two_remarks() -> None:
    low, high = (30, 15, 170, 40), (30, 150, 170, 185)
    assert len(beside(lambda paper: paper.write(low, BLUE, 8), lambda paper: paper.write(high, BLUE, 8))) == 2


def test_borders_lines_and_dust_are_no_remarks() -> None:
    assert (
        beside(
            lambda paper: ruled(paper, (20, 30, 180, 50), (20, 20, 20)),
            lambda paper: paper.stroke([(60, 160), (60.4, 160.4)], BLACK),
        )
        == ()
    )
