"""A document's objects → the bytes of a file (ISO 32000-2, 7.5).

Structure elements are many, small and alike, a third of a form's bytes: they go into object streams. Everything else,
fields above all, stays as it is, so that a file cut short by a mail program can still be searched for its answers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.render.objects import Dictionary, Packed, PackedText, Stream, array, stream

_IN_ONE_STREAM = 200
"""Objects; a reader has to unpack a whole stream to find one of them."""


def assembled(document: Any) -> bytes:
    """All objects that can be reached, then the table of where they are. A document can be assembled once."""
    _number_alike_together(document)
    root, about = document.Reference(document.Catalog), document.Reference(document.info)
    file = pdfdoc.PDFFile(document._pdfVersion)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    packed: list[tuple[int, bytes]] = []
    for number, internal_name in _objects(document):
        made = document.idToObject[internal_name]
        if _packing(made):
            packed.append((number, made.format(document)))
        else:
            places[number] = (1, file.add(pdfdoc.PDFIndirectObject(internal_name, made).format(document)), 0)
    last = len(document.numberToId)
    for first in range(0, len(packed), _IN_ONE_STREAM):
        last, members = last + 1, packed[first : first + _IN_ONE_STREAM]
        places |= {number: (2, last, at) for at, (number, _) in enumerate(members)}
        places[last] = (1, file.add(_indirect(last, _object_stream(members), document)), 0)
    places[last + 1] = (1, file.offset, 0)
    entries = {"Size": last + 2, "Root": root, "Info": about, "ID": document.ID()}
    start = file.add(_indirect(last + 1, _table(places, entries), document))
    file.add(b"startxref\n%d\n%%%%EOF\n" % start)
    return bytes(file.format(document))


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


def _table(places: dict[int, tuple[int, int, int]], entries: dict[str, Any]) -> Stream:
    """The cross-reference stream, which is the trailer, too (ISO 32000-2, 7.5.8): a row of 7 bytes for each object, of
    which only the difference to the row above is written (7.4.4.4): that takes a third of the room."""
    rows = b"".join(struct.pack(">BIH", *places[number]) for number in range(len(places)))
    differences = bytes((here - above) & 0xFF for here, above in zip(rows, bytes(_ROW) + rows, strict=False))
    content = b"".join(_UP + differences[at : at + _ROW] for at in range(0, len(rows), _ROW))
    predicted = Dictionary({"Predictor": 12, "Columns": _ROW})
    return stream(content, {"Type": "/XRef", "W": array([1, 4, 2]), "DecodeParms": predicted, **entries})


_ROW = 7
_UP = b"\x02"
