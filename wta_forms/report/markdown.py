"""Plan → Markdown (CommonMark, with GitHub's tables), UTF-8.

A person's words can be anything; they stay words. What Markdown or HTML would read as a mark is escaped, and nothing
else, so that the file itself reads well. Every line of an answer with several is a paragraph of its own, in a cell or
a list " / " stands between them; white space at the ends of lines is lost, and what no text file can hold is U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from wta_forms.plan.figures import KEPT_BACK
from wta_forms.plan.model import Bar, Chart, Grid, Heatmap, Line, Plan, Ratings, Rows
from wta_forms.report import sentences
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import turned_back, written_lines
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


def markdown(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    return {"": (_document(outline(plan)) + "\n").encode()}


def _document(nodes: Iterable[Node]) -> str:
    return "\n\n".join("\n".join(_lines(node)) for node in nodes)


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Heading(level=level, words=words):
            yield f"{'#' * level} {on_one_line(words)}"
        case Paragraph(words=words, numbers=numbers):
            yield _with_numbers(on_one_line(words), numbers)
        case Bullets(lines=lines):
            yield from map(_bullet, lines)
        case Quotation():
            yield from _quotation(node)
        case Grid(heads=heads, rows=rows):
            yield from _table(heads, ((row.cells, row.numbers) for row in rows))
        case Chart(bars=bars):
            yield from (_bar(bar, node) for bar in bars)
        case Ratings() if sentences.has_counts(node):
            yield from _ratings(node)
        case Ratings(rows=ratings):
            told = ((rating, sentences.rating_in_words(rating, node)) for rating in ratings)
            yield from (f"- {on_one_line(each.words)}: {words}{_numbers(each.numbers)}" for each, words in told)
        case Heatmap():
            yield from _heatmap(node)
        case Answer():
            yield from _answer(node)
        case PageBreak():
            yield "---"
        case Columns(columns=columns):
            yield _document(inner for column in columns for inner in column)
        case _:
            assert_never(node)


def _numbers(numbers: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _with_numbers(words: str, numbers: tuple[int, ...]) -> str:
    return f"{words}{turned_back(words)}{_numbers(numbers)}" if numbers else words


def _bullet(line: Line) -> str:
    return f"- {_with_numbers(on_one_line(line.words), line.numbers)}"


def _bar(bar: Bar, chart: Chart) -> str:
    """A place in bold: "- 1. " would be a list in a list."""
    place = sentences.place_of(bar, chart)
    before = f"**{place}** " if place else ""
    detail = f", {words}" if (words := sentences.detail_of(bar)) else ""
    return f"- {before}{on_one_line(bar.words)}: {sentences.share_of(bar, chart)}{detail}{_numbers(bar.numbers)}"


def _ratings(ratings: Ratings) -> Iterator[str]:
    """A table of how many people are at which point."""
    points = range(ratings.least, ratings.most + 1)
    has_unsure = any(rating.unsure for rating in ratings.rows)
    heads = ("", *map(str, points), sentences.middle_of(ratings).capitalize(), *(["Not sure"] if has_unsure else []))
    rows = (
        (
            each.words,
            *(map(str, each.counts) if each.counts else [KEPT_BACK] * len(points)),
            sentences.middle_in_words(each),
            *([str(each.unsure)] if has_unsure else []),
        )
        for each in ratings.rows
    )
    yield from _table(heads, zip(rows, (each.numbers for each in ratings.rows), strict=True))


def _heatmap(heatmap: Heatmap) -> Iterator[str]:
    """A table of counts, and under it what is counted."""
    rows = (((row.head, *map(sentences.count_in, row.cells)), ()) for row in heatmap.rows)
    yield from _table((heatmap.down, *heatmap.heads), rows)
    if lines := sentences.words_in_cells(heatmap):
        yield from ("", *map(_bullet, lines))


def _quotation(quotation: Quotation) -> Iterator[str]:
    if not quotation.attribution:
        yield _quoted(quotation.words, quotation.numbers)
        return
    yield _quoted(quotation.words)
    yield from (">", f"> — {_with_numbers(on_one_line(quotation.attribution), quotation.numbers)}")


def _quoted(words: str, numbers: tuple[int, ...] = ()) -> str:
    *lines, last = map(escaped, written_lines(words) or [""])
    return "\n>\n".join(f"> {line}" for line in (*lines, _with_numbers(last, numbers)))


def _answer(answer: Answer) -> Iterator[str]:
    yield f"**[{answer.number}]** {on_one_line(answer.question)}".strip()
    if isinstance(answer.words, Rows):
        yield ""
        yield from _table(answer.words.heads, ((cells, ()) for cells in answer.words.cells))
    elif answer.words:
        yield ""
        yield _quoted(answer.words)
    if answer.doubt:
        yield from ("", on_one_line(answer.doubt))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], tuple[int, ...]]]) -> Iterator[str]:
    """Where rows stand on entries their numbers are a last column."""
    rows = tuple(rows)
    has_numbers = any(numbers for _, numbers in rows)
    last = ("Answer",) if has_numbers else ()
    yield _row(map(on_one_line, (*heads, *last)))
    yield _row("---" for _ in (*heads, *last))
    for cells, numbers in rows:
        yield _row([*map(on_one_line, cells), *([_numbers(numbers).strip()] if has_numbers else [])])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


# --- words that stay words --------------------------------------------------------------------------------------------

_ANYWHERE = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=\[)")
"""Marks of CommonMark 0.31 and GitHub's additions. ``_`` within a word and a lone ``&`` mean nothing (6.2, 6.4)."""

_AT_THE_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+=#:]))")
"""What begins a list, a heading, the line under one, or a delimiter row of a table."""

_AT_THE_END = re.compile(r"(#+)$")


def on_one_line(words: str) -> str:
    return " / ".join(map(escaped, written_lines(words)))


def escaped(line: str) -> str:
    """One line without white space around it, so that a reader of Markdown gets exactly these words."""
    safe = _ANYWHERE.sub(lambda mark: "\\" + mark[0], line)
    safe = _AT_THE_END.sub(lambda mark: mark[0].replace("#", r"\#"), safe)
    return _AT_THE_START.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", safe)
