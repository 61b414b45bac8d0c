"""Breaking words into lines, with a ruler that is passed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wta_forms.layout.boxes import Line
from wta_forms.layout.style import FontMetrics, TextStyle

_BREAKABLE = re.compile(r"[ \t]+")


def lines_of(text: str, width: float, style: TextStyle, metrics: FontMetrics) -> tuple[Line, ...]:
    """The lines of a text, none wider than ``width``; a line break in the text stays one."""
    ascent = metrics.ascent(style.face, style.size)
    first = (style.leading - style.size) / 2 + min(ascent, style.size * 0.95)
    broken = [line for paragraph in text.strip().split("\n") for line in _broken(paragraph, width, style, metrics)]
    return tuple(
        Line(line, 0, first + number * style.leading, metrics.width(line, style.face, style.size))
        for number, line in enumerate(broken)
    )


def _broken(paragraph: str, width: float, style: TextStyle, metrics: FontMetrics) -> Iterator[str]:
    line = ""
    for word in _fitting_words(paragraph, width, style, metrics):
        longer = f"{line} {word}" if line else word
        if line and metrics.width(longer, style.face, style.size) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _fitting_words(paragraph: str, width: float, style: TextStyle, metrics: FontMetrics) -> Iterator[str]:
    """The words; one that is wider than the line (a web address) is cut, so that nothing is printed off the page."""
    for word in _BREAKABLE.split(paragraph.strip()):
        rest = word
        while len(rest) > 1 and metrics.width(rest, style.face, style.size) > width:
            fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or _fits(rest[:n], width, style, metrics))
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _fits(text: str, width: float, style: TextStyle, metrics: FontMetrics) -> bool:
    return metrics.width(text, style.face, style.size) <= width
