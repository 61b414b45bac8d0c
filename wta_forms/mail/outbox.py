"""Sending what is queued, so that no mail is lost and none goes out twice unless a person wants it.

Each mail is "sending" in the store before its text goes to the server, and something else as soon as the server has
answered. Whatever kills us between the two leaves it "sending", which the next run reads as: nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.transport import Broken, Delivered, Letter, Refused, Transport
from wta_forms.project.audit import note
from wta_forms.project.outgoing import (
    OutboxState,
    Outgoing,
    begin,
    due,
    outgoing,
    send_uncertain_again,
    settle,
    sole_sender,
    sweep,
)
from wta_forms.project.store import Store


class Uncertain(StrEnum):
    """What to do about mails of which nobody knows whether they arrived. A form that comes twice does no harm: its
    answers are taken in once."""

    RESEND = "resend"
    HOLD = "hold"


_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720, 1440, 2880))
"""How long to wait after the first refusal, the second, and so on; after the last the mail has failed. As long as
Postfix tries by default, five days (``maximal_queue_lifetime``)."""

_MOST_BREAKS = 3
"""In a row: then the server is left alone, and everything that is left waits."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What has become of one mail in this run. ``broke``: the line did, with it."""

    mail: Outgoing
    state: OutboxState
    why: str = ""
    retry_at: str = ""
    broke: bool = False


def send_queued(
    store: Store, transport: Transport, sender: str, *, uncertain: Uncertain = Uncertain.RESEND
) -> Iterator[Sending]:
    """Everything that is due, each as soon as it is settled. What is to be tried again later is left for a later run.

    Raises WtaFormsError when the server cannot be reached or does not let us in, when somebody else is sending from
    this project, or when the store fails; everything before that is settled.
    """
    with sole_sender(store):
        with store.change() as change:
            sweep(change)
            if uncertain is Uncertain.RESEND:
                send_uncertain_again(change)
            now = change.at
        breaks = 0
        for mail in due(store, now):
            sending = _send(store, transport, mail, sender)
            yield sending
            breaks = breaks + 1 if sending.broke else 0
            if breaks >= _MOST_BREAKS:
                raise WtaFormsError(errors.LINE_KEEPS_BREAKING.at("", why=sending.why))


def _send(store: Store, transport: Transport, mail: Outgoing, sender: str) -> Sending:
    """One mail, from waiting to whatever becomes of it."""
    letter = Letter(sender, mail.address, store.original(mail.sha256))
    result = transport.deliver(letter, _beginning(store, mail))
    with store.change() as change:
        sending = _settled(mail, result, change.at)
        settle(change, mail.id, sending.state, why=sending.why, retry_at=sending.retry_at)
        note(change, _IN_THE_AUDIT[sending.state].format(mail=mail, why=sending.why), person=mail.person)
    return sending


def _beginning(store: Store, mail: Outgoing) -> Callable[[], None]:
    def before_text() -> None:
        with store.change() as change:
            if not begin(change, mail.id):  # cannot be, while this process alone sends
                raise WtaFormsError(errors.OUTBOX_IN_USE.at(str(store.project)))

    return before_text


def _settled(mail: Outgoing, result: Delivered | Refused | Broken, at: str) -> Sending:
    match result:
        case Delivered(said):
            return Sending(mail, OutboxState.SENT, said)
        case Broken(why, is_unclear=True):
            return Sending(mail, OutboxState.UNCERTAIN, why, broke=True)
        case Refused(said, is_final=True):
            return Sending(mail, OutboxState.FAILED, said)
        case Refused(why) | Broken(why):
            if mail.attempts >= len(_DELAYS):
                return Sending(mail, OutboxState.FAILED, why)
            retry_at = _later(at, _DELAYS[mail.attempts])
            return Sending(mail, OutboxState.RETRY, why, retry_at, broke=isinstance(result, Broken))


def _later(at: str, by: timedelta) -> str:
    return (datetime.fromisoformat(at).astimezone(UTC) + by).strftime("%Y-%m-%dT%H:%M:%SZ")


_IN_THE_AUDIT = {
    OutboxState.SENT: "{mail.form} was sent to {mail.address} ({mail.wave})",
    OutboxState.UNCERTAIN: "{mail.form} may have been sent to {mail.address} ({mail.wave}): {why}",
    OutboxState.FAILED: "{mail.form} was refused for {mail.address} ({mail.wave}): {why}",
    OutboxState.RETRY: "{mail.form} was not taken for {mail.address} yet ({mail.wave}): {why}",
}


def held(store: Store) -> Iterator[Problem]:
    """What is left over and needs somebody: mails that nobody knows of, and mails that were refused for good."""
    for mail in outgoing(store, state=OutboxState.UNCERTAIN):
        yield errors.SENT_PERHAPS.at("", form=mail.form, address=mail.address)
    for mail in outgoing(store, state=OutboxState.FAILED):
        yield errors.NOT_SENT.at("", form=mail.form, address=mail.address, why=mail.why)
