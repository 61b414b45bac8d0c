"""Plan → XLSX: an index, the plan in words, every answer, a sheet for every table and picture, the questions, and what
columns mean.

The same plan gives the same bytes. Every text is written as a text: none is a formula, a link or a number that the
person did not write as one, and one that would become a formula when somebody edits its cell says that it is none
(quotePrefix, ECMA-376 part 1, 18.8.45). Columns of nothing but numbers or dates are numbers and dates, shown in the
same words. Excel's cells end at 32,767 characters: a longer text goes on in the rows below, and the index says so. What
XML cannot hold is U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import chain, count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wta_forms.plan.model import Plan
from wta_forms.plan.spoken import count_of
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import printable
from wta_forms.report.csv.answers import answers_of, questions_of
from wta_forms.report.csv.tables import Column, Sheet, Value, tables_of
from wta_forms.report.csv.words import words_of
from wta_forms.report.xlsx.values import Real, real_columns
from wta_forms.spec import spreadsheet
from wta_forms.spec.accent import tint_of
from wta_forms.spec.colours import RGB, hex_of

MOST_IN_A_CELL = 32_767
"""Characters, in Excel's way of counting them: one beyond U+FFFF is two."""

_INDEX, _WORDS, _ANSWERS, _QUESTIONS, _COLUMNS = "Index", "In words", "Answers", "Questions", "Columns"


def xlsx(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    named = _named(plan)
    made = BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        book.set_properties({"title": _cut(plan.title, _LONGEST_PROPERTY), "created": _NEVER})
        looks = _looks(book, branding.accent)
        for name, sheet in ({_INDEX: _index(named)} | named).items():
            _write(book.add_worksheet(name), sheet, looks, plan.language, is_index=name == _INDEX)
    return {"": made.getvalue()}


_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_future_functions": False,
}

_NEVER = datetime(2000, 1, 1)
"""When it was made is nobody's business, and would differ from time to time."""

_LONGEST_PROPERTY = 255


def _named(plan: Plan) -> dict[str, Sheet]:
    """Every sheet but the index, by its name, in the order in which they stand."""
    sheets = {_WORDS: words_of(plan), _ANSWERS: answers_of(plan)}
    taken = [_INDEX, _WORDS, _ANSWERS, _QUESTIONS, _COLUMNS, "History"]
    for table in tables_of(plan):
        name = _free_name(table.title, taken)
        taken.append(name)
        sheets[name] = table
    if plan.codebook:
        sheets[_QUESTIONS] = questions_of(plan)
    return sheets | {_COLUMNS: _meanings(sheets)}


_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\s\x00-\x1f]+")
_LONGEST_NAME = 31
"""Of a sheet, in Excel. "History" is a name that it keeps for itself."""


def _free_name(title: str, taken: Sequence[str]) -> str:
    """The title as far as it fits and may stand there; a number where two are called the same."""
    name = _NOT_IN_NAMES.sub(" ", printable(title)).strip(" '") or "Table"
    used = {each.casefold() for each in taken}
    ends = chain([""], (f" {number}" for number in count(2)))
    names = (f"{_cut(name, _LONGEST_NAME - len(end)).rstrip(chr(39) + ' ')}{end}" for end in ends)
    return next(free for free in names if free.casefold() not in used)


# --- what all sheets are ----------------------------------------------------------------------------------------------


def _index(named: Mapping[str, Sheet]) -> Sheet:
    columns = (
        Column("Sheet", "Its name, which leads to it."),
        Column("What stands in it", "What it is called in the plan."),
        Column("Rows", "How many there are, without the heads."),
        Column("To know", "What has to be said of it; empty as a rule."),
    )
    rows = ((name, sheet.title, len(sheet.rows), " ".join(_remarks(sheet))) for name, sheet in named.items())
    return Sheet("What this file has", columns, tuple(rows))


def _remarks(sheet: Sheet) -> Iterator[str]:
    if sheet.note:
        yield sheet.note
    if long := sum(len(list(_pieces(row))) > 1 for row in sheet.rows):
        yield f"{count_of(long, 'row has', 'rows have')} more words than a cell can hold: they go on in the rows below."


def _meanings(sheets: Mapping[str, Sheet]) -> Sheet:
    columns = (
        Column("Sheet", "The name of the sheet."),
        Column("Column", "The head of the column."),
        Column("Meaning", "What stands in it."),
    )
    rows = ((name, column.head, column.meaning) for name, sheet in sheets.items() for column in sheet.columns)
    return Sheet("What each column means", columns, tuple(rows))


# --- texts that fit ---------------------------------------------------------------------------------------------------


