"""A whole file → its blank. Runs in the worker that looks at pages."""

from __future__ import annotations

from dataclasses import replace

from wta_forms.extract.adopt.blank import Blank, Box
from wta_forms.extract.adopt.boxes import boxes_in
from wta_forms.extract.adopt.words_on_page import Leaf, words_on_pages
from wta_forms.extract.files.read import looked_into

_UNKNOWN = Leaf(0, (0.0, 0.0, 595.0, 842.0), 0)
"""A page that PDFium cannot show is taken for A4: its boxes are known all the same."""


def look_at_blank(content: bytes) -> Blank:
    """Boxes with the words around them, all as the pages are seen. An empty one where nothing can be read."""
    blank = looked_into(content, boxes_in) or Blank()
    leaves, words = words_on_pages(content)
    by_page = {leaf.page: leaf for leaf in leaves}
    last = max([*by_page, *(spot.page for box in blank.boxes for spot in box.spots)], default=0)
    return replace(
        blank,
        pages=tuple(by_page.get(page, _UNKNOWN).size for page in range(1, last + 1)),
        boxes=tuple(_seen(box, by_page) for box in blank.boxes),
        words=words,
    )


def _seen(box: Box, leaves: dict[int, Leaf]) -> Box:
    spots = (replace(spot, rectangle=leaves.get(spot.page, _UNKNOWN).seen(spot.rectangle)) for spot in box.spots)
    return replace(box, spots=tuple(spots))
