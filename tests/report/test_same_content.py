"""The same content in every format: the outline is walked, and each of its sentences has to stand in each file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import assert_never

import pytest

from tests.conftest import Shown
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD
from tests.report.read_back import READ, plain
from wta_forms.plan.model import Chart, Grid, Heatmap, Plan, Ratings, Rows
from wta_forms.report import sentences
from wta_forms.report.formats import FORMATS, write
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Columns,
    Heading,
    Node,
    PageBreak,
    Paragraph,
    Quotation,
    outline,
)

EMOJI = re.compile("[\U0001f300-\U0001faff]")
"""In a PDF they are named in words, "[thumbs up sign]": its fonts have none."""

TABLES = {".csv", ".xlsx"}
"""Their columns say what tables, pictures and answers have; all other words stand there as anywhere else."""


def said_by(node: Node) -> Iterator[str]:
    """Everything that somebody reads of it."""
    match node:
        case Heading(words=words) | Paragraph(words=words):
            yield words
        case Bullets(lines=lines):
            yield from (line.words for line in lines)
        case Quotation(words=words, attribution=attribution):
            yield from (*words.splitlines(), attribution)
        case Grid() | Chart() | Ratings() | Heatmap():
            yield from shown_in(node)
        case Answer(question=question, words=words, doubt=doubt):
            told = chain(words.heads, *words.cells) if isinstance(words, Rows) else words.splitlines()
            yield from (question, *told, doubt)
        case Columns(columns=columns):
            yield from chain.from_iterable(map(said_by, chain.from_iterable(columns)))
        case PageBreak():
            pass
        case _:
            assert_never(node)


def shown_in(node: Grid | Chart | Ratings | Heatmap) -> Iterator[str]:
    match node:
        case Grid(heads=heads, rows=rows):
            yield from chain(heads, *(row.cells for row in rows))
        case Chart(bars=bars):
            for bar in bars:
                yield from (bar.words, sentences.figure(bar.count), sentences.detail_of(bar))
        case Ratings(rows=ratings):
            for rating in ratings:
                is_counted = sentences.has_counts(node)
                yield from (rating.words, "" if is_counted else sentences.range_of(rating))
                yield from map(str, rating.counts if is_counted else ())
        case Heatmap(down=down, heads=heads, rows=heat_rows):
            yield from (down, *heads)
            for row in heat_rows:
                yield row.head
                yield from chain.from_iterable((sentences.count_in(cell), *cell.words) for cell in row.cells)


def expected(plan: Plan, ending: str) -> Iterator[str]:
    """Each line for itself: formats put other things between them."""
    whole = outline(plan) if ending not in TABLES else takewhile(lambda node: node != PageBreak(), outline(plan))
    nodes = chain.from_iterable(map(_apart, whole))
    shown = (node for node in nodes if ending not in TABLES or isinstance(node, Paragraph | Bullets | Quotation))
    yield from chain.from_iterable(map(said_by, shown))
    for entry in plan.entries:
        yield from chain(*entry.words.cells) if isinstance(entry.words, Rows) else (entry.words,)
        yield entry.question


def _apart(node: Node) -> Iterator[Node]:
    yield from chain.from_iterable(node.columns) if isinstance(node, Columns) else [node]


def missing(plan: Plan, ending: str) -> list[str]:
    told = plain(READ[ending](write(plan, ending)))
    lines = (line for words in expected(plan, ending) for line in words.splitlines())
    told_apart = (line for line in dict.fromkeys(lines) if ending != ".pdf" or not EMOJI.search(line))
    return [line for line in told_apart if plain(line) not in told]


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".json"])
@pytest.mark.parametrize("plan", [ORCHARD, plan_for_the_fridge("role"), plan_for_the_fridge("none")])
def test_every_sentence_stands_in_every_format(plan: Plan, ending: str) -> None:
    assert missing(plan, ending) == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".json"])
def test_every_sentence_of_the_demo_stands_in_every_format(shown: Shown, ending: str) -> None:
    assert missing(shown.demo.plan, ending) == []
