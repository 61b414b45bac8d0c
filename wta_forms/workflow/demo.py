"""``demo``: the whole loop on an invented project, in a folder somebody can look through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Response, response_to_json
from wta_forms.errors import WtaFormsError
from wta_forms.plan.model import Plan
from wta_forms.plan.settling.decisions import DECISIONS_FILE
from wta_forms.plan.settling.themes import THEMES_FILE
from wta_forms.plan.settling.translations import translations_file
from wta_forms.project.paths import write_files
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import PROJECT_FILE, load_settings
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, PLANS, SPECS
from wta_forms.workflow.extract import extract
from wta_forms.workflow.generate import Blank, copy_of, lay_out
from wta_forms.workflow.making.branding import branding_of
from wta_forms.workflow.planning.grounds import ANSWERS_FILE
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.report import invited, merged, write_plan

FORMS = ("project-values", "drivers", "asset-bank")
PLAN = "project-plan"
FORMATS = ("md", "json", "docx", "html", "pdf", "xlsx", "csv")
PROJECT = EXAMPLES / "friday-fridge"


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made, in the order in which it was made. ``plans`` begin with a file for each of ``FORMATS`` but CSV."""

    folder: Path
    blanks: tuple[Path, ...]
    copies: tuple[Path, ...]
    returned: tuple[Path, ...]
    answers: Path
    plans: tuple[Path, ...]
    responses: tuple[Response, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Return:
    """One returned file of the example: whose, when it came, and what is filled in."""

    blank: Blank
    person: Person
    file: str
    received: datetime
    values: dict[str, FieldValue]


def demo(folder: Path, *, may_overwrite: bool = False, progress: Progress = no_progress) -> Demo:
    """Make three blanks, a copy of each for twelve people, what they send back, their answers and the plan.

    Raises WtaFormsError when the folder has something in it, or cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()) and not may_overwrite:
        raise WtaFormsError(errors.FOLDER_NOT_EMPTY.at(str(folder)))
    settings, people = load_settings(PROJECT), load_people(PROJECT / PEOPLE_FILE)
    blanks = {form: lay_out(load_form(SPECS / f"{form}.yaml", [PARTS]), settings=settings) for form in FORMS}
    returns = [each for blank in blanks.values() for each in _returns(blank, people)]
    files = [*_given(folder), *_blanks(folder, blanks)]
    copies, returned = list(_copies(folder, blanks, people)), [(folder / "returned" / r.file, r) for r in returns]
    total = len(copies) + len(returned)
    for done, (path, blank, person) in enumerate(copies, 1):
        files.append((path, copy_of(blank, person)))
        progress(done, total)
    for done, (path, each) in enumerate(returned, len(copies) + 1):
        files.append((path, copy_of(each.blank, each.person, values=each.values, saved_at=each.received)))
        progress(done, total)
    write_files(files, may_overwrite=may_overwrite)
    responses = tuple(extract([path for path, _ in returned]))
    answers = folder / ANSWERS_FILE
    lines = [json.dumps(response_to_json(response), ensure_ascii=False) for response in responses]
    write_files([(answers, ("\n".join(lines) + "\n").encode())], may_overwrite=may_overwrite)
    decisions = PROJECT / DECISIONS_FILE
    plan = merged(responses, PLANS / f"{PLAN}.yaml", settings.title, invited(people), decisions=decisions)
    return Demo(
        folder=folder,
        blanks=tuple(folder / "blank" / f"{form}.pdf" for form in FORMS),
        copies=tuple(path for path, _, _ in copies),
        returned=tuple(path for path, _ in returned),
        answers=answers,
        plans=write_plan(
            plan,
            [folder / f"plan.{ending}" for ending in FORMATS],
            may_overwrite=may_overwrite,
            branding=branding_of(settings),
        ),
        responses=responses,
        plan=plan,
    )


def _given(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """What a facilitator has before anything is made."""
    for name in (PROJECT_FILE, PEOPLE_FILE, DECISIONS_FILE, THEMES_FILE, translations_file("en")):
        yield folder / name, (PROJECT / name).read_bytes()


def _blanks(folder: Path, blanks: Mapping[str, Blank]) -> Iterator[tuple[Path, bytes]]:
    for form, blank in blanks.items():
        yield folder / "blank" / f"{form}.pdf", copy_of(blank)
        yield folder / "blank" / f"{form}.map.json", blank.map.to_json().encode()


def _copies(
    folder: Path, blanks: Mapping[str, Blank], people: Iterable[Person]
) -> Iterator[tuple[Path, Blank, Person]]:
    for person in people:
        for form, blank in blanks.items():
            yield folder / "copies" / f"{form}-{person.id}.pdf", blank, person


def _returns(blank: Blank, people: Iterable[Person]) -> Iterator[_Return]:
    """The example's completed copies of one form."""
    by_id = {person.id: person for person in people}
    for entry in json.loads((PROJECT / "returned" / f"{blank.form.id}.json").read_text(encoding="utf-8")):
        received = datetime.fromisoformat(entry["received"]).replace(tzinfo=UTC)
        yield _Return(blank, by_id[entry["person"]], entry["file"], received, _values(blank, entry))


def _values(blank: Blank, entry: dict[str, Any]) -> dict[str, FieldValue]:
    """Answers as fields; ``ticks`` are boxes ticked besides, as people do."""
    values: dict[str, FieldValue] = {}
    for question, value in entry["answers"].items():
        values |= fill_question(blank.form.question(question), value, blank.language)
    return values | dict.fromkeys(entry.get("ticks", []), True)
