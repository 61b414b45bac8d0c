"""The files of a portfolio, and others that are attached to a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfWriter

from tests.extract.data_files import fdf, xfdf
from tests.extract.small_pdf import packed, pdf, stream, text
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.errors import Problem
from wta_forms.extract.files import enclosed
from wta_forms.extract.files.read import read
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import Enclosed, RawForm

FORM = pdf(text("name", "(Ada)"))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
LETTER = b"PK\x03\x04 a letter in Word"


def spec(name: str, file: int) -> str:
    return f"<< /Type /Filespec /UF ({name}) /EF << /F {file} 0 R >> >>"


def attached(names: str, more: str = "", **files: bytes) -> bytes:
    """A PDF whose /EmbeddedFiles is ``names``; files are objects from 50 on."""
    objects = {50 + place: packed(content) for place, content in enumerate(files.values())}
    return pdf(catalogue=f"/Names << /EmbeddedFiles {names} >> {more}", objects=objects)


def names_in(raw: RawForm) -> list[str]:
    return [file.name for file in raw.enclosed]


def unread(count: int, all: int) -> Problem:
    return errors.ENCLOSED_UNREAD.at("", count=count, all=all, limit="25 MB")


@pytest.fixture
def portfolio() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in {"ann.pdf": FORM, "bob.xfdf": xfdf("<field/>"), "cy.fdf": fdf(""), "page.png": PNG}.items():
        writer.add_attachment(name, content)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_forms_their_data_and_pictures_come_out_of_a_portfolio(portfolio: bytes) -> None:
    raw = read(portfolio)
    assert names_in(raw) == ["ann.pdf", "bob.xfdf", "cy.fdf", "page.png"]
    assert raw.enclosed[0].content == FORM
    assert raw.problems == (
        errors.PORTFOLIO.at("", count=4),
        errors.ACTIVE_CONTENT.at("", what="attached files"),
    )


def test_they_survive_the_way_from_the_worker(portfolio: bytes) -> None:
    with Reader() as reader:
        assert reader.read(portfolio) == read(portfolio)


def test_a_form_without_attached_files_encloses_nothing() -> None:
    assert (read(FORM).enclosed, read(FORM).problems) == ((), ())


def test_a_note_on_a_page_may_have_a_file_in_it() -> None:
    note = f"<< /Subtype /FileAttachment /FS {spec('ann.pdf', 50)} >>"
    raw = read(pdf(text("q"), on_page=f"[10 0 R {note} {note}]", objects={50: stream(FORM)}))
    assert raw.enclosed == (Enclosed("ann.pdf", FORM),)
    assert raw.remarks == ("FileAttachment",)


def test_a_file_that_hangs_at_several_places_comes_once() -> None:
    tree = f"<< /Kids [<< /Names [(a) {spec('a.pdf', 50)}] >> << /Names [(b) {spec('b.pdf', 50)}] >>] >>"
    assert names_in(read(attached(tree, f"/AF [{spec('c.pdf', 50)} {spec('d.pdf', 51)}]", a=FORM, b=FORM))) == [
        "a.pdf",
        "d.pdf",
    ]


def test_what_is_no_form_is_counted_and_stays_closed() -> None:
    raw = read(attached(f"<< /Names [(a) {spec('a', 50)} (b) {spec('b', 51)} (c) null] >>", a=LETTER, b=FORM))
    assert names_in(raw) == ["b"]
    assert unread(1, 2) in raw.problems


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a.pdf", "a.pdf"),
        ("../../etc/ann.pdf", "ann.pdf"),
        ("C:\\\\Users\\\\Ann\\\\ann.pdf", "ann.pdf"),
        ("..", "attached-1"),
        ("", "attached-1"),
        ("a\\nb.pdf", "b.pdf"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_never_a_path(written: str, name: str) -> None:
    assert names_in(read(attached(f"<< /Names [(a) {spec(written, 50)}] >>", a=FORM))) == [name]


# --- limits ---------------------------------------------------------------------------------------------------------


def many(count: int) -> bytes:
    files = {f"f{place}": FORM for place in range(count)}
    names = " ".join(f"() {spec('f', 50 + place)}" for place in range(count))
    return attached(f"<< /Names [{names}] >>", **files)


def test_the_51st_file_is_counted_only() -> None:
    raw = read(many(52))
    assert len(raw.enclosed) == 50
    assert unread(2, 52) in raw.problems


def test_a_file_that_unpacks_to_more_than_25_mb_is_counted_only() -> None:
    raw = read(attached(f"<< /Names [() {spec('a', 50)} () {spec('b', 51)}] >>", a=FORM + bytes(25_000_000), b=FORM))
    assert names_in(raw) == ["b"]
    assert unread(1, 2) in raw.problems


def test_all_files_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "ENCLOSED_TOGETHER_BYTES", 3 * len(FORM) + 10)
    assert len(read(many(5)).enclosed) == 3


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(seconds=60) as one:
        yield one


def test_100_mb_of_files_come_through_the_worker(reader: Reader) -> None:
    large = FORM + bytes(24_900_000)
    names = " ".join(f"() {spec('f', 50 + place)}" for place in range(5))
    raw = reader.read(attached(f"<< /Names [{names}] >>", a=large, b=large, c=large, d=large, e=large))
    assert raw.status is Status.FLATTENED
    assert len(raw.enclosed) == 4
    assert unread(1, 5) in raw.problems


@pytest.mark.parametrize(
    "names",
    [
        "50 0 R",
        "<< /Kids [51 0 R] >>",
        "<< /Names [(a) << /EF << /F 99 0 R >> >> (b) (c) << /EF (x) >>] >>",
        "(nonsense)",
        "99 0 R",
    ],
)
def test_names_that_lead_nowhere_or_round_in_a_circle_do_no_harm(names: str) -> None:
    circle = {50: "<< /Kids [50 0 R] >>", 51: "<< /Kids [50 0 R 51 0 R] >>"}
    raw = read(
        pdf(text("q", "(Ada)"), catalogue=f"/AcroForm 4 0 R /Names << /EmbeddedFiles {names} >>", objects=circle)
    )
    assert (raw.values["q"].texts, raw.enclosed) == (("Ada",), ())
