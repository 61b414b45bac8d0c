"""All boxes of a form → what they ask, each with the words that were found for it.

Tables and grids go first, then choices, then what is left: so no box is asked twice, and no line is two labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wta_forms.extract.adopt.asking import Asking
from wta_forms.extract.adopt.beside import OF_BOXES, OF_GROUPS, Claim, Target, claimed
from wta_forms.extract.adopt.blank import Box, Spot
from wta_forms.extract.adopt.cards import cards_in
from wta_forms.extract.adopt.figures import figures_of
from wta_forms.extract.adopt.formats import is_a_unit
from wta_forms.extract.adopt.labels import Printed, Words, of_it_alone, words_of
from wta_forms.extract.adopt.lattice import TICKED, Lattice, Place, lattices_in
from wta_forms.extract.adopt.lines import Line, is_a_number
from wta_forms.extract.adopt.of_boxes import of_box, of_pieces
from wta_forms.extract.adopt.of_groups import of_group
from wta_forms.extract.adopt.of_lattices import of_lattice
from wta_forms.extract.adopt.pieces import Pieces, pieces_in
from wta_forms.extract.adopt.speech import Speech
from wta_forms.extract.adopt.ticks import Group, groups_of, line_of_other, spoken_at
from wta_forms.extract.raw import FieldKind

_UNIT_BESIDE = 14.0
"""Points between a box and its unit."""


def askings_of(boxes: Sequence[Box], lines: Sequence[Line], printed: Printed, speech: Speech) -> list[Asking]:
    """In no order. What was used of the lines is not free any more."""
    parts = _parts([Place(box, spot) for box in boxes for spot in _spots(box)], lines, printed)
    units = dict(_units(parts.alone, printed))
    free = [line for line in printed.free if not is_a_number(line.text)]
    claims = claimed(list(parts.targets()), free, [(spot.page, spot.rectangle) for box in boxes for spot in box.spots])
    printed.take(claim.line for claim in claims.values())
    return list(parts.asked(claims, units, printed, speech))


def _spots(box: Box) -> tuple[Spot, ...]:
    """A box that shows in several places says the same in all of them; buttons do not."""
    return box.spots if box.kind in TICKED else box.spots[:1]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Every place of a box in one of these. ``others`` are the lines to write on beside a group's "something else", by
    the group's number; ``pieces`` are by the first of their boxes, which stands for them among those ``alone``."""

    lattices: tuple[Lattice, ...]
    groups: tuple[Group, ...]
    alone: tuple[Place, ...]
    others: Mapping[int, Place] = field(default_factory=dict)
    pieces: Mapping[Place, Pieces] = field(default_factory=dict)

    def targets(self) -> Iterator[Target]:
        for number, lattice in enumerate(self.lattices):
            yield Target(f"lattice {number}", lattice.page, lattice.rectangle, OF_GROUPS)
        for number, group in enumerate(self.groups):
            if len(group.options) > 1:
                yield Target(f"group {number}", group.page, group.rectangle, OF_GROUPS, group.spoken)
        for number, place in enumerate(self.alone):
            yield Target(
                f"box {number}", place.spot.page, place.spot.rectangle, OF_BOXES, of_it_alone(spoken_at(place))
            )

    def asked(
        self, claims: Mapping[str, Claim], units: Mapping[Place, str], printed: Printed, speech: Speech
    ) -> Iterator[Asking]:
        def words(key: str, spoken: str, box: Box) -> Words:
            return words_of(claims.get(key), spoken, box.name, printed)

        for number, lattice in enumerate(self.lattices):
            yield of_lattice(lattice, words(f"lattice {number}", "", lattice.rows[0][0].box), speech)
        for number, group in enumerate(self.groups):
            called = words(f"group {number}", group.spoken, group.options[0].place.box)
            yield of_group(group, called, speech, has_line=number in self.others)
        for number, place in enumerate(self.alone):
            called = words(f"box {number}", spoken_at(place), place.box)
            asking = of_box(place, called, speech, units.get(place, ""))
            yield of_pieces(asking, self.pieces[place]) if place in self.pieces else asking


def _parts(places: Sequence[Place], lines: Sequence[Line], printed: Printed) -> _Parts:
    lattices = lattices_in(places, lines)
    printed.take(line for lattice in lattices for line in lattice.used)
    single = _without(places, (place for lattice in lattices for place in lattice.places))
    cards = cards_in(single, printed)
    printed.take(line for table in cards for line in table.used)
    single = _without(single, (place for table in cards for place in table.places))
    ticks = [place for place in single if place.box.kind in TICKED]
    rest = [place for place in single if place.box.kind not in TICKED]
    figures = figures_of(rest, ticks, printed)
    groups = (*groups_of(ticks, rest, printed), *figures)
    rest = _without(rest, (option.place for group in figures for option in group.options))
    others = {at: line for at, group in enumerate(groups) if (line := line_of_other(group, rest)) is not None}
    rest = _without(rest, others.values())
    pieces = {each.places[0]: each for each in pieces_in(rest, lines)}
    rest = _without(rest, (place for each in pieces.values() for place in each.places[1:]))
    return _Parts((*lattices, *cards), groups, tuple(rest), others, pieces)


def _without(places: Iterable[Place], taken: Iterable[Place]) -> list[Place]:
    gone = set(taken)
    return [place for place in places if place not in gone]


def _units(places: Iterable[Place], printed: Printed) -> Iterator[tuple[Place, str]]:
    """A sign or a short word such as £ or kg, printed directly beside a box for words."""
    signs = [line for line in printed.free if is_a_unit(line.text)]
    for place in places:
        x0, y0, x1, y1 = place.spot.rectangle
        for line in signs:
            is_beside = line.page == place.spot.page and y0 - 2 < line.middle < y1 + 2
            is_near = 0 <= x0 - line.right < _UNIT_BESIDE or 0 <= line.left - x1 < _UNIT_BESIDE
            if place.box.kind is FieldKind.TEXT and is_beside and is_near:
                printed.take([line])
                yield place, line.text
                break
