"""Plan → DOCX: a Word document with real styles, whose numbers lead to the answers at the end.

A person's words can be anything; what no XML file can hold is U+FFFD there. Every line of an answer is a line here;
white space at the ends of lines is lost, and so are lines without words. The same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, assert_never

from docx.document import Document
from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from wta_forms.plan.model import Chart, Grid, Plan, Row, Rows
from wta_forms.plan.spoken import count_of
from wta_forms.report.characters import directed, is_right_to_left, written_lines
from wta_forms.report.docx_look import CELL, INDENT, MEASURE, Look, own_quote_rule, w
from wta_forms.report.docx_package import bytes_of, new_document
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Heading,
    Node,
    Outline,
    PageBreak,
    Paragraph,
    Quotation,
    outline,
)

HEADINGS = {1: Look.TITLE, 2: Look.HEADING_1, 3: Look.HEADING_2, 4: Look.HEADING_3}


def docx(plan: Plan) -> Mapping[str, bytes]:
    title = _on_one_line(plan.title)
    document = new_document(title, plan.language)
    end = document.element.body.sectPr
    for element in _spaced(_elements(outline(plan), has_date=bool(plan.date))):
        end.addprevious(element)
    _number_pages(document, title)
    return {"": bytes_of(document)}


# --- from top to bottom -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answers:
    """Where numbers lead: each to the first place where its answer stands at the end, if it stands there."""

    first: Mapping[int, Answer]

    def links(self, numbers: Sequence[int], before: str = " ") -> Iterator[Any]:
        """ " [3, 7]"; nothing where there are no numbers."""
        for place, number in enumerate(numbers):
            yield _run(", " if place else f"{before}[")
            if number in self.first:
                yield w("hyperlink", _run(str(number), Look.LINK), anchor=_bookmark(number), history=1)
            else:
                yield _run(str(number))
        if numbers:
            yield _run("]")


@dataclass(frozen=True, slots=True)
class _Place:
    """What a node does not know of itself: the heading above it, and what stands directly before."""

    heading: str
    is_below_title: bool
    is_second: bool


def _elements(nodes: Outline, *, has_date: bool) -> Iterator[Any]:
    """A paragraph that leads to something stays with it, and what stands apart begins a page."""
    answers = _Answers({node.number: node for node in reversed(nodes) if isinstance(node, Answer)})
    place = _Place("", is_below_title=False, is_second=False)
    for before, node, after in zip((None, *nodes), nodes, (*nodes[1:], None), strict=False):
        is_second = isinstance(before, Quotation) and not place.is_second
        is_below_title = has_date and isinstance(before, Heading) and before.level == 1
        heading = node.words if isinstance(node, Heading) else place.heading
        place = _Place(heading, is_below_title, is_second)
        made = list(_made(node, answers, place))
        if isinstance(node, Paragraph) and isinstance(after, Bullets | Quotation | Grid | Chart):
            ParagraphFormat(made[0]).keep_with_next = True
        if isinstance(node, Paragraph) and isinstance(before, Answer):
            ParagraphFormat(made[0]).space_before = Twips(300)
        if isinstance(node, Heading) and isinstance(before, PageBreak):
            ParagraphFormat(made[0]).page_break_before = True
            ParagraphFormat(made[0]).space_before = Twips(0)
        yield from made


def _made(node: Node, answers: _Answers, place: _Place) -> Iterator[Any]:
    """The paragraphs and tables that a node is."""
    match node:
        case Heading(level=level, words=words):
            yield _paragraph(HEADINGS[min(level, max(HEADINGS))], _on_one_line(words))
        case Paragraph(words=words, numbers=numbers):
            look = Look.SUBTITLE if place.is_below_title else Look.NORMAL
            yield _paragraph(look, words, *answers.links(numbers))
        case Bullets(lines=lines):
            yield from (_paragraph(Look.BULLET, line.words, *answers.links(line.numbers)) for line in lines)
        case Quotation():
            yield from _quotation(node, answers, is_second=place.is_second)
        case Grid(heads=heads, rows=rows):
            yield _grid(heads, rows, answers, place.heading)
        case Chart():
            yield from _chart(node, answers, place.heading)
        case Answer():
            yield from _answer(node, answers, place.heading)
        case PageBreak():
            pass
        case _:
            assert_never(node)


_CLOSE = {Look.NORMAL, Look.BULLET, Look.QUOTE, Look.ANSWER}
"""Styles with little room above: below a table they need more."""


def _spaced(elements: Iterable[Any]) -> Iterator[Any]:
    """Word joins two tables that have no paragraph between them, and wants one after the last."""
    is_after_table = False
    for element in elements:
        is_table = _is_table(element)
        if is_after_table and is_table:
            yield _paragraph(Look.TABLE_TEXT)
        elif is_after_table and element.style in _CLOSE:
            ParagraphFormat(element).space_before = Twips(180)
        yield element
        is_after_table = is_table
    if is_after_table:
        yield _paragraph(Look.TABLE_TEXT)


def _is_table(element: Any) -> bool:
    return bool(element.tag == w("tbl").tag)


def _quotation(quotation: Quotation, answers: _Answers, *, is_second: bool) -> Iterator[Any]:
    """The last line says whose it is and where it stands; it begins on the side where the words begin."""
    is_rtl = is_right_to_left(quotation.words)
    whose = f"— {_on_one_line(quotation.attribution)}" if quotation.attribution else ""
    numbers = answers.links(quotation.numbers, before=" " if whose else "")
    lines = [_paragraph(Look.QUOTE, line, is_rtl=is_rtl) for line in written_lines(quotation.words)]
    for paragraph in (*lines, _paragraph(Look.QUOTE_SOURCE, whose, *numbers, is_rtl=is_rtl)):
        for rule in own_quote_rule(is_rtl=is_rtl, is_second=is_second):
            paragraph.pPr.insert(1, rule)
        yield paragraph


def _answer(answer: Answer, answers: _Answers, heading: str) -> Iterator[Any]:
    """The number hangs in front of the question, or, where a heading says this, of the first line."""
    number = _run(f"[{answer.number}]", Look.NUMBER)
    marked = _bookmarked(number, answer.number) if answers.first[answer.number] is answer else [number]
    table = answer.words if isinstance(answer.words, Rows) else None
    lines = [] if isinstance(answer.words, Rows) else written_lines(answer.words)
    lines += written_lines(answer.doubt)
    look, beside = Look.QUESTION, _on_one_line(answer.question)
    if not answer.question and not table:
        look, beside, lines = Look.NUMBERED_ANSWER, "".join(lines[:1]), lines[1:]
    yield _paragraph(look, beside, before=[*marked, w("r", w("tab"))])
    if table:
        yield _grid(table.heads, list(map(Row, table.cells)), answers, answer.question or heading, INDENT)
    yield from map(_answer_line, lines)


def _answer_line(line: str) -> Any:
    """Indented below its question; at the right, where another script begins, there is nothing to stand below."""
    paragraph = _paragraph(Look.ANSWER, line)
    if is_right_to_left(line):
        ParagraphFormat(paragraph).left_indent, ParagraphFormat(paragraph).right_indent = Twips(0), Twips(INDENT)
    return paragraph


def _bookmark(number: int) -> str:
    """A bookmark's name: letters, figures and ``_`` only."""
    return f"answer_{number}"


