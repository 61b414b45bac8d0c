"""What becomes of the answers of all: one function a strategy.

``latest`` keeps one answer, ``all`` keeps each, ``tally`` counts who took which choice, ``stack`` puts the rows of
everybody's tables under one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wta_forms.answers import Value
from wta_forms.plan.entries import Told
from wta_forms.plan.model import Bar, Chart
from wta_forms.plan.people import folded
from wta_forms.plan.spoken import TableRow, labels_of, quoted, rows_of
from wta_forms.spec.form import (
    Cell,
    Column,
    Number,
    Question,
    SelectMultiple,
    SelectOne,
    Share,
    Table,
    Tick,
    offered,
)
from wta_forms.spec.questions import STRATEGIES, kind_of


class Strategy(StrEnum):
    LATEST = "latest"
    ALL = "all"
    TALLY = "tally"
    STACK = "stack"


def strategy_of(question: Question) -> Strategy:
    """What the form says; else ``latest`` for what was filled in beforehand, and the kind's own for the rest."""
    own = Strategy.LATEST if question.prefill else STRATEGIES[kind_of(question)][0]
    return Strategy(question.merge or own)


def kept(question: Question, told: Sequence[Told]) -> tuple[Told, ...]:
    """The answers that count: of ``latest`` the newest clear one, else all of them."""
    if strategy_of(question) is not Strategy.LATEST:
        return tuple(told)
    return latest(told)


def latest(told: Sequence[Told]) -> tuple[Told, ...]:
    clear = [answer for answer in told if answer.standing.clear is not None]
    return tuple(sorted(clear, key=_when)[-1:])


def _when(answer: Told) -> tuple[str, str]:
    clear = answer.standing.clear
    return (clear.response.received, clear.response.sha256) if clear else ("", "")


# --- tally ------------------------------------------------------------------------------------------------------------

_LAST = ("none", "unsure")
"""Choices that say that there is nothing to choose: they stand after the others however many took them."""


def tally(question: SelectOne | SelectMultiple | Tick, told: Sequence[Told], language: str, of: int) -> Chart:
    """How many took which choice, the most taken first; ``of`` is for a tick, which nobody can answer with no.

    Where words may be shown, what was written beside ``other`` stands for itself.
    """
    if isinstance(question, Tick):
        ticked = [answer for answer in told if answer.clear]
        return Chart(of, (_bar(question.label.in_(language), ticked),) if ticked else ())
    takers = _takers(question, told)
    labels = labels_of(question, language)
    bars = [(key, _bar(_label(key, labels), answers)) for key, answers in takers.items()]
    order = [str(key) for key, _ in offered(question)]
    bars.sort(key=lambda pair: (pair[0] in _LAST, -pair[1].count, _place(pair[0], order), pair[1].words))
    nobody = (labels[choice.key] for choice in question.choices if choice.key not in takers)
    answered = sum(answer.clear is not None for answer in told)
    return Chart(answered, tuple(bar for _, bar in bars), tuple(nobody) if bars else ())


def _takers(question: SelectOne | SelectMultiple, told: Sequence[Told]) -> dict[Hashable, list[Told]]:
    takers: dict[Hashable, list[Told]] = defaultdict(list)
    for answer in told:
        if answer.clear is not None:
            for key in _keys(question, answer.clear.value):
                takers[key].append(answer)
    return takers


def _keys(question: SelectOne | SelectMultiple, value: Any) -> Iterator[Hashable]:
    """Each choice once; words beside ``other`` as ("other", words), written alike where they are the same."""
    for key in value if isinstance(value, (list, tuple)) else [value]:
        words = str(key.get("other") or "") if isinstance(key, Mapping) else ""
        if words and question.share is Share.QUOTE:
            yield ("other", " ".join(words.split()))
        else:
            yield "other" if isinstance(key, Mapping) else key


def _label(key: Hashable, labels: Mapping[Any, str]) -> str:
    return quoted(key[1]) if isinstance(key, tuple) else labels.get(key, str(key))


def _place(key: Hashable, order: Sequence[str]) -> int:
    plain = str(key[0] if isinstance(key, tuple) else key)
    return order.index(plain) if plain in order else len(order)


def _bar(words: str, answers: Sequence[Told]) -> Bar:
    return Bar(words, len(answers), tuple(number for answer in answers for number in answer.numbers))


# --- stack ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StackedRow:
    row: TableRow
    numbers: tuple[int, ...]


def stack(table: Table, told: Sequence[Told], language: str, sort: str = "") -> tuple[StackedRow, ...]:
    """Everybody's rows, person by person, or sorted by a column: rows without a value there come last either way."""
    rows = [
        StackedRow(row, answer.numbers)
        for answer in told
        if answer.clear is not None
        for row in rows_of(table, answer.clear, language)
    ]
    column = next((column for column in table.columns if column.id == sort.removeprefix("-")), None)
    return tuple(_sorted(rows, column, is_reversed=sort.startswith("-")) if column else rows)


def _sorted(rows: Sequence[StackedRow], column: Column, *, is_reversed: bool) -> list[StackedRow]:
    valued = [stacked for stacked in rows if stacked.row.values.get(column.id) is not None]
    empty = [stacked for stacked in rows if stacked.row.values.get(column.id) is None]
    valued.sort(key=lambda stacked: _order(column.cell, stacked.row.values[column.id]), reverse=is_reversed)
    return valued + empty


def _order(cell: Cell, value: Value) -> tuple[int, float, str]:
    """Choices in the order of their list, numbers by size, dates and words as they are written."""
    if isinstance(cell, SelectOne):
        keys = [str(key) for key, _ in offered(cell)]
        plain = "other" if isinstance(value, Mapping) else str(value)
        return (0, keys.index(plain) if plain in keys else len(keys), "")
    if isinstance(cell, Number) and isinstance(value, (int, float)):
        return (0, value, "")
    return (1, 0, folded(str(value)))
