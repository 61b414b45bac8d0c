"""Numbers as people write them. Every case is one person's line in one box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import State
from wta_forms.errors import Message
from wta_forms.extract.meaning.numbers import read_number
from wta_forms.extract.meaning.reading import Reading
from wta_forms.spec.form import Number, Phrase


def number(unit: str = "", **words: float | int) -> Number:
    return Number(
        id="cost",
        label=Phrase((("en", "Cost"),)),
        unit=Phrase((("en", unit),)) if unit else None,
        **words,
    )


def read(text: str, language: str = "en", asked: Number | None = None) -> Reading:
    return read_number(text, asked or number(), language.split("+"))


def says(reading: Reading, message: Message, **values: object) -> bool:
    return reading.problems == (message.at("", **values),)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "5", 5),
        ("en", "1,234.50", 1234.5),
        ("en", "1,234", 1234),
        ("en", "1,234,567", 1234567),
        ("en", "12,34,567", 1234567),
        ("pl", "1.234,50", 1234.5),
        ("pl", "1 234,50", 1234.5),
        ("pl", "1\u00a0234\u00a0567", 1234567),
        ("pl", "1\u202f234,5", 1234.5),
        ("de", "1.234", 1234),
        ("de", "1'234,50", 1234.5),
        ("de-CH", "1’234.50", 1234.5),
        ("pl", "1234,567", 1234.567),
        ("en", "0.125", 0.125),
        ("en", ".5", 0.5),
        ("en", "5.", 5),
        ("en", "5.00", 5),
        ("en", "007", 7),
    ],
)
def test_marks_are_read_by_the_language(language: str, text: str, value: float) -> None:
    assert read(text, language) == Reading(State.ANSWERED, value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("en", "12,50", 12.5), ("en", "1.234,50", 1234.5), ("pl", "1,234.50", 1234.5), ("en", "0,125", 0.125)],
)
def test_marks_of_another_language_are_read_where_nothing_else_is_possible(
    language: str, text: str, value: float
) -> None:
    assert read(text, language) == Reading(State.ANSWERED, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "1.234"), ("pl", "1,234"), ("pl", "1.234"), ("de", "1,234"), ("ar", "1.234"), ("tlh", "1,234")],
)
def test_one_mark_before_three_figures_is_asked_back_unless_the_language_groups_with_it(
    language: str, text: str
) -> None:
    assert says(read(text, language), errors.AMBIGUOUS_NUMBER, raw=text, one=1.234, other=1234)


def test_a_copy_in_two_languages_is_read_by_both() -> None:
    assert read("1,5", "pl+en").value == 1.5
    assert says(read("1,234", "pl+en"), errors.AMBIGUOUS_NUMBER, raw="1,234", one=1.234, other=1234)


def test_three_decimals_are_decimals_where_the_question_asks_for_them() -> None:
    assert read("1.234", "en", number(decimals=3)).value == 1.234


@pytest.mark.parametrize(
    ("text", "value"),
    [("١٢٣", 123), ("۴۵", 45), ("１２，３４５", 12345), ("١٬٢٣٤٫٥", 1234.5), ("\u200f٢٠٠\u200f", 200), ("३०", 30)],
)
def test_figures_of_any_script_are_read(text: str, value: float) -> None:
    assert read(text) == Reading(State.ANSWERED, value)


@pytest.mark.parametrize("text", ["-5", "−5", "–5", "-£5", "£-5"])
def test_a_minus_at_the_figures_or_at_the_currency_counts(text: str) -> None:
    assert read(text, asked=number("£")).value == -5


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("£", "£5,000"),
        ("£", "5,000 GBP"),
        ("£ a year", "£5,000"),
        ("", "€5,000"),
        ("hours", "5,000 hour"),
        ("m2", "5,000m2"),
        ("kg", "5,000 KG."),
    ],
)
def test_the_unit_and_a_fitting_currency_are_left_out(unit: str, text: str) -> None:
    assert read(text, asked=number(unit)) == Reading(State.ANSWERED, 5000)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("gd", "5,000 notaichean"),
        ("pl", "5000 funtów"),
        ("pl", "5 000 FUNTÓW SZTERLINGÓW"),
        ("uk", "5000 фунтів стерлінгів"),
        ("ar", "٥٠٠٠ جنيه"),
        ("ar", "٥٬٠٠٠ جنيه إسترليني"),
    ],
)
def test_a_currency_may_be_said_in_the_language_of_the_copy(language: str, text: str) -> None:
    assert read(text, language, asked=number("£")) == Reading(State.ANSWERED, 5000)


@pytest.mark.parametrize("text", ["not 5000", "5000 not"])
def test_the_gaelic_word_for_a_pound_is_no_currency_as_it_is_english_too(text: str) -> None:
    assert read(text, "gd", asked=number("£")).state is State.INVALID


def test_another_currency_than_the_question_asks_for_is_not_taken_for_it() -> None:
    assert says(read("€5", asked=number("£")), errors.OTHER_UNIT, raw="€5", unit="£")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "about 5,000", 5000),
        ("en", "c. 50", 50),
        ("en", "~50", 50),
        ("en", "50 approx.", 50),
        ("en", "5k", 5000),
        ("en", "£1.5k", 1500),
        ("en", "2 million", 2000000),
        ("pl", "około 5000 zł", 5000),
        ("pl", "mniej więcej 5 tys.", 5000),
        ("uk", "близько 5 тис. грн", 5000),
        ("ar", "٥ آلاف", 5000),
        ("ar", "٥٠ تقريبًا", 50),
        ("ar", "حوالي ٥ الاف", 5000),
        ("gd", "mu thimcheall 50", 50),
        ("gd", "5 mìle", 5000),
    ],
)
def test_about_and_thousands_in_words_are_read_and_said(language: str, text: str, value: float) -> None:
    reading = read(text, language)
    assert (reading.state, reading.value) == (State.ANSWERED, value)
    assert says(reading, errors.NUMBER_READ_AS, raw=text, value=value)


def test_five_k_is_not_five_thousand_where_the_unit_may_be_kilometres() -> None:
    assert says(read("5k", asked=number("km")), errors.NOT_A_NUMBER, raw="5k")


@pytest.mark.parametrize(
    "text",
    ["five", "5-10", "5 - 10", "- 5", "over 50", "5+", "(5)", "½", "2½", "5²", "1e5", "1/2", "5 or 6", "5, 6", "50c"],
)
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    assert read(text) == Reading(State.INVALID, problems=(errors.NOT_A_NUMBER.at("", raw=text),))


@pytest.mark.parametrize(
    "text", ["12,3456", "1234,567", "1,23,45", "1 0000", "0141 496", "01 234", "1,234.567.8", "1'23", "5£6"]
)
def test_misplaced_marks_are_a_slip_and_not_guessed_at(text: str) -> None:
    assert read(text, asked=number("£")).state is State.INVALID


@pytest.mark.parametrize("text", ["1234567890123456789", "0.12345678901234567", "9" * 5000, "5 " * 3000])
def test_a_number_that_json_would_change_is_not_read(text: str) -> None:
    assert read(text).state is State.INVALID


@pytest.mark.parametrize(
    ("bounds", "text", "problem"),
    [
        ({"min": 1, "max": 5}, "6", errors.NUMBER_OUTSIDE.at("", value=6, least=1, most=5)),
        ({"min": 1}, "0", errors.NUMBER_TOO_SMALL.at("", value=0, least=1)),
        ({"max": 0.3}, "0.31", errors.NUMBER_TOO_LARGE.at("", value=0.31, most=0.3)),
        ({"decimals": 1}, "0.25", errors.TOO_MANY_DECIMALS.at("", value=0.25, decimals=1)),
        ({"decimals": 0}, "2.5", errors.TOO_MANY_DECIMALS.at("", value=2.5, decimals=0)),
    ],
)
def test_what_the_question_does_not_allow_is_invalid(
    bounds: dict[str, float], text: str, problem: errors.Problem
) -> None:
    assert read(text, asked=number(**bounds)) == Reading(State.INVALID, problems=(problem,))


@pytest.mark.parametrize("text", ["1", "5", "0.3"])
def test_bounds_belong_to_what_is_allowed(text: str) -> None:
    assert read(text, asked=number(min=0.3, max=5)).state is State.ANSWERED


def test_a_number_that_is_not_whole_is_never_a_float_by_accident() -> None:
    assert isinstance(read("5.00").value, int)
    assert isinstance(read("5.50").value, float)


_MARKS = {"en": (",", "."), "de": (".", ","), "pl": ("\u00a0", ","), "gd": (",", ".")}
_DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९"]


@given(st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(sorted(_MARKS)), st.sampled_from(_DIGITS))
def test_a_number_written_by_the_customs_of_a_language_comes_back(
    whole: int, hundredths: int, language: str, digits: str
) -> None:
    group, point = _MARKS[language]
    text = f"{whole:,}".replace(",", group) + f"{point}{hundredths:02}"
    reading = read(text.translate(dict(zip(map(ord, "0123456789"), digits, strict=True))), language)
    assert abs(reading.value) == float(f"{abs(whole)}.{hundredths:02}")
    assert (reading.value < 0) == text.startswith("-") or reading.value == 0


@given(st.text(max_size=100), st.sampled_from(["en", "pl", "ar", "xx"]))
def test_whatever_is_typed_is_a_number_or_is_said_not_to_be_one(text: str, language: str) -> None:
    reading = read(text, language)
    assert (reading.value is None) == (reading.state is State.INVALID)
    assert reading.problems or reading.state is State.ANSWERED
