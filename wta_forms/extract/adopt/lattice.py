"""Boxes in rows and columns, with heads over the columns and no words at every box: tables, and grids of ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wta_forms.extract.adopt.blank import Box, Spot
from wta_forms.extract.adopt.lines import Line
from wta_forms.extract.adopt.names import common_start, telling, tokens
from wta_forms.extract.raw import FieldKind
from wta_forms.map import Rectangle

_ALIGNED = 5.0
_GAP = 16.0
"""Points between rows: with more of them, rows do not look like one table."""
_OWN_WORDS = 0.3
"""A share of boxes: where more of them have words of their own beside them, they are questions and no table."""
_HEADS = 70.0
"""Points above the first row in which heads may stand."""
_LEADING = 1.1
_UNDER_HEADS = 26.0
"""Points between heads and the first row, at most: heads of one line stand beside those of three."""
TICKED = frozenset({FieldKind.TICK, FieldKind.RADIO})


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One place of a box."""

    box: Box
    spot: Spot

    @property
    def key(self) -> str:
        return f"{self.box.name}@{self.spot.page}@{self.spot.rectangle}"


Row = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: its words, and smaller ones under them."""

    label: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Lattice:
    """``names`` are the words to the left of each row, "" where there are none; ``more`` the rows that stand somewhere
    else; ``used`` the lines that are its own."""

    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    names: tuple[str, ...]
    more: tuple[Row, ...] = ()
    used: tuple[Line, ...] = field(default=(), compare=False)

    @property
    def page(self) -> int:
        return self.rows[0][0].spot.page

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for row in (*self.rows, *self.more) for place in row)

    @property
    def is_ticked(self) -> bool:
        return all(place.box.kind in TICKED for place in self.places)

    @property
    def rectangle(self) -> Rectangle:
        """Around its first page's boxes and everything that belongs to them."""
        own = [place.spot.rectangle for row in self.rows for place in row if place.spot.page == self.page]
        own += [line.rectangle for line in self.used if line.page == self.page and line.bottom > own[-1][1] - 4]
        return around(own)


def around(rectangles: Sequence[Rectangle]) -> Rectangle:
    return (
        min(each[0] for each in rectangles),
        min(each[1] for each in rectangles),
        max(each[2] for each in rectangles),
        max(each[3] for each in rectangles),
    )


def lattices_in(places: Sequence[Place], lines: Sequence[Line]) -> tuple[Lattice, ...]:
    """At least two rows of two boxes, on one page. Tables that go on over the page are put together by ``joined``."""
    found: list[Lattice] = []
    group: list[Row] = []
    for row in [*rows_of(places), ()]:
        if group and not (row and _goes_on(group[-1], row)):
            found += _lattice(group, lines)
            group = []
        group = [*group, row] if len(row) > 1 else []
    return tuple(_with_more(list(joined(found))))


def rows_of(places: Iterable[Place]) -> list[Row]:
    """From the top of the first page on; what is on one height, from left to right."""
    rows: list[list[Place]] = []
    for place in sorted(places, key=lambda place: (place.spot.page, -_middle(place), place.spot.rectangle[0])):
        if rows and _are_on_one_height(rows[-1][0], place):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [tuple(sorted(row, key=lambda place: place.spot.rectangle[0])) for row in rows]


def _middle(place: Place) -> float:
    return (place.spot.rectangle[1] + place.spot.rectangle[3]) / 2


def _are_on_one_height(one: Place, other: Place) -> bool:
    near = 0.45 * min(one.spot.height, other.spot.height, 40.0)
    return one.spot.page == other.spot.page and abs(_middle(one) - _middle(other)) < near


def _goes_on(row: Row, following: Row) -> bool:
    if len(row) != len(following) or row[0].spot.page != following[0].spot.page:
        return False
    gap = min(place.spot.rectangle[1] for place in row) - max(place.spot.rectangle[3] for place in following)
    height = max(place.spot.height for place in row)
    is_near = -4.0 <= gap <= max(_GAP, height)
    return is_near and all(map(_is_one_column, row, following))


def _is_one_column(one: Place, other: Place) -> bool:
    (a0, _, a1, _), (b0, _, b1, _) = one.spot.rectangle, other.spot.rectangle
    return abs(a0 - b0) < _ALIGNED and abs(a1 - b1) < _ALIGNED and _sort(one) == _sort(other)


def _sort(place: Place) -> FieldKind:
    return FieldKind.TICK if place.box.kind in TICKED else place.box.kind


def _lattice(rows: Sequence[Row], lines: Sequence[Line]) -> Iterator[Lattice]:
    if len(rows) < 2 or _share_with_words(rows, lines) > _OWN_WORDS or _is_one_question(rows):
        return
    names = [list(_to_the_left(row, lines)) for row in rows]
    heads, over = _heads(rows[0], lines)
    if 2 * sum(bool(head.label) for head in heads) < len(heads):
        return
    used = [*over, *(line for name in names for line in name), *_over_names(rows[0], over, lines)]
    yield Lattice(tuple(rows), heads, tuple(" ".join(line.text for line in name) for name in names), used=tuple(used))


def _is_one_question(rows: Sequence[Row]) -> bool:
    """Buttons of one group in several rows are its choices."""
    boxes = [{place.box.name for place in row} for row in rows]
    return any(one & other for number, one in enumerate(boxes) for other in boxes[number + 1 :])


