"""What a document has to be for everybody to read and fill it, looked at before it is written: the rules that a judge
of files (veraPDF) passes over, because it sees no meaning.

A finding is a fault of ours, but for tooltips, whose words are the author's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import Any

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.layout.boxes import Pages
from wta_forms.layout.legible import (
    LEAST_FOR_SHAPES,
    LEAST_FOR_WORDS,
    LEAST_TARGET,
    RGB,
    WHITE,
    contrast,
    hex_of,
    never_read,
    reads_like_a_machine,
    too_pale,
)
from wta_forms.render.graph import Box, Graph, Structure, structure_of


class Rule(Enum):
    """One sentence, and the clause it stands on."""

    FONT_EMBEDDED = ("Every font for typed words is in the file.", "ISO 14289-1, 7.21.4.1")
    FONT_KNOWN = ("The font of every box is among those of the form.", "ISO 32000-2, 12.7.4.3")
    WORDS_DARK = ("Words are dark enough for what is behind them.", "WCAG 2.2, 1.4.3")
    SHAPES_DARK = ("What shows where a box is can be seen.", "WCAG 2.2, 1.4.11")
    FIELDS_IN_ORDER = ("Boxes are listed in the order in which they are read.", "WCAG 2.2, 2.4.3")
    SAID_IN_WORDS = ("What is said of a box is for people.", "WCAG 2.2, 2.4.6")
    SAID_AT_ALL = ("Something is said of every box.", "ISO 14289-1, 7.18.1")
    BUTTONS_APART = ("Every button of a choice says what it stands for.", "WCAG 2.2, 4.1.2")
    WAY_BACK = ("What stands on a page leads to the place where it is read.", "ISO 32000-2, 14.7.5.4")
    IN_THE_TREE = ("All that has a place in the order of reading is reached there.", "ISO 32000-2, 14.7.2")
    WORDS_READ = ("Words that mean something are read.", "ISO 14289-1, 7.1")
    LARGE_ENOUGH = ("What is pressed is at least 24 pixels high and wide.", "WCAG 2.2, 2.5.8")

    @property
    def sentence(self) -> str:
        return self.value[0]

    @property
    def clause(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Finding:
    """``where`` is a field, "page 3" or the font or colour itself; ``what`` is what was found there."""

    rule: Rule
    where: str
    what: str

    def problem(self) -> Problem:
        if self.rule is Rule.SAID_IN_WORDS:
            return errors.MACHINE_WORDS.at(self.where, words=self.what)
        return errors.NOT_CONFORMING.at(self.where, what=self.what, rule=self.rule.sentence, clause=self.rule.clause)


def findings(document: Any, pages: Pages) -> tuple[Finding, ...]:
    """Everything that is not as it has to be in a document (reportlab's) that is about to be written."""
    graph = Graph(document)
    structure, annotations = structure_of(graph), tuple(graph.boxes())
    boxes = [each for each in annotations if each.is_widget]
    shown = [box for box in boxes if not box.is_hidden]
    return (
        *_fonts(graph),
        *(finding for box in boxes for check in _OF_A_BOX for finding in check(box, graph)),
        *_appearance(graph.form, "the form", graph),
        *(finding for box in shown for check in _OF_A_SHOWN_BOX for finding in check(box, graph)),
        *_buttons([box for box in shown if box.is_button], graph),
        *_order(graph, structure),
        *_links(annotations, graph),
        *_ways_back(annotations, structure),
        *_words(graph, structure),
        *(Finding(Rule.WORDS_READ, f"page {number}", words) for number, words in never_read(pages)),
    )


def palette(words: Iterable[RGB], shapes: Iterable[RGB], grounds: Sequence[RGB]) -> Iterator[Finding]:
    """The colours of words and of borders that are too pale for one of the grounds they may stand on."""
    for rule, colours, least in (
        (Rule.WORDS_DARK, words, LEAST_FOR_WORDS),
        (Rule.SHAPES_DARK, shapes, LEAST_FOR_SHAPES),
    ):
        for colour, ground in too_pale(colours, grounds, least):
            yield Finding(rule, hex_of(colour), _ratio(colour, ground))


def _ratio(colour: RGB, ground: RGB) -> str:
    return f"{hex_of(colour)} has {contrast(colour, ground):.2f} to 1 on {hex_of(ground)}"


# --- fonts and colours ------------------------------------------------------------------------------------------------


def _fonts(graph: Graph) -> Iterator[Finding]:
    for name, font in _form_fonts(graph).items():
        entries = graph.entries(font)
        kinds = [entries, *map(graph.entries, graph.members(entries.get("DescendantFonts")))]
        descriptors = [graph.entries(kind.get("FontDescriptor")) for kind in kinds]
        if not any(file in descriptor for descriptor in descriptors for file in _FONT_FILES):
            yield Finding(Rule.FONT_EMBEDDED, name, "is named and not there")


_FONT_FILES = ("FontFile", "FontFile2", "FontFile3")


def _form_fonts(graph: Graph) -> dict[str, Any]:
    return dict(graph.entries(graph.entries(graph.form.get("DR")).get("Font")))


def _appearance(entries: Any, where: str, graph: Graph) -> Iterator[Finding]:
    """Font and colour of typed words (/DA). Without a colour operator they are black."""
    font, pale = _read_appearance(graph.text(entries.get("DA")))
    if font is not None and font not in _form_fonts(graph):
        yield Finding(Rule.FONT_KNOWN, where, font)
    if pale:
        yield Finding(Rule.WORDS_DARK, where, pale)


@lru_cache(maxsize=64)
def _read_appearance(operators: str) -> tuple[str | None, str]:
    """The font, and how pale the colour is, if it is too pale on paper. Kept: a form has one or two."""
    font = re.search(r"/(\S+)\s+\S+\s+Tf", operators)
    found = re.search(r"((?:[-\d.]+\s+)+)(rg|g|k)\b", operators)
    colour = _colour(found[1].split(), found[2]) if found else (0, 0, 0)
    is_pale = contrast(colour, WHITE) < LEAST_FOR_WORDS
    return (font[1] if font else None), _ratio(colour, WHITE) if is_pale else ""


def _colour(operands: list[str], operator: str) -> RGB:
    """The colour that an operator (ISO 32000-2, 8.6.8) sets."""
    parts = [float(operand) for operand in operands]
    match operator, parts:
        case "g", [grey]:
            shades = (grey, grey, grey)
        case "k", [cyan, magenta, yellow, black]:
            shades = ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
        case _:
            red, green, blue = parts
            shades = (red, green, blue)
    red, green, blue = (round(255 * shade) for shade in shades)
    return (red, green, blue)


# --- boxes ------------------------------------------------------------------------------------------------------------


def _font_and_colour(box: Box, graph: Graph) -> Iterator[Finding]:
    if "DA" in box.field:
        yield from _appearance(box.field, box.name, graph)


def _said(box: Box, graph: Graph) -> Iterator[Finding]:
    told = graph.text(box.entries.get("TU"))
    if not told:
        if not box.is_button:
            yield Finding(Rule.SAID_AT_ALL, box.name, "a screen reader has nothing to say here")
    elif told == box.name or reads_like_a_machine(_NUMBER.sub("", told)):
        yield Finding(Rule.SAID_IN_WORDS, box.name, told)


_NUMBER = re.compile(r"^\d+\W\s*")
"""The number of a question, which every tooltip begins with."""

_ROUNDED = 0.02
"""Points: the sides of a rectangle are written with two decimals."""


def _size(box: Box, graph: Graph) -> Iterator[Finding]:
    if box.is_pressed:
        x0, y0, x1, y1 = graph.members(box.entries["Rect"])
        if min(x1 - x0, y1 - y0) < LEAST_TARGET - _ROUNDED:
            yield Finding(Rule.LARGE_ENOUGH, box.name, f"{x1 - x0:g} by {y1 - y0:g} points")


_OF_A_BOX: tuple[Callable[[Box, Graph], Iterator[Finding]], ...] = (_font_and_colour,)
_OF_A_SHOWN_BOX: tuple[Callable[[Box, Graph], Iterator[Finding]], ...] = (_said, _size)


def _buttons(buttons: Sequence[Box], graph: Graph) -> Iterator[Finding]:
    for name, group in groupby(sorted(buttons, key=lambda box: box.name), key=lambda box: box.name):
        told = Counter(graph.text(box.entries.get("TU")) for box in group)
        for words, times in told.items():
            if not words:
                yield Finding(Rule.BUTTONS_APART, name, "a button has no words")
            elif times > 1:
                yield Finding(Rule.BUTTONS_APART, name, f"{times} buttons have the same words: {words}")


def _links(annotations: Sequence[Box], graph: Graph) -> Iterator[Finding]:
    for link in annotations:
        if not link.is_widget and not graph.text(link.entries.get("Contents")):
            yield Finding(Rule.SAID_AT_ALL, link.name, "nothing says where a link leads")


# --- the order of reading ---------------------------------------------------------------------------------------------


def _order(graph: Graph, structure: Structure) -> Iterator[Finding]:
    """A group of buttons stands where its first one is read; what is hidden is not read."""
    place = {widget: at for at, widget in enumerate(structure.order)}
    last = -1
    for field in graph.members(graph.form.get("Fields")):
        entries = graph.entries(field)
        at = min(
            (place[widget.name] for widget in _widgets(field, entries, graph) if widget.name in place), default=None
        )
        if at is not None and at < last:
            yield Finding(Rule.FIELDS_IN_ORDER, graph.text(entries.get("T")), "is listed later than it is read")
        last = last if at is None else max(at, last)


def _widgets(field: Any, entries: Any, graph: Graph) -> Sequence[Any]:
    return graph.members(entries["Kids"]) if "Kids" in entries else (field,)


def _ways_back(boxes: Sequence[Box], structure: Structure) -> Iterator[Finding]:
    for box in boxes:
        element = structure.parents.get(box.entries.get("StructParent", -1))
        if element is not None:
            holder = structure.of_annotation.get(box.key)
            yield from _way_back(element.name, holder, box.name, structure)
    if structure.astray:
        yield Finding(Rule.IN_THE_TREE, structure.astray[0], "says that it belongs elsewhere")


def _way_back(element: str, holder: str | None, where: str, structure: Structure) -> Iterator[Finding]:
    if element not in structure.reached or holder is None:
        yield Finding(Rule.IN_THE_TREE, where, "nothing leads to it from the beginning")
    elif holder != element:
        yield Finding(Rule.WAY_BACK, where, "leads to the place of something else")


def _words(graph: Graph, structure: Structure) -> Iterator[Finding]:
    for number, (name, page) in enumerate(graph.pages.items(), 1):
        where = f"page {number}"
        has_words, drawn = _drawn(graph.content(page))
        if has_words:
            yield Finding(Rule.WORDS_READ, where, "words are drawn as decoration")
        for mcid, element in enumerate(graph.members(structure.parents.get(page["StructParents"]))):
            holder = structure.of_words.get((name, mcid))
            yield from _way_back(element.name, holder, where, structure)
            if holder is not None and mcid not in drawn:
                yield Finding(Rule.WORDS_READ, where, f"words number {mcid} are nowhere on it")


_ARTIFACT = re.compile(rb"^/Artifact\s*(?:<<(.*?)>>\s*BDC|BMC)(.*?)\bEMC\b", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(rb"\bT[jJ]\b")
_MCID = re.compile(rb"/MCID (\d+)")


@lru_cache(maxsize=256)
def _drawn(content: bytes) -> tuple[bool, frozenset[int]]:
    """Whether decoration has words in it (artifacts that are neither running heads nor stamps), and which sequences are
    marked. Kept, because the copies of a form have the same pages."""
    artifacts = (found.groups() for found in _ARTIFACT.finditer(content))
    has_words = any(b"/Pagination" not in (kind or b"") and _SHOWN.search(drawn) for kind, drawn in artifacts)
    return has_words, frozenset(int(number) for number in _MCID.findall(content))
