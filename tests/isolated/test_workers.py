"""Workers one after another: replaced after a while and after a death; what killed one is tried alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wta_forms.isolated.worker import Ended
from wta_forms.isolated.workers import Workers

pytestmark = pytest.mark.usefixtures("own_workers")


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(("-m", "tests.isolated.moody"), 1000, chunk=3)
    yield workers
    workers.close()


def ask(workers: Workers, content: bytes) -> tuple[int, int] | Ended:
    """The process, and how many it was asked before; or why it has not answered."""
    said = workers.asked(1, content, b"", 10.0 if content != b"sleep" else 0.5, bytes.decode)
    if isinstance(said, Ended):
        return said
    process, before = said.split()
    return int(process), int(before)


def test_one_worker_reads_several_and_another_one_goes_on(workers: Workers) -> None:
    said = [ask(workers, b"file") for _ in range(4)]
    assert [each[1] for each in said if isinstance(each, tuple)] == [0, 1, 2, 0]


def test_after_a_death_another_one_goes_on(workers: Workers) -> None:
    first = ask(workers, b"file")
    assert ask(workers, b"die") is Ended.BROKE
    second = ask(workers, b"file")
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[0] != second[0]


def test_what_broke_a_worker_that_had_read_others_is_tried_once_more_alone(workers: Workers) -> None:
    ask(workers, b"file")
    alone = ask(workers, b"die unless alone")
    assert isinstance(alone, tuple)
    assert alone[1] == 0


def test_what_takes_too_long_is_not_tried_again(workers: Workers) -> None:
    ask(workers, b"file")
    assert ask(workers, b"sleep") is Ended.TOOK_TOO_LONG


def test_it_can_be_closed_and_asked_again(workers: Workers) -> None:
    ask(workers, b"file")
    workers.close()
    workers.close()
    assert isinstance(ask(workers, b"file"), tuple)
