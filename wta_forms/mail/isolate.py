"""Reading strangers' messages in a process of its own: see :mod:`wta_forms.isolated.worker`."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.isolated.worker import Ended, Program
from wta_forms.isolated.workers import Workers
from wta_forms.mail.limits import MAIL_BYTES, REPLY_BYTES, SECONDS
from wta_forms.mail.received import Mail
from wta_forms.mail.wire import Ask, mail_from_wire

_READING: Program = ("-m", "wta_forms.mail.worker")


class MailReader:
    """Reads any number of messages, one after another, in one worker, started when needed and again after a death.

    Take it in a ``with`` block, or call :meth:`close`. Threads need a reader each.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._workers = Workers(_READING, REPLY_BYTES)

    def read(self, content: bytes, ask: Ask = Ask.MESSAGE) -> Mail:
        """What a message holds (RFC 5322, or with ``Ask.OUTLOOK`` a file of Outlook's, .msg).

        One that cannot be read is a Mail with a problem that says why, and no attachments; so is one of more than
        30 MB, 50 parts or 8 messages within one another. Raises WtaFormsError when there is no worker to be had.
        """
        if len(content) > MAIL_BYTES:
            return _unread(errors.MAIL_TOO_LARGE.at("", limit=f"{MAIL_BYTES // 1_000_000} MB"))
        match self._workers.asked(ask, content, b"", self._seconds, mail_from_wire):
            case Mail() as mail:
                return mail
            case Ended.TOOK_TOO_LONG:
                return _unread(errors.MAIL_TOOK_TOO_LONG.at("", limit=f"{self._seconds:g} seconds"))
            case Ended.BROKE:
                return _unread(errors.MAIL_STOPPED.at(""))

    def close(self) -> None:
        self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _unread(problem: Problem) -> Mail:
    return Mail(problems=(problem,))
