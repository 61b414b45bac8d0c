"""Doctor on whole files, whoever saved them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wta_forms import Status, WtaFormsError, doctor, errors, generate
from wta_forms.extract.doctor.diagnosis import Verdict

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
