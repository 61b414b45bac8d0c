"""What the facilitator's copy of a form says beside each question: what plans do with its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from wta_forms.plan.authored.language import PlanSpec
from wta_forms.plan.authored.load import read_plan
from wta_forms.plan.authored.templates import filled_title
from wta_forms.plan.uses import uses_of, uses_without_plan
from wta_forms.spec.form import Form
from wta_forms.spec.languages import languages_of
from wta_forms.spec.shipped import PLANS
from wta_forms.workflow.making.specs import specs_in


def facilitator_notes(form: Form, folder: Path, language: str = "") -> Mapping[str, tuple[str, ...]]:
    """Sentences by the id of each question, at least one for each.

    They tell of the plans in the form's folder that read it, else of the shipped ones that do; of several it is said
    which does what. In English, with the form's words in ``language`` ("pl", or the first of "pl+en").
    """
    own = languages_of(language)[0] if language else form.languages[0]
    plans = _plans_in(folder, form) or _plans_in(PLANS, form)
    if not plans:
        return uses_without_plan(form, own)
    uses = [(_called(plan, own), uses_of(plan, form, own)) for plan in plans]
    return {
        question.id: tuple(_put_together([(name, told[question.id]) for name, told in uses]))
        for question in form.questions
    }


def _plans_in(folder: Path, form: Form) -> list[PlanSpec]:
    """Those that read the form. What is wrong with one is not told here: ``check`` does."""
    read = (read_plan(path, {form.id: form}.get).plan for path in specs_in([folder], "plan"))
    return [plan for plan in read if plan is not None and form.id in plan.reads]


def _called(plan: PlanSpec, language: str) -> str:
    return filled_title(plan.title.in_(language), {})


def _put_together(uses: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """What only some of the plans do, by their names; then what all do."""
    same = [sentence for sentence in uses[0][1] if all(sentence in told for _, told in uses)]
    for name, told in uses:
        own = (sentence for sentence in told if sentence not in same)
        yield from (f"In “{name}”: {sentence[:1].lower()}{sentence[1:]}" for sentence in own)
    yield from same
