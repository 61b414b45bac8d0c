"""One file that came back: every form in it, by its fields or by its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wta_forms import errors
from wta_forms.answers import Recipient, Response, Status
from wta_forms.errors import Problem
from wta_forms.extract.data.data_file import with_fields_left_out
from wta_forms.extract.fields.copies import Dealt, dealt
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.files.contents import is_heif
from wta_forms.extract.files.saved import saved
from wta_forms.extract.found import Bundle, as_on_paper, bundles_in
from wta_forms.extract.identify import identify, identify_by_fields
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import response_of
from wta_forms.extract.pictures import seeing
from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.extract.raw import RawForm
from wta_forms.spec.fields import fields_of
from wta_forms.spec.form import Form
from wta_forms.spec.stamp import Stamp, Verified, stamp_from_text
from wta_forms.workflow.making.prefilled import with_what_was_sent
from wta_forms.workflow.making.room import shows
from wta_forms.workflow.reading.recovered import (
    Known,
    PageReader,
    Pairs,
    off_pages,
    pages_of,
    with_person,
    with_questions_lost,
    with_what_lies_on_it,
)
from wta_forms.workflow.reading.shelf import Laid, Shelf
from wta_forms.workflow.reading.unmarked import pages_like


def read_content(name: str, content: bytes, received: str, shelf: Shelf, reader: Reader) -> Iterator[Response]:
    """The same of the bytes of a file. ``received`` is ISO 8601 in UTC; where it is "", what the file says of when it
    was saved stands in."""
    raw = reader.read(content)
    file = _File(name, content, received or raw.saved_at)
    is_cover = bool(raw.enclosed) and not raw.values
    for response in _Reading(file, shelf, reader).responses(raw):
        if not is_cover or response.form or any(map(errors.ENCLOSED_UNREAD.is_said, response.problems)):
            yield response
    for enclosed in raw.enclosed:
        inner = _without_files(reader.read(enclosed.content))
        within = _File(f"{name}: {enclosed.name}", enclosed.content, received or inner.saved_at)
        yield from _Reading(within, shelf, reader).responses(inner)


def _without_files(raw: RawForm) -> RawForm:
    """Of a file that came in another, what it encloses stays closed, and that is told."""
    if not raw.enclosed:
        return raw
    problems = [problem for problem in raw.problems if not errors.PORTFOLIO.is_said(problem)]
    told = errors.ENCLOSED_TWICE.at("", count=len(raw.enclosed))
    return replace(raw, problems=(*problems, told), enclosed=())


def read_bundle(name: str, content: bytes, received: str, bundle: Bundle, shelf: Shelf, reader: PageReader) -> Response:
    """One form on pages that ``reader`` knows how to look at, wherever they lie. Its digest is that of ``content``."""
    raw = RawForm(Status.SCAN, {}, pages=len(bundle.pages))
    return _Reading(_File(name, content, received), shelf, reader).of_bundle(raw, bundle, reader.sheets(content))


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes
    received: str

    def unread(self, status: Status, problems: Iterable[Problem]) -> Response:
        sha256 = hashlib.sha256(self.content).hexdigest()
        return Response(self.name, sha256, status, received=self.received, problems=placed(problems, self.name))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file, and what it is read with."""

    file: _File
    shelf: Shelf
    reader: PageReader

    def responses(self, raw: RawForm) -> Iterator[Response]:
        if any(copy.values for copy in raw.copies or (raw,)):
            sheets, parts = self._parted(raw)
            told = _of_no_form(sheets, [*(own for _, own in parts.forms if own), *parts.others])
            for copy, own in parts.forms:
                yield self._of_fields(replace(copy, problems=(*copy.problems, *told)), own, sheets)
                told = ()
            for bundle in parts.others:
                yield self.of_bundle(raw, bundle, sheets)
        elif raw.status in _HAVE_PAGES:
            yield from self._of_pages(raw)
        else:
            yield self.file.unread(raw.status, raw.problems)

    # --- by its fields ---

    def _parted(self, raw: RawForm) -> tuple[tuple[Sheet, ...], Dealt]:
        """Every form in a file with fields, and the pages that had to be looked at to know them: all of them where
        there are several stamps, or none, or a name lies on several pages; else those that have no field, as printed
        ones may have been put among them.
        """
        stamp = stamp_from_text(raw.stamp)
        bare = frozenset(range(1, raw.pages + 1)) - {value.page for value in raw.values.values()}
        if raw.copies or raw.apart or (stamp is None and raw.pages):
            sheets = self.reader.sheets(self.file.content)
            return sheets, dealt(raw, bundles_in(sheets))
        if stamp is None or not bare:
            return (), Dealt(((raw, None),))
        sheets = self.reader.sheets(self.file.content, bare)
        own, *others = bundles_in(sheets, Bundle(as_on_paper(stamp), self._live_pages(raw, stamp)))
        return sheets, Dealt(((raw, own),), tuple(others))

    def _live_pages(self, raw: RawForm, stamp: Stamp) -> Pairs:
        found = identify(stamp, self.shelf.forms_for(stamp), self.file.name)
        laid = self.shelf.laid_as(found.form, stamp) if found.form else None
        live = {value.page for value in raw.values.values() if value.page}
        pairs = pages_of(raw, laid.map) if laid else [(page, page - raw.first_page + 1) for page in live]
        return tuple(pair for pair in pairs if pair[0] in live)

    def _of_fields(self, raw: RawForm, bundle: Bundle | None, sheets: Sequence[Sheet]) -> Response:
        stamp = stamp_from_text(raw.stamp)
        by_pages: list[Problem] = []
        if stamp is None and bundle is not None:
            stamp = self._stamp_on(bundle, sheets)
            by_pages = [errors.BY_ITS_PAGES.at(self.file.name, form=stamp.form, version=stamp.version)]
        if stamp is None and raw.status is Status.DATA_FILE:
            found = identify_by_fields(raw, self.shelf.forms_for(None), self.file.name)
        else:
            found = identify(stamp, self.shelf.forms_for(stamp), self.file.name)
        is_forged = stamp is not None and stamp.verified(self.shelf.key) is Verified.FORGED
        forged = [errors.FORGED.at(self.file.name)] if is_forged else []
        problems = (*found.problems, *forged, *by_pages)
        if found.form is None:
            unread = self.file.unread(found.status, (*problems, *raw.problems))
            return _known(stamp, replace(unread, first_page=raw.first_page))
        if raw.status is Status.DATA_FILE:
            raw = with_fields_left_out(raw, found.form)
            raw = with_what_was_sent(raw, found.form, self.shelf.sent(found.form, stamp)) if stamp else raw
        elif stamp is not None:
            raw = self._with_pages(raw, found.form, stamp, bundle, sheets)
        blank_map = self.shelf.map_for(found.form, stamp, raw) if stamp else None
        return self._response(found.form, raw, stamp, problems, blank_map=blank_map)

    def _stamp_on(self, bundle: Bundle, sheets: Sequence[Sheet]) -> Stamp:
        """What the pages say, where the hidden stamp did not come back: some program, or somebody, removed it."""
        stamp = with_person(bundle.stamp, self.shelf.people)
        form = identify(stamp, self.shelf.forms_for(stamp), self.file.name).form
        laid = self.shelf.likeliest(form, bundle, sheets) if form else None
        return _as_laid(stamp, laid) if laid else stamp

    def _with_pages(
        self, raw: RawForm, form: Form, stamp: Stamp, bundle: Bundle | None, sheets: Sequence[Sheet]
    ) -> RawForm:
        """With what its pages say that its fields do not, where there may be any such thing."""
        came = {bare_name(name) for name in raw.values}
        is_whole = all(field.name in came for field in fields_of(form))
        if is_whole and not (raw.remarks or raw.drawn_over or raw.status is Status.BLANK):
            return raw
        laid = self.shelf.laid_as(form, stamp)
        if laid is None:
            return raw
        pictures = frozenset(sheet.page for sheet in sheets if sheet.kind is SheetKind.PICTURE)
        known = Known(bundle.pages, bundle.crowded, pictures) if bundle else Known(pictures=pictures)
        return with_questions_lost(with_what_lies_on_it(raw, laid.map, self.file.content, self.reader, known), form)

    # --- by its pages ---

    def _of_pages(self, raw: RawForm) -> Iterator[Response]:
        """Every form that is found on the pages; if there is none, one response says so."""
        sheets = self.reader.sheets(self.file.content)
        bundles = bundles_in(sheets)
        told: tuple[Problem, ...] = ()
        if not bundles and (like := self._like_the_blank(raw, sheets)):
            bundles = (like,)
            told = (errors.LIKE_THE_BLANK.at("", form=like.stamp.form, version=like.stamp.version),)
        told += _of_no_form(sheets, bundles)
        for bundle in bundles:
            yield self.of_bundle(raw, bundle, sheets, told)
            told = ()
        if not bundles:
            nothing = _nothing_found(raw, sheets, self.file.content, self.shelf.blank_stamp is not None)
            yield self.file.unread(_seen_as(raw, sheets), nothing)

    def _like_the_blank(self, raw: RawForm, sheets: Sequence[Sheet]) -> Bundle | None:
        """Pictures that do not say what they are, as pages of the blank that was given, where they look like it."""
        stamp = self.shelf.blank_stamp
        if stamp is None or _seen_as(raw, sheets) is not Status.SCAN:
            return None
        form = identify(stamp, self.shelf.forms_for(stamp), self.file.name).form
        laid = self.shelf.laid_as(form, stamp) if form else None
        pairs = pages_like(laid.map, sheets, self.file.content, self.reader) if laid else ()
        return Bundle(stamp, pairs) if pairs else None

    def of_bundle(
        self, raw: RawForm, bundle: Bundle, sheets: Sequence[Sheet], told: tuple[Problem, ...] = ()
    ) -> Response:
        stamp = with_person(bundle.stamp, self.shelf.people)
        found = identify(stamp, self.shelf.forms_for(stamp), self.file.name)
        if found.form is None:
            return _known(stamp, self.file.unread(found.status, (*found.problems, *raw.problems, *told)))
        laid = self.shelf.likeliest(found.form, bundle, sheets)
        if laid is None:
            unmade = errors.NO_SUCH_BLANK.at(self.file.name, form=stamp.form, version=stamp.version)
            return _known(stamp, self.file.unread(_seen_as(raw, sheets), [*found.problems, unmade, *told]))
        read = off_pages(raw, bundle, laid.map, sheets, self.file.content, self.reader)
        stamp = _as_laid(stamp, laid)
        read = with_what_was_sent(read, found.form, self.shelf.sent(found.form, stamp))
        return self._response(
            found.form, with_questions_lost(read, found.form), stamp, (*found.problems, *placed(told, self.file.name))
        )

    def _response(
        self,
        form: Form,
        raw: RawForm,
        stamp: Stamp | None,
        problems: Iterable[Problem],
        **known: Any,
    ) -> Response:
        response = response_of(
            form,
            replace(raw, problems=placed(raw.problems, self.file.name)),
            stamp,
            file=self.file.name,
            sha256=hashlib.sha256(self.file.content).hexdigest(),
            received=self.file.received,
            shows=shows(stamp) if stamp and raw.status is not Status.DATA_FILE else None,
            problems=problems,
            **known,
        )
        if response.status is Status.BLANK:
            response = replace(response, problems=(*response.problems, *self._saved(raw)))
        return self.shelf.versions.brought_up(response, form)

    def _saved(self, raw: RawForm) -> Iterator[Problem]:
        """Of an empty form it is good to know in which program its answers may have been lost."""
        by = saved(self.file.content, raw)
        if by.by:
            yield replace(errors.SAVED_BY.at(self.file.name, program=by.by, day=by.day), is_note=True)


