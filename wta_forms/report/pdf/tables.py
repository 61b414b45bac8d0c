"""Tables in PDF: as wide as the text, lines between rows, heads that stand again on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wta_forms.layout.blocks import EMPTY_CELL, Block, Rules, Table
from wta_forms.layout.style import FontMetrics
from wta_forms.plan.model import Grid, Rows
from wta_forms.report import sentences
from wta_forms.report.pdf.look import CELL, CELL_HEAD, CELL_PADDING, INDENT, LOOK
from wta_forms.report.pdf.words import Writer
from wta_forms.report.widths import Widths, unbroken, widths_of

TWIPS = 20
"""In a point: the widths of columns are reckoned in twentieths of it."""
MEASURE = round(LOOK.text_width * TWIPS)


def texts_of(grid: Grid) -> list[tuple[str, ...]]:
    """Its heads and its rows in words, the numbers of answers among them."""
    last = [sentences.ANSWER] if _has_numbers(grid) else []
    rows = ((*map(unbroken, row.cells), *(str(list(row.numbers)) for _ in last)) for row in grid.rows)
    return [(*grid.heads, *last), *rows]


def table_of_grid(grid: Grid, widths: Widths, writer: Writer) -> Table:
    """Where rows stand on answers their numbers are a last column. ``widths`` are told of its heads."""
    heads, *_ = texts_of(grid)
    has_numbers = _has_numbers(grid)
    rows = tuple(
        (
            *(writer.text(unbroken(cell), CELL) for cell in row.cells),
            *([numbers_cell(row.numbers, writer)] if has_numbers else []),
        )
        for row in grid.rows
    )
    return _table(heads, rows, widths[heads], writer)


def length_in(metrics: FontMetrics) -> Callable[[str], float]:
    """How long words are in a cell."""
    return lambda words: metrics.width(words, CELL.face, CELL.size) * TWIPS


def table_of_rows(rows: Rows, writer: Writer, metrics: FontMetrics) -> Table:
    """A table that is somebody's answer, indented below its question."""
    widths = widths_of([rows.heads, *rows.cells], MEASURE - round(INDENT * TWIPS), length_in(metrics))
    cells = tuple(tuple(writer.text(cell, CELL) for cell in row) for row in rows.cells)
    return _table(rows.heads, cells, widths, writer)


def _table(heads: Sequence[str], rows: tuple[tuple[Block, ...], ...], widths: Sequence[int], writer: Writer) -> Table:
    return Table(
        tuple(head_cell(head, writer) for head in heads),
        rows,
        tuple(map(float, widths)),
        CELL_PADDING,
        rules=Rules.BETWEEN,
    )


def head_cell(words: str, writer: Writer) -> Block:
    return writer.text(words, CELL_HEAD) if words.strip() else EMPTY_CELL


def numbers_cell(numbers: Sequence[int], writer: Writer) -> Block:
    return writer.text("", CELL, numbers=numbers)


def _has_numbers(grid: Grid) -> bool:
    return any(row.numbers for row in grid.rows)
