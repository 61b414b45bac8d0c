"""The product's own words: a sentence whose placeholder has no value is left out."""

from __future__ import annotations

import re

import pytest

from wta_forms.spec import wording
from wta_forms.spec.form import Choice, Phrase
from wta_forms.spec.wording import date_in_words, fill


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
    if isinstance(value, Choice):
        return [value.label]
    return [phrase for part in value for phrase in phrases_in(part)] if isinstance(value, tuple) else []


OURS = {name: phrases_in(value) for name, value in vars(wording).items() if name.isupper()}


@pytest.mark.parametrize("name", [name for name, phrases in OURS.items() if phrases])
def test_everything_we_say_is_there_in_english_and_has_the_same_placeholders_in_every_language(name: str) -> None:
    for phrase in OURS[name]:
        names = {language: sorted(re.findall(r"\{[^}]*\}", words)) for language, words in phrase.by_language}
        assert all(found == names["en"] for found in names.values())


@pytest.mark.parametrize("name", [name for name, phrases in OURS.items() if phrases])
def test_everything_we_say_is_there_in_polish(name: str) -> None:
    assert [phrase.in_("en") for phrase in OURS[name] if not phrase.in_("pl").strip() or not phrase.has("pl")] == []


def test_it_is_known_which_languages_no_native_speaker_has_read() -> None:
    spoken = {language for phrases in OURS.values() for phrase in phrases for language, _ in phrase.by_language}
    assert spoken == {"en", "pl"}
    assert spoken >= wording.UNCHECKED == {"pl"}


def test_how_words_are_shown_is_different_words_in_every_language() -> None:
    for language in ("en", "pl"):
        assert len({choice.label.in_(language) for choice in wording.SHARING_CHOICES}) == 4


@pytest.mark.parametrize(
    ("language", "said"), [("en", "31 March 2026"), ("pl", "31 marca 2026"), ("gd", "31 March 2026")]
)
def test_a_date_is_said_as_people_say_it(language: str, said: str) -> None:
    assert date_in_words("2026-03-31", language) == said
