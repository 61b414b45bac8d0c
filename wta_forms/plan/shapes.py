"""Whether a value is one that a kind of question can have: a form may have changed since it was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from wta_forms.answers import Answer, State
from wta_forms.spec.form import (
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
)


def as_asked(question: Question, answer: Answer) -> Answer:
    """The answer; one that was given to another kind of question cannot be used, and its words stand in ``raw``."""
    if answer.state is not State.ANSWERED or _fits(question, answer.value):
        return answer
    own_words = {question.id: answer.value} if isinstance(answer.value, str) else {}
    return Answer(State.INVALID, None, answer.raw or own_words, answer.certainty, answer.source, answer.problems)


def _fits(question: Question, value: Any) -> bool:
    match question:
        case Text() | Paragraph() | Email() | Phone() | Signature() | Date():
            return isinstance(value, str)
        case Number():
            return _is_number(value)
        case SelectOne() | Scale() | Sharing():
            return _is_choice(value)
        case SelectMultiple() | Rank():
            return isinstance(value, (list, tuple)) and all(map(_is_choice, value))
        case Points():
            return isinstance(value, Mapping) and all(map(_is_number, value.values()))
        case Grid():
            return isinstance(value, Mapping) and all(_is_choice(key) or _is_list(key) for key in value.values())
        case Table():
            rows = value.values() if isinstance(value, Mapping) else value if _is_list(value) else [None]
            return all(isinstance(row, Mapping) for row in rows)
        case Tick() | Consent():
            return value is True
        case _:
            assert_never(question)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_choice(value: Any) -> bool:
    """A key, or the words beside "Something else"."""
    is_key = isinstance(value, (str, int)) and not isinstance(value, bool)
    return is_key or (isinstance(value, Mapping) and set(value) == {"other"})


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))
