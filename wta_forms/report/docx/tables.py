"""Tables in Word: as wide as the text, with heads that are repeated on every page and rows that do not break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from wta_forms.plan.model import Grid, Rows
from wta_forms.report.characters import is_right_to_left
from wta_forms.report.docx.look import BETWEEN_COLUMNS, INDENT, MEASURE, Look, w
from wta_forms.report.docx.words import Targets, on_one_line, paragraph
from wta_forms.report.widths import Widths, unbroken, widths_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in it; ``fill`` is its colour, "" for none."""

    paragraphs: tuple[Any, ...]
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a cell for every head, ``widths`` are theirs. ``name`` is read out by screen readers.

    ``above`` is a paragraph that stands over all heads but the first, None for nothing. Where it ``has_row_heads`` the
    first cell of every row says what the row is, and stands in the middle beside the others.
    """

    look: Look
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    name: str
    indent: int = 0
    above: Any = None
    has_row_heads: bool = False


def words_cell(words: str, look: Look = Look.TABLE_TEXT) -> Cell:
    return Cell((paragraph(look, words),))


def head_cell(words: str) -> Cell:
    return words_cell(words, Look.TABLE_HEAD)


def links_cell(numbers: Sequence[int], targets: Targets) -> Cell:
    return Cell((paragraph(Look.TABLE_TEXT, "", *targets.links(numbers, before="")),))


# --- rows of words ----------------------------------------------------------------------------------------------------


def grid(made: Grid, targets: Targets, name: str, widths: Widths) -> Any:
    """Where rows stand on answers their numbers are a last column. ``widths`` are told of its heads."""
    heads, *_ = texts_of(made)
    has_numbers = len(heads) > len(made.heads)
    rows = (
        (*map(words_cell, map(unbroken, row.cells)), *([links_cell(row.numbers, targets)] if has_numbers else []))
        for row in made.rows
    )
    return table(Table(Look.TABLE, tuple(map(head_cell, heads)), tuple(rows), widths[heads], name))


def texts_of(made: Grid) -> list[tuple[str, ...]]:
    """Its heads and its rows in words, the numbers of answers among them."""
    has_numbers = any(row.numbers for row in made.rows)
    last = ["Answer"] if has_numbers else []
    rows = ((*map(unbroken, row.cells), *(str(list(row.numbers)) for _ in last)) for row in made.rows)
    return [(*made.heads, *last), *rows]


def answered_rows(made: Rows, name: str) -> Any:
    """A table that is somebody's answer, below its question."""
    widths = widths_of([made.heads, *made.cells], MEASURE - INDENT)
    rows = tuple(tuple(map(words_cell, cells)) for cells in made.cells)
    return table(Table(Look.TABLE, tuple(map(head_cell, made.heads)), rows, widths, name, INDENT))


# --- the table itself -------------------------------------------------------------------------------------------------


def table(made: Table) -> Any:
    """Columns run from right to left where the words of the heads do."""
    lines = [_line(made.heads, made.widths, w("tblHeader")), *(_line(row, made.widths) for row in made.rows)]
    heads = " ".join(text.text or "" for text in lines[0].iter(w("t").tag))
    if made.above is not None:
        lines.insert(0, _line_above(made.above, made.widths))
    if made.has_row_heads:
        for properties in (each for line in lines for each in line.iter(w("tcPr").tag)):
            properties.append(w("vAlign", val="center"))
    keep_together(lines, is_short=len(lines) <= _SHORT, heads=1)
    properties = w(
        "tblPr",
        w("tblStyle", val=made.look),
        *([w("bidiVisual")] if is_right_to_left(heads) else []),
        w("tblW", w=sum(made.widths), type="dxa"),
        w("tblInd", w=made.indent, type="dxa"),
        w("tblLayout", type="fixed"),
        _look("firstRow", *(["firstColumn"] if made.has_row_heads else [])),
        *([w("tblCaption", val=on_one_line(made.name))] if made.name else []),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in made.widths)), *lines)


