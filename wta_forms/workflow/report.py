"""``report``: the answers of all as one plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Recipient, Response, response_from_json
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.decisions import DECISIONS_FILE, Decisions, load_decisions
from wta_forms.plan.load import load_plan, read_plan
from wta_forms.plan.merge import merge
from wta_forms.plan.missing import missing
from wta_forms.plan.model import Names, Plan
from wta_forms.plan.people import Invited, hear
from wta_forms.project.kept import kept_in
from wta_forms.project.paths import write_files
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import load_settings
from wta_forms.report.brand import UNBRANDED, Brand
from wta_forms.report.formats import BRANDED, write
from wta_forms.spec.load import content_of
from wta_forms.spec.shipped import PLANS
from wta_forms.workflow.specs import form_called, specs_in
from wta_forms.workflow.taken_in import answers_of


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
    responses, notes = _read(answers)
    asked = invited(load_people(Path(PEOPLE_FILE))) if Path(PEOPLE_FILE).is_file() else None
    chosen = find_plan(plan) if plan else _plan_for(responses)
    if plan is None:
        tell(chosen)
    decisions = Path(DECISIONS_FILE)
    made = merged(
        responses,
        chosen,
        load_settings(Path()).title,
        asked,
        names=names,
        date=date,
        decisions=decisions if decisions.is_file() else None,
    )
    return replace(made, problems=(*made.problems, *notes))


def _read(answers: Sequence[Path]) -> tuple[Sequence[Response], tuple[Problem, ...]]:
    if not answers and kept_in(Path()) is not None:
        return answers_of(Path())
    responses = [response for path in answers for response in _responses(path)]
    if not responses:
        raise WtaFormsError(errors.NO_RESPONSES.at(", ".join(map(str, answers))))
    return responses, ()


def invited(people: Sequence[Person]) -> tuple[Invited, ...]:
    """The people of people.csv, with the role that stands there for those who did not say."""
    return tuple(Invited(person.id, person.name, person.columns.get("role", "")) for person in people)


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
    """The plan of a plan file, from responses at hand. ``decisions`` is a file, None where nothing was decided."""
    spec, forms = load_plan(plan, form_called(plan.parent))
    spec = replace(spec, names=Names(names)) if names else spec
    decided = load_decisions(decisions, spec, forms) if decisions else Decisions()
    made = merge(spec, forms, responses, project_title=title, people_asked=asked, date=date, decisions=decided)
    voices = hear(responses, forms, made.language, asked or ()).voices
    return replace(made, problems=(*made.problems, *missing(spec, forms, voices, decided, made.language)))


def still_missing(plan: Plan) -> tuple[Problem, ...]:
    """Of the plan's problems those that are settled by writing into decisions.yaml."""
    return tuple(problem for problem in plan.problems if problem.where == DECISIONS_FILE)


def write_plan(
    plan: Plan, outputs: Sequence[Path], *, may_overwrite: bool = False, project: Path = Path()
) -> tuple[Path, ...]:
    """The plan in the format of each file's ending; the paths of what was written.

    A format may make several files: plan.csv is never written itself, but plan-codebook.csv and its like. Nothing is
    written when an ending is not known or one of the files is there already. The colour and the logo in project.yaml,
    in the folder ``project``, are those of the formats that show them.
    """
    brand = _brand(outputs, project)
    files = [file for path in outputs for file in _files(plan, path, brand)]
    return write_files(files, may_overwrite=may_overwrite)


def _brand(outputs: Sequence[Path], project: Path) -> Brand:
    if not any(path.suffix.lower() in BRANDED for path in outputs):
        return UNBRANDED
    from wta_forms.workflow.branding import brand_of  # a logo needs the renderer

    return brand_of(load_settings(project))


def undrawn(plan: Plan, outputs: Sequence[Path]) -> Iterator[Problem]:
    """What of the plan cannot be drawn in those of its files that are drawn."""
    for path in outputs:
        if path.suffix.lower() in BRANDED:
            from wta_forms.workflow.undrawable import undrawable_plan  # it needs the fonts

            yield from undrawable_plan(plan, path)


def _files(plan: Plan, path: Path, brand: Brand) -> Iterator[tuple[Path, bytes]]:
    for behind, content in write(plan, path.suffix, brand).items():
        yield path.with_name(f"{path.stem}{behind}{path.suffix}"), content


def plan_as_markdown(plan: Plan) -> str:
    return write(plan, ".md")[""].decode()


def find_plan(plan: Path) -> Path:
    """A plan's file, or the name of a shipped plan."""
    shipped = PLANS / f"{plan.name}.yaml"
    return shipped if not plan.exists() and plan.suffix == "" and shipped.is_file() else plan


def _plan_for(responses: Sequence[Response]) -> Path:
    """The plan that reads most of the forms answered; of several one of this folder, then the one that reads least
    beside them."""
    answered = {response.form for response in responses if response.form}
    found: list[tuple[int, bool, int, Path]] = []
    for path in specs_in([Path(), PLANS], "plan"):
        plan = read_plan(path, form_called(path.parent)).plan
        if plan is not None and answered & set(plan.reads):
            reads = set(plan.reads)
            found.append((-len(answered & reads), path.parent == PLANS, len(reads - answered), path))
    if not found:
        raise WtaFormsError(errors.NO_PLAN.at("", forms=", ".join(sorted(answered))))
    return min(found)[-1]


def _responses(path: Path) -> Iterator[Response]:
    # Not splitlines(): JSON Lines end in a newline and nothing else, and answers may hold U+0085 or U+2029.
    for number, line in enumerate(content_of(path).decode("utf-8", "replace").split("\n"), 1):
        if line.strip():
            try:
                yield response_from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise WtaFormsError(errors.NOT_RESPONSES.at(str(path), line=number)) from error
