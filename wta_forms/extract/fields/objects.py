"""Looking into pypdf's objects: references followed; null, undefined and missing are one (ISO 32000-2, 7.3.10).

These raise what pypdf raises; whoever looks at one field contains it there. Nothing but the trailer, the catalogue,
the form, the page tree and its annotations is ever looked into: nearly all of pypdf's security advisories are about
the rest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import IntFlag

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from wta_forms.extract.text import Words, cleaned_words, words_of
from wta_forms.map import Rectangle

Dictionary = DictionaryObject

_REFERENCES = 8


class Flag(IntFlag):
    """/Ff (ISO 32000-2, tables 227, 229 and 233)."""

    READ_ONLY = 1 << 0
    RADIO = 1 << 15
    PUSH_BUTTON = 1 << 16
    MULTI_SELECT = 1 << 21


def followed(value: object) -> PdfObject | None:
    """What a reference leads to; None for null, nothing, and references that lead round in a circle."""
    for _ in range(_REFERENCES):
        if not isinstance(value, IndirectObject):
            return value if isinstance(value, PdfObject) and not isinstance(value, NullObject) else None
        value = value.get_object()
    return None


def entry(source: Dictionary, key: str) -> PdfObject | None:
    return followed(dict.get(source, key))


def dictionary(value: object) -> Dictionary | None:
    found = followed(value)
    return found if isinstance(found, DictionaryObject) else None


def elements(value: object) -> tuple[object, ...]:
    """The elements of an array with their references; anything else is an array of one, nothing an empty one."""
    found = followed(value)
    if isinstance(found, ArrayObject):
        return tuple(found)
    return () if found is None else (value,)


def dictionaries(
    source: Dictionary, key: str, when_broken: Callable[[], object] = lambda: None
) -> Iterator[Dictionary]:
    """The dictionaries in an array; null is passed over. What is broken is told, and the rest still comes."""
    for element in _elements_of(source, key, when_broken):
        try:
            found = dictionary(element)
        except Exception:  # pypdf raises nine kinds of errors for a broken object
            when_broken()
        else:
            if found is not None:
                yield found


def _elements_of(source: Dictionary, key: str, when_broken: Callable[[], object]) -> tuple[object, ...]:
    try:
        return elements(dict.get(source, key))
    except Exception:  # the array itself cannot be read
        when_broken()
        return ()


def inherited(ancestry: tuple[Dictionary, ...], key: str) -> PdfObject | None:
    """The nearest value, from the field itself upwards (ISO 32000-2, 12.7.4.1)."""
    return next((found for place in ancestry if (found := entry(place, key)) is not None), None)


def is_lost(source: Dictionary, key: str) -> bool:
    """Whether a key leads to an object that is nowhere in the file: what a cut file has in place of an answer."""
    value = dict.get(source, key)
    return isinstance(value, IndirectObject) and value.get_object() is None


def name(value: object) -> str:
    """A name without its slash. pypdf 6 writes the value of a radio group as the string ``(/train)``."""
    return words(value).text.removeprefix("/")


def number(value: object) -> int:
    found = followed(value)
    return int(found) if isinstance(found, NumberObject) else 0


def words(value: object, where: str = "") -> Words:
    """The words in a string, a stream, a name, a number; none in anything else (see :func:`is_wordless`)."""
    match followed(value):
        case TextStringObject() | ByteStringObject() as string:
            return words_of(string.original_bytes, where)
        case StreamObject() as stream:
            return words_of(stream.get_data(), where)
        case NameObject() as found:
            return _words_of_name(found.removeprefix("/"), where)
        case NumberObject() as whole:
            return Words(str(int(whole)))
        case FloatObject() as fraction:
            return Words(str(float(fraction)))
        case BooleanObject() as truth:
            return Words("true" if truth.value else "false")
        case _:
            return Words("")


def _words_of_name(name: str, where: str) -> Words:
    """A name is UTF-8 (ISO 32000-2, 7.3.5); fdfgen 0.16 writes the state of a tick in UTF-16 with its mark."""
    if name.startswith(("\xfe\xff", "\xff\xfe")) and all(character <= "\xff" for character in name):
        return words_of(name.encode("latin-1"), where)
    return cleaned_words(name, where)


def is_wordless(value: object) -> bool:
    """Whether a value is there that cannot be words: a dictionary that is no stream, an array in an array."""
    found = followed(value)
    return isinstance(found, DictionaryObject | ArrayObject) and not isinstance(found, StreamObject)


def size(value: object) -> int:
    """How many bytes the words take. A stream is unpacked for it, within pypdf's limits."""
    match followed(value):
        case TextStringObject() | ByteStringObject() as string:
            return len(string.original_bytes)
        case StreamObject() as stream:
            return len(stream.get_data())
        case _:
            return 0


def rectangle(widget: Dictionary) -> Rectangle | None:
    """/Rect, in order and rounded to 0.01; None when it is not four finite numbers."""
    sides = [float(side) for part in elements(dict.get(widget, "/Rect")) if (side := _side(part)) is not None]
    if len(sides) != 4:
        return None
    x0, y0, x1, y1 = (round(side, 2) for side in sides)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _side(value: object) -> float | None:
    found = followed(value)
    return float(found) if isinstance(found, NumberObject | FloatObject) and math.isfinite(found) else None


def on_states(widget: Dictionary) -> Iterator[str]:
    """The names under which a button has an appearance, but for Off (ISO 32000-2, 12.7.5.2.3)."""
    appearances = dictionary(dict.get(widget, "/AP"))
    normal = dictionary(dict.get(appearances, "/N")) if appearances is not None else None
    if normal is None or isinstance(normal, StreamObject):
        return
    yield from (name(key) for key in normal if key != "/Off")
