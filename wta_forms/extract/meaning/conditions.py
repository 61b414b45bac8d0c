"""Whether a question was to be asked, by what was answered before it (``only_if``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import assert_never

from wta_forms.answers import Answer, State, Value
from wta_forms.spec.form import ANSWERED, TICKED, Condition, Key


class Met(Enum):
    """``PERHAPS``: the answer it depends on could not be read, contradicts itself, or stands there from before."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


def met(conditions: Iterable[Condition | None], answers: Mapping[str, Answer]) -> Met:
    """All of them together: one that is not met decides, then one that perhaps is. None is no condition."""
    each = {
        _one(values, answers.get(question))
        for condition in conditions
        if condition is not None
        for question, values in condition.any_of
    }
    return next((result for result in (Met.NO, Met.PERHAPS) if result in each), Met.YES)


def _one(values: tuple[Key, ...], answer: Answer | None) -> Met:
    if answer is None:
        return Met.PERHAPS
    if ANSWERED in values and answer.is_given:
        return Met.YES
    match answer.state:
        case State.ANSWERED:
            return Met.NO if {str(value) for value in values}.isdisjoint(_said(answer.value)) else Met.YES
        case State.BLANK:
            return Met.PERHAPS if answer.raw else Met.NO
        case State.NOT_ASKED:
            return Met.NO
        case State.INVALID | State.CONFLICT | State.UNREAD:
            return Met.PERHAPS
        case _:
            assert_never(answer.state)


def _said(value: Value) -> set[str]:
    """The keys in a value, in the words of a condition: "yes" for a tick, "other" for own words."""
    said = value if isinstance(value, list) else [value]
    return {TICKED if one is True else "other" if isinstance(one, dict) else str(one) for one in said}
