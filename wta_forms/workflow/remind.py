"""``remind``: a mail to those who have got a form and not answered, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.compose import Enclosure
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import Content
from wta_forms.mail.templates import reminder
from wta_forms.project.kept import kept_in
from wta_forms.project.outgoing import REMINDER, UNFINISHED, outgoing
from wta_forms.project.people import Person
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.form import Form
from wta_forms.workflow.making.anonymous import anonymous_forms
from wta_forms.workflow.posting.leaving import SEND, Confirm, Done, How, always, carry_out
from wta_forms.workflow.posting.mailing import Batch, Mailing, Post, Spared, Why, chosen, post_of
from wta_forms.workflow.posting.sparing import unreachable, why_not_reminded
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.send import facts_of
from wta_forms.workflow.standing.cases import Case, Stage, case_of, cases_of, newest_rounds
from wta_forms.workflow.standing.records import Records, records_of


def to_remind(post: Post, forms: Sequence[str] = (), to: Sequence[str] = ()) -> Batch:
    """Whom ``remind`` would write to: everybody who was sent a form and has not answered. ``forms`` are ids, all that
    were sent without any; ``to`` are ids or names.

    Spared are those who declined or withdrew, whose mail came back, from whom something waits for a decision, who were
    written to less than ``remind_every`` days ago, and whose mail was only drafted. Raises WtaFormsError when a form
    was never sent. Of an anonymous form that is everybody, and the mail says so.
    """
    people = {person.id: person for person in chosen(post.people, to)}
    records = records_of(post.store)
    sent = newest_rounds(records)
    _check_known(forms, [form for _, form in sent])
    out_of_reach = unreachable(case for asked in records.asked() for case in cases_of(records, post.people, *asked))
    anonymous = anonymous_forms(post.project, post.settings)
    mailings: list[Mailing] = []
    spared: list[Spared] = []
    for (id, form), round in sent.items():
        person = people.get(id)
        if person is None or (forms and form not in forms):
            continue
        case = case_of(records, person, form, round)
        why = why_not_reminded(case, post.settings.remind_every, post.clock())
        if why is None and id in out_of_reach:
            why = Why.BOUNCED
        if why:
            spared.append(Spared(person, form, why))
        else:
            mailings.append(_mailing(post, case, is_anonymous=case.form in anonymous))
    spared += _given_by_hand(records, people.values(), forms)
    waits = sum(each.state in UNFINISHED for each in outgoing(post.store))
    to_all = [form for form in dict.fromkeys(each.form for each in mailings) if form in anonymous]
    notes = tuple(errors.REMINDS_ALL.at("", form=form) for form in to_all)
    return Batch(tuple(mailings), tuple(spared), notes, waiting=waits)


def _given_by_hand(records: Records, people: Iterable[Person], forms: Sequence[str]) -> Iterator[Spared]:
    """Who got a form from somebody's own hand: there is no mail of ours to be reminded of."""
    for person in people:
        for form in dict.fromkeys(form for form, _ in records.asked()):
            case = case_of(records, person, form)
            if case.stage is Stage.SENT and case.first is None and (not forms or form in forms):
                yield Spared(person, form, Why.GIVEN)


def _check_known(forms: Sequence[str], sent: Sequence[str]) -> None:
    if not sent:
        raise WtaFormsError(errors.NOTHING_SENT.at(""))
    listed = ", ".join(dict.fromkeys(sent))
    unknown = [form for form in forms if form not in sent]
    if unknown:
        raise WtaFormsError(errors.NOT_SENT_YET.at("", form=form, sent=listed) for form in unknown)


# --- what they get ----------------------------------------------------------------------------------------------------


def _mailing(post: Post, case: Case, *, is_anonymous: bool) -> Mailing:
    """With the very copy that they got, out of the mail as it went."""
    assert case.first is not None, "it was sent"
    copy = read_mail(post.store.original(case.first.sha256))
    files = tuple(Enclosure(each.name, each.content) for each in copy.attachments[:1] if each.kind is Content.PDF)
    form = form_as_sent(post.project, case.form)
    language = case.person.language
    facts = facts_of(post, form, language if language and form.is_in(language) else form.languages[0])
    text = reminder(*facts, is_anonymous=is_anonymous)
    wave = f"{REMINDER}-{case.reminders_made + 1}"
    return Mailing(case.form, form.title.in_("en"), case.round, case.person, wave, text, files)


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
