"""``init``: a new project folder, with a remark beside everything that can be changed in it."""

from __future__ import annotations

import locale
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.authored.load import read_plan
from wta_forms.plan.settling.decisions import DECISIONS_FILE
from wta_forms.project.addresses import what_is_wrong
from wta_forms.project.home import INBOX, put_elsewhere
from wta_forms.project.kept import KEPT, Kept
from wta_forms.project.names import plain
from wta_forms.project.paths import write_files
from wta_forms.project.people import PEOPLE_FILE
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.project.synced import synced_by
from wta_forms.spec.load import Loaded, content_of, read_form
from wta_forms.spec.shipped import PARTS, PLANS, SPECS
from wta_forms.spec.spreadsheet import written
from wta_forms.workflow.making.first_files import Begun, decisions_yaml, gitignore, people_rows, project_yaml
from wta_forms.workflow.making.specs import find_spec, form_called, specs_in

PLAN_FILE, GITIGNORE = "plan.yaml", ".gitignore"


@dataclass(frozen=True, slots=True)
class Initialised:
    """What was made. ``plan`` is the shipped plan that was taken, "" where none reads any of the forms; ``unplanned``
    are forms that it does not read. ``store`` is where the store lies, if that is not the folder."""

    folder: Path
    files: tuple[Path, ...]
    plan: str = ""
    unplanned: tuple[str, ...] = ()
    store: Path | None = None


def shipped_forms() -> Mapping[str, str]:
    """The forms that come with the program: what each is called on paper, by its name."""
    forms = (read_form(path, [PARTS]).form for path in specs_in([SPECS]))
    return {form.id: form.title.in_("en") for form in forms if form is not None}


def check_place(folder: Path, *, is_synced: bool = False) -> None:
    """Raises WtaFormsError where a project cannot begin: something of it is there already, or a program synchronises
    the folder and nobody has said that this is known (``is_synced``)."""
    if not is_synced and (program := synced_by(folder)):
        raise WtaFormsError(errors.FOLDER_SYNCED.at(str(folder), program=program))
    ours = (PROJECT_FILE, PEOPLE_FILE, PLAN_FILE, DECISIONS_FILE, KEPT)
    there = [name for name in ours if (folder / name).exists()] if folder.is_dir() else []
    if there or (folder.exists() and not folder.is_dir()):
        raise WtaFormsError(errors.FOLDER_TAKEN.at(str(folder), names=", ".join(there) or "a file"))


def init(folder: Path, begun: Begun, *, is_synced: bool = False) -> Initialised:
    """Make a project folder: project.yaml, people.csv, plan.yaml, decisions.yaml, .gitignore, the folder inbox, the
    key, and a copy of each form that is not a shipped one.

    With ``is_synced`` the store lies in the user's profile. Raises WtaFormsError, before anything is written, with
    every problem: of the place (:func:`check_place`), of dates and addresses, of forms.
    """
    check_place(folder, is_synced=is_synced)
    loaded, problems = _forms(begun)
    if problems := [*problems, *_problems(begun)]:
        raise WtaFormsError(problems)
    plan, unplanned = _plan_for([each.form.id for each in loaded if each.form])
    files = [
        (PROJECT_FILE, project_yaml(begun, [each.form.id for each in loaded if each.form]).encode()),
        (PEOPLE_FILE, written(people_rows(), _separator())),
        (DECISIONS_FILE, decisions_yaml().encode()),
        *([(PLAN_FILE, content_of(plan))] if plan else []),
        *([(GITIGNORE, gitignore().encode())] if not (folder / GITIGNORE).exists() else []),
        *_own_files(loaded),
    ]
    made = write_files([(folder / name, each) for name, each in files if not _is_it_already(folder / name, each)])
    (folder / INBOX).mkdir(exist_ok=True)
    store = put_elsewhere(folder, plain(begun.title) or "project") if is_synced else None
    Kept(folder / KEPT).begin()
    return Initialised(folder, made, plan.stem if plan else "", unplanned, store)


def _is_it_already(path: Path, content: bytes) -> bool:
    """A form of one's own that lies in the folder already."""
    return path.is_file() and content_of(path) == content


# --- what was said ----------------------------------------------------------------------------------------------------


def _problems(begun: Begun) -> Iterator[Problem]:
    if begun.email and (wrong := what_is_wrong(begun.email)):
        yield wrong.at("", address=begun.email)
    for day in (begun.keep_until, *begun.forms.values()):
        if day and not is_day(day):
            yield errors.BAD_DAY.at("", value=day)


def is_day(text: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat() == text
    return False


def _forms(begun: Begun) -> tuple[list[Loaded], list[Problem]]:
    """Each form as it was read; and the problems of those that are not there, or broken."""
    found: list[Loaded] = []
    problems: list[Problem] = []
    for name in begun.forms:
        try:
            loaded = read_form(find_spec(name), [PARTS])
        except WtaFormsError:
            problems.append(errors.NO_FORM_TO_ASK.at("", name=name, shipped=", ".join(shipped_forms())))
            continue
        problems += [problem for problem in loaded.problems if not problem.is_note]
        problems += [errors.IS_A_PART.at(name)] if loaded.form is None and not loaded.problems else []
        found.append(loaded)
    return found, problems


def _own_files(loaded: Sequence[Loaded]) -> Iterator[tuple[str, bytes]]:
    """A form of one's own, with the parts and translations it uses; what is shipped is found where it is."""
    shipped = {path.name: path for folder in (SPECS, PARTS) for path in folder.iterdir() if path.is_file()}
    files: dict[str, bytes] = {}
    for each in loaded:
        for name, content in each.files:
            if name not in shipped or content_of(shipped[name]) != content:
                files[name] = content
    yield from files.items()


def _plan_for(forms: Sequence[str]) -> tuple[Path | None, tuple[str, ...]]:
    """The shipped plan that reads most of the forms, of several least beside them; and the forms it leaves out."""
    asked = set(forms)
    fitting: list[tuple[int, int, Path]] = []
    for path in specs_in([PLANS], "plan"):
        plan = read_plan(path, form_called(path.parent)).plan
        if plan is not None and asked & set(plan.reads):
            fitting.append((-len(asked & set(plan.reads)), len(set(plan.reads) - asked), path))
    if not fitting:
        return None, tuple(forms)
    best = min(fitting)[-1]
    plan = read_plan(best, form_called(best.parent)).plan
    return best, tuple(form for form in forms if plan and form not in plan.reads)


# --- Excel ------------------------------------------------------------------------------------------------------------

_WITH_DECIMAL_COMMA = frozenset(
    (
        *("bg", "bulgarian", "cs", "czech", "da", "danish", "de", "german", "el", "greek", "es", "spanish"),
        *("et", "estonian", "fi", "finnish", "fr", "french", "hr", "croatian", "hu", "hungarian", "it"),
        *("italian", "lt", "lithuanian", "lv", "latvian", "nb", "nn", "no", "norwegian", "nl", "dutch", "pl"),
        *("polish", "pt", "portuguese", "ro", "romanian", "ru", "russian", "sk", "slovak", "sl", "slovenian"),
        *("sr", "serbian", "sv", "swedish", "tr", "turkish", "uk", "ukrainian"),
    )
)
"""Languages in which Excel, opening a CSV file, parts cells by semicolons only: by POSIX's names, and by Windows'."""


def _separator() -> str:
    language = (locale.getlocale()[0] or "").partition("_")[0].lower()
    return ";" if language in _WITH_DECIMAL_COMMA else ","
