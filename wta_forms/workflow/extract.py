"""``extract``: what returned files say, by their forms or as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.answers import Recipient, Response, Status
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.extract.data.data_file import with_fields_left_out
from wta_forms.extract.fields.raw_json import raw_json
from wta_forms.extract.files.contents import is_heif
from wta_forms.extract.files.saved import saved
from wta_forms.extract.found import Bundle, bundles_in
from wta_forms.extract.identify import identify, identify_by_fields
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import response_of
from wta_forms.extract.pictures import seeing
from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.extract.raw import RawForm
from wta_forms.project.names import plain
from wta_forms.project.paths import write_files
from wta_forms.project.store import now
from wta_forms.spec.form import Form
from wta_forms.spec.load import content_of
from wta_forms.spec.stamp import Stamp, Verified, stamp_from_text
from wta_forms.workflow.prefilled import with_what_was_sent
from wta_forms.workflow.progress import Progress, no_progress
from wta_forms.workflow.recovered import (
    PageReader,
    off_pages,
    with_person,
    with_questions_lost,
    with_what_lies_on_it,
)
from wta_forms.workflow.room import shows
from wta_forms.workflow.shelf import Shelf, shelf_of


def extract(
    files: Sequence[Path],
    *,
    specs: Path | None = None,
    blank: Path | None = None,
    key: bytes | None = None,
    received: str = "",
    progress: Progress = no_progress,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[Response]:
    """What each file says, as soon as it is read: a response for every form in it. A file that cannot be read is a
    response that says so.

    Forms are looked for in the folder ``specs``, then in this folder, then among the shipped ones; problems of a
    broken spec are told and the spec passed over. ``blank`` is the blank PDF or its map, for files whose fields have
    lost their names. With ``key`` (bytes; within a project its own) forged stamps are found. Within a project answers
    are read with the form they were made from, and then brought into its newest version.

    When something came is said by the file, where the program that saved it wrote that down, else by ``received`` (ISO
    8601 in UTC); the dates that a file system has are those of copying and unpacking, and are not looked at.
    """
    with Reader() as reader:
        shelf = shelf_of(specs, blank, reader, key)
        for problem in shelf.notes:
            tell(problem)
        for done, path in enumerate(files, 1):
            for response in read_file(path, shelf, reader):
                yield replace(response, received=min(response.received or received, now()))
            progress(done, len(files))


def read_file(path: Path, shelf: Shelf, reader: Reader) -> Iterator[Response]:
    """Every form in a file, in the files that it encloses (of these none are opened in their turn), or why there is
    none."""
    try:
        content = content_of(path)
    except WtaFormsError as error:
        yield Response(str(path), "", Status.DAMAGED, problems=error.problems)
        return
    yield from read_content(str(path), content, "", shelf, reader)


def read_content(name: str, content: bytes, received: str, shelf: Shelf, reader: Reader) -> Iterator[Response]:
    """The same of the bytes of a file. ``received`` is ISO 8601 in UTC; where it is "", what the file says of when it
    was saved stands in."""
    raw = reader.read(content)
    file = _File(name, content, received or raw.saved_at)
    if raw.values or not raw.enclosed:
        yield from _Reading(file, shelf, reader).responses(raw)
    for enclosed in raw.enclosed:
        inner = reader.read(enclosed.content)
        within = _File(f"{name}: {enclosed.name}", enclosed.content, received or inner.saved_at)
        yield from _Reading(within, shelf, reader).responses(inner)


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
        return Response(self.name, sha256, status, received=self.received, problems=_placed(problems, self.name))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file, and what it is read with."""

    file: _File
    shelf: Shelf
    reader: PageReader

    def responses(self, raw: RawForm) -> Iterator[Response]:
        copies = raw.copies or (raw,)
        if any(copy.values for copy in copies):
            for copy in copies:
                yield self._of_fields(copy)
            yield from self._of_pages(raw, _beside(copies, raw.pages))
        elif raw.status in _HAVE_PAGES:
            yield from self._of_pages(raw, None)
        else:
            yield self.file.unread(raw.status, raw.problems)

    # --- by its fields ---

    def _of_fields(self, raw: RawForm) -> Response:
        stamp = stamp_from_text(raw.stamp)
        if stamp is None and raw.status is Status.DATA_FILE:
            found = identify_by_fields(raw, self.shelf.forms_for(None), self.file.name)
        else:
            found = identify(stamp, self.shelf.forms_for(stamp), self.file.name)
        is_forged = stamp is not None and stamp.verified(self.shelf.key) is Verified.FORGED
        forged = [errors.FORGED.at(self.file.name)] if is_forged else []
        problems = (*found.problems, *forged)
        if found.form is None:
            unread = self.file.unread(found.status, (*problems, *raw.problems))
            return _known(stamp, replace(unread, first_page=raw.first_page))
        if raw.status is Status.DATA_FILE:
            raw = with_fields_left_out(raw, found.form)
            raw = with_what_was_sent(raw, found.form, self.shelf.sent(found.form, stamp)) if stamp else raw
        elif stamp is not None and (raw.remarks or raw.status is Status.BLANK):
            laid = self.shelf.laid_as(found.form, stamp)
            raw = with_what_lies_on_it(raw, laid.map, self.file.content, self.reader) if laid else raw
        blank_map = self.shelf.map_for(found.form, stamp, raw) if stamp else None
        return self._response(found.form, raw, stamp, problems, blank_map=blank_map)

    # --- by its pages ---

    def _of_pages(self, raw: RawForm, only: frozenset[int] | None) -> Iterator[Response]:
        """Every form that is found on the pages, or on ``only`` some of them; if on none, where all are looked at, one
        response says so."""
        if only is not None and not only:
            return
        sheets = tuple(s for s in self.reader.sheets(self.file.content) if only is None or s.page in only)
        bundles = bundles_in(sheets)
        for bundle in bundles:
            yield self.of_bundle(raw, bundle, sheets)
        if not bundles and only is None:
            yield self.file.unread(_seen_as(raw, sheets), self._nothing_found(raw, sheets))

    def _nothing_found(self, raw: RawForm, sheets: Sequence[Sheet]) -> Iterable[Problem]:
        """Why no page says what it is."""
        if _seen_as(raw, sheets) is not Status.SCAN:
            return raw.problems
        if not seeing.is_installed(for_heif=is_heif(self.file.content)):
            return (errors.SCAN_EXTRA_MISSING.at(""),)
        return (errors.NO_CODE.at("") if sheets else errors.PICTURE_BROKEN.at("", why=_NOT_OPENED),)

    def of_bundle(self, raw: RawForm, bundle: Bundle, sheets: Sequence[Sheet]) -> Response:
        stamp = with_person(bundle.stamp, self.shelf.people)
        found = identify(stamp, self.shelf.forms_for(stamp), self.file.name)
        if found.form is None:
            return _known(stamp, self.file.unread(found.status, (*found.problems, *raw.problems)))
        laid = self.shelf.likeliest(found.form, bundle, sheets)
        if laid is None:
            told = errors.NO_SUCH_BLANK.at(self.file.name, form=stamp.form, version=stamp.version)
            return _known(stamp, self.file.unread(_seen_as(raw, sheets), [*found.problems, told]))
        read = off_pages(raw, bundle, laid.map, sheets, self.file.content, self.reader)
        stamp = replace(stamp, language=laid.language, variant=laid.variant, round=stamp.round or 1)
        read = with_what_was_sent(read, found.form, self.shelf.sent(found.form, stamp))
        return self._response(found.form, with_questions_lost(read, found.form), stamp, found.problems)

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
            replace(raw, problems=_placed(raw.problems, self.file.name)),
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


