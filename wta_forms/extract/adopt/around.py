"""What is printed around the questions: a title, headings, paragraphs; and what stands on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wta_forms.extract.adopt.beside import folded
from wta_forms.extract.adopt.lattice import around
from wta_forms.extract.adopt.lines import Line, is_a_number
from wta_forms.map import Rectangle

_MARGIN = 0.07
"""Of a page: its head and its foot."""
_LARGER = 1.17
"""Letters that are so much larger than the others are a heading."""
_FEW_BOLD = 0.4
"""Of the letters of a form: where more are bold, bold says nothing."""
_MOST_OF_A_HEADING = 90
_LEAST_OF_A_TITLE = 12
_LEADING = 0.95
_SAYS_SOMETHING = 8
"""Letters, beside what is filled in, by which a sentence of ours is known."""

_PAGE = re.compile(
    r"\W*(page|p\.|strona|str\.|seite|сторінка|صفحة|duilleag)?\s*\d{1,3}\s*((of|/|de|z|von|з|من)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\W*$|untitled|ohne titel|document\d*$|layout \d|microsoft (word|excel|powerpoint)|"
    r".*\.(docx?|indd|xlsx?|pdf|odt|qxd|fm|ai|p65)$|(blank|form|print|page|scan)\W*\d*$|[\w-]*\d{4,}[\w-]*$",
    re.IGNORECASE,
)
"""Titles that a program made up."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that go on as one: a heading, or a paragraph."""

    text: str
    page: int
    rectangle: Rectangle
    size: float
    is_heading: bool


def without_furniture(lines: Sequence[Line], pages: Sequence[tuple[float, float]]) -> tuple[Line, ...]:
    """Without page numbers, and without what stands at the same place of several pages."""
    stands_on: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        stands_on[_same(line)].add(line.page)
    usual = usual_size(lines)
    return tuple(
        line
        for line in lines
        if not (_is_in_margin(line, pages) and (len(stands_on[_same(line)]) > 1 or _is_small(line, usual)))
    )


