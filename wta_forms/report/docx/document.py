"""Plan → DOCX: a Word document with real styles, whose numbers lead to the answers at the end.

The same plan gives the same bytes. What cannot be said of a person's words in a Word file is told in ``docx_words``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, assert_never

from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from wta_forms.plan.model import Chart, Grid, Heatmap, Plan, Ratings, Rows
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import is_right_to_left, written_lines
from wta_forms.report.docx.charts import chart, heatmap, ratings
from wta_forms.report.docx.colours import painter, word_hex
from wta_forms.report.docx.fields import captioned, number_pages, with_contents
from wta_forms.report.docx.look import INDENT, MEASURE, Look, own_quote_rule, w
from wta_forms.report.docx.package import add_logo, bytes_of, new_document
from wta_forms.report.docx.tables import (
    answered_rows,
    between_tables,
    grid,
    is_table,
    keep_together,
    keep_with_next,
    set_apart,
    side_by_side,
    texts_of,
)
from wta_forms.report.docx.template import filled
from wta_forms.report.docx.words import Targets, on_one_line, paragraph
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
    outline,
)
from wta_forms.report.widths import Widths, lined_up

HEADINGS = {1: Look.TITLE, 2: Look.HEADING_1, 3: Look.HEADING_2, 4: Look.HEADING_3}


def docx(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    nodes = tuple(_with_columns_that_fit(outline(plan)))
    targets = Targets({node.number: node for node in reversed(nodes) if isinstance(node, Answer)})
    widths = lined_up((texts_of(node) for node in nodes if isinstance(node, Grid)), MEASURE)
    place = _Place("", widths, has_date=bool(plan.date))
    elements = list(_spaced(captioned(with_contents(list(_elements(nodes, targets, place))))))
    if branding.template:
        return {"": filled(branding.template, elements, painter(branding.accent))}
    return {"": _own_document(plan, elements, branding)}


def _own_document(plan: Plan, elements: Sequence[Any], branding: Branding) -> bytes:
    title = on_one_line(plan.title)
    document = new_document(title, plan.language, word_hex(branding.accent))
    if branding.logo:
        add_logo(document, branding.logo, branding.logo_words)
    for element in elements:
        document.element.body.sectPr.addprevious(element)
    number_pages(document, title)
    paint = painter(branding.accent)
    page = document.sections[0]
    for part in (document, document.styles, page.footer, page.first_page_footer):
        paint(part._element)
    paint(document.part.numbering_part.element)
    return bytes_of(document)


# --- from top to bottom -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """What a node does not know of itself: the heading above it, and what stands directly before."""

    heading: str
    widths: Widths
    has_date: bool = False
    is_below_title: bool = False
    is_second: bool = False


_LED_TO = Bullets | Quotation | Grid | Chart | Ratings | Heatmap | Columns
"""What an introducing paragraph stays with."""


_SHORT_LIST = 6
"""Lines of a list that is kept on one page."""

_HAS_WORDS_UNDER_IT = Bullets | Quotation | Grid | Chart | Ratings | Heatmap
"""What stays with a paragraph that belongs to it: "And 1 more, at the end.", "Nobody ticked"."""


def _elements(nodes: Outline, targets: Targets, place: _Place) -> Iterator[Any]:
    """A paragraph that leads to something stays with it, and what stands apart begins a page."""
    for before, node, after in zip((None, *nodes), nodes, (*nodes[1:], None), strict=False):
        place = _Place(
            node.words if isinstance(node, Heading) else place.heading,
            place.widths,
            place.has_date,
            is_below_title=place.has_date and isinstance(before, Heading) and before.level == 1,
            is_second=isinstance(before, Quotation) and not place.is_second,
        )
        made = list(_made(node, targets, place))
        if isinstance(node, Paragraph) and (
            isinstance(after, _LED_TO) or (isinstance(before, Heading) and isinstance(after, Heading))
        ):
            ParagraphFormat(made[0]).keep_with_next = True
        if made and isinstance(after, Paragraph) and isinstance(node, _HAS_WORDS_UNDER_IT):
            keep_with_next(made[-1])
        if isinstance(node, Paragraph) and isinstance(before, Answer):
            ParagraphFormat(made[0]).space_before = Twips(300)
        if isinstance(node, Heading) and isinstance(before, PageBreak):
            ParagraphFormat(made[0]).page_break_before = True
            ParagraphFormat(made[0]).space_before = Twips(0)
        yield from made


def _made(node: Node, targets: Targets, place: _Place) -> Iterator[Any]:
    """The paragraphs and tables that a node is."""
    match node:
        case Heading(level=level, words=words):
            yield paragraph(HEADINGS[min(level, max(HEADINGS))], on_one_line(words))
        case Paragraph(words=words, numbers=numbers):
            look = Look.SUBTITLE if place.is_below_title else Look.NORMAL
            yield paragraph(look, words, *targets.links(numbers))
        case Bullets(lines=lines):
            bullets = [paragraph(Look.BULLET, line.words, *targets.links(line.numbers)) for line in lines]
            keep_together(bullets, is_short=_lines_of(node, _LETTERS_OF_A_LINE) <= _SHORT_LIST)
            yield from bullets
        case Quotation():
            yield from _quotation(node, targets, is_second=place.is_second)
        case Grid():
            yield grid(node, targets, place.heading, place.widths)
        case Chart():
            yield from chart(node, targets, place.heading)
        case Ratings():
            yield ratings(node, targets, place.heading)
        case Heatmap():
            yield from heatmap(node, targets, place.heading)
        case Answer():
            yield from _answer(node, targets, place.heading)
        case Columns(columns=columns):
            yield side_by_side([list(_elements(column, targets, place)) for column in columns])
        case PageBreak():
            pass
        case _:
            assert_never(node)


def _quotation(quotation: Quotation, targets: Targets, *, is_second: bool) -> Iterator[Any]:
    """The last line says whose it is and where it stands; it begins on the side where the words begin."""
    is_rtl = is_right_to_left(quotation.words)
    whose = f"— {on_one_line(quotation.attribution)}" if quotation.attribution else ""
    numbers = targets.links(quotation.numbers, before=" " if whose else "")
    lines = [paragraph(Look.QUOTE, line, is_rtl=is_rtl) for line in written_lines(quotation.words)]
    for made in (*lines, paragraph(Look.QUOTE_SOURCE, whose, *numbers, is_rtl=is_rtl)):
        for rule in own_quote_rule(is_rtl=is_rtl, is_second=is_second):
            made.pPr.insert(1, rule)
        yield made


def _answer(answer: Answer, targets: Targets, heading: str) -> Iterator[Any]:
    """The number hangs in front of the question, or, where a heading says this, of the first line."""
    table = answer.words if isinstance(answer.words, Rows) else None
    lines = [] if isinstance(answer.words, Rows) else written_lines(answer.words)
    lines += written_lines(answer.doubt)
    look, beside = Look.QUESTION, on_one_line(answer.question)
    if not answer.question and not table:
        look, beside, lines = Look.NUMBERED_ANSWER, "".join(lines[:1]), lines[1:]
    yield paragraph(look, beside, before=[*targets.marked(answer), w("r", w("tab"))])
    if table:
        yield answered_rows(table, answer.question or heading)
    yield from map(_answer_line, lines)


def _answer_line(line: str) -> Any:
    """Indented below its question; at the right, where another script begins, there is nothing to stand below."""
    made = paragraph(Look.ANSWER, line)
    if is_right_to_left(line):
        ParagraphFormat(made).left_indent, ParagraphFormat(made).right_indent = Twips(0), Twips(INDENT)
    return made


# --- tables and their neighbours --------------------------------------------------------------------------------------

_CLOSE = {Look.NORMAL, Look.BULLET, Look.QUOTE, Look.ANSWER}
"""Styles with little room above: below a table they need more."""


def _spaced(elements: Iterable[Any]) -> Iterator[Any]:
    """A table is followed by a paragraph, with room between them."""
    is_after_table = False
    for element in elements:
        if is_after_table and is_table(element):
            yield between_tables()
        elif is_after_table and element.style in _CLOSE:
            set_apart(element)
        yield element
        is_after_table = is_table(element)
    if is_after_table:
        yield between_tables()


# --- side by side -----------------------------------------------------------------------------------------------------

_MOST_COLUMNS, _MOST_LINES = 3, 30
"""Side by side they stand on one page: more lines would leave too much of the page before it empty."""
_LETTERS_OF_A_LINE = 84
"""As wide as the page, on the small side."""


def _with_columns_that_fit(nodes: Outline) -> Iterator[Node]:
    """Others stand one after the other."""
    for node in nodes:
        if isinstance(node, Columns) and not _fit_side_by_side(node.columns):
            yield from chain.from_iterable(node.columns)
        else:
            yield node


def _fit_side_by_side(columns: tuple[Outline, ...]) -> bool:
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return False
    letters = _LETTERS_OF_A_LINE // len(columns)
    return all(sum(_lines_of(node, letters) for node in column) <= _MOST_LINES for column in columns)


def _lines_of(node: Node, letters: int) -> int:
    """About how many lines of so many letters a node takes; too many where it needs the whole width."""
    match node:
        case Heading(words=words) | Paragraph(words=words) | Quotation(words=words):
            texts = [words]
        case Bullets(lines=lines):
            texts = [line.words for line in lines]
        case _:
            return _MOST_LINES + 1
    return sum(1 + len(line) // letters for text in texts for line in written_lines(text))
