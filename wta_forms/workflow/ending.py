"""What has to be told of a project's end, and of people who are gone from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.project.home import store_folder
from wta_forms.project.people import PEOPLE_FILE
from wta_forms.project.persons import Forgotten
from wta_forms.project.removal import is_unfinished
from wta_forms.project.settings import PROJECT_FILE, read_settings
from wta_forms.project.store import STORE_FILE, Store
from wta_forms.workflow.close import CLOSED, said_of_the_end
from wta_forms.workflow.reading.shelf import people_in


def notes_on_the_end(project: Path = Path(), today: str = "") -> Iterator[Problem]:
    """``keep_until`` is near or past; a removal was interrupted; somebody who was removed for good has a line in
    people.csv.

    Nothing for a folder that is no project, or that was closed. ``today`` is an ISO date.
    """
    if not (project / PROJECT_FILE).is_file() or (project / CLOSED).is_file():
        return
    settings, _ = read_settings(project)
    yield from said_of_the_end(project, settings, today)
    if (store_folder(project) / STORE_FILE).is_file():
        yield from _in_the_store(project)


def _in_the_store(project: Path) -> Iterator[Problem]:
    with Store(project) as store:
        if is_unfinished(store):
            yield errors.FORGET_UNFINISHED.at("")
        forgotten = Forgotten(store)
        for person in people_in(project):
            if person.id in forgotten:
                yield errors.FORGOTTEN_IN_PEOPLE.at(f"{project / PEOPLE_FILE}:{person.line}", who=person.name)
