"""What became of the questions of earlier versions: what ``migrate`` says, and where an answer goes by it.

A step says what became of one version's questions in the version after it. Answers to version 1 take the step of
version 1, then that of version 2, and so on: a step once written stays true when the form changes again. What no step
names stays where it is. Keys are text here, those of scored lists too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

DROPPED = "dropped"


class Axis(StrEnum):
    """What of a question has names of its own."""

    CHOICES = "choices"
    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Spot:
    """A choice, a row or a column of a question."""

    question: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """What became of one choice, row or column: the name ``to`` ("": it was dropped), in its own question or in another
    ``question``. A column may have ``choices``. ``line`` is where it stands (for problems; no part of its meaning)."""

    axis: Axis
    name: str
    to: str
    question: str = ""
    choices: tuple[Part, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a ``question``: where its answers go, the first of several that takes them; nowhere where it was
    dropped. ``reason`` is the author's."""

    question: str
    to: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    reason: str = ""
    line: int = field(default=0, compare=False)

    def part(self, axis: Axis, name: str) -> Part | None:
        return next((part for part in self.parts if part.axis is axis and part.name == name), None)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the questions of one version."""

    version: int
    moves: tuple[Move, ...]
    line: int = field(default=0, compare=False)

    def move(self, question: str) -> Move | None:
        return next((move for move in self.moves if move.question == question), None)

    def questions(self, id: str) -> tuple[str, ...]:
        move = self.move(id)
        return (id,) if move is None else move.to

    def spots(self, axis: Axis, spot: Spot) -> tuple[Spot, ...]:
        move = self.move(spot.question)
        if move is None:
            return (spot,)
        part = move.part(axis, spot.name)
        if part is None:
            return tuple(Spot(to, spot.name) for to in move.to)
        if not part.to:
            return ()
        return tuple(Spot(to, part.to) for to in ([part.question] if part.question else move.to))

    def cell_choice(self, column: Spot, key: str) -> str:
        """What became of a choice of a column; "" where it was dropped."""
        move = self.move(column.question)
        part = move.part(Axis.COLUMNS, column.name) if move else None
        return next((choice.to for choice in part.choices if choice.name == key), key) if part else key


@dataclass(frozen=True, slots=True)
class Route:
    """The steps from one version to the newest, oldest first. Where nothing is left, what was there was dropped.

    Whether a question of that name is there in the end is not looked at.
    """

    steps: tuple[Step, ...] = ()

    def questions(self, id: str) -> tuple[str, ...]:
        """The questions to which the answers to a question have gone, each once."""
        ids: tuple[str, ...] = (id,)
        for step in self.steps:
            ids = _once(to for each in ids for to in step.questions(each))
        return ids

    def spots(self, axis: Axis, question: str, name: str) -> tuple[Spot, ...]:
        """The same for a choice, row or column of it."""
        spots: tuple[Spot, ...] = (Spot(question, name),)
        for step in self.steps:
            spots = tuple(dict.fromkeys(to for spot in spots for to in step.spots(axis, spot)))
        return spots

    def cell_choices(self, table: str, column: str, key: str) -> tuple[tuple[Spot, str], ...]:
        """Where a choice of a column has gone: columns, each with the choice's name there."""
        places: tuple[tuple[Spot, str], ...] = ((Spot(table, column), key),)
        for step in self.steps:
            moved = [(to, step.cell_choice(spot, own)) for spot, own in places for to in step.spots(Axis.COLUMNS, spot)]
            places = tuple(dict.fromkeys((spot, own) for spot, own in moved if own))
        return places


def route_from(steps: Iterable[Step], version: int) -> Route:
    """The way of answers to ``version``."""
    return Route(tuple(sorted((step for step in steps if step.version >= version), key=lambda step: step.version)))


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
