"""Words that stay words in any format: characters that no file format holds, lines, and which way words run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is not a Char of XML 1.0 (2.2): control characters, halves of surrogate pairs, U+FFFE and U+FFFF."""


def printable(text: str) -> str:
    """The text with U+FFFD where a character stands that neither XML nor UTF-8 can hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def written_lines(text: str) -> list[str]:
    """The lines that have words in them, printable. Every kind of line end counts: every one ends a line somewhere."""
    return [line.strip() for line in printable(text).splitlines() if line.strip()]


_RUNS_RIGHT_TO_LEFT = {"R": True, "AL": True, "L": False}
"""The strong classes of the Unicode bidirectional algorithm (UAX 9, table 4)."""


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph with these words begins at the right: its first strong letter decides (UAX 9, P2 and P3)."""
    return next((way for way in map(_way, text) if way is not None), False)


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces that run one way, and whether that is from right to left.

    What has no way of its own goes with its two neighbours if these agree, else with the paragraph (UAX 9, N1, N2); a
    mark goes with its letter (W1).
    """
    ways = _resolved(text)
    start = 0
    for way, members in groupby(ways):
        end = start + len(list(members))
        yield text[start:end], way
        start = end


def _way(character: str) -> bool | None:
    return _RUNS_RIGHT_TO_LEFT.get(unicodedata.bidirectional(character))


def _resolved(text: str) -> Iterator[bool]:
    paragraph = is_right_to_left(text)
    before = paragraph
    groups = [(way, len(list(members))) for way, members in groupby(_with_marks(text))]
    for place, (way, length) in enumerate(groups):
        after = groups[place + 1][0] if place + 1 < len(groups) else paragraph
        chosen = way if way is not None else (before if before == after else paragraph)
        yield from [chosen] * length
        before = chosen


def _with_marks(text: str) -> Iterator[bool | None]:
    way = None
    for character in text:
        way = way if unicodedata.bidirectional(character) == "NSM" else _way(character)
        yield way
