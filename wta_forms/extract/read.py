"""Bytes → :class:`RawForm`: what stands in a returned file.

Only the trailer, the catalogue, /AcroForm and /Pages with their annotations are looked at; text, pictures, outlines,
XMP and XFA, where most of pypdf's security advisories are, stay closed. Time and memory are bounded by
:mod:`wta_forms.extract.isolate`, in whose worker this runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from types import MappingProxyType
from typing import TypeVar

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from wta_forms.answers import Status
from wta_forms.errors import (
    ACTIVE_CONTENT,
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    FIELDS_LEFT_OUT,
    MIXED_STAMPS,
    NEEDS_CRYPTOGRAPHY,
    NO_FORM_FIELDS,
    NOT_A_PDF,
    READER_STOPPED,
    RECOVERED_FILE,
    TOO_LARGE,
    XFA_ONLY,
    Problem,
)
from wta_forms.extract.acroform import walked
from wta_forms.extract.active import active_content
from wta_forms.extract.limits import FILE_BYTES, in_words
from wta_forms.extract.match import bare_name
from wta_forms.extract.objects import Dictionary, dictionary, entry, name, words
from wta_forms.extract.orphans import with_orphans
from wta_forms.extract.pages import Sheets, sheets_of
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.extract.repair import first_header, is_sound, listening, prefer_later_objects, to_be_searched
from wta_forms.extract.saved import iso_date
from wta_forms.extract.values import values_of
from wta_forms.spec.fields import STAMP_FIELD

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

_AES_LIBRARIES = ("cryptography", "Crypto")
"""pypdf takes one of these, if it is there; we ask for neither, as nobody locks a form to fill it in."""

_ABOUT = ("/Producer", "/Creator", "/ModDate", "/CreationDate")
_ABOUT_CHARACTERS = 200


def read(content: bytes) -> RawForm:
    """Everything that can be said of a file without its spec. Whatever is wrong with the file is in the result.

    ``blank`` are also files that hold nothing but what they were sent out with (/DV).
    """
    with apply_configuration(_LIMITS):
        try:
            return _refused(content) or _read_pdf(content)
        except Exception as error:  # pypdf leaves it to its callers to contain what it raises, MemoryError among it
            return _failed(error)


def looked_into(content: bytes, look: Callable[[PdfReader], _Seen]) -> _Seen | None:
    """What somebody else sees in a file's objects, within the same limits; None where they cannot be got at."""
    body = content[max(0, first_header(content)) :]
    with apply_configuration(_LIMITS), listening():
        for candidate in (body, content, to_be_searched(body)):
            with suppress(Exception):
                return look(_opened(candidate))
    return None


# --- opening --------------------------------------------------------------------------------------------------------


def _refused(content: bytes) -> RawForm | None:
    if not content:
        return _without_values(Status.NOT_A_PDF, EMPTY_FILE.at(""))
    if len(content) > FILE_BYTES:
        return _without_values(Status.TOO_LARGE, TOO_LARGE.at("", limit=in_words(FILE_BYTES)))
    if first_header(content) < 0:
        return _without_values(Status.NOT_A_PDF, NOT_A_PDF.at(""))
    return None


def _read_pdf(content: bytes) -> RawForm:
    """As the file says itself, if it is whole; else by searching it, and then the result is marked."""
    body = content[first_header(content) :]
    # What lies before the header shifts all places in the file, or does not: both kinds of files exist.
    whole = next((candidate for candidate in (body, content) if is_sound(candidate)), None)
    as_said = None
    if whole is not None:
        as_said, is_sure = _read_whole(whole)
        if as_said is not None and is_sure:
            return as_said
    return _marked(_read_searched(body, as_said))


def _read_whole(content: bytes) -> tuple[RawForm | None, bool]:
    """The form, and whether pypdf had to guess nothing for it; None when it cannot be read so."""
    with listening() as repairs:
        try:
            return _form(_opened(content)), not repairs.were_made
        except Exception:  # searching may still find what this did not
            return None, False


def _read_searched(content: bytes, as_said: RawForm | None) -> RawForm:
    """``as_said`` stands in where searching finds less."""
    with listening():
        try:
            reader = _opened(to_be_searched(content))
            prefer_later_objects(reader)
            searched = _form(reader)
        except Exception:
            if as_said is None:
                raise
            return as_said
    return as_said if as_said is not None and len(as_said.values) > len(searched.values) else searched


