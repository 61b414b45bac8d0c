"""What was decided, as it was last seen, and the answers it was decided about: so that a change is noticed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from wta_forms.project.audit import note
from wta_forms.project.store import Change, Rows

Name = tuple[str, str]
"""The section of decisions.yaml, and the name there."""


@dataclass(frozen=True, slots=True)
class Known:
    """``said`` is the decision as it was written, ``on`` a digest of the answer of each person it was made about, by
    their ids. ``at`` is when it was first seen so (ISO 8601 in UTC), and ``who`` sat there."""

    said: str
    at: str
    who: str
    on: Mapping[str, str]


def known_decisions(store: Rows) -> dict[Name, Known]:
    on: dict[Name, dict[str, str]] = {}
    for row in store.rows("SELECT section, name, person, answer FROM decided_on ORDER BY person"):
        on.setdefault((row["section"], row["name"]), {})[row["person"]] = row["answer"]
    rows = store.rows("SELECT section, name, said, at, who FROM decided ORDER BY section, name")
    names = ((row["section"], row["name"]) for row in rows)
    return {
        name: Known(row["said"], row["at"], row["who"], on.get(name, {})) for name, row in zip(names, rows, strict=True)
    }


def notice(change: Change, said: Mapping[Name, str], on: Mapping[Name, Mapping[str, str]]) -> tuple[str, ...]:
    """Keep what is decided now, and note in the audit what is new, other or gone since it was last looked at, with what
    stood there before. The sentences that were noted. A decision that stays keeps the answers it was made about."""
    known = known_decisions(change)
    sentences = []
    for name in dict.fromkeys([*known, *said]):
        before, now = known.get(name), said.get(name)
        if before is not None and before.said == now:
            continue
        sentence = _sentence(name, before.said if before else None, now)
        note(change, sentence, before=json.dumps(before.said, ensure_ascii=False) if before else "")
        _forget(change, name)
        if now is not None:
            _keep(change, name, now, on.get(name, {}))
        sentences.append(sentence)
    return tuple(sentences)


def look_again(change: Change, name: Name, on: Mapping[str, str]) -> None:
    """The decision stands, after somebody has looked at it again, for what is said now."""
    change.run("DELETE FROM decided_on WHERE section = ? AND name = ?", *name)
    _add_answers(change, name, on)
    note(change, f"decisions.yaml, {name[0]}: {name[1]} was looked at again and stays")


def _sentence(name: Name, before: str | None, now: str | None) -> str:
    section, called = name
    where = _FILES.get(section, f"decisions.yaml, {section}")
    if now is None:
        return f"{where}: {called} was taken away"
    return f"{where}: {called} is {'now ' if before is not None else ''}“{now}”"


_FILES = {"themes": "themes.yaml", "translations": "translated answers"}


def _forget(change: Change, name: Name) -> None:
    for table in ("decided", "decided_on"):
        change.run(f"DELETE FROM {table} WHERE section = ? AND name = ?", *name)


def _keep(change: Change, name: Name, said: str, on: Mapping[str, str]) -> None:
    change.add("decided", section=name[0], name=name[1], said=said, at=change.at, who=change.who)
    _add_answers(change, name, on)


def _add_answers(change: Change, name: Name, on: Mapping[str, str]) -> None:
    for person, answer in on.items():
        change.add("decided_on", section=name[0], name=name[1], person=person, answer=answer)
