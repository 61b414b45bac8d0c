"""Whatever is written with any of the writers at hand is read as it was written, after the stated normalisation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, create_string_object

from tests.extract.data_files import fdf_of, xfdf_of
from tests.extract.flattened import blank_of, flattened, texts_in
from tests.extract.small_pdf import hexadecimal, packed, pdf, text, utf16
from tests.extract.typed import ANYTHING, PRINTED, XML, as_printed, as_read
from tests.spec.paper import form_of
from wta_forms.extract.files.read import read
from wta_forms.extract.wire import from_wire, to_wire
from wta_forms.workflow.generate import Blank, copy_of, lay_out


def texts(content: bytes, name: str = "q") -> tuple[str, ...]:
    raw = read(content)
    assert from_wire(to_wire(raw)) == raw
    return raw.values[name].texts


def comes_back(content: bytes, typed: str, name: str = "q") -> bool:
    return texts(content, name) == ((as_read(typed),) if as_read(typed) else ())


# --- bytes in a PDF -------------------------------------------------------------------------------------------------

ENCODED: dict[str, Callable[[str], bytes]] = {
    "utf-16 with its mark": lambda typed: pdf(text("q", utf16(typed))),
    "utf-16-le": lambda typed: pdf(text("q", hexadecimal(b"\xff\xfe" + typed.encode("utf-16-le")))),
    "utf-8": lambda typed: pdf(text("q", hexadecimal(b"\xef\xbb\xbf" + typed.encode()))),
    "a stream": lambda typed: pdf(text("q", "50 0 R"), objects={50: packed(b"\xfe\xff" + typed.encode("utf-16-be"))}),
    "fdf": lambda typed: fdf_of({"q": typed}),
}


@pytest.mark.parametrize("way", ENCODED)
@given(typed=ANYTHING)
@example(typed="Łódź, Gàidhlig, العربية, 日本語, 👩‍🍳")
@example(typed="e\u0301 (\\) \r\n\t<&>")
def test_any_text_comes_back_in_whatever_way_it_is_encoded(way: str, typed: str) -> None:
    assert comes_back(ENCODED[way](typed), typed)


@given(XML)
def test_any_text_that_xml_can_say_comes_back_from_xfdf(typed: str) -> None:
    assert comes_back(xfdf_of({"q": typed}), typed)


# --- programs -------------------------------------------------------------------------------------------------------


def by_pypdf(typed: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text("q")))))
    form: Any = writer.root_object["/AcroForm"]
    form["/Fields"][0].get_object()[NameObject("/V")] = create_string_object(typed)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@given(ANYTHING.filter(lambda typed: not typed.startswith(("þÿ", "ÿþ", "ï»¿")) and "\0" not in typed))
def test_any_text_comes_back_from_pypdf(typed: str) -> None:
    """pypdf writes without a mark what PDFDocEncoding has, and takes no care that it does not begin like one."""
    assert comes_back(by_pypdf(typed), typed)


@cache
def blank() -> Blank:
    return lay_out(form_of("- {id: q, kind: paragraph, label: Q}"))


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
@example("a\x1fb\x7f")  # what PDFDocEncoding has in their places are letters
def test_any_text_comes_back_that_is_filled_in_beforehand(typed: str) -> None:
    assert comes_back(copy_of(blank(), values={"q": typed}), typed)


# --- printed --------------------------------------------------------------------------------------------------------


def by_hand(typed: str) -> dict[str, tuple[str, ...]]:
    """A copy for a pen with words that were known beforehand: it has no fields, and they are part of the page."""
    for_a_pen = blank_of(variant="by-hand")
    return texts_in(copy_of(for_a_pen, values={"story": typed}), for_a_pen)


def made_part_of_the_page(typed: str) -> dict[str, tuple[str, ...]]:
    return texts_in(flattened({"story": typed}))


@pytest.mark.parametrize("read_off", [by_hand, made_part_of_the_page])
@settings(max_examples=15, deadline=None)
@given(typed=PRINTED)
@example(typed="Zażółć  gęślą\njaźń")
@example(typed="e\u0301 (A)\n\n– ½ «Ÿ» ſt")
def test_any_text_that_a_page_of_ours_shows_comes_back(
    read_off: Callable[[str], dict[str, tuple[str, ...]]], typed: str
) -> None:
    assert read_off(typed) == ({"story": (as_printed(typed),)} if as_printed(typed) else {})
