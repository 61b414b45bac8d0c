"""Pictures of pages that do not say what they are: which pages of a blank they look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wta_forms.extract.places import Places, Sheet, SheetKind
from wta_forms.extract.raw import Channel
from wta_forms.map import Map
from wta_forms.workflow.reading.recovered import PageReader, Pairs

_LIKE, _SURE = 0.9, 0.95
"""Of what is printed on a page of the blank: what has to be found of it, as all our forms begin alike; and where as
much is found, no other page is tried."""


def pages_like(blank: Map, sheets: Sequence[Sheet], content: bytes, reader: PageReader) -> Pairs:
    """Each picture with the page of the blank that it is likest to; without those that look like none that is left.
    Most people send pages in order, so that the next page is tried first."""
    found: list[tuple[int, int]] = []
    for sheet in sheets:
        left = list(_in_turn(len(blank.sizes), found))
        if sheet.kind is SheetKind.PICTURE and (page := _likest(blank, left, sheet.page, content, reader)):
            found.append((sheet.page, page))
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _in_turn(count: int, found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The pages that were not found yet, from the one behind the last that was."""
    last, taken = found[-1][1] if found else 0, {there for _, there in found}
    yield from (page for page in (*range(last + 1, count + 1), *range(1, last + 1)) if page not in taken)


def _likest(blank: Map, pages: Sequence[int], here: int, content: bytes, reader: PageReader) -> int:
    """0 when it looks like none of them."""
    best, likest = 0.0, 0
    for there in pages:
        fit = reader.look(Channel.SCAN, content, Places(blank, ((here, there),))).fit
        if fit > best:
            best, likest = fit, there
        if fit >= _SURE:
            break
    return likest if best >= _LIKE else 0
