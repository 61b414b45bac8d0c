"""The language of plans: its words, and a plan as its author means it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wta_forms.plan.model import Names
from wta_forms.spec.form import Phrase
from wta_forms.spec.words import Place, Type, Word


class Way(StrEnum):
    """How a block shows its answers (``as``)."""

    QUOTES = "quotes"
    LIST = "list"
    SENTENCE = "sentence"
    TABLE = "table"
    CHART = "chart"


class BuiltIn(StrEnum):
    """What a plan can show that is no question."""

    CONTRIBUTORS = "people.contributors"
    WAITING_FOR = "people.waiting_for"
    ANSWERS = "answers"


WAYS: dict[str, tuple[Way, ...]] = {
    "text": (Way.QUOTES, Way.LIST, Way.SENTENCE),
    "paragraph": (Way.QUOTES, Way.LIST),
    "number": (Way.LIST, Way.SENTENCE),
    "date": (Way.LIST, Way.SENTENCE),
    "select_one": (Way.CHART, Way.LIST, Way.SENTENCE),
    "select_multiple": (Way.CHART, Way.LIST, Way.SENTENCE),
    "tick": (Way.CHART, Way.LIST, Way.SENTENCE),
    "table": (Way.TABLE, Way.LIST),
    BuiltIn.CONTRIBUTORS: (Way.LIST, Way.SENTENCE),
    BuiltIn.WAITING_FOR: (Way.SENTENCE, Way.LIST),
    BuiltIn.ANSWERS: (),
}
"""The ways that fit a kind of question, or what is built in."""

PLACEHOLDERS = {
    "project.title": "what the project is called",
    "people.answered": "how many people answered",
    "people.asked": "how many were asked; nothing where nobody said",
    "answers.first_date": "the day on which the first answer came",
    "answers.last_date": "the day on which the last answer came",
    "answers.empty": '"1 form", "2 forms" …: those that came back empty; nothing where none did',
    "answers.unreadable": '"1 file", "2 files" …: those that could not be read; nothing where none is',
}
"""What ``{…}`` may name in a title or text. A sentence with nothing to fill in is left out."""


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """``drivers.gaps``: the question ``gaps`` of the form ``drivers``."""

    form: str
    question: str

    def __str__(self) -> str:
        return f"{self.form}.{self.question}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """``lines`` says where each word's value stands, "" where the whole begins; it is for problems alone."""

    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def line_of(self, word: str) -> int:
        return self.lines.get(word, self.lines.get("", 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec(_Written):
    """``sort`` is a column's id, with ``-`` in front of it the other way round."""

    source: BuiltIn | tuple[QuestionRef, ...]
    way: Way | None = None
    title: Phrase | None = None
    lead: Phrase | None = None
    columns: tuple[str, ...] = ()
    item: Phrase | None = None
    sort: str = ""
    first: int | None = None
    has_counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec(_Written):
    title: Phrase
    text: Phrase | None = None
    show: tuple[BlockSpec, ...] = ()
    is_appendix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSpec(_Written):
    id: str
    version: int
    title: Phrase
    languages: tuple[str, ...]
    reads: tuple[str, ...]
    names: Names
    sections: tuple[SectionSpec, ...]

    @property
    def has_every_answer(self) -> bool:
        """Whether every answer stands at the end, so that the body need not hold all of them."""
        return any(block.source is BuiltIn.ANSWERS for section in self.sections for block in section.show)


_P, _S, _B = Place.PLAN, Place.PLAN_SECTION, Place.PLAN_BLOCK

PLAN_WORDS: tuple[Word, ...] = (
    Word("plan", _P, Type.FORM_NAME, "The name of the plan.", "plan: my-plan", is_required=True),
    Word("version", _P, Type.WHOLE, "Counts up when the plan changes.", "version: 1", "1", least=1, most=9999),
    Word("title", _P, Type.PHRASE, "The heading of the whole.", "title: Our plan", is_required=True),
    Word("languages", _P, Type.LANGUAGES, "The first is that of plain texts.", "languages: [en]", "[en]"),
    Word("reads", _P, Type.FORMS, "The forms whose answers it shows.", "reads: [drivers]", is_required=True),
    Word("names", _P, Type.NAMES, "How people are shown.", "names: role", "role"),
    Word("sections", _P, Type.SECTIONS, "What the plan says.", "sections: [{title: Gaps}]", is_required=True),
    Word("title", _S, Type.PHRASE, "The heading of the section.", "title: Gaps", is_required=True),
    Word("text", _S, Type.PHRASE, "Sentences under the heading.", "text: This is what people told us."),
    Word("show", _S, Type.BLOCKS, "The answers shown here.", "show: [{from: drivers.gaps, as: table}]"),
    Word("appendix", _S, Type.YES_NO, "The section stands apart, at the end.", "appendix: true", "false"),
    Word("from", _B, Type.SOURCES, "Whose answers are shown.", "from: drivers.gaps", is_required=True),
    Word("as", _B, Type.WAY, "How they are shown.", "as: quotes"),
    Word("title", _B, Type.PHRASE, "A heading over the block.", "title: Who is missing"),
    Word("lead", _B, Type.PHRASE, "Words in front; left out with an empty block.", 'lead: "Most of all:"'),
    Word("columns", _B, Type.COLUMN_NAMES, "Columns of a table, in order.", "columns: [gap, priority]", "all"),
    Word("item", _B, Type.PHRASE, "A row of a table as one line.", 'item: "{gap} ({priority})"', "the first column"),
    Word("sort", _B, Type.TEXT, "A column to sort rows by; with - the other way.", "sort: priority"),
    Word("first", _B, Type.WHOLE, "How many are shown here.", "first: 3", "5 quotes, 10 rows", least=1, most=999),
    Word("counts", _B, Type.YES_NO, "Say behind each choice how many took it.", "counts: yes", "false"),
)

LATER_WORDS = frozenset({"write", "beside", "score", "by", "only", "who", "empty", "of", "most"})
"""Words of the language that are not read yet: said as such instead of "unknown"."""
