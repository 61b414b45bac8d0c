"""What is kept is read again, by a program that reads better than the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wta_forms.errors import WtaFormsError
from wta_forms.harvest.apart import Part
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.judged import READ, Judge, Said
from wta_forms.harvest.run import said_in
from wta_forms.harvest.sources import Tell
from wta_forms.harvest.whose import Sender
from wta_forms.mail.received import Content
from wta_forms.project.lookup import arrivals, pieces_of, taken_of
from wta_forms.project.returned import Arrival, Outcome, Piece, Taken
from wta_forms.project.revised import reread


def read_again(desk: Desk, progress: Callable[[int, int], None], tell: Tell) -> Iterator[Looked]:
    """Whatever says something else now, in the order in which it came. An original that is not there is told."""
    every = [each for each in arrivals(desk.store) if each.outcome is not Outcome.DUPLICATE]
    for done, arrival in enumerate(every, 1):
        try:
            changed = _read_arrival(arrival, desk)
        except WtaFormsError as error:
            for problem in error.problems:
                tell(replace(problem, where=arrival.place))
            changed = ()
        if changed:
            yield Looked(arrival, changed)
        progress(done, len(every))


def _read_arrival(arrival: Arrival, desk: Desk) -> tuple[Taken, ...]:
    """Its files together, as pictures of one message may be pages of one form."""
    files = [piece for piece in pieces_of(desk.store, arrival.id) if piece.kind in READ]
    before = {piece.id: taken_of(desk.store, piece.id) for piece in files}
    if not any(_may_say_more(each, desk) for taken in before.values() for each in taken):
        return ()
    parts = [_part(piece, desk) for piece in files]
    read = said_in(parts, desk)
    changed: list[Taken] = []
    with desk.store.change() as change:
        for piece, part, said in zip(files, parts, read, strict=True):
            judge = Judge(change, desk.circle, change.at, desk.forms.version, _received(before[piece.id]))
            found = _judged(replace(judge, piece=piece.id), part, said, piece)
            if reread(change, piece.id, found, f"{piece.name or arrival.place} was read again"):
                changed += taken_of(change, piece.id)
    return tuple(changed)


def _judged(judge: Judge, part: Part, said: list[Said], piece: Piece) -> list[Taken]:
    return [judge.form(part, each, piece.sha256) for each in said]


def _may_say_more(taken: Taken, desk: Desk) -> bool:
    return taken.reader != desk.forms.version or taken.outcome is not Outcome.ACCEPTED


def _received(taken: tuple[Taken, ...]) -> str:
    return taken[0].received if taken else ""


def _part(piece: Piece, desk: Desk) -> Part:
    sender = Sender(piece.sender, piece.sender_name)
    return Part(piece.name, desk.store.original(piece.sha256), Content(piece.kind), "", sender, piece.received)
