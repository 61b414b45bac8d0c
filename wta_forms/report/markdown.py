"""Plan → Markdown (CommonMark, with GitHub's tables), UTF-8.

A person's words can be anything; they stay words. What Markdown or HTML would read as a mark is escaped, and nothing
else, so that the file itself reads well. Every line of an answer with several is a paragraph of its own, in a cell or
a list " / " stands between them; white space at the ends of lines is the one thing that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from wta_forms.plan.model import Chart, Grid, Plan, Rows
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Heading,
    Node,
    PageBreak,
    Paragraph,
    Quotation,
    outline,
)


def markdown(plan: Plan) -> Mapping[str, bytes]:
    return {"": ("\n\n".join("\n".join(_lines(node)) for node in outline(plan)) + "\n").encode()}


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Heading(level=level, words=words):
            yield f"{'#' * level} {on_one_line(words)}"
        case Paragraph(words=words, numbers=numbers):
            yield on_one_line(words) + _numbers(numbers)
        case Bullets(lines=lines):
            yield from (f"- {on_one_line(line.words)}{_numbers(line.numbers)}" for line in lines)
        case Quotation():
            yield from _quotation(node)
        case Grid(heads=heads, rows=rows):
            yield from _table(heads, ((row.cells, row.numbers) for row in rows))
        case Chart(of=of, bars=bars):
            yield from (f"- {on_one_line(bar.words)}: {bar.count} of {of}{_numbers(bar.numbers)}" for bar in bars)
        case Answer():
            yield from _answer(node)
        case PageBreak():
            yield "---"
        case _:
            assert_never(node)


def _numbers(numbers: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _quotation(quotation: Quotation) -> Iterator[str]:
    numbers = _numbers(quotation.numbers)
    if not quotation.attribution:
        yield from _quoted(quotation.words, numbers)
        return
    yield from _quoted(quotation.words)
    yield from (">", f"> — {on_one_line(quotation.attribution)}{numbers}")


def _quoted(words: str, numbers: str = "") -> Iterator[str]:
    yield "\n>\n".join(f"> {escaped(line)}" for line in _written_lines(words)) + numbers


def _answer(answer: Answer) -> Iterator[str]:
    yield f"**[{answer.number}]** {on_one_line(answer.question)}".strip()
    if isinstance(answer.words, Rows):
        yield ""
        yield from _table(answer.words.heads, ((cells, ()) for cells in answer.words.cells))
    elif answer.words:
        yield ""
        yield from _quoted(answer.words)
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
    return " / ".join(map(escaped, _written_lines(words)))


def _written_lines(words: str) -> list[str]:
    """The lines that have words in them. Every kind of line end counts, as every one ends a line somewhere."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def escaped(line: str) -> str:
    """One line without white space around it, so that a reader of Markdown gets exactly these words."""
    safe = _ANYWHERE.sub(lambda mark: "\\" + mark[0], line)
    safe = _AT_THE_END.sub(lambda mark: mark[0].replace("#", r"\#"), safe)
    return _AT_THE_START.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", safe)
