"""How much a box holds of what people type: beforehand, when nobody knows the words, and of words that are there."""

from __future__ import annotations

from math import sqrt

from wta_forms.layout.style import TYPED_INSET, Face, FontMetrics, Style, TextStyle
from wta_forms.layout.text import lines_of

_LONG_WORD = 11
"""Characters that a line may leave empty at its end, because the next word is longer than what is left."""
_OF_A_LINE = 0.8
"""No word leaves more of a line empty than this part: it is cut."""
_CAPITAL = 1
_ROUNDING = 1e-6


class WideLetters:
    """A ruler that needs no font: no typeface of the house has wider ones."""

    def width(self, text: str, face: Face, size: float) -> float:
        return 0.6 * size * len(text)

    def ascent(self, face: Face, size: float) -> float:
        return size

    def lacks(self, text: str) -> str:
        return ""


def typed_lines(height: float, style: Style) -> int:
    """The lines that a widget of this height (points) shows, at least one."""
    return max(1, int((height - 2 * TYPED_INSET) / style.typed_leading + _ROUNDING))


def characters_in(width: float, lines: int, style: Style, metrics: FontMetrics) -> int:
    """Characters of ordinary prose that are sure to fit in a widget ``width`` points wide, broken into so many lines.

    As if each were as wide as an "n": most are narrower, which makes up for what lines usually leave empty. Only a few
    of many lines leave a long word's room, so what all of them leave grows with the root of their number.
    """
    across = (width - 2 * TYPED_INSET) / metrics.width("n", style.body.face, style.typed_size)
    left_empty = min(_LONG_WORD, _OF_A_LINE * across) * sqrt(lines - 1)
    return max(1, int(lines * across - left_empty - _CAPITAL))


def lines_for(characters: int, width: float, most: int, style: Style, metrics: FontMetrics) -> int:
    """The least number of lines that hold so many characters, 0 where even ``most`` lines do not."""
    fitting = (lines for lines in range(1, most + 1) if characters_in(width, lines, style, metrics) >= characters)
    return next(fitting, 0)


def characters_shown(text: str, width: float, lines: int, style: Style, metrics: FontMetrics) -> int:
    """How many characters of these words a widget shows: all of them where they fit, else about so many. A box of one
    line shows line breaks as spaces."""
    words = text if lines > 1 else " ".join(text.split())
    typed = TextStyle(style.body.face, style.typed_size, style.typed_leading)
    broken = lines_of("\n".join(words.splitlines()), width - 2 * TYPED_INSET, typed, metrics)
    return len(text) if len(broken) <= lines else len("".join(line.spoken for line in broken[:lines]).strip())
