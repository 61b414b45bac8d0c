"""What a copy is filled in with before it is sent, and what of it came back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.layout.style import Style
from wta_forms.project.people import Person
from wta_forms.project.settings import Settings
from wta_forms.spec.fields import fields_of
from wta_forms.spec.filling import FieldValue, fill_question, value_of_text
from wta_forms.spec.form import Appearance, Form, Question, SelectOne, Ticked, offered
from wta_forms.spec.words import advice

NO_DRAFT: Mapping[str, Any] = MappingProxyType({})


def prefilled(
    form: Form, language: str, style: Style, known: Mapping[str, str], draft: Mapping[str, Any] = NO_DRAFT
) -> dict[str, FieldValue]:
    """What stands in the fields of a copy, by their names, out of what is known of a person and the project, and out of
    a later round's ``draft`` by question."""
    filled: dict[str, FieldValue] = {}
    for question in form.questions:
        value = value_of_text(question, known.get(question.prefill or "", ""), language)
        value = draft.get(question.id) if value is None else value
        with suppress(KeyError):  # a choice that the form has no more since the draft was made
            filled |= fill_question(_as_printed(question, style), value, language)
    return filled


def not_choices(form: Form, language: str, known: Mapping[str, str], where: str) -> Iterator[Problem]:
    """What is known of somebody, and is no answer to the question that it would be filled in at."""
    for question in form.questions:
        text = known.get(question.prefill or "", "")
        if text and value_of_text(question, text, language) is None:
            choices = _choices(question, text)
            yield errors.PEOPLE_NOT_A_CHOICE.at(where, value=text, question=question.id, advice=choices)


def _choices(question: Question, text: str) -> str:
    keys = [str(key) for key, _ in offered(question)] if isinstance(question, Ticked) else []
    return advice(text, keys or ["yes"])


def known_of(settings: Settings, person: Person | None) -> Mapping[str, str]:
    """By the names that ``prefill`` has for them: columns of people.csv, and what the project says of itself."""
    project = {"project.title": settings.title, "project.organisation": settings.organisation}
    return {**(person.columns if person else {}), **project}


def _as_printed(question: Question, style: Style) -> Question:
    """What is a list on screen is boxes to tick on paper, each with its key."""
    if style.is_fillable or not isinstance(question, SelectOne) or question.appearance is not Appearance.MINIMAL:
        return question
    return replace(question, appearance=Appearance.RADIO)


def with_what_was_sent(raw: RawForm, form: Form, sent: Mapping[str, FieldValue]) -> RawForm:
    """A form with what its fields were sent out with, where it does not say so itself: pages and files of values have
    no /DV, and what still is as we had filled it in is nobody's answer."""
    on = {field.name: field.on for field in fields_of(form)}
    values = {
        name: _sent_with(value, sent[name], on.get(name, "")) if name in sent else value
        for name, value in raw.values.items()
    }
    return replace(raw, values=MappingProxyType(values))


def _sent_with(value: RawValue, sent: FieldValue, on: str) -> RawValue:
    return value if value.initial is not None else replace(value, initial=sent if isinstance(sent, str) else on)
