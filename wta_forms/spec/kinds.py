"""The kinds of question: a closed union, each with what it has beside what every question has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from wta_forms.spec.asked import Asked, Choice, Key, Phrase


class Appearance(StrEnum):
    """How a single choice is offered: a tick box each (the default), radio buttons, or a drop-down list."""

    TICKS = "ticks"
    RADIO = "radio"
    MINIMAL = "minimal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Asked):
    """One line of words. ``lines`` is the size of its box; ``max_chars`` is printed and checked on return, no more."""

    lines: int = 1
    max_chars: int | None = None
    pattern: str | None = None
    message: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Asked):
    lines: int = 5
    max_chars: int | None = None
    pattern: str | None = None
    message: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Asked):
    min: float | None = None
    max: float | None = None
    unit: Phrase | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Asked):
    """``min`` and ``max`` are ISO dates."""

    min: str | None = None
    max: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Asked):
    """An address as it was typed: only what can be none is asked back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Asked):
    """A telephone number as it was typed, with whatever stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectOne(Asked):
    """One choice. ``other``, ``none`` and ``unsure`` are the author's words for these, or None where not offered."""

    choices: tuple[Choice, ...]
    other: Phrase | None = None
    none: Phrase | None = None
    unsure: Phrase | None = None
    appearance: Appearance = Appearance.TICKS


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectMultiple(Asked):
    choices: tuple[Choice, ...]
    other: Phrase | None = None
    none: Phrase | None = None
    unsure: Phrase | None = None
    at_least: int | None = None
    up_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Asked):
    """One whole number from ``min`` to ``max``; ``low`` and ``high`` say what the two ends mean."""

    min: int = 1
    max: int
    low: Phrase | None = None
    high: Phrase | None = None
    unsure: Phrase | None = None

    def __post_init__(self) -> None:
        if self.max <= self.min:
            raise ValueError(f"a scale cannot go from {self.min} to {self.max}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Asked):
    """Choices in order: a number is written beside each, 1 for the one that matters most; at most ``up_to`` of them."""

    choices: tuple[Choice, ...]
    up_to: int | None = None

    @property
    def most(self) -> int:
        """How many may be ranked."""
        return min(self.up_to or len(self.choices), len(self.choices))


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(Asked):
    """``points`` to share out among choices: all of them, as whole numbers or with decimals."""

    points: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Asked):
    """The same choices for every row: one of them, or as many as fit (``is_many``)."""

    rows: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    is_many: bool = False
    unsure: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Asked):
    """One box. Ticked is true; not ticked is blank, never "no"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Asked):
    """One box that gives a permission. Ticked is true; not ticked is blank: nobody agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing(Asked):
    """How the person's words may be shown: ``name``, ``role``, ``neither`` or ``count``, in the product's words."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Asked):
    """A typed name, on paper a line to sign on; never a digital signature."""


Cell = Text | Paragraph | Number | Date | Email | Phone | SelectOne | Scale | Tick
"""The kinds a column of a table may have."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a question without a number of its own, and its share of the table's width."""

    cell: Cell
    share_of_width: float = 1.0

    @property
    def id(self) -> str:
        return self.cell.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Asked):
    """``rows`` are numbered from 1, or have keys and a printed first column.

    ``more_rows`` go on with the numbers, on the page "More room" at the end; rows with keys have none.
    """

    columns: tuple[Column, ...]
    rows: int | tuple[Choice, ...]
    more_rows: int = 0

    def __post_init__(self) -> None:
        if self.more_rows and not isinstance(self.rows, int):
            raise ValueError("only numbered rows can go on at the end")

    @property
    def row_keys(self) -> tuple[str, ...]:
        """Every row, those at the end too."""
        return (*self.first_rows, *self.last_rows)

    @property
    def first_rows(self) -> tuple[str, ...]:
        """The rows printed where the question stands."""
        if isinstance(self.rows, int):
            return tuple(str(number) for number in range(1, self.rows + 1))
        return tuple(str(row.key) for row in self.rows)

    @property
    def last_rows(self) -> tuple[str, ...]:
        """The rows printed on the page "More room"."""
        if not isinstance(self.rows, int):
            return ()
        return tuple(str(number) for number in range(self.rows + 1, self.rows + 1 + self.more_rows))


Question = (
    Text | Paragraph | Number | Date | Email | Phone | SelectOne | SelectMultiple
    | Scale | Rank | Points | Grid | Table | Tick | Consent | Sharing | Signature
)  # fmt: skip


# --- what is offered -------------------------------------------------------------------------------------------------

Ticked = SelectOne | SelectMultiple | Scale | Sharing
"""Questions whose answers are ticked beside words, each choice in a box of its own (a select may look otherwise)."""


def offered(question: Ticked) -> tuple[tuple[Key, Phrase], ...]:
    """Every choice with its words, in the order in which it is printed: the list, then none, unsure, other.

    The words of a scale's points are their numbers.
    """
    match question:
        case Scale(unsure=unsure):
            points = tuple((point, _figure(point)) for point in range(question.min, question.max + 1))
            return points + ((("unsure", unsure),) if unsure else ())
        case Sharing(choices=choices):
            return tuple((choice.key, choice.label) for choice in choices)
        case SelectOne() | SelectMultiple():
            extra = (("none", question.none), ("unsure", question.unsure), ("other", question.other))
            own = tuple((choice.key, choice.label) for choice in question.choices)
            return own + tuple((key, words) for key, words in extra if words is not None)
        case _:
            assert_never(question)


def _figure(point: int) -> Phrase:
    return Phrase((("en", str(point)),))


def columns_of(grid: Grid) -> tuple[tuple[Key, Phrase], ...]:
    """What can be ticked in every row of a grid: its choices, then "not sure" where that is offered."""
    own = tuple((choice.key, choice.label) for choice in grid.choices)
    return own + ((("unsure", grid.unsure),) if grid.unsure else ())


def is_scored(choices: tuple[Choice, ...]) -> bool:
    """Whether the keys are whole numbers, so that answers can be averaged."""
    return all(isinstance(choice.key, int) for choice in choices)
