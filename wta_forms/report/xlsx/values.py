"""Words of a plan that are numbers and dates again in a spreadsheet.

A plan says numbers and dates in words: "£4,500", "9 March 2026". Dates, and columns of nothing but numbers, become what
they say, with a format that shows the same words. Only what comes out letter by letter as it went in is taken, so
nobody's "007" becomes 7.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from wta_forms.plan.spoken import spoken_date, spoken_number
from wta_forms.report.csv.tables import Sheet, Value
from wta_forms.spec.wording import MONTHS


@dataclass(frozen=True, slots=True)
class Real:
    """``pattern`` is Excel's format of numbers (ECMA-376 part 1, 18.8.31)."""

    value: int | float | date
    pattern: str


Cell = tuple[int, int]
"""Its row, without the heads, and its column, both from 0."""


def real_columns(sheet: Sheet, rows: Sequence[tuple[Value, ...]], language: str) -> Mapping[Cell, Real]:
    """What the texts of a sheet really are."""
    together: dict[Hashable, list[tuple[Cell, str]]] = {}
    for line, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str) and value:
                key = (place, *(row[each] for each in sheet.sorted_by if place in sheet.mixed))
                together.setdefault(key, []).append(((line, place), value))
    return dict(each for cells in together.values() for each in _real(cells, language))


def _real(cells: Iterable[tuple[Cell, str]], language: str) -> list[tuple[Cell, Real]]:
    """Each date for itself, as nothing else looks like one; numbers only where there is nothing else, as "5" among
    words may be anything."""
    made = [(cell, real(words, language)) for cell, words in cells]
    found = [(cell, each) for cell, each in made if each is not None]
    are_all_numbers = len(found) == len(made) and not any(isinstance(each.value, date) for _, each in found)
    return [(cell, each) for cell, each in found if are_all_numbers or isinstance(each.value, date)]


def real(words: str, language: str) -> Real | None:
    """What the words say, if they say a number or a date just as the plan does; None for anything else."""
    return _date(words, language) or _number(words)


# --- numbers ----------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"(?P<sign>-?)(?P<before>[^\w\s,.+\-=@]?)(?P<figures>[\d,]+(?:\.\d+)?)(?P<after>(?: [^\s\d\"]{1,12})?)", re.ASCII
)
"""A unit is one short word: "1 person of three" is a sentence."""
_MOST_FIGURES = 15
"""That a number of a spreadsheet keeps."""


def _number(words: str) -> Real | None:
    """Money has its sign in front, other units stand behind."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    figures = found["figures"].replace(",", "")
    if len(figures.replace(".", "")) > _MOST_FIGURES:
        return None
    value = float(figures) if "." in figures else int(figures)
    value = -value if found["sign"] else value
    if spoken_number(value, found["before"] or found["after"].strip()) != words:
        return None
    decimals = len(figures.partition(".")[2])
    before, after = (f'"{part}"' if part else "" for part in (found["before"], found["after"]))
    return Real(value, f"{before}#,##0{'.' + '0' * decimals if decimals else ''}{after}")


# --- dates ------------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(\d{1,2}) (\D+) (\d{4})")
_FIRST_YEAR = 1901
"""Excel takes 1900 for a leap year, which it was not."""


@cache
def _months(language: str) -> Mapping[str, int]:
    return {month.in_(language): number for number, month in enumerate(MONTHS, 1)}


def _date(words: str, language: str) -> Real | None:
    found = _DATE.fullmatch(words)
    months = _months(language) if found else {}
    if found is None or found[2] not in months or int(found[3]) < _FIRST_YEAR:
        return None
    try:
        day = date(int(found[3]), months[found[2]], int(found[1]))
    except ValueError:
        return None
    return Real(day, f'd "{found[2]}" yyyy') if spoken_date(day.isoformat(), language) == words else None
