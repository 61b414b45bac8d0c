"""Forms that came back as nothing but their data: exported by programs, and as Acrobat is known to export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.extract.data_files import fdf, xfdf
from tests.make_corpus import CORPUS, FORM, MORE_FORM
from tests.programs import needs, pdfbox, pdftk
from tests.test_corpus import ANSWERS, MORE_ANSWERS
from wta_forms.answers import Answer, State, Status
from wta_forms.extract.files.read import read
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.spec.load import load_form
from wta_forms.spec.stamp import stamp_from_text

Export = Callable[[Path, Path], None]

EXPORTS = [
    pytest.param(pdftk.export, marks=needs(pdftk), id="pdftk-fdf"),
    pytest.param(partial(pdfbox.export, how="fdf"), marks=needs(pdfbox), id="pdfbox-fdf"),
    pytest.param(partial(pdfbox.export, how="xfdf"), marks=needs(pdfbox), id="pdfbox-xfdf"),
]


def answers_in(content: bytes, form: Path) -> Mapping[str, Answer]:
    raw = read(content)
    assert (raw.status, raw.problems) == (Status.DATA_FILE, ())
    return interpret(load_form(form), raw, language="en").answers


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize(
    ("filled", "form", "meant"),
    [("pdfbox", FORM, ANSWERS), ("more-kinds-pdfbox", MORE_FORM, MORE_ANSWERS)],
    ids=["every kind", "more kinds"],
)
def test_what_a_program_exports_is_what_stood_in_the_form(
    export: Export, filled: str, form: Path, meant: Mapping[str, Any], tmp_path: Path
) -> None:
    export(CORPUS / f"{filled}.pdf", tmp_path / "data")
    answers = answers_in((tmp_path / "data").read_bytes(), form)
    assert {question: answers[question].value for question in meant} == meant
    assert not [problem for question in meant for problem in answers[question].problems if not problem.is_note]
    others = {question: answer for question, answer in answers.items() if question not in {*meant, "organisation"}}
    assert {answer.state for answer in others.values()} <= {State.BLANK, State.NOT_ASKED}


@pytest.mark.parametrize("export", EXPORTS)
def test_the_stamp_travels_along(export: Export, tmp_path: Path) -> None:
    export(CORPUS / "pdfbox.pdf", tmp_path / "data")
    stamp = stamp_from_text(read((tmp_path / "data").read_bytes()).stamp)
    assert stamp is not None
    assert (stamp.form, stamp.recipient_name) == ("every-kind", "Ann Reid")


# Acrobat DC on Windows: lines end as in DOS (mikehaertl/php-pdftk, issue 296), comments travel along, read-only and
# hidden fields too; a tick is the name of its state, a list has what it exports, and rich text stands beside the plain.
ACROBAT_XFDF = """<field name="name"
><value
>Ann Żółć-Reid</value
></field
><field name="lines"
><value
>First line
second line

fourth line</value
></field
><field name="collaboration-co_production"
><value
>co_production</value
></field
><field name="collaboration-partnership"
><value
>Off</value
></field
><field name="agree"
><value
>yes</value
></field
><field name="gaps-1-priority"
><value
>High</value
></field
>"""
ACROBAT_COMMENT = """<freetext width="0" creationdate="D:20261101120000Z" flags="print" page="0" rect="60,500,260,520"
title="Ann"><contents-richtext><body xmlns="http://www.w3.org/1999/xhtml"><p dir="ltr"><span>Please ring me</span></p>
</body></contents-richtext><defaultappearance>0 0 0 rg /Helv 12 Tf</defaultappearance></freetext>"""


def test_what_acrobat_exports_as_xfdf_is_read_with_its_comments() -> None:
    content = xfdf(ACROBAT_XFDF.replace("\n", "\r\n"), ACROBAT_COMMENT)
    answers = answers_in(content, FORM)
    assert answers["name"].value == "Ann Żółć-Reid"
    assert answers["lines"].value == "First line\nsecond line\n\nfourth line"
    assert answers["collaboration"].value == "co_production"
    assert answers["agree"].value is True
    assert answers["gaps"].value == [{"priority": "high"}]
    assert read(content).values["#note-1"].texts == ("Please ring me",)


def test_what_acrobat_exports_as_fdf_is_read() -> None:
    fields = (
        b"<</T(agree)/V/yes>><</T(collaboration-co_production)/V/co_production>>"
        b"<</T(collaboration-partnership)/V/Off>><</T(gaps-1-priority)/V(High)>>"
        b"<</T(lines)/V(First line\\rsecond line\\r\\rfourth line)>><</T(name)/V(\xfe\xff\0\xd3\0r\0n)>>"
    )
    answers = answers_in(fdf(fields), FORM)
    assert answers["name"].value == "Órn"
    assert answers["lines"].value == "First line\nsecond line\n\nfourth line"
    assert answers["collaboration"].value == "co_production"
    assert answers["agree"].value is True
    assert answers["gaps"].value == [{"priority": "high"}]


def test_what_is_not_in_the_file_is_unread_and_never_blank() -> None:
    answers = answers_in(xfdf('<field name="name"><value>Ann</value></field>'), FORM)
    assert answers["budget"].state is State.UNREAD
