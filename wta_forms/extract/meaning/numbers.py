"""A number as people write it, read by the customs of their language; what can be read two ways is not read.

Marks between figures: a space or an apostrophe groups thousands in every language; ``٬`` and ``٫`` mean what Unicode
says. Points and commas follow :data:`_CUSTOMS`. One mark before exactly three figures is a thousand only where the
language groups with that mark: "1,234" in English is 1234, "1.234" is 1234 or 1.234 and is asked back, unless the
question asks for three or more decimals. Elsewhere the other custom is taken too where it is the only possible one:
"12,50" in English is 12.5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from wta_forms.errors import (
    AMBIGUOUS_NUMBER,
    NOT_A_NUMBER,
    NUMBER_OUTSIDE,
    NUMBER_READ_AS,
    NUMBER_TOO_LARGE,
    NUMBER_TOO_SMALL,
    OTHER_UNIT,
    TOO_MANY_DECIMALS,
    Problem,
)
from wta_forms.extract.meaning.figures import plain_figures
from wta_forms.extract.meaning.reading import Reading, answered, invalid
from wta_forms.extract.quote import quoted
from wta_forms.spec.form import Number


@dataclass(frozen=True, slots=True)
class _Custom:
    """The marks a language puts before decimals, and the mark it puts between thousands ("" for a space)."""

    points: str
    group: str


_CUSTOMS = {
    **dict.fromkeys(("en", "gd", "ga", "cy", "sco", "zh", "ja", "ko", "th", "he", "ur", "hi", "bn"), _Custom(".", ",")),
    **dict.fromkeys(("de", "nl", "it", "da", "el", "tr", "id", "ro", "hr", "sl", "is"), _Custom(",", ".")),
    **dict.fromkeys(("pl", "uk", "ru", "be", "bg", "cs", "sk", "fr", "fi", "sv", "nb", "no"), _Custom(",", "")),
    **dict.fromkeys(("hu", "lt", "lv", "et"), _Custom(",", "")),
}
_EITHER = _Custom(".,", "")
"""Arabic, Spanish and Portuguese differ from country to country; of other languages nothing is known here."""

_CURRENCIES = (
    (
        *("£", "gbp", "pound sterling", "pounds sterling", "pound", "pounds", "notaichean"),
        *("funt szterling", "funty szterlingi", "funtów szterlingów", "funt", "funty", "funtów"),
        *("фунт стерлінгів", "фунти стерлінгів", "фунтів стерлінгів", "фунт", "фунти", "фунтів"),
        *("جنيه إسترليني", "جنيه استرليني", "جنيها إسترلينيا", "جنيه", "جنيها", "جنيهات", "باوند"),
    ),
    ("€", "eur", "euro", "euros", "євро", "يورو"),
    ("$", "usd", "dollar", "dollars", "dolar", "dolary", "dolarów", "долар", "долари", "доларів", "دولار", "دولارات"),
    ("zł", "pln", "złoty", "złote", "złotych"),
    ("₴", "uah", "грн", "гривня", "гривні", "гривень"),
    ("kr", "sek", "nok", "dkk"),
    ("chf", "fr"),
    ("kč", "czk"),
    ("₹", "inr"),
    ("¥", "jpy"),
)
_ABOUT_AFTER = (
    "approximately",
    "approx",
    "roughly",
    "more or less",
    "mniej więcej",
    "приблизно",
    "орієнтовно",
    "تقريبا",
)
_ABOUT_BEFORE = (
    *("about", "around", "circa", "ca", "c", "~", "≈", "około", "ok", "mu thimcheall", "timcheall air", "mu"),
    *("близько", "біля", "حوالي", "حوالى", "نحو", "قرابة", "ما يقارب"),
    *_ABOUT_AFTER,
)
_TIMES = {
    **dict.fromkeys(("k", "thousand", "tys", "tysiąc", "tysiące", "tysięcy"), 1_000),
    **dict.fromkeys(("тис", "тисяча", "тисячі", "тисяч", "mìle", "ألف", "الف", "آلاف", "الاف"), 1_000),
    **dict.fromkeys(
        ("million", "mln", "milion", "miliony", "milionów", "млн", "мільйон", "millean", "مليون"), 1_000_000
    ),
}

_LONGEST = 80
"""No number is longer: a longer answer is words, and is not searched for figures."""
_PRECISE = 15
"""Figures that a JSON number (IEEE 754) surely keeps."""

_PARTS = re.compile(r"(?P<before>\D*?)(?P<sign>[-+]?)(?P<figures>[.,٫]?\d(?:[\d .,'٫٬]*\d)?)[.,]?(?P<after>\D*)")
_SIGN_FIRST = re.compile(r"(?P<sign>[-+])(?P<rest>[^\s\d]\D*)")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s.]")


def read_number(text: str, number: Number, languages: Sequence[str]) -> Reading:
    """The JSON number in ``text``: whole ones as int. Bounds and decimals of the question are checked.

    Left out, with a note, are words such as "about"; "5k" and "5 thousand" are 5000, with a note. The question's unit
    and a currency sign are left out, but another currency than the unit's is invalid. Ranges, sums, "over 50", number
    words, fractions and powers are invalid: they are not one number.
    """
    units = tuple(words for _, words in number.unit.by_language) if number.unit else ()
    parts = _PARTS.fullmatch(_without_units(plain_figures(text), units)) if len(text) <= _LONGEST else None
    if parts is None:
        return invalid(NOT_A_NUMBER.at("", raw=quoted(text)))
    around = _around(parts, units)
    if around.currency and not _is_of(around.currency, units):
        return invalid(OTHER_UNIT.at("", raw=quoted(text), unit=units[0]))
    values = _possible(parts["figures"], languages, number.decimals or 0)
    if around.is_more or not values:
        return invalid(NOT_A_NUMBER.at("", raw=quoted(text)))
    if len(values) > 1:
        one, other = (_json(value * around.times) for value in values)
        return invalid(AMBIGUOUS_NUMBER.at("", raw=quoted(text), one=one, other=other))
    return _checked(values[0] * around.times, text, number, around.is_about or abs(around.times) > 1)


def _checked(value: Decimal, text: str, number: Number, is_worth_a_note: bool) -> Reading:
    if len(value.normalize().as_tuple().digits) > _PRECISE:
        return invalid(NOT_A_NUMBER.at("", raw=quoted(text)))
    if problems := (*_outside(value, number.min, number.max), *_decimals(value, number.decimals)):
        return invalid(*problems)
    made = _json(value)
    return answered(made, *([NUMBER_READ_AS.at("", raw=quoted(text), value=made)] if is_worth_a_note else []))


def _json(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _outside(value: Decimal, least: float | None, most: float | None) -> Iterable[Problem]:
    is_small = least is not None and value < Decimal(str(least))
    is_large = most is not None and value > Decimal(str(most))
    if not (is_small or is_large):
        return ()
    if least is not None and most is not None:
        return (NUMBER_OUTSIDE.at("", value=_json(value), least=least, most=most),)
    message = NUMBER_TOO_SMALL if is_small else NUMBER_TOO_LARGE
    return (message.at("", value=_json(value), least=least, most=most),)


def _decimals(value: Decimal, decimals: int | None) -> Iterable[Problem]:
    """Zeros at the end are no decimals: "5.00" is whole."""
    if decimals is None or value == round(value, decimals):
        return ()
    return (TOO_MANY_DECIMALS.at("", value=_json(value), decimals=decimals),)


# --- figures and marks ----------------------------------------------------------------------------------------------


def _shape(group: str, point: str) -> re.Pattern[str]:
    mark = re.escape(group)
    grouped = rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+" if group else r"\d*" if point else r"\d+"
    # lakh and crore: 12,34,567
    whole = rf"{grouped}|[1-9]\d?(?:,\d\d)+,\d{{3}}" if group == "," else grouped
    return re.compile(rf"(?P<whole>{whole})" + (rf"{re.escape(point)}(?P<part>\d+)" if point else ""))


_SHAPES = tuple(
    (point, _shape(group, point))
    for group, point in product(("", " ", "'", "٬", ".", ","), ("", ".", ",", "٫"))
    if not group or group != point
)


_TWO_WAYS = re.compile(r"(?P<whole>[1-9]\d{0,2})(?P<mark>[.,])(?P<part>\d{3})")


def _possible(figures: str, languages: Sequence[str], places: int) -> tuple[Decimal, ...]:
    """What the figures can mean: one number, none, or two between which nothing decides."""
    customs = [_CUSTOMS.get(language.lower().split("-")[0], _EITHER) for language in languages] or [_EITHER]
    if two_ways := _TWO_WAYS.fullmatch(figures):
        return _thousands_or_decimals(two_ways, customs, places)
    for point, shape in _SHAPES:
        if read := shape.fullmatch(figures):
            is_slip = bool(point) and _is_slip(figures, point, read["part"], customs)
            return () if is_slip else (_decimal(read["whole"], read["part"] if point else ""),)
    return ()


def _thousands_or_decimals(read: re.Match[str], customs: Sequence[_Custom], places: int) -> tuple[Decimal, ...]:
    whole, mark, part = read["whole"], read["mark"], read["part"]
    thousands, decimals = _decimal(whole + part, ""), _decimal(whole, part)
    if all(custom.group == mark for custom in customs):
        return (thousands,)
    if places >= 3 and all(mark in custom.points for custom in customs):
        return (decimals,)
    return (decimals, thousands)


def _decimal(whole: str, part: str) -> Decimal:
    return Decimal("".join(filter(str.isdigit, whole)) or "0") + Decimal(f"0.{part or 0}")


def _is_slip(figures: str, point: str, part: str, customs: Sequence[_Custom]) -> bool:
    """Whether a foreign decimal mark is more likely a thousands mark with a figure too many: "12,3456" in English."""
    is_own = point == "٫" or any(point in custom.points for custom in customs)
    is_alone = figures.replace(point, "", 1).isdigit() and not figures.startswith("0")
    return not is_own and is_alone and len(part) > 2


# --- words around them ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words around the figures say. ``times`` is negative after a minus; ``is_more``: words are left over."""

    is_about: bool
    times: int
    currency: tuple[str, ...]
    is_more: bool


