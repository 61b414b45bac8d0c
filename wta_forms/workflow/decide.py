"""``decide``: what came back and needs a person, what the person says of it, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Recipient
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.harvest.judged import before_it, gives_something, tied_with
from wta_forms.harvest.unnamed import is_anonymous
from wta_forms.harvest.whose import Circle
from wta_forms.plan.settling.decisions import DECISIONS_FILE, people_in
from wta_forms.plan.settling.offers import Choice, Offer, remark
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrival_of, piece_of, taken, taken_by, waiting
from wta_forms.project.returned import NEEDING, Outcome, Taken
from wta_forms.project.revised import Settled, settle, settled, unsettle
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.project.store import Clock, Rows, Store, now
from wta_forms.spec.words import advice
from wta_forms.workflow.harvest import circle_of

NEW, ASIDE = "new", "aside"
"""It is a new person's; there is no answer in it, or it is done with."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that needs a person: its number, where it was found, why it is asked and what can be answered."""

    number: int
    place: str
    problem: Problem
    person: str = ""
    form: str = ""


def waiting_in(project: Path = Path()) -> tuple[Waiting, ...]:
    """Everything that needs a person, in the order in which it came. Raises WtaFormsError where there is no project."""
    with _store(project) as store:
        return tuple(
            Waiting(each.id, arrival_of(store, each.id).place, each.told, each.person, each.form)
            for each in waiting(store)
        )


def waiting_one(number: int, project: Path = Path()) -> Waiting:
    """The one with that number. Raises WtaFormsError when nothing waits under it."""
    with _store(project) as store:
        each = _waiting_one(store, number)
        return Waiting(each.id, arrival_of(store, each.id).place, each.told, each.person, each.form)


def decide(number: int, answer: str, *, project: Path = Path(), clock: Clock = now) -> str:
    """Settle one of them: ``answer`` is the id or the name of whose it is, ``new`` or ``aside``. The sentence that was
    noted.

    Whose a form is decides its sender's address, too: the next one from there is theirs without a question. Raises
    WtaFormsError when nothing waits under that number, nobody or more than one is called so, or it came in an anonymous
    form: that is nobody's.
    """
    with _store(project, clock) as store:
        each = _waiting_one(store, number)
        circle = circle_of(project, store)
        answer = _id_of(answer, circle)
        person, outcome = _meant(number, answer, each, circle)
        piece, place = piece_of(store, number), arrival_of(store, number).place
        said = f"{place}: {_IN_WORDS.get(answer, f'it is {circle.called(person)}’s')}"
        is_learned = person and piece.sender and not circle.at(piece.sender) and not circle.is_own(piece.sender)
        address = piece.sender if is_learned else ""
        is_newest = _is_tied(store, each, person, outcome)
        with store.change() as change:
            settle(change, number, person, outcome, said, is_newest=is_newest, address=address)
        return said


def _is_tied(store: Rows, each: Taken, person: str, outcome: Outcome) -> bool:
    """Whether it was to be decided, too, which of two counts."""
    if each.response is None or not person or outcome is not Outcome.ACCEPTED:
        return False
    response = replace(each.response, received=each.received)
    return tied_with(response, before_it(response, taken_by(store, person))) is not None


_IN_WORDS = {NEW: "it is a new person’s", ASIDE: "it is set aside"}


def _waiting_one(store: Store, number: int) -> Taken:
    try:
        each = taken(store, number)
    except LookupError:
        each = None
    if each is None or each.outcome not in NEEDING:
        there = ", ".join(str(other.id) for other in waiting(store))
        told = f"these wait: {there}" if there else "nothing waits for you"
        raise WtaFormsError(errors.NOTHING_TO_DECIDE.at("", number=number, advice=told))
    return each


def _id_of(answer: str, circle: Circle) -> str:
    """Of somebody who is called by a name that nobody else has; else what was said."""
    if answer in (NEW, ASIDE) or circle.has(answer):
        return answer
    wanted = " ".join(answer.split()).casefold()
    called = [person.id for person in circle.people if wanted in (person.id.casefold(), person.name.casefold())]
    if len(called) > 1:
        raise WtaFormsError(errors.PERSON_SEVERAL.at("", name=answer, ids=", ".join(called)))
    return next(iter(called), answer)


def _meant(number: int, answer: str, each: Taken, circle: Circle) -> tuple[str, Outcome]:
    if answer == ASIDE:
        return each.person, Outcome.NOT_A_FORM
    if answer != NEW and each.response is not None and is_anonymous(each.response, circle.anonymous):
        raise WtaFormsError(errors.ANONYMOUS_IS_NOBODYS.at("", number=number))
    if answer != NEW and not circle.has(answer) and not _is_stamped(each, answer):
        known = [word for person in circle.people for word in (person.name, person.id)]
        raise WtaFormsError(errors.NOT_A_PERSON.at("", person=answer, advice=advice(answer, [*known, NEW, ASIDE])))
    if each.response is None or not gives_something(each.response):
        raise WtaFormsError(errors.NO_ANSWERS_IN_IT.at("", number=number))
    return ("" if answer == NEW else answer), Outcome.ACCEPTED


