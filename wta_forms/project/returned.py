"""Everything that came back: what arrived, what it held, and what became of each piece.

An **arrival** is a message or a loose file, found at a place. It holds **pieces**: files, or words that are an answer
themselves. Each piece is one or more **responses**, a row also where nothing could be read. UNIQUE keys of the tables
do the deduplication, whoever else is taking in the same at the same moment. What is kept is asked for in
:mod:`wta_forms.project.lookup`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wta_forms.answers import Response, response_to_json
from wta_forms.errors import Problem
from wta_forms.project.store import Change, clean


class Outcome(StrEnum):
    """What became of something that came. Of several in one message the first of this list is the message's own."""

    NEEDS_PERSON = "needs_person"
    UNREADABLE = "unreadable"
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    NOT_A_FORM = "not_a_form"


NEEDING = (Outcome.NEEDS_PERSON, Outcome.UNREADABLE)
"""What a person has to look at."""

NUMBER = "{number}"
"""Stands in a hint for the number of the response, which is not known before it is kept."""


def strongest(outcomes: Iterable[Outcome]) -> Outcome:
    """``not_a_form`` where there is none."""
    order = list(Outcome)
    return min(outcomes, key=order.index, default=Outcome.NOT_A_FORM)


def outcome_of(held: Iterable[tuple[Outcome, bool]]) -> Outcome:
    """A message's, by those of all that it held, and whether each is a form. Words that came with a form are no matter
    of their own: with the same form again, "did you get it?" is the same again."""
    every = list(held)
    has_form = any(is_form for _, is_form in every)
    weighing = [outcome for outcome, is_form in every if is_form or not has_form or outcome is not Outcome.ACCEPTED]
    return strongest(weighing)


class Came(StrEnum):
    MAIL = "mail"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message or a loose file. ``place`` says where it was found: a path, or a mailbox with the number it has there.

    ``fingerprint`` is the same for what says the same, however it came; ``received`` is ISO 8601 in UTC, "" if unknown;
    ``person`` is the id of whose address it came from, "" if that is nobody's. ``bounce`` has the addresses that a
    message of ours did not reach. ``at`` is when it was taken in. Not ``is_kept``: a letter that is none of our
    business, of which nothing is here.
    """

    place: str
    sha256: str
    fingerprint: str
    kind: Came
    outcome: Outcome = Outcome.NOT_A_FORM
    why: str = ""
    hint: str = ""
    person: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    received: str = ""
    message_id: str = ""
    refers_to: tuple[str, ...] = ()
    bounce: tuple[str, ...] = ()
    at: str = ""
    is_kept: bool = True
    id: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of an arrival, or words that stood in the message itself (``words``; then no original has them alone).

    ``part`` counts from 0. Sender and ``received`` are those of the message it stood in, which may be one that was
    passed on.
    """

    part: int
    name: str
    sha256: str
    kind: str
    words: str = ""
    person: str = ""
    sender: str = ""
    sender_name: str = ""
    received: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece says, and what became of it. ``person`` is whose it is, "" where nobody knows or need know;
    ``is_settled``: a person has decided it. ``why`` and ``hint`` are a sentence and a way out.

    ``reader`` says which version of the program read it. ``response`` is None for what nothing can read: words, links.
    """

    outcome: Outcome
    sha256: str
    why: str = ""
    hint: str = ""
    person: str = ""
    is_settled: bool = False
    received: str = ""
    reader: str = ""
    response: Response | None = None
    id: int = 0

    @property
    def form(self) -> str:
        return self.response.form if self.response else ""

    @property
    def told(self) -> Problem:
        """Why somebody has to look at it."""
        return Problem("", self.why, self.hint)


# --- taking in --------------------------------------------------------------------------------------------------------


def add_arrival(change: Change, arrival: Arrival) -> int | None:
    """Its id; None when the very same is there from the very same place, or when its like is and it does not say that
    it is a duplicate."""
    return change.add(
        "arrivals",
        place=arrival.place,
        sha256=arrival.sha256,
        fingerprint=arrival.fingerprint,
        kind=arrival.kind,
        at=change.at,
        outcome=arrival.outcome,
        why=arrival.why,
        hint=arrival.hint,
        person=arrival.person,
        sender=arrival.sender,
        sender_name=arrival.sender_name,
        subject=arrival.subject,
        received=arrival.received,
        message_id=arrival.message_id,
        refers_to=json.dumps(arrival.refers_to),
        bounce=json.dumps(arrival.bounce),
        is_kept=arrival.is_kept,
    )


def add_piece(change: Change, arrival: int, piece: Piece) -> int:
    added = change.add(
        "pieces",
        arrival=arrival,
        part=piece.part,
        name=piece.name,
        sha256=piece.sha256,
        kind=piece.kind,
        words=piece.words,
        person=piece.person,
        sender=piece.sender,
        sender_name=piece.sender_name,
        received=piece.received,
    )
    assert added is not None, "an arrival is added once, with all its pieces"
    return added


def add_response(change: Change, piece: int, taken: Taken) -> int | None:
    """Its id; None when it is accepted, and so is the same form of the same file already."""
    said = taken.response
    added = change.add(
        "responses",
        piece=piece,
        sha256=taken.sha256,
        first_page=said.first_page if said else 1,
        outcome=taken.outcome,
        why=taken.why,
        hint=taken.hint,
        person=taken.person,
        is_settled=taken.is_settled,
        form=taken.form,
        round=said.round if said else 1,
        received=taken.received,
        reader=taken.reader,
        reading=reading_of(said) if said else "",
    )
    if said and added:
        add_pictures(change, added, said)
    return added


def add_pictures(change: Change, id: int, response: Response) -> None:
    for field, picture in response.pictures.items():
        change.add("pictures", response=id, field=field, png=picture)


def reading_of(response: Response) -> str:
    """As JSON, without its pictures, clean of what a store cannot keep."""
    return json.dumps(_cleaned(response_to_json(response)), ensure_ascii=False, separators=(",", ":"))


def _cleaned(read: Any) -> Any:
    """As JSON escapes NUL, it would pass the store's own door."""
    match read:
        case str():
            return clean(read)
        case Mapping():
            return {clean(key): _cleaned(value) for key, value in read.items()}
        case list() | tuple():
            return [_cleaned(value) for value in read]
        case _:
            return read
