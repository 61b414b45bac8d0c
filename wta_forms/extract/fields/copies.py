"""Several of our forms in one file: taken apart again at the pages on which their stamps lie.

Somebody answers two forms, or a helper collects those of a whole group, and sends one file. Whoever merges renames
the fields of the second form in his own way (``1.name`` pdftk, ``name+1`` qpdf, ``name [208]`` MuPDF), renames them
beyond recognition (PDFBox), or leaves them as they are, and then plain readers see the last copy alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from wta_forms.answers import Status
from wta_forms.errors import MIXED_STAMPS
from wta_forms.extract.fields.match import bare_name
from wta_forms.extract.fields.same_name import by_name
from wta_forms.extract.fields.stamps import is_stamp
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.spec.fields import STAMP_FIELD


def copies_of(values: Sequence[RawValue], pages: int) -> tuple[RawForm, ...]:
    """Each form by itself, with the pages from its stamp's to the next one's; none where there are not several, or
    where two lie on one page.

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


def _home(value: RawValue, held: list[list[RawValue]]) -> list[RawValue]:
    return next((own for own in held if all(other.name != value.name for other in own)), held[0])


def _copy(stamp: RawValue, values: Iterable[RawValue], pages: int) -> RawForm:
    """A name that comes twice with different answers: these pages are of more than one form after all."""
    own = [replace(value, name=_own_name(value, stamp)) for value in values]
    together = by_name(own)
    is_mixed = any(len(together[value.name].texts) > len(value.texts) > 0 for value in own)
    return RawForm(
        status_of(together.values()),
        MappingProxyType(together),
        stamp=stamp.texts[0],
        pages=pages,
        first_page=stamp.page,
        problems=(MIXED_STAMPS.at(""),) if is_mixed else (),
    )


def _own_name(value: RawValue, stamp: RawValue) -> str:
    """What was put around the name of the stamp was put around the others too."""
    before, _, behind = stamp.name.partition(STAMP_FIELD)
    if is_stamp(value):
        return STAMP_FIELD
    if len(before) + len(behind) and value.name.startswith(before) and value.name.endswith(behind):
        return value.name[len(before) : len(value.name) - len(behind)] or value.name
    return bare_name(value.name) or value.name


def status_of(values: Iterable[RawValue]) -> Status:
    """``blank`` where nothing stands that was not sent out."""
    return Status.READ if any(map(_is_given, values)) else Status.BLANK


def _is_given(value: RawValue) -> bool:
    """The stamp is nobody's answer."""
    return not is_stamp(value) and bool(value.texts) and "\n".join(value.texts) != value.initial
