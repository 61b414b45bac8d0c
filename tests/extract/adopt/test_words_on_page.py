"""Printed words with their places, on pages that are turned and cropped, and nothing of what people typed."""

from __future__ import annotations

import pytest

from tests.extract.small_pdf import pdf, stream, text
from wta_forms.extract.adopt.words_on_page import Leaf, words_on_pages

FONTS = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> \
/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >> >>"


def page(content: str, more: str = "/MediaBox [0 0 600 800]", *fields: str) -> bytes:
    return pdf(*fields, objects={6: stream(content.encode())}, page=f"/Contents 6 0 R {FONTS} {more}")


def drawn(content: str, more: str = "/MediaBox [0 0 600 800]") -> list[tuple[str, float, bool]]:
    _, words = words_on_pages(page(content, more))
    return [(word.text, word.size, word.is_bold) for word in words]


def test_words_come_with_the_size_and_the_weight_of_their_letters() -> None:
    content = "BT /F1 10 Tf 50 700 Td (Your name) Tj ET BT /F2 1 Tf 20 0 0 20 50 750 Tm (About) Tj ET"
    assert drawn(content) == [("Your", 10.0, False), ("name", 10.0, False), ("About", 20.0, True)]


def test_a_word_drawn_letter_by_letter_is_one_and_a_wide_gap_ends_it() -> None:
    assert [word for word, *_ in drawn("BT /F1 10 Tf 50 700 Td [(Na) -20 (me) -2000 (Age)] TJ ET")] == ["Name", "Age"]


def test_the_poor_mans_bold_is_read_once() -> None:
    twice = "BT /F1 10 Tf 50 700 Td (N) Tj ET BT /F1 10 Tf 50.3 700 Td (N) Tj ET"
    assert "".join(word for word, *_ in drawn(twice)) == "N"


def test_words_that_go_up_the_page_are_left_out() -> None:
    assert drawn("BT /F1 10 Tf 0 1 -1 0 50 700 Tm (Aside) Tj ET BT /F1 10 Tf 50 600 Td (Name) Tj ET")[0][0] == "Name"


@pytest.mark.parametrize(
    ("rotate", "matrix", "corner"),
    [(0, "1 0 0 1 50 700", (50, 700)), (90, "0 1 -1 0 100 50", (50, 500)), (180, "-1 0 0 -1 550 100", (50, 700)),
     (270, "0 -1 1 0 500 750", (50, 500))],
)  # fmt: skip
def test_places_are_as_the_page_is_seen(rotate: int, matrix: str, corner: tuple[float, float]) -> None:
    content = f"BT /F1 10 Tf {matrix} Tm (Name) Tj ET"
    _, (word,) = words_on_pages(page(content, f"/MediaBox [0 0 600 800] /Rotate {rotate}"))
    assert word.rectangle[0] == pytest.approx(corner[0], abs=1)
    assert word.rectangle[1] == pytest.approx(corner[1], abs=4)


def test_a_cropped_page_begins_at_its_crop() -> None:
    content = "BT /F1 10 Tf 150 700 Td (Name) Tj ET"
    leaves, (word,) = words_on_pages(page(content, "/MediaBox [0 0 600 800] /CropBox [100 100 500 800]"))
    assert leaves[0].size == (400, 700)
    assert word.rectangle[0] == pytest.approx(50, abs=1)


def test_what_people_typed_is_not_printed() -> None:
    typed = stream(b"BT /F1 10 Tf 2 5 Td (Secret) Tj ET", f"/Type /XObject /Subtype /Form /BBox [0 0 250 20] {FONTS}")
    content = pdf(
        text("name", "(Secret)", "/AP << /N 7 0 R >>"),
        objects={6: stream(b"BT /F1 10 Tf 50 750 Td (Name) Tj ET"), 7: typed},
        page=f"/Contents 6 0 R {FONTS} /MediaBox [0 0 600 800]",
    )
    assert [word.text for word in words_on_pages(content)[1]] == ["Name"]


def test_a_file_that_is_no_pdf_has_no_pages() -> None:
    assert words_on_pages(b"%PDF-1.7 nothing") == ((), ())


@pytest.mark.parametrize("turns", range(4))
def test_turning_a_place_keeps_its_size(turns: int) -> None:
    x0, y0, x1, y1 = Leaf(1, (10, 20, 610, 820), turns).seen((100, 700, 150, 720))
    assert sorted((x1 - x0, y1 - y0)) == [20, 50]
