"""An organisation's own colour: whether its words can be read, and the nearest that can."""

from __future__ import annotations

from itertools import count

from wta_forms.spec.colours import LEAST_FOR_WORDS, RGB, WHITE, linear, too_pale

_OF_THE_TINT = 0.07
_STEP = 0.005


def tint_of(accent: RGB) -> RGB:
    """What panels are filled with: 7 % of the colour on white. Ink, quiet words and lines keep their contrast on the
    tint of any colour whatever."""
    red, green, blue = (round(255 - (255 - part) * _OF_THE_TINT) for part in accent)
    return (red, green, blue)


def is_readable(accent: RGB) -> bool:
    """Whether words in the colour can be read on white and on its own tint (WCAG 2.2, 1.4.3)."""
    return not too_pale([accent], [WHITE, tint_of(accent)], LEAST_FOR_WORDS)


def nearest_readable(accent: RGB) -> RGB:
    """The lightest colour of the same hue, no lighter than this one, that can be read; the colour itself if it can.

    The way down is by lightness as people see it (OKLab): light times the cube of a number is all three of OKLab's
    numbers times that number, so hue and saturation stay, and no step leaves what a screen can show.
    """
    steps = (_darker(accent, 1 - step * _STEP) for step in count())
    return next(colour for colour in steps if is_readable(colour))


def _darker(colour: RGB, lightness: float) -> RGB:
    red, green, blue = (round(255 * _encoded(linear(part / 255) * lightness**3)) for part in colour)
    return (red, green, blue)


def _encoded(light: float) -> float:
    """Light as sRGB writes it (IEC 61966-2-1)."""
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
