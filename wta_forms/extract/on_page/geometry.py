"""How a page of the blank lies on a page of a file: turned, scaled and moved, found from words that stand on both.

A :data:`Matrix` is six numbers as in ISO 32000-2, 8.3.4. All lengths are points, origin bottom left, y upwards.
"""

from __future__ import annotations

from cmath import phase
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import hypot, pi

from wta_forms.map import Rectangle

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

SAME: Matrix = (1, 0, 0, 1, 0, 0)
QUARTERS: tuple[Matrix, ...] = (SAME, (0, 1, -1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, -1, 1, 0, 0, 0))
"""None to three quarter turns to the left."""

NEAR = 3.0
"""Points: two places nearer than this are one. What programs round and move is less: three points down at most, where
letters are measured by their boxes; words are at least ten apart."""

_FAR = 1e6
"""Points: no page is as large, and what is as far away is on none."""

_ENOUGH = 0.9
"""Of the places that agree: no better matrix is looked for."""
_LEAST = 0.25
"""The scale of four pages by four on one. Smaller ones make one place of many, and those would agree."""
_TRIED = 40
"""Places of which every two make a matrix to try."""


def tamed(*numbers: float) -> tuple[float, ...]:
    """Numbers out of a stranger's file that can be reckoned with: none is endless, none is no number."""
    if all(-_FAR < number < _FAR for number in numbers):
        return numbers
    return tuple(min(max(number, -_FAR), _FAR) if number == number else 0.0 for number in numbers)


def moved(point: Point, by: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = by
    return (a * x + c * y + e, b * x + d * y + f)


def then(first: Matrix, second: Matrix) -> Matrix:
    """One after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = second  # noqa: E741  (the letters of the clause, continued)
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def back(matrix: Matrix) -> Matrix:
    """The way back. Raises ZeroDivisionError where everything falls on a line."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return (d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area)


def rectangle_moved(rectangle: Rectangle, by: Matrix) -> Rectangle:
    """The rectangle around it, with sides along the axes."""
    x0, y0, x1, y1 = rectangle
    a, b, c, d, e, f = by
    if not b and not c:  # nearly all of them, by the ten thousand
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return (min(left, right), min(low, high), max(left, right), max(low, high))
    corners = [moved(corner, by) for corner in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return (*map(min, zip(*corners, strict=True)), *map(max, zip(*corners, strict=True)))


def around(rectangles: Sequence[Rectangle]) -> Rectangle:
    """The smallest rectangle with all of them in it; at least one is needed."""
    if len(rectangles) == 1:
        return rectangles[0]
    lefts, lows, rights, highs = zip(*rectangles, strict=True)
    return (min(lefts), min(lows), max(rights), max(highs))


def overlap(one: Rectangle, other: Rectangle) -> Rectangle:
    """What is in both; where they are apart, a rectangle with no area."""
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    return (x0, y0, max(x0, min(one[2], other[2])), max(y0, min(one[3], other[3])))


def in_hundredths(rectangle: Rectangle) -> Rectangle:
    """As places stand in a map: what is beyond is of the arithmetic, and says nothing."""
    x0, y0, x1, y1 = rectangle
    return (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def area(rectangle: Rectangle) -> float:
    x0, y0, x1, y1 = rectangle
    return max(0.0, x1 - x0) * max(0.0, y1 - y0)


def is_in(point: Point, rectangle: Rectangle, margin: float = 0.0) -> bool:
    x0, y0, x1, y1 = rectangle
    return x0 - margin <= point[0] <= x1 + margin and y0 - margin <= point[1] <= y1 + margin


def is_within(one: Rectangle, other: Rectangle) -> bool:
    return is_in(one[:2], other) and is_in(one[2:], other)


def distance(point: Point, rectangle: Rectangle) -> float:
    """From a point to the nearest one of a rectangle, 0 within it."""
    (x, y), (x0, y0, x1, y1) = point, rectangle
    return hypot(max(x0 - x, 0, x - x1), max(y0 - y, 0, y - y1))


def widened(rectangle: Rectangle, by: float) -> Rectangle:
    x0, y0, x1, y1 = rectangle
    return (x0 - by, y0 - by, x1 + by, y1 + by)


def middle(rectangle: Rectangle) -> Point:
    x0, y0, x1, y1 = rectangle
    return ((x0 + x1) / 2, (y0 + y1) / 2)


def scale_of(matrix: Matrix) -> float:
    """How much longer a length becomes, for matrices that keep shapes."""
    return hypot(matrix[0], matrix[1])


# --- found from pairs of places ---------------------------------------------------------------------------------------

Pair = tuple[Point, Point]
"""A place on the blank, and one on the page that may be the same."""


def fitted(pairs: Sequence[Pair]) -> Matrix | None:
    """The matrix from the blank to the page on which most pairs agree, by turning, scaling and moving alone.

    Pairs may be wrong, most of them even, as where the same words stand in many places: those that are surest go first.
    None where no three agree.
    """
    as_numbers = [(complex(*there), complex(*here)) for there, here in pairs]
    best: list[tuple[complex, complex]] = []
    for two in _to_try(as_numbers):
        turn, shift = _through(two)
        agreed = _agreeing(as_numbers, turn, shift) if _LEAST < abs(turn) < 1 / _LEAST else []
        if len(agreed) > len(best):
            best = agreed
            if len(best) >= _ENOUGH * len({there for there, _ in pairs}):
                break
    if len(best) < 3:
        return None
    agreed = _agreeing(as_numbers, *_through(best))
    turn, shift = _straightened(max(best, agreed, key=len))
    return (turn.real, turn.imag, -turn.imag, turn.real, shift.real, shift.imag)


def _to_try(pairs: Sequence[tuple[complex, complex]]) -> Iterable[tuple[tuple[complex, complex], ...]]:
    """Two of the first pairs that are far apart: of near ones the turn is anybody's guess."""
    far_first = sorted(combinations(pairs[:_TRIED], 2), key=lambda two: -abs(two[0][0] - two[1][0]))
    return (two for two in far_first if abs(two[0][0] - two[1][0]) > 10 * NEAR)


def _through(pairs: Sequence[tuple[complex, complex]]) -> tuple[complex, complex]:
    """The turn (with the scale in it) and the shift that lead all of them nearest to where they should: least squares,
    for which complex numbers have a formula of two lines."""
    there, here = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    spread = sum(abs(one - there) ** 2 for one, _ in pairs)
    turn = sum((one - there).conjugate() * (other - here) for one, other in pairs) / spread
    return turn, here - turn * there


def _straightened(pairs: Sequence[tuple[complex, complex]]) -> tuple[complex, complex]:
    """Without what is askew by errors of measuring alone, if all of them still agree."""
    turn, shift = _through(pairs)
    straight = abs(turn) * 1j ** (round(phase(turn) / (pi / 2)) % 4)
    moved_on = sum(here - straight * there for there, here in pairs) / len(pairs)
    is_straight = len(_agreeing(pairs, straight, moved_on)) == len(pairs)
    return (straight, moved_on) if is_straight else (turn, shift)


def _agreeing(pairs: Sequence[tuple[complex, complex]], turn: complex, shift: complex) -> list[tuple[complex, complex]]:
    return [(there, here) for there, here in pairs if abs(turn * there + shift - here) < NEAR]
