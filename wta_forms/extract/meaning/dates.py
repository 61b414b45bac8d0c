"""A date as people write it: in figures, or with the name of its month.

In figures the day comes first unless the language says otherwise, or the year does when it comes first; all four
figures of the year are asked for. Names of months are those of the form's language and of English. Own tables instead
of a library: dateutil takes what is missing from today, Babel reads figures only and takes 26 for 2026.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from wta_forms.errors import AMBIGUOUS_DATE, DATE_OUTSIDE, DATE_TOO_EARLY, DATE_TOO_LATE, NOT_A_DATE, Problem
from wta_forms.extract.meaning.calendar_words import FILLERS, MONTHS, WEEKDAYS
from wta_forms.extract.meaning.figures import plain_figures
from wta_forms.extract.meaning.reading import Reading, answered, invalid
from wta_forms.extract.quote import quoted
from wta_forms.spec.form import Date

_MONTH_FIRST = frozenset({"en-us", "en-ph"})
"""Languages in which 3/2/2026 is 2 March. Plain ``en`` is not one of them."""

_YEARS = range(1583, 2401)
"""From the first whole year of the Gregorian calendar. Outside it a year is a slip, or of another calendar: Hijri 1447
and Buddhist 2569 are 2026."""

_LONGEST = 60
"""No date is longer: a longer answer is words, and is not searched for a date."""

_MARK = r"\s*(?P<mark>[-/.]|(?<=\d)\s(?=\d))\s*"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}){_MARK}(?P<month>\d\d?)\s*(?P=mark)\s*(?P<day>\d\d?)\.?")
_YEAR_LAST = re.compile(rf"(?P<one>\d\d?){_MARK}(?P<two>\d\d?)\s*(?P=mark)\s*(?P<year>\d{{4}})\.?")
_SHORT_YEAR = re.compile(rf"\d\d?{_MARK}\d\d?\s*(?P=mark)\s*'?\d\d\.?")


def read_date(text: str, question: Date, languages: Sequence[str]) -> Reading:
    """The ISO date in ``text``; the question's bounds are checked.

    Invalid are years of two figures, dates without day, month or year, days that are not in the calendar, a name of
    the day that does not fit, periods, and dates with a time.
    """
    plain = plain_figures(text) if len(text) <= _LONGEST else ""
    spoken = (*_known(languages), "en")
    possible = {*_in_figures(_without_fillers(plain, spoken), languages), *_in_words(plain, spoken)}
    if len(possible) == 1:
        return _checked(possible.pop(), question)
    message = AMBIGUOUS_DATE if _has_short_year(plain, spoken) else NOT_A_DATE
    return invalid(message.at("", raw=quoted(text)))


def _checked(read: date, question: Date) -> Reading:
    value = read.isoformat()
    problems = tuple(_outside(value, question.min, question.max))
    return invalid(*problems) if problems else answered(value)


def _outside(value: str, least: str | None, most: str | None) -> Iterator[Problem]:
    is_early = least is not None and value < least
    is_late = most is not None and value > most
    if (is_early or is_late) and least is not None and most is not None:
        yield DATE_OUTSIDE.at("", value=value, least=least, most=most)
    elif is_early:
        yield DATE_TOO_EARLY.at("", value=value, least=least)
    elif is_late:
        yield DATE_TOO_LATE.at("", value=value, most=most)


def _made(year: str, month: int, day: str) -> Iterator[date]:
    """The date, or nothing when the calendar has none."""
    if int(year) in _YEARS:
        try:
            yield date(int(year), month, int(day))
        except ValueError:
            return


# --- in figures -----------------------------------------------------------------------------------------------------


def _in_figures(plain: str, languages: Sequence[str]) -> Iterator[date]:
    """Two dates when a form in two languages was filled in and these put day and month in different order."""
    if read := _YEAR_FIRST.fullmatch(plain):
        yield from _made(read["year"], int(read["month"]), read["day"])
    elif read := _YEAR_LAST.fullmatch(plain):
        for is_month_first in {language.lower() in _MONTH_FIRST for language in languages} or {False}:
            month, day = (read["one"], read["two"]) if is_month_first else (read["two"], read["one"])
            yield from _made(read["year"], int(month), day)


def _without_fillers(plain: str, spoken: Iterable[str]) -> str:
    """ "3.2.2026 r." without the Polish "r."."""
    return re.sub(rf"(?<=\d)\s*(?:{'|'.join(_fillers(spoken))})\.?$", "", plain.casefold())


# --- with the name of the month -------------------------------------------------------------------------------------


def _in_words(plain: str, spoken: Sequence[str]) -> Iterator[date]:
    months, figures = _taken_apart(plain, spoken)
    years = [figure for figure in figures if len(figure) == 4]
    days = [figure for figure in figures if len(figure) <= 2]
    if len(months) == len(years) == len(days) == 1 and len(figures) == 2:
        weekdays = _found(_folded(plain), _names(WEEKDAYS, spoken))
        yield from (made for made in _made(years[0], months[0] + 1, days[0]) if {made.weekday()} >= set(weekdays))


def _taken_apart(plain: str, spoken: Sequence[str]) -> tuple[list[int], list[str]]:
    """Months (from 0) and figures; nothing of either when any other word stands there.

    A month that is named twice is one: Arabic often gives both its names (31 آذار/مارس 2026).
    """
    words = _folded(plain)
    months = list(dict.fromkeys(_found(words, _names(MONTHS, spoken))))
    rest = _pattern((*_names(MONTHS, spoken), *_names(WEEKDAYS, spoken))).sub(" ", words)
    left = [word for word in rest.split() if word not in _fillers(spoken)]
    return (months, left) if all(word.isdecimal() for word in left) else ([], [])


def _has_short_year(plain: str, spoken: Sequence[str]) -> bool:
    months, figures = _taken_apart(plain, spoken)
    is_named = len(months) == 1 and [len(figure) <= 2 for figure in figures] == [True, True] and len(figures[-1]) == 2
    return is_named or _SHORT_YEAR.fullmatch(_without_fillers(plain, spoken)) is not None


def _found(words: str, names: Mapping[str, int]) -> list[int]:
    return [names[name] for name in _pattern(tuple(names)).findall(words)]


def _names(table: Mapping[str, tuple[tuple[str, ...], ...]], spoken: Iterable[str]) -> dict[str, int]:
    """Every way to write them, by what :func:`_folded` makes of it."""
    return {
        _folded(name): number for language in spoken for number, names in enumerate(table[language]) for name in names
    }


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _fillers(spoken: Iterable[str]) -> tuple[str, ...]:
    return tuple(_folded(word) for language in spoken for word in FILLERS[language])


def _folded(text: str) -> str:
    """Without case and accents, every mark a space, and a space between figures and letters ("3rd")."""
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(re.findall(r"\d+|[^\W\d_]+", bare))


def _known(languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in (language.lower().split("-")[0] for language in languages) if name in MONTHS)
