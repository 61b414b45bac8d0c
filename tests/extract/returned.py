"""Files that came back, made up: what stands in each field of one question, without a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wta_forms.answers import Answer, Status
from wta_forms.errors import Message, Problem
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.spec.fields import Shape, fields_of_question
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.form import Form, Phrase, Question, Section

KINDS = {
    Shape.LINE: FieldKind.TEXT,
    Shape.LINES: FieldKind.TEXT,
    Shape.TICK: FieldKind.TICK,
    Shape.RADIO: FieldKind.RADIO,
    Shape.LIST: FieldKind.LIST,
}


def form_of(*questions: Question) -> Form:
    title = Phrase((("en", "Small"),))
    return Form(id="small", version=1, title=title, languages=("en", "pl"), sections=(Section(members=questions),))


def filled(question: Question, values: Mapping[str, FieldValue]) -> dict[str, RawValue]:
    """Every field of the question by name; one that is not in ``values`` came back empty."""
    found = {}
    for field in fields_of_question(question):
        value = values.get(field.name)
        texts = () if not value else (field.on,) if value is True else (str(value),)
        found[field.name] = RawValue(field.name, KINDS[field.shape], texts, page=1)
    return found


def answer_of(question: Question, values: Mapping[str, FieldValue], *more: RawValue, language: str = "en") -> Answer:
    """The answer when these values stand in its fields; ``more`` are fields with more to them than a value."""
    returned = filled(question, values) | {value.name: value for value in more}
    return interpret(form_of(question), RawForm(Status.READ, returned), language=language).answers[question.id]


def answers_again(form: Form, values: Mapping[str, Any], language: str = "en") -> Mapping[str, Answer]:
    """Every answer when these values, by question, were filled in."""
    returned: dict[str, RawValue] = {}
    for question in form.questions:
        returned |= filled(question, fill_question(question, values.get(question.id), language))
    return interpret(form, RawForm(Status.READ, returned), language=language).answers


def answer_again(question: Question, value: Any, language: str = "en") -> Answer:
    """The answer when a value was filled in."""
    return answer_of(question, fill_question(question, value, language), language=language)


def problem(message: Message, where: str = "", /, **values: object) -> tuple[Problem, ...]:
    """The one problem of the question, which is called Q."""
    return (message.at(f"question 1, Q, {where}" if where else "question 1, Q", **values),)
