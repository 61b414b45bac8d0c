"""Whom to spare: why somebody is not written to now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from wta_forms.project.outgoing import OutboxState, Outgoing
from wta_forms.project.people import By
from wta_forms.workflow.standing.cases import OUT, Case, Stage


class Why(StrEnum):
    """Why somebody is not written to now, as the end of a sentence about one person or several."""

    ALREADY = "they have it already"
    WAITING = "it is in the outbox already"
    DRAFTED = "it is made, and not marked as sent yet"
    ANSWERED = "they have answered"
    DECLINED = "they do not want to take part"
    WITHDREW = "they have withdrawn"
    FORGOTTEN = "they were removed for good; take the line out of people.csv"
    BOUNCED = "mail does not arrive at this address; correct it in people.csv"
    DECIDE = "something from them waits for you: wta-forms decide"
    RECENTLY = "they were written to a short while ago"
    ASKED = "they were asked about this form already"
    NOT_SENT = "it was not sent to them yet"
    BY_HAND = "they get no e-mail: ask by post, telephone or in person"
    UNSURE = "they may have got it: we do not know whether it was sent"
    GIVEN = "they got it from you, and not from here: remind them yourself"
    FAILED = "the server refused it; correct the address, or name them: --to"


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


def unreachable(cases: Iterable[Case]) -> frozenset[str]:
    """The ids of people whose mail about anything came back, and who have no other address yet."""
    return frozenset(case.person.id for case in cases if case.stage is Stage.BOUNCED and not case.has_other_address)


def _because_of_last(last: Outgoing | None, every: int, now: str) -> Why | None:
    """A reminder that was only drafted is to be sent before another one is made."""
    if last is None:
        return Why.NOT_SENT
    if last.state is OutboxState.DRAFTED:
        return Why.DRAFTED
    return Why.RECENTLY if _day(last.at) + timedelta(days=every) > _day(now) else None


def _day(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)
