"""Paths and paints (ISO 32000-2, 8.5 and 8.6), and boxes with round corners, each of which is in a file once."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from wta_forms.layout.boxes import Panel
from wta_forms.layout.style import Colour
from wta_forms.render.objects import Packed, array, number, stream
from wta_forms.render.palette import OURS, Palette

SHAPES = "shapes"
"""The internal name of the dictionary of resources (/XObject)."""

_CURVE = 0.5523
"""The handle of a Bézier curve that is nearly a quarter of a circle."""


class Shapes:
    """The boxes of a document as form XObjects (ISO 32000-2, 8.10). A form has hundreds of boxes in ten sizes, and the
    path of a round corner would be the longest part of every page."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._names: dict[str, str] = {}
        self._resources = Packed({})
        document.Reference(self._resources, SHAPES)

    def name_of(self, panel: Panel, palette: Palette) -> str:
        """The resource that draws the panel with its bottom left corner at the origin."""
        rect = panel.rect
        drawn = painted(panel, rounded(0, 0, rect.width, rect.height, panel.radius), palette)
        if drawn not in self._names:
            name = self._names[drawn] = f"B{len(self._names) + 1}"
            edge = panel.line if panel.stroke else 0
            sides = (-edge, -edge, round(rect.width + edge, 2), round(rect.height + edge, 2))
            entries = {"Subtype": "/Form", "BBox": array(sides)}
            made = self._document.Reference(stream(drawn.encode("ascii"), entries), f"shape {name}")
            self.add(name, made)
        return self._names[drawn]

    def add(self, name: str, drawn: Any) -> None:
        """A resource of another kind, such as a picture."""
        self._resources.dict[name] = drawn


def painted(panel: Panel, path: str, palette: Palette) -> str:
    """The path in the panel's colours."""
    paints = [paint(panel.fill, "rg", palette, panel.strength)] if panel.fill else []
    if panel.stroke:
        paints += [paint(panel.stroke, "RG", palette), f"{number(panel.line)} w"]
    operator = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(panel.fill), bool(panel.stroke)]
    return " ".join([*paints, path, operator])


@lru_cache(maxsize=4096)
def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The path of a rectangle with round corners, from its bottom left corner."""
    right, top, handle = x + width, y + height, radius * (1 - _CURVE)
    return " ".join(
        [
            points("m", x + radius, y),
            points("l", right - radius, y),
            points("c", right - handle, y, right, y + handle, right, y + radius),
            points("l", right, top - radius),
            points("c", right, top - handle, right - handle, top, right - radius, top),
            points("l", x + radius, top),
            points("c", x + handle, top, x, top - handle, x, top - radius),
            points("l", x, y + radius),
            points("c", x, y + handle, x + handle, y, x + radius, y),
            "h",
        ]
    )


def points(operator: str, *numbers: float) -> str:
    return " ".join([*(number(each) for each in numbers), operator])


@cache
def paint(colour: Colour, operator: str, palette: Palette = OURS, strength: float = 1) -> str:
    return " ".join([*(number(part / 255, 3) for part in palette.mixed(colour, strength)), operator])


def tick_mark(side: float) -> bytes:
    """A tick as a line, in no font that could be missing."""
    points = [(0.22, 0.52), (0.42, 0.30), (0.80, 0.74)]
    path = " ".join(f"{number(x * side)} {number(y * side)} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
    return f"q {number(side * 0.12)} w 1 J 1 j {paint(Colour.INK, 'RG')} {path} S Q".encode()


def dot(side: float) -> bytes:
    """What is in a button that is pressed: a disc of half its width."""
    disc = rounded(side / 4, side / 4, side / 2, side / 2, side / 4)
    return f"q {paint(Colour.INK, 'rg')} {disc} f Q".encode()
