"""The product's own words: a sentence whose placeholder has no value is left out."""

from __future__ import annotations

import re

import pytest

from wta_forms.spec import wording
from wta_forms.spec.form import Choice, Phrase
from wta_forms.spec.wording import date_in_words, fill
from wta_forms.spec.yaml_nodes import Mapping, read_yaml


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


def test_a_telephone_number_keeps_its_order_among_words_from_right_to_left() -> None:
    values = {"phone": "0131 496 0000", "date": "4 ديسمبر 2026"}
    assert fill(en("{phone}", "{date}"), "ar", values) == "\u200e0131 496 0000 4 ديسمبر 2026"
    assert fill(en("{phone}"), "pl", values) == "0131 496 0000"


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
NAMED = [name for name, phrases in OURS.items() if phrases]
LANGUAGES = ["en", "gd", "pl", "uk", "ar"]

MARKS = {
    wording.WHO_SEES, wording.QUOTED, wording.COMMA, wording.SCALE_FROM_TO,
    wording.TOOLTIP, wording.TOOLTIP_CHOICE, wording.TOOLTIP_MARK,
}  # fmt: skip
"""Phrases of marks and things to fill in, which may be the same in several languages."""

SENTENCES = list(dict.fromkeys(phrase for phrases in OURS.values() for phrase in phrases if phrase not in MARKS))

INFLECTING = {
    "gd": "mionaid|puing|caractar|bliadhna|duine",
    "pl": "minut|punkt|znak|odpowied|stron",
    "uk": "хвилин|бал|знак|відповід|сторін",
    "ar": "دقيقة|دقائق|نقطة|نقاط|حرف|أحرف|علامة|علامات|إجابة|إجابات",
}
"""Words whose form would depend on the number in front of them."""


def test_the_file_is_in_order_and_every_text_of_it_has_a_name_in_the_program() -> None:
    root, problems = read_yaml(wording.FILE.read_bytes(), "wording.yaml")
    assert problems == []
    assert isinstance(root, Mapping)
    written = {phrase for _, node in root.entries for phrase in wording._phrases(node)}
    names_of_languages = Phrase(tuple(wording.LANGUAGE_NAMES.items()))
    assert written - {phrase for phrases in OURS.values() for phrase in phrases} == {names_of_languages}


@pytest.mark.parametrize("name", NAMED)
def test_everything_we_say_is_there_in_five_languages_with_english_standing_in_for_others(name: str) -> None:
    assert [[language for language, _ in phrase.by_language] for phrase in OURS[name]] == [LANGUAGES] * len(OURS[name])
    assert all(words == words.strip() != "" for phrase in OURS[name] for _, words in phrase.by_language)


@pytest.mark.parametrize("name", NAMED)
def test_what_is_filled_in_is_the_same_in_every_language(name: str) -> None:
    for phrase in OURS[name]:
        names = {language: sorted(re.findall(r"\{[^}]*\}", words)) for language, words in phrase.by_language}
        assert all(found == names["en"] for found in names.values())
        assert all(words.count("{") == words.count("}") == len(names["en"]) for _, words in phrase.by_language)


def test_no_translation_is_the_english_text_or_that_of_another_language() -> None:
    assert [phrase for phrase in SENTENCES if len({words for _, words in phrase.by_language}) < 5] == []


@pytest.mark.parametrize(("language", "letters"), [("uk", "[Ѐ-ӿ№]"), ("ar", "[\u0600-\u06ff]")])
def test_every_text_is_written_in_the_script_of_its_language(language: str, letters: str) -> None:
    programs = "Acrobat|Reader|Firefox|Chrome|Edge|Preview|Markup|PDF"
    texts = [re.sub(rf"\{{[^}}]*\}}|{programs}", "", phrase.in_(language)) for phrase in SENTENCES]
    assert [text for text in texts if re.search("[A-Za-z]", text) or not re.search(letters, text)] == []


def test_arabic_has_its_own_marks_and_figures_that_everybody_can_type() -> None:
    texts = [phrase.in_("ar") for phrases in OURS.values() for phrase in phrases]
    assert [text for text in texts if re.search('[,;?“”"\u0660-\u0669]', text)] == []


@pytest.mark.parametrize(("language", "inflected"), INFLECTING.items())
def test_no_word_stands_behind_a_number_on_which_its_form_would_depend(language: str, inflected: str) -> None:
    behind = re.compile(rf"\{{(minutes|most|least|count|points|pages)\}} (?:{inflected})")
    assert [text for phrase in SENTENCES if behind.search(text := phrase.in_(language))] == []


def test_no_native_speaker_has_read_any_language_but_english_yet() -> None:
    assert set(LANGUAGES) - wording.UNCHECKED == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_to_write_something_else_can_be_said_without_asking_for_it(language: str) -> None:
    short, bracket, asked = wording.OTHER.in_(language).partition(" (")
    assert short
    assert bracket
    assert asked.endswith(")")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_of_a_step_that_the_project_says_nothing_for(language: str) -> None:
    steps = [fill(step, language, {}) for step in wording.BY_HAND_STEPS]
    assert [bool(step) for step in steps] == [True, True, True, True, False]
    known = fill(wording.BY_HAND_STEPS[3], language, {"address": "1 Shore, Leith"})
    assert known.startswith(steps[3])
    assert "1 Shore, Leith" in known


def test_languages_are_called_as_they_call_themselves() -> None:
    names = wording.LANGUAGE_NAMES
    assert [names[language] for language in LANGUAGES] == ["English", "Gàidhlig", "Polski", "Українська", "العربية"]
    assert [names[language] for language in ("cy", "de", "es", "fr", "no", "ro", "ur")] == [
        "Cymraeg", "Deutsch", "Español", "Français", "Norsk", "Română", "اردو",
    ]  # fmt: skip
    assert len(set(names.values())) == len(names)


def test_how_words_are_shown_is_different_words_in_every_language() -> None:
    for language in LANGUAGES:
        assert len({choice.label.in_(language) for choice in wording.SHARING_CHOICES}) == 4


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "31 March 2026"),
        ("gd", "31 am Màrt 2026"),
        ("pl", "31 marca 2026"),
        ("uk", "31 березня 2026"),
        ("ar", "31 مارس 2026"),
        ("cy", "31 March 2026"),
    ],
)
def test_a_date_is_said_as_people_say_it(language: str, said: str) -> None:
    assert date_in_words("2026-03-31", language) == said
