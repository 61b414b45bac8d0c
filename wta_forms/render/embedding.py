"""A font file for one document: of a variable font the glyphs it uses, in one weight, and a glyph for every cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from wta_forms.layout.style import Face
from wta_forms.render.scripts import Typeface, glyph_tools, harfbuzz
from wta_forms.render.shaping import EM, WEIGHTS, Cluster, axes, face_of, font_of

# What a font needs no more when its text is shaped and its codes are glyphs (ISO 32000-2, 9.9.1).
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "OS/2", "STAT", "cmap", "gasp", "meta", "name", "post", "vhea", "vmtx")


@dataclass(frozen=True, slots=True)
class Measures:
    """What a font descriptor tells (ISO 32000-2, 9.8.1)."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    weight: int
    is_italic: bool


def measures(typeface: Typeface, face: Face) -> Measures:
    extents = font_of(typeface, face).get_font_extents("ltr")
    is_italic = face is Face.ITALIC and bool(typeface.italic)
    name = f"{typeface.upright.partition('[')[0]}-{face.value.title() if is_italic or face is not Face.ITALIC else ''}"
    box = (-EM, extents.descender, 2 * EM, extents.ascender)
    return Measures(name, box, extents.ascender, extents.descender, WEIGHTS[face], is_italic)


def width(cluster: Cluster, typeface: Typeface, face: Face) -> int:
    """How far its glyph moves on by itself: what the font says of one of its own, else what HarfBuzz says of all."""
    if cluster.is_plain:
        return int(font_of(typeface, face).get_glyph_h_advance(cluster.parts[0].glyph))
    return cluster.advance


def embedded(typeface: Typeface, face: Face, clusters: Sequence[Cluster]) -> tuple[bytes, list[int]]:
    """A TrueType font, and the number of each cluster's glyph in it; the same clusters make the same bytes.

    Several glyphs that say something together become one, so that every program that copies words, or reads them out,
    finds each letter once, in its place.
    """
    content, numbers = _subset(typeface, face, clusters)
    tools = glyph_tools()
    font = tools.ttLib.TTFont(BytesIO(content), recalcTimestamp=False)
    glyphs = [
        numbers[cluster.parts[0].glyph] if cluster.is_plain else _put_together(font, cluster, numbers)
        for cluster in clusters
    ]
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue(), glyphs


def _subset(typeface: Typeface, face: Face, clusters: Sequence[Cluster]) -> tuple[bytes, Mapping[int, int]]:
    """HarfBuzz cuts in milliseconds what takes fontTools ten seconds, so nothing has to be kept on the disk."""
    hb = harfbuzz()
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(part.glyph for cluster in clusters for part in cluster.parts)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED)
    for axis, value in axes(face).items():
        wanted.pin_axis_location(face_of(typeface, face), axis, value)
    plan = hb.SubsetPlan(face_of(typeface, face), wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping.items())


def _put_together(font: Any, cluster: Cluster, numbers: Mapping[int, int]) -> int:
    """A glyph made of others at their places (OpenType, 'glyf', composite glyphs). A second one of the same is another:
    glyphs cost ten bytes a part."""
    names = font.getGlyphOrder()
    name = f"cluster{len(names)}"
    pen = glyph_tools().pens.ttGlyphPen.TTGlyphPen(font["glyf"].glyphs)
    for part in cluster.parts:
        pen.addComponent(names[numbers[part.glyph]], (1, 0, 0, 1, part.x, part.y))
    glyph = pen.glyph()
    font.setGlyphOrder([*names, name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (cluster.advance, glyph.xMin)
    return len(names)
