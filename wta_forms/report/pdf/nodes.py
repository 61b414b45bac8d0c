"""Outline → blocks: what stands under, beside and inside what on the pages of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from textwrap import shorten
from typing import assert_never

from wta_forms.layout.blocks import Block, Frame, PageNumber, Points, Row, Runs, Stack, Table, Text
from wta_forms.layout.boxes import Link, Role
from wta_forms.layout.style import Colour, FontMetrics
from wta_forms.plan.model import Chart, Grid, Heatmap, Line, Plan, Ratings, Rows
from wta_forms.report import sentences
from wta_forms.report.characters import printable, written_lines
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Columns,
    Heading,
    Node,
    Outline,
    PageBreak,
    Paragraph,
    Quotation,
)
from wta_forms.report.pdf.charts import bars, heatmap, ratings
from wta_forms.report.pdf.look import (
    ABOVE,
    ABOVE_ANSWER,
    ABOVE_HEADING,
    ABOVE_QUOTE,
    ABOVE_TABLE,
    BETWEEN_COLUMNS,
    BODY,
    BULLET,
    DATE,
    HEADINGS,
    INDENT,
    NUMBER,
    QUIET,
    TITLE,
)
from wta_forms.report.pdf.tables import MEASURE, length_in, table_of_grid, table_of_rows, texts_of
from wta_forms.report.pdf.words import Writer, drawable, on_one_line, undrawable
from wta_forms.report.widths import Widths, lined_up

_ROLES = {1: Role.H1, 2: Role.H2, 3: Role.H3, 4: Role.H4, 5: Role.H5, 6: Role.H6}
_LEAST_CONTENTS = 4
"""Sections of a document that begins with a list of them."""


def blocks_of(nodes: Outline, plan: Plan, metrics: FontMetrics) -> tuple[Block, ...]:
    """The title and what is under it, and then a block a section."""
    nodes = (*nodes, *_not_drawn(nodes))
    spoken = {entry.number: entry.language for entry in plan.entries if not entry.original}
    setter = _Setter(_writer(nodes, plan.language), metrics, _widths(nodes, metrics), spoken, has_date=bool(plan.date))
    opening, *sections = _sections(nodes)
    heads = [on_one_line(section[0].words) if isinstance(section[0], Heading) else "" for section in sections]
    titles = {number: title for number, title in enumerate(heads, 1) if title}
    contents = [_contents(titles, setter.writer)] if len(titles) >= _LEAST_CONTENTS else []
    starts = [isinstance(section[-1], PageBreak) for section in (opening, *sections)]
    made = (
        setter.section(section, number, starts_page=starts_page)
        for number, (section, starts_page) in enumerate(zip(sections, starts, strict=False), 1)
    )
    return (*setter.blocks(opening), *contents, *made)


def _sections(nodes: Outline) -> list[Outline]:
    """What is above the first section, and the sections; what begins a page stands at the end of what is before."""
    starts = [at for at, node in enumerate(nodes) if isinstance(node, Heading) and node.level == 2]
    ends = [*starts, len(nodes)]
    return [nodes[: ends[0]], *(nodes[start:end] for start, end in zip(starts, ends[1:], strict=True))]


def _writer(nodes: Outline, language: str) -> Writer:
    answers = frozenset(node.number for node in _flat(nodes) if isinstance(node, Answer))
    used = frozenset(number for node in _flat(nodes) for number in _used_by(node))
    return Writer(language, answers, used)


def _widths(nodes: Outline, metrics: FontMetrics) -> Widths:
    """Tables with the same heads have the same columns, so that these line up down the page."""
    grids = (texts_of(node) for node in _flat(nodes) if isinstance(node, Grid))
    return lined_up(grids, MEASURE, length_in(metrics))


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Columns):
            yield from _flat(chain.from_iterable(node.columns))
        else:
            yield node


def _used_by(node: Node) -> Iterable[int]:
    match node:
        case Paragraph(numbers=numbers) | Quotation(numbers=numbers):
            return numbers
        case Bullets(lines=lines):
            return [number for line in lines for number in line.numbers]
        case Grid(rows=rows):
            return [number for row in rows for number in row.numbers]
        case Chart(bars=bars):
            return [number for bar in bars for number in bar.numbers]
        case Ratings(rows=rows):
            return [number for row in rows for number in row.numbers]
        case Heatmap():
            return [number for line in sentences.words_in_cells(node) for number in line.numbers]
        case Heading() | Answer() | PageBreak() | Columns():
            return ()
        case _:
            assert_never(node)


# --- what no font has -------------------------------------------------------------------------------------------------


def _not_drawn(nodes: Outline) -> Iterator[Node]:
    """A sentence at the end, if there is something that could not be drawn."""
    if letters := letters_not_drawn(nodes):
        held = (node for node in _flat(nodes) if isinstance(node, Answer))
        numbers = [node.number for node in held if not set(letters).isdisjoint("".join(_texts(node)))]
        yield Paragraph(sentences.not_drawn(letters, tuple(dict.fromkeys(numbers))))


def letters_not_drawn(nodes: Outline) -> str:
    """The letters in nodes that no font has, each once."""
    return undrawable("".join(printable(text) for node in _flat(nodes) for text in _texts(node)))


def _texts(found: object) -> Iterator[str]:
    """Every text in a node."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for member in found:
            yield from _texts(member)
    elif slots := getattr(found, "__slots__", None):
        for name in slots:
            yield from _texts(getattr(found, name))


