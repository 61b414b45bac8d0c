"""A mailbox that is not on this computer, whatever it is: what can be fetched from it, and put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message that is there. ``place`` names it for ever (as a URL: RFC 5092), ``received`` is when the server got
    it (ISO 8601 in UTC). ``load`` fetches it.

    ``load`` raises OSError when this message cannot be had (somebody has deleted it, or it is too large), and
    WtaFormsError when the connection is broken: then none of the rest can be had either.
    """

    place: str
    uid: int
    received: str
    load: Callable[[], bytes]


class Mailbox(Protocol):
    """A folder of somebody's mail, while we are logged in. Reading changes nothing there.

    Everything raises WtaFormsError when it cannot be reached or does not let us in.
    """

    def messages(self, is_known: Callable[[str], bool], since: date | None = None) -> Iterator[Fetched]:
        """Those that are there and not known by their place, oldest first; with ``since`` none from before that day."""

    def move(self, uids: Iterable[int]) -> None:
        """To where project.yaml wishes what is safe here; nowhere without a wish."""

    def put_draft(self, content: bytes) -> None:
        """A message among the drafts."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
