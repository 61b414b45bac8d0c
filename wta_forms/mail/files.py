"""Files within a message: what they are by their first bytes, and a name that can be shown."""

from __future__ import annotations

import re

from wta_forms.mail.received import Content
from wta_forms.mail.words import one_line

_ZIP = rb"PK\x03\x04"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # compound files: Office up to 2003, and Outlook's messages ([MS-CFB], 2.2)
_WHITE = rb"[\s\xef\xbb\xbf]*"


def _sign(begins: bytes) -> re.Pattern[bytes]:
    return re.compile(begins, re.DOTALL | re.IGNORECASE)


# The first whose pattern fits the beginning, and which holds the words.
_SIGNS: tuple[tuple[Content, re.Pattern[bytes], bytes], ...] = (
    # a zip, or a message of Outlook's, may begin with a PDF that is not packed
    (Content.PDF, _sign(rb"(?!" + _ZIP + rb"|" + _OLE + rb").{0,1019}%PDF-"), b""),
    (Content.FORM_DATA, _sign(rb".{0,64}%FDF-"), b""),
    (Content.FORM_DATA, _sign(_WHITE + rb"(<\?xml[^>]*>\s*)?<xfdf"), b""),
    (Content.PICTURE, _sign(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP"), b""),
    (Content.PICTURE, _sign(rb".{4}ftyp(hei|hev|mif|msf|avif)"), b""),
    (Content.WINMAIL, _sign(rb"\x78\x9f\x3e\x22"), b""),  # [MS-OXTNEF], 2.1.3.2: the signature 0x223E9F78
    (Content.DOCUMENT, _sign(_ZIP), b"word/document.xml"),
    (Content.DOCUMENT, _sign(_ZIP), b"xl/workbook.xml"),
    (Content.DOCUMENT, _sign(_ZIP), b"ppt/presentation.xml"),
    (Content.DOCUMENT, _sign(_ZIP), b"application/vnd.oasis.opendocument"),
    (Content.ARCHIVE, _sign(_ZIP + rb"|PK\x05\x06|Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b"), b""),
    (Content.MAIL, _sign(_OLE), "__substg1.0_".encode("utf-16-le")),
    (Content.DOCUMENT, _sign(_OLE + rb"|\{\\rtf|%!PS"), b""),
    (Content.CALENDAR, _sign(_WHITE + rb"BEGIN:VCALENDAR"), b""),
    (Content.CONTACT, _sign(_WHITE + rb"BEGIN:VCARD"), b""),
    (Content.WEB_PAGE, _sign(_WHITE + rb"(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body)"), b""),
    (Content.MAIL, _sign(rb"([\w-]+: ?[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*){2}"), b"\nFrom:"),
    (Content.MAIL, _sign(rb"From: ?[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*[\w-]+: "), b""),
)

_LOOKED_AT = 4096


def content_of(content: bytes) -> Content:
    if not content.strip(b"\0"):
        return Content.EMPTY
    begins = content[:_LOOKED_AT]
    for kind, sign, holds in _SIGNS:
        if sign.match(begins) and holds in content:
            return kind
    return Content.TEXT if _is_text(begins) else Content.OTHER


def _is_text(begins: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", begins)


_TURNING = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that turn writing round or are not seen: with them "gpj.exe" is shown as "exe.jpg"."""

_MOST_CHARACTERS = 150


def clean_name(name: str) -> str:
    """A file's name as it can be shown: no folders, nothing unseen, at most 150 characters, its ending kept."""
    last = re.split(r"[/\\]", one_line(_TURNING.sub("", name)))[-1].strip(" .")
    if len(last) <= _MOST_CHARACTERS:
        return last
    stem, dot, ending = last.rpartition(".")
    kept = dot + ending if len(ending) <= 10 else ""
    return (stem if kept else last)[: _MOST_CHARACTERS - 1 - len(kept)] + "…" + kept