def _around(parts: re.Match[str], units: Sequence[str]) -> _Around:
    sign, before = _sign(parts["sign"], parts["before"])
    before, is_about = _without(_words(before), _ABOUT_BEFORE)
    after, is_about_too = _without(_words(parts["after"]), _ABOUT_AFTER)
    after, times = _times(after, units)
    rest, currency = _without_currency(f"{before} {after}".strip())
    return _Around(is_about or is_about_too, -times if sign == "-" else times, currency, bool(rest))


def _words(text: str) -> str:
    """Words and signs, a space between them; without vowel marks (Mn), which Arabic may or may not have."""
    bare = "".join(character for character in text if unicodedata.category(character) != "Mn")
    return " ".join(_WORD.findall(bare.casefold()))


def _sign(sign: str, before: str) -> tuple[str, str]:
    """A sign stands at the figures, or at the currency before them ("-£5"); apart from them it may be a dash."""
    at_currency = _SIGN_FIRST.fullmatch(before.strip())
    return (at_currency["sign"], at_currency["rest"]) if at_currency and not sign else (sign, before)


def _without_units(text: str, units: Iterable[str]) -> str:
    """The text without the first unit that stands in it, whatever its case; "hour" and "hours" are the same unit."""
    for unit in sorted(units, key=len, reverse=True):
        if found := _unit_pattern(unit).search(text):
            before, after = text[: found.start()], text[found.end() :]
            return f"{before}{'' if before.endswith(('-', '+')) else ' '}{after}".strip()
    return text


