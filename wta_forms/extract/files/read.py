"""Bytes → :class:`RawForm`: what stands in a returned file, whatever it is.

Time and memory are bounded by :mod:`wta_forms.extract.isolate`, in whose worker this runs.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from types import MappingProxyType
from typing import TypeVar, assert_never

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from wta_forms.answers import Status
from wta_forms.errors import (
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    NEEDS_CRYPTOGRAPHY,
    READER_STOPPED,
    TOO_LARGE,
    XFA_ONLY,
    Problem,
)
from wta_forms.extract.data.fdf import read_fdf
from wta_forms.extract.data.xfdf import read_xfdf
from wta_forms.extract.fields.repair import from_header, listening, to_be_searched
from wta_forms.extract.files.contents import Contents, contents_of
from wta_forms.extract.files.document import opened, read_pdf
from wta_forms.extract.files.magic import other_file
from wta_forms.extract.limits import FILE_BYTES, in_words
from wta_forms.extract.raw import RawForm

_Seen = TypeVar("_Seen")

_UNPACKED = 16_000_000

_LIMITS = Configuration(
    maximum_declared_stream_length=FILE_BYTES,
    array_based_stream_maximum_output_length=_UNPACKED,
    zlib_maximum_output_length=_UNPACKED,
    lzw_maximum_output_length=_UNPACKED,
    run_length_maximum_output_length=_UNPACKED,
    brotli_maximum_output_length=_UNPACKED,
    stream_decoding_work_maximum_length=4 * _UNPACKED,
    array_maximum_element_count=50_000,
    jbig2dec_binary=None,  # pictures are never unpacked, and no other program is started
)


def read(content: bytes) -> RawForm:
    """Everything that can be said of a file without its spec. Whatever is wrong with the file is in the result.

    ``blank`` are also files that hold nothing but what they were sent out with (/DV). Of a picture nothing is said but
    that it is one (``scan``); it is looked at by those who know what they look for.
    """
    if not content:
        return _without_values(Status.NOT_A_PDF, EMPTY_FILE.at(""))
    if len(content) > FILE_BYTES:
        return _without_values(Status.TOO_LARGE, TOO_LARGE.at("", limit=in_words(FILE_BYTES)))
    with apply_configuration(_LIMITS):
        try:
            return _read(content)
        except Exception as error:  # pypdf leaves it to its callers to contain what it raises, MemoryError among it
            return _failed(error)


def looked_into(content: bytes, look: Callable[[PdfReader], _Seen]) -> _Seen | None:
    """What somebody else sees in a file's objects, within the same limits; None where they cannot be got at."""
    body = from_header(content)
    with apply_configuration(_LIMITS), listening():
        for candidate in (body, content, to_be_searched(body)):
            with suppress(Exception):
                return look(opened(candidate))
    return None


def _read(content: bytes) -> RawForm:
    match contents_of(content):
        case Contents.PDF:
            return read_pdf(content)
        case Contents.FDF:
            return read_fdf(content)
        case Contents.XFDF:
            return read_xfdf(content)
        case Contents.PICTURE:
            return RawForm(Status.SCAN, MappingProxyType({}), pages=1)
        case Contents.ADOBE:
            return _without_values(Status.XFA_ONLY, XFA_ONLY.at(""))
        case Contents.OTHER:
            return _without_values(Status.NOT_A_PDF, other_file(content, ""))
        case other:
            assert_never(other)


# --- what cannot be read --------------------------------------------------------------------------------------------


def _failed(error: Exception) -> RawForm:
    match error:
        case DependencyError():
            return _without_values(Status.ENCRYPTED, NEEDS_CRYPTOGRAPHY.at(""))
        case FileNotDecryptedError():
            return _without_values(Status.ENCRYPTED, ENCRYPTED.at(""))
        case MemoryError() | LimitReachedError():
            why = "it would take more memory than any form needs"
            return _without_values(Status.DAMAGED, READER_STOPPED.at("", why=why))
        case _:
            return _without_values(Status.DAMAGED, DAMAGED.at("", why="most of it is missing or overwritten"))


def _without_values(status: Status, problem: Problem) -> RawForm:
    return RawForm(status, MappingProxyType({}), problems=(problem,))
