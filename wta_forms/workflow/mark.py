"""``mark``: what only somebody can know: that drafts were sent, that letters were posted, that a person said no."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.audit import deeds, note
from wta_forms.project.kept import kept_in
from wta_forms.project.outgoing import OutboxState, Outgoing, noted
from wta_forms.project.people import Person, listed_people
from wta_forms.project.persons import Mark as Mark
from wta_forms.project.persons import mark as add_mark
from wta_forms.project.persons import unmark
from wta_forms.project.settings import PROJECT_FILE, read_settings
from wta_forms.project.store import Change, Clock, Store, now
from wta_forms.spec.words import advice
from wta_forms.workflow.posting.mailing import chosen
from wta_forms.workflow.standing.records import Records, everybody, records_of
from wta_forms.workflow.status import titles_in


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was noted of a person; ``form`` is "" for all forms. Not ``is_new``: it was so before."""

    person: Person
    form: str
    mark: Mark
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is on record, and who and which forms are meant."""

    change: Change
    records: Records
    people: tuple[Person, ...]
    forms: tuple[str, ...]
    is_for_all: bool


def mark(
    what: Mark,
    people: Sequence[str] = (),
    *,
    forms: Sequence[str] = (),
    is_for_all: bool = False,
    undo: bool = False,
    project: Path = Path(),
    clock: Clock = now,
) -> tuple[Noted, ...]:
    """Note of people, named by id, name or address, that something was ``sent`` to them, or that they have
    ``declined``; ``forms`` are ids, all without any. ``undo`` takes it back.

    ``is_for_all``: every draft of a mail was sent; letters are not among them, they are marked by name. Whoever is
    named and has got a form otherwise than by a draft is marked by that form. Raises WtaFormsError with everything that
    stands in the way, and then nothing is noted.
    """
    if kept_in(project) is None:
        raise WtaFormsError(errors.NO_PROJECT.at(str(project / PROJECT_FILE)))
    listed = listed_people(project)
    with Store(project, clock=clock) as store:
        records = records_of(store)
        everyone = everybody(listed, records)
        _check_forms(forms, records, titles_in(project, read_settings(project)[0]))
        with store.change() as change:
            desk = _Desk(change, records, chosen(everyone, people), tuple(forms), is_for_all)
            return tuple(_DOING[what, undo](desk))


def _check_forms(forms: Sequence[str], records: Records, titles: Mapping[str, str]) -> None:
    known = dict.fromkeys([*(form for form, _ in records.asked()), *titles])
    unknown = [form for form in forms if form not in known]
    if unknown:
        raise WtaFormsError(
            errors.FORM_UNKNOWN_HERE.at("", form=form, advice=advice(form, known) if known else "there is none")
            for form in unknown
        )


# --- sent -------------------------------------------------------------------------------------------------------------


def _sent(desk: _Desk) -> Iterator[Noted]:
    mails = {person.id: tuple(_unsent(desk, person)) for person in desk.people}
    if problems := list(_sent_problems(desk, mails)):
        raise WtaFormsError(problems)
    for person in desk.people:
        forms = dict.fromkeys(mail.form for mail in mails[person.id])
        for mail in mails[person.id]:
            before = json.dumps({"mail": mail.id, "state": mail.state, "attempts": mail.attempts})
            noted(desk.change, mail.id, OutboxState.SENT)
            note(desk.change, f"{mail.form} was marked as sent ({mail.wave})", person=person.id, before=before)
        for form in () if forms or desk.is_for_all else desk.forms:
            add_mark(desk.change, person.id, Mark.SENT, form)
            note(desk.change, f"{form} was marked as sent", person=person.id)
            forms[form] = None
        yield from (Noted(person, form, Mark.SENT) for form in forms)


def _unsent(desk: _Desk, person: Person) -> Iterator[Outgoing]:
    """Drafts; where somebody is named also letters, and mails of which nobody knew."""
    for mail in _mails(desk, person):
        is_draft = mail.state is OutboxState.DRAFTED and (bool(mail.address) or not desk.is_for_all)
        if is_draft or (mail.state is OutboxState.UNCERTAIN and not desk.is_for_all):
            yield mail


def _mails(desk: _Desk, person: Person) -> Iterator[Outgoing]:
    for (id, form, _), mails in desk.records.mails.items():
        if id == person.id and (not desk.forms or form in desk.forms):
            yield from mails


def _sent_problems(desk: _Desk, mails: dict[str, tuple[Outgoing, ...]]) -> Iterator[Problem]:
    if desk.is_for_all:
        if not any(mails.values()):
            paper = [person.id for person in desk.people if any(_are_on_paper(desk, person))]
            yield errors.NO_DRAFTS_AT_ALL.at("", paper=" ".join(paper) or "there are none")
        return
    for person in desk.people:
        if not mails[person.id] and not desk.forms:
            yield errors.NOTHING_DRAFTED.at("", name=person.name, id=person.id)
        elif not mails[person.id]:
            out = {mail.form for mail in _mails(desk, person) if mail.state is not OutboxState.FAILED}
            yield from (
                errors.NOTHING_DRAFTED_OF.at("", form=form, name=person.name) for form in desk.forms if form in out
            )


def _are_on_paper(desk: _Desk, person: Person) -> Iterator[bool]:
    return (mail.state is OutboxState.DRAFTED and not mail.address for mail in _mails(desk, person))


def _not_sent(desk: _Desk) -> Iterator[Noted]:
    for person in desk.people:
        before = _states_before(desk, person)
        mails = [mail for mail in _mails(desk, person) if mail.state is OutboxState.SENT and mail.id in before]
        by_hand = [mail for mail in mails if before[mail.id][1] == mail.attempts]  # no server has sent it since
        marked = [form for form in _marked_sent(desk, person) if not desk.forms or form in desk.forms]
        if not by_hand and not marked and not desk.is_for_all:
            raise _not_marked(person, Mark.SENT, desk.forms)
        for mail in by_hand:
            noted(desk.change, mail.id, OutboxState(before[mail.id][0]))
            note(desk.change, f"{mail.form} is not marked as sent any more ({mail.wave})", person=person.id)
        for form in marked:
            unmark(desk.change, person.id, Mark.SENT, form)
            note(desk.change, f"{form} is not marked as sent any more", person=person.id)
        forms = dict.fromkeys([*(mail.form for mail in by_hand), *marked])
        yield from (Noted(person, form, Mark.SENT) for form in forms)


def _states_before(desk: _Desk, person: Person) -> dict[int, tuple[str, int]]:
    """What mails were before somebody marked them as sent, and how often a server had been tried, by their numbers."""
    found: dict[int, tuple[str, int]] = {}
    for deed in deeds(desk.change, person.id):
        read = json.loads(deed.before) if deed.before else {}
        if isinstance(read, dict) and "mail" in read:
            found[read["mail"]] = (read["state"], read["attempts"])
    return found


def _marked_sent(desk: _Desk, person: Person) -> list[str]:
    marks = (each for (id, _), some in desk.records.marks.items() if id == person.id for each in some)
    return [each.form for each in marks if each.mark is Mark.SENT]


# --- declined ---------------------------------------------------------------------------------------------------------


def _declined(desk: _Desk) -> Iterator[Noted]:
    for person in desk.people:
        for form in desk.forms or ("",):
            is_new = add_mark(desk.change, person.id, Mark.DECLINED, form)
            if is_new:
                note(desk.change, f"declined{_of(form)}", person=person.id)
            yield Noted(person, form, Mark.DECLINED, is_new)


def _not_declined(desk: _Desk) -> Iterator[Noted]:
    for person in desk.people:
        for form in desk.forms or ("",):
            if not unmark(desk.change, person.id, Mark.DECLINED, form):
                raise _not_marked(person, Mark.DECLINED, desk.forms or ["all forms"])
            note(desk.change, f"has not declined{_of(form)} after all", person=person.id)
            yield Noted(person, form, Mark.DECLINED)


def _of(form: str) -> str:
    return f" ({form})" if form else ""


def _not_marked(person: Person, mark: Mark, forms: Sequence[str]) -> WtaFormsError:
    words = f" for {', '.join(forms)}" if forms else ""
    return WtaFormsError(errors.NOT_MARKED.at("", name=person.name, mark=mark.value, form=words))


_DOING = {
    (Mark.SENT, False): _sent,
    (Mark.SENT, True): _not_sent,
    (Mark.DECLINED, False): _declined,
    (Mark.DECLINED, True): _not_declined,
}
