"""The language of plans: its words, and a plan as its author means it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wta_forms.plan.entry import Names
from wta_forms.spec.form import Key, Phrase
from wta_forms.spec.words import Place, Type, Word


class Way(StrEnum):
    """How a block shows its answers (``as``)."""

    QUOTES = "quotes"
    LIST = "list"
    SENTENCE = "sentence"
    TABLE = "table"
    CHART = "chart"
    HEATMAP = "heatmap"


class BuiltIn(StrEnum):
    """What a plan can show that is no question."""

    CONTRIBUTORS = "people.contributors"
    WAITING_FOR = "people.waiting_for"
    DISAGREEMENTS = "disagreements"
    DECISIONS = "decisions"
    ROUNDS = "rounds"
    ANSWERS = "answers"


_CHOSEN = (Way.CHART, Way.LIST, Way.SENTENCE)
_LINE = (Way.LIST, Way.SENTENCE)

WAYS: dict[str, tuple[Way, ...]] = {
    "text": (Way.QUOTES, *_LINE),
    "paragraph": (Way.QUOTES, Way.LIST),
    "number": _LINE,
    "date": _LINE,
    "email": _LINE,
    "phone": _LINE,
    "select_one": _CHOSEN,
    "select_multiple": _CHOSEN,
    "scale": _CHOSEN,
    "rank": (Way.CHART, Way.LIST),
    "points": (Way.CHART, Way.LIST),
    "grid": (Way.CHART, Way.TABLE, Way.HEATMAP),
    "table": (Way.TABLE, Way.LIST, Way.HEATMAP),
    "tick": _CHOSEN,
    "consent": _CHOSEN,
    "sharing": _CHOSEN,
    "signature": _LINE,
    BuiltIn.CONTRIBUTORS: _LINE,
    BuiltIn.WAITING_FOR: (Way.SENTENCE, Way.LIST),
    BuiltIn.DISAGREEMENTS: (),
    BuiltIn.DECISIONS: (),
    BuiltIn.ROUNDS: (),
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


DEFAULT_K = 3
"""Of fewer people than this nothing is told where people are only counted."""


SCORE = "score"
"""What a row's score is called among its columns."""


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """``drivers.gaps``: the question ``gaps`` of the form ``drivers``."""

    form: str
    question: str

    def __str__(self) -> str:
        return f"{self.form}.{self.question}"


