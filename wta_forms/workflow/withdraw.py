"""``withdraw``: somebody's answers leave the plan, and can come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.audit import note
from wta_forms.project.lookup import taken_by
from wta_forms.project.persons import Mark, mark, marked, unmark
from wta_forms.project.returned import Outcome, Taken
from wta_forms.project.store import Clock, Rows, now
from wta_forms.spec.words import advice
from wta_forms.workflow.removing.somebody import Somebody, open_store, somebody


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """``form`` is "" for all of them; ``taken`` are the forms with answers that leave the plan, or come back to it.
    ``is_new`` is false where it is so already."""

    who: Somebody
    form: str
    taken: tuple[Taken, ...]
    is_new: bool = True


Confirm = Callable[[Withdrawal], bool]


def withdraw(
    person: str, form: str = "", *, confirm: Confirm, project: Path = Path(), clock: Clock = now
) -> tuple[Withdrawal, bool]:
    """Take somebody's answers out of the plan, to one form or all; nobody reminds them any more. Nothing is deleted.

    Returns what it meant, and whether it was done: ``confirm`` is shown it first. Raises WtaFormsError for somebody or
    a form that nobody knows.
    """
    with open_store(project, clock) as store:
        who = somebody(project, store, person)
        found = marked(store, Mark.WITHDREW)
        meant = Withdrawal(who, form, _answers(store, who, form), not {(who.id, ""), (who.id, form)} & found)
        if not meant.is_new or not confirm(meant):
            return meant, False
        with store.change() as change:
            mark(change, who.id, Mark.WITHDREW, form)
            note(change, f"{who.name} withdrew {form or 'everything'}", person=who.id)
    return meant, True


def take_back(
    person: str, form: str = "", *, confirm: Confirm, project: Path = Path(), clock: Clock = now
) -> tuple[Withdrawal, bool]:
    """The answers count again; of all forms without one. Raises WtaFormsError where nothing was withdrawn."""
    with open_store(project, clock) as store:
        who = somebody(project, store, person)
        forms = _withdrawn(store, who, form)
        taken = tuple(each for each in _answers(store, who, "") if "" in forms or each.form in forms)
        meant = Withdrawal(who, form, taken)
        if not confirm(meant):
            return meant, False
        with store.change() as change:
            for each in forms:
                unmark(change, who.id, Mark.WITHDREW, each)
            note(change, f"{who.name} takes part again: {form or 'everything'}", person=who.id)
    return meant, True


def _withdrawn(store: Rows, who: Somebody, form: str) -> list[str]:
    """Which marks are meant, by their forms."""
    there = sorted(each for id, each in marked(store, Mark.WITHDREW) if id == who.id)
    if form and form not in there and "" in there:
        raise WtaFormsError(errors.WITHDREW_ALL.at("", who=who.name, whom=_typed(who)))
    meant = [each for each in there if form in ("", each)]
    if not meant:
        what = f" {form}" if form else ""
        withdrawn = ", ".join(there) or "nothing"
        raise WtaFormsError(errors.NOT_WITHDRAWN.at("", who=who.name, what=what, withdrawn=withdrawn))
    return meant


def _typed(who: Somebody) -> str:
    return f'"{who.id}"' if " " in who.id else who.id


def _answers(store: Rows, who: Somebody, form: str) -> tuple[Taken, ...]:
    """Raises WtaFormsError for a form that they have not answered, while they have answered others."""
    every = [each for each in taken_by(store, who.id) if each.response and each.outcome is Outcome.ACCEPTED]
    forms = dict.fromkeys(each.form for each in every)
    if form and forms and form not in forms:
        raise WtaFormsError(errors.NOT_ANSWERED.at("", who=who.name, form=form, advice=advice(form, list(forms))))
    return tuple(each for each in every if form in ("", each.form))
