"""``remind``: a mail to those who have got a form and not answered, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.compose import Enclosure
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import Content
from wta_forms.mail.templates import reminder
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrival_of, waiting
from wta_forms.project.outgoing import FIRST, REMINDER, UNFINISHED, OutboxState, Outgoing, outgoing
from wta_forms.project.people import By, Person
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.form import Form
from wta_forms.workflow.leaving import SEND, Confirm, Done, How, always, carry_out
from wta_forms.workflow.mailing import Batch, Mailing, Marks, Post, Spared, Why, chosen, marks_in, post_of
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.send import bounced_ids, facts_of, has_answered


def to_remind(post: Post, forms: Sequence[str] = (), to: Sequence[str] = ()) -> Batch:
    """Whom ``remind`` would write to: everybody who was sent a form and has not answered. ``forms`` are ids, all that
    were sent without any; ``to`` are ids or names.

    Spared are those who declined or withdrew, whose mail came back, from whom something waits for a decision, who were
    written to less than ``remind_every`` days ago, and whose mail was only drafted. Raises WtaFormsError when a form
    was never sent.
    """
    people = {person.id: person for person in chosen(post.people, to)}
    rows = [row for row in outgoing(post.store) if row.wave == FIRST]
    _check_known(forms, rows)
    known = _Known.of(post)
    mailings: list[Mailing] = []
    spared: list[Spared] = []
    for row in _newest_rounds(rows):
        person = people.get(row.person)
        if person is None or (forms and row.form not in forms):
            continue
        why = _why_not(post, row, person, known)
        if why:
            spared.append(Spared(person, row.form, why))
        else:
            mailings.append(_mailing(post, row, person))
    waits = sum(each.state in UNFINISHED for each in outgoing(post.store))
    return Batch(tuple(mailings), tuple(spared), waiting=waits)


def _check_known(forms: Sequence[str], rows: Sequence[Outgoing]) -> None:
    sent = dict.fromkeys(row.form for row in rows)
    if not sent:
        raise WtaFormsError(errors.NOTHING_SENT.at(""))
    unknown = [form for form in forms if form not in sent]
    if unknown:
        raise WtaFormsError(errors.NOT_SENT_YET.at("", form=form, sent=", ".join(sent)) for form in unknown)


def _newest_rounds(rows: Sequence[Outgoing]) -> Iterator[Outgoing]:
    """Of a form that was asked twice nobody is reminded of the first time."""
    newest = {(row.form, row.person): row for row in sorted(rows, key=lambda row: row.round)}
    return (row for row in rows if newest[row.form, row.person] is row)


# --- whom to spare ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    marks: Marks
    bounced: frozenset[str]
    deciding: frozenset[tuple[str, str]]
    last: Mapping[tuple[str, str], Outgoing]

    @classmethod
    def of(cls, post: Post) -> _Known:
        """``last`` is the newest mail to each person about each form."""
        last = {(row.person, row.form): row for row in outgoing(post.store) if row.state is not OutboxState.FAILED}
        return cls(marks_in(post.store), bounced_ids(post.store), frozenset(_deciding(post.store)), last)


def _deciding(store: Store) -> Iterator[tuple[str, str]]:
    """From whom something waits for a decision: by whose it may be, and by who sent it; "" for a form that nobody
    knows."""
    for each in waiting(store):
        for person in {each.person, arrival_of(store, each.id).person} - {""}:
            yield person, each.form


def _why_not(post: Post, row: Outgoing, person: Person, known: _Known) -> Why | None:
    why = known.marks.why_not(person.id, row.form)
    if why:
        return why
    if has_answered(post.store, person.id, row.form, row.round):
        return Why.ANSWERED
    if {(person.id, row.form), (person.id, "")} & known.deciding:
        return Why.DECIDE
    if row.message_id in known.bounced and person.email.lower() == row.address.lower():
        return Why.BOUNCED
    return _because_of(post, row, person, known.last.get((person.id, row.form), row))


def _because_of(post: Post, row: Outgoing, person: Person, last: Outgoing) -> Why | None:
    if person.by is not By.EMAIL:
        return Why.BY_HAND
    if row.state is not OutboxState.SENT:
        return _UNSENT[row.state]
    is_recent = _day(last.at) + timedelta(days=post.settings.remind_every) > _day(post.clock())
    return Why.RECENTLY if is_recent else None


_UNSENT = {
    OutboxState.QUEUED: Why.WAITING,
    OutboxState.SENDING: Why.WAITING,
    OutboxState.RETRY: Why.WAITING,
    OutboxState.DRAFTED: Why.DRAFTED,
    OutboxState.UNCERTAIN: Why.UNSURE,
    OutboxState.FAILED: Why.NOT_SENT,
}


def _day(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)


# --- what they get ----------------------------------------------------------------------------------------------------


def _mailing(post: Post, row: Outgoing, person: Person) -> Mailing:
    """With the very copy that they got, out of the mail as it went."""
    mine = [each for each in outgoing(post.store, form=row.form, person=person.id) if each.round == row.round]
    count = sum(each.wave.startswith(REMINDER) for each in mine)
    copy = read_mail(post.store.original(row.sha256))
    files = tuple(Enclosure(each.name, each.content) for each in copy.attachments[:1] if each.kind is Content.PDF)
    form = form_as_sent(post.project, row.form)
    language = person.language if person.language and form.is_in(person.language) else form.languages[0]
    text = reminder(*facts_of(post, form, language))
    title = form.title.in_("en")
    return Mailing(row.form, title, row.round, person, f"{REMINDER}-{count + 1}", text, files)


def form_as_sent(project: Path, form: str) -> Form:
    """The newest version that copies were made of. Raises WtaFormsError where none is kept."""
    kept = kept_in(project)
    found = [each for each in kept.forms(form) if each.made_for_people] if kept else []
    if not found:
        raise WtaFormsError(errors.UNKNOWN_FORM.at("", form=form))
    return found[0].load()


def remind(
    forms: Sequence[str] = (),
    *,
    to: Sequence[str] = (),
    project: Path = Path(),
    how: How = SEND,
    confirm: Confirm = always,
    tell: Callable[[Problem], None] = lambda problem: None,
    progress: Progress = no_progress,
    clock: Clock = now,
) -> Done:
    """Remind those who have not answered, as :func:`to_remind` says; everything else is as in ``send``."""
    with Store(project, clock=clock) as store:
        post = post_of(project, store, clock)
        return carry_out(post, to_remind(post, forms, to), how, confirm, tell, progress)
