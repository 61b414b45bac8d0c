"""Atkinson Hyperlegible, for Latin scripts: subsets for what is printed, and one whole font for what people type.

Its three faces are read once a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from wta_forms.layout.style import Face
from wta_forms.render.objects import Stream, stream
from wta_forms.render.sfnt import slimmed
from wta_forms.render.unicode_maps import unicode_map

FIELD_FONT = "Atkinson"
"""The name of the font for typed text in /DR and in every /DA."""

FIELD_FONT_NAME = "fieldFont"
"""Its internal name."""

_FILES = {
    Face.REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    Face.BOLD: "AtkinsonHyperlegible-Bold.ttf",
    Face.ITALIC: "AtkinsonHyperlegible-Italic.ttf",
}
_FOLDER = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
_NONSYMBOLIC = 1 << 5


@cache
def font_of(face: Face) -> TTFont:
    """reportlab's font. Its subsets belong to one document each, so it can serve many, one after the other."""
    return TTFont(f"Atkinson-{face.value}", BytesIO(_font_bytes(face)), asciiReadable=False, shapable=False)


def has_all(text: str) -> bool:
    return _characters().issuperset(text)


@cache
def _characters() -> frozenset[str]:
    return frozenset(map(chr, font_of(Face.REGULAR).face.charToGlyph))


@lru_cache(maxsize=1 << 14)
def width(text: str, face: Face) -> float:
    """Thousandths of an em. Kept, as people use the same words again and again."""
    widths, usual = font_of(face).face.charWidths, font_of(face).face.defaultWidth
    return float(sum(widths.get(ord(character), usual) for character in text))


def shown(text: str, face: Face, document: pdfdoc.PDFDocument) -> Iterator[tuple[str, bytes]]:
    """A text that this typeface has, as runs of one font resource each: (resource name, encoded bytes).

    Regular text that Windows-1252 has is drawn in the field font, which is in the file in any case.
    """
    if face is Face.REGULAR and _is_western(text):
        yield FIELD_FONT, text.encode("cp1252")
        return
    font = font_of(face)
    for subset, encoded in font.splitString(text, document):
        yield font.getSubsetInternalName(subset, document).removeprefix("/"), encoded


def used(document: pdfdoc.PDFDocument) -> tuple[tuple[Face, tuple[int, ...]], ...]:
    """The characters that a document has in subsets, in the order of their codes."""
    states = ((face, font_of(face).state.get(document)) for face in _FILES)
    return tuple((face, tuple(state.assignments)) for face, state in states if state is not None)


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def field_font(document: pdfdoc.PDFDocument) -> pdfdoc.PDFObjectReference:
    """The whole regular face as a simple TrueType font with WinAnsiEncoding (ISO 32000-2, 9.6.3).

    Whole, because nobody knows what will be typed; simple, because pdftk, pikepdf and qpdf cannot write text in a Type0
    font (seen with pdftk-java 3.3.2, pikepdf 10.17, qpdf 12); embedded, because of ISO 14289-1, 7.21.4.1. What its
    codes say is known by /Encoding, and stands in /ToUnicode too: Ghostscript 10.00 keeps only that when it prints to a
    file, and then nobody could tell a dash from an accent.
    """
    face = font_of(Face.REGULAR).face
    name = face.name.decode("ascii")
    font = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": "/WinAnsiEncoding",
            "FirstChar": 32,
            "LastChar": 255,
            "Widths": pdfdoc.PDFArray([_width_of_byte(code) for code in range(32, 256)]),
            "FontDescriptor": document.Reference(_descriptor(name, document), "fieldFontDescriptor"),
            "ToUnicode": document.Reference(stream(_texts()), "fieldFontTexts"),
        }
    )
    document.idToObject[pdfdoc.BasicFonts].dict[FIELD_FONT] = document.Reference(font, FIELD_FONT_NAME)
    return document.Reference(font)


@cache
def _texts() -> bytes:
    codes = ((code, bytes([code]).decode("cp1252", "ignore")) for code in range(32, 256))
    return unicode_map({code: text for code, text in codes if text}, 1)


def _width_of_byte(code: int) -> int:
    character = bytes([code]).decode("cp1252", "replace")
    width: float = font_of(Face.REGULAR).face.getCharWidth(ord(character))
    return round(width)


def _descriptor(name: str, document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    face = font_of(Face.REGULAR).face
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": pdfdoc.PDFName(name),
            "Flags": _NONSYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "FontFile2": document.Reference(_font_file(), "fieldFontFile"),
        }
    )


def _font_file() -> Stream:
    content = _font_bytes(Face.REGULAR)
    return stream(content, {"Length1": len(content)})


@cache
def _font_bytes(face: Face) -> bytes:
    return slimmed((_FOLDER / _FILES[face]).read_bytes())
