"""Words that stay words in any format: characters that no file format holds, lines, and which way words run.

Unicode's characters for direction (UAX 9) may stand in what somebody wrote, as they do around a telephone number that
was copied from an address book. They keep their meaning there, and end with the line they stand in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

_ENDS_OF_PLANES = "".join(chr(plane + end) for plane in range(0x1FFFE, 0x110000, 0x10000) for end in (0, 1))
_UNPRINTABLE = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[" + _ENDS_OF_PLANES + "]"
)
"""What is not a Char of XML 1.0 (2.2): control characters, halves of surrogate pairs, U+FFFE and U+FFFF; and what XML
advises against and HTML (13.2.3.5) takes for an error: the other control characters and noncharacters."""


def printable(text: str) -> str:
    """The text with U+FFFD where a character stands that XML, HTML or UTF-8 cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs: every other character can be written in UTF-8."""
    return _HALF_A_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def written_lines(text: str) -> list[str]:
    """The lines that have words in them, printable, each with its directions closed.

    Every kind of line end counts, as every one ends a line somewhere.
    """
    return [isolated(printable(line)) for line in map(str.strip, text.splitlines()) if line]


# --- directions within a line -----------------------------------------------------------------------------------------

_ISOLATE, _END_OF_ISOLATE, _END_OF_EMBEDDING = "\u2068", "\u2069", "\u202c"
_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", _END_OF_EMBEDDING) | dict.fromkeys(
    "\u2066\u2067\u2068", _END_OF_ISOLATE
)
"""What turns the direction of the words behind it, and what ends that (UAX 9, 2.1 to 2.4)."""


def isolated(line: str) -> str:
    """The line so that nothing in it can turn what stands around it; as it is where it turns nothing.

    All that it leaves open is closed, and the whole stands in an isolate. An end without a beginning means nothing; one
    that would end our own isolate is U+FFFD.
    """
    if not any(character in _ENDS or character == _END_OF_ISOLATE for character in line):
        return line
    shown, still_open = [], list[str]()
    for character in line:
        if character == _END_OF_ISOLATE and character not in still_open:
            shown.append("\N{REPLACEMENT CHARACTER}")
            continue
        shown.append(character)
        still_open = _left_open(still_open, character)
    return "".join([_ISOLATE, *shown, *reversed(still_open), _END_OF_ISOLATE])


def kept_apart(text: str) -> str:
    """The text so that it can stand in a sentence with other words: isolated, also where it runs from right to left.

    Else figures and signs that stand between two such texts would run with them (UAX 9, N1).
    """
    if not any(_way(character) or character in _ENDS or character == _END_OF_ISOLATE for character in text):
        return text
    return "\n".join(
        line if line.startswith(_ISOLATE) else f"{_ISOLATE}{line}{_END_OF_ISOLATE}" for line in written_lines(text)
    )


def _left_open(ends: list[str], character: str) -> list[str]:
    """The ends still due, behind this character. The end of an isolate ends embeddings within it, not the reverse."""
    if character in _ENDS:
        return [*ends, _ENDS[character]]
    if character == _END_OF_ISOLATE:
        return ends[: len(ends) - 1 - ends[::-1].index(character)]
    return ends[:-1] if ends[-1:] == [character] else ends


# --- which way words run ----------------------------------------------------------------------------------------------


_RUNS_RIGHT_TO_LEFT = {"R": True, "AL": True, "L": False}
"""The strong classes of the Unicode bidirectional algorithm (UAX 9, table 4)."""


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph with these words begins at the right: its first strong letter decides (UAX 9, P2 and P3)."""
    return next((way for way in map(_way, text) if way is not None), False)


_MARK = "\N{LEFT-TO-RIGHT MARK}"


def turned_back(line: str) -> str:
    """A mark for the end of a line that begins at the left and ends in words from right to left, else "".

    Without it figures behind the line would run with its last words (UAX 9, W2 and N1).
    """
    ways = [way for way in map(_way, line) if way is not None]
    return _MARK if ways and ways[-1] and not ways[0] else ""


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
