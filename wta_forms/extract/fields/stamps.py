"""The stamps of our forms among the values of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wta_forms.extract.raw import FieldKind, RawValue
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.stamp import stamp_from_text

# Alone, within another form, and with whatever a program adds where it puts two forms into one file.
_NAME = re.compile(rf"(?:.*\.)?{re.escape(STAMP_FIELD)}(?:[^a-z].{{0,60}})?", re.DOTALL)

_SIDE = 12.0
"""Points; a stamp has 10."""


def is_stamp(value: RawValue) -> bool:
    """By its name; or by its text and its size, for PDFBox calls every field of a second form ``dummyFieldName7``."""
    if value.kind is FieldKind.LIST:
        return False
    return _NAME.fullmatch(value.name) is not None or (_is_small(value) and any(map(stamp_from_text, value.texts)))


def stamps_in(values: Iterable[RawValue]) -> Iterator[str]:
    """The different texts of stamps: more than one where somebody put several forms into one file."""
    yield from dict.fromkeys(text for value in values if is_stamp(value) for text in value.texts)


def _is_small(value: RawValue) -> bool:
    x0, y0, x1, y1 = value.rectangle or (0.0, 0.0, 1000.0, 1000.0)
    return x1 - x0 <= _SIDE and y1 - y0 <= _SIDE
