"""A form as it is meant: sections of questions. Frozen, and free of PDF and layout.

The words of the model stand in three files: what every question has (``asked``), the kinds (``kinds``), and the form
itself. All of them can be had from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wta_forms.spec.asked import (
    ANSWERED,
    TICKED,
    Asked,
    Choice,
    Condition,
    Grouping,
    Key,
    Phrase,
    Share,
    Width,
)
from wta_forms.spec.kinds import (
    Appearance,
    Cell,
    Column,
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Ticked,
    columns_of,
    is_scored,
    offered,
)
from wta_forms.spec.languages import languages_of
from wta_forms.spec.moves import Step

__all__ = [
    "ANSWERED", "TICKED", "Appearance", "Asked", "Cell", "Choice", "Column", "Condition", "Consent", "Date", "Email",
    "Form", "Grid", "Grouping", "Heading", "Key", "Member", "Note", "Number", "Paragraph", "Phone", "Phrase", "Points",
    "Question", "Rank", "Scale", "Section", "SelectMultiple", "SelectOne", "Share", "Sharing", "Signature", "Table",
    "Text", "Tick", "Ticked", "Width", "columns_of", "is_scored", "offered",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    label: Phrase
    about: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    label: Phrase
    about: Phrase | None = None


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
    """A whole form. The first of ``languages`` is that of plain strings. ``parts`` are the (name, version) it uses.

    ``migrate`` says what became of earlier versions. ``file`` is where it stands, ``version_line`` where its version
    does (no part of its meaning).
    """

    id: str
    version: int
    title: Phrase
    languages: tuple[str, ...]
    about: Phrase | None = None
    minutes: int | None = None
    sections: tuple[Section, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    migrate: tuple[Step, ...] = ()
    file: str = field(default="", compare=False)
    version_line: int = field(default=0, compare=False)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def is_in(self, language: str) -> bool:
        """Whether it can be had in a language, or in two of its own ("pl+en") side by side."""
        wanted = languages_of(language)
        return len(set(wanted)) == len(wanted) <= 2 and set(wanted) <= set(self.languages)

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
