"""An organisation's colour in a Word document that was made in ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

from wta_forms.report.docx.look import ACCENT, HEAT, OTHER_ACCENT, RANGE, TINT
from wta_forms.spec.accent import tint_of
from wta_forms.spec.colours import LEAST_FOR_WORDS, RGB, WHITE, colour_of, contrast, hex_of

Painter = Callable[[Any], None]
"""Paints an element and all in it."""

_ATTRIBUTES = (qn("w:color"), qn("w:fill"))
_COLOUR, _VALUE = qn("w:color"), qn("w:val")


def painter(accent: RGB) -> Painter:
    """Our accent and all that is made of it become the organisation's."""
    colours = dict(_colours(accent))

    def paint(element: Any) -> None:
        for each in element.iter():
            names = (_VALUE,) if each.tag == _COLOUR else _ATTRIBUTES
            for name in names:
                if (own := colours.get(str(each.get(name)))) is not None:
                    each.set(name, own)

    return paint if accent != colour_of(f"#{ACCENT}") else lambda element: None


def _colours(accent: RGB) -> Iterator[tuple[str, str]]:
    yield ACCENT, word_hex(accent)
    red, green, blue = accent
    yield OTHER_ACCENT, word_hex((red, green, blue + 1 if blue < 255 else 254))
    yield TINT, word_hex(tint_of(accent))
    yield RANGE, word_hex(_on_white(accent, 0.45))
    for (shade, is_dark), share in zip(HEAT, (0.1, 0.25, 0.42, 0.87, 1.0), strict=True):
        yield shade, word_hex(_heat(accent, share) if is_dark else _on_white(accent, share))


def _heat(accent: RGB, share: float) -> RGB:
    """White words are read on it."""
    shade = _on_white(accent, share)
    return shade if contrast(shade, WHITE) >= LEAST_FOR_WORDS else accent


def _on_white(colour: RGB, share: float) -> RGB:
    red, green, blue = (round(255 - (255 - part) * share) for part in colour)
    return (red, green, blue)


def word_hex(colour: RGB) -> str:
    """As Word writes it: ``0B5F6C``."""
    return hex_of(colour)[1:].upper()
