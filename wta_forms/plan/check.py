"""What can only be seen when the plan and its forms are there together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.plan.language import PLACEHOLDERS, WAYS, BlockSpec, BuiltIn, PlanSpec, QuestionRef, Way
from wta_forms.plan.people import DESCRIBING
from wta_forms.plan.templates import names_in
from wta_forms.spec.form import Form, Phrase, Question, Share, Table
from wta_forms.spec.questions import kind_of
from wta_forms.spec.words import advice, nearest

_FOR_TABLES = "as: table"
_FOR_ITEMS = "as: list with the rows of a table"
_FOR_ROWS = "the rows of a table"
_FOR_CHOICES = "as: list with the choices of a question"


def check_plan(plan: PlanSpec, forms: Mapping[str, Form], file: str) -> list[Problem]:
    """Every problem between a plan and its forms. Nothing is said of a form that was not found."""
    checker = _Checker(plan, forms, file)
    return [*checker.templates(), *checker.blocks(), *checker.never_shown()]


@dataclass(frozen=True, slots=True)
class _Checker:
    plan: PlanSpec
    forms: Mapping[str, Form]
    file: str

    def at(self, message: Message, line: int, **values: object) -> Problem:
        return message.at(f"{self.file}:{line}", **values)

    def templates(self) -> Iterator[Problem]:
        yield from self._template(self.plan.title, self.plan.line_of("title"))
        for section in self.plan.sections:
            yield from self._template(section.title, section.line_of("title"))
            yield from self._template(section.text, section.line_of("text"))
            for block in section.show:
                yield from self._template(block.title, block.line_of("title"))
                yield from self._template(block.lead, block.line_of("lead"))

    def _template(self, phrase: Phrase | None, line: int) -> Iterator[Problem]:
        used = {name for _, words in (phrase.by_language if phrase else ()) for name in names_in(words)}
        for name in sorted(used - set(PLACEHOLDERS)):
            yield self.at(errors.PLAN_UNKNOWN_PLACEHOLDER, line, name=name, advice=advice(name, PLACEHOLDERS))

    def blocks(self) -> Iterator[Problem]:
        for section in self.plan.sections:
            for block in section.show:
                yield from self._block(block)

    def _block(self, block: BlockSpec) -> Iterator[Problem]:
        if isinstance(block.source, BuiltIn):
            yield from self._way(block, block.source, block.source)
            yield from self._words(block, block.source, None)
            return
        if len(block.source) > 1 and block.way in (Way.TABLE, Way.CHART):
            yield self.at(errors.PLAN_ONE_QUESTION, block.line_of("as"), way=block.way)
        for ref in block.source:
            question = self._question(ref)
            if question is None:
                yield from self._unknown(ref, block.line_of("from"))
            else:
                yield from self._shown(ref, question, block)

    def _question(self, ref: QuestionRef) -> Question | None:
        known = self.forms[ref.form].questions if ref.form in self.forms else ()
        return next((question for question in known if question.id == ref.question), None)

    def _unknown(self, ref: QuestionRef, line: int) -> Iterator[Problem]:
        if ref.form not in self.plan.reads:
            built_in = nearest(str(ref), BuiltIn)
            hint = f"did you mean '{built_in}'?" if built_in else "add it to reads"
            yield self.at(errors.PLAN_UNKNOWN_FORM, line, form=ref.form, advice=hint)
        elif ref.form in self.forms:
            known = [question.id for question in self.forms[ref.form].questions]
            hint = advice(ref.question, known)
            yield self.at(errors.PLAN_UNKNOWN_QUESTION, line, form=ref.form, question=ref.question, advice=hint)

    def _shown(self, ref: QuestionRef, question: Question, block: BlockSpec) -> Iterator[Problem]:
        kind = kind_of(question)
        yield from self._way(block, kind, f"a {kind} question")
        yield from self._words(block, f"a {kind} question", question)
        if question.prefill in DESCRIBING:
            yield self.at(errors.PLAN_DESCRIBING, block.line_of("from"), question=ref)
        if question.share is Share.NEVER:
            yield self.at(errors.PLAN_NEVER_SHARED, block.line_of("from"), question=ref)

    def _way(self, block: BlockSpec, key: str, what: str) -> Iterator[Problem]:
        if block.way is not None and block.way not in WAYS[key]:
            ways = ", ".join(WAYS[key]) or "no 'as' at all"
            yield self.at(errors.PLAN_UNFIT, block.line_of("as"), way=block.way, what=what, ways=ways)

    def _words(self, block: BlockSpec, what: str, question: Question | None) -> Iterator[Problem]:
        table = question if isinstance(question, Table) else None
        is_list = block.way is Way.LIST
        has_choices = question is not None and kind_of(question) in ("select_one", "select_multiple", "tick")
        unfit = (
            ("columns", bool(block.columns) and not (table and block.way is Way.TABLE), _FOR_TABLES),
            ("item", bool(block.item) and not (table and is_list), _FOR_ITEMS),
            ("sort", bool(block.sort) and not table, _FOR_ROWS),
            ("counts", block.has_counts and not (has_choices and is_list), _FOR_CHOICES),
        )
        for word, is_unfit, use in unfit:
            if is_unfit:
                yield self.at(errors.PLAN_WORD_UNFIT, block.line_of(word), word=word, what=what, use=use)
        if table is not None:
            yield from self._columns(block, table)

    def _columns(self, block: BlockSpec, table: Table) -> Iterator[Problem]:
        in_item = [name for _, words in (block.item.by_language if block.item else ()) for name in names_in(words)]
        used = {"columns": block.columns, "item": in_item, "sort": [*filter(None, [block.sort.removeprefix("-")])]}
        known = [column.id for column in table.columns]
        for word, columns in used.items():
            for column in dict.fromkeys(columns):
                if column not in known:
                    values = {"question": table.id, "column": column, "advice": advice(column, known)}
                    yield self.at(errors.PLAN_UNKNOWN_COLUMN, block.line_of(word), **values)

    def never_shown(self) -> Iterator[Problem]:
        """Questions asked for nothing; where every answer stands at the end there are none."""
        if self.plan.has_every_answer:
            return
        shown = {ref for section in self.plan.sections for block in section.show for ref in _refs(block)}
        asked = {
            QuestionRef(form.id, question.id): question for form in self.forms.values() for question in form.questions
        }
        left = [str(ref) for ref, question in asked.items() if ref not in shown and _can_be_shown(question)]
        if left:
            yield errors.PLAN_NEVER_SHOWN.at(self.file, questions=", ".join(left))


def _refs(block: BlockSpec) -> Iterable[QuestionRef]:
    return () if isinstance(block.source, BuiltIn) else block.source


def _can_be_shown(question: Question) -> bool:
    return question.prefill is None and question.share is not Share.NEVER
