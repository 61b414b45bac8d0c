"""What all tests share: the programs of others, and golden files with one switch to renew them."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from wta_forms.workflow.demo import Demo, demo

# A shared machine is slow at times, which says nothing of the code. In CI the same examples come every time.
settings.register_profile(
    "house", deadline=None, derandomize=os.environ.get("CI") == "true", suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

pytest_plugins = ["tests.programs.needs", "tests.kept_workers"]


def pytest_collection_finish() -> None:
    """What was collected stays; the garbage collector need not look at 13,000 tests again and again."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write golden files anew instead of comparing with them")


@dataclass(frozen=True)
class Shown:
    """The demo, made once in each process for all tests that look at it. ``seconds`` are those of this process: reading
    happens in another one, and a shared machine is slow at times."""

    demo: Demo
    seconds: float


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    began = time.process_time()
    made = demo(tmp_path_factory.mktemp("demo"))
    return Shown(made, time.process_time() - began)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file; with --renew, write it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare
