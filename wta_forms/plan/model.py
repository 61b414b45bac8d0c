"""The plan as it is meant: sections of blocks, and every answer that may be shown, numbered. Free of formats.

What must not be shown is not here either: no name that the plan's ``names`` forbids stands outside
:attr:`Evidence.file` and :attr:`Plan.problems`, which are for the facilitator alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wta_forms.errors import Problem


class Names(StrEnum):
    """How people are shown."""

    NAME = "name"
    ROLE = "role"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands.

    ``person`` is the person as shown, "" when nothing may be said of them. ``form`` is a title, ``question`` the
    printed number. ``page`` counts from 1, 0 when it stood on none. ``file`` often holds the person's name.
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

    ``words`` is the clear answer, "" when there is none. ``doubt`` says what was given and could not be used, "" as a
    rule. There is evidence for each of the two.
    """

    number: int
    question: str
    words: str | Rows
    doubt: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"entry {self.number} stands on nothing")

    @property
    def person(self) -> str:
        return self.evidence[0].person


@dataclass(frozen=True, slots=True)
class Line:
    """A few words and the numbers of the entries they stand on; none where answers are only counted."""

    words: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One choice and how many people ticked it."""

    words: str
    count: int
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together at the end: those of a person, or, where people are not shown, of a question.

    ``person`` tells people apart who are shown alike: "Carer (1 of 2)"; it is "" for a question.
    """

    person: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """``of`` people answered; ``unticked`` are choices that were offered and that nobody took."""

    of: int
    bars: tuple[Bar, ...]
    unticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """Every entry, in full, in the order of its numbers."""

    groups: tuple[Group, ...]


Body = Quotes | Listing | Sentence | Grid | Chart | Answers


@dataclass(frozen=True, slots=True)
class Block:
    """One thing shown, and what has to be said of it.

    ``more`` is how many of its members stand only at the end. ``unworded`` answers wait to be put into other words,
    ``counted`` ones are never shown, only counted. ``doubts`` are entries whose ``doubt`` belongs here, and
    ``unclear`` counts the doubtful answers that may not be shown.
    """

    body: Body
    title: str = ""
    lead: str = ""
    more: int = 0
    unworded: int = 0
    counted: int = 0
    unclear: int = 0
    doubts: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (_members(self.body) or self.unworded or self.counted or self.unclear or self.doubts)


def _members(body: Body) -> int:
    match body:
        case Quotes(entries=members) | Answers(groups=members):
            return len(members)
        case Listing(lines=members) | Sentence(lines=members):
            return len(members)
        case Grid(rows=members):
            return len(members)
        case Chart(bars=members):
            return len(members)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...]
    is_appendix: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """``asked`` is None where nobody said who was. ``empty`` forms came back without an answer in them."""

    answered: int
    asked: int | None
    empty: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Plan:
    """``date`` is an ISO date or "". ``entries`` have the numbers 1 to n. ``problems`` are for the facilitator."""

    title: str
    date: str
    language: str
    names: Names
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    counts: Counts
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if [entry.number for entry in self.entries] != list(range(1, len(self.entries) + 1)):
            raise ValueError("entries are numbered from 1 without a gap")
