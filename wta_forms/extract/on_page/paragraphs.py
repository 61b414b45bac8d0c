"""The lines that stand in a box, put together to what was typed there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from unicodedata import normalize

from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.reading_order import Line, goes_left, goes_left_in, lines_of, said
from wta_forms.extract.text import Words, cleaned_words
from wta_forms.map import Rectangle

_INSET = 2.0
"""Points: what viewers leave free around what is typed, inside a box (see ``layout.style.TYPED_INSET``)."""
_SLACK = 4.0
"""Points: some leave more."""
_A_SPACE = 0.25
_A_WORD = 3.0
_LINE = 1.35
_LOW = 0.25
"""Of the size of letters: a space, a word of the usual length, the height of a line, and what goes below it."""
_ONE_MORE, _WITH_AN_EMPTY_ONE = 1.2, 2.5
"""Lines, and what programs make of them."""

_MOST_STEPS = 20
"""Lines that are left empty at once, so that a stranger's file cannot have a million of them."""

_ENDS_WITHIN_A_WORD = frozenset("-\u2010\u2013\u2014/")


class Room(Enum):
    """Whether a box had room for more than stands in it: yes; on no other line that would show; none."""

    LEFT = 1
    ONLY_ON_THIS_LINE = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and whether there was room for more: a box that is full may hold what no paper shows."""

    words: Words
    room: Room = Room.LEFT


def typed_in(characters: Iterable[Character], box: Rectangle) -> Typed:
    """What stands in a box, in points of the same page. A line that ends where the next word would not have fitted
    goes on in the next one; others were ended by whoever typed.

    Beside what :mod:`~wta_forms.extract.text` states, white space is what the page shows of it: one space between two
    words, none at the ends of a line.
    """
    lines = [trimmed for line in lines_of(characters) if (trimmed := _trimmed(line))]
    if not lines:
        return Typed(Words(""))
    is_right_to_left = goes_left(lines)
    texts = [said(line, goes_left_in(line, otherwise=is_right_to_left)) for line in lines]
    leading = _leading(lines)
    text = texts[0]
    for (above, below), (before, after) in zip(pairwise(lines), pairwise(texts), strict=True):
        steps = min(round((above.y - below.y) / leading), _MOST_STEPS)
        text += "\n" * steps if steps > 1 else _between(above, below, before, after, box)
        text += after
    return Typed(_readable(text), _room(_last_in_a_row(lines, leading), leading, box))


def _trimmed(line: Line) -> Line | None:
    """Without spaces at its ends; None where there is nothing else."""
    drawn = [at for at, cluster in enumerate(line.clusters) if not cluster.is_space]
    return Line(line.clusters[drawn[0] : drawn[-1] + 1]) if drawn else None


def _leading(lines: Sequence[Line]) -> float:
    """From one line to the next where nothing is between them."""
    size = max(line.size for line in lines)
    steps = [above.y - below.y for above, below in pairwise(lines)]
    return max(1.0, min([step for step in steps if step < 2 * size] or [_LINE * size]))


# --- where lines end --------------------------------------------------------------------------------------------------


def _between(above: Line, below: Line, before: str, after: str, box: Rectangle) -> str:
    room = _left_on(above, box)
    letter = (below.right - below.left) / max(1, len(after))  # on an average
    word = letter * len(after.split(maxsplit=1)[0])
    if word + _A_SPACE * above.size < room - _SLACK:
        return "\n"
    is_cut_word = " " not in before and room < letter
    is_after_dash = before[-1] in _ENDS_WITHIN_A_WORD and before[-2:-1].isalnum()
    return "" if is_cut_word or is_after_dash else " "


def _last_in_a_row(lines: Sequence[Line], leading: float) -> Line:
    """Of lines that no viewer shows some programs leave out some: Ghostscript 10.00 keeps those in Arabic alone."""
    for above, below in pairwise(lines):
        if above.y - below.y > _WITH_AN_EMPTY_ONE * leading:
            return above
    return lines[-1]


def _room(last: Line, leading: float, box: Rectangle) -> Room:
    """What goes far beyond the end of a box shows that nothing was cut there; one line below it does not, as programs
    keep lines of which they show a hair. The last line that is shown may be an empty one."""
    below = last.y - _LOW * last.size - box[1]
    beside = _left_on(last, box)
    if below <= -_ONE_MORE * leading or beside < -last.size:
        return Room.LEFT
    if _is_one_line(last, box):
        return Room.NONE if beside < last.size else Room.LEFT
    if below < leading:
        return Room.NONE if beside < _A_WORD * last.size else Room.ONLY_ON_THIS_LINE
    is_of_several = box[3] - box[1] > 3 * leading
    return Room.ONLY_ON_THIS_LINE if is_of_several and below < 2 * leading else Room.LEFT


def _left_on(line: Line, box: Rectangle) -> float:
    """How much room is left on a line, at whichever end."""
    return box[2] - box[0] - 2 * _INSET - (line.right - line.left)


def _is_one_line(line: Line, box: Rectangle) -> bool:
    return box[3] - box[1] < 2 * _LINE * line.size


# --- letters ----------------------------------------------------------------------------------------------------------


def _readable(text: str) -> Words:
    """With letters for the shapes in which they are drawn (U+FB00 to U+FDFF, U+FE70 to U+FEFF). That there were Arabic
    ones is told: some programs break it in more ways than this."""
    plain = "".join(normalize("NFKC", each) if _is_shape(each) else each for each in text)
    latin = "".join(normalize("NFKC", each) if "\ufb00" <= each <= "\ufb06" else each for each in text)
    return Words(cleaned_words(plain, "").text, cleaned_words(latin, "").problems)


def _is_shape(character: str) -> bool:
    return "\ufb00" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"
