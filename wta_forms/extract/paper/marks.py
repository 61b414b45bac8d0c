"""The four corner marks and the code of a page in a picture, and what lens they were seen through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import hypot

import cv2
import numpy as np

from wta_forms.extract.paper.blank import Area, BlankPage, Points
from wta_forms.extract.paper.ink import Grey, Lens, seen_through

_NEIGHBOURHOOD = 40
"""The part of a picture over which its brightness is averaged, to tell dark from light."""

_SMALLEST, _LARGEST = 5, 90
"""Pixels: the side of a mark."""

_MOST_SQUARES = 20
_CANDIDATES = 4
"""For one corner."""

_OFF = 4.0
"""Points that corners and code may contradict each other."""


@dataclass(frozen=True, slots=True)
class Square:
    """Something dark that is nearly square, with nothing else near it; ``side`` and place in pixels."""

    x: float
    y: float
    side: float
    is_hollow: bool


def squares_in(grey: Grey) -> tuple[Square, ...]:
    """All that could be corner marks."""
    block = max(grey.shape) // _NEIGHBOURHOOD | 1
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 18)
    contours, tree = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return ()
    outer = ((at, contour) for at, contour in enumerate(contours) if tree[0][at][3] < 0)
    found = (_square(contour, _holes(at, contours, tree[0]), dark) for at, contour in outer)
    return tuple(square for square in found if square)


def _holes(at: int, contours: Sequence[Points], tree: Points) -> float:
    """The area of the holes of a contour."""
    area, hole = 0.0, int(tree[at][2])
    while hole >= 0:
        area, hole = area + cv2.contourArea(contours[hole]), int(tree[hole][0])
    return area


def _square(contour: Points, holes: float, dark: Grey) -> Square | None:
    x, y, wide, high = cv2.boundingRect(contour)
    if not (_SMALLEST <= wide <= _LARGEST and _SMALLEST <= high <= _LARGEST and 0.6 <= wide / high <= 1.65):
        return None
    (_, (one, other), _), area = cv2.minAreaRect(contour), cv2.contourArea(contour)
    if min(one, other) < 0.65 * max(one, other) or area < 0.78 * one * other:
        return None
    hollow = holes / area
    if hollow > 0.62 or not _stands_alone(x, y, wide, high, dark):
        return None
    moments = cv2.moments(contour)
    centre = (moments["m10"] / moments["m00"], moments["m01"] / moments["m00"])
    return Square(*centre, float(np.sqrt((one + 1) * (other + 1))), hollow > 0.12)


def _stands_alone(x: int, y: int, wide: int, high: int, dark: Grey) -> bool:
    """Letters have neighbours. What is at the edge of the picture has less around it."""
    more = max(2, round(0.42 * max(wide, high)))
    around = dark[max(0, y - more) : y + high + more, max(0, x - more) : x + wide + more]
    within = dark[max(0, y - 1) : y + high + 1, max(0, x - 1) : x + wide + 1]
    ring = around.size - within.size
    return bool(ring > 0 and np.count_nonzero(around) - np.count_nonzero(within) <= 0.03 * ring)


# --- lenses -----------------------------------------------------------------------------------------------------------


def lenses_of_marks(squares: Sequence[Square], code: Points | None, page: BlankPage) -> Iterator[Lens]:
    """What lens a page may have been seen through, the likeliest first. ``code`` has the corners of its code, from that
    which is the top left one when the page stands upright."""
    if not page.corners:
        return
    if code is not None and page.code is not None:
        yield from _with_code(squares, code, page)
    else:
        yield from _without_code(squares, page)


def _with_code(squares: Sequence[Square], code: Points, page: BlankPage) -> Iterator[Lens]:
    """The code says nearly where the marks are; of the squares there, those are marks that agree with it best."""
    assert page.code is not None
    on_page = np.array(page.code.corners())
    rough = _similarity(on_page, code)
    scale = float(np.sqrt(abs(np.linalg.det(rough[:2, :2]))))
    candidates = [_candidates(corner.centre, corner.width, at == 0, rough, scale, squares, on_page)
                  for at, corner in enumerate(page.corners)]  # fmt: skip
    best: dict[int, tuple[float, Lens]] = {}
    for chosen in product(*([*found, None] for found in candidates)):
        marks = [(corner.centre, square) for corner, square in zip(page.corners, chosen, strict=True) if square]
        if len(marks) < 2:
            continue
        lens = _through(marks, on_page, code)
        off = _off(lens, on_page, code) / scale if lens is not None else np.inf
        off += _unlike(square for _, square in marks)
        if lens is not None and off < best.get(len(marks), (_OFF, lens))[0]:
            best[len(marks)] = (off, lens)
    yield from (lens for _, (_, lens) in sorted(best.items(), reverse=True))
    yield rough


def _candidates(
    corner: tuple[float, float],
    side: float,
    is_hollow: bool,
    rough: Lens,
    scale: float,
    squares: Sequence[Square],
    known: Points,
) -> list[Square]:
    (x, y), away = _seen(rough, corner), float(np.linalg.norm(known.mean(axis=0) - corner))
    reach = (0.22 * away + 8) * scale
    near = [
        (hypot(square.x - x, square.y - y), square)
        for square in squares
        if square.is_hollow == is_hollow and 0.6 <= square.side / (side * scale) <= 1.6
    ]
    return [square for off, square in sorted(near, key=lambda pair: pair[0]) if off <= reach][:_CANDIDATES]


def _through(marks: Sequence[tuple[tuple[float, float], Square]], on_page: Points, code: Points) -> Lens | None:
    """Four marks are enough, and the code is then a witness; fewer need it."""
    here = np.array([corner for corner, _ in marks])
    seen = np.array([(square.x, square.y) for _, square in marks])
    if len(marks) == 4:
        return _perspective(here, seen)
    if len(marks) == 3:
        return homography(np.vstack([here, on_page]), np.vstack([seen, code]))
    return _affine(np.vstack([here, on_page]), np.vstack([seen, code]))


def _unlike(squares: Iterable[Square]) -> float:
    """Points of doubt where marks are of different size."""
    sides = [square.side for square in squares]
    return 4.0 * (max(sides) / min(sides) - 1)


def _without_code(squares: Sequence[Square], page: BlankPage) -> Iterator[Lens]:
    """Every three squares that stand as three of the marks do; and with a fourth where it then should be."""
    kept = sorted(squares, key=lambda square: -square.side)[:_MOST_SQUARES]
    with_four, with_three = [], []
    for missing in (3, 2, 1, 0):
        corners = [corner for at, corner in enumerate(page.corners) if at != missing]
        for chosen in _alike(kept, corners, missing):
            here = np.array([corner.centre for corner in corners])
            lens = _affine(here, np.array([(square.x, square.y) for square in chosen]))
            with_three.append((_unlike(chosen), lens))
            if missing == 3 and (fourth := _fourth(kept, chosen, lens, page)):
                four = [(square.x, square.y) for square in (*chosen, fourth)]
                on_page = np.array([corner.centre for corner in page.corners])
                with_four.append((_unlike((*chosen, fourth)), _perspective(on_page, np.array(four))))
    for found in (with_four, with_three):
        yield from (lens for _, lens in sorted(found, key=lambda pair: pair[0]))


def _alike(squares: Sequence[Square], corners: Sequence[Area], missing: int) -> Iterator[tuple[Square, Square, Square]]:
    """Three squares that a page may have at these corners, seen from before it and not too much from a side: as large
    as they have to be, nearly as far apart one way as the other, and no mirror image."""
    here = np.array([corner.centre for corner in corners])
    three = [each for each in permutations(squares, 3) if [square.is_hollow for square in each] == [
        at == 0 for at in range(4) if at != missing]]  # fmt: skip
    if not three:
        return
    seen = np.array([[(square.x, square.y) for square in each] for each in three])
    sides = np.array([[square.side for square in each] for each in three])
    edges = np.stack([seen[:, 1] - seen[:, 0], seen[:, 2] - seen[:, 0]], axis=2)
    stretch = edges @ np.linalg.inv(np.stack([here[1] - here[0], here[2] - here[0]], axis=1))
    turn = np.linalg.det(stretch)
    squared = (stretch**2).sum(axis=(1, 2)) / 2
    most = np.sqrt(squared + np.sqrt(np.maximum(squared**2 - turn**2, 0)))
    size = sides.mean(axis=1) / corners[0].width / np.sqrt(np.abs(turn) + 1e-9)
    is_fit = (turn > 0.55 * most**2) & (size > 0.7) & (size < 1.4) & (sides.max(axis=1) < 1.6 * sides.min(axis=1))
    yield from (three[at] for at in np.flatnonzero(is_fit))


def _fourth(squares: Sequence[Square], three: Sequence[Square], lens: Lens, page: BlankPage) -> Square | None:
    """The full square nearest to where the last corner would be if nothing were seen from a side."""
    x, y = _seen(lens, page.corners[3].centre)
    left = [square for square in squares if square not in three and not square.is_hollow]
    nearest = min(left, key=lambda square: hypot(square.x - x, square.y - y), default=None)
    reach = 0.25 * hypot(three[1].x - three[0].x, three[1].y - three[0].y)
    return nearest if nearest and hypot(nearest.x - x, nearest.y - y) <= reach else None


# --- arithmetic -------------------------------------------------------------------------------------------------------


def homography(here: Points, seen: Points, off: float = 0.0) -> Lens | None:
    """That takes points to pixels with the least error; with ``off`` (pixels) those that stray further do not count."""
    method = cv2.RANSAC if off else 0
    lens, _ = cv2.findHomography(here.astype(np.float64), seen.astype(np.float64), method, off or 3.0)
    return lens if lens is not None and np.isfinite(lens).all() else None


def _seen(lens: Lens, point: tuple[float, float]) -> tuple[float, float]:
    x, y = seen_through(lens, np.array([point]))[0]
    return (float(x), float(y))


def _off(lens: Lens, here: Points, seen: Points) -> float:
    """Pixels: the largest error."""
    return float(np.abs(seen_through(lens, here) - seen).max())


def _perspective(here: Points, seen: Points) -> Lens:
    return cv2.getPerspectiveTransform(here.astype(np.float32), seen.astype(np.float32))


def _affine(here: Points, seen: Points) -> Lens:
    flat = np.column_stack([here, np.ones(len(here))])
    solved, *_ = np.linalg.lstsq(flat, seen, rcond=None)
    return np.vstack([solved.T, [0, 0, 1]])


def _similarity(here: Points, seen: Points) -> Lens:
    """Moved, turned and scaled alone (Umeyama 1991, without mirror images)."""
    a, b = here - here.mean(axis=0), seen - seen.mean(axis=0)
    u, sizes, v = np.linalg.svd(b.T @ a)
    mirror = np.diag([1.0, np.sign(np.linalg.det(u @ v))])
    turned = (u @ mirror @ v) * (sizes @ np.diag(mirror)) / (a**2).sum()
    move = seen.mean(axis=0) - turned @ here.mean(axis=0)
    return np.vstack([np.column_stack([turned, move]), [0, 0, 1]])
