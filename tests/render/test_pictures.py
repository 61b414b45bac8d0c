"""What a page looks like with answers in it, whoever drew them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.programs import PROGRAMS, needs
from tests.render.paper import EVERY_KIND, MORE_KINDS, blank_of, drivers, pdf_of
from wta_forms.layout.boxes import Panel, Rect, Widget
from wta_forms.layout.style import STANDARD
from wta_forms.workflow.generate import copy_of

SCALE = 3
"""Pixels a point."""

ANSWERS: dict[str, str | bool] = {
    "name": "Ada Lovelace, gypsy jumble ÅÇ",
    "story": "The first line of a story that is long enough to go on in a second line of the same box, I hope.\nThird.",
    "way-bus": True,
    "score-2": True,
    "gaps-1-gap": "A gap",
    "gaps-1-urgent": "High",
}

MORE_ANSWERS: dict[str, str | bool] = {
    "mail": "ada@example.org",
    "keep": True,
    "sure-3": True,
    "first-train": "1",
    "share-bus": "10",
    "agree_to-b-2": True,
    "reach-old-ring": True,
    "show-name": True,
    "travel": "train",
    "hearing": "Good",
    "risks-3-risk": "A risk",
    "risks-4-likely": "5",
    "sign": "Ada Lovelace",
}
FORMS = {EVERY_KIND: ANSWERS, MORE_KINDS: MORE_ANSWERS}


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    try:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]
    finally:
        document.close()


def pixels(rect: Rect) -> tuple[float, float, float, float]:
    return (rect.x * SCALE, rect.y * SCALE, rect.right * SCALE, rect.bottom * SCALE)


def ink(before: Image.Image, after: Image.Image, within: Rect | None = None) -> Rect | None:
    """The rectangle around all that changed (in points), or None."""
    changed = ImageChops.difference(before, after).point(lambda value: 255 if value > 64 else 0)
    if within:
        changed = Image.composite(changed, Image.new("L", changed.size), mask(changed.size, [within]))
    box = changed.getbbox()
    return Rect(box[0] / SCALE, box[1] / SCALE, (box[2] - box[0]) / SCALE, (box[3] - box[1]) / SCALE) if box else None


def mask(size: tuple[int, int], rects: list[Rect]) -> Image.Image:
    drawn = Image.new("L", size)
    for rect in rects:
        ImageDraw.Draw(drawn).rectangle(pixels(rect), fill=255)
    return drawn


def answered(program: str, folder: Path, kinds: str = EVERY_KIND) -> bytes:
    answers = FORMS[kinds]
    if program == "ours":
        return pdf_of(kinds, **{name.replace("-", "__"): value for name, value in answers.items()})
    source, target = folder / "blank.pdf", folder / "answered.pdf"
    source.write_bytes(pdf_of(kinds))
    PROGRAMS[program].fill(source, answers, target)
    return target.read_bytes()


WRITERS = ["ours", *(pytest.param(name, marks=needs(PROGRAMS[name])) for name in ("pdfium", "pdfbox"))]


every_form = pytest.mark.parametrize("kinds", FORMS, ids=["every", "more"])


@every_form
@pytest.mark.parametrize("program", WRITERS)
def test_answers_change_nothing_outside_their_boxes(program: str, kinds: str, tmp_path: Path) -> None:
    pages = blank_of(kinds).pages
    before, after = pictures(pdf_of(kinds)), pictures(answered(program, tmp_path, kinds))
    for number, (empty, full) in enumerate(zip(before, after, strict=True)):
        boxes = [widget.rect for page, widget in pages.widgets() if page == number]
        elsewhere = Image.composite(empty, full, mask(empty.size, boxes))
        assert ink(empty, elsewhere) is None


@every_form
@pytest.mark.parametrize("program", WRITERS)
def test_what_is_typed_does_not_touch_the_border(program: str, kinds: str, tmp_path: Path) -> None:
    pages = blank_of(kinds).pages
    before, after = pictures(pdf_of(kinds)), pictures(answered(program, tmp_path, kinds))
    for page, widget in pages.widgets():
        if widget.on or widget.name not in FORMS[kinds]:
            continue
        border = widget.rect.inside(-STANDARD.box_inset)
        typed = ink(before[page], after[page], border)
        assert typed is not None, f"{widget.name} is not to be seen"
        room = border.inside(2.5)
        assert typed.x >= room.x
        assert typed.y >= room.y
        assert typed.right <= room.right
        assert typed.bottom <= room.bottom


@pytest.mark.parametrize(
    ("kinds", "on", "values"),
    [(EVERY_KIND, ("way-bus", "bus"), {"way__bus": True}), (MORE_KINDS, ("travel", "train"), {"travel": "train"})],
    ids=["tick", "radio"],
)
def test_a_mark_is_large_and_within_its_box(kinds: str, on: tuple[str, str], values: dict[str, str | bool]) -> None:
    pages = blank_of(kinds).pages
    before, after = pictures(pdf_of(kinds)), pictures(pdf_of(kinds, **values))
    page, box = next((page, widget.rect) for page, widget in pages.widgets() if (widget.name, widget.on) == on)
    drawn = ink(before[page], after[page])
    assert drawn is not None
    assert drawn.width >= box.width / 2 - 1 / SCALE
    assert min(drawn.x - box.x, drawn.y - box.y, box.right - drawn.right, box.bottom - drawn.bottom) > 1.5


def test_an_answer_that_is_too_long_is_cut_at_the_border_and_nowhere_else() -> None:
    pages = drivers().pages
    long = "Many people told us that this takes longer than anybody thinks it should. " * 50
    values = {widget.name: long for _, widget in pages.widgets() if not widget.on and not widget.options}
    before, after = pictures(copy_of(drivers())), pictures(copy_of(drivers(), values=values))
    for number, (empty, full) in enumerate(zip(before, after, strict=True)):
        boxes = [widget.rect for page, widget in pages.widgets() if page == number]
        assert ink(empty, Image.composite(empty, full, mask(empty.size, boxes))) is None


def test_every_box_that_can_be_typed_in_has_a_border_around_it() -> None:
    for page in (*drivers().pages.pages, *blank_of(MORE_KINDS).pages.pages):
        panels = [box.rect for box in page.artifacts if isinstance(box, Panel) and box.stroke]
        for widget in page.boxes:
            if isinstance(widget, Widget):
                around = widget.rect if widget.on else widget.rect.inside(-STANDARD.box_inset)
                sides = [(around.x, "x"), (around.right, "right"), (around.y, "y"), (around.bottom, "bottom")]
                for at, side in sides:
                    edges = {getattr(panel, name) for panel in panels for name in ("x", "right", "y", "bottom")}
                    assert any(abs(edge - at) < 0.01 for edge in edges), (widget.name, side)
