"""Which way the characters of a line go: the Unicode bidirectional algorithm (UAX 9), as python-bidi does it, and the
pairs of brackets (its rule N0), which that leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional, category

from wta_forms.render.scripts import bidi

_HEBREW = "\u0590"
"""Every character before it goes to the right, or wherever the others go."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What a type counts as for the brackets around it; the others do not count."""

# Isolates are newer than the library's rules, and embeddings are nearly the same thing.
_EMBEDDINGS = str.maketrans("\u2066\u2067\u2068\u2069", "\u202a\u202b\u202a\u202c")
_MOST_BRACKETS = 63


def begins_right_to_left(text: str, otherwise: bool = False) -> bool:
    """Whether the first letter that has a direction goes to the left (UAX 9, P2)."""
    for character in text:
        if (type := bidirectional(character)) in ("L", "R", "AL"):
            return type != "L"
    return otherwise


def goes_right_to_left(text: str, otherwise: bool) -> bool:
    """Whether all letters with a direction go to the left; ``otherwise`` where they disagree, or there are none."""
    found = {type != "L" for type in map(bidirectional, text) if type in ("L", "R", "AL")}
    return found.pop() if len(found) == 1 else otherwise


@lru_cache(maxsize=1 << 13)
def has_right_to_left(text: str) -> bool:
    """Whether some of a text goes to the left, whatever the direction of the whole."""
    return max(text, default="") >= _HEBREW and any(bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def levels_of(text: str, is_right_to_left: bool) -> tuple[int, ...]:
    """The embedding level of every character of a line, even to the right, odd to the left; ``is_right_to_left`` is the
    direction of the whole."""
    steps = bidi()
    if steps is None or not (is_right_to_left or has_right_to_left(text)):
        return (0,) * len(text)
    base = int(is_right_to_left)
    line = {**steps.get_empty_storage(), "base_level": base, "base_dir": "LR"[base]}
    steps.get_embedding_levels(text.translate(_EMBEDDINGS), line)
    for at, character in enumerate(line["chars"]):
        character |= {"at": at, "type": character["type"] or "ON"}  # a letter newer than Python has no type
    steps.explicit_embed_and_overrides(line)
    steps.resolve_weak_types(line)
    _pair_brackets(line)
    steps.resolve_neutral_types(line, False)
    steps.resolve_implicit_levels(line, False)
    return _filled(line["chars"], len(text), base)


def _filled(characters: Sequence[Any], length: int, base: int) -> tuple[int, ...]:
    """Spaces at the end have the level of the whole (L1), what the rules took out (X9) that of what is before."""
    end = len(characters)
    while end and characters[end - 1]["orig"] in ("WS", "S", "B"):
        end -= 1
    known = {character["at"]: character["level"] for character in characters[:end]}
    known |= {character["at"]: base for character in characters[end:]}
    levels, level = [], base
    for at in range(length):
        level = known.get(at, level)
        levels.append(level)
    return tuple(levels)


def _pair_brackets(line: Any) -> None:
    """Both brackets of a pair go the same way (N0)."""
    for run in line["runs"]:
        characters = line["chars"][run["start"] : run["start"] + run["length"]]
        for opening, closing in sorted(_pairs(characters)):
            direction = _direction_of_pair(characters, run["sor"], opening, closing)
            for at in (opening, closing) if direction else ():
                characters[at]["type"] = direction
                _take_marks_along(characters, at)


def _pairs(characters: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Places of brackets that belong together (BD16)."""
    open: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if character["type"] != "ON":
            continue
        if closing := _closing(character["ch"]):
            if len(open) == _MOST_BRACKETS:
                return
            open.append((closing, at))
            continue
        for depth in reversed(range(len(open))):
            if open[depth][0] == character["ch"]:
                yield open[depth][1], at
                del open[depth:]
                break


def _closing(character: str) -> str:
    """The bracket that closes this one, or nothing."""
    return _mirrors().get(character, "") if category(character) == "Ps" else ""


def _direction_of_pair(characters: Sequence[Any], before: str, opening: int, closing: int) -> str:
    around = "LR"[characters[opening]["level"] % 2]
    inside = {_STRONG.get(character["type"], "") for character in characters[opening + 1 : closing]} - {""}
    if around in inside or not inside:
        return around if inside else ""
    strong = (_STRONG.get(character["type"], "") for character in reversed(characters[:opening]))
    return around if next(filter(None, strong), before) == around else "RL"[around == "R"]


def _take_marks_along(characters: Sequence[Any], bracket: int) -> None:
    for character in characters[bracket + 1 :]:
        if character["orig"] != "NSM":
            return
        character["type"] = characters[bracket]["type"]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The numbers of runs with these levels from left to right (L2)."""
    runs = [{"level": level, "at": at} for at, level in enumerate(levels)]
    odd = [level for level in levels if level % 2]
    if odd:
        bidi().reverse_contiguous_sequence(runs, 0, len(runs) - 1, max(levels), min(odd))
    return [run["at"] for run in runs]


def mirrored(text: str) -> str:
    """With every bracket as it looks to the left (L4)."""
    return "".join(_mirrors().get(character, character) for character in text)


def _mirrors() -> dict[str, str]:
    found: dict[str, str] = bidi().MIRRORED
    return found
