"""``migrate``, as a spec says it: earlier versions, their questions, and what became of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from wta_forms import errors
from wta_forms.spec import reading
from wta_forms.spec.moves import DROPPED, Axis, Move, Part, Step
from wta_forms.spec.reading import Book, open_map
from wta_forms.spec.words import Place, Word
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

_VERSION = re.compile(r"[1-9][0-9]{0,3}")
_NAME = rf"{reading.IDENTIFIER.pattern}|0|[1-9][0-9]{{0,8}}"
_TARGET = re.compile(rf"(?:(?P<question>{reading.IDENTIFIER.pattern})\.)?(?P<name>{_NAME})")

_AXES = {"choices": Axis.CHOICES, "rows": Axis.ROWS}


def read_migrate(node: Node, word: Word, book: Book) -> tuple[Step, ...] | None:
    """``{1: {old question: what became of it}}``; whether these exist is for ``check_migrate``."""
    entries = _entries(node, word, book)
    return tuple(_step(key, value, word, book) for key, value in entries) if entries else None


def _entries(node: Node, word: Word, book: Book) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a map that has to have some."""
    if isinstance(node, Mapping) and (node.entries or node.left_out):
        return node.entries
    reading.wrong(node, word, book)
    return ()


def _step(key: Scalar, node: Node, word: Word, book: Book) -> Step:
    if not _VERSION.fullmatch(key.text):
        book.note(errors.MIGRATE_VERSION, key.line, value=key.text)
        return Step(0, ())
    moves = tuple(_move(name, value, word, book) for name, value in _entries(node, word, book))
    return Step(int(key.text), moves, key.line)


def _move(key: Scalar, node: Node, word: Word, book: Book) -> Move:
    """The new name, several of them, or a map with what else is to be said."""
    _is_named(key, book, "id")
    if not isinstance(node, Mapping):
        return Move(key.text, _targets(node, word, book) or (), line=key.line)
    opened = open_map(node, Place.MOVE, book)
    if not node.entries and not node.left_out:
        reading.wrong(node, word, book)
    if opened is None:
        return Move(key.text, (), line=key.line)
    to = opened.read("to", _targets)
    parts = [part for name, axis in _AXES.items() for part in opened.read(name, _names_on(axis)) or ()]
    return Move(
        key.text,
        (key.text,) if to is None else to,
        (*parts, *(opened.read("columns", _columns) or ())),
        opened.read("reason", reading.text) or "",
        key.line,
    )


def _is_named(node: Scalar, book: Book, what: str) -> bool:
    if reading.IDENTIFIER.fullmatch(node.text):
        return True
    reading.bad_name(node, what, "what_we_do", book)
    return False


def _targets(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    """Ids; none where it was dropped."""
    if isinstance(node, Scalar):
        return () if node.text == DROPPED or not _is_named(node, book, "id") else (node.text,)
    members = node.members if isinstance(node, Sequence) else ()
    names = [each for each in members if isinstance(each, Scalar) and each.text != DROPPED]
    if not names or len(names) < len(members):
        reading.wrong(node, word, book)
        return None
    return tuple(dict.fromkeys(name.text for name in names if _is_named(name, book, "id")))


def _names_on(axis: Axis) -> Callable[[Node, Word, Book], tuple[Part, ...] | None]:
    """A reader of ``{old: new, older: question.new, oldest: dropped}``."""

    def read(node: Node, word: Word, book: Book) -> tuple[Part, ...] | None:
        return tuple(_part(axis, key, value, word, book) for key, value in _entries(node, word, book))

    return read


def _part(axis: Axis, key: Scalar, node: Node, word: Word, book: Book) -> Part:
    if not re.fullmatch(_NAME, key.text):
        reading.bad_name(key, "key", "not_sure", book)
    if not isinstance(node, Scalar):
        reading.wrong(node, word, book)
        return Part(axis, key.text, "", line=key.line)
    target = _TARGET.fullmatch(node.text)
    if target is None:
        reading.bad_name(node, "key", "not_sure", book)
    if target is None or node.text == DROPPED:
        return Part(axis, key.text, "", line=key.line)
    return Part(axis, key.text, target["name"], target["question"] or "", line=key.line)


def _columns(node: Node, word: Word, book: Book) -> tuple[Part, ...] | None:
    return tuple(_column(key, value, word, book) for key, value in _entries(node, word, book))


def _column(key: Scalar, node: Node, word: Word, book: Book) -> Part:
    _is_named(key, book, "id")
    column = Part(Axis.COLUMNS, key.text, key.text, line=key.line)
    if not isinstance(node, Mapping):
        return replace(column, to=_column_name(node, word, book) or "")
    opened = open_map(node, Place.COLUMN_MOVE, book)
    if opened is None:
        return column
    to = opened.read("to", _column_name)
    return replace(
        column, to=key.text if to is None else to, choices=opened.read("choices", _names_on(Axis.CHOICES)) or ()
    )


def _column_name(node: Node, word: Word, book: Book) -> str | None:
    if not isinstance(node, Scalar):
        reading.wrong(node, word, book)
        return None
    return "" if node.text == DROPPED or not _is_named(node, book, "id") else node.text
