"""The borders of boxes and the printed words, looked for where the blank has them: how far off they are, and how many
are there at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from wta_forms.extract.paper.blank import Area, BlankPage, Place, Points
from wta_forms.extract.paper.ink import Grey, Ink

_WIDEST_INSET = 6.0
"""Points: the most that a widget stands within its border."""

_LINE = 0.7
"""How much of a side has to be ink."""
_NEARER = 0.01
"""How much less of a side may be ink, for each point that it is nearer to where it was expected."""
_STRAYED, _NEAREST = 4.0, 6
"""Points that a border may be farther off than the others around it, in the middle of so many."""
_WORDS = 0.06
"""How much of a line of words is ink, at least."""


@dataclass(frozen=True, slots=True)
class Border:
    """That of a box, found ``right`` and ``down`` of where it was expected, in points; ``inset`` is how far it stands
    off the box, on all sides."""

    place: Place
    right: float
    down: float
    inset: float


@dataclass(frozen=True, slots=True)
class Printed:
    """What of a page was found in a picture: ``fit`` is the share of boxes and lines of words."""

    borders: tuple[Border, ...]
    fit: float


def printed_on(ink: Ink, page: BlankPage, reach: float) -> Printed:
    """``reach`` is how far off a border may be, in points."""
    black = ink.black
    lines = _Lines(black, ink)
    borders = tuple(border for place in page.places if (border := lines.border(place, reach)))
    words = _words_found(black, page.words, ink.scale)
    every = len(page.places) + len(page.words)
    return Printed(borders, (len(borders) + words) / every if every else 0.0)


def like_those_around(borders: Sequence[Border]) -> tuple[Border, ...]:
    """The same, but where one is far off from how far the others around it are: then something else was taken for it,
    as the edge of the box above where that is filled in, and it is where they say."""
    if len(borders) <= _NEAREST:
        return tuple(borders)
    here = np.array([border.place.area.centre for border in borders])
    off = np.array([(border.right, border.down) for border in borders])
    around = [np.argsort(np.abs(here - centre).sum(axis=1))[1 : _NEAREST + 1] for centre in here]
    usual = np.array([np.median(off[near], axis=0) for near in around])
    is_stray = np.abs(off - usual).max(axis=1) > _STRAYED
    return tuple(
        replace(border, right=float(right), down=float(down)) if stray and border.place.is_tick else border
        for border, stray, (right, down) in zip(borders, is_stray, usual, strict=True)
    )


class _Lines:
    """Horizontal and vertical lines of a page. Each point of a line may be one pixel off: lenses bend."""

    def __init__(self, black: Grey, ink: Ink) -> None:
        self._dark, self._scale = ink.dark, ink.scale
        self._high = cv2.dilate(black, np.ones((3, 1), np.uint8))
        self._wide = cv2.dilate(black, np.ones((1, 3), np.uint8))

    def border(self, place: Place, reach: float) -> Border | None:
        area, room = place.area, reach + (0 if place.is_tick else _WIDEST_INSET)
        upright = self._profile(area.left, area.right, area.top - room, area.bottom + room, is_upright=True)
        across = self._profile(area.top, area.bottom, area.left - room, area.right + room, is_upright=False)
        insets = [0.0] if place.is_tick else np.arange(1.0, _WIDEST_INSET + 0.1, 1 / self._scale)
        best = (0.0, Border(place, 0.0, 0.0, 0.0))
        for inset in insets:
            rows, columns = (self._pair(profile, room, reach, inset) for profile in (upright, across))
            if min(rows[0], columns[0]) > best[0]:
                best = (min(rows[0], columns[0]), Border(place, columns[1], rows[1], float(inset)))
        return best[1] if best[0] >= _LINE else None

    def _profile(self, start: float, end: float, first: float, last: float, *, is_upright: bool) -> NDArray[np.float64]:
        """For each row (or column) from ``first`` to ``last``: how much of it is ink between ``start`` and ``end``, and
        a little more where it is darker. Round corners are left out."""
        edge = min(4.0, (end - start) * 0.2)
        along = self._pixels(start + edge, end - edge)
        rows = np.arange(round(first * self._scale), round(last * self._scale) + 1)
        inside = (rows >= 0) & (rows < self._dark.shape[0 if is_upright else 1])
        held = rows[inside]
        line, dark = (self._high, self._dark) if is_upright else (self._wide.T, self._dark.T)
        found = np.zeros(len(rows))
        if along.stop > along.start and held.size:
            part = slice(held[0], held[-1] + 1)
            found[inside] = line[part, along].mean(axis=1) + dark[part, along].mean(axis=1) / 1024
        return found

    def _pixels(self, start: float, end: float) -> slice:
        return slice(max(0, round(start * self._scale)), max(0, round(end * self._scale)))

    def _pair(self, profile: NDArray[np.float64], room: float, reach: float, inset: float) -> tuple[float, float]:
        """How sure it is that there are two lines as far apart as the border's, and how far off they are."""
        scale, length = self._scale, len(profile) - 1
        most = round(reach * scale)
        out = round((room - inset) * scale)
        offs = np.arange(-most, most + 1)
        both = np.minimum(profile[np.clip(out + offs, 0, length)], profile[np.clip(length - out + offs, 0, length)])
        at = int(np.argmax(both - np.abs(offs / scale) * _NEARER))
        return float(both[at]), float(offs[at] / scale)


def _words_found(black: Grey, words: Iterable[Area], scale: float) -> int:
    """Lines that are where they should be: ink in their middle, and less of it just before and behind them."""
    sums = cv2.integral(black)
    return sum(_is_printed(area, sums, scale) for area in words)


def _is_printed(area: Area, sums: Points, scale: float) -> bool:
    top, bottom = area.top + 0.25 * area.height, area.top + 0.75 * area.height
    within = _share(sums, Area(area.left, top, area.right, bottom), scale)
    before = _share(sums, Area(area.left - 4, top, area.left - 1, bottom), scale)
    behind = _share(sums, Area(area.right + 1, top, area.right + 4, bottom), scale)
    return within >= _WORDS and before + behind < within


def _share(sums: Points, area: Area, scale: float) -> float:
    """How much of an area is ink."""
    high, wide = sums.shape[0] - 1, sums.shape[1] - 1
    x0, x1 = (int(np.clip(round(x * scale), 0, wide)) for x in (area.left, area.right))
    y0, y1 = (int(np.clip(round(y * scale), 0, high)) for y in (area.top, area.bottom))
    size = (x1 - x0) * (y1 - y0)
    return float(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]) / size if size else 0.0