def _unit_pattern(unit: str) -> re.Pattern[str]:
    """Not within a word: the unit "m" is not in "maybe 5"."""
    stem, plural = (re.escape(unit.removesuffix("s")), "s?") if len(unit) > 2 else (re.escape(unit), "")
    return re.compile(rf"(?<![^\W\d_]){stem}{plural}\.?(?![^\W\d_])", re.IGNORECASE)


def _without(words: str, phrases: Iterable[str]) -> tuple[str, bool]:
    """The words without the first of ``phrases`` among them, and whether there was one."""
    for phrase in phrases:
        rest = f" {words} ".replace(f" {phrase} ", " ", 1).strip()
        if rest != words:
            return rest, True
    return words, False


def _times(words: str, units: Iterable[str]) -> tuple[str, int]:
    """What "k" and "thousand" multiply by. Where the unit begins with a k, "5k" may be 5 km: then it stays a word."""
    for word, times in _TIMES.items():
        rest, has_word = _without(words, (word,))
        if has_word and not (word == "k" and any(unit.casefold().startswith("k") for unit in units)):
            return rest, times
    return words, 1


def _without_currency(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without a currency, and every way to write it."""
    for currency in _CURRENCIES:
        rest, is_there = _without(words, currency)
        if is_there:
            return rest, currency
    return words, ()


def _is_of(currency: Iterable[str], units: Sequence[str]) -> bool:
    """Whether the currency is that of the unit. Where the question has no unit, every currency will do."""
    words = {word for unit in units for word in _WORD.findall(unit.casefold())}
    return not units or not words.isdisjoint(currency)
