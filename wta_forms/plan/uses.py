"""What a plan does with the answers to each question, in plain sentences for whoever leads a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.plan.authored.language import (
    SCORE,
    BlockSpec,
    BuiltIn,
    PlanSpec,
    QuestionRef,
    RowSource,
    SectionSpec,
    Way,
)
from wta_forms.plan.authored.templates import filled_title, names_in
from wta_forms.plan.entry import Names
from wta_forms.plan.rules import labels, merged_in_words, shared_in_words
from wta_forms.plan.shown.blocks import MOST_SHOWN
from wta_forms.plan.shown.disagreements import can_be_disagreed_on
from wta_forms.plan.shown.strategies import Strategy, strategy_of
from wta_forms.plan.spoken import enumerated, labels_of, quoted, shown_columns
from wta_forms.plan.voices.people import DESCRIBING, describes
from wta_forms.spec.form import (
    ANSWERED,
    TICKED,
    Cell,
    Date,
    Form,
    Number,
    Phrase,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Table,
    Tick,
)

NOT_USED = "Not used in this plan."

_WHO = "Says who is answering."
_HOW = "Says how this person wants to be shown."
_FOLLOWED = {
    Names.NAME: (
        "The plan follows this answer: it shows the person’s name, or their part in the project, or neither, "
        "or only counts them."
    ),
    Names.ROLE: (
        "The plan shows nobody’s name. Beside that it follows this answer: it shows the person’s part in the project, "
        "or not even that, or only counts them."
    ),
    Names.NONE: "The plan shows neither names nor parts in the project. Who wants only to be counted is only counted.",
}
_TOGETHER = "It tells which answers belong to the same person."
_SPEAKING = "Stands beside what this person says, as far as they agree."
_SPEAKERS = frozenset({("name", Names.NAME), ("role", Names.ROLE)})
_UNSHOWN = {
    Names.NAME: "Not shown beside answers.",
    Names.ROLE: "Not shown: this plan gives people’s part in the project instead.",
    Names.NONE: "Not shown: this plan does not tell who people are.",
}
_INTRODUCING = {
    ("name", Names.NAME): "Shown in {section}, as far as people agree.",
    ("organisation", Names.NAME): "Shown in {section} behind the name.",
    ("role", Names.NAME): "Shown in {section} behind the name.",
    ("role", Names.ROLE): "Counted in {section}: how many people chose each answer.",
}
"""By what ``prefill`` fills and how the plan shows people."""

_ORDERS = {
    Date: ("the earliest date first", "the latest date first"),
    Number: ("the lowest number first", "the highest number first"),
    Scale: ("the lowest number first", "the highest number first"),
    SelectOne: ("in the order of the choices", "with the last of the choices first"),
    Tick: ("those that are ticked first", "those that are ticked first"),
}
"""Forwards and backwards; what is not named here are words."""


def uses_of(plan: PlanSpec, form: Form, language: str = "") -> Mapping[str, tuple[str, ...]]:
    """By the id of each question: where the plan shows its answers and how, then how they become one, and how far they
    may be shown. In English, with the words of the form in ``language`` (its first where none is given)."""
    uses = _Uses(plan, form, language or form.languages[0])
    return {question.id: tuple(uses.of(question)) for question in form.questions}


def uses_without_plan(form: Form, language: str = "") -> Mapping[str, tuple[str, ...]]:
    """Of a form that no plan reads: how answers would become one, and how far they may be shown."""
    own = language or form.languages[0]
    return {question.id: tuple(_rules(question, own)) for question in form.questions}


def _rules(question: Question, language: str) -> Iterator[str]:
    if describes(question):
        yield _HOW if isinstance(question, Sharing) else _WHO
    elif question.share is not Share.NEVER:
        yield from merged_in_words(question, language)
    if question.share is not Share.QUOTE or not describes(question):
        yield from shared_in_words(question, language)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A block that shows a question, the section it stands in, and the rows it takes out of a table."""

    section: SectionSpec
    block: BlockSpec
    rows: RowSource | None = None


