"""Files of pictures, whatever program made them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from tests.extract.paper.forms import Picture, file_of
from wta_forms.errors import PICTURE_BROKEN, PICTURE_TOO_LARGE, SCAN_EXTRA_MISSING
from wta_forms.extract.pictures import opened, seeing
from wta_forms.extract.pictures.opened import pages_in, pictures_of

DARK_CORNER = (0, 0)


def picture(width: int = 60, height: int = 90) -> Picture:
    """White, and dark at its top left."""
    made = np.full((height, width, 3), 255, np.uint8)
    made[: height // 3, : width // 3] = (30, 60, 160)
    return made


def only(content: bytes) -> Image.Image:
    ((number, page),) = pictures_of(content, [1])
    assert number == 1
    assert isinstance(page, Image.Image)
    return page


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF", "HEIF", "PDF"])
def test_every_kind_is_a_picture_in_its_colours(kind: str) -> None:
    coloured = only(file_of([picture(240, 360)], kind))
    assert coloured.mode == "RGB"
    red, _, blue = coloured.resize((240, 360)).getpixel((30, 45))
    assert blue - red > 100
    opened = coloured.convert("L")
    assert opened.width / opened.height == pytest.approx(2 / 3, abs=0.01)
    assert opened.getpixel((opened.width // 8, opened.height // 8)) < 110
    assert opened.getpixel((opened.width - 8, opened.height - 8)) > 240


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_a_file_may_have_several_pages_of_which_some_are_wanted(kind: str) -> None:
    content = file_of([picture(60, height) for height in (90, 60, 30)], kind)
    shapes = dict(pictures_of(content, [1, 3, 7]))
    assert list(shapes) == [1, 3]
    assert isinstance(shapes[3], Image.Image)
    assert shapes[3].width == pytest.approx(2 * shapes[3].height, abs=2)


def test_a_page_of_a_tiff_that_is_another_one_made_small_is_no_page() -> None:
    made = io.BytesIO()
    small = Image.new("L", (6, 9))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    Image.fromarray(picture()).save(made, "TIFF", save_all=True, append_images=[small])
    assert pages_in(made.getvalue()) == 1


def test_a_fax_is_a_picture() -> None:
    content = io.BytesIO()
    Image.fromarray(picture()).convert("1").save(content, "TIFF", compression="group4")
    assert only(content.getvalue()).getpixel((50, 80)) == 255


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "HEIF"])
def test_a_photograph_is_turned_as_its_camera_says(kind: str) -> None:
    turned = Image.fromarray(picture()).getexif()
    turned[0x0112] = 6  # to be turned to the right (EXIF 2.32, Orientation)
    opened = only(file_of([picture()], kind, exif=turned.tobytes())).convert("L")
    assert opened.size == (90, 60)
    assert opened.getpixel((85, 5)) < 110


def test_what_can_be_seen_through_lies_on_white() -> None:
    content = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(content, "PNG")
    assert only(content.getvalue()).convert("L").getpixel((10, 10)) == 255


def test_grey_of_sixteen_bits_is_not_cut_off() -> None:
    content = io.BytesIO()
    Image.fromarray(np.full((20, 20), 0x8000, np.uint16)).save(content, "PNG")
    assert only(content.getvalue()).getpixel((10, 10)) == 128


def test_the_numbers_of_a_jpeg_are_halved_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "ENOUGH_PIXELS", 60 * 90 // 2)
    monkeypatch.setattr(opened, "MOST_PIXELS", 60 * 90 // 2)
    assert only(file_of([picture()], "JPEG")).size == (30, 45)
    ((_, problem),) = pictures_of(file_of([picture()], "PNG"), [1])
    assert problem == PICTURE_TOO_LARGE.at("", limit="0 million pixels")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF"])
def test_what_is_cut_off_is_told_not_to_open(kind: str) -> None:
    content = file_of([np.asarray(np.random.default_rng(1).integers(0, 255, (90, 60, 3)), np.uint8)], kind)
    told = [problem for _, problem in pictures_of(content[: len(content) // 2], [1])]
    assert [str(problem).partition(":")[0] for problem in told] == [PICTURE_BROKEN.text.partition(":")[0]]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"no picture", b"%PDF-1.7 and no more"])
def test_what_is_no_picture_has_no_pages(content: bytes) -> None:
    assert pages_in(content) == 0
    assert not any(isinstance(page, Image.Image) for _, page in pictures_of(content, [1]))


def test_pictures_of_iphones_need_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    content = file_of([picture()], "HEIF")
    monkeypatch.setattr(seeing, "heif", lambda: None)
    assert list(pictures_of(content, [1])) == [(1, SCAN_EXTRA_MISSING.at(""))]
