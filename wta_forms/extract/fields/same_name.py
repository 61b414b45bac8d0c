"""The same name twice: in a form merged with a copy of itself, in a field and its twin on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wta_forms.errors import TWO_VALUES, Problem
from wta_forms.extract.quote import quoted
from wta_forms.extract.raw import RawValue


def by_name(values: Iterable[RawValue]) -> dict[str, RawValue]:
    """Every value by its full name, in order; what has the same name is one, with all its texts."""
    named: dict[str, list[RawValue]] = {}
    for value in values:
        named.setdefault(value.name, []).append(value)
    return {name: _merged(same) for name, same in named.items()}


def two_values(field: str, texts: Iterable[str]) -> Problem:
    return TWO_VALUES.at("", field=field, values=" | ".join(map(quoted, texts)))


def _merged(values: list[RawValue]) -> RawValue:
    """The first that is not empty, with every other text beside it: plain pypdf lets the last one win, empty or not."""
    if len(values) == 1:
        return values[0]
    filled = [value for value in values if value.texts]
    best = (filled or values)[0]
    problems = dict.fromkeys(problem for value in values for problem in value.problems)
    texts = tuple(dict.fromkeys(text for value in values for text in value.texts))
    if any(set(value.texts) != set(texts) for value in filled):
        problems[two_values(best.name, texts)] = None
    options = tuple(dict.fromkeys(option for value in values for option in value.options))
    return replace(best, texts=texts, options=options, problems=tuple(problems))