@dataclass(frozen=True, slots=True)
class _Uses:
    plan: PlanSpec
    form: Form
    language: str

    def of(self, question: Question) -> Iterator[str]:
        shown = list(self._shown(question))
        used = [
            *(self._told(each, question) for each in shown),
            *self._picked_by(question),
            *(self._of_people(question) if describes(question) else self._besides(question)),
        ]
        quoted_in = self._quoted_in(question)
        if not used and not quoted_in and question.share is not Share.NEVER:
            yield NOT_USED
            return
        yield from used
        if shown and question.share is not Share.NEVER:
            yield from merged_in_words(question, self.language, [each.block.way for each in shown if each.block.way])
        if not describes(question):
            yield from shared_in_words(question, self.language, quoted_in)

    def _shown(self, question: Question) -> Iterator[_Shown]:
        ref = QuestionRef(self.form.id, question.id)
        for section in self.plan.sections if question.share is not Share.NEVER else ():
            for block in section.blocks:
                if not block.rows and ref in block.refs:
                    yield _Shown(section, block)
                yield from (_Shown(section, block, rows) for rows in block.rows if rows.ref == ref)

    def _say(self, phrase: Phrase | None) -> str:
        """Words of the plan, without what is only known later."""
        return filled_title(phrase.in_(self.language), {}) if phrase else ""

    # --- one block ----------------------------------------------------------------------------------------------------

    def _told(self, shown: _Shown, question: Question) -> str:
        block = shown.block
        sentences = [f"Shown {self._place(shown)}, {self._way(block, question)}."]
        if isinstance(question, Table):
            sentences += self._of_rows(shown, question)
        sentences += [*self._who(block), *self._together(block), *self._beside(shown), *self._first(block)]
        return " ".join(sentences)

    def _place(self, shown: _Shown) -> str:
        section, title = self._say(shown.section.title), self._say(shown.block.title)
        under = f" under {quoted(title)}" if title and title != section else ""
        return f"in {quoted(section)}{under}"

    def _way(self, block: BlockSpec, question: Question) -> str:
        match block.way:
            case Way.QUOTES:
                return "in people’s own words"
            case Way.LIST | None:
                return self._list(block, question)
            case Way.SENTENCE:
                lead = self._say(block.lead)
                return f"in the sentence that begins {quoted(lead)}" if lead else "in one sentence"
            case Way.TABLE:
                return "as rows of a table" if block.rows else "as a table"
            case Way.CHART:
                return "as a chart"
            case Way.HEATMAP:
                return self._heatmap(block, question)

    def _list(self, block: BlockSpec, question: Question) -> str:
        match question:
            case Table():
                named = self._named(question, names_in(block.item.in_(self.language)) if block.item else ())
                return f"as a list: each row is a line with {named}" if named else "as a list: each row is a line"
            case Rank() | Points():
                return "as a list with the points of each"
            case SelectOne() | SelectMultiple() | Scale() | Sharing():
                return f"as a list of what people chose{', and how many did' if block.has_counts else ''}"
            case _:
                return "as a list"

    def _heatmap(self, block: BlockSpec, question: Question) -> str:
        if isinstance(question, Table):
            axes = self._named(question, block.score, " against ")
            return f"as a grid of {axes}, with how many rows there are in each square"
        return "as a grid with how many people ticked each box"

    # --- the rows of a table ------------------------------------------------------------------------------------------

    def _of_rows(self, shown: _Shown, table: Table) -> Iterator[str]:
        block = shown.block
        if shown.rows:
            yield from self._into_columns(shown.block, shown.rows, table)
            return
        if block.columns and block.way is Way.TABLE:
            yield f"Its columns are {self._named(table, block.columns)}."
        if block.by:
            yield f"There is a table of its own for each choice under {self._named(table, [block.by])}."
        for column, values in block.only.any_of if block.only else ():
            chosen = self._chosen(_cell(table, column), values)
            yield f"Only rows with {chosen} under {self._named(table, [column])} are shown."
        if block.score and block.way is not Way.HEATMAP:
            yield f"The score of a row is {self._named(table, block.score, ' times ')}."
        if block.sort and block.way is not Way.HEATMAP:
            yield from self._sorted(block.sort, table)

    def _into_columns(self, block: BlockSpec, rows: RowSource, table: Table) -> Iterator[str]:
        """Where what stands in its own columns goes, and what the rows of all are sorted by."""
        heads = {id: quoted(self._say(head)) for id, head in zip(block.columns, block.heads, strict=False)}
        told = [
            f"{named} under {heads[id]}"
            for id, cell in rows.cells
            if id in heads and (named := self._named(table, names_in(cell.in_(self.language)))) not in ("", heads[id])
        ]
        if told:
            yield f"There, readers find {enumerated(told)}."
        if head := heads.get(block.sort.removeprefix("-")):
            yield f"Sorted by {head}."

    def _sorted(self, sort: str, table: Table) -> Iterator[str]:
        id, is_reversed = sort.removeprefix("-"), sort.startswith("-")
        if id == SCORE:
            yield f"The {'highest' if is_reversed else 'lowest'} score comes first."
        elif cell := _cell(table, id):
            forwards, backwards = _ORDERS.get(type(cell), ("from A to Z", "from Z to A"))
            yield f"Sorted by {self._named(table, [id])}, {backwards if is_reversed else forwards}."

    def _named(self, table: Table, ids: Sequence[str] | Iterator[str], between: str = "") -> str:
        """Columns by their words, in the order in which they are named; the score is one."""
        known = {column.id: labels([column], self.language) for column in shown_columns(table)} | {SCORE: "the score"}
        words = [known[id] for id in dict.fromkeys(ids) if id in known]
        return between.join(words) if between else enumerated(words)

    # --- which answers, and how many ----------------------------------------------------------------------------------

    def _who(self, block: BlockSpec) -> Iterator[str]:
        for id, values in block.who.any_of if block.who else ():
            asked = next((question for question in self.form.questions if question.id == id), None)
            said = (
                f"people who answered {self._chosen(asked, values)} to {self._label(asked)}" if asked else "some people"
            )
            yield f"Only answers of {said} are shown there."

    def _chosen(self, asked: Question | Cell | None, values: Sequence[object]) -> str:
        """ "“Yes” or “Maybe”"; of an answer that is free, anything at all."""
        if asked is None or ANSWERED in values:
            return "anything"
        known = (
            labels_of(asked, self.language) if isinstance(asked, (SelectOne, SelectMultiple, Scale, Sharing)) else {}
        )
        words = [known.get(str(value), "Yes" if value == TICKED else "") for value in values]
        return enumerated([quoted(each) for each in words if each], "or") or "anything"

    def _label(self, question: Question) -> str:
        return quoted(question.label.in_(self.language))

    def _together(self, block: BlockSpec) -> Iterator[str]:
        if len(block.refs) > 1:
            more = "rows from other tables" if block.rows else "answers to other questions"
            are_elsewhere = any(ref.form != self.form.id for ref in block.refs)
            yield f"It stands there together with {more}{', some from other forms' if are_elsewhere else ''}."

    def _beside(self, shown: _Shown) -> Iterator[str]:
        others = [self._say(block.title) for block in shown.section.beside if block is not shown.block]
        if any(block is shown.block for block in shown.section.beside) and (named := list(filter(None, others))):
            yield f"It stands beside {enumerated([quoted(title) for title in named])}."

    def _first(self, block: BlockSpec) -> Iterator[str]:
        own = MOST_SHOWN.get(block.way) if block.way and self.plan.has_every_answer else None
        most = None if block.way is Way.HEATMAP else block.first or own
        if most:
            each = " of each table" if block.by else ""
            rest = "" if self.plan.has_every_answer else "; the others are left out"
            yield f"At most {most}{each} are shown{rest}." if most > 1 else f"Only the first is shown{rest}."

    # --- what is not shown in a block of its own ----------------------------------------------------------------------

    def _picked_by(self, question: Question) -> Iterator[str]:
        """Blocks that show only those who answered this in some way."""
        for section in self.plan.sections:
            for block in section.blocks:
                for id, values in block.who.any_of if block.who else ():
                    if id == question.id:
                        said, place = self._chosen(question, values), self._place(_Shown(section, block))
                        yield f"Decides who is heard {place}: only people who answered {said} here."

    def _besides(self, question: Question) -> Iterator[str]:
        for section, block in self._built_in(BuiltIn.DISAGREEMENTS):
            if can_be_disagreed_on(question) and (not block.of or self.form.id in block.of):
                yield f"Where people see this very differently, {quoted(self._say(section.title))} says so."
        for section, _ in self._built_in(BuiltIn.DECISIONS):
            if strategy_of(question) is Strategy.DECIDE and question.share is not Share.NEVER:
                yield f"What you decide is listed in {quoted(self._say(section.title))}."

    def _built_in(self, source: BuiltIn) -> Iterator[tuple[SectionSpec, BlockSpec]]:
        return (
            (section, block) for section in self.plan.sections for block in section.blocks if block.source is source
        )

    def _quoted_in(self, question: Question) -> tuple[str, ...]:
        """The sections where each answer stands in full, as far as it may."""
        has_words = not isinstance(question, Table) or bool(shown_columns(question))
        may_be = has_words and question.share is Share.QUOTE and not describes(question)
        sections = [section for section, _ in self._built_in(BuiltIn.ANSWERS)] if may_be else []
        return tuple(quoted(self._say(section.title)) for section in sections)

    def _of_people(self, question: Question) -> Iterator[str]:
        """What says who is answering: told as far as the plan tells who people are."""
        names, fills = self.plan.names, question.prefill or ""
        if isinstance(question, Sharing):
            yield _FOLLOWED[names]
        elif question.share is not Share.QUOTE:
            yield from shared_in_words(question, self.language)
        elif fills in DESCRIBING:
            told = [_INTRODUCING[fills, names]] if (fills, names) in _INTRODUCING else []
            places = [quoted(self._say(section.title)) for section, _ in self._built_in(BuiltIn.CONTRIBUTORS)]
            yield from (sentence.format(section=place) for sentence in told for place in places)
            yield _SPEAKING if (fills, names) in _SPEAKERS else _UNSHOWN[names]
            yield from [_TOGETHER] if fills == "name" else []


def _cell(table: Table, id: str) -> Cell | None:
    return next((column.cell for column in shown_columns(table) if column.id == id), None)
