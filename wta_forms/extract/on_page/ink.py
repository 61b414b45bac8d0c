"""Whether a box is ticked, by how much of it is dark: a tick may be a glyph, a path or a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PIL.Image import Image

from wta_forms.map import Rectangle

_DARK = 160
"""Of 255 greys: pencil and every pen are darker, a marker that lets words show through is lighter."""

_EDGE = 0.2
"""Of the side of a box: there is its border, and what goes over from a neighbour. Ticks go through the middle."""

TICKED = 0.03
"""Of the middle of a box. A hairline through it covers 0.05; our own tick, like most, 0.2."""

_WRITTEN = 0.001
"""Of a box to write in: a figure in a box of four lines covers 0.002."""


def darkness_of(picture: Image, scale: float, boxes: Sequence[Rectangle]) -> list[float]:
    """The share of the middle of each box that is dark, from 0 to 1, beyond what an empty one has. ``picture`` has
    ``scale`` points to a point of the page, whose origin is its bottom left corner."""
    darkness = [share_of(crop(picture, scale, middle_of(box)), range(_DARK)) for box in boxes]
    # Most boxes are empty; but where all are ticked, that is no reason to take none for ticked.
    empty = min(TICKED, sorted(darkness)[len(darkness) // 4]) if darkness else 0.0
    return [dark - empty for dark in darkness]


def is_dark_in(picture: Image, scale: float, box: Rectangle) -> bool:
    """Whether anything dark stands in a box to write in."""
    return share_of(crop(picture, scale, box), range(_DARK)) > _WRITTEN


def middle_of(box: Rectangle) -> Rectangle:
    x0, y0, x1, y1 = box
    across, up = (x1 - x0) * _EDGE, (y1 - y0) * _EDGE
    return (x0 + across, y0 + up, x1 - across, y1 - up)


def crop(picture: Image, scale: float, box: Rectangle) -> Image:
    """What stands in a box; where it goes beyond the picture, so much of it as is on it."""
    x0, y0, x1, y1 = box
    left, right = (min(max(0, round(x * scale)), picture.width - 1) for x in (x0, x1))
    top, bottom = (min(max(0, round(picture.height - y * scale)), picture.height - 1) for y in (y1, y0))
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def share_of(picture: Image, greys: range) -> float:
    """How much of a picture has these greys, of 0 to 255."""
    counts = picture.convert("L").histogram()
    return sum(counts[greys.start : greys.stop]) / sum(counts)
