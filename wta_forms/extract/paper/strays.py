"""What is drawn close to boxes to tick and in none: a circle around one, or around its words; a tick that missed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from wta_forms.extract.paper.blank import Area, BlankPage
from wta_forms.extract.paper.ink import Grey, Ink, part_of

_NEAR = 14.0
"""Points around a box in which a mark may be meant for it."""
_WORDS, _WRITING = 1.5, 6.0
"""Points around printed words, and around boxes to write in, in which ink is theirs."""
_BORDER = 2.5
"""Points on both sides of where a box to tick begins: there is its border."""
_LEAST, _EXTENT, _THIN = 3.0, 6.0, 2.5
"""Square points of ink; points wide or high; and points the other way: less is dust, the end of a stroke, or what is
left of a line."""
_RULED = 22.0
"""Points: a longer line, level or upright, is one of a table."""
_ACROSS = 9
"""Pixels: twice as far as from the side of a line of a table to its middle."""
_DARKER_THAN_TINTS = 0.25


def strays_near(ink: Ink, boxes: Sequence[Area], page: BlankPage) -> tuple[bool, ...]:
    """For each box to tick, which is where its border was found, whether something is drawn near it that is not
    printed, and does not come out of a box either, as the arm of a cross does."""
    labels = _drawn(ink, boxes)
    owned = _reaching_into(labels, _insides(boxes, page), ink.scale)
    _erase(labels, boxes, page, ink.scale)
    return tuple(_is_near(labels, box, owned, ink.scale) for box in boxes)


def _drawn(ink: Ink, boxes: Sequence[Area]) -> Grey:
    """Every piece of ink with a number of its own, without the lines of tables, which would tie all together. Borders
    of boxes stay: together with the ends of a cross they are as long, and hold its arms."""
    black = (ink.dark >= max(ink.least, round(255 * _DARKER_THAN_TINTS))).astype(np.uint8)
    ruled = cv2.bitwise_or(_level(ink.black, ink.scale), _level(ink.black.T.copy(), ink.scale).T)
    for box in boxes:
        part_of(ruled, box.larger(_BORDER), ink.scale)[:] = 0
    drawn = np.where(ruled, 0, black).astype(np.uint8)
    # What a line cut in two hangs together across it.
    bridges = cv2.bitwise_and(cv2.dilate(drawn, np.ones((_ACROSS, _ACROSS), np.uint8)), ruled)
    return cv2.connectedComponents(cv2.bitwise_or(drawn, bridges))[1]


def _level(black: Grey, scale: float) -> Grey:
    """Where level lines are, though they may be a little askew, and pale enough to be broken."""
    thick = cv2.dilate(black, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    line = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(_RULED * scale)), np.uint8))
    return cv2.dilate(line, np.ones((3, 5), np.uint8))


def _insides(boxes: Sequence[Area], page: BlankPage) -> list[Area]:
    return [box.larger(-_BORDER) for box in (*boxes, *(place.area for place in page.places if not place.is_tick))]


def _reaching_into(labels: Grey, insides: Sequence[Area], scale: float) -> set[int]:
    return {int(label) for inside in insides for label in np.unique(part_of(labels, inside, scale))} | {0}


def _erase(labels: Grey, boxes: Sequence[Area], page: BlankPage, scale: float) -> None:
    """What is printed: what is left of a piece that touches it is drawn."""
    printed = [
        *(words.larger(_WORDS) for words in page.words),
        *(place.area.larger(_WRITING) for place in page.places if not place.is_tick),
        *(box.larger(_BORDER) for box in boxes),
    ]
    for area in printed:
        part_of(labels, area, scale)[:] = 0


def _is_near(labels: Grey, box: Area, owned: set[int], scale: float) -> bool:
    around = part_of(labels, box.larger(_NEAR), scale)
    return any(_is_mark(around == label, scale) for label in np.unique(around) if int(label) not in owned)


def _is_mark(piece: Grey, scale: float) -> bool:
    rows, columns = np.nonzero(piece)
    if rows.size < _LEAST * scale**2:
        return False
    short, long = sorted((np.ptp(rows) + 1, np.ptp(columns) + 1))
    return bool(long >= _EXTENT * scale and short >= _THIN * scale)
