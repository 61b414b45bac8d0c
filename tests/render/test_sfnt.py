"""The fonts that are embedded: as complete as those they are made of, for half the room."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.pdfbase.ttfonts import TTFontFile

from wta_forms.layout.style import Face
from wta_forms.render.atkinson import _FILES
from wta_forms.render.sfnt import slimmed

FOLDER = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
EVERY_FACE = pytest.mark.parametrize("face", Face)


@cache
def whole(face: Face) -> bytes:
    return (FOLDER / _FILES[face]).read_bytes()


def parsed(font: bytes) -> Any:
    return TTFontFile(BytesIO(font), validate=1)


@EVERY_FACE
def test_every_character_has_its_glyph_and_its_width(face: Face) -> None:
    slim, full = parsed(slimmed(whole(face))), parsed(whole(face))
    assert slim.charToGlyph == full.charToGlyph
    assert (slim.charWidths, slim.hmetrics, slim.name) == (full.charWidths, full.hmetrics, full.name)
    assert (slim.ascent, slim.descent, slim.bbox) == (full.ascent, full.descent, full.bbox)


@EVERY_FACE
def test_every_letter_looks_as_it_did(face: Face) -> None:
    """Accents are in it, which are made of several glyphs. Hinting moves an edge by less than a pixel."""
    slim, full = (
        ImageFont.truetype(BytesIO(font), 300, layout_engine=ImageFont.Layout.BASIC)
        for font in (slimmed(whole(face)), whole(face))
    )
    for character in map(chr, parsed(whole(face)).charToGlyph):
        was = drawn(character, full)
        assert ink(ImageChops.difference(was, drawn(character, slim))) <= 0.15 * ink(was), character


def drawn(character: str, font: Any) -> Image.Image:
    picture = Image.new("L", (500, 500))
    ImageDraw.Draw(picture).text((100, 50), character, fill=255, font=font)
    return picture


def ink(picture: Image.Image) -> int:
    return sum(shade * pixels for shade, pixels in enumerate(picture.histogram()))


@EVERY_FACE
def test_nothing_is_left_that_no_viewer_needs(face: Face) -> None:
    made = slimmed(whole(face))
    tags = [made[at : at + 4].decode() for at in range(12, 12 + 16 * struct.unpack_from(">H", made, 4)[0], 16)]
    assert tags == ["OS/2", "cmap", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"]
    assert len(zlib.compress(made)) < 0.55 * len(zlib.compress(whole(face)))


@EVERY_FACE
def test_a_slim_font_gets_no_slimmer(face: Face) -> None:
    assert slimmed(slimmed(whole(face))) == slimmed(whole(face))
