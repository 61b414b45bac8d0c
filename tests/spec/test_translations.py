"""Translations beside a form: what is used, what is told, and the way there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.paper import FILE, asking, form_of, loaded
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec.form import Form, Phrase
from wta_forms.spec.reading import CONTROL
from wta_forms.spec.texts import texts_of, with_texts
from wta_forms.spec.translations import Line, lines_for_translator, read_lines, translated, written_lines

POLISH = "languages: [en, pl]\n"
CSV = "small.pl.csv"
GAP = "- {id: gap, kind: text, label: A gap, hint: One a line}"
ALL = "id,original,translation\ntitle,Small,Mały\ngap.label,A gap,Luka\ngap.hint,One a line,Po jednej\n"


def beside(
    content: str | bytes, questions: str = GAP, head: str = POLISH, name: str = CSV
) -> tuple[Form, list[Problem]]:
    """The form with a file beside it, and what is told of the file; of the form, nothing."""
    found = loaded(asking(questions, POLISH), {name: content})
    assert found.form is not None
    return found.form, [problem for problem in found.problems if problem.where.startswith(name)]


def in_polish(form: Form) -> dict[str, str]:
    return {text.id: text.phrase.in_("pl") for text in texts_of(form) if text.phrase.has("pl")}


# --- what is used -----------------------------------------------------------------------------------------------------


def test_a_form_speaks_the_language_of_a_file_beside_it() -> None:
    assert loaded(asking(GAP, POLISH), {CSV: ALL}).problems == ()
    assert in_polish(beside(ALL)[0]) == {"title": "Mały", "gap.label": "Luka", "gap.hint": "Po jednej"}


WAYS_TO_SAVE = {
    "with a byte order mark": ALL.encode("utf-8-sig"),
    "as UTF-16": ALL.encode("utf-16"),
    "with semicolons": ALL.replace(",", ";").encode(),
    "with tabs": ALL.replace(",", "\t").encode(),
    "with Windows' lines": ALL.replace("\n", "\r\n").encode(),
    "with empty rows": ALL.replace("\n", "\n,,\n\n").encode(),
    "with other columns": b"Translation,done,Original\nLuka,x,A gap\nMa\xc5\x82y,,Small\nPo jednej,,One a line\n",
}


@pytest.mark.parametrize("way", WAYS_TO_SAVE)
def test_the_file_may_be_as_any_spreadsheet_saves_it(way: str) -> None:
    form, told = beside(WAYS_TO_SAVE[way])
    assert (in_polish(form), told) == (in_polish(beside(ALL)[0]), [])


def test_what_was_moved_keeps_its_translation() -> None:
    form, told = beside(ALL.replace("gap.", "earlier.").replace("title", "sections.7.title"))
    assert (in_polish(form), told) == (in_polish(beside(ALL)[0]), [])


def test_the_same_words_need_one_line_and_may_have_another_each() -> None:
    questions = "\n".join(f"- {{id: {id}, kind: text, label: Good}}" for id in "abc")
    lines = "original,translation,id\nGood,Dobry,\n"
    assert in_polish(beside(lines, questions)[0]) == dict.fromkeys(("a.label", "b.label", "c.label"), "Dobry")
    form, told = beside(f"{lines}Good,Dobre,b.label\n", questions)
    assert in_polish(form) == {"a.label": "Dobry", "b.label": "Dobre", "c.label": "Dobry"}
    assert told == []


def test_white_space_and_the_way_of_writing_an_accent_do_not_make_another_text() -> None:
    form, told = beside('original,translation\n" A\n cafe\u0301 ",Luka\n', "- {id: gap, kind: text, label: A café}")
    assert (in_polish(form), told) == ({"gap.label": "Luka"}, [])


def test_the_forms_own_words_count_and_what_differs_from_them_is_told() -> None:
    form, told = beside(
        ALL, "- {id: gap, kind: text, label: {en: A gap, pl: Brak}, hint: {en: One a line, pl: Po jednej}}"
    )
    assert in_polish(form) == {"title": "Mały", "gap.label": "Brak", "gap.hint": "Po jednej"}
    assert told == [errors.TRANSLATION_IN_FORM.at(f"{CSV}:3", words="Brak")]


def test_a_file_is_for_what_comes_in_from_parts_too() -> None:
    text = f"form: small\nversion: 1\ntitle: Small\n{POLISH}sections: [{{use: us}}]"
    part = "part: us\nsections: [{questions: [{id: gap, kind: text, label: A gap, hint: One a line}]}]"
    assert loaded(text, {CSV: ALL}, us=part).problems == ()


def test_the_first_language_may_be_missing_in_a_part_alone() -> None:
    text = "form: small\nversion: 1\ntitle: Mały\nlanguages: [pl, en]\nsections: [{use: us}]"
    part = "part: us\nlanguages: [en]\nsections: [{questions: [{id: gap, kind: text, label: A gap}]}]"
    form = loaded(text, {CSV: "original,translation\nA gap,Luka\n"}, us=part).form
    assert form is not None
    assert form.questions[0].label == Phrase((("pl", "Luka"), ("en", "A gap")))


# --- what is told -----------------------------------------------------------------------------------------------------


def test_what_is_still_to_be_translated_is_told_of_the_form() -> None:
    found = loaded(asking(GAP, POLISH), {CSV: ALL.replace("Luka", "")})
    note = errors.NOT_TRANSLATED.at(FILE, texts="'A gap'", language="pl", first="English")
    assert (found.problems, found.is_fine) == ((note,), True)


def test_an_outdated_line_is_told_and_the_first_language_stands_in() -> None:
    form, told = beside(ALL.replace("A gap", "A hole"))
    assert told == [errors.TRANSLATION_OUTDATED.at(f"{CSV}:3", id="gap.label", was="A hole", now="A gap")]
    assert form.questions[0].label.in_("pl") == "A gap"
    assert told[0].is_note


def test_an_outdated_line_whose_text_is_translated_anew_is_one_too_many() -> None:
    form, told = beside(f"{ALL}gap.label,A hole,Dziura\n")
    assert (in_polish(form)["gap.label"], told) == (
        "Luka",
        [errors.TRANSLATION_UNUSED.at(f"{CSV}:5", original="A hole")],
    )


def test_a_line_that_fits_nothing_is_told_unless_it_says_nothing() -> None:
    _, told = beside(f"{ALL}news.label,News,Nowiny\nold.label,Old,\n")
    assert told == [errors.TRANSLATION_UNUSED.at(f"{CSV}:5", original="News")]


def test_of_two_lines_for_a_text_the_first_counts_and_the_other_is_told_where_it_differs() -> None:
    form, told = beside(f"{ALL}gap.label,A gap,Luka\ngap.label,A gap,Brak\n")
    assert in_polish(form)["gap.label"] == "Luka"
    assert told == [errors.TRANSLATION_TWICE.at(f"{CSV}:6", original="A gap", first=3)]


def test_of_a_form_with_problems_no_line_is_said_to_fit_nothing() -> None:
    found = loaded(asking("- {id: gap, kind: tetx, label: A gap}\n- {id: b, kind: tick, label: B}", POLISH), {CSV: ALL})
    assert [problem for problem in found.problems if problem.where.startswith(CSV)] == []


CHOICES = "- {id: way, kind: select_one, label: Way, choices: {bus: Bus, coach: Coach, van: {en: Van, pl: Wóz}}}"


def test_labels_of_a_list_have_to_differ_in_the_language_of_a_file_too() -> None:
    _, told = beside("original,translation\nBus,Autobus\n\nCoach,AUTOBUS\n", CHOICES)
    assert told == [errors.SAME_LABEL.at(f"{CSV}:4", label="AUTOBUS", language="pl")]
    _, told = beside("original,translation\nBus,Wóz\n", CHOICES)
    assert told == [errors.SAME_LABEL.at(f"{CSV}:2", label="Wóz", language="pl")]
    assert beside("original,translation\nBus,Autobus\nCoach,Autokar\nWay,Autobus\n", CHOICES)[1] == []


def test_a_language_that_the_form_does_not_name_is_a_note() -> None:
    _, told = beside(ALL, name="small.uk.csv")
    assert told == [errors.TRANSLATIONS_NOT_NAMED.at("small.uk.csv", language="uk")]
    assert told[0].is_note


def test_a_name_that_is_no_language_is_a_problem_where_the_file_is_for_translations() -> None:
    found = loaded(asking(GAP, POLISH), {"small.polish.csv": ALL})
    assert [problem for problem in found.problems if not problem.is_note] == [
        errors.BAD_LANGUAGE.at("small.polish.csv", value="polish")
    ]


@pytest.mark.parametrize("name", ["small.old.csv", "small.2.pl.csv", "small.csv", "smaller.pl.csv", "small.people.csv"])
def test_other_files_beside_a_form_are_left_alone(name: str) -> None:
    assert beside("name,role\nEwa,cook\n", name=name)[1] == []
    assert beside(b"\x81\xfe\x00", name=name)[1] == []


BROKEN = {
    "another encoding": (ALL.encode("cp1250"), errors.NOT_UTF8.at(f"{CSV}:2")),
    "a column missing": (b"id,original\n", errors.TRANSLATIONS_NO_COLUMNS.at(f"{CSV}:1")),
    "nothing": (b"", errors.TRANSLATIONS_NO_COLUMNS.at(f"{CSV}:1")),
    "a quote not closed": (ALL.replace("Luka", '"Luka').encode(), errors.CSV_BROKEN.at(f"{CSV}:3")),
    "a comma too many": (ALL.replace("Luka", "Luka, brak").encode(), errors.CSV_TOO_MANY_CELLS.at(f"{CSV}:3")),
    "a column twice": (
        b"id,original,translation,original\n",
        errors.TWICE_IN_LIST.at(f"{CSV}:1", value="original", word=CSV),
    ),
    "a bell": (ALL.replace("Luka", "Lu\aka").encode(), errors.CONTROL_CHARACTER.at(f"{CSV}:3", word="translation")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_a_problem_at_its_line(what: str) -> None:
    content, problem = BROKEN[what]
    found = loaded(asking(GAP, POLISH), {CSV: content})
    told = [each for each in found.problems if not each.is_note]
    assert [str(each).split("small", 1)[-1] for each in told] == [str(problem).split("small", 1)[-1]]


# --- for a translator -------------------------------------------------------------------------------------------------


def test_a_translator_gets_every_text_once_in_the_order_of_the_form() -> None:
    questions = f"{GAP}\n- {{id: other, kind: text, label: A gap, facilitator: Wait}}"
    lines = list(lines_for_translator(beside(ALL.replace("Mały", ""), questions)[0], "pl", {}))
    assert lines == [
        Line("title", "Small"),
        Line("gap.label", "A gap", "Luka"),
        Line("gap.hint", "One a line", "Po jednej"),
        Line("other.facilitator", "Wait"),
    ]


def test_words_that_are_translated_in_two_ways_stand_there_twice() -> None:
    labels = ["Good", "{en: Good, pl: Dobre}", "{en: Good, pl: Dobry}", "{en: Good, pl: Dobre}"]
    questions = "\n".join(f"- {{id: q{number}, kind: text, label: {label}}}" for number, label in enumerate(labels))
    lines = list(lines_for_translator(form_of(questions, POLISH), "pl", {}))
    assert lines[1:] == [Line("q0.label", "Good", "Dobre"), Line("q2.label", "Good", "Dobry")]


def test_what_was_said_before_stands_beside_and_is_not_read_as_a_translation() -> None:
    lines = [Line("gap.label", "A gap", "", "Dziura")]
    content = written_lines(lines)
    assert content.decode("utf-8-sig").splitlines()[0] == "id,original,translation,earlier"
    form, told = beside(content)
    assert (in_polish(form), told) == ({}, [])
    made = translated(form_of(GAP, POLISH), "pl", read_lines(content, CSV))
    assert made.earlier == {"gap.label": "Dziura"}


@pytest.mark.parametrize("text", ["=1+1", "-5", "+44", "@home", "'=1", "- a dash", "＝1"])
def test_no_text_runs_in_a_spreadsheet_and_each_is_read_as_it_was(text: str) -> None:
    content = written_lines([Line("gap.label", text, text)])
    assert f",'{text}" in content.decode("utf-8-sig")
    (line,) = read_lines(content, CSV)
    assert (line.original, line.translation) == (text, text)


_texts = st.text(min_size=1, max_size=20).map(str.strip).filter(lambda text: text and not CONTROL.search(text))


@given(st.lists(_texts, min_size=2, max_size=2), st.dictionaries(_texts, _texts))
def test_whatever_the_texts_are_they_come_back_translated_as_they_were(words: list[str], known: dict[str, str]) -> None:
    label, hint = words
    said = dict(zip(("title", "gap.label", "gap.hint"), ("Small", label, hint), strict=True))
    form = with_texts(form_of(GAP, POLISH), lambda called, phrase: Phrase((("en", said[called]),)))
    lines = [Line("", text, f"{known.get(text, text)}!") for text in dict.fromkeys(said.values())]
    there = translated(form, "pl", lines).form
    back = translated(form, "pl", read_lines(written_lines(list(lines_for_translator(there, "pl", {}))), CSV))
    assert (back.form, back.problems) == (there, ())
