"""The draft that copies of a later round hold: what was said so far, for people to correct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.drafts import Draft, draft_file, kept_draft
from wta_forms.project.kept import Kept
from wta_forms.spec.form import Form


@dataclass(frozen=True, slots=True)
class Drafted:
    """``to_keep`` is to be written before any copy is out, so that what comes back can be told from the draft."""

    draft: Draft
    to_keep: tuple[tuple[Path, bytes], ...] = ()
    notes: tuple[Problem, ...] = ()


def drafted_for(round: int, kept: Kept | None, forms: Sequence[Form]) -> Drafted:
    """The draft of a round that was made for it before, else out of what came in the rounds before it. Outside a
    project, and in the first round, there is none."""
    if round < 2 or kept is None:
        return Drafted({})
    known = kept_draft(kept, round)
    if known is not None:
        return Drafted(known, notes=tuple(_notes(round, known, forms)))
    from wta_forms.plan.merge import material_of  # with all of plan: for later rounds only, slow to load
    from wta_forms.plan.rounds import draft_of
    from wta_forms.workflow.planning.grounds import grounds_for

    try:
        ground = grounds_for().ground
    except WtaFormsError as error:
        if not any(errors.NOTHING_TAKEN_IN.is_said(problem) for problem in error.problems):
            raise
        return Drafted({}, notes=(errors.ROUND_WITHOUT_ANSWERS.at("", round=round),))
    draft = draft_of(material_of(ground.before(round)))
    return Drafted(draft, (draft_file(kept, round, draft),), tuple(_notes(round, draft, forms)))


def _notes(round: int, draft: Draft, forms: Sequence[Form]) -> Iterator[Problem]:
    for form in forms:
        numbers = form.numbers()
        filled = sorted(numbers[question] for question in draft.get(form.id, {}) if question in numbers)
        if filled:
            values = {"form": form.title.in_("en"), "questions": ", ".join(map(str, filled)), "round": round}
            yield errors.ROUND_DRAFTED.at("", **values)
        else:
            yield errors.ROUND_EMPTY.at("", form=form.title.in_("en"))
