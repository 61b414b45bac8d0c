"""Marks that only their colour shows: a highlighter over a box to tick, or over its words. In grey it is white."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image

from wta_forms.extract.paper.blank import Area, BlankPage
from wta_forms.extract.paper.ink import Grey, Ink, darkness, flat, part_of
from wta_forms.extract.paper.straight import Straight

_SCALE = 2.0
"""Pixels a point: the noise of cameras and of JPEG is smaller than that, and no highlighter is."""
_SMOOTH = 2.0
"""Pixels: the coloured fringes that lenses give to black edges are smaller."""
_LARGEST_BLOT = 120.0
"""Points: what is coloured for more than that both ways is coloured paper."""

_LEAST = 0.14
"""How much darker the paper is for one of the three colours than for another. Tints of our own forms have 0.07."""
_RATHER = 1.3
"""So many times as coloured as it is dark: pens, words in an organisation's colour, and hands are not."""
_PEN, _BLEEDS = 0.3, 2.5
"""How dark coloured ink is; and points around it that JPEG may colour."""

_BESIDE, _ABOVE = 16.0, 7.0
"""Points between a box and its words: beside it; and over it, as the figures of a scale stand."""
_AROUND, _MIDDLE = 8.0, 0.25
"""Points before and behind a box in which colour is its own, and behind a figure; and the part of a line's height, at
top and bottom, in which it may be that of the next line."""
_BORDER = 2.5
"""Points within a box to write in that its border may take."""
_ENOUGH = 6.0
"""Square points of colour: less is the end of something else."""
_SHADE = 0.5
"""How dark a colour is shown in a picture without colours."""


def coloured_on(picture: Image.Image, straight: Straight, page: BlankPage) -> Grey:
    """From 0 to 255 how coloured each pixel of the page is, two a point, where that is what one sees of it."""
    if picture.mode != "RGB":
        return np.zeros((round(page.height * _SCALE), round(page.width * _SCALE)), np.uint8)
    scale = float(np.sqrt(abs(np.linalg.det(straight.lens[:2, :2]))))
    shrunk = max(1, int(scale / _SCALE))
    lens = np.diag([1 / shrunk, 1 / shrunk, 1.0]) @ straight.lens
    seen = flat(np.asarray(picture.reduce(shrunk)), lens, page.width, page.height, _SCALE, straight.off)
    soft = cv2.GaussianBlur(seen, (0, 0), _SMOOTH)
    parts = [darkness(part, _SCALE, _LARGEST_BLOT) for part in cv2.split(soft)]
    colour = cv2.subtract(np.maximum.reduce(parts), np.minimum.reduce(parts))
    dark = darkness(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), _SCALE, _LARGEST_BLOT)
    is_pale = colour >= _RATHER * cv2.GaussianBlur(dark, (0, 0), _SMOOTH)
    is_shown = (colour >= 255 * _LEAST) & is_pale & ~_at_pens(colour, dark)
    return np.where(is_shown, colour, 0).astype(np.uint8)


def _at_pens(colour: Grey, dark: Grey) -> Grey:
    """Where coloured ink is, or its colour has run to in a JPEG."""
    pen = ((dark >= 255 * _PEN) & (colour >= 255 * _LEAST)).astype(np.uint8)
    side = 2 * round(_BLEEDS * _SCALE) + 1
    return cv2.dilate(pen, np.ones((side, side), np.uint8)) > 0


# --- whose it is ------------------------------------------------------------------------------------------------------


def is_marked(colour: Grey, box: Area, page: BlankPage) -> bool:
    """Whether colour lies over or around a box to tick, or over its words."""
    return any(_has_colour(colour, _middle(part)) for part in (_wider(box), *_words_of(box, page)))


def is_coloured(colour: Grey, box: Area) -> bool:
    """The same of a box to write in, within it."""
    return _has_colour(colour, box.larger(-_BORDER))


def _words_of(box: Area, page: BlankPage) -> Iterator[Area]:
    """The line of words beside a box, on either side; and the figure over it."""
    across, down = box.centre
    for words in page.words:
        is_level = words.top < down < words.bottom
        if is_level and (0 <= words.left - box.right <= _BESIDE or 0 <= box.left - words.right <= _BESIDE):
            yield words
        is_over = 0 <= box.top - words.bottom <= _ABOVE and words.left < across < words.right
        if is_over and words.width <= box.width:
            yield _wider(words)


def _wider(area: Area) -> Area:
    return Area(area.left - _AROUND, area.top, area.right + _AROUND, area.bottom)


def _middle(area: Area) -> Area:
    edge = _MIDDLE * area.height
    return Area(area.left, area.top + edge, area.right, area.bottom - edge)


def _has_colour(colour: Grey, area: Area) -> bool:
    return bool(np.count_nonzero(part_of(colour, area, _SCALE)) >= _ENOUGH * _SCALE**2)


def shaded(ink: Ink, colour: Grey) -> Ink:
    """A page on which colours are seen as grey."""
    high, wide = ink.dark.shape
    shade = cv2.resize(colour, (wide, high), interpolation=cv2.INTER_LINEAR) * _SHADE
    return replace(ink, dark=np.maximum(ink.dark, shade.astype(np.uint8)))
