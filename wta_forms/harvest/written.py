"""What came is written down: the one change that makes it part of the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.harvest.apart import Opened, Part
from wta_forms.harvest.arrived import Arrived
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.judged import READ, Judge, Said, excerpt, gives_something, is_beside, piece_of, when
from wta_forms.harvest.whose import Circle, Sender, shown
from wta_forms.mail.received import Mail, MailKind
from wta_forms.project.audit import note
from wta_forms.project.lookup import is_known, same_arrival
from wta_forms.project.outgoing import answered
from wta_forms.project.returned import (
    NUMBER,
    Arrival,
    Came,
    Outcome,
    Taken,
    add_arrival,
    add_piece,
    add_response,
    outcome_of,
)
from wta_forms.project.store import Change


def seen_before(each: Arrived, sha256: str, *, is_forgotten: bool = False) -> Looked:
    """It is in the store from the same place, or must not be there."""
    return Looked(Arrival(each.place, sha256, "", Came.FILE), is_new=False, is_forgotten=is_forgotten)


def write(
    change: Change, each: Arrived, sha256: str, opened: Opened, read: Sequence[Sequence[Said]], desk: Desk
) -> Looked:
    """``read`` is what each part says."""
    if is_known(change, each.place, sha256):  # another process was faster
        return seen_before(each, sha256)
    arrival = replace(
        _arrival(opened, desk.circle), place=each.place, sha256=sha256, at=change.at, is_kept=opened.is_whole
    )
    same = same_arrival(change, opened.fingerprint)
    if same is not None:
        told = errors.CAME_AGAIN.at("", name=same.place, when=when(same.received))
        arrival = replace(arrival, outcome=Outcome.DUPLICATE, why=told.message)
        add_arrival(change, arrival)
        return Looked(arrival)
    if not each.is_chosen and _is_none_of_ours(opened, desk):
        return _not_kept(change, arrival)
    id = add_arrival(change, arrival)
    assert id is not None, "neither it nor its like is there"
    judge = Judge(change, desk.circle, change.at, desk.forms.version, desk.received, each.is_chosen)
    taken = tuple(_Writing(opened, sha256, read, judge, desk).pieces(change, id))
    arrival = replace(arrival, id=id, outcome=_outcome(opened, taken))
    change.run("UPDATE arrivals SET outcome = ? WHERE id = ?", arrival.outcome, id)
    person = next(filter(None, [*(each.person for each in taken), arrival.person]), "")
    note(change, f"{each.place} was taken in: {_DEEDS[arrival.outcome]}", person=person)
    _prove_sent(change, opened, taken)
    return Looked(arrival, taken)


def _is_none_of_ours(opened: Opened, desk: Desk) -> bool:
    """A letter of somebody nobody knows, that answers nothing of ours, without a file that may be a form."""
    mail = opened.mail
    if mail is None or mail.kind is MailKind.BOUNCE or any(map(desk.is_ours, mail.refers_to)):
        return False
    senders = {part.sender.address for part in opened.parts} | {mail.sender}
    if any(desk.circle.at(address) or desk.circle.is_own(address) for address in senders):
        return False
    return all(not part.is_file or is_beside(part) for part in opened.parts)


def _not_kept(change: Change, arrival: Arrival) -> Looked:
    """That it was looked at is noted, so that it need not be again: nothing of what it says, or whose it is."""
    bare = Arrival(
        arrival.place,
        arrival.sha256,
        arrival.fingerprint,
        arrival.kind,
        why=errors.CAME_FROM_A_STRANGER.at("", who="Somebody").message,
        at=arrival.at,
        is_kept=False,
    )
    add_arrival(change, bare)
    return Looked(bare)


def _prove_sent(change: Change, opened: Opened, taken: Sequence[Taken]) -> None:
    """Whoever answers has had the mail, also where nobody could say so before."""
    mail = opened.mail
    if mail is not None and mail.kind is not MailKind.BOUNCE:
        answered(change, mail.refers_to)
    for each in taken:
        if each.response is not None and each.person and each.outcome is Outcome.ACCEPTED:
            answered(change, (), each.person, each.form, each.response.round)


_DEEDS = {
    Outcome.ACCEPTED: "answers",
    Outcome.DUPLICATE: "the same as before",
    Outcome.NEEDS_PERSON: "a question",
    Outcome.UNREADABLE: "it could not be read",
    Outcome.NOT_A_FORM: "no form",
    Outcome.BOUNCE: "a message that did not arrive",
    Outcome.AUTO_REPLY: "an automatic reply",
}


# --- its pieces -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Writing:
    opened: Opened
    sha256: str
    read: Sequence[Sequence[Said]]
    judge: Judge
    desk: Desk

    def pieces(self, change: Change, arrival: int) -> Iterator[Taken]:
        """One after another: the second of two that are the same is a repetition of the first."""
        for number, (part, said) in enumerate(zip(self.opened.parts, self.read, strict=True)):
            own = part.sha256(self.sha256)
            judged = self.judged(part, said, own)
            piece = add_piece(change, arrival, piece_of(part, number, own, self.judge.circle))
            for each in judged:
                id = add_response(change, piece, each)
                yield replace(each, id=id or 0, hint=each.hint.replace(NUMBER, str(id)))

    def judged(self, part: Part, said: Sequence[Said], sha256: str) -> list[Taken]:
        if not part.is_file:
            return [self._words(part, sha256)]
        if part.kind in READ and not part.problem:
            # nothing is said by a picture that is a page of the form in another one
            return [self.judge.form(part, each, sha256) for each in said]
        return [self.judge.other(part, sha256)]

    def _words(self, part: Part, sha256: str) -> Taken:
        both = zip(self.opened.parts, self.read, strict=True)
        mail = self.opened.mail
        return self.judge.words(
            part,
            sha256,
            has_form=any(each.group == part.group and _has_form(said) for each, said in both),
            is_alone=all(each.group == part.group for each in self.opened.parts),
            is_reply=mail is not None and any(map(self.desk.is_ours, mail.refers_to)),
        )


def _has_form(said: Sequence[Said]) -> bool:
    return any(gives_something(each.response) for each in said)


# --- the message ------------------------------------------------------------------------------------------------------


def _outcome(opened: Opened, taken: Sequence[Taken]) -> Outcome:
    """A message nobody wrote may bring a form all the same."""
    mail = opened.mail
    if mail is not None and mail.kind is not MailKind.PERSON and not any(each.response for each in taken):
        return Outcome.BOUNCE if mail.kind is MailKind.BOUNCE else Outcome.AUTO_REPLY
    return outcome_of((each.outcome, each.response is not None) for each in taken)


def _arrival(opened: Opened, circle: Circle) -> Arrival:
    mail = opened.mail
    if mail is None:
        received = opened.parts[0].received if opened.parts else ""
        return Arrival("", "", opened.fingerprint, Came.FILE, received=received)
    told, person = _nobody_wrote(mail, circle)
    return Arrival(
        place="",
        sha256="",
        fingerprint=opened.fingerprint,
        kind=Came.MAIL,
        why=told.message if told else "",
        hint=told.hint if told else "",
        person=person,
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        received=mail.received or mail.sent,
        message_id=mail.message_id,
        refers_to=mail.refers_to,
        bounce=mail.bounce.addresses if mail.bounce and mail.bounce.is_final else (),
    )


def _nobody_wrote(mail: Mail, circle: Circle) -> tuple[Problem | None, str]:
    """What a bounce or an automatic reply says, and whom it is about; of all others whom they are from."""
    if mail.bounce is not None:
        message = errors.CAME_BACK if mail.bounce.is_final else errors.CAME_LATE
        about = tuple(dict.fromkeys(id for address in mail.bounce.addresses for id in circle.at(address)))
        names = ", ".join(map(circle.called, about)) or ", ".join(mail.bounce.addresses) or "somebody"
        why = mail.bounce.why or mail.bounce.status or "the server does not say why"
        return message.at("", who=names, why=why), about[0] if len(about) == 1 else ""
    at = circle.at(mail.sender)
    person = at[0] if len(at) == 1 else ""
    if mail.kind is MailKind.AUTO_REPLY:
        words = excerpt(mail.own_text or mail.text or mail.subject)
        who = shown(Sender(mail.sender, mail.sender_name), circle)
        return errors.ANSWERED_BY_ITSELF.at("", who=who, words=words), person
    return None, person
