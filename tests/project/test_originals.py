"""Originals: whatever came, under its SHA-256, once, and never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.originals import Originals

LETTER = b"Dear Ewa, here is my form."
SHA256 = hashlib.sha256(LETTER).hexdigest()


def test_what_is_kept_can_be_had_again_by_its_digest(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    assert originals.keep(LETTER) == SHA256
    assert originals.content(SHA256) == LETTER


def test_the_same_is_kept_once_in_a_folder_named_by_its_first_figures(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(LETTER)
    originals.keep(LETTER)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [tmp_path / SHA256[:2] / SHA256]
    assert list(originals) == [SHA256]


def test_nothing_is_as_good_an_original_as_anything(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    assert originals.content(originals.keep(b"")) == b""


def test_one_that_is_gone_is_told_with_where_it_has_to_be(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.path(originals.keep(LETTER)).unlink()
    with pytest.raises(WtaFormsError) as raised:
        originals.content(SHA256)
    told = errors.ORIGINAL_LOST.at("", sha256=SHA256[:8], path=tmp_path / SHA256[:2] / SHA256)
    assert raised.value.problems == (told,)


def test_one_that_was_changed_from_outside_is_told_and_mended_when_it_comes_again(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    path = originals.path(originals.keep(LETTER))
    path.write_bytes(LETTER[:-1] + b"!")
    assert [problem.message for problem in originals.problems()] == [
        errors.ORIGINAL_CHANGED.at("", sha256=SHA256[:8], path=path).message
    ]
    originals.keep(LETTER)
    assert originals.content(SHA256) == LETTER
    assert not list(originals.problems())


def test_what_a_killed_program_left_half_written_is_no_original(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(LETTER)
    (tmp_path / SHA256[:2] / ".wta-1234").write_bytes(LETTER[:5])
    assert list(originals) == [SHA256]


def test_what_was_left_half_written_is_taken_away_when_nobody_can_be_writing_at_it_any_more(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(LETTER)
    old, new = (tmp_path / SHA256[:2] / name for name in (".wta-old", ".wta-new"))
    for path in (old, new):
        path.write_bytes(LETTER[:5])
    os.utime(old, (0, 0))
    originals.sweep()
    assert (old.exists(), new.exists()) == (False, True)
    assert list(originals) == [SHA256]


def test_when_it_cannot_be_written_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wta_forms.project.originals.os.fsync", no_room)
    (tmp_path / SHA256[:2]).mkdir()
    with pytest.raises(OSError, match="No space"):
        Originals(tmp_path).keep(LETTER)
    assert not list((tmp_path / SHA256[:2]).iterdir())
