"""Rows of a table that stand one under the other as cards, each box with words of its own: told by their names.

``child_1_name``, ``child_1_born``, ``child_2_name`` …: where every part is there for every number, it is a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from wta_forms.extract.adopt.beside import OF_BOXES, OF_TICKS, Claim, Target, claimed
from wta_forms.extract.adopt.labels import Printed, words_of
from wta_forms.extract.adopt.lattice import TICKED, Head, Lattice, Place
from wta_forms.extract.adopt.names import telling, tokens
from wta_forms.extract.adopt.ticks import spoken_at

_Name = tuple[tuple[str, ...], int, tuple[str, ...]]
"""The words before a number, the number, and those behind it."""

_Cards = Mapping[tuple[int, tuple[str, ...]], Place]


def cards_in(places: Sequence[Place], printed: Printed) -> tuple[Lattice, ...]:
    """Tables with their heads, which are the words at the boxes of the first row; those at others are used as well."""
    found = list(_tables(places))
    boxes = [(place.spot.page, place.spot.rectangle) for place in places]
    targets = [_target(place) for cards in found for place in cards.values()]
    claims = claimed(targets, printed.free, boxes)
    printed.take(claim.line for claim in claims.values())
    return tuple(_lattice(cards, claims, printed) for cards in found)


def _target(place: Place) -> Target:
    costs = OF_TICKS if place.box.kind in TICKED else OF_BOXES
    return Target(place.key, place.spot.page, place.spot.rectangle, costs, spoken_at(place))


def _tables(places: Sequence[Place]) -> Iterator[_Cards]:
    by_start: dict[tuple[str, ...], dict[tuple[int, tuple[str, ...]], Place]] = defaultdict(dict)
    for place in places:
        if len(place.box.spots) == 1 and (name := _parsed(place.box.name)) is not None:
            start, number, rest = name
            by_start[start][number, rest] = place
    yield from (cards for cards in by_start.values() if _is_whole(cards))


def _parsed(name: str) -> _Name | None:
    parts = tokens(name)
    numbers = [at for at, part in enumerate(parts) if part.isdecimal()]
    if len(numbers) != 1 or len(parts[numbers[0]]) > 2:
        return None
    start, rest = tuple(parts[: numbers[0]]), tuple(parts[numbers[0] + 1 :])
    return (start, int(parts[numbers[0]]), rest) if telling(start) and rest else None


def _is_whole(cards: _Cards) -> bool:
    """Whether at least two numbers have the same two parts or more, each of one kind, and not all of them ticks."""
    numbers, parts = {number for number, _ in cards}, {part for _, part in cards}
    if len(numbers) < 2 or len(parts) < 2 or set(product(numbers, parts)) != set(cards):
        return False
    kinds = {(part, cards[number, part].box.kind) for number, part in cards}
    return len(kinds) == len(parts) and any(kind not in TICKED for _, kind in kinds)


def _lattice(cards: _Cards, claims: Mapping[str, Claim], printed: Printed) -> Lattice:
    numbers = sorted({number for number, _ in cards})
    parts = list(dict.fromkeys(part for _, part in cards))
    rows = tuple(tuple(cards[number, part] for part in parts) for number in numbers)
    called = [words_of(claims.get(place.key), _own(place), place.box.name, printed) for place in rows[0]]
    used = [line for words in called for line in words.lines]
    used += [claims[place.key].line for row in rows[1:] for place in row if place.key in claims]
    heads = tuple(Head(words.label, words.hint) for words in called)
    return Lattice(rows, heads, ("",) * len(rows), used=tuple(used))


def _own(place: Place) -> str:
    """What is said of a box, without its row: "12, row 1: the gap" is said of a box that is called The gap."""
    said = spoken_at(place)
    row, colon, rest = said.partition(": ")
    return rest if colon and any(map(str.isdecimal, row)) else said
