"""What one page of a blank has printed on it, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from wta_forms.map import Map, MapField, Rectangle

Points = NDArray[Any]
"""A row for each: x and y."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, ``top`` above ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def corners(self) -> list[tuple[float, float]]:
        """Clockwise, from the top left."""
        return [(self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)]

    def larger(self, by: float) -> Area:
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, right: float, down: float) -> Area:
        return Area(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the map, and where it is."""

    field: MapField
    area: Area

    @property
    def is_tick(self) -> bool:
        return bool(self.field.on)


@dataclass(frozen=True, slots=True)
class BlankPage:
    """``corners`` are the four marks, in the order of the map; none, and no ``code``, on blanks made before there were
    any."""

    number: int
    width: float
    height: float
    places: tuple[Place, ...]
    words: tuple[Area, ...]
    corners: tuple[Area, ...] = ()
    code: Area | None = None


def blank_page(blank: Map, number: int) -> BlankPage:
    """The page with this number, from 1. Raises IndexError when there is none."""
    width, height = blank.sizes[number - 1]

    def area(rectangle: Rectangle) -> Area:
        x0, y0, x1, y1 = rectangle
        return Area(x0, height - y1, x1, height - y0)

    return BlankPage(
        number,
        width,
        height,
        tuple(Place(field, area(field.rectangle)) for field in blank.fields if field.page == number),
        tuple(area(words.rectangle) for words in blank.words if words.page == number),
        tuple(area(corner) for corner in blank.marks.corners) if blank.marks else (),
        area(blank.marks.code) if blank.marks else None,
    )
