"""What is known of people beyond people.csv, which we never write to: marks, addresses, and who must not come back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wta_forms.project.store import Change, Rows


class Mark(StrEnum):
    """Noted by hand of a person and a form (or all forms)."""

    SENT = "sent"
    DECLINED = "declined"
    WITHDREW = "withdrew"


def mark(change: Change, person: str, what: Mark, form: str = "") -> bool:
    """Whether that is new. ``form`` is "" for all of them."""
    return change.add("marks", person=person, form=form, mark=what, at=change.at) is not None


def unmark(change: Change, person: str, what: Mark, form: str = "") -> bool:
    """Whether it was marked so."""
    return change.run("DELETE FROM marks WHERE person = ? AND form = ? AND mark = ?", person, form, what) > 0


def marked(store: Rows, what: Mark) -> frozenset[tuple[str, str]]:
    """Pairs of a person and a form, "" for all forms."""
    return frozenset((row[0], row[1]) for row in store.rows("SELECT person, form FROM marks WHERE mark = ?", what))


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: ``form`` is "" for all forms, ``at`` when it was noted (ISO 8601 in UTC)."""

    person: str
    form: str
    mark: Mark
    at: str


def marks(store: Rows) -> tuple[Marked, ...]:
    """All of them, oldest first."""
    rows = store.rows("SELECT person, form, mark, at FROM marks ORDER BY at, rowid")
    return tuple(Marked(row["person"], row["form"], Mark(row["mark"]), row["at"]) for row in rows)


# --- addresses --------------------------------------------------------------------------------------------------------


def add_address(change: Change, address: str, person: str) -> None:
    """An address that turned out to be somebody's. It is compared in small letters."""
    change.add("addresses", address=address.lower(), person=person)


def remove_address(change: Change, address: str, person: str) -> None:
    """It is not theirs after all, or nobody knows."""
    change.run("DELETE FROM addresses WHERE address = ? AND person = ?", address.lower(), person)


def addresses(store: Rows) -> tuple[tuple[str, str], ...]:
    """Pairs of an address and a person."""
    return tuple((row[0], row[1]) for row in store.rows("SELECT address, person FROM addresses ORDER BY rowid"))


# --- who must not come back -------------------------------------------------------------------------------------------


def forget(change: Change, values: Iterable[str]) -> None:
    """Keep of these only that they must not be taken in again: ids, addresses, SHA-256 of files and messages.

    What is kept is salted and hashed slowly: who has the store can try whether a name they know is among them, and has
    to have that name first.
    """
    salt = _salt(change)
    for value in values:
        change.add("forgotten", digest=_digest(salt, value))


class Forgotten:
    """Tells whether something was removed for good. It asks the store once; open it anew for each harvest."""

    def __init__(self, store: Rows) -> None:
        self._digests = {row[0] for row in store.rows("SELECT digest FROM forgotten")}
        self._salt = next((row[0] for row in store.rows("SELECT salt FROM salt")), b"") if self._digests else b""

    def __contains__(self, value: str) -> bool:
        return bool(value) and bool(self._digests) and _digest(self._salt, value) in self._digests


# --- anonymous answers ------------------------------------------------------------------------------------------------


def see(change: Change, *what: str) -> None:
    """Note that something with an anonymous form in it was taken in: the place it lay at, its SHA-256, or both in one.

    Salted and hashed: who has the store alone cannot tell what it was.
    """
    change.add("seen", digest=_quick_digest(_salt(change), *what))


def is_seen(store: Rows, *what: str) -> bool:
    salt = next((row[0] for row in store.rows("SELECT salt FROM salt")), b"")
    return bool(salt) and bool(store.rows("SELECT 1 FROM seen WHERE digest = ?", _quick_digest(salt, *what)))


def _quick_digest(salt: bytes, *what: str) -> bytes:
    return hmac.new(salt, "\0".join(what).encode("utf-8", "replace"), hashlib.sha256).digest()


def _salt(change: Change) -> bytes:
    if not change.rows("SELECT salt FROM salt"):
        change.add("salt", salt=secrets.token_bytes(16))
    salt: bytes = change.rows("SELECT salt FROM salt")[0][0]
    return salt


def _digest(salt: bytes, value: str) -> bytes:
    """scrypt as RFC 7914 recommends for many short checks: 2 MiB, some milliseconds each."""
    return hashlib.scrypt(value.casefold().encode("utf-8", "replace"), salt=salt, n=2**11, r=8, p=1, dklen=32)