_NOT_OPENED = "it is cut off, far too large, or of a kind that nobody here can open"
_HAVE_PAGES = frozenset({Status.FLATTENED, Status.SCAN})


def _of_no_form(sheets: Sequence[Sheet], bundles: Sequence[Bundle]) -> tuple[Problem, ...]:
    """Of pages among those of forms: a letter, what a printer puts before them. Nothing where no page is of any."""
    taken = {page for bundle in bundles for page, _ in (*bundle.pages, *bundle.crowded)}
    strangers = [sheet.page for sheet in sheets if sheet.kind is not SheetKind.EMPTY and sheet.page not in taken]
    return tuple(errors.OF_NO_FORM.at("", page=page) for page in strangers if taken)


def _seen_as(raw: RawForm, sheets: Sequence[Sheet]) -> Status:
    if not sheets and not raw.pages and raw.status is Status.FLATTENED:
        return Status.DAMAGED
    kinds = {sheet.kind for sheet in sheets} - {SheetKind.EMPTY}
    return Status.SCAN if kinds == {SheetKind.PICTURE} else raw.status


def _nothing_found(raw: RawForm, sheets: Sequence[Sheet], content: bytes, has_blank: bool) -> Iterable[Problem]:
    """Why no page says what it is; ``has_blank``: nor looks like the blank that was given."""
    is_picture = _seen_as(raw, sheets) is Status.SCAN
    if is_picture and not seeing.is_installed(for_heif=is_heif(content)):
        return (errors.SCAN_EXTRA_MISSING.at(""),)
    if is_picture and sheets:
        return (errors.UNLIKE_THE_BLANK.at("") if has_blank else errors.NO_CODE.at(""),)
    if is_picture:
        return (errors.PICTURE_BROKEN.at("", why=_NOT_OPENED),)
    if sheets and all(sheet.kind is SheetKind.EMPTY for sheet in sheets):
        return [errors.EMPTY_PAGES.at(""), *(each for each in raw.problems if not errors.NO_FORM_FIELDS.is_said(each))]
    return raw.problems


def _as_laid(stamp: Stamp, laid: Laid) -> Stamp:
    """What a page says, with what is known once its blank is."""
    blank = laid.map.digest()
    return replace(stamp, language=laid.language, variant=laid.variant, round=stamp.round or 1, blank=blank)


def _known(stamp: Stamp | None, response: Response) -> Response:
    """What can be said of a form whose spec is not here, or whose pages cannot be laid out any more."""
    if stamp is None:
        return response
    recipient = Recipient(stamp.recipient_id, stamp.recipient_name) if stamp.recipient_id else None
    return replace(
        response,
        form=stamp.form,
        version=stamp.version,
        language=stamp.language,
        round=stamp.round or 1,
        recipient=recipient,
    )


def placed(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    return tuple(replace(problem, where=problem.where or file) for problem in problems)
