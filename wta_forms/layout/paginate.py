"""Pieces → Pages: where a page ends, what is repeated on the next, and the tag tree."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.blocks import Block
from wta_forms.layout.boxes import Leaf, Line, Page, Pages, Panel, Rect, Role, Tag, Words
from wta_forms.layout.flow import Typesetter
from wta_forms.layout.marks import marks_of
from wta_forms.layout.mirror import turned, turned_marks, turned_page
from wta_forms.layout.pieces import Laid, Path, Piece, Placed, Step, under_one_another
from wta_forms.layout.style import Colour, FontMetrics, Style
from wta_forms.layout.text import lines_of

_END_OF_CHAIN = 4
"""A table's words, its head and two rows."""
_STAMP = 0.75
"""The part of the foot that is for the stamp; what is left is for the number of the page."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: ``head`` at the top left; ``foot`` at the bottom right, with {page} and {pages}."""

    head: str
    foot: str


def paginate(body: Block, running: Running, style: Style, metrics: FontMetrics, language: str = "en") -> Pages:
    """Put a body on pages, which begin where their language does. Every page keeps a strip at its foot free for the
    stamp (see ``stamp_words``)."""
    typesetter = Typesetter(style, metrics)
    pieces = typesetter.pieces(body, style.text_width, path=(Step(Role.DOCUMENT, ()),))
    sheets = _numbered(_sheets(pieces, style), metrics)
    pages, paths = [], []
    for number, sheet in enumerate(sheets):
        read = [placed for placed in sheet if placed.path is not None]
        paths += [(placed.path or (), Leaf(number, at)) for at, placed in enumerate(read)]
        pages.append(turned_page(_page(number, len(sheets), sheet, running, typesetter), language))
    marks = turned_marks(marks_of(style), style.page_width, language) if style.has_marks else None
    return Pages(tuple(pages), _tree(paths), style.is_fillable, marks)


def _numbered(sheets: Sequence[Sequence[Placed]], metrics: FontMetrics) -> list[list[Placed]]:
    """With the numbers of pages, now that these are known."""
    pages: dict[str, int] = {}
    for number, sheet in enumerate(sheets, 1):
        for placed in sheet:
            if isinstance(placed.box, Words) and placed.box.anchor and placed.path is not None:
                pages.setdefault(placed.box.anchor, number)
    return [
        [_with_number(placed, pages[placed.page_of], metrics) if placed.page_of else placed for placed in sheet]
        for sheet in sheets
    ]


def _with_number(placed: Placed, page: int, metrics: FontMetrics) -> Placed:
    if not isinstance(placed.box, Words):
        raise TypeError("only words can be the number of a page")
    words, text = placed.box, str(page)
    (line,) = words.lines
    width = metrics.width(text, words.style.face, words.style.size)
    numbered = replace(line, text=text, x=words.rect.width - width, width=width)
    return replace(placed, box=replace(words, lines=(numbered,)), page_of="")


def stamp_words(line: str, style: Style, metrics: FontMetrics, language: str) -> Words:
    """The visible line of a stamp, which begins the foot of each page. Of what is too long for the strip, as much is
    shown as there is room for: who it is for is known from the hidden stamp, and on paper from the code."""
    rect = Rect(style.margin_left, _foot(style), style.text_width * _STAMP, style.running.leading)
    words = Words(rect, _one_line(line, rect.width, style, metrics), style.running)
    (placed,) = turned([words], style.page_width, language)
    return placed


def _foot(style: Style) -> float:
    return style.page_height - style.margin_bottom * 0.55


def _sheets(pieces: Sequence[Piece], style: Style) -> list[list[Placed]]:
    """The boxes of each page, in place. What leads and may end a page does so only where there are fewer pages then."""
    together = _filled(pieces, style)
    if not style.saves_pages:
        return together
    parted = _filled([replace(piece, leads=piece.leads and not piece.may_end_page) for piece in pieces], style)
    return parted if len(parted) < len(together) else together


