"""A form as it is meant: sections of questions, a closed union of kinds. Frozen, and free of PDF and layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Key = str | int
"""A choice's key: a word, or a whole number in a scored list."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same words in one or more languages; the first is the one that stands in where another is missing."""

    by_language: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not self.by_language:
            raise ValueError("a phrase needs words in at least one language")

    def in_(self, language: str) -> str:
        return dict(self.by_language).get(language, self.by_language[0][1])

    def has(self, language: str) -> bool:
        return any(known == language for known, _ in self.by_language)


class Share(StrEnum):
    """How an answer may be shown, from freest to strictest."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    COUNT = "count"
    NEVER = "never"


class Width(StrEnum):
    FULL = "full"
    HALF = "half"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Choice:
    key: Key
    label: Phrase
    hint: Phrase | None = None


ANSWERED = "answered"
"""In ``only_if``: whatever the answer is. For a tick the one value is ``yes``."""
TICKED = "yes"


@dataclass(frozen=True, slots=True)
class Condition:
    """``only_if``: each question named has one of its values. Several names mean all of them.

    ``file`` and ``line`` are where it stands (for problems; no part of its meaning).
    """

    any_of: tuple[tuple[str, tuple[Key, ...]], ...]
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every question has. ``line`` is where it stands in ``file`` (for problems; no part of its meaning)."""

    id: str
    label: Phrase
    hint: Phrase | None = None
    prompts: tuple[Phrase, ...] = ()
    facilitator: Phrase | None = None
    required: bool = False
    width: Width = Width.FULL
    prefill: str | None = None
    only_if: Condition | None = None
    merge: str = ""
    share: Share = Share.QUOTE
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Asked):
    """One line of words. ``lines`` is the size of its box; ``max_chars`` is printed and checked on return, no more."""

    lines: int = 1
    max_chars: int | None = None
    pattern: str | None = None
    message: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Asked):
    lines: int = 5
    max_chars: int | None = None
    pattern: str | None = None
    message: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Asked):
    min: float | None = None
    max: float | None = None
    unit: Phrase | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Asked):
    """``min`` and ``max`` are ISO dates."""

    min: str | None = None
    max: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectOne(Asked):
    """One choice. ``other``, ``none`` and ``unsure`` are the author's words for these, or None where not offered."""

    choices: tuple[Choice, ...]
    other: Phrase | None = None
    none: Phrase | None = None
    unsure: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectMultiple(Asked):
    choices: tuple[Choice, ...]
    other: Phrase | None = None
    none: Phrase | None = None
    unsure: Phrase | None = None
    at_least: int | None = None
    up_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Asked):
    """One box. Ticked is true; not ticked is blank, never "no"."""


Cell = Text | Paragraph | Number | Date | SelectOne | Tick
"""The kinds a column of a table may have."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a question without a number of its own, and its share of the table's width."""

    cell: Cell
    share_of_width: float = 1.0

    @property
    def id(self) -> str:
        return self.cell.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Asked):
    """``rows`` are numbered from 1, or have keys and a printed first column."""

    columns: tuple[Column, ...]
    rows: int | tuple[Choice, ...]

    @property
    def row_keys(self) -> tuple[str, ...]:
        if isinstance(self.rows, int):
            return tuple(str(number) for number in range(1, self.rows + 1))
        return tuple(str(row.key) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    label: Phrase
    about: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    label: Phrase
    about: Phrase | None = None


Question = Text | Paragraph | Number | Date | SelectOne | SelectMultiple | Table | Tick
Member = Question | Heading | Note
"""What stands in a section. Only questions have an id and a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: Phrase | None = None
    about: Phrase | None = None
    new_page: bool = False
    prompts: tuple[Phrase, ...] = ()
    facilitator: Phrase | None = None
    only_if: Condition | None = None
    members: tuple[Member, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(member for member in self.members if not isinstance(member, (Heading, Note)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form. The first of ``languages`` is that of plain strings. ``parts`` are the (name, version) it uses."""

    id: str
    version: int
    title: Phrase
    languages: tuple[str, ...]
    about: Phrase | None = None
    minutes: int | None = None
    sections: tuple[Section, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def numbers(self) -> Mapping[str, int]:
        """The printed number of every question, from 1, by id."""
        return {question.id: number for number, question in enumerate(self.questions, 1)}

    def question(self, id: str) -> Question:
        """Raises KeyError when there is none."""
        return {question.id: question for question in self.questions}[id]

    def asked(self) -> Iterator[tuple[Section, Question]]:
        for section in self.sections:
            for question in section.questions:
                yield section, question


def offered(question: SelectOne | SelectMultiple) -> tuple[tuple[Key, Phrase], ...]:
    """Every choice with its words, in the order in which it is printed: the list, then none, unsure, other."""
    extra = (("none", question.none), ("unsure", question.unsure), ("other", question.other))
    own = tuple((choice.key, choice.label) for choice in question.choices)
    return own + tuple((key, words) for key, words in extra if words is not None)
