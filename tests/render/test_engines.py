"""Five engines draw the same form: it looks alike wherever it is opened, in three scripts, with values in five."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, cycle
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.programs import needs
from tests.programs.engines import ENGINES
from tests.render.looks import DOTS, Place, cells, places, unlike
from tests.render.paper import blank_of
from tests.render.shipped import shipped
from wta_forms.layout.boxes import Pages, Rect, Widget, Words
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
from wta_forms.workflow.generate import Blank, copy_of, lay_out

SAID = {
    "en": ("Ada Lovelace", "We meet every Friday"),
    "pl": ("Ewa Żółkowska", "Spotykamy się w każdy piątek"),
    "ar": ("سميرة حداد", "نلتقي كل يوم جمعة"),
}
"""What is typed into boxes, by language."""


@cache
def form(language: str) -> Blank:
    return lay_out(shipped()["drivers"], language)


def values_of(language: str) -> dict[str, str]:
    boxes = [box.name for _, box in form(language).pages.widgets() if not box.is_pressed and not box.options]
    return dict(zip(boxes, cycle(SAID[language]), strict=False))


def drawn(pdf: bytes, folder: Path, *engines: str) -> dict[str, list[Image.Image]]:
    (folder / "form.pdf").write_bytes(pdf)
    return {name: ENGINES[name].pages(folder / "form.pdf", DOTS) for name in engines}


# --- the whole form ---------------------------------------------------------------------------------------------------


@needs(*ENGINES.values())
@pytest.mark.parametrize("language", SAID)
def test_a_form_looks_alike_in_five_engines(language: str, tmp_path: Path) -> None:
    blank, values = form(language), values_of(language)
    pictures = drawn(copy_of(blank, values=values), tmp_path, *ENGINES)
    assert {len(pages) for pages in pictures.values()} == {len(blank.pages.pages)}
    looked_at = places(blank.pages, list(values))
    assert len(looked_at) > 250
    differ = {
        (one, other): unlike(looked_at, pictures[one], pictures[other], blank.pages.pages[0])
        for one, other in combinations(ENGINES, 2)
    }
    assert {pair: words for pair, words in differ.items() if words} == {}


SMALL = """
- {id: name, kind: text, label: Your name, hint: As you like it}
- {id: town, kind: text, label: Your town}
"""


def seen_to_differ(changed: Pages, folder: Path, **values: str) -> list[str]:
    """What is seen of a change by PDFium, which draws both."""
    blank, typed = blank_of(SMALL), {"name": "Ada", "town": "Cupar"}
    before = write_pdf(blank.pages, Imprint("A test", "en", values=typed))
    after = write_pdf(changed, Imprint("A test", "en", values={**typed, **values}))
    pictures = [drawn(pdf, folder, "pdfium")["pdfium"] for pdf in (before, after)]
    return unlike(places(blank.pages, list(typed)), *pictures, blank.pages.pages[0])


def with_words(text: str, dx: float = 0, dy: float = 0, *, are_shown: bool = True) -> Pages:
    """The small form with some words elsewhere, or without them."""

    def changed(box: Words) -> Words:
        lines = box.lines if are_shown else tuple(replace(line, text="") for line in box.lines)
        return replace(box, rect=box.rect.moved(dx, dy), lines=lines)

    (page,) = blank_of(SMALL).pages.pages
    boxes = [changed(box) if isinstance(box, Words) and box.text == text else box for box in page.boxes]
    return replace(blank_of(SMALL).pages, pages=(replace(page, boxes=tuple(boxes)),))


def test_what_is_the_same_looks_alike(tmp_path: Path) -> None:
    assert seen_to_differ(blank_of(SMALL).pages, tmp_path) == []


def test_a_line_that_is_missing_is_seen(tmp_path: Path) -> None:
    assert seen_to_differ(with_words("As you like it", are_shown=False), tmp_path) == ["As you like it"]


@pytest.mark.parametrize(("dx", "dy"), [(0, 6), (20, 0)])
def test_a_line_that_is_elsewhere_is_seen(dx: float, dy: float, tmp_path: Path) -> None:
    assert seen_to_differ(with_words("As you like it", dx, dy), tmp_path) == ["As you like it"]


def test_a_value_that_is_not_shown_is_seen(tmp_path: Path) -> None:
    assert seen_to_differ(blank_of(SMALL).pages, tmp_path, town="") == ["[town]"]


# --- values -----------------------------------------------------------------------------------------------------------

TYPED = {
    "latin": "Ada Lovelace",
    "polish": "Zażółć gęślą jaźń",
    "ukrainian": "Олена Шевченко, Київ",
    "arabic": "سميرة حداد (2026)",
    "hindi": "श्रीमती कृष्णा क्षत्रिय",
}
BOXES = "\n".join(f"- {{id: {name}, kind: text, label: Q}}" for name in TYPED)

LEAST_INK = 60
"""Of 255: what a value makes darker somewhere in its box."""


@needs(*ENGINES.values())
def test_a_value_in_any_script_shows_in_every_engine_and_looks_alike(tmp_path: Path) -> None:
    pages = blank_of(BOXES).pages
    empty = drawn(write_pdf(pages, Imprint("A test", "en")), tmp_path, *ENGINES)
    full = drawn(write_pdf(pages, Imprint("A test", "en", values=TYPED)), tmp_path, *ENGINES)
    boxes = [Place(0, typed_part(box), box.name) for _, box in pages.widgets()]
    assert len(boxes) == len(TYPED)
    page = pages.pages[0]
    for name in ENGINES:
        shown = [place.words for place in boxes if ink(place, empty[name][0], full[name][0], pages) > LEAST_INK]
        assert shown == list(TYPED), name
        assert unlike(boxes, full["pdfium"], full[name], page) == [], name


def typed_part(box: Widget) -> Rect:
    return replace(box.rect, width=min(box.rect.width, 150))


def ink(place: Place, empty: Image.Image, full: Image.Image, pages: Pages) -> int:
    """How much darker the darkest cell has become."""
    page = pages.pages[place.page]
    assert empty.size == full.size
    changed = ImageChops.subtract(empty, full)
    return max(cells(changed, place.rect, page))
