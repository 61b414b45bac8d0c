"""Pages of returned files as pictures."""

from __future__ import annotations

from PIL.Image import Image

from tests.extract.small_pdf import pdf, stream
from wta_forms.extract.limits import PIXELS
from wta_forms.extract.on_page.drawing import opened, pages_of, picture_of, shown

PAPER, INK = (255, 255, 255), (255, 0, 0)


def page_with(page: str, content: bytes = b"1 0 0 rg 0 0 50 50 re f") -> bytes:
    return pdf(page=f"/Contents 5 0 R {page}", objects={5: stream(content)})


def drawn(content: bytes, dots_per_inch: float = 72) -> Image:
    ((number, page),) = ((number, picture_of(page, dots_per_inch)) for number, page in pages_of(content))
    assert number == 1
    return page


def test_a_page_is_drawn_in_colours_as_large_as_is_asked_for() -> None:
    picture = drawn(page_with("/MediaBox [0 0 200 100]"), dots_per_inch=144)
    assert (picture.mode, picture.size) == ("RGB", (400, 200))
    assert picture.getpixel((10, 190)) == INK
    assert picture.getpixel((10, 10)) == PAPER


def test_it_is_turned_and_cropped_as_a_person_sees_it() -> None:
    picture = drawn(page_with("/MediaBox [0 0 200 100] /CropBox [0 0 100 50] /Rotate 90"))
    assert picture.size == (50, 100)
    assert picture.getpixel((10, 10)) == INK  # the bottom left corner has gone to the top left
    assert picture.getpixel((10, 90)) == PAPER


def test_an_endless_page_is_drawn_smaller() -> None:
    picture = drawn(page_with("/MediaBox [0 0 14400 14400]"), dots_per_inch=300)
    assert PIXELS * 0.99 < picture.width * picture.height < PIXELS * 1.01


def test_what_is_no_pdf_and_a_page_that_is_not_there_are_none() -> None:
    assert list(pages_of(b"nothing of that kind")) == []
    with opened(page_with("")) as document, shown(document, 2) as page:
        assert page is None
