"""What can be read of a form beyond its fields: off the pages of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.doctor.diagnosis import numbers_listed
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.fields.stamps import is_stamp
from wta_forms.extract.found import Bundle
from wta_forms.extract.gathered import with_seen
from wta_forms.extract.places import Places, Seen, Sheet, SheetKind
from wta_forms.extract.raw import Channel, RawForm
from wta_forms.map import Map
from wta_forms.project.people import Person, short_name
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Form, Question
from wta_forms.spec.stamp import Stamp, is_coded

Pairs = tuple[tuple[int, int], ...]
"""A page of a file and the page of the blank that it is, both from 1."""


class PageReader(Protocol):
    """Looks at pages: a :class:`~wta_forms.extract.isolate.Reader` at those of a file, others at those of several."""

    def sheets(self, content: bytes, only: frozenset[int] = frozenset()) -> tuple[Sheet, ...]: ...

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen: ...


_CUT = "…"
"""Ends a name that the foot of a page has no room for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What pages of a file with fields say of themselves: pairs of a page of the file and that of the blank; those that
    show the same page of several copies; and which pages of the file are pictures."""

    pairs: Pairs = ()
    crowded: Pairs = ()
    pictures: frozenset[int] = frozenset()


NOTHING_KNOWN = Known()


def with_what_lies_on_it(
    raw: RawForm, blank: Map, content: bytes, reader: PageReader, known: Known = NOTHING_KNOWN
) -> RawForm:
    """A form whose fields came back, with what stands on its pages besides: notes; words typed on a page itself, as
    Acrobat's Fill & Sign does; and what is left of pages that have lost their fields. A page that did not come is told.
    """
    came = pages_of(raw, blank, (*known.pairs, *known.crowded))
    pairs = tuple(pair for pair in came if pair not in known.crowded)
    bare = {page for page, _ in pairs} - {value.page for value in raw.values.values() if not is_stamp(value)}
    over = {page for page, _ in pairs} if raw.status is Status.BLANK else set(raw.drawn_over)
    printed = bare & set(raw.drawn_over) - known.pictures
    look = partial(_looked, pairs=pairs, blank=blank, content=content, reader=reader)
    seen = [
        *map(_of_something, look(Channel.ANNOTATION, {page for page, _ in pairs} if raw.remarks else ())),
        *map(_of_something, look(Channel.PAGE_TEXT, over - printed - known.pictures)),
        *look(Channel.PAGE_TEXT, printed),
        *look(Channel.SCAN, bare & known.pictures),
    ]
    unread = _without_page(pairs, blank)
    lost = frozenset(field.name for field in blank.fields if field.page in unread)
    missing = _missing_pages(_without_page(came, blank), len(blank.sizes))
    told = (*raw.problems, *missing, *_crowded_pages(known.crowded))
    return with_seen(replace(raw, problems=told, lost=lost), seen)


def _without_page(pairs: Pairs, blank: Map) -> list[int]:
    """Pages of the blank with fields that did not come."""
    came = {there for _, there in pairs}
    return sorted({field.page for field in blank.fields} - came)


def pages_of(raw: RawForm, blank: Map, known: Pairs = ()) -> Pairs:
    """Pairs of a page of the file and that of the blank: by the fields on it, else as the page itself says, else, where
    it says nothing, in the order of the blank. Of several that lie on one sheet each has a pair."""
    by_fields = _by_fields(raw, blank)
    have_fields = {here for here, _ in by_fields}
    found = by_fields | {pair for pair in known if pair[0] not in have_fields}
    last = len(blank.sizes) or max((field.page for field in blank.fields), default=0)
    end = raw.first_page + (raw.pages or last)
    taken, came = {here for here, _ in found}, {there for _, there in found}
    for there in sorted(set(range(1, last + 1)) - came):
        here = raw.first_page + there - 1
        if here < end and here not in taken:
            found.add((here, there))
    return tuple(sorted(pair for pair in found if pair[1] <= last))


def _by_fields(raw: RawForm, blank: Map) -> set[tuple[int, int]]:
    """Each page with that of the blank of which it has most fields, and with every other that has most of its own here:
    they share a sheet. A field that strayed onto another page makes no pair."""
    places = {field.name: field.page for field in blank.fields}
    known = ((value.page, places.get(bare_name(value.name), 0)) for value in raw.values.values() if value.page)
    stood = Counter(pair for pair in known if pair[1])
    on_page = Counter(places.values())
    most: dict[int, int] = {}
    for (here, there), _ in stood.most_common():
        most.setdefault(here, there)
    return {
        (here, there) for (here, there), count in stood.items() if most[here] == there or 2 * count > on_page[there]
    }


def _of_something(seen: Seen) -> Seen:
    """Without the places where nothing was seen: the fields themselves say that."""
    return replace(seen, values=tuple(v for v in seen.values if v.texts or v.picture or v.problems))


def off_pages(
    raw: RawForm, bundle: Bundle, blank: Map, sheets: Sequence[Sheet], content: bytes, reader: PageReader
) -> RawForm:
    """A form that has no fields any more, as its pages show it; a page that did not come is told."""
    pairs = tuple(pair for pair in bundle.pages if pair[1] <= len(blank.sizes))
    are_pictures = {sheet.page for sheet in sheets if sheet.kind is SheetKind.PICTURE}
    pages = {page for page, _ in pairs}
    look = partial(_looked, pairs=pairs, blank=blank, content=content, reader=reader)
    seen = [
        *look(Channel.PAGE_TEXT, pages - are_pictures),
        *look(Channel.ANNOTATION, pages if raw.remarks else ()),
        *look(Channel.SCAN, pages & are_pictures),
    ]
    missing = bundle.missing(len(blank.sizes))
    unread = {*missing, *(there for _, there in bundle.crowded)}
    bare = RawForm(
        status=Status.FLATTENED if bundle.crowded or pages - are_pictures else Status.SCAN,
        values={},
        pages=raw.pages,
        producer=raw.producer,
        problems=(
            *_missing_pages(missing, len(blank.sizes)),
            *([errors.PAGES_GUESSED.at("")] if bundle.is_guessed else ()),
            *_crowded_pages(bundle.crowded),
        ),
        first_page=min((page for page, _ in (*bundle.pages, *bundle.crowded)), default=1),
        remarks=raw.remarks,
        lost=frozenset(field.name for field in blank.fields if field.page in unread),
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
    channel: Channel, pages: Collection[int], *, pairs: Pairs, blank: Map, content: bytes, reader: PageReader
) -> Iterator[Seen]:
    if among := tuple(pair for pair in pairs if pair[0] in pages):
        yield reader.look(channel, content, Places(blank, among))


def _missing_pages(missing: Sequence[int], count: int) -> Iterator[errors.Problem]:
    if len(missing) == 1:
        yield errors.PAGE_MISSING.at("", page=missing[0], pages=count)
    elif missing:
        listed = ", ".join(map(str, missing[:-1]))
        yield errors.PAGES_MISSING.at("", listed=f"{listed} and {missing[-1]}", pages=count)


def _crowded_pages(crowded: Pairs) -> Iterator[errors.Problem]:
    return (errors.SAME_PAGE_TWICE.at("", page=page) for page in sorted({page for page, _ in crowded}))


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
