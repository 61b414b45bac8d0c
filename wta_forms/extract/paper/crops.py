"""Pieces of a page as small pictures, for eyes: the paper white, the ink as dark as it was."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from wta_forms.extract.paper.blank import Area
from wta_forms.extract.paper.ink import Grey, Ink, part_of

MOST_BYTES = 60_000

_SHADES = 16
_GRAIN = 0.4
"""Of the darkness from which on something is ink: what is paler becomes white, which takes no room in a file."""


def crop_of(ink: Ink, area: Area) -> bytes:
    """What is in an area, as a grey PNG of at most 60,000 bytes: what has more is shown smaller."""
    dark = part_of(ink.dark, area, ink.scale)
    if not dark.size:
        return b""
    made = _png(dark, ink.least)
    while len(made) > MOST_BYTES and min(dark.shape) > 16:
        dark = cv2.resize(dark, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
        made = _png(dark, ink.least)
    return made


def around(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all of them."""
    every = list(areas)
    return Area(
        min(area.left for area in every),
        min(area.top for area in every),
        max(area.right for area in every),
        max(area.bottom for area in every),
    )


def _png(dark: Grey, least: int) -> bytes:
    clean = np.where(dark < _GRAIN * least, 0, dark)
    step = 255 / (_SHADES - 1)
    shades = 255 - np.round(clean / step) * step
    done, made = cv2.imencode(".png", shades.astype(np.uint8), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    return made.tobytes() if done else b""
