"""Lists of choices, shared or written in place, and the rows of a table, which are such a list too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from wta_forms import errors
from wta_forms.spec import reading, wording
from wta_forms.spec.asked import Choice, Key, Phrase
from wta_forms.spec.reading import Book, open_map
from wta_forms.spec.words import Place, Type, Word, advice
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar

EXTRAS = {"other": wording.OTHER, "none": wording.NONE, "unsure": wording.UNSURE}
"""Choices that every select may offer beside its list, with the product's words for them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an id stands; in a part, also the part's name and where the form uses it."""

    where: str
    line: int
    part: str = ""
    used_at: str = ""


@dataclass(slots=True)
class Shelf:
    """What is at hand while questions are read: the book of problems, shared lists, the ids seen so far, the ids of
    questions that have problems of their own ("" stands for one whose id is not known), and in a part its name and the
    place (``file:line``) where it is used.

    A list with problems of its own is empty. Where the lists as a whole could not be read (``knows_lists`` is false),
    nothing is said of one that is not there.
    """

    book: Book
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    seen: dict[str, Standing] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    knows_lists: bool = True
    part: str = ""
    used_at: str = ""


def choices_from(shelf: Shelf) -> Callable[[Node, Word, Book], tuple[Choice, ...] | None]:
    """A list by its name, or choices written in place."""

    def read(node: Node, word: Word, book: Book) -> tuple[Choice, ...] | None:
        if not isinstance(node, Scalar):
            return read_choices(node, word, book, word.key)
        if node.text not in shelf.lists and shelf.knows_lists:
            known = advice(node.text, shelf.lists) if shelf.lists else "write the choices here: {yes: Yes, no: No}"
            book.note(errors.UNKNOWN_LIST, node.line, name=node.text, advice=known)
        return shelf.lists.get(node.text) or None

    return read


def read_choices(node: Node, word: Word, book: Book, name: str) -> tuple[Choice, ...] | None:
    """``key: text`` or ``key: {label: , hint: }``; keys are words, or all of them whole numbers."""
    if not isinstance(node, Mapping) or not node.entries:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    read = [(_choice(key, value, word, book), key.line) for key, value in node.entries]
    choices = [(choice, line) for choice, line in read if choice is not None]
    mixed = [line for choice, line in choices if isinstance(choice.key, int) != isinstance(choices[0][0].key, int)]
    if mixed:
        book.note(errors.MIXED_KEYS, mixed[0], name=name)
    _labels_differ(choices, book)
    return tuple(choice for choice, _ in choices) if len(choices) == len(read) and not node.left_out else None


def _choice(key: Scalar, value: Node, word: Word, book: Book) -> Choice | None:
    made = key_of(key.text)
    if key.text in EXTRAS and word.type not in (Type.ROWS, Type.NAMED_ROWS):
        book.note(errors.RESERVED_KEY, key.line, key=key.text)
        return None
    if isinstance(made, str) and not reading.IDENTIFIER.fullmatch(made):
        reading.bad_name(key, "key of a choice", "not_sure", book)
        return None
    if isinstance(value, Mapping) and not _is_phrase(value):
        opened = open_map(value, Place.CHOICE, book)
        label = opened.read("label", reading.phrase) if opened else None
        hint = opened.read("hint", reading.phrase) if opened else None
    else:
        label, hint = reading.phrase(value, word, book), None
    return Choice(made, label, hint) if label is not None else None


def _is_phrase(node: Mapping) -> bool:
    """Keys of two or three letters are languages, be they the form's or not; a choice's own words are longer."""
    keys = {*(key.text for key, _ in node.entries), *node.left_out}
    return not keys & {"label", "hint"} and any(reading.LANGUAGE.fullmatch(key) for key in keys)


def _labels_differ(choices: list[tuple[Choice, int]], book: Book) -> None:
    """Note the first two that read the same, in the first language in which they do."""
    for language in book.languages:
        seen: set[str] = set()
        for choice, line in choices:
            label = choice.label.in_(language)
            if label.casefold() in seen:
                book.note(errors.SAME_LABEL, line, label=label, language=language)
                return
            seen.add(label.casefold())


def offer(word: str) -> Callable[[Node, Word, Book], Phrase | None]:
    """``true`` is the product's words, ``false`` none, anything else the author's own."""

    def read(node: Node, entry: Word, book: Book) -> Phrase | None:
        if isinstance(node, Scalar) and node.is_plain and node.text.lower() in ("true", "yes", "false", "no"):
            return EXTRAS[word] if node.text.lower() in ("true", "yes") else None
        return reading.phrase(node, entry, book)

    return read


def rows_from(shelf: Shelf) -> Callable[[Node, Word, Book], int | tuple[Choice, ...] | None]:
    """A number, a list by its name, or rows written in place."""

    def read(node: Node, word: Word, book: Book) -> int | tuple[Choice, ...] | None:
        may_be_list = bool(shelf.lists) or not shelf.knows_lists or word.type is Type.NAMED_ROWS
        if isinstance(node, Scalar) and not (may_be_list and reading.IDENTIFIER.fullmatch(node.text)):
            return _count_of_rows(node, word, book)
        return choices_from(shelf)(node, word, book)

    return read


def _count_of_rows(node: Scalar, word: Word, book: Book) -> int | None:
    if word.type is Type.ROWS:
        return reading.whole(node, word, book)
    reading.wrong(node, word, book)
    return None


def key_of(text: str) -> Key:
    return int(text) if re.fullmatch(r"0|[1-9][0-9]{0,8}", text) else text
