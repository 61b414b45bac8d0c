"""Tables → pieces: a head that stands again on every page, and rows of cells, with their room and their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from wta_forms.layout.blocks import EMPTY_CELL, Blank, Block, Frame, Rules, Stack, Table
from wta_forms.layout.boxes import PRESSED, Panel, Rect, Role
from wta_forms.layout.columns import columns_of, edges
from wta_forms.layout.pieces import Address, Laid, Path, Piece, Placed, framed, into
from wta_forms.layout.style import Colour, FontMetrics, Style

_UNDER_HEAD = 1.0
_TILES = 1.0
"""Points: the line under the head of a table to read, and what is left free around the ground of a cell in a table
without lines."""


class Setter(Protocol):
    """What a table must know of the typesetter that it is a part of."""

    @property
    def style(self) -> Style: ...

    @property
    def metrics(self) -> FontMetrics: ...

    def lay(self, block: Block, width: float, address: Address = (), path: Path = (), head: float = 0) -> Laid: ...

    def pieces(self, block: Block, width: float, address: Address = (), path: Path = ()) -> tuple[Piece, ...]: ...

    def blank(self, block: Blank, width: float, address: Address, path: Path, height: float = 0) -> Laid: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a cell that stays whole, from the cell's top."""

    laid: Laid
    top: float
    bottom: float

    def holds(self, height: float) -> bool:
        return self.top < height < self.bottom


