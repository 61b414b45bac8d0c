"""Workers of one program, one after another: none of them reads too many files, and none that died reads another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from wta_forms.isolated.worker import Ended, Program, Worker

_Reply = TypeVar("_Reply")

CHUNK = 200
"""Files for one worker. What libraries keep in memory grows with each, and a new worker costs half a second."""


class Workers:
    """A worker is started when it is needed, and a new one after ``chunk`` questions and after a death."""

    def __init__(self, program: Program, reply_bytes: int, chunk: int = CHUNK) -> None:
        self._program = program
        self._reply_bytes = reply_bytes
        self._chunk = chunk
        self._worker: Worker | None = None
        self._asked = 0

    def asked(
        self, ask: int, content: bytes, more: bytes, seconds: float, reply: Callable[[bytes], _Reply]
    ) -> _Reply | Ended:
        """The worker's reply, or why there is none. What broke a worker that had read others before is asked once more,
        of a new one: it may have been the others. What took too long would do so again.

        Raises WtaFormsError when there is no worker to be had.
        """
        has_read_others = self._asked > 0
        said = self._ask(ask, content, more, seconds, reply)
        if said is Ended.BROKE and has_read_others:
            return self._ask(ask, content, more, seconds, reply)
        return said

    def close(self) -> None:
        if self._worker is not None:
            self._worker.end()
        self._worker, self._asked = None, 0

    def _ask(
        self, ask: int, content: bytes, more: bytes, seconds: float, reply: Callable[[bytes], _Reply]
    ) -> _Reply | Ended:
        if self._worker is None:
            self._worker = Worker(self._program, self._reply_bytes)
        self._asked += 1
        said = self._worker.asked(ask, content, more, seconds, reply)
        if not self._worker.is_alive or self._asked >= self._chunk:
            self.close()
        return said
