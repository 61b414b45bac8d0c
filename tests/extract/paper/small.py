"""A page of a few boxes, drawn without a PDF: what a test is about is what it shows.

Boxes are rectangles in points from the bottom left, as in a map; the page is 200 points wide and high.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from tests.extract.paper.forms import PRINTED, Paper, Picture
from wta_forms.extract.paper.blank import Area
from wta_forms.extract.paper.ink import Ink, straightened
from wta_forms.map import Rectangle

SIDE = 200.0
BORDER = (112, 126, 135)
"""As our boxes have it: pale, so that ink stands out."""


def paper_with(*boxes: Rectangle, seed: int = 1) -> Paper:
    """White, with the borders of boxes."""
    white = np.full((round(SIDE * PRINTED), round(SIDE * PRINTED), 3), 255, np.uint8)
    for x0, y0, x1, y1 in boxes:
        ends = [(round(x * PRINTED), round((SIDE - y) * PRINTED)) for x, y in ((x0, y1), (x1, y0))]
        cv2.rectangle(white, *ends, BORDER, 3)
    return Paper(white, seed)


def ruled(paper: Paper, box: Rectangle, colour: tuple[int, int, int] = (205, 214, 218)) -> None:
    """A line to write on, through the middle of a box."""
    x0, y0, x1, y1 = box
    level = round((SIDE - (y0 + y1) / 2) * PRINTED)
    cv2.line(paper.picture, (round((x0 + 1) * PRINTED), level), (round((x1 - 1) * PRINTED), level), colour, 3)


def ink_of(paper: Paper, noise: float = 3.0) -> Ink:
    """As it is after it was scanned and made straight."""
    return straightened(grey(paper.picture, noise, paper.chance), np.diag([PRINTED, PRINTED, 1.0]), SIDE, SIDE)


def grey(picture: Picture, noise: float, chance: np.random.Generator) -> Picture:
    plain = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (0, 0), 1.2).astype(np.float32)
    return np.clip(plain + chance.normal(0, noise, plain.shape), 0, 255).astype(np.uint8)


def areas(boxes: Sequence[Rectangle]) -> list[Area]:
    return [Area(x0, SIDE - y1, x1, SIDE - y0) for x0, y0, x1, y1 in boxes]
