"""``forget``: remove somebody for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.mail.isolate import MailReader
from wta_forms.plan.spoken import enumerated
from wta_forms.project.lookup import arrival_of, every_taken, taken_by, waiting
from wta_forms.project.outgoing import sole_sender
from wta_forms.project.paths import remove_files, write_files
from wta_forms.project.removal import Belongings, Leaver, belongings, finish, is_unfinished, remove
from wta_forms.project.store import Clock, Store, now
from wta_forms.workflow.removing.somebody import Somebody, open_store, people_of, somebody
from wta_forms.workflow.removing.traces import Look, Quoting, Traces, only_of, traces_in, words_of


@dataclass(frozen=True, slots=True)
class Farewell:
    """What removing somebody means: what goes, what stays and why (``stays``), and what cannot be removed here."""

    who: Somebody
    theirs: Belongings
    traces: Traces
    stays: tuple[Problem, ...] = ()
    cannot: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.theirs.is_empty and not (self.traces.gone or self.traces.changed)


Confirm = Callable[[Farewell], bool]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """``is_done``: it was removed."""

    farewell: Farewell
    is_done: bool


def forget(
    name: str,
    confirm: Confirm,
    *,
    project: Path = Path(),
    clock: Clock = now,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Forgotten:
    """Remove somebody for good: answers, messages, pictures, marks, addresses, copies made for them; nothing is changed
    before ``confirm``, which is shown all of it, says so. What another has said is never removed.

    Salted hashes of id, addresses and files stay, so that the next harvest does not bring them back. Interrupted, it is
    brought to its end by the next call, of whomever, which is told. Raises WtaFormsError where something may be theirs
    or another's: that has to be decided first.
    """
    with open_store(project, clock) as store:
        if is_unfinished(store):
            finish(store)
            tell(errors.FORGET_FINISHED.at(""))
        who = somebody(project, store, name)
        farewell = farewell_to(project, store, who)
        if not confirm(farewell):
            return Forgotten(farewell, is_done=False)
        with sole_sender(store):
            _carry_out(store, farewell)
    return Forgotten(farewell, is_done=True)


def _carry_out(store: Store, farewell: Farewell) -> None:
    """Files of the folder first: they are found by what the store knows. Interrupted there, all of it is done again."""
    write_files(farewell.traces.changed, may_overwrite=True)
    remove_files(farewell.traces.gone)
    who = _leaver(farewell.who)
    with store.change() as change:
        remove(change, who, belongings(change, who))
    finish(store)


def _leaver(who: Somebody) -> Leaver:
    return Leaver(who.id, who.names, who.addresses)


# --- what it means ----------------------------------------------------------------------------------------------------


def farewell_to(project: Path, store: Store, who: Somebody) -> Farewell:
    """Raises WtaFormsError with everything that has to be decided first."""
    leaver = _leaver(who)
    theirs = belongings(store, leaver)
    if theirs.undecided:
        raise WtaFormsError(
            errors.DECIDE_FIRST.at("", number=each.taken.id, place=each.arrival.place, who=who.name)
            for each in theirs.undecided
        )
    with Reader() as forms, MailReader() as mails:
        own = [each.response for each in theirs.responses if each.response]
        ids = {each.id for each in theirs.responses}
        others = [each.response for each in every_taken(store) if each.response and each.id not in ids]
        words = words_of(own)
        message_ids = frozenset(each.message_id for each in theirs.outgoing) - {""}
        whole = theirs.originals - {each.sha256 for each in theirs.mixed}
        traces = traces_in(project, Look(leaver, whole, message_ids, words, forms, mails, only_of(own, others)))
    stays = tuple(_stays(project, store, who, theirs))
    return Farewell(who, theirs, traces, stays, tuple(_cannot(project, who, traces)))


def _stays(project: Path, store: Store, who: Somebody, theirs: Belongings) -> Iterator[Problem]:
    names = {person.id: person.name for person in people_of(project)}
    for arrival in theirs.mixed:
        yield errors.STAYS_TOGETHER.at("", place=arrival.place)
    for each in theirs.shared_files:
        yield errors.STAYS_ONE_FILE.at("", place=each.arrival.place, who=who.name)
    for each in theirs.made_out:
        other = names.get(each.taken.person, each.taken.person) or "a new person"
        yield errors.STAYS_STAMPED.at("", place=each.arrival.place, other=other, who=who.name)
    for asked in waiting(store):
        arrival = arrival_of(store, asked.id)
        for address, others in who.shared:
            if not asked.person and arrival.sender.lower() == address:
                known = {"address": address, "others": " and ".join(others)}
                yield errors.STAYS_SHARED.at("", number=asked.id, place=arrival.place, **known)
    count = sum(_names(store, person, who) for person in names if person != who.id)
    if count:
        yield errors.STAYS_NAMED.at("", count="1 form" if count == 1 else f"{count} forms", who=who.name)


def _names(store: Store, person: str, who: Somebody) -> int:
    named = _leaver(who).named
    responses = [each.response for each in taken_by(store, person) if each.response]
    return sum(any(named.search(words) for words in words_of([each])) for each in responses)


def _cannot(project: Path, who: Somebody, traces: Traces) -> Iterator[Problem]:
    if who.line:
        yield errors.CANNOT_LINE.at("", who=who.name, line=who.line)
    for each in traces.quoting:
        told = errors.CANNOT_QUOTED if each.is_made else errors.CANNOT_OWN
        yield told.at("", file=each.path.relative_to(project).as_posix(), what=_said(each))
    yield errors.CANNOT_MAILBOX.at("", who=who.name)
    yield errors.CANNOT_COPIES.at("")


def _said(each: Quoting) -> str:
    """ "2 of the answers in it, and the name 4 times"."""
    answers = "1 of the answers" if each.answers == 1 else f"{each.answers} of the answers"
    times = "the name or address once" if each.names == 1 else f"the name or address {each.names} times"
    what = " and ".join([*([answers] if each.answers else []), *([times] if each.names else [])])
    return (
        f"{what}, in {'line' if len(each.lines) == 1 else 'lines'} {enumerated(tuple(map(str, each.lines)))}"
        if each.lines
        else what
    )
