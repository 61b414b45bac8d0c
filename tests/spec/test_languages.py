"""Languages: any text may be said in several; what is missing is a note, and the first language stands in."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, asking, form_of, loaded, problems
from wta_forms import errors
from wta_forms.spec.form import Phrase

POLISH = "languages: [en, pl]\n"


def test_a_plain_text_is_in_the_first_language_and_stands_in_for_the_others() -> None:
    label = form_of("- {id: gap, kind: text, label: A gap}", "languages: [pl, en]\n").questions[0].label
    assert label == Phrase((("pl", "A gap"),))
    assert (label.in_("pl"), label.in_("en"), label.has("en")) == ("A gap", "A gap", False)


def test_a_text_may_be_said_in_every_language_in_the_forms_order() -> None:
    label = form_of("- {id: gap, kind: text, label: {pl: Luka, en: A gap}}", POLISH).questions[0].label
    assert label == Phrase((("en", "A gap"), ("pl", "Luka")))
    assert label.in_("pl") == "Luka"


def test_in_two_languages_each_is_said_once_and_the_first_leads() -> None:
    label = Phrase((("en", "High"), ("pl", "Wysoki"), ("gd", "High")))
    assert (label.in_("pl+en"), label.in_("en+pl"), label.in_("en+gd")) == ("Wysoki / High", "High / Wysoki", "High")
    assert (label.has("pl+en"), label.has("pl+uk")) == (True, False)


def test_of_two_languages_the_one_that_is_there_is_said_alone_or_else_the_first_of_the_form() -> None:
    label = Phrase((("en", "High"), ("pl", "Wysoki")))
    assert (label.in_("pl+uk"), label.in_("uk+pl"), label.in_("uk+ar")) == ("Wysoki", "Wysoki", "High")


LANGUAGES = {"en": True, "pl": True, "pl+en": True, "en+pl": True, "pl+pl": False, "uk": False, "pl+uk": False}


@pytest.mark.parametrize("language", [*LANGUAGES, "pl+", "+", "pl+en+gd"])
def test_a_form_can_be_had_in_each_of_its_languages_and_in_two_that_differ(language: str) -> None:
    form = form_of("- {id: gap, kind: text, label: A gap}", "languages: [en, pl, gd]\n")
    assert form.is_in(language) == LANGUAGES.get(language, False)


def test_what_is_not_translated_is_a_note_with_the_texts_so_that_they_can_be_found() -> None:
    found = loaded(asking("- {id: gap, kind: text, label: {en: A gap, pl: Luka}, hint: One a line.}", POLISH))
    note = errors.NOT_TRANSLATED.at(FILE, texts="'Small', 'One a line.'", language="pl", first="English")
    assert (found.problems, note.is_note, found.is_fine) == ((note,), True, True)


def test_every_text_that_a_participant_can_read_counts_as_one_to_translate() -> None:
    questions = """
        - {kind: heading, label: One, about: Two}
        - {id: a, kind: text, label: Three, hint: Four, prompts: [Five, Six], pattern: x, message: Seven}
        - {id: b, kind: number, label: Eight, unit: Nine}
        - {id: c, kind: select_one, label: Ten, choices: {a: Eleven, b: {label: Twelve, hint: A dozen}}, none: Fourteen}
        - {id: d, kind: tick, label: Fifteen, facilitator: Not printed for participants.}
        - {id: e, kind: table, label: Sixteen, rows: {r: Seventeen}, columns: [{id: f, kind: text, label: Eighteen}]}
        - {id: g, kind: select_one, label: Nineteen, choices: {a: Twenty, b: Twenty-one}, unsure: true}
        """
    head = POLISH + "about: Twenty-two\n"
    (note,) = loaded(asking(questions, head)).problems
    texts = "'Small', 'Twenty-two', 'One' and 20 more"  # with the title
    assert note == errors.NOT_TRANSLATED.at(FILE, texts=texts, language="pl", first="English")


def test_a_long_text_that_is_not_translated_is_named_by_its_beginning() -> None:
    found = loaded(asking(f"- {{id: gap, kind: text, label: {'very ' * 20}long}}", "languages: [zu, pl]\n")).problems
    own, note = found
    assert own.message == errors.NO_OWN_WORDS.at(FILE, language="zu", languages="en, gd, pl, uk, ar").message
    texts = f"'Small', '{'very ' * 7}very …'"
    assert note.message == errors.NOT_TRANSLATED.at(FILE, texts=texts, language="pl", first="text in 'zu'").message


def test_a_language_that_the_form_does_not_have_is_a_problem_at_its_line() -> None:
    found = problems(asking("- id: gap\n  kind: text\n  label:\n    en: A gap\n    gd: Beàrn"))
    assert found == [errors.UNKNOWN_LANGUAGE.at(f"{FILE}:10", language="gd")]
    choices = "- {id: a, kind: select_one, label: A, choices: {x: {en: X, gd: Y}, y: {gd: Z}}}"
    assert problems(asking(choices)) == [errors.UNKNOWN_LANGUAGE.at(f"{FILE}:6", language="gd")]


def test_a_text_has_to_be_there_in_the_first_language() -> None:
    found = problems(asking("- {id: gap, kind: text, label: {pl: Luka}}", POLISH))
    assert found == [errors.FIRST_LANGUAGE_MISSING.at(f"{FILE}:7", language="en")]
    forgotten = problems(asking("- id: gap\n  kind: text\n  label:\n    en:\n    pl: Luka", POLISH))
    assert forgotten == [errors.KEY_WITHOUT_VALUE.at(f"{FILE}:10", key="en")]


def test_what_is_no_language_is_told_as_that() -> None:
    assert problems(asking("- {id: gap, kind: text, label: {english: A gap}}")) == [
        errors.BAD_LANGUAGE.at(f"{FILE}:6", value="english")
    ]
    found = problems(asking("- {id: gap, kind: text, label: A gap}", "languages:\n- en\n- Polish\n"))
    assert found == [errors.BAD_LANGUAGE.at(f"{FILE}:6", value="Polish")]


def test_a_language_stands_once_in_the_list() -> None:
    found = problems(asking("- {id: gap, kind: text, label: A gap}", "languages:\n- en\n- pl\n- en\n"))
    assert found == [errors.TWICE_IN_LIST.at(f"{FILE}:7", value="en", word="languages")]


def test_languages_that_cannot_be_read_are_one_problem_and_not_one_for_every_text() -> None:
    labels = "- {id: gap, kind: text, label: {en: A gap, pl: Luka}}\n- {id: why, kind: text, label: {pl: Czemu}}"
    assert problems(asking(labels, "langauges: [en, pl]\n")) == [
        errors.UNKNOWN_WORD.at(f"{FILE}:4", word="langauges", place="a form", advice="did you mean 'languages'?")
    ]
    assert problems(asking(labels, "languages:\n")) == [errors.KEY_WITHOUT_VALUE.at(f"{FILE}:4", key="languages")]


def test_a_part_speaks_its_own_languages() -> None:
    text = "form: small\nversion: 1\ntitle: {en: Small, pl: Mały}\nlanguages: [en, pl]\nsections: [{use: about-you}]"
    part = "part: about-you\nlanguages: [{}]\nsections: [{{questions: [{{id: name, kind: text, label: {}}}]}}]"
    assert loaded(text, about_you=part.format("en, pl", "{en: Name, pl: Imię}")).problems == ()
    note = errors.NOT_TRANSLATED.at(FILE, texts="'Name'", language="pl", first="English")
    assert loaded(text, about_you=part.format("en", "Name")).problems == (note,)
