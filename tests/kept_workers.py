"""A pytest plugin: the processes that read files are kept from one test to the next.

Each command starts such processes anew, and half a second is most of what a test of a command takes. What the tests ask
is what stands in a file, which does not hang on how many were read before; so a process that has served well serves
another test of the same environment. Tests of the processes themselves say ``own_workers`` and start each of theirs.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterator

import pytest

from wta_forms.isolated import workers
from wta_forms.isolated.worker import Program, Worker

Terms = tuple[Program, int, frozenset[tuple[str, str]], tuple[str, ...]]
"""All that a process is started with, so that none serves a test that has asked for another environment."""

_idle: dict[Terms, list[Kept]] = defaultdict(list)


class Kept(Worker):
    def __init__(self, program: Program, reply_bytes: int, terms: Terms) -> None:
        self._terms = terms
        self._lendings, self._has_started = 0, False
        super().__init__(program, reply_bytes)
        self._has_started = True

    def end(self) -> None:
        self._lendings += 1
        if self._has_started and self.is_alive and self._lendings < workers.CHUNK:
            _idle[self._terms].append(self)
        else:
            super().end()

    def end_for_good(self) -> None:
        super().end()


def _lent(program: Program, reply_bytes: int) -> Worker:
    environment = frozenset((name, value) for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST")
    terms = (program, reply_bytes, environment, tuple(sys.path))
    return _idle[terms].pop() if _idle[terms] else Kept(program, reply_bytes, terms)


@pytest.fixture(scope="session", autouse=True)
def _kept_workers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "Worker", _lent)
        yield
    for kept in _idle.values():
        for worker in kept:
            worker.end_for_good()
    _idle.clear()


@pytest.fixture(scope="module")
def own_workers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "Worker", Worker)
        yield
