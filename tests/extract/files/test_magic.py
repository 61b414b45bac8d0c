"""What people send in place of a form is told by its first bytes."""

from __future__ import annotations

import pytest

from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.extract.files.magic import is_picture, other_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
MAIL = b"Return-Path: <ann@example.org>\r\nReceived: from x\r\nSubject: My form\r\n\r\nHello"


@pytest.mark.parametrize(
    ("content", "message", "what"),
    [
        (b"PK\x03\x04\x14\0word/document.xml", errors.IS_DOCUMENT, "a Word document"),
        (b"PK\x03\x04\x14\0xl/workbook.xml", errors.IS_DOCUMENT, "an Excel table"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", errors.IS_DOCUMENT, "a LibreOffice text"),
        (b"PK\x03\x04Index/Document.iwa", errors.IS_DOCUMENT, "a document of Apple's Pages, Numbers or Keynote"),
        (b"PK\x03\x04form.pdf", errors.IS_ZIP, ""),
        (OLE + "WordDocument".encode("utf-16-le"), errors.IS_DOCUMENT, "a Word document"),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), errors.IS_MAIL, "a message saved by Outlook"),
        (b"{\\rtf1\\ansi Hello}", errors.IS_DOCUMENT, "a text document (RTF)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", errors.IS_PICTURE, "a photograph (JPEG)"),
        (b"\0\0\0\x24ftypheic\0\0", errors.IS_PICTURE, "a photograph from an iPhone (HEIC)"),
        (b"\n<!DOCTYPE html><title>Sign in</title>", errors.IS_WEB_PAGE, ""),
        (b"\xef\xbb\xbf<html>", errors.IS_WEB_PAGE, ""),
        (MAIL, errors.IS_MAIL, "an e-mail"),
        (b"[InternetShortcut]\r\nURL=https://example.org", errors.IS_LINK, ""),
        (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", errors.IS_COMPANION, ""),
        (bytes(4096), errors.IS_ZEROS, ""),
        (b"", errors.EMPTY_FILE, ""),
        ("3: Tuesdays. Ł".encode(), errors.IS_DOCUMENT, "a plain text"),
        (b"\x01\x02\x03\xff\xfe", errors.NOT_A_PDF, ""),
    ],
)
def test_a_file_is_told_by_its_bytes(content: bytes, message: Message, what: str) -> None:
    assert other_file(content, "x.pdf") == message.at("x.pdf", what=what)


def test_a_text_that_is_cut_in_the_middle_of_a_letter_is_a_text() -> None:
    assert other_file(b"x" + "Ł".encode() * 4000, "") == errors.IS_DOCUMENT.at("", what="a plain text")


def test_a_photograph_is_a_picture_and_a_document_is_none() -> None:
    assert is_picture(b"\x89PNG\r\n\x1a\n")
    assert not is_picture(b"{\\rtf1")
