"""The words that a kind of question has to itself, all but a table's: one function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from wta_forms import errors
from wta_forms.spec import kinds, reading, wording
from wta_forms.spec.asked import Asked
from wta_forms.spec.choices import EXTRAS, Shelf, choices_from, offer, rows_from
from wta_forms.spec.kinds import Appearance
from wta_forms.spec.merging import check_scores
from wta_forms.spec.reading import Book, Opened
from wta_forms.spec.words import Word
from wta_forms.spec.yaml_nodes import Node

Own = Callable[[Opened, Shelf], dict[str, Any]]


def _textual(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    pattern, message = opened.read("pattern", _pattern), opened.read("message", reading.phrase)
    if pattern and not opened.stands("message"):
        shelf.book.note(errors.PATTERN_NEEDS_MESSAGE, opened.line_of("pattern"))
    sizes = {word: opened.read(word, reading.whole) for word in ("lines", "max_chars")}
    return {**sizes, "pattern": pattern, "message": message}


def _pattern(node: Node, word: Word, book: Book) -> str | None:
    written = reading.text(node, word, book)
    try:
        re.compile(written or "")
    except (re.error, OverflowError, RecursionError) as error:  # "a{9999999999}", and a thousand brackets
        book.note(errors.BAD_PATTERN, node.line, value=written, why=error)
        return None
    return written


def _number(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    bounds = {word: opened.read(word, reading.number) for word in ("min", "max")}
    _in_order(bounds, "min", "max", opened)
    return {**bounds, "unit": opened.read("unit", reading.phrase), "decimals": opened.read("decimals", reading.whole)}


def _date(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    bounds = {word: opened.read(word, reading.iso_date) for word in ("min", "max")}
    _in_order(bounds, "min", "max", opened)
    return bounds


def _in_order(bounds: dict[str, Any], low: str, high: str, opened: Opened) -> None:
    least, most = bounds[low], bounds[high]
    if least is not None and most is not None and most < least:
        values = {"high": high, "high_value": most, "low": low, "low_value": least}
        opened.book.note(errors.LESS_THAN, opened.line_of(high), **values)


# --- choices ----------------------------------------------------------------------------------------------------------


def _choices(opened: Opened, shelf: Shelf, *extras: str) -> dict[str, Any]:
    """At least two choices, of which ``extras`` (what may be offered beside the list) can be one."""
    choices = opened.read("choices", choices_from(shelf))
    before = shelf.book.mistakes
    given = {word: opened.read(word, offer(word)) for word in extras}
    has_more = any(given.values()) or shelf.book.mistakes > before
    if choices is not None and len(choices) == 1 and not has_more:
        opened.book.note(errors.TOO_FEW_CHOICES, opened.line_of("choices"), least=2)
    return {"choices": choices, **given}


def _select(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    given = _choices(opened, shelf, *EXTRAS)
    check_scores(opened, given["choices"])
    return given


def _select_one(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    looks = [look.value for look in Appearance if look is not Appearance.TICKS]
    look = opened.read("appearance", reading.one_of(looks))
    return _select(opened, shelf) | {"appearance": Appearance(look) if look else None}


def _select_multiple(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    bounds = {word: opened.read(word, reading.whole) for word in ("at_least", "up_to")}
    _in_order(bounds, "at_least", "up_to", opened)
    given = _select(opened, shelf)
    most = len(given["choices"] or ()) + (given["other"] is not None)  # none and unsure stand alone
    for word, count in bounds.items():
        if given["choices"]:
            _no_more_than(most, word, count, opened)
    return given | bounds


def _no_more_than(most: int, word: str, count: int | None, opened: Opened) -> None:
    """Note a number of choices that there are not."""
    if (count or 0) > most:
        values = {"word": word, "value": count, "least": 1, "most": most, "example": f"{word}: 1"}
        opened.book.note(errors.OUT_OF_BOUNDS, opened.line_of(word), **values)


def _rank(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    given, up_to = _choices(opened, shelf), opened.read("up_to", reading.whole)
    if given["choices"]:
        _no_more_than(len(given["choices"]), "up_to", up_to, opened)
    return given | {"up_to": up_to}


def _points(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    return _choices(opened, shelf) | {"points": opened.read("points", reading.whole)}


def _scale(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    least, most = opened.read("min", reading.whole), opened.read("max", reading.whole)
    lowest = least if opened.stands("min") else 1
    if most is not None and lowest is not None and most <= lowest:
        values = {"high": "max", "high_value": most, "low": "min", "low_value": lowest}
        opened.book.note(errors.NO_SCALE, opened.line_of("max"), **values)
    ends = {word: opened.read(word, reading.phrase) for word in ("low", "high")}
    return {"min": least, "max": most, **ends, "unsure": opened.read("unsure", offer("unsure"))}


def _grid(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    given, tick = _choices(opened, shelf, "unsure"), opened.read("tick", reading.one_of(("one", "many")))
    check_scores(opened, given["choices"], is_many=tick == "many")
    return given | {"rows": opened.read("rows", rows_from(shelf)), "is_many": tick == "many"}


def _sharing(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    built_in = {} if opened.stands("label") else {"label": wording.SHARING}
    return {"choices": wording.SHARING_CHOICES, **built_in}


def _nothing(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    return {}


OWN_WORDS: dict[str, tuple[type[Asked], Own]] = {
    "text": (kinds.Text, _textual),
    "paragraph": (kinds.Paragraph, _textual),
    "number": (kinds.Number, _number),
    "date": (kinds.Date, _date),
    "email": (kinds.Email, _nothing),
    "phone": (kinds.Phone, _nothing),
    "select_one": (kinds.SelectOne, _select_one),
    "select_multiple": (kinds.SelectMultiple, _select_multiple),
    "scale": (kinds.Scale, _scale),
    "rank": (kinds.Rank, _rank),
    "points": (kinds.Points, _points),
    "grid": (kinds.Grid, _grid),
    "tick": (kinds.Tick, _nothing),
    "consent": (kinds.Consent, _nothing),
    "sharing": (kinds.Sharing, _sharing),
    "signature": (kinds.Signature, _nothing),
}
"""What each kind becomes, and the reader of the words it has to itself."""
