"""The stamp says what a file is: it travels in a hidden field, so that a file's name and sender never matter.

The text of a stamp is compact JSON in ASCII with sorted keys. ``mac`` is HMAC-SHA-256 (RFC 2104, hexadecimal) over
the rest, made with the project's key; a stamp without one is unverified, which is not the same as forged.

What of it stands on each page as a code, for paper that comes back, is a :class:`PageMark`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import string
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, assert_never
from urllib.parse import unquote

from wta_forms.spec.asked import Choice
from wta_forms.spec.form import Form
from wta_forms.spec.kinds import (
    Appearance,
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    columns_of,
    offered,
)


class Verified(StrEnum):
    """What a signature says: made with this key; nothing, for there is no signature or no key; or made by others."""

    GENUINE = "genuine"
    UNVERIFIED = "unverified"
    FORGED = "forged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """``digest`` is that of the form's questions, ``blank`` that of the map; both SHA-256 in hexadecimal."""

    form: str
    version: int
    digest: str
    language: str
    variant: str = "standard"
    round: int = 1
    blank: str = ""
    recipient_id: str = ""
    recipient_name: str = ""
    mac: str = ""

    def to_text(self) -> str:
        return json.dumps({k: v for k, v in asdict(self).items() if v != ""}, sort_keys=True, separators=(",", ":"))

    def signed(self, key: bytes) -> Stamp:
        return replace(self, mac=self._mac(key))

    def verified(self, key: bytes | None) -> Verified:
        """Whether this key (None: there is none) made the signature. A form that was made before there was a key, or
        outside of its project, has no signature, and is not forged for that."""
        if not self.mac or key is None:
            return Verified.UNVERIFIED
        is_ours = hmac.compare_digest(self.mac.encode(), self._mac(key).encode())
        return Verified.GENUINE if is_ours else Verified.FORGED

    def is_forged(self, key: bytes) -> bool:
        """Whether the stamp has a signature that this key did not make."""
        return self.verified(key) is Verified.FORGED

    def file_id(self) -> bytes:
        """16 bytes for the trailer's /ID (ISO 32000-2, 14.4): half says which blank, half whose copy it is.

        Only for stamps made here: raises ValueError when ``blank`` is not hexadecimal.
        """
        return bytes.fromhex(self.blank[:16]) + hashlib.sha256(self.recipient_id.encode()).digest()[:8]

    def _mac(self, key: bytes) -> str:
        return hmac.new(key, replace(self, mac="").to_text().encode(), hashlib.sha256).hexdigest()


def stamp_from_text(text: str) -> Stamp | None:
    """None for anything that is not the text of a stamp. Words it does not know are passed over."""
    try:
        read = json.loads(text)
        known = {name: read[name] for name in Stamp.__dataclass_fields__ if name in read}
        stamp = Stamp(**known)
    except (ValueError, TypeError, RecursionError):  # the text comes out of anybody's file: "[[[[…"
        return None
    return stamp if all(_is_fit(name, value) for name, value in asdict(stamp).items()) else None


def _is_fit(name: str, value: object) -> bool:
    """Whether a value has its word's type; half a character (U+D800 to U+DFFF) could never be written down."""
    if name in {"version", "round"}:
        return type(value) is int
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


# --- what is printed as a code ----------------------------------------------------------------------------------------

_PAGE_MARK = "WTA1"
_AS_IT_IS = frozenset(string.ascii_lowercase + string.digits + "-+.")
_LONGEST_PERSON = 60
"""Characters; with more of them the code would have modules too small for a photograph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """What a page on paper says of itself. ``page`` counts from 1, ``blank`` are the first 16 figures of the blank's
    digest; ``person`` is empty but on copies to be filled in by hand, and compared with :meth:`is_of`."""

    form: str
    version: int
    language: str
    variant: str
    round: int
    blank: str
    page: int
    person: str = ""

    def to_text(self) -> str:
        """Only characters that a QR code packs closely (alphanumeric mode; ISO/IEC 18004, 7.3.4): capitals stand for
        small letters, and ``%`` with two figures for a byte of anything else."""
        parts = [self.form, self.version, self.language, self.variant, self.round, self.blank, self.page]
        return ":".join([_PAGE_MARK, *(_coded(str(part)) for part in [*parts, *filter(None, [self.person])])])

    def is_of(self, recipient_id: str) -> bool:
        return is_coded(self.person, recipient_id)


def page_mark(stamp: Stamp, page: int) -> PageMark:
    """What is printed on a page of the file that has this stamp. Only paper needs to say whose it is."""
    return PageMark(
        form=stamp.form,
        version=stamp.version,
        language=stamp.language,
        variant=stamp.variant,
        round=stamp.round,
        blank=stamp.blank[:16],
        page=page,
        person=_person(stamp.recipient_id) if stamp.variant == "by-hand" else "",
    )


def read_page_mark(text: str) -> PageMark | None:
    """None for anything that :meth:`PageMark.to_text` would not write: codes are on many things that people send."""
    try:
        parts = [unquote(part, errors="strict") for part in text.lower().split(":")]
        _, form, version, language, variant, round, blank, page, *person = parts
        read = PageMark(
            form=form,
            version=int(version),
            language=language,
            variant=variant,
            round=int(round),
            blank=blank,
            page=int(page),
            person="".join(person),
        )
        return read if read.to_text() == text else None
    except ValueError:  # too few parts, no number, or bytes that are no UTF-8
        return None


def is_coded(person: str, recipient_id: str) -> bool:
    """Whether what a code says of a person (:attr:`PageMark.person`) means this one."""
    return bool(person) and person == _person(recipient_id)


def _person(recipient_id: str) -> str:
    """The id, or behind a "$" a digest of one that is too long for a code."""
    if len(_coded(recipient_id)) <= _LONGEST_PERSON:
        return recipient_id
    return "$" + hashlib.sha256(recipient_id.encode()).hexdigest()[:16]


@lru_cache(maxsize=1024)
def _coded(text: str) -> str:
    return "".join(
        character.upper() if character in _AS_IT_IS else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in text
    )


def digest_of(form: Form) -> str:
    """SHA-256 over what an answer can mean: ids, kinds, keys, rows and columns. Wording is no part of it."""
    meaning = [form.id, form.version, [_meaning(question) for question in form.questions]]
    return hashlib.sha256(json.dumps(meaning, separators=(",", ":")).encode()).hexdigest()


def _meaning(question: Question) -> list[Any]:
    start = [type(question).__name__, question.id]
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return [*start, [str(key) for key, _ in offered(question)], *_look(question)]
        case Rank(choices=choices) | Points(choices=choices):
            return [*start, _keys(choices)]
        case Grid(rows=rows, is_many=is_many):
            return [*start, _keys(rows), [str(key) for key, _ in columns_of(question)], is_many]
        case Table():
            return [*start, _rows(question), [_meaning(column.cell) for column in question.columns]]
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Tick() | Consent():
            return start
        case _:
            assert_never(question)


def _rows(table: Table) -> int | list[str]:
    """How many, wherever they are printed, or their keys."""
    return table.rows + table.more_rows if isinstance(table.rows, int) else _keys(table.rows)


def _look(question: Question) -> list[str]:
    """Radio buttons and drop-downs have other fields than tick boxes."""
    look = question.appearance if isinstance(question, SelectOne) else Appearance.TICKS
    return [] if look is Appearance.TICKS else [look.value]


def _keys(choices: Iterable[Choice]) -> list[str]:
    return [str(choice.key) for choice in choices]
