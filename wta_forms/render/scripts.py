"""Typefaces for scripts that Atkinson Hyperlegible has not, and the one place where the extra ``scripts`` is imported.

Without the extra there are none, and such characters are a problem that ``pip install "wta_forms[scripts]"`` mends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import category
from unicodedata import name as name_of

from wta_forms.layout.style import Face


@dataclass(frozen=True, slots=True)
class Typeface:
    """A variable font in a package, with its axes ``wght`` and ``wdth``; ``italic`` is a file of its own."""

    package: str
    upright: str
    italic: str = ""

    def file(self, face: Face) -> Path | None:
        """Where its file lies; None when the package is not installed. What has no italic stays upright: no script but
        Latin, Greek and Cyrillic slants its letters to set them apart."""
        found = find_spec(self.package)
        if found is None or found.origin is None:
            return None
        name = self.italic if face is Face.ITALIC and self.italic else self.upright
        path = Path(found.origin).parent / "files" / name
        return path if path.is_file() else None


ATKINSON = Typeface("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf")
"""Always there, and never shaped: see ``atkinson``."""

_SANS = Typeface("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "NotoSans-Italic[wdth,wght].ttf")
_ARABIC = Typeface("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf")
_DEVANAGARI = Typeface("fontpkg_noto_sans_devanagari", "NotoSansDevanagari[wdth,wght].ttf")
_TAMIL = Typeface("fontpkg_noto_sans_tamil", "NotoSansTamil[wdth,wght].ttf")
_TELUGU = Typeface("fontpkg_noto_sans_telugu", "NotoSansTelugu[wdth,wght].ttf")
_THAI = Typeface("fontpkg_noto_sans_thai", "NotoSansThai[wdth,wght].ttf")
_KHMER = Typeface("fontpkg_noto_sans_khmer", "NotoSansKhmer[wdth,wght].ttf")


@dataclass(frozen=True, slots=True)
class Script:
    """``tag``: its code (ISO 15924), by which a font knows its rules."""

    tag: str
    typeface: Typeface


SCRIPTS = {
    "LATIN": Script("Latn", _SANS),
    "GREEK": Script("Grek", _SANS),
    "CYRILLIC": Script("Cyrl", _SANS),
    "ARABIC": Script("Arab", _ARABIC),
    "DEVANAGARI": Script("Deva", _DEVANAGARI),
    "TAMIL": Script("Taml", _TAMIL),
    "TELUGU": Script("Telu", _TELUGU),
    "THAI": Script("Thai", _THAI),
    "KHMER": Script("Khmr", _KHMER),
}
"""By the first word of the Unicode names of their letters: Python knows no other property that says the script."""


@lru_cache(maxsize=4096)
def script_of(character: str) -> Script | None:
    """The script of a letter; None for marks, digits, punctuation and spaces, which go with their neighbours, and for
    letters of scripts that none of our typefaces is made for."""
    return known_script(character) if category(character).startswith("L") else None


def known_script(character: str) -> Script | None:
    """The script that a letter, a mark, a digit or a sign is named after."""
    words = name_of(character, "").replace("-", " ").split()
    return next((SCRIPTS[word] for word in words[:2] if word in SCRIPTS), None)


def missing_script(character: str) -> str:
    """The script of a character, by its code, when its typeface is not installed; else nothing: no typeface has it."""
    script = known_script(character)
    return script.tag if script and script.typeface not in installed() else ""


def named_after(character: str) -> str:
    """The script of a letter or mark by the first word of its name, whether a typeface has it or not; all else is
    itself."""
    return name_of(character, character).split()[0] if category(character)[0] in "LM" else character


@cache
def installed() -> tuple[Typeface, ...]:
    """The typefaces that are there; none without the libraries that shape and order their letters."""
    if None in (harfbuzz(), bidi(), glyph_tools()):
        return ()
    every = dict.fromkeys(script.typeface for script in SCRIPTS.values())
    return tuple(typeface for typeface in every if typeface.file(Face.REGULAR))


def harfbuzz() -> Any:
    """HarfBuzz, which turns characters into glyphs, and cuts fonts; None when it is not installed."""
    return _imported("uharfbuzz")


def bidi() -> Any:
    """The steps of the Unicode bidirectional algorithm; None when python-bidi is not installed."""
    return _imported("bidi.algorithm")


def glyph_tools() -> Any:
    """fontTools, which makes glyphs out of others; None when it is not installed. Only what is imported here is there:
    ``ttLib`` and ``pens.ttGlyphPen``."""
    return _imported("fontTools.ttLib") and _imported("fontTools.pens.ttGlyphPen") and _imported("fontTools")


@cache
def _imported(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        return None
