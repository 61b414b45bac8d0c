"""Removing somebody for good: what is theirs of everything that is kept, and what of others' has to stay.

One change takes out every row and writes down which originals are to go; these are deleted when it is committed. So
whatever stops us, there is either all of it or the list of what is still to be deleted (:func:`finish`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wta_forms.project.audit import note
from wta_forms.project.lookup import arrivals, is_named, pieces_of, taken_of
from wta_forms.project.outgoing import Outgoing, forget_outgoing, outgoing
from wta_forms.project.persons import forget
from wta_forms.project.returned import NEEDING, Arrival, Came, Outcome, Piece, Taken
from wta_forms.project.store import Change, Rows, Store


@dataclass(frozen=True)
class Leaver:
    """Who is removed. ``names`` are all that they go by, ``addresses`` those that nobody else has, in small letters."""

    id: str
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return next(iter(self.names), self.id)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Finds their names and addresses, as whole words, whatever their case."""
        words = sorted({*self.names, *self.addresses} - {""}, key=len, reverse=True) or ["\0"]
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)

    def scrubbed(self, text: str) -> str:
        return self.named.sub("somebody", text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A response, and the place that it was found at."""

    taken: Taken
    arrival: Arrival
    piece: Piece


@dataclass(frozen=True, slots=True)
class Belongings:
    """Everything that is theirs. ``arrivals`` are theirs as a whole, ``mixed`` ones hold answers of others, too;
    ``pieces`` are theirs of both. ``shared_files`` are forms in one file with forms of others.

    ``undecided`` may be theirs or somebody else's. ``made_out`` are others' answers on a copy that was made for them.
    """

    arrivals: tuple[Arrival, ...] = ()
    mixed: tuple[Arrival, ...] = ()
    pieces: tuple[Piece, ...] = ()
    shared_files: tuple[Placed, ...] = ()
    responses: tuple[Taken, ...] = ()
    undecided: tuple[Placed, ...] = ()
    made_out: tuple[Placed, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()

    @property
    def answered(self) -> tuple[Taken, ...]:
        """Forms with answers that were taken in."""
        return tuple(each for each in self.responses if each.response and each.outcome is Outcome.ACCEPTED)

    @property
    def originals(self) -> frozenset[str]:
        """By SHA-256: of what came, and of mails to them. One that also is another's is not deleted."""
        return frozenset((self.came | {each.sha256 for each in self.outgoing}) - {""})

    @property
    def came(self) -> frozenset[str]:
        """The same, of what came alone."""
        arrived = {each.sha256 for each in (*self.arrivals, *self.mixed)}
        return frozenset(arrived | {each.sha256 for each in self.pieces})

    @property
    def is_empty(self) -> bool:
        return not (self.arrivals or self.pieces or self.responses or self.outgoing)


# --- what is whose ----------------------------------------------------------------------------------------------------


def belongings(store: Rows, who: Leaver) -> Belongings:
    found = _Found(who)
    every = arrivals(store)
    for arrival in every:
        found.look_at(arrival, [(piece, taken_of(store, piece.id)) for piece in pieces_of(store, arrival.id)])
    known = {each.fingerprint for each in found.arrivals}
    again = [each for each in every if each.outcome is Outcome.DUPLICATE and each.fingerprint in known]
    return Belongings(
        arrivals=tuple(dict.fromkeys([*found.arrivals, *again])),
        mixed=tuple(found.mixed),
        pieces=tuple(found.pieces),
        shared_files=tuple(found.shared_files),
        responses=tuple(found.responses),
        undecided=tuple(found.undecided),
        made_out=tuple(found.made_out),
        outgoing=outgoing(store, person=who.id),
    )


@dataclass(slots=True)
class _Found:
    who: Leaver
    arrivals: list[Arrival] = field(default_factory=list)
    mixed: list[Arrival] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    shared_files: list[Placed] = field(default_factory=list)
    responses: list[Taken] = field(default_factory=list)
    undecided: list[Placed] = field(default_factory=list)
    made_out: list[Placed] = field(default_factory=list)

    def look_at(self, arrival: Arrival, held: Sequence[tuple[Piece, tuple[Taken, ...]]]) -> None:
        theirs = [piece for piece, taken in held if self._is_theirs(piece, taken)]
        of_others = [piece for piece, taken in held if piece not in theirs and any(map(_counts, taken))]
        for piece, taken in held:
            self._responses(arrival, piece, taken)
        if theirs and not of_others:
            self.arrivals.append(arrival)
            self.pieces += [piece for piece, _ in held]
        elif theirs:
            self.mixed.append(arrival)
            self.pieces += theirs
        elif not held and arrival.person == self.who.id:
            self.arrivals.append(arrival)

    def _is_theirs(self, piece: Piece, taken: Sequence[Taken]) -> bool:
        """Pictures that are further pages of a form have no response of their own."""
        return all(map(self._owns, taken)) if taken else piece.person == self.who.id

    def _responses(self, arrival: Arrival, piece: Piece, taken: Sequence[Taken]) -> None:
        own = [each for each in taken if self._owns(each)]
        self.responses += own
        if own and len(own) < len(taken):
            self.shared_files += [Placed(each, arrival, piece) for each in own]
        for each in taken:
            placed = Placed(each, arrival, piece)
            if each not in own and self._may_own(piece, each):
                self.undecided.append(placed)
            elif each not in own and _stamped(each) == self.who.id:
                self.made_out.append(placed)

    def _owns(self, taken: Taken) -> bool:
        """What has their stamp and is nobody's is theirs, once nobody has to say whose it is."""
        is_settled = taken.outcome not in (*NEEDING, Outcome.ACCEPTED)
        return taken.person == self.who.id or (not taken.person and is_settled and _stamped(taken) == self.who.id)

    def _may_own(self, piece: Piece, taken: Taken) -> bool:
        is_asked = not taken.person and taken.outcome in NEEDING and taken.response is not None
        return is_asked and self.who.id in (_stamped(taken), piece.person)


def _stamped(taken: Taken) -> str:
    recipient = taken.response.recipient if taken.response else None
    return recipient.id if recipient else ""


def _counts(taken: Taken) -> bool:
    """Whether it is an answer, or a question to a person: not words that only came along with a form."""
    is_said = taken.response is not None or taken.outcome in NEEDING or bool(taken.person)
    return is_said and taken.outcome is not Outcome.NOT_A_FORM


# --- taking it out ----------------------------------------------------------------------------------------------------


def remove(change: Change, who: Leaver, theirs: Belongings) -> None:
    """Every row that is theirs; of the rows that stay, their name and address. What is kept are salted hashes, so that
    the next harvest does not bring them back."""
    forget(change, sorted(_not_again(who, theirs)))
    for arrival in theirs.arrivals:
        _not_by_name(change, arrival.place)
        change.run("DELETE FROM arrivals WHERE id = ?", arrival.id)
    for piece in theirs.pieces:
        change.run("DELETE FROM pieces WHERE id = ?", piece.id)
    for each in theirs.responses:
        change.run("DELETE FROM responses WHERE id = ?", each.id)
    for arrival in theirs.mixed:
        if arrival.kind is Came.MAIL:  # the files of others in it are originals by themselves
            change.run("UPDATE arrivals SET is_kept = 0 WHERE id = ?", arrival.id)
    for table in ("marks", "addresses", "decided_on", "reported"):
        change.run(f"DELETE FROM {table} WHERE person = ?", who.id)
    forget_outgoing(change, who.id)
    _scrub_returned(change, who)
    _scrub_audit(change, who)
    for sha256 in sorted(theirs.originals | {""}):
        change.add("removals", sha256=sha256)
    note(change, f"somebody was removed for good; forms with answers: {len(theirs.answered)}")


def _not_again(who: Leaver, theirs: Belongings) -> set[str]:
    files = {each.sha256 for each in theirs.responses} - {each.taken.sha256 for each in theirs.shared_files}
    return {who.id, *who.addresses, *files, *theirs.came}


_REMOVED = "something of somebody who was removed for good"


def _not_by_name(change: Change, place: str) -> None:
    """Deeds about what came from there: a file is often called by whose it is."""
    change.run("UPDATE audit SET what = ?, person = '', before = '' WHERE instr(what, ?) = 1", _REMOVED, place)


_RETURNED = {
    "arrivals": ("why", "hint", "subject", "sender", "sender_name", "bounce"),
    "pieces": ("name", "sender", "sender_name"),
    "responses": ("why", "hint"),
}
"""What we have written about something, or what a message says in its head. Answers are others' own words, and stay."""


def _scrub_returned(change: Change, who: Leaver) -> None:
    for table in ("arrivals", "pieces"):
        change.run(f"UPDATE {table} SET person = '', sender = '', sender_name = '' WHERE person = ?", who.id)
    for table, columns in _RETURNED.items():
        for row in change.rows(f"SELECT id, {', '.join(columns)} FROM {table}"):
            for column in columns:
                if row[column] and who.named.search(row[column]):
                    change.run(f"UPDATE {table} SET {column} = ? WHERE id = ?", who.scrubbed(row[column]), row["id"])
    for row in change.rows("SELECT id, reading FROM responses WHERE reading <> ''"):
        reading = json.loads(row["reading"])
        if _without_recipient(reading, who.id):
            change.run("UPDATE responses SET reading = ? WHERE id = ?", _packed(reading), row["id"])


def _without_recipient(reading: Any, id: str) -> bool:
    """Whether it said that it was made for them."""
    if not isinstance(reading, dict) or (reading.get("recipient") or {}).get("id") != id:
        return False
    reading["recipient"] = None
    return True


def _scrub_audit(change: Change, who: Leaver) -> None:
    change.run("UPDATE audit SET what = ?, person = '', before = '' WHERE person = ?", _REMOVED, who.id)
    for row in change.rows("SELECT id, what, before FROM audit"):
        what, before = who.scrubbed(row["what"]), _scrubbed_before(row["before"], who)
        if (what, before) != (row["what"], row["before"]):
            change.run("UPDATE audit SET what = ?, before = ? WHERE id = ?", what, before, row["id"])


def _scrubbed_before(before: str, who: Leaver) -> str:
    """What stood there before is JSON, with answers in ``reading``: these are left as they are."""
    try:
        read = json.loads(before) if before else None
    except ValueError:
        return who.scrubbed(before)
    if not isinstance(read, dict):
        return who.scrubbed(before)
    reading = read.get("reading")
    rest = {key: who.scrubbed(value) if isinstance(value, str) else value for key, value in read.items()}
    rest["person"] = "" if read.get("person") == who.id else read.get("person", "")
    is_other = _without_recipient(reading, who.id) or {**rest, "reading": reading} != read
    return _packed({**rest, "reading": reading}) if is_other else before


def _packed(read: Any) -> str:
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


# --- and off the disk -------------------------------------------------------------------------------------------------


def is_unfinished(store: Rows) -> bool:
    """Whether something is still to be deleted of what was taken out."""
    return bool(store.rows("SELECT 1 FROM removals LIMIT 1"))


def finish(store: Store) -> None:
    """Delete the originals that were taken out, and pack the file anew; also what an earlier run has left to do."""
    for sha256 in _waiting(store):
        with store.change() as change:
            if not is_named(change, sha256):
                store.originals.remove(sha256)
            change.run("DELETE FROM removals WHERE sha256 = ?", sha256)
    if is_unfinished(store):
        store.pack()
        with store.change() as change:
            change.run("DELETE FROM removals")


def _waiting(store: Rows) -> Iterator[str]:
    rows: Iterable[Any] = store.rows("SELECT sha256 FROM removals WHERE sha256 <> '' ORDER BY sha256")
    yield from (row[0] for row in rows)
