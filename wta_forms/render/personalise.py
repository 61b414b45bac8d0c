"""Pages → a PDF for one person after the other.

The copies of one blank differ in the line and the field of the stamp, in what fields hold, in /ID and date. Whatever is
the same is made with the first copy and kept for as long as somebody has its pages; for each copy after it only its
own objects are written, and put in their places.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from weakref import finalize

from reportlab.pdfbase import pdfdoc

from wta_forms.errors import WtaFormsError
from wta_forms.layout.boxes import Leaf, Pages, Widget
from wta_forms.layout.style import Colour
from wta_forms.render import atkinson
from wta_forms.render.conformance import Finding, findings, palette
from wta_forms.render.document import Imprint, filled, on_every_page, parent_keys, put_together
from wta_forms.render.file import Parts, indirect
from wta_forms.render.metadata import Document
from wta_forms.render.names import page_name
from wta_forms.render.objects import reference
from wta_forms.render.palette import Palette
from wta_forms.render.widgets import WidgetWriter


def write_pdf(pages: Pages, imprint: Imprint) -> bytes:
    """A whole PDF 1.7 file, tagged to PDF/UA-1 (ISO 14289-1); the same bytes for the same input, whatever was written
    before.

    Raises WtaFormsError instead of writing one that somebody could not read (see ``conformance``). What is looked at
    there is what all copies of the same pages share, so it is looked at once.
    """
    with no_garbage_looked_for():
        copies = (_copied(first, pages, imprint) for first in _FIRSTS.of(pages))
        return next(filter(None, copies), None) or _whole(pages, imprint)


def _whole(pages: Pages, imprint: Imprint) -> bytes:
    document = put_together(pages, imprint)
    found = [*_pale(imprint.palette), *(() if pages in _FIRSTS else findings(document, pages))]
    if found:
        raise WtaFormsError(finding.problem() for finding in found)
    written = bytes(document.GetPDFData(None))
    _FIRSTS.keep(pages, _first(pages, imprint, document.parts) if document.parts and pages.is_fillable else None)
    _forget(document)
    return written


def _forget(document: Document) -> None:
    """Its objects know one another: without this they would wait for the next look for garbage."""
    document.__dict__.clear()


@contextmanager
def no_garbage_looked_for() -> Iterator[None]:
    """A document is a hundred thousand small objects that are all in use until it is written: to look through them for
    garbage again and again took a fifth of the time."""
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


@lru_cache(maxsize=64)
def _pale(colours: Palette) -> tuple[Finding, ...]:
    """What is too pale of the colours in which words and borders stand on paper and on the ground of panels."""
    words = [colours.of(colour) for colour in (Colour.INK, Colour.QUIET, Colour.ACCENT)]
    grounds = [colours.of(colour) for colour in (Colour.WHITE, Colour.TINT)]
    return tuple(palette(words, [colours.of(Colour.LINE)], grounds))


# --- what copies share ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _First:
    """A copy that others are made of: what it has in common with them (``shared``, ``parts``), the letters that its own
    words put into fonts, which fields it has something in, and where every field is, with its keys in the parent
    tree."""

    shared: _Shared
    parts: Parts
    letters: tuple[Any, ...]
    held: frozenset[str]
    places: Mapping[str, Sequence[tuple[Leaf, Widget, int]]]


_Shared = tuple[Imprint, bool]


def _shared(imprint: Imprint) -> _Shared:
    """All but what is somebody's own; whether there is a stamp and a line decides which objects there are."""
    stamp = "stamped" if imprint.stamp else ""
    alike = replace(imprint, stamp=stamp, line=None, file_id=b"", prefilled={}, values={}, saved_at=None)
    return alike, imprint.line is not None


