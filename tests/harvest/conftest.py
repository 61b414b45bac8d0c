"""A project and a desk to harvest it with, all in this process: what isolates the readers has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.harvest.in_process import desk_for
from tests.harvest.letters import Project
from wta_forms.errors import Problem
from wta_forms.harvest.desk import Looked
from wta_forms.harvest.run import take_in
from wta_forms.harvest.sources import arrived_from
from wta_forms.project.store import Store

TODAY = "2026-03-20T12:00:00Z"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.fixture
def store(project: Project) -> Iterator[Store]:
    with Store(project.folder, clock=lambda: TODAY, who="fay") as store:
        yield store


Harvest = Callable[..., list[Looked]]


@pytest.fixture
def harvest(project: Project, store: Store) -> Harvest:
    """Take in what lies in the inbox, or elsewhere; only what is new comes back."""

    def run(*places: str, told: list[Problem] | None = None, **changed: Any) -> list[Looked]:
        tell = (told if told is not None else []).append
        desk = replace(desk_for(project.folder, store), **changed)
        paths = [Path(place) for place in places or ("inbox",)]
        arrived = [each for path in paths for each in arrived_from(path, tell)]
        return [looked for looked in take_in(arrived, desk, tell) if looked.is_new]

    return run
