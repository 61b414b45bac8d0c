"""Pages as pictures, and what is said where the program for it is missing."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from wta_forms import WtaFormsError, errors, preview


def test_every_page_is_a_picture_of_a4_at_96_dots_an_inch(tmp_path: Path) -> None:
    pages = preview("drivers", tmp_path)
    assert [path.name for path in pages][:2] == ["drivers-1.png", "drivers-2.png"]
    header = pages[0].read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (794, 1123)


def test_without_pdfium_the_pip_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pdfium(name: str, *rest: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pdfium)
    with pytest.raises(WtaFormsError) as raised:
        preview("drivers", tmp_path)
    assert raised.value.problems[0].message == errors.EXTRA_MISSING.at("", what="PNG pictures", extra="preview").message
    assert "pip install 'wta_forms[preview]'" in str(raised.value)
