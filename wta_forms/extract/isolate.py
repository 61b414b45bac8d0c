"""Reading strangers' files in a process of its own, with limits: it may hang, burst or die, and we do not.

The wall clock is limited everywhere (10 seconds a file, 60 where its pages are looked at), on Linux and macOS also the
processor time, and on Linux the address space (1 GiB; 3 GiB for pages). Elsewhere nothing but the wall clock and
pypdf's own limits stand between a file and the memory.

A worker takes half a second to start, and pypdf is imported nowhere else; so one worker reads many files, and a new one
is started after a death (:mod:`wta_forms.isolated.workers`). Pages are looked at in a second one, which most batches
never need.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self, TypeVar

from wta_forms.answers import Status
from wta_forms.errors import (
    CANNOT_READ,
    NOT_A_FILE,
    NOT_FOUND,
    READER_STOPPED,
    TOO_LARGE,
    TOOK_TOO_LONG,
    Problem,
    WtaFormsError,
)
from wta_forms.extract.adopt.blank import Blank, blank_from_wire
from wta_forms.extract.limits import FILE_BYTES, LOOKING_SECONDS, REPLY_BYTES, SECONDS, in_words
from wta_forms.extract.places import Places, Seen, Sheet
from wta_forms.extract.raw import Channel, RawForm
from wta_forms.extract.wire import (
    CHANNELS,
    Ask,
    from_wire,
    numbers_to_wire,
    places_to_wire,
    seen_from_wire,
    sheets_from_wire,
)
from wta_forms.isolated.worker import Ended, Program
from wta_forms.isolated.workers import Workers

_Reply = TypeVar("_Reply")

_FIELDS: Program = ("-m", "wta_forms.extract.worker")
_PAGES: Program = ("-m", "wta_forms.extract.page_worker")


class Reader:
    """Reads any number of files, one after another, in one worker (two where pages are looked at), started when needed.

    Take it in a ``with`` block, or call :meth:`close`. Threads need a reader each.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._workers: dict[Program, Workers] = {}

    def read(self, source: Path | str | bytes) -> RawForm:
        """What stands in a file, given by its path or as its bytes.

        Raises WtaFormsError when there is no such file, or no worker to be had. What a file does to the worker is no
        error but a RawForm that says so (``damaged``); one over 25 MB is not looked at (``too_large``).
        """
        content = source if isinstance(source, bytes) else _content(Path(source))
        if len(content) > FILE_BYTES:
            return _without_values(Status.TOO_LARGE, TOO_LARGE.at("", limit=in_words(FILE_BYTES)))
        asked = self._asked(Ask.READ, content, b"", self._seconds, from_wire)
        return asked if isinstance(asked, RawForm) else _without_values(Status.DAMAGED, asked)

    def sheets(self, content: bytes, only: frozenset[int] = frozenset()) -> tuple[Sheet, ...]:
        """The pages of a file, or ``only`` some of them (from 1), and what is printed on them; none where that cannot
        be told."""
        asked = self._asked(Ask.SHEETS, content, numbers_to_wire(only), LOOKING_SECONDS, sheets_from_wire)
        return asked if isinstance(asked, tuple) else ()

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen:
        """What stands at some places on the pages of a file, through one of the channels that look at pages."""
        ask = next(ask for ask, asked_through in CHANNELS.items() if asked_through is channel)
        asked = self._asked(ask, content, places_to_wire(places), LOOKING_SECONDS, seen_from_wire)
        return asked if isinstance(asked, Seen) else Seen(problems=(asked,))

    def blank(self, content: bytes) -> Blank | Problem:
        """The boxes of a form as they were designed, with the words around them; or why they cannot be had."""
        return self._asked(Ask.BLANK, content, b"", LOOKING_SECONDS, blank_from_wire)

    def _asked(
        self, ask: Ask, content: bytes, places: bytes, seconds: float, reply: Callable[[bytes], _Reply]
    ) -> _Reply | Problem:
        """The worker's reply, or why there is none; after that it is another worker that is asked."""
        program = _FIELDS if ask is Ask.READ else _PAGES
        workers = self._workers.setdefault(program, Workers(program, REPLY_BYTES))
        match workers.asked(ask, content, places, seconds, reply):
            case Ended.TOOK_TOO_LONG:
                return TOOK_TOO_LONG.at("", limit=f"{seconds:g} seconds")
            case Ended.BROKE:
                return READER_STOPPED.at("", why="it broke the program that reads PDFs")
            case said:
                return said

    def close(self) -> None:
        for workers in self._workers.values():
            workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_isolated(content: bytes, *, seconds: float = SECONDS) -> RawForm:
    """One file in a worker of its own; for several take a :class:`Reader`."""
    with Reader(seconds=seconds) as reader:
        return reader.read(content)


# --- before and after -----------------------------------------------------------------------------------------------


def _content(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except OSError as error:
        raise WtaFormsError(_why_not(path, error)) from error


def _why_not(path: Path, error: OSError) -> Problem:
    if path.is_dir():  # which Windows says is a matter of permissions
        return NOT_A_FILE.at(str(path))
    if isinstance(error, FileNotFoundError):
        return NOT_FOUND.at(str(path))
    return CANNOT_READ.at(str(path), why=error.strerror)


def _without_values(status: Status, problem: Problem) -> RawForm:
    return RawForm(status, MappingProxyType({}), problems=(problem,))
