"""The logo in the PDF: its picture, what is said in its place, and what it weighs; and files that are none."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.render.logos import logo, png
from tests.render.paper import drivers, opened
from tests.render.tagged import Tagged
from tests.render.test_furniture import scanned
from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.boxes import Leaf, Page, Pages, Picture, Rect, Role, Tag
from wta_forms.layout.style import Colour
from wta_forms.project.settings import LogoFile
from wta_forms.render.document import Imprint
from wta_forms.render.palette import Palette
from wta_forms.render.personalise import write_pdf
from wta_forms.render.pictures import read_png
from wta_forms.workflow.generate import Blank, copy_of, lay_out


@cache
def branded(variant: str = "standard") -> tuple[Blank, bytes]:
    """The shipped form with a logo and a colour of the project's own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "logo.png")
        path.write_bytes(logo())
        settings = replace(drivers().settings, logo=LogoFile(path, "project.yaml:3"), accent="#a3195b")
        blank = lay_out(drivers().form, settings=settings, variant=variant)
        return blank, copy_of(blank)


def place() -> Rect:
    (picture,) = [box for box in branded()[0].pages.pages[0].boxes if isinstance(box, Picture)]
    return picture.rect


def embedded() -> Any:
    return opened(branded()[1]).pages[0]["/Resources"]["/XObject"]["/logo"]


def test_a_logo_of_ten_thousand_bytes_keeps_the_form_within_150_000() -> None:
    assert 8_000 < len(logo()) < 14_000
    assert len(branded()[1]) <= 150_000


def test_it_has_no_more_pixels_than_300_to_the_inch() -> None:
    assert (embedded()["/Width"], embedded()["/Height"]) == (667, 167)
    assert (place().width, place().height) == (160, 40)


def test_it_is_said_as_the_name_of_those_who_ask_and_stands_where_it_says() -> None:
    tagged = Tagged(branded()[1])
    (figure,) = [element for element in tagged.tree.all() if element.type == "Figure"]
    entries = tagged.reader.get_object(figure.reference)
    bottom = branded()[0].map.sizes[0][1] - place().bottom
    assert entries["/Alt"] == "Leith Carers"
    assert entries["/A"]["/O"] == "/Layout"
    assert [float(side) for side in entries["/A"]["/BBox"]] == pytest.approx(
        [place().x, bottom, place().right, bottom + place().height], abs=0.01
    )
    assert figure.sequences == [(0, 0)]
    assert tagged.content[0].outside == []


def test_on_the_page_it_looks_as_in_its_file() -> None:
    page = in_colour(branded()[1], 0)
    pixels = 150 / 72
    x, y = round(place().x * pixels), round(place().y * pixels)
    shown = page.crop((x, y, x + round(160 * pixels), y + round(40 * pixels)))
    on_white = Image.alpha_composite(Image.new("RGBA", (1000, 250), "white"), Image.open(io.BytesIO(logo())))
    expected = on_white.convert("RGB").resize(shown.size, Image.Resampling.BOX)
    off = ImageChops.difference(shown, expected).convert("L").histogram()
    assert sum(off[64:]) < 0.06 * shown.width * shown.height


def in_colour(pdf: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=150 / 72).to_pil().convert("RGB")
    finally:
        document.close()


def test_headings_have_the_projects_colour_and_panels_its_tint() -> None:
    counted = {colour: count for count, colour in in_colour(branded()[1], 4).getcolors(1 << 20) or []}
    assert counted[(163, 25, 91)] > 1000
    assert counted[(249, 239, 244)] > 10_000
    assert not {Colour.ACCENT.value, Colour.TINT.value} & counted.keys()


def test_a_palette_changes_two_colours_and_no_other() -> None:
    own = Palette((1, 2, 3), (4, 5, 6))
    changed = {colour: own.of(colour) for colour in Colour if own.of(colour) != colour.value}
    assert changed == {Colour.ACCENT: (1, 2, 3), Colour.TINT: (4, 5, 6)}


