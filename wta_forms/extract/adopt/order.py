"""In which order the things on a page are read: from the top, and column by column where columns go down the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from wta_forms.map import Rectangle

_Thing = TypeVar("_Thing")

_GUTTER = 8.0
"""Points between two columns."""
_COLUMN = 3
"""Things on each side from which on two halves of a page can be columns."""
_DEEPEST = 12


def in_reading_order(things: Sequence[_Thing], place: Callable[[_Thing], tuple[int, Rectangle]]) -> list[_Thing]:
    """``place`` tells the page and the rectangle of a thing (origin bottom left)."""
    by_page = sorted(things, key=lambda thing: place(thing)[0])
    ordered: list[_Thing] = []
    for _, page in groupby(by_page, key=lambda thing: place(thing)[0]):
        boxed = [(place(thing)[1], thing) for thing in page]
        ordered += [thing for _, thing in _ordered(boxed, 0)]
    return ordered


_Boxed = tuple[Rectangle, _Thing]


def _ordered(things: list[tuple[Rectangle, _Thing]], depth: int) -> Iterator[tuple[Rectangle, _Thing]]:
    """Cut where nothing stands, across or down, and each part again."""
    if len(things) < 2 or depth > _DEEPEST:
        yield from sorted(things, key=lambda thing: (-thing[0][3], thing[0][0]))
        return
    columns = _parts(things, 0, _GUTTER)
    rows = _parts([(_turned(box), thing) for box, thing in things], 0, 0.0)
    if _are_columns(columns) or len(rows) == 1:
        parts = columns
    else:
        parts = [[(_turned_back(box), thing) for box, thing in row] for row in rows]
    if len(parts) == 1:
        yield from sorted(things, key=lambda thing: (-thing[0][3], thing[0][0]))
        return
    for part in parts:
        yield from _ordered(part, depth + 1)


def _turned(box: Rectangle) -> Rectangle:
    """Downwards becomes to the right."""
    return (-box[3], box[0], -box[1], box[2])


def _turned_back(box: Rectangle) -> Rectangle:
    return (box[1], -box[2], box[3], -box[0])


def _parts(things: list[tuple[Rectangle, _Thing]], side: int, gap: float) -> list[list[tuple[Rectangle, _Thing]]]:
    """The things from one side to the other, apart where a strip is free."""
    parts: list[list[tuple[Rectangle, _Thing]]] = []
    edge = 0.0
    for box, thing in sorted(things, key=lambda thing: thing[0][side]):
        if not parts or box[side] > edge + gap:
            parts.append([])
            edge = box[side + 2]
        parts[-1].append((box, thing))
        edge = max(edge, box[side + 2])
    return parts


def _are_columns(parts: Sequence[Sequence[tuple[Rectangle, _Thing]]]) -> bool:
    """Whether they are read one after the other: several things in each, that do not stand on the same heights."""
    if len(parts) < 2 or min(map(len, parts)) < _COLUMN:
        return False
    left, right = parts[0], [thing for part in parts[1:] for thing in part]
    beside = sum(any(abs(box[3] - other[3]) < 4 or abs(box[1] - other[1]) < 4 for other, _ in right) for box, _ in left)
    return 2 * beside < len(left)
