"""An answer that may be shown, under the number that leads to it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Names(StrEnum):
    """How people are shown."""

    NAME = "name"
    ROLE = "role"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands.

    ``person`` is the person as shown, "" when nothing may be said of them. ``form`` is a title, ``question`` the
    printed number. ``page`` counts from 1, 0 when it stood on none. ``file`` often holds the person's name: it is ""
    unless the person is shown by name, and ``sha256``, which finds the file, is "" where nothing may be said of them.
    """

    person: str
    form: str
    question: int
    page: int
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in words; every row has a cell for every head."""

    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's answer to one question, under the number that leads to it.

    ``words`` is the clear answer, "" when there is none. ``doubt`` says all that was given since and could not be used,
    "" as a rule. There is evidence for the clear answer and for each doubt, in this order.

    ``key`` is what decisions and themes refer to an open answer by; it says nothing of the person. ``decided`` says
    what was given where the facilitator has settled what it means. What was written in another language than the plan's
    has that ``language``; where somebody translated it, ``original`` has the person's own words and ``translator`` who
    did ("" where nobody said). ``is_foreign``: some of it waits to be translated.
    """

    number: int
    question: str
    words: str | Rows
    doubt: str
    evidence: tuple[Evidence, ...]
    key: str = ""
    decided: str = ""
    language: str = ""
    original: str | Rows = ""
    translator: str = ""
    is_foreign: bool = False

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"entry {self.number} stands on nothing")

    @property
    def person(self) -> str:
        return self.evidence[0].person
