"""Who did what when, in plain words. What was replaced is kept beside it: nothing is changed without a trace."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.project.store import Change, Rows


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: ``what`` is a sentence, ``person`` the id of whom it was about ("" for nobody), and
    ``before`` is what stood there before, as JSON ("" for nothing)."""

    at: str
    who: str
    what: str
    person: str = ""
    before: str = ""


def note(change: Change, what: str, *, person: str = "", before: str = "") -> None:
    """It is noted in the change that does it: there is neither without the other."""
    change.add("audit", at=change.at, who=change.who, what=what, person=person, before=before)


def deeds(store: Rows, person: str = "") -> tuple[Deed, ...]:
    """Oldest first; all of them, or those about one person."""
    sql = "SELECT at, who, what, person, before FROM audit WHERE ? IN ('', person) ORDER BY id"
    return tuple(Deed(*row) for row in store.rows(sql, person))
