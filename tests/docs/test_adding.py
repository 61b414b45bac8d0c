"""How to add to it: every file that is named is there, and every file that has to know all kinds is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.make_docs import ROOT

PAGE = (ROOT / "docs/adding.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:wta_forms|tests|docs|specs|examples)/[^`]*|pyproject\.toml)`", PAGE)))
KNOWS_ALL_KINDS = re.compile(r"case .*\bSignature\(\)")
"""``signature`` is as plain as kinds are: who has a case for it has one for each."""


@pytest.mark.parametrize("name", NAMED)
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_the_walks_name_many_files() -> None:
    assert len(NAMED) > 30


NAMES_IN_FILES = re.findall(r"`(\w+)` (?:of|in) `([\w/.]+\.py)`", re.sub(r"\s+", " ", PAGE))


@pytest.mark.parametrize(("name", "file"), NAMES_IN_FILES)
def test_a_name_that_is_said_to_stand_in_a_file_does(name: str, file: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8"))


def test_every_file_that_has_a_case_for_each_kind_is_named() -> None:
    knowing = {path.relative_to(ROOT).as_posix() for path in (ROOT / "wta_forms").rglob("*.py") if knows_all(path)}
    assert knowing
    assert knowing - set(NAMED) == set()


def knows_all(path: Path) -> bool:
    return KNOWS_ALL_KINDS.search(path.read_text(encoding="utf-8")) is not None
