"""Several of our forms in one file: taken apart again at the pages on which their stamps lie.

Somebody answers two forms, or a helper collects those of a whole group, and sends one file. Whoever merges renames
the fields of the second form in his own way (``1.name`` pdftk, ``name+1`` qpdf, ``name [208]`` MuPDF), renames them
beyond recognition (PDFBox), or leaves them as they are, and then plain readers see the last copy alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from wta_forms.answers import Status
from wta_forms.errors import MIXED_STAMPS, Problem
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.fields.same_name import by_name
from wta_forms.extract.fields.stamps import is_stamp
from wta_forms.extract.found import Bundle
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.spec.fields import STAMP_FIELD


def copies_of(values: Sequence[RawValue], pages: int) -> tuple[RawForm, ...]:
    """Each form by itself, with the pages from its stamp's to the next one's; none where there are not several, or
    where two lie on one page (the fields of these have no owner that could be known, and stay one form).

    ``values`` are all fields as they stand in the file, those of one name still apart. Their names are the form's own
    again; their pages still count from the first of the file. What lies before the first stamp, or on no page, is the
    first form's, unless it has a field of this name. Problems of the file as a whole are not repeated.
    """
    stamps = [value for value in values if is_stamp(value) and value.texts and value.page]
    starts = {stamp.page: stamp for stamp in stamps}
    if len(starts) < 2 or len({(stamp.page, stamp.texts) for stamp in stamps}) > len(starts):
        return ()
    bounds = [*sorted(starts), pages + 1]
    held: list[list[RawValue]] = [
        [value for value in values if start <= value.page < end] for start, end in pairwise(bounds)
    ]
    for value in values:
        if value.page < bounds[0]:
            _home(value, held).append(value)
    return tuple(
        _copy(starts[start], own, end - start) for (start, end), own in zip(pairwise(bounds), held, strict=True)
    )


def apart_in(values: Sequence[RawValue]) -> tuple[RawValue, ...]:
    """All of them where a name lies on several pages, none where none does."""
    pages: dict[str, set[int]] = {}
    for value in values:
        pages.setdefault(value.name, set()).add(value.page)
    return tuple(values) if any(len(found - {0}) > 1 for found in pages.values()) else ()


def _home(value: RawValue, held: list[list[RawValue]]) -> list[RawValue]:
    """The values of the first form that has none of this name, as the pages do not say whose it is."""
    return next((own for own in held if all(other.name != value.name for other in own)), held[0])


def _copy(stamp: RawValue, values: Iterable[RawValue], pages: int) -> RawForm:
    """A name that comes twice with different answers: these pages are of more than one form after all."""
    own = [replace(value, name=_own_name(value, stamp)) for value in values]
    together = by_name(_apart(own))
    return RawForm(
        status_of(together.values()),
        MappingProxyType(together),
        stamp=stamp.texts[0],
        pages=pages,
        first_page=stamp.page,
        problems=_mixed(own),
    )


def _apart(values: Iterable[RawValue]) -> Iterator[RawValue]:
    """What has the same name on several pages is of several forms; it keeps its page, and may go to its own yet."""
    pages: dict[str, list[int]] = {}
    for value in values:
        found = pages.setdefault(value.name, [])
        found += [value.page] if value.page not in found else []
        at = found.index(value.page)
        yield replace(value, name=f"{value.name}#{at + 1}") if at else value


def _mixed(values: Sequence[RawValue]) -> tuple[Problem, ...]:
    """Told where a name has different answers."""
    together = by_name(values)
    is_mixed = any(len(together[value.name].texts) > len(value.texts) > 0 for value in values)
    return (MIXED_STAMPS.at(""),) if is_mixed else ()


def _own_name(value: RawValue, stamp: RawValue) -> str:
    """What was put around the name of the stamp was put around the others too."""
    before, _, behind = stamp.name.partition(STAMP_FIELD)
    if is_stamp(value):
        return STAMP_FIELD
    if len(before) + len(behind) and value.name.startswith(before) and value.name.endswith(behind):
        return value.name[len(before) : len(value.name) - len(behind)] or value.name
    return bare_name(value.name) or value.name


# --- by what the pages say ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dealt:
    """The forms with fields, each with the pages that say they are of it, if any do; and the pages of forms whose
    fields are all gone."""

    forms: tuple[tuple[RawForm, Bundle | None], ...]
    others: tuple[Bundle, ...] = ()


def dealt(raw: RawForm, bundles: Sequence[Bundle]) -> Dealt:
    """The fields of a file by the copies of which their pages say that they are, in whatever order these lie.

    Where two stamps lie on pages of one copy, or one on a page of none, the pages do not know better, and the forms
    stay as they were.
    """
    copies = raw.copies or (raw,)
    whose = {page: bundle for bundle in bundles for page, _ in bundle.pages}
    starts = [whose.get(_stamp_page(copy)) for copy in copies]
    if len(copies) > 1 and (None in starts or len(set(starts)) < len(starts)):
        return Dealt(tuple((_as_in(raw, copy), None) for copy in copies), _without(copies, bundles))
    held: dict[Bundle | None, list[RawValue]] = {}
    for copy, start in zip(copies, starts, strict=True):
        for value in copy.apart or copy.values.values():
            held.setdefault(whose.get(value.page, start), []).append(value)
    if set(held) == {None}:
        return Dealt(((_told_if_mixed(raw), None),), tuple(bundles))
    if None in held:  # on pages that say nothing, of a form without a stamp
        held.setdefault(next(bundle for bundle in held if bundle), []).extend(held.pop(None))
    forms = tuple((_of_pages(raw, values, bundle), bundle) for bundle, values in held.items() if bundle)
    return Dealt(forms, tuple(bundle for bundle in bundles if bundle not in held))


def _told_if_mixed(raw: RawForm) -> RawForm:
    return replace(raw, problems=tuple(dict.fromkeys((*raw.problems, *_mixed(raw.apart)))))


def _stamp_page(copy: RawForm) -> int:
    return next((value.page for value in copy.values.values() if is_stamp(value) and value.page), 0)


def _without(copies: Iterable[RawForm], bundles: Iterable[Bundle]) -> tuple[Bundle, ...]:
    taken = {value.page for copy in copies for value in copy.values.values()}
    return tuple(bundle for bundle in bundles if not any(page in taken for page, _ in bundle.pages))


def _as_in(raw: RawForm, copy: RawForm) -> RawForm:
    """With what is true of the whole file."""
    problems = (*raw.problems, *copy.problems)
    return replace(copy, problems=problems, remarks=raw.remarks, drawn_over=raw.drawn_over)


def _of_pages(raw: RawForm, values: Iterable[RawValue], bundle: Bundle) -> RawForm:
    """One form with fields, out of those that lie on the pages of one copy."""
    own = [replace(value, name=_BEHIND.sub("", value.name)) for value in values]
    stamp = next((value for value in own if is_stamp(value) and value.texts), None)
    together = by_name(own)
    copy = RawForm(
        status_of(together.values()),
        MappingProxyType(together),
        stamp=stamp.texts[0] if stamp else "",
        pages=len(bundle.pages),
        first_page=stamp.page if stamp else min(page for page, _ in bundle.pages),
        problems=_mixed(own),
    )
    return _as_in(raw, copy)


_BEHIND = re.compile(r"#\d+$")
"""What ``_apart`` put behind a name."""


# --- whether anything was answered ----------------------------------------------------------------------------------


def status_of(values: Iterable[RawValue]) -> Status:
    """``blank`` where nothing stands that was not sent out."""
    return Status.READ if any(map(_is_given, values)) else Status.BLANK


def _is_given(value: RawValue) -> bool:
    """The stamp is nobody's answer."""
    return not is_stamp(value) and bool(value.texts) and "\n".join(value.texts) != value.initial
