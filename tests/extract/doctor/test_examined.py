"""What is told of a form that came back, and what is written to the person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.extract.returned import filled
from wta_forms import errors
from wta_forms.answers import Certainty, Response, State, Status
from wta_forms.errors import Message, Problem
from wta_forms.extract.doctor.diagnosis import Diagnosis, Verdict, numbers_in_words
from wta_forms.extract.doctor.examined import diagnosis
from wta_forms.extract.doctor.letters import letters_of
from wta_forms.extract.doctor.told import diagnosis_to_json, in_words
from wta_forms.extract.meaning.interpret import response_of
from wta_forms.extract.raw import Channel, Enclosed, FieldKind, RawForm, RawValue
from wta_forms.spec import wording
from wta_forms.spec.asked import Phrase
from wta_forms.spec.filling import fill_question
from wta_forms.spec.form import Choice, Date, Form, Paragraph, Section, SelectOne, Text
from wta_forms.spec.stamp import Stamp

PDF = b"%PDF-1.7\n"


def words(en: str, pl: str = "") -> Phrase:
    return Phrase((("en", en), ("pl", pl)) if pl else (("en", en),))


FORM = Form(
    id="fridge",
    version=1,
    title=words("The Friday fridge", "Lodówka"),
    languages=("en", "pl"),
    sections=(
        Section(
            members=(
                Text(id="name", label=words("Your name", "Imię"), prefill="name", required=True),
                Date(id="day", label=words("Which day?", "Którego dnia?")),
                SelectOne(
                    id="way",
                    label=words("How do you come?", "Jak?"),
                    choices=(Choice("bus", words("By bus", "Autobusem")), Choice("bike", words("By bike", "Rowerem"))),
                ),
                Paragraph(id="wish", label=words("What should it be like?", "Jaka?")),
            )
        ),
    ),
)
STAMP = Stamp(form="fridge", version=1, digest="", language="en", recipient_id="cal", recipient_name="Cal Ross")


def raw_of(given: dict[str, Any], *more: RawValue, status: Status = Status.READ, language: str = "en") -> RawForm:
    values: dict[str, RawValue] = {}
    for question in FORM.questions:
        values |= filled(question, fill_question(question, given.get(question.id), language))
    values |= {value.name: value for value in more}
    return RawForm(status, values, pages=2, producer="Skia/PDF m131", modified="2026-03-03")


def looked_at(raw: RawForm, **changes: Any) -> Diagnosis:
    stamp = replace(STAMP, **{key: changes.pop(key) for key in ("language", "recipient_name") if key in changes})
    response = response_of(FORM, raw, stamp, file="x.pdf", sha256="")
    return diagnosis("x.pdf", changes.pop("content", PDF), raw, [replace(response, **changes)], [FORM])


def sentences(found: Diagnosis) -> list[Problem]:
    return [*found.told, *(problem for copy in found.copies for problem in copy.told)]


def has(found: Diagnosis, message: Message, **values: object) -> bool:
    return message.at("", **values) in [replace(problem, is_note=message.is_note) for problem in sentences(found)]


def verdicts(found: Diagnosis) -> list[Verdict]:
    return [finding.verdict for finding in found.copies[0].findings]


# --- what it is -------------------------------------------------------------------------------------------------------


def test_a_form_in_which_all_is_well_is_told_in_four_lines_and_needs_no_letter() -> None:
    found = looked_at(raw_of({"name": "Cal", "way": "bus"}))
    assert found.is_well
    assert letters_of(found) == ()
    assert in_words(found).splitlines() == [
        "x.pdf",
        "  This is “The Friday fridge” (fridge, version 1), the copy for Cal Ross, in English.",
        "  It was last saved by Chrome or Edge on 3 March 2026.",
        "  Everything in it was read; answered: 2 of 4 questions.",
        "  Answered: questions 1 and 3.",
        "  Empty, which is fine: questions 2 and 4.",
    ]


def test_a_form_that_came_back_empty_is_no_empty_answer() -> None:
    found = looked_at(raw_of({}))
    assert has(found, errors.CAME_EMPTY, whose="Cal Ross's form")
    assert not found.is_well
    (letter,) = letters_of(found)
    assert (letter.to, letter.language) == ("Cal Ross", "en")
    assert wording.LETTER_EMPTY.in_("en") in letter.text
    assert "Your name" not in letter.text, "nobody asks for every question by its number"


def test_a_form_that_nobody_saved_may_be_the_wrong_file() -> None:
    raw = replace(raw_of({}), producer="wta_forms 0.1.0")
    found = looked_at(raw, content=b"%PDF-1.7\n%\x93\x8c\x8b\x9e ReportLab Generated\nstartxref 5 %%EOF")
    assert has(found, errors.CAME_UNTOUCHED, whose="Cal Ross's form")
    assert wording.LETTER_UNTOUCHED.in_("en") in letters_of(found)[0].text


def test_what_we_filled_in_ourselves_is_nobodys_answer() -> None:
    name = RawValue("name", FieldKind.TEXT, ("Cal Ross",), page=1, initial="Cal Ross")
    found = looked_at(raw_of({}, name))
    assert has(found, errors.CAME_PREFILLED, whose="Cal Ross's form", questions="question 1")
    assert verdicts(found) == [Verdict.PREFILLED, Verdict.BLANK, Verdict.BLANK, Verdict.BLANK]


@pytest.mark.parametrize(
    ("status", "message"), [(Status.FLATTENED, errors.CAME_AS_PRINT), (Status.SCAN, errors.CAME_AS_PICTURE)]
)
def test_a_print_and_a_picture_are_called_so_and_asked_for_again(status: Status, message: Message) -> None:
    whole = looked_at(raw_of({"name": "Cal", "wish": "Cold"}))
    answers = dict(whole.copies[0].response.answers)
    answers["wish"] = replace(answers["wish"], state=State.UNREAD, value=None)
    found = looked_at(raw_of({"name": "Cal"}), status=status, answers=answers)
    assert has(found, message, whose="Cal Ross's form")
    (letter,) = letters_of(found)
    assert wording.LETTER_PRINT.in_("en") in letter.text
    assert "4. What should it be like?" in letter.text


def test_a_form_of_which_next_to_nothing_came_is_asked_for_again_and_not_question_by_question() -> None:
    found = looked_at(RawForm(Status.FLATTENED, {}, pages=2), status=Status.FLATTENED)
    assert verdicts(found) == [Verdict.UNREAD] * 4
    assert "2." not in letters_of(found)[0].text


def test_pages_that_did_not_come_are_asked_for_by_their_numbers() -> None:
    missing = errors.PAGES_MISSING.at("x.pdf", listed="2 and 4", pages=5)
    whole = looked_at(raw_of({"name": "Cal"}))
    answers = dict(whole.copies[0].response.answers)
    answers["wish"] = replace(answers["wish"], state=State.UNREAD, value=None)
    found = looked_at(raw_of({"name": "Cal"}), status=Status.SCAN, answers=answers, problems=(missing,))
    assert "Pages 2 and 4 of 5 did not come." in in_words(found)
    assert "These pages have not reached us: 2, 4." in letters_of(found)[0].text


def test_several_forms_in_one_file_are_told_apart_by_their_pages() -> None:
    raw = raw_of({"name": "Cal"})
    first = response_of(FORM, raw, STAMP, file="x.pdf", sha256="")
    second = replace(first, first_page=3, recipient=None)
    found = diagnosis("x.pdf", PDF, raw, [first, second], [FORM])
    assert has(found, errors.IS_SEVERAL, count=2)
    assert "(fridge, version 1), in English, from page 3 of the file." in in_words(found)


# --- one question -----------------------------------------------------------------------------------------------------


def test_what_cannot_be_understood_is_shown_with_its_page_and_asked_back_as_it_was_typed() -> None:
    day = RawValue("day", FieldKind.TEXT, ("3/2/26",), page=2)
    found = looked_at(raw_of({"name": "Cal"}, day))
    assert "     2  Which day? (page 2)" in in_words(found)
    assert "2. Which day? You wrote: “3/2/26”." in letters_of(found)[0].text


def test_two_ticks_where_one_is_asked_for_are_told_by_their_words() -> None:
    both = [RawValue(f"way-{key}", FieldKind.TICK, (key,), page=1) for key in ("bus", "bike")]
    found = looked_at(raw_of({"name": "Cal"}, *both))
    assert found.copies[0].findings[2].verdict is Verdict.DOUBTFUL
    assert "3. How do you come? You ticked: “By bus”, “By bike”." in letters_of(found)[0].text


def test_an_answer_that_is_needed_is_asked_for_and_others_may_stay_empty() -> None:
    found = looked_at(raw_of({"way": "bus"}))
    assert verdicts(found) == [Verdict.NEEDED, Verdict.BLANK, Verdict.READ, Verdict.BLANK]
    letter = letters_of(found)[0].text
    assert "1. Your name" in letter
    assert "Which day?" not in letter


def test_what_was_found_outside_its_box_is_to_be_compared() -> None:
    raw = raw_of({"name": "Cal", "way": "bus"})
    response = response_of(FORM, raw, STAMP, file="x.pdf", sha256="")
    answers = {id: replace(answer, certainty=Certainty.RECOVERED) for id, answer in response.answers.items()}
    found = looked_at(raw, answers=answers)
    assert has(found, errors.FOUND_OUTSIDE_BOXES, questions="questions 1 and 3")
    assert not found.is_well


def test_a_letter_is_in_the_language_of_the_copy() -> None:
    day = RawValue("day", FieldKind.TEXT, ("3/2/26",), page=2)
    (letter,) = letters_of(looked_at(raw_of({"name": "Cal"}, day, language="pl"), language="pl+en"))
    assert letter.language == "pl"
    assert letter.subject == "Państwa odpowiedzi: Lodówka"
    assert letter.text.startswith("Dzień dobry,")
    assert "2. Którego dnia? Wpisano: „3/2/26”." in letter.text


# --- on paper, and beside the boxes -----------------------------------------------------------------------------------


def by_hand(name: str, *problems: Problem, suggestion: str = "") -> RawValue:
    return RawValue(
        name, FieldKind.TEXT, page=2, channel=Channel.SCAN, picture=b"png", suggestion=suggestion, problems=problems
    )


def test_what_is_written_by_hand_is_to_be_read_by_eye_and_not_asked_for() -> None:
    raw = raw_of({"way": "bus"}, by_hand("wish", errors.HANDWRITTEN.at("")), status=Status.SCAN)
    found = looked_at(raw, variant="by-hand")
    assert found.copies[0].with_verdict(Verdict.BY_HAND)[0].question == "wish"
    listed = "  Written or drawn by hand, to be read by eye:\n     4  What should it be like? (page 2)\n"
    assert listed in in_words(found)
    assert has(found, errors.TO_SEE_PICTURES, file="x.pdf")
    assert "What should it be like?" not in letters_of(found)[0].text
    assert not found.is_well


def test_a_guess_of_a_program_at_handwriting_is_shown_as_one() -> None:
    guess = errors.MAYBE_SAYS.at("", suggestion="Cold")
    raw = raw_of({"name": "Cal"}, by_hand("wish", guess, suggestion="Cold"), status=Status.SCAN)
    said = in_words(looked_at(raw))
    assert said.count("Cold") == 1
    assert "Perhaps it says: Cold" in said


def test_somebody_who_wrote_on_paper_is_not_asked_for_a_file() -> None:
    raw = raw_of({"name": "Cal"}, by_hand("wish", errors.HANDWRITTEN.at("")), status=Status.SCAN)
    assert letters_of(looked_at(raw, variant="by-hand")) == ()
    (letter,) = letters_of(looked_at(raw))
    assert wording.LETTER_PRINT.in_("en") in letter.text
    assert wording.LETTER_REPLY.in_("en") not in letter.text


def test_an_empty_sheet_of_paper_is_looked_at_before_anybody_writes() -> None:
    found = looked_at(raw_of({}, status=Status.SCAN))
    assert has(found, errors.CAME_EMPTY_ON_PAPER, whose="Cal Ross's form")
    assert letters_of(found) == ()


def test_files_of_answers_alone_are_called_so() -> None:
    assert has(
        looked_at(raw_of({"name": "Cal"}, status=Status.DATA_FILE)), errors.CAME_AS_DATA, whose="Cal Ross's form"
    )
    found = unknown(Status.DATA_FILE, values={"t": RawValue("t", FieldKind.TEXT, ("Cal",))})
    assert has(found, errors.IS_DATA, count="1 answer")


def test_a_form_within_a_folder_is_told_by_the_name_of_its_file() -> None:
    inner = response_of(FORM, raw_of({"name": "Cal"}), STAMP, file="all.pdf: cal.pdf", sha256="")
    outer = RawForm(Status.READ, {}, pages=1, enclosed=(Enclosed("cal.pdf", b""),))
    found = diagnosis("all.pdf", PDF, outer, [inner], [FORM])
    assert has(found, errors.IS_FOLDER, names="cal.pdf")
    assert "(fridge, version 1), the copy for Cal Ross, in English, cal.pdf." in in_words(found)
    assert found.is_well


def test_answers_to_an_earlier_version_are_told_by_the_questions_of_the_newer_one() -> None:
    newer = replace(FORM, version=2, sections=(Section(members=FORM.questions[1:]),))
    response = response_of(newer, raw_of({"way": "bus"}), STAMP, file="x.pdf", sha256="")
    left = errors.MIGRATED_LEFT.at(
        "x.pdf: question 1, Your name", words="Cal", new=2, old=1, question="name", way="say"
    )
    found = diagnosis("x.pdf", PDF, raw_of({}), [replace(response, version=1, problems=(left,))], [FORM, newer])
    assert [finding.question for finding in found.copies[0].findings] == ["day", "way", "wish"]
    assert "(fridge, version 1)" in in_words(found)
    assert "Question 1, Your name: 'Cal' has no place in version 2." in in_words(found)


# --- files that are not our form --------------------------------------------------------------------------------------


def unknown(status: Status, *problems: Problem, values: dict[str, RawValue] | None = None) -> Diagnosis:
    raw = RawForm(status, values or {}, pages=3, problems=problems)
    response = Response("x y.pdf", "", Status.FOREIGN_FORM if values else status, problems=problems)
    return diagnosis("x y.pdf", PDF, raw, [response], [FORM])


def test_somebody_elses_form_is_shown_with_its_boxes_and_may_be_adopted() -> None:
    kinds = RawValue("c1", FieldKind.LIST, ("2",), (("1", "Yes"), ("2", "No")), "Do you agree?", 1)
    found = unknown(
        Status.READ, values={"c1": kinds, "t": RawValue("t", FieldKind.TEXT), "b": RawValue("b", FieldKind.BUTTON)}
    )
    assert has(found, errors.IS_THEIRS, count="2 boxes", file='"x y.pdf"')
    assert "    Do you agree?: No\n    t (empty)" in in_words(found)


@pytest.mark.parametrize(
    ("status", "problem", "phrase"),
    [
        (Status.ENCRYPTED, errors.ENCRYPTED.at(""), wording.LETTER_LOCKED),
        (Status.DAMAGED, errors.DAMAGED.at("", why="it is cut"), wording.LETTER_DAMAGED),
        (Status.DAMAGED, errors.NO_PAGES.at(""), wording.LETTER_DAMAGED),
        (Status.NOT_A_PDF, errors.EMPTY_FILE.at(""), wording.LETTER_DAMAGED),
        (Status.NOT_A_PDF, errors.IS_ZEROS.at(""), wording.LETTER_DAMAGED),
        (Status.XFA_ONLY, errors.XFA_ONLY.at(""), wording.LETTER_ADOBE),
        (Status.FLATTENED, errors.EMPTY_PAGES.at(""), wording.LETTER_OTHER_FILE),
        (Status.FLATTENED, errors.NO_FORM_FIELDS.at(""), wording.LETTER_PRINT),
        (Status.SCAN, errors.NO_CODE.at(""), wording.LETTER_PICTURE),
    ],
)
def test_what_cannot_be_read_is_asked_for_again(status: Status, problem: Problem, phrase: Phrase) -> None:
    found = unknown(status, problem)
    assert not found.is_well
    assert phrase.in_("en") in letters_of(found)[0].text


def test_nobody_is_asked_for_a_better_picture_where_it_is_this_program_that_cannot_look() -> None:
    assert letters_of(unknown(Status.SCAN, errors.SCAN_EXTRA_MISSING.at(""))) == ()


def test_nothing_is_said_twice_and_nothing_in_words_of_programmers() -> None:
    said = in_words(unknown(Status.XFA_ONLY, errors.XFA_ONLY.at("")))
    assert "Adobe" in said
    assert not any(word in said for word in ("XFA", "AcroForm", "None", "widget"))


def test_a_word_document_is_called_one() -> None:
    raw = RawForm(Status.NOT_A_PDF, {}, problems=(errors.NOT_A_PDF.at(""),))
    found = diagnosis("x.pdf", b"PK\x03\x04word/document.xml", raw, [], [])
    assert sentences(found) == [errors.IS_DOCUMENT.at("", what="a Word document")]


def test_a_forged_stamp_is_told_without_the_word() -> None:
    raw = raw_of({"name": "Cal", "way": "bus"})
    found = looked_at(raw, problems=(errors.FORGED.at("x.pdf"),))
    assert has(found, errors.FORGED_STAMP)
    assert not has(found, errors.FORGED)


def test_what_is_asked_of_a_forged_copy_is_not_sent_to_whom_it_names() -> None:
    found = looked_at(raw_of({"name": "Cal", "day": "32 May"}), problems=(errors.FORGED.at("x.pdf"),))
    (letter,) = letters_of(found)
    assert (found.copies[0].person, letter.to) == ("Cal Ross", "")


def test_a_form_whose_spec_is_not_here_is_told_with_what_its_stamp_says() -> None:
    response = Response(
        "x.pdf", "", Status.UNKNOWN_VERSION, "fridge", 7, problems=(errors.UNKNOWN_FORM.at("", form="fridge"),)
    )
    found = diagnosis("x.pdf", PDF, raw_of({"name": "Cal"}), [response], [])
    assert has(found, errors.IS_OURS_UNKNOWN, form="fridge", version=7, more="")
    assert has(found, errors.UNKNOWN_FORM, form="fridge")
    assert letters_of(found) == ()


# --- as text and as JSON ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "question 3"), ([1, 2], "questions 1 and 2"), ([1, 2, 3, 4, 6, 9], "questions 1 to 4, 6 and 9")],
)
def test_numbers_that_follow_each_other_are_said_in_one(numbers: list[int], said: str) -> None:
    findings = looked_at(raw_of({})).copies[0].findings[:1] * len(numbers)
    assert (
        numbers_in_words(replace(finding, number=number) for finding, number in zip(findings, numbers, strict=True))
        == said
    )


def test_programs_are_told_the_same() -> None:
    told = diagnosis_to_json(looked_at(raw_of({"way": "bus"})))
    assert (told["file"], told["status"], told["is_well"]) == ("x.pdf", "read", False)
    assert told["saved"] == {"by": "Chrome or Edge", "way": "printed", "on": "2026-03-03", "is_untouched": False}
    (copy,) = told["copies"]
    assert copy["recipient"] == {"id": "cal", "name": "Cal Ross"}
    assert [question["verdict"] for question in copy["questions"]] == ["needed", "blank", "read", "blank"]
    assert told["letters"][0]["to"] == "Cal Ross"
