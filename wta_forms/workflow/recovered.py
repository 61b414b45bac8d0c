"""What can be read of a form beyond its fields: off the pages of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.doctor.diagnosis import numbers_listed
from wta_forms.extract.found import Bundle
from wta_forms.extract.gathered import with_seen
from wta_forms.extract.places import Places, Seen, Sheet, SheetKind
from wta_forms.extract.raw import Channel, RawForm
from wta_forms.map import Map
from wta_forms.project.people import Person, short_name
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question
from wta_forms.spec.stamp import Stamp, is_coded


class PageReader(Protocol):
    """Looks at pages: a :class:`~wta_forms.extract.isolate.Reader` at those of a file, others at those of several."""

    def sheets(self, content: bytes) -> tuple[Sheet, ...]: ...

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen: ...


_CUT = "…"
"""Ends a name that the foot of a page has no room for."""


def with_what_lies_on_it(raw: RawForm, blank: Map, content: bytes, reader: PageReader) -> RawForm:
    """A form whose fields came back, with what was laid over them: notes; or words typed on the page itself, as
    Acrobat's Fill & Sign does, which is looked for where the fields are empty."""
    last = len(blank.sizes) or max((field.page for field in blank.fields), default=0)
    places = Places(blank, tuple((raw.first_page + page - 1, page) for page in range(1, last + 1)))
    channels = [Channel.ANNOTATION] if raw.remarks else []
    channels += [Channel.PAGE_TEXT] if raw.status is Status.BLANK else []
    return with_seen(raw, [_of_something(reader.look(channel, content, places)) for channel in channels])


def _of_something(seen: Seen) -> Seen:
    """Without the places where nothing was seen: the fields themselves say that."""
    return replace(seen, values=tuple(v for v in seen.values if v.texts or v.picture or v.problems))


def off_pages(
    raw: RawForm, bundle: Bundle, blank: Map, sheets: Sequence[Sheet], content: bytes, reader: PageReader
) -> RawForm:
    """A form that has no fields any more, as its pages show it; a page that did not come is told."""
    kinds = {sheet.page: sheet.kind for sheet in sheets}
    printed = tuple(pair for pair in bundle.pages if kinds.get(pair[0]) is not SheetKind.PICTURE)
    pictures = tuple(pair for pair in bundle.pages if kinds.get(pair[0]) is SheetKind.PICTURE)
    seen = [
        *_looked(Channel.PAGE_TEXT, printed, blank, content, reader),
        *(_looked(Channel.ANNOTATION, bundle.pages, blank, content, reader) if raw.remarks else ()),
        *_looked(Channel.SCAN, pictures, blank, content, reader),
    ]
    missing = bundle.missing(len(blank.sizes))
    bare = RawForm(
        status=Status.FLATTENED if printed else Status.SCAN,
        values={},
        pages=raw.pages,
        producer=raw.producer,
        problems=(
            *_missing_pages(missing, len(blank.sizes)),
            *([errors.PAGES_GUESSED.at("")] if bundle.is_guessed else ()),
        ),
        first_page=min((page for page, _ in bundle.pages), default=1),
        remarks=raw.remarks,
        lost=frozenset(field.name for field in blank.fields if field.page in missing),
    )
    return with_seen(bare, seen)


def with_questions_lost(raw: RawForm, form: Form) -> RawForm:
    """A form that says which questions stand on the pages that did not come."""
    numbers = form.numbers()
    lost = [numbers[each.id] for each in form.questions if _is_lost(each, raw.lost)]
    if not lost:
        return raw
    told = errors.UNKNOWN_NOT_EMPTY.at("", questions=f"{numbers_listed(lost)} {'is' if len(lost) == 1 else 'are'}")
    is_about = (errors.PAGE_MISSING, errors.PAGES_MISSING)
    problems = (
        replace(each, hint=told.message) if any(message.is_said(each) for message in is_about) else each
        for each in raw.problems
    )
    return replace(raw, problems=tuple(problems))


def _is_lost(question: Question, lost: frozenset[str]) -> bool:
    return all(field.name in lost for field in fields_of_question(question))


def _looked(
    channel: Channel, pages: tuple[tuple[int, int], ...], blank: Map, content: bytes, reader: PageReader
) -> Iterator[Seen]:
    if pages:
        yield reader.look(channel, content, Places(blank, pages))


def _missing_pages(missing: Sequence[int], count: int) -> Iterator[errors.Problem]:
    if len(missing) == 1:
        yield errors.PAGE_MISSING.at("", page=missing[0], pages=count)
    elif missing:
        listed = ", ".join(map(str, missing[:-1]))
        yield errors.PAGES_MISSING.at("", listed=f"{listed} and {missing[-1]}", pages=count)


def with_person(stamp: Stamp, people: Iterable[Person]) -> Stamp:
    """Whose copy it is, out of what a page says: a code with the id or a digest of it, a name that may be cut."""
    known = next((person for person in people if _is_meant(stamp, person)), None)
    if known is not None:
        return replace(stamp, recipient_id=known.id, recipient_name=known.name)
    if stamp.recipient_id or not stamp.recipient_name:
        return stamp
    # As an id is made of the name of somebody who has none.
    return replace(stamp, recipient_id=short_name(stamp.recipient_name))


def _is_meant(stamp: Stamp, person: Person) -> bool:
    if stamp.recipient_id:
        return is_coded(stamp.recipient_id, person.id) or stamp.recipient_id == person.id
    name = stamp.recipient_name
    if name.endswith(_CUT):
        return person.name.startswith(name.removesuffix(_CUT))
    return bool(name) and person.name == name
