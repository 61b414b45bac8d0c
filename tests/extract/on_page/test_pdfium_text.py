"""Characters of a page, and what is seen of them."""

from __future__ import annotations

import pytest

from tests.extract.small_pdf import pdf, stream
from wta_forms.extract.on_page.characters import Character
from wta_forms.extract.on_page.drawing import pages_of
from wta_forms.extract.on_page.pdfium_text import characters_of
from wta_forms.extract.on_page.pieces import Piece, pieces_of

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def page(content: str, forms: dict[int, tuple[str, str]] | None = None, more: str = "") -> bytes:
    """A page; ``forms`` are further ones by their object number: entries and content, known as /X and the number."""
    known = " ".join(f"/X{number} {number} 0 R" for number in forms or ())
    resources = f"/Resources << /Font << /F {FONT} >> /XObject << {known} >> >>"
    made = {
        number: stream(body.encode("latin-1"), f"/Type /XObject /Subtype /Form {resources} {entries}")
        for number, (entries, body) in (forms or {}).items()
    }
    entries = f"/MediaBox [0 0 400 600] /Contents 5 0 R {resources} {more}"
    return pdf(page=entries, objects={5: stream(content.encode("latin-1")), **made})


def read(file: bytes) -> tuple[tuple[Character, ...], tuple[Piece, ...]]:
    ((characters, pieces),) = [(characters_of(page, pieces_of(page)), pieces_of(page)) for _, page in pages_of(file)]
    return characters, pieces


def characters(content: str, forms: dict[int, tuple[str, str]] | None = None, more: str = "") -> tuple[Character, ...]:
    return read(page(content, forms, more))[0]


def test_a_character_is_as_wide_as_the_pen_moves() -> None:
    i, m = characters("BT /F 10 Tf 50 500 Td (im) Tj ET")
    assert (i.text, i.baseline, i.size) == ("i", (50, 500), 10)
    assert (i.box[0], i.box[2], m.box[2]) == pytest.approx((50, 52.22, 60.55), abs=0.01)


def test_forms_in_forms_are_composed() -> None:
    """Scaled by the page, moved by the first form's matrix, turned by the second's."""
    forms = {
        11: ("/BBox [0 0 900 900] /Matrix [1 0 0 1 10 20]", "q 1 0 0 1 5 5 cm /X12 Do Q"),
        12: ("/BBox [-900 -900 900 900] /Matrix [0 1 -1 0 0 0]", "BT /F 10 Tf 3 0 Td (a) Tj ET"),
    }
    (a,) = characters("q 2 0 0 2 100 200 cm /X11 Do Q", forms)
    assert a.baseline == pytest.approx((100 + 2 * 15, 200 + 2 * (25 + 3)), abs=0.01)
    assert (a.size, a.turn) == (pytest.approx(20), 1)


def test_a_clip_in_a_form_is_one_of_the_page() -> None:
    forms = {11: ("/BBox [0 0 30 12]", "BT /F 10 Tf 2 2 Td (much too long) Tj ET")}
    first, *_, last = characters("q 2 0 0 2 100 200 cm /X11 Do Q", forms)
    assert first.clip == pytest.approx((100, 200, 160, 224))
    assert (first.is_shown, last.is_shown) == (True, False)


def test_text_that_lies_within_its_clip_has_none() -> None:
    (a, *_) = characters("q 40 490 200 30 re W n BT /F 10 Tf 50 500 Td (a) Tj ET Q")
    assert not a.is_clipped


@pytest.mark.parametrize("mode", [3, 7])
def test_text_that_is_not_drawn_is_known(mode: int) -> None:
    (a,) = characters(f"BT {mode} Tr /F 10 Tf 50 500 Td (a) Tj ET")
    assert not a.is_drawn


def test_a_hyphen_at_the_end_of_a_line_stays_one() -> None:
    read = "".join(each.text for each in characters("BT /F 10 Tf 50 500 Td (well-) Tj 0 -14 Td (known) Tj ET"))
    assert read == "well-known"


def test_spaces_that_were_not_drawn_are_left_out() -> None:
    assert [each.text for each in characters("BT /F 10 Tf 50 500 Td [(a) -900 (b)] TJ ET")] == ["a", "b"]


def test_turned_characters_are_as_wide_as_the_pen_moved() -> None:
    i, _, m = characters("BT /F 10 Tf 0 1 -1 0 50 500 Tm (i m) Tj ET")
    assert i.turn == m.turn == 1
    assert i.box[3] - i.box[1] == pytest.approx(2.22, abs=0.01)


def test_a_page_of_nothing_has_no_characters() -> None:
    assert characters("") == ()
    assert read(pdf(page="/MediaBox [0 0 10 10]")) == ((), ())


def test_a_form_that_draws_itself_ends() -> None:
    forms = {11: ("/BBox [0 0 900 900]", "BT /F 10 Tf 50 500 Td (a) Tj ET /X11 Do")}
    assert 1 <= len(characters("/X11 Do", forms)) < 100
