"""What the facilitator has still to write or to decide before a plan is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.plan.authored.language import PlanSpec, QuestionRef
from wta_forms.plan.settling.decisions import DECISIONS_FILE, Decisions
from wta_forms.plan.spoken import alike
from wta_forms.plan.voices.people import Voice
from wta_forms.spec.form import Form


def missing(
    plan: PlanSpec, forms: Mapping[str, Form], voices: Iterable[Voice], decisions: Decisions, language: str
) -> tuple[Problem, ...]:
    """A note for each place that waits for words, then for each question that is shown, waits for a decision and was
    answered differently. Where all say the same there is nothing to decide."""
    return (*_unwritten(plan, decisions, language), *_undecided(plan, forms, tuple(voices), decisions, language))


def _unwritten(plan: PlanSpec, decisions: Decisions, language: str) -> Iterator[Problem]:
    for section in plan.sections:
        if section.write and section.write not in decisions.words:
            values = {"title": section.title.in_(language), "name": section.write}
            yield errors.WORDS_MISSING.at(DECISIONS_FILE, **values)


def _undecided(
    plan: PlanSpec, forms: Mapping[str, Form], voices: tuple[Voice, ...], decisions: Decisions, language: str
) -> Iterator[Problem]:
    for ref in dict.fromkeys(ref for block in plan.blocks for ref in block.refs):
        form = forms[ref.form]
        question = form.question(ref.question)
        if question.merge == "decide" and str(ref) not in decisions.answers and _differ(ref, voices):
            values = {"number": form.numbers()[question.id], "form": form.title.in_(language)}
            label = question.label.in_(language)
            yield errors.UNDECIDED.at(DECISIONS_FILE, **values, label=label, question=ref)


def _differ(ref: QuestionRef, voices: tuple[Voice, ...]) -> bool:
    standings = (voice.said.get((ref.form, ref.question)) for voice in voices)
    return len({alike(repr(standing.clear.answer.value)) for standing in standings if standing and standing.clear}) > 1
