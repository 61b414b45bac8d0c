"""What was taken in and is seen otherwise later: whose it is, and back, and what it says to a better reader."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wta_forms.answers import Response
from wta_forms.project.audit import note
from wta_forms.project.lookup import taken, taken_of
from wta_forms.project.persons import add_address, remove_address
from wta_forms.project.returned import Outcome, Taken, add_pictures, add_response, outcome_of, reading_of
from wta_forms.project.store import Change, Rows, Scalar


def settle(
    change: Change,
    response: int,
    person: str,
    outcome: Outcome,
    what: str,
    *,
    is_newest: bool = False,
    address: str = "",
) -> None:
    """Somebody has decided what becomes of a response, and whose it is ("" for nobody in particular); ``what`` is the
    sentence for the audit. ``is_newest``: it counts before what came until now, whenever it came itself. ``address`` is
    one that turns out to be that person's by it.

    Raises LookupError for a number that no response has.
    """
    before = taken(change, response)
    change.run(
        "UPDATE responses SET outcome = ?, person = ?, is_settled = 1, why = ?, hint = '' WHERE id = ?",
        *(outcome, person, what, response),
    )
    if is_newest:
        change.run("UPDATE responses SET received = ? WHERE id = ?", change.at, response)
    if address:
        add_address(change, address, person)
    note(change, what, person=person, before=_row(before, response=response, address=address))
    _weigh(change, response)


@dataclass(frozen=True, slots=True)
class Settled:
    """How a response was settled: ``before`` is what stood in its row, ``address`` what was learned by it."""

    now: Taken
    before: Mapping[str, Any]
    address: str


def settled(store: Rows, response: int) -> Settled | None:
    """None where nobody has settled it. Raises LookupError for a number that no response has."""
    now = taken(store, response)
    if not now.is_settled:
        return None
    sql = "SELECT before FROM audit WHERE what = ? AND before <> '' ORDER BY id DESC"
    for row in store.rows(sql, now.why):
        before = json.loads(row["before"])
        if before.get("response") == response:
            return Settled(now, before, before["address"])
    return None


def unsettle(change: Change, was: Settled, what: str) -> None:
    """It is asked about again, as before; what it says stays as it was read last. ``what`` is for the audit."""
    before = was.before
    change.run(
        "UPDATE responses SET outcome = ?, person = ?, is_settled = 0, why = ?, hint = ?, received = ? WHERE id = ?",
        *(before["outcome"], before["person"], before["why"], before["hint"], before["received"], was.now.id),
    )
    if was.address:
        remove_address(change, was.address, was.now.person)
    note(change, what, person=was.now.person, before=_row(was.now))
    _weigh(change, was.now.id)


def reread(change: Change, piece: int, found: Sequence[Taken], what: str) -> bool:
    """Put what a better reader says in place of what is kept; whether it says anything else. ``what`` is the sentence
    for the audit, where what was read before is kept.

    Whose it is stays as a person has settled it. A form that is not found any more is taken out.
    """
    before = {_page(each): each for each in taken_of(change, piece)}
    is_other = False
    for each in found:
        old = before.pop(_page(each), None)
        if old is None:
            is_other |= add_response(change, piece, each) is not None
        else:
            is_other |= _put_in_place(change, old, each, what)
    for gone in before.values():
        note(change, what, person=gone.person, before=_row(gone))
        change.run("DELETE FROM responses WHERE id = ?", gone.id)
        is_other = True
    for each in taken_of(change, piece)[:1]:
        _weigh(change, each.id)
    return is_other


def _put_in_place(change: Change, old: Taken, new: Taken, what: str) -> bool:
    if old.is_settled:
        new = replace(new, outcome=old.outcome, why=old.why, hint="", person=old.person)
    if old.outcome is Outcome.DUPLICATE:  # what it repeats is read anew itself
        new = replace(new, outcome=old.outcome, why=old.why, hint=old.hint)
    reading = reading_of(new.response) if new.response else ""
    change.run(
        "UPDATE responses SET outcome = ?, why = ?, hint = ?, person = ?, form = ?, reader = ?, reading = ?"
        " WHERE id = ?",
        *(new.outcome, new.why, new.hint, new.person, new.form, new.reader, reading, old.id),
    )
    if new.response:
        change.run("DELETE FROM pictures WHERE response = ?", old.id)
        add_pictures(change, old.id, new.response)
    if (_said(old), old.outcome, old.person) == (_said(new), new.outcome, new.person):
        return False
    note(change, what, person=new.person or old.person, before=_row(old))
    return True


def _page(each: Taken) -> tuple[str, int]:
    return each.sha256, each.response.first_page if each.response else 1


def _said(each: Taken) -> str:
    return reading_of(each.response) if each.response else ""


def _row(each: Taken, **more: Scalar) -> str:
    response = each.response
    return json.dumps(
        {
            **more,
            "outcome": each.outcome,
            "person": each.person,
            "why": each.why,
            "hint": each.hint,
            "received": each.received,
            "reader": each.reader,
            "reading": json.loads(reading_of(response)) if isinstance(response, Response) else None,
        },
        ensure_ascii=False,
    )


def _weigh(change: Change, response: int) -> None:
    """The arrival's outcome follows those of what it held."""
    (arrival,) = change.rows(
        "SELECT pieces.arrival FROM pieces JOIN responses ON responses.piece = pieces.id WHERE responses.id = ?",
        response,
    )[0]
    rows = change.rows(
        "SELECT responses.outcome, responses.reading FROM responses JOIN pieces ON responses.piece = pieces.id"
        " WHERE pieces.arrival = ?",
        arrival,
    )
    outcome = outcome_of((Outcome(row["outcome"]), bool(row["reading"])) for row in rows)
    change.run("UPDATE arrivals SET outcome = ? WHERE id = ? AND outcome <> 'duplicate'", outcome, arrival)
