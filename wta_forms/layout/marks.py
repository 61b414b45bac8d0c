"""Where a page has its corner marks and its code: a matter of the style alone, so a scanner knows before it reads."""

from __future__ import annotations

from wta_forms.layout.boxes import Marks, Rect
from wta_forms.layout.style import Style

_CORNER = 7.0
_FROM_THE_EDGE, _FROM_A_NEAR_EDGE = 20.0, 6.0
_NARROW = 300.0
"""Pages that are narrower are for telephones: words begin near their edges, and printed they are made larger."""

CODE_SIDE = 36.9
"""41 modules of 0.9 points, the least that a photograph of a page is sure to show: QR codes up to version 6, which with
error correction M hold 154 of the characters in :class:`wta_forms.spec.stamp.PageMark`. Shorter ones have larger
modules."""

_QUIET = 4 * CODE_SIDE / 29
"""Four modules (ISO/IEC 18004, 6.3.8) of the smallest code that there will be, version 3."""


def marks_of(style: Style) -> Marks:
    """Corners 20 points from the edges of the page, 6 on narrow ones; the code above the text, at its right end.

    Raises ValueError where the margin at the top has no room for the code.
    """
    inset = _FROM_A_NEAR_EDGE if style.page_width < _NARROW else _FROM_THE_EDGE
    left, top = inset, inset
    right, bottom = style.page_width - inset - _CORNER, style.page_height - inset - _CORNER
    code_right = min(style.page_width - style.margin_right, right - _QUIET)
    code = Rect(code_right - CODE_SIDE, inset, CODE_SIDE, CODE_SIDE)
    if code.bottom + _QUIET > style.margin_top + 0.01:
        raise ValueError(f"the code at the top of a page needs a margin of {code.bottom + _QUIET:.1f} points")
    corners = (_corner(left, top), _corner(right, top), _corner(left, bottom), _corner(right, bottom))
    return Marks(corners, code, _QUIET)


def _corner(x: float, y: float) -> Rect:
    return Rect(x, y, _CORNER, _CORNER)
