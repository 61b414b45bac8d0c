"""Whether pages that two engines drew look alike, place by place.

Engines differ in how dark letters and hairlines are, and by a pixel in where they stand. So each place, a line of words
or a box with a value, is looked at as cells of 3 points, and what counts is whether the same cells are dark: the
correlation of the two, which is 1 for the same picture and 0 where one of them shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from PIL import Image

from wta_forms.layout.boxes import Page, Pages, Rect, Widget, Words

CELL = 3
"""Points."""

DOTS = 96
"""An inch."""

ALIKE = 0.5
"""The least correlation of what looks alike. Measured in the shipped drivers, over five engines and all their lines: at
least 0.7 in Polish and 0.66 in Arabic (Poppler against PDFBox); 0 for what is not there; of words that stand 6 points
lower, at most 0.4; of words 20 points aside, 0.05 in the middle."""

_SHORT = 60
"""Points."""

_FLAT = 4.0
"""The variance (of 255 greys) below which a place is empty."""


@dataclass(frozen=True, slots=True)
class Place:
    page: int
    rect: Rect
    words: str


def places(pages: Pages, values: Sequence[str]) -> list[Place]:
    """Every line of words that is read, and every box that is named in ``values``."""
    return [
        Place(number, rect, words)
        for number, page in enumerate(pages.pages)
        for rect, words in (*_lines(page), *_boxes(page, values))
    ]


def _lines(page: Page) -> Iterator[tuple[Rect, str]]:
    for box in page.boxes:
        if isinstance(box, Words):
            for at, line in enumerate(box.lines):
                x, y = box.rect.x + line.x, box.rect.y + at * box.style.leading
                yield Rect(x - 2, y - 1, line.width + 4, box.style.leading + 2), line.text


def _boxes(page: Page, values: Sequence[str]) -> Iterator[tuple[Rect, str]]:
    for box in page.boxes:
        if isinstance(box, Widget) and box.name in values:
            yield box.rect, f"[{box.name}]"


def unlike(places: Sequence[Place], one: Sequence[Image.Image], other: Sequence[Image.Image], page: Page) -> list[str]:
    """The words of the places that do not look alike."""
    return [place.words for place in places if likeness(place, one, other, page) < ALIKE]


def likeness(place: Place, one: Sequence[Image.Image], other: Sequence[Image.Image], page: Page) -> float:
    """Of all cells, and of columns, which say which words they are; a word or two of a few letters has too few."""
    ways = [_cells_of(place.rect)] + ([(round(place.rect.width / CELL), 1)] if place.rect.width > _SHORT else [])
    return min(
        correlation(cells(one[place.page], place.rect, page, way), cells(other[place.page], place.rect, page, way))
        for way in ways
    )


def _cells_of(rect: Rect) -> tuple[int, int]:
    return (max(3, round(rect.width / CELL)), max(3, round(rect.height / CELL)))


def cells(picture: Image.Image, rect: Rect, page: Page, count: tuple[int, int] | None = None) -> list[int]:
    """How light a place is, cell by cell, from 0 to 255; so many across and down, or as large as a cell is."""
    across, down = picture.width / page.width, picture.height / page.height
    box = (rect.x * across, rect.y * down, rect.right * across, rect.bottom * down)
    count = count or _cells_of(rect)
    return list(picture.convert("L").resize(count, Image.Resampling.BOX, box).tobytes())


def correlation(one: Sequence[int], other: Sequence[int]) -> float:
    """0 where one of them is all of one shade."""
    mean, mean_of_other = sum(one) / len(one), sum(other) / len(other)
    spread, spread_of_other = sum((x - mean) ** 2 for x in one), sum((y - mean_of_other) ** 2 for y in other)
    if min(spread, spread_of_other) < _FLAT * len(one):
        return 0.0
    together = sum((x - mean) * (y - mean_of_other) for x, y in zip(one, other, strict=True))
    return together / sqrt(spread * spread_of_other)
