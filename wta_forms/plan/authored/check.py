"""What can only be seen when the plan and its forms are there together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.plan.authored.fit import Fitting
from wta_forms.plan.authored.language import PLACEHOLDERS, BlockSpec, BuiltIn, PlanSpec, QuestionRef
from wta_forms.plan.authored.templates import names_in
from wta_forms.spec.form import Form, Phrase, Question, Share, Sharing
from wta_forms.spec.words import advice, nearest


def check_plan(plan: PlanSpec, forms: Mapping[str, Form], file: str) -> list[Problem]:
    """Every problem between a plan and its forms. Nothing is said of a form that was not found."""
    checker = _Checker(plan, forms, file)
    return [*checker.templates(), *checker.written_twice(), *checker.unknown_forms(), *checker.blocks()]


def never_shown(plan: PlanSpec, forms: Mapping[str, Form], file: str) -> Iterator[Problem]:
    """A note of questions that are asked for nothing. Where every answer stands at the end there are none."""
    if plan.has_every_answer:
        return
    shown = {ref for block in plan.blocks for ref in block.refs}
    asked = {QuestionRef(form.id, question.id): question for form in forms.values() for question in form.questions}
    left = [str(ref) for ref, question in asked.items() if ref not in shown and _can_be_shown(question)]
    if left:
        yield errors.PLAN_NEVER_SHOWN.at(file, questions=", ".join(left))


def _can_be_shown(question: Question) -> bool:
    """How somebody's words may be shown is followed, not shown."""
    return question.prefill is None and question.share is not Share.NEVER and not isinstance(question, Sharing)


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
        for block in self.plan.blocks:
            for word, phrase in (("title", block.title), ("lead", block.lead), ("empty", block.empty)):
                yield from self._template(phrase, block.line_of(word))

    def _template(self, phrase: Phrase | None, line: int) -> Iterator[Problem]:
        used = {name for _, words in (phrase.by_language if phrase else ()) for name in names_in(words)}
        for name in sorted(used - set(PLACEHOLDERS)):
            yield self.at(errors.PLAN_UNKNOWN_PLACEHOLDER, line, name=name, advice=advice(name, PLACEHOLDERS))

    def written_twice(self) -> Iterator[Problem]:
        first: dict[str, int] = {}
        for section in self.plan.sections:
            line = section.line_of("write")
            if section.write in first:
                values = {"name": section.write, "first": first[section.write]}
                yield self.at(errors.PLAN_WRITTEN_TWICE, line, **values)
            if section.write:
                first.setdefault(section.write, line)

    # --- forms and questions that are not there -----------------------------------------------------------------------

    def unknown_forms(self) -> Iterator[Problem]:
        """Each form that the plan does not read, where it is first named. What was meant by the name of a form that was
        not found has been told there."""
        told = {"", *self.plan.reads}
        missing = [name for name in self.plan.reads if name not in self.forms]
        for named, line in self._named():
            form, _, question = named.partition(".")
            built_in = nearest(named, BuiltIn) if question else ""
            mistake = named if built_in else form
            if mistake not in told and form not in told and not nearest(form, missing):
                told.add(mistake)
                hint = built_in or nearest(form, self.plan.reads)
                values = {"form": form, "advice": f"did you mean '{hint}'?" if hint else "add it to reads"}
                yield self.at(errors.PLAN_UNKNOWN_FORM, line, **values)

    def _named(self) -> Iterator[tuple[str, int]]:
        """Every form and every question of one that a block names, and its line."""
        for block in self.plan.blocks:
            yield from ((str(ref), block.line_of("from", place)) for place, ref in enumerate(block.refs))
            yield from ((form, block.line_of("of", place)) for place, form in enumerate(block.of))

    def _unknown_questions(self, block: BlockSpec) -> Iterator[Problem]:
        for place, ref in enumerate(block.refs):
            if ref.form in self.plan.reads and ref.form in self.forms and self._question(ref) is None:
                known = [question.id for question in self.forms[ref.form].questions]
                values = {"form": ref.form, "question": ref.question, "advice": advice(ref.question, known)}
                yield self.at(errors.PLAN_UNKNOWN_QUESTION, block.line_of("from", place), **values)

    def _question(self, ref: QuestionRef) -> Question | None:
        known = self.forms[ref.form].questions if ref.form in self.forms else ()
        return next((question for question in known if question.id == ref.question), None)

    def blocks(self) -> Iterator[Problem]:
        questions = tuple(question for form in self.forms.values() for question in form.questions)
        are_all_found = all(name in self.forms for name in self.plan.reads)
        for block in self.plan.blocks:
            yield from self._unknown_questions(block)
            asked = tuple((place, self._question(ref)) for place, ref in enumerate(block.refs))
            found = tuple((place, question) for place, question in asked if question is not None)
            yield from Fitting(block, found, questions, self.file, are_all_found=are_all_found).problems()
