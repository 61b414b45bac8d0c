"""Blocks → pieces: strips of boxes that a page break may fall between, never through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.layout.blocks import (
    Blank,
    Block,
    Drawing,
    Frame,
    Image,
    PageNumber,
    Row,
    Run,
    Runs,
    Stack,
    Table,
    Text,
)
from wta_forms.layout.boxes import PRESSED, Drawn, Line, Panel, Picture, Rect, Role, Widget, Words
from wta_forms.layout.cells import Cells
from wta_forms.layout.columns import shared_out
from wta_forms.layout.pieces import Address, Laid, Path, Piece, Placed, framed, into, under_one_another
from wta_forms.layout.room import characters_in, typed_lines
from wta_forms.layout.runs import Segment, broken
from wta_forms.layout.style import TYPED_INSET, Colour, FontMetrics, Style
from wta_forms.layout.text import first_baseline, lines_of
from wta_forms.spec.fields import Shape

_LONG_TEXT = 12
"""Lines; a text that has more of them may go on on the next page, two lines at least on either side."""


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
            case Runs():
                return tuple(self._pieces_of_runs(block, width, address, path))
            case Table():
                return tuple(Cells(block, width, self, address, path).pieces())
            case Stack():
                return self._one_piece_if_it_fits(block, width, address, path)
            case Row(may_break=True):
                return (self._breaking_row(block, width, address, path),)
            case Blank() | Image() | Drawing() | PageNumber() | Row():
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
        inner = into(stack.role, address, path)
        is_first = True
        for number, member in enumerate(stack.members):
            gap = _gap_before(member, stack.gap)
            pieces = self.pieces(member, width - stack.indent, (*address, number), inner)
            for at, piece in enumerate(pieces):
                yield replace(
                    piece.indented(stack.indent),
                    gap=piece.gap or (0 if is_first else gap),
                    leads=piece.leads or (stack.leads and at == len(pieces) - 1),
                    may_end_page=piece.may_end_page or (stack.may_end_page and at == len(pieces) - 1),
                    starts_page=piece.starts_page or (is_first and stack.starts_page),
                )
                gap, is_first = 0, False

    def _breaking_row(self, row: Row, width: float, address: Address, path: Path) -> Piece:
        inner = into(row.role, address, path)
        widths = shared_out(row.widths, width - row.gap * (len(row.widths) - 1))
        columns, x = [], 0.0
        for number, (member, room) in enumerate(zip(row.members, widths, strict=True)):
            pieces = self.pieces(member, room, (*address, number), inner)
            columns.append(tuple(piece.indented(x) for piece in pieces))
            x += room + row.gap
        return Piece(self.lay(row, width, address, path), columns=tuple(columns))

    def _pieces_of_panel(
        self, stack: Stack, frame: Frame, width: float, address: Address, path: Path
    ) -> Iterator[Piece]:
        """A panel that may go on on the next page: every strip has its part of the ground, and of the room between."""
        left, room = _inside(frame, width)
        inside = self.pieces(replace(stack, frame=None), room, address, path)
        first = self.lay(stack.members[0], room).moved(left, frame.room_above) if stack.repeats_first else ()
        ground = replace(frame, radius=0)
        for at, piece in enumerate(inside):
            top, is_last = piece.gap if at else frame.room_above, at + 1 == len(inside)
            height = top + piece.laid.height + (frame.room_above if is_last else 0)
            # The ground of a strip reaches under the next one, or, at the foot of a page, as far as its room.
            below = 0 if is_last else frame.room_above
            laid = Laid(height, (*framed(ground, width, height + below), *piece.laid.moved(left, top)))
            yield replace(piece, laid=laid, gap=0, head=_again(first, ground, width) if first and at else piece.head)

    def _pieces_of_text(self, block: Text, width: float, address: Address, path: Path) -> Iterator[Piece]:
        """A long text is a line a piece, all of them one paragraph."""
        lines = self._aligned(block, width)
        if len(lines) <= _LONG_TEXT:
            yield Piece(self.lay(block, width, address, path))
            return
        inner, leading = into(block.role, address, path, block.language), block.style.leading
        for at, line in enumerate(lines):
            first = (replace(line, baseline=lines[0].baseline),)
            alone = Words(Rect(0, 0, width, leading), first, block.style, block.language, block.link, block.anchor)
            yield Piece(Laid(leading, (Placed(alone, inner),)), leads=at in (0, len(lines) - 2))

    def _pieces_of_runs(self, block: Runs, width: float, address: Address, path: Path) -> Iterator[Piece]:
        lines = [Piece(line) for line in self._lines_of_runs(block, width, address, path)]
        if len(lines) <= _LONG_TEXT:
            yield Piece(under_one_another(lines))
            return
        yield from (replace(line, leads=at in (0, len(lines) - 2)) for at, line in enumerate(lines))

    # --- one block at a time ------------------------------------------------------------------------------------------

    def lay(self, block: Block, width: float, address: Address = (), path: Path = (), head: float = 0) -> Laid:
        """A block at a width. ``head`` is the least height of what a stack has above its last member."""
        match block:
            case Text():
                return self._text(block, width, address, path)
            case Runs():
                return under_one_another([Piece(line) for line in self._lines_of_runs(block, width, address, path)])
            case PageNumber():
                return self._page_number(block, width, path)
            case Drawing():
                drawn = Drawn(Rect(0, 0, block.width, block.height), block.alt, block.shapes)
                return Laid(block.height, (Placed(drawn, into(Role.FIGURE, address, path)),))
            case Blank():
                return self.blank(block, width, address, path)
            case Image():
                picture = Picture(Rect(0, 0, block.width, block.height), block.alt, block.key)
                return Laid(block.height, (Placed(picture, into(Role.FIGURE, address, path)),))
            case Stack():
                return self._stack(block, width, address, path, head)
            case Row():
                return self._row(block, width, address, path)
            case Table():
                return under_one_another(list(Cells(block, width, self, address, path).pieces()))
            case _:
                assert_never(block)

    def _text(self, block: Text, width: float, address: Address, path: Path) -> Laid:
        lines = self._aligned(block, width)
        height = len(lines) * block.style.leading
        words = Words(Rect(0, 0, width, height), lines, block.style, block.language, block.link, block.anchor)
        return Laid(height, (Placed(words, into(block.role, address, path, block.language)),))

    def _aligned(self, block: Text, width: float) -> tuple[Line, ...]:
        lines = lines_of(block.text, width, block.style, self.metrics)
        return tuple(replace(line, x=max(0.0, width - line.width) * block.align.value) for line in lines)

    def _lines_of_runs(self, block: Runs, width: float, address: Address, path: Path) -> Iterator[Laid]:
        inner = into(block.role, address, path)
        for line in broken(block.runs, width, self.metrics):
            free = max(0.0, width - line[-1].x - line[-1].width) * block.align.value
            placed = (self._segment(segment, block, width, free, (*address, segment.run), inner) for segment in line)
            yield Laid(block.runs[0].style.leading, tuple(placed))

    def _segment(
        self, segment: Segment, block: Runs, width: float, free: float, address: Address, path: Path
    ) -> Placed:
        """A part of a line, in a box as wide as itself: so that it stands in its place whichever way the page goes."""
        run: Run = block.runs[segment.run]
        x = width - free - segment.x - segment.width if block.is_turned else free + segment.x
        baseline = first_baseline(block.runs[0].style, self.metrics)
        line = Line(segment.text, 0, baseline, segment.width, is_cut=not segment.has_space)
        rect = Rect(x, 0, segment.width, block.runs[0].style.leading)
        role = Role.LINK if run.link else Role.SPAN if run.language else None
        words = Words(rect, (line,), run.style, run.language, run.link, run.anchor)
        return Placed(words, into(role, address, path, run.language))

    def _page_number(self, block: PageNumber, width: float, path: Path) -> Laid:
        line = Line("", width, first_baseline(block.style, self.metrics), 0)
        words = Words(Rect(0, 0, width, block.style.leading), (line,), block.style, link=block.link)
        return Laid(block.style.leading, (Placed(words, path, block.anchor),))

    def blank(self, block: Blank, width: float, address: Address, path: Path, height: float = 0) -> Laid:
        """A field in its box, which is at least ``height`` points high."""
        side, is_pressed = self.style.tick, block.field.shape in PRESSED
        least = self.style.box_height(block.lines) if block.has_border else max(self.style.least_row, height)
        height = side if is_pressed else max(least, self.style.box_height(block.lines))
        wide = side if is_pressed else min(width, block.widest or width)
        rect = Rect(max(0.0, width - wide) * block.align.value, 0, wide, height)
        radius = side / 2 if block.field.shape is Shape.RADIO else 3
        border = Panel(rect, fill=Colour.WHITE, stroke=Colour.LINE, line=1, radius=radius)
        placed = Placed(self._widget(block, rect), into(Role.FORM, address, path))
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
        inner = into(stack.role, address, path)
        left, room = _inside(frame, width - stack.indent)
        left += stack.indent
        laid = [self.lay(m, room, (*address, n), inner) for n, m in enumerate(stack.members)]
        gaps = [_gap_before(member, stack.gap) if n else 0.0 for n, member in enumerate(stack.members)]
        missing = head - sum(part.height for part in laid[:-1]) - sum(gaps[:-1])
        gaps[-1:] = [gap + max(0.0, missing) for gap in gaps[-1:]]
        placed: list[Placed] = []
        top = bottom = frame.room_above
        for member, part, gap in zip(stack.members, laid, gaps, strict=True):
            top = top if isinstance(member, Stack) and member.is_beside else bottom + gap
            placed += part.moved(left, top)
            bottom = max(bottom, top + part.height)
        height = bottom + frame.room_above
        return Laid(height, (*framed(frame, width, height), *placed))

    def _row(self, row: Row, width: float, address: Address, path: Path) -> Laid:
        """Stacks that keep together are questions: what they end with, their boxes, begin on one line."""
        inner = into(row.role, address, path)
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


def _gap_before(member: Block, usual: float) -> float:
    own = member.gap_before if isinstance(member, Stack) else None
    return usual if own is None else own


def _inside(frame: Frame, width: float) -> tuple[float, float]:
    """Where what a frame holds begins, and its width; a bar alone needs no room at the other side."""
    near = frame.padding + (frame.bar_width if frame.bar else 0)
    far = frame.padding if frame.fill or frame.stroke else 0
    return far if frame.is_turned else near, width - near - far


def _again(placed: tuple[Placed, ...], frame: Frame, width: float) -> Laid:
    """What is repeated of a panel, on its own part of the ground."""
    height = max(each.box.rect.bottom for each in placed)
    return Laid(height, (*framed(frame, width, height), *placed))
