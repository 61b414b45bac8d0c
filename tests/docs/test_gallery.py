"""The gallery of forms is as it would be made now, and its forms are easy to read."""

from __future__ import annotations

import pytest

from docs.make_gallery import PAGE, PICTURES, forms, gallery_page
from docs.readability import reading_of, sentences_of, words_in
from wta_forms.spec.form import Form

HARDEST_GRADE = 5
"""Age 10: two years below the readers these forms are for, as short questions flatter the formula."""

LONGEST_SENTENCE = 22
"""Words. GOV.UK allows 25."""


def test_the_gallery_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == gallery_page(), "docs/gallery.md is stale: python -m docs.make_gallery"


def test_pictures_are_small_enough_for_a_page_on_the_web() -> None:
    sizes = [path.stat().st_size for form in forms() for path in PICTURES.glob(f"{form.id}-?.png")]
    assert max(sizes) <= 120_000
    assert sum(sizes) <= 1_500_000


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_shipped_form_is_written_in_plain_english(form: Form) -> None:
    reading = reading_of(form)
    assert reading.grade <= HARDEST_GRADE
    assert reading.ease >= 70
    too_long = [sentence for sentence in sentences_of(form) if words_in(sentence) > LONGEST_SENTENCE]
    assert too_long == []
