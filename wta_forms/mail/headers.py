"""What the head of a message says. It is read by hand and not by :mod:`email`'s parsers of headers, which recurse: a
line of 3,000 brackets would end them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from wta_forms.mail.words import decoded, one_line

_MOST_CHARACTERS = 20_000
_ID = re.compile(r"<[^<>\s]{1,900}>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_IN_BRACKETS = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
_BARE = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+")
_COMMENT = re.compile(r"\(([^()]*)\)")


def raw(message: Message, name: str) -> Iterator[str]:
    """Every line of that name, unfolded, in its order."""
    for each, value in message.raw_items():
        if each.lower() == name.lower():
            yield _unfolded(str(value))


def text(message: Message, name: str) -> str:
    """The first line of that name, with encoded words (RFC 2047) decoded, or ""."""
    return next((words(value) for value in raw(message, name)), "")


def _unfolded(value: str) -> str:
    """On one line; bytes that are not ASCII, which no header should have and many do, as UTF-8 or Windows-1252."""
    flat = re.sub(r"\r?\n[ \t]*", " ", value).strip()
    whole = decoded(flat.encode("utf-8", "surrogateescape"), "utf-8")
    return whole if len(whole) <= _MOST_CHARACTERS else whole[:_MOST_CHARACTERS] + "…"


def words(value: str) -> str:
    try:
        parts = decode_header(value)
    except (MessageError, ValueError):
        return one_line(value)
    said = (part if isinstance(part, str) else decoded(part, charset or "utf-8") for part, charset in parts)
    return one_line("".join(said))


def address(value: str) -> tuple[str, str]:
    """The first mailbox of a line such as From: its address, and the name beside it; "" for what is not there."""
    free = _QUOTED.sub(lambda match: "_" * len(match[0]), value)  # a name may have brackets in it
    inside = _IN_BRACKETS.search(free)
    found = inside or _BARE.search(free)
    if found is None:
        return "", words(value)
    comment = _COMMENT.search(free)
    beside = value[: inside.start()] if inside else comment[1] if comment else ""
    name = words(re.sub(r"\\(.)", r"\1", _QUOTED.sub(r"\1", beside)).strip(" ,"))
    return _with_small_domain(one_line(found[1] if inside else found[0])), name


def _with_small_domain(written: str) -> str:
    local, _, domain = written.rpartition("@")
    return f"{local}@{domain.lower()}"


def ids(value: str) -> tuple[str, ...]:
    """The message ids of a line, with their angle brackets."""
    return tuple(dict.fromkeys(_ID.findall(value)))


def utc(value: str) -> str:
    """A date of RFC 5322 as ISO 8601 in UTC to the second; "" for what is none. Without a zone it is taken for UTC."""
    try:
        when = parsedate_to_datetime(value)
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if aware.year >= 1970 else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def sent(message: Message) -> str:
    return next((utc(value) for value in raw(message, "Date")), "")


def received(message: Message) -> str:
    """What the last server that had it said: each puts its line on top (RFC 5321, 4.4)."""
    stamped = (utc(value.rpartition(";")[2].strip()) for value in raw(message, "Received"))
    return next(stamped, "") or sent(message)


def datetime_in_utc(when: datetime) -> str:
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