def _same(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", folded(line.text)), round(line.bottom / 4)


def _is_in_margin(line: Line, pages: Sequence[tuple[float, float]]) -> bool:
    _, height = pages[line.page - 1] if line.page <= len(pages) else (0.0, 842.0)
    return line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height


def _is_small(line: Line, usual: float) -> bool:
    return bool(_PAGE.fullmatch(line.text)) or line.size < 0.95 * usual


def usual_size(lines: Iterable[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


# --- the title --------------------------------------------------------------------------------------------------------


def title_of(said: str, lines: Sequence[Line], stem: str) -> tuple[str, tuple[Line, ...]]:
    """What a form is called, and the lines it stands on: what the file says, the largest words of its first page, or
    else its name."""
    printed = _largest(lines)
    words = " ".join(line.text for line in printed)
    says_nothing = bool(_NO_TITLE.match(said.strip())) or folded(said) == folded(stem)
    if not says_nothing:
        own = [line for line in lines if line.page == 1 and folded(line.text) and folded(line.text) in folded(said)]
        same = [line for line in own if line.size >= 1.1 * usual_size(lines)]
        return " ".join(said.split()), tuple(same)
    if words and _weight(printed[0]) > 1.15 * usual_size(lines):
        return words, printed
    return re.sub(r"[_\W]+", " ", stem).strip().capitalize() or "A form", ()


def _largest(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The largest words of the first page, bold ones before others, with the lines under them that go on."""
    first = [line for line in lines if line.page == 1 and sum(map(str.isalpha, line.text)) > 3]
    said = [line for line in first if len(line.text) >= _LEAST_OF_A_TITLE] or first
    largest = max((_weight(line) for line in said), default=0.0)
    title: list[Line] = []
    for line in (line for line in said if _weight(line) > 0.97 * largest):
        if not title or title[-1].bottom - line.top < line.size:
            title.append(line)
    return tuple(title[:4])


def _weight(line: Line) -> float:
    return line.size * (1.15 if line.is_bold else 1.0)


# --- headings and paragraphs ------------------------------------------------------------------------------------------


def texts_of(
    free: Sequence[Line], all_lines: Sequence[Line], boxes: Sequence[tuple[int, Rectangle]]
) -> tuple[Text, ...]:
    """What is left of the lines, put together; numbers alone, and words beside boxes that nothing belongs to, go."""
    usual = usual_size(all_lines)
    letters = sum(len(line.text) for line in all_lines) or 1
    bold_says = sum(len(line.text) for line in all_lines if line.is_bold) < _FEW_BOLD * letters
    found: list[list[Line]] = []
    for line in free:
        if is_a_number(line.text) or not any(map(str.isalpha, line.text)):
            continue
        last = next((text for text in reversed(found[-8:]) if _goes_on(text[-1], line, boxes)), None)
        if last is None:
            found.append([line])
        else:
            last.append(line)
    return tuple(_text(lines, usual, bold_says) for lines in found)


def _goes_on(line: Line, following: Line, boxes: Sequence[tuple[int, Rectangle]]) -> bool:
    gap = line.bottom - following.top
    is_under = line.page == following.page and -0.4 * line.size < gap < _LEADING * line.size
    if not is_under or not line.is_like(following):
        return False
    is_aligned = (
        abs(line.left - following.left) < 16 or abs(sum(line.rectangle[::2]) - sum(following.rectangle[::2])) < 16
    )
    between = (min(line.left, following.left), following.top, max(line.right, following.right), line.bottom)
    return is_aligned and not any(
        page == line.page
        and box[1] > between[1] - 2
        and box[3] < between[3] + 2
        and box[0] < between[2]
        and box[2] > between[0]
        for page, box in boxes
    )


def _text(lines: Sequence[Line], usual: float, bold_says: bool) -> Text:
    text = " ".join(line.text for line in lines)
    first = lines[0]
    is_large = first.size >= _LARGER * usual
    is_bold = bold_says and first.is_bold and first.size >= 0.97 * usual
    is_loud = text.isupper() and len(text) > 3 and first.size >= 0.97 * usual
    letters, figures = sum(map(str.isalpha, text)), sum(map(str.isdecimal, text))
    is_short = len(text) <= _MOST_OF_A_HEADING and not text.endswith((".", ",", ";")) and letters > figures
    is_heading = is_short and (is_large or is_bold or is_loud)
    return Text(text, first.page, around([line.rectangle for line in lines]), first.size, is_heading)


def without(texts: Iterable[Text], phrases: Iterable[str]) -> Iterator[Text]:
    """Without what the product prints by itself. ``phrases`` are its sentences, with words in braces for what it fills
    in; a text of which they are most is left out."""
    said = sorted({_folded_phrase(each) for each in phrases}, key=len, reverse=True)
    patterns = [
        re.compile(re.escape(each).replace(re.escape(_FILLED_IN), ".{1,80}?"))
        for each in said
        if len(each.replace(_FILLED_IN, "").replace(" ", "")) >= _SAYS_SOMETHING
    ]
    for text in texts:
        rest = folded(text.text)
        if any(re.fullmatch(pattern.pattern.replace("}?", "}"), rest) for pattern in patterns):
            continue
        for pattern in patterns:
            rest = pattern.sub(" ", rest)
        if rest not in said and len(rest.split()) > _REST * len(text.text.split()):
            yield text


_FILLED_IN = "{}"
_SAYS_SOMETHING = 8
"""Letters, beside what is filled in, by which a sentence of ours is known."""
_REST = 0.4


def _folded_phrase(text: str) -> str:
    parts = re.split(r"(\{[^}]*\})", text)
    return " ".join(filter(None, (_FILLED_IN if part.startswith("{") else folded(part) for part in parts)))
