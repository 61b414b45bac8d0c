"""What the words in a box say: a value, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wta_forms.answers import State, Value
from wta_forms.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer before it is known where it stood. ``where`` of its problems is relative to the question."""

    state: State
    value: Value = None
    problems: tuple[Problem, ...] = ()

    def with_problems(self, problems: Iterable[Problem]) -> Reading:
        return replace(self, problems=(*self.problems, *problems))


BLANK = Reading(State.BLANK)


def answered(value: Value, *problems: Problem) -> Reading:
    return Reading(State.ANSWERED, value, problems)


def invalid(*problems: Problem) -> Reading:
    return Reading(State.INVALID, None, problems)


def conflict(*problems: Problem) -> Reading:
    return Reading(State.CONFLICT, None, problems)


def placed(problems: Iterable[Problem], where: str) -> tuple[Problem, ...]:
    """The same problems within ``where``: a question's name goes before a row's."""
    return tuple(
        replace(problem, where=f"{where}, {problem.where}" if problem.where else where) for problem in problems
    )