def _filled(pieces: Sequence[Piece], style: Style) -> list[list[Placed]]:
    """One page after the other. Pieces that lead are moved on together with what follows them."""
    sheets: list[list[Placed]] = [[]]
    y = 0.0
    waiting = deque(_chains(pieces, style.text_height))
    while waiting:
        chain = waiting.popleft()
        room = style.text_height - (y + chain[0].gap if sheets[-1] else 0.0)
        starts = bool(sheets[-1]) and any(piece.starts_page for piece in chain)
        if _height(chain) > room and not starts and (parted := _parted(chain, room)):
            chain, rest = parted
            waiting.appendleft(rest)
        if sheets[-1] and (starts or _height(chain) > room):
            sheets.append([])
            y = 0.0
            waiting.appendleft(chain)
            continue
        for piece in chain:
            y = _put(piece, y, sheets, style)
    return sheets


def _parted(chain: Sequence[Piece], room: float) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """A chain that ends in columns as what there is room for, and the rest; None where a column would get nothing."""
    *before, last = chain
    left = room - (_height(chain) - last.laid.height)
    here = [_that_fit(column, left) for column in last.columns]
    if not last.columns or not all(count or not column for count, column in zip(here, last.columns, strict=True)):
        return None
    first = _side_by_side([column[:count] for count, column in zip(here, last.columns, strict=True)])
    rest = _side_by_side([column[count:] for count, column in zip(here, last.columns, strict=True)])
    return (*before, replace(first, gap=last.gap)), (replace(rest, leads=last.leads, starts_page=True),)


def _that_fit(column: Sequence[Piece], room: float) -> int:
    """How many pieces of a column there is room for; what leads goes with what follows it, and the last of several does
    not go on alone."""
    chains, height, fit = _led(column), 0.0, 0
    for chain in chains:
        height += (chain[0].gap if fit else 0.0) + _height(chain)
        if height > room:
            break
        fit += 1
    fit -= fit > 1 and fit == len(chains) - 1
    return sum(len(chain) for chain in chains[:fit])


def _side_by_side(columns: Sequence[tuple[Piece, ...]]) -> Piece:
    laid = [under_one_another(column) for column in columns]
    height = max(part.height for part in laid)
    return Piece(Laid(height, tuple(each for part in laid for each in part.placed)), columns=tuple(columns))


def _put(piece: Piece, y: float, sheets: list[list[Placed]], style: Style) -> float:
    top = y + piece.gap if sheets[-1] else 0.0
    if piece.laid.height + (piece.head.height if piece.head else 0) > style.text_height:
        raise WtaFormsError(errors.TOO_HIGH.at("", words=_first_words(piece)))
    if sheets[-1] and top + piece.laid.height > style.text_height:
        sheets.append([])
        top = 0.0
    if not sheets[-1] and piece.head is not None:
        repeated = [replace(placed, path=None) for placed in piece.head.placed]
        sheets[-1] += _in_place(repeated, 0.0, style)
        top = piece.head.height
    sheets[-1] += _in_place(piece.laid.placed, top, style)
    return top + piece.laid.height


def _first_words(piece: Piece) -> str:
    words = [placed.box.text for placed in piece.laid.placed if isinstance(placed.box, Words)]
    return next((text[:60] for text in words if len(text) > 2), "")


def _in_place(placed: Sequence[Placed], y: float, style: Style) -> list[Placed]:
    dx, dy = style.margin_left, style.margin_top + y
    return [replace(each, box=replace(each.box, rect=each.box.rect.moved(dx, dy))) for each in placed]


def _chains(pieces: Sequence[Piece], room: float) -> Iterator[Sequence[Piece]]:
    """Pieces that go on one page. Of a chain that is higher than a page, the two ends stay together: a title with what
    is under it, and what a table or question begins with."""
    for chain in _led(pieces):
        if _height(chain) <= room or len(chain) <= _END_OF_CHAIN + 2:
            yield chain
            continue
        yield chain[:2]
        for piece in chain[2:-_END_OF_CHAIN]:
            yield [piece]
        yield chain[-_END_OF_CHAIN:]