def _beside(copies: Sequence[RawForm], pages: int) -> frozenset[int]:
    """The pages of a file that no form with fields stands on: printed ones may have been put together with it.

    A form's last page may have no field; so one page behind the last that has one is taken for its own.
    """
    own: set[int] = set()
    for copy in copies:
        last = max((value.page for value in copy.values.values()), default=copy.first_page)
        own.update(range(copy.first_page, last + 2))
    return frozenset(range(1, pages + 1)) - own


def _seen_as(raw: RawForm, sheets: Sequence[Sheet]) -> Status:
    kinds = {sheet.kind for sheet in sheets} - {SheetKind.EMPTY}
    return Status.SCAN if kinds == {SheetKind.PICTURE} else raw.status


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


def _placed(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    return tuple(replace(problem, where=problem.where or file) for problem in problems)


def write_pictures(response: Response, folder: Path, *, may_overwrite: bool = False) -> dict[str, str]:
    """The pictures of a response as PNG files in a folder, which is made if need be; returns their paths by field.

    Their names begin with that of the file, so that they lie together, and have the first figures of its SHA-256, as
    several people may send files of one name. Raises WtaFormsError when one is there already.
    """
    start = f"{plain(Path(response.file).stem)}-{response.sha256[:8]}"
    start += f"-page-{response.first_page}" if response.first_page > 1 else ""
    paths = {field: folder / f"{start}-{field}.png" for field in response.pictures}
    write_files([(paths[field], picture) for field, picture in response.pictures.items()], may_overwrite=may_overwrite)
    return {field: str(path) for field, path in paths.items()}


def extract_raw(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Every field of any PDF form, whoever made it, as JSON."""
    with Reader() as reader:
        for path in files:
            try:
                raw = reader.read(content_of(path))
            except WtaFormsError as error:
                raw = RawForm(Status.DAMAGED, {}, problems=error.problems)
            yield {"file": str(path), **raw_json(replace(raw, problems=_placed(raw.problems, str(path))))}
