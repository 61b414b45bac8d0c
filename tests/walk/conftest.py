"""One project folder for all the weeks: each begins where the one before has ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.walk.office import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patch:
        yield Office(tmp_path_factory.mktemp("centre"), patch)