def _bookmarked(run: Any, number: int) -> list[Any]:
    return [w("bookmarkStart", id=number, name=_bookmark(number)), run, w("bookmarkEnd", id=number)]


# --- tables -----------------------------------------------------------------------------------------------------------


_Cell = str | float | tuple[int, ...]
"""Words, the share that a bar shows, or the numbers of answers."""


def _grid(heads: Sequence[str], rows: Sequence[Row], answers: _Answers, name: str, indent: int = 0) -> Any:
    """Where rows stand on answers their numbers are a last column."""
    if any(row.numbers for row in rows):
        texts = [(*heads, "Answer"), *((*row.cells, str(list(row.numbers))) for row in rows)]
        cells: list[tuple[_Cell, ...]] = [(*row.cells, row.numbers) for row in rows]
    else:
        texts = [tuple(heads), *(row.cells for row in rows)]
        cells = [row.cells for row in rows]
    return _table(Look.TABLE, texts[0], cells, _widths(texts, MEASURE - indent), answers, name, indent)


def _chart(chart: Chart, answers: _Answers, name: str) -> Iterator[Any]:
    """A row a choice: its words, a bar as long as its share, how many people, their answers."""
    shares = (min(1.0, bar.count / max(chart.of, 1)) for bar in chart.bars)
    cells = [(bar.words, share, str(bar.count), bar.numbers) for bar, share in zip(chart.bars, shares, strict=True)]
    heads, widths = ("Choice", "", "People", "Answers"), (3300, 2500, 900, MEASURE - 6700)
    shown = 4 if any(bar.numbers for bar in chart.bars) else 3
    yield _table(Look.CHART, heads[:shown], [row[:shown] for row in cells], widths[:shown], answers, name)
    yield _paragraph(Look.CAPTION, f"{count_of(chart.of, 'person', 'people')} answered.")


_OF_A_LETTER = 115
"""The width of one in a table's head, on the large side."""


