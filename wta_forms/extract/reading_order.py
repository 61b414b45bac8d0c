"""From characters that stand somewhere to lines that can be read: from the top, and each from its beginning.

Characters are upright here: their lines go along the x axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from unicodedata import bidirectional, combining

from wta_forms.extract.characters import Character
from wta_forms.extract.geometry import around
from wta_forms.map import Rectangle

_ONE_LINE = 0.4
"""Of the size of letters: baselines that are nearer are one. Lines are 1.1 apart at least."""
_A_SPACE = 0.17
"""Of the size of letters: a gap that is wider is a space. The narrowest spaces are 0.2 wide, and kerning makes gaps
narrower, not wider."""

_LETTER = {"L": "L", "R": "R", "AL": "R"}
_NUMBER = frozenset({"EN", "AN"})
_WITHIN_NUMBERS = frozenset({"ES", "CS", "ET", "BN"})


@dataclass(frozen=True)
class Cluster:
    """What is one step of the pen, or of none: a letter with its marks, the letters of a ligature."""

    characters: tuple[Character, ...]

    @cached_property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @cached_property
    def box(self) -> Rectangle:
        return around([character.box for character in self.characters])

    @property
    def size(self) -> float:
        return self.characters[0].size

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass(frozen=True)
class Line:
    """Clusters from left to right, on one baseline (``y``)."""

    clusters: tuple[Cluster, ...]

    @cached_property
    def y(self) -> float:
        return max(self.clusters, key=lambda cluster: cluster.box[2] - cluster.box[0]).characters[0].baseline[1]

    @property
    def box(self) -> Rectangle:
        return around([cluster.box for cluster in self.clusters])

    @property
    def left(self) -> float:
        return self.clusters[0].box[0]

    @property
    def right(self) -> float:
        return max(cluster.box[2] for cluster in self.clusters)

    @property
    def size(self) -> float:
        return max(cluster.size for cluster in self.clusters)


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """From top to bottom. What stands side by side is one line, however far apart."""
    by_height = sorted(_clusters(characters), key=lambda cluster: -cluster.characters[0].baseline[1])
    lines: list[list[Cluster]] = []
    for cluster in by_height:
        if lines and _is_level(lines[-1][0], cluster):
            lines[-1].append(cluster)
        else:
            lines.append([cluster])
    return [Line(tuple(sorted(line, key=lambda cluster: cluster.box[0]))) for line in lines]


def _clusters(characters: Iterable[Character]) -> Iterator[Cluster]:
    """Marks are drawn after their letters, and the letters of a ligature have one box."""
    letters: list[Character] = []
    for character in characters:
        if letters and not _goes_with(letters[0], character):
            yield Cluster(tuple(letters))
            letters = []
        letters.append(character)
    if letters:
        yield Cluster(tuple(letters))


def _goes_with(letter: Character, other: Character) -> bool:
    return letter.run == other.run and (combining(other.text) > 0 or letter.box == other.box)


def _is_level(one: Cluster, other: Cluster) -> bool:
    apart = one.characters[0].baseline[1] - other.characters[0].baseline[1]
    return abs(apart) < _ONE_LINE * min(one.size, other.size)


def split_at_gaps(line: Line, width: float) -> Iterator[Line]:
    """The line as phrases that stand so many letters (of its size) apart."""
    start = 0
    for at, (one, following) in enumerate(pairwise(line.clusters), 1):
        if following.box[0] - one.box[2] > width * one.size:
            yield Line(line.clusters[start:at])
            start = at
    yield Line(line.clusters[start:])


# --- words ------------------------------------------------------------------------------------------------------------


def goes_left(lines: Iterable[Line]) -> bool:
    """Whether most letters that have a direction go to the left."""
    directions = [direction for line in lines for direction in _directions(line)]
    return directions.count("R") > directions.count("L")


def goes_only_left(line: Line) -> bool:
    """A line in Arabic between lines in English: viewers ask each paragraph where it goes."""
    return set(_directions(line)) == {"R"}


def _directions(line: Line) -> Iterator[str]:
    for cluster in line.clusters:
        if direction := _LETTER.get(bidirectional(cluster.text[0])):
            yield direction


def said(line: Line, is_right_to_left: bool = False) -> str:
    """The words of a line as they are read. Where letters stand apart is a space, whether one was drawn or not."""
    return "".join(cluster.text if cluster else " " for cluster in as_read(line, is_right_to_left)).strip()


def as_read(line: Line, is_right_to_left: bool = False) -> list[Cluster | None]:
    """The clusters of a line from its beginning, and None for a space that was not drawn."""
    steps = list(_with_gaps(line))
    return [steps[at] for at in _order([step.text[0] if step else " " for step in steps], is_right_to_left)]


def _with_gaps(line: Line) -> Iterator[Cluster | None]:
    last: Cluster | None = None
    for cluster in line.clusters:
        is_space = cluster.is_space or last is None or last.is_space
        if last and not is_space and cluster.box[0] - last.box[2] > _A_SPACE * max(last.size, cluster.size):
            yield None
        yield cluster
        last = cluster


def _order(letters: Sequence[str], is_right_to_left: bool) -> list[int]:
    """Places from left to right → places in the order of reading.

    The Unicode bidirectional algorithm (UAX 9) turned back, which its last rule (L2) does by itself, once the levels
    are known. They are a matter of the order of reading, so these are a guess where numbers stand between words of both
    directions.
    """
    types = [bidirectional(letter) for letter in letters]
    if not is_right_to_left and not any(_LETTER.get(type) == "R" for type in types):
        return list(range(len(letters)))
    levels = _levels(types, is_right_to_left)
    order = list(range(len(levels)))
    for level in range(max(levels), 0, -1):
        order = list(_with_turned(order, [levels[at] >= level for at in order]))
    return order


def _with_turned(order: Iterable[int], is_turned: Iterable[bool]) -> Iterator[int]:
    """With those that are to be turned around in runs from their last to their first."""
    for is_to_be, run in groupby(zip(order, is_turned, strict=True), lambda pair: pair[1]):
        places = [at for at, _ in run]
        yield from reversed(places) if is_to_be else places


def _levels(types: Sequence[str], is_right_to_left: bool) -> list[int]:
    """Even to the right, odd to the left."""
    strong = [_LETTER.get(type, "N" if type in _NUMBER else "") for type in types]
    for at, type in enumerate(types):
        if type in _WITHIN_NUMBERS and 0 < at < len(types) - 1 and strong[at - 1] == "N" and types[at + 1] in _NUMBER:
            strong[at] = "N"
    base = "R" if is_right_to_left else "L"
    last = base
    for at, kind in enumerate(strong):
        if kind == "N":
            strong[at] = "L" if last == "L" else "N"
        elif kind:
            last = kind
    of = {"L": 2 * (base == "R"), "R": 1, "N": 2}
    return [of[kind] for kind in _resolved(strong, base)]


def _resolved(strong: Sequence[str], base: str) -> Iterator[str]:
    """What has no direction goes with what is on both sides of it, else with the whole; numbers go left (N1, N2)."""
    goes = ["R" if kind == "N" else kind for kind in strong]
    before = accumulate(goes, lambda last, kind: kind or last, initial=base)
    after = list(accumulate(reversed(goes), lambda last, kind: kind or last, initial=base))[-2::-1]
    for kind, left, right in zip(strong, before, after, strict=False):
        yield kind or (left if left == right else base)
