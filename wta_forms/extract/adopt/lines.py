"""Printed words as lines: what stands together on one height, without what fills the space in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional, category

from wta_forms.extract.adopt.blank import Word
from wta_forms.map import Rectangle

_SPLIT = 0.95
"""Of the size of letters: words that are further apart belong to different columns. A wide space is 0.6."""
_ONE_LINE = 0.45

_LEADER = re.compile(r"[._…‥·\-–—]{3,}|_+")
_FILLS = re.compile(r"[._…‥·]+")
"""What fills a line up to where somebody is to write."""
_MARKS = frozenset("•●○◦▪■□☐☑☒❏❑❒▢▫◻◼✓✔✗✘➢➤►▶»")


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


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """From the top of the first page on, and from left to right where several stand on one height."""
    heights: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.page, -word.rectangle[1], word.rectangle[0])):
        row = next((row for row in reversed(heights[-6:]) if _are_on_one_height(row[-1], word)), None)
        if row is None:
            heights.append([word])
        else:
            row.append(word)
    return tuple(line for row in heights for line in _split(sorted(row, key=lambda word: word.rectangle[0])))


def _are_on_one_height(one: Word, other: Word) -> bool:
    size = max(one.size, other.size, 1.0)
    middles = [(word.rectangle[1] + word.rectangle[3]) / 2 for word in (one, other)]
    return one.page == other.page and abs(middles[0] - middles[1]) < _ONE_LINE * size


def _split(row: Sequence[Word]) -> Iterator[Line]:
    """At wide gaps, and where a leader stands."""
    group: list[Word] = []
    for word in row:
        text = "" if _FILLS.fullmatch(word.text) else _LEADER.sub("", word.text)
        if group and (not text or word.rectangle[0] - group[-1].rectangle[2] > _SPLIT * max(word.size, 6.0)):
            yield from _line(group)
            group = []
        if text and not all(map(_is_mark, text)):
            group.append(Word(word.page, text, word.rectangle, word.size, word.is_bold))
        if text != word.text and group:
            yield from _line(group)
            group = []
    yield from _line(group)


def _is_mark(character: str) -> bool:
    """A bullet, a printed box, a glyph of which nobody knows what it means."""
    return character in _MARKS or category(character) in {"Co", "Cc", "Cn"}


def _line(words: Sequence[Word]) -> Iterator[Line]:
    if not words:
        return
    boxes = [word.rectangle for word in words]
    around = (boxes[0][0], min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes))
    letters = sum(len(word.text) for word in words)
    in_order = reversed(words) if _goes_left(words) else words
    text = " ".join(word.text for word in in_order)
    sizes = sorted(size for word in words for size in [word.size] * len(word.text))
    is_bold = 2 * sum(len(word.text) for word in words if word.is_bold) > letters
    yield Line(words[0].page, _without_marks(text), around, sizes[len(sizes) // 2], is_bold)


def _goes_left(words: Sequence[Word]) -> bool:
    directions = [bidirectional(character) for word in words for character in word.text]
    return directions.count("R") + directions.count("AL") > directions.count("L")


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
    return text.rstrip()[-1:] in ".?!:;"


def is_a_number(text: str) -> bool:
    """A question's or a row's number, and nothing else."""
    return bool(re.fullmatch(r"\(?(?:Q|No\.?\s?)?\d{1,3}(?:\.\d{1,2})*[a-z]?[.):]?|\(?[a-zA-Z][.)]", text.strip()))
