"""A project that has a plan, two people who differ on a day, and a facilitator who has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.harvest.letters import FRIDGE, Project
from wta_forms.project.store import Store
from wta_forms.workflow.harvest import harvest

PLAN = """\
plan: ours
title: Ours
reads: [fridge]
names: role
sections:
  - {title: Days, show: [{from: fridge.day, as: list}]}
  - {title: Reasons, show: [{from: fridge.why, as: quotes}]}
  - {title: Rounds, show: [{from: rounds}]}
  - {title: Every answer, appendix: true, show: [{from: answers}]}
"""

MONDAY = "2026-03-02T09:00:00Z"


class Gathering(Project):
    """It stands in the current folder."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.write("fridge.yaml", FRIDGE.replace("saturday: Saturday}", "saturday: Saturday}, merge: decide"))
        self.write("plan.yaml", PLAN)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def comes(self, person: str, day: str = "", why: str = "", *, at: str = MONDAY) -> None:
        """A form is put into the inbox and taken in."""
        self.put(f"{person}-{at[:10]}.pdf", self.form(person, day, why))
        harvest(received=at)

    @contextmanager
    def store(self) -> Iterator[Store]:
        with Store(Path()) as store:
            yield store


@pytest.fixture
def gathering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gathering:
    monkeypatch.chdir(tmp_path)
    made = Gathering(tmp_path)
    made.comes("ann", "friday", "We all can come.")
    made.comes("bob", "saturday", "I work on Fridays.")
    return made
