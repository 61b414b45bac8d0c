"""The way of answers from one version of a form to another: which place each part of a question has there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wta_forms.answers import Value
from wta_forms.spec.fitting import names_of, takes
from wta_forms.spec.form import (
    Date,
    Grid,
    Key,
    Number,
    Paragraph,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Text,
    columns_of,
    offered,
)
from wta_forms.spec.moves import Axis, Route, Spot


@dataclass(frozen=True, slots=True)
class Moving:
    """From one version to another, by what ``migrate`` says; ``asked`` are the questions of the newer one by id.
    ``language`` is that of the copy."""

    route: Route
    asked: Mapping[str, Question]
    language: str

    def homes(self, old: Question) -> tuple[Question, ...]:
        """The questions to which the answers to one have gone, of whatever kind."""
        return tuple(self.asked[id] for id in self.route.questions(old.id) if id in self.asked)

    def home(self, old: Question) -> Question | None:
        """The first of them that takes such answers."""
        return next((question for question in self.homes(old) if takes(question, old)), None)

    def spot(self, old: Question, axis: Axis, name: str, within: str = "") -> Spot | None:
        """The first place of a choice, row or column, in whichever question or ``within`` a certain one."""
        spots = (spot for spot in self.route.spots(axis, old.id, name) if within in ("", spot.question))
        return next((spot for spot in spots if self._is_there(old, axis, spot)), None)

    def _is_there(self, old: Question, axis: Axis, spot: Spot) -> bool:
        question = self.asked.get(spot.question)
        return question is not None and takes(question, old) and spot.name in names_of(question, axis)

    def mark(self, old: Grid, key: str, grid: Question) -> str:
        """What is ticked in a row goes where the row goes, by its new name; "" where that grid does not offer it."""
        names = (spot.name for spot in self.route.spots(Axis.CHOICES, old.id, key))
        return next((name for name in names if name in names_of(grid, Axis.CHOICES)), "")

    def was_dropped(self, old: Question, axis: Axis, name: str) -> bool:
        """By the author's own word."""
        return not self.route.spots(axis, old.id, name)


@dataclass(frozen=True, slots=True)
class Moved:
    """``arrived`` are values by question, ``crowded`` the questions that would have more than they can hold.

    ``left`` has no place, None where nothing is left; ``is_dropped``: the author has dropped all of it.
    """

    arrived: Mapping[str, Value] = field(default_factory=dict)
    crowded: tuple[str, ...] = ()
    left: Value = None
    is_dropped: bool = False


# --- values that are written otherwise ---------------------------------------------------------------------------


def as_words(old: Question, new: Question, value: Value, typed: str) -> Value:
    """A number or a date is, where words are asked for, what was typed."""
    is_words = isinstance(old, (Number, Date)) and isinstance(new, (Text, Paragraph))
    return (typed.strip() or str(value)) if is_words else value


def name_of(choice: Value) -> str:
    """The name of a choice in a value: its key, or "other" for words of one's own."""
    return "other" if isinstance(choice, Mapping) else str(choice)


def as_choice(new: Question, name: str, old: Value, label: str) -> Value:
    """A key of the newer question. A choice that goes to "other" is there by its words."""
    if name == "other":
        return old if isinstance(old, Mapping) else {"other": label}
    return key_in(new, name)


def key_in(question: Question, name: str) -> Key:
    """A key as it stands in values: a whole number in scored lists."""
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            keys = [key for key, _ in offered(question)]
        case Grid():
            keys = [key for key, _ in columns_of(question)]
        case Rank(choices=choices) | Points(choices=choices):
            keys = [choice.key for choice in choices]
        case _:
            keys = []
    return next(key for key in keys if str(key) == name)
