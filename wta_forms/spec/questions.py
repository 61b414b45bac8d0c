"""One question of a spec → one of the closed union of kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wta_forms import errors
from wta_forms.spec import reading
from wta_forms.spec.choices import EXTRAS, Shelf, choices_from, key_of, offer, rows_from
from wta_forms.spec.form import (
    Asked,
    Cell,
    Column,
    Condition,
    Date,
    Heading,
    Member,
    Note,
    Number,
    Paragraph,
    Question,
    SelectMultiple,
    SelectOne,
    Share,
    Table,
    Text,
    Tick,
    Width,
)
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import (
    CELLS,
    KINDS,
    LATER_KINDS,
    LATER_WORDS,
    TALKING,
    Place,
    Word,
    advice_on_kind,
    words_at,
)
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

STRATEGIES: dict[str, tuple[str, ...]] = {
    "text": ("all", "latest"),
    "paragraph": ("all", "latest"),
    "number": ("all", "latest"),
    "date": ("all", "latest"),
    "select_one": ("tally", "all", "latest"),
    "select_multiple": ("tally", "all", "latest"),
    "tick": ("tally", "all", "latest"),
    "table": ("stack", "latest"),
}
"""The ways of merging that fit a kind; the first is the default (``latest`` for what ``prefill`` fills)."""

_PREFILL = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


def read_member(node: Node, shelf: Shelf) -> Member | None:
    """A question, heading or note; None when it has a problem."""
    before = len(shelf.book.problems)
    kind = _kind_of(node, Place.QUESTION, KINDS, shelf)
    opened = _opened(node, Place.QUESTION, kind, shelf)
    if opened is None:
        shelf.broken.add("")
        return None
    if kind in TALKING:
        return _talk(Heading if kind == "heading" else Note, opened)
    id = _new_id(opened, shelf)
    question: Question | None = _asked(kind, id, opened, shelf)
    if question is None or not opened.is_whole or len(shelf.book.problems) > before:
        shelf.broken.add(id or "")
        return None
    return question


def _opened(node: Node, place: Place, kind: str, shelf: Shelf) -> Opened | None:
    """Without a kind nobody can say which of the other words are missing, or will be words one day."""
    others = (word.key for word in words_at(place) if word.key != "kind")
    return open_map(node, place, shelf.book, kind, passing=() if kind else (*others, *LATER_WORDS))


def _kind_of(node: Node, place: Place, kinds: tuple[str, ...], shelf: Shelf) -> str:
    """The kind that is written there; "" where none is, or one that is not known, which is noted."""
    written = node.get("kind") if isinstance(node, Mapping) else None
    if written is None:
        return ""
    if not isinstance(written, Scalar):
        reading.wrong(written, next(word for word in words_at(place) if word.key == "kind"), shelf.book)
        return ""
    if written.text in kinds:
        return written.text
    if written.text in LATER_KINDS:
        shelf.book.note(errors.LATER_KIND, written.line, kind=written.text, kinds=", ".join(kinds))
    else:
        hint = advice_on_kind(written.text, kinds)
        shelf.book.note(errors.NOT_ONE_OF, written.line, value=written.text, word="kind", advice=hint)
    return ""


def _new_id(opened: Opened, shelf: Shelf) -> str | None:
    id = opened.read("id", reading.name)
    if id is None:
        return None
    here = opened.book.file, opened.line_of("id")
    file, line = shelf.seen.setdefault(id, here)
    if (file, line) != here:
        first = str(line) if file == opened.book.file else f"{line} of {Path(file).name}"
        shelf.book.note(errors.DUPLICATE_ID, opened.line_of("id"), id=id, first=first)
    return id


def _talk(made: type[Heading] | type[Note], opened: Opened) -> Heading | Note | None:
    label = opened.read("label", reading.phrase)
    about = opened.read("about", reading.phrase)
    return made(label=label, about=about) if label is not None else None


def _asked(kind: str, id: str | None, opened: Opened, shelf: Shelf) -> Any:
    """The question, or None when it has no kind or lacks what it cannot be made without."""
    common = _common(kind, id, opened)
    if not kind:
        return None
    made, own = _KINDS[kind]
    given = common | own(opened, shelf)
    if given["label"] is None or id is None or None in (given.get("choices", 0), given.get("rows", 0)):
        return None
    return made(**{word: value for word, value in given.items() if value is not None})


def _common(kind: str, id: str | None, opened: Opened) -> dict[str, Any]:
    share = opened.read("share", reading.one_of([share.value for share in Share]))
    is_question = opened.place is Place.QUESTION  # a column's width is a number
    width = opened.read("width", reading.one_of([width.value for width in Width])) if is_question else None
    return {
        "id": id,
        "label": opened.read("label", reading.phrase),
        "hint": opened.read("hint", reading.phrase),
        "prompts": opened.read("prompts", reading.phrases),
        "facilitator": opened.read("facilitator", reading.phrase),
        "required": opened.read("required", reading.yes_no),
        "width": Width(width) if width else None,
        "prefill": opened.read("prefill", _prefill),
        "only_if": opened.read("only_if", read_condition),
        "merge": opened.read("merge", _merge(kind)),
        "share": Share(share) if share else None,
        "file": opened.book.file,
        "line": opened.line,
    }


def _prefill(node: Node, word: Word, book: Book) -> str | None:
    written = reading.text(node, word, book)
    if written is None or _PREFILL.fullmatch(written):
        return written
    book.note(errors.BAD_PREFILL, node.line, value=written)
    return None


def _merge(kind: str) -> Callable[[Node, Word, Book], str | None]:
    def read(node: Node, word: Word, book: Book) -> str | None:
        if not isinstance(node, Scalar):
            reading.wrong(node, word, book)
            return None
        fitting = STRATEGIES.get(kind, ())
        if kind and node.text not in fitting:
            values = {"strategy": node.text, "kind": kind, "strategies": ", ".join(fitting)}
            book.note(errors.MERGE_UNFIT, node.line, **values)
        return node.text

    return read


def read_condition(node: Node, word: Word, book: Book) -> Condition | None:
    """``{question: value}`` or ``{question: [value, value]}``; whether these exist is for ``check``."""
    if not isinstance(node, Mapping) or not node.entries:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    pairs = []
    for key, value in node.entries:
        nodes = value.members if isinstance(value, Sequence) else (value,)
        if not nodes or not all(isinstance(each, Scalar) for each in nodes):
            reading.wrong(value, word, book)
            return None
        pairs.append((key.text, tuple(key_of(each.text) for each in nodes if isinstance(each, Scalar))))
    return Condition(tuple(pairs), book.file, node.line)


# --- the kinds' own words ---------------------------------------------------------------------------------------------


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


def _select(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    choices = opened.read("choices", choices_from(shelf))
    before = len(shelf.book.problems)
    extras = {word: opened.read(word, offer(word)) for word in EXTRAS}
    has_more = any(extras.values()) or len(shelf.book.problems) > before
    if choices is not None and len(choices) == 1 and not has_more:
        shelf.book.note(errors.TOO_FEW_CHOICES, opened.line_of("choices"), least=2)
    return {"choices": choices, **extras}


def _select_multiple(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    bounds = {word: opened.read(word, reading.whole) for word in ("at_least", "up_to")}
    _in_order(bounds, "at_least", "up_to", opened)
    given = _select(opened, shelf)
    most = len(given["choices"] or ()) + sum(given[word] is not None for word in EXTRAS)
    if given["choices"] and (bounds["at_least"] or 0) > most:
        values = {"word": "at_least", "value": bounds["at_least"], "least": 1, "most": most, "example": "at_least: 1"}
        shelf.book.note(errors.OUT_OF_BOUNDS, opened.line_of("at_least"), **values)
    return given | bounds


def _table(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    rows = opened.read("rows", rows_from(shelf))
    nodes = opened.read("columns", reading.members) or ()
    seen: dict[str, int] = {}
    columns = tuple(column for node in nodes if (column := _column(node, shelf, seen)) is not None)
    return {"rows": rows, "columns": columns}


def _column(node: Node, shelf: Shelf, seen: dict[str, int]) -> Column | None:
    kind = _kind_of(node, Place.COLUMN, tuple(kind for kind in KINDS if kind in CELLS), shelf)
    opened = _opened(node, Place.COLUMN, kind, shelf)
    if opened is None:
        return None
    id, width = opened.read("id", reading.name), opened.read("width", reading.number)
    if id in seen:
        shelf.book.note(errors.DUPLICATE_ID, opened.line_of("id"), id=id, first=seen[id])
    seen.setdefault(id or "", opened.line_of("id"))
    cell: Cell | None = _asked(kind, id, opened, shelf)
    return Column(cell, width or 1.0) if cell is not None else None


def _tick(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    return {}


_KINDS: dict[str, tuple[type[Asked], Callable[[Opened, Shelf], dict[str, Any]]]] = {
    "text": (Text, _textual),
    "paragraph": (Paragraph, _textual),
    "number": (Number, _number),
    "date": (Date, _date),
    "select_one": (SelectOne, _select),
    "select_multiple": (SelectMultiple, _select_multiple),
    "table": (Table, _table),
    "tick": (Tick, _tick),
}


def kind_of(question: Member) -> str:
    """The word that a spec uses for this kind."""
    spoken = {made: kind for kind, (made, _) in _KINDS.items()} | {Heading: "heading", Note: "note"}
    return spoken[type(question)]
