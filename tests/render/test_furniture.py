"""Corner marks and codes, as they are on pictures of our pages: whatever was printed, scanned or photographed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.layout.paper import form_of
from tests.render.paper import EVERY_KIND, blank, blank_of, copy_for, drivers, opened, pdf_of, people
from tests.render.tagged import Tagged
from wta_forms.layout.boxes import Rect
from wta_forms.layout.style import VARIANTS
from wta_forms.map import Rectangle
from wta_forms.render.document import Imprint
from wta_forms.render.furniture import code
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.stamp import PageMark, Stamp, page_mark, read_page_mark
from wta_forms.workflow.generate import copy_of, lay_out

PLACE = Rect(0, 0, 36.9, 36.9)


@cache
def scanned(pdf: bytes, dots_per_inch: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    try:
        return [page.render(scale=dots_per_inch / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def codes(picture: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [each.text for each in found]


def marks(pdf: bytes, dots_per_inch: int = 150, turned: float = 0) -> list[PageMark | None]:
    """What the one code of each page says."""
    pictures = [
        picture.rotate(turned, Image.Resampling.BICUBIC, True, fillcolor=255) for picture in scanned(pdf, dots_per_inch)
    ]
    texts = [text for picture in pictures for text in codes(picture)]
    assert len(texts) == len(pictures)
    return [read_page_mark(text) for text in texts]


@pytest.mark.parametrize(("dots_per_inch", "turned"), [(150, 0), (100, 0), (100, 2), (150, -3), (150, 90), (100, 180)])
def test_every_page_says_which_one_it_is_however_it_was_put_into_the_scanner(dots_per_inch: int, turned: int) -> None:
    stamp = Stamp(form="drivers", version=drivers().form.version, digest="", language="en", blank=drivers().digest)
    expected = [page_mark(stamp, number) for number in range(1, len(drivers().pages.pages) + 1)]
    assert marks(blank(), dots_per_inch, turned) == expected


@pytest.mark.parametrize("variant", VARIANTS)
def test_pages_of_every_variant_say_so_and_only_those_for_a_pen_say_whose_they_are(variant: str) -> None:
    laid = lay_out(form_of(EVERY_KIND), variant=variant)
    said = marks(copy_of(laid, people()["ewa-zolkowska"], round=2), 100, 2)
    assert [(mark.page, mark.variant, mark.round, mark.blank) for mark in said if mark] == [
        (number, variant, 2, laid.digest[:16]) for number in range(1, len(laid.pages.pages) + 1)
    ]
    assert {mark.person for mark in said if mark} == {"ewa-zolkowska" if variant == "by-hand" else ""}


def test_copies_for_different_people_have_the_same_codes() -> None:
    assert marks(copy_for("ewa-zolkowska")) == marks(copy_for("samira-haddad")) == marks(blank())


def test_a_copy_to_fill_in_by_hand_says_whose_it_is_and_can_be_read_as_well() -> None:
    longest = replace(PERSON, form="f" * 40, version=9999, language="zh-hant+en", recipient_id="a" * 60)
    for stamp in (PERSON, longest):
        expected = [page_mark(stamp, 11), page_mark(stamp, 12)]
        texts = tuple(mark.to_text() for mark in expected)
        assert marks(write_pdf(blank_of(EVERY_KIND).pages, Imprint("A test", "en", page_marks=texts))) == expected


PERSON = Stamp(
    form="drivers",
    version=2,
    digest="",
    language="pl+en",
    variant="by-hand",
    round=2,
    blank="0123456789abcdef" * 4,
    recipient_id="ewa-zolkowska",
)


def test_modules_have_at_least_nine_tenths_of_a_point_for_all_but_the_longest_names() -> None:
    longest = replace(PERSON, form="asset-bank-of-the-east", recipient_id="a" * 60)
    for stamp in (PERSON, longest):
        assert PLACE.width / code(page_mark(stamp, 12).to_text(), PLACE).side >= 0.9 - 1e-9


def test_a_short_code_is_no_smaller_than_the_room_around_it_is_made_for() -> None:
    assert code("WTA1", PLACE).side == 29


def test_a_page_without_a_stamp_has_corners_and_no_code() -> None:
    assert codes(scanned(pdf_of(EVERY_KIND), 150)[0]) == []


def test_corners_and_code_stand_where_the_map_says() -> None:
    stood = drivers().map.marks
    assert stood is not None
    for page in scanned(blank(), 150):
        hollow, *solid = [darkness(page, corner) for corner in stood.corners]
        assert min(solid) > 0.75
        assert 0.4 < hollow < 0.65
        assert darkness(page, inside(stood.corners[0], 2.2)) < 0.2
        assert 0.3 < darkness(page, stood.code) < 0.6
        assert darkness(page, inside(stood.code, -5)) * 46.9**2 == pytest.approx(
            darkness(page, stood.code) * 36.9**2, rel=0.06
        )


def darkness(page: Image.Image, box: Rectangle) -> float:
    """Of the picture of a page, how much within a rectangle of the map is dark, from 0 to 1."""
    pixels = 150 / 72
    x0, y0, x1, y1 = box
    part = page.crop(
        (round(x0 * pixels), page.height - round(y1 * pixels), round(x1 * pixels), page.height - round(y0 * pixels))
    )
    return sum((255 - level) * count for level, count in enumerate(part.histogram())) / 255 / (part.width * part.height)


def inside(box: Rectangle, inset: float) -> Rectangle:
    x0, y0, x1, y1 = box
    return (x0 + inset, y0 + inset, x1 - inset, y1 - inset)


def test_a_screen_reader_says_nothing_of_them() -> None:
    for content in Tagged(blank()).content:
        assert content.outside == []
        assert "WTA1" not in "".join([*content.marked.values(), *content.artifacts])


def test_they_cost_less_than_300_bytes_a_page() -> None:
    pages = drivers().pages
    stamp = Stamp(form="drivers", version=2, digest="", language="en", blank=drivers().digest)
    with_them = Imprint("A", "en", page_marks=tuple(page_mark(stamp, n).to_text() for n in range(1, 9)))
    cost = len(write_pdf(pages, with_them)) - len(write_pdf(replace(pages, marks=None), Imprint("A", "en")))
    assert cost < 300 * len(pages.pages)


def test_a_reader_of_content_streams_finds_the_end_of_a_code() -> None:
    for number in range(40):
        drawn = code(f"WTA1:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF:{number}", PLACE).inline()
        assert drawn.isascii()
        assert drawn.count("~>") == 1
        assert drawn.endswith("~> EI")


def test_a_running_head_is_in_the_file_once_and_shown_on_every_page_but_the_first() -> None:
    pages = opened(blank()).pages
    contents = [[part.idnum for part in page["/Contents"]] for page in pages]
    everywhere = set.intersection(*map(set, contents))
    later = set.intersection(*map(set, contents[1:])) - everywhere
    assert (len(everywhere), len(later)) == (1, 1)
    assert not later & set(contents[0])
    tagged = Tagged(blank())
    assert ["The drivers of your project" in content.artifacts for content in tagged.content] == [
        False, *[True] * (len(pages) - 1)
    ]  # fmt: skip
