"""Plan → outline: what a document says from top to bottom, in any format.

Every sentence that is not an author's or a participant's stands in ``sentences``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from wta_forms.plan.model import (
    Answers,
    Beside,
    Block,
    Chart,
    Disagreements,
    Entry,
    Grid,
    Group,
    Heatmap,
    Line,
    Listing,
    Parts,
    Plan,
    Quotes,
    Ratings,
    Row,
    Rows,
    Section,
    Sentence,
)
from wta_forms.plan.spoken import enumerated, spoken_date
from wta_forms.report import sentences
from wta_forms.report.characters import kept_apart


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the title of the whole."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``numbers`` lead to the entries that the words stand on."""

    words: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A person's own words, line by line as they were written; ``attribution`` may be ""."""

    words: str
    attribution: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One numbered answer at the end. ``question`` is "" under a heading that says it, ``doubt`` "" or a sentence."""

    number: int
    question: str
    words: str | Rows
    doubt: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows stands apart."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Side by side where the format has room for them, else one after the other."""

    columns: tuple[tuple[Node, ...], ...]


Node = Heading | Paragraph | Bullets | Quotation | Grid | Chart | Ratings | Heatmap | Answer | PageBreak | Columns
Outline = tuple[Node, ...]


def outline(plan: Plan) -> Outline:
    """The same nodes for the same plan. What the figures of ratings and heatmaps mean is said before them."""
    return tuple(_nodes(plan))


def _nodes(plan: Plan) -> Iterator[Node]:
    yield Heading(1, plan.title)
    if plan.date:
        yield Paragraph(spoken_date(plan.date, plan.language))
    is_complete = any(isinstance(block.body, Answers) for section in plan.sections for block in section.blocks)
    for section in plan.sections:
        yield from _section(section, is_complete=is_complete)


def _section(section: Section, *, is_complete: bool) -> Iterator[Node]:
    if section.is_appendix:
        yield PageBreak()
    yield Heading(2, section.title)
    yield from map(Paragraph, section.paragraphs)
    if section.is_unwritten:
        yield Paragraph(sentences.UNWRITTEN)
    for block in section.blocks:
        yield from _block(block, 3, is_complete=is_complete)


def _block(block: Block, level: int, *, is_complete: bool) -> Iterator[Node]:
    """``level`` is that of its title."""
    if block.title and not block.is_empty:
        yield Heading(level, block.title)
    if not block.says_something:
        yield from [Paragraph(block.empty)] if block.empty else []
        return
    if block.lead and not isinstance(block.body, Sentence):
        yield Paragraph(block.lead)
    yield from _body(block, level + 1 if block.title else level, is_complete=is_complete)
    yield from map(Paragraph, block.reworded)
    if more := sentences.more_of(block, is_complete=is_complete):
        yield Paragraph(more, block.left_out if is_complete else ())
    yield from _remarks(block)


def _body(block: Block, level: int, *, is_complete: bool) -> Iterator[Node]:
    """``level`` is that of the headings within it."""
    match block.body:
        case Quotes(entries=entries):
            for entry in entries:
                yield Quotation(str(entry.words), entry.person, (entry.number,))
                yield from _told_as(entry)
        case Listing(lines=lines):
            yield from [Bullets(tuple(map(sentences.with_variants, lines)))] if lines else []
        case Sentence(lines=lines):
            yield from [_sentence(block.lead, lines)] if lines else []
        case Grid(rows=rows):
            yield from [block.body] if rows else []
        case Chart():
            yield from _chart(block.body)
        case Ratings():
            yield from _ratings(block.body)
        case Heatmap():
            yield from _heatmap(block.body)
        case Disagreements(topics=topics):
            for topic in topics:
                yield from (Heading(level, topic.topic), Bullets(topic.positions))
                yield from (Paragraph(remark.words, remark.numbers) for remark in topic.remarks)
        case Parts(blocks=blocks):
            for part in blocks:
                yield from _block(part, level, is_complete=is_complete)
        case Beside(blocks=blocks):
            columns = (tuple(_block(each, level, is_complete=is_complete)) for each in blocks)
            yield Columns(tuple(column for column in columns if column))
        case Answers(groups=groups):
            for group in groups:
                yield from _group(group, groups, level)
        case _:
            assert_never(block.body)


def _sentence(lead: str, lines: tuple[Line, ...]) -> Paragraph:
    """A lead and what it leads to, as one sentence."""
    words = f"{lead} {enumerated([kept_apart(sentences.with_variants(line).words) for line in lines])}".strip()
    numbers = dict.fromkeys(number for line in lines for number in line.numbers)
    return Paragraph(sentences.ended(words), tuple(numbers))


def _chart(chart: Chart) -> Iterator[Node]:
    """It is followed by what nobody ticked, or too few, and by what counts nowhere."""
    if chart.bars:
        yield chart
    yield from map(Paragraph, sentences.remarks_on(chart))


def _ratings(ratings: Ratings) -> Iterator[Node]:
    """Where all rows stand on the same answers, as those of one question do, these stand once, under them all."""
    if not ratings.rows:
        return
    yield Paragraph(sentences.scale_of(ratings))
    numbers = max((row.numbers for row in ratings.rows), key=len)
    if len(ratings.rows) > 1 and numbers and all(set(row.numbers) <= set(numbers) for row in ratings.rows):
        yield replace(ratings, rows=tuple(replace(row, numbers=()) for row in ratings.rows))
        yield Paragraph(sentences.ANSWERS, numbers)
    else:
        yield ratings
    yield from map(Paragraph, sentences.splits_in(ratings))


def _heatmap(heatmap: Heatmap) -> Iterator[Node]:
    """Where cells only count, the answers stand under them all: in every cell they would hide the picture."""
    if heatmap.rows:
        yield from (Paragraph(sentences.ways_of(heatmap)), heatmap)
    cells = (cell for row in heatmap.rows for cell in row.cells if not cell.words)
    if numbers := sorted({number for cell in cells for number in cell.numbers}):
        yield Paragraph(sentences.ANSWERS, tuple(numbers))


def _group(group: Group, groups: tuple[Group, ...], level: int) -> Iterator[Node]:
    """The answers of one person, or, where people are not shown, to one question."""
    has_forms = len({entry.evidence[0].form for other in groups for entry in other.entries}) > 1
    yield Heading(level, group.person or sentences.question_of(group.entries[0], has_forms=has_forms))
    for entry in group.entries:
        question = sentences.question_of(entry, has_forms=has_forms) if group.person else ""
        yield Answer(entry.number, question, entry.words, sentences.doubt_of(entry))
        yield from _told_as(entry)


def _told_as(entry: Entry) -> Iterator[Node]:
    """The person's own words under a translation, as a table where they are one."""
    yield from map(Paragraph, sentences.told_as(entry))
    if isinstance(entry.original, Rows):
        yield Grid(entry.original.heads, tuple(map(Row, entry.original.cells)))


def _remarks(block: Block) -> Iterator[Node]:
    """What has to be said of a block."""
    if block.is_undecided:
        yield Paragraph(sentences.UNDECIDED)
    for entry in block.doubts:
        yield Paragraph(sentences.doubt_of(entry, entry.person), (entry.number,))
    yield from map(Paragraph, sentences.remarks(block))
