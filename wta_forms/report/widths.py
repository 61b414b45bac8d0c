"""How wide the columns of tables are, in twentieths of a point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from unicodedata import combining, east_asian_width

Heads = tuple[str, ...]
Texts = Sequence[Sequence[str]]
"""A table in words, row by row; the first are its heads."""
Widths = Mapping[Heads, tuple[int, ...]]
Length = Callable[[str], float]

CELL = 110
"""What is free left and right in a cell."""


# --- one table --------------------------------------------------------------------------------------------------------

_SPARE = 50
"""For a font a little wider than the one that was measured."""
_LONGEST_WORD = 1400
"""Every column has room for its words as long as this."""
_SHORT_CELL, _MORE = 1900, 1.5
"""Of a cell, such as a date, that looks better on one line; and how much higher it counts where it is not."""
_STEPS = 40
_WORD = re.compile(r"[^ \t\n]+")
"""What is not broken: a no-break space is part of it."""


def widths_of(rows: Texts, measure: int, length: Length | None = None) -> tuple[int, ...]:
    """Every column has room for its longest word; what is left goes, bit by bit, to where it saves most lines.
    ``length`` is that of words on one line, in Calibri unless another is given."""
    length = length or _length
    widths = [_least(cells, length) for cells in zip(*rows, strict=True)]
    needed = [[length(cell) + _SPARE for cell in row] for row in rows]
    step = max(0, measure - sum(widths)) // _STEPS
    for _ in range(_STEPS):
        saved = _saved(needed, widths)
        if not any(saved):
            break
        widths[saved.index(max(saved))] += step
    widths = [width * measure // sum(widths) for width in widths]
    return (*widths[:-1], measure - sum(widths[:-1]))


def _least(cells: Sequence[str], length: Length) -> int:
    head, *others = (min(_LONGEST_WORD, max(map(length, _WORD.findall(cell)), default=0)) for cell in cells)
    return round(max(head * _BOLD, *others, 0)) + 2 * CELL + _SPARE


def _saved(needed: Sequence[Sequence[float]], widths: Sequence[int]) -> list[float]:
    """How much less high the table gets with a wider column: a row is as high as its highest cell."""
    saved = [0.0 for _ in widths]
    for row in needed:
        lines = [_lines(length, width - 2 * CELL) for length, width in zip(row, widths, strict=True)]
        highest = max(lines)
        if highest > 1:
            column = lines.index(highest)
            saved[column] += highest / widths[column]
    return saved


def _lines(length: float, width: int) -> float:
    is_short = length <= _SHORT_CELL + _SPARE
    return length / width * (_MORE if is_short and length > width else 1)


# --- letters ----------------------------------------------------------------------------------------------------------

_LETTERS = {
    50: " ',.Iijl|\N{NO-BREAK SPACE}",
    68: "!()-:;J[]frt{}",
    85: '"/Lcsz\\',
    128: "ADGHUV",
    145: "&NOQw…",
    185: "%@MWm—",
}
"""In Calibri of 10 points."""
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_OF_A_LETTER, _OF_A_SQUARE = 107, 200
"""Of all others; squares are those of Chinese and Japanese."""
_BOLD = 1.04


def _length(words: str) -> int:
    """On one line."""
    return sum(map(_width_of, words))


def _width_of(letter: str) -> int:
    if combining(letter):
        return 0
    return _WIDTHS.get(letter, _OF_A_SQUARE if east_asian_width(letter) in "WF" else _OF_A_LETTER)


# --- tables that are alike --------------------------------------------------------------------------------------------


def lined_up(tables: Iterable[Texts], measure: int, length: Length | None = None) -> Widths:
    """Tables with the same heads have the same columns, so that these line up down the page.

    A table that lacks one column, neither the first nor the last, of another's lines up with it: the column before has
    its room.
    """
    rows: dict[Heads, list[Sequence[str]]] = {}
    for heads, *others in tables:
        rows.setdefault(tuple(heads), []).extend(others)
    return {
        heads: widths
        for whole, parts in _families(rows).items()
        for heads, widths in _of(whole, parts, rows, measure, length)
    }


def _families(known: Iterable[Heads]) -> dict[Heads, list[Heads]]:
    """The widest tables, each with itself and those that are a part of it."""
    families: dict[Heads, list[Heads]] = {}
    for heads in sorted(known, key=len, reverse=True):
        whole = next((other for other in families if _places(heads, other)), heads)
        families.setdefault(whole, []).append(heads)
    return families


def _of(
    whole: Heads, parts: Iterable[Heads], rows: Mapping[Heads, Texts], measure: int, length: Length | None
) -> Iterator[tuple[Heads, tuple[int, ...]]]:
    texts = [whole, *(_spread(row, _places(part, whole), len(whole)) for part in parts for row in rows[part])]
    widths = widths_of(texts, measure, length)
    for part in parts:
        yield part, tuple(sum(widths[start:end]) for start, end in pairwise((*_places(part, whole), len(whole))))


def _places(part: Heads, whole: Heads) -> tuple[int, ...]:
    """Where its columns stand in the other table; () where it is no part of it."""
    every = tuple(range(len(whole)))
    if part == whole:
        return every
    lacking = (number for number in every[1:-1] if (*whole[:number], *whole[number + 1 :]) == part)
    number = next(lacking, None)
    return () if number is None else (*every[:number], *every[number + 1 :])


def _spread(row: Sequence[str], places: Sequence[int], count: int) -> list[str]:
    cells = dict(zip(places, row, strict=True))
    return [cells.get(place, "") for place in range(count)]


# --- what belongs together --------------------------------------------------------------------------------------------

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_MIDDLE_AND_RANGE = re.compile(r"[\d.]+ \([\d.]+ to [\d.]+\)")


def unbroken(cell: str) -> str:
    """A cell that is "4 (3 to 5)" and nothing else breaks before the bracket only."""
    if not _MIDDLE_AND_RANGE.fullmatch(cell):
        return cell
    middle, ends = cell.split(" ", 1)
    return f"{middle} {ends.replace(' ', NO_BREAK_SPACE)}"
