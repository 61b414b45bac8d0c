"""Blocks: what is to stand under, beside and inside what, before anybody knows how large a page is.

There are three ways to put things together, and no more: stack, row and table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wta_forms.layout.boxes import Role
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
    of the document."""

    text: str
    style: TextStyle
    role: Role | None = Role.PARAGRAPH
    align: Align = Align.LEFT
    language: str = ""


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
class Frame:
    """A panel around a stack: its colours and the room inside. Without a ``stroke`` it may break with the stack."""

    fill: Colour | None = None
    stroke: Colour | None = None
    bar: Colour | None = None
    padding: float = 12
    radius: float = 4


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
    """Side by side, tops aligned; does not break. Each of ``widths`` is :class:`Points` or a share."""

    members: tuple[Block, ...]
    widths: tuple[float, ...]
    gap: float = 0
    role: Role | None = None

    def __post_init__(self) -> None:
        if len(self.members) != len(self.widths):
            raise ValueError("a row needs a width for each of its members")


@dataclass(frozen=True, slots=True)
class Table:
    """A head that is repeated on every page, and rows that do not break. Each cell is a block; a cell's role is told by
    its place: the head's cells (but an empty corner) and the first of a row are headers. ``widths`` are as a row's; a
    column gets more than its share where its words need it. ``is_level``: all cells of a row share one middle line."""

    head: tuple[Block, ...]
    rows: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    padding: float = 5
    is_level: bool = False


Block = Text | Blank | Image | Stack | Row | Table

EMPTY_CELL = Text("", TextStyle(Face.REGULAR, 1, 1))
"""The corner over printed row names: a cell, so that all rows have as many (ISO 14289-1, 7.2), but no header."""
