"""Sizes, colours and faces of a variant: one closed table, all in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Face(Enum):
    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


class Colour(Enum):
    """RGB, 0 to 255. Text colours have at least 4.5:1 on white and on TINT, LINE has at least 3:1 on white (WCAG 2.2,
    1.4.3 and 1.4.11)."""

    INK = (24, 32, 38)
    QUIET = (78, 90, 99)
    ACCENT = (11, 95, 108)
    LINE = (112, 126, 135)
    FAINT = (205, 214, 218)
    TINT = (238, 245, 246)
    WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """``leading`` is the distance from one baseline to the next."""

    face: Face
    size: float
    leading: float
    colour: Colour = Colour.INK


class FontMetrics(Protocol):
    """What layout must know of fonts. Widths in points; ``ascent`` is the height of a line above its baseline."""

    def width(self, text: str, face: Face, size: float) -> float: ...

    def ascent(self, face: Face, size: float) -> float: ...

    def lacks(self, text: str) -> str:
        """The characters of the text that no font has, each once."""
        ...


TYPED_INSET = 2.0
"""What viewers leave free around what is typed, inside a widget (Acrobat and pdf.js 2 points, PDFium 1)."""


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that differs between variants. ``gutter`` holds the numbers of questions, left of their words;
    ``box_inset`` is the room between the border of a box and the widget in it; ``rule`` the line around cells."""

    variant: str = "standard"
    page_width: float = 595.28
    page_height: float = 841.89
    margin_left: float = 46
    margin_right: float = 46
    margin_top: float = 62
    margin_bottom: float = 62
    gutter: float = 28
    title: TextStyle = TextStyle(Face.BOLD, 27, 32, Colour.ACCENT)
    lead: TextStyle = TextStyle(Face.REGULAR, 13, 19)
    heading: TextStyle = TextStyle(Face.BOLD, 18, 23, Colour.ACCENT)
    subheading: TextStyle = TextStyle(Face.BOLD, 13.5, 18, Colour.ACCENT)
    body: TextStyle = TextStyle(Face.REGULAR, 11, 15.5)
    strong: TextStyle = TextStyle(Face.BOLD, 11, 15.5)
    label: TextStyle = TextStyle(Face.BOLD, 12, 16)
    number: TextStyle = TextStyle(Face.BOLD, 12, 16, Colour.ACCENT)
    hint: TextStyle = TextStyle(Face.REGULAR, 10, 14, Colour.QUIET)
    condition: TextStyle = TextStyle(Face.ITALIC, 10.5, 14.5, Colour.ACCENT)
    panel_title: TextStyle = TextStyle(Face.BOLD, 11, 15.5, Colour.ACCENT)
    cell_head: TextStyle = TextStyle(Face.BOLD, 10, 13)
    cell_hint: TextStyle = TextStyle(Face.REGULAR, 9, 12, Colour.QUIET)
    running: TextStyle = TextStyle(Face.REGULAR, 8.5, 11, Colour.QUIET)
    typed_size: float = 11
    typed_leading: float = 15
    box_inset: float = 3
    tick: float = 18
    rule: float = 0.75
    gap_in_question: float = 6
    gap_between_questions: float = 20
    gap_before_section: float = 30
    gap_in_section: float = 10
    gap_under_title: float = 16
    gap_columns: float = 22

    @property
    def text_width(self) -> float:
        return self.page_width - self.margin_left - self.margin_right

    @property
    def text_height(self) -> float:
        return self.page_height - self.margin_top - self.margin_bottom

    def box_height(self, lines: int) -> float:
        """The height of a box that holds so many typed lines."""
        return lines * self.typed_leading + 2 * (self.box_inset + TYPED_INSET)


STANDARD = Style()
