"""``check``: what is wrong with specs, plans and a project, before anything is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.authored.load import LoadedPlan, read_plan
from wta_forms.plan.settling.decisions import DECISIONS_FILE, read_decisions
from wta_forms.plan.settling.themes import THEMES_FILE, read_themes
from wta_forms.plan.settling.translations import read_translations, translations_file
from wta_forms.project.kept import kept_in
from wta_forms.project.people import PEOPLE_FILE, load_people, notes_on
from wta_forms.project.settings import PROJECT_FILE
from wta_forms.spec.load import begins_with, read_form
from wta_forms.spec.shipped import PARTS, PLANS
from wta_forms.workflow.check_project import project_problems
from wta_forms.workflow.generate import page_problems
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.making.keeping import changed_since_sent, versions_before
from wta_forms.workflow.making.specs import find_specs, form_called, same_forms, specs_in


def check(specs: Sequence[str]) -> tuple[Problem, ...]:
    """Every problem of forms, parts, plans and decisions, and of the project in this folder where none is named; notes
    too."""
    paths = find_specs(specs) or sorted(Path().glob("*.yaml"))
    if not paths:
        raise WtaFormsError(errors.NOTHING_TO_CHECK.at(str(Path.cwd())))
    found = [problem for path in paths for problem in _problems_of(path)]
    found += _same_forms(paths)
    found += _kept_problems(paths)
    if not specs:
        found += _people_problems(Path())
    return tuple(dict.fromkeys(found))


def _people_problems(project: Path) -> tuple[Problem, ...]:
    """Of the table, and in a project of all that hangs together by it."""
    path = project / PEOPLE_FILE
    is_project = kept_in(project) is not None
    if not path.is_file():
        return (errors.PEOPLE_NO_TABLE.at(str(path)),) if is_project else ()
    try:
        people = load_people(path)
    except WtaFormsError as error:
        return error.problems
    return tuple(project_problems(project, people) if is_project else notes_on(people, path))


def _same_forms(paths: Sequence[Path]) -> list[Problem]:
    """Of the folders in which these forms stand: a copy of one that is named is in the way as well."""
    folders = list(dict.fromkeys(path.parent for path in paths if begins_with(path, "form")))
    beside = [(path, read_form(path, [PARTS]).form) for path in specs_in(folders)]
    return same_forms((path, form) for path, form in beside if form is not None)


def _kept_problems(paths: Sequence[Path]) -> list[Problem]:
    """What the project in this folder knows of the versions that are out."""
    kept = kept_in(Path())
    if kept is None:
        return []
    loaded = [read_form(path, [PARTS]) for path in paths if begins_with(path, "form")]
    forms = [each.form for each in loaded if each.form is not None and each.is_fine]
    told = [problem for form in forms for problem in (*changed_since_sent(form, kept), *versions_before(form, kept))]
    return [*told, *kept.problems()]


def is_decisions(spec: str | Path) -> bool:
    return Path(spec).name == DECISIONS_FILE


def _problems_of(path: Path) -> tuple[Problem, ...]:
    if path.name == PROJECT_FILE:
        return tuple(_raised(lambda: load_project(path.parent)))
    if is_decisions(path):
        return _decision_problems(path)
    if path.name == THEMES_FILE:
        return read_themes(path)[1]
    if begins_with(path, "plan"):
        return _plan_problems(path)
    loaded = read_form(path, [PARTS])
    if loaded.form is None or not loaded.is_fine:
        return loaded.problems
    return (*loaded.problems, *page_problems(loaded.form, str(path)))


def _plan_problems(path: Path) -> tuple[Problem, ...]:
    return _plan(path).problems


def _plan(path: Path) -> LoadedPlan:
    try:
        return read_plan(path, form_called(path.parent))
    except WtaFormsError as error:  # a form it reads is broken
        return LoadedPlan(None, problems=error.problems)


def _decision_problems(path: Path) -> tuple[Problem, ...]:
    """Against the plan beside it, or the shipped one, that it fits best; nothing where no plan can be read. With those
    of translated answers beside it."""
    plans = map(_plan, specs_in([path.parent], "plan") or specs_in([PLANS], "plan"))
    told = [read_decisions(path, plan.plan, plan.forms).problems for plan in plans if plan.plan is not None]
    tables = sorted(path.parent.glob(translations_file("*")))
    return (*min(told, key=len, default=()), *(problem for table in tables for problem in read_translations(table)[1]))


def _raised(work: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        work()
    except WtaFormsError as error:
        return error.problems
    return ()
