"""What blocks become on their way to pages: boxes in place, and strips that a page break may fall between.

Every box carries its way through the tag tree, a path of steps; a box without one is an artifact. The tree is later
read off the paths, so that what is read is always in the order of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wta_forms.layout.blocks import Frame
from wta_forms.layout.boxes import Box, Panel, Rect, Role

Address = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way from the root; the address of its block tells it from others of the same role."""

    role: Role
    address: Address
    language: str = ""


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """``page_of`` is an anchor: the words are to be the number of the page where it stands."""

    box: Box
    path: Path | None
    page_of: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """Boxes from a common top left corner, and how high they are together."""

    height: float
    placed: tuple[Placed, ...]

    def moved(self, dx: float, dy: float) -> tuple[Placed, ...]:
        if not dx and not dy:
            return self.placed
        return tuple(replace(p, box=replace(p.box, rect=p.box.rect.moved(dx, dy))) for p in self.placed)

    def indented(self, indent: float) -> Laid:
        return replace(self, placed=self.moved(indent, 0)) if indent else self


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip that stays whole. ``leads``: it is not left at the foot of a page, away from what follows; with
    ``may_end_page`` only if that costs no page. ``head``: what is repeated above it when it begins a page. ``columns``
    are its parts where it may break all the same, each column by itself."""

    laid: Laid
    gap: float = 0
    leads: bool = False
    may_end_page: bool = False
    starts_page: bool = False
    head: Laid | None = None
    columns: tuple[tuple[Piece, ...], ...] = ()

    def indented(self, indent: float) -> Piece:
        if not indent:
            return self
        return replace(
            self,
            laid=self.laid.indented(indent),
            head=self.head.indented(indent) if self.head else None,
            columns=tuple(tuple(piece.indented(indent) for piece in column) for column in self.columns),
        )


def under_one_another(pieces: Sequence[Piece]) -> Laid:
    """With their gaps, but for the first one's."""
    placed: list[Placed] = []
    y = 0.0
    for at, piece in enumerate(pieces):
        y += piece.gap if at else 0.0
        placed += piece.laid.moved(0, y)
        y += piece.laid.height
    return Laid(y, tuple(placed))


def into(role: Role | None, address: Address, path: Path, language: str = "") -> Path:
    return path if role is None else (*path, Step(role, address, language))


def framed(frame: Frame, width: float, height: float) -> tuple[Placed, ...]:
    panels = []
    if frame.fill or frame.stroke:
        ground = Rect(0, 0, width, height)
        panels.append(Panel(ground, frame.fill, frame.stroke, radius=frame.radius, strength=frame.strength))
    if frame.bar:
        left = width - frame.bar_width if frame.is_turned else 0
        panels.append(Panel(Rect(left, 0, frame.bar_width, height), frame.bar))
    return tuple(Placed(panel, None) for panel in panels)
