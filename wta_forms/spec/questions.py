"""One question of a spec → one of the closed union of kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wta_forms import errors
from wta_forms.spec import reading, wording
from wta_forms.spec.form import (
    Asked,
    Cell,
    Choice,
    Column,
    Condition,
    Date,
    Heading,
    Key,
    Member,
    Note,
    Number,
    Paragraph,
    Phrase,
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
from wta_forms.spec.words import CELLS, KINDS, LATER_KINDS, Place, Word, advice, advice_on_kind, words_at
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

EXTRAS = {"other": wording.OTHER, "none": wording.NONE, "unsure": wording.UNSURE}
"""Choices that every select may offer beside its list, with the product's words for them."""

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


@dataclass(slots=True)
class Shelf:
    """What is at hand while questions are read: the book of problems, shared lists, the ids seen so far (with their
    place), and the ids of questions that have problems of their own ("" stands for one whose id is not known)."""

    book: Book
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


def read_member(node: Node, shelf: Shelf) -> Member | None:
    """A question, heading or note; None when it has a problem."""
    kind = _kind_of(node, Place.QUESTION, KINDS, shelf)
    opened = _opened(node, Place.QUESTION, kind, shelf) if kind is not None else None
    if opened is None:
        shelf.broken.add("")
        return None
    if kind in ("heading", "note"):
        return _talk(Heading if kind == "heading" else Note, opened)
    before = len(shelf.book.problems)
    id = _new_id(opened, shelf)
    question: Question | None = _asked(kind, opened, shelf) if kind else None
    if question is None or not opened.is_whole or len(shelf.book.problems) > before:
        shelf.broken.add(id or "")
        return None
    return question


def _opened(node: Node, place: Place, kind: str, shelf: Shelf) -> Opened | None:
    """Without a kind nobody can say which of the other words are missing."""
    passing = () if kind else tuple(word.key for word in words_at(place) if word.key != "kind")
    return open_map(node, place, shelf.book, kind, passing=passing)


def _kind_of(node: Node, place: Place, kinds: tuple[str, ...], shelf: Shelf) -> str | None:
    """The kind that is written there, "" where none is, or None with the problem noted."""
    written = node.get("kind") if isinstance(node, Mapping) else None
    if written is None or (isinstance(written, Scalar) and written.text in kinds):
        return written.text if isinstance(written, Scalar) else ""
    if isinstance(written, Scalar) and written.text in LATER_KINDS:
        shelf.book.note(errors.LATER_KIND, written.line, kind=written.text, kinds=", ".join(kinds))
    elif isinstance(written, Scalar):
        hint = advice_on_kind(written.text, kinds)
        shelf.book.note(errors.NOT_ONE_OF, written.line, value=written.text, word="kind", advice=hint)
    else:
        word = next(word for word in words_at(place) if word.key == "kind")
        reading.wrong(written, word, shelf.book)
    return None


def _new_id(opened: Opened, shelf: Shelf) -> str | None:
    id = opened.read("id", reading.name)
    if id is not None and id in shelf.seen:
        shelf.book.note(errors.DUPLICATE_ID, opened.line_of("id"), id=id, first=shelf.seen[id])
    elif id is not None:
        shelf.seen[id] = str(opened.line_of("id"))
    return id


def _talk(made: type[Heading] | type[Note], opened: Opened) -> Heading | Note | None:
    label = opened.read("label", reading.phrase)
    about = opened.read("about", reading.phrase)
    return made(label=label, about=about) if label is not None else None


def _asked(kind: str, opened: Opened, shelf: Shelf) -> Any:
    made, own = _KINDS[kind]
    given = _common(kind, opened) | own(opened, shelf)
    if given["label"] is None or given["id"] is None or None in (given.get("choices", 0), given.get("rows", 0)):
        return None
    return made(**{word: value for word, value in given.items() if value is not None})


