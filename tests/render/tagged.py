"""What a PDF says when it is read as a screen reader does: through its own tag tree, and through nothing else.

Nothing of ours is asked: the tree is walked from /StructTreeRoot, marked content is decoded with the fonts of the page,
and at a field stands what its annotation says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream

from tests.render.paper import opened

_ROW = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class Element:
    """A structure element: ``sequences`` are the (page, MCID) it holds, ``fields`` the annotations; ``alt`` is said in
    place of all that, and ``language`` is its own, if it has one."""

    reference: int
    type: str
    alt: str = ""
    language: str = ""
    children: list[Any] = field(default_factory=list)
    sequences: list[tuple[int, int]] = field(default_factory=list)
    fields: list[Any] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def words(self) -> str:
        """Everything printed that is read within, as it is read."""
        return "".join(child.words() if isinstance(child, Element) else _printed(child) for child in self.children)

    def find(self, *types: str) -> list[Element]:
        return [element for element in self.all() if element.type.split()[0] in types]


@dataclass(frozen=True, slots=True)
class Content:
    """What a page draws: words by MCID, those of artifacts, and the operators that are in neither."""

    marked: dict[int, str]
    artifacts: list[str]
    outside: list[str]


class Tagged:
    """A PDF, opened."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = opened(pdf)
        self.root = self.reader.trailer["/Root"]
        self.pages: list[Any] = list(self.reader.pages)
        self._numbers = {page.indirect_reference.idnum: at for at, page in enumerate(self.pages)}
        self.content = [_content(page, self.reader) for page in self.pages]
        self.tree = self._element(self.root["/StructTreeRoot"].raw_get("/K"), None)

    def _element(self, reference: Any, page: int | None) -> Element:
        entries = reference.get_object()
        page = self._page(entries, page)
        element = Element(reference.idnum, _type(entries), str(entries.get("/Alt", "")), str(entries.get("/Lang", "")))
        kids = entries.raw_get("/K") if "/K" in entries else []
        for kid in kids if isinstance(kids, list) else [kids]:
            element.children.append(self._child(kid, element, page))
        if "/ActualText" in entries:  # what is said in place of what is drawn
            element.children = [f"{entries['/ActualText']} "]
        return element

    def _child(self, kid: Any, element: Element, page: int | None) -> Any:
        entries = kid.get_object()
        if isinstance(entries, int):
            assert page is not None
            element.sequences.append((page, int(entries)))
            return self.content[page].marked[int(entries)]
        match entries.get("/Type"):
            case "/OBJR":
                element.fields.append(entries["/Obj"])
                return entries["/Obj"]
            case "/MCR":
                at = self._page(entries, page)
                assert at is not None
                element.sequences.append((at, entries["/MCID"]))
                return self.content[at].marked[entries["/MCID"]]
            case _:
                return self._element(kid, page)

    def _page(self, entries: Any, otherwise: int | None) -> int | None:
        return self._numbers[entries.raw_get("/Pg").idnum] if "/Pg" in entries else otherwise

    def widgets(self) -> list[Any]:
        """The widget annotations of all pages, in the pages' order."""
        return [note.get_object() for page in self.pages for note in page.get("/Annots", [])]

    def said(self) -> list[str]:
        """Everything in reading order: words, the tooltips of fields, and what stands for a picture or a place for a
        pen."""
        return [words for element in self.tree.all() for words in _all_said(element) if words]


def show(element: Element, depth: int = 0) -> str:
    """The tree, indented, as layout shows its own."""
    leaves = [child for child in element.children if not isinstance(child, Element)]
    own = [f'"{leaf.strip()}"' if isinstance(leaf, str) else f"[{_said(leaf)}]" for leaf in leaves]
    if element.alt:
        own = [f"({element.alt})" if element.type == "Figure" else f"[{element.alt}]"]
    below = [show(child, depth + 1) for child in element.children if isinstance(child, Element)]
    return "  " * depth + " ".join([element.type, *own]) + "\n" + "".join(below)


def _all_said(element: Element) -> list[str]:
    return [element.alt] if element.alt else [_said(child) for child in element.children]


def _printed(child: Any) -> str:
    return child if isinstance(child, str) else ""


def _said(child: Any) -> str:
    """The words of a leaf, or what is said at a field."""
    if isinstance(child, Element):
        return ""
    return child.strip() if isinstance(child, str) else str(child.get("/TU", ""))


def _type(entries: Any) -> str:
    attributes = entries.get("/A", {})
    scope = {"/Column": " column", "/Row": " row"}.get(attributes.get("/Scope", ""), "")
    return str(entries["/S"])[1:] + scope


# --- page content -----------------------------------------------------------------------------------------------------

_PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"BI"}


def _content(page: Any, reader: Any) -> Content:
    fonts = {name: _decoder(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    content = Content({}, [], [])
    within: list[int | None] = []
    artifact = ""
    decode = str
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        match operator:
            case b"BDC":
                number = operands[1].get("/MCID")
                within.append(None if number is None else int(number))
                if number is not None:
                    content.marked[int(number)] = ""
                elif operands[0] != "/Artifact":
                    content.outside.append(f"{operands[0]} BDC")
            case b"EMC":
                within.pop()
            case b"BT":
                artifact = ""
            case b"Tf":
                decode = fonts[operands[0]]
            case b"Tj" | b"TJ" if within:
                text = "".join(decode(part.original_bytes) for part in _strings(operands[0]))
                if within[-1] is None:
                    artifact += text
                else:
                    content.marked[within[-1]] += text
            case b"ET" if within and within[-1] is None:
                content.artifacts.append(artifact.strip())
        if operator in _PAINTING and not within:
            content.outside.append(operator.decode())
    assert not within, "a marked-content sequence is not closed"
    return content


def _strings(operand: Any) -> list[Any]:
    """The strings of Tj, or of TJ, which has numbers between them."""
    return [part for part in operand if hasattr(part, "original_bytes")] if isinstance(operand, list) else [operand]


def _decoder(font: Any) -> Any:
    """Bytes → text, as the font says it: by its ToUnicode map, or in WinAnsiEncoding."""
    if "/ToUnicode" in font:
        _, *blocks = font["/ToUnicode"].get_data().decode("ascii").split("beginbfchar")
        rows = [row for block in blocks for row in _ROW.findall(block)]
        letters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}
        bytes_a_code = 2 if font["/Subtype"] == "/Type0" else 1
        return lambda encoded: "".join(
            letters[int.from_bytes(encoded[at : at + bytes_a_code])] for at in range(0, len(encoded), bytes_a_code)
        )
    assert font["/Encoding"] == "/WinAnsiEncoding"
    return lambda encoded: encoded.decode("cp1252")
