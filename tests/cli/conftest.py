"""The command line as a person sees it: what stands on the screen, what in the pipe, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from wta_forms.cli.main import run as run_command_line


@dataclass(frozen=True)
class Run:
    code: int
    data: str
    screen: str

    @property
    def problems(self) -> list[str]:
        """The lines on the screen, without the empty ones and what comes next."""
        return [line for line in self.screen.splitlines() if line and not line.startswith("Next:")]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run wta-forms in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["wta-forms", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_command_line()
        printed = capfd.readouterr()
        return Run(int(ended.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture
def fridge(tmp_path: Path) -> Path:
    """A small form in the folder."""
    path = tmp_path / "fridge.yaml"
    path.write_text(
        """\
form: fridge
version: 1
title: The Friday fridge
sections:
  - questions:
      - {id: name, kind: text, label: Your name, prefill: name}
      - {id: day, kind: select_one, label: Which day?, choices: {friday: Friday, saturday: Saturday}}
""",
        encoding="utf-8",
    )
    return path