def _widths(rows: Sequence[Sequence[str]], measure: int) -> list[int]:
    """Every column has room for its longest word; what is left goes to those with longer texts."""
    columns = list(zip(*rows, strict=True))
    least = [min(14, _longest_word(cells) + 1) * _OF_A_LETTER + 2 * CELL for cells in columns]
    wanted = [min(40, max(map(len, cells))) * _OF_A_LETTER + 2 * CELL for cells in columns]
    spare = measure - sum(least)
    more = [max(1, want - least) for want, least in zip(wanted, least, strict=True)] if spare > 0 else least
    widths = [own + spare * share // sum(more) for own, share in zip(least, more, strict=True)]
    return [*widths[:-1], measure - sum(widths[:-1])]


def _longest_word(cells: Iterable[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=0)


def _table(
    look: Look,
    heads: Sequence[str],
    rows: Iterable[Sequence[_Cell]],
    widths: Sequence[int],
    answers: _Answers,
    name: str,
    indent: int = 0,
) -> Any:
    """``name`` is read out by screen readers. Columns run from right to left where the words of the heads do.

    The head is repeated on every page, no row breaks over pages.
    """
    head = [_paragraph(Look.TABLE_HEAD, words) for words in heads]
    lines = [_line(head, widths, w("tblHeader"))]
    lines += [
        _line([_content(cell, width, answers) for cell, width in zip(row, widths, strict=True)], widths) for row in rows
    ]
    _keep_together(lines)
    properties = w(
        "tblPr",
        w("tblStyle", val=look),
        *([w("bidiVisual")] if is_right_to_left(" ".join(heads)) else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        *([w("tblCaption", val=_on_one_line(name))] if name else []),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *lines)


def _line(paragraphs: Iterable[Any], widths: Sequence[int], *marks: Any) -> Any:
    cells = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph)
        for paragraph, width in zip(paragraphs, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *marks), *cells)


def _content(cell: _Cell, width: int, answers: _Answers) -> Any:
    match cell:
        case str():
            return _paragraph(Look.TABLE_TEXT, cell)
        case float():
            bar = _paragraph(Look.BAR)
            ParagraphFormat(bar).right_indent = Twips(round((width - 2 * CELL) * (1 - cell)))
            return bar
        case _:
            return _paragraph(Look.TABLE_TEXT, "", *answers.links(cell, before=""))


_SHORT = 7
"""Rows of a table that is kept on one page, its head among them."""


def _keep_together(rows: Sequence[Any]) -> None:
    """Neither a head nor a last row stands alone on a page."""
    for row in rows[:-1] if len(rows) <= _SHORT else (*rows[:2], rows[-2]):
        for paragraph in row.iter(w("p").tag):
            ParagraphFormat(paragraph).keep_with_next = True


# --- words ------------------------------------------------------------------------------------------------------------


def _paragraph(look: Look, words: str = "", *after: Any, before: Iterable[Any] = (), is_rtl: bool | None = None) -> Any:
    """Its words line by line between other runs. It begins at the right where its words do."""
    lines = written_lines(words)
    begins_at_the_right = is_right_to_left(" ".join(lines)) if is_rtl is None else is_rtl
    marks = w("pPr", w("pStyle", val=look), *([w("bidi")] if begins_at_the_right else []))
    return w("p", marks, *before, *_runs(lines), *after)


def _runs(lines: Iterable[str]) -> Iterator[Any]:
    for place, line in enumerate(lines):
        if place:
            yield w("r", w("br"))
        yield from (_run(words, is_rtl=is_rtl) for words, is_rtl in directed(line))


def _run(words: str, look: Look | None = None, *, is_rtl: bool = False) -> Any:
    marks = [*([w("rStyle", val=look)] if look else []), *([w("rtl")] if is_rtl else [])]
    return w("r", *([w("rPr", *marks)] if marks else []), *_texts(words))


def _texts(words: str) -> Iterator[Any]:
    """White space at their ends counts; a tab is an element of its own."""
    for place, part in enumerate(words.split("\t")):
        if place:
            yield w("tab")
        text = w("t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield text


def _on_one_line(words: str) -> str:
    return " ".join(written_lines(words))


# --- the foot of a page -----------------------------------------------------------------------------------------------

_LONGEST_FOOT = 80


def _number_pages(document: Document, title: str) -> None:
    """The title and the number of the page; the first page has its title at the top."""
    page = document.sections[0]
    page.different_first_page_header_footer = True
    for foot, words in ((page.footer, shorten(title, _LONGEST_FOOT, placeholder="…")), (page.first_page_footer, "")):
        foot.is_linked_to_previous = False
        kept = foot.paragraphs[0]._p
        number = (w("r", w("tab")), _field("PAGE"), _run(" / "), _field("NUMPAGES"))
        kept.getparent().replace(kept, _paragraph(Look.FOOTER, words, *number))


def _field(name: str) -> Any:
    return w("fldSimple", _run("1"), instr=name)
