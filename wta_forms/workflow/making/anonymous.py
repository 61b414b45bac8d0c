"""Forms whose answers are nobody's: copies for them carry no person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.plan.voices.people import DESCRIBING
from wta_forms.project.kept import kept_in
from wta_forms.project.settings import Settings
from wta_forms.spec.form import Email, Form, Phone, Signature
from wta_forms.workflow.making.wanted import Wanted


def anonymous_forms(project: Path, settings: Settings) -> frozenset[str]:
    """The names of those that project.yaml says are anonymous, or that were sent so."""
    kept = kept_in(project)
    return settings.anonymous_forms | (kept.anonymous_forms() if kept else frozenset())


def without_persons(copies: Sequence[Wanted], anonymous: Collection[str]) -> tuple[Wanted, ...]:
    """Of an anonymous form one copy for all who get it in the same language and variant, made for nobody."""
    different: list[Wanted] = []
    for copy in copies:
        made = replace(copy, person=None) if copy.form.id in anonymous else copy
        if made.person is not None or made not in different:
            different.append(made)
    return tuple(different)


_SAYING = DESCRIBING - {"role", "organisation"}


def asks_who(form: Form) -> Iterator[Problem]:
    """A note of each question by whose answer somebody can be told, in a form that is to be anonymous."""
    for question in form.questions:
        if question.prefill in _SAYING or isinstance(question, (Email, Phone, Signature)):
            yield errors.ANONYMOUS_ASKS.at(question.where, question=question.id)
