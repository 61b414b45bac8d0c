"""The servers, started once for each process of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mail.servers import PostOffice, post_office_running


@pytest.fixture(scope="session")
def running() -> Iterator[PostOffice]:
    with post_office_running() as office:
        yield office


@pytest.fixture
def post_office(running: PostOffice) -> PostOffice:
    """With empty mailboxes."""
    for owner in ("ewa", "ann"):
        running.empty(owner)
    return running
