"""The answers that a project has taken in, as a plan is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.project.lookup import counting, waiting
from wta_forms.project.people import PEOPLE_FILE, load_people
from wta_forms.project.store import Store
from wta_forms.workflow.reading.shelf import shelf_of
from wta_forms.workflow.reading.versions import Versions


def answers_of(project: Path) -> tuple[tuple[Response, ...], tuple[Problem, ...]]:
    """Every response that counts: taken in, known whose it is, not withdrawn; each by the newest version of its form.
    With it what is to be told: how much still waits for a person and is not in it.

    Raises WtaFormsError when the store fails, or when nothing was taken in.
    """
    path = project / PEOPLE_FILE
    names = {person.id: person.name for person in load_people(path)} if path.is_file() else {}
    with Store(project) as store, Reader() as reader:
        versions = shelf_of(None, None, reader, project=project).versions
        responses = tuple(_brought_up(each, versions) for each in counting(store, names))
        notes = tuple(_waiting(len(waiting(store))))
    if not responses:
        raise WtaFormsError([errors.NOTHING_TAKEN_IN.at(str(project)), *notes])
    return responses, notes


def _brought_up(response: Response, versions: Versions) -> Response:
    read_with = versions.read_with(response)
    return versions.brought_up(response, read_with) if read_with else response


def _waiting(count: int) -> Iterator[Problem]:
    if count:
        what = "1 thing" if count == 1 else f"{count} things"
        yield errors.STILL_WAITING.at("", count=what)
