"""What is wrong with a project beside its forms and plans: its people and what is on record of them, folder, mail."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.inbox import Inbox
from wta_forms.mail.secrets import secret_for
from wta_forms.mail.smtp import connected
from wta_forms.project.home import is_elsewhere
from wta_forms.project.mail_settings import Server
from wta_forms.project.people import PEOPLE_FILE, Person, notes_on, short_name
from wta_forms.project.settings import PROJECT_FILE, Settings, load_settings, read_settings
from wta_forms.project.synced import synced_by
from wta_forms.spec.form import Form
from wta_forms.spec.load import read_form
from wta_forms.spec.shipped import PARTS, SPECS
from wta_forms.spec.words import advice
from wta_forms.workflow.ending import notes_on_the_end
from wta_forms.workflow.making.prefilled import known_of, not_choices
from wta_forms.workflow.making.specs import specs_in
from wta_forms.workflow.making.wanted import wishes_not_met
from wta_forms.workflow.standing.records import Records, records_in


def project_problems(project: Path, people: Sequence[Person]) -> Iterator[Problem]:
    """Of a project whose people.csv can be read; what its files are by themselves is told elsewhere. No server is asked
    (see :func:`check_mail`)."""
    settings, _ = read_settings(project)
    forms = _forms(project)
    yield from _folder(project)
    yield from notes_on_the_end(project)
    yield from _unknown_forms(settings, forms)
    yield from notes_on(people, project / PEOPLE_FILE)
    asked = [forms[form.name] for form in settings.forms if form.name in forms] or _own(project)
    yield from wishes_not_met(asked, people, project / PEOPLE_FILE)
    yield from people_and_forms(people, asked, settings, project / PEOPLE_FILE)
    try:
        yield from people_and_records(people, records_in(project), project / PEOPLE_FILE)
    except WtaFormsError as error:
        yield from error.problems
    yield from _mail(settings, project / PROJECT_FILE, os.environ)


def _folder(project: Path) -> Iterator[Problem]:
    program = synced_by(project)
    if program and not is_elsewhere(project):
        yield errors.FOLDER_SYNCED_NOW.at(str(project.resolve()), program=program)


# --- forms ------------------------------------------------------------------------------------------------------------


def _own(project: Path) -> list[Form]:
    return [form for path in specs_in([project]) if (form := read_form(path, [PARTS]).form)]


def _forms(project: Path) -> dict[str, Form]:
    """By what they call themselves; one's own before those that are shipped."""
    found = (read_form(path, [PARTS]).form for path in reversed(specs_in([project, SPECS])))
    return {form.id: form for form in found if form}


def _unknown_forms(settings: Settings, forms: Mapping[str, Form]) -> Iterator[Problem]:
    for asked in settings.forms:
        if asked.name not in forms:
            yield errors.FORM_NOT_THERE.at(asked.where, name=asked.name, advice=advice(asked.name, forms))


# --- people -----------------------------------------------------------------------------------------------------------


def people_and_forms(
    people: Sequence[Person], forms: Sequence[Form], settings: Settings, path: Path
) -> Iterator[Problem]:
    """What a form would be filled in with, and is none of its choices: a role that is in no list."""
    for person in people:
        known = known_of(settings, person)
        for form in forms:
            language = person.language if form.is_in(person.language) else form.languages[0]
            yield from not_choices(form, language, known, f"{path}:{person.line}")


def people_and_records(people: Sequence[Person], records: Records, path: Path) -> Iterator[Problem]:
    """Who is gone from the table though something was sent to them or came from them, and who may be the same person
    under a new name. Whatever is on record stays, whatever the table says."""
    listed = {person.id for person in people}
    new = [person for person in people if person.id not in records.ids()]
    for id in records.ids():
        if id not in listed and id in records.ids_with_mails_or_answers():
            same = _same(id, new, records)
            if same is None:
                yield errors.PERSON_GONE.at(str(path), name=records.name_of(id), id=id)
            else:
                yield _renamed(id, same, records, path)


def _renamed(id: str, same: Person, records: Records, path: Path) -> Problem:
    where, old = f"{path}:{same.line}", records.name_of(id)
    if same.columns.get("id"):
        return errors.PERSON_NEW_ID.at(where, name=same.name, old=old, id=id)
    return errors.PERSON_NEW_NAME.at(where, name=same.name, old=old, was=old if short_name(old) == id else id)


_ALIKE = 0.75
"""From 0 to 1, as difflib counts: "Anne Reid" and "Ann Reid" are 0.94, "Ann Reid" and "Bob Reid" 0.63."""


def _same(id: str, new: Sequence[Person], records: Records) -> Person | None:
    """By the address, else by how the name is written."""
    addresses = records.addresses_of(id)
    by_address = (person for person in new if person.email and person.email.lower() in addresses)
    old = {short_name(records.name_of(id)), id}
    alike = (
        (difflib.SequenceMatcher(None, short_name(person.name), each).ratio(), person) for person in new for each in old
    )
    best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return next(by_address, None) or (best[1] if best[0] >= _ALIKE else None)


# --- mail -------------------------------------------------------------------------------------------------------------


def _mail(settings: Settings, path: Path, environment: Mapping[str, str]) -> Iterator[Problem]:
    """What would stand in the way of sending, as far as it can be told without asking a server, a keyring or a command:
    notes, because drafts need none of it."""
    if not settings.sender:
        yield errors.NO_SENDER_YET.at(str(path))
    mail = settings.mail
    users = dict.fromkeys(server.user for server in (mail.smtp, mail.imap) if server and server.user)
    is_kept_elsewhere = mail.token_command or mail.uses_keyring
    for user in users:
        if not is_kept_elsewhere and not environment.get(mail.password_env):
            yield errors.NO_PASSWORD_HERE.at(str(path), user=user, variable=mail.password_env)


def check_mail(project: Path = Path()) -> tuple[Server, ...]:
    """Log in to the servers that project.yaml names, send nothing and read nothing; those that let us in.

    Raises WtaFormsError with what stands in the way at each, and where there is no server to ask.
    """
    mail = load_settings(project).mail
    servers = [server for server in (mail.smtp, mail.imap) if server]
    if not servers:
        raise WtaFormsError(errors.NO_SERVERS.at(str(project / PROJECT_FILE)))
    problems: list[Problem] = []
    for server in servers:
        try:
            secret = secret_for(mail, server.user)
            (connected if server is mail.smtp else Inbox)(server, secret).close()
        except WtaFormsError as error:
            problems += error.problems
    if problems:
        raise WtaFormsError(dict.fromkeys(problems))
    return tuple(servers)