def _first(pages: Pages, imprint: Imprint, parts: Parts) -> _First | None:
    """None where what its fields hold has put letters into fonts, between those of its pages."""
    places: dict[str, list[tuple[Leaf, Widget, int]]] = defaultdict(list)
    for leaf, key in parent_keys(pages).items():
        if isinstance(widget := pages.box(leaf), Widget):
            places[widget.name].append((leaf, widget, key))
    document = _begun(imprint, parts)
    on_every_page(pages, imprint, document)
    first = _First(_shared(imprint), parts, _letters(document), frozenset(_held(imprint)), dict(places))
    _write_fields(first, pages, imprint, document)
    is_usable = _letters(document) == first.letters
    _forget(document)
    return first if is_usable else None


def _held(imprint: Imprint) -> set[str]:
    return {*imprint.prefilled, *imprint.values}


def _letters(document: Document) -> tuple[Any, ...]:
    """Which letters a document has put into fonts, in the order of their codes: where two have put the same there, all
    that comes after is the same, too. Nothing of the font for typed words, which is whole."""
    return (atkinson.used(document), document.composites.used())


_MOST = 4
"""Copies that are kept of the same pages, about 130 kB each: names may have other letters again and again."""


class _Firsts:
    """By who the pages are, for as long as they are: to compare them would take as long as to look at them. None are
    kept of pages of which there was no copy yet that others can be made of."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[_First, ...]] = {}

    def __contains__(self, pages: Pages) -> bool:
        return id(pages) in self._of

    def of(self, pages: Pages) -> tuple[_First, ...]:
        return self._of.get(id(pages), ())

    def keep(self, pages: Pages, first: _First | None) -> None:
        """The earliest one stays: it is most often the blank, or the copy of somebody with usual letters."""
        if pages not in self:
            finalize(pages, self._of.pop, id(pages)).atexit = False
        kept = self.of(pages)
        made = (*kept, first) if first else kept
        self._of[id(pages)] = made if len(made) <= _MOST else (made[0], *made[2:])


_FIRSTS = _Firsts()


# --- a copy's own -----------------------------------------------------------------------------------------------------


def _copied(first: _First, pages: Pages, imprint: Imprint) -> bytes | None:
    """The first copy with the objects of this one in their places; None where more would have to be different: other
    colours or pictures, or letters in names or values that are in no font yet."""
    if first.shared != _shared(imprint):
        return None
    document = _begun(imprint, first.parts)
    on_every_page(pages, imprint, document)
    _write_fields(first, pages, imprint, document)
    own, numbers = _own(document, first.parts), first.parts.numbers
    is_alike = _letters(document) == first.letters and own.keys() <= numbers.keys()
    document.idToObjectNumberAndVersion = numbers
    written = {numbers[name][0]: indirect(name, made, document) for name, made in own.items()} if is_alike else {}
    copied = first.parts.file(document, written) if is_alike else None
    _forget(document)
    return copied


def _begun(imprint: Imprint, parts: Parts) -> Document:
    """A document that has every object in streams, which are the same for all, and only those."""
    document = Document(imprint.title, imprint.language, imprint.file_id, imprint.saved_at)
    document.idToObject = {**dict.fromkeys(parts.packed), pdfdoc.BasicFonts: pdfdoc.PDFDictionary({})}
    return document


def _write_fields(first: _First, pages: Pages, imprint: Imprint, document: Document) -> None:
    """The stamp, and every field that holds something in this copy, or in the first."""
    writer = WidgetWriter(document, reference(atkinson.FIELD_FONT_NAME))
    for name in sorted(first.held | _held(imprint)):
        for leaf, widget, key in first.places.get(name, ()):
            writer.write(filled(widget, imprint), pages.pages[leaf.page], page_name(leaf.page), key)
    if imprint.stamp:
        writer.stamp(imprint.stamp_field, imprint.stamp, page_name(0))
    writer.fields()


def _own(document: Document, parts: Parts) -> dict[str, Any]:
    """What was written into a document that was begun, by internal names."""
    written = {name: made for name, made in document.idToObject.items() if name not in parts.packed}
    return {**written, parts.about: document.info}
