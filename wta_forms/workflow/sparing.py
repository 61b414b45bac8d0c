"""Whom to spare: why somebody is not written to now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from wta_forms.project.outgoing import OutboxState, Outgoing
from wta_forms.project.people import By
from wta_forms.workflow.cases import OUT, Case, Stage


class Why(StrEnum):
    """Why somebody is not written to now, as the end of a sentence."""

    ALREADY = "has it already"
    WAITING = "is in the outbox already"
    DRAFTED = "has a draft that is not marked as sent"
    ANSWERED = "has answered"
    DECLINED = "does not want to take part"
    WITHDREW = "has withdrawn"
    FORGOTTEN = "was removed for good; take the line out of people.csv"
    BOUNCED = "could not be reached at this address"
    DECIDE = "has sent something that waits for you: wta-forms decide"
    RECENTLY = "was written to a short while ago"
    ASKED = "was asked about this form already"
    NOT_SENT = "has not been sent it yet"
    BY_HAND = "has no e-mail: ask by post, telephone or in person"
    UNSURE = "may have got it: we do not know whether it was sent"
    GIVEN = "got it from you, and not from here: remind them yourself"
    FAILED = "was refused by the server; correct the address, or name them: --to"


_BECAUSE_OF = {
    Stage.WITHDREW: Why.WITHDREW,
    Stage.DECLINED: Why.DECLINED,
    Stage.ANSWERED: Why.ANSWERED,
    Stage.NEEDS_YOU: Why.DECIDE,
    Stage.EMPTY: Why.DECIDE,
    Stage.WAITING: Why.WAITING,
    Stage.UNSURE: Why.UNSURE,
    Stage.REFUSED: Why.NOT_SENT,
    Stage.DRAFTED: Why.DRAFTED,
    Stage.ON_PAPER: Why.BY_HAND,
    Stage.NOT_SENT: Why.NOT_SENT,
}
"""Of all other stages somebody may be reminded, if they can be reached and it was not a short while ago."""


def why_not_reminded(case: Case, every: int, now: str) -> Why | None:
    """Why somebody is not reminded now; ``every`` is how many days lie between two mails, at least."""
    stage = case.stage
    if stage is Stage.BOUNCED and not case.has_other_address:
        return Why.BOUNCED
    if case.person.by is not By.EMAIL and stage in (*OUT, Stage.DRAFTED, Stage.WAITING, Stage.UNSURE, Stage.REFUSED):
        return Why.BY_HAND
    if stage in _BECAUSE_OF:
        return _BECAUSE_OF[stage]
    return _because_of_last(case.last, every, now)


def _because_of_last(last: Outgoing | None, every: int, now: str) -> Why | None:
    """A reminder that was only drafted is to be sent before another one is made."""
    if last is None:
        return Why.NOT_SENT
    if last.state is OutboxState.DRAFTED:
        return Why.DRAFTED
    return Why.RECENTLY if _day(last.at) + timedelta(days=every) > _day(now) else None


def _day(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)
