"""The page tree and what lies on it, walked here because pypdf's own walk gives all pages or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from wta_forms.extract.fields.objects import Dictionary, dictionaries, dictionary, name
from wta_forms.extract.limits import ANNOTATIONS, PAGE_DEPTH, PAGE_NODES


@dataclass(frozen=True, slots=True, eq=False)
class Sheets:
    """The pages, the widgets on them, the notes that have a file in them, and which other kinds of annotation there are
    (/Subtype without its slash).

    ``numbers`` has the page (from 1) of every widget and of every page itself, by identity: pypdf keeps one object for
    all references to it. ``left_out`` says in words what could not be looked at.
    """

    pages: tuple[Dictionary, ...]
    widgets: tuple[Dictionary, ...]
    attachments: tuple[Dictionary, ...]
    others: frozenset[str]
    numbers: Mapping[int, int]
    left_out: frozenset[str] = frozenset()

    def page_of(self, widget: Dictionary) -> int:
        """0 when it is on none. /P is only asked when no page lists the widget: many programs leave it stale."""
        listed = self.numbers.get(id(widget), 0)
        return listed or self.numbers.get(id(dictionary(dict.get(widget, "/P"))), 0)


def sheets_of(catalogue: Dictionary) -> Sheets:
    """Every page that can be reached, and every annotation on it that is not damaged."""
    left_out: set[str] = set()
    pages = tuple(_pages(catalogue, lambda: left_out.add("pages that are damaged")))
    numbers = {id(page): number for number, page in enumerate(pages, 1)}
    widgets: list[Dictionary] = []
    attachments: list[Dictionary] = []
    others: set[str] = set()
    annotations = _annotations(pages, left_out)
    for annotation, number in islice(annotations, ANNOTATIONS):
        kind = _kind(annotation)
        if kind != "Widget":
            others.add(kind)
            attachments += [annotation] if kind == "FileAttachment" else []
        elif numbers.setdefault(id(annotation), number) == number:
            widgets.append(annotation)
    if next(annotations, None) is not None or len(pages) >= PAGE_NODES:
        left_out.add(f"more than {ANNOTATIONS} things on its pages")
    return Sheets(pages, tuple(widgets), tuple(attachments), frozenset(others), numbers, frozenset(left_out))


def _kind(annotation: Dictionary) -> str:
    """/Subtype. A field without one was written by a careless program, and is a widget all the same; and what is drawn
    by hand on an iPad may have nothing but Apple's private words for it (pdfcpu, issue 955)."""
    with suppress(Exception):  # broken is as good as missing
        named = name(dict.get(annotation, "/Subtype"))
        private = next((key for key in annotation if key.startswith("/AAPL:")), "")
        return named or ("Widget" if "/FT" in annotation else private.removeprefix("/"))
    return ""


def _pages(catalogue: Dictionary, when_broken: Callable[[], object]) -> Iterator[Dictionary]:
    """The leaves of the page tree in order (ISO 32000-2, 7.7.3); none twice, so that a circle ends."""
    waiting = [(top, 0) for top in dictionaries(catalogue, "/Pages", when_broken)]
    seen: set[int] = set()
    while waiting and len(seen) < PAGE_NODES:
        node, depth = waiting.pop()
        if id(node) in seen or depth > PAGE_DEPTH:
            continue
        seen.add(id(node))
        if "/Kids" in node:
            kids = [(kid, depth + 1) for kid in dictionaries(node, "/Kids", when_broken) if id(kid) not in seen]
            waiting.extend(reversed(kids))
        else:
            yield node


def _annotations(pages: tuple[Dictionary, ...], left_out: set[str]) -> Iterator[tuple[Dictionary, int]]:
    for number, page in enumerate(pages, 1):
        for annotation in dictionaries(page, "/Annots", lambda: left_out.add("boxes that are damaged")):
            yield annotation, number
