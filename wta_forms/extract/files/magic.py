"""What a file is that is no PDF, by its first bytes. Its name says nothing; and nothing is opened or unpacked."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass

from wta_forms.errors import (
    EMPTY_FILE,
    IS_COMPANION,
    IS_DOCUMENT,
    IS_LINK,
    IS_MAIL,
    IS_PICTURE,
    IS_WEB_PAGE,
    IS_ZEROS,
    IS_ZIP,
    NOT_A_PDF,
    Message,
    Problem,
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """``begins`` is a pattern at the beginning of a file, ``holds`` what stands somewhere in it, b"" for anything."""

    begins: re.Pattern[bytes]
    holds: bytes
    message: Message
    what: str = ""


def _sign(begins: bytes, message: Message, what: str = "", holds: bytes = b"") -> _Sign:
    return _Sign(re.compile(begins, re.DOTALL | re.IGNORECASE), holds, message, what)


_ZIP = rb"PK\x03\x04"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # compound files: Office up to 2003, and Outlook's messages ([MS-CFB], 2.2)
_WORDS = rb"[\s\xef\xbb\xbf]*"

# The first that fits. Names of parts within zip and compound files stand there unpacked.
_SIGNS: tuple[_Sign, ...] = (
    _sign(_ZIP, IS_DOCUMENT, "a Word document", b"word/document.xml"),
    _sign(_ZIP, IS_DOCUMENT, "an Excel table", b"xl/workbook.xml"),
    _sign(_ZIP, IS_DOCUMENT, "a PowerPoint presentation", b"ppt/presentation.xml"),
    _sign(_ZIP, IS_DOCUMENT, "a LibreOffice text", b"mimetypeapplication/vnd.oasis.opendocument.text"),
    _sign(_ZIP, IS_DOCUMENT, "a LibreOffice table", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
    _sign(_ZIP, IS_DOCUMENT, "an e-book", b"mimetypeapplication/epub+zip"),
    _sign(_ZIP, IS_DOCUMENT, "a document of Apple's Pages, Numbers or Keynote", b"Index/Document.iwa"),
    _sign(_ZIP, IS_DOCUMENT, "a document of Apple's Pages, Numbers or Keynote", b"Index.zip"),
    _sign(_ZIP, IS_ZIP),
    _sign(rb"PK\x05\x06|Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b", IS_ZIP),
    _sign(_OLE, IS_MAIL, "a message saved by Outlook", b"__substg1.0_"),
    _sign(_OLE, IS_MAIL, "a message saved by Outlook", "__substg1.0_".encode("utf-16-le")),
    _sign(_OLE, IS_DOCUMENT, "a Word document", "WordDocument".encode("utf-16-le")),
    _sign(_OLE, IS_DOCUMENT, "an Excel table", "Workbook".encode("utf-16-le")),
    _sign(_OLE, IS_DOCUMENT, "a document of an older Office program"),
    _sign(rb"\{\\rtf", IS_DOCUMENT, "a text document (RTF)"),
    _sign(rb"\x89PNG\r\n", IS_PICTURE, "a picture (PNG)"),
    _sign(rb"\xff\xd8\xff", IS_PICTURE, "a photograph (JPEG)"),
    _sign(rb".{4}ftyp(hei|hev|mif|msf)", IS_PICTURE, "a photograph from an iPhone (HEIC)"),
    _sign(rb".{4}ftypavif|RIFF.{4}WEBP|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*", IS_PICTURE, "a picture"),
    _sign(rb".{4}ftyp|RIFF.{4}AVI|\x1aE\xdf\xa3", IS_DOCUMENT, "a film"),
    _sign(rb"ID3|OggS|RIFF.{4}WAVE|#!AMR", IS_DOCUMENT, "a sound recording"),
    _sign(rb"\0\x05\x16\x07", IS_COMPANION),  # AppleDouble (RFC 1740)
    _sign(rb"\x4c\0\0\0\x01\x14\x02\0", IS_LINK),  # a shortcut of Windows ([MS-SHLLINK], 2.1)
    _sign(_WORDS + rb"\[InternetShortcut\]", IS_LINK),
    _sign(rb"bplist00.{0,80}URL", IS_LINK),
    _sign(rb"book\0\0\0\0mark", IS_LINK),  # an alias of macOS
    _sign(_WORDS + rb"(<\?xml[^>]*>\s*)?<!DOCTYPE plist", IS_LINK),
    _sign(_WORDS + rb"(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)?<(!doctype\s+html|html|head|body|script)", IS_WEB_PAGE),
    _sign(rb"(From |[\w-]+: ?[^\r\n]*\r?\n([\w-]+:|[ \t])[^\r\n]*\r?\n)", IS_MAIL, "an e-mail", b"MIME-Version:"),
    _sign(rb"(From |[\w-]+: ?[^\r\n]*\r?\n([\w-]+:|[ \t])[^\r\n]*\r?\n)", IS_MAIL, "an e-mail", b"Received:"),
    _sign(rb"%!PS", IS_DOCUMENT, "a print file (PostScript)"),
)

_LOOKED_AT = 4096


def other_file(content: bytes, where: str) -> Problem:
    """What this is, and what to do with it. Only for files that are no PDF: a file may begin with anything."""
    if not content:
        return EMPTY_FILE.at(where)
    if not content.strip(b"\0"):
        return IS_ZEROS.at(where)
    found = _sign_of(content)
    if found is not None:
        return found.message.at(where, what=found.what)
    return (IS_DOCUMENT if _is_text(content[:_LOOKED_AT]) else NOT_A_PDF).at(where, what="a plain text")


def is_picture(content: bytes) -> bool:
    found = _sign_of(content)
    return found is not None and found.message is IS_PICTURE


def may_have_anything_behind(content: bytes) -> bool:
    """Whether it is of no kind known here, or a web page, such as a proxy puts in front of a file."""
    found = _sign_of(content)
    return found is None or found.message is IS_WEB_PAGE


def _sign_of(content: bytes) -> _Sign | None:
    begins = content[:_LOOKED_AT]
    return next((sign for sign in _SIGNS if sign.begins.match(begins) and sign.holds in content), None)


def _is_text(begins: bytes) -> bool:
    try:
        text = getincrementaldecoder("utf-8")().decode(begins)  # what is cut at the end is no mistake
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)