def _led(pieces: Sequence[Piece]) -> list[list[Piece]]:
    chains: list[list[Piece]] = [[]]
    for piece in pieces:
        chains[-1].append(piece)
        if not piece.leads:
            chains.append([])
    return [chain for chain in chains if chain]


def _height(chain: Sequence[Piece]) -> float:
    return sum(piece.laid.height for piece in chain) + sum(piece.gap for piece in chain[1:])


def _page(number: int, count: int, sheet: list[Placed], running: Running, typesetter: Typesetter) -> Page:
    style = typesetter.style
    boxes = tuple(p.box for p in sheet if p.path is not None and not isinstance(p.box, Panel))
    drawn = tuple(p.box for p in sheet if p.path is None and isinstance(p.box, Words | Panel))
    foot = running.foot.format(page=number + 1, pages=count)
    return Page(style.page_width, style.page_height, boxes, drawn + _running(running.head, foot, number, typesetter))


def _running(head: str, foot: str, number: int, typesetter: Typesetter) -> tuple[Words | Panel, ...]:
    """The first page has its title for a head, the others as much of it as fits beside the code; a thin rule stands
    over every foot."""
    style = typesetter.style
    rule = Panel(Rect(style.margin_left, _foot(style) - 7, style.text_width, 0), stroke=Colour.FAINT, line=style.rule)
    foot_words = _words(foot, _foot(style), style.text_width, True, typesetter)
    beside = _beside_the_code(style)
    return (
        (rule, foot_words)
        if number == 0
        else (_words(head, style.margin_top * 0.5, beside, False, typesetter), rule, foot_words)
    )


def _beside_the_code(style: Style) -> float:
    if not style.has_marks:
        return style.text_width
    marks = marks_of(style)
    return marks.code.x - marks.quiet - style.margin_left


def _words(text: str, y: float, width: float, is_right: bool, typesetter: Typesetter) -> Words:
    style = typesetter.style
    lines = _one_line(text, width, style, typesetter.metrics)
    x = width - lines[0].width if is_right else 0
    placed = tuple(replace(line, x=x) for line in lines)
    return Words(Rect(style.margin_left, y, width, style.running.leading), placed, style.running)


def _one_line(text: str, width: float, style: Style, metrics: FontMetrics) -> tuple[Line, ...]:
    """As much as fits on a line, which ends with an ellipsis where that is not all."""
    lines = lines_of(text, width, style.running, metrics)
    if len(lines) < 2:
        return lines
    room = width - metrics.width(_ELLIPSIS, style.running.face, style.running.size)
    begun = lines_of(text, room, style.running, metrics)[0].text
    return lines_of(f"{begun}{_ELLIPSIS}", width, style.running, metrics)[:1]


def _tree(paths: list[tuple[Path, Leaf]]) -> Tag:
    return _tag(Step(Role.DOCUMENT, ()), paths, 1)


def _tag(own: Step, paths: Sequence[tuple[Path, Leaf]], depth: int) -> Tag:
    """The element whose leaves have ``paths``: those that go on through the same step are one child, which stands where
    the first of them does, also where what is beside it is printed in between (two cells that go on over a page)."""
    children: list[Leaf | Step] = []
    below: dict[Step, list[tuple[Path, Leaf]]] = {}
    for path, leaf in paths:
        step = path[depth] if len(path) > depth else None
        if step is None:
            children.append(leaf)
            continue
        if step not in below:
            children.append(step)
        below.setdefault(step, []).append((path, leaf))
    made = (child if isinstance(child, Leaf) else _tag(child, below[child], depth + 1) for child in children)
    return Tag(own.role, tuple(made), own.language)
