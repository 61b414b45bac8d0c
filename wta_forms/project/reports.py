"""The plans that were written, and which answer had which number in each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wta_forms.project.audit import note
from wta_forms.project.store import Change, Rows


@dataclass(frozen=True, slots=True)
class Reported:
    """One answer that was in a plan: under ``number``, or 0 where it was only counted. ``person`` is an id, or what
    else tells people apart; ``answer`` a digest of what was said; the file is the one in which it stands."""

    number: int
    person: str
    form: str
    question: str
    sha256: str
    first_page: int
    answer: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Whose answer it is, to what."""
        return self.person, self.form, self.question


@dataclass(frozen=True, slots=True)
class Report:
    """``at`` is when it was written (ISO 8601 in UTC), ``day`` the ISO date that it has, ``plan`` the file it follows,
    and ``names`` how it shows people. ``files`` are where it was written to."""

    at: str
    day: str
    plan: str
    names: str
    files: tuple[str, ...]
    answers: tuple[Reported, ...]


def add_report(change: Change, report: Report) -> None:
    """Of earlier ones only what they were is kept, not what was in them: a new plan is compared with the last one."""
    change.run("DELETE FROM reported")
    files = json.dumps(report.files, ensure_ascii=False)
    id = change.add("reports", at=change.at, day=report.day, plan=report.plan, names=report.names, files=files)
    _add(change, id, report.answers)
    note(change, f"the plan was written: {', '.join(report.files)}")


def _add(change: Change, report: int | None, answers: Iterable[Reported]) -> None:
    for each in answers:
        change.add(
            "reported",
            report=report,
            number=each.number,
            person=each.person,
            form=each.form,
            question=each.question,
            sha256=each.sha256,
            first_page=each.first_page,
            answer=each.answer,
        )


def last_report(store: Rows) -> Report | None:
    """None where none was written yet."""
    for row in store.rows("SELECT * FROM reports ORDER BY id DESC LIMIT 1"):
        files: Sequence[str] = json.loads(row["files"])
        answers = store.rows("SELECT * FROM reported WHERE report = ? ORDER BY number, rowid", row["id"])
        told = (Reported(*(each[column] for column in _COLUMNS)) for each in answers)
        return Report(row["at"], row["day"], row["plan"], row["names"], tuple(files), tuple(told))
    return None


_COLUMNS = ("number", "person", "form", "question", "sha256", "first_page", "answer")
