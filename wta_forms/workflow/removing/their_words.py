"""Somebody's words where deciding has put them: translations, the draft of a later round, and the facilitator's own
files, of which it is only told where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from wta_forms.project.removal import Leaver
from wta_forms.spec.spreadsheet import decoded, plain, read_sheet, written

TRANSLATIONS = re.compile(r"answers\.[A-Za-z-]+\.csv")

_ORIGINAL = "original"
_LEAST = 40
"""Characters: the beginning by which words are found, which are cut in remarks."""


def flat(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def texts_in(value: object) -> Iterator[str]:
    """Whatever is text in an answer."""
    match value:
        case str():
            yield value
        case Mapping():
            for each in value.values():
                yield from texts_in(each)
        case list() | tuple():
            for each in value:
                yield from texts_in(each)
        case _:
            return


def translations_without(content: bytes, only_theirs: Collection[str]) -> bytes:
    """The table without what somebody alone has written; nothing where there is nothing else, and as it was where it
    cannot be read."""
    try:
        sheet, broken = read_sheet(decoded(content), "")
    except UnicodeDecodeError:
        return content
    if broken or _ORIGINAL not in sheet.heads:
        return content
    at = sheet.heads.index(_ORIGINAL)
    rows = [[plain(cell) for cell in row.cells] for row in sheet.rows]
    left = [cells for cells in rows if len(cells) <= at or flat(cells[at]) not in only_theirs]
    if len(left) == len(rows):
        return content
    return written([sheet.heads, *left]) if left else b""


def draft_without(content: bytes, only_theirs: Collection[str]) -> bytes:
    """The draft of a round without questions for which it has the words of somebody alone; as it was where it cannot be
    read. Copies that are out say themselves what they were filled in with."""
    try:
        read = json.loads(content)
        left = {
            str(form): {id: value for id, value in values.items() if not _has(value, only_theirs)}
            for form, values in read.items()
        }
    except (ValueError, AttributeError):
        return content
    return content if left == read else f"{json.dumps(left, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _has(value: Any, words: Collection[str]) -> bool:
    return any(flat(text) in words for text in texts_in(value))


# --- files of the facilitator's own -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mentions:
    """How many of somebody's answers stand in a file, how often it names them, and in which lines (from 1)."""

    answers: int
    names: int
    lines: tuple[int, ...]


def mentions_in(text: str, who: Leaver, words: Iterable[str]) -> Mentions:
    """Remarks are read over the ends of their lines, and words that are cut are found by their beginning."""
    said = [flat(line.strip().lstrip("#")) for line in text.splitlines()]
    begins = list(accumulate((len(line) + 1 for line in said), initial=0))
    joined = " ".join(said)
    found = [at for each in words if (at := joined.find(each[:_LEAST])) >= 0]
    named = [match.start() for match in who.named.finditer(joined)]
    lines = sorted({_line_at(at, begins) for at in (*found, *named)})
    return Mentions(len(found), len(named), tuple(lines))


def _line_at(place: int, begins: list[int]) -> int:
    return sum(begin <= place for begin in begins)