def _units(text: str) -> int:
    """Of UTF-16, which Excel counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(text: str, most: int) -> str:
    """As much from its beginning as fits, and no half of a character."""
    if _units(text) <= most:
        return text
    end = min(len(text), most)
    while _units(text[:end]) > most:
        end -= 1
    return text[:end]


def _cell_text(value: str) -> str:
    return printable(re.sub(r"\r\n?", "\n", value))


def _pieces(row: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    """The row, and as many below it as its longest text needs; these have again what stands before that text."""
    rest = tuple(_cell_text(value) if isinstance(value, str) else value for value in row)
    first_long = next((place for place, value in enumerate(rest) if _is_long(value)), None)
    while any(map(_is_long, rest)):
        taken = tuple(_cut(value, MOST_IN_A_CELL) if isinstance(value, str) else value for value in rest)
        yield taken
        rest = tuple(
            value if place < (first_long or 0) else value[len(start) :] if isinstance(value, str) else ""
            for place, (value, start) in enumerate(zip(rest, map(str, taken), strict=True))
        )
    yield rest


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and _units(value) > MOST_IN_A_CELL


# --- one sheet --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Looks:
    """How cells look; those of numbers are made when they are first wanted."""

    book: xlsxwriter.Workbook
    head: Format
    text: Format
    quoted: Format
    link: Format
    numbers: dict[str, Format]

    def number(self, pattern: str) -> Format:
        if pattern not in self.numbers:
            self.numbers[pattern] = self.book.add_format({"valign": "top", "align": "left", "num_format": pattern})
        return self.numbers[pattern]


def _looks(book: xlsxwriter.Workbook, accent: RGB) -> _Looks:
    colour, tint = hex_of(accent), hex_of(tint_of(accent))
    words = {"valign": "top", "text_wrap": True}
    head = {"bold": True, "font_color": colour, "bg_color": tint, "bottom": 1, "bottom_color": colour, **words}
    return _Looks(
        book=book,
        head=book.add_format(head),
        text=book.add_format(words),
        quoted=book.add_format({**words, "quote_prefix": True}),
        link=book.add_format({**words, "font_color": colour, "underline": 1}),
        numbers={},
    )


def _write(page: Worksheet, sheet: Sheet, looks: _Looks, language: str, *, is_index: bool) -> None:
    rows = [piece for row in sheet.rows for piece in _pieces(row)]
    real = real_columns(sheet, rows, language)
    widths = [_width(column.head, [row[place] for row in rows]) for place, column in enumerate(sheet.columns)]
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        page.write_string(0, place, _cell_text(column.head), looks.head)
        page.set_column(place, place, width)
    for line, row in enumerate(rows, 1):
        page.set_row(line, _height(row, widths))
        for place, value in enumerate(row):
            if is_index and place == 0:
                page.write_url(
                    line, place, f"internal:'{str(value).replace(chr(39), chr(39) * 2)}'!A1", looks.link, str(value)
                )
            else:
                _write_cell(page, (line, place), real.get((line - 1, place), value), looks)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_cell(page: Worksheet, at: tuple[int, int], value: Value | Real, looks: _Looks) -> None:
    match value:
        case Real(value=date() as day, pattern=pattern):
            page.write_datetime(*at, datetime(day.year, day.month, day.day), looks.number(pattern))
        case Real(value=int() | float() as number, pattern=pattern):
            page.write_number(*at, number, looks.number(pattern))
        case int() | float():
            page.write_number(*at, value, looks.number("General"))
        case "":
            page.write_blank(*at, None, looks.text)
        case str():
            page.write_string(*at, value, looks.quoted if spreadsheet.defused(value) != value else looks.text)


_NARROWEST, _WIDEST = 9, 60
"""Letters."""


def _width(head: str, values: Iterable[Value]) -> int:
    """As wide as most of what stands in it; longer texts are wrapped."""
    lengths = sorted(max(map(len, str(value)[:2_000].splitlines() or [""])) for value in values if value != "")
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(_WIDEST, max(_NARROWEST, usual + 2, min(len(head) + 4, 24)))


_LINE, _HIGHEST = 15.0, 409.0
"""Points. Excel finds out by itself how high a row with wrapped words is; LibreOffice 7.4 does not."""


def _height(row: Sequence[Value], widths: Sequence[int]) -> float:
    lines = (
        sum(1 + max(0, len(line) - 1) // width for line in str(value)[:10_000].splitlines())
        for value, width in zip(row, widths, strict=True)
    )
    return min(_HIGHEST, _LINE * max(1, *lines))
