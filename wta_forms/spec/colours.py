"""Colours, and whether one can be told from another: contrast as WCAG 2.2 defines it."""

from __future__ import annotations

import re
from collections.abc import Iterable

RGB = tuple[int, int, int]

LEAST_FOR_WORDS = 4.5
"""Contrast of words with what is behind them (WCAG 2.2, 1.4.3)."""

LEAST_FOR_SHAPES = 3.0
"""Contrast of what shows where a box is with what is around it (WCAG 2.2, 1.4.11)."""

WHITE: RGB = (255, 255, 255)

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def colour_of(text: str) -> RGB:
    """The colour that is written as #rrggbb. Raises ValueError for anything else."""
    found = _HEX.fullmatch(text)
    if found is None:
        raise ValueError(f"not a colour like #0b5f6c: {text!r}")
    red, green, blue = (int(part, 16) for part in found.groups())
    return (red, green, blue)


def hex_of(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: RGB) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """How much light a part of a colour is, both from 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio, from 1 for the same colour to 21 for black and white."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def too_pale(colours: Iterable[RGB], grounds: Iterable[RGB], least: float) -> tuple[tuple[RGB, RGB], ...]:
    """The colours that cannot be told from a ground they may stand on, each with that ground. A ratio is never rounded
    up: 4.499 to 1 is not 4.5 (Understanding 1.4.3)."""
    behind = tuple(grounds)
    return tuple((colour, ground) for colour in colours for ground in behind if contrast(colour, ground) < least)
