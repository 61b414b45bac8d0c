"""Printed words as lines: what stands together on one height, without what fills the space in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import bidirectional, category

from wta_forms.extract.adopt.blank import Word
from wta_forms.map import Rectangle

_SPLIT = 0.95
"""Of the size of letters: words that are further apart belong to different columns. A wide space is 0.6."""
_ONE_LINE = 0.45

_LEADER = re.compile(r"[._…‥·\-–—]{3,}|_+")
_FILLS = re.compile(r"[._…‥·]+")
"""What fills a line up to where somebody is to write."""
_MARKS = re.compile("[•○●◦»\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]")


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; ``size`` of their letters in points."""

    page: int
    text: str
    rectangle: Rectangle
    size: float
    is_bold: bool = False

    @property
    def left(self) -> float:
        return self.rectangle[0]

    @property
    def bottom(self) -> float:
        return self.rectangle[1]

    @property
    def right(self) -> float:
        return self.rectangle[2]

    @property
    def top(self) -> float:
        return self.rectangle[3]

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    def is_like(self, other: Line) -> bool:
        """Whether it is printed in the same manner."""
        return self.is_bold == other.is_bold and abs(self.size - other.size) < 0.3


def lines_of(words: Iterable[Word], *, is_mirrored: bool = False) -> tuple[Line, ...]:
    """From the top of the first page on, and from left to right where several stand on one height. ``is_mirrored``:
    their places are those in a mirror, where what is read from the right is read from the left."""
    heights: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.page, -word.rectangle[1], word.rectangle[0])):
        row = next((row for row in reversed(heights[-6:]) if _are_on_one_height(row[-1], word)), None)
        if row is None:
            heights.append([word])
        else:
            row.append(word)
    rows = (sorted(row, key=lambda word: word.rectangle[0]) for row in heights)
    return tuple(_line(group, is_mirrored) for row in rows for group in _split(row))


def _are_on_one_height(one: Word, other: Word) -> bool:
    size = max(one.size, other.size, 1.0)
    middles = [(word.rectangle[1] + word.rectangle[3]) / 2 for word in (one, other)]
    return one.page == other.page and abs(middles[0] - middles[1]) < _ONE_LINE * size


def _split(row: Sequence[Word]) -> Iterator[list[Word]]:
    """At wide gaps, and where a leader stands."""
    group: list[Word] = []
    for word in row:
        text = "" if _FILLS.fullmatch(word.text) else _LEADER.sub("", word.text)
        if group and (not text or word.rectangle[0] - group[-1].rectangle[2] > _SPLIT * max(word.size, 6.0)):
            yield group
            group = []
        if text and not all(map(_is_mark, text)):
            group.append(replace(word, text=text))
        if text != word.text and group:
            yield group
            group = []
    if group:
        yield group


def _is_mark(character: str) -> bool:
    """A bullet, an arrow, a printed box, a glyph of which nobody knows what it means."""
    return bool(_MARKS.match(character)) or category(character) in {"Co", "Cc", "Cn"}


def _line(words: Sequence[Word], is_mirrored: bool) -> Line:
    boxes = [word.rectangle for word in words]
    around = (boxes[0][0], min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes))
    text = " ".join(word.text for word in _as_read(words, is_mirrored))
    goes_left = sum(map(_goes_left, words))
    if goes_left * 2 > len(words) or (is_mirrored and goes_left):
        text = text.translate(_MIRRORED)
    sizes = sorted(size for word in words for size in [word.size] * len(word.text))
    is_bold = 2 * sum(len(word.text) for word in words if word.is_bold) > len(sizes)
    return Line(words[0].page, _without_marks(text), around, sizes[len(sizes) // 2], is_bold)


_MIRRORED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
"""What goes to the left is drawn with the other bracket of a pair, and that is what stands in the file."""


def _as_read(words: Sequence[Word], is_mirrored: bool) -> list[Word]:
    """In the order in which they are said: what goes the other way than its line is turned, run by run."""
    goes_left = sum(map(_goes_left, words)) * 2 > len(words)
    if not is_mirrored and not goes_left:
        return list(words)
    in_order = list(words) if is_mirrored else list(reversed(words))
    runs = (list(run) for _, run in groupby(in_order, key=_goes_right))
    return [word for run in runs for word in (reversed(run) if _goes_right(run[0]) else run)]


def _goes_left(word: Word) -> bool:
    return any(bidirectional(character) in ("R", "AL") for character in word.text)


def _goes_right(word: Word) -> bool:
    return any(bidirectional(character) == "L" for character in word.text) and not _goes_left(word)


def _without_marks(text: str) -> str:
    return "".join(character for character in text if not _is_mark(character)).strip()


# --- text -------------------------------------------------------------------------------------------------------------

_NUMBERING = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Za-z])[.):]\s+|\d{1,2}[.)](?=[A-Z])|(?:Q|Question)\s?\d{1,3}[.:)]?\s+"
)
_ENDS = re.compile(r"[\s:*_.…]*[:*_…][\s:*_.…]*$")


def plain_label(text: str) -> str:
    """A label without its number, its colon, and the star of what has to be answered."""
    text = text.lstrip("* ")
    text = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
    return " ".join(_ENDS.sub("", text).replace("*", " ").split())


def has_star(text: str) -> bool:
    """Whether it says that an answer is needed: a star, or the word itself."""
    return bool(re.search(r"\*\s*:?\s*$|^\*|\(required\)|\bmandatory\b", text.strip(), re.IGNORECASE))


def ends_a_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in (*".?!:;؟؛",)


def is_a_number(text: str) -> bool:
    """A question's or a row's number, and nothing else."""
    return bool(_A_NUMBER.fullmatch(text.strip()))


_A_NUMBER = re.compile(
    r"\(?(?:(?:Q|No\.?|Nr\.?|Row|Line|Wiersz|Рядок|Sreath|الصف)\s?)?\d{1,3}(?:\.\d{1,2})*[a-z]?[.):]?|\(?[a-zA-Z][.)]",
    re.IGNORECASE,
)
