"""A document's objects → the bytes of a file (ISO 32000-2, 7.5).

Structure elements are many, small and alike, a third of a form's bytes: they go into object streams. Everything else,
fields above all, stays as it is, so that a file cut short by a mail program can still be searched for its answers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.render.objects import Dictionary, Packed, PackedText, Stream, array, reference, stream

_IN_ONE_STREAM = 200
"""Objects; a reader has to unpack a whole stream to find one of them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The objects of a document as they stand in its file, which copies of it can be made of.

    ``numbers`` are those of objects (and 0, their generation) by internal names; ``alone`` whole objects by number, in
    the order of the file, ``streams`` the object streams after them. ``rows`` are those of the table for every number,
    empty where they say where in the file something stands. ``root`` and ``about`` are the names of catalogue and
    /Info; ``packed`` those of what stands in the streams.
    """

    version: tuple[int, int]
    numbers: Mapping[str, tuple[int, int]]
    alone: tuple[tuple[int, bytes], ...]
    streams: tuple[tuple[int, bytes], ...]
    rows: tuple[bytes, ...]
    root: str
    about: str
    packed: frozenset[str]

    def file(self, document: Any, own: Mapping[int, bytes] | None = None) -> bytes:
        """All objects, or the copy's ``own`` in their places, then the table of where they are; its /ID and numbers are
        those of ``document``."""
        rows, own = [*self.rows, b""], own or {}
        content = [bytes(pdfdoc.PDFFile(self.version).format(document))]
        offset = len(content[0])
        for number, alike in (*self.alone, *self.streams):
            written = own.get(number, alike)
            rows[number] = _ROW.pack(1, offset, 0)
            content.append(written)
            offset += len(written)
        rows[-1] = _ROW.pack(1, offset, 0)
        ends = {"Root": reference(self.root), "Info": reference(self.about), "ID": document.ID()}
        table = _table(b"".join(rows), {"Size": len(rows), **ends})
        content += [_indirect(len(rows) - 1, table, document), b"startxref\n%d\n%%%%EOF\n" % offset]
        return b"".join(content)


def assembled(document: Any) -> Parts:
    """All objects that can be reached. A document can be assembled once."""
    _number_alike_together(document)
    root, about = document.Reference(document.Catalog), document.Reference(document.info)
    alone: list[tuple[int, bytes]] = []
    packed: list[tuple[int, bytes]] = []
    for number, internal_name in _objects(document):
        made = document.idToObject[internal_name]
        if _packing(made):
            packed.append((number, made.format(document)))
        else:
            alone.append((number, indirect(internal_name, made, document)))
    last = len(document.numberToId)
    rows, streams = {0: _ROW.pack(0, 0, 65535)}, []
    for first in range(0, len(packed), _IN_ONE_STREAM):
        last, members = last + 1, packed[first : first + _IN_ONE_STREAM]
        rows |= {number: _ROW.pack(2, last, at) for at, (number, _) in enumerate(members)}
        streams.append((last, _indirect(last, _object_stream(members), document)))
    return Parts(
        document._pdfVersion,
        document.idToObjectNumberAndVersion,
        tuple(alone),
        tuple(streams),
        tuple(rows.get(number, b"") for number in range(last + 1)),
        root.name,
        about.name,
        frozenset(document.numberToId[number] for number, _ in packed),
    )


def indirect(internal_name: str, made: Any, document: Any) -> bytes:
    """An object that stands alone in a file."""
    return bytes(pdfdoc.PDFIndirectObject(internal_name, made).format(document))


def _number_alike_together(document: Any) -> None:
    """What is packed has the last numbers, tooltips before structure elements: like stands by like, and both the
    streams and the table of where they are get shorter."""
    names = sorted(document.numberToId.values(), key=lambda internal: _packing(document.idToObject[internal]))
    for number, internal_name in enumerate(names, 1):
        document.numberToId[number] = internal_name
        document.idToObjectNumberAndVersion[internal_name] = (number, 0)


def _objects(document: Any) -> Iterator[tuple[int, str]]:
    """Numbers and internal names; writing an object may add others at the end."""
    number = 1
    while number in document.numberToId:
        yield number, document.numberToId[number]
        number += 1


def _packing(made: Any) -> int:
    """0 for what stands alone; also reportlab's own dictionaries are packed, which are fonts."""
    match made:
        case PackedText():
            return 1
        case Packed():
            return 3
        case pdfdoc.PDFArray() | pdfdoc.PDFDictionary() | pdfdoc.PDFTrueTypeFont() if not isinstance(made, Dictionary):
            return 2
    return 0


def _indirect(number: int, content: Stream, document: Any) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, content.format(document).strip(b"\n"))


def _object_stream(members: Sequence[tuple[int, bytes]]) -> Stream:
    """Numbers and offsets of objects, then the objects (ISO 32000-2, 7.5.7)."""
    index, offset = [], 0
    for number, content in members:
        index.append(b"%d %d" % (number, offset))
        offset += len(content) + 1
    head = b" ".join(index) + b"\n"
    body = b"\n".join(content for _, content in members)
    return stream(head + body, {"Type": "/ObjStm", "N": len(members), "First": len(head)})


def _table(rows: bytes, entries: dict[str, Any]) -> Stream:
    """The cross-reference stream, which is the trailer, too (ISO 32000-2, 7.5.8): a row of 7 bytes for each object, of
    which only the difference to the row above is written (7.4.4.4): that takes a third of the room."""
    content = bytearray(_subtracted(rows, (bytes(_ROW.size) + rows)[: len(rows)]))
    content[:: _ROW.size] = _UP * (len(rows) // _ROW.size)
    predicted = Dictionary({"Predictor": 12, "Columns": _ROW.size - 1})
    return stream(bytes(content), {"Type": "/XRef", "W": array([1, 4, 2]), "DecodeParms": predicted, **entries})


def _subtracted(left: bytes, right: bytes) -> bytes:
    """Each byte less the other, as two large numbers: the highest bit of every byte is set, so that none takes from its
    neighbour, and put right afterwards."""
    highest = int.from_bytes(b"\x80" * len(left))
    a, b = int.from_bytes(left), int.from_bytes(right)
    return (((a | highest) - (b & ~highest)) ^ ((a ^ ~b) & highest)).to_bytes(len(left))


_ROW = struct.Struct(">xBIH")
"""With a byte before it that says how the row is written."""
_UP = b"\x02"
