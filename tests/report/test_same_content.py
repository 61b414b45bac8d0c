"""The same content in every format: the outline is walked, and each of its sentences has to stand in each file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
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

TABLES = {".csv", ".xlsx"}
"""They have what can be sorted and counted: every answer, and every table and picture."""


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
            yield from chain.from_iterable((bar.words, sentences.figure(bar.count)) for bar in bars)
        case Ratings(rows=ratings):
            for rating in ratings:
                yield rating.words
                yield from filter(None, (sentences.range_of(rating), sentences.unsure_of(rating)))
        case Heatmap(down=down, heads=heads, rows=heat_rows):
            yield from (down, *heads)
            for row in heat_rows:
                yield row.head
                yield from chain.from_iterable((str(cell.count), *cell.words) for cell in row.cells)


def expected(plan: Plan, ending: str) -> Iterator[str]:
    """Each line for itself: formats put other things between them."""
    if ending not in TABLES:
        yield from chain.from_iterable(map(said_by, outline(plan)))
    for entry in plan.entries:
        yield from chain(*entry.words.cells) if isinstance(entry.words, Rows) else (entry.words,)
        yield entry.question


def missing(plan: Plan, ending: str) -> list[str]:
    told = plain(READ[ending](write(plan, ending)))
    lines = (line for words in expected(plan, ending) for line in words.splitlines())
    return [line for line in dict.fromkeys(lines) if plain(line) not in told]


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".json"])
@pytest.mark.parametrize("plan", [ORCHARD, plan_for_the_fridge("role"), plan_for_the_fridge("none")])
def test_every_sentence_stands_in_every_format(plan: Plan, ending: str) -> None:
    assert missing(plan, ending) == []


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".json"])
def test_every_sentence_of_the_demo_stands_in_every_format(shown: Shown, ending: str) -> None:
    assert missing(shown.demo.plan, ending) == []
