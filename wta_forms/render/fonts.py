"""Which typeface draws which character, and a ruler over all of them.

Atkinson Hyperlegible first; words that it has not whole are drawn in the typeface of their script, if one is installed
(see ``scripts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, normalize

from wta_forms.layout.style import Face
from wta_forms.render import atkinson
from wta_forms.render.directions import begins_right_to_left, has_right_to_left, levels_of
from wta_forms.render.scripts import ATKINSON, Typeface, installed, script_of
from wta_forms.render.shaping import Cluster, characters_of, shaped

STAND_IN = "?"
"""Drawn for a character that no font has; the value itself is never changed."""

UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
) | frozenset(map(chr, range(0xE0020, 0xE0080)))
"""Joiners, marks of direction and the like: they change how others look, and have no look of their own."""

_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2009\u202f"), " ")
_WORDS = re.compile(" +|[^ ]+")


@dataclass(frozen=True, slots=True)
class Ruler:
    """Layout's FontMetrics over these fonts. In some languages the letters of a script have shapes of their own."""

    language: str = ""

    def width(self, text: str, face: Face, size: float) -> float:
        if atkinson.has_all(text):
            return atkinson.width(text, face) * size / 1000
        pieces = pieces_of(drawable(text))
        return sum(_width(piece, typeface, face, self.language) for piece, typeface in pieces) * size / 1000

    def ascent(self, face: Face, size: float) -> float:
        return float(atkinson.font_of(face).face.ascent * size / 1000)

    def lacks(self, text: str) -> str:
        return "".join(character for character in dict.fromkeys(_composed(text)) if not _is_known(character))


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """The text with a stand-in for every character that cannot be drawn. Kept, as every copy has the same words."""
    lacking = Ruler().lacks(text)
    return "".join(STAND_IN if character in lacking else character for character in _composed(text))


def _composed(text: str) -> str:
    """One character for a letter and its accent (a Mac writes two), and one kind of space."""
    return normalize("NFC", text).translate(_SPACES)


@lru_cache(maxsize=1 << 14)
def _is_known(character: str) -> bool:
    return _first_with(character, (ATKINSON, *installed())) is not None


# --- the typeface of each word ----------------------------------------------------------------------------------------


def pieces_of(text: str) -> Iterator[tuple[str, Typeface]]:
    """A drawable text in parts of one typeface each: words and the spaces between them, and parts of words where their
    letters are of several scripts. What has no letters, as spaces and numbers, goes with the word before it."""
    before = ATKINSON
    for word in _WORDS.findall(text):
        for piece, typeface in _pieces_of_word(word, before):
            yield piece, typeface
            before = typeface


@lru_cache(maxsize=1 << 14)
def _pieces_of_word(word: str, before: Typeface) -> tuple[tuple[str, Typeface], ...]:
    if not any(map(script_of, word)) and _has_all(before, word):
        return ((word, before),)
    if _has_all(ATKINSON, word):
        return ((word, ATKINSON),)
    return tuple(_joined(piece for part, owner in _by_script(word) for piece in _chosen(part, owner)))


def _by_script(word: str) -> Iterator[tuple[str, Typeface]]:
    """Parts of a word with the letters of one typeface each; everything else belongs to the letter before it."""
    owners = {at: script.typeface for at, character in enumerate(word) if (script := script_of(character))}
    owner = next(iter(owners.values()), ATKINSON)
    each = []
    for at, character in enumerate(word):
        owner = owners.get(at, owner)
        each.append((character, owner))
    return _joined(each)


def _chosen(part: str, owner: Typeface) -> Iterator[tuple[str, Typeface]]:
    """The first typeface that has all of a part; where none has, each letter with its marks is drawn by the first that
    has these, and where there is none either, each of them by itself."""
    owners = [owner] if owner in installed() else []
    if whole := _first_with(part, (ATKINSON, *owners, *installed())):
        yield part, whole
        return
    candidates = (*owners, ATKINSON, *installed())
    for cluster in clusters_of(part):
        for piece in [cluster] if _first_with(cluster, candidates) else cluster:
            yield piece, _first_with(piece, candidates) or ATKINSON


def _first_with(text: str, typefaces: Iterable[Typeface]) -> Typeface | None:
    return next((typeface for typeface in typefaces if _has_all(typeface, text)), None)


def _has_all(typeface: Typeface, text: str) -> bool:
    if typeface is ATKINSON:
        return atkinson.has_all("".join(character for character in text if character not in UNSEEN))
    characters = characters_of(typeface)
    return all(ord(character) in characters or character in UNSEEN for character in text)


def _joined(pieces: Iterable[tuple[str, Typeface]]) -> Iterator[tuple[str, Typeface]]:
    for typeface, same in groupby(pieces, key=lambda piece: piece[1]):
        yield "".join(text for text, _ in same), typeface


def clusters_of(text: str) -> list[str]:
    """Letters with the marks and joiners behind them."""
    found: list[str] = []
    for character in text:
        if found and (category(character).startswith("M") or character in UNSEEN):
            found[-1] += character
        else:
            found.append(character)
    return found


def _width(piece: str, typeface: Typeface, face: Face, language: str) -> float:
    if typeface is ATKINSON:
        return atkinson.width(seen(piece), face)
    return sum(cluster.advance for cluster in shaped(piece, typeface, face, language, begins_right_to_left(piece)))


def seen(text: str) -> str:
    """Without what has no look of its own."""
    return "".join(character for character in text if character not in UNSEEN)


# --- the runs of a line -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line that is drawn in one go: of one typeface, and one direction (odd levels go to the left)."""

    text: str
    typeface: Typeface
    level: int

    @property
    def is_right_to_left(self) -> bool:
        return self.level % 2 == 1

    def clusters(self, face: Face, language: str) -> tuple[Cluster, ...]:
        """From left to right; not for Atkinson, whose letters stand one after the other."""
        words: Sequence[str] = _WORDS.findall(self.text)
        ordered = reversed(words) if self.is_right_to_left else words
        return tuple(
            cluster
            for word in ordered
            for cluster in shaped(word, self.typeface, face, language, self.is_right_to_left)
        )


@lru_cache(maxsize=4096)
def runs_of(text: str, is_right_to_left: bool) -> tuple[Run, ...]:
    """A line as runs, in the order in which it is read; ``is_right_to_left`` is the direction of the whole. Kept, as
    every copy has the same lines."""
    text = drawable(text)
    if atkinson.has_all(text) and not is_right_to_left and not has_right_to_left(text):
        return (Run(text, ATKINSON, 0),)
    typefaces = [typeface for piece, typeface in pieces_of(text) for _ in piece]
    each = zip(text, typefaces, levels_of(text, is_right_to_left), strict=True)
    grouped = groupby(each, key=lambda one: one[1:])
    return tuple(
        Run("".join(character for character, *_ in same), typeface, level) for (typeface, level), same in grouped
    )
