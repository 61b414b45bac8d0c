"""What is to be known of a project as a whole, before anything is done in it: notes for ``check`` and ``status``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.project.home import is_elsewhere, store_folder
from wta_forms.project.people import PEOPLE_FILE
from wta_forms.project.persons import Forgotten
from wta_forms.project.removal import is_unfinished
from wta_forms.project.settings import PROJECT_FILE, read_settings
from wta_forms.project.store import STORE_FILE, Store
from wta_forms.project.synced import synced_by
from wta_forms.spec.shipped import SPECS
from wta_forms.spec.words import advice
from wta_forms.workflow.close import CLOSED, said_of_the_end
from wta_forms.workflow.shelf import people_in
from wta_forms.workflow.specs import form_called, specs_in


def notes_on_project(project: Path = Path(), today: str = "") -> Iterator[Problem]:
    """The folder is synchronised; ``keep_until`` is near or past; a removal was interrupted; somebody who was removed
    for good has a line in people.csv; a form that project.yaml names is nowhere (this one is a problem, no note).

    Nothing for a folder that is no project, or that was closed. ``today`` is an ISO date.
    """
    if not (project / PROJECT_FILE).is_file() or (project / CLOSED).is_file():
        return
    settings, _ = read_settings(project)
    program = "" if is_elsewhere(project) else synced_by(project)
    if program:
        yield errors.FOLDER_SYNCED_NOW.at(str(project.resolve()), program=program)
    yield from said_of_the_end(project, settings, today)
    find = form_called(project)
    for form in settings.forms:
        if find(form.name) is None:
            names = [path.stem for path in specs_in([project, SPECS])]
            yield errors.FORM_NOT_THERE.at(form.where, name=form.name, advice=advice(form.name, names))
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