# --- contents ---------------------------------------------------------------------------------------------------------

_TITLE, _PAGE_NUMBER = 280.0, 26.0
"""Points: narrower than the page, so that the eye finds the number that belongs to a title."""
_LONGEST_TITLE = 200
"""Letters of it; it stands in full where it leads to."""


def _contents(titles: Mapping[int, str], writer: Writer) -> Block:
    entries = tuple(_entry(title, number, writer) for number, title in titles.items())
    heading = Stack((Text(sentences.CONTENTS, HEADINGS[3], Role.H2),), leads=True)
    return Stack((heading, Stack(entries, role=Role.CONTENTS, gap_before=6)), gap_before=ABOVE_HEADING[2])


def _entry(title: str, number: int, writer: Writer) -> Block:
    words = drawable(shorten(title, _LONGEST_TITLE, placeholder="…"))
    link = Link(f"section {number}", sentences.leads_to_section(words))
    text = Text(words, BODY, None, language=writer.language_of(words), link=link)
    widths = (Points(_TITLE), Points(_PAGE_NUMBER), 1)
    line = Row((text, PageNumber(link.target, BODY, link), Stack(())), widths, role=Role.LINK)
    return Stack((Stack((line,), role=Role.REFERENCE),), role=Role.CONTENTS_ENTRY, gap_before=3)


# --- from top to bottom -----------------------------------------------------------------------------------------------

