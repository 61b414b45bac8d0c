"""Blocks: what is to stand under, beside and inside what, before anybody knows how large a page is.

There are three ways to put things together, and no more: stack, row and table.
"""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.layout.boxes import Role
from wta_forms.layout.style import Colour, TextStyle
from wta_forms.spec.fields import Field


@dataclass(frozen=True, slots=True)
class Text:
    """Words that wrap. Without a role they belong to the element around them."""

    text: str
    style: TextStyle
    role: Role | None = Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to fill in, ``lines`` typed lines high; a tick has the style's size. ``has_border`` is off in cells."""

    field: Field
    tooltip: str
    lines: int = 1
    options: tuple[str, ...] = ()
    has_border: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel around a stack: its colours and the room inside."""

    fill: Colour | None = None
    stroke: Colour | None = None
    bar: Colour | None = None
    padding: float = 12
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Stack:
    """One under the other. ``keeps_together``: on one page, if it fits on one at all. ``leads``: never the last thing
    on a page, it goes with what follows."""

    members: tuple[Block, ...]
    gap: float = 0
    role: Role | None = None
    frame: Frame | None = None
    keeps_together: bool = False
    leads: bool = False
    starts_page: bool = False
    gap_before: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Side by side, tops aligned. ``widths`` over 20 are points, the others shares of what is left."""

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
    its place: the head's cells and the first of a row are headers."""

    head: tuple[Block, ...]
    rows: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    padding: float = 4


Block = Text | Blank | Stack | Row | Table
