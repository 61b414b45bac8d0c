"""Small PDF objects that reportlab's object layer is given: text strings, names, rectangles, references."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc


class Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary without white space that nobody needs: forms have hundreds of them, and it would be a fifth of the
    file. Keys stand in the order of their names."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__({key: value for key, value in entries.items() if value is not None})

    def format(self, document: Any, IND: bytes = b"") -> bytes:
        del IND
        return (
            b"<<"
            + b"".join(_key(key) + _apart(_formatted(self.dict[key], document)) for key in sorted(self.dict))
            + b">>"
        )


class _Array(pdfdoc.PDFArray):  # type: ignore[misc]
    def format(self, document: Any, IND: bytes = b"") -> bytes:
        del IND
        return b"[" + b" ".join(_formatted(member, document) for member in self.sequence) + b"]"


@cache
def _key(name: str) -> bytes:
    return str(pdfdoc.PDFName(name)).encode("ascii")


def _apart(value: bytes) -> bytes:
    """With a space before it, unless it begins with a delimiter (ISO 32000-2, 7.2.3)."""
    return value if value[:1] in (b"/", b"<", b"[", b"(") else b" " + value


def _formatted(value: Any, document: Any) -> bytes:
    written = _WRITTEN.get(type(value))
    return written(value, document) if written else bytes(pdfdoc.format(value, document))


def _reference(value: Any, document: Any) -> bytes:
    """A third of all that is written, and reportlab goes a long way."""
    return b"%d %d R" % document.idToObjectNumberAndVersion[value.name]


class Packed(Dictionary):
    """A dictionary that is written into an object stream, together with others of its kind."""


class PackedText(pdfdoc.PDFObject):  # type: ignore[misc]
    """A text string that is an object of its own, in an object stream."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        return TextString(self.text).format(document)


def array(members: Iterable[Any]) -> pdfdoc.PDFArray:
    return _Array(list(members))


def name(text: str) -> str:
    return str(pdfdoc.PDFName(text))


def reference(internal_name: str) -> pdfdoc.PDFObjectReference:
    """A reference to an object that may be registered later."""
    return pdfdoc.PDFObjectReference(internal_name)


# What these are in ASCII they are not in PDFDocEncoding (ISO 32000-2, annex D.2): a unit separator would be a tilde.
_ASCII_ALONE = re.compile("[\x18-\x1f\x7f]")


class TextString(pdfdoc.PDFObject):  # type: ignore[misc]
    """A text string (ISO 32000-2, 7.9.2.2): ASCII as it is, everything else as UTF-16BE with its byte order mark.

    PDFDocEncoding would be shorter for accents, but several readers take it for Latin-1. Bytes stand as they are: in
    hexadecimal they would take twice the room.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        del document
        if self.text.isascii() and not _ASCII_ALONE.search(self.text):
            return literal(self.text.encode("ascii"))
        return literal(codecs.BOM_UTF16_BE + self.text.encode("utf-16-be"))


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream, compressed where that makes it shorter; ``content`` is what it says."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: Mapping[str, Any], *, is_plain: bool = False) -> None:
        packed = content if is_plain else _compressed(content)
        is_shorter = len(packed) + _FILTER_COSTS < len(content)
        self.content = content
        self._written = packed if is_shorter else content
        self.entries = {**entries, "Length": len(self._written), "Filter": "/FlateDecode" if is_shorter else None}

    def format(self, document: Any) -> bytes:
        return b"%s\nstream\n%s\nendstream\n" % (Dictionary(self.entries).format(document), self._written)


@lru_cache(maxsize=256)
def _compressed(content: bytes) -> bytes:
    """Kept, because the copies of a form are alike: the same font, and nearly the same pages."""
    return zlib.compress(content, 9)


_WRITTEN: dict[type, Callable[[Any, Any], bytes]] = {
    str: lambda value, _: value.encode("ascii"),
    int: lambda value, _: b"%d" % value,
    float: lambda value, _: str(value).removesuffix(".0").encode("ascii"),
    pdfdoc.PDFObjectReference: _reference,
    Dictionary: Dictionary.format,
    _Array: _Array.format,
    TextString: TextString.format,
}
"""What objects are made of, which is looked up a hundred times for each page; all else goes reportlab's way."""

_FILTER_COSTS = len("/Filter/FlateDecode")


def stream(content: bytes, entries: Mapping[str, Any] | None = None) -> Stream:
    return Stream(content, entries or {})


@lru_cache(maxsize=1 << 16)
def number(value: float, digits: int = 2) -> str:
    """A number as PDF writes it: no exponent, no zeros at the end. Kept, as a form has few different ones."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def literal(encoded: bytes) -> bytes:
    """Bytes as a literal string (ISO 32000-2, 7.3.4.2)."""
    escaped = encoded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped.replace(b"\r", b"\\r").replace(b"\n", b"\\n") + b")"
