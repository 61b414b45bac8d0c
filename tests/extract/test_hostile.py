"""Files made to burst, hang or deceive a reader: each comes to an end, and what is good in it comes back."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Mapping

import pytest

from tests.extract.small_pdf import WIDGET, pdf, references, stream, text, utf16, written
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import RawForm

GOOD = text("good", "(fine)")
SECONDS = 60.0
"""By the clock, as what hangs does so for good. None takes longer than 1.1 seconds of a processor, but it may have to
share that."""


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(seconds=SECONDS) as one_for_all:
        one_for_all.read(pdf(GOOD))
        yield one_for_all


def read(reader: Reader, content: bytes) -> RawForm:
    start = time.monotonic()
    raw = reader.read(content)
    assert time.monotonic() - start < SECONDS
    return raw


def _packed(megabytes: int) -> bytes:
    """Nothing, packed: each megabyte is the same bytes, so that only one of them takes time (RFC 1950, 1951)."""
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = raw.compress(bytes(2**20)) + raw.flush(zlib.Z_FULL_FLUSH)
    checked = zlib.adler32(bytes(megabytes * 2**20)).to_bytes(4, "big")
    return b"\x78\xda" + one * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush() + checked


BOMB = _packed(128)
PACKED_BOMB = {50: stream(BOMB, "/Filter /FlateDecode")}


def in_the_list(objects: Mapping[int, str], top: int = 100) -> bytes:
    return pdf(GOOD, listed=f"[10 0 R {top} 0 R]", objects=objects)


def fan(width: int) -> bytes:
    """Three levels of boxes, each of which has all boxes of the next level as its kids: the cube of the width."""
    levels = [range(100 * level, 100 * level + width) for level in (1, 2, 3)]
    kids = {50 + level: f"[{references(numbers)}]" for level, numbers in enumerate(levels)}
    boxes = {
        number: f"<< /T (n{number}) /Kids {51 + level} 0 R >>"
        for level, numbers in enumerate(levels)
        for number in numbers
    }
    return pdf(GOOD, listed=f"[10 0 R {references(levels[0])}]", objects={**kids, **boxes})


ONE_BOX_IS_BAD = {
    "128 MB in a value": pdf(GOOD, text("bad", "50 0 R"), objects={50: stream(BOMB, "/Filter /FlateDecode")}),
    "the same packed twice": pdf(
        GOOD, text("bad", "50 0 R"), objects={50: stream(zlib.compress(BOMB), "/Filter [/FlateDecode /FlateDecode]")}
    ),
    "two hundred filters": pdf(
        GOOD, text("bad", "50 0 R"), objects={50: stream(b"41>", f"/Filter [{'/ASCIIHexDecode ' * 200}]")}
    ),
    "a million letters": pdf(GOOD, text("bad", f"({'v' * 1_000_001})")),
}

CATALOGUE = {1: "<< /Type /Catalog /AcroForm 4 0 R >>"}
FORM = {4: "<< /Fields [10 0 R] >>", 10: GOOD}


def with_table(entries: str, content: bytes) -> bytes:
    """Whole objects, and a cross-reference stream that is not what it should be (ISO 32000-2, 7.5.8)."""
    objects = written({**CATALOGUE, **FORM}).partition(b"xref\n0 1")[0]
    table = stream(zlib.compress(content, 9), f"/Type /XRef /Root 1 0 R /Filter /FlateDecode {entries}")
    return objects + b"50 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(objects))


THE_GOOD_BOX_COMES_BACK = {
    "a box that is its own kid": pdf(GOOD, "<< /T (bad) /Kids [11 0 R] >>"),
    "two boxes in a circle": pdf(
        GOOD, "<< /T (a) /Parent 12 0 R /Kids [12 0 R] >>", "<< /T (b) /Parent 11 0 R /Kids [11 0 R] >>"
    ),
    "parents in a circle": pdf(GOOD, f"<< /T (a) /Parent 11 0 R {WIDGET} >>", listed="[10 0 R]"),
    "pages in a circle": pdf(GOOD, objects={2: "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1 >>"}),
    "5,000 levels": in_the_list({100 + i: f"<< /T (n) /Kids [{101 + i} 0 R] >>" for i in range(5000)}),
    "a million boxes out of three hundred": fan(100),
    "one box 49,000 times": pdf(GOOD, listed=f"[{'10 0 R ' * 49_000}]"),
    "one box more often than an array may be long": pdf(GOOD, listed=f"[{'10 0 R ' * 90_000}]"),
    "a reference to itself": pdf(GOOD, text("bad", "50 0 R"), objects={50: "50 0 R"}),
    "references in a circle": pdf(GOOD, text("bad", "50 0 R"), objects={50: "51 0 R", 51: "50 0 R"}),
    "arrays in arrays": pdf(GOOD, text("bad", "[" * 3000 + "]" * 3000)),
    "dictionaries in dictionaries": pdf(GOOD, text("bad", "<< /A " * 3000)),
    "a name of a million letters": pdf(GOOD, text("x" * 1_000_000, "(v)")),
    "rich text of tags that never end": pdf(
        GOOD, text("bad", "", "/RV 50 0 R"), objects={50: stream(b"<!--" * 200_000)}
    ),
    "endless combining marks": pdf(GOOD, text("bad", utf16("a" + "\u0300\u0323" * 100_000))),
    "128 MB of XFA": pdf(GOOD, acroform="/XFA 50 0 R", objects={50: stream(BOMB, "/Filter /FlateDecode")}),
    "128 MB about the file": pdf(GOOD, catalogue="/AcroForm 4 0 R /Metadata 50 0 R", objects=PACKED_BOMB),
    "128 MB in an attached file": pdf(
        GOOD,
        catalogue="/AcroForm 4 0 R /Names << /EmbeddedFiles << /Names [(a) << /EF << /F 50 0 R >> >>] >> >>",
        objects=PACKED_BOMB,
    ),
    "attached files in a circle": pdf(
        GOOD,
        catalogue="/AcroForm 4 0 R /Names << /EmbeddedFiles 50 0 R >>",
        objects={50: f"<< /Kids [{'50 0 R 51 0 R ' * 1000}] >>", 51: "<< /Kids [50 0 R] >>"},
    ),
    "tables in a circle": pdf(GOOD).replace(b"/Root", b"/Prev %d /Root" % pdf(GOOD).rindex(b"xref\n0 1")),
    "a billion objects": pdf(GOOD).replace(b"xref\n0 1\n", b"xref\n0 1000000000\n"),
    "a table of columns without width": with_table("/Size 60 /W [0 0 0]", bytes(600)),
    "a table of three million objects in 20 KB": with_table("/Size 3000000 /W [1 4 1]", bytes(18_000_000)),
    "a table of two billion objects that is not there": with_table("/Size 9 /W [1 4 1] /Index [0 2000000000]", b""),
    "two billion objects": pdf(GOOD).replace(b"/Size 11", b"/Size 2147483648"),
    "no trailer": pdf(GOOD).partition(b"trailer")[0],
    "a text that never ends behind it": pdf(GOOD)[:-6] + b"(" * 1_000_000,
}


@pytest.mark.parametrize("attack", ONE_BOX_IS_BAD)
def test_a_box_that_holds_too_much_costs_only_itself(reader: Reader, attack: str) -> None:
    raw = read(reader, ONE_BOX_IS_BAD[attack])
    assert raw.values["good"].texts == ("fine",)
    assert raw.values["bad"].problems == (errors.FIELD_TOO_LARGE.at("bad", limit="1 MB"),)


@pytest.mark.parametrize("attack", THE_GOOD_BOX_COMES_BACK)
def test_what_is_good_in_a_bad_file_comes_back(reader: Reader, attack: str) -> None:
    raw = read(reader, THE_GOOD_BOX_COMES_BACK[attack])
    assert raw.status is Status.READ
    assert raw.values["good"].texts == ("fine",)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + b"1 0 obj " * 100_000,
        b"%PDF-1.7\n" + b"trailer<<" * 100_000,
        b"%PDF-1.7\n" + b"1" * 5_000_000,
        b"%PDF-1.7\n" + b"1 " * 2_500_000,
    ],
)
def test_a_file_with_nothing_in_it_says_so(reader: Reader, content: bytes) -> None:
    raw = read(reader, content)
    assert raw.status in {Status.DAMAGED, Status.FLATTENED}
    assert raw.problems


def test_boxes_too_deep_to_be_looked_at_are_told(reader: Reader) -> None:
    raw = read(reader, THE_GOOD_BOX_COMES_BACK["5,000 levels"])
    assert raw.problems == (errors.FIELDS_LEFT_OUT.at("", why="boxes nested more than 32 deep"),)
