"""In which order the things on a page are read: from the top, and column by column where columns go down the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from wta_forms.map import Rectangle

_Thing = TypeVar("_Thing")
_Things = list[tuple[Rectangle, _Thing]]

_GUTTER = 8.0
"""Points between two columns."""
_COLUMN = 3
"""Things on each side from which on two halves of a page can be columns."""
_TOUCH = 4.0
"""Points by which things side by side may lie on each other."""
_DEEPEST = 12
_MOST_ROWS = 80


def in_reading_order(things: Sequence[_Thing], place: Callable[[_Thing], tuple[int, Rectangle]]) -> list[_Thing]:
    """``place`` tells the page and the rectangle of a thing (origin bottom left)."""
    by_page = sorted(things, key=lambda thing: place(thing)[0])
    ordered: list[_Thing] = []
    for _, page in groupby(by_page, key=lambda thing: place(thing)[0]):
        boxed = [(place(thing)[1], thing) for thing in page]
        ordered += [thing for _, thing in _ordered(boxed, 0)]
    return ordered


def _ordered(things: _Things[_Thing], depth: int) -> Iterator[tuple[Rectangle, _Thing]]:
    """Cut where nothing stands, across or down, and each part again."""
    parts = _cut(things)
    if len(parts) == 1 or depth > _DEEPEST:
        yield from sorted(things, key=lambda thing: (-round(thing[0][3] / _TOUCH), thing[0][0]))
        return
    for part in parts:
        yield from _ordered(part, depth + 1)


def _cut(things: _Things[_Thing]) -> list[_Things[_Thing]]:
    columns = _parts(things, _GUTTER)
    if _are_columns(columns):
        return columns
    rows = [[(_turned_back(box), thing) for box, thing in row] for row in _parts(list(_all_turned(things)), 0.0)]
    if len(rows) > 1:
        return _with_columns(rows)
    return columns if len(columns) > 1 else _parts(things, -_TOUCH)


def _with_columns(rows: list[_Things[_Thing]]) -> list[_Things[_Thing]]:
    """Rows, but for the longest run of them that are rather columns: between a heading and a foot, as a rule."""
    runs = ((first, last) for first in range(len(rows)) for last in range(len(rows), first + 1, -1))
    for first, last in sorted(runs, key=lambda run: run[0] - run[1]) if len(rows) <= _MOST_ROWS else ():
        columns = _parts([thing for row in rows[first:last] for thing in row], _GUTTER)
        if _are_columns(columns):
            return [*rows[:first], *columns, *rows[last:]]
    return rows


def _all_turned(things: Sequence[tuple[Rectangle, _Thing]]) -> Iterator[tuple[Rectangle, _Thing]]:
    return ((_turned(box), thing) for box, thing in things)


def _turned(box: Rectangle) -> Rectangle:
    """Downwards becomes to the right."""
    return (-box[3], box[0], -box[1], box[2])


def _turned_back(box: Rectangle) -> Rectangle:
    return (box[1], -box[2], box[3], -box[0])


def _parts(things: _Things[_Thing], gap: float) -> list[_Things[_Thing]]:
    """The things from the left to the right, apart where a strip is free that is so wide."""
    parts: list[_Things[_Thing]] = []
    edge = 0.0
    for box, thing in sorted(things, key=lambda thing: thing[0][0]):
        if not parts or box[0] > edge + gap:
            parts.append([])
            edge = box[2]
        parts[-1].append((box, thing))
        edge = max(edge, box[2])
    return parts


def _are_columns(parts: Sequence[Sequence[tuple[Rectangle, _Thing]]]) -> bool:
    """Whether they are read one after the other: several things in each, that do not stand on the same heights."""
    if len(parts) < 2 or min(map(len, parts)) < _COLUMN:
        return False
    left, right = parts[0], [thing for part in parts[1:] for thing in part]
    beside = sum(any(abs(box[3] - other[3]) < 4 or abs(box[1] - other[1]) < 4 for other, _ in right) for box, _ in left)
    return 2 * beside < len(left)
