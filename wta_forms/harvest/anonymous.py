"""Answers that are nobody's: taken out of the message they came in, and kept without anything that says whose they are.

The message is not kept, nor its sender, subject and number, nor how the file was called, nor the time of day. Where it
lay is kept salted and hashed, so that it is taken in once; who has the message can tell, and nobody else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from wta_forms.harvest.apart import Opened, Part
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.judged import Judge, Said, is_beside, piece_of
from wta_forms.harvest.unnamed import day, is_anonymous
from wta_forms.harvest.whose import NOBODY
from wta_forms.mail.received import Content
from wta_forms.project.audit import note
from wta_forms.project.returned import (
    NUMBER,
    Arrival,
    Came,
    Outcome,
    Taken,
    add_arrival,
    add_piece,
    add_response,
    strongest,
)
from wta_forms.project.store import Change

PLACE = "an anonymous form"
"""Stands for where it was found."""


@dataclass(frozen=True, slots=True)
class Nameless:
    """A form, and further pictures that are pages of it."""

    part: Part
    said: tuple[Said, ...]
    pages: tuple[Part, ...] = ()


def taken_out(
    opened: Opened, read: Sequence[Sequence[Said]], anonymous: Collection[str]
) -> tuple[tuple[Nameless, ...], Opened, list[list[Said]]]:
    """Anonymous forms, and what else came with them, without the words that came along: these say who wrote."""
    at = {at for at, said in enumerate(read) if any(is_anonymous(each.response, anonymous) for each in said)}
    if not at:
        return (), opened, [list(said) for said in read]
    groups = {opened.parts[each].group for each in at}
    pages = {
        each
        for each, part in enumerate(opened.parts)
        if part.group in groups and part.kind is Content.PICTURE and not read[each] and not is_beside(part)
    }
    left = [
        each
        for each, part in enumerate(opened.parts)
        if each not in at | pages and (part.is_file or part.group not in groups) and not _is_logo(part, groups)
    ]
    nameless = tuple(
        Nameless(
            opened.parts[each],
            tuple(read[each]),
            tuple(opened.parts[page] for page in sorted(pages) if opened.parts[page].group == opened.parts[each].group),
        )
        for each in sorted(at)
    )
    rest = replace(opened, parts=tuple(opened.parts[each] for each in left), is_whole=False)
    return nameless, rest, [list(read[each]) for each in left]


def _is_logo(part: Part, groups: Collection[int]) -> bool:
    return part.group in groups and is_beside(part)


# --- writing ----------------------------------------------------------------------------------------------------------


def write_nameless(change: Change, each: Nameless, desk: Desk) -> Looked:
    """An arrival by itself, which nothing leads to the message from. The same file again leaves nothing at all."""
    said = each.said[0].response
    at = day(change.at)
    part = replace(
        each.part, name=f"{said.form}.pdf", sender=NOBODY, received=day(each.part.received), words="", group=0
    )
    sha256 = part.sha256("")
    judge = Judge(change, desk.circle, at, desk.forms.version, day(desk.received))
    judged = [judge.form(part, one, sha256) for one in each.said]
    bare = Arrival(PLACE, sha256, sha256, Came.FILE, at=at, received=part.received)
    if all(one.outcome is Outcome.DUPLICATE for one in judged):
        return Looked(replace(bare, outcome=Outcome.DUPLICATE), is_anonymous=True)
    id = add_arrival(change, replace(bare, outcome=strongest(one.outcome for one in judged)))
    if id is None:
        return Looked(replace(bare, outcome=Outcome.DUPLICATE), is_anonymous=True)
    change.run("UPDATE arrivals SET at = ? WHERE id = ?", at, id)
    piece = add_piece(change, id, piece_of(part, 0, sha256, desk.circle))
    for number, page in enumerate(each.pages, 1):
        own = replace(page, name=f"{said.form}-{number + 1}", sender=NOBODY, received=part.received, group=0)
        add_piece(change, id, piece_of(own, number, own.sha256(""), desk.circle))
    taken = tuple(_numbered(change, piece, one) for one in judged)
    note(change, f"an anonymous form was taken in: {said.form}")
    return Looked(replace(bare, id=id, outcome=strongest(one.outcome for one in taken)), taken, is_anonymous=True)


def _numbered(change: Change, piece: int, taken: Taken) -> Taken:
    id = add_response(change, piece, taken)
    return replace(taken, id=id or 0, hint=taken.hint.replace(NUMBER, str(id)))