_LED_TO = Bullets | Quotation | Grid | Chart | Ratings | Heatmap | Columns
_HAS_WORDS_UNDER_IT = Bullets | Quotation | Grid | Chart | Ratings | Heatmap
_SHORT_LIST = 6
_LONG = 1200
"""Letters: what is longer goes on over pages, and does not stand beside anything."""
_MOST_COLUMNS = 3
_SHORT_TABLE, _PICTURE = 4, 14
"""Rows: a table with more of them may go on on the next page."""


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes blocks of nodes. ``spoken`` are the languages of answers that are not in the plan's."""

    writer: Writer
    metrics: FontMetrics
    widths: Widths
    spoken: Mapping[int, str]
    has_date: bool

    def section(self, nodes: Outline, number: int, *, starts_page: bool) -> Block:
        heading, *others = nodes
        assert isinstance(heading, Heading)
        title = (self._heading(heading, anchor=f"section {number}"),) if on_one_line(heading.words) else ()
        members = (*title, *self.blocks(tuple(others), after=heading))
        return Stack(members, role=Role.SECTION, starts_page=starts_page, gap_before=ABOVE_HEADING[2])

    def blocks(self, nodes: Outline, after: Node | None = None) -> Iterator[Block]:
        """A paragraph that leads to something stays with it, as does something with what is said under it; what is said
        of an answer stands below it."""
        is_under_answer = False
        for before, node, following in zip((after, *nodes), nodes, (*nodes[1:], None), strict=False):
            made = self._made(node, is_below_title=isinstance(before, Heading) and before.level == 1)
            if made is None:
                continue
            leads = (
                isinstance(node, Heading)
                or (isinstance(node, Paragraph) and isinstance(following, _LED_TO))
                or (isinstance(node, Paragraph) and isinstance(before, Heading) and isinstance(following, Heading))
                or (isinstance(node, _HAS_WORDS_UNDER_IT) and isinstance(following, Paragraph))
            )
            is_under_answer = isinstance(node, Paragraph | Grid) and (is_under_answer or isinstance(before, Answer))
            indent = INDENT if is_under_answer else 0.0
            yield Stack((made,), leads=leads, gap_before=self._gap(node, before), indent=indent)

    def _gap(self, node: Node, before: Node | None) -> float:
        match node:
            case Heading(level=level):
                usual = ABOVE_HEADING[min(level, max(ABOVE_HEADING))]
                return usual if not isinstance(before, Heading) else min(usual, 10.0)
            case Quotation():
                return ABOVE_QUOTE
            case Grid() | Chart() | Ratings() | Heatmap() | Columns():
                return ABOVE_TABLE
            case Answer():
                return ABOVE_ANSWER
            case Paragraph() | Bullets() | PageBreak():
                return ABOVE
            case _:
                assert_never(node)

    def _made(self, node: Node, *, is_below_title: bool) -> Block | None:
        match node:
            case Heading():
                return self._heading(node) if node.level == 1 or on_one_line(node.words) else None
            case Paragraph(words=words, numbers=numbers):
                style = DATE if is_below_title and self.has_date else BODY
                return self.writer.text(words, style, numbers=numbers)
            case Bullets(lines=lines):
                return self._bullets(lines)
            case Quotation():
                return self._quotation(node)
            case Grid():
                return _whole(table_of_grid(node, self.widths, self.writer), _SHORT_TABLE)
            case Chart():
                return _whole(bars(node, self.writer, self.metrics), _PICTURE)
            case Ratings():
                return _whole(ratings(node, self.writer, self.metrics), _PICTURE)
            case Heatmap():
                return self._heatmap(node)
            case Answer():
                return self._answer(node)
            case Columns(columns=columns):
                return self._columns(columns)
            case PageBreak():
                return None
            case _:
                assert_never(node)

    def _heading(self, heading: Heading, anchor: str = "") -> Block:
        level = min(heading.level, max(_ROLES))
        style = TITLE if level == 1 else HEADINGS[min(level, max(HEADINGS))]
        return Stack(
            (self.writer.text(on_one_line(heading.words) or sentences.UNTITLED, style, _ROLES[level], anchor=anchor),),
            leads=True,
        )

    # --- lists --------------------------------------------------------------------------------------------------------

    def _bullets(self, lines: Sequence[Line]) -> Block:
        entries = tuple(map(self._bullet, lines))
        is_short = len(lines) <= _SHORT_LIST and sum(len(line.words) for line in lines) < _LONG
        return Stack(entries, gap=3, role=Role.LIST, keeps_together=is_short)

    def _bullet(self, line: Line) -> Block:
        dot = Text("•", replace(BODY, colour=Colour.ACCENT), Role.LIST_LABEL)
        words = self.writer.text(line.words, BODY, None, numbers=line.numbers, keeps_side=True)
        body = Stack((words,), role=Role.LIST_BODY)
        if len(line.words) > _LONG:
            return Stack((Stack((dot,), leads=True), replace(body, indent=BULLET)), role=Role.LIST_ENTRY)
        return Row((dot, body), (Points(BULLET), 1), role=Role.LIST_ENTRY)

    # --- words of people ----------------------------------------------------------------------------------------------

    def _quotation(self, quotation: Quotation) -> Block:
        """The last line says whose it is and where it stands; it begins on the side where the words begin."""
        writer = self._speaking(quotation.numbers)
        is_turned = writer.is_turned(quotation.words)
        lines = written_lines(quotation.words) or [""]
        if quotation.attribution:
            whose = on_one_line(quotation.attribution)
            source = self.writer.text(f"— {whose}", QUIET, numbers=quotation.numbers, is_turned=is_turned)
            words = [Stack((writer.text(line, BODY),), leads=line is lines[-1]) for line in lines]
            members: tuple[Block, ...] = (*words, Stack((source,), gap_before=2))
        else:
            *others, last = lines
            texts = [writer.text(line, BODY) for line in others]
            members = (*texts, writer.text(last, BODY, numbers=quotation.numbers))
        inner = Stack(members, gap=4, role=Role.BLOCK_QUOTE)
        frame = Frame(bar=Colour.ACCENT, padding=10, radius=0, is_turned=is_turned, above=1, bar_width=2.5)
        return Stack((inner,), frame=frame, keeps_together=len(quotation.words) < _LONG)

    def _answer(self, answer: Answer) -> Block:
        """The number hangs in front of the question, or, where a heading says this, of the first line."""
        writer = self._speaking((answer.number,))
        lines = [] if isinstance(answer.words, Rows) else written_lines(answer.words)
        doubt = written_lines(answer.doubt)
        number = Runs((self.writer.own_number(answer.number, NUMBER),))
        first, style, teller = answer.question, QUIET, self.writer
        if not answer.question and lines and len(lines[0]) < _LONG:
            first, style, teller, lines = lines[0], BODY, writer, lines[1:]
        head = Row((number, teller.text(first, style)), (Points(INDENT), 1))
        below: list[Block] = [writer.text(line, BODY) for line in lines]
        if isinstance(answer.words, Rows) and answer.words.cells:
            below.append(table_of_rows(answer.words, writer, self.metrics))
        below += [self.writer.text(line, QUIET) for line in doubt]
        members = [Stack((head,), leads=bool(below)), *(Stack((each,), indent=INDENT, gap_before=3) for each in below)]
        return Stack(tuple(members), keeps_together=_is_short(answer))

    def _speaking(self, numbers: Sequence[int]) -> Writer:
        """For words in the language of the answer that has one of these numbers."""
        return replace(self.writer, spoken=next(filter(None, map(self.spoken.get, numbers)), ""))

    # --- pictures and columns -----------------------------------------------------------------------------------------

    def _heatmap(self, made: Heatmap) -> Block:
        """What is named in its cells stands below it."""
        tiles = _whole(heatmap(made, self.writer, self.metrics), _PICTURE)
        named = sentences.words_in_cells(made)
        return Stack((tiles, self._bullets(named)), gap=ABOVE_TABLE) if named else tiles

    def _columns(self, columns: tuple[Outline, ...]) -> Block:
        """Side by side if there is room, or else one after the other: tables need the whole width."""
        stacks = tuple(Stack(tuple(self.blocks(column))) for column in columns)
        has_tables = any(isinstance(node, Grid | Chart | Ratings | Heatmap) for node in _flat(chain(*columns)))
        if 1 < len(columns) <= _MOST_COLUMNS and not has_tables:
            return Row(stacks, (1,) * len(stacks), gap=BETWEEN_COLUMNS, may_break=True)
        return Stack(stacks, gap=ABOVE_HEADING[3])


def _whole(table: Table, most_rows: int) -> Block:
    """A short table on one page."""
    return Stack((table,), keeps_together=len(table.rows) <= most_rows)


def _is_short(answer: Answer) -> bool:
    if isinstance(answer.words, Rows):
        return len(answer.words.cells) <= 4 and sum(len(cell) for row in answer.words.cells for cell in row) < _LONG
    return len(answer.words) < _LONG
