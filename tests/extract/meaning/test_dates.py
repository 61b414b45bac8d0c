"""Dates as people write them. Every case is one person's line in one box."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import State
from wta_forms.extract.meaning.calendar_words import FILLERS, MONTHS, WEEKDAYS
from wta_forms.extract.meaning.dates import read_date
from wta_forms.extract.meaning.reading import Reading
from wta_forms.spec.form import Date, Phrase
from wta_forms.spec.wording import date_in_words


def read(text: str, language: str = "en", min: str | None = None, max: str | None = None) -> Reading:
    asked = Date(id="when", label=Phrase((("en", "When?"),)), min=min, max=max)
    return read_date(text, asked, language.split("+"))


_THE_THIRD_OF_FEBRUARY = Reading(State.ANSWERED, "2026-02-03")


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-03",
        "2026/2/3",
        "2026.02.03",
        "3/2/2026",
        "03/02/2026",
        "3.2.2026",
        "3. 2. 2026",
        "3-2-2026",
        "3–2–2026",
        "3 2 2026",
        "3.2.2026.",
        "٣/٢/٢٠٢٦",
        "\u200f٣\u200f/٢\u200f/٢٠٢٦",
        "３／２／２０２６",
    ],
)
def test_in_figures_the_day_comes_first_unless_the_year_does(text: str) -> None:
    assert read(text) == _THE_THIRD_OF_FEBRUARY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 February 2026"),
        ("en", "3rd Feb 2026"),
        ("en", "February 3, 2026"),
        ("en", "FEB. 3RD, 2026"),
        ("en", "the 3rd of February 2026"),
        ("en", "3-Feb-2026"),
        ("en", "2026 February 3"),
        ("en", "Tuesday, 3 February 2026"),
        ("pl", "3 lutego 2026"),
        ("pl", "3 luty 2026 r."),
        ("pl", "3.02.2026 r."),
        ("pl", "3 II 2026"),
        ("pl", "wtorek, 3-go lutego 2026 roku"),
        ("pl", "3 February 2026"),
        ("gd", "3 Gearran 2026"),
        ("gd", "An 3mh den Ghearran 2026"),
        ("gd", "3 an Gearran 2026"),
        ("gd", "DIMÀIRT, 3MH LATHA DEN GHEARRAN, 2026"),
        ("gd", "3 a’ Ghearrain 2026"),
        ("uk", "3 лютого 2026 р."),
        ("uk", "3 Лютий 2026"),
        ("uk", "3-ГО ЛЮТОГО 2026 РОКУ"),
        ("uk", "у вівторок, 3 лют. 2026"),
        ("ar", "٣ فبراير ٢٠٢٦"),
        ("ar", "٣ شباط، ٢٠٢٦"),
        ("ar", "الثلاثاء، ٣ فبراير ٢٠٢٦ م"),
        ("ar", "يوم الثلاثاء 3 من شباط لعام 2026"),
        ("ar", "3 شباط/فبراير 2026"),
        ("ar", "٣؍٢؍٢٠٢٦"),
        ("ar+en", "\u200f٣ فيفري ٢٠٢٦\u200f"),
        ("pl+uk", "3 лютого 2026"),
        ("de", "3 Feb 2026"),
    ],
)
def test_months_are_known_by_name_in_the_language_of_the_copy_and_in_english(language: str, text: str) -> None:
    assert read(text, language) == _THE_THIRD_OF_FEBRUARY


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("gd", "3 an t-Sultain 2026", "2026-09-03"),
        ("gd", "3 Ogmhios 2026", "2026-06-03"),
        ("pl", "3 pazdziernika 2026", "2026-10-03"),
        ("ar", "3 ابريل 2026", "2026-04-03"),
        ("gd", "31 Màigh 2026", "2026-05-31"),
        ("gd", "Di-màirt 3 Gearran 2026", "2026-02-03"),
        ("pl", "w środę, 4 lutego 2026", "2026-02-04"),
        ("pl", "3 PAŹDZIERNIK 2026", "2026-10-03"),
        ("ar", "3 كانون الثاني 2026", "2026-01-03"),
        ("ar", "٣ كانون ثاني ٢٠٢٦", "2026-01-03"),
        ("ar", "٣ تشرين أول ٢٠٢٦", "2026-10-03"),
        ("ar", "٣ اذار ٢٠٢٦", "2026-03-03"),
        ("ar", "3 كانون الأول 2026", "2026-12-03"),
        ("uk", "п'ятниця, 6 лютого 2026", "2026-02-06"),
        ("uk", "у п’ятницю, 6 лютого 2026 року", "2026-02-06"),
    ],
)
def test_accents_may_be_missing_and_names_may_have_two_words(language: str, text: str, value: str) -> None:
    assert read(text, language).value == value


def test_the_month_comes_first_where_the_language_says_so() -> None:
    assert read("3/2/2026", "en-US").value == "2026-03-02"
    assert read("2026-02-03", "en-US").value == "2026-02-03"


def test_a_copy_in_two_languages_with_different_orders_is_read_where_only_one_is_possible() -> None:
    assert read("13/2/2026", "en-US+pl").value == "2026-02-13"
    assert read("3/2/2026", "en-US+pl").state is State.INVALID


@pytest.mark.parametrize("text", ["3/2/26", "3 Feb 26", "3 Feb '26", "Feb 3, 26", "26-02-03"])
def test_a_year_of_two_figures_is_asked_back(text: str) -> None:
    assert read(text) == Reading(State.INVALID, problems=(errors.AMBIGUOUS_DATE.at("", raw=text),))


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2026",
        "2/25/2026",
        "0/1/2026",
        "29 February 2027",
        "Monday 3 February 2026",
        "3 February",
        "February 2026",
        "2026",
        "3-5 February 2026",
        "3/2/2026 or 4/2/2026",
        "3 May or June 2026",
        "3 May June 2026",
        "3/2/2026 14:00",
        "2026/02-03",
        "20260203",
        "next Tuesday",
        "I may come on 3 2026",
        "3 Septembre 2026",
        "15/8/1447",
        "3/2/2569",
        "3/2/2026 " * 1000,
    ],
)
def test_what_is_not_one_day_of_this_calendar_is_not_read(text: str) -> None:
    reading = read(text)
    assert (reading.state, [problem.hint for problem in reading.problems]) == (
        State.INVALID,
        [errors.NOT_A_DATE.hint],
    )


@pytest.mark.parametrize(
    ("min", "max", "problem"),
    [
        (
            "2026-03-01",
            "2026-04-01",
            errors.DATE_OUTSIDE.at("", value="2026-02-03", least="2026-03-01", most="2026-04-01"),
        ),
        ("2026-03-01", None, errors.DATE_TOO_EARLY.at("", value="2026-02-03", least="2026-03-01")),
        (None, "2026-01-01", errors.DATE_TOO_LATE.at("", value="2026-02-03", most="2026-01-01")),
    ],
)
def test_a_day_that_the_question_does_not_allow_is_invalid(
    min: str | None, max: str | None, problem: errors.Problem
) -> None:
    assert read("3/2/2026", min=min, max=max) == Reading(State.INVALID, problems=(problem,))


def test_the_bounds_themselves_are_allowed() -> None:
    assert read("3/2/2026", min="2026-02-03", max="2026-02-03") == _THE_THIRD_OF_FEBRUARY


_DAYS = st.dates(date(1583, 1, 1), date(2400, 12, 31))


@given(_DAYS, st.sampled_from(["{0:%Y-%m-%d}", "{0.day}/{0.month}/{0.year}", "{0.day:02}.{0.month:02}.{0.year}"]))
def test_a_day_written_in_figures_comes_back(day: date, written: str) -> None:
    assert read(written.format(day)).value == day.isoformat()


@given(_DAYS, st.sampled_from(sorted(MONTHS)), st.data())
def test_a_day_written_with_any_name_of_its_month_comes_back(day: date, language: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(MONTHS[language][day.month - 1]))
    weekday = data.draw(st.sampled_from(WEEKDAYS[language][day.weekday()]))
    for text in (f"{day.day} {name} {day.year}", f"{weekday}, {day.day}. {name.upper()} {day.year}"):
        assert read(text, language).value == day.isoformat()


@given(_DAYS, st.sampled_from(sorted(MONTHS)))
def test_a_day_comes_back_as_we_say_it_ourselves(day: date, language: str) -> None:
    assert read(date_in_words(day.isoformat(), language), language).value == day.isoformat()


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_no_name_stands_for_two_things_beside_english(language: str) -> None:
    named: dict[str, set[str]] = {}
    for spoken in {language, "en"}:
        for kind, table in (("month", MONTHS), ("day", WEEKDAYS)):
            for place, names in enumerate(table[spoken]):
                for name in names:
                    named.setdefault(name.casefold(), set()).add(f"{kind} {place}")
        for word in FILLERS[spoken]:
            named.setdefault(word, set()).add("filler")
    assert {name: meanings for name, meanings in named.items() if len(meanings) > 1} == {}


@given(st.text(max_size=80), st.sampled_from(["en", "pl", "ar", "xx"]))
def test_whatever_is_typed_is_a_date_or_is_said_not_to_be_one(text: str, language: str) -> None:
    reading = read(text, language)
    assert (reading.value is None) == (reading.state is State.INVALID) == bool(reading.problems)
