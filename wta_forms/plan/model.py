"""The plan as it is meant: sections of blocks that stand on numbered answers (see ``entry``). Free of formats.

What must not be shown is not here either: no name that the plan's ``names`` or the person's own wish forbids stands
outside :attr:`Plan.problems`, which are for the facilitator alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from wta_forms.errors import Problem
from wta_forms.plan.coded import Coded
from wta_forms.plan.entry import Entry as Entry
from wta_forms.plan.entry import Evidence as Evidence
from wta_forms.plan.entry import Names as Names
from wta_forms.plan.entry import Rows as Rows
from wta_forms.plan.figures import Camp, Spread


@dataclass(frozen=True, slots=True)
class Line:
    """A few words and the numbers of the entries they stand on; none where answers are only counted.

    ``also`` are the other ways in which people put the same (see ``near``).
    """

    words: str
    numbers: tuple[int, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    numbers: tuple[int, ...] = ()


class Unit(StrEnum):
    """What a chart's bars count."""

    PEOPLE = "people"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Bar:
    """One choice and how many people, or points, it has. ``place`` counts from 1 in an order and ties share one; it is
    0 where there is no order.

    In an order ``counts`` says how many people put it first, second and so on. ``spread`` is that of the points which
    people gave it, None where nothing was shared out, or by too few.
    """

    words: str
    count: float
    numbers: tuple[int, ...] = ()
    place: int = 0
    counts: tuple[int, ...] = ()
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """How ``count`` people rated one thing. ``unsure`` more could not say, and are in none of the figures.

    ``counts`` are the people at every point from ``Ratings.least`` to ``most``. Where that would tell what fewer than
    ``Plan.k`` people said it is (), and ``has_range`` is false: ``low`` and ``high`` say nothing. ``camps`` are two
    where people are split (see ``spreads``): a middle alone would hide that.
    """

    words: str
    middle: float
    low: float
    high: float
    count: int
    unsure: int = 0
    numbers: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    camps: tuple[Camp, ...] = ()
    has_range: bool = True


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How many people, or how many of what ``words`` name, meet here. ``is_kept_back``: too few, or nobody, for their
    number to be told; ``count`` is then 0."""

    count: int
    numbers: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    is_kept_back: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    head: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that people see differently; a line for each position with who takes it, from one end to the other.

    ``remarks`` say who stands far from the rest, which roles and forms differ, and how many are not sure. ``strength``
    is from 0 to 1 (see ``apart``), for ``people`` people.
    """

    topic: str
    positions: tuple[Line, ...]
    remarks: tuple[Line, ...] = ()
    strength: float = 0.0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together at the end: those of a person, or, where people are not shown, of a question.

    ``person`` tells people apart who are shown alike: "Carer (1 of 2)"; it is "" for a question.
    """

    person: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``rest`` are rows that are not shown here; their answers stand at the end."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """``of`` people answered, or so many points are the most one choice can have; ``unticked`` are choices that were
    offered and that nobody took.

    ``others`` are choices that too few took, or nobody, for their numbers to be told: they are one bar, or none where
    that would tell too much. ``people`` are those whose orders or points count, and ``spoiled`` more gave what counts
    nowhere.
    """

    of: float
    bars: tuple[Bar, ...]
    unticked: tuple[str, ...] = ()
    unit: Unit = Unit.PEOPLE
    others: tuple[str, ...] = ()
    people: int = 0
    spoiled: int = 0


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings on one way from ``least`` to ``most``; ``low`` and ``high`` say what the ends mean, "" where nobody did.

    ``middle`` of a rating is the median, or the mean (``is_mean``).
    """

    least: int
    most: int
    low: str
    high: str
    rows: tuple[Rating, ...]
    is_mean: bool = False


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Counts where rows and columns meet; ``down`` and ``across`` name the two, "" where the heads say it all."""

    down: str
    across: str
    heads: tuple[str, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    topics: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Blocks one under the other, each with a title of its own: a table for every kind of asset."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks side by side where there is room, else one under the other."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Every entry, in full, in the order of its numbers."""

    groups: tuple[Group, ...]


Body = (
    Quotes | Listing | Sentence | Grid | Chart | Ratings | Heatmap | Disagreements | Parts | Beside | Answers
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One thing shown, and what has to be said of it.

    ``more`` is how many of its members are left out here, and ``left_out`` has the entries that these stand on.
    ``reworded`` has paragraphs in which the facilitator has
    put answers into other words, ``unworded`` answers wait for that, ``counted`` ones are never shown, only counted.
    ``translated`` of the answers shown here were translated, ``foreign`` are still in another language. ``doubts`` are
    entries whose ``doubt`` belongs here, and ``unclear`` counts the doubtful answers that may not be shown.
    ``is_undecided``: people differ, and somebody has to decide. ``empty`` is what is said where nothing else is;
    without it an empty block is left out. ``too_few``: there are answers, of fewer people than may be shown as a group.
    """

    body: Body
    title: str = ""
    lead: str = ""
    more: int = 0
    left_out: tuple[int, ...] = ()
    unworded: int = 0
    counted: int = 0
    unclear: int = 0
    doubts: tuple[Entry, ...] = ()
    is_undecided: bool = False
    empty: str = ""
    too_few: bool = False
    reworded: tuple[str, ...] = ()
    translated: int = 0
    foreign: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.says_something or self.empty)

    @property
    def says_something(self) -> bool:
        is_held_back = self.unworded or self.counted or self.unclear or self.doubts or self.too_few
        return bool(_members(self.body) or self.reworded or is_held_back)


def without(block: Block, members: Iterable[Entry | Line | Row | Bar]) -> Block:
    """The block, saying that these of its members are left out."""
    left = tuple(members)
    cited = (each.number if isinstance(each, Entry) else each.numbers for each in left)
    numbers = {number for each in cited for number in ([each] if isinstance(each, int) else each)}
    return replace(block, more=len(left), left_out=tuple(sorted(numbers)))


def _members(body: Body) -> int:
    match body:
        case Quotes(entries=members) | Answers(groups=members):
            return len(members)
        case Listing(lines=members) | Sentence(lines=members):
            return len(members)
        case Grid(rows=members) | Heatmap(rows=members) | Ratings(rows=members):
            return len(members)
        case Chart(bars=members, others=others, spoiled=spoiled):
            return len(members) + len(others) + spoiled
        case Disagreements(topics=members):
            return len(members)
        case Parts(blocks=members) | Beside(blocks=members):
            return sum(not block.is_empty for block in members)


@dataclass(frozen=True, slots=True)
class Section:
    """``is_unwritten``: the plan has a place for the facilitator's own words here, and there are none yet."""

    title: str
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...]
    is_appendix: bool = False
    is_unwritten: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """``asked`` is None where nobody said who was. ``empty`` forms came back without an answer in them."""

    answered: int
    asked: int | None
    empty: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Plan:
    """``date`` is an ISO date or "". ``entries`` have the numbers 1 to n. ``problems`` are for the facilitator.

    Groups of fewer than ``k`` people are not told apart where people are only counted. ``codebook`` has every question
    of the forms that the plan reads.
    """

    title: str
    date: str
    language: str
    names: Names
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    counts: Counts
    problems: tuple[Problem, ...] = ()
    k: int = 3
    codebook: tuple[Coded, ...] = ()

    def __post_init__(self) -> None:
        if [entry.number for entry in self.entries] != list(range(1, len(self.entries) + 1)):
            raise ValueError("entries are numbered from 1 without a gap")
