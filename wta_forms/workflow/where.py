"""Where a project is, in a few lines, and what to do next. It looks at names of files and at what is on record, and
reads no file that came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from wta_forms.mail.adapters import has_transport
from wta_forms.mail.page import PAGE
from wta_forms.project.home import INBOX, OUTBOX, TO_PRINT
from wta_forms.project.kept import kept_in
from wta_forms.project.outgoing import OutboxState
from wta_forms.project.people import PEOPLE_FILE
from wta_forms.spec import wording
from wta_forms.workflow.posting.sparing import unreachable, why_not_reminded
from wta_forms.workflow.standing.case_words import local_day
from wta_forms.workflow.standing.cases import OUT, Case, Stage
from wta_forms.workflow.status import FormStatus, Status


def is_project(folder: Path = Path()) -> bool:
    return kept_in(folder) is not None


def where_we_are(status: Status, project: Path = Path()) -> Iterator[str]:
    """The lines of the bare command."""
    yield " · ".join(filter(None, [status.settings.title, status.settings.organisation]))
    unsent = "" if status.forms else " Nothing was sent yet."
    until = _answer_by(status.settings.answer_by, status.at)
    yield f"{_count(len(status.people), 'person', 'people')} in {PEOPLE_FILE}.{unsent}{until}"
    for form in status.forms:
        yield f"  {form.called}: {in_short(form)}{_own_date(status, form)}"
    if new := len(new_in(project, status)):
        yield f"  {INBOX}: {_count(new, 'new file', 'new files')}"


def in_short(form: FormStatus) -> str:
    """ "7 of 12 have answered; 3 sent, 1 does not arrive."."""
    if form.is_anonymous:
        came = _count(form.nobodys, "answer", "answers")
        return f"{came} came, without names; it is for {_count(form.asked, 'person', 'people')}."
    answered = form.count(Stage.ANSWERED)
    counted = [f"{answered} of {form.asked} {'has' if answered == 1 else 'have'} answered"]
    rest = [
        f"{count} {_in_counts(stage, count)}" for stage, count in form.counts.items() if stage is not Stage.ANSWERED
    ]
    counted += [", ".join(rest)] if rest else []
    if form.nobodys:
        counted.append(f"{_count(form.nobodys, 'more answer', 'more answers')} of people who are in no table")
    return f"{'; '.join(counted)}."


def _in_counts(stage: Stage, count: int) -> str:
    one, many = _COUNTED.get(stage, (stage.value, stage.value))
    return one if count == 1 else many


_COUNTED = {
    Stage.NEEDS_YOU: ("needs you", "need you"),
    Stage.BOUNCED: ("does not arrive", "do not arrive"),
    Stage.UNSURE: ("perhaps sent", "perhaps sent"),
    Stage.REFUSED: ("refused by the server", "refused by the server"),
}
"""Behind a number, for one and for several."""


def _answer_by(by: str, at: str) -> str:
    if not by:
        return ""
    left = (date.fromisoformat(by) - date.fromisoformat(local_day(at))).days
    days = _count(abs(left), "day", "days")
    when = f"{days} left" if left > 0 else "today" if left == 0 else f"{days} ago"
    return f" Answers by {wording.date_in_words(by, 'en')} ({when})."


def _own_date(status: Status, form: FormStatus) -> str:
    """Where a form has a date that is not the project's."""
    by = status.settings.for_form(form.form).answer_by
    return _answer_by(by, status.at) if by != status.settings.answer_by else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def new_in(project: Path, status: Status) -> tuple[str, ...]:
    """Files in the inbox of which nothing was taken in yet, by their names alone."""
    known = {_file_of(place) for place in status.places}
    return tuple(place for place in _places_in(project / INBOX, project) if place not in known)


def _file_of(place: str) -> str:
    """A place within a zip begins with that of the zip."""
    return place.partition(": ")[0]


def _places_in(folder: Path, project: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        within = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in within):
            yield path.relative_to(project).as_posix()


# --- what to do next --------------------------------------------------------------------------------------------------


def next_step(status: Status, project: Path = Path()) -> str:
    """The first of these that there is something to do about."""
    found = (each(status, project) for each in _STEPS)
    return next(filter(None, found), "put what comes back into inbox/ and take it in: wta-forms harvest")


def _road(status: Status) -> str:
    """What has to stand behind a command that writes to people: without a server there are drafts alone."""
    return "" if has_transport(status.settings.mail) else " --draft"


def _has_nobody(status: Status, project: Path) -> str:
    del project
    return "" if status.people else f"write the names into {PEOPLE_FILE} (open it with Excel), then: wta-forms check"


def _is_unsent(status: Status, project: Path) -> str:
    del project
    if any(case.mails or case.mark or case.returned for case in status.cases()):
        return ""
    name = next(iter(status.unsent), "")
    if not name:
        return "put a form into this folder, or send a shipped one: wta-forms send drivers --dry-run"
    return f"send the form; you see everything before it goes: wta-forms send {name}{_road(status)}"


