"""Breaking a text out of several runs into lines, with a ruler that is passed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from wta_forms.layout.blocks import Run
from wta_forms.layout.style import FontMetrics, TextStyle
from wta_forms.layout.text import first_part

_WORD = re.compile(r"[^ \t\n]+")
_BREAK = re.compile(r"[ \t]*(\n?)[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of one run on one line, ``x`` points from where the line begins. ``has_space`` after it: one that is read,
    at the end of a line too."""

    run: int
    text: str
    x: float
    width: float
    has_space: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of one run in one word."""

    run: int
    text: str
    width: float


_Word = tuple[_Part, ...]


def broken(runs: Sequence[Run], width: float, metrics: FontMetrics) -> Iterator[tuple[Segment, ...]]:
    """The lines of runs, none wider than ``width`` unless that is less than a single character; a line break in a text
    stays one. What no space stands between is one word, also where one run ends and the next begins."""
    line: list[tuple[_Word, float, bool]] = []
    end = 0.0
    for word, space, is_last in _words(runs, metrics):
        for piece, goes_on in _cut(word, width, runs, metrics):
            wide = sum(part.width for part in piece)
            if line and end + wide > width:
                yield _segments(line)
                line, end = [], 0.0
            line.append((piece, end, not goes_on))
            end += wide + (0.0 if goes_on else space)
        if is_last:
            yield _segments(line)
            line, end = [], 0.0
    if line:
        yield _segments(line)


def _words(runs: Sequence[Run], metrics: FontMetrics) -> Iterator[tuple[_Word, float, bool]]:
    """Every word with the width of the space after it, and whether its line ends there."""
    text = "".join(run.text for run in runs)
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    at = 0
    for found in _WORD.finditer(text):
        while starts[at + 1] <= found.start():
            at += 1
        word = tuple(_parts(found.start(), found.end(), at, starts, runs, metrics))
        ended = _BREAK.match(text, found.end())
        style = runs[word[-1].run].style
        yield word, metrics.width(" ", style.face, style.size), bool(ended and ended[1])


def _parts(
    start: int, end: int, first: int, starts: Sequence[int], runs: Sequence[Run], metrics: FontMetrics
) -> Iterator[_Part]:
    at = first
    while start < end:
        stop = min(end, starts[at + 1])
        if stop > start:
            words = runs[at].text[start - starts[at] : stop - starts[at]]
            yield _Part(at, words.replace("\N{NO-BREAK SPACE}", " "), _width(words, runs[at].style, metrics))
        start, at = stop, at + 1


def _cut(word: _Word, width: float, runs: Sequence[Run], metrics: FontMetrics) -> Iterator[tuple[_Word, bool]]:
    """A word, or parts of it that fit on a line each, and whether it goes on after them."""
    if sum(part.width for part in word) <= width:
        yield word, False
        return
    pieces = [piece for part in word for piece in _pieces(part, width, runs, metrics)]
    for at, piece in enumerate(pieces, 1):
        yield (piece,), at < len(pieces)


def _pieces(part: _Part, width: float, runs: Sequence[Run], metrics: FontMetrics) -> Iterator[_Part]:
    style, left = runs[part.run].style, part.text
    while left:
        text = first_part(left, width, style, metrics)
        yield replace(part, text=text, width=_width(text, style, metrics))
        left = left[len(text) :]


def _segments(line: Sequence[tuple[_Word, float, bool]]) -> tuple[Segment, ...]:
    """Neighbours of one run on one line are one."""
    made: list[Segment] = []
    for word, start, has_space in line:
        for at, part in enumerate(word):
            x = start + sum(before.width for before in word[:at])
            is_last = at == len(word) - 1
            one = Segment(part.run, part.text, x, part.width, has_space and is_last)
            if made and made[-1].run == one.run:
                between = " " if made[-1].has_space else ""
                wide = one.x + one.width - made[-1].x
                one = Segment(one.run, made[-1].text + between + one.text, made[-1].x, wide, one.has_space)
                made.pop()
            made.append(one)
    return tuple(made)


def _width(text: str, style: TextStyle, metrics: FontMetrics) -> float:
    return metrics.width(text.replace("\N{NO-BREAK SPACE}", " "), style.face, style.size)
