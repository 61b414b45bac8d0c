"""Photographs that came in one message, read as if they were the pages of one file: people take a picture a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wta_forms.answers import Response
from wta_forms.extract.found import Bundle, bundles_in
from wta_forms.extract.isolate import Reader
from wta_forms.extract.places import Places, Seen, Sheet
from wta_forms.extract.raw import Channel
from wta_forms.harvest.reading import Delivered
from wta_forms.workflow.reading.returned import read_bundle, read_content
from wta_forms.workflow.reading.shelf import Shelf


class Album:
    """Looks at the pages of all the files, which are numbered through."""

    def __init__(self, files: Sequence[Delivered], reader: Reader) -> None:
        self._files = files
        self._reader = reader
        self._leaves: list[tuple[int, int]] = []
        """For each page its file, from 0, and its number there, from 1."""
        self._sheets: list[Sheet] = []
        for at, file in enumerate(files):
            for sheet in reader.sheets(file.content):
                self._leaves.append((at, sheet.page))
                self._sheets.append(replace(sheet, page=len(self._leaves)))

    def files_of(self, bundle: Bundle) -> tuple[int, ...]:
        """In the order of the pages of the blank."""
        return tuple(dict.fromkeys(self._leaves[page - 1][0] for page, _ in bundle.pages))

    def sheets(self, content: bytes, only: frozenset[int] = frozenset()) -> tuple[Sheet, ...]:
        """``content`` is not looked at: the files are, all of them."""
        del content, only
        return tuple(self._sheets)

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen:
        """A value is on the page of its own file."""
        del content
        seen = [self._look_at(at, channel, places) for at in range(len(self._files))]
        fits = [each.fit for each in seen if each.values]
        return Seen(
            tuple(value for each in seen for value in each.values),
            sum(fits) / len(fits) if fits else 0.0,
            tuple(problem for each in seen for problem in each.problems),
        )

    def _look_at(self, at: int, channel: Channel, places: Places) -> Seen:
        own = [(self._leaves[page - 1][1], there) for page, there in places.pages if self._leaves[page - 1][0] == at]
        if not own:
            return Seen()
        return self._reader.look(channel, self._files[at].content, Places(places.map, tuple(own)))


def read_together(
    files: Sequence[Delivered], shelf: Shelf, reader: Reader
) -> Iterator[tuple[tuple[int, ...], Response]]:
    """A response for every form on the pictures, with the places of its files, from 0; and for every picture that is of
    none. A form of several pictures has a digest of theirs, in whatever order they came."""
    album = Album(files, reader)
    bundles = [(album.files_of(bundle), bundle) for bundle in bundles_in(album.sheets(b""))]
    several = [(of_it, bundle) for of_it, bundle in bundles if len(of_it) > 1]
    for of_it, bundle in several:
        own = [files[at] for at in of_it]
        digests = sorted(hashlib.sha256(file.content).hexdigest() for file in own)
        name, received = ", ".join(file.name for file in own), max(file.received for file in own)
        yield of_it, read_bundle(name, "\n".join(digests).encode(), received, bundle, shelf, album)
    together = {at for of_it, _ in several for at in of_it}
    for at, file in enumerate(files):
        if at not in together:
            for response in read_content(file.name, file.content, file.received, shelf, reader):
                yield (at,), response
