"""A PDF → :class:`RawForm`: the fields it lists, and those it does not.

Only the trailer, the catalogue, /AcroForm and /Pages with their annotations are looked at, and whether somebody drew on
the pages; text, pictures, outlines, XMP and XFA, where most of pypdf's security advisories are, stay closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from types import MappingProxyType

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError

from wta_forms.answers import Status
from wta_forms.errors import (
    ACTIVE_CONTENT,
    FIELDS_LEFT_OUT,
    MIXED_STAMPS,
    NO_FORM_FIELDS,
    NO_PAGES,
    PORTFOLIO,
    RECOVERED_FILE,
    XFA_ONLY,
    Problem,
)
from wta_forms.extract.fields.acroform import Found, walked
from wta_forms.extract.fields.copies import apart_in, copies_of, status_of
from wta_forms.extract.fields.newest import NewestReader
from wta_forms.extract.fields.objects import Dictionary, dictionary, entry, name, words
from wta_forms.extract.fields.orphans import with_orphans
from wta_forms.extract.fields.pages import Sheets, sheets_of
from wta_forms.extract.fields.remarks import remarks_among
from wta_forms.extract.fields.repair import (
    before_cut_object,
    catalogue_of,
    from_header,
    is_locked,
    is_sound,
    listening,
    prefer_later_objects,
    to_be_searched,
    without_trailers,
)
from wta_forms.extract.fields.same_name import by_name
from wta_forms.extract.fields.stamps import is_stamp, stamps_in
from wta_forms.extract.fields.values import values_of
from wta_forms.extract.files.active import active_content
from wta_forms.extract.files.drawn_over import pages_drawn_over
from wta_forms.extract.files.enclosed import enclosed_in
from wta_forms.extract.files.saved import iso_date, moment
from wta_forms.extract.raw import RawForm, RawValue

_AES_LIBRARIES = ("cryptography", "Crypto")
"""pypdf takes one of these, if it is there; we ask for neither, as nobody locks a form to fill it in."""

_ABOUT = ("/Producer", "/Creator", "/ModDate", "/CreationDate")
_ABOUT_CHARACTERS = 200


def read_pdf(content: bytes) -> RawForm:
    """As the file says itself, if it is whole; else by searching it, and then the result is marked.

    Raises what pypdf raises where nothing can be read, and DependencyError where a library is missing.
    """
    body = from_header(content)
    # What lies before the header shifts all places in the file, or does not: both kinds of files exist.
    whole = next((candidate for candidate in (body, content) if is_sound(candidate)), None)
    as_said, is_sure = _read_whole(whole) if whole is not None else (None, False)
    if as_said is not None and is_sure and _holds_anything(as_said):
        return as_said
    searched = _read_searched(body, as_said)
    if as_said is not None and is_sure and not _holds_anything(searched):
        return as_said
    return _marked(searched)


def _holds_anything(form: RawForm) -> bool:
    return bool(form.pages or form.values)


def _read_whole(content: bytes) -> tuple[RawForm | None, bool]:
    """The form, and whether pypdf had to guess nothing for it; None when it cannot be read so."""
    with listening() as repairs:
        try:
            reader = opened(content)
            return _form(reader), not (repairs.were_made or reader.has_strayed)
        except Exception:  # searching may still find what this did not
            return None, False


def _read_searched(content: bytes, as_said: RawForm | None) -> RawForm:
    """``as_said`` stands in where searching finds less; an older box, where that which was being saved is cut."""
    with listening():
        try:
            searched = _searched(content)
        except Exception:
            if as_said is None:
                raise
            return as_said
        before = before_cut_object(content)
        with suppress(Exception):
            searched = max(searched, _searched(before), key=_fullness) if before is not None else searched
    return as_said if as_said is not None and len(as_said.values) > len(searched.values) else searched


def _searched(content: bytes) -> RawForm:
    try:
        return _form(_searching(content))
    except FileNotDecryptedError:
        raise
    except PdfReadError:
        return _form(_searching(without_trailers(content)))


def _searching(content: bytes) -> NewestReader:
    reader = opened(to_be_searched(content))
    prefer_later_objects(reader)
    return reader


def _fullness(form: RawForm) -> tuple[int, int]:
    return len(form.values), sum(bool(value.texts) for value in form.values.values())


def _marked(form: RawForm) -> RawForm:
    return replace(form, problems=(RECOVERED_FILE.at(""), *form.problems))


def opened(content: bytes) -> NewestReader:
    """pypdf tries the empty password, which opens as it does in every viewer; with a real one no object can be read.

    Raises FileNotDecryptedError for what cannot be opened at all.
    """
    try:
        reader = NewestReader(content)
    except NotImplementedError as error:  # a lock by certificate, or one that nobody knows
        raise FileNotDecryptedError from error
    if not reader.is_encrypted and is_locked(content):
        raise PdfReadError("the lock is lost, and all words are nonsense without it")
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
    catalogue = catalogue_of(reader)
    sheets = sheets_of(catalogue)
    acroform = _acroform(catalogue)
    walk = walked(acroform)
    found = with_orphans(walk, sheets.widgets)
    values = values_of(found, sheets)
    together, copies = by_name(values), copies_of(values, len(sheets.pages))
    attached = enclosed_in(catalogue, sheets.attachments)
    status, told = _status(together, catalogue, acroform, sheets)
    about = _about(reader)
    return RawForm(
        status,
        MappingProxyType(together),
        stamp=next(stamps_in(values), ""),
        pages=len(sheets.pages),
        producer=about.get("/Producer", ""),
        creator=about.get("/Creator", ""),
        modified=iso_date(about.get("/ModDate", "") or about.get("/CreationDate", "")),
        saved_at=moment(about.get("/ModDate", "")) or moment(about.get("/CreationDate", "")),
        problems=(
            *(told if together or not attached.files else [PORTFOLIO.at("", count=len(attached.files))]),
            *_left_out(walk.left_out | sheets.left_out),
            *([MIXED_STAMPS.at("")] if not copies and _is_mixed(values, found, sheets) else []),
            *_active(catalogue, sheets),
            *attached.problems,
        ),
        first_page=next((value.page for value in values if is_stamp(value) and value.page), 1),
        remarks=remarks_among(sheets.others),
        drawn_over=pages_drawn_over(sheets.pages) if together else (),
        copies=copies,
        apart=() if copies else apart_in(values),
        enclosed=attached.files,
    )


def _acroform(catalogue: Dictionary) -> Dictionary | None:
    with suppress(Exception):  # what cannot be read is not there; the widgets on the pages still are
        return dictionary(dict.get(catalogue, "/AcroForm"))
    return None


def _status(
    values: Mapping[str, RawValue], catalogue: Dictionary, acroform: Dictionary | None, sheets: Sheets
) -> tuple[Status, tuple[Problem, ...]]:
    status = status_of(values.values())
    if status is Status.READ:
        return status, ()
    if acroform is not None and "/XFA" in acroform and _is_shell(values, catalogue):
        return Status.XFA_ONLY, (XFA_ONLY.at(""),)
    if values:
        return status, ()
    return Status.FLATTENED, (NO_FORM_FIELDS.at("") if sheets.pages else NO_PAGES.at(""),)


def _is_shell(values: Mapping[str, RawValue], catalogue: Dictionary) -> bool:
    """Whether the form exists as XFA alone (dynamic XFA 3.3: /NeedsRendering, ISO 32000-1, table 28). What Acrobat
    leaves in /Fields of such a file lies on no page, and is empty whatever was filled in."""
    with suppress(Exception):  # a broken word is none
        if name(dict.get(catalogue, "/NeedsRendering")) == "true":
            return True
    return not any(value.page for value in values.values())


def _is_mixed(values: Iterable[RawValue], found: Iterable[Found], sheets: Sheets) -> bool:
    """Whether there are several of our forms in it: several stamps, or one that lies on several pages, as where PDFBox
    puts all fields of one name together and keeps the answers of one form alone."""
    pairs = ((value, field) for value, field in zip(values, found, strict=True) if is_stamp(value))
    stamps, places = set[str](), set[int]()
    for value, field in pairs:
        stamps.update(value.texts)
        places.update(page for widget in field.widgets if (page := sheets.page_of(widget)))
    return len(stamps) > 1 or len(places) > 1


def _active(catalogue: Dictionary, sheets: Sheets) -> Iterator[Problem]:
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