def _share_with_words(rows: Sequence[Row], lines: Sequence[Line]) -> float:
    """Of the boxes behind the first column, and of all under the first row: how many have words of their own."""
    places = [place for row in rows for place in row]
    with_words = 0
    for number, row in enumerate(rows):
        for column, place in enumerate(row):
            before = row[column - 1].spot.rectangle[2] if column else place.spot.rectangle[0]
            above = rows[number - 1][column].spot.rectangle[1] if number else place.spot.rectangle[3]
            x0, y0, x1, y1 = place.spot.rectangle
            beside, over = (before, y0, x0, y1), (x0, y1, x1, above)
            with_words += any(line.page == place.spot.page and _is_in(line, beside, over) for line in lines)
    return with_words / len(places)


def _is_in(line: Line, *places: Rectangle) -> bool:
    x, y = (line.left + line.right) / 2, line.middle
    return any(x0 < x < x1 and y0 - 2 < y < y1 + 2 for x0, y0, x1, y1 in places if x1 - x0 > 2 and y1 - y0 > 2)


def _to_the_left(row: Row, lines: Iterable[Line]) -> Iterator[Line]:
    first = row[0].spot.rectangle
    top, bottom = max(place.spot.rectangle[3] for place in row), min(place.spot.rectangle[1] for place in row)
    for line in lines:
        is_beside = line.right <= first[0] + 3 and bottom - 3 < line.middle < top + 3
        if line.page == row[0].spot.page and is_beside:
            yield line


def _heads(row: Row, lines: Sequence[Line]) -> tuple[tuple[Head, ...], list[Line]]:
    """Over each column; where one column has more lines than another, they begin on one height."""
    top = max(place.spot.rectangle[3] for place in row)
    over = [line for line in lines if line.page == row[0].spot.page and top - 4 <= line.bottom < top + _HEADS]
    columns = [[line for line in over if _is_over(line, row, column)] for column in range(len(row))]
    stacks = [list(_stacked(column, top)) for column in columns]
    edge = max((line.top for stack in stacks for line in stack), default=top)
    whole = [
        stack or [line for line in column if line.top < edge + 2] for stack, column in zip(stacks, columns, strict=True)
    ]
    return tuple(_head(stack) for stack in whole), [line for stack in whole for line in stack]


def _over_names(row: Row, heads: Sequence[Line], lines: Iterable[Line]) -> Iterator[Line]:
    """What stands over the words to the left of the rows, as high as the heads."""
    left = row[0].spot.rectangle[0]
    for line in lines:
        is_as_high = any(abs(line.middle - head.middle) < 0.6 * line.size for head in heads)
        if line.page == row[0].spot.page and line.right < left + 3 and is_as_high:
            yield line


def _is_over(line: Line, row: Row, column: int) -> bool:
    """Whether a line begins where the column does, and ends before the next; or its middle is nearer to this column
    than to those beside it, and it is not much wider."""
    x0, _, x1, _ = row[column].spot.rectangle
    next_x0 = row[column + 1].spot.rectangle[0] if column + 1 < len(row) else None
    if abs(line.left - x0) < _ALIGNED and (next_x0 is None or line.right < next_x0):
        return True
    before = (x0 - row[column - 1].spot.rectangle[2]) / 2 if column else None
    behind = (next_x0 - x1) / 2 if next_x0 is not None else None
    left = x0 - (before if before is not None else behind or 0.0)
    right = x1 + (behind if behind is not None else before or 0.0)
    return left <= (line.left + line.right) / 2 <= right and line.left > left - 12 and line.right < right + 12


def _stacked(lines: Sequence[Line], top: float) -> Iterator[Line]:
    """Upwards from the row, as long as one line follows the other in letters that are no larger."""
    edge, size = top, 0.0
    for line in sorted(lines, key=lambda line: line.bottom):
        if line.bottom - edge > (_LEADING * line.size if size else _UNDER_HEADS) or 0 < size < line.size - 1.5:
            return
        yield line
        edge, size = line.top, line.size


def _head(own: Iterable[Line]) -> Head:
    downwards = sorted(own, key=lambda line: -line.top)
    bold = [line for line in downwards if line.is_bold]
    words = bold if bold and len(bold) < len(downwards) else downwards
    rest = [line for line in downwards if line not in words]
    return Head(" ".join(line.text for line in words), " ".join(line.text for line in rest))


# --- over the page ----------------------------------------------------------------------------------------------------


def joined(lattices: Iterable[Lattice]) -> Iterator[Lattice]:
    """A table that goes on on the next page under the same heads is one."""
    waiting: Lattice | None = None
    for lattice in lattices:
        if waiting is not None and _is_continued(waiting, lattice):
            waiting = Lattice(
                (*waiting.rows, *lattice.rows),
                waiting.heads,
                (*waiting.names, *lattice.names),
                used=(*waiting.used, *lattice.used),
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = lattice
    if waiting is not None:
        yield waiting


def _is_continued(first: Lattice, second: Lattice) -> bool:
    last = first.rows[-1]
    is_next_page = second.page == last[0].spot.page + 1
    is_same = len(last) == len(second.rows[0]) and all(map(_is_one_column, last, second.rows[0]))
    return is_next_page and is_same and first.heads == second.heads


def _with_more(lattices: Sequence[Lattice]) -> Iterator[Lattice]:
    """Rows under the same heads and names, apart from the table, are more rows of it."""
    left = list(lattices)
    while left:
        first = left.pop(0)
        more = [each for each in left if _is_more_of(first, each)]
        left = [each for each in left if each not in more]
        used = (*first.used, *(line for each in more for line in each.used))
        yield replace(first, more=tuple(row for each in more for row in each.rows), used=used)


def _is_more_of(first: Lattice, other: Lattice) -> bool:
    names = [tokens(lattice.rows[0][0].box.name) for lattice in (first, other)]
    are_alike = [head.label for head in first.heads] == [head.label for head in other.heads]
    return are_alike and not first.is_ticked and bool(telling(common_start(names)))
