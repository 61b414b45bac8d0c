"""Mailboxes that are files: mbox (RFC 4155), as Thunderbird, Apple Mail and Gmail's Takeout write it, and Maildir.

They are only read. Nothing is locked, as a lock that a killed program leaves behind would keep the mail program itself
out; a message that is being written meanwhile is whole the next time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

_FROM_LINE = re.compile(rb"From .*\d\d:\d\d.*\d{4}")
"""With its time (asctime, as RFC 4155 has it): "From now on …" begins many a sentence, and not every program puts a ">"
before it."""

_QUOTED_FROM = re.compile(rb">+From ")
_MAILDIR = ("cur", "new", "tmp")


def is_mbox(begins: bytes) -> bool:
    return _FROM_LINE.match(begins.partition(b"\n")[0]) is not None


def mbox_messages(path: Path) -> Iterator[bytes]:
    """Every message as it was sent, in the order of the file, one at a time: mailboxes are larger than memory.

    A ">" that was put before "From " at the start of a line is taken away again. Raises OSError.
    """
    lines: list[bytes] = []
    is_open, after_blank = False, True
    with path.open("rb") as file:
        for line in file:
            if after_blank and _FROM_LINE.match(line):
                if is_open:
                    yield _message(lines)
                lines, is_open = [], True
            elif is_open:
                lines.append(line[1:] if _QUOTED_FROM.match(line) else line)
            after_blank = not line.strip(b"\r\n")
    if is_open:
        yield _message(lines)


def _message(lines: list[bytes]) -> bytes:
    """Without the empty line that parts it from the next one."""
    if lines and not lines[-1].strip(b"\r\n"):
        lines = lines[:-1]
    return b"".join(lines)


def is_maildir(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in _MAILDIR)


def maildir_messages(folder: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every message's unique name, which stays when its flags change (it ends before the colon), and how to have its
    bytes. New ones first: what a mail program moves to the read ones meanwhile is then found there. Raises OSError."""
    seen: set[str] = set()
    for part in ("new", "cur"):
        for path in sorted((folder / part).iterdir()):
            name = _FLAGS.split(path.name)[0]
            if name not in seen and not name.startswith(".") and path.is_file():
                seen.add(name)
                yield name, partial(_content, folder, name, path)


_FLAGS = re.compile(r"[:;!]2,")
"""Before the flags; ";" and "!" where a file system has no ":"."""


def _content(folder: Path, name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # it has other flags by now, or was moved
        for part in ("cur", "new"):
            for moved in (folder / part).iterdir():
                if _FLAGS.split(moved.name)[0] == name:
                    return moved.read_bytes()
        raise
