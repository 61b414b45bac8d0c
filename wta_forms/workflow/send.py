"""``send``: the first mail to everybody, each with a copy of their own; letters for those who have no e-mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.layout.style import STANDARD
from wta_forms.mail.compose import Enclosure
from wta_forms.mail.templates import covering_letter, first_mail
from wta_forms.project.outgoing import FIRST, UNFINISHED, OutboxState, outgoing
from wta_forms.project.people import By, Person, notes_on
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec.form import Form
from wta_forms.spec.load import Loaded
from wta_forms.spec.wording import LANGUAGE_NAMES
from wta_forms.workflow.generate import MadeCopy, make_copies, read_specs
from wta_forms.workflow.making.specs import that_are
from wta_forms.workflow.making.wanted import Wanted, wanted
from wta_forms.workflow.posting.leaving import SEND, TO_PRINT, Confirm, Done, How, always, carry_out
from wta_forms.workflow.posting.mailing import Batch, Mailing, Post, Spared, Why, chosen, marks_in, post_of
from wta_forms.workflow.posting.sparing import unreachable
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.standing.cases import Case, cases_of
from wta_forms.workflow.standing.records import records_of

BY_HAND = "by-hand"


def to_send(post: Post, specs: Sequence[str] = (), to: Sequence[str] = (), *, round: int = 1) -> Batch:
    """What ``send`` would send: each of the forms to each of the people, who have not got it yet.

    Without ``specs`` the only form of the project; ``to`` are ids or names, everybody without any. Whoever is named
    gets it again where it failed. Raises WtaFormsError with every problem of forms and people.
    """
    people = chosen(post.people, to)
    waiting = sum(each.state in UNFINISHED for each in outgoing(post.store))
    names = specs or _only_form(post, has_waiting=waiting > 0)
    if not names:
        return Batch((), waiting=waiting)
    found = read_specs(names)
    forms = [each.form for each in found if each.form]
    spared = [each for form in forms for each in _spared(post, form, people, round, is_named=bool(to))]
    left_out = {(each.person.id, each.form) for each in spared}
    copies = [copy for copy in _wanted(forms, people) if (_id(copy), copy.form.id) not in left_out]
    mailings, notes, to_keep = _made(post, found, copies, round)
    told = (*notes_on(post.people, post.table), *notes, *_without_address(post, people))
    return Batch(mailings, tuple(spared), tuple(dict.fromkeys(told)), waiting, to_keep)


def _only_form(post: Post, *, has_waiting: bool) -> tuple[str, ...]:
    """Of several nobody can say which is meant; unless there is something to send in any case."""
    found = [_named(post, form.name) for form in post.settings.forms]
    found = found or that_are("form", [str(path) for path in sorted(post.project.glob("*.yaml"))])
    if len(found) == 1:
        return tuple(found)
    if has_waiting:
        return ()
    listed = ", ".join(Path(each).name for each in found)
    raise WtaFormsError(errors.SEND_WHICH.at("", forms=listed) if found else errors.SEND_NOTHING.at(""))


def _named(post: Post, name: str) -> str:
    """As it has to be named: the file of a form that lies here, else the name of a shipped one."""
    here = post.project / f"{name}.yaml"
    return str(here) if here.is_file() else name


def _id(copy: Wanted) -> str:
    return copy.person.id if copy.person else ""


def _wanted(forms: Sequence[Form], people: Sequence[Person]) -> Iterator[Wanted]:
    """Each in their own language; on paper in the variant for a pen, unless they have another of their own."""
    for copy in wanted(forms, people):
        is_on_paper = copy.person is not None and copy.person.by is not By.EMAIL
        is_usual = copy.variant == STANDARD.variant
        yield Wanted(copy.form, copy.person, copy.language, BY_HAND if is_on_paper and is_usual else copy.variant)


# --- who has it already -----------------------------------------------------------------------------------------------

_BECAUSE_OF = {
    OutboxState.QUEUED: Why.WAITING,
    OutboxState.SENDING: Why.WAITING,
    OutboxState.RETRY: Why.WAITING,
    OutboxState.UNCERTAIN: Why.UNSURE,
    OutboxState.DRAFTED: Why.DRAFTED,
    OutboxState.SENT: Why.ALREADY,
    OutboxState.FAILED: Why.FAILED,
}


def _spared(post: Post, form: Form, people: Sequence[Person], round: int, *, is_named: bool) -> Iterator[Spared]:
    marks, records = marks_in(post.store), records_of(post.store)
    every = (case for asked in records.asked() for case in cases_of(records, people, *asked))
    out_of_reach = frozenset() if is_named else unreachable(every)
    for case in cases_of(records, people, form.id, round):
        why = marks.why_not(case.person.id, form.id) or _why_not_again(case, is_named=is_named)
        if why is None and case.person.id in out_of_reach:
            why = Why.BOUNCED
        if why is None and case.returned:
            why = Why.ANSWERED
        if why:
            yield Spared(case.person, form.id, why)


def _why_not_again(case: Case, *, is_named: bool) -> Why | None:
    """Once is enough; but who could not be reached, and has another address now, has not got it."""
    if case.first is None:
        return Why.ALREADY if case.mark else None  # somebody gave it to them, and noted that it was sent
    did_not_arrive = case.first.state is OutboxState.FAILED or case.came_back is not None
    if did_not_arrive and (is_named or (bool(case.first.address) and case.has_other_address)):
        return None
    if case.first.state is OutboxState.DRAFTED and is_named:
        return None
    return Why.BOUNCED if case.came_back else _BECAUSE_OF[case.first.state]


# --- what they get ----------------------------------------------------------------------------------------------------


def _made(
    post: Post, found: Sequence[Loaded], copies: Sequence[Wanted], round: int
) -> tuple[tuple[Mailing, ...], tuple[Problem, ...], tuple[tuple[Path, bytes], ...]]:
    if not copies:
        return (), (), ()
    written_to = [copy.person for copy in copies if copy.person]
    made = make_copies(found, copies, written_to, post.table, folder=post.project / TO_PRINT, round=round)
    open_copies = _open_copies(post, found, copies, round)
    theirs = ((copy, _made_for(copy, made.copies)) for copy in copies)
    mailings = tuple(
        _mailing(post, copy, each, round, open_copies.get((copy.form.id, copy.language))) for copy, each in theirs
    )
    return mailings, made.notes, made.to_keep


def _made_for(copy: Wanted, made: Sequence[MadeCopy]) -> MadeCopy:
    """Their own; of an anonymous form that which all of them get."""
    fitting = (each for each in made if (each.blank.form.id, each.blank.language) == (copy.form.id, copy.language))
    return next(
        each for each in fitting if each.blank.style.variant == copy.variant and each.person in (copy.person, None)
    )


def _open_copies(
    post: Post, found: Sequence[Loaded], copies: Sequence[Wanted], round: int
) -> Mapping[tuple[str, str], Enclosure]:
    """A copy to pass on in each language that somebody gets, where the project wishes it."""
    if not post.settings.mail.pass_on:
        return {}
    different = dict.fromkeys(Wanted(copy.form, None, copy.language, STANDARD.variant) for copy in copies)
    made = make_copies(found, tuple(different), (), post.table, folder=post.project / TO_PRINT, round=round)
    return {(each.blank.form.id, each.blank.language): Enclosure(each.name, each.content) for each in made.copies}


def _mailing(post: Post, wanted: Wanted, copy: MadeCopy, round: int, to_pass_on: Enclosure | None) -> Mailing:
    assert wanted.person is not None
    is_mail = wanted.person.by is By.EMAIL
    passed_on = (to_pass_on,) if to_pass_on and is_mail else ()
    known = {"open_file": to_pass_on.name} if passed_on and to_pass_on else {}
    text = (first_mail if is_mail else covering_letter)(*facts_of(post, copy.blank.form, copy.blank.language, known))
    files = (Enclosure(copy.name, copy.content), *passed_on)
    return Mailing(copy.blank.form.id, copy.blank.form.title.in_("en"), round, wanted.person, FIRST, text, files)


def facts_of(
    post: Post, form: Form, language: str, more: Mapping[str, str] | None = None
) -> tuple[str, Mapping[str, str]]:
    """The language that a mail about a form is in, and what it can say of project and form."""
    first = language.partition("+")[0]
    others = [LANGUAGE_NAMES.get(each, each) for each in form.languages if each != first]
    own = {
        "title": form.title.in_(first),
        "minutes": str(form.minutes or ""),
        "languages": ", ".join(others),
    }
    return first, {**post.settings.for_form(form.id).facts(first), **own, **(more or {})}


def _without_address(post: Post, people: Sequence[Person]) -> Iterator[Problem]:
    """Whom nobody said how to reach: a slip, or somebody who gets a letter."""
    for person in people:
        if not person.email and not person.columns.get("by"):
            yield errors.PEOPLE_ON_PAPER.at(f"{post.table}:{person.line}", name=person.name)


def send(
    specs: Sequence[str] = (),
    *,
    to: Sequence[str] = (),
    round: int = 1,
    project: Path = Path(),
    how: How = SEND,
    confirm: Confirm = always,
    tell: Callable[[Problem], None] = lambda problem: None,
    progress: Progress = no_progress,
    clock: Clock = now,
) -> Done:
    """Send each of the forms to each person who has not got it, as :func:`to_send` says, and whatever waits in the
    outbox.

    Nothing happens unless ``confirm``, which is shown all that would go out, says so. ``how`` says whether it is sent,
    drafted, tried on oneself or only shown. What could not be done and stops nothing is told. Raises WtaFormsError with
    every problem of project, forms and people before anything has gone out, and when the server cannot be reached: then
    everything waits in the outbox for the next run.
    """
    with Store(project, clock=clock) as store:
        post = post_of(project, store, clock)
        return carry_out(post, to_send(post, specs, to, round=round), how, confirm, tell, progress)
