"""Blocks: what is to stand under, beside and inside what, before anybody knows how large a page is.

There are three ways to put things together, and no more: stack, row and table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wta_forms.layout.boxes import Link, Panel, Role, Words
from wta_forms.layout.style import Colour, Face, TextStyle
from wta_forms.spec.fields import Field


class Points(float):
    """A width in points. Any other number is a share of what is left."""


class Align(Enum):
    """Where something stands in its room, by the part of what is left that lies before it. Left and right are those of
    a page that begins at the left; a page that begins at the right is mirrored when all is in its place."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words that wrap. Without a role they belong to the element around them. ``language`` is empty where it is that
    of the document; a link leads to the first box that has its target for an ``anchor``."""

    text: str
    style: TextStyle
    role: Role | None = Role.PARAGRAPH
    align: Align = Align.LEFT
    language: str = ""
    link: Link | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words within a text that are in a language of their own or lead somewhere."""

    text: str
    style: TextStyle
    language: str = ""
    link: Link | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Runs:
    """A text out of several runs, which wrap together. They stand one after the other as the page goes, or, where the
    text ``is_turned``, the other way; within each its own letters decide (each is an isolate: UAX 9, 3.2)."""

    runs: tuple[Run, ...]
    role: Role | None = Role.PARAGRAPH
    align: Align = Align.LEFT
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page on which ``anchor`` stands, at the right; known when everything is in its place."""

    anchor: str
    style: TextStyle
    link: Link


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to fill in, ``lines`` typed lines high and as wide as there is room, but no wider than ``widest`` (0: no
    limit); a tick or a button has the style's size. ``has_border`` is off in cells. ``group`` is what is said of all
    buttons of one field together."""

    field: Field
    tooltip: str
    lines: int = 1
    widest: float = 0
    options: tuple[str, ...] = ()
    has_border: bool = True
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a size in points; ``alt`` is said in its place, ``key`` tells the renderer which one it is."""

    width: float
    height: float
    alt: str
    key: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes and words of a size in points, from its own top left corner; ``alt`` is said in their place."""

    width: float
    height: float
    alt: str
    shapes: tuple[Panel | Words, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel around a stack: its colours and the room inside. Without a ``stroke`` it may break with the stack.
    ``strength`` is how much of the ``fill`` there is, on white. The bar stands where words begin: at the other side of
    it, if that ``is_turned``. ``above``: the room above and below, where it is not the ``padding``."""

    fill: Colour | None = None
    stroke: Colour | None = None
    bar: Colour | None = None
    padding: float = 12
    radius: float = 4
    strength: float = 1
    is_turned: bool = False
    above: float | None = None
    bar_width: float = 4

    @property
    def room_above(self) -> float:
        return self.padding if self.above is None else self.above


@dataclass(frozen=True, slots=True)
class Stack:
    """One under the other, ``indent`` points to the right. ``keeps_together``: on one page, if it fits on one at all.
    ``leads``: never the last thing on a page, it goes with what follows; with ``may_end_page`` it may be the last where
    that saves a page. ``is_beside``: it begins as high as the member
    before it, in room that this one leaves free (what is read first need not be what stands first).
    ``repeats_first``: its first member stands again, unread, where it goes on on another page."""

    members: tuple[Block, ...]
    gap: float = 0
    indent: float = 0
    role: Role | None = None
    frame: Frame | None = None
    keeps_together: bool = False
    leads: bool = False
    starts_page: bool = False
    may_end_page: bool = False
    gap_before: float | None = None
    is_beside: bool = False
    repeats_first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Side by side, tops aligned. Each of ``widths`` is :class:`Points` or a share. It does not break, unless it
    ``may_break``: then each member goes on by itself on the next page, as columns do."""

    members: tuple[Block, ...]
    widths: tuple[float, ...]
    gap: float = 0
    role: Role | None = None
    may_break: bool = False

    def __post_init__(self) -> None:
        if len(self.members) != len(self.widths):
            raise ValueError("a row needs a width for each of its members")


class Rules(Enum):
    """The lines of a table: around every cell, as in a form; between rows, for reading; or none."""

    AROUND = "around"
    BETWEEN = "between"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Table:
    """A head that is repeated on every page, and rows that do not break unless one is higher than a page. Each cell is
    a block; a cell's role is told by its place: the head's cells (but an empty corner) and the first of a row are
    headers. ``widths`` are as a row's; a column gets more than its share where its words need it. ``is_level``: all
    cells of a row share one middle line. The ground of a stack that is a cell fills that cell."""

    head: tuple[Block, ...]
    rows: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    padding: float = 5
    is_level: bool = False
    rules: Rules = Rules.AROUND


Block = Text | Runs | PageNumber | Blank | Image | Drawing | Stack | Row | Table

EMPTY_CELL = Text("", TextStyle(Face.REGULAR, 1, 1))
"""The corner over printed row names: a cell, so that all rows have as many (ISO 14289-1, 7.2), but no header."""
