"""Boxes to tick, measured: empty, ticked, taken back by filling them in, or not sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from wta_forms.extract.paper.blank import Area
from wta_forms.extract.paper.ink import Grey, Ink, part_of, without_specks


class Mark(Enum):
    """What is in a box to tick. What is not sure has a reason, in words."""

    EMPTY = "empty"
    TICKED = "ticked"
    FILLED = "filled in"
    FAINT = "the mark is very small"
    BESIDE = "the mark is at its edge"
    SCRIBBLED = "it seems to be crossed out"
    STRUCK = "a line goes through it"
    NEAR = "it is empty, but something is drawn close to it or around it"
    COLOURED = "it is not ticked, but a colour lies over it or its words, as that of a highlighter"

    @property
    def is_sure(self) -> bool:
        return self in {Mark.EMPTY, Mark.TICKED, Mark.FILLED}


_BORDER = 2.0
"""Points within a box that its border may take, blurred and a little off."""
_SPECK = 1.4
"""Square points: less is dust."""

_FILLED, _HOLE = 0.86, 0.09
"""How much of a filled box is ink, at least; and how far from ink its paper is, as a part of its side."""
_DENSE, _DENSER, _HOLES, _LONG = 0.5, 0.68, 0.13, 2.2
"""As much ink as a cross of a felt pen has, but without the paper between its arms; more ink than it has; and a longer
line than that of a cross, in sides of the box."""

_SINGLE = 0.7
"""Sides of the box: a line shorter than the shortest tick."""

_NEARBY, _FARTHEST = 0.4, 2.5
"""In sides of the box: how much paper around it is looked at to know what paper is there, and how far from it the
middle of another box is that a mark may come from."""
_BEYOND, _SLANT = 0.3, 0.3
"""In sides of the box: how far before and behind it a line goes that strikes it through, and how much up or down."""

_CORE = 0.27
"""The part of a side, at both ends, that is not the middle of a box."""
_SHORT, _SMALL = 0.12, 0.33
"""Of a side: less line in the middle, and a mark that is less wide and less high, is no tick for sure."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """The ink in one box. ``covered``: its share; ``hole``: how far from ink the paper is at most; ``length`` of the
    line, and of what of it is in the ``core``; ``extent``: how wide or high it is. In sides of the box, all but the
    first."""

    covered: float
    hole: float
    length: float
    core: float
    extent: float


def marks_in(ink: Ink, boxes: Sequence[Area]) -> tuple[Mark, ...]:
    """What is in each of all boxes of a page, which are where their borders were found."""
    return tuple(_mark(_Around(ink, box, ink.least_in(box.larger(_NEARBY * box.width))), boxes) for box in boxes)


@dataclass(frozen=True, slots=True)
class _Around:
    """A box and the page around it; from ``least`` darkness on something is ink there."""

    ink: Ink
    box: Area
    least: int

    def black(self, area: Area) -> Grey:
        """1 where there is ink."""
        return (part_of(self.ink.dark, area, self.ink.scale) >= self.least).astype(np.uint8)

    @property
    def side(self) -> float:
        """Pixels."""
        return self.box.width * self.ink.scale


def _mark(here: _Around, boxes: Sequence[Area]) -> Mark:
    inside = without_specks(here.black(here.box.larger(-_BORDER)), here.ink.scale, _SPECK)
    if not inside.any():
        return Mark.EMPTY
    if inside.all():
        return Mark.FILLED
    found = _measured(inside, here)
    if found.covered >= _FILLED and found.hole <= _HOLE:
        return Mark.FILLED
    if found.core < _SHORT and _is_of_another(here, boxes):
        return Mark.EMPTY
    if found.extent < _SMALL:
        return Mark.FAINT
    if found.core < _SHORT:
        return Mark.BESIDE
    if found.covered >= (_DENSE if found.hole <= _HOLES else _DENSER) or found.length >= _LONG:
        return Mark.SCRIBBLED
    if found.length < _SINGLE and _is_of_another(here, boxes):
        return Mark.BESIDE
    return Mark.STRUCK if _is_struck(here) else Mark.TICKED


def _measured(inside: Grey, here: _Around) -> _Measured:
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    # A line of some width is on average a quarter of it deep.
    width = max(1.0, 4 * float(depth[inside > 0].mean()) - 1)
    edge = max(0, round(_CORE * here.side - _BORDER * here.ink.scale))
    core = inside[edge : inside.shape[0] - edge, edge : inside.shape[1] - edge]
    paper = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3)
    rows, columns = np.nonzero(inside)
    return _Measured(
        covered=float(inside.mean()),
        hole=float(paper.max()) / here.side,
        length=float(np.count_nonzero(inside) / width / here.side),
        core=float(np.count_nonzero(core) / width / here.side),
        extent=float(max(np.ptp(rows), np.ptp(columns)) + 1) / here.side,
    )


def _is_of_another(here: _Around, boxes: Sequence[Area]) -> bool:
    """Whether all ink in a box hangs together with ink in the middle of another one."""
    box, around = here.box, here.box.larger(_FARTHEST * here.box.width)
    _, labels = cv2.connectedComponents(here.black(around))
    own = _labels_in(labels, box.larger(-_BORDER), around, here.ink.scale)
    neighbours = [other for other in boxes if other is not box and other.meets(around)]
    middles = [_labels_in(labels, other.larger(-_CORE * other.width), around, here.ink.scale) for other in neighbours]
    return bool(own) and own <= set().union(*middles)


def _labels_in(labels: Grey, area: Area, around: Area, scale: float) -> set[int]:
    """The pieces of ink in an area that are no specks; ``labels`` begin at the corner of what is around."""
    left, top = max(0.0, around.left), max(0.0, around.top)
    part = part_of(labels, area.moved(-left, -top), scale)
    numbers, counts = np.unique(part[part > 0], return_counts=True)
    return {int(number) for number, count in zip(numbers, counts, strict=True) if count >= _SPECK * scale**2}


def _is_struck(here: _Around) -> bool:
    """Whether a line goes through the box from well before it to well behind it, and is nearly level."""
    box, side = here.box, here.box.width
    top, bottom = box.top + 0.15 * side, box.bottom - 0.15 * side
    before = here.black(Area(box.left - _BEYOND * side, top, box.left - _BORDER, bottom))
    behind = here.black(Area(box.right + _BORDER, top, box.right + _BEYOND * side, bottom))
    within = here.black(Area(box.left, top, box.right, bottom))
    starts, ends, most = _level(before), _level(behind), _SLANT * here.side
    return any(abs(end - start) <= most and _is_line(within, start, end) for start in starts for end in ends)


def _level(strip: Grey) -> list[int]:
    """The middles of lines that cross a strip from side to side."""
    if not strip.size:
        return []
    rows = np.flatnonzero(cv2.dilate(strip, np.ones((3, 1), np.uint8)).mean(axis=1) >= 0.8)
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if rows.size else []
    return [int(run.mean()) for run in runs]


def _is_line(within: Grey, start: int, end: int) -> bool:
    """Whether nearly all is ink on the way across."""
    high, wide = within.shape
    rows = np.clip(np.round(np.linspace(start, end, wide)).astype(int), 0, high - 1)
    thick = cv2.dilate(within, np.ones((5, 1), np.uint8))
    return bool(thick[rows, np.arange(wide)].mean() >= 0.93)
