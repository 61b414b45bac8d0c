"""One value for each name, where several were found: the buttons of a field, or a page that is in a file twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wta_forms.extract.raw import RawValue


def put_together(values: Iterable[RawValue]) -> tuple[RawValue, ...]:
    """Every different text and problem of a name; page and rectangle of the first one with something in it."""
    by_name: dict[str, list[RawValue]] = {}
    for value in values:
        by_name.setdefault(value.name, []).append(value)
    return tuple(_one(same) for same in by_name.values())


def _one(same: list[RawValue]) -> RawValue:
    first = next((value for value in same if value.texts or value.picture or value.problems), same[0])
    return replace(
        first,
        texts=tuple(dict.fromkeys(text for value in same for text in value.texts)),
        picture=next((value.picture for value in same if value.picture), b""),
        problems=tuple(dict.fromkeys(problem for value in same for problem in value.problems)),
    )
