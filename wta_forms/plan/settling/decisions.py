"""decisions.yaml: what the facilitator wrote and decided, checked against the plan and its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError, in_order
from wta_forms.plan.authored.language import PlanSpec
from wta_forms.plan.marks import key_called
from wta_forms.plan.near import Wanted
from wta_forms.plan.settling.keys import KEY
from wta_forms.plan.settling.themes import Theme
from wta_forms.plan.settling.translations import Translation
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
    Share,
    Sharing,
    Ticked,
    offered,
)
from wta_forms.spec.load import content_of
from wta_forms.spec.words import advice, nearest
from wta_forms.spec.yaml_nodes import Node, Scalar, read_yaml

DECISIONS_FILE = "decisions.yaml"


Name = tuple[str, str]
"""A decision: the section it stands in, and its name there."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """``words`` by the names that the plan's sections give under ``write``, and by "form.question" where answers may
    not be quoted; ``answers`` by "form.question", or by the key of one answer that is not clear.

    An answer is kept as it was typed: a choice by its key or its words (several with commas between them, where several
    may be ticked or put in order), a number, an ISO date, or words. ``near`` says by "form.question" which answers, or
    which rows of a table, are the same and which are not, whatever their words. ``people`` says whose form something
    is, by its number; ``pick`` has the keys of the answers that come first, by "form.question". ``themes`` and
    ``translations`` stand in files of their own. ``lines`` says where a decision stands ("decisions.yaml:4"), for
    problems alone.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, Wanted] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    pick: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    lines: Mapping[Name, str] = field(default_factory=dict, compare=False)

    def where(self, section: str, name: str) -> str:
        return self.lines.get((section, name), DECISIONS_FILE)

    def every(self) -> Iterator[tuple[Name, str]]:
        """What stands in decisions.yaml, in themes.yaml and among the translations, a text each."""
        for section in ("words", "answers", "people"):
            yield from (((section, name), words) for name, words in getattr(self, section).items())
        yield from ((("pick", name), ", ".join(keys)) for name, keys in self.pick.items())
        for name, wanted in self.near.items():
            for section in _NEAR:
                groups = [" = ".join(group) for group in getattr(wanted, section)]
                yield from [((section, name), "; ".join(groups))] if groups else []
        yield from ((("themes", theme.name), ", ".join(theme.keys)) for theme in self.themes)
        yield from ((("translations", key), line.words) for key, line in self.translations.items() if line.words)


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
    """The same without raising, with every problem in the order of its line. A file with nothing but remarks decides
    nothing."""
    try:
        root, found = read_yaml(content_of(path), str(path))
    except WtaFormsError as error:
        left = tuple(problem for problem in error.problems if not errors.YAML_EMPTY.is_said(problem))
        return LoadedDecisions(Decisions(), left)
    reader = _Reader(str(path), plan, forms, [problem for problem in found if not _is_empty_section(problem)])
    decisions = reader.decisions(root)
    return LoadedDecisions(decisions, in_order(reader.problems))


def people_in(path: Path) -> Mapping[str, tuple[str, str]]:
    """Whose form something is, by its number, with where that stands ("decisions.yaml:7"): known before there is a
    plan. What is wrong in the file is told by :func:`read_decisions`."""
    try:
        root, _ = read_yaml(content_of(path), str(path))
    except WtaFormsError:
        return {}
    people = root.get("people") if isinstance(root, nodes.Mapping) else None
    entries = people.entries if isinstance(people, nodes.Mapping) else ()
    told = ((number, id) for number, id in entries if isinstance(id, Scalar) and number.text.isdecimal())
    return {number.text: (id.text.strip(), f"{path}:{number.line}") for number, id in told}


SECTIONS = {
    "words": "words: {summary: We start in May.}",
    "answers": "answers: {drivers.collaboration: partnership}",
    "people": 'people: {"12": ann-reid}',
    "pick": "pick: {drivers.missing: [3f2a91bc04]}",
    "together": 'together: {drivers.strengths: [["A van", "The bus of the school"]]}',
    "apart": 'apart: {drivers.strengths: [["A van", "Vans"]]}',
}
"""The words of the file, and an example of each."""

_NEAR = ("together", "apart")

_ELSEWHERE = {
    "themes": "they stand in themes.yaml: run wta-forms decide, which makes it",
    "translations": "they stand in a table: run wta-forms translate --answers --to en",
}

_SETTLED = ("decide", "majority")
"""Ways of merging that a decision has a say in: it settles what people differ about, and breaks a tie."""


