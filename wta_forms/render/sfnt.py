"""A TrueType font (ISO/IEC 14496-22) without what shows no letter: half of a PDF's font.

Every glyph, its width and the way from a character to it stay. Left out are the rules of shaping (a viewer sets typed
text letter by letter), the names of glyphs (the cmap has them all), signatures, and the instructions of a font that
was hinted by a program: they sharpen letters on screens of 96 dots an inch, which viewers do by smoothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

_KEPT = ("OS/2", "cmap", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_NAMES = (0, 1, 2, 4, 6)
"""Copyright, family, style, whole name, PostScript name."""

_WINDOWS = 3
_MAGIC = 0xB1B0AFBA
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
_REPEATED, _COORDINATES = 1 << 3, ((1 << 1, 1 << 4), (1 << 2, 1 << 5))
_LENGTHS = {_SCALE: 2, _TWO_SCALES: 4, _MATRIX: 8}


def slimmed(font: bytes) -> bytes:
    """The font with the same glyphs under the same numbers. Expects ``glyf`` outlines."""
    tables = {tag: table for tag, table in _tables(font) if tag in _KEPT}
    glyphs = [_bare(glyph) for glyph in _glyphs(tables)]
    tables["glyf"] = b"".join(glyphs)
    tables["loca"], is_long = _places(glyphs)
    head = tables["head"]
    tables["head"] = head[:8] + bytes(4) + head[12:50] + struct.pack(">H", is_long) + head[52:]
    tables["maxp"] = tables["maxp"][:14] + struct.pack(">7H", 1, *[0] * 6) + tables["maxp"][28:]
    tables["post"] = b"\x00\x03\x00\x00" + tables["post"][4:32]
    tables["name"] = _named(tables["name"])
    return _font(font[:4], tables)


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    for at in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * at)
        yield tag.decode("ascii"), font[start : start + length]


def _glyphs(tables: dict[str, bytes]) -> list[bytes]:
    loca, glyf = tables["loca"], tables["glyf"]
    is_long = struct.unpack_from(">H", tables["head"], 50)[0]
    places = struct.unpack(f">{len(loca) // 4}L", loca) if is_long else struct.unpack(f">{len(loca) // 2}H", loca)
    unit = 1 if is_long else 2
    return [glyf[start * unit : end * unit] for start, end in pairwise(places)]


def _bare(glyph: bytes) -> bytes:
    """The glyph without instructions, of an even length."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
    if not contours:
        return b""
    bare = _bare_outline(glyph, contours) if contours > 0 else _bare_composite(glyph)
    return bare + bytes(len(bare) % 2)


def _bare_outline(glyph: bytes, contours: int) -> bytes:
    """Without the bytes that filled it up, too: with those for an even length they would be more than a reader takes
    for granted."""
    last, length = struct.unpack_from(">HH", glyph, 8 + 2 * contours)
    start = 12 + 2 * contours + length
    return glyph[: 10 + 2 * contours] + bytes(2) + glyph[start : _end_of_points(glyph, start, last + 1)]


def _end_of_points(glyph: bytes, at: int, points: int) -> int:
    """Where the flags and coordinates end that begin at ``at``."""
    coordinates = 0
    while points > 0:
        flag, at = glyph[at], at + 1
        times = 1
        if flag & _REPEATED:
            times, at = times + glyph[at], at + 1
        coordinates += times * sum(1 if flag & short else 0 if flag & same else 2 for short, same in _COORDINATES)
        points -= times
    return at + coordinates


def _bare_composite(glyph: bytes) -> bytes:
    bare, at, flags = bytearray(glyph), 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", bare, at)[0]
        struct.pack_into(">H", bare, at, flags & ~_INSTRUCTIONS)
        at += 8 if flags & _WORDS else 6
        at += sum(length for flag, length in _LENGTHS.items() if flags & flag)
    return bytes(bare[:at])


def _places(glyphs: list[bytes]) -> tuple[bytes, bool]:
    """The table of where glyphs begin, and whether it needs its long form."""
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    if places[-1] // 2 > 0xFFFF:
        return struct.pack(f">{len(places)}L", *places), True
    return struct.pack(f">{len(places)}H", *(place // 2 for place in places)), False


def _named(table: bytes) -> bytes:
    _, count, strings = struct.unpack_from(">3H", table)
    records, kept = b"", b""
    for at in range(count):
        platform, encoding, language, name, length, start = struct.unpack_from(">6H", table, 6 + 12 * at)
        if platform == _WINDOWS and name in _NAMES:
            records += struct.pack(">6H", platform, encoding, language, name, length, len(kept))
            kept += table[strings + start : strings + start + length]
    return struct.pack(">3H", 0, len(records) // 12, 6 + len(records)) + records + kept


def _font(version: bytes, tables: dict[str, bytes]) -> bytes:
    """The directory of tables, then the tables, each begun at a multiple of four."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = version + struct.pack(">4H", len(tables), search, power, 16 * len(tables) - search)
    start, body = len(directory) + 16 * len(tables), b""
    for tag in sorted(tables):
        table = tables[tag]
        directory += struct.pack(">4sIII", tag.encode("ascii"), _sum(table), start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    made = bytearray(directory + body)
    head = next(at for at in range(12, len(directory), 16) if made[at : at + 4] == b"head")
    struct.pack_into(">I", made, struct.unpack_from(">I", made, head + 8)[0] + 8, (_MAGIC - _sum(made)) & 0xFFFFFFFF)
    return bytes(made)


def _sum(table: bytes | bytearray) -> int:
    """The checksum of a table: its 32-bit words added up."""
    padded = bytes(table) + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
