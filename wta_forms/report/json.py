"""Plan → JSON for programs: everything the plan shows and the evidence for it, UTF-8, sorted keys.

``schema`` counts up when a word changes its meaning or goes. Every entry stands once, under ``entries``; elsewhere its
number stands for it. What a block's body is stands under ``is``. A file's name often holds a person's: it is there only
where the plan shows names and the person may be named; where they are shown by role ``sha256`` finds the file, where
nothing may be said of them nothing does. Half of a surrogate pair, which UTF-8 cannot hold, is U+FFFD.
"""

from __future__ import annotations

import json as standard
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from wta_forms.plan.model import (
    Answers,
    Beside,
    Chart,
    Disagreements,
    Entry,
    Evidence,
    Grid,
    Heatmap,
    Listing,
    Names,
    Parts,
    Plan,
    Quotes,
    Ratings,
    Sentence,
)
from wta_forms.report.branding import OURS, Branding
from wta_forms.report.characters import encodable

SCHEMA = 1

_HIDDEN: dict[Names, frozenset[str]] = {
    Names.NAME: frozenset(),
    Names.ROLE: frozenset({"file"}),
    Names.NONE: frozenset({"file", "sha256"}),
}


def json(plan: Plan, branding: Branding = OURS) -> Mapping[str, bytes]:
    told = {
        **_members(plan, frozenset({"entries", "problems"})),
        "entries": [_entry(entry, plan.names) for entry in plan.entries],
        "schema": SCHEMA,
    }
    return {"": (standard.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()}


def _entry(entry: Entry, names: Names) -> dict[str, Any]:
    evidence = [_members(each, _HIDDEN[names] | _left_out(each)) for each in entry.evidence]
    return {**_members(entry, frozenset({"evidence"})), "evidence": evidence}


def _left_out(evidence: Evidence) -> frozenset[str]:
    """What the plan itself keeps back for the person's sake."""
    return frozenset(name for name in ("file", "sha256") if not getattr(evidence, name))


def _members(whole: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {each.name: _plain(getattr(whole, each.name)) for each in fields(whole) if each.name not in without}


def _plain(value: Any) -> Any:
    match value:
        case str():
            return encodable(value)
        case None | int() | float():
            return value
        case tuple():
            return [_plain(member) for member in value]
        case Entry(number=number):
            return number
        case Quotes() | Listing() | Sentence() | Grid() | Chart() | Ratings() | Heatmap() | Disagreements():
            return {"is": type(value).__name__.lower(), **_members(value)}
        case Parts() | Beside() | Answers():
            return {"is": type(value).__name__.lower(), **_members(value)}
        case _:
            return _members(value)