_FLAGS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


def _look(*named: str) -> Any:
    """Which cells are heads, as flags and, for older programs, as a number (17.4.55)."""
    flags = {flag: int(flag in (*named, "noHBand", "noVBand")) for flag in _FLAGS}
    number = sum(_FLAGS[flag] for flag, is_set in flags.items() if is_set)
    return w("tblLook", val=f"{number:04X}", **flags)


def _line(cells: Iterable[Cell], widths: Iterable[int], *marks: Any) -> Any:
    made = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *_filled(cell.fill)), *cell.paragraphs)
        for cell, width in zip(cells, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *marks), *made)


def _line_above(words: Any, widths: Sequence[int]) -> Any:
    spanned = w("tcPr", w("tcW", w=sum(widths[1:]), type="dxa"), w("gridSpan", val=len(widths) - 1))
    corner = w("tc", w("tcPr", w("tcW", w=widths[0], type="dxa")), paragraph(Look.TABLE_HEAD))
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), corner, w("tc", spanned, words))


def _filled(colour: str) -> list[Any]:
    return [w("shd", val="clear", color="auto", fill=colour)] if colour else []


# --- side by side -----------------------------------------------------------------------------------------------------


def side_by_side(columns: Sequence[Sequence[Any]]) -> Any:
    """Paragraphs in cells without rules, heads or a name: nobody is told of a table, they are read out cell by cell.

    Not columns of the page: what stands above these is left alone at its end. The row does not break over pages, and
    none of its paragraphs may pull along what comes after the row.
    """
    for column in columns:
        ParagraphFormat(column[0]).space_before = Twips(0)
        for each in column:
            ParagraphFormat(each).keep_with_next = False
    last = len(columns) - 1
    room = [(bool(number) * BETWEEN_COLUMNS // 2, (number < last) * BETWEEN_COLUMNS // 2) for number in range(last + 1)]
    words = (MEASURE - BETWEEN_COLUMNS * last) // len(columns)
    widths = [left + words + right for left, right in room]
    cells = map(_column_cell, columns, widths, room)
    properties = w(
        "tblPr",
        w("tblStyle", val=Look.COLUMNS),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        _look(),
    )
    grid_of = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid_of, w("tr", w("trPr", w("cantSplit")), *cells))


def _column_cell(paragraphs: Sequence[Any], width: int, room: tuple[int, int]) -> Any:
    left, right = (w(side, w=free, type="dxa") for side, free in zip(("left", "right"), room, strict=True))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("tcMar", left, right)), *paragraphs)


# --- neighbours -------------------------------------------------------------------------------------------------------

_SHORT = 7
"""Rows of a table that is kept on one page, its head among them."""


def keep_together(pieces: Sequence[Any], *, is_short: bool, heads: int = 0) -> None:
    """All on one page, or at least the heads and the first two, and the last two: none of them stands alone."""
    for piece in pieces[:-1] if is_short else (*pieces[: heads + 1], *pieces[-2:-1]):
        _keep(piece)


def _keep(element: Any) -> None:
    for each in element.iter(w("p").tag):
        ParagraphFormat(each).keep_with_next = True


def keep_with_next(made: Any) -> None:
    """A paragraph, or the last row of a table, with the paragraph after it."""
    _keep(made[-1] if is_table(made) else made)


def is_kept_with_next(made: Any) -> bool:
    """Of a table its last row."""
    last = list(made.iter(w("p").tag))[-1]
    return bool(ParagraphFormat(last).keep_with_next)


def is_table(element: Any) -> bool:
    return bool(element.tag == w("tbl").tag)


def between_tables() -> Any:
    """Word joins two tables that have no paragraph between them, and wants one after the last."""
    return paragraph(Look.TABLE_TEXT)


def set_apart(element: Any) -> None:
    """Below a table a paragraph with little room above it needs more."""
    ParagraphFormat(element).space_before = Twips(180)
