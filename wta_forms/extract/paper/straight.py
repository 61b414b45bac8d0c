"""A page in a picture, made straight: by marks, code, edges of paper or likeness, whichever the print bears out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import cv2
import numpy as np

from wta_forms.extract.paper.bend import Bend, bend_of
from wta_forms.extract.paper.blank import BlankPage, Points
from wta_forms.extract.paper.borders import Printed, printed_on
from wta_forms.extract.paper.ink import Dark, Grey, Ink, Lens, Off, dark_of, glanced, seen_through, straightened
from wta_forms.extract.paper.likeness import lenses_of_edges, settled
from wta_forms.extract.paper.marks import homography, lenses_of_marks, squares_in

FITS = 0.5
"""A page of which less is found where it should be is another page, or not straight."""

_SURE = 0.85
_GUESSES = 12
_TO_SETTLE = 4
_ROUGH = 1.4
"""Pixels a point, to see whether a guess is any good."""
_FAR, _NEAR = 10.0, 4.0
"""Points that a border may be off a guess, and off what is made of it."""

_NEAR_ENOUGH, _STRAY = 0.75, 2.0
"""Points: how far off most borders may be, and how far one may be from where the others say."""
_FEWEST, _SPREAD = 6, 0.25
"""Boxes, and the part of a page they have to stand on, to say what lens it was."""
_WORSE = 0.05

_SMALL_ENOUGH = 2400
"""Pixels on the longer side in which marks are looked for."""


@dataclass(frozen=True, slots=True)
class Straight:
    """``ink`` is the page as the blank has it; ``lens`` says where in the picture that was, and ``off`` how far from
    there, where the paper is not flat."""

    lens: Lens
    ink: Ink
    printed: Printed
    off: Off | None = None


def find_page(picture: Grey, page: BlankPage, code: Points | None) -> Straight | None:
    """The page, or None where nothing in the picture fits. ``code`` has the corners of its code in pixels, from that
    which is the top left one of the page; None where it was not read."""
    dark = dark_of(picture, _scale(picture, code, page), _ROUGH)
    tried: list[Straight] = []
    for lens in _guesses(picture, dark, code, page):
        straight = _glance(dark, lens, page)
        if straight.printed.fit >= _SURE:
            return _polished(picture, straight, page)
        tried.append(straight)
    tried.sort(key=lambda straight: -straight.printed.fit)
    moved = (settled(dark, straight.lens, page) for straight in tried[:_TO_SETTLE])
    tried += [_glance(dark, lens, page) for lens in moved if lens is not None]
    best = max(tried, key=lambda straight: straight.printed.fit)
    found = _polished(picture, best, page)
    return found if found.printed.fit >= FITS else None


def _scale(picture: Grey, code: Points | None, page: BlankPage) -> float:
    """Pixels a point: as the code says, or as if the picture showed nothing but the page."""
    if code is not None and page.code is not None:
        return float(np.linalg.norm(code[2] - code[0]) / np.hypot(page.code.width, page.code.height))
    return float(max(picture.shape) / max(page.width, page.height))


def _guesses(picture: Grey, dark: Dark, code: Points | None, page: BlankPage) -> Iterator[Lens]:
    small = min(1.0, _SMALL_ENOUGH / max(picture.shape))
    shrunk = cv2.resize(picture, None, fx=small, fy=small, interpolation=cv2.INTER_AREA) if small < 1 else picture
    squares, corners = squares_in(shrunk), None if code is None else code * small
    back = np.diag([1 / small, 1 / small, 1.0])
    yield from (back @ lens for lens in islice(lenses_of_marks(squares, corners, page), _GUESSES))
    yield from islice(lenses_of_edges(picture, dark, page), _TO_SETTLE)


def _glance(dark: Dark, lens: Lens, page: BlankPage) -> Straight:
    ink = glanced(dark, lens, page.width, page.height, _ROUGH)
    return Straight(lens, ink, printed_on(ink, page, _FAR))


def _look(picture: Grey, lens: Lens, page: BlankPage, reach: float, bend: Bend | None = None) -> Straight:
    off = bend.off if bend else None
    ink = straightened(picture, lens, page.width, page.height, off)
    return Straight(lens, ink, printed_on(ink, page, reach), off)


def _polished(picture: Grey, rough: Straight, page: BlankPage) -> Straight:
    """Sharp; and where borders are off, through the lens that they say it was, and with the paper made flat."""
    best = _look(picture, _mended(rough, page), page, _FAR)
    if best.printed.fit < rough.printed.fit - _WORSE:
        best = _look(picture, rough.lens, page, _FAR)
    lens = _mended(best, page)
    if lens is not best.lens:
        best = _better(best, _look(picture, lens, page, _FAR))
    if bend := bend_of(best.printed.borders):
        best = _better(best, _look(picture, best.lens, page, _NEAR, bend))
    return best


def _better(one: Straight, other: Straight) -> Straight:
    return other if other.printed.fit >= one.printed.fit else one


def _mended(straight: Straight, page: BlankPage) -> Lens:
    """The lens that takes the middle of each box to where its border was found; the old one where that is near enough,
    or there are too few boxes to say it."""
    borders = straight.printed.borders
    here = np.array([border.place.area.centre for border in borders])
    off = np.array([(border.right, border.down) for border in borders])
    if len(borders) < _FEWEST or np.median(np.abs(off).max(axis=1)) < _NEAR_ENOUGH:
        return straight.lens
    scale = float(np.sqrt(abs(np.linalg.det(straight.lens[:2, :2]))))
    seen = seen_through(straight.lens, here + off)
    if float(np.prod(np.ptp(here, axis=0))) < _SPREAD * page.width * page.height:
        return straight.lens @ _moved(off)
    lens = homography(here, seen, off=_STRAY * scale)
    return straight.lens if lens is None else lens


def _moved(off: Points) -> Lens:
    right, down = np.median(off, axis=0)
    return np.array([(1.0, 0.0, right), (0.0, 1.0, down), (0.0, 0.0, 1.0)])
