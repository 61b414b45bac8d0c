"""What every question has: words, a condition, ways of merging and sharing; and the choices that many offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wta_forms.spec.languages import languages_of

Key = str | int
"""A choice's key: a word, or a whole number in a scored list."""

SIDE_BY_SIDE = " / "
"""Between the words of two languages on one line."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same words in one or more languages; the first is the one that stands in where another is missing."""

    by_language: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not self.by_language:
            raise ValueError("a phrase needs words in at least one language")

    def in_(self, language: str) -> str:
        """In two languages ("pl+en") "Wysoki / High": those that are there, and what reads the same once."""
        known = dict(self.by_language)
        said = dict.fromkeys(known[each] for each in languages_of(language) if each in known)
        return SIDE_BY_SIDE.join(said) or self.by_language[0][1]

    def language_in(self, language: str) -> str:
        """The language of what is said in this one: of what stands in for it, where it is missing."""
        return language if self.has(language) else self.by_language[0][0]

    def has(self, language: str) -> bool:
        """Whether it is there in the language, or in both of two."""
        return {known for known, _ in self.by_language}.issuperset(languages_of(language))


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


@dataclass(frozen=True, slots=True)
class Grouping:
    """``merge: {group: column, column: strategy}``: rows of a table that say the same in one column become one row.

    ``strategies`` are for other columns; a column without one has what its kind has by itself.
    """

    by: str
    strategies: tuple[tuple[str, str], ...] = ()


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
    merge: str | Grouping = ""
    share: Share = Share.QUOTE
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"
