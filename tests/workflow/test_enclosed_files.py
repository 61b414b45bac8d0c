"""Files within files: nothing of them is passed over without a word."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.extract.flattened import without_fields
from tests.spec.paper import asking
from wta_forms import copy_of, errors, extract, lay_out
from wta_forms.answers import Response
from wta_forms.spec.load import load_form


@pytest.fixture
def form(tmp_path: Path) -> bytes:
    """Filled in by Ada."""
    (tmp_path / "small.yaml").write_text(asking("- {id: q, kind: text, label: Your name}"))
    return copy_of(lay_out(load_form(tmp_path / "small.yaml")), values={"q": "Ada"})


def with_files(files: Mapping[str, bytes], around: bytes = b"") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(around))) if around else PdfWriter()
    if not around:
        writer.add_blank_page(100, 100)
    for name, content in files.items():
        writer.add_attachment(name, content)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def read(content: bytes, folder: Path) -> list[Response]:
    (folder / "file.pdf").write_bytes(content)
    return list(extract([folder / "file.pdf"], specs=folder))


def names(found: list[Response]) -> list[tuple[str, object]]:
    return [(each.file.rpartition("file.pdf")[2], each.answers["q"].value if each.answers else None) for each in found]


def test_a_cover_says_nothing_beside_the_forms_that_are_attached_to_it(form: bytes, tmp_path: Path) -> None:
    assert names(read(with_files({"a.pdf": form}), tmp_path)) == [(": a.pdf", "Ada")]


def test_a_printed_form_is_read_though_something_is_attached_to_it(form: bytes, tmp_path: Path) -> None:
    found = read(with_files({"a.pdf": form}, without_fields(form)), tmp_path)
    assert names(found) == [("", "Ada"), (": a.pdf", "Ada")]


def test_what_cannot_be_read_of_a_portfolio_is_told_by_its_cover(form: bytes, tmp_path: Path) -> None:
    cover, ada = read(with_files({"a.pdf": form, "b.docx": b"PK"}), tmp_path)
    assert [errors.ENCLOSED_UNREAD.is_said(problem) for problem in cover.problems].count(True) == 1
    assert names([cover, ada]) == [("", None), (": a.pdf", "Ada")]


@pytest.mark.parametrize("is_cover", [True, False])
def test_files_in_files_in_files_stay_closed_and_that_is_told(is_cover: bool, form: bytes, tmp_path: Path) -> None:
    inner = with_files({"a.pdf": form}, b"" if is_cover else form)
    (found,) = read(with_files({"inner.pdf": inner}), tmp_path)
    assert names([found]) == [(": inner.pdf", None if is_cover else "Ada")]
    assert errors.ENCLOSED_TWICE.at(found.file, count=1) in found.problems
    assert not any(map(errors.PORTFOLIO.is_said, found.problems))