def _has_drafts(status: Status, project: Path) -> str:
    drafted = [case for case in status.cases() if _is_drafted(case)]
    if drafted and (project / OUTBOX / PAGE).is_file():
        return f"open {OUTBOX}/{PAGE} and send what is there; then: wta-forms mark sent --all"
    if drafted:
        return "send the drafts in your mail program; then: wta-forms mark sent --all"
    return ""


def _has_paper(status: Status, project: Path) -> str:
    del project
    paper = [case for case in status.cases() if case.stage is Stage.ON_PAPER]
    names = {case.person.id: case.person.name for case in paper}
    whom = "".join(names.values()) if len(names) == 1 else _count(len(names), "person", "people")
    ids = " ".join(names)
    return f"take what is in {TO_PRINT} to {whom}; then: wta-forms mark sent {ids}" if paper else ""


def _is_drafted(case: Case) -> bool:
    """The form itself, a reminder, or a question back."""
    if case.stage not in (Stage.DRAFTED, *OUT, Stage.ANSWERED):
        return False
    return any(mail.state is OutboxState.DRAFTED and mail.address for mail in case.mails)


def _waits_in_outbox(status: Status, project: Path) -> str:
    del project
    waiting = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.RETRY)
    mails = [mail for case in status.cases() for mail in case.mails if mail.state in waiting]
    due = [mail for mail in mails if mail.retry_at <= status.at]
    return f"send what waits in the outbox ({_count(len(due), 'mail', 'mails')}): wta-forms send" if due else ""


def _has_new(status: Status, project: Path) -> str:
    new = len(new_in(project, status))
    return f"take in what came ({_count(new, 'new file', 'new files')} in {INBOX}): wta-forms harvest" if new else ""


def _waits_for_you(status: Status, project: Path) -> str:
    del project
    return (
        f"see what needs you ({_count(status.waiting, 'thing', 'things')}): wta-forms decide" if status.waiting else ""
    )


def _went_wrong(status: Status, project: Path) -> str:
    del project
    for case in status.cases():
        if case.stage is Stage.UNSURE:
            return (
                f"look into Sent in your mail program; if the mail to {case.person.name} is there: "
                f"wta-forms mark sent {case.person.id}; if not: wta-forms send --uncertain resend"
            )
        if case.stage in (Stage.BOUNCED, Stage.REFUSED):
            round = f" --round {case.round}" if case.round > 1 else ""
            again = f"wta-forms send {case.form}{round} --to {case.person.id}{_road(status)}"
            is_corrected = case.has_other_address
            first = "" if is_corrected else f"correct the address of {case.person.name} in {PEOPLE_FILE}, then "
            return f"{first}send it again: {again}"
    return ""


def _has_new_people(status: Status, project: Path) -> str:
    del project
    for form in status.forms:
        left = [case for case in form.with_stage(Stage.NOT_SENT) if case.is_listed]
        if left and form.round == max(each.round for each in status.forms if each.form == form.form):
            whom = left[0].person.name if len(left) == 1 else _count(len(left), "person", "people")
            again = f" --round {form.round}" if form.round > 1 else ""
            return f"{form.form} was not sent to {whom} yet: wta-forms send {form.form}{again}{_road(status)}"
    return ""


def _is_to_remind(status: Status, project: Path) -> str:
    del project
    out_of_reach = unreachable(status.cases())
    due = [
        case
        for form in status.forms
        for case in (() if _has_all(form) else form.cases)
        if case.stage in OUT and case.first and case.person.id not in out_of_reach
        if why_not_reminded(case, status.settings.remind_every, status.at) is None
    ]
    nameless = {form.form for form in status.forms if form.is_anonymous}
    is_to_all = any(case.form in nameless for case in due)
    whom = "all, as nobody can see who has answered" if is_to_all else "those who have not answered"
    return f"remind {whom} ({len(due)}): wta-forms remind{_road(status)}" if due else ""


def _has_all(form: FormStatus) -> bool:
    """Whether as many answers came without names as people were asked."""
    return form.is_anonymous and form.nobodys >= form.asked


def _is_done(status: Status, project: Path) -> str:
    del project
    answered = any(form.count(Stage.ANSWERED) or form.nobodys for form in status.forms)
    dates = [status.settings.for_form(form.form).answer_by for form in status.forms]
    is_over = all(by and by < local_day(status.at) for by in dates)
    if not answered or not (is_over or not any(form.count(*OUT) for form in status.forms if not _has_all(form))):
        return ""
    later = next(iter(status.unsent), "")
    also = f"; or send the next form: wta-forms send {later}{_road(status)}" if later and not is_over else ""
    return f"make the plan: wta-forms report -o .docx{also}"


_STEPS: tuple[Callable[[Status, Path], str], ...] = (
    _has_nobody,
    _is_unsent,
    _has_drafts,
    _waits_in_outbox,
    _has_new,
    _waits_for_you,
    _went_wrong,
    _has_paper,
    _has_new_people,
    _is_to_remind,
    _is_done,
)
