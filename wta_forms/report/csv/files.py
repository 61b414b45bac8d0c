"""Plan → CSV: a file for what the plan says in words, one for every table and picture, one for all answers, one for the
questions, and a codebook that says what a column means.

RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for another encoding. A text that a spreadsheet
would run as a formula has an apostrophe in front (:func:`defused`, undone by ``plain``). Nothing is cut: a cell
can hold more than the 32,767 characters that Excel shows, and then the codebook says so. What UTF-8 or XML cannot
hold is U+FFFD. Only commas separate: a program that is told to split at anything else may see a formula within a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, count

from wta_forms.plan.model import Plan
from wta_forms.plan.spoken import count_of
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import printable
from wta_forms.report.csv.answers import answers_of, questions_of
from wta_forms.report.csv.tables import Column, Sheet, Value, tables_of
from wta_forms.report.csv.words import words_of
from wta_forms.spec import spreadsheet

MOST_IN_EXCEL = 32_767
"""Characters of a cell."""


def csv(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    sheets = {"in-words": words_of(plan), "answers": answers_of(plan)} | (
        {"questions": questions_of(plan)} if plan.codebook else {}
    )
    for table in tables_of(plan):
        sheets[_free_name(table.title, {"codebook", *sheets})] = table
    return {f"-{name}": _written(sheet) for name, sheet in ({"codebook": _codebook(sheets)} | sheets).items()}


def _free_name(title: str, taken: set[str]) -> str:
    """Letters and figures of any script with "-" between them, at most 40; a number where two are called the same."""
    name = re.sub(r"[\W_]+", "-", printable(title).lower())[:40].strip("-") or "table"
    numbered = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)


def _written(sheet: Sheet) -> bytes:
    heads = tuple(column.head for column in sheet.columns)
    return spreadsheet.written([_printable(row) for row in (heads, *sheet.rows)])


def _printable(row: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(printable(cell) if isinstance(cell, str) else cell for cell in row)


def defused(text: str) -> str:
    """The text so that no spreadsheet runs it and every file can hold it."""
    return spreadsheet.defused(printable(text))


# --- what each column means -------------------------------------------------------------------------------------------

_HEADS = (
    Column("Table", "The end of the file's name."),
    Column("Title", "What the table is called in the plan."),
    Column("Column", "The head of the column; empty where the whole table is meant."),
    Column("Meaning", "What stands in it."),
)

_OF_ALL = (
    "In every table: an apostrophe in front of = + - or @ is not the person's. It keeps spreadsheets from running a "
    "text as a formula."
)


def _codebook(sheets: Mapping[str, Sheet]) -> Sheet:
    itself = Sheet("What each column means", _HEADS, ())
    rows = [row for name, sheet in {**sheets, "codebook": itself}.items() for row in _explained(name, sheet)]
    return Sheet(itself.title, _HEADS, (*rows, ("", "", "", _OF_ALL)))


def _explained(name: str, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for place, column in enumerate(sheet.columns):
        cells = (row[place] for row in sheet.rows)
        too_long = sum(isinstance(cell, str) and len(cell) > MOST_IN_EXCEL for cell in cells)
        cut = f" {count_of(too_long, 'cell is', 'cells are')} longer than Excel shows." if too_long else ""
        yield (name, sheet.title, column.head, column.meaning + cut)
    if sheet.note:
        yield (name, sheet.title, "", sheet.note)
