"""What a plan is made of: the answers, the plan's file, and what was decided in this folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.answers import Recipient, Response, response_from_json
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.authored.load import load_plan, read_plan
from wta_forms.plan.merge import Groundwork, groundwork, plan_from
from wta_forms.plan.model import Names, Plan
from wta_forms.plan.settling.decided import load_decided
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.settling.missing import missing
from wta_forms.plan.voices.identity import Key
from wta_forms.plan.voices.people import Invited, Voice
from wta_forms.plan.voices.standings import Given, Standing
from wta_forms.project.home import store_folder
from wta_forms.project.kept import kept_in
from wta_forms.project.lookup import arrivals
from wta_forms.project.people import PEOPLE_FILE, Person, load_people
from wta_forms.project.settings import load_settings
from wta_forms.project.store import STORE_FILE, Store
from wta_forms.spec.load import content_of
from wta_forms.spec.shipped import PLANS
from wta_forms.workflow.making.specs import form_called, specs_in
from wta_forms.workflow.reading.taken_in import answers_of

ANSWERS_FILE = "answers.jsonl"
"""What ``extract`` printed, where no project takes answers in."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """``path`` is the plan's file; ``is_of_store``: the answers are those that the project has taken in. ``notes`` are
    to be told."""

    path: Path
    ground: Groundwork
    title: str
    is_of_store: bool
    notes: tuple[Problem, ...] = ()

    def plan(self, date: str = "") -> Plan:
        """What is still to be written or decided is among its problems."""
        ground = self.ground
        made = plan_from(ground, project_title=self.title, date=date)
        left = missing(ground.plan, ground.forms, ground.heard.voices, ground.decisions, made.language)
        return replace(made, problems=(*made.problems, *left, *self.notes))


def grounds_for(
    answers: Sequence[Path] = (),
    *,
    plan: Path | None = None,
    names: str = "",
    tell: Callable[[Path], None] = lambda plan: None,
) -> Grounds:
    """Of answers in files, else of those that the project in this folder has taken in; see :func:`report`. Where it has
    taken in none, those in ``answers.jsonl`` beside it count, as in the demo."""
    answers = answers or _extracted_here()
    is_of_store = not answers and kept_in(Path()) is not None
    responses, notes = answers_of(Path()) if is_of_store else (_read(answers), ())
    asked = invited(load_people(Path(PEOPLE_FILE))) if Path(PEOPLE_FILE).is_file() else None
    path = find_plan(plan) if plan else plan_for(responses)
    if plan is None:
        tell(path)
    ground = ground_of(responses, path, asked, names=names, folder=Path())
    return Grounds(path, ground, load_settings(Path()).title, is_of_store, notes)


def _extracted_here() -> tuple[Path, ...]:
    is_there = Path(ANSWERS_FILE).is_file()
    return (Path(ANSWERS_FILE),) if is_there and not _has_anything_come() else ()


def _has_anything_come() -> bool:
    if kept_in(Path()) is None or not (store_folder(Path()) / STORE_FILE).is_file():
        return False
    with Store(Path()) as store:
        return bool(arrivals(store))


def ground_of(
    responses: Sequence[Response],
    path: Path,
    asked: Sequence[Recipient] | None = None,
    *,
    names: str = "",
    folder: Path | None = None,
    decisions: Path | None = None,
) -> Groundwork:
    """Of responses at hand. ``folder`` is where what was decided lies, None where nothing was; ``decisions`` is a file
    that stands for the one there."""
    spec, forms = load_plan(path, form_called(path.parent))
    spec = replace(spec, names=Names(names)) if names else spec
    own = folder or (decisions.parent if decisions else None)
    decided = load_decided(own, spec, forms, decisions=decisions) if own else Decisions()
    return groundwork(spec, forms, responses, people_asked=asked, decisions=decided)


def _read(answers: Sequence[Path]) -> tuple[Response, ...]:
    responses = tuple(response for path in answers for response in _responses(path))
    if not responses:
        raise WtaFormsError(errors.NO_RESPONSES.at(", ".join(map(str, answers))))
    return responses


def _responses(path: Path) -> Iterator[Response]:
    # Not splitlines(): JSON Lines end in a newline and nothing else, and answers may hold U+0085 or U+2029.
    for number, line in enumerate(content_of(path).decode("utf-8", "replace").split("\n"), 1):
        if line.strip():
            try:
                yield response_from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise WtaFormsError(errors.NOT_RESPONSES.at(str(path), line=number)) from error


def invited(people: Sequence[Person]) -> tuple[Invited, ...]:
    """The people of people.csv, with the role that stands there for those who did not say."""
    return tuple(Invited(person.id, person.name, person.columns.get("role", "")) for person in people)


def find_plan(plan: Path) -> Path:
    """A plan's file, or the name of a shipped plan."""
    shipped = PLANS / f"{plan.name}.yaml"
    return shipped if not plan.exists() and plan.suffix == "" and shipped.is_file() else plan


def plan_for(responses: Sequence[Response]) -> Path:
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


# --- whose answer ----------------------------------------------------------------------------------------------------


def id_of(key: Key) -> str:
    """Of somebody who was asked their id; else what tells them apart, which nobody's id is."""
    return key[1] if key[0] == "asked" else " ".join(key)


def digest_of_answer(standing: Standing) -> str:
    """Another one where somebody says anything else; the same where a better reader only reads it otherwise."""
    said = (
        repr(given.answer.value if given.answer.value is not None else _typed(given)) for given in standing.counting
    )
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _typed(given: Given) -> list[tuple[str, str]]:
    return sorted(given.answer.raw.items())


def answers_to(voices: Sequence[Voice], form: str, question: str) -> Mapping[str, str]:
    """By whose it is, a digest of each answer to a question."""
    standings = ((voice, voice.said.get((form, question))) for voice in voices)
    return {id_of(voice.key): digest_of_answer(standing) for voice, standing in standings if standing}
