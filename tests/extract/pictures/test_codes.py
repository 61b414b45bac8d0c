"""What the codes on pages say."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.extract.paper.forms import Paper, Picture, file_of, photographed, printed, scanned
from tests.render.shipped import Copy, pdf_of_copy
from wta_forms.extract.pictures import seeing
from wta_forms.extract.pictures.codes import codes_on, corners_of_codes, sheets_of_pictures
from wta_forms.extract.places import SheetKind
from wta_forms.spec.stamp import read_page_mark

COPY = Copy("consent", "en", "large-print")


def pages() -> list[Paper]:
    return [Paper(page, seed=number) for number, page in enumerate(printed(pdf_of_copy(COPY)))]


def test_each_page_says_which_it_is() -> None:
    content = file_of([scanned(page, 2.0) for page in pages()], "TIFF")
    sheets = sheets_of_pictures(content)
    assert [(sheet.page, sheet.kind, sheet.size) for sheet in sheets] == [
        (number, SheetKind.PICTURE, (0.0, 0.0)) for number in (1, 2, 3)
    ]
    marks = [read_page_mark(sheet.codes[0]) for sheet in sheets]
    assert [(mark.form, mark.variant, mark.page) for mark in marks if mark] == [
        ("consent", "large-print", number) for number in (1, 2, 3)
    ]


def test_a_code_is_read_off_a_small_photograph_upside_down() -> None:
    small = photographed(pages()[1], size=(1600, 1200), turns=2)
    (code,) = codes_on(Image.fromarray(small))
    assert read_page_mark(code) is not None


def faxed(page: Picture) -> Picture:
    """As fax machines make grey: of black dots."""
    return np.asarray(Image.fromarray(page).convert("1").convert("RGB"))


def copied(page: Picture) -> Picture:
    """A copy of a copy: neither sharp nor grey any more."""
    soft = cv2.GaussianBlur(page, (0, 0), 1.1).astype(np.float32)
    return np.clip((soft - 128) * 2.2 + 150, 0, 255).astype(np.uint8)


BAD = {
    "a small photograph": lambda: photographed(pages()[0], size=(1280, 960)),
    "a fax": lambda: faxed(scanned(pages()[0], -1, 200)),
    "a copy of a copy": lambda: copied(scanned(pages()[0], 0.5)),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_code_is_read_off_a_bad_picture_and_where_it_is(bad: Callable[[], Picture]) -> None:
    picture = Image.fromarray(bad()).convert("L")
    (code,) = codes_on(picture)
    assert read_page_mark(code) is not None
    (corners,) = corners_of_codes(picture, lambda text: text == code)
    assert all(0 < x < picture.width and 0 < y < picture.height for x, y in corners)


def test_its_corners_begin_at_the_one_that_is_the_top_left_one_of_the_code() -> None:
    page = scanned(pages()[0])
    (upright,) = corners_of_codes(Image.fromarray(page).convert("L"), lambda text: True)
    (turned,) = corners_of_codes(Image.fromarray(np.rot90(page, 2)).convert("L"), lambda text: True)
    height, width = page.shape[:2]
    for (x, y), (there_x, there_y) in zip(upright, turned, strict=True):
        assert (width - there_x, height - there_y) == pytest.approx((x, y), abs=3)


def test_a_code_of_something_else_is_not_the_one_that_is_wanted() -> None:
    assert corners_of_codes(Image.fromarray(scanned(pages()[0])).convert("L"), lambda text: False) == ()


def test_a_picture_without_a_code_is_a_page_all_the_same() -> None:
    (sheet,) = sheets_of_pictures(file_of([np.full((60, 60, 3), 255, np.uint8)], "PNG"))
    assert sheet.codes == ()


def test_without_the_extra_pages_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "codes", lambda: None)
    (sheet,) = sheets_of_pictures(file_of([scanned(pages()[0])], "PNG"))
    assert sheet.codes == ()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_has_no_sheets(content: bytes) -> None:
    assert sheets_of_pictures(content) == ()
