"""The gallery of forms is as it would be made now, and its forms are easy to read."""

from __future__ import annotations

import re

import pytest

from docs import make_pictures
from docs.make_gallery import BRANDED, HERE, OPENING, PAGE, PICTURES, closing, forms, of_form, shots
from docs.readability import reading_of, sentences_of, words_in
from wta_forms.project.settings import load_settings
from wta_forms.spec.form import Form
from wta_forms.workflow.making.branding import logo_of

HARDEST_GRADE = 5
"""Age 10: two years below the readers these forms are for, as short questions flatter the formula."""

LONGEST_SENTENCE = 22
"""Words. GOV.UK allows 25."""

LINKED = re.findall(r"!\[(.*?)\]\((.*?)\)", PAGE.read_text(encoding="utf-8"))
"""What is said in place of each picture of the page, and where the picture lies."""

_SIZE = re.compile(r"\d+(?= kB)")

EACH_FORM = pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)


@pytest.mark.slow
@EACH_FORM
def test_what_the_gallery_says_of_a_form_is_not_stale(form: Form) -> None:
    """Sizes may be a little off: not every Python compresses with the same zlib."""
    stands, now = section_of(form.title.in_("en")), "\n".join(of_form(form)).strip()
    assert _SIZE.sub("?", stands) == _SIZE.sub("?", now), "docs/gallery.md is stale: python -m docs.make_gallery"
    assert sizes(stands) == pytest.approx(sizes(now), rel=0.03, abs=1.5)


def test_the_rest_of_the_gallery_is_not_stale() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith(OPENING)
    assert page.endswith("\n".join(closing()).rstrip() + "\n")
    assert re.findall(r"^## (.+)", page, re.MULTILINE)[:-1] == [form.title.in_("en") for form in forms()]


def section_of(title: str) -> str:
    """What stands on the page under a heading, with the heading."""
    return next(part for part in re.split(r"\n(?=## )", PAGE.read_text(encoding="utf-8")) if title in part).strip()


def sizes(text: str) -> list[float]:
    return [float(size) for size in _SIZE.findall(text)]


def test_every_picture_is_shown_and_every_picture_that_is_shown_is_there() -> None:
    there = {path.relative_to(HERE).as_posix() for path in PICTURES.iterdir()}
    assert {path for _, path in LINKED} == there
    assert len(LINKED) == len(there)


def test_every_picture_is_told_in_words_of_its_own() -> None:
    told = [alt for alt, _ in LINKED]
    assert len(set(told)) == len(told)
    assert [alt for alt in told if not re.fullmatch(r"Page \d+ of “.+”, .+, in .+: .+", alt)] == []


@EACH_FORM
def test_every_language_and_every_variant_of_a_form_is_shown(form: Form) -> None:
    shown = {(shot.variant, shot.language) for shot in shots() if shot.form == form.id}
    others = {(variant, "en") for variant in ("standard", "large-print", "by-hand", "phone", "facilitator")}
    assert shown >= others | {("standard", language) for language in form.languages}


def test_pictures_are_small_enough_for_a_page_on_the_web() -> None:
    """2.5 MB of them all, as there is one for each variant and language: browsers fetch those that come into view."""
    sizes = [path.stat().st_size for path in PICTURES.iterdir()]
    assert max(sizes) <= 120_000
    assert sum(sizes) <= 2_500_000
    assert make_pictures.PICTURE.stat().st_size <= 150_000


def test_the_logo_of_the_gallery_is_small_and_can_be_drawn() -> None:
    logo = logo_of(load_settings(BRANDED))
    assert logo is not None
    assert len(logo.content) < 10_000


@EACH_FORM
def test_a_shipped_form_is_written_in_plain_english(form: Form) -> None:
    reading = reading_of(form)
    assert reading.grade <= HARDEST_GRADE
    assert reading.ease >= 70
    too_long = [sentence for sentence in sentences_of(form) if words_in(sentence) > LONGEST_SENTENCE]
    assert too_long == []
