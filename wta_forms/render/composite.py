"""Composite fonts (ISO 32000-2, 9.7): the glyphs of shaped words that a document uses, embedded, with what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.style import Face
from wta_forms.render.embedding import Measures, embedded, measures, width
from wta_forms.render.objects import Dictionary, TextString, array, reference, stream
from wta_forms.render.scripts import Typeface
from wta_forms.render.shaping import Cluster, Part
from wta_forms.render.unicode_maps import unicode_map

_SYMBOLIC = 1 << 2
_ITALIC = 1 << 6
_SLANT = -12
"""Degrees, of Noto Sans Italic."""


@dataclass(slots=True)
class Composite:
    """A typeface in one face, and the codes of its clusters in one document. A glyph that says something else, or
    stands elsewhere, has another code; code 0 is the empty box, which is never drawn."""

    typeface: Typeface
    face: Face
    resource: str
    codes: dict[tuple[tuple[Part, ...], str, int], int] = field(default_factory=dict)
    clusters: list[Cluster] = field(default_factory=list)

    def shown(self, clusters: Iterable[Cluster]) -> tuple[bytes | int, ...]:
        """Clusters from left to right, each where HarfBuzz puts it: codes, and thousandths of an em to go back."""
        members: list[bytes | int] = []
        for cluster in clusters:
            back = width(cluster, self.typeface, self.face) - cluster.advance
            members += [self._code(cluster).to_bytes(2, "big"), *([back] if back else [])]
        return tuple(members)

    def _code(self, cluster: Cluster) -> int:
        key = (cluster.parts, cluster.text, width(cluster, self.typeface, self.face))
        if key not in self.codes:
            self.clusters.append(cluster)
        return self.codes.setdefault(key, len(self.clusters))

    def write(self, document: pdfdoc.PDFDocument) -> None:
        content, glyphs = embedded(self.typeface, self.face, self.clusters)
        named = measures(self.typeface, self.face)
        # Six letters tell subsets of a font apart (9.9.2).
        tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(content).digest()[:6])
        name = f"/{tag}+{named.name}"
        numbers = b"".join(glyph.to_bytes(2, "big") for glyph in (0, *glyphs))
        widths = [width(cluster, self.typeface, self.face) for cluster in self.clusters]
        file = document.Reference(stream(content, {"Length1": len(content)}), f"{self.resource} file")
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": Dictionary(
                {"Registry": TextString("Adobe"), "Ordering": TextString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(_descriptor(name, named, file), f"{self.resource} descriptor"),
            "W": array([1, array(widths)]),
            "CIDToGIDMap": document.Reference(stream(numbers), f"{self.resource} glyphs"),
        }
        texts = {code: cluster.text for code, cluster in enumerate(self.clusters, 1)}
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": array([document.Reference(Dictionary(descendant), f"{self.resource} descendant")]),
            "ToUnicode": document.Reference(stream(unicode_map(texts, 2)), f"{self.resource} texts"),
        }
        document.Reference(Dictionary(font), self.resource)


@dataclass(slots=True)
class Composites:
    """The composite fonts of one document: nothing is kept from one document to the next, so that the bytes of each
    depend on nothing but itself."""

    _fonts: dict[tuple[Typeface, Face], Composite] = field(default_factory=dict)

    def font(self, typeface: Typeface, face: Face, document: pdfdoc.PDFDocument) -> Composite:
        """Faces that a typeface has not are one font with the one that stands in for them."""
        drawn = face if face is not Face.ITALIC or typeface.italic else Face.REGULAR
        if (typeface, drawn) not in self._fonts:
            made = Composite(typeface, drawn, f"S{len(self._fonts) + 1}")
            document.idToObject[pdfdoc.BasicFonts].dict[made.resource] = reference(made.resource)
            self._fonts[typeface, drawn] = made
        return self._fonts[typeface, drawn]

    def used(self) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        """What each font has codes for, in their order."""
        return tuple((font.resource, (font.typeface, font.face, *font.codes)) for font in self._fonts.values())

    def write(self, document: pdfdoc.PDFDocument) -> None:
        """To be called when everything is drawn."""
        for font in self._fonts.values():
            font.write(document)


def _descriptor(name: str, font: Measures, file: pdfdoc.PDFObjectReference) -> Dictionary:
    return Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC | (_ITALIC if font.is_italic else 0),
            "FontBBox": array(font.box),
            "ItalicAngle": _SLANT if font.is_italic else 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": font.weight // 5,
            "FontFile2": file,
        }
    )
