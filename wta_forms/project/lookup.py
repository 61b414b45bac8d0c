"""What is kept of everything that came back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from wta_forms.answers import Recipient, Response, response_from_json
from wta_forms.project.persons import Mark
from wta_forms.project.returned import NEEDING, NUMBER, Arrival, Came, Outcome, Piece, Taken
from wta_forms.project.store import Rows


def is_known(store: Rows, place: str, sha256: str = "") -> bool:
    """Whether this was taken in from that place already; without ``sha256``, whether anything was."""
    return bool(store.rows("SELECT 1 FROM arrivals WHERE place = ? AND ? IN ('', sha256)", place, sha256))


# --- looking up -------------------------------------------------------------------------------------------------------


def same_arrival(store: Rows, fingerprint: str) -> Arrival | None:
    """What came before and says the same."""
    sql = "SELECT * FROM arrivals WHERE fingerprint = ? AND outcome <> 'duplicate'"
    return next((_arrival(row) for row in store.rows(sql, fingerprint)), None)


def same_files(store: Rows, sha256: str) -> tuple[Piece, ...]:
    """Pieces that are the very same file, oldest first."""
    return tuple(_piece(row) for row in store.rows("SELECT * FROM pieces WHERE sha256 = ? ORDER BY id", sha256))


def is_named(store: Rows, sha256: str) -> bool:
    """Whether anything that is kept is this original, or a mail of ours."""
    sql = (
        "SELECT 1 FROM arrivals WHERE sha256 = ? AND is_kept UNION ALL SELECT 1 FROM pieces WHERE sha256 = ?"
        " UNION ALL SELECT 1 FROM outbox WHERE sha256 = ? LIMIT 1"
    )
    return bool(store.rows(sql, sha256, sha256, sha256))


def arrivals(store: Rows) -> tuple[Arrival, ...]:
    """Everything that came, in the order in which it was taken in."""
    return tuple(map(_arrival, store.rows("SELECT * FROM arrivals ORDER BY id")))


def arrival_of(store: Rows, response: int) -> Arrival:
    """Raises LookupError for a number that no response has."""
    sql = (
        "SELECT arrivals.* FROM arrivals JOIN pieces ON pieces.arrival = arrivals.id"
        " JOIN responses ON responses.piece = pieces.id WHERE responses.id = ?"
    )
    for row in store.rows(sql, response):
        return _arrival(row)
    raise LookupError(response)


def pieces_of(store: Rows, arrival: int) -> tuple[Piece, ...]:
    return tuple(_piece(row) for row in store.rows("SELECT * FROM pieces WHERE arrival = ? ORDER BY part", arrival))


def piece_of(store: Rows, response: int) -> Piece:
    """Raises LookupError for a number that no response has."""
    sql = "SELECT pieces.* FROM pieces JOIN responses ON responses.piece = pieces.id WHERE responses.id = ?"
    for row in store.rows(sql, response):
        return _piece(row)
    raise LookupError(response)


def every_piece(store: Rows) -> tuple[Piece, ...]:
    return tuple(map(_piece, store.rows("SELECT * FROM pieces ORDER BY id")))


def taken_of(store: Rows, piece: int) -> tuple[Taken, ...]:
    return _taken(store.rows("SELECT * FROM responses WHERE piece = ? ORDER BY first_page, id", piece))


def taken(store: Rows, response: int) -> Taken:
    """Raises LookupError for a number that no response has."""
    for each in _taken(store.rows("SELECT * FROM responses WHERE id = ?", response)):
        return each
    raise LookupError(response)


def taken_by(store: Rows, person: str, form: str = "") -> tuple[Taken, ...]:
    """What is somebody's, oldest first as it was received; all forms, or one."""
    sql = "SELECT * FROM responses WHERE person = ? AND ? IN ('', form) ORDER BY received, id"
    return _taken(store.rows(sql, person, form))


def every_taken(store: Rows) -> tuple[Taken, ...]:
    """Everything that was said, oldest first as it was received."""
    return _taken(store.rows("SELECT * FROM responses ORDER BY received, id"))


def waiting(store: Rows) -> tuple[Taken, ...]:
    """What needs a person, in the order in which it was taken in."""
    return _taken(store.rows("SELECT * FROM responses WHERE outcome IN (?, ?) ORDER BY id", *NEEDING))


def pictures_of(store: Rows, response: int) -> dict[str, bytes]:
    """Pieces of its pages (PNG), by field."""
    rows = store.rows("SELECT field, png FROM pictures WHERE response = ?", response)
    return {row["field"]: row["png"] for row in rows}


def counting(store: Rows, names: Mapping[str, str]) -> tuple[Response, ...]:
    """Every response that counts, for a plan: taken in, and not withdrawn. ``names`` are people's, by their ids.

    Whose they are is settled, whatever name is typed in them; those of nobody in particular are as they came.
    """
    sql = (
        "SELECT * FROM responses WHERE outcome = 'accepted' AND reading <> '' AND NOT EXISTS (SELECT 1 FROM marks"
        " WHERE marks.person = responses.person AND marks.form IN ('', responses.form) AND marks.mark = ?)"
        " ORDER BY received, sha256, first_page"
    )
    return tuple(_owned(each, names) for each in _taken(store.rows(sql, Mark.WITHDREW)))


def _owned(taken: Taken, names: Mapping[str, str]) -> Response:
    response = taken.response
    assert response is not None, "it has a reading"
    stamped = response.recipient
    if taken.person:
        stamp_name = stamped.name if stamped and stamped.id == taken.person else taken.person
        recipient = Recipient(taken.person, names.get(taken.person) or stamp_name)
        return replace(response, recipient=recipient, is_settled=True, received=taken.received)
    nobody = None if taken.is_settled else stamped
    return replace(response, recipient=nobody, is_settled=taken.is_settled, received=taken.received)


def _arrival(row: sqlite3.Row) -> Arrival:
    columns: dict[str, Any] = dict(row)
    return Arrival(
        **columns
        | {
            "kind": Came(columns["kind"]),
            "outcome": Outcome(columns["outcome"]),
            "is_kept": bool(columns["is_kept"]),
            "refers_to": tuple(json.loads(columns["refers_to"])),
            "bounce": tuple(json.loads(columns["bounce"])),
        }
    )


def _piece(row: sqlite3.Row) -> Piece:
    columns: dict[str, Any] = dict(row)
    del columns["arrival"]
    return Piece(**columns)


def _taken(rows: Iterable[sqlite3.Row]) -> tuple[Taken, ...]:
    return tuple(
        Taken(
            outcome=Outcome(row["outcome"]),
            sha256=row["sha256"],
            why=row["why"],
            hint=row["hint"].replace(NUMBER, str(row["id"])),
            person=row["person"],
            is_settled=bool(row["is_settled"]),
            received=row["received"],
            reader=row["reader"],
            response=response_from_json(json.loads(row["reading"])) if row["reading"] else None,
            id=row["id"],
        )
        for row in rows
    )
