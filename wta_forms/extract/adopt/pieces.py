"""Boxes that are one answer in pieces: a date in three, a number in as many as it has figures, lines of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wta_forms.extract.adopt.lattice import Place, rows_of
from wta_forms.extract.adopt.lines import Line
from wta_forms.extract.adopt.names import tokens
from wta_forms.extract.raw import FieldKind

_GAP = 26.0
_LEADING = 7.0
"""Points between pieces side by side, and between lines one under the other."""

_DAY, _MONTH, _YEAR = {"day", "dd", "tag"}, {"month", "mm", "monat"}, {"year", "yyyy", "yy", "jahr"}
_COUNTING = {
    *("first", "second", "third", "fourth", "last", "middle", "next", "one", "two", "three", "four", "five"),
    *(
        "number",
        "numbers",
        "digit",
        "digits",
        "part",
        "area",
        "code",
        "prefix",
        "exchange",
        "extension",
        "box",
        "text",
        "field",
    ),
    *("line", "a", "b", "c", "d", "of"),
}


@dataclass(frozen=True, slots=True)
class Pieces:
    """``places`` from left to right, or from top to bottom where they are lines (``are_lines``)."""

    places: tuple[Place, ...]
    are_lines: bool = False

    @property
    def is_date(self) -> bool:
        named = [_words(place) for place in self.places]
        return len(named) == 3 and all(any(each & names for each in named) for names in (_DAY, _MONTH, _YEAR))

    @property
    def most(self) -> int:
        """How many characters all of them take; 0 where one takes any number."""
        each = [place.box.most for place in self.places]
        return sum(each) if all(each) else 0


def pieces_in(places: Sequence[Place], lines: Sequence[Line]) -> tuple[Pieces, ...]:
    """Each box in one of them at most."""
    texts = [place for place in places if place.box.kind is FieldKind.TEXT]
    beside = [Pieces(tuple(run)) for row in rows_of(texts) for run in _runs(row, lines)]
    taken = {place for pieces in beside for place in pieces.places}
    under = [
        Pieces(tuple(stack), are_lines=True) for stack in _stacks([each for each in texts if each not in taken], lines)
    ]
    return (*beside, *under)


def _runs(row: Sequence[Place], lines: Sequence[Line]) -> Iterator[list[Place]]:
    run = list(row[:1])
    for before, place in pairwise(row):
        if _goes_on(before, place, lines):
            run.append(place)
            continue
        if len(run) > 1:
            yield run
        run = [place]
    if len(run) > 1:
        yield run


def _goes_on(one: Place, other: Place, lines: Sequence[Line]) -> bool:
    (_, y0, x1, y1), (a0, _, _, _) = one.spot.rectangle, other.spot.rectangle
    is_beside = -2 <= a0 - x1 < _GAP and abs(one.spot.height - other.spot.height) < 4
    between = [line for line in lines if line.page == one.spot.page and x1 - 2 < (line.left + line.right) / 2 < a0 + 2]
    has_words = any(y0 < line.middle < y1 and any(map(str.isalnum, line.text)) for line in between)
    return is_beside and not has_words and _are_counted(one, other)


def _are_counted(one: Place, other: Place) -> bool:
    """Whether their names differ in nothing but numbers, and words for parts."""
    first, second = tokens(one.box.name), tokens(other.box.name)
    differ = {part for part in set(first) ^ set(second) if not part.isdecimal()}
    shared = {part for part in set(first) & set(second) if not part.isdecimal()}
    are_small = bool(one.box.most and other.box.most)
    return bool(shared) and are_small and differ <= _COUNTING | _DAY | _MONTH | _YEAR


def _words(place: Place) -> set[str]:
    return {part.lower() for part in (*tokens(place.box.name), *tokens(place.box.label))}


def _stacks(places: Sequence[Place], lines: Sequence[Line]) -> Iterator[list[Place]]:
    """Single boxes of one width close under each other, none but the first with words of its own."""
    left = sorted(
        places, key=lambda place: (place.spot.page, round(place.spot.rectangle[0] / 4), -place.spot.rectangle[3])
    )
    stack = left[:1]
    for above, place in pairwise(left):
        if _is_next_line(above, place, lines):
            stack.append(place)
            continue
        if len(stack) > 1:
            yield stack
        stack = [place]
    if len(stack) > 1:
        yield stack


def _is_next_line(above: Place, place: Place, lines: Sequence[Line]) -> bool:
    (x0, y0, x1, _), (a0, b0, a1, b1) = above.spot.rectangle, place.spot.rectangle
    is_under = abs(x0 - a0) < 4 and abs(x1 - a1) < 4 and -2 <= y0 - b1 < _LEADING
    is_one_line = not above.box.is_tall and not place.box.is_tall and above.spot.page == place.spot.page
    has_programs = bool(place.box.scripts or above.box.scripts)
    is_said = has_programs or (bool(place.box.label) and place.box.label != above.box.label)
    own = (line for line in lines if line.page == place.spot.page and b0 - 1 < line.middle < b1 + 1)
    has_words = any(line.right <= a0 + 3 and line.right > a0 - 200 for line in own)
    return is_under and is_one_line and not is_said and not has_words
