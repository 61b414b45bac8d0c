"""YAML → PlanSpec: every problem of a plan at once, each at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.check import check_plan
from wta_forms.plan.language import (
    LATER_WORDS,
    PLAN_WORDS,
    BlockSpec,
    BuiltIn,
    PlanSpec,
    QuestionRef,
    SectionSpec,
    Way,
)
from wta_forms.plan.model import Names
from wta_forms.spec import reading
from wta_forms.spec import yaml_nodes as nodes
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import Place, Word
from wta_forms.spec.yaml_nodes import Node, Scalar, Sequence, read_yaml


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan, or None where it has problems; the forms it reads; ``problems`` has notes as well."""

    plan: PlanSpec | None
    forms: Mapping[str, Form] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def is_fine(self) -> bool:
        return self.plan is not None and all(problem.is_note for problem in self.problems)


def load_plan(path: Path, form_called: Callable[[str], Form | None]) -> tuple[PlanSpec, Mapping[str, Form]]:
    """The plan in a file and the forms it reads. Raises WtaFormsError with every problem; notes are passed over."""
    loaded = read_plan(path, form_called)
    if loaded.plan is None or not loaded.is_fine:
        raise WtaFormsError(problem for problem in loaded.problems if not problem.is_note)
    return loaded.plan, loaded.forms


def read_plan(path: Path, form_called: Callable[[str], Form | None]) -> LoadedPlan:
    """The same without raising. ``form_called`` is asked for each form under ``reads``; None where there is none."""
    book = Book(str(path))
    try:
        root, found = read_yaml(content_of(path), book.file)
    except WtaFormsError as error:
        return LoadedPlan(None, problems=error.problems)
    book.problems += found
    if isinstance(root, nodes.Mapping) and root.get("plan") is None:
        return LoadedPlan(None, problems=(*book.problems, errors.NOT_A_PLAN.at(book.file)))
    opened = _opened(root, Place.PLAN, book)
    if opened is None:
        return LoadedPlan(None, problems=tuple(book.problems))
    forms = _forms(opened, form_called)
    plan = _plan(opened)
    if plan is not None:
        book.problems += check_plan(plan, forms, book.file)
    return LoadedPlan(plan, forms, tuple(book.problems))


def _opened(node: Node, place: Place, book: Book) -> Opened | None:
    for key, _ in node.entries if isinstance(node, nodes.Mapping) else ():
        if key.text in LATER_WORDS:
            advice = f"'{key.text}' is not ready yet; leave it out for now"
            book.note(errors.UNKNOWN_WORD, key.line, word=key.text, place=place.value, advice=advice)
    return open_map(node, place, book, table=PLAN_WORDS, passing=LATER_WORDS)


def _forms(opened: Opened, form_called: Callable[[str], Form | None]) -> dict[str, Form]:
    found = {name: form_called(name) for name in opened.read("reads", _quietly) or ()}
    for name in (name for name, form in found.items() if form is None):
        opened.book.note(errors.PLAN_FORM_NOT_FOUND, opened.line_of("reads"), form=name)
    return {name: form for name, form in found.items() if form is not None}


def _quietly(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    """A list whose problems are noted when the plan itself is read."""
    return reading.names(node, word, Book(book.file))


def _plan(opened: Opened) -> PlanSpec | None:
    book = opened.book
    book.languages = opened.read("languages", reading.languages) or ("en",)
    name, title = opened.read("plan", reading.name), opened.read("title", reading.phrase)
    reads, nodes_of_sections = opened.read("reads", reading.names), opened.read("sections", reading.members)
    names = opened.read("names", reading.one_of([names.value for names in Names]))
    version = opened.read("version", reading.whole)
    sections = [_section(node, book) for node in nodes_of_sections or ()]
    if name is None or title is None or reads is None or not sections:
        return None
    return PlanSpec(
        id=name,
        version=version or 1,
        title=title,
        languages=book.languages,
        reads=reads,
        names=Names(names) if names else Names.ROLE,
        sections=tuple(section for section in sections if section is not None),
        lines=_lines(opened),
    )


def _lines(opened: Opened) -> dict[str, int]:
    return {"": opened.line} | {word: opened.line_of(word) for word in opened.values}


def _section(node: Node, book: Book) -> SectionSpec | None:
    opened = _opened(node, Place.PLAN_SECTION, book)
    if opened is None:
        return None
    title, text = opened.read("title", reading.phrase), opened.read("text", reading.phrase)
    blocks = [_block(child, book) for child in opened.read("show", reading.members) or ()]
    is_appendix = opened.read("appendix", reading.yes_no) or False
    if title is None:
        return None
    show = tuple(block for block in blocks if block is not None)
    return SectionSpec(title=title, text=text, show=show, is_appendix=is_appendix, lines=_lines(opened))


def _block(node: Node, book: Book) -> BlockSpec | None:
    opened = _opened(node, Place.PLAN_BLOCK, book)
    if opened is None:
        return None
    source = _source(opened)
    way = opened.read("as", _way)
    if isinstance(source, tuple) and not opened.stands("as"):
        place, example = Place.PLAN_BLOCK.value, "as: quotes"
        book.note(errors.MISSING_WORD, opened.line, place=place, word="as", example=example)
    block = BlockSpec(
        source=source or (),
        way=way,
        title=opened.read("title", reading.phrase),
        lead=opened.read("lead", reading.phrase),
        columns=opened.read("columns", reading.names) or (),
        item=opened.read("item", reading.phrase),
        sort=opened.read("sort", reading.text) or "",
        first=opened.read("first", reading.whole),
        has_counts=opened.read("counts", reading.yes_no) or False,
        lines=_lines(opened),
    )
    return block if source is not None else None


def _way(node: Node, word: Word, book: Book) -> Way | None:
    spoken = replace(word, key="way to show answers")
    way = reading.one_of([way.value for way in Way])(node, spoken, book)
    return Way(way) if way else None


def _source(opened: Opened) -> BuiltIn | tuple[QuestionRef, ...] | None:
    _, node = opened.values.get("from", (None, None))
    if isinstance(node, Scalar) and node.text in set(BuiltIn):
        return BuiltIn(node.text)
    return opened.read("from", _refs)


def _refs(node: Node, word: Word, book: Book) -> tuple[QuestionRef, ...] | None:
    members = node.members if isinstance(node, Sequence) else (node,)
    if not members or not all(isinstance(member, Scalar) for member in members):
        reading.wrong(node, word, book)
        return None
    refs = [_ref(member, book) for member in members if isinstance(member, Scalar)]
    good = tuple(ref for ref in refs if ref is not None)
    return good if len(good) == len(refs) else None


_REF = re.compile(r"(?P<form>[a-z][a-z0-9-]*)\.(?P<question>[a-z][a-z0-9_]*)")


def _ref(node: Scalar, book: Book) -> QuestionRef | None:
    if match := _REF.fullmatch(node.text):
        return QuestionRef(match["form"], match["question"])
    book.note(errors.PLAN_BAD_SOURCE, node.line, value=node.text, built_in=", ".join(BuiltIn))
    return None
