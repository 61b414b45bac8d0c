"""Words as glyphs, by HarfBuzz: joined, stacked and placed as their script wants. Lengths are thousandths of an em."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from wta_forms.layout.style import Face
from wta_forms.render.scripts import Typeface, harfbuzz, script_of

WEIGHTS = {Face.REGULAR: 400, Face.BOLD: 700, Face.ITALIC: 400}
EM = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A glyph by its number in the font, and how far to the right and up of its cluster's place it is drawn."""

    glyph: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that cannot be drawn apart, with their marks; ``text`` is what they say."""

    parts: tuple[Part, ...]
    text: str
    advance: int

    @property
    def is_plain(self) -> bool:
        """Whether it is one glyph of the font, where the font puts it. Joiners are an empty glyph without a width."""
        return self.advance > 0 and len(self.parts) == 1 and (self.parts[0].x, self.parts[0].y) == (0, 0)


@cache
def characters_of(typeface: Typeface) -> frozenset[int]:
    """What it has, in all its faces."""
    return frozenset(face_of(typeface, Face.REGULAR).unicodes) & frozenset(face_of(typeface, Face.ITALIC).unicodes)


@lru_cache(maxsize=1 << 14)
def shaped(word: str, typeface: Typeface, face: Face, language: str, is_right_to_left: bool) -> tuple[Cluster, ...]:
    """The clusters of a word, or of spaces, from left to right. Kept, as a form says most of its words often, and lines
    are measured many times."""
    hb = harfbuzz()
    buffer = hb.Buffer()
    if is_right_to_left:
        # Programs that copy turn such lines round, letter by letter, so a mark has to be one of its own.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(word)
    buffer.direction = "rtl" if is_right_to_left else "ltr"
    buffer.script = next((script.tag for script in map(script_of, word) if script), "Zyyy")
    buffer.language = language or "und"
    hb.shape(font_of(typeface, face), buffer)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    texts = _texts(word, {glyph.cluster for glyph, _ in glyphs})
    return tuple(
        _cluster(placed, texts[start]) for start, placed in groupby(glyphs, key=lambda placed: placed[0].cluster)
    )


def _texts(word: str, starts: Iterable[int]) -> dict[int, str]:
    """What each cluster says, by the number of its first character; what has no glyph is said with what is before."""
    ordered = sorted(starts)
    bounds = [0, *ordered[1:], len(word)]
    return {start: word[begin:end] for start, begin, end in zip(ordered, bounds, bounds[1:], strict=False)}


def _cluster(placed: Iterable[Any], text: str) -> Cluster:
    parts, advance = [], 0
    for glyph, position in placed:
        parts.append(Part(glyph.codepoint, advance + position.x_offset, position.y_offset))
        advance += position.x_advance
    return Cluster(tuple(parts), text, advance)


@cache
def font_of(typeface: Typeface, face: Face) -> Any:
    """HarfBuzz's font in the weight of a face."""
    font = harfbuzz().Font(face_of(typeface, face))
    font.scale = (EM, EM)
    font.set_variations(axes(face))
    return font


def axes(face: Face) -> dict[str, float]:
    """Where on the axes of a variable font a face lies."""
    return {"wght": WEIGHTS[face], "wdth": 100}


@cache
def face_of(typeface: Typeface, face: Face) -> Any:
    """HarfBuzz's reading of a font file."""
    hb = harfbuzz()
    return hb.Face(hb.Blob.from_file_path(str(typeface.file(face))))
