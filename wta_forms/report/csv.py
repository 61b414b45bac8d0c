"""Plan → CSV: a file for every table and chart, one for every answer, and a codebook that says what each column means.

RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for another encoding. A text that a spreadsheet
would run as a formula has an apostrophe in front (:func:`defused`, undone by :func:`plain`). Nothing is cut: a cell
can hold more than the 32,767 characters that Excel shows, and then the codebook says so. What UTF-8 or XML cannot
hold is U+FFFD. Only commas separate: a program that is told to split at anything else may see a formula within a text.
"""

from __future__ import annotations

import csv as standard
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, count

from wta_forms.plan.model import Answers, Block, Chart, Entry, Grid, Plan, Row, Rows
from wta_forms.plan.spoken import count_of
from wta_forms.report.characters import printable

MOST_IN_EXCEL = 32_767
"""Characters of a cell."""


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file. ``note`` is what has to be said of it, "" as a rule."""

    title: str
    columns: tuple[_Column, ...]
    rows: tuple[tuple[str | int, ...], ...]
    note: str = ""


def csv(plan: Plan) -> Mapping[str, bytes]:
    sheets = {"answers": _answers(plan)}
    for table in _tables(plan):
        sheets[_free_name(table.title, {"codebook", *sheets})] = table
    return {f"-{name}": _written(sheet) for name, sheet in ({"codebook": _codebook(sheets)} | sheets).items()}


def _free_name(title: str, taken: set[str]) -> str:
    """Letters and figures of any script with "-" between them, at most 40; a number where two are called the same."""
    name = re.sub(r"[\W_]+", "-", printable(title).lower())[:40].strip("-") or "table"
    numbered = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)


def _written(sheet: _Sheet) -> bytes:
    text = StringIO(newline="")
    writer = standard.writer(text)
    writer.writerow([defused(column.head) for column in sheet.columns])
    writer.writerows([cell if isinstance(cell, int) else defused(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


# --- formulas ---------------------------------------------------------------------------------------------------------

_RUNS = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff\u200b\u2060]*[=+\-@＝＋－＠])")
"""What makes a spreadsheet run a cell, also behind white space; a number keeps its sign, for it is no text."""


def defused(text: str) -> str:
    """The text so that no spreadsheet runs it. An apostrophe that stood there already gets another."""
    shown = printable(text)
    return f"'{shown}" if _RUNS.match(shown) else shown


def plain(cell: str) -> str:
    """What was defused."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


# --- every answer -----------------------------------------------------------------------------------------------------


def _answers(plan: Plan) -> _Sheet:
    columns = (
        _Column("Number", "The number that stands in square brackets in the plan."),
        _Column("Person", "Who said it, as the plan shows people; empty where it shows nobody."),
        _Column("Form", "The form that the question is in."),
        _Column("Question number", "As it is printed in the form."),
        _Column("Question", "The words of the question."),
        _Column(
            "Row", "Where the answer is a table: which of the rows with words in them, counted from 1; else empty."
        ),
        _Column("Column", "Where the answer is a table: the head of the column; else empty."),
        _Column("Answer", "What was answered, in full."),
        _Column("Unclear", "What was given and could not be used; empty as a rule."),
    )
    people = _people(plan)
    rows = (row for entry in plan.entries for row in _rows_of(entry, people[entry.number]))
    return _Sheet("Every answer that may be shown", columns, tuple(rows))


def _people(plan: Plan) -> dict[int, str]:
    """By entry, told apart where the plan tells them apart."""
    people = {entry.number: entry.person for entry in plan.entries}
    bodies = (block.body for section in plan.sections for block in section.blocks)
    groups = (group for body in bodies if isinstance(body, Answers) for group in body.groups)
    return people | {entry.number: group.person for group in groups for entry in group.entries}


def _rows_of(entry: Entry, person: str) -> Iterator[tuple[str | int, ...]]:
    """One row; of a table one for each cell that has words."""
    said = entry.evidence[0]
    start = (entry.number, person, said.form, said.question, entry.question)
    if not isinstance(entry.words, Rows):
        yield (*start, "", "", entry.words, entry.doubt)
        return
    if entry.doubt or not any(map(any, entry.words.cells)):
        yield (*start, "", "", "", entry.doubt)
    for number, cells in enumerate(entry.words.cells, 1):
        for head, words in zip(entry.words.heads, cells, strict=True):
            if words:
                yield (*start, number, head, words, "")


# --- tables and charts ------------------------------------------------------------------------------------------------


def _tables(plan: Plan) -> Iterator[_Sheet]:
    """Those of the plan in its order, called as they are called there."""
    people = _people(plan)
    for section in plan.sections:
        for block in section.blocks:
            title = block.title or section.title
            match block.body:
                case Grid():
                    yield _grid(title, block, block.body, plan.entries, people)
                case Chart():
                    yield _chart(title, block, block.body)
                case _:
                    pass


