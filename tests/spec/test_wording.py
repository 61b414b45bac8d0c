"""The product's own words: a sentence whose placeholder has no value is left out."""

from __future__ import annotations

import re

import pytest

from wta_forms.spec import wording
from wta_forms.spec.form import Phrase
from wta_forms.spec.wording import fill


def en(*sentences: str) -> list[Phrase]:
    return [Phrase((("en", sentence),)) for sentence in sentences]


def test_sentences_are_filled_in_and_follow_one_another() -> None:
    sentences = en("{contact.name} asks you.", "Please answer by {answer_by}.")
    values = {"contact.name": "Ewa", "answer_by": "4 December 2026"}
    assert fill(sentences, "en", values) == "Ewa asks you. Please answer by 4 December 2026."


@pytest.mark.parametrize("missing", [{}, {"answer_by": ""}])
def test_a_sentence_whose_placeholder_has_no_value_is_left_out(missing: dict[str, str]) -> None:
    assert (
        fill(en("You may stop.", "Answer by {answer_by}.", "Thank you."), "en", missing) == "You may stop. Thank you."
    )


def test_a_sentence_needs_every_one_of_its_placeholders() -> None:
    assert fill(en("{a} and {b}."), "en", {"a": "One"}) == ""


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    assert fill(en("{a}"), "en", {"a": "{b}", "b": "no"}) == "{b}"


def test_braces_that_are_no_placeholder_stay() -> None:
    assert fill(en("{A} {} {a b} 5"), "en", {}) == "{A} {} {a b} 5"


def test_a_language_that_is_missing_falls_back_to_english() -> None:
    phrase = Phrase((("en", "Page {page}"), ("pl", "Strona {page}")))
    assert fill([phrase], "pl", {"page": "1"}) == "Strona 1"
    assert fill([phrase], "gd", {"page": "1"}) == "Page 1"


def phrases_in(value: object) -> list[Phrase]:
    if isinstance(value, Phrase):
        return [value]
    return [phrase for part in value for phrase in phrases_in(part)] if isinstance(value, tuple) else []


OURS = {name: phrases_in(value) for name, value in vars(wording).items() if name.isupper()}


@pytest.mark.parametrize("name", [name for name, phrases in OURS.items() if phrases])
def test_everything_we_say_is_there_in_english_and_has_the_same_placeholders_in_every_language(name: str) -> None:
    for phrase in OURS[name]:
        names = {language: sorted(re.findall(r"\{[^}]*\}", words)) for language, words in phrase.by_language}
        assert all(found == names["en"] for found in names.values())
