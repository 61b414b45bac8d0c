"""Blocks → pieces: strips of boxes that a page break may fall between, never through.

Every box carries its way through the tag tree, a path of steps; a box without one is an artifact. The tree is later
read off the paths, so that what is read is always in the order of what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.layout.blocks import EMPTY_CELL, Blank, Block, Frame, Image, Row, Stack, Table, Text
from wta_forms.layout.boxes import PRESSED, Box, Line, Panel, Picture, Rect, Role, Widget, Words
from wta_forms.layout.columns import columns_of, edges, shared_out
from wta_forms.layout.room import characters_in, typed_lines
from wta_forms.layout.style import TYPED_INSET, Colour, FontMetrics, Style
from wta_forms.layout.text import lines_of
from wta_forms.spec.fields import Shape

Address = tuple[int, ...]

_LONG_TEXT = 12
"""Lines; a text that has more of them may go on on the next page, two lines at least on either side."""
_BAR = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way from the root; the address of its block tells it from others of the same role."""

    role: Role
    address: Address
    language: str = ""


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

    def indented(self, indent: float) -> Laid:
        return replace(self, placed=self.moved(indent, 0)) if indent else self


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip that stays whole. ``leads``: it is not left at the foot of a page, away from what follows; with
    ``may_end_page`` only if that costs no page. ``head``: what is repeated above it when it begins a page."""

    laid: Laid
    gap: float = 0
    leads: bool = False
    may_end_page: bool = False
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
            case Stack(keeps_together=False, frame=Frame(stroke=None) as frame):
                return tuple(self._pieces_of_panel(block, frame, width, address, path))
            case Text():
                return tuple(self._pieces_of_text(block, width, address, path))
            case Table():
                return tuple(self._pieces_of_table(block, width, address, path))
            case Stack():
                return self._one_piece_if_it_fits(block, width, address, path)
            case Blank() | Image() | Row():
                return (Piece(self.lay(block, width, address, path)),)
            case _:
                assert_never(block)

    def _one_piece_if_it_fits(self, stack: Stack, width: float, address: Address, path: Path) -> tuple[Piece, ...]:
        laid = self.lay(stack, width, address, path)
        if laid.height <= self.style.text_height:
            return (Piece(laid, leads=stack.leads, may_end_page=stack.may_end_page, starts_page=stack.starts_page),)
        members = self.pieces(replace(stack, keeps_together=False, frame=None), width, address, path)
        return tuple(replace(p, leads=p.leads or at in (0, len(members) - 2)) for at, p in enumerate(members))

    def _pieces_of_stack(self, stack: Stack, width: float, address: Address, path: Path) -> Iterator[Piece]:
        inner = _into(stack.role, address, path)
        is_first = True
        for number, member in enumerate(stack.members):
            gap = _gap_before(member, stack.gap)
            pieces = self.pieces(member, width - stack.indent, (*address, number), inner)
            for at, piece in enumerate(pieces):
                yield replace(
                    piece,
                    laid=piece.laid.indented(stack.indent),
                    head=piece.head.indented(stack.indent) if piece.head else None,
                    gap=piece.gap or (0 if is_first else gap),
                    leads=piece.leads or (stack.leads and at == len(pieces) - 1),
                    may_end_page=piece.may_end_page or (stack.may_end_page and at == len(pieces) - 1),
                    starts_page=piece.starts_page or (is_first and stack.starts_page),
                )
                gap, is_first = 0, False

    def _pieces_of_panel(
        self, stack: Stack, frame: Frame, width: float, address: Address, path: Path
    ) -> Iterator[Piece]:
        """A panel that may go on on the next page: every strip has its part of the ground, and of the room between."""
        left, room = _inside(frame, width)
        inside = self.pieces(replace(stack, frame=None), room, address, path)
        first = self.lay(stack.members[0], room).moved(left, frame.padding) if stack.repeats_first else ()
        ground = replace(frame, radius=0)
        for at, piece in enumerate(inside):
            top, is_last = piece.gap if at else frame.padding, at + 1 == len(inside)
            height = top + piece.laid.height + (frame.padding if is_last else 0)
            # The ground of a strip reaches under the next one, or, at the foot of a page, as far as its room.
            below = 0 if is_last else frame.padding
            laid = Laid(height, (*_framed(ground, width, height + below), *piece.laid.moved(left, top)))
            yield replace(piece, laid=laid, gap=0, head=_again(first, ground, width) if first and at else piece.head)

    def _pieces_of_text(self, block: Text, width: float, address: Address, path: Path) -> Iterator[Piece]:
        """A long text is a line a piece, all of them one paragraph."""
        lines = self._aligned(block, width)
        if len(lines) <= _LONG_TEXT:
            yield Piece(self.lay(block, width, address, path))
            return
        inner, leading = _into(block.role, address, path, block.language), block.style.leading
        for at, line in enumerate(lines):
            first = (replace(line, baseline=lines[0].baseline),)
            alone = Words(Rect(0, 0, width, leading), first, block.style, block.language)
            yield Piece(Laid(leading, (Placed(alone, inner),)), leads=at in (0, len(lines) - 2))

    def _pieces_of_table(self, table: Table, width: float, address: Address, path: Path) -> Iterator[Piece]:
        """The head, and every row. The last row never stands alone on a page; the first may, to save one."""
        inner = _into(Role.TABLE, address, path)
        widths = columns_of(table, width, self.style, self.metrics)
        head = self._head(table, widths, address, inner)
        yield Piece(head, leads=True)
        last = len(table.rows) - 1
        for number in range(len(table.rows)):
            row = self._body_row(table, number, widths, address, inner)
            leads = number < last and number in (0, last - 1)
            yield Piece(row, leads=leads, may_end_page=number == 0 and last > 1, head=head if number else None)

    # --- one block at a time ------------------------------------------------------------------------------------------

    def lay(self, block: Block, width: float, address: Address = (), path: Path = (), head: float = 0) -> Laid:
        """A block at a width. ``head`` is the least height of what a stack has above its last member."""
        match block:
            case Text():
                return self._text(block, width, address, path)
            case Blank():
                return self._blank(block, width, address, path)
            case Image():
                picture = Picture(Rect(0, 0, block.width, block.height), block.alt, block.key)
                return Laid(block.height, (Placed(picture, _into(Role.FIGURE, address, path)),))
            case Stack():
                return self._stack(block, width, address, path, head)
            case Row():
                return self._row(block, width, address, path)
            case Table():
                return self._table(block, width, address, path)
            case _:
                assert_never(block)

    def _text(self, block: Text, width: float, address: Address, path: Path) -> Laid:
        lines = self._aligned(block, width)
        height = len(lines) * block.style.leading
        words = Words(Rect(0, 0, width, height), lines, block.style, block.language)
        return Laid(height, (Placed(words, _into(block.role, address, path, block.language)),))

    def _aligned(self, block: Text, width: float) -> tuple[Line, ...]:
        lines = lines_of(block.text, width, block.style, self.metrics)
        return tuple(replace(line, x=max(0.0, width - line.width) * block.align.value) for line in lines)

    def _blank(self, block: Blank, width: float, address: Address, path: Path, height: float = 0) -> Laid:
        """A field in its box, which is at least ``height`` points high."""
        side, is_pressed = self.style.tick, block.field.shape in PRESSED
        least = self.style.box_height(block.lines) if block.has_border else max(self.style.least_row, height)
        height = side if is_pressed else max(least, self.style.box_height(block.lines))
        wide = side if is_pressed else min(width, block.widest or width)
        rect = Rect(max(0.0, width - wide) * block.align.value, 0, wide, height)
        radius = side / 2 if block.field.shape is Shape.RADIO else 3
        border = Panel(rect, fill=Colour.WHITE, stroke=Colour.LINE, line=1, radius=radius)
        placed = Placed(self._widget(block, rect), _into(Role.FORM, address, path))
        lines = () if is_pressed or self.style.is_fillable else tuple(self._ruled(rect))
        return Laid(rect.height, (*((Placed(border, None),) if block.has_border else ()), *lines, placed))

    def _ruled(self, box: Rect) -> Iterator[Placed]:
        """Faint lines to write on, but none on the border."""
        inside, leading = box.inside(self.style.box_inset), self.style.typed_leading
        for number in range(1, int((inside.height - TYPED_INSET) / leading)):
            line = Rect(inside.x, inside.y + TYPED_INSET + number * leading, inside.width, 0)
            yield Placed(Panel(line, stroke=Colour.FAINT, line=self.style.rule), None)

    def _widget(self, block: Blank, rect: Rect) -> Widget:
        """A tick is as large as its box. What is typed in stands clear of the border, whatever a viewer does."""
        field, size = block.field, self.style.typed_size
        if field.shape in PRESSED:
            return Widget(rect, field.name, field.shape, block.tooltip, size, field.on, group=block.group)
        inside = rect.inside(self.style.box_inset)
        lines = typed_lines(inside.height, self.style) if field.shape is Shape.LINES else 1
        room = characters_in(inside.width, lines, self.style, self.metrics)
        return Widget(inside, field.name, field.shape, block.tooltip, size, "", block.options, room)

    def _stack(self, stack: Stack, width: float, address: Address, path: Path, head: float = 0) -> Laid:
        frame = stack.frame or Frame(padding=0)
        inner = _into(stack.role, address, path)
        left, room = _inside(frame, width - stack.indent)
        left += stack.indent
        laid = [self.lay(m, room, (*address, n), inner) for n, m in enumerate(stack.members)]
        gaps = [_gap_before(member, stack.gap) if n else 0.0 for n, member in enumerate(stack.members)]
        missing = head - sum(part.height for part in laid[:-1]) - sum(gaps[:-1])
        gaps[-1:] = [gap + max(0.0, missing) for gap in gaps[-1:]]
        placed: list[Placed] = []
        top = bottom = frame.padding
        for member, part, gap in zip(stack.members, laid, gaps, strict=True):
            top = top if isinstance(member, Stack) and member.is_beside else bottom + gap
            placed += part.moved(left, top)
            bottom = max(bottom, top + part.height)
        height = bottom + frame.padding
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

    def _head(self, table: Table, widths: tuple[float, ...], address: Address, path: Path) -> Laid:
        at = (*address, 0, 0)
        row = _into(Role.TABLE_ROW, at, _into(Role.TABLE_HEAD, (*address, 0), path))
        roles = [Role.TABLE_CELL if cell == EMPTY_CELL else Role.COLUMN_HEADER for cell in table.head]
        paths = [_into(role, (*at, n), row) for n, role in enumerate(roles)]
        cells = self._cells(table, table.head, widths, at, paths)
        tint = Panel(Rect(0, 0, sum(widths), cells.height), fill=Colour.TINT)
        rules = self._rules(widths, cells.height, above=True)
        return Laid(cells.height, (Placed(tint, None), *rules, *cells.placed))

    def _body_row(self, table: Table, number: int, widths: tuple[float, ...], address: Address, path: Path) -> Laid:
        at = (*address, 1, number)
        row = _into(Role.TABLE_ROW, at, _into(Role.TABLE_BODY, (*address, 1), path))
        roles = [Role.ROW_HEADER] + [Role.TABLE_CELL] * (len(widths) - 1)
        paths = [_into(role, (*at, n), row) for n, role in enumerate(roles)]
        cells = self._cells(table, table.rows[number], widths, at, paths)
        return Laid(cells.height, (*self._rules(widths, cells.height), *cells.placed))

    def _cells(
        self, table: Table, cells: tuple[Block, ...], widths: tuple[float, ...], address: Address, paths: list[Path]
    ) -> Laid:
        """Cells side by side, all of them as high as the highest."""
        across = [
            (cell, width, (*address, n), path)
            for n, (cell, width, path) in enumerate(zip(cells, widths, paths, strict=True))
        ]
        height = max(self._cell(*cell, table.padding).height for cell in across)
        laid = [self._cell(*cell, table.padding, height) for cell in across]
        down = [(height - part.height) / 2 if table.is_level else 0 for part in laid]
        placed = [each for part, x, y in zip(laid, edges(widths), down, strict=False) for each in part.moved(x, y)]
        return Laid(height, tuple(placed))

    def _cell(self, cell: Block, width: float, address: Address, path: Path, padding: float, height: float = 0) -> Laid:
        """With room around words; a field fills its cell, clear of the rules around it."""
        if isinstance(cell, Blank) and cell.field.shape not in PRESSED:
            return self._blank(cell, width, (*address, 0), path, height)
        inside = self.lay(cell, width - 2 * padding, (*address, 0), path)
        return Laid(inside.height + 2 * padding, inside.moved(padding, padding))

    def _rules(self, widths: tuple[float, ...], height: float, above: bool = False) -> tuple[Placed, ...]:
        """Lines between and beside cells and below them (with ``above``, above them too), each drawn once."""
        line = self.style.rule
        down = [Rect(x, 0, 0, height) for x in edges(widths)]
        across = [Rect(-line / 2, y, sum(widths) + line, 0) for y in ([0, height] if above else [height])]
        return tuple(Placed(Panel(rect, stroke=Colour.LINE, line=line), None) for rect in (*down, *across))


def _into(role: Role | None, address: Address, path: Path, language: str = "") -> Path:
    return path if role is None else (*path, Step(role, address, language))


def _gap_before(member: Block, usual: float) -> float:
    own = member.gap_before if isinstance(member, Stack) else None
    return usual if own is None else own


def _inside(frame: Frame, width: float) -> tuple[float, float]:
    """Where what a frame holds begins, and its width; a bar alone needs no room at the other side."""
    left = frame.padding + (_BAR if frame.bar else 0)
    right = frame.padding if frame.fill or frame.stroke else 0
    return left, width - left - right


def _again(placed: tuple[Placed, ...], frame: Frame, width: float) -> Laid:
    """What is repeated of a panel, on its own part of the ground."""
    height = max(each.box.rect.bottom for each in placed)
    return Laid(height, (*_framed(frame, width, height), *placed))


def _framed(frame: Frame, width: float, height: float) -> tuple[Placed, ...]:
    panels = []
    if frame.fill or frame.stroke:
        panels.append(Panel(Rect(0, 0, width, height), frame.fill, frame.stroke, radius=frame.radius))
    if frame.bar:
        panels.append(Panel(Rect(0, 0, _BAR, height), frame.bar))
    return tuple(Placed(panel, None) for panel in panels)