def _common(kind: str, opened: Opened) -> dict[str, Any]:
    share = opened.read("share", reading.one_of([share.value for share in Share]))
    width = (
        opened.read("width", reading.one_of([width.value for width in Width]))
        if opened.place is Place.QUESTION
        else None
    )
    return {
        "id": opened.read("id", reading.name) if opened.place is Place.COLUMN else _text_of(opened, "id"),
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


def _text_of(opened: Opened, key: str) -> str | None:
    """A value that was read, and its problems noted, before."""
    node = opened.values[key][1] if key in opened.values else None
    return node.text if isinstance(node, Scalar) else None


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
        fitting = STRATEGIES[kind]
        if node.text not in fitting:
            values = {"strategy": node.text, "kind": kind, "strategies": ", ".join(fitting)}
            book.note(errors.MERGE_UNFIT, node.line, **values)
        return node.text

    return read


def read_condition(node: Node, word: Word, book: Book) -> Condition | None:
    """``{question: value}`` or ``{question: [value, value]}``; whether these exist is for ``check``."""
    if not isinstance(node, Mapping) or not node.entries:
        reading.wrong(node, word, book)
        return None
    pairs = []
    for key, value in node.entries:
        nodes = value.members if isinstance(value, Sequence) else (value,)
        if not nodes or not all(isinstance(each, Scalar) for each in nodes):
            reading.wrong(value, word, book)
            return None
        pairs.append((key.text, tuple(_key(each.text) for each in nodes if isinstance(each, Scalar))))
    return Condition(tuple(pairs), node.line)


def _key(text: str) -> Key:
    return int(text) if re.fullmatch(r"0|[1-9][0-9]{0,8}", text) else text


# --- the kinds' own words ---------------------------------------------------------------------------------------------


def _textual(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    pattern, message = opened.read("pattern", _pattern), opened.read("message", reading.phrase)
    if pattern and "message" not in opened.values:
        shelf.book.note(errors.PATTERN_NEEDS_MESSAGE, opened.line_of("pattern"))
    sizes = {word: opened.read(word, reading.whole) for word in ("lines", "max_chars")}
    return {**sizes, "pattern": pattern, "message": message}


def _pattern(node: Node, word: Word, book: Book) -> str | None:
    written = reading.text(node, word, book)
    try:
        re.compile(written or "")
    except re.error as error:
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
    choices = opened.read("choices", _choices_from(shelf))
    extras = {word: opened.read(word, _offer(word)) for word in EXTRAS if word in dict.fromkeys(opened.values)}
    if choices is not None and len(choices) + sum(words is not None for words in extras.values()) < 2:
        shelf.book.note(errors.TOO_FEW_CHOICES, opened.line_of("choices"), least=2)
    return {"choices": choices, **extras}


def _select_multiple(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    bounds = {word: opened.read(word, reading.whole) for word in ("at_least", "up_to")}
    _in_order(bounds, "at_least", "up_to", opened)
    return _select(opened, shelf) | bounds


def _choices_from(shelf: Shelf) -> Callable[[Node, Word, Book], tuple[Choice, ...] | None]:
    """A list by its name, or choices written in place."""

    def read(node: Node, word: Word, book: Book) -> tuple[Choice, ...] | None:
        if not isinstance(node, Scalar):
            return read_choices(node, word, book, word.key)
        if node.text not in shelf.lists:
            known = advice(node.text, shelf.lists) if shelf.lists else "write the choices here: {yes: Yes, no: No}"
            book.note(errors.UNKNOWN_LIST, node.line, name=node.text, advice=known)
        return shelf.lists.get(node.text)

    return read


def read_choices(node: Node, word: Word, book: Book, name: str) -> tuple[Choice, ...] | None:
    """``key: text`` or ``key: {label: , hint: }``; keys are words, or all of them whole numbers."""
    if not isinstance(node, Mapping) or not node.entries:
        reading.wrong(node, word, book)
        return None
    read = [_choice(key, value, word, book) for key, value in node.entries]
    choices = tuple(choice for choice in read if choice is not None)
    if len({isinstance(choice.key, int) for choice in choices}) > 1:
        book.note(errors.MIXED_KEYS, node.line, name=name)
    _labels_differ(choices, node.line, book)
    return choices if len(choices) == len(read) else None


def _choice(key: Scalar, value: Node, word: Word, book: Book) -> Choice | None:
    made = _key(key.text)
    if key.text in EXTRAS:
        book.note(errors.RESERVED_KEY, key.line, key=key.text)
        return None
    if isinstance(made, str) and not reading.IDENTIFIER.fullmatch(made):
        values = {"value": key.text, "word": "key of a choice", "separator": "'_'", "example": "not_sure"}
        book.note(errors.BAD_IDENTIFIER, key.line, **values)
        return None
    if isinstance(value, Mapping) and not _is_phrase(value, book):
        opened = open_map(value, Place.CHOICE, book)
        label, hint = (
            (opened.read("label", reading.phrase), opened.read("hint", reading.phrase)) if opened else (None, None)
        )
    else:
        label, hint = reading.phrase(value, word, book), None
    return Choice(made, label, hint) if label is not None else None


def _is_phrase(node: Mapping, book: Book) -> bool:
    return any(key.text in book.languages for key, _ in node.entries)


def _labels_differ(choices: tuple[Choice, ...], line: int, book: Book) -> None:
    for language in book.languages:
        seen: set[str] = set()
        for label in (choice.label.in_(language) for choice in choices):
            if label.casefold() in seen:
                book.note(errors.SAME_LABEL, line, label=label, language=language)
                return
            seen.add(label.casefold())


def _offer(word: str) -> Callable[[Node, Word, Book], Phrase | None]:
    """``true`` is the product's words, ``false`` none, anything else the author's own."""

    def read(node: Node, entry: Word, book: Book) -> Phrase | None:
        if isinstance(node, Scalar) and node.is_plain and node.text.lower() in ("true", "yes", "false", "no"):
            return EXTRAS[word] if node.text.lower() in ("true", "yes") else None
        return reading.phrase(node, entry, book)

    return read


def _table(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    rows = opened.read("rows", _rows_from(shelf))
    nodes = opened.read("columns", reading.members) or ()
    seen: dict[str, int] = {}
    columns = tuple(column for node in nodes if (column := _column(node, shelf, seen)) is not None)
    return {"rows": rows, "columns": columns}


def _rows_from(shelf: Shelf) -> Callable[[Node, Word, Book], int | tuple[Choice, ...] | None]:
    def read(node: Node, word: Word, book: Book) -> int | tuple[Choice, ...] | None:
        if isinstance(node, Scalar) and node.text not in shelf.lists:
            return reading.whole(node, word, book)
        return _choices_from(shelf)(node, word, book)

    return read


def _column(node: Node, shelf: Shelf, seen: dict[str, int]) -> Column | None:
    kinds = tuple(kind for kind in KINDS if kind in CELLS)
    kind = _kind_of(node, Place.COLUMN, kinds, shelf)
    opened = _opened(node, Place.COLUMN, kind, shelf) if kind is not None else None
    cell: Cell | None = _asked(kind, opened, shelf) if opened and kind else None
    if opened is None or cell is None:
        return None
    if cell.id in seen:
        shelf.book.note(errors.DUPLICATE_ID, opened.line_of("id"), id=cell.id, first=seen[cell.id])
    seen[cell.id] = opened.line_of("id")
    return Column(cell, opened.read("width", reading.number) or 1.0)


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
