"""Forms on paper, made up: our own pages drawn as a printer prints them, marked with a pen, then scanned or
photographed. Everything that is left to chance comes from one seeded generator, so that a page is the same every time.

Lengths on the paper are points from the bottom left, as in a map; a colour is red, green, blue.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, radians, sin

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from wta_forms.map import Rectangle

Picture = NDArray[np.uint8]
Colour = tuple[int, int, int]
Point = tuple[float, float]

PRINTED = 300 / 72
"""Pixels a point on paper."""

_SUBPIXEL = 4
"""Bits after the point, for lines of OpenCV."""


@dataclass(frozen=True, slots=True)
class Pen:
    colour: Colour
    width: float


BLACK = Pen((28, 28, 34), 1.1)
BLUE = Pen((38, 62, 165), 1.0)
PENCIL = Pen((118, 118, 121), 0.9)
FELT_TIP = Pen((20, 20, 24), 2.4)
PENS = (BLACK, BLUE, PENCIL)


class Paper:
    """One printed page that can be written on."""

    def __init__(self, printed: Picture, seed: int = 0) -> None:
        self.picture = printed.copy()
        self.chance = np.random.default_rng(seed)
        self.height = printed.shape[0] / PRINTED

    def stroke(self, points: Sequence[Point], pen: Pen) -> None:
        """A line through points, as unsteady as a hand."""
        steady = np.array([(x * PRINTED, (self.height - y) * PRINTED) for x, y in points])
        line = steady + self.chance.normal(0, 0.12 * PRINTED, steady.shape)
        thickness = max(1, round(pen.width * PRINTED * self.chance.uniform(0.85, 1.15)))
        pixels = np.round(line * 2**_SUBPIXEL).astype(np.int32)
        cv2.polylines(self.picture, [pixels], False, pen.colour, thickness, cv2.LINE_AA, _SUBPIXEL)

    # --- marks in a box to tick ---------------------------------------------------------------------------------------

    def cross(self, box: Rectangle, pen: Pen, over: float = 0.0) -> None:
        """``over``: how far it runs over the border of its box, as a part of the box's side."""
        x0, y0, x1, y1 = self._about(box, over if over else -self.chance.uniform(0.08, 0.22))
        self.stroke(_straight((x0, y0), (x1, y1)), pen)
        self.stroke(_straight((x0, y1), (x1, y0)), pen)

    def check(self, box: Rectangle, pen: Pen, over: float = 0.0) -> None:
        """The mark that is called a tick; its long arm goes up to the right, and may run over."""
        x0, y0, x1, _ = box
        side, slip = x1 - x0, self.chance.uniform(-0.05, 0.05, 6) * (x1 - x0)
        left = (x0 + 0.15 * side + slip[0], y0 + 0.5 * side + slip[1])
        low = (x0 + 0.4 * side + slip[2], y0 + 0.18 * side + slip[3])
        high = (x0 + (0.85 + over) * side + slip[4], y0 + (0.85 + over) * side + slip[5])
        self.stroke([*_straight(left, low), *_straight(low, high)], pen)

    def slash(self, box: Rectangle, pen: Pen) -> None:
        x0, y0, x1, y1 = self._about(box, -0.1)
        self.stroke(_straight((x0, y0), (x1, y1)), pen)

    def fill(self, box: Rectangle, pen: Pen) -> None:
        """Blacked out: line beside line until no paper is to be seen."""
        x0, y0, x1, y1 = self._about(box, 0.0)
        rows = np.arange(y0, y1, pen.width * 0.7)
        self.stroke([(x, y) for at, y in enumerate(rows) for x in ((x0, x1) if at % 2 else (x1, x0))], pen)

    def strike(self, box: Rectangle, pen: Pen) -> None:
        """A line through the box and what is in it, from well before to well behind."""
        x0, y0, x1, y1 = box
        side, middle = x1 - x0, (y0 + y1) / 2 + self.chance.uniform(-1, 1)
        self.stroke(_straight((x0 - 0.4 * side, middle - 0.6), (x1 + 0.9 * side, middle + 0.6)), pen)

    def scribble(self, box: Rectangle, pen: Pen, lines: int = 9) -> None:
        """Crossed out in a hurry: zigzags with paper between them."""
        x0, y0, x1, y1 = self._about(box, 0.05)
        self.stroke([(x, y1 if at % 2 else y0) for at, x in enumerate(np.linspace(x0, x1, lines))], pen)
        self.stroke([(x0 if at % 2 else x1, y) for at, y in enumerate(np.linspace(y0, y1, lines // 2 + 1))], pen)

    def highlight(self, box: Rectangle, colour: Colour) -> None:
        """Over paper and print alike: what is black stays black."""
        x0, y0, x1, y1 = box
        left, top, right, bottom = (round(at * PRINTED) for at in (x0, self.height - y1, x1, self.height - y0))
        part = self.picture[top:bottom, left:right]
        part[:] = (part * (np.array(colour) / 255)).astype(np.uint8)

    # --- words --------------------------------------------------------------------------------------------------------

    def write(self, box: Rectangle, pen: Pen, letters: int = 12, size: float = 9.0) -> None:
        """Something like joined-up writing: loops that go on to the right, on lines, as far as the box goes."""
        x0, y0, x1, y1 = box
        x, y = x0 + 3.0, y1 - size * 1.3
        for _ in range(letters):
            if x + size > x1:
                x, y = x0 + 3.0, y - size * 1.6
            if y < y0:
                return
            x = self._letter(x, y, size, pen)

    def figure(self, box: Rectangle, figure: str, pen: Pen) -> None:
        """One figure in the middle of a small box."""
        x0, y0, x1, y1 = box
        high = min(11.0, 0.7 * (y1 - y0))
        left, low = (x0 + x1) / 2 - high * 0.25, (y0 + y1) / 2 - high / 2
        self.stroke([(left + x * high, low + y * high) for x, y in _FIGURES[figure]], pen)

    def _letter(self, x: float, y: float, size: float, pen: Pen) -> float:
        """One loop; where the next one begins."""
        high, wide = size * self.chance.choice([0.45, 0.45, 0.9]), size * self.chance.uniform(0.35, 0.6)
        turns = np.linspace(-pi / 2, 1.5 * pi, 14)
        loop = [
            (x + wide * (at / 13) + 0.35 * wide * cos(t), y + high / 2 * (1 + sin(t))) for at, t in enumerate(turns)
        ]
        self.stroke(loop, pen)
        return x + wide + (size * 0.6 if self.chance.random() < 0.2 else 0.0)

    def _about(self, box: Rectangle, over: float) -> Rectangle:
        """The box made larger on each side by a part of its width, each corner a little off."""
        x0, y0, x1, y1 = box
        more, slip = over * (x1 - x0), self.chance.uniform(-0.04, 0.04, 4) * (x1 - x0)
        return (x0 - more + slip[0], y0 - more + slip[1], x1 + more + slip[2], y1 + more + slip[3])


def _straight(start: Point, end: Point) -> list[Point]:
    count = max(2, round(hypot(end[0] - start[0], end[1] - start[1]) / 3))
    return [
        (x, y) for x, y in zip(np.linspace(start[0], end[0], count), np.linspace(start[1], end[1], count), strict=True)
    ]


_FIGURES: dict[str, list[Point]] = {
    "1": [(0.1, 0.75), (0.3, 1.0), (0.3, 0.0)],
    "2": [(0.0, 0.8), (0.2, 1.0), (0.45, 0.8), (0.4, 0.55), (0.0, 0.0), (0.5, 0.0)],
    "3": [(0.0, 0.95), (0.3, 1.0), (0.45, 0.75), (0.2, 0.55), (0.5, 0.3), (0.3, 0.0), (0.0, 0.08)],
}


# --- printing, scanning, photographing --------------------------------------------------------------------------------


@cache
def printed(pdf: bytes) -> tuple[Picture, ...]:
    """The pages as a printer puts them on paper, with what is typed in their boxes."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    try:
        return tuple(np.array(page.render(scale=PRINTED).to_pil().convert("RGB")) for page in document)
    finally:
        document.close()


def scanned(paper: Paper, degrees: float = 0.0, dots_per_inch: int = 150) -> Picture:
    """On the glass of a scanner, a little askew, on its white lid."""
    scale = dots_per_inch / 72 / PRINTED
    small = cv2.resize(paper.picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(small, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(246, 246, 244))
    toned = turned.astype(np.float32) * np.array([0.97, 0.97, 0.955], np.float32)
    return _developed(toned, paper.chance, noise=3.0)


def photographed(
    paper: Paper, *, size: tuple[int, int] = (4000, 3000), turns: int = 0, shadow: float = 0.35, tilt: float = 0.06
) -> Picture:
    """By hand over a table: in perspective, in light from a side, and partly in somebody's shadow.

    ``size`` is height and width; ``turns`` quarter turns; ``tilt`` how much shorter a far edge looks.
    """
    chance, (height, width) = paper.chance, size
    high, wide = paper.picture.shape[:2]
    scale = 0.86 * min(height / high, width / wide)
    corners = np.array([(-wide, -high), (wide, -high), (wide, high), (-wide, high)], np.float32) * scale / 2
    angle = radians(chance.uniform(-4, 4))
    turned = corners @ np.array([(cos(angle), sin(angle)), (-sin(angle), cos(angle))], np.float32)
    seen = turned * (1 - tilt * chance.uniform(0, 1, (4, 1))) + np.array([width, height]) / 2
    flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    lens = cv2.getPerspectiveTransform(flat, seen.astype(np.float32))
    table = _table(height, width, chance)
    cv2.warpPerspective(
        paper.picture, lens, (width, height), dst=table, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    lit = table.astype(np.float32) * _light(height, width, shadow, chance)[..., None]
    warm = lit * np.array([1.0, 0.96, 0.88], np.float32)
    return np.rot90(_developed(warm, chance, noise=4.0), turns).copy()


def _table(height: int, width: int, chance: np.random.Generator) -> Picture:
    """Brown wood."""
    grain = cv2.resize(chance.uniform(-14, 14, (height // 60, 8)).astype(np.float32), (width, height))
    return np.clip(np.array([112, 84, 60]) + grain[..., None], 0, 255).astype(np.uint8)


def _light(height: int, width: int, shadow: float, chance: np.random.Generator) -> NDArray[np.float32]:
    """Brighter at one side; darker by ``shadow`` beyond a soft line across the picture."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    slope = chance.uniform(-0.2, 0.2, 2)
    side = (x - 0.5) * cos(1.0) + (y - chance.uniform(0.35, 0.65)) * sin(1.0)
    light = 0.86 + slope[0] * (x - 0.5) + slope[1] * (y - 0.5)
    return np.asarray(light * (1 - shadow / (1 + np.exp(-side / 0.02))), np.float32)


def _developed(picture: NDArray[np.float32], chance: np.random.Generator, noise: float) -> Picture:
    """Through a lens that is not quite sharp, on a chip that makes noise."""
    soft = cv2.GaussianBlur(picture, (0, 0), 0.6)
    grain = chance.standard_normal(soft.shape[:2], np.float32)[..., None] * noise
    return np.clip(soft + grain, 0, 255).astype(np.uint8)


# --- as files ---------------------------------------------------------------------------------------------------------


def file_of(pictures: Sequence[Picture], kind: str, **options: object) -> bytes:
    """A picture file; several pictures where the kind has pages (TIFF, PDF)."""
    first, *others = (Image.fromarray(picture) for picture in pictures)
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    made = io.BytesIO()
    more = {"save_all": True, "append_images": others} if kind in {"TIFF", "PDF"} else {}
    first.save(made, kind, **more, **options)
    return made.getvalue()


def jpeg(picture: Picture, quality: int = 60) -> bytes:
    return file_of([picture], "JPEG", quality=quality)