_NUMBERS = _Column("Answers", "The numbers of the answers it stands on, as in the plan.")


def _grid(title: str, block: Block, grid: Grid, entries: Sequence[Entry], people: Mapping[int, str]) -> _Sheet:
    """With all its rows where these can be found: first those that the plan shows, then those it leaves for the end."""
    left_out = _left_out(grid, block.more, entries)
    source = _source(grid, entries)
    columns = [_Column(head or "Row", source) for head in grid.heads]
    has_people = any(people[number] for row in grid.rows for number in row.numbers)
    person = [_Column("Person", "Who said it, as the plan shows people.")] if has_people else []
    rows = (
        (*row.cells, *(_people_of(row, people) for _ in person), _numbers(row.numbers))
        for row in (*grid.rows, *left_out)
    )
    return _Sheet(title, (*columns, *person, _NUMBERS), tuple(rows), _note(block.more - len(left_out)))


def _people_of(row: Row, people: Mapping[int, str]) -> str:
    return "; ".join(dict.fromkeys(people[number] for number in row.numbers))


def _left_out(grid: Grid, more: int, entries: Sequence[Entry]) -> tuple[Row, ...]:
    """The rows of everybody's answers that the plan does not show, or none if they are not exactly ``more``.

    They are not where a row of the plan is not a row of an answer: where it is worked out, or put together.
    """
    questions = {_question(entries[number - 1]) for row in grid.rows for number in row.numbers}
    all_rows = Counter(row for entry in entries if _question(entry) in questions for row in _rows_like(grid, entry))
    all_rows.subtract(grid.rows)
    left = tuple(all_rows.elements())
    return left if len(left) == more and min(all_rows.values(), default=0) >= 0 else ()


def _question(entry: Entry) -> tuple[str, int]:
    return entry.evidence[0].form, entry.evidence[0].question


def _rows_like(grid: Grid, entry: Entry) -> Iterator[Row]:
    """The rows of an answer with the columns of a table, those without words left out."""
    if isinstance(entry.words, Rows) and set(grid.heads) <= set(entry.words.heads):
        places = [entry.words.heads.index(head) for head in grid.heads]
        for cells in entry.words.cells:
            shown = tuple(cells[place] for place in places)
            if any(shown):
                yield Row(shown, (entry.number,))


def _source(grid: Grid, entries: Sequence[Entry]) -> str:
    """Which questions its rows are answers to."""
    cited = (entries[number - 1] for row in grid.rows for number in row.numbers)
    asked = dict.fromkeys((*_question(entry), entry.question) for entry in cited)
    questions = (f"question {number} of “{form}”: {words}" for form, number, words in asked)
    return f"From the answers to {'; '.join(questions)}" if asked else "As in the plan."


def _chart(title: str, block: Block, chart: Chart) -> _Sheet:
    columns = (
        _Column("Choice", "What could be ticked."),
        _Column("People", "How many people ticked it."),
        _Column("Out of", "How many people answered."),
        _NUMBERS,
    )
    bars = [(bar.words, bar.count, chart.of, _numbers(bar.numbers)) for bar in chart.bars]
    unticked = [(words, 0, chart.of, "") for words in chart.unticked]
    return _Sheet(title, columns, (*bars, *unticked), _note(block.more))


def _numbers(numbers: Sequence[int]) -> str:
    """As in the plan, so that no spreadsheet takes them for one number."""
    return str(list(numbers)) if numbers else ""


def _note(missing: int) -> str:
    return f"{count_of(missing, 'more row is', 'more rows are')} not here, as in the plan." if missing > 0 else ""


# --- what each column means -------------------------------------------------------------------------------------------

_HEADS = (
    _Column("Table", "The end of the file's name."),
    _Column("Title", "What the table is called in the plan."),
    _Column("Column", "The head of the column; empty where the whole table is meant."),
    _Column("Meaning", "What stands in it."),
)

_OF_ALL = (
    "In every table: an apostrophe in front of = + - or @ is not the person's. It keeps spreadsheets from running a "
    "text as a formula."
)


def _codebook(sheets: Mapping[str, _Sheet]) -> _Sheet:
    itself = _Sheet("What each column means", _HEADS, ())
    rows = [row for name, sheet in {**sheets, "codebook": itself}.items() for row in _explained(name, sheet)]
    return _Sheet(itself.title, _HEADS, (*rows, ("", "", "", _OF_ALL)))


def _explained(name: str, sheet: _Sheet) -> Iterator[tuple[str, ...]]:
    for place, column in enumerate(sheet.columns):
        cells = (row[place] for row in sheet.rows)
        too_long = sum(isinstance(cell, str) and len(cell) > MOST_IN_EXCEL for cell in cells)
        cut = f" {count_of(too_long, 'cell is', 'cells are')} longer than Excel shows." if too_long else ""
        yield (name, sheet.title, column.head, column.meaning + cut)
    if sheet.note:
        yield (name, sheet.title, "", sheet.note)
