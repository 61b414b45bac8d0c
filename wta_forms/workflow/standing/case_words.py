"""How a case is told: in a few words for a table, and what else is worth knowing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from wta_forms import errors
from wta_forms.project.outgoing import ASK, OutboxState
from wta_forms.project.persons import Mark
from wta_forms.project.returned import Outcome
from wta_forms.spec import wording
from wta_forms.workflow.standing.cases import Case, Stage

_TWICE = {2: "twice", 3: "three times"}


def day(at: str) -> str:
    """The day here of a moment in UTC, such as "3 March 2026"; "" for none."""
    return wording.date_in_words(local_day(at), "en") if at else ""


def local_day(at: str) -> str:
    """As an ISO date; "" for no moment."""
    return datetime.fromisoformat(at).astimezone().date().isoformat() if at else ""


def stage_in_words(case: Case) -> str:
    """ "answered", "reminded twice"."""
    times = len(case.reminders)
    if case.stage is Stage.REMINDED and times > 1:
        return f"reminded {_TWICE.get(times, f'{times} times')}"
    return case.stage.value


def in_words(case: Case) -> str:
    """ "answered 3 March 2026, 18 of 22 questions", "sent 2 March 2026"."""
    since = day(case.come_to.since)
    is_done = case.stage in _DONE
    said = stage_in_words(case) + (f" {since}" if since and is_done else f" (since {since})" if since else "")
    if case.stage is not Stage.ANSWERED:
        return said
    if all(errors.CAME_AS_DRAFTED.is_said(each.told) for each in case.returned):
        return f"left as it was{f' {since}' if since else ''}"
    counted = case.counted()
    doubtful = f", {counted.doubtful} in doubt" if counted.doubtful else ""
    return f"{said}, {counted.given} of {counted.asked} questions{doubtful}"


_DONE = (Stage.ANSWERED, Stage.EMPTY, Stage.REMINDED, Stage.SENT, Stage.DECLINED, Stage.WITHDREW)
"""Words behind which the day can stand alone: "sent 2 March 2026"."""


def notes_on(case: Case, *, for_others: bool = False) -> Iterator[str]:
    """What the stage does not say. ``for_others``: without addresses, and without the words that a mail program
    answered with, which were meant for nobody else."""
    for words in _notes_on(case, for_others=for_others):
        yield without_addresses(words) if for_others else words


_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@,;:]+>?")


def without_addresses(words: str) -> str:
    """What a server says often has the address in it."""
    return _ADDRESS.sub("…", words)


def _notes_on(case: Case, *, for_others: bool) -> Iterator[str]:
    if not case.is_listed:
        yield "not in people.csv any more; everything that came stays"
    if case.stage is Stage.REFUSED:
        yield f"the server did not take it: {case.come_to.why}"
    if case.stage is Stage.ANSWERED and case.mark and case.mark.mark is Mark.DECLINED:
        yield f"noted as declined{_on(case.mark.at)}, and answered"
    if case.waiting and not for_others:
        what = "something else came that needs you" if case.stage is Stage.ANSWERED else "to decide"
        yield f"{what}: {'; '.join(f'wta-forms decide {each.id}' for each in case.waiting)}"
    if case.stage is Stage.BOUNCED and case.has_other_address:
        yield "people.csv has another address by now: send it again"
    yield from _unsent(case)
    yield from _automatic(case, for_others=for_others)


def _on(at: str) -> str:
    return f" on {day(at)}" if at else ""


def _unsent(case: Case) -> Iterator[str]:
    """Reminders and questions that did not go out, or nobody knows of."""
    words = {
        OutboxState.DRAFTED: "was drafted, and is not marked as sent",
        OutboxState.FAILED: "was not taken by the server",
        OutboxState.UNCERTAIN: "may have been sent: we do not know",
    }
    for mail in case.mails:
        if mail is not case.first and mail.state in words:
            what = "a question back" if mail.wave.startswith(ASK) else "a reminder"
            yield f"{what} {words[mail.state]} ({day(mail.at)})"


def _automatic(case: Case, *, for_others: bool) -> Iterator[str]:
    for each in case.told:
        if each.outcome is Outcome.BOUNCE:
            yield f"{each.why}{f' ({day(each.received)})' if each.received else ''}"
        elif for_others:
            yield f"a mail program answered by itself{_on(each.received)}"
        else:
            yield f"{each.why}{f' ({day(each.received)})' if each.received else ''}"
