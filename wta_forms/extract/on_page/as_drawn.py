"""What PDFium's reader of text does to characters, undone, so that each is again what its glyph says.

PDFium puts what goes to the left in the order of reading, by a rule of its own (``CPDF_TextPage::CloseTempLine``): it
turns runs of letters around one by one, the letters of a ligature too, and mirrors brackets that come after them. Some
versions also turn the order of the runs (159 does not), so that is looked at and not taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from unicodedata import bidirectional

from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.text import REPLACEMENT

PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "⁅⁆", "⟨⟩", "⟦⟧")
"""Each opens and closes."""
MIRRORED = {one: other for pair in PAIRS for one, other in zip(pair, reversed(pair), strict=True)}
"""Signs that look the other way where words go to the left."""

_RIGHT = frozenset({"R", "AL"})
_FIGURES = frozenset({"AN", "EN"})

_HYPHEN_AT_THE_END = "\x02"
"""What PDFium makes of a hyphen at the end of a line."""

_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They say which way words go, which is to be seen on a page; but nobody sees where among the words they stand."""


def as_drawn(line: Sequence[Character]) -> Iterator[Character]:
    """One of PDFium's lines."""
    for _, same in groupby(_unmirrored(list(_whole(line))), lambda each: (each.run, each.box)):
        letters = list(same)
        is_turned = len(letters) > 1 and all(bidirectional(each.text) in _RIGHT for each in letters)
        yield from (each for each in (reversed(letters) if is_turned else letters))


def _unmirrored(line: Sequence[Character]) -> Iterator[Character]:
    """Figures change nothing for what comes after them."""
    goes_left = bool(line) and line[0].box[0] > line[-1].box[0]
    for character in line:
        type = bidirectional(character.text)
        if type not in _FIGURES:
            goes_left = type in _RIGHT or (goes_left and type != "L")
        if character.text in _MARKS_OF_DIRECTION:
            continue
        mirrored = MIRRORED.get(character.text) if goes_left else None
        yield replace(character, text=mirrored) if mirrored else character


def _whole(line: Sequence[Character]) -> Iterator[Character]:
    """Halves of characters beyond U+FFFF put together, as they come on Windows."""
    high: Character | None = None
    for character in line:
        if high is not None and "\udc00" <= character.text <= "\udfff":
            both = (high.text + character.text).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            yield replace(high, text=both)
            high = None
            continue
        if high is not None:
            yield replace(high, text=REPLACEMENT)
        high = character if "\ud800" <= character.text <= "\udbff" else None
        if high is None:
            yield _readable(character)
    if high is not None:
        yield replace(high, text=REPLACEMENT)


def _readable(character: Character) -> Character:
    if "\udc00" <= character.text <= "\udfff":
        return replace(character, text=REPLACEMENT)
    return replace(character, text="-") if character.text == _HYPHEN_AT_THE_END else character
