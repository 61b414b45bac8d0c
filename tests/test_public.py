"""What ``import wta_forms`` offers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import wta_forms

STUB = Path(wta_forms.__file__).with_suffix(".pyi")


@pytest.mark.parametrize("name", wta_forms.__all__)
def test_every_name_is_there_and_is_no_module(name: str) -> None:
    assert type(getattr(wta_forms, name)).__name__ in {"function", "type", "EnumType"}


def test_the_verbs_stay_when_rooms_of_the_same_name_are_loaded() -> None:
    import wta_forms.extract.files.read
    import wta_forms.report.formats

    assert callable(wta_forms.extract)
    assert callable(wta_forms.report)


def test_type_checkers_are_told_the_same_names() -> None:
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    told = {name.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    assert told == set(wta_forms.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = wta_forms.nonsense  # type: ignore[attr-defined]


def test_the_command_line_starts_without_loading_what_it_does_not_need() -> None:
    slow = ("reportlab", "pypdf", "yaml", "rich")
    code = f"import sys, wta_forms.cli.main; print(*[name for name in {slow} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