def test_the_copies_of_a_form_without_a_logo_have_no_pictures() -> None:
    drawn = [each for page in opened(copy_of(drivers())).pages for each in page["/Resources"]["/XObject"].values()]
    assert {each["/Subtype"] for each in drawn} == {"/Form"}
    assert scanned(copy_of(drivers()), 100)


# --- kinds of PNG -----------------------------------------------------------------------------------------------------


def embedded_from(content: bytes) -> Any:
    """A picture as it is in a PDF, 20 by 20 points."""
    page = Page(20, 20, (Picture(Rect(0, 0, 20, 20), "A", "a"),), ())
    pages = Pages((page,), Tag(Role.DOCUMENT, (Tag(Role.FIGURE, (Leaf(0, 0),)),)))
    pdf = write_pdf(pages, Imprint("A test", "en", pictures={"a": content}))
    return opened(pdf).pages[0]["/Resources"]["/XObject"]["/a"]


RED = (200, 30, 40)
PNGS = {
    "RGB": Image.new("RGB", (30, 30), RED),
    "RGBA": Image.new("RGBA", (30, 30), (*RED, 255)),
    "P": Image.new("RGB", (30, 30), RED).quantize(4),
    "L": Image.new("L", (30, 30), 90),
    "LA": Image.new("LA", (30, 30), (90, 255)),
    "1": Image.new("1", (30, 30), 0),
    "I;16": Image.new("I;16", (30, 30), 90 * 257),
}


@pytest.mark.parametrize("mode", PNGS)
def test_a_png_of_any_kind_has_its_colour(mode: str) -> None:
    made = embedded_from(png(PNGS[mode]))
    first = made.decode_as_image().convert("RGB")
    expected = {"L": (90, 90, 90), "LA": (90, 90, 90), "I;16": (90, 90, 90), "1": (0, 0, 0)}.get(mode, RED)
    assert first.getpixel((5, 5)) == pytest.approx(expected, abs=4)
    assert (made["/Width"], made["/Height"]) == (30, 30)


def test_what_is_see_through_is_white_as_the_paper() -> None:
    assert embedded_from(png(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))).decode_as_image().convert("RGB").getpixel(
        (1, 1)
    ) == (255, 255, 255)


def test_a_picture_with_many_colours_keeps_them() -> None:
    every = Image.new("RGB", (64, 64))
    every.putdata([(x * 4, y * 4, (x * y) % 256) for x in range(64) for y in range(64)])
    made = embedded_from(png(every))
    assert made["/ColorSpace"] == "/DeviceRGB"
    assert ImageChops.difference(made.decode_as_image(), every).getbbox() is None


def problem(content: bytes) -> errors.Problem:
    with pytest.raises(WtaFormsError) as raised:
        read_png(content, "logo.png")
    (found,) = raised.value.problems
    return found


def test_a_png_that_says_it_is_huge_is_not_unpacked() -> None:
    bomb = logo()[:16] + struct.pack(">II", 4001, 90_000) + logo()[24:]
    limit = "4,000 pixels on a side"
    assert problem(bomb) == errors.LOGO_TOO_LARGE.at("", name="logo.png", limit=limit)
    assert problem(logo() + bytes(1 << 20)) == errors.LOGO_TOO_LARGE.at("", name="logo.png", limit="1 MiB")


BROKEN = {
    "empty": b"",
    "a jpeg": b"\xff\xd8\xff\xe0" * 20,
    "only the beginning": logo()[:3000],
    "only the head": logo()[:33],
    "no pixels": logo()[:16] + bytes(8) + logo()[24:],
    "a changed byte": logo()[:4000] + bytes([logo()[4000] ^ 255]) + logo()[4001:],
    "another size": logo()[:16] + struct.pack(">II", 900, 900) + logo()[24:],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_png_is_told(content: bytes) -> None:
    assert problem(content).message.startswith("'logo.png' cannot be read as a picture")
