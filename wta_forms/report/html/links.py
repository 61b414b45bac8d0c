"""Numbers in HTML that lead to the answers at the end, and from there back to where these are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from wta_forms.plan.model import Chart, Grid, Heatmap, Ratings
from wta_forms.report import sentences
from wta_forms.report.html.words import NOTHING, Html, element, inline, joined, text
from wta_forms.report.outline import (
    Answer,
    Bullets,
    Columns,
    Heading,
    Node,
    PageBreak,
    Paragraph,
    Quotation,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with what stands in it; ``place`` counts from 1, and is 0 for what stands before the first."""

    place: int
    title: str
    nodes: tuple[Node, ...]
    is_apart: bool = False

    @property
    def id(self) -> str:
        return f"section-{self.place}"


def chapters_of(nodes: Iterable[Node]) -> Iterator[Chapter]:
    """The outline by its headings of level 2."""
    place, title, within, is_apart, breaks = 0, "", list[Node](), False, False
    for node in nodes:
        match node:
            case PageBreak():
                breaks = True
            case Heading(level=2, words=words):
                yield Chapter(place, title, tuple(within), is_apart)
                place, title, within, is_apart, breaks = place + 1, words, [], breaks, False
            case _:
                within.append(node)
    yield Chapter(place, title, tuple(within), is_apart)


@dataclass(slots=True)
class Links:
    """``answered`` are the numbers that have their answer at the end, ``shown`` the chapters in which each is cited.

    The first number of an answer in a chapter is the place that one comes back to, and so has to be told from the
    others: ``_cited`` remembers them.
    """

    answered: frozenset[int]
    shown: Mapping[int, Sequence[Chapter]]
    language: str
    chapter: Chapter = field(default_factory=lambda: Chapter(0, "", ()))
    _cited: set[str] = field(default_factory=set)
    _led_to: set[int] = field(default_factory=set)

    def to(self, numbers: Sequence[int]) -> Html:
        """ " [3, 7]"; nothing where there are no numbers."""
        if not numbers:
            return NOTHING
        links = joined(map(self._to_one, numbers), ", ")
        return Html(f" {element('span', Html('['), links, Html(']'), class_='numbers', dir='ltr')}")

    def _to_one(self, number: int) -> Html:
        if number not in self.answered:
            return Html(str(number))
        place = _place_of(number, self.chapter)
        id = None if place in self._cited else place
        self._cited.add(place)
        words = sentences.answer_called(number)
        return element("a", Html(str(number)), id=id, href=f"#{_answer(number)}", aria_label=words)

    def mark_of(self, number: int) -> str | None:
        """The id of an answer, for the first place where it stands in full."""
        if number in self._led_to:
            return None
        self._led_to.add(number)
        return _answer(number)

    def back_from(self, number: int) -> Html:
        """ "Shown under: Gaps, Risks"; nothing where it stands at the end alone."""
        chapters = self.shown.get(number, ())
        if not chapters:
            return NOTHING
        links = (
            element("a", inline(chapter.title, self.language), href=f"#{_place_of(number, chapter)}")
            for chapter in chapters
        )
        return element("p", text(f"{sentences.SHOWN_UNDER} "), joined(links, " · "), class_="back")


def links_of(chapters: Sequence[Chapter], language: str) -> Links:
    answers = (node for chapter in chapters for node in _flat(chapter.nodes) if isinstance(node, Answer))
    shown: dict[int, list[Chapter]] = {}
    for chapter in chapters:
        for number in dict.fromkeys(chain.from_iterable(map(_numbers_in, _flat(chapter.nodes)))):
            shown.setdefault(number, []).append(chapter)
    return Links(frozenset(answer.number for answer in answers), shown, language)


def _answer(number: int) -> str:
    return f"answer-{number}"


def _place_of(number: int, chapter: Chapter) -> str:
    return f"{chapter.id}-{number}"


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Columns):
            yield from _flat(chain.from_iterable(node.columns))


def _numbers_in(node: Node) -> Iterator[int]:
    """The entries that a node cites itself."""
    match node:
        case Paragraph(numbers=numbers) | Quotation(numbers=numbers):
            yield from numbers
        case Bullets(lines=members) | Grid(rows=members) | Ratings(rows=members) | Chart(bars=members):
            yield from chain.from_iterable(member.numbers for member in members)
        case Heatmap(rows=rows):
            yield from chain.from_iterable(cell.numbers for row in rows for cell in row.cells if cell.words)
        case Heading() | Answer() | PageBreak() | Columns():
            pass
