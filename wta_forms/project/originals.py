"""The originals: every file and message as it came, under its SHA-256. Nothing here is ever changed."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError

_IS_WINDOWS = sys.platform == "win32"
_UNFINISHED = ".wta-"
_DAY = 24 * 3600


class Originals:
    """A folder of files, each in a folder named by its first two figures: ``ab/abcdef…``. OSErrors are let through."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes) -> str:
        """Its SHA-256 in hexadecimal. When this returns, the content survives a power cut; kept again, it stays one."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        _make_folder(path.parent)
        if not _holds(path, content):
            _write(path, content)
        # also where another process put it there: that one may not have come so far
        _sync_folder(path.parent)
        return sha256

    def content(self, sha256: str) -> bytes:
        """Raises WtaFormsError when it is not there, or is not what it was."""
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise WtaFormsError(errors.ORIGINAL_LOST.at("", sha256=sha256[:8], path=path)) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise WtaFormsError(errors.ORIGINAL_CHANGED.at("", sha256=sha256[:8], path=path))
        return content

    def remove(self, sha256: str) -> None:
        """Nothing is raised where it is gone already."""
        path = self.path(sha256)
        with suppress(FileNotFoundError):
            path.unlink()
            _sync_folder(path.parent)

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def is_empty(self) -> bool:
        return next(self.folder.glob("??/*"), None) is None

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith(_UNFINISHED):
                yield path.name

    def sweep(self) -> None:
        """Take away what killed programs left half written: nobody writes at one file for a day."""
        for path in self.folder.glob(f"??/{_UNFINISHED}*"):
            with suppress(OSError):  # somebody else takes it away
                if time.time() - path.stat().st_mtime > _DAY:
                    path.unlink()

    def problems(self) -> Iterator[Problem]:
        """Every original is read: those that are not what they were."""
        for sha256 in self:
            try:
                self.content(sha256)
            except WtaFormsError as error:
                yield from error.problems


def _holds(path: Path, content: bytes) -> bool:
    """A file of this name with something else in it was damaged from outside, and is written anew."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_UNFINISHED, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # Windows renames closed files only
            temporary.replace(path)
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """That a file has its name is a fact of its folder (fsync(2)). Windows knows no such call, and needs none."""
    if _IS_WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
