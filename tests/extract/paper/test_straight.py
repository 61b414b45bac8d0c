"""Pages in pictures: found, whatever of their marks is there, or told not to be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.extract.paper.forms import BLUE, Paper, Picture, photographed, printed, scanned
from tests.render.shipped import Copy, pdf_of_copy
from wta_forms.extract.paper.blank import BlankPage, blank_page
from wta_forms.extract.paper.straight import FITS, Straight, find_page
from wta_forms.extract.pictures.codes import corners_of_codes
from wta_forms.spec.stamp import read_page_mark

_PEN = BLUE

COPY = Copy("drivers", "en", "by-hand")
NUMBER = 2
SIZE = (2000, 1500)
"""Of photographs, so that tests are quick: what telephones send in a chat."""


@cache
def page(number: int = NUMBER) -> BlankPage:
    return blank_page(COPY.blank().map, number)


@cache
def without_marks() -> BlankPage:
    """As blanks were before they had any."""
    return replace(page(), corners=(), code=None)


def paper(number: int = NUMBER, seed: int = 3) -> Paper:
    sheet = Paper(printed(pdf_of_copy(COPY))[number - 1], seed)
    for place in page(number).places[::3]:
        draw = sheet.cross if place.is_tick else sheet.write
        draw(place.field.rectangle, pen=_PEN)
    return sheet


def found(picture: Picture, blank: BlankPage | None = None, *, has_code: bool = True) -> Straight | None:
    def is_code(text: str) -> bool:
        mark = read_page_mark(text)
        return has_code and mark is not None and mark.page == NUMBER

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    codes = corners_of_codes(Image.fromarray(grey), is_code)
    return find_page(grey, blank or page(), np.array(codes[0]) if codes else None)


def off(straight: Straight | None) -> float:
    """Points: how far the borders of most boxes are from where they should be."""
    assert straight is not None
    offs = [max(abs(border.right), abs(border.down)) for border in straight.printed.borders]
    return float(np.percentile(offs, 80))


def covered(picture: Picture, corner: tuple[int, int]) -> Picture:
    """With a thumb on one corner."""
    height, width = picture.shape[:2]
    hidden = picture.copy()
    cv2.circle(hidden, (corner[0] * width, corner[1] * height), round(0.12 * height), (150, 110, 90), -1)
    return hidden


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [0, -1.5, 3])
def test_a_scan_is_made_straight(degrees: float) -> None:
    straight = found(scanned(paper(), degrees))
    assert off(straight) < 0.6
    assert straight is not None
    assert straight.printed.fit == 1.0


@pytest.mark.parametrize("dots_per_inch", [100, 300])
def test_a_scan_may_be_coarse_or_fine(dots_per_inch: int) -> None:
    assert off(found(scanned(paper(), 1.0, dots_per_inch))) < 0.6


@pytest.mark.slow
@pytest.mark.parametrize("turns", range(4))
def test_a_photograph_may_lie_on_any_side(turns: int) -> None:
    assert off(found(photographed(paper(), size=SIZE, turns=turns))) < 0.6


def test_marks_are_enough_where_the_code_cannot_be_read() -> None:
    assert off(found(photographed(paper(), size=SIZE), has_code=False)) < 0.6


@pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 1)])
def test_a_thumb_may_be_on_one_corner(corner: tuple[int, int]) -> None:
    assert off(found(covered(scanned(paper(), 1.0), corner))) < 1.0


def test_print_and_edges_are_enough_for_blanks_without_marks() -> None:
    assert off(found(scanned(paper(), 1.5), without_marks(), has_code=False)) < 1.0
    assert off(found(photographed(paper(), size=SIZE, turns=2), without_marks(), has_code=False)) < 1.5


def test_paper_may_be_bent() -> None:
    sheet = paper()
    high, wide = sheet.picture.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    down = y + 28 * np.sin(x / wide * 4).astype(np.float32)
    sheet.picture = np.asarray(
        cv2.remap(sheet.picture, x, down, cv2.INTER_LINEAR, borderValue=(255, 255, 255)), np.uint8
    )
    assert off(found(photographed(sheet, size=SIZE))) < 1.0


@pytest.mark.slow
@pytest.mark.parametrize("has_code", [True, False])
def test_another_page_of_the_form_is_not_taken_for_it(has_code: bool) -> None:
    assert found(scanned(paper(number=5), 1.0), has_code=has_code) is None


def test_where_no_page_is_none_is_found() -> None:
    chance = np.random.default_rng(1)
    grain = chance.integers(0, 255, (30, 20, 3), np.uint8)
    assert found(np.asarray(cv2.resize(grain, (1500, 2000), interpolation=cv2.INTER_CUBIC), np.uint8)) is None
    assert found(np.full((300, 200, 3), 255, np.uint8)) is None


def test_what_is_found_fits() -> None:
    straight = found(scanned(paper()))
    assert straight is not None
    assert straight.printed.fit >= FITS
