"""What harvesting needs of whoever reads forms: reading them takes every part of the program, and this one knows none
of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from wta_forms.answers import Response


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file and when it came (ISO 8601 in UTC, to the second; "" if nobody knows but perhaps the file itself)."""

    name: str
    content: bytes
    received: str = ""


class FormReader(Protocol):
    """Raises WtaFormsError only when nothing can be read at all; what a file does to its reader is a response."""

    @property
    def version(self) -> str:
        """Another one when the same file may be read better than before."""

    def file(self, file: Delivered) -> Iterable[Response]:
        """A response for every form in it, or one that says why there is none."""

    def pictures(self, files: Sequence[Delivered]) -> Iterable[tuple[tuple[int, ...], Response]]:
        """The same for photographs that came together and may be pages of one copy: with each response the places of
        its files, from 0."""

    def as_asked_now(self, response: Response) -> Response:
        """By the questions of the newest version of its form; what it was filled in with and what does not fit is told
        among its problems."""

    def is_as_drafted(self, response: Response) -> bool:
        """Whether what a later round was filled in with stands there still."""

    def typed_name(self, response: Response) -> str:
        """The name that somebody has put into the form, "" where there is none."""
