"""What is left of a project that has ended: an archive in which nobody is named by us.

In it lie the plan with nobody named, the forms as they were sent, and of the answers what may be quoted: of each
question everybody's answers in the order of the alphabet, so that nobody's answers can be put together. Left out are
answers of which the form or the person says anything stricter than "quote", whatever says who somebody is, and every
message, file, address and decision.
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.settling.decisions import DECISIONS_FILE
from wta_forms.plan.voices.people import Invited, describes, hear
from wta_forms.plan.voices.wishes import share_for
from wta_forms.project.kept import Kept, kept_in
from wta_forms.project.people import Person
from wta_forms.project.settings import Settings
from wta_forms.report.formats import write
from wta_forms.spec.form import Form, Share
from wta_forms.spec.load import content_of
from wta_forms.workflow.making.specs import form_called
from wta_forms.workflow.planning.grounds import invited, plan_for
from wta_forms.workflow.reading.taken_in import answers_of
from wta_forms.workflow.report import merged

PLAN_FORMATS = (".md", ".docx")


@dataclass(frozen=True, slots=True)
class Archive:
    """``files`` by their names in it; ``notes`` are what could not be put into it, and why."""

    files: tuple[tuple[str, bytes], ...]
    notes: tuple[Problem, ...] = ()

    def packed(self) -> bytes:
        """As a zip file: the same files, the same bytes."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in self.files:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, content)
        return made.getvalue()


def archive_of(project: Path, settings: Settings, people: Sequence[Person], day: str) -> Archive:
    """``day`` is the ISO date that stands in it."""
    kept = kept_in(project)
    notes: list[Problem] = []
    responses: Sequence[Response] = ()
    try:
        responses, _ = answers_of(project)
    except WtaFormsError as error:  # nothing was taken in
        notes += _without("answer", error)
    forms = dict(_forms(project, kept, responses))
    asked = invited(people)
    files: dict[str, bytes] = {}
    if responses:
        try:
            files |= _plan(project, settings, responses, asked, day)
        except WtaFormsError as error:
            notes += _without("plan", error)
    files |= {f"answers/{form}.json": _json(said) for form, said in _answers(responses, forms, asked).items()}
    files |= dict(_kept_forms(kept))
    readme = _readme(settings, day, len(people), len(responses), sorted(files))
    return Archive((("README.txt", readme.encode()), *sorted(files.items())), tuple(notes))


def _without(what: str, error: WtaFormsError) -> list[Problem]:
    return [errors.ARCHIVE_WITHOUT.at(problem.where, what=what, why=problem.message) for problem in error.problems]


def _forms(project: Path, kept: Kept | None, responses: Sequence[Response]) -> Iterator[tuple[str, Form]]:
    """By which answers are to be understood: those at hand, else as they were sent."""
    find = form_called(project)
    for name in dict.fromkeys(response.form for response in responses if response.form):
        with suppress(WtaFormsError):
            form = find(name) or (kept.forms(name)[0].load() if kept and kept.forms(name) else None)
            if form is not None:
                yield name, form


def _plan(
    project: Path, settings: Settings, responses: Sequence[Response], asked: Sequence[Invited], day: str
) -> dict[str, bytes]:
    decisions = project / DECISIONS_FILE
    chosen = plan_for(responses)
    made = merged(
        *(responses, chosen, settings.title, asked),
        names="none",
        date=day,
        decisions=decisions if decisions.is_file() else None,
    )
    files = {f"plan{ending}": write(made, ending)[""] for ending in PLAN_FORMATS}
    return files | {"plan.yaml": content_of(chosen)}


def _answers(
    responses: Sequence[Response], forms: Mapping[str, Form], asked: Sequence[Invited]
) -> dict[str, dict[str, list[Any]]]:
    """By form and question, in the order of their words."""
    questions = {(name, each.id): each for name, form in forms.items() for each in form.questions}
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    known = [response for response in responses if response.form in forms]
    for voice in hear(known, forms, "en", asked).voices:
        for (form, question), standing in voice.said.items():
            of_it = questions.get((form, question))
            if of_it is None or describes(of_it) or standing.clear is None:
                continue
            if share_for(voice.wish, of_it.share) is Share.QUOTE:
                found[form][question].append(standing.clear.answer.value)
    return {form: {question: sorted(said, key=_json) for question, said in of.items()} for form, of in found.items()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _kept_forms(kept: Kept | None) -> Iterator[tuple[str, bytes]]:
    for form in kept.forms() if kept else ():
        for name in form.files:
            with suppress(WtaFormsError):
                yield f"forms/{form.form}-{form.version}-{form.digest[:8]}/{name}", content_of(form.folder / name)


def _readme(settings: Settings, day: str, asked: int, answered: int, files: Sequence[str]) -> str:
    who = f" ({settings.organisation})" if settings.organisation else ""
    listed = "\n".join(f"  {name}" for name in files)
    return f"""\
{settings.title}{who}: what is left of it, packed on {day}.

{asked} people stood in the list, {answered} completed forms came back.

{listed}

Nobody is named here by us. What people wrote in their own words is as they wrote it, and may name somebody: read it
before you pass it on. Of each question all answers stand in the order of the alphabet, so that nobody's can be put
together. Left out are answers that were not to be quoted, and who gave which.
"""
