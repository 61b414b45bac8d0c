"""A process in which strangers' files are read, seen from the parent.

The wall clock is limited everywhere, on Linux and macOS also the processor time, and on Linux the address space.
Elsewhere nothing but the wall clock and the readers' own limits stand between a file and the memory.
"""

from __future__ import annotations

import math
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from typing import IO, TypeVar, cast

from wta_forms.errors import READER_MISSING, WtaFormsError
from wta_forms.isolated.wire import READY, REPLY, REQUEST

_Reply = TypeVar("_Reply")

Program = tuple[str, str]
"""What Python is started with, such as ``("-m", "wta_forms.extract.worker")``."""

_SECONDS_TO_START = 60.0


class Ended(Enum):
    """Why a worker has not answered."""

    TOOK_TOO_LONG = 1
    BROKE = 2


class Worker:
    """A running process. ``is_alive`` is False once it has failed to answer; then it can only be ended."""

    def __init__(self, program: Program, reply_bytes: int) -> None:
        """Start a program of ours. Raises WtaFormsError when that does not work; longer replies are cut, which no
        reader of them takes for whole."""
        self.is_alive = True
        self._reply_bytes = reply_bytes
        try:
            self._process = _started(program)
        except OSError as error:
            raise WtaFormsError(READER_MISSING.at("", why=error.strerror)) from error
        with self._killed_after(_SECONDS_TO_START):
            is_ready = self._answers.read(len(READY)) == READY
        if not is_ready:
            self.end()
            raise WtaFormsError(READER_MISSING.at("", why=f"it ends with {self._process.returncode}"))

    def asked(
        self, ask: int, content: bytes, more: bytes, seconds: float, reply: Callable[[bytes], _Reply]
    ) -> _Reply | Ended:
        header = REQUEST.pack(ask, len(content), len(more), math.ceil(seconds))
        with self._killed_after(seconds) as was_killed:
            said = self._reply(header, content, more, reply)
        self.is_alive = said is not None and not was_killed.is_set()
        if said is not None:
            return said
        self.end()
        if was_killed.is_set() or self._process.returncode == -_PROCESSOR_TIME_IS_OVER:
            return Ended.TOOK_TOO_LONG
        return Ended.BROKE

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._files, self._answers):
            with suppress(OSError):  # what was still to be written to it
                stream.close()

    def _reply(self, header: bytes, content: bytes, more: bytes, reply: Callable[[bytes], _Reply]) -> _Reply | None:
        """None when the worker is dead, or says what it cannot say."""
        try:
            for part in (header, content, more):
                self._files.write(part)
            self._files.flush()
            (length,) = REPLY.unpack(self._answers.read(REPLY.size))
            return reply(self._answers.read(min(length, self._reply_bytes)))
        except (OSError, struct.error, ValueError, KeyError, TypeError, RecursionError):
            return None

    @contextmanager
    def _killed_after(self, seconds: float) -> Iterator[threading.Event]:
        """The only clock that works for a pipe on Windows too: who waits for a dead process waits no longer."""
        was_killed = threading.Event()

        def kill() -> None:
            was_killed.set()
            self._process.kill()

        clock = threading.Timer(seconds, kill)
        clock.start()
        try:
            yield was_killed
        finally:
            clock.cancel()
            clock.join()

    @property
    def _files(self) -> IO[bytes]:
        return cast(IO[bytes], self._process.stdin)

    @property
    def _answers(self) -> IO[bytes]:
        return cast(IO[bytes], self._process.stdout)


# SIGXCPU: the processor time is over. Windows has no such signal and no such limit.
_PROCESSOR_TIME_IS_OVER: int = getattr(signal, "SIGXCPU", 0)


def _started(program: Program) -> subprocess.Popen[bytes]:
    """The same Python with the same modules, wherever it was started; ``-P`` keeps modules of this folder out."""
    modules = os.pathsep.join(map(os.path.abspath, sys.path))
    return subprocess.Popen(
        [sys.executable, "-P", "-W", "ignore", *program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": modules},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no black window
    )
