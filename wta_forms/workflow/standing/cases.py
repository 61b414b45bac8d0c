"""Where everybody stands with every form: one model for ``status``, ``remind``, ``send`` and the bare command.

A case is one person who is asked one form. What has become of it is never kept anywhere: it is told by what went out,
what came back, and what was noted of the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wta_forms import errors
from wta_forms.answers import Response, State, Status
from wta_forms.errors import Problem
from wta_forms.harvest.judged import gives_something
from wta_forms.plan.voices.standings import Given, Standing, standing_of
from wta_forms.project.outgoing import FIRST, REMINDER, OutboxState, Outgoing
from wta_forms.project.people import By, Person
from wta_forms.project.persons import Mark, Marked
from wta_forms.project.returned import Arrival, Outcome, Taken
from wta_forms.workflow.standing.records import Records


class Stage(StrEnum):
    """How far it has come, in words for the screen. In the order in which they are counted."""

    ANSWERED = "answered"
    NEEDS_YOU = "needs you"
    EMPTY = "came back empty"
    REMINDED = "reminded"
    SENT = "sent"
    UNSURE = "we do not know whether it was sent"
    BOUNCED = "does not arrive"
    REFUSED = "the server said no"
    WAITING = "in the outbox"
    DRAFTED = "drafted, not marked as sent"
    ON_PAPER = "on paper, not marked as sent"
    NOT_SENT = "not sent"
    DECLINED = "declined"
    WITHDREW = "withdrew"


AWAITED = (
    *(Stage.NEEDS_YOU, Stage.EMPTY, Stage.REMINDED, Stage.SENT, Stage.UNSURE, Stage.BOUNCED, Stage.REFUSED),
    *(Stage.WAITING, Stage.DRAFTED, Stage.ON_PAPER, Stage.NOT_SENT),
)
"""There is no answer yet, and one may come."""

OUT = (Stage.REMINDED, Stage.SENT)
"""It is there, and nothing has come of it yet."""

STOPPED = (Stage.UNSURE, Stage.BOUNCED, Stage.REFUSED)
"""It went wrong on its way."""

_BY_MAIL = {
    OutboxState.QUEUED: Stage.WAITING,
    OutboxState.SENDING: Stage.WAITING,
    OutboxState.RETRY: Stage.WAITING,
    OutboxState.SENT: Stage.SENT,
    OutboxState.FAILED: Stage.REFUSED,
    OutboxState.UNCERTAIN: Stage.UNSURE,
    OutboxState.DRAFTED: Stage.DRAFTED,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many questions have an answer, of how many that were asked; in how many something stands that could not be
    used, or read."""

    given: int
    asked: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Come:
    """How far a case has come, and since when (ISO 8601 in UTC; "" where nobody knows, and where nothing has happened).
    ``why`` is what a server said that would not take a mail, or did not bring it."""

    stage: Stage
    since: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One person, one form, one round. All lists are oldest first.

    ``mails`` are all that were made about it: the first, reminders, questions back. ``returned`` are the forms whose
    answers were taken in, ``waiting`` is what needs somebody to decide. ``told`` are bounces and automatic replies.
    ``came_back`` is the bounce that is the last word of their mailbox, ``mark`` the mark that counts.
    """

    person: Person
    form: str
    round: int
    mails: tuple[Outgoing, ...] = ()
    returned: tuple[Taken, ...] = ()
    waiting: tuple[Taken, ...] = ()
    told: tuple[Arrival, ...] = ()
    came_back: Arrival | None = None
    mark: Marked | None = None

    @property
    def is_listed(self) -> bool:
        """Whether they are in people.csv still."""
        return self.person.line > 0

    @property
    def first(self) -> Outgoing | None:
        """The mail, or letter, with the form."""
        return next((each for each in self.mails if each.wave == FIRST), None)

    @property
    def sent(self) -> str:
        """When it went out to them, as far as anybody knows (ISO 8601 in UTC); "" where it did not."""
        if self.first is not None:
            return self.first.at if self.first.state is OutboxState.SENT else ""
        return self.mark.at if self.mark and self.mark.mark is Mark.SENT else ""

    @property
    def reminders(self) -> tuple[Outgoing, ...]:
        """Those that went out."""
        return tuple(each for each in self._waves(REMINDER) if each.state is OutboxState.SENT)

    @property
    def reminders_made(self) -> int:
        return sum(1 for _ in self._waves(REMINDER))

    def _waves(self, wave: str) -> Iterator[Outgoing]:
        return (each for each in self.mails if each.wave.startswith(wave))

    @property
    def last(self) -> Outgoing | None:
        """The newest mail that may have reached them."""
        return next((each for each in reversed(self.mails) if each.state is not OutboxState.FAILED), None)

    @property
    def has_other_address(self) -> bool:
        """Whether people.csv has another one by now than the newest mail went to."""
        last = next((each for each in reversed(self.mails) if each.address), None)
        return last is not None and self.person.email.lower() != last.address.lower()

    @property
    def come_to(self) -> Come:
        found = (_withdrawn, _with_answers, _declined, _undecided, _bounced, _gone_out)
        return next((come for come in (each(self) for each in found) if come), Come(Stage.NOT_SENT))

    @property
    def stage(self) -> Stage:
        return self.come_to.stage

    @property
    def responses(self) -> tuple[Response, ...]:
        """The forms that were taken in, each with when it came."""
        return tuple(replace(each.response, received=each.received) for each in self.returned if each.response)

    def counted(self) -> Counted:
        said = said_in(self.responses)
        asked = {
            question
            for response in self.responses
            for question, answer in response.answers.items()
            if answer.state is not State.NOT_ASKED
        }
        return Counted(
            given=sum(standing.clear is not None for standing in said.values()),
            asked=len(asked),
            doubtful=sum(standing.clear is None for standing in said.values()),
        )


def said_in(responses: Sequence[Response]) -> dict[str, Standing]:
    """What counts of the answers, by question: of several forms, oldest first, the newest that was given."""
    history: dict[str, list[Given]] = {}
    for response in responses:
        for question, answer in response.answers.items():
            history.setdefault(question, []).append(Given(answer, response))
    counting = ((question, standing_of(given)) for question, given in history.items())
    return {question: standing for question, standing in counting if standing is not None}


# --- the first of these that applies is how far it has come -----------------------------------------------------------


def _withdrawn(case: Case) -> Come | None:
    return Come(Stage.WITHDREW, case.mark.at) if case.mark and case.mark.mark is Mark.WITHDREW else None


def _with_answers(case: Case) -> Come | None:
    """Who answers after having said no has changed their mind."""
    return Come(Stage.ANSWERED, case.returned[-1].received) if case.returned else None


def _declined(case: Case) -> Come | None:
    return Come(Stage.DECLINED, case.mark.at) if case.mark and case.mark.mark is Mark.DECLINED else None


def _undecided(case: Case) -> Come | None:
    if not case.waiting:
        return None
    return Come(Stage.EMPTY if all(map(_is_empty, case.waiting)) else Stage.NEEDS_YOU, case.waiting[-1].received)


def _bounced(case: Case) -> Come | None:
    return Come(Stage.BOUNCED, case.came_back.received, case.came_back.why) if case.came_back else None


def _gone_out(case: Case) -> Come | None:
    if case.first is None:
        return Come(Stage.SENT, case.mark.at) if case.mark and case.mark.mark is Mark.SENT else None
    stage = _BY_MAIL[case.first.state]
    if stage is Stage.DRAFTED and case.person.by is not By.EMAIL:
        return Come(Stage.ON_PAPER, case.first.at)
    if stage is Stage.SENT and case.reminders:
        return Come(Stage.REMINDED, case.reminders[-1].at)
    return Come(stage, case.first.at, case.first.why if stage is Stage.REFUSED else "")


def _is_empty(each: Taken) -> bool:
    """Whether it is a form of ours in which nothing stands."""
    said = each.response
    if said is None or not said.form or gives_something(said):
        return False
    return said.status is Status.BLANK or said.is_read


# --- out of what is on record -----------------------------------------------------------------------------------------


def case_of(records: Records, person: Person, form: str, round: int = 1) -> Case:
    """How far one person has come with one form."""
    mails = records.mails.get((person.id, form, round), ())
    told = _told(records, person.id, mails)
    return Case(
        person,
        form,
        round,
        mails,
        returned=records.returned.get((person.id, form, round), ()),
        waiting=tuple(_waiting(records, person.id, form, round, is_asked=bool(mails))),
        told=told,
        came_back=_last_word(told, mails),
        mark=_mark(records, person.id, form),
    )


def cases_of(records: Records, people: Sequence[Person], form: str, round: int = 1) -> tuple[Case, ...]:
    """In the order of ``people``."""
    return tuple(case_of(records, person, form, round) for person in people)


def newest_rounds(records: Records) -> dict[tuple[str, str], int]:
    """Which time each person was last asked each form, by person and form."""
    newest: dict[tuple[str, str], int] = {}
    for (person, form, round), mails in records.mails.items():
        if any(each.wave == FIRST for each in mails):
            newest[person, form] = max(round, newest.get((person, form), 0))
    return newest


def _waiting(records: Records, person: str, form: str, round: int, *, is_asked: bool) -> Iterator[Taken]:
    """Of words and pictures nobody knows which form they are about: they hold up all that were sent."""
    for each in records.waiting.get((person, form), ()):
        if each.response is None or each.response.round == round:
            yield each
    if is_asked:
        yield from records.waiting.get((person, ""), ())


_BEFORE_OTHERS = (Mark.WITHDREW, Mark.DECLINED, Mark.SENT)


def _mark(records: Records, person: str, form: str) -> Marked | None:
    found = (*records.marks.get((person, form), ()), *records.marks.get((person, ""), ()))
    return min(found, key=lambda each: _BEFORE_OTHERS.index(each.mark), default=None)


def _told(records: Records, person: str, mails: Sequence[Outgoing]) -> tuple[Arrival, ...]:
    """What answered our mails by itself. What does not say which of our mails it answers is told of every form that
    went to that person."""
    about = [each for mail in mails for each in records.automatic.get(mail.message_id, ())]
    if mails:
        about += [each for each in records.automatic.get(person, ()) if not records.knows_any(each.refers_to)]
    return tuple(sorted(dict.fromkeys(about), key=lambda each: (each.received, each.id)))


def _last_word(told: Sequence[Arrival], mails: Sequence[Outgoing]) -> Arrival | None:
    last = next((mail for mail in reversed(mails) if mail.address), None)
    return next((each for each in reversed(told) if last and _stops(each, last)), None)


def _stops(each: Arrival, last: Outgoing) -> bool:
    """Whether it says that the newest mail did not arrive, or that none would.

    A mail that was sent again keeps its id: what came in before that is about an earlier attempt. When somebody sends a
    draft themselves, only they know when; then it is told by the address.
    """
    if each.outcome is not Outcome.BOUNCE or errors.CAME_LATE.is_said(Problem("", each.why)):
        return False
    went_by_hand = last.attempts == 0 and last.state in (OutboxState.SENT, OutboxState.DRAFTED)
    is_same_address = not each.bounce or last.address.lower() in each.bounce
    return each.at >= last.at or (went_by_hand and is_same_address)
