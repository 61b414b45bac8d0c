"""What a file is, by how it begins."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.extract.small_pdf import pdf, text
from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.files.magic import other_file
from wta_forms.extract.files.read import read
from wta_forms.extract.raw import RawForm


def picture(format: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, format)
    return file.getvalue()


def heif(brand: bytes) -> bytes:
    """The first box of a photograph as phones keep it (ISO 14496-12, 4.3)."""
    return b"\0\0\0\x18ftyp" + brand + bytes(20)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
def test_a_picture_is_looked_at_by_others_and_nothing_is_said_of_it(format: str) -> None:
    assert read(picture(format)) == RawForm(Status.SCAN, {}, pages=1)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"msf1", b"hevc"])
def test_a_photograph_from_a_phone_is_a_picture(brand: bytes) -> None:
    assert read(heif(brand)).status is Status.SCAN


@pytest.mark.parametrize("start", [b"MM\0*\0\0", b"II+\0\x08\0", b"\xff\xd8\xff\xe1"])
def test_pictures_in_whatever_order_of_bytes(start: bytes) -> None:
    assert read(start + bytes(20)).status is Status.SCAN


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"RIFF\0\0\0\0WAVE",
        heif(b"isom"),
        heif(b"mp42"),
        b"BM is no picture",
        b"<html></html>",
        b"{}",
        b"\xff\xd8",
    ],
)
def test_anything_else_is_told_not_to_be_a_form(content: bytes) -> None:
    assert read(content) == RawForm(Status.NOT_A_PDF, {}, problems=(other_file(content, ""),))


def test_a_form_that_adobe_alone_can_open_is_told() -> None:
    xdp = b'<?xml version="1.0" encoding="UTF-8"?><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"></xdp:xdp>'
    assert read(xdp) == RawForm(Status.XFA_ONLY, {}, problems=(errors.XFA_ONLY.at(""),))


def test_words_about_data_files_make_no_data_file() -> None:
    assert read(b"Dear all, save it as <xfdf> or %PDF").status is Status.NOT_A_PDF
    assert read(b"<p>save it as xfdf</p>").status is Status.NOT_A_PDF


# --- what people put on pages ---------------------------------------------------------------------------------------

ON_A_PAGE = "<< /Subtype /{} /Rect [0 0 9 9] >>"
BY_PEOPLE = ["FreeText", "Ink", "Stamp", "Square", "Circle", "Line", "Polygon", "Highlight", "StrikeOut", "Underline"]


@pytest.mark.parametrize("kind", [*BY_PEOPLE, "Text", "Caret", "FileAttachment", "PolyLine", "SomethingNew"])
def test_what_people_add_to_a_page_is_told(kind: str) -> None:
    assert read(pdf(text("q"), on_page=f"[10 0 R {ON_A_PAGE.format(kind)}]")).remarks == (kind,)


def test_what_apple_draws_in_words_of_its_own_is_told() -> None:
    drawn = "<< /AAPL:AKExtras << /AAPL:AKAnnotationObject (YnBsaXN0MDA=) >> /Rect [0 0 9 9] >>"
    assert read(pdf(text("q"), on_page=f"[10 0 R {drawn}]")).remarks == ("AAPL:AKExtras",)


def test_links_and_windows_of_notes_are_not() -> None:
    others = " ".join(ON_A_PAGE.format(kind) for kind in ("Link", "Popup", "PrinterMark", "Watermark"))
    assert read(pdf(text("q"), on_page=f"[10 0 R {others} << /Rect [0 0 9 9] >> null]")).remarks == ()


def test_remarks_are_told_once_and_in_order() -> None:
    several = " ".join(ON_A_PAGE.format(kind) for kind in ("Ink", "FreeText", "Ink"))
    assert read(pdf(text("q"), on_page=f"[10 0 R {several}]")).remarks == ("FreeText", "Ink")
