"""Small PDF objects that reportlab's object layer is given: text strings, names, rectangles, references."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc


class Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary on one line: forms have hundreds of them, and line breaks would be a tenth of the file."""

    multiline = False

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__({key: value for key, value in entries.items() if value is not None})


def array(members: Iterable[Any]) -> pdfdoc.PDFArray:
    return pdfdoc.PDFArrayCompact(list(members))


def name(text: str) -> str:
    return str(pdfdoc.PDFName(text))


def reference(internal_name: str) -> pdfdoc.PDFObjectReference:
    """A reference to an object that may be registered later."""
    return pdfdoc.PDFObjectReference(internal_name)


class TextString(pdfdoc.PDFObject):  # type: ignore[misc]
    """A text string (ISO 32000-2, 7.9.2.2): ASCII as it is, everything else as UTF-16BE with its byte order mark.

    PDFDocEncoding would be shorter for accents, but several readers take it for Latin-1.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:
        del document
        if self._text.isascii():
            return literal(self._text.encode("ascii"))
        return b"<" + (codecs.BOM_UTF16_BE + self._text.encode("utf-16-be")).hex().encode("ascii") + b">"


def stream(content: bytes, entries: Mapping[str, Any] | None = None) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(Dictionary(entries or {}), content, filters=[pdfdoc.PDFZCompress])


def number(value: float, digits: int = 2) -> str:
    """A number as PDF writes it: no exponent, no zeros at the end."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def literal(encoded: bytes) -> bytes:
    """Bytes as a literal string (ISO 32000-2, 7.3.4.2)."""
    escaped = encoded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped.replace(b"\r", b"\\r").replace(b"\n", b"\\n") + b")"
