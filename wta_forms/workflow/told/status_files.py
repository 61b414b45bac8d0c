"""Where everybody stands, as files to be passed on: a page to read and print, a table, and an object for programs.

Whoever has withdrawn is counted and not named in any of them; addresses, and what a mail program said of its owner, are
left out. A
format is one function from a status to bytes, and a line in the table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.paths import write_files
from wta_forms.spec import spreadsheet
from wta_forms.workflow.standing.case_words import local_day, notes_on, stage_in_words, without_addresses
from wta_forms.workflow.standing.cases import Case, Stage
from wta_forms.workflow.status import FormStatus, Status
from wta_forms.workflow.told.status_page import status_page

Writer = Callable[[Status], bytes]


def write_status(status: Status, paths: Iterable[Path], *, may_overwrite: bool = False) -> tuple[Path, ...]:
    """A file for each path, in the format of its ending. Raises WtaFormsError before anything is written for an ending
    that is not in the table, and for a file that is there already."""
    paths = tuple(paths)
    if unknown := [path for path in paths if path.suffix.lower() not in FORMATS]:
        known = ", ".join(FORMATS)
        raise WtaFormsError(errors.UNKNOWN_STATUS_FORMAT.at(str(p), ending=p.suffix, endings=known) for p in unknown)
    return write_files([(path, FORMATS[path.suffix.lower()](status)) for path in paths], may_overwrite=may_overwrite)


# --- a table ----------------------------------------------------------------------------------------------------------

_HEADS = (
    *("Name", "Id", "Form", "Round", "By", "Where it stands", "Since", "Sent", "Reminders", "Last reminder"),
    *("Answered", "Of", "In doubt", "To decide", "Notes"),
)


def status_table(status: Status) -> bytes:
    """A row for each person and form, as CSV; days are ISO dates of this computer's time zone."""
    rows = (_row(case) for case in status.cases() if case.stage is not Stage.WITHDREW)
    return spreadsheet.written([_HEADS, *rows])


def _row(case: Case) -> tuple[str | int, ...]:
    counted = case.counted() if case.returned else None
    return (
        case.person.name,
        case.person.id,
        case.form,
        case.round,
        case.person.by.value,
        stage_in_words(case),
        local_day(case.come_to.since),
        local_day(case.sent),
        len(case.reminders),
        local_day(case.reminders[-1].at) if case.reminders else "",
        counted.given if counted else "",
        counted.asked if counted else "",
        counted.doubtful if counted else "",
        " ".join(str(each.id) for each in case.waiting),
        "; ".join(notes_on(case, for_others=True)),
    )


# --- for programs -----------------------------------------------------------------------------------------------------


def status_json(status: Status) -> bytes:
    return (json.dumps(status_to_json(status), ensure_ascii=False, indent=1) + "\n").encode()


def status_to_json(status: Status) -> dict[str, Any]:
    """As docs/status.md says. Moments are ISO 8601 in UTC, "" where there is none."""
    return {
        "project": status.settings.title,
        "at": status.at,
        "answer_by": status.settings.answer_by,
        "people": len(status.people),
        "to_decide": status.waiting,
        "not_sent": [{"form": form, "title": title} for form, title in status.unsent.items()],
        "forms": list(map(_form_to_json, status.forms)),
    }


def _form_to_json(form: FormStatus) -> dict[str, Any]:
    counts: Mapping[Stage, int] = form.counts
    return {
        "form": form.form,
        "title": form.title,
        "round": form.round,
        "people": form.asked,
        "answered": form.count(Stage.ANSWERED),
        "answered_by_nobody_in_particular": form.nobodys,
        "counts": {stage.name.lower(): counts.get(stage, 0) for stage in Stage},
        "cases": list(_cases_to_json(form)),
    }


def _cases_to_json(form: FormStatus) -> Iterator[dict[str, Any]]:
    for case in form.cases:
        if case.stage is Stage.WITHDREW:
            continue
        counted = case.counted() if case.returned else None
        yield {
            "person": case.person.id,
            "name": case.person.name,
            "by": case.person.by.value,
            "is_in_people_csv": case.is_listed,
            "stage": case.stage.name.lower(),
            "in_words": stage_in_words(case),
            "since": case.come_to.since,
            "why": without_addresses(case.come_to.why),
            "sent": case.sent,
            "reminders": [mail.at for mail in case.reminders],
            "questions": {"answered": counted.given, "asked": counted.asked, "in_doubt": counted.doubtful}
            if counted
            else None,
            "to_decide": [each.id for each in case.waiting],
            "notes": list(notes_on(case, for_others=True)),
        }


def _page(status: Status) -> bytes:
    return status_page(status).encode()


FORMATS: Mapping[str, Writer] = {".html": _page, ".csv": status_table, ".json": status_json}
