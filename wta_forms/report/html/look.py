"""How a plan looks in a browser: the colours of the forms, on a light and on a dark ground, and ``html.css``."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from wta_forms.report.heats import STEPS
from wta_forms.spec.accent import tint_of
from wta_forms.spec.colours import LEAST_FOR_WORDS, RGB, WHITE, contrast, hex_of

_STYLE = Path(__file__).with_name("html.css")

_INK: RGB = (24, 32, 38)
_QUIET: RGB = (78, 90, 99)
_FAINT: RGB = (205, 214, 218)
_BLACK: RGB = (0, 0, 0)
"""INK, QUIET and FAINT are those of the forms."""

_DARK_GROUND: RGB = (20, 26, 31)
_DARK_INK: RGB = (232, 237, 240)
_DARK_QUIET: RGB = (168, 180, 188)
_DARK_FAINT: RGB = (62, 73, 81)

_HEAT = (0.1, 0.25, 0.45, 0.8, 1.0)
"""How much of the accent is in each shade; the rest is ground."""
assert len(_HEAT) == STEPS


def style(accent: RGB) -> str:
    """The whole of it. A dark ground is for screens whose owner likes dark ones; paper is white."""
    light, dark = "".join(_light(accent)), "".join(_dark(accent))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{_STYLE.read_text(encoding='utf-8')}"
    )


def policy(css: str, *, has_pictures: bool) -> str:
    """Content Security Policy: this style and pictures that stand in the file itself, else nothing at all."""
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    pictures = " img-src data:;" if has_pictures else ""
    return f"default-src 'none'; style-src 'sha256-{digest}';{pictures} base-uri 'none'; form-action 'none'"


def _light(accent: RGB) -> Iterator[str]:
    named = {"ground": WHITE, "ink": _INK, "quiet": _QUIET, "accent": accent, "faint": _FAINT, "tint": tint_of(accent)}
    yield from _declared(named)
    yield from _declared({"range": _mixed(accent, WHITE, 0.45), "track": _mixed(accent, WHITE, 0.12)})
    yield from _heats(accent, WHITE)


def _dark(accent: RGB) -> Iterator[str]:
    light = _lightened(accent)
    tint = _mixed(light, _DARK_GROUND, 0.1)
    named = {"ground": _DARK_GROUND, "ink": _DARK_INK, "quiet": _DARK_QUIET, "accent": light, "faint": _DARK_FAINT}
    yield from _declared({**named, "tint": tint})
    yield from _declared({"range": _mixed(light, _DARK_GROUND, 0.5), "track": _mixed(light, _DARK_GROUND, 0.18)})
    yield from _heats(light, _DARK_GROUND)


def _declared(colours: dict[str, RGB]) -> Iterator[str]:
    return (f"--{name}:{hex_of(colour)};" for name, colour in colours.items())


def _heats(accent: RGB, ground: RGB) -> Iterator[str]:
    for step, share in enumerate(_HEAT, 1):
        fill = _mixed(accent, ground, share)
        yield from _declared({f"heat-{step}": fill, f"on-heat-{step}": _readable_on(fill)})


def _readable_on(fill: RGB) -> RGB:
    """On any colour whatever black or white has 4.5:1; ours are softer, where they have it too."""
    choices = sorted([_INK, WHITE], key=lambda letters: contrast(letters, fill))
    return choices[-1] if contrast(choices[-1], fill) >= LEAST_FOR_WORDS else _BLACK


def _lightened(accent: RGB) -> RGB:
    """The accent for a dark ground: with as much white as it needs to be read there, also on what panels have."""
    shades = (_mixed(WHITE, accent, step / 50) for step in count())
    return next(shade for shade in shades if contrast(shade, _mixed(shade, _DARK_GROUND, 0.18)) >= LEAST_FOR_WORDS)


def _mixed(one: RGB, other: RGB, share: float) -> RGB:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return (red, green, blue)
