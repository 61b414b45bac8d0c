"""What has to be read and can be: words that are in no order of reading, and contrast (from ``spec``, for render)."""

from __future__ import annotations

from collections.abc import Iterator

from wta_forms.layout.boxes import Page, Pages, Words
from wta_forms.spec.colours import LEAST_FOR_SHAPES as LEAST_FOR_SHAPES
from wta_forms.spec.colours import LEAST_FOR_WORDS as LEAST_FOR_WORDS
from wta_forms.spec.colours import RGB as RGB
from wta_forms.spec.colours import WHITE as WHITE
from wta_forms.spec.colours import contrast as contrast
from wta_forms.spec.colours import hex_of as hex_of
from wta_forms.spec.colours import too_pale as too_pale
from wta_forms.spec.plain import reads_like_a_machine as reads_like_a_machine

LEAST_TARGET = 18.0
"""The least side of what is pressed, in points: 24 CSS pixels (WCAG 2.2, 2.5.8)."""


def never_read(pages: Pages) -> Iterator[tuple[int, str]]:
    """Words of artifacts that are said nowhere, each with the number of its page (from 1).

    A running head stands above everything that is read on its page, a foot and a stamp below; of the head of a table
    that is repeated, the words are read where the table begins.
    """
    read = {box.text for page in pages.pages for box in page.boxes if isinstance(box, Words)}
    for number, page in enumerate(pages.pages, 1):
        for box in page.artifacts:
            if isinstance(box, Words) and box.text not in read and _is_among_what_is_read(box, page):
                yield number, box.text


def _is_among_what_is_read(words: Words, page: Page) -> bool:
    if not page.boxes:
        return True
    top, bottom = min(box.rect.y for box in page.boxes), max(box.rect.bottom for box in page.boxes)
    return words.rect.bottom > top and words.rect.y < bottom
