"""Who saved a file last: seen in files that the programs themselves wrote, and in what others say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.small_pdf import pdf, text, updated
from wta_forms.extract.files.read import read
from wta_forms.extract.files.saved import Saved, Way, iso_date, saved
from wta_forms.workflow.generate import copy_of, lay_out, loaded

CORPUS = Path(__file__).parents[2] / "corpus"
CHROME = "Chrome, Edge or an app that is built like them"


def who(content: bytes) -> Saved:
    return saved(content, read(content))


def made_by(entries: str, second_line: bytes = b"") -> bytes:
    content = pdf(text("name"), objects={5: f"<< {entries} >>"}, trailer="/Info 5 0 R")
    return content.replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + second_line, 1)


@pytest.mark.parametrize(
    ("file", "by"),
    [
        ("pdfium.pdf", CHROME),
        ("pdfjs.pdf", "Firefox"),
        ("mupdf.pdf", "MuPDF"),
        ("mupdf-incremental.pdf", "MuPDF"),
        ("pdfbox.pdf", "PDFBox"),
        ("poppler.pdf", ""),
        ("pypdf.pdf", ""),
    ],
)
def test_a_program_is_known_by_how_it_writes(file: str, by: str) -> None:
    assert who((CORPUS / file).read_bytes()) == Saved(by)


def test_a_form_that_nobody_saved_is_untouched() -> None:
    blank = copy_of(lay_out(loaded(["consent"], "standard", "")[0]))
    assert who(blank) == Saved(is_untouched=True)


@pytest.mark.parametrize(
    ("producer", "creator", "by", "way"),
    [
        ("macOS Version 14.1 (Build 23B74) Quartz PDFContext", "Preview", "a Mac (Preview or Safari)", Way.PRINTED),
        ("iOS Version 17.4 (Build 21E219) Quartz PDFContext", "", "an iPhone or iPad", Way.PRINTED),
        ("Skia/PDF m131 Google Docs Renderer", "", "Google Docs", Way.PRINTED),
        ("Skia/PDF m131", "Mozilla/5.0 (X11) Chrome/131.0 Safari/537.36", "Chrome or Edge", Way.PRINTED),
        ("Microsoft: Print To PDF", "", "Windows (Print to PDF)", Way.PRINTED),
        ("Microsoft® Word for Microsoft 365", "", "Microsoft Word", Way.PRINTED),
        ("PDF-XChange Core API SDK (9.5.367.0)", "", "PDF-XChange", Way.SAVED),
        ("Foxit PDF Editor Printer Version 13", "", "Foxit", Way.SAVED),
        ("Adobe Scan for iOS 24.05", "", "a scanning app", Way.SCANNED),
        ("KONICA MINOLTA bizhub C258", "", "a scanner or copier", Way.SCANNED),
        ("", "HP Scan", "a scanner or copier", Way.SCANNED),
        ("Nobody's PDF 1", "", "", Way.SAVED),
    ],
)
def test_a_program_may_say_its_name(producer: str, creator: str, by: str, way: Way) -> None:
    found = who(made_by(f"/Producer ({producer}) /Creator ({creator}) /ModDate (D:20260303101500Z)"))
    assert found == Saved(by, way, "2026-03-03")


def test_how_a_file_begins_counts_before_the_name_in_it() -> None:
    by_word = made_by("/Producer (Microsoft Word) /ModDate (D:2025)", b"%\xa1\xb3\xc5\xd7\r\n")
    assert who(by_word) == Saved(CHROME), "the date is Word's, and says nothing of who saved it since"


def test_a_program_that_only_makes_files_did_not_save_the_changes() -> None:
    content = updated(made_by("/Producer (LibreOffice 7.4)"), {10: text("name", "(Ada)")})
    assert who(content).by == ""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("D:20260303141500+01'00'", "2026-03-03"),
        ("20260303", "2026-03-03"),
        ("D:2026", "2026-01-01"),
        ("D:20260231", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_where_it_is_one(said: str, day: str) -> None:
    assert iso_date(said) == day
