"""What was written by hand: in boxes, and beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cv2
import numpy as np

from wta_forms.extract.paper.blank import Area, BlankPage
from wta_forms.extract.paper.ink import Grey, Ink, part_of, without_specks

_DUST = 1.0
"""Square points of ink: a piece that is smaller is no letter, nor the dot on one that counts."""
_LEAST, _EXTENT = 2.5, 3.2
"""Square points of ink, and points wide or high: a dash is something written, a dot is not."""

_ACROSS, _LONG, _THIN = 0.7, 40.0, 2.4
"""A line that goes over this part of a box, or all of its height, and is long and thin, is printed, or a fold."""
_UPRIGHT, _PALEST = 15.0, 5
"""Points: letters are less high; and how dark a line is, at least."""
_STEP = 22.0
"""Points of a line that are straight even where the page is a little askew."""

_SPILL = 4.0
"""Points that the tails of letters hang into a box from outside."""


def is_written(ink: Ink, box: Area, words: Iterable[Area]) -> bool:
    """Whether something stands in a box to write in, beside what is printed there."""
    black = (_without_lines(part_of(ink.dark, box, ink.scale), ink.scale) >= ink.least_in(box)).astype(np.uint8)
    for printed in words:
        if printed.meets(box):
            part_of(black, printed.larger(1.0).moved(-max(0.0, box.left), -max(0.0, box.top)), ink.scale)[:] = 0
    own = _without_spills(without_specks(black, ink.scale, _DUST), ink.scale)
    rows, columns = np.nonzero(own)
    if rows.size < _LEAST * ink.scale**2:
        return False
    return bool(max(np.ptp(rows), np.ptp(columns)) + 1 >= _EXTENT * ink.scale)


def _without_lines(dark: Grey, scale: float) -> Grey:
    """Without what goes across nearly all of it and is straight, pale or not: lines to write on, and folds."""
    if not dark.size:
        return dark
    level = _line(dark, scale, max(_ACROSS * dark.shape[1], _LONG * scale))
    upright = _line(dark.T.copy(), scale, max(dark.shape[0] - 4, _UPRIGHT * scale)).T
    return cv2.subtract(cv2.subtract(dark, level), upright)


def _line(dark: Grey, scale: float, least: float) -> Grey:
    """How much of each pixel is that of a level line, as long as that and thin."""
    step = max(3, round(min(_STEP * scale, dark.shape[1] * 0.5)))
    thick = cv2.dilate(cv2.blur(dark, (7, 1)), np.ones((3, 1), np.uint8))
    straight = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, step), np.uint8))
    # What paper has of such lines is its own grain.
    grain = int(np.median(straight))
    _, labels, stats, _ = cv2.connectedComponentsWithStats((straight > grain + _PALEST).astype(np.uint8))
    is_line = (stats[:, cv2.CC_STAT_WIDTH] >= least) & (stats[:, cv2.CC_STAT_HEIGHT] <= _THIN * scale + 2)
    is_line[0] = False
    return np.where(is_line[labels], np.minimum(straight, 255 - _PALEST) + _PALEST, 0).astype(np.uint8)


def _without_spills(black: Grey, scale: float) -> Grey:
    """Without what comes in over the edge and ends there."""
    high, wide = black.shape
    deep = round(_SPILL * scale)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(black)
    kept = np.ones(count, bool)
    kept[0] = False
    for label in range(1, count):
        x, y, across, down, _ = stats[label]
        is_at_top_or_bottom = (y == 0 or y + down == high) and down <= deep
        is_at_a_side = (x == 0 or x + across == wide) and across <= deep
        kept[label] = not (is_at_top_or_bottom or is_at_a_side)
    return np.where(kept[labels], 1, 0).astype(np.uint8)


# --- beside the boxes -------------------------------------------------------------------------------------------------

_AROUND_WORDS, _AROUND_BOX, _AROUND_TICK = 3.0, 6.0, 14.0
"""Points beside what is printed in which ink belongs to it, or to a mark that runs over."""
_MARGIN = 8.0
_APART = 14.0
"""Points between words of one remark."""
_REMARK, _WIDE, _HIGH = 14.0, 14.0, 5.0
"""Square points of ink, and points wide and high: less is no remark."""
_MOST_REMARKS = 6
_DARKER_THAN_TINTS = 0.25


def written_beside(ink: Ink, page: BlankPage) -> tuple[Area, ...]:
    """Where on a page something is written outside of all boxes, from top to bottom."""
    black = (ink.dark >= max(ink.least, 255 * _DARKER_THAN_TINTS)).astype(np.uint8)
    for area in _printed(page):
        part_of(black, area, ink.scale)[:] = 0
    step = round(_STEP * ink.scale)
    level, upright = (
        cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones(size, np.uint8)) for size in ((1, step), (step, 1))
    )
    ruled = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((5, 5), np.uint8))
    left = without_specks(np.where(ruled, 0, black), ink.scale, _DUST)
    return tuple(_remarks(left, ink.scale))[:_MOST_REMARKS]


def _printed(page: BlankPage) -> Iterator[Area]:
    """All of which the map says that something is printed there, and the edges of the page. What stands above the words
    of the first page is a logo; beside the number of the page stands what form it is."""
    yield from (words.larger(_AROUND_WORDS) for words in page.words)
    yield from (place.area.larger(_AROUND_TICK if place.is_tick else _AROUND_BOX) for place in page.places)
    yield from (mark.larger(_AROUND_WORDS) for mark in page.corners)
    if page.code:
        yield page.code.larger(_AROUND_BOX)
    tops = [words.top for words in page.words]
    if page.number == 1:
        yield Area(0.0, 0.0, page.width, min(tops, default=0.0))
    yield Area(0.0, max(tops, default=page.height) - _AROUND_WORDS, page.width, page.height)
    yield Area(0.0, 0.0, page.width, _MARGIN)
    yield Area(0.0, 0.0, _MARGIN, page.height)
    yield Area(page.width - _MARGIN, 0.0, page.width, page.height)


def _remarks(black: Grey, scale: float) -> Iterator[Area]:
    side = round(_APART * scale) | 1
    near = cv2.dilate(black, np.ones((side, side), np.uint8))
    count, labels = cv2.connectedComponents(near)
    own = np.where(black > 0, labels, 0)
    for label in range(1, count):
        rows, columns = np.nonzero(own == label)
        wide, high = (np.ptp(columns) + 1) / scale, (np.ptp(rows) + 1) / scale
        is_bar = rows.size > 0.8 * wide * high * scale**2
        if rows.size >= _REMARK * scale**2 and wide >= _WIDE and high >= _HIGH and not is_bar:
            left, top, right, bottom = (
                float(side) / scale for side in (columns.min(), rows.min(), columns.max(), rows.max())
            )
            yield Area(left, top, right, bottom)
