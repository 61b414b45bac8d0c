"""One box, one value: text, number, date, list, tick; the same for a question and for a cell of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import assert_never

from wta_forms.errors import NOT_A_PHONE, NOT_AN_EMAIL, PATTERN_UNMET, TOO_LONG, Problem
from wta_forms.extract.fields.match import Returned
from wta_forms.extract.meaning.choices import read_list, read_point
from wta_forms.extract.meaning.dates import read_date
from wta_forms.extract.meaning.numbers import read_number
from wta_forms.extract.meaning.reading import BLANK, Reading, answered, conflict, invalid
from wta_forms.extract.quote import quoted
from wta_forms.spec.form import (
    Cell,
    Consent,
    Date,
    Email,
    Number,
    Paragraph,
    Phone,
    Scale,
    SelectOne,
    Signature,
    Text,
    Tick,
)

_LONGEST_FOR_PATTERN = 1_000
"""A longer text meets no pattern: an author's careless pattern must not be run on whatever a stranger sends."""

_ADDRESS = re.compile(r"[^\s@]@[^\s@]*[^\s@.]\.[^\s@.]")
"""The least there is to an address, x@y.z, wherever it stands: what is right beyond that only sending can tell."""

_FIGURES_OF_A_NUMBER = 3
"""No telephone number is shorter."""


def read_box(cell: Cell | Consent | Signature, box: Returned, languages: Sequence[str]) -> Reading:
    """What stands in the box, for its kind. ``languages`` are those of the copy, at least one."""
    if not box.texts:
        return BLANK
    if box.is_contradicted:
        return conflict(*box.contradiction())
    match cell:
        case Tick() | Consent():
            return answered(True)
        case Signature():
            return answered(box.texts[0])
        case Email():
            return read_email(box.texts[0])
        case Phone():
            return read_phone(box.texts[0])
        case Text() | Paragraph():
            return read_text(box.texts[0], cell, languages[0])
        case Number():
            return read_number(box.texts[0], cell, languages)
        case Date():
            return read_date(box.texts[0], cell, languages)
        case SelectOne():
            return read_list(box.texts[0], cell, box, languages)
        case Scale():
            return read_point(box.texts[0], cell, box, languages)
        case _:
            assert_never(cell)


def read_text(text: str, question: Text | Paragraph, language: str) -> Reading:
    """The words as they stand. A text that is too long is answered: nothing of it is cut."""
    if question.pattern is not None and not _meets(question.pattern, text):
        message = question.message.in_(language) if question.message else question.pattern
        return invalid(PATTERN_UNMET.at("", raw=quoted(text), message=message))
    return answered(text, *_too_long(text, question.max_chars))


def read_email(text: str) -> Reading:
    """All that was typed, where an address is somewhere in it. Full-width letters and signs will do (NFKC)."""
    has_address = _ADDRESS.search(unicodedata.normalize("NFKC", text)) is not None
    return answered(text) if has_address else invalid(NOT_AN_EMAIL.at("", raw=quoted(text)))


def read_phone(text: str) -> Reading:
    """All that was typed, where there are figures enough in it, of whatever script."""
    count = sum(character.isdecimal() for character in text)
    return answered(text) if count >= _FIGURES_OF_A_NUMBER else invalid(NOT_A_PHONE.at("", raw=quoted(text)))


def _meets(pattern: str, text: str) -> bool:
    """The pattern has to fit all of the text."""
    return len(text) <= _LONGEST_FOR_PATTERN and re.fullmatch(pattern, text) is not None


def _too_long(text: str, most: int | None) -> Iterator[Problem]:
    if most is not None and len(text) > most:
        yield TOO_LONG.at("", count=len(text), most=most)
