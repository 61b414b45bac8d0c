"""``report``: the answers of all as one plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wta_forms.answers import Recipient, Response
from wta_forms.errors import Problem
from wta_forms.plan.model import Plan
from wta_forms.plan.settling.decisions import DECISIONS_FILE
from wta_forms.project.paths import write_files
from wta_forms.report.branding import Branding
from wta_forms.report.formats import write
from wta_forms.workflow.making.branding import branding_of, load_project
from wta_forms.workflow.planning.grounds import Grounds, ground_of, grounds_for
from wta_forms.workflow.planning.grounds import invited as invited


def report(
    answers: Sequence[Path] = (),
    *,
    plan: Path | None = None,
    names: str = "",
    date: str = "",
    tell: Callable[[Path], None] = lambda plan: None,
) -> Plan:
    """Merge answers (JSON Lines, as ``extract`` prints them) into a plan; without any those that the project in this
    folder has taken in.

    Inside a project folder its title, its people (people.csv) and what was decided (decisions.yaml) are known. Without
    ``plan`` it is the one, of this folder or of the shipped ones, that reads most of the forms answered; ``tell`` is
    told which it is. ``date`` is an
    ISO date, printed under the title. The same answers make the same plan, in whatever order they come. What is still
    to be written or decided is among the plan's problems (see :func:`still_missing`).
    """
    return grounds_for(answers, plan=plan, names=names, tell=tell).plan(date)


def merged(
    responses: Sequence[Response],
    plan: Path,
    title: str = "",
    asked: Sequence[Recipient] | None = None,
    *,
    names: str = "",
    date: str = "",
    decisions: Path | None = None,
) -> Plan:
    """The plan of a plan file, from responses at hand. ``decisions`` is a file, None where nothing was decided; with it
    themes and translations count that lie beside it."""
    ground = ground_of(responses, plan, asked, names=names, decisions=decisions)
    return Grounds(plan, ground, title, is_of_store=False).plan(date)


def still_missing(plan: Plan) -> tuple[Problem, ...]:
    """Of the plan's problems those that are settled by writing into decisions.yaml."""
    return tuple(problem for problem in plan.problems if problem.where == DECISIONS_FILE)


def write_plan(
    plan: Plan, outputs: Sequence[Path], *, may_overwrite: bool = False, branding: Branding | None = None
) -> tuple[Path, ...]:
    """The plan in the format of each file's ending; the paths of what was written. It looks as project.yaml of this
    folder says, unless ``branding`` is given.

    A format may make several files: plan.csv is never written itself, but plan-codebook.csv and its like. Nothing is
    written when an ending is not known or one of the files is there already.
    """
    branding = branding_here() if branding is None else branding
    files = [file for path in outputs for file in _files(plan, path, branding)]
    return write_files(files, may_overwrite=may_overwrite)


def branding_here(template: Path | None = None) -> Branding:
    """How plans look in this folder; ``template`` is a Word document that takes the place of project.yaml's."""
    return branding_of(load_project(Path()), template)


def undrawn(plan: Plan, outputs: Sequence[Path]) -> Iterator[Problem]:
    """What of the plan cannot be drawn in those of its files that are drawn."""
    for path in outputs:
        if path.suffix.lower() == ".pdf":
            from wta_forms.workflow.making.undrawable import undrawable_plan  # it needs the fonts

            yield from undrawable_plan(plan, path)


def _files(plan: Plan, path: Path, branding: Branding) -> Iterator[tuple[Path, bytes]]:
    for behind, content in write(plan, path.suffix, branding).items():
        yield path.with_name(f"{path.stem}{behind}{path.suffix}"), content


def plan_as_markdown(plan: Plan) -> str:
    return write(plan, ".md")[""].decode()
