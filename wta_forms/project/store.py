"""The store: what was sent, what came back, what was decided about it. One SQLite file, and the originals beside it.

Every change is one transaction. SQLite's rollback journal, not its write-ahead log, because that needs shared memory,
which network folders have not (sqlite.org/wal.html); ``synchronous = EXTRA`` also syncs the folder after the journal is
gone, so that no power cut brings a finished change back (sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import errno
import getpass
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.home import store_folder
from wta_forms.project.originals import Originals
from wta_forms.project.schema import APPLICATION, STEPS

STORE_FILE = "store.sqlite"
ORIGINALS = "originals"

Clock = Callable[[], str]
"""Says what time it is: ISO 8601 in UTC, to the second."""

Scalar = str | int | float | bytes | None

PATIENCE = 60.0
"""Seconds that a change waits for those of other processes; each takes some hundredths of one."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_LITTLE_ROOM = 1_000_000
"""Bytes: with less free than this, whatever failed failed for want of room."""


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user() -> str:
    """Who sits at this computer, as the system calls them; "" where it does not say."""
    with suppress(OSError, KeyError, ImportError):  # no such user, and on Windows no module pwd to ask
        return getpass.getuser()
    return ""


class Rows(Protocol):
    """What can be asked: a store, or a change that is being made."""

    def rows(self, sql: str, *values: Scalar) -> list[sqlite3.Row]: ...


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction that is open: all of it will be there, or nothing. ``at`` is when it began, ``who`` who makes it.

    Text is cleaned on its way in: what SQLite cannot keep (half a character) or would stop reading at (NUL) becomes
    U+FFFD. The originals have it as it was.
    """

    at: str
    who: str
    _connection: sqlite3.Connection

    def rows(self, sql: str, *values: Scalar) -> list[sqlite3.Row]:
        return self._connection.execute(sql, _cleaned(values)).fetchall()

    def run(self, sql: str, *values: Scalar) -> int:
        """How many rows it changed."""
        return self._connection.execute(sql, _cleaned(values)).rowcount

    def add(self, table: str, **columns: Scalar) -> int | None:
        """The id of the new row; None when one of the table's UNIQUE keys says that it is there already."""
        sql = (
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            " ON CONFLICT DO NOTHING"
        )
        made = self._connection.execute(sql, _cleaned(tuple(columns.values())))
        return made.lastrowid if made.rowcount else None


