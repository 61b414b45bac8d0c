"""``demo``: the whole loop on an invented project, in a folder somebody can look through."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Recipient, Response, response_to_json
from wta_forms.errors import WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.project.paths import write_files
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import PROJECT_FILE, load_settings
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, PLANS, SPECS
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import Blank, copy_of, lay_out
from wta_forms.workflow.report import merged, write_plan

FORM = "drivers"
FORMATS = ("md", "json", "docx")
PROJECT = EXAMPLES / "friday-fridge"


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made, in the order in which it was made."""

    folder: Path
    blank: Path
    copies: tuple[Path, ...]
    returned: tuple[Path, ...]
    answers: Path
    plans: tuple[Path, ...]
    responses: tuple[Response, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Return:
    """One returned file of the example: whose, when it came, and what is filled in."""

    person: Person
    file: str
    received: datetime
    values: dict[str, FieldValue]


def demo(folder: Path, *, may_overwrite: bool = False) -> Demo:
    """Make a blank, a copy for each of six people, their completed copies, their answers and the plan.

    Raises WtaFormsError when the folder has something in it, or cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()) and not may_overwrite:
        raise WtaFormsError(errors.FOLDER_NOT_EMPTY.at(str(folder)))
    settings, people = load_settings(PROJECT), load_people(PROJECT / PEOPLE_FILE)
    blank = lay_out(load_form(SPECS / f"{FORM}.yaml", [PARTS]), settings=settings)
    returns = list(_returns(blank, people))
    files = {
        folder / PROJECT_FILE: (PROJECT / PROJECT_FILE).read_bytes(),
        folder / PEOPLE_FILE: (PROJECT / PEOPLE_FILE).read_bytes(),
        folder / "blank" / f"{FORM}.pdf": copy_of(blank),
        folder / "blank" / f"{FORM}.map.json": blank.map.to_json().encode(),
    }
    copies = {folder / "copies" / f"{FORM}-{person.id}.pdf": copy_of(blank, person) for person in people}
    returned = {folder / "returned" / each.file: copy_of(blank, each.person, values=each.values) for each in returns}
    write_files([*files.items(), *copies.items(), *returned.items()], may_overwrite=may_overwrite)
    _date_them(folder, returns)
    responses = tuple(extract(list(returned)))
    answers = folder / "answers.jsonl"
    lines = [json.dumps(response_to_json(response), ensure_ascii=False) for response in responses]
    write_files([(answers, ("\n".join(lines) + "\n").encode())], may_overwrite=may_overwrite)
    asked = [Recipient(person.id, person.name) for person in people]
    plan = merged(responses, PLANS / f"{FORM}.yaml", settings.title, asked)
    plans = write_plan(plan, [folder / f"plan.{ending}" for ending in FORMATS], may_overwrite=may_overwrite)
    blank_file = folder / "blank" / f"{FORM}.pdf"
    return Demo(folder, blank_file, tuple(copies), tuple(returned), answers, plans, responses, plan)


def _returns(blank: Blank, people: tuple[Person, ...]) -> Iterator[_Return]:
    """The example's completed copies, out of ``returned.json``."""
    by_id = {person.id: person for person in people}
    for entry in json.loads((PROJECT / "returned.json").read_text(encoding="utf-8")):
        received = datetime.fromisoformat(entry["received"]).replace(tzinfo=UTC)
        yield _Return(by_id[entry["person"]], entry["file"], received, _values(blank, entry))


def _values(blank: Blank, entry: dict[str, Any]) -> dict[str, FieldValue]:
    """Answers as fields; ``ticks`` are boxes ticked besides, as people do."""
    values: dict[str, FieldValue] = {}
    for question, value in entry["answers"].items():
        values |= fill_question(blank.form.question(question), value, blank.language)
    return values | dict.fromkeys(entry.get("ticks", []), True)


def _date_them(folder: Path, returns: list[_Return]) -> None:
    """A file's date is when it came: that is how the later of two answers is told."""
    for each in returns:
        moment = each.received.timestamp()
        os.utime(folder / "returned" / each.file, (moment, moment))
