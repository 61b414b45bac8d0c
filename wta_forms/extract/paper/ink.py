"""How much darker than the paper each pixel is, whatever light fell on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from wta_forms.extract.paper.blank import Area, Points

# OpenCV's own types say of an array that it has some kind of number in it, and so do these.
Grey = NDArray[Any]
"""Bytes, in rows."""
Lens = NDArray[Any]
"""A homography (3 by 3): from points of a page to pixels of a picture."""

Off = Callable[[Points], Points]
"""From points of a page to how far off they are, in points."""

SHARP = 200 / 72
"""Pixels a point in a page that was made straight: a thin pen line has two, and twelve million points of a photograph
have not many more to give."""

_CELL = 4.0
_LARGEST_BLOT = 34.0
"""Points: a larger dark patch is taken for dark paper. Boxes to tick that are blacked out have up to 30."""

_NET = 8.0

_FAINTEST = 0.12
_ABOVE_NOISE, _ABOVE_GRAIN = 5.0, 2.5


@dataclass(frozen=True, slots=True)
class Ink:
    """A page, straight: ``dark`` from 0 (paper) to 255, ``scale`` pixels a point, and from which darkness on something
    is ink and no noise."""

    dark: Grey
    scale: float
    least: int

    @property
    def black(self) -> Grey:
        """1 where there is ink."""
        return (self.dark >= self.least).astype(np.uint8)

    def least_in(self, area: Area) -> int:
        """The least for an area, most of which is paper: in deep shadow paper strays more than elsewhere."""
        part = part_of(self.dark, area, self.scale)
        return max(self.least, round(_ABOVE_GRAIN * float(np.percentile(part, 60)))) if part.size else self.least


@dataclass(frozen=True, slots=True)
class Dark:
    """A picture made small, and how dark it is; ``shrunk`` times as large as the whole one. ``soft`` is the same, out
    of focus, for looking at it from afar."""

    dark: Grey
    soft: Grey
    shrunk: float

    def small(self, lens: Lens) -> Lens:
        """A lens to the whole picture, as one to this."""
        return np.diag([self.shrunk, self.shrunk, 1.0]) @ lens


def dark_of(picture: Grey, scale: float, wanted: float) -> Dark:
    """A picture in which a page has about ``scale`` pixels a point, with as many as wanted, or as it is if it has
    fewer."""
    shrunk = min(1.0, wanted / scale)
    small = cv2.resize(picture, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA) if shrunk < 1 else picture
    dark = darkness(small, scale * shrunk)
    return Dark(dark, cv2.GaussianBlur(dark, (0, 0), 0.8 * scale * shrunk), shrunk)


def glanced(dark: Dark, lens: Lens, width: float, height: float, scale: float) -> Ink:
    """The page of this size in points that a lens sees in a picture made small."""
    page = _warped(dark.dark, dark.small(lens), width, height, scale)
    return Ink(page, scale, _least(page))


def straightened(picture: Grey, lens: Lens, width: float, height: float, off: Off | None = None) -> Ink:
    """The page of this size in points that a lens sees in a picture; what is beyond it looks as its edge does. ``off``
    says how far from where it should be something is printed."""
    dark = darkness(flat(picture, lens, width, height, SHARP, off), SHARP)
    return Ink(dark, SHARP, _least(dark))


def flat(picture: Grey, lens: Lens, width: float, height: float, scale: float, off: Off | None = None) -> Grey:
    """The same as it looks, with so many pixels a point, and of pictures in colours with these."""
    return _unbent(picture, lens, width, height, scale, off) if off else _warped(picture, lens, width, height, scale)


def _warped(picture: Grey, lens: Lens, width: float, height: float, scale: float) -> Grey:
    to_points = np.diag([1 / scale, 1 / scale, 1.0])
    size = (round(width * scale), round(height * scale))
    flags = cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR
    return cv2.warpPerspective(picture, lens @ to_points, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _unbent(picture: Grey, lens: Lens, width: float, height: float, scale: float, off: Off) -> Grey:
    """Between the knots of a net, 8 points apart, a page is as good as flat."""
    across, down = round(width / _NET) + 1, round(height / _NET) + 1
    net = np.meshgrid(np.linspace(0, width, across), np.linspace(0, height, down))
    knots = np.column_stack([net[0].ravel(), net[1].ravel()])
    seen = seen_through(lens, knots + off(knots)).reshape(down, across, 2).astype(np.float32)
    size = (round(width * scale), round(height * scale))
    # Of each pixel where it is among the knots, which lie on the edges of the page.
    columns, rows = np.meshgrid(
        np.linspace(0, across - 1, size[0], dtype=np.float32), np.linspace(0, down - 1, size[1], dtype=np.float32)
    )
    x, y = cv2.split(cv2.remap(seen, columns, rows, cv2.INTER_LINEAR))
    return cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def seen_through(lens: Lens, points: Points) -> Points:
    """Points of a page as pixels."""
    flat = np.column_stack([points, np.ones(len(points))]) @ lens.T
    seen: Points = flat[:, :2] / flat[:, 2:]
    return seen


def darkness(page: Grey, scale: float, blot: float = _LARGEST_BLOT) -> Grey:
    """Measured against the paper around. Closing keeps the edge of a shadow where it is, and fills in ink; what is dark
    for more than a ``blot``, in points, is dark paper."""
    height, width = page.shape
    cells = (max(8, round(width / scale / _CELL)), max(8, round(height / scale / _CELL)))
    small = cv2.resize(page, cells, interpolation=cv2.INTER_AREA)
    side = 2 * round(blot / _CELL / 2) + 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8), borderType=cv2.BORDER_REPLICATE)
    smooth = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 1.0), (width, height), interpolation=cv2.INTER_LINEAR)
    return 255 - cv2.divide(page, np.maximum(smooth, 1), scale=255)


def _least(dark: Grey) -> int:
    """Most of a page is paper, so the middle of what is darker than it says how far paper strays."""
    sample = dark[::3, ::3]
    paper = sample[sample < 255 * 0.3]
    stray = float(np.percentile(paper, 80)) if paper.size else 0.0
    return round(max(255 * _FAINTEST, _ABOVE_NOISE * stray / 2))


def part_of(picture: Grey, area: Area, scale: float) -> Grey:
    """What of a page is in an area, without what is beyond the page: no copy, but a look at it."""
    high, wide = picture.shape[:2]
    x0, x1 = (min(wide, max(0, round(x * scale))) for x in (area.left, area.right))
    y0, y1 = (min(high, max(0, round(y * scale))) for y in (area.top, area.bottom))
    return picture[y0:y1, x0:x1]


def without_specks(black: Grey, scale: float, least: float) -> Grey:
    """Without pieces of less than so many square points."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(black)
    is_kept = stats[:, cv2.CC_STAT_AREA] >= least * scale**2
    is_kept[0] = False
    return np.where(is_kept[labels], 1, 0).astype(np.uint8)