@dataclass(frozen=True, slots=True)
class RowSource:
    """Rows out of a table, with what goes into each column: a template with the table's own columns in braces."""

    ref: QuestionRef
    cells: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class Only:
    """``{available: [yes, maybe]}``: each name has one of its values. Several names mean all of them."""

    any_of: tuple[tuple[str, tuple[Key, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """``lines`` says where each word's value stands, and what is in it ("from.0", "only.available"); "" is where the
    whole begins. It is for problems alone."""

    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def line_of(self, word: str, *within: object) -> int:
        """The line of a word's value, or of something in it as far as that is known."""
        path = (word, *map(str, within))
        paths = (".".join(path[:length]) for length in range(len(path), 0, -1))
        return next((self.lines[path] for path in paths if path in self.lines), self.lines.get("", 1))

    def stands(self, word: str) -> bool:
        """Whether the author wrote this word, be it wrongly."""
        return word in self.lines


Source = BuiltIn | tuple[QuestionRef, ...] | tuple[RowSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec(_Written):
    """``sort`` is a column's id, with ``-`` in front of it the other way round; ``score`` the columns multiplied.

    ``columns`` are ids, with the words of their heads where rows come out of several tables (``heads``). ``only``
    narrows rows by their columns, ``who`` people by what they answered; ``of`` and ``most`` are for disagreements.
    """

    source: Source
    way: Way | None = None
    title: Phrase | None = None
    lead: Phrase | None = None
    columns: tuple[str, ...] = ()
    heads: tuple[Phrase, ...] = ()
    item: Phrase | None = None
    sort: str = ""
    first: int | None = None
    by: str = ""
    only: Only | None = None
    who: Only | None = None
    score: tuple[str, ...] = ()
    empty: Phrase | None = None
    of: tuple[str, ...] = ()
    most: int | None = None
    has_counts: bool = False

    @property
    def rows(self) -> tuple[RowSource, ...]:
        """The tables whose rows are put together; none where the block shows anything else."""
        if isinstance(self.source, BuiltIn):
            return ()
        return tuple(source for source in self.source if isinstance(source, RowSource))

    @property
    def refs(self) -> tuple[QuestionRef, ...]:
        """Every question that the block shows."""
        if isinstance(self.source, BuiltIn):
            return ()
        return tuple(source.ref if isinstance(source, RowSource) else source for source in self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec(_Written):
    """``write`` is the name under which the facilitator's own words are kept, "" where none are asked for.

    ``beside`` are blocks side by side, which come after those of ``show``.
    """

    title: Phrase
    text: Phrase | None = None
    write: str = ""
    show: tuple[BlockSpec, ...] = ()
    beside: tuple[BlockSpec, ...] = ()
    is_appendix: bool = False

    @property
    def blocks(self) -> tuple[BlockSpec, ...]:
        return (*self.show, *self.beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSpec(_Written):
    id: str
    version: int
    title: Phrase
    languages: tuple[str, ...]
    reads: tuple[str, ...]
    names: Names
    sections: tuple[SectionSpec, ...]
    k: int = DEFAULT_K

    @property
    def has_every_answer(self) -> bool:
        """Whether every answer stands at the end, so that the body need not hold all of them."""
        return any(block.source is BuiltIn.ANSWERS for block in self.blocks)

    @property
    def blocks(self) -> tuple[BlockSpec, ...]:
        return tuple(block for section in self.sections for block in section.blocks)


_P, _S, _B = Place.PLAN, Place.PLAN_SECTION, Place.PLAN_BLOCK

PLAN_WORDS: tuple[Word, ...] = (
    Word("plan", _P, Type.FORM_NAME, "The name of the plan.", "plan: my-plan", is_required=True),
    Word("version", _P, Type.WHOLE, "Counts up when the plan changes.", "version: 1", "1", least=1, most=9999),
    Word("title", _P, Type.PHRASE, "The heading of the whole.", "title: Our plan", is_required=True),
    Word("languages", _P, Type.LANGUAGES, "The first is that of plain texts.", "languages: [en]", "[en]"),
    Word("reads", _P, Type.FORMS, "The forms whose answers it shows.", "reads: [drivers]", is_required=True),
    Word("names", _P, Type.NAMES, "How people are shown.", "names: role", "role"),
    Word("smallest_group", _P, Type.WHOLE, "Groups of fewer people are not told apart where people are only counted.", "smallest_group: 5", "3", least=2, most=99),
    Word("sections", _P, Type.SECTIONS, "What the plan says.", "sections: [{title: Gaps}]", is_required=True),
    Word("title", _S, Type.PHRASE, "The heading of the section.", "title: Gaps", is_required=True),
    Word("text", _S, Type.PHRASE, "Sentences under the heading.", "text: This is what people told us."),
    Word("write", _S, Type.IDENTIFIER, "The facilitator's own words, kept in decisions.yaml under this name.", "write: summary"),
    Word("show", _S, Type.BLOCKS, "The answers shown here.", "show: [{from: drivers.gaps, as: table}]"),
    Word("beside", _S, Type.BLOCKS, "The same, side by side where there is room.", "beside: [{from: drivers.gaps, as: list}, {from: drivers.strengths, as: list}]"),
    Word("appendix", _S, Type.YES_NO, "The section stands apart, at the end.", "appendix: true", "false"),
    Word("from", _B, Type.SOURCES, "Whose answers are shown.", "from: drivers.gaps", is_required=True),
    Word("as", _B, Type.WAY, "How they are shown.", "as: quotes"),
    Word("title", _B, Type.PHRASE, "A heading over the block.", "title: Who is missing"),
    Word("lead", _B, Type.PHRASE, "Words in front; left out with an empty block.", 'lead: "Most of all:"'),
    Word("empty", _B, Type.PHRASE, "Words for a block with nothing in it, which is else left out.", "empty: Nobody named a risk."),
    Word("columns", _B, Type.COLUMN_NAMES, "Columns of a table, in order.", "columns: [gap, priority]", "all"),
    Word("item", _B, Type.PHRASE, "A row of a table as one line.", 'item: "{gap} ({priority})"', "the first column"),
    Word("sort", _B, Type.TEXT, "A column to sort rows by; with - the other way.", "sort: priority"),
    Word("first", _B, Type.WHOLE, "How many are shown here.", "first: 3", "5 quotes, 10 rows", least=1, most=999),
    Word("by", _B, Type.IDENTIFIER, "A table of its own for every choice of this column; answers by person.", "by: sort"),
    Word("only", _B, Type.FILTER, "Only rows with these answers.", "only: {available: [yes, maybe]}"),
    Word("who", _B, Type.FILTER, "Only people who answered so.", "who: {role: [carer]}"),
    Word("score", _B, Type.SCORE, "Two columns, multiplied: high scores come first with sort: -score.", "score: likelihood x impact"),
    Word("of", _B, Type.FORMS, "Disagreements in these forms only.", "of: [drivers]", "all"),
    Word("most", _B, Type.WHOLE, "How many disagreements are shown.", "most: 8", "10", least=1, most=99),
    Word("counts", _B, Type.YES_NO, "Say behind each choice how many took it.", "counts: yes", "false"),
)  # fmt: skip