def _is_empty_section(problem: Problem) -> bool:
    """Under a section there may be nothing but remarks."""
    empty = (errors.KEY_WITHOUT_VALUE.at("", key=section).message for section in SECTIONS)
    return problem.message in empty


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
            self.note(errors.YAML_NOT_A_MAP, root.line, what=DECISIONS_FILE, example=SECTIONS["words"])
            return Decisions()
        for key, _ in root.entries:
            if key.text not in SECTIONS:
                hint = _ELSEWHERE.get(key.text) or advice(key.text, SECTIONS)
                self.note(errors.UNKNOWN_WORD, key.line, word=key.text, place=DECISIONS_FILE, advice=hint)
        texts = {word: dict(self._texts(root.get(word), word)) for word in ("words", "answers", "people")}
        picked = dict(self._lists(root.get("pick")))
        near = {word: dict(self._groups(root.get(word), word)) for word in _NEAR}
        lines = {(word, name.text): f"{self.file}:{name.line}" for word, own in texts.items() for name in own}
        lines |= {("pick", name.text): f"{self.file}:{name.line}" for name in picked}
        lines |= {(word, name.text): f"{self.file}:{name.line}" for word, own in near.items() for name in own}
        return Decisions(
            words=self._words(texts["words"]),
            answers=self._answers(texts["answers"]),
            near=self._near(near),
            people=self._people(texts["people"]),
            pick=self._pick(picked),
            lines=lines,
        )

    def _entries(self, node: Node | None, word: str) -> Iterator[tuple[Scalar, Node]]:
        if isinstance(node, nodes.Mapping):
            yield from node.entries
        elif node is not None:
            self.note(errors.DECISIONS_NOT_NAMED, node.line, word=word, example=SECTIONS[word])

    def _texts(self, node: Node | None, word: str) -> Iterator[tuple[Scalar, Scalar]]:
        for key, value in self._entries(node, word):
            if isinstance(value, Scalar) and value.text.strip():
                yield key, value
            else:
                self.note(errors.DECISION_NO_TEXT, value.line, name=key.text)

    def _lists(self, node: Node | None) -> Iterator[tuple[Scalar, tuple[Scalar, ...]]]:
        for key, value in self._entries(node, "pick"):
            members = value.members if isinstance(value, nodes.Sequence) else (value,)
            yield key, tuple(member for member in members if isinstance(member, Scalar))
            for member in members:
                if not isinstance(member, Scalar) or not KEY.fullmatch(member.text):
                    said = member.text if isinstance(member, Scalar) else "this"
                    self.note(errors.PICK_NO_KEY, member.line, value=said, question=key.text)

    # --- words and answers ---

    def _words(self, words: Mapping[Scalar, Scalar]) -> dict[str, str]:
        sections = [section.write for section in self.plan.sections if section.write]
        reworded = {ref for ref, question in self._asked.items() if question.share is Share.PARAPHRASE}
        for name in words:
            if name.text in self._asked and name.text not in reworded:
                self.note(errors.WORDS_NOT_NEEDED, name.line, question=name.text)
            elif name.text not in (*sections, *reworded):
                known = [*sections, *reworded]
                hint = advice(name.text, known) if known else f"give a section of the plan: write: {name.text}"
                self.note(errors.DECISION_NOT_WRITTEN, name.line, name=name.text, plan=self.plan.id, advice=hint)
        return {name.text: text.text.strip() for name, text in words.items()}

    @property
    def _asked(self) -> dict[str, Question]:
        return {f"{form.id}.{question.id}": question for form in self.forms.values() for question in form.questions}

    def _question(self, ref: Scalar) -> Question | None:
        asked = self._asked
        if ref.text not in asked:
            near = nearest(ref.text, asked)
            hint = f"did you mean '{near}'?" if near else "write form.question, of a form that the plan reads"
            self.note(errors.DECISION_UNKNOWN_QUESTION, ref.line, question=ref.text, advice=hint)
        return asked.get(ref.text)

    def _answers(self, answers: Mapping[Scalar, Scalar]) -> dict[str, str]:
        for ref, value in answers.items():
            if not KEY.fullmatch(ref.text) and (question := self._question(ref)):
                self._answer(ref, value, question)
        return {ref.text: value.text.strip() for ref, value in answers.items()}

    def _answer(self, ref: Scalar, value: Scalar, question: Question) -> None:
        if question.merge not in _SETTLED:
            self.note(errors.DECISION_NOT_ASKED_FOR, ref.line, question=ref.text)
        if hint := advice_on(value.text.strip(), question):
            self.note(errors.DECISION_UNFIT, value.line, value=value.text.strip(), question=ref.text, advice=hint)

    # --- what is the same ---

    def _groups(self, node: Node | None, word: str) -> Iterator[tuple[Scalar, tuple[tuple[str, ...], ...]]]:
        for ref, value in self._entries(node, word):
            groups = value.members if isinstance(value, nodes.Sequence) else (value,)
            if all(isinstance(each, Scalar) for each in groups) and len(groups) > 1:
                groups = (value,)  # one group alone needs no list of its own
            yield ref, tuple(filter(None, (self._group(each, ref, word) for each in groups)))

    def _group(self, node: Node, ref: Scalar, word: str) -> tuple[str, ...]:
        members = node.members if isinstance(node, nodes.Sequence) else ()
        texts = tuple(each.text for each in members if isinstance(each, Scalar) and each.text.strip())
        if len(texts) < 2 or len(texts) < len(members):
            self.note(errors.NEAR_NO_GROUP, node.line, word=word, question=ref.text, example=SECTIONS[word])
            return ()
        return texts

    def _near(self, found: Mapping[str, Mapping[Scalar, tuple[tuple[str, ...], ...]]]) -> dict[str, Wanted]:
        for ref in {ref.text: ref for own in found.values() for ref in own}.values():
            self._question(ref)
        by_word = {word: {ref.text: groups for ref, groups in own.items()} for word, own in found.items()}
        names = dict.fromkeys(name for own in by_word.values() for name in own)
        return {name: Wanted(*(by_word[word].get(name, ()) for word in _NEAR)) for name in names}

    # --- people and quotes ---

    def _people(self, people: Mapping[Scalar, Scalar]) -> dict[str, str]:
        for number in people:
            if not number.text.isdecimal():
                self.note(errors.PEOPLE_NOT_A_NUMBER, number.line, value=number.text)
        return {number.text: id.text.strip() for number, id in people.items() if number.text.isdecimal()}

    def _pick(self, picked: Mapping[Scalar, tuple[Scalar, ...]]) -> dict[str, tuple[str, ...]]:
        for ref in picked:
            self._question(ref)
        return {ref.text: tuple(dict.fromkeys(key.text for key in keys)) for ref, keys in picked.items()}


def advice_on(value: str, question: Question) -> str:
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
