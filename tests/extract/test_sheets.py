"""The pages of a file before its form is known."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.extract.flattened import blank_of, flattened, on_paper, with_content, with_words
from tests.extract.small_pdf import pdf, stream
from wta_forms.extract.on_page.drawing import pages_of, picture_of
from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.extract.sheets import look_at_sheets

HELVETICA = "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def page(*operators: str, more: str = "") -> Sheet:
    """A page of 400 times 600 points."""
    content = stream(f"BT /F 12 Tf {' '.join(operators)} ET".encode("latin-1"))
    file = pdf(page=f"/MediaBox [0 0 400 600] /Contents 5 0 R {HELVETICA} {more}", objects={5: content})
    (sheet,) = look_at_sheets(file)
    return sheet


def scanned(content: bytes, quality: int = 60) -> bytes:
    """The first page as a scanner keeps it: a picture, in a PDF."""
    made = BytesIO()
    picture, *_ = (picture_of(page, 100) for _, page in pages_of(content))
    picture.save(made, "PDF", resolution=100, quality=quality)
    return made.getvalue()


def test_lines_are_told_from_top_to_bottom_and_side_by_side_by_side() -> None:
    sheet = page("40 500 Td (Your name) Tj 200 0 Td (Your town) Tj -200 100 Td (A title) Tj")
    assert sheet == Sheet(1, SheetKind.TEXT, (400, 600), ("A title", "Your name", "Your town"))


def test_size_and_lines_are_those_of_the_page_as_it_is_seen() -> None:
    turned = page("0 1 -1 0 100 40 Tm (first) Tj 0 1 -1 0 200 40 Tm (second) Tj", more="/Rotate 90")
    assert (turned.size, turned.lines) == ((600, 400), ("first", "second"))


@pytest.mark.parametrize("turned", ["0 1 -1 0 {} 40", "-1 0 0 -1 300 {}", "0 -1 1 0 {} 500"])
def test_lines_are_read_also_where_the_page_is_seen_lying_on_its_side(turned: str) -> None:
    sideways = page(f"{turned.format(100)} Tm (some words) Tj {turned.format(200)} Tm (other words) Tj")
    assert sorted(sideways.lines) == ["other words", "some words"]


def test_a_flattened_form_says_which_one_it_is() -> None:
    first, second = look_at_sheets(flattened({"name": "Ada"}))
    assert (first.page, second.page, first.kind, second.kind) == (1, 2, SheetKind.TEXT, SheetKind.TEXT)
    assert {"Small", "Your name", "Ada", "small, version 1", "Page 1 of 2"} <= set(first.lines)


def test_arabic_lines_are_in_the_order_of_reading() -> None:
    (sheet,) = look_at_sheets(
        flattened(blank=blank_of("- {id: q, kind: text, label: {en: A, ar: الاسم (كاملاً)}}", "ar"))
    )
    assert "الاسم (كاملاً)" in sheet.lines


def test_a_scan_is_a_picture() -> None:
    (sheet,) = look_at_sheets(scanned(flattened()))
    assert (sheet.kind, sheet.lines) == (SheetKind.PICTURE, ())


def test_what_a_program_read_in_a_scan_makes_no_page_of_words_but_says_which_form_it_is() -> None:
    over = with_words(scanned(flattened()), "3 Tr 46 24 Td (small, version 1) Tj")
    (sheet,) = look_at_sheets(over)
    assert (sheet.kind, sheet.lines) == (SheetKind.PICTURE, ("small, version 1",))


def test_nor_does_text_that_lies_under_the_picture() -> None:
    words = " ".join(
        f"46 {700 - 14 * n} Td (drivers, version 2, and a lot of other words) Tj 1 0 0 1 0 0 Tm" for n in range(9)
    )
    under = with_content(with_words(scanned(flattened()), words), "q 600 0 0 842 0 0 cm /image Do Q")
    sheet = look_at_sheets(under)[0]
    assert sheet.kind is SheetKind.PICTURE


def test_a_few_words_typed_over_a_photograph_make_no_page_of_words() -> None:
    (sheet,) = look_at_sheets(with_words(scanned(flattened()), "100 500 Td (Ada Lovelace, 12 High Street) Tj"))
    assert (sheet.kind, sheet.lines) == (SheetKind.PICTURE, ("Ada Lovelace, 12 High Street",))


def test_letters_that_are_only_drawn_are_a_picture() -> None:
    strokes = " ".join(f"{40 + n} {500 + n % 7} m {44 + n} 510 l S" for n in range(0, 300, 6))
    assert page(f"ET {strokes} BT").kind is SheetKind.PICTURE


@pytest.mark.parametrize("nothing", ["", "ET 1 1 1 rg 0 0 400 600 re f BT", "(   ) Tj", "3 Tr (unseen) Tj"])
def test_a_page_with_nothing_on_it_is_empty(nothing: str) -> None:
    assert page(nothing).kind is SheetKind.EMPTY


def test_a_logo_makes_no_picture_of_a_page() -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 20), "red").save(picture, "PDF", resolution=72)
    small = on_paper(picture.getvalue(), "1 0 0 1 20 700")
    (sheet,) = look_at_sheets(with_words(small, "46 600 Td (Minutes of the meeting of the twelfth) Tj"))
    assert sheet.kind is SheetKind.TEXT


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a photograph", b"%PDF-1.7 nothing"])
def test_what_is_no_pdf_has_no_pages(content: bytes) -> None:
    assert look_at_sheets(content) == ()
