"""project.yaml: every word of its table, and what forms say of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.table import WRONG, Case, cases, slips
from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project.mail_settings import MailSettings, Security, Server
from wta_forms.project.names import PLACEHOLDERS
from wta_forms.project.settings import (
    PROJECT_FILE,
    WORDS,
    LogoFile,
    Settings,
    TemplateFile,
    load_settings,
    read_settings,
)
from wta_forms.spec import wording
from wta_forms.spec.shipped import EXAMPLES
from wta_forms.spec.wording import fill

ALL = tuple(cases(WORDS))
every_word = pytest.mark.parametrize("case", ALL, ids=str)


def write(folder: Path, text: str) -> Path:
    (folder / PROJECT_FILE).write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(WtaFormsError) as raised:
        load_settings(write(folder, text))
    return list(raised.value.problems)


def at(folder: Path, line: int) -> str:
    return f"{folder / PROJECT_FILE}:{line}"


# --- the table --------------------------------------------------------------------------------------------------------


@every_word
def test_the_example_of_a_word_is_fine(case: Case, tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, case.text(case.example))) != Settings()


@pytest.mark.parametrize("case", [case for case in ALL if not case.word.is_required], ids=str)
def test_a_word_that_may_be_left_out_makes_other_settings(case: Case, tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, case.text(case.example))) != load_settings(write(tmp_path, case.text()))


@every_word
def test_a_misspelt_word_is_one_problem_at_its_line(case: Case, tmp_path: Path) -> None:
    for slip in slips(case.word.key):
        values = {"word": slip, "place": case.place, "advice": f"did you mean '{case.word.key}'?"}
        expected = errors.UNKNOWN_WORD.at(at(tmp_path, case.line), **values)
        assert problems(tmp_path, case.text(case.example.replace(case.word.key, slip, 1))) == [expected]


@every_word
def test_a_value_of_the_wrong_type_is_one_problem_at_its_line(case: Case, tmp_path: Path) -> None:
    for value in WRONG[case.word.type]:
        shape = {"[": "a list", "{": "a map"}.get(value[0], f"'{value}'")
        values = {"word": case.word.key, "expected": case.word.type.value, "found": shape, "example": case.word.example}
        expected = errors.WRONG_TYPE.at(at(tmp_path, case.line), **values)
        assert problems(tmp_path, case.text(f"{case.word.key}: {value}")) == [expected]


@every_word
def test_a_word_without_a_value_is_one_problem_at_its_line(case: Case, tmp_path: Path) -> None:
    expected = errors.KEY_WITHOUT_VALUE.at(at(tmp_path, case.line), key=case.word.key)
    assert problems(tmp_path, case.text(f"{case.word.key}:")) == [expected]


def test_a_project_without_a_title_is_one_problem_where_the_file_begins(tmp_path: Path) -> None:
    values = {"place": "a project", "word": "title", "example": "title: The Friday fridge"}
    found = problems(tmp_path, "\n# Ours\norganisation: Leith Carers")
    assert found == [errors.MISSING_WORD.at(at(tmp_path, 3), **values)]


# --- the rest ---------------------------------------------------------------------------------------------------------


def test_a_folder_without_a_project_file_has_empty_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert set(Settings().facts("en").values()) == {""}


def test_every_problem_comes_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: ''\ncontact:\n  nam: Ewa\nanswer_by: soon")
    assert sorted(problem.where for problem in found) == [at(tmp_path, line) for line in (1, 3, 4)]


@pytest.mark.parametrize(
    ("pale", "contrast", "nearest"), [("#ffcc00", "1.4", "#896c00"), ("#767676", "4.1", "#707070")]
)
def test_a_colour_that_is_too_pale_is_refused_with_the_nearest_that_is_not(
    pale: str, contrast: str, nearest: str, tmp_path: Path
) -> None:
    said = errors.ACCENT_PALE.at(at(tmp_path, 2), colour=pale, contrast=contrast, nearest=nearest)
    assert problems(tmp_path, f'title: Soup\naccent: "{pale}"') == [said]
    assert load_settings(write(tmp_path, f'title: Soup\naccent: "{nearest}"')).accent == nearest


def test_a_colour_without_quotes_is_a_remark_to_yaml_and_told_as_one(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: Soup\naccent: #0b5f6c")
    assert found == [errors.KEY_WITHOUT_VALUE.at(at(tmp_path, 2), key="accent")]
    assert "double quotes" in found[0].hint


def test_a_name_with_something_unknown_in_braces_says_what_was_meant(tmp_path: Path) -> None:
    found = problems(tmp_path, 'title: Soup\nfile_name: "{from}-{persn}-{soup}.pdf"')
    advice = ["did you mean 'form'?", "did you mean 'person'?"]
    assert [problem.hint for problem in found] == [*advice, f"use one of: {', '.join(PLACEHOLDERS)}"]
    assert {problem.where for problem in found} == {at(tmp_path, 2)}


def test_a_logo_lies_beside_the_project_and_knows_the_line_that_names_it(tmp_path: Path) -> None:
    logo = load_settings(write(tmp_path, "title: Soup\n\nlogo: Our logo.PNG")).logo
    assert logo == LogoFile(tmp_path / "Our logo.PNG", at(tmp_path, 3))


def test_a_word_document_lies_beside_the_project_too(tmp_path: Path) -> None:
    template = load_settings(write(tmp_path, "title: Soup\nword_template: Our letter.DOCX")).word_template
    assert template == TemplateFile(tmp_path / "Our letter.DOCX", at(tmp_path, 2))


def test_what_can_be_read_is_read_beside_what_cannot(tmp_path: Path) -> None:
    settings, found = read_settings(write(tmp_path, "title: Soup\naccent: pink\nfile_name: '{form}.pdf'"))
    assert (settings.title, settings.accent, settings.file_name) == ("Soup", "", "{form}.pdf")
    assert len(found) == 1


def test_a_file_that_is_no_map_is_told_with_an_example(tmp_path: Path) -> None:
    example = "title: The Friday fridge"
    assert problems(tmp_path, "- a") == [errors.YAML_NOT_A_MAP.at(at(tmp_path, 1), what="a project", example=example)]


def test_a_note_does_not_stop_a_project(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "title: Room #4")).title == "Room"


def test_the_facts_are_called_as_in_the_products_words_and_dates_are_said_as_people_say_them() -> None:
    settings = load_settings(EXAMPLES / "friday-fridge")
    facts = settings.facts("en")
    assert facts["contact.name"] == "Morag Sinclair"
    assert facts["answer_by"] == "4 December 2026"
    before = fill(wording.BEFORE, "en", {**facts, "minutes": "30"})
    assert before.startswith("Morag Sinclair of Leith Carers asks you for the project The Friday fridge.")
    assert fill(wording.STEPS[-1], "en", facts).endswith("Please do so by 4 December 2026.")


def test_every_placeholder_of_the_help_is_a_fact_or_what_the_form_says_of_itself() -> None:
    steps = (*wording.STEPS, *wording.BY_HAND_STEPS, *wording.SHORT, *wording.BY_HAND_SHORT)
    sentences = [*wording.BEFORE, *(sentence for step in steps for sentence in step)]
    sentences += [sentence for _, told in wording.HELP for sentence in told]
    known = dict.fromkeys((*Settings().facts("en"), "minutes", "languages", "sharing"), "x")
    assert [sentence for sentence in sentences if not fill([sentence], "en", known)] == []


# --- mail -------------------------------------------------------------------------------------------------------------


def mail(folder: Path, text: str) -> MailSettings:
    return load_settings(write(folder, f"title: T\ncontact: {{email: ewa@example.org}}\nmail:\n{text}")).mail


def test_a_server_needs_no_more_than_its_name(tmp_path: Path) -> None:
    found = mail(tmp_path, "  smtp: {host: smtp.example.org}\n  imap: {host: imap.example.org}\n")
    assert found.smtp == Server("smtp.example.org", 587, Security.STARTTLS, "ewa@example.org")
    assert found.imap == Server("imap.example.org", 993, Security.TLS, "ewa@example.org")


def test_the_usual_port_goes_with_how_the_line_is_encrypted(tmp_path: Path) -> None:
    found = mail(tmp_path, "  smtp: {host: a.org, security: tls}\n  imap: {host: a.org, security: starttls}\n")
    assert [server.port for server in (found.smtp, found.imap) if server] == [465, 143]


def test_mail_is_from_the_contact_unless_said_otherwise(tmp_path: Path) -> None:
    contact = "title: T\ncontact: {email: ewa@example.org}\n"
    assert load_settings(write(tmp_path, contact)).sender == "ewa@example.org"
    assert load_settings(write(tmp_path, contact + "mail: {from: forms@example.org}\n")).sender == "forms@example.org"


def test_an_open_line_is_only_for_a_server_on_this_computer(tmp_path: Path) -> None:
    assert mail(tmp_path, "  smtp: {host: 127.0.0.1, security: none}\n").smtp == Server("127.0.0.1", 25, Security.NONE)
    found = problems(tmp_path, "title: T\nmail:\n  smtp:\n    host: smtp.example.org\n    security: none\n")
    assert found == [errors.MAIL_NOT_ENCRYPTED.at(at(tmp_path, 5), host="smtp.example.org")]


def test_an_address_that_is_none_is_told_at_its_line(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: T\nmail:\n  from: Ewa <ewa@example.org>\n")
    assert found == [errors.ADDRESS_WITH_NAME.at(at(tmp_path, 3), address="Ewa <ewa@example.org>")]


def test_the_contacts_address_is_one_that_mail_can_be_from(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: T\ncontact:\n  email: ewa at example.org\n")
    assert found == [errors.ADDRESS_BROKEN.at(at(tmp_path, 3), address="ewa at example.org")]


def test_who_sees_the_answers_may_be_said_in_every_language(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, "title: T\nwho_sees: {en: Only Ewa., ar: إيوا فقط.}\n"))
    said = [settings.facts(language)["who_sees"] for language in ("en", "ar", "pl")]
    assert said == ["Only Ewa.", "إيوا فقط.", "Only Ewa."]
