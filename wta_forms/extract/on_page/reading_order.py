"""From characters that stand somewhere to lines that can be read: from the top, and each from its beginning.

Characters are upright here: their lines go along the x axis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from unicodedata import bidirectional, category

from wta_forms.extract.on_page.as_drawn import MIRRORED, PAIRS
from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.geometry import around
from wta_forms.map import Rectangle

_ONE_LINE = 0.4
"""Of the size of letters: baselines that are nearer are one. Lines are 1.1 apart at least."""
_A_SPACE = 0.17
"""Of the size of letters: a gap that is wider is a space. The narrowest spaces are 0.2 wide, and kerning makes gaps
narrower, not wider."""
_LONG = 2000
"""Letters: no line is as long. Looking through all of them for each mark takes its time."""

_LETTER = {"L": "L", "R": "R", "AL": "R"}
_ENDS = frozenset(".,:;!?\u060c\u061b\u061f\u06d4")
_NUMBER = frozenset({"EN", "AN"})
_WITHIN_NUMBERS = frozenset({"ES", "CS", "ET", "BN"})


@dataclass(frozen=True)
class Cluster:
    """What is one step of the pen: a letter with its marks, or the letters of a ligature."""

    letters: tuple[Character, ...]
    marks: tuple[Character, ...] = ()

    @cached_property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @property
    def characters(self) -> tuple[Character, ...]:
        return (*self.letters, *self.marks)

    @cached_property
    def box(self) -> Rectangle:
        """Without marks, which may lie over the next letter."""
        return around([letter.box for letter in self.letters])

    @property
    def size(self) -> float:
        return self.letters[0].size

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass(frozen=True)
class Line:
    """Clusters from left to right, on one baseline (``y``)."""

    clusters: tuple[Cluster, ...]

    @cached_property
    def y(self) -> float:
        return max(self.clusters, key=lambda cluster: cluster.box[2] - cluster.box[0]).letters[0].baseline[1]

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
    by_height = sorted(_clusters(characters), key=lambda cluster: -cluster.letters[0].baseline[1])
    lines: list[list[Cluster]] = []
    for cluster in by_height:
        if lines and _are_level(lines[-1][0].letters[0], cluster.letters[0]):
            lines[-1].append(cluster)
        else:
            lines.append([cluster])
    return [Line(tuple(sorted(line, key=lambda cluster: cluster.box[0]))) for line in lines]


def _clusters(characters: Iterable[Character]) -> Iterator[Cluster]:
    """The letters of a ligature have one box; a mark goes with the letter of its run over or under which it is."""
    letters: dict[int, list[list[Character]]] = defaultdict(list)
    marks: list[Character] = []
    for character in characters:
        before = letters[character.run]
        if _is_mark(character):
            marks.append(character)
        elif before and before[-1][0].box == character.box:
            before[-1].append(character)
        else:
            before.append([character])
    over: dict[int, list[Character]] = defaultdict(list)
    for mark in marks:
        run = letters[mark.run]
        near = [each for each in run if _are_level(each[0], mark)] if len(run) < _LONG else []
        letter = min(near, key=lambda each: _apart(each[0].box, mark.box), default=None)
        if letter is None:
            yield Cluster((mark,))
        else:
            over[id(letter)].append(mark)
    for each in (letter for run in letters.values() for letter in run):
        yield Cluster(tuple(each), tuple(over[id(each)]))


def _is_mark(character: Character) -> bool:
    return category(character.text) in ("Mn", "Me")


def _apart(letter: Rectangle, mark: Rectangle) -> float:
    """From the middle of a mark to the nearest point of a letter; within it, to its middle counts a little."""
    at = (mark[0] + mark[2]) / 2
    return max(letter[0] - at, at - letter[2], 0.0) + 0.01 * abs(at - (letter[0] + letter[2]) / 2)


def _are_level(one: Character, other: Character) -> bool:
    return abs(one.baseline[1] - other.baseline[1]) < _ONE_LINE * min(one.size, other.size)


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
    """Whether words as a whole go to the left: where people write Arabic they use Latin names, more than the other way
    round."""
    directions = [direction for line in lines for direction in _directions(line)]
    return 2 * directions.count("R") > directions.count("L")


def goes_left_in(line: Line, otherwise: bool) -> bool:
    """Whether a line goes to the left among lines that, as a whole, go ``otherwise``: viewers ask each paragraph. What
    ends a sentence stands at the end of the line."""
    directions = set(_directions(line))
    if directions == {"R"}:
        return line.clusters[-1].text not in _ENDS
    if directions == {"L"}:
        return otherwise and line.clusters[0].text in _ENDS
    return otherwise


def _directions(line: Line) -> Iterator[str]:
    for cluster in line.clusters:
        if direction := _LETTER.get(bidirectional(cluster.text[0])):
            yield direction


def said(line: Line, is_right_to_left: bool = False) -> str:
    """The words of a line as they are read. Where letters stand apart is a space, whether one was drawn or not."""
    return "".join(text for text, _ in as_read(line, is_right_to_left)).strip()


def as_read(line: Line, is_right_to_left: bool = False) -> Iterator[tuple[str, Cluster | None]]:
    """The clusters of a line from its beginning, each with what it says; a space that was not drawn has none."""
    steps = list(_with_gaps(line))
    order = list(_order([step.text[0] if step else " " for step in steps], is_right_to_left))
    read = [steps[at] for at, _ in order]
    texts = [step.text if step else " " for step in read]
    facing = _with_brackets_in_pairs(texts, [goes_left for _, goes_left in order])
    return zip(facing, read, strict=True)


def _with_brackets_in_pairs(texts: list[str], goes_left: list[bool]) -> list[str]:
    """With those that open before those that close. In words that go to the left some fonts say what a bracket looks
    like and some what it means; where they are not in pairs the looks count."""
    facing = [MIRRORED.get(text, text) if left else text for text, left in zip(texts, goes_left, strict=True)]
    for kind in PAIRS if any(goes_left) else ():
        places = [at for at, text in enumerate(facing) if text in kind]
        if len(places) % 2 == 0 and any(goes_left[at] for at in places):
            for number, at in enumerate(places):
                facing[at] = kind[number % 2]
    return facing


def _with_gaps(line: Line) -> Iterator[Cluster | None]:
    last: Cluster | None = None
    for cluster in line.clusters:
        is_space = cluster.is_space or last is None or last.is_space
        if last and not is_space and cluster.box[0] - last.box[2] > _A_SPACE * max(last.size, cluster.size):
            yield None
        yield cluster
        last = cluster


def _order(letters: Sequence[str], is_right_to_left: bool) -> list[tuple[int, bool]]:
    """Places from left to right → places in the order of reading, and whether it goes to the left there.

    The Unicode bidirectional algorithm (UAX 9) turned back, which its last rule (L2) does by itself, once the levels
    are known. They are a matter of the order of reading, so these are a guess where numbers stand between words of both
    directions.
    """
    types = [bidirectional(letter) for letter in letters]
    if not is_right_to_left and not any(_LETTER.get(type) == "R" for type in types):
        return [(at, False) for at in range(len(letters))]
    levels = _levels(types, is_right_to_left)
    order = list(range(len(levels)))
    for level in range(max(levels), 0, -1):
        order = list(_with_turned(order, [levels[at] >= level for at in order]))
    return [(at, levels[at] % 2 == 1) for at in order]


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
            strong[at] = "L" if last == "L" and types[at] != "AN" else "N"
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
