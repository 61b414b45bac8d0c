"""How a plan looks in PDF: the page, the letters and the measures, in points."""

from __future__ import annotations

from wta_forms.layout.style import Colour, Face, Style, TextStyle

LOOK = Style(
    variant="plan",
    margin_left=60,
    margin_right=60,
    margin_top=66,
    margin_bottom=68,
    is_fillable=False,
    has_marks=False,
    rule=0.6,
    tick=8,
    saves_pages=False,
    running=TextStyle(Face.REGULAR, 8.5, 11, Colour.QUIET),
)
"""A4. Nothing is filled in, and nothing is scanned; ``tick`` is what the narrowest column has room for."""

TITLE = TextStyle(Face.BOLD, 27, 32, Colour.ACCENT)
DATE = TextStyle(Face.REGULAR, 12.5, 18, Colour.QUIET)
HEADINGS = {
    2: TextStyle(Face.BOLD, 18, 22, Colour.ACCENT),
    3: TextStyle(Face.BOLD, 12.5, 16.5),
    4: TextStyle(Face.BOLD, 10.5, 14.5, Colour.ACCENT),
}
BODY = TextStyle(Face.REGULAR, 10.5, 15.2)
STRONG = TextStyle(Face.BOLD, 10.5, 15.2)
NUMBER = TextStyle(Face.BOLD, 10.5, 15.2, Colour.ACCENT)
QUIET = TextStyle(Face.REGULAR, 9.5, 13, Colour.QUIET)
CELL = TextStyle(Face.REGULAR, 9.2, 12.4)
CELL_HEAD = TextStyle(Face.BOLD, 9.2, 12.4, Colour.ACCENT)
CELL_QUIET = TextStyle(Face.REGULAR, 8.6, 11.6, Colour.QUIET)
CELL_STRONG = TextStyle(Face.BOLD, 9.2, 12.4)
HEAT = TextStyle(Face.BOLD, 11, 15)
HEAT_DARK = TextStyle(Face.BOLD, 11, 15, Colour.WHITE)
HEAT_NONE = TextStyle(Face.REGULAR, 9.5, 15, Colour.QUIET)

INDENT = 34.0
"""Room for "[123]" in front of an answer."""
BULLET = 13.0
CELL_PADDING = 4.5
BETWEEN_COLUMNS = 26.0

ABOVE_HEADING = {1: 0.0, 2: 30.0, 3: 18.0, 4: 13.0}
ABOVE = 7.0
ABOVE_TABLE = 9.0
ABOVE_QUOTE = 9.0
ABOVE_ANSWER = 12.0

LOGO_WIDTH, LOGO_HEIGHT = 160.0, 44.0
"""As on the forms."""
