"""decisions.yaml: what the facilitator wrote and decided, checked against the plan and its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError, in_order
from wta_forms.plan.language import PlanSpec
from wta_forms.plan.marks import key_called
from wta_forms.plan.near import Wanted
from wta_forms.spec import yaml_nodes as nodes
from wta_forms.spec.form import (
    Date,
    Form,
    Number,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Ticked,
    offered,
)
from wta_forms.spec.load import content_of
from wta_forms.spec.words import advice, nearest
from wta_forms.spec.yaml_nodes import Node, Scalar, read_yaml

DECISIONS_FILE = "decisions.yaml"


@dataclass(frozen=True, slots=True)
class Decisions:
    """``words`` by the names that the plan's sections give under ``write``; ``answers`` by "form.question".

    An answer is kept as it was typed: a choice by its key or its words (several with commas between them, where several
    may be ticked or put in order), a number, an ISO date, or words. ``near`` says by "form.question" which answers, or
    which rows of a table, are the same and which are not, whatever their words.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, Wanted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedDecisions:
    """What a file decides, without what could not be read of it; ``problems`` has notes as well."""

    decisions: Decisions
    problems: tuple[Problem, ...] = ()

    @property
    def is_fine(self) -> bool:
        return all(problem.is_note for problem in self.problems)


def load_decisions(path: Path, plan: PlanSpec, forms: Mapping[str, Form]) -> Decisions:
    """What a file decides. Raises WtaFormsError with every problem; notes are passed over."""
    loaded = read_decisions(path, plan, forms)
    if not loaded.is_fine:
        raise WtaFormsError(problem for problem in loaded.problems if not problem.is_note)
    return loaded.decisions


def read_decisions(path: Path, plan: PlanSpec, forms: Mapping[str, Form]) -> LoadedDecisions:
    """The same without raising, with every problem in the order of its line."""
    try:
        root, found = read_yaml(content_of(path), str(path))
    except WtaFormsError as error:
        return LoadedDecisions(Decisions(), error.problems)
    reader = _Reader(str(path), plan, forms, list(found))
    decisions = reader.decisions(root)
    return LoadedDecisions(decisions, in_order(reader.problems))


_EXAMPLES = {"words": "words: {summary: We start in May.}", "answers": "answers: {drivers.collaboration: partnership}"}
"""The two words of the file."""

_SETTLED = ("decide", "majority")
"""Ways of merging that a decision has a say in: it settles what people differ about, and breaks a tie."""


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    plan: PlanSpec
    forms: Mapping[str, Form]
    problems: list[Problem] = field(default_factory=list)

    def note(self, message: Message, line: int, **values: object) -> None:
        self.problems.append(message.at(f"{self.file}:{line}", **values))

    def decisions(self, root: Node) -> Decisions:
        if not isinstance(root, nodes.Mapping):
            self.note(errors.YAML_NOT_A_MAP, root.line, what=DECISIONS_FILE, example=_EXAMPLES["words"])
            return Decisions()
        for key, _ in root.entries:
            if key.text not in _EXAMPLES:
                hint = advice(key.text, _EXAMPLES)
                self.note(errors.UNKNOWN_WORD, key.line, word=key.text, place=DECISIONS_FILE, advice=hint)
        words, answers = (dict(self._texts(root.get(word), word)) for word in _EXAMPLES)
        return Decisions(self._words(words), self._answers(answers))

    def _texts(self, node: Node | None, word: str) -> Iterator[tuple[Scalar, Scalar]]:
        if node is None:
            return
        if not isinstance(node, nodes.Mapping):
            self.note(errors.DECISIONS_NOT_NAMED, node.line, word=word, example=_EXAMPLES[word])
            return
        for key, value in node.entries:
            if isinstance(value, Scalar) and value.text.strip():
                yield key, value
            else:
                self.note(errors.DECISION_NO_TEXT, value.line, name=key.text)

    def _words(self, words: Mapping[Scalar, Scalar]) -> dict[str, str]:
        asked_for = [section.write for section in self.plan.sections if section.write]
        for name in words:
            if name.text not in asked_for:
                hint = advice(name.text, asked_for) if asked_for else f"give a section of the plan: write: {name.text}"
                self.note(errors.DECISION_NOT_WRITTEN, name.line, name=name.text, plan=self.plan.id, advice=hint)
        return {name.text: text.text.strip() for name, text in words.items()}

    def _answers(self, answers: Mapping[Scalar, Scalar]) -> dict[str, str]:
        asked = {f"{form.id}.{question.id}": question for form in self.forms.values() for question in form.questions}
        for ref, value in answers.items():
            question = asked.get(ref.text)
            if question is None:
                near = nearest(ref.text, asked)
                hint = f"did you mean '{near}'?" if near else "write form.question, of a form that the plan reads"
                self.note(errors.DECISION_UNKNOWN_QUESTION, ref.line, question=ref.text, advice=hint)
            else:
                self._answer(ref, value, question)
        return {ref.text: value.text.strip() for ref, value in answers.items()}

    def _answer(self, ref: Scalar, value: Scalar, question: Question) -> None:
        if question.merge not in _SETTLED:
            self.note(errors.DECISION_NOT_ASKED_FOR, ref.line, question=ref.text)
        if hint := _advice_on(value.text.strip(), question):
            self.note(errors.DECISION_UNFIT, value.line, value=value.text.strip(), question=ref.text, advice=hint)


def _advice_on(value: str, question: Question) -> str:
    """What a decision should be, or "" where it can be what it is."""
    match question:
        case SelectOne() | Scale() | Sharing():
            return _choice(value, question)
        case SelectMultiple():
            return next(filter(None, (_choice(part, question) for part in value.split(","))), "")
        case Rank(choices=choices):
            known = [str(choice.key) for choice in choices]
            parts = (part.strip() for part in value.split(","))
            return next((advice(part, known) for part in parts if part not in known), "")
        case Number():
            return "" if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else "write a number in figures, such as 12.5"
        case Date():
            return "" if _is_date(value) else "write a date such as 2026-03-31"
        case _:
            return ""


def _choice(value: str, question: Ticked) -> str:
    """A choice may be written by its key or by its words."""
    is_known = key_called(question, value) is not None
    return "" if is_known else advice(value.strip(), [str(key) for key, _ in offered(question)])


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
