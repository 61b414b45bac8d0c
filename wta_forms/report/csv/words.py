"""What a plan says beside its tables, as rows for a spreadsheet: the facilitator's words, quotes, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import assert_never

from wta_forms.plan.model import Answers, Chart, Grid, Heatmap, Plan, Ratings, Section
from wta_forms.report.csv.tables import Column, Sheet, numbers_in_words
from wta_forms.report.outline import Answer, Bullets, Columns, Heading, Node, PageBreak, Paragraph, Quotation, outline
from wta_forms.report.sentences import ANSWERS

_COLUMNS = (
    Column("Section", "The heading of the section."),
    Column("Under", "The headings within the section that it stands under; tables and pictures stand for themselves."),
    Column("Words", "What the plan says there."),
    Column("Person", "Who is quoted, as the plan shows people."),
    Column("Answers", "The numbers of the answers it stands on, as in the plan."),
)

_Said = tuple[str, str, tuple[int, ...]]
"""Words, the person who is quoted, and numbers."""


def words_of(plan: Plan) -> Sheet:
    """From top to bottom, but for the answers in full, which are a table of their own."""
    sections = tuple(map(_without_answers, plan.sections))
    return Sheet("The plan in words", _COLUMNS, tuple(_rows(outline(replace(plan, sections=sections)))))


def _without_answers(section: Section) -> Section:
    blocks = (
        replace(block, body=Answers(())) if isinstance(block.body, Answers) else block for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _rows(nodes: Iterable[Node]) -> Iterator[tuple[str, ...]]:
    above: tuple[str, ...] = ("",)
    for node in _one_after_the_other(nodes):
        if isinstance(node, Heading):
            above = (*above[: max(0, node.level - 2)], node.words)
            continue
        section, *under = above
        for words, person, numbers in _said(node):
            yield (section, " – ".join(under), words, person, numbers_in_words(numbers))


def _one_after_the_other(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Columns):
            yield from _one_after_the_other(chain.from_iterable(node.columns))
        else:
            yield node


def _said(node: Node) -> Iterator[_Said]:
    match node:
        case Paragraph(words=words, numbers=numbers) if words != ANSWERS:
            yield (words, "", numbers)
        case Bullets(lines=lines):
            yield from ((line.words, "", line.numbers) for line in lines)
        case Quotation(words=words, attribution=person, numbers=numbers):
            yield (words, person, numbers)
        case Paragraph() | Heading() | Grid() | Chart() | Ratings() | Heatmap() | Answer() | PageBreak() | Columns():
            pass
        case _:
            assert_never(node)
