"""The stamp of a form among the values of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wta_forms.extract.match import bare_name
from wta_forms.extract.raw import FieldKind, RawValue
from wta_forms.spec.fields import STAMP_FIELD


def is_stamp(value: RawValue) -> bool:
    return value.kind is not FieldKind.LIST and bare_name(value.name) == STAMP_FIELD


def stamps_in(values: Iterable[RawValue]) -> Iterator[str]:
    """The different texts of stamps: more than one where somebody put several forms into one file."""
    yield from dict.fromkeys(text for value in values if is_stamp(value) for text in value.texts)
