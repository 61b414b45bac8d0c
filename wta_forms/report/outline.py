"""Plan → outline: what a document says from top to bottom, in any format.

Every sentence that is not an author's or a participant's stands here. They are English; a plan in another language
has them in English until they are translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from wta_forms.plan.model import (
    Answers,
    Block,
    Chart,
    Entry,
    Grid,
    Group,
    Line,
    Listing,
    Plan,
    Quotes,
    Rows,
    Section,
    Sentence,
)
from wta_forms.plan.spoken import count_of, spoken_date


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


Node = Heading | Paragraph | Bullets | Quotation | Grid | Chart | Answer | PageBreak
Outline = tuple[Node, ...]


def outline(plan: Plan) -> Outline:
    """The same nodes for the same plan. A chart is followed by what nobody ticked."""
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
    for block in section.blocks:
        yield from _block(block, is_complete=is_complete)


def _block(block: Block, *, is_complete: bool) -> Iterator[Node]:
    if block.title:
        yield Heading(3, block.title)
    if block.lead and not isinstance(block.body, Sentence):
        yield Paragraph(block.lead)
    yield from _body(block, level=4 if block.title else 3)
    if block.more:
        yield Paragraph(f"And {block.more} more, at the end." if is_complete else f"And {block.more} more.")
    yield from _remarks(block)


def _body(block: Block, *, level: int) -> Iterator[Node]:
    match block.body:
        case Quotes(entries=entries):
            yield from (_quotation(entry) for entry in entries)
        case Listing(lines=lines):
            yield from [Bullets(lines)] if lines else []
        case Sentence(lines=lines):
            yield from [_sentence(block.lead, lines)] if lines else []
        case Grid(rows=rows):
            yield from [block.body] if rows else []
        case Chart():
            yield from _chart(block.body)
        case Answers(groups=groups):
            for group in groups:
                yield from _group(group, groups, level)
        case _:
            assert_never(block.body)


def _quotation(entry: Entry) -> Quotation:
    return Quotation(str(entry.words), entry.person, (entry.number,))


def _sentence(lead: str, lines: tuple[Line, ...]) -> Paragraph:
    """A lead and what it leads to, as one sentence."""
    words = f"{lead} {enumerated([line.words for line in lines])}".strip()
    numbers = dict.fromkeys(number for line in lines for number in line.numbers)
    return Paragraph(words if words.endswith((".", "!", "?", "…")) else f"{words}.", tuple(numbers))


def enumerated(words: list[str]) -> str:
    """ "a, b and c"; with semicolons where one of them has a comma of its own."""
    if len(words) < 2:
        return "".join(words)
    between = "; " if any("," in each or ";" in each for each in words) else ", "
    return f"{between.join(words[:-1])}{';' if between == '; ' else ''} and {words[-1]}"


def _chart(chart: Chart) -> Iterator[Node]:
    if chart.bars:
        yield chart
    if chart.unticked:
        yield Paragraph(f"Nobody ticked: {'; '.join(chart.unticked)}.")


def _group(group: Group, groups: tuple[Group, ...], level: int) -> Iterator[Node]:
    """The answers of one person, or, where people are not shown, to one question."""
    has_forms = len({entry.evidence[0].form for other in groups for entry in other.entries}) > 1
    yield Heading(level, group.person or _question(group.entries[0], has_forms=has_forms))
    for entry in group.entries:
        question = _question(entry, has_forms=has_forms) if group.person else ""
        yield Answer(entry.number, question, entry.words, _doubt(entry))


def _question(entry: Entry, *, has_forms: bool) -> str:
    """By its number and words, and by its form where there are several."""
    evidence = entry.evidence[0]
    form = f" of “{evidence.form}”" if has_forms else ""
    return f"Question {evidence.question}{form}: {entry.question}"


# --- what has to be said of a block -----------------------------------------------------------------------------------


def _remarks(block: Block) -> Iterator[Node]:
    for entry in block.doubts:
        yield Paragraph(_doubt(entry, entry.person), (entry.number,))
    if block.unclear:
        yield Paragraph(f"{count_of(block.unclear, 'answer is', 'answers are')} not clear.")
    if block.unworded:
        yield Paragraph(f"{count_of(block.unworded, 'answer', 'answers')}, not yet put into other words.")
    if block.counted:
        yield Paragraph(f"{count_of(block.counted, 'answer is', 'answers are')} only counted, not shown.")


def _doubt(entry: Entry, person: str = "") -> str:
    if not entry.doubt:
        return ""
    whose = f" ({person})" if person else ""
    older = " The answer given before that stands." if entry.words else ""
    return f"Unclear{whose}: {entry.doubt}.{older}"