def _is_stamped(each: Taken, id: str) -> bool:
    """Whoever was taken out of people.csv still is who a copy was made for."""
    recipient: Recipient | None = each.response.recipient if each.response else None
    return recipient is not None and recipient.id == id


def _store(project: Path, clock: Clock = now) -> Store:
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    return Store(project, clock=clock)


# --- and the way back -------------------------------------------------------------------------------------------------


def undo(number: int, *, project: Path = Path(), clock: Clock = now) -> tuple[str, tuple[Problem, ...]]:
    """Take back what :func:`decide` has settled: it waits again, under the same number. The sentence that was noted,
    and what does not come back by it.

    Raises WtaFormsError where nothing was decided under that number, or where decisions.yaml would decide it again.
    """
    again = people_in(project / DECISIONS_FILE).get(str(number))
    with _store(project, clock) as store:
        was = _settled(store, number)
        if again is not None:
            raise WtaFormsError(errors.UNDO_STANDS_IN_FILE.at(again[1], number=number, said=again[0]))
        said = f"{was.now.why} (taken back)"
        with store.change() as change:
            unsettle(change, was, said)
        return said, tuple(_stays(store, was, circle_of(project, store)))


def _settled(store: Store, number: int) -> Settled:
    """What was typed in from something stands in its place, and is no decision about it."""
    try:
        was = settled(store, number)
    except LookupError:
        was = None
    if was is None or was.now.outcome not in (Outcome.ACCEPTED, Outcome.NOT_A_FORM):
        raise WtaFormsError(errors.NOTHING_TO_UNDO.at("", number=number))
    return was


def _stays(store: Rows, was: Settled, circle: Circle) -> Iterator[Problem]:
    """What was taken in since then by what was learned then."""
    if not was.address:
        return
    since = [each for each in taken_by(store, was.now.person) if each.outcome is Outcome.ACCEPTED]
    places = [arrival_of(store, each.id).place for each in since if piece_of(store, each.id).sender == was.address]
    if places:
        who = circle.called(was.now.person)
        yield errors.UNDO_LEAVES.at("", address=was.address, who=who, places=", ".join(places))


# --- decisions.yaml, people -------------------------------------------------------------------------------------------


def settle_people(project: Path = Path(), *, clock: Clock = now) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """What stands under ``people`` in decisions.yaml, done where it is not yet: the sentences that were noted, and what
    cannot be done, by line. There a response is called by its number, as :func:`decide` has it."""
    done: list[str] = []
    problems: list[Problem] = []
    said = people_in(project / DECISIONS_FILE)
    waits = {str(each.number) for each in waiting_in(project)} if said else set()
    for number, (answer, where) in said.items():
        if number not in waits:
            problems += _otherwise(int(number), answer, where, project)
            continue
        try:
            done.append(decide(int(number), answer, project=project, clock=clock))
        except WtaFormsError as error:
            problems += [replace(problem, where=where) for problem in error.problems]
    return tuple(done), tuple(problems)


def _otherwise(number: int, answer: str, where: str, project: Path) -> Iterator[Problem]:
    """What is settled already as it stands there needs no word."""
    with _store(project) as store:
        try:
            each = taken(store, number)
        except LookupError:
            yield errors.NOTHING_TO_DECIDE.at(where, number=number, advice="take the line away")
            return
    is_so = {NEW: each.outcome is Outcome.ACCEPTED and not each.person, ASIDE: each.outcome is Outcome.NOT_A_FORM}
    if not is_so.get(answer, each.outcome is Outcome.ACCEPTED and each.person == answer):
        yield errors.PEOPLE_OTHERWISE.at(where, number=number, said=each.why or "it was taken in")


def offers_of(project: Path = Path()) -> tuple[Offer, ...]:
    """What could be written under ``people`` for everything that waits."""
    with _store(project) as store:
        return tuple(_offer(each, arrival_of(store, each.id).place) for each in waiting(store))


def _offer(each: Taken, place: str) -> Offer:
    about = tuple(remark(words, 300) for words in (f"{place}: {each.told.message}.",))
    answers = [ASIDE]
    if each.response is not None and gives_something(each.response):
        recipient = each.response.recipient
        answers = [*([recipient.id] if recipient else ["…"]), NEW, ASIDE]
    return Offer(
        "people", about, tuple(Choice(f"{each.id}: {answer}", (f"{each.id}: {answer}",)) for answer in answers)
    )


def in_short(waiting: Sequence[Waiting]) -> str:
    """ "1 thing", "3 things"."""
    return f"{len(waiting)} {'thing' if len(waiting) == 1 else 'things'}"
