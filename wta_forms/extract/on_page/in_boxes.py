"""Which characters of a page were typed into which box. All places are those of the blank, in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.geometry import area, distance, is_in, is_within, widened
from wta_forms.extract.on_page.reading_order import Cluster, Line, goes_left, lines_of, split_at_gaps
from wta_forms.map import MapField, Rectangle

_APART = 1.5
"""Letters: words that stand farther apart were not drawn in one go."""
_ONE_LINE = 0.5
"""Letters: a space is a quarter of one wide; from the words of a box to those of the next it is farther."""
_LAST = 200
"""Characters: no line is longer."""
_BESIDE = 4.0
"""Points: so far outside a box a word may begin that is meant for it."""
_AT_THE_EDGE = 6.0
"""Points: what programs leave free there, and a letter's own room."""
_HEIGHT = 0.3
"""Of the size of letters, above the baseline: their middle."""
_EDGE = 3.0
"""Points: so much larger than a box may be what is shown of it."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Characters by the place of their box in a list; ``strays`` are words that lie in none. ``stretches`` are all the
    words that show where they were drawn, in boxes and beside them."""

    by_field: Mapping[int, tuple[Character, ...]]
    strays: tuple[Line, ...]
    stretches: tuple[Line, ...]


def sorted_by_box(characters: Iterable[Character], fields: Sequence[MapField]) -> Sorted:
    """What a viewer cut off at the edges of a box is in the file all the same, and goes with the rest."""
    by_field: dict[int, list[Character]] = defaultdict(list)
    strays: list[Line] = []
    stretches: list[Line] = []
    for run in _runs(characters):
        whose = _whose_clip(run[0].clip, fields) if run[0].is_clipped else None
        if whose is not None:
            by_field[whose] += [each for each in run if each.is_drawn]
            continue
        for stretch in _stretches(run):
            stretches.append(stretch)
            whose = _where_it_begins(stretch, fields)
            if whose is None:
                strays.append(stretch)
            else:
                by_field[whose] += (each for cluster in stretch.clusters for each in cluster.characters)
    return Sorted({whose: tuple(found) for whose, found in by_field.items()}, tuple(strays), tuple(stretches))


def _runs(characters: Iterable[Character]) -> list[list[Character]]:
    """What was drawn in one go, and what goes on where that ended: pdftocairo 22.12 draws word by word."""
    drawn: dict[int, list[Character]] = defaultdict(list)
    for character in characters:
        drawn[character.run].append(character)
    runs: list[list[Character]] = []
    for run in drawn.values():
        if runs and _goes_on(runs[-1], run):
            runs[-1] += run
        else:
            runs.append(run)
    return runs


def _goes_on(run: Sequence[Character], following: Sequence[Character]) -> bool:
    """Of what is before, the last letters will do: words that go to the left come in the order of reading."""
    one, other = run[-1], following[0]
    if one.is_clipped or other.is_clipped or abs(one.baseline[1] - other.baseline[1]) > _ONE_LINE * one.size:
        return False
    apart = min(each.box[0] for each in following) - max(each.box[2] for each in run[-_LAST:])
    return -_ONE_LINE * one.size < apart < _ONE_LINE * one.size


def _whose_clip(clip: Rectangle, fields: Sequence[MapField]) -> int | None:
    """The box in which it lies. It may be as large as that, or as what of a line shows (pdftocairo 22.12)."""
    around = [at for at, field in enumerate(fields) if is_within(clip, widened(field.rectangle, _EDGE))]
    return min(around, key=lambda at: area(fields[at].rectangle), default=None)


def _stretches(run: Iterable[Character]) -> Iterator[Line]:
    for line in lines_of(each for each in run if each.is_shown):
        for stretch in split_at_gaps(line, _APART):
            if any(not cluster.is_space for cluster in stretch.clusters):
                yield stretch


def _where_it_begins(stretch: Line, fields: Sequence[MapField]) -> int | None:
    """The box in which its first letter is, or else the next one that is in any, or else one that is near.

    Words may be longer than their box, and lie over the next one; so it is the first letter that counts.
    """
    letters = _from_where_it_was_typed(stretch, fields)
    height = stretch.y + _HEIGHT * stretch.size
    middles = [((cluster.box[0] + cluster.box[2]) / 2, height) for cluster in letters[:_LAST]]
    for point in middles:
        inside = [at for at, field in enumerate(fields) if is_in(point, field.rectangle)]
        if inside:
            return min(inside, key=lambda at: area(fields[at].rectangle))
    near = [at for at, field in enumerate(fields) if is_in(middles[0], field.rectangle, _BESIDE)]
    return min(near, key=lambda at: distance(middles[0], fields[at].rectangle), default=None)


def _from_where_it_was_typed(stretch: Line, fields: Sequence[MapField]) -> list[Cluster]:
    """Words that go to the left end at the right edge of their box, but for those in a form that goes to the right."""
    letters = [cluster for cluster in stretch.clusters if not cluster.is_space]
    if not goes_left([stretch]):
        return letters
    height = stretch.y + _HEIGHT * stretch.size
    rows = [field.rectangle for field in fields if field.rectangle[1] < height < field.rectangle[3]]
    is_at_a_left_edge = any(0 < stretch.left - x0 < _AT_THE_EDGE for x0, _, _, _ in rows)
    is_at_a_right_edge = any(0 < x1 - stretch.right < _AT_THE_EDGE for _, _, x1, _ in rows)
    return letters if is_at_a_left_edge and not is_at_a_right_edge else letters[::-1]
