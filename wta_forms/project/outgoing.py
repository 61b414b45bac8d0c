"""Every mail that is to go out, with what became of it: the rows of the outbox.

    queued ──→ sending ──→ sent
      ↑  │        ├──────→ failed
      │  └→ retry ┘ (and back to sending, when its time has come)
      └─ uncertain ←── sending, when the program or the line broke before the server had answered
    drafted ──→ sent, when a person says so

``sending`` is committed before the text of a mail goes to the server, so no mail can be there that is not known here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.store import Change, Rows, Store


class OutboxState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    DRAFTED = "drafted"


UNFINISHED = (OutboxState.QUEUED, OutboxState.RETRY, OutboxState.SENDING, OutboxState.UNCERTAIN)
"""What a run that sends may still do something about."""

FIRST, REMINDER, ASK = "first", "reminder", "ask"
"""What a mail is; reminders and questions are counted: ``reminder-2``."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One mail. ``wave`` says which of the mails about a form it is; of one form, round, person and wave there is one.

    ``message_id`` never changes, ``sha256`` is that of the whole message, which is an original of the store. ``at`` is
    when it came into its state, ``retry_at`` from when on it is tried again; ``why`` is what the server said.
    """

    form: str
    round: int
    person: str
    wave: str
    message_id: str
    address: str
    sha256: str
    state: OutboxState = OutboxState.QUEUED
    attempts: int = 0
    at: str = ""
    retry_at: str = ""
    why: str = ""
    id: int = 0


# --- writing ----------------------------------------------------------------------------------------------------------


def queue(change: Change, mail: Outgoing) -> int | None:
    """Its id; None when that mail is there already, whatever became of it."""
    return change.add(
        "outbox",
        form=mail.form,
        round=mail.round,
        person=mail.person,
        wave=mail.wave,
        message_id=mail.message_id,
        address=mail.address,
        sha256=mail.sha256,
        state=mail.state,
        attempts=0,
        at=change.at,
        retry_at="",
        why="",
    )


def queue_again(change: Change, mail: Outgoing) -> bool:
    """The same mail to another address, or written anew, because it did not arrive. Whether it was there, and is not
    being sent."""
    return bool(
        change.run(
            "UPDATE outbox SET state = ?, address = ?, sha256 = ?, attempts = 0, at = ?, retry_at = '', why = ''"
            " WHERE form = ? AND round = ? AND person = ? AND wave = ? AND state <> 'sending'",
            *(mail.state, mail.address, mail.sha256, change.at, mail.form, mail.round, mail.person, mail.wave),
        )
    )


def begin(change: Change, id: int) -> bool:
    """From waiting to sending. False when it is not waiting any more: somebody else has it."""
    return bool(
        change.run(
            "UPDATE outbox SET state = 'sending', at = ?, retry_at = '', why = ''"
            " WHERE id = ? AND state IN ('queued', 'retry')",
            change.at,
            id,
        )
    )


def settle(change: Change, id: int, state: OutboxState, *, why: str = "", retry_at: str = "") -> None:
    """What became of an attempt."""
    change.run(
        "UPDATE outbox SET state = ?, attempts = attempts + 1, at = ?, retry_at = ?, why = ? WHERE id = ?",
        *(state, change.at, retry_at, why, id),
    )


def sweep(change: Change) -> int:
    """How many were being sent when somebody was killed: nobody knows what became of them. Only for whoever holds
    :func:`sole_sender`."""
    return change.run("UPDATE outbox SET state = 'uncertain', at = ? WHERE state = 'sending'", change.at)


def send_uncertain_again(change: Change) -> int:
    """How many are to be sent once more, though they may have arrived."""
    return change.run("UPDATE outbox SET state = 'queued', at = ? WHERE state = 'uncertain'", change.at)


def noted(change: Change, id: int, state: OutboxState) -> None:
    """What somebody says who has sent it by hand, or has looked whether it was sent. The program has done nothing about
    it, so this is no attempt."""
    change.run("UPDATE outbox SET state = ?, at = ? WHERE id = ?", state, change.at, id)


def answered(change: Change, ids: Iterable[str], person: str = "", form: str = "", round: int = 1) -> int:
    """How many are known to have arrived, as somebody answers them: messages with these ids, and the first mail with
    the form that came back. It was a draft, or nobody knew."""
    sent = "UPDATE outbox SET state = 'sent', at = ? WHERE state IN ('drafted', 'uncertain') AND "
    by_id = sum(change.run(f"{sent} message_id = ?", change.at, id) for id in ids)
    if not person:
        return by_id
    by_form = f"{sent} person = ? AND form = ? AND round = ? AND wave = ?"
    return by_id + change.run(by_form, change.at, person, form, round, FIRST)


def forget_outgoing(change: Change, person: str) -> tuple[str, ...]:
    """Take out every row of a person; the SHA-256 of their messages, which are to be removed after it."""
    found = tuple(row[0] for row in change.rows("SELECT sha256 FROM outbox WHERE person = ?", person))
    change.run("DELETE FROM outbox WHERE person = ?", person)
    return found


# --- looking up -------------------------------------------------------------------------------------------------------


def outgoing(
    store: Rows, *, form: str = "", person: str = "", state: OutboxState | None = None
) -> tuple[Outgoing, ...]:
    """In the order in which they were queued."""
    sql = "SELECT * FROM outbox WHERE ? IN ('', form) AND ? IN ('', person) AND ? IN ('', state) ORDER BY id"
    return tuple(map(_outgoing, store.rows(sql, form, person, state or "")))


def due(store: Rows, now: str) -> tuple[Outgoing, ...]:
    """What is to be sent now."""
    sql = "SELECT * FROM outbox WHERE state = 'queued' OR (state = 'retry' AND retry_at <= ?) ORDER BY id"
    return tuple(map(_outgoing, store.rows(sql, now)))


def with_message_ids(store: Rows, ids: tuple[str, ...]) -> tuple[Outgoing, ...]:
    """Which of our mails a message refers to."""
    found = (row for id in ids for row in store.rows("SELECT * FROM outbox WHERE message_id = ?", id))
    return tuple(map(_outgoing, found))


def _outgoing(row: sqlite3.Row) -> Outgoing:
    columns = dict(row)
    return Outgoing(**columns | {"state": OutboxState(columns["state"])})


# --- one at a time ----------------------------------------------------------------------------------------------------


@contextmanager
def sole_sender(store: Store) -> Iterator[None]:
    """While this is held nobody else sends from this project, on whatever computer; it ends with the process, however
    that ends. Raises WtaFormsError when somebody else holds it.

    It is a transaction in a SQLite file of its own: file systems of every kind have locks that SQLite knows how to use.
    """
    path = store.home / "sending.lock"
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise WtaFormsError(errors.OUTBOX_IN_USE.at(str(store.project))) from error
        yield