def _marked(form: RawForm) -> RawForm:
    return replace(form, problems=(RECOVERED_FILE.at(""), *form.problems))


def _opened(content: bytes) -> PdfReader:
    """pypdf tries the empty password, which opens as it does in every viewer; with a real one no object can be read.

    Raises FileNotDecryptedError for what cannot be opened at all.
    """
    try:
        reader = PdfReader(BytesIO(content))
    except NotImplementedError as error:  # a lock by certificate, or one that nobody knows
        raise FileNotDecryptedError from error
    if reader.is_encrypted and _is_aes(reader) and not any(map(find_spec, _AES_LIBRARIES)):
        raise DependencyError  # pypdf raises it for every single text, where it would be taken for damage
    return reader


def _is_aes(reader: PdfReader) -> bool:
    lock = dictionary(dict.get(reader.trailer, "/Encrypt")) or Dictionary()
    filters = dictionary(dict.get(lock, "/CF")) or Dictionary()
    methods = (name(entry(dictionary(dict.get(filters, key)) or Dictionary(), "/CFM")) for key in filters)
    return any(method.startswith("AESV") for method in methods)


# --- what there is --------------------------------------------------------------------------------------------------


def _form(reader: PdfReader) -> RawForm:
    catalogue = reader.root_object
    sheets = sheets_of(catalogue)
    acroform = _acroform(catalogue)
    walk = walked(acroform)
    values = values_of(with_orphans(walk, sheets.widgets), sheets)
    status, told = _status(values, acroform)
    about = _about(reader)
    return RawForm(
        status,
        MappingProxyType(values),
        stamp=next(_stamps(values), ""),
        pages=len(sheets.pages),
        producer=about.get("/Producer", ""),
        creator=about.get("/Creator", ""),
        modified=iso_date(about.get("/ModDate", "") or about.get("/CreationDate", "")),
        problems=(*told, *_left_out(walk.left_out | sheets.left_out), *_problems(catalogue, sheets, values)),
    )


def _acroform(catalogue: Dictionary) -> Dictionary | None:
    with suppress(Exception):  # what cannot be read is not there; the widgets on the pages still are
        return dictionary(dict.get(catalogue, "/AcroForm"))
    return None


def _status(values: Mapping[str, RawValue], acroform: Dictionary | None) -> tuple[Status, tuple[Problem, ...]]:
    if values:
        return (Status.READ if any(map(_is_given, values.values())) else Status.BLANK), ()
    if acroform is not None and "/XFA" in acroform:
        return Status.XFA_ONLY, (XFA_ONLY.at(""),)
    return Status.FLATTENED, (NO_FORM_FIELDS.at(""),)


def _is_given(value: RawValue) -> bool:
    """Whether anything stands in it that it was not sent out with. The stamp is nobody's answer."""
    return not _is_stamp(value) and bool(value.texts) and "\n".join(value.texts) != value.initial


def _is_stamp(value: RawValue) -> bool:
    return value.kind is not FieldKind.LIST and bare_name(value.name) == STAMP_FIELD


def _stamps(values: Mapping[str, RawValue]) -> Iterator[str]:
    """The different texts of stamps: more than one where somebody put several forms into one file."""
    yield from dict.fromkeys(text for value in values.values() if _is_stamp(value) for text in value.texts)


def _problems(catalogue: Dictionary, sheets: Sheets, values: Mapping[str, RawValue]) -> Iterator[Problem]:
    if len(list(_stamps(values))) > 1:
        yield MIXED_STAMPS.at("")
    active = active_content(catalogue, sheets)
    if active:
        yield ACTIVE_CONTENT.at("", what=", ".join(active))


def _left_out(why: Iterable[str]) -> Iterator[Problem]:
    return (FIELDS_LEFT_OUT.at("", why=reason) for reason in sorted(why))


def _about(reader: PdfReader) -> dict[str, str]:
    """What /Info says of the file (ISO 32000-2, 14.3.3), without what is broken in it."""
    said: dict[str, str] = {}
    for key in _ABOUT:
        with suppress(Exception):
            about = dictionary(dict.get(reader.trailer, "/Info")) or Dictionary()
            said[key] = words(entry(about, key)).text[:_ABOUT_CHARACTERS]
    return said


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