class Store:
    """The store of a project folder, made if it is not there yet. Take it in a ``with`` block, or call :meth:`close`;
    threads need one each.

    Everything it does raises WtaFormsError, with the disk, the permissions, another program or the damage named.
    """

    def __init__(self, project: Path, *, clock: Clock = now, who: str = "", patience: float = PATIENCE) -> None:
        self.project = project
        self.home = store_folder(project)
        self.path = self.home / STORE_FILE
        self._originals = Originals(self.home / ORIGINALS)
        self._clock = clock
        self._who = who or user()
        self._patience = patience
        with self._disk_told():
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        should_hold_something = self.path.exists() and not self._originals.is_empty()
        with self._told():
            self._connection = self._opened()
        try:
            if should_hold_something and not self._has_tables():  # what other programs make of a file they have open
                raise WtaFormsError(self._damaged("there is nothing in it any more"))
            self._upgrade()
        except BaseException:
            self.close()
            raise

    def rows(self, sql: str, *values: Scalar) -> list[sqlite3.Row]:
        with self._told():
            return self._connection.execute(sql, _cleaned(values)).fetchall()

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Everything that is done inside is kept when the block ends, or nothing when it raises.

        Nobody else writes meanwhile, so what is asked inside still holds when it ends; keep it short.
        """
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Change(self._clock(), self._who, self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # when the disk is full, SQLite itself has rolled back already
                    self._connection.execute("ROLLBACK")
                raise

    # --- originals ---

    def keep(self, content: bytes) -> str:
        """Its SHA-256 in hexadecimal, when it is safe on the disk: before any row names it."""
        with self._disk_told():
            return self._originals.keep(content)

    def original(self, sha256: str) -> bytes:
        with self._disk_told():
            return self._originals.content(sha256)

    @property
    def originals(self) -> Originals:
        return self._originals

    # --- its state ---

    def problems(self) -> Iterator[Problem]:
        """Whatever is damaged: of the file every page, of the originals every byte is read."""
        for row in self.rows("PRAGMA integrity_check"):
            if row[0] != "ok":
                yield self._damaged(row[0])
        for row in self.rows("PRAGMA foreign_key_check"):
            yield self._damaged(f"a row of {row[0]} belongs to nothing")
        with self._disk_told():
            yield from self._originals.problems()

    def pack(self) -> None:
        """Write the file anew without what was deleted. SQLite wipes that anyway (``secure_delete``); this takes the
        empty pages away, too. It needs as much room again as the file has (sqlite.org/lang_vacuum.html)."""
        with self._told():
            self._connection.execute("VACUUM")

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- inside ---

    def _opened(self) -> sqlite3.Connection:
        # isolation_level: BEGIN is said here, when a change begins, not by Python when it thinks that one does
        connection = sqlite3.connect(self.path, timeout=self._patience, isolation_level=None)
        connection.row_factory = sqlite3.Row
        for pragma in ("foreign_keys = ON", "synchronous = EXTRA", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _upgrade(self) -> None:
        if self._version() == len(STEPS):
            return
        with self.change() as change:
            for statement in (statement for step in STEPS[self._version() :] for statement in step):
                change.run(statement)
            change.run(f"PRAGMA application_id = {APPLICATION}")
            change.run(f"PRAGMA user_version = {len(STEPS)}")

    def _version(self) -> int:
        """0 when there is nothing in it yet. Raises WtaFormsError when it is somebody else's, or too new.

        Asked for in this order it is right also while another process makes the store.
        """
        has_tables = self._has_tables()
        application, version = (int(self.rows(f"PRAGMA {name}")[0][0]) for name in ("application_id", "user_version"))
        if has_tables and application != APPLICATION:
            raise WtaFormsError(errors.STORE_NOT_OURS.at(str(self.path)))
        if version > len(STEPS):
            raise WtaFormsError(errors.STORE_NEWER.at(str(self.path), found=version, known=len(STEPS)))
        return version

    def _has_tables(self) -> bool:
        return bool(self.rows("SELECT 1 FROM sqlite_master LIMIT 1"))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of SQLite in words."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is None:  # our own mistake
                raise
            raise WtaFormsError(self._why(code, str(error))) from error

    @contextmanager
    def _disk_told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            is_full = error.errno in _NO_ROOM
            why = errors.STORE_FULL.at(str(self.home)) if is_full else self._why_not_written(error.strerror or "")
            raise WtaFormsError(why) from error

    def _why(self, code: int, said: str) -> Problem:
        """By the primary result code (sqlite.org/rescode.html)."""
        match code & 0xFF:
            case sqlite3.SQLITE_FULL:
                return errors.STORE_FULL.at(str(self.home))
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return errors.STORE_LOCKED.at(str(self.path), seconds=self._patience)
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                return self._damaged(said)
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                return self._why_not_written(said)
            case _:
                return self._full() or errors.STORE_FAILED.at(str(self.path), why=said)

    def _why_not_written(self, said: str) -> Problem:
        return self._full() or errors.STORE_READ_ONLY.at(str(self.home), why=said)

    def _full(self) -> Problem | None:
        """SQLite says "unable to open" where there was no room for its journal."""
        with suppress(OSError):
            if shutil.disk_usage(self.project).free < _LITTLE_ROOM:
                return errors.STORE_FULL.at(str(self.home))
        return None

    def _damaged(self, why: str) -> Problem:
        places = {"home": self.home, "file": self.path, "originals": self._originals.folder}
        return errors.STORE_DAMAGED.at(str(self.path), why=why, **places)


_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Without what breaks SQLite, Word and Excel alike: NUL and halves of characters become U+FFFD."""
    return _UNKEEPABLE.sub("\ufffd", text)


def _cleaned(values: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    return tuple(clean(value) if isinstance(value, str) else value for value in values)
