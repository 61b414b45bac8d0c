"""Writing files so that nothing is ever half-written or overwritten by chance."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError


def write_files(files: Iterable[tuple[Path, bytes]], *, may_overwrite: bool = False) -> tuple[Path, ...]:
    """Write each file under a temporary name, sync it, and rename it. Folders are made as needed.

    Raises WtaFormsError before anything is written when a file is there already, stands here twice, or its folder
    cannot be made; and when writing fails, with the files before that in place and nothing of the others.
    """
    pairs = list(files)
    times = Counter(path for path, _ in pairs)
    taken = [path for path in times if times[path] > 1 or (_exists(path) and not may_overwrite)]
    if taken:
        raise WtaFormsError(errors.ALREADY_THERE.at(str(path)) for path in taken)
    for folder in dict.fromkeys(path.parent for path, _ in pairs):
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)
    for path, content in pairs:
        with _told(path.parent):
            _write(path, content)
    return tuple(path for path, _ in pairs)


def write_once(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file that nobody else has written, whole or not at all; what is there already stays as it is.

    Raises WtaFormsError when it cannot be written.
    """
    with _told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(path, content, mode) as temporary:
            try:
                os.link(temporary, path)
            except FileExistsError:
                return
            except (OSError, NotImplementedError):  # a file system without links
                if not path.exists():
                    temporary.rename(path)


def remove_files(paths: Iterable[Path]) -> None:
    """Delete each of them that is still there. Raises WtaFormsError with all that cannot be, after the others are."""
    problems: list[Problem] = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            problems.append(errors.CANNOT_DELETE.at(str(path), why=error.strerror or error))
    if problems:
        raise WtaFormsError(problems)


def _exists(path: Path) -> bool:
    with _told(path.parent):
        return path.exists()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """An error of the system as one of ours."""
    try:
        yield
    except OSError as error:
        raise WtaFormsError(errors.CANNOT_WRITE.at(str(folder), why=error.strerror or error)) from error


def _write(path: Path, content: bytes) -> None:
    with _temporary(path, content, 0o644) as temporary:
        temporary.replace(path)


@contextmanager
def _temporary(path: Path, content: bytes, mode: int) -> Iterator[Path]:
    """A file beside another one, synced, with what that is to hold; it is gone in the end."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".wta-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # Windows renames closed files only
            temporary.chmod(mode)
            yield temporary
        finally:
            file.close()
            temporary.unlink(missing_ok=True)
