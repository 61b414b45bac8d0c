"""What leads to another place in the document: links (ISO 32000-2, 12.5.6.5) and bookmarks (12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wta_forms.layout.boxes import Leaf, Line, Link, Pages, Rect, Role, Tag, Words
from wta_forms.render.metadata import Document
from wta_forms.render.names import link_name, page_name
from wta_forms.render.objects import Dictionary, Packed, TextString, array, reference
from wta_forms.render.widgets import AnnotationFlag, bottom_left

_ABOVE = 8
"""Points that are seen above the place that is led to."""


class LinkWriter:
    """Writes the links of pages into a document; ``keys`` are theirs in the parent tree."""

    def __init__(self, document: Document, pages: Pages, keys: Mapping[Leaf, int]) -> None:
        self._document, self._pages, self._keys = document, pages, keys
        self._places = pages.places()
        self._links: dict[int, list[tuple[Leaf, Link]]] = {}
        for leaf, link in pages.links():
            self._links.setdefault(leaf.page, []).append((leaf, link))

    def on_page(self, number: int) -> Iterator[Any]:
        for leaf, link in self._links.get(number, ()):
            yield self._document.Reference(self._annotation(leaf, link), link_name(leaf))

    def _annotation(self, leaf: Leaf, link: Link) -> Packed:
        """Without a border; /Contents is what is said of it (ISO 14289-1, 7.18.5)."""
        height = self._pages.pages[leaf.page].height
        lines = [bottom_left(rect, height) for rect in _lines(self._pages.box(leaf))]
        left, bottom, right, top = zip(*lines, strict=True)
        return Packed(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": _rounded([min(left), min(bottom), max(right), max(top)]),
                "QuadPoints": _rounded(side for line in lines for side in _corners(*line)) if lines[1:] else None,
                "Border": array([0, 0, 0]),
                "Contents": TextString(link.tooltip),
                "Dest": destination(self._places[link.target], self._pages),
                "F": int(AnnotationFlag.PRINT),
                "P": reference(page_name(leaf.page)),
                "StructParent": self._keys[leaf],
            }
        )


def destination(leaf: Leaf, pages: Pages) -> Any:
    """A page and the height on it, at whatever size it is seen (ISO 32000-2, 12.3.2.2)."""
    page = pages.pages[leaf.page]
    top = page.height - max(0.0, pages.box(leaf).rect.y - _ABOVE)
    return array([reference(page_name(leaf.page)), "/XYZ", "null", round(top, 2), "null"])


def _lines(box: Any) -> Iterator[Rect]:
    words: Words = box
    for at, line in enumerate(words.lines):
        yield _rect_of(line, at, words)


def _rect_of(line: Line, at: int, words: Words) -> Rect:
    leading = words.style.leading
    return Rect(words.rect.x + line.x, words.rect.y + at * leading, line.width, leading)


def _corners(left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
    """In the order that viewers expect, not in that of the standard: the top from left to right, then the bottom."""
    return (left, top, right, top, left, bottom, right, bottom)


def _rounded(sides: Any) -> Any:
    return array(round(side, 2) for side in sides)


# --- bookmarks --------------------------------------------------------------------------------------------------------

_LEVELS = {Role.H1: 1, Role.H2: 2, Role.H3: 3, Role.H4: 4, Role.H5: 5, Role.H6: 6}
_OPEN = 2
"""Levels: what is below them is seen when somebody opens it."""


@dataclass(slots=True)
class _Bookmark:
    """A heading; ``level`` 0 is the root. A bookmark's own name is its place among all."""

    level: int
    words: str = ""
    leaf: Leaf | None = None
    name: str = "bookmarks"
    children: list[_Bookmark] = field(default_factory=list)

    def shown(self) -> int:
        """How many are seen below it when it is open."""
        return sum(1 + (child.shown() if child.level < _OPEN else 0) for child in self.children)


def write_bookmarks(pages: Pages, document: Document) -> None:
    """A bookmark for every heading, each below the one it belongs to, and a viewer that shows them."""
    root = _Bookmark(0)
    way = [root]
    for number, (level, words, leaf) in enumerate(_headings(pages.tree, pages)):
        while way[-1].level >= level:
            way.pop()
        made = _Bookmark(level, words, leaf, f"bookmark {number}")
        way[-1].children.append(made)
        way.append(made)
    if not root.children:
        return
    _write_below(root, pages, document)
    first, last = root.children[0].name, root.children[-1].name
    ends = {"First": reference(first), "Last": reference(last), "Count": root.shown()}
    document.bookmarks = document.Reference(Dictionary({"Type": "/Outlines", **ends}), root.name)


def _headings(tag: Tag, pages: Pages) -> Iterator[tuple[int, str, Leaf]]:
    if tag.role in _LEVELS:
        leaves = [leaf for _, leaf in tag.leaves()]
        words = " ".join(box.text for leaf in leaves if isinstance(box := pages.box(leaf), Words))
        if words:
            yield _LEVELS[tag.role], words, leaves[0]
        return
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _headings(child, pages)


def _write_below(parent: _Bookmark, pages: Pages, document: Document) -> None:
    for at, made in enumerate(parent.children):
        before = parent.children[at - 1].name if at else ""
        after = parent.children[at + 1].name if at + 1 < len(parent.children) else ""
        entries: dict[str, Any] = {
            "Title": TextString(made.words),
            "Parent": reference(parent.name),
            "Dest": destination(made.leaf, pages) if made.leaf else None,
            "Prev": reference(before) if before else None,
            "Next": reference(after) if after else None,
        }
        if made.children:
            count = made.shown() if made.level < _OPEN else -made.shown()
            ends = {"First": reference(made.children[0].name), "Last": reference(made.children[-1].name)}
            entries |= {**ends, "Count": count}
        document.Reference(Packed(entries), made.name)
        _write_below(made, pages, document)
