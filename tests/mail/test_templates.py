"""What our mails and letters say, in every language of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from wta_forms.mail import wording
from wta_forms.mail.templates import Text, covering_letter, first_mail, question, reminder
from wta_forms.project.settings import load_settings
from wta_forms.spec.shipped import EXAMPLES
from wta_forms.spec.wording import UNCHECKED, read_wording

LANGUAGES = ["en", "gd", "pl", "uk", "ar"]
GOLDEN = Path(__file__).parent / "golden"

KINDS: dict[str, Callable[[str, wording.Facts], Text]] = {
    "first": first_mail,
    "reminder": reminder,
    "letter": covering_letter,
}


def facts(language: str, **more: str) -> dict[str, str]:
    settings = load_settings(EXAMPLES / "friday-fridge")
    return {**settings.facts(language), "title": "Drivers", "minutes": "30", **more}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_it_says_can_be_read_here(kind: str, language: str, golden: Callable[[Path, str], None]) -> None:
    text = KINDS[kind](language, facts(language))
    golden(GOLDEN / f"{kind}-{language}.txt", f"{text.subject}\n\n{text.body}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_a_phone_finds_what_to_do_at_the_top(language: str) -> None:
    paragraphs = first_mail(language, facts(language)).body.split("\n\n")
    assert paragraphs[2].startswith(wording.said("phone_title", language, {}))
    assert [line[:3] for line in paragraphs[2].splitlines()[1:]] == ["(a)", "(b)", "(c)"]


def test_without_a_telephone_number_nobody_is_told_to_ring() -> None:
    without = {**facts("en"), "contact.phone": ""}
    body = first_mail("en", without).body
    assert "Ring" not in body
    assert "(c) " not in body.split("\n\n")[2]


def test_nothing_is_left_to_fill_in_whatever_a_project_says_of_itself() -> None:
    for kind in KINDS.values():
        for known in ({}, {"title": "Drivers"}, facts("en"), facts("en", open_file="drivers.pdf")):
            text = kind("en", known)
            assert not re.search(r"[{}]", text.subject + text.body)
            assert "\n\n\n" not in text.body


def test_a_copy_to_pass_on_is_spoken_of_only_where_there_is_one() -> None:
    assert "drivers-open.pdf" in first_mail("en", facts("en", open_file="drivers-open.pdf")).body
    assert "do not pass on your own copy" in first_mail("en", facts("en")).body


def test_asking_back_has_the_questions_and_what_is_attached() -> None:
    text = question("Hello,\n\n5. Today’s date.", "Your answers: Drivers", "en", facts("en"))
    assert text.body.startswith("Hello,\n\n5. Today’s date.\n\nA copy of the form with your answers in it is attached.")


def test_every_sentence_is_there_in_every_language_and_fills_in_the_same() -> None:
    for name, phrases in read_wording(wording.FILE).items():
        for phrase in phrases:
            assert [language for language, _ in phrase.by_language] == LANGUAGES, name
            gaps = {tuple(sorted(re.findall(r"\{[^}]*\}", words))) for _, words in phrase.by_language}
            assert len(gaps) == 1, f"{name}: {gaps}"


def test_languages_that_nobody_has_checked_are_the_same_as_those_of_the_forms() -> None:
    assert wording.UNCHECKED is UNCHECKED
