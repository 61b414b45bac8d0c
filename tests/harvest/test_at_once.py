"""Several harvests at the same moment, of the same folder: everything is there once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.harvest.letters import Project
from wta_forms.project.lookup import arrivals
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store

pytestmark = pytest.mark.slow

HARVESTS = 8
FILES = 500


def test_eight_harvests_at_once_over_one_folder_of_five_hundred_take_in_each_once(project: Project) -> None:
    for number in range(FILES - 10):
        project.put(f"{number}.eml", project.mail(f"{number}@example.org", f"{number}: Tuesdays are best"))
    for number in range(10):
        project.put(f"form-{number}.pdf", project.form("ann", "friday", f"{number} reasons"))
    command = [sys.executable, "-m", "tests.harvest.one_harvest", str(project.folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(HARVESTS)]
    said = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * HARVESTS, said
    assert sum(map(int, said)) == FILES
    with Store(project.folder) as store:
        assert list(store.problems()) == []
        found = arrivals(store)
        assert len({arrival.place for arrival in found}) == len(found) == FILES
        assert [arrival.outcome for arrival in found].count(Outcome.DUPLICATE) == 0
        assert store.rows("SELECT count(*) FROM audit")[0][0] == FILES
    assert len(list(project.inbox.iterdir())) == FILES
