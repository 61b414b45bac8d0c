"""Which printed line belongs to which box: the nearest on the side where this form has its labels.

Every line is given to one box at most. A line that says what the box's tooltip says goes first, however far it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from wta_forms.extract.adopt.lines import Line, plain_label
from wta_forms.map import Rectangle


class Side(Enum):
    """Where a label stands, as seen from its box."""

    LEFT = "left"
    ABOVE = "above"
    INSIDE = "inside"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Target:
    """What looks for a label. ``costs`` says which sides are looked at, and how much farther than it is a label there
    seems; ``spoken`` is what a screen reader says."""

    key: str
    page: int
    rectangle: Rectangle
    costs: Mapping[Side, float]
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    target: Target
    side: Side
    line: Line


OF_BOXES: Mapping[Side, float] = {Side.LEFT: 0, Side.ABOVE: 0, Side.INSIDE: 4, Side.BELOW: 10, Side.RIGHT: 60}
OF_TICKS: Mapping[Side, float] = {Side.RIGHT: 0, Side.LEFT: 12, Side.ABOVE: 25, Side.BELOW: 25}
OF_GROUPS: Mapping[Side, float] = {Side.ABOVE: 0, Side.LEFT: 5}

_FAR = {Side.LEFT: 260.0, Side.RIGHT: 200.0, Side.ABOVE: 100.0, Side.BELOW: 40.0, Side.INSIDE: 1.0}
"""Points, as far as it seems, beyond which nothing belongs to a box."""
_DOWN = 3.0
"""A point up or down seems this many points to the side: lines are near each other, columns are not."""
_SAID = 1000.0
"""What a tooltip is worth."""
_SAID_FAR = 3
"""How many times as far a line may be that says the same as the tooltip."""
_USUAL = 12.0
"""What it is worth that the other labels of a form stand on the same side."""
_TOUCH = 3.0
_WITH_COLON = 0.5
"""Words with a colon belong to what stands on their line, so much nearer they seem."""


def claimed(
    targets: Sequence[Target], lines: Sequence[Line], boxes: Sequence[tuple[int, Rectangle]]
) -> dict[str, Claim]:
    """The line of each target, by its key, as far as there is one. ``boxes`` are all boxes of the form, with their
    pages: no label lies behind another box."""
    by_page, boxes_by_page = defaultdict(list), defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page, box in boxes:
        boxes_by_page[page].append(box)
    offers = [offer for each in targets for offer in _offers(each, by_page[each.page], boxes_by_page[each.page])]
    nearest: dict[str, tuple[float, Claim]] = {}
    for cost, claim in offers:
        if claim.target.key not in nearest or cost < nearest[claim.target.key][0]:
            nearest[claim.target.key] = (cost, claim)
    usual = Counter(claim.side for cost, claim in nearest.values()).most_common(1)
    if usual and usual[0][1] > 2 and 2 * usual[0][1] > len(targets):
        offers = [(cost - _USUAL * (claim.side is usual[0][0]), claim) for cost, claim in offers]
    return _shared_out(offers)


def _shared_out(offers: Iterable[tuple[float, Claim]]) -> dict[str, Claim]:
    given: dict[str, Claim] = {}
    taken: set[int] = set()
    for _, claim in sorted(offers, key=lambda offer: offer[0]):
        if claim.target.key not in given and id(claim.line) not in taken:
            given[claim.target.key] = claim
            taken.add(id(claim.line))
    return given


def _offers(target: Target, lines: Iterable[Line], boxes: Iterable[Rectangle]) -> Iterator[tuple[float, Claim]]:
    """Every line of its page that could be a target's, with how far it seems to be."""
    near = [box for box in boxes if not _is_within(box, target.rectangle)]
    # What stands over or under a box, and is not what is said of it, belongs to another; over a choice stands what is
    # asked.
    never = {Side.ABOVE, Side.BELOW} if target.costs is OF_TICKS else {Side.BELOW}
    is_spoken_of = bool(target.spoken.strip()) if target.costs is OF_TICKS else " " in target.spoken.strip()
    for line in lines:
        if not any(map(str.isalnum, line.text)):
            continue
        is_said = says_the_same(target.spoken, line.text)
        for side, distance in _places(target.rectangle, line):
            is_anothers = side in never and is_spoken_of and not is_said
            is_near = distance <= _FAR[side] * (_SAID_FAR if is_said else 1) and not is_anothers
            if side in target.costs and is_near and not _is_behind(side, target.rectangle, line, near):
                yield distance + target.costs[side] - _SAID * is_said, Claim(target, side, line)


def _places(box: Rectangle, line: Line) -> Iterator[tuple[Side, float]]:
    """On which side of a box a line stands, and how far it seems to be."""
    x0, y0, x1, y1 = box
    is_beside = y0 - 0.3 * line.size < line.middle < y1 + 0.3 * line.size
    is_in_width = line.left < x1 - 2 and line.right > x0 + 2
    if is_beside and line.right <= x0 + _TOUCH:
        # Beside a high box a label stands at its top.
        nearness = _WITH_COLON if line.text.rstrip().endswith((":", "：")) else 1.0
        yield Side.LEFT, nearness * max(0.0, x0 - line.right) + max(0.0, y1 - line.top - 6) * 0.5
    elif is_beside and line.left >= x1 - _TOUCH:
        yield Side.RIGHT, max(0.0, line.left - x1)
    elif is_in_width and line.middle >= y1 - 0.4 * line.size:
        yield Side.ABOVE, _DOWN * max(0.0, line.bottom - y1) + 0.15 * abs(line.left - x0)
    elif is_in_width and line.middle <= y0 + 0.4 * line.size:
        yield Side.BELOW, _DOWN * max(0.0, y0 - line.top) + 0.15 * abs(line.left - x0)
    elif is_beside and is_in_width:
        yield Side.INSIDE, 0.0


def _is_behind(side: Side, box: Rectangle, line: Line, others: Iterable[Rectangle]) -> bool:
    """Whether another box lies between."""
    x0, y0, x1, y1 = box
    match side:
        case Side.LEFT:
            between = (line.right, y0, x0, y1)
        case Side.RIGHT:
            between = (x1, y0, line.left, y1)
        case Side.ABOVE:
            between = (max(x0, line.left), y1, min(x1, line.right), line.bottom)
        case Side.BELOW:
            between = (max(x0, line.left), line.top, min(x1, line.right), y0)
        case Side.INSIDE:
            return False
    return any(_overlap(between, other) for other in others)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 1 and height > 1


def _is_within(inner: Rectangle, outer: Rectangle) -> bool:
    return (
        inner[0] >= outer[0] - 1 and inner[1] >= outer[1] - 1 and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1
    )


def says_the_same(spoken: str, printed: str) -> bool:
    """Whether a tooltip and a printed line have the same words, or the tooltip begins with them, numbers apart."""
    said, stands = folded(plain_label(spoken)), folded(plain_label(printed))
    return bool(stands) and (said == stands or (len(stands) > 3 and f"{said} ".startswith(f"{stands} ")))


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Small letters and figures alone."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
