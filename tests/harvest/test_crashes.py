"""Whatever stops a harvest, at whichever write: the next one goes on there, and everything is there once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harvest.letters import ANN, BOB, FAY, Project
from tests.harvest.one_harvest import FINE, RAISED, TOLD, one_harvest
from tests.programs import strace
from tests.programs.needs import needs
from wta_forms.project.store import Store

pytestmark = pytest.mark.slow

EVERY = 1 if os.environ.get("WTA_FORMS_FULL") == "1" else 20
"""Each write in the long run, each 20th in the usual one."""

ROOM_IS_NEEDED = ("write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir")
"""What fails on a full disk. Taking a file away does not."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a bit of everything in its inbox, which was never harvested."""
    project = Project(tmp_path_factory.mktemp("sent"))
    project.put("1.eml", project.mail(ANN, "Here it is.", ("form.pdf", project.form("ann", "friday", "It is near."))))
    project.put("2.eml", project.mail(BOB, "3: Tuesdays are best"))
    outer = project.mail(FAY, "")
    outer.add_attachment(project.mail(BOB, "", ("form.pdf", project.form("bob", "saturday"))))
    project.put("3.eml", outer)
    project.put("4.pdf", project.form("cal"))
    project.put("5.pdf", project.form("ann", "friday", "It is near."))
    return project.folder


@pytest.fixture(scope="module")
def whole(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the store holds after a harvest that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole") / "project"
    shutil.copytree(sent, folder)
    assert _ended(folder) == FINE
    return in_store(folder)


@pytest.fixture
def project(sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(sent, folder)
    monkeypatch.chdir(folder)
    return folder


def command(project: Path) -> list[str]:
    return [sys.executable, "-m", "tests.harvest.one_harvest", str(project)]


def _ended(project: Path) -> int:
    return subprocess.run(command(project), capture_output=True, check=False).returncode


def in_store(project: Path) -> list[str]:
    """Everything but the numbers of rows and the moment they were written. Every original has to be there."""
    with Store(project) as store:
        assert list(store.problems()) == []
        arrivals = store.rows("SELECT place, sha256, fingerprint, outcome, why, person, sender FROM arrivals")
        pieces = store.rows(
            "SELECT place, part, name, pieces.sha256, words, pieces.person, pieces.sender, pieces.received"
            " FROM pieces JOIN arrivals ON arrivals.id = arrival"
        )
        responses = store.rows(
            "SELECT place, part, responses.sha256, responses.outcome, responses.person, reading"
            " FROM responses JOIN pieces ON pieces.id = piece JOIN arrivals ON arrivals.id = arrival"
        )
        audit = store.rows("SELECT what, person FROM audit")
        named = {row["sha256"] for row in (*arrivals, *pieces) if "words" not in row.keys() or not row["words"]}  # noqa: SIM118
        assert named <= set(store.originals)
        return sorted(str(tuple(row)) for row in (*arrivals, *pieces, *responses, *audit))


def numbers(count: int) -> range:
    """Which of so many; the last one among them."""
    return range((count - 1) % EVERY, count, EVERY)


@needs(strace)
def test_killed_at_any_write_the_next_harvest_has_everything_once(project: Path, whole: list[str]) -> None:
    made = strace.calls_of(command(project))
    assert len(made) > 200
    for number in numbers(len(made)):
        shutil.rmtree(project / "kept")
        assert strace.killed_at(number, made, command(project)) == -9, number
        one_harvest(project)
        assert in_store(project) == whole, f"killed at write {number} of {len(made)}: {made[number]}"


@needs(strace)
def test_with_a_disk_that_is_full_from_any_write_on_it_says_so_and_the_next_harvest_has_everything_once(
    project: Path, whole: list[str]
) -> None:
    made = strace.calls_of(command(project), ROOM_IS_NEEDED)
    while made[-1] == "write":  # what it prints in the end
        made = made[:-1]
    for number in numbers(len(made)):
        shutil.rmtree(project / "kept")
        assert strace.full_from(number, made, command(project)) == TOLD, f"{number} of {len(made)}: {made[number]}"
        one_harvest(project)
        assert in_store(project) == whole, f"full from write {number} of {len(made)}: {made[number]}"


def test_a_harvest_that_nobody_disturbs_is_done_once(project: Path, whole: list[str]) -> None:
    assert one_harvest(project) == 5
    assert one_harvest(project) == 0
    assert in_store(project) == whole
    assert RAISED not in (FINE, TOLD)
