"""PDFs of a few lines, written by hand: what a test is about is what it shows.

Objects 1 to 4 are the catalogue, the page tree, the page and the form. Fields are objects from 10 on, listed in the
form and on the page; a test may give any other object its own number, and any entry of the four its own value.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

Body = str | bytes
"""What stands between ``obj`` and ``endobj``."""

FIRST_FIELD = 10


def pdf(
    *fields: Body,
    objects: Mapping[int, Body] | None = None,
    listed: str | None = None,
    on_page: str | None = None,
    catalogue: str = "/AcroForm 4 0 R",
    acroform: str = "",
    page: str = "",
    trailer: str = "",
) -> bytes:
    """A whole file. ``listed`` and ``on_page`` are /Fields and /Annots, if they are not simply all fields."""
    numbers = range(FIRST_FIELD, FIRST_FIELD + len(fields))
    references = " ".join(f"{number} 0 R" for number in numbers)
    bodies: dict[int, Body] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /Annots {_either(on_page, references)} {page} >>",
        4: f"<< /Fields {_either(listed, references)} {acroform} >>",
        **dict(zip(numbers, fields, strict=True)),
        **(objects or {}),
    }
    return written(bodies, trailer)


def _either(given: str | None, references: str) -> str:
    return given if given is not None else f"[{references}]"


def written(bodies: Mapping[int, Body], trailer: str = "", header: bytes = b"%PDF-1.7\n") -> bytes:
    """The objects with a right cross-reference table and trailer (ISO 32000-2, 7.5)."""
    content = bytearray(header)
    places: dict[int, int] = {}
    for number, body in bodies.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, _bytes(body))
    return bytes(content) + _end(places, len(content), f"/Root 1 0 R {trailer}")


def updated(content: bytes, bodies: Mapping[int, Body], generation: int = 0) -> bytes:
    """The file with an incremental update behind it, as Firefox saves (ISO 32000-2, 7.5.6)."""
    update = bytearray(content)
    places: dict[int, int] = {}
    for number, body in bodies.items():
        places[number] = len(update)
        update += b"%d %d obj\n%s\nendobj\n" % (number, generation, _bytes(body))
    before = int(content[content.rindex(b"startxref") :].split()[1])
    return bytes(update) + _end(places, len(update), f"/Root 1 0 R /Prev {before}", generation)


def _end(places: Mapping[int, int], start: int, trailer: str, generation: int = 0) -> bytes:
    table = "".join(f"{number} 1\n{place:010} {generation:05} n \n" for number, place in sorted(places.items()))
    size = max(places) + 1
    head = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {trailer} >>\n"
    return f"{head}startxref\n{start}\n%%EOF\n".encode()


def _bytes(body: Body) -> bytes:
    return body if isinstance(body, bytes) else body.encode("latin-1")


def with_packed_objects(bodies: Mapping[int, Body], packed: Mapping[int, Body]) -> bytes:
    """A file with an object stream and a cross-reference stream (ISO 32000-2, 7.5.7 and 7.5.8)."""
    container, table = max(*bodies, *packed) + 1, max(*bodies, *packed) + 2
    content, places = bytearray(b"%PDF-1.7\n"), {0: (0, 0, 0)}
    for number, body in {**bodies, container: object_stream(packed)}.items():
        places[number] = (1, len(content), 0)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, _bytes(body))
    places |= {number: (2, container, place) for place, number in enumerate(packed)} | {table: (1, len(content), 0)}
    rows = [places.get(number, (0, 0, 0)) for number in range(table + 1)]
    entries = f"/Type /XRef /Size {table + 1} /W [1 4 1] /Root 1 0 R"
    references = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([last]) for kind, place, last in rows)
    end = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, stream(references, entries), len(content))
    return bytes(content) + end


def object_stream(packed: Mapping[int, Body]) -> bytes:
    index, content = "", b""
    for number, body in packed.items():
        index += f"{number} {len(content)} "
        content += _bytes(body) + b" "
    return stream(index.encode() + content, f"/Type /ObjStm /N {len(packed)} /First {len(index)}")


# --- fields ---------------------------------------------------------------------------------------------------------

WIDGET = "/Subtype /Widget /Rect [50 700 300 720]"


def text(name: str, value: str = "", more: str = "") -> str:
    """``value`` is a PDF object, such as ``(Ada)``; "" for an empty box."""
    return f"<< /FT /Tx /T ({name}) {_value(value)} {WIDGET} {more} >>"


def tick(name: str, value: str = "", looks: str = "", on: str = "yes", more: str = "") -> str:
    """``value`` is /V, ``looks`` is /AS, each with its slash or "" for none."""
    state = f"/AS {looks}" if looks else ""
    return f"<< /FT /Btn /T ({name}) {_value(value)} {state} {states(on)} {WIDGET} {more} >>"


def radio_button(on: str, looks: str = "/Off", more: str = "/Parent 10 0 R") -> str:
    """A kid of the radio group that is the first field."""
    return f"<< {WIDGET} /AS {looks} {states(on)} {more} >>"


def radio_group(name: str, kids: str, value: str = "", more: str = "") -> str:
    return f"<< /FT /Btn /Ff 32768 /T ({name}) /Kids [{kids}] {_value(value)} {more} >>"


def choice(name: str, options: str, value: str = "", more: str = "/Ff 131072") -> str:
    return f"<< /FT /Ch /T ({name}) /Opt [{options}] {_value(value)} {WIDGET} {more} >>"


def states(on: str) -> str:
    return f"/AP << /N << /{on} null /Off null >> >>"


def _value(value: str) -> str:
    return f"/V {value}" if value else ""


def utf16(words: str) -> str:
    """A text string in UTF-16BE, as every program writes what is not Latin."""
    return f"<FEFF{words.encode('utf-16-be').hex()}>"


def hexadecimal(content: bytes) -> str:
    return f"<{content.hex()}>"


def stream(content: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def packed(content: bytes) -> bytes:
    return stream(zlib.compress(content, 9), "/Filter /FlateDecode")


def references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
