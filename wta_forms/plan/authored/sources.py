"""The words of a block that are no plain values: what it shows, which columns, which answers only, which score."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from wta_forms import errors
from wta_forms.plan.authored.language import BuiltIn, Only, QuestionRef, RowSource, Source
from wta_forms.spec import reading
from wta_forms.spec.choices import key_of
from wta_forms.spec.form import Phrase
from wta_forms.spec.reading import IDENTIFIER, Book
from wta_forms.spec.words import Word
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

T = TypeVar("T")


def read_source(node: Node, word: Word, book: Book) -> Source | None:
    """What is built in, a question, a list of questions, or a list of tables with what goes where."""
    if isinstance(node, Scalar) and node.text in set(BuiltIn):
        return BuiltIn(node.text)
    members = node.members if isinstance(node, Sequence) else (node,)
    if not members or isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    if any(isinstance(member, Mapping) for member in members):
        return _all(tuple(_rows(member, word, book) for member in members))
    return _all(tuple(_question(member, word, book) for member in members))


def are_rows(source: Source) -> bool:
    """Whether rows of several tables are put together."""
    return isinstance(source, tuple) and any(isinstance(each, RowSource) for each in source)


def _all(read: tuple[T | None, ...]) -> tuple[T, ...] | None:
    good = tuple(each for each in read if each is not None)
    return good if len(good) == len(read) else None


def _question(node: Node, word: Word, book: Book) -> QuestionRef | None:
    if isinstance(node, Scalar):
        return _ref(node, book)
    reading.wrong(node, word, book)
    return None


_REF = re.compile(r"(?P<form>[a-z][a-z0-9-]*)\.(?P<question>[a-z][a-z0-9_]*)")


def _ref(node: Scalar, book: Book) -> QuestionRef | None:
    if match := _REF.fullmatch(node.text):
        return QuestionRef(match["form"], match["question"])
    book.note(errors.PLAN_BAD_SOURCE, node.line, value=node.text, built_in=", ".join(BuiltIn))
    return None


def _rows(node: Node, word: Word, book: Book) -> RowSource | None:
    """``drivers.first_steps: {step: "{step}", owner: "{owner}"}``"""
    if isinstance(node, Scalar):
        if _ref(node, book) is not None:
            book.note(errors.PLAN_ROWS_ALONE, node.line, value=node.text)
        return None
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    ((key, value),) = node.entries
    ref, cells = _ref(key, book), _phrases(value, word, book)
    return RowSource(ref, tuple(cells.items())) if ref is not None and cells is not None else None


def _phrases(node: Node, word: Word, book: Book) -> dict[str, Phrase] | None:
    """Names with a text each."""
    if not isinstance(node, Mapping) or not node.entries:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    read = {key.text: reading.phrase(value, word, book) for key, value in node.entries}
    good = {key: phrase for key, phrase in read.items() if phrase is not None}
    return good if len(good) == len(read) else None


def columns_for(source: Source | None) -> Callable[[Node, Word, Book], dict[str, Phrase | None] | None]:
    """A reader of columns: of a table by their ids; of rows out of several tables with the words of their heads.

    Where nobody knows which of the two is meant, both will do.
    """

    def read(node: Node, word: Word, book: Book) -> dict[str, Phrase | None] | None:
        may_have_heads = source is None or are_rows(source)
        if isinstance(node, Mapping) and may_have_heads:
            return dict(_phrases(node, word, book) or {}) or None
        if source is not None and may_have_heads:
            book.note(errors.PLAN_NEEDS_HEADS, node.line)
            return None
        return dict.fromkeys(reading.names(node, word, book) or ()) or None

    return read


def read_filter(node: Node, word: Word, book: Book) -> Only | None:
    """``{available: [yes, maybe]}``; whether these exist is for ``check``."""
    if not isinstance(node, Mapping) or not node.entries:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    pairs = []
    for key, value in node.entries:
        members = value.members if isinstance(value, Sequence) else (value,)
        if not members or not all(isinstance(member, Scalar) for member in members):
            reading.wrong(value, word, book)
            return None
        pairs.append((key.text, tuple(key_of(member.text) for member in members if isinstance(member, Scalar))))
    return Only(tuple(pairs))


_TIMES = re.compile(r"\s+[xX]\s+|\s*[×*]\s*")


def read_score(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    """``likelihood x impact``, also with × or *: two columns or more, each of them once."""
    columns = _TIMES.split(node.text.strip()) if isinstance(node, Scalar) else []
    if len(columns) < 2 or not all(map(IDENTIFIER.fullmatch, columns)):
        reading.wrong(node, word, book)
        return None
    twice = next((column for place, column in enumerate(columns) if column in columns[:place]), "")
    if twice:
        book.note(errors.TWICE_IN_LIST, node.line, value=twice, word=word.key)
        return None
    return tuple(columns)
