"""Words in Word: paragraphs, runs that say which way they run, and numbers that lead to answers.

A person's words can be anything; what no XML file can hold is U+FFFD there. White space at the ends of lines is lost,
and so are lines without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wta_forms.report.characters import directed, is_right_to_left, turned_back, written_lines
from wta_forms.report.docx.look import Look, w
from wta_forms.report.outline import Answer


@dataclass(frozen=True, slots=True)
class Targets:
    """Where numbers lead: each to the first place where its answer stands at the end, if it stands there."""

    first: Mapping[int, Answer]

    def links(self, numbers: Sequence[int], before: str = " ", look: Look | None = Look.LINK) -> Iterator[Any]:
        """ " [3, 7]"; nothing where there are no numbers. Without a look they have the colour of their paragraph."""
        for place, number in enumerate(numbers):
            yield run(", " if place else f"{before}[")
            if number in self.first:
                yield w("hyperlink", run(str(number), look), anchor=_bookmark(number), history=1)
            else:
                yield run(str(number))
        if numbers:
            yield run("]")

    def marked(self, answer: Answer) -> list[Any]:
        """The answer's own number, and, at the first place, the bookmark that others lead to."""
        number = run(f"[{answer.number}]", Look.NUMBER)
        if self.first[answer.number] is not answer:
            return [number]
        start = w("bookmarkStart", id=answer.number, name=_bookmark(answer.number))
        return [start, number, w("bookmarkEnd", id=answer.number)]


def _bookmark(number: int) -> str:
    """A bookmark's name: letters, figures and ``_`` only."""
    return f"answer_{number}"


def paragraph(
    look: Look,
    words: str = "",
    *after: Any,
    before: Iterable[Any] = (),
    is_rtl: bool | None = None,
    marks: Iterable[Any] = (),
) -> Any:
    """Its words line by line between other runs. It begins at the right where its words do.

    ``marks`` are properties that stand between the style and the direction in the schema: shading, tabs.
    """
    lines = written_lines(words)
    begins_at_the_right = is_right_to_left(" ".join(lines)) if is_rtl is None else is_rtl
    properties = w("pPr", w("pStyle", val=look), *marks, *([w("bidi")] if begins_at_the_right else []))
    turned = turned_back(" ".join(lines)) if after and not begins_at_the_right else ""
    return w("p", properties, *before, *_runs(lines), *([run(turned)] if turned else []), *after)


def _runs(lines: Iterable[str]) -> Iterator[Any]:
    for place, line in enumerate(lines):
        if place:
            yield w("r", w("br"))
        yield from (run(words, is_rtl=is_rtl) for words, is_rtl in directed(line))


def run(words: str, look: Look | None = None, *, is_rtl: bool = False) -> Any:
    marks = [*([w("rStyle", val=look)] if look else []), *([w("rtl")] if is_rtl else [])]
    return w("r", *([w("rPr", *marks)] if marks else []), *_texts(words))


def _texts(words: str) -> Iterator[Any]:
    """White space at their ends counts; a tab is an element of its own."""
    for place, part in enumerate(words.split("\t")):
        if place:
            yield w("tab")
        text = w("t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield text


def on_one_line(words: str) -> str:
    return " ".join(written_lines(words))
