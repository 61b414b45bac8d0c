"""Writing files: all of one or nothing of it, and never over another by chance."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.paths import write_files, write_once


def problems(files: list[tuple[Path, bytes]], *, may_overwrite: bool = False) -> list[Problem]:
    with pytest.raises(WtaFormsError) as raised:
        write_files(files, may_overwrite=may_overwrite)
    return list(raised.value.problems)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_into_folders_that_are_made_as_needed(tmp_path: Path) -> None:
    files = [(tmp_path / "a" / "one.txt", b"1"), (tmp_path / "a" / "b" / "two.txt", b"2"), (tmp_path / "three", b"")]
    assert write_files(files) == tuple(path for path, _ in files)
    assert everything_in(tmp_path) == {"a/one.txt": b"1", "a/b/two.txt": b"2", "three": b""}


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    write_files([(tmp_path / "one.txt", b"1")])
    assert (tmp_path / "one.txt").stat().st_mode & 0o777 in (0o644, 0o666)  # Windows knows but one bit


def test_nothing_at_all_is_written_when_a_file_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_bytes(b"mine")
    (tmp_path / "three.txt").mkdir()
    names = ("one.txt", "two.txt", "three.txt")
    assert problems([(tmp_path / name, b"new") for name in names]) == [
        errors.ALREADY_THERE.at(str(tmp_path / name)) for name in names[1:]
    ]
    assert everything_in(tmp_path) == {"two.txt": b"mine"}


def test_what_is_there_is_written_over_when_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old and longer")
    write_files([(tmp_path / "one.txt", b"new")], may_overwrite=True)
    assert everything_in(tmp_path) == {"one.txt": b"new"}


def test_two_files_cannot_have_one_name(tmp_path: Path) -> None:
    same = tmp_path / "one.txt"
    assert problems([(same, b"1"), (tmp_path / "two.txt", b"2"), (same, b"3")]) == [errors.ALREADY_THERE.at(str(same))]
    assert everything_in(tmp_path) == {}


def test_a_file_in_the_way_of_a_folder_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"a file")
    files = [(tmp_path / "one.txt", b"1"), (tmp_path / "folder" / "two.txt", b"2")]
    (problem,) = problems(files)
    assert problem == errors.CANNOT_WRITE.at(str(tmp_path / "folder"), why=os.strerror(17))
    assert everything_in(tmp_path) == {"folder": b"a file"}


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def fill_up(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("method", ["exists", "mkdir"])
def test_a_folder_that_may_not_be_touched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, method, refuse)
        found = problems([(tmp_path / "one.txt", b"1")])
    assert found == [errors.CANNOT_WRITE.at(str(tmp_path), why="Permission denied")]
    assert everything_in(tmp_path) == {}


@pytest.mark.parametrize(("where", "method", "fail"), [(os, "fsync", fill_up), (Path, "replace", refuse)])
def test_a_file_that_cannot_be_finished_leaves_nothing_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, method: str, fail: Callable[..., None]
) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(where, method, fail)
        found = problems([(tmp_path / "one.txt", b"new")], may_overwrite=True)
    why = "No space left on device" if fail is fill_up else "Permission denied"
    assert found == [errors.CANNOT_WRITE.at(str(tmp_path), why=why)]
    assert everything_in(tmp_path) == {"one.txt": b"old"}


def test_stopping_in_the_middle_leaves_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_files([(tmp_path / "one.txt", b"new")])
    assert everything_in(tmp_path) == {}


def test_a_file_is_synced_before_it_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names_at_sync: list[list[str]] = []
    real = os.fsync

    def look(descriptor: int) -> None:
        names_at_sync.append([path.name for path in tmp_path.iterdir() if not path.name.startswith(".wta-")])
        real(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_files([(tmp_path / "one.txt", b"1"), (tmp_path / "two.txt", b"2")])
    assert names_at_sync == [[], ["one.txt"]]


# --- once -------------------------------------------------------------------------------------------------------------


def test_what_somebody_else_has_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key"
    write_once(path, b"first")
    write_once(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "key"
    if is_there:
        path.write_bytes(b"first")
    write_once(path, b"second")
    assert path.read_bytes() == (b"first" if is_there else b"second")
    assert list(tmp_path.iterdir()) == [path]
