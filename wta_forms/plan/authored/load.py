"""YAML → PlanSpec: every problem of a plan at once, each at its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.plan.authored.check import check_plan, never_shown
from wta_forms.plan.authored.language import DEFAULT_K, PLAN_WORDS, BlockSpec, PlanSpec, SectionSpec, Source, Way
from wta_forms.plan.authored.lines import lines_in
from wta_forms.plan.authored.sources import are_rows, columns_for, read_filter, read_score, read_source
from wta_forms.plan.entry import Names
from wta_forms.spec import reading
from wta_forms.spec import yaml_nodes as nodes
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import Place, Word, nearest
from wta_forms.spec.yaml_nodes import Node, Scalar, read_yaml


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
    if isinstance(root, nodes.Mapping) and not _is_plan(root):
        return LoadedPlan(None, problems=(*book.problems, errors.NOT_A_PLAN.at(book.file)))
    opened = open_map(root, Place.PLAN, book, table=PLAN_WORDS)
    if opened is None:
        return LoadedPlan(None, problems=in_order(book.problems))
    forms = _forms(opened, form_called)
    plan = _plan(opened)
    if plan is not None:
        book.problems += check_plan(plan, forms, book.file)
        if all(problem.is_note for problem in book.problems):
            book.problems += never_shown(plan, forms, book.file)
    return LoadedPlan(plan, forms, in_order(book.problems))


def _is_plan(root: nodes.Mapping) -> bool:
    """Whether it has the word ``plan`` or one that is nearly so, and not that of a form."""
    words = [*(key.text for key, _ in root.entries), *root.left_out]
    return "form" not in words and any(nearest(word, ("form", "part", "plan")) == "plan" for word in words)


def _forms(opened: Opened, form_called: Callable[[str], Form | None]) -> dict[str, Form]:
    found = {name: form_called(name) for name in opened.read("reads", _quietly) or ()}
    lines = _lines(opened)
    for place, (name, form) in enumerate(found.items()):
        if form is None:
            opened.book.note(errors.PLAN_FORM_NOT_FOUND, lines[f"reads.{place}"], form=name)
    return {name: form for name, form in found.items() if form is not None}


def _quietly(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    """A list whose problems are noted when the plan itself is read."""
    return reading.names(node, word, Book(book.file))


def _plan(opened: Opened) -> PlanSpec | None:
    book = opened.book
    languages = opened.read("languages", reading.languages)
    book.knows_languages = languages is not None or not opened.stands("languages")
    book.languages = languages or ("en",)
    name, title = opened.read("plan", reading.name), opened.read("title", reading.phrase)
    reads, nodes_of_sections = opened.read("reads", reading.names), opened.read("sections", reading.members)
    names = opened.read("names", reading.one_of([names.value for names in Names]))
    version, k = (opened.read(word, reading.whole) for word in ("version", "smallest_group"))
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
        k=k or DEFAULT_K,
        lines=_lines(opened),
    )


def _lines(opened: Opened) -> dict[str, int]:
    """Words that are misspelt or have no value stand where the whole begins."""
    written = {path: line for word, (_, node) in opened.values.items() for path, line in lines_in(node, word)}
    return dict.fromkeys(("", *opened.told), opened.line) | written


def _section(node: Node, book: Book) -> SectionSpec | None:
    opened = open_map(node, Place.PLAN_SECTION, book, table=PLAN_WORDS)
    if opened is None:
        return None
    title, text = opened.read("title", reading.phrase), opened.read("text", reading.phrase)
    show, beside = (_blocks(opened, word) for word in ("show", "beside"))
    write, is_appendix = opened.read("write", reading.name), opened.read("appendix", reading.yes_no)
    if title is None:
        return None
    return SectionSpec(
        title=title,
        text=text,
        write=write or "",
        show=show,
        beside=beside,
        is_appendix=is_appendix or False,
        lines=_lines(opened),
    )


def _blocks(opened: Opened, word: str) -> tuple[BlockSpec, ...]:
    blocks = [_block(child, opened.book) for child in opened.read(word, reading.members) or ()]
    return tuple(block for block in blocks if block is not None)


def _block(node: Node, book: Book) -> BlockSpec | None:
    opened = open_map(node, Place.PLAN_BLOCK, book, table=PLAN_WORDS)
    if opened is None:
        return None
    source = _source(opened)
    _is_whole(opened, source)
    heads = opened.read("columns", columns_for(source)) or {}
    block = BlockSpec(
        source=source or (),
        way=opened.read("as", _way),
        title=opened.read("title", reading.phrase),
        lead=opened.read("lead", reading.phrase),
        empty=opened.read("empty", reading.phrase),
        columns=tuple(heads),
        heads=tuple(head for head in heads.values() if head is not None),
        item=opened.read("item", reading.phrase),
        sort=opened.read("sort", reading.text) or "",
        first=opened.read("first", reading.whole),
        by=opened.read("by", reading.name) or "",
        only=opened.read("only", read_filter),
        who=opened.read("who", read_filter),
        score=opened.read("score", read_score) or (),
        of=opened.read("of", reading.names) or (),
        most=opened.read("most", reading.whole),
        has_counts=opened.read("counts", reading.yes_no) or False,
        lines=_lines(opened),
    )
    return block if source is not None else None


_NEEDED = {False: {"as": "as: quotes"}, True: {"as": "as: table", "columns": "columns: {step: What, owner: Who}"}}
"""What has to stand beside questions, and beside rows out of several tables; with an example of it."""


def _is_whole(opened: Opened, source: Source | None) -> None:
    """Note what else has to stand there."""
    if isinstance(source, tuple):
        for word, example in _NEEDED[are_rows(source)].items():
            if not opened.stands(word):
                place = opened.place.value
                opened.book.note(errors.MISSING_WORD, opened.line, place=place, word=word, example=example)


def _source(opened: Opened) -> Source | None:
    found = opened.values.get("from")
    return read_source(found[1], found[0], opened.book) if found else None


def _way(node: Node, word: Word, book: Book) -> Way | None:
    if not isinstance(node, Scalar):
        reading.wrong(node, word, book)
        return None
    spoken = replace(word, key="way to show answers")
    way = reading.one_of([way.value for way in Way])(node, spoken, book)
    return Way(way) if way else None
