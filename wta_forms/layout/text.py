"""Breaking words into lines, with a ruler that is passed in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from math import ceil

from wta_forms.layout.boxes import Line
from wta_forms.layout.style import FontMetrics, TextStyle

_BREAKABLE = re.compile(r"[ \t]+")
_ROUNDING = 1e-6
"""Points: a box made as wide as a word, less its padding, may be that much narrower."""


def lines_of(text: str, width: float, style: TextStyle, metrics: FontMetrics) -> tuple[Line, ...]:
    """The lines of a text, none wider than ``width`` unless that is less than a single character; a line break in the
    text stays one. A no-break space holds its words together and is then a space like any other. An empty text has no
    lines."""
    if not text.strip():
        return ()
    first, width = first_baseline(style, metrics), width + _ROUNDING
    broken = [line for paragraph in text.strip().split("\n") for line in _broken(paragraph, width, style, metrics)]
    spaced = [(line.replace("\N{NO-BREAK SPACE}", " "), is_cut) for line, is_cut in broken]
    return tuple(
        Line(line, 0, first + number * style.leading, metrics.width(line, style.face, style.size), is_cut)
        for number, (line, is_cut) in enumerate(spaced)
    )


def first_baseline(style: TextStyle, metrics: FontMetrics) -> float:
    """Of a text, downwards from its top."""
    return (style.leading - style.size) / 2 + min(metrics.ascent(style.face, style.size), style.size * 0.95)


def longest_word(text: str, style: TextStyle, metrics: FontMetrics) -> float:
    """The width under which a word has to be cut."""
    return max(metrics.width(word, style.face, style.size) for word in text.split() or [""])


def least_width(text: str, lines: int, style: TextStyle, metrics: FontMetrics) -> float:
    """The least width, in whole points, at which a text has no more than so many lines and no word of it is cut."""

    def fits(width: int) -> bool:
        return len(lines_of(text, width, style, metrics)) <= lines

    widths = range(ceil(longest_word(text, style, metrics)), ceil(metrics.width(text, style.face, style.size)) + 1)
    return widths[bisect_left(widths, True, hi=len(widths) - 1, key=fits)]


def _broken(paragraph: str, width: float, style: TextStyle, metrics: FontMetrics) -> Iterator[tuple[str, bool]]:
    """Lines, and whether the last word of each goes on in the next."""
    line, end, space = "", 0.0, metrics.width(" ", style.face, style.size)
    for word in _BREAKABLE.split(paragraph.strip()):
        wide = metrics.width(word, style.face, style.size)
        if line and end + space + wide <= width:
            line, end = f"{line} {word}", end + space + wide
            continue
        if line:
            yield line, False
        line, end = word, wide
        if wide > width:
            *starts, line = _cut(word, width, style, metrics)
            end = metrics.width(line, style.face, style.size)
            yield from ((start, True) for start in starts)
    yield line, False


def _cut(word: str, width: float, style: TextStyle, metrics: FontMetrics) -> Iterator[str]:
    """A word in parts that fit; only one that is wider than a line (a web address) has more than one."""
    while word:
        part = first_part(word, width, style, metrics)
        yield part
        word = word[len(part) :]


def first_part(word: str, width: float, style: TextStyle, metrics: FontMetrics) -> str:
    """As much of a word as fits, at least a character.

    Only its beginning is measured, so that even a megabyte without a space takes no time.
    """

    def width_of(count: int) -> float:
        return metrics.width(word[:count], style.face, style.size)

    reach = 1
    while reach < len(word) and width_of(reach) <= width:
        reach *= 2
    return word[: max(1, bisect_right(range(1, min(reach, len(word)) + 1), width, key=width_of))]
