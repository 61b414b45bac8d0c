"""``close``: the end of a project. An archive without names is packed; the rest is deleted when its time is over."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.isolate import Reader
from wta_forms.plan.settling.decisions import DECISIONS_FILE
from wta_forms.plan.settling.themes import THEMES_FILE
from wta_forms.project.audit import note
from wta_forms.project.home import ENTERING, HOME, INBOX, OUTBOX, TO_PRINT, store_folder
from wta_forms.project.names import plain
from wta_forms.project.outgoing import UNFINISHED, outgoing
from wta_forms.project.paths import write_files, write_once
from wta_forms.project.people import PEOPLE_FILE, Person
from wta_forms.project.removal import Leaver
from wta_forms.project.settings import PROJECT_FILE, Settings, load_settings
from wta_forms.project.store import Clock, Store, now
from wta_forms.spec import wording
from wta_forms.spec.load import content_of
from wta_forms.workflow.removing.archive import Archive, archive_of
from wta_forms.workflow.removing.somebody import open_store, people_of
from wta_forms.workflow.removing.their_words import TRANSLATIONS
from wta_forms.workflow.removing.traces import files_in, made_for, text_of

CLOSED = "closed.txt"


@dataclass(frozen=True, slots=True)
class Ending:
    """What closing means now. ``archive`` is the file that is written, "" where it was before; ``deleted`` is what goes
    for good, nothing before ``keep_until`` (ISO dates), and ``later`` what goes then. ``left`` are files that stay and
    name people, ``notes`` what is to be known."""

    archive: str
    contents: tuple[str, ...]
    keep_until: str
    deleted: tuple[Path, ...]
    later: tuple[Path, ...] = ()
    left: tuple[tuple[Path, int], ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """``is_over``: nothing is left to be deleted. Not ``is_done``: nobody wanted it after all."""

    ending: Ending
    is_done: bool
    is_over: bool


Confirm = Callable[[Ending], bool]


def close(*, confirm: Confirm, project: Path = Path(), clock: Clock = now, today: str = "") -> Closed:
    """Pack an archive without names; from the day of ``keep_until`` on, delete people.csv, everything that was sent and
    came back, copies made for a person wherever they lie in the folder, and what was decided. ``confirm`` is shown all
    of it first. ``today`` is an ISO date.

    The archive is safe on the disk before anything is deleted, and what was begun is brought to its end by the next
    call; then nothing is packed again. Raises WtaFormsError where there is no project, or its archive is gone.
    """
    settings, day = load_settings(project), today or date.today().isoformat()
    if (project / CLOSED).is_file():
        return _go_on(project, settings, confirm)
    with open_store(project, clock) as store:
        people = people_of(project)
        archive = archive_of(project, settings, people, day)
        ending = _ending(project, settings, store, people, archive, day)
        if not confirm(ending):
            return Closed(ending, is_done=False, is_over=False)
        path, content = project / ending.archive, archive.packed()
        write_files([] if path.exists() else [(path, content)])
        with store.change() as change:
            note(change, f"the project was packed into {ending.archive}")
    if not ending.deleted:
        return Closed(ending, is_done=True, is_over=False)
    write_once(project / CLOSED, _marker(day, ending.archive, content).encode())
    _delete(project, ending.deleted)
    return Closed(ending, is_done=True, is_over=True)


def _ending(
    project: Path, settings: Settings, store: Store, people: Sequence[Person], archive: Archive, day: str
) -> Ending:
    until = settings.keep_until
    waiting = sum(row.state in UNFINISHED for row in outgoing(store))
    notes = [*archive.notes, *([errors.STILL_TO_SEND.at("", count=waiting)] if waiting else [])]
    if not until:
        example = (date.fromisoformat(day) + timedelta(days=180)).isoformat()
        notes.append(errors.NO_KEEP_UNTIL.at(str(project / PROJECT_FILE), example=example))
    name = _archive_name(project, settings, day, archive.packed())
    known = {person.id for person in people} | {row.person for row in outgoing(store)}
    copies, left = _looked_through(project, people, known if until else set())
    going = (*copies, *_to_delete(project)) if until else ()
    is_time = day >= until
    contents = tuple(each for each, _ in archive.files)
    return Ending(
        name,
        contents,
        until,
        deleted=going if is_time else (),
        later=() if is_time else going,
        left=tuple(left),
        notes=tuple(notes),
    )


def _archive_name(project: Path, settings: Settings, day: str, content: bytes) -> str:
    """One that is free, or that of the very same archive."""
    stem = f"{plain(settings.title) or 'project'}-archive-{day}"
    for number in range(1, 1000):
        path = project / (f"{stem}-{number}.zip" if number > 1 else f"{stem}.zip")
        if not path.exists() or content_of(path) == content:
            return path.name
    raise WtaFormsError(errors.ALREADY_THERE.at(str(project / f"{stem}.zip")))


# --- what goes --------------------------------------------------------------------------------------------------------


def _to_delete(project: Path) -> Iterator[Path]:
    """Everything of people, but for copies that lie elsewhere; what is not there is passed over."""
    with suppress(WtaFormsError):  # it lay elsewhere, and is gone already
        folder = store_folder(project)
        if folder.exists() and folder != project / HOME:
            yield folder
    words = (path.name for path in sorted(project.glob("*.csv")) if TRANSLATIONS.fullmatch(path.name))
    for name in (PEOPLE_FILE, DECISIONS_FILE, THEMES_FILE, *words, *_FOLDERS, HOME):
        path = project / name
        if path.exists() or path.is_symlink():
            yield path


_FOLDERS = (INBOX, OUTBOX, TO_PRINT, ENTERING)


def _delete(project: Path, paths: Sequence[Path]) -> None:
    """Copies first, and nothing else before they are gone: without people.csv nobody knows them any more."""
    last = set(_to_delete(project))
    for some in ([path for path in paths if path not in last], [path for path in paths if path in last]):
        _delete_all(some)


def _delete_all(paths: Sequence[Path]) -> None:
    problems: list[Problem] = []
    for path in paths:
        try:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        except OSError as error:
            where = getattr(error, "filename", None) or path
            problems.append(errors.CANNOT_DELETE.at(str(where), why=error.strerror or error))
    if problems:
        raise WtaFormsError(problems)


def _looked_through(
    project: Path, people: Sequence[Person], known: Set[str]
) -> tuple[list[Path], list[tuple[Path, int]]]:
    """Copies that were made for one of these people, by their ids; and files that stay, with how many people each of
    them names."""
    goes = {path.relative_to(project).parts[0] for path in _to_delete(project) if path.is_relative_to(project)}
    everybody = [Leaver(each.id, (each.name,), (each.email.lower(),) if each.email else ()) for each in people]
    copies: list[Path] = []
    left: list[tuple[Path, int]] = []
    with Reader() as reader:
        for path in files_in(project):
            if path.relative_to(project).parts[0] in goes:
                continue
            content = content_of(path)
            if made_for(content, reader) & known:
                copies.append(path)
            elif count := sum(bool(each.named.search(text_of(path, content, reader))) for each in everybody):
                left.append((path, count))
    return copies, left


# --- twice ------------------------------------------------------------------------------------------------------------


def _marker(day: str, archive: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"This project was closed on {day}.\narchive: {archive}\nsha256: {digest}\n"


def _go_on(project: Path, settings: Settings, confirm: Confirm) -> Closed:
    """It was closed before: what is left of the deleting is done."""
    told = content_of(project / CLOSED).decode("utf-8", "replace")
    found = re.search(r"^archive: (.+)\nsha256: ([0-9a-f]{64})$", told, re.MULTILINE)
    name, digest = (Path(found[1]).name, found[2]) if found else ("?", "")
    path = project / name
    if not path.is_file() or hashlib.sha256(content_of(path)).hexdigest() != digest:
        raise WtaFormsError(errors.ARCHIVE_GONE.at(str(project / CLOSED), name=name))
    people = people_of(project)
    copies, _ = _looked_through(project, people, {person.id for person in people})
    left = (*copies, *_to_delete(project))
    ending = Ending("", (), settings.keep_until, left)
    if left and not confirm(ending):
        return Closed(ending, is_done=False, is_over=False)
    _delete(project, left)
    return Closed(ending, is_done=bool(left), is_over=True)


# --- before -----------------------------------------------------------------------------------------------------------

_NEAR = timedelta(days=14)


def said_of_the_end(project: Path, settings: Settings, today: str = "") -> Iterator[Problem]:
    """A note from two weeks before ``keep_until`` on. ``today`` is an ISO date."""
    until = settings.keep_until
    if not until or (project / CLOSED).is_file():
        return
    day = date.fromisoformat(today) if today else date.today()
    told = wording.date_in_words(until, "en")
    if day >= date.fromisoformat(until):
        yield errors.KEEP_UNTIL_PAST.at(str(project / PROJECT_FILE), day=told)
    elif day + _NEAR >= date.fromisoformat(until):
        yield errors.KEEP_UNTIL_NEAR.at(str(project / PROJECT_FILE), day=told)
