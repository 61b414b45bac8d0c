"""Where marks are missing: lenses from the edges of the paper, and the page moved until it looks as the blank does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from wta_forms.extract.paper.blank import Area, BlankPage, Points
from wta_forms.extract.paper.ink import Dark, Grey, Lens
from wta_forms.extract.paper.marks import homography

Blurred = NDArray[Any]

_COARSE = 0.5
"""Pixels a point, in which words are grey bars."""
_ZOOM = np.diag([_COARSE, _COARSE, 1.0])
_BACK = cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR
_SOFT, _SOFTER = 1.6, 4.0
_ROUNDS = 40
_LEAST_LIKE = 0.15
_LEAST_PAPER = 0.2
"""How much of a picture a page of paper fills."""

_WORDS, _LINE, _CODE = 90, 130, 128
"""How dark they look from afar."""


def lenses_of_edges(picture: Grey, dark: Dark, page: BlankPage) -> Iterator[Lens]:
    """The paper's edges, or the picture's where it shows nothing but the page; each way up. The likest first."""
    blank = _blank(page, _SOFTER)
    corners = np.array([(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)])
    quads = (np.roll(quad, turn, axis=0) for quad in _quads(picture) for turn in range(4))
    guesses = [lens for quad in quads if (lens := homography(corners, quad)) is not None]
    ranked = [(_like(blank, _seen(dark, lens, page, _SOFTER)), lens) for lens in guesses]
    yield from (lens for _, lens in sorted(ranked, key=lambda pair: -pair[0]))


def settled(dark: Dark, lens: Lens, page: BlankPage) -> Lens | None:
    """The lens changed until the page through it is as like the blank as can be (Evangelidis and Psarakis 2008); None
    where it is like it nowhere near."""
    for soft, motion in ((_SOFTER, cv2.MOTION_AFFINE), (_SOFT, cv2.MOTION_HOMOGRAPHY)):
        seen, shown, blank = _seen(dark, lens, page, soft), _shown(dark, lens, page), _blank(page, soft)
        warp = np.eye(3, dtype=np.float32)[: 3 if motion == cv2.MOTION_HOMOGRAPHY else 2]
        until = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _ROUNDS, 1e-4)
        try:
            like, moved = cv2.findTransformECC(blank, seen, warp, motion, until, shown, 1)
        except cv2.error:  # it moves away from whatever is like it
            return None
        if like < _LEAST_LIKE:
            return None
        whole = np.vstack([moved, [0, 0, 1]]) if len(moved) == 2 else moved
        lens = lens @ np.linalg.inv(_ZOOM) @ whole.astype(np.float64) @ _ZOOM
    return lens


# --- the paper --------------------------------------------------------------------------------------------------------


def _quads(picture: Grey) -> Iterator[Points]:
    """Four corners, clockwise: of the largest light thing with four sides, and of the picture."""
    height, width = picture.shape[:2]
    small = 500 / max(height, width)
    grey = cv2.resize(picture, None, fx=small, fy=small, interpolation=cv2.INTER_AREA)
    for light in _light(grey):
        contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        largest = max(contours, key=cv2.contourArea, default=None)
        if largest is None or cv2.contourArea(largest) < _LEAST_PAPER * grey.size:
            continue
        hull = cv2.convexHull(largest)
        corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
        if len(corners) == 4:
            yield _clockwise(corners.reshape(4, 2) / small)
    yield np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)


def _light(grey: Grey) -> Iterator[Grey]:
    """What is light, by two rules: than the rest of the picture, and than what is around it."""
    soft = cv2.GaussianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), (0, 0), 2)
    yield cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    edges = cv2.dilate(cv2.Canny(soft, 20, 60), np.ones((3, 3), np.uint8))
    yield cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))


def _clockwise(corners: Points) -> Points:
    around = corners - corners.mean(axis=0)
    order = np.argsort(np.arctan2(around[:, 1], around[:, 0]))
    return corners[order]


# --- likeness ---------------------------------------------------------------------------------------------------------


def _blank(page: BlankPage, soft: float) -> Blurred:
    """What is known to be printed, as it looks from afar."""
    wide, high = _size(page)
    fine = np.zeros((high * 4, wide * 4), np.uint8)
    for words in page.words:
        x_height = Area(words.left, words.top + 0.2 * words.height, words.right, words.bottom - 0.2 * words.height)
        _fill(fine, x_height, _WORDS)
    for place in page.places:
        area = place.area if place.is_tick else place.area.larger(3.0)
        _fill(fine, area, _LINE, thickness=2)
    for mark in page.corners:
        _fill(fine, mark, 255)
    if page.code:
        _fill(fine, page.code, _CODE)
    coarse = cv2.resize(fine, (wide, high), interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(coarse.astype(np.float32), (0, 0), soft)


def _fill(fine: Grey, area: Area, dark: int, thickness: int = -1) -> None:
    scale = 4 * _COARSE
    left, top, right, bottom = (round(side * scale) for side in (area.left, area.top, area.right, area.bottom))
    cv2.rectangle(fine, (left, top), (right, bottom), dark, thickness)


def _seen(dark: Dark, lens: Lens, page: BlankPage, soft: float) -> Blurred:
    size = _size(page)
    coarse = cv2.warpPerspective(dark.soft, dark.small(lens) @ np.linalg.inv(_ZOOM), size, flags=_BACK)
    return cv2.GaussianBlur(coarse.astype(np.float32), (0, 0), soft)


def _shown(dark: Dark, lens: Lens, page: BlankPage) -> Grey:
    """Where the picture has something to show of the page."""
    whole = np.full(dark.dark.shape, 255, np.uint8)
    return cv2.warpPerspective(whole, dark.small(lens) @ np.linalg.inv(_ZOOM), _size(page), flags=_BACK)


def _size(page: BlankPage) -> tuple[int, int]:
    return (round(page.width * _COARSE), round(page.height * _COARSE))


def _like(one: Blurred, other: Blurred) -> float:
    """Their correlation, from -1 to 1; 0 where there is nothing on one of them."""
    if not one.any() or not other.any() or np.ptp(other) == 0:
        return 0.0
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])
