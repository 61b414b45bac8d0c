"""What letters are handed to, whatever it is: a server today, a provider's own interface tomorrow.

What matters is when the line breaks. Before the last byte of a letter has gone out nobody has taken it, and it can be
tried again; after it, and without an answer, nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it goes over the line, from whom it is and to whom."""

    sender: str
    to: str
    content: bytes


# --- what becomes of it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Delivered:
    """The server has it. ``said`` is what it answered."""

    said: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The server has not taken it: now (``is_final`` is false: a code from 400 on), or ever (from 500 on)."""

    said: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """The line broke. ``is_unclear``: after the whole mail had gone out, so that nobody knows whether the server has
    it."""

    why: str
    is_unclear: bool


Result = Delivered | Refused | Broken


class Transport(Protocol):
    """Something that takes letters. ``before_text`` is called when the addresses are accepted and before the first byte
    of the text goes out; nothing is sent when it raises."""

    def deliver(self, letter: Letter, before_text: Callable[[], None]) -> Result:
        """Raises WtaFormsError when no letter at all can be sent: nobody is there, or lets us in."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
