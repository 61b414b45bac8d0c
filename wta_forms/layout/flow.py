"""Blocks → pieces: strips of boxes that a page break may fall between, never through.

Every box carries its way through the tag tree, a path of steps; a box without one is an artifact. The tree is later
read off the paths, so that what is read is always in the order of what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.layout.blocks import Blank, Block, Frame, Row, Stack, Table, Text
from wta_forms.layout.boxes import Box, Panel, Rect, Role, Widget, Words
from wta_forms.layout.style import Colour, FontMetrics, Style, TextStyle
from wta_forms.layout.text import lines_of
from wta_forms.spec.fields import Shape

Address = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way from the root; the address of its block tells it from others of the same role."""

    role: Role
    address: Address


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    box: Box
    path: Path | None


@dataclass(frozen=True, slots=True)
class Laid:
    """Boxes from a common top left corner, and how high they are together."""

    height: float
    placed: tuple[Placed, ...]

    def moved(self, dx: float, dy: float) -> tuple[Placed, ...]:
        return tuple(replace(p, box=replace(p.box, rect=p.box.rect.moved(dx, dy))) for p in self.placed)


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip that stays whole. ``leads``: it is not left at the foot of a page, away from what follows. ``head``: what
    is repeated above it when it begins a page."""

    laid: Laid
    gap: float = 0
    leads: bool = False
    starts_page: bool = False
    head: Laid | None = None


@dataclass(frozen=True, slots=True)
class Typesetter:
    """The style and the ruler: all that is needed to turn blocks into boxes."""

    style: Style
    metrics: FontMetrics

    def pieces(self, block: Block, width: float, address: Address = (), path: Path = ()) -> tuple[Piece, ...]:
        """The strips of a block. What should stay together does, unless it is higher than a page."""
        match block:
            case Stack(keeps_together=False, frame=None):
                return tuple(self._pieces_of_stack(block, width, address, path))
            case Table():
                return tuple(self._pieces_of_table(block, width, address, path))
            case _:
                return self._one_piece(block, width, address, path)

    def _one_piece(self, block: Block, width: float, address: Address, path: Path) -> tuple[Piece, ...]:
        laid = self.lay(block, width, address, path)
        leads = isinstance(block, Stack) and block.leads
        starts = isinstance(block, Stack) and block.starts_page
        if laid.height <= self.style.text_height:
            return (Piece(laid, leads=leads, starts_page=starts),)
        match block:
            case Stack():
                return self.pieces(replace(block, keeps_together=False, frame=None), width, address, path)
            case Text():
                return tuple(self._pieces_of_text(block, width, address, path))
            case _:
                return (Piece(laid),)

    def _pieces_of_stack(self, stack: Stack, width: float, address: Address, path: Path) -> Iterator[Piece]:
        inner = _into(stack.role, address, path)
        is_first = True
        for number, member in enumerate(stack.members):
            gap = _gap_before(member, stack.gap)
            for piece in self.pieces(member, width, (*address, number), inner):
                yield replace(
                    piece,
                    gap=piece.gap or (0 if is_first else gap),
                    leads=piece.leads or stack.leads,
                    starts_page=piece.starts_page or (is_first and stack.starts_page),
                )
                gap, is_first = 0, False

    def _pieces_of_text(self, block: Text, width: float, address: Address, path: Path) -> Iterator[Piece]:
        """A text longer than a page: a line a piece, all of them one paragraph."""
        inner = _into(block.role, address, path)
        for line in lines_of(block.text, width, block.style, self.metrics):
            alone = replace(line, baseline=line.baseline % block.style.leading)
            box = Words(Rect(0, 0, width, block.style.leading), (alone,), block.style)
            yield Piece(Laid(block.style.leading, (Placed(box, inner),)))

    def _pieces_of_table(self, table: Table, width: float, address: Address, path: Path) -> Iterator[Piece]:
        inner = _into(Role.TABLE, address, path)
        head = self._head(table, width, address, inner)
        yield Piece(head, leads=True)
        for number in range(len(table.rows)):
            row = self._body_row(table, number, width, address, inner)
            yield Piece(row, leads=number == len(table.rows) - 2, head=head if number else None)

    # --- one block at a time ------------------------------------------------------------------------------------------

    def lay(self, block: Block, width: float, address: Address = (), path: Path = (), head: float = 0) -> Laid:
        """A block at a width. ``head`` is the least height of what a stack has above its last member."""
        match block:
            case Text():
                return self._text(block, width, address, path)
            case Blank():
                return self._blank(block, width, address, path)
            case Stack():
                return self._stack(block, width, address, path, head)
            case Row():
                return self._row(block, width, address, path)
            case Table():
                return self._table(block, width, address, path)
            case _:
                assert_never(block)

    def _text(self, block: Text, width: float, address: Address, path: Path) -> Laid:
        lines = lines_of(block.text, width, block.style, self.metrics)
        height = len(lines) * block.style.leading
        words = Words(Rect(0, 0, width, height), lines, block.style)
        return Laid(height, (Placed(words, _into(block.role, address, path)),))

    def _blank(self, block: Blank, width: float, address: Address, path: Path) -> Laid:
        is_tick = block.field.shape is Shape.TICK
        side = self.style.tick
        rect = Rect(0, 0, side, side) if is_tick else Rect(0, 0, width, self.style.box_height(block.lines))
        border = Panel(rect, fill=Colour.WHITE, stroke=Colour.LINE, line=1, radius=3)
        widget = self._widget(block, rect)
        placed = Placed(widget, _into(Role.FORM, address, path))
        return Laid(rect.height, (Placed(border, None), placed) if block.has_border else (placed,))

    def _widget(self, block: Blank, rect: Rect) -> Widget:
        field, size = block.field, self.style.typed_size
        room = 0 if field.shape is Shape.TICK else self._capacity(rect, size)
        return Widget(rect, field.name, field.shape, block.tooltip, size, field.on, block.options, room)

    def _capacity(self, rect: Rect, size: float) -> int:
        """Characters that are sure to fit: as if each were as wide as an "n"; most texts have narrower ones."""
        lines = max(1, int((rect.height - 4) / self.style.typed_leading))
        style = TextStyle(self.style.body.face, size, self.style.typed_leading)
        return lines * int((rect.width - 8) / self.metrics.width("n", style.face, style.size))

    def _stack(self, stack: Stack, width: float, address: Address, path: Path, head: float = 0) -> Laid:
        frame = stack.frame or Frame(padding=0)
        inner = _into(stack.role, address, path)
        bar = 4 if frame.bar else 0
        room = width - 2 * frame.padding - bar
        laid = [self.lay(m, room, (*address, n), inner) for n, m in enumerate(stack.members)]
        gaps = [_gap_before(member, stack.gap) if n else 0.0 for n, member in enumerate(stack.members)]
        missing = head - sum(part.height for part in laid[:-1]) - sum(gaps[:-1])
        gaps[-1:] = [gap + max(0.0, missing) for gap in gaps[-1:]]
        placed: list[Placed] = []
        y = frame.padding
        for part, gap in zip(laid, gaps, strict=True):
            y += gap
            placed += part.moved(frame.padding + bar, y)
            y += part.height
        height = y + frame.padding
        return Laid(height, (*_framed(frame, width, height), *placed))

    def _row(self, row: Row, width: float, address: Address, path: Path) -> Laid:
        """Stacks that keep together are questions: what they end with, their boxes, begin on one line."""
        inner = _into(row.role, address, path)
        widths = shared_out(row.widths, width - row.gap * (len(row.widths) - 1))
        questions = [member if isinstance(member, Stack) and member.keeps_together else None for member in row.members]
        head = max(self._head_height(q, w) for q, w in zip(questions, widths, strict=True)) if any(questions) else 0
        placed: list[Placed] = []
        x = height = 0.0
        for number, (member, room) in enumerate(zip(row.members, widths, strict=True)):
            laid = self.lay(member, room, (*address, number), inner, head if questions[number] else 0)
            placed += laid.moved(x, 0)
            height = max(height, laid.height)
            x += room + row.gap
        return Laid(height, tuple(placed))

    def _head_height(self, question: Stack | None, width: float) -> float:
        above = replace(question, members=question.members[:-1]) if question else None
        return self.lay(above, width).height if above else 0

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table, width: float, address: Address, path: Path) -> Laid:
        parts = [piece.laid for piece in self._pieces_of_table(table, width, address, path)]
        placed: list[Placed] = []
        y = 0.0
        for part in parts:
            placed += part.moved(0, y)
            y += part.height
        return Laid(y, tuple(placed))

    def _head(self, table: Table, width: float, address: Address, path: Path) -> Laid:
        row = _into(Role.TABLE_ROW, (*address, 0, 0), _into(Role.TABLE_HEAD, (*address, 0), path))
        roles = [Role.COLUMN_HEADER] * len(table.head)
        return self._cells(table.head, roles, table, width, (*address, 0, 0), row, Colour.TINT)

    def _body_row(self, table: Table, number: int, width: float, address: Address, path: Path) -> Laid:
        at = (*address, 1, number)
        row = _into(Role.TABLE_ROW, at, _into(Role.TABLE_BODY, (*address, 1), path))
        cells = table.rows[number]
        roles = [Role.ROW_HEADER] + [Role.TABLE_CELL] * (len(cells) - 1)
        return self._cells(cells, roles, table, width, at, row, None)

    def _cells(
        self,
        cells: tuple[Block, ...],
        roles: list[Role],
        table: Table,
        width: float,
        address: Address,
        path: Path,
        fill: Colour | None,
    ) -> Laid:
        widths = shared_out(table.widths, width)
        laid = [
            self._cell(cell, room, table.padding, (*address, n), _into(role, (*address, n), path))
            for n, (cell, room, role) in enumerate(zip(cells, widths, roles, strict=True))
        ]
        height = max(part.height for part in laid)
        placed: list[Placed] = []
        x = 0.0
        for part, room in zip(laid, widths, strict=True):
            placed.append(Placed(Panel(Rect(x, 0, room, height), fill=fill, stroke=Colour.LINE), None))
            placed += _filling(part, room, height).moved(x, 0)
            x += room
        return Laid(height, tuple(placed))

    def _cell(self, cell: Block, width: float, padding: float, address: Address, path: Path) -> Laid:
        """What stands in a cell, with room around words; a field fills its cell, a tick stands in the middle."""
        if isinstance(cell, Blank) and cell.field.shape is not Shape.TICK:
            return self.lay(replace(cell, has_border=False), width, (*address, 0), path)
        is_tick = isinstance(cell, Blank)
        inside = self.lay(cell, width - 2 * padding, (*address, 0), path)
        indent = (width - self.style.tick) / 2 if is_tick else padding
        return Laid(inside.height + 2 * padding, inside.moved(indent, padding))


def _filling(cell: Laid, width: float, height: float) -> Laid:
    """A field without a border of its own takes the whole cell, clear of the rules around it."""
    match cell.placed:
        case (Placed(Widget() as widget, path),) if widget.shape is not Shape.TICK:
            whole = replace(widget, rect=Rect(1, 1, width - 2, height - 2))
            return Laid(height, (Placed(whole, path),))
        case _:
            return cell


def _into(role: Role | None, address: Address, path: Path) -> Path:
    return path if role is None else (*path, Step(role, address))


def _gap_before(member: Block, usual: float) -> float:
    own = member.gap_before if isinstance(member, Stack) else None
    return usual if own is None else own


def _framed(frame: Frame, width: float, height: float) -> tuple[Placed, ...]:
    panels = []
    if frame.fill or frame.stroke:
        panels.append(Panel(Rect(0, 0, width, height), frame.fill, frame.stroke, radius=frame.radius))
    if frame.bar:
        panels.append(Panel(Rect(0, 0, 4, height), frame.bar))
    return tuple(Placed(panel, None) for panel in panels)


def shared_out(widths: tuple[float, ...], room: float) -> tuple[float, ...]:
    """Widths over 20 are points; what is left is shared out among the others."""
    fixed = sum(width for width in widths if width > 20)
    shares = sum(width for width in widths if width <= 20)
    return tuple(width if width > 20 else (room - fixed) * width / shares for width in widths)
