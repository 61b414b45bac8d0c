"""A character of a page, and where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import atan2, pi

from wta_forms.extract.on_page.geometry import Matrix, Point, is_in, middle, moved, rectangle_moved, scale_of
from wta_forms.map import Rectangle

EVERYWHERE: Rectangle = (-1e6, -1e6, 1e6, 1e6)


@dataclass(frozen=True, slots=True)
class Character:
    """A character in points, origin bottom left. ``box`` is as wide as the pen moves on, and as high as the ink;
    ``baseline`` is where the pen began; ``size`` that of its font; ``turn`` the quarter turns of its line.

    ``run`` are the characters that were drawn together, ``clip`` is where their ink may be, ``is_drawn`` is false of
    text that only can be copied.
    """

    text: str
    box: Rectangle
    baseline: Point
    size: float
    turn: int
    run: int
    clip: Rectangle = EVERYWHERE
    is_drawn: bool = True

    @property
    def is_shown(self) -> bool:
        return self.is_drawn and is_in(middle(self.box), self.clip, 0.5)

    @property
    def is_clipped(self) -> bool:
        """Only what would go beyond its clip has one: PDFium forgets those that cut nothing."""
        return self.clip[2] - self.clip[0] < EVERYWHERE[2]

    def moved(self, by: Matrix) -> Character:
        """Where it is by another matrix, one that keeps shapes."""
        return Character(
            self.text,
            rectangle_moved(self.box, by),
            moved(self.baseline, by),
            self.size * scale_of(by),
            (self.turn + _turn(by)) % 4,
            self.run,
            rectangle_moved(self.clip, by) if self.is_clipped else EVERYWHERE,
            self.is_drawn,
        )


def turn_of_most(characters: Iterable[Character]) -> int:
    """How most of them stand, in quarter turns to the left; 0 where there are none."""
    turns = Counter(character.turn for character in characters)
    return turns.most_common(1)[0][0] if turns else 0


def _turn(by: Matrix) -> int:
    return round(atan2(by[1], by[0]) / (pi / 2)) % 4
