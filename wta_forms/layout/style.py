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


MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Everything that differs between variants. ``gutter`` holds the numbers of questions, left of their words;
    ``box_inset`` is the room between the border of a box and the widget in it; ``rule`` the line around cells.

    ``columns`` says how many things may stand side by side; ``has_cards`` that a table is a card a row, of which
    ``rows_in_place`` (0: all) stand with the question and which is kept on one page (``keeps_cards``) where it has
    nothing but ticks; ``is_fillable`` that boxes are fields, not places for a pen; ``has_notes`` that what is for the
    facilitator is printed; ``has_marks`` that pages have corner marks and room for a code; ``saves_pages`` that what
    leads may be the last on a page where it may and there are fewer pages then; ``is_usual`` that it is offered to ask
    for another; ``is_for_paper`` that somebody may print it. ``least_row`` is the least height of a table's row.
    """

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
    hint: TextStyle = TextStyle(Face.REGULAR, 10.5, 14, Colour.QUIET)
    condition: TextStyle = TextStyle(Face.ITALIC, 10.5, 14.5, Colour.ACCENT)
    panel_title: TextStyle = TextStyle(Face.BOLD, 11, 15.5, Colour.ACCENT)
    cell_head: TextStyle = TextStyle(Face.BOLD, 10, 13)
    cell_hint: TextStyle = TextStyle(Face.REGULAR, 9.5, 12, Colour.QUIET)
    running: TextStyle = TextStyle(Face.REGULAR, 9, 11, Colour.QUIET)
    typed_size: float = 11
    typed_leading: float = 15
    box_inset: float = 3
    tick: float = 18
    rule: float = 0.75
    padding: float = 14
    gap_in_question: float = 6
    gap_between_questions: float = 20
    gap_before_section: float = 30
    gap_in_section: float = 10
    gap_under_title: float = 16
    gap_columns: float = 22
    columns: int = 2
    has_cards: bool = False
    rows_in_place: int = 0
    keeps_cards: bool = True
    is_fillable: bool = True
    is_usual: bool = True
    is_for_paper: bool = True
    has_notes: bool = False
    has_marks: bool = True
    saves_pages: bool = True
    least_row: float = 0

    @property
    def text_width(self) -> float:
        return self.page_width - self.margin_left - self.margin_right

    @property
    def text_height(self) -> float:
        return self.page_height - self.margin_top - self.margin_bottom

    def box_height(self, lines: int) -> float:
        """The height of a box that holds so many typed lines."""
        return lines * self.typed_leading + 2 * (self.box_inset + TYPED_INSET)

    def scaled(self, length: float) -> float:
        """A length that suits words of 11 points, for words as large as these."""
        return length * self.body.size / 11


STANDARD = Style()

LARGE_PRINT = Style(
    variant="large-print",
    gutter=42,
    title=TextStyle(Face.BOLD, 32, 39, Colour.ACCENT),
    lead=TextStyle(Face.REGULAR, 20, 28),
    heading=TextStyle(Face.BOLD, 26, 33, Colour.ACCENT),
    subheading=TextStyle(Face.BOLD, 21, 28, Colour.ACCENT),
    body=TextStyle(Face.REGULAR, 18, 25),
    strong=TextStyle(Face.BOLD, 18, 25),
    label=TextStyle(Face.BOLD, 20, 26),
    number=TextStyle(Face.BOLD, 20, 26, Colour.ACCENT),
    hint=TextStyle(Face.REGULAR, 18, 25),
    condition=TextStyle(Face.BOLD, 18, 25, Colour.ACCENT),
    panel_title=TextStyle(Face.BOLD, 18, 25, Colour.ACCENT),
    cell_head=TextStyle(Face.BOLD, 18, 24),
    cell_hint=TextStyle(Face.REGULAR, 18, 24),
    running=TextStyle(Face.REGULAR, 13, 16),
    typed_size=18,
    typed_leading=24,
    box_inset=4,
    tick=27,
    rule=1,
    padding=18,
    gap_in_question=11,
    gap_between_questions=32,
    gap_before_section=42,
    gap_in_section=14,
    gap_under_title=20,
    columns=1,
    has_cards=True,
    rows_in_place=4,
    is_usual=False,
)
"""For people with low vision: nothing that is read is smaller than 18 points, what is typed is as large, and words are
neither pale nor slanted (Clear Print and Large Print guidelines of the UK Association for Accessible Formats)."""

PHONE = Style(
    variant="phone",
    page_width=100 * MILLIMETRE,
    page_height=200 * MILLIMETRE,
    margin_left=16,
    margin_right=16,
    margin_top=54,
    margin_bottom=44,
    gutter=27,
    title=TextStyle(Face.BOLD, 22, 27, Colour.ACCENT),
    lead=TextStyle(Face.REGULAR, 14, 20),
    heading=TextStyle(Face.BOLD, 19, 24, Colour.ACCENT),
    subheading=TextStyle(Face.BOLD, 16, 21, Colour.ACCENT),
    body=TextStyle(Face.REGULAR, 14, 19),
    strong=TextStyle(Face.BOLD, 14, 19),
    label=TextStyle(Face.BOLD, 15, 20),
    number=TextStyle(Face.BOLD, 15, 20, Colour.ACCENT),
    hint=TextStyle(Face.REGULAR, 14, 19, Colour.QUIET),
    condition=TextStyle(Face.ITALIC, 14, 19, Colour.ACCENT),
    panel_title=TextStyle(Face.BOLD, 14, 19, Colour.ACCENT),
    cell_head=TextStyle(Face.BOLD, 14, 18),
    cell_hint=TextStyle(Face.REGULAR, 14, 18, Colour.QUIET),
    running=TextStyle(Face.REGULAR, 8.5, 11, Colour.QUIET),
    typed_size=14,
    typed_leading=19,
    tick=24,
    padding=12,
    gap_in_question=9,
    gap_between_questions=24,
    gap_before_section=30,
    columns=1,
    has_cards=True,
    keeps_cards=False,
    is_usual=False,
    is_for_paper=False,
)
"""As wide as 100 mm, so that a phone shows all of a line, and words at about their size."""

BY_HAND = Style(
    variant="by-hand",
    typed_size=17,
    typed_leading=8 * MILLIMETRE,
    gap_between_questions=22,
    is_fillable=False,
    is_usual=False,
    least_row=16 * MILLIMETRE,
)
"""For a pen: 8 mm a line. Handwriting takes about as much room as words of 17 points."""

FACILITATOR = Style(variant="facilitator", has_notes=True)

VARIANTS = {style.variant: style for style in (STANDARD, LARGE_PRINT, BY_HAND, PHONE, FACILITATOR)}
"""By the names that ``--variant`` takes."""
