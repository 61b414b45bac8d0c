"""How harvesting has forms read: as ``extract`` does, but kept as they were filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec

from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.extract.isolate import Reader
from wta_forms.harvest.reading import Delivered
from wta_forms.plan.voices.identity import stated
from wta_forms.project.drafts import kept_draft
from wta_forms.workflow.reading.returned import read_content
from wta_forms.workflow.reading.shelf import Shelf
from wta_forms.workflow.reading.versions import Versions
from wta_forms.workflow.taking_in.album import read_together

READER = 2
"""Counted up when files are read better than before, so that what is kept is read again."""

_SEEING = ("cv2", "zxingcpp", "pi_heif")
"""What photographs are read with, where it is installed."""


class StoreReader:
    """Reads what came with the forms on a shelf. Newer versions of a form are brought in when a plan is made, as there
    may be a newer one by then."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        shelf.versions.brings_up = False
        self.shelf = shelf
        self.reader = reader

    @property
    def versions(self) -> Versions:
        """Which bring answers into the newest version, as is done when they are looked at."""
        return replace(self.shelf.versions, brings_up=True)

    @property
    def version(self) -> str:
        return "+".join([str(READER), *(name for name in _SEEING if find_spec(name))])

    def file(self, file: Delivered) -> Iterator[Response]:
        yield from read_content(file.name, file.content, file.received, self.shelf, self.reader)

    def pictures(self, files: Sequence[Delivered]) -> Iterator[tuple[tuple[int, ...], Response]]:
        yield from read_together(files, self.shelf, self.reader)

    def as_asked_now(self, response: Response) -> Response:
        return self.versions.as_asked_now(response)

    def is_as_drafted(self, response: Response) -> bool:
        drafted = (kept_draft(self.shelf.versions.kept, response.round) or {}).get(response.form, {})
        left = (response.answers[question] for question in drafted if question in response.answers)
        return any(errors.STILL_PREFILLED.is_said(problem) for answer in left for problem in answer.problems)

    def typed_name(self, response: Response) -> str:
        form = self.shelf.versions.read_with(response)
        return stated(response, form, "name", response.language or form.languages[0]) if form else ""
