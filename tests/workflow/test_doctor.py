"""Doctor on whole files, whoever saved them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.make_corpus import ANN
from wta_forms import Status, WtaFormsError, copy_of, doctor, errors, generate, lay_out
from wta_forms.extract.doctor.diagnosis import Verdict
from wta_forms.extract.doctor.letters import letters_of
from wta_forms.spec.load import load_form

CORPUS = Path(__file__).parent.parent / "corpus"


def test_a_form_that_chrome_saved_is_told_with_every_question() -> None:
    (found,) = doctor([CORPUS / "pdfium.pdf"], specs=CORPUS)
    (copy,) = found.copies
    assert found.saved.by.startswith("Chrome")
    assert (copy.response.form, copy.title) == ("every-kind", "Every kind")
    assert [finding.question for finding in copy.with_verdict(Verdict.BLANK)] == ["left_empty"]
    assert [finding.page for finding in copy.findings] == sorted(finding.page for finding in copy.findings)


def test_files_of_all_sorts_are_looked_at_one_after_another(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("3: Tuesdays")
    (tmp_path / "cut.pdf").write_bytes((CORPUS / "pdfium.pdf").read_bytes()[:900])
    (blank,) = generate(["consent"], tmp_path).files
    files = [blank, tmp_path / "note.txt", tmp_path / "cut.pdf", blank]
    found = list(doctor(files))
    assert [each.file for each in found] == [str(path) for path in files[:3]]
    assert [each.status for each in found] == [Status.BLANK, Status.NOT_A_PDF, Status.DAMAGED]
    assert [each.is_well for each in found] == [False, False, False]


def test_a_file_that_is_not_there_is_told_before_any_is_read(tmp_path: Path) -> None:
    with pytest.raises(WtaFormsError) as raised:
        next(doctor([CORPUS / "pdfium.pdf", tmp_path / "a.pdf", tmp_path]))
    assert raised.value.problems == (
        errors.NOT_FOUND.at(str(tmp_path / "a.pdf")),
        errors.NOT_A_FILE.at(str(tmp_path)),
    )


FIRST = """\
form: fridge
version: 1
title: The fridge
sections: [{questions: [
  {id: wish, kind: text, label: A wish},
  {id: day, kind: date, label: Which day?},
  {id: fax, kind: text, label: Your fax}]}]
"""
SECOND = """\
form: fridge
version: 2
title: The fridge
sections: [{questions: [
  {id: day, kind: date, label: Which day?},
  {id: bread, kind: text, label: Bread?},
  {id: wish, kind: number, label: A wish}]}]
"""


def test_an_earlier_version_is_told_by_the_questions_that_the_person_saw(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(FIRST)
    (tmp_path / "two.yaml").write_text(SECOND)
    first = lay_out(load_form(tmp_path / "one.yaml"))
    path = tmp_path / "ann.pdf"
    path.write_bytes(copy_of(first, ANN, values={"wish": "Bread", "day": "32 May", "fax": "0131"}))
    (found,) = doctor([path], specs=tmp_path)
    (copy,) = found.copies
    assert [(each.number, each.label, each.verdict) for each in copy.findings] == [
        (1, "A wish", Verdict.READ),
        (2, "Which day?", Verdict.DOUBTFUL),
        (3, "Your fax", Verdict.READ),
    ]
    told = [problem.message for problem in copy.told]
    assert told[-3:] == [
        "Ann Reid used version 1. 1 of 3 answers fits version 2; its question 2 was not asked then",
        "'0131' has no place in version 2",
        "'Bread' is no answer to this question as version 2 asks it",
    ]
    (letter,) = letters_of(found)
    assert "2. Which day? You wrote: “32 May”." in letter.text
    assert "Bread" not in letter.text  # she was asked for words, and gave them
