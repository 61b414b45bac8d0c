"""The objects of a document before they are written, as a reader of the file will find them: values behind references,
the boxes of all pages, and the way through the structure tree (ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.render.objects import PackedText, Stream, TextString

Entries = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Box:
    """An annotation: ``key`` is the internal name of its object, ``page`` counts from 1. Of a widget ``name`` is that
    of its field; a button shares its ``field`` with others, all else is its own."""

    key: str
    name: str
    page: int
    entries: Entries
    field: Entries

    @property
    def is_widget(self) -> bool:
        return bool(self.entries.get("Subtype") == "/Widget")

    @property
    def is_button(self) -> bool:
        return "Parent" in self.entries

    @property
    def is_pressed(self) -> bool:
        return bool(self.field.get("FT") == "/Btn")

    @property
    def is_hidden(self) -> bool:
        return bool(self.entries.get("F", 0) & 2)


class Graph:
    """What can be reached from the catalogue. A reference that leads nowhere is None, as in a file."""

    def __init__(self, document: Any) -> None:
        self._objects = document.idToObject
        self.catalog = document.Catalog
        self.pages: Mapping[str, Entries] = {page.__InternalName__: page.dict for page in document.Pages.pages}
        self.form = self.entries(getattr(self.catalog, "AcroForm", None))

    def at(self, value: Any) -> Any:
        while isinstance(value, pdfdoc.PDFObjectReference):
            value = self._objects.get(value.name)
        return value

    def entries(self, value: Any) -> Entries:
        """A dictionary's entries, or a stream's; none for anything else."""
        match self.at(value):
            case pdfdoc.PDFDictionary() as found:
                entries: Entries = found.dict
                return entries
            case Stream() as found:
                return found.entries
        return {}

    def members(self, value: Any) -> Sequence[Any]:
        """An array's members; a value alone is an array of one, nothing is none."""
        found = self.at(value)
        if isinstance(found, pdfdoc.PDFArray):
            members: list[Any] = found.sequence
            return members
        return () if found is None else (value,)

    def text(self, value: Any) -> str:
        found = self.at(value)
        return found.text if isinstance(found, (TextString, PackedText)) else ""

    def content(self, page: Entries) -> bytes:
        """What a page draws, from all of its streams."""
        streams = map(self.at, self.members(page.get("Contents")))
        return b"\n".join(found.content for found in streams if isinstance(found, Stream))

    def boxes(self) -> Iterator[Box]:
        """Every widget and link of every page, in the pages' order."""
        for number, page in enumerate(self.pages.values(), 1):
            for reference in self.members(page.get("Annots")):
                entries = self.entries(reference)
                field = self.entries(entries["Parent"]) if "Parent" in entries else entries
                name = self.text(field.get("T")) or f"page {number}"
                yield Box(reference.name, name, number, entries, field)


@dataclass(slots=True)
class Structure:
    """The tree as it is walked from its root, and what the parent tree says of the way back.

    ``order`` are annotations as they are read, ``of_annotation`` and ``of_words`` (by page and MCID) the elements that
    hold them, by internal names; ``astray`` are elements whose /P is not where they were found.
    """

    order: list[str] = field(default_factory=list)
    of_annotation: dict[str, str] = field(default_factory=dict)
    of_words: dict[tuple[str, int], str] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    astray: list[str] = field(default_factory=list)
    parents: dict[int, Any] = field(default_factory=dict)


def structure_of(graph: Graph) -> Structure:
    found = Structure()
    root: Any = getattr(graph.catalog, "StructTreeRoot", None)
    entries = graph.entries(root)
    if entries:
        for kid in graph.members(entries.get("K")):
            _walk(kid, root.name, graph, found)
        numbers = graph.members(graph.entries(entries.get("ParentTree")).get("Nums"))
        found.parents |= dict(zip(numbers[::2], numbers[1::2], strict=False))
    return found


def _walk(element: Any, parent: str, graph: Graph, found: Structure) -> None:
    name, entries = element.name, graph.entries(element)
    if name in found.reached:
        return
    found.reached.add(name)
    if getattr(entries.get("P"), "name", None) != parent:
        found.astray.append(name)
    page = getattr(entries.get("Pg"), "name", "")
    for kid in graph.members(entries.get("K")):
        if isinstance(kid, int):
            found.of_words[page, kid] = name
        elif isinstance(kid, pdfdoc.PDFObjectReference):
            _walk(kid, name, graph, found)
        else:
            _note(kid.dict, name, page, found)


def _note(kid: Entries, element: str, page: str, found: Structure) -> None:
    """A reference to a widget, or to words on another page."""
    if kid["Type"] == "/OBJR":
        found.order.append(kid["Obj"].name)
        found.of_annotation[kid["Obj"].name] = element
    else:
        found.of_words[getattr(kid.get("Pg"), "name", page), kid["MCID"]] = element
