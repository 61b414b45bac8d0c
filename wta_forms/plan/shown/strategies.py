"""How the answers of all become one: which way is meant for a question, and whose answers count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from wta_forms.plan.voices.entries import Told
from wta_forms.spec.form import Grouping, Question
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.questions import kind_of


class Strategy(StrEnum):
    LATEST = "latest"
    FIRST = "first"
    ALL = "all"
    UNION = "union"
    TALLY = "tally"
    MAJORITY = "majority"
    MEAN = "mean"
    MEDIAN = "median"
    RANK = "rank"
    SUM = "sum"
    STACK = "stack"
    DECIDE = "decide"


ONE_BY_ONE = frozenset({Strategy.ALL, Strategy.FIRST, Strategy.LATEST, Strategy.DECIDE})
"""Ways that show answers as they were given, and reckon nothing."""


def strategy_of(question: Question) -> Strategy:
    """What the form says; else ``latest`` for what was filled in beforehand, and the kind's own for the rest."""
    if isinstance(question.merge, Grouping):
        return Strategy.STACK
    own = Strategy.LATEST if question.prefill else STRATEGIES[kind_of(question)][0]
    return Strategy(question.merge or own)


def kept(question: Question, told: Sequence[Told]) -> tuple[Told, ...]:
    """The answers that count: the newest clear one, the oldest, else all of them.

    Of one answer alone the words are wanted: it is one that may be quoted, as long as there is any.
    """
    strategy = strategy_of(question)
    if strategy not in (Strategy.LATEST, Strategy.FIRST):
        return tuple(told)
    clear = [answer for answer in told if answer.standing.clear is not None]
    ordered = in_order([answer for answer in clear if answer.entry] or clear, lambda told: told, strategy)
    return tuple(ordered[:1] if strategy is Strategy.FIRST else ordered[-1:])


T = TypeVar("T")


def in_order(each: Iterable[T], told_in: Callable[[T], Told], strategy: Strategy) -> list[T]:
    """Oldest first. What has no date is neither the first nor the last of them, as long as any other has one."""

    def came(one: T) -> tuple[bool, str, str]:
        clear = told_in(one).standing.clear
        received, sha256 = (clear.response.received, clear.response.sha256) if clear else ("", "")
        return (not received if strategy is Strategy.FIRST else bool(received), received, sha256)

    return sorted(each, key=came)