@dataclass(frozen=True)
class Cells:
    """One table at its place."""

    table: Table
    width: float
    setter: Setter
    address: Address
    path: Path

    @cached_property
    def _widths(self) -> tuple[float, ...]:
        return columns_of(self.table, self.width, self.setter.style, self.setter.metrics)

    @cached_property
    def _inner(self) -> Path:
        return into(Role.TABLE, self.address, self.path)

    def pieces(self) -> Iterator[Piece]:
        """The head, and every row. The last row never stands alone on a page; the first may, to save one."""
        head = self._head()
        yield Piece(head, leads=True)
        last = len(self.table.rows) - 1
        for number in range(len(self.table.rows)):
            strips = self._strips(number, self.setter.style.text_height - head.height)
            leads = number < last and number in (0, last - 1)
            for at, strip in enumerate(strips):
                is_first = number == 0 and at == 0
                yield Piece(
                    strip,
                    leads=leads if len(strips) == 1 else at in (0, len(strips) - 2),
                    may_end_page=number == 0 and last > 1,
                    head=None if is_first else head,
                )

    # --- the head and the rows ----------------------------------------------------------------------------------------

    def _head(self) -> Laid:
        at = (*self.address, 0, 0)
        row = into(Role.TABLE_ROW, at, into(Role.TABLE_HEAD, (*self.address, 0), self._inner))
        roles = [Role.TABLE_CELL if cell == EMPTY_CELL else Role.COLUMN_HEADER for cell in self.table.head]
        cells = self._level(self.table.head, at, [into(role, (*at, n), row) for n, role in enumerate(roles)])
        tint = Panel(Rect(0, 0, sum(self._widths), cells.height), fill=Colour.TINT)
        ground = () if self.table.rules is Rules.NONE else (Placed(tint, None),)
        return Laid(cells.height, (*ground, *self._rules(cells.height, is_head=True), *cells.placed))

    def _paths(self, number: int) -> tuple[Address, list[Path]]:
        at = (*self.address, 1, number)
        row = into(Role.TABLE_ROW, at, into(Role.TABLE_BODY, (*self.address, 1), self._inner))
        roles = [Role.ROW_HEADER] + [Role.TABLE_CELL] * (len(self._widths) - 1)
        return at, [into(role, (*at, n), row) for n, role in enumerate(roles)]

    def _strips(self, number: int, room: float) -> list[Laid]:
        """A row; where it is higher than a page, as strips that a page may end between."""
        at, paths = self._paths(number)
        cells = self._level(self.table.rows[number], at, paths)
        if cells.height <= room:
            return [Laid(cells.height, (*self._rules(cells.height), *cells.placed))]
        return list(self._cut(self.table.rows[number], at, paths))

    def _cut(self, cells: tuple[Block, ...], address: Address, paths: list[Path]) -> Iterator[Laid]:
        """What stands side by side goes on side by side: it ends where a line of every cell does."""
        padding, columns = self.table.padding, list[list[_Part]]()
        for n, (cell, width, path) in enumerate(zip(cells, self._widths, paths, strict=True)):
            inside = self.setter.pieces(_without_ground(cell), width - 2 * padding, (*address, n, 0), path)
            columns.append(list(_parts(inside)))
        parts = [part for column in columns for part in column]
        cuts = sorted({part.bottom for part in parts if not any(other.holds(part.bottom) for other in parts)})
        for start, end in pairwise([0.0, *cuts]):
            above, is_last = padding if start == 0 else 0.0, end == cuts[-1]
            placed = [
                each
                for column, x in zip(columns, edges(self._widths), strict=False)
                for part in column
                if start <= part.top and part.bottom <= end
                for each in part.laid.moved(x + padding, above + part.top - start)
            ]
            height = above + end - start + (padding if is_last else 0)
            yield Laid(height, (*self._rules(height, is_open=not is_last), *placed))

    # --- one cell -----------------------------------------------------------------------------------------------------

    def _level(self, cells: tuple[Block, ...], address: Address, paths: list[Path]) -> Laid:
        """Cells side by side, all of them as high as the highest."""
        across = [
            (cell, width, (*address, n), path)
            for n, (cell, width, path) in enumerate(zip(cells, self._widths, paths, strict=True))
        ]
        laid = [self._cell(*cell) for cell in across]
        height = max(part.height for part in laid)
        laid = [self._cell(*cell, height) if _fills(cell[0]) else part for cell, part in zip(across, laid, strict=True)]
        down = [(height - part.height) / 2 if self.table.is_level else 0 for part in laid]
        grounds = [
            each
            for (cell, width, *_), x in zip(across, edges(self._widths), strict=False)
            for each in self._ground(cell, width, height, x)
        ]
        placed = [
            each for part, x, y in zip(laid, edges(self._widths), down, strict=False) for each in part.moved(x, y)
        ]
        return Laid(height, (*grounds, *placed))

    def _cell(self, cell: Block, width: float, address: Address, path: Path, height: float = 0) -> Laid:
        """With room around words; a field fills its cell, clear of the rules around it."""
        if isinstance(cell, Blank) and _fills(cell):
            return self.setter.blank(cell, width, (*address, 0), path, height)
        padding = self.table.padding
        inside = self.setter.lay(_without_ground(cell), width - 2 * padding, (*address, 0), path)
        return Laid(inside.height + 2 * padding, inside.moved(padding, padding))

    def _ground(self, cell: Block, width: float, height: float, x: float) -> tuple[Placed, ...]:
        frame = cell.frame if isinstance(cell, Stack) else None
        if frame is None or frame.fill is None:
            return ()
        free = _TILES if self.table.rules is Rules.NONE else 0.0
        return Laid(height, framed(frame, width - 2 * free, height - 2 * free)).moved(x + free, free)

    # --- lines --------------------------------------------------------------------------------------------------------

    def _rules(self, height: float, *, is_head: bool = False, is_open: bool = False) -> tuple[Placed, ...]:
        """The lines of one row, each drawn once; ``is_open`` below where it goes on."""
        match self.table.rules:
            case Rules.AROUND:
                return tuple(self._around(height, above=is_head, below=not is_open))
            case Rules.BETWEEN:
                colour, line = (Colour.ACCENT, _UNDER_HEAD) if is_head else (Colour.FAINT, self.setter.style.rule)
                under = Panel(Rect(0, height, sum(self._widths), 0), stroke=colour, line=line)
                return () if is_open else (Placed(under, None),)
            case Rules.NONE:
                return ()

    def _around(self, height: float, *, above: bool, below: bool) -> Iterator[Placed]:
        line, wide = self.setter.style.rule, sum(self._widths)
        down = [Rect(x, 0, 0, height) for x in edges(self._widths)]
        across = [Rect(-line / 2, y, wide + line, 0) for y in [*([0.0] if above else []), *([height] if below else [])]]
        for rect in (*down, *across):
            yield Placed(Panel(rect, stroke=Colour.LINE, line=line), None)


def _parts(pieces: Sequence[Piece]) -> Iterator[_Part]:
    """Rounded, so that lines of two cells that are level end at the same height."""
    bottom = 0.0
    for piece in pieces:
        top = round(bottom + piece.gap, 3)
        bottom = round(top + piece.laid.height, 3)
        yield _Part(piece.laid, top, bottom)


def _fills(cell: Block) -> bool:
    """A field to write in is as high as its cell."""
    return isinstance(cell, Blank) and cell.field.shape not in PRESSED


def _without_ground(cell: Block) -> Block:
    return replace(cell, frame=None) if isinstance(cell, Stack) and isinstance(cell.frame, Frame) else cell
