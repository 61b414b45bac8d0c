"""The words of the blank, found again on a page: by them it is known how the page lies, and what nobody typed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import bidirectional, normalize

from wta_forms.extract.on_page.characters import Character, turn_of_most
from wta_forms.extract.on_page.geometry import QUARTERS, Matrix, Pair, around, back, fitted, is_in, middle, then
from wta_forms.extract.on_page.reading_order import Line, as_read, goes_left, lines_of
from wta_forms.map import Print, Rectangle

_BASELINE = 0.16
"""Of the height of a printed line: where its baseline is, from below. In all styles between 0.12 and 0.19."""

_LEAST_LETTERS = 3
_OFTEN = 12
"""Words that stand in more places say little about where the page is."""

_AROUND = 1.5
"""Points around the place of a printed line, in which its letters are."""
_SAME_SHAPE = 1.05
_ROW = 12
"""Points."""


@dataclass(frozen=True, slots=True)
class Found:
    """``lies`` is the matrix from the blank to the page. ``typed`` are the characters that are not the blank's, where
    they are on the blank; ``share`` is how much of the blank's words was found, from 0 to 1."""

    lies: Matrix
    typed: tuple[Character, ...]
    share: float


def found_again(characters: Sequence[Character], words: Sequence[Print]) -> Found | None:
    """None where too few of the blank's words stand on the page to say how it lies."""
    shown = [each for each in characters if each.is_shown]
    turn = turn_of_most(shown)
    upright = [each.moved(QUARTERS[-turn % 4]) for each in shown] if turn else shown
    lies = fitted(list(_pairs(upright, words)))
    return None if lies is None else counted(characters, words, then(lies, QUARTERS[turn]))


# --- where the same words stand ---------------------------------------------------------------------------------------


def _pairs(characters: Sequence[Character], words: Sequence[Print]) -> Iterator[Pair]:
    """Both ends of every line of words that stands on the page; those that stand in one place only go first."""
    lines = lines_of(characters)
    letters = list(_letters_in(lines, goes_left(lines)))
    text = "".join(letter for letter, _, _ in letters)
    wanted = Counter(_letters(each.text) for each in words)
    places = [(each, list(islice(_places_of(_letters(each.text), text), _OFTEN))) for each in words]
    for each, starts in sorted(places, key=lambda place: len(place[1]) * wanted[_letters(place[0].text)]):
        for start in starts if len(starts) < _OFTEN else ():
            drawn = letters[start : start + len(_letters(each.text))]
            if len({y for _, _, y in drawn}) == 1:
                yield from _ends(each, around([box for _, box, _ in drawn]), drawn[0][2])


def _letters_in(lines: Iterable[Line], is_right_to_left: bool) -> Iterator[tuple[str, Rectangle, float]]:
    """Each with its box, and the height of its line."""
    for line in lines:
        for text, cluster in as_read(line, is_right_to_left):
            if cluster is not None:
                yield from ((letter, cluster.box, line.y) for letter in _letters(text))


def _letters(text: str) -> str:
    """What programs do not lose or change: letters and figures, whatever their form."""
    return "".join(character for character in normalize("NFKC", text).casefold() if character.isalnum())


def _places_of(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted) if len(wanted) >= _LEAST_LETTERS else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _ends(printed: Print, drawn: Rectangle, y: float) -> Iterator[Pair]:
    """An end where a sign stands, which is no letter, is not known to a point."""
    x0, y0, x1, y1 = printed.rectangle
    baseline = y0 + _BASELINE * (y1 - y0)
    first, last = printed.text[:1], printed.text[-1:]
    left, right = (last, first) if bidirectional(first) in ("R", "AL") else (first, last)
    if left.isalnum():
        yield (x0, baseline), (drawn[0], y)
    if right.isalnum():
        yield (x1, baseline), (drawn[2], y)


def lies_by_size(page: Matrix, size: tuple[float, float], blank: tuple[float, float]) -> Matrix | None:
    """How a page lies that has as good a shape as the blank, all of which is on it: as a photograph, or a page from a
    scanner, on which no words can be read. ``page`` is the matrix to the page as it is seen, whose size is ``size``,
    from its top left corner. None where the shapes differ."""
    across, down = size[0] / blank[0], max(size[1], 1e-6) / blank[1]
    if not 1 / _SAME_SHAPE < across / down < _SAME_SHAPE:
        return None
    return then((across, 0, 0, -down, 0, size[1]), back(page))


# --- which characters are the blank's ---------------------------------------------------------------------------------


def letters_on(words: Iterable[Print]) -> int:
    """How much is printed."""
    return sum(len(_letters(each.text)) for each in words)


def counted(characters: Sequence[Character], words: Sequence[Print], lies: Matrix) -> Found:
    """Which of the characters are the blank's, once it is known how the page lies."""
    to_blank = back(lies)
    there = [each.moved(to_blank) for each in characters]
    shown = _Rows((at, each) for at, each in enumerate(there) if each.is_shown)
    printed: set[int] = set()
    expected, found = letters_on(words), 0
    for each in words:
        missing = Counter(_letters(each.text))
        for at, character in shown.within(each.rectangle):
            letters = Counter(_letters(character.text))
            if at not in printed and letters <= missing:
                printed.add(at)
                missing -= letters
                found += letters.total()
    typed = tuple(each for at, each in enumerate(there) if at not in printed)
    return Found(lies, typed, found / expected if expected else 0.0)


class _Rows:
    """Characters by their height, so that not all of them are asked for every line of words."""

    def __init__(self, characters: Iterable[tuple[int, Character]]) -> None:
        self._rows: dict[int, list[tuple[int, Character]]] = defaultdict(list)
        for at, character in characters:
            self._rows[int(middle(character.box)[1] // _ROW)].append((at, character))

    def within(self, rectangle: Rectangle) -> Iterator[tuple[int, Character]]:
        rows = range(int((rectangle[1] - _AROUND) // _ROW), int((rectangle[3] + _AROUND) // _ROW) + 1)
        near = (each for row in rows for each in self._rows.get(row, ()))
        return (each for each in near if is_in(middle(each[1].box), rectangle, _AROUND))
