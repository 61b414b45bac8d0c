"""From YAML nodes to plain values, word by word: every reader notes what is wrong and gives None for it.

Exactly one problem is noted for one mistake, at its line; what depends on a value that could not be read is left alone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.spec.asked import Phrase
from wta_forms.spec.words import (
    NEIGHBOURS,
    WORDS,
    Place,
    Type,
    Word,
    advice,
    advice_on_value,
    meant,
    words_at,
)
from wta_forms.spec.yaml_errors import in_curly_quotes, quoted, with_space
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,39}")
FORM_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

T = TypeVar("T")


@dataclass(slots=True)
class Book:
    """The problems of one file, written down while it is read.

    Where its languages could not be read (``knows_languages`` is false) a text may be in any.
    """

    file: str
    languages: tuple[str, ...] = ("en",)
    problems: list[Problem] = field(default_factory=list)
    knows_languages: bool = True

    @property
    def mistakes(self) -> int:
        """How many problems there are, without notes."""
        return sum(not problem.is_note for problem in self.problems)

    def note(self, message: Message, line: int, **values: object) -> None:
        self.problems.append(message.at(f"{self.file}:{line}", **values))


@dataclass(frozen=True, slots=True)
class Opened:
    """A map whose words are known: each word that stands in it, with its value.

    ``told``: words that stand in it misspelt or without a value, which has been noted. ``is_whole``: there are none of
    these, and no word is missing.
    """

    values: dict[str, tuple[Word, Node]]
    place: Place
    line: int
    is_whole: bool
    book: Book
    told: frozenset[str] = frozenset()

    def stands(self, key: str) -> bool:
        """Whether the author wrote this word, be it misspelt."""
        return key in self.values or key in self.told

    def read(self, key: str, reader: Callable[[Node, Word, Book], T | None]) -> T | None:
        """What ``reader`` makes of the word's value; None when it is not there or wrong."""
        found = self.values.get(key)
        return reader(found[1], found[0], self.book) if found else None

    def line_of(self, key: str) -> int:
        return self.values[key][1].line if key in self.values else self.line


def open_map(
    node: Node, place: Place, book: Book, kind: str = "", table: Iterable[Word] = WORDS, passing: Collection[str] = ()
) -> Opened | None:
    """Check which words stand in a map. Unknown and missing ones are noted; ``passing`` are left to somebody else."""
    allowed = {word.key: word for word in words_at(place, kind, table)}
    if not isinstance(node, Mapping):
        _not_a_map(node, place, next(iter(allowed.values())).example, book)
        return None
    unknown = [key for key, _ in node.entries if key.text not in allowed and key.text not in passing]
    free = [key for key in allowed if node.get(key) is None and key not in node.left_out]
    told = set(node.left_out)
    for key in unknown:
        if ours := _badly_written(key, allowed, book):
            told.add(ours)
            continue
        hint, ours = _advice_on(key.text, allowed, free, words_at(place, table=table))
        book.note(errors.UNKNOWN_WORD, key.line, word=key.text, place=_named(place, kind), advice=hint)
        told.add(ours)
    missing = [allowed[key] for key in free if allowed[key].is_required and key not in (*passing, *told)]
    for word in missing:
        book.note(errors.MISSING_WORD, node.line, place=_named(place, kind), word=word.key, example=word.example)
    values = {key.text: (allowed[key.text], value) for key, value in node.entries if key.text in allowed}
    return Opened(values, place, node.line, not (unknown or missing or node.left_out), book, frozenset(told))


def _not_a_map(node: Node, place: Place, example: str, book: Book) -> None:
    if isinstance(node, Scalar) and node.is_plain and (corrected := with_space(node.text)):
        book.note(errors.YAML_NO_SPACE, node.line, mark="colon", corrected=corrected)
    else:
        book.note(errors.YAML_NOT_A_MAP, node.line, what=place.value, example=example)


def _badly_written(key: Scalar, allowed: Collection[str], book: Book) -> str:
    """The word that stands there behind a dash, or in a word processor's quotation marks, which is noted; or ""."""
    if (bare := key.text.removeprefix("-")) in allowed:
        book.note(errors.YAML_NO_SPACE, key.line, mark="dash", corrected=f"- {bare}: …")
        return bare
    if (bare := in_curly_quotes(key.text)) in allowed:
        book.note(errors.CURLY_WORD, key.line, word=key.text, bare=f"{bare}: …")
        return bare
    return ""


def _advice_on(word: str, allowed: Collection[str], free: list[str], here: Iterable[Word]) -> tuple[str, str]:
    """What to do about a word that is not known, and the word that was meant by it, most likely one still free."""
    kinds = sorted({kind for known in here if known.key == word for kind in known.kinds})
    if kinds and not (word in NEIGHBOURS and NEIGHBOURS[word][1] in free):
        return f"it is a word of kind {', '.join(kinds)}", ""
    ours = meant(word, free)
    return advice(word, free if ours else allowed), ours


def _named(place: Place, kind: str) -> str:
    return f"{place.value} of kind {kind}" if kind else place.value


def wrong(node: Node, word: Word, book: Book) -> None:
    """Note that a value is not of the word's type."""
    shape = {Mapping: "a map", Sequence: "a list"}.get(type(node), "")
    found = shape or f"'{_short(node)}'"
    book.note(errors.WRONG_TYPE, node.line, word=word.key, expected=word.type.value, found=found, example=word.example)


def _short(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    return text if len(text) <= 40 else text[:40] + "…"


def text(node: Node, word: Word, book: Book) -> str | None:
    """Words as they were typed, without white space around them."""
    if not isinstance(node, Scalar):
        wrong(node, word, book)
        return None
    if not node.text.strip():
        book.note(errors.EMPTY_TEXT, node.line, word=word.key)
        return None
    if CONTROL.search(node.text):
        book.note(errors.CONTROL_CHARACTER, node.line, word=word.key)
        return None
    return node.text.strip()


def name(node: Node, word: Word, book: Book) -> str | None:
    """An identifier (``[a-z][a-z0-9_]{0,39}``) or a form's name (the same with ``-`` for ``_``)."""
    written = text(node, word, book)
    is_form = word.type is Type.FORM_NAME
    if written is None or (FORM_NAME if is_form else IDENTIFIER).fullmatch(written):
        return written
    if isinstance(node, Scalar):
        bad_name(node, _SPOKEN.get(word.key, word.key), word.example, book, "-" if is_form else "_")
    return None


_SPOKEN = {"form": "name of a form", "part": "name of a part", "use": "name of a part", "plan": "name of a plan"}
"""Words that do not say by themselves what is named behind them."""


def bad_name(node: Scalar, what: str, example: str, book: Book, separator: str = "_") -> None:
    """Note that a text cannot be an identifier, with the nearest that can, if there is one."""
    better = _as_name(node.text, separator)
    shown = f"better: {better}" if better else f"for example: {example}"
    values = {"value": _short(node), "word": what, "separator": f"'{separator}'", "example": shown}
    book.note(errors.BAD_IDENTIFIER, node.line, **values)


def _as_name(text: str, separator: str) -> str:
    """``Not sure!`` is ``not_sure``; "" where letters would be lost."""
    latin = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "replace").decode()
    made = re.sub(r"[^a-z0-9]+", separator, re.sub(r"(?<=[a-z])\?(?!\?)", "", latin)).strip(separator)
    lost = sum(character.isalnum() for character in text) - sum(character.isalnum() for character in made)
    return made if lost == 0 and (FORM_NAME if separator == "-" else IDENTIFIER).fullmatch(made) else ""


def whole(node: Node, word: Word, book: Book) -> int | None:
    """A whole number within the word's bounds; figures only, so that ``010`` and ``1_000`` are refused."""
    written = node.text if isinstance(node, Scalar) else ""
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", written):
        wrong(node, word, book)
        return None
    return _within(int(written), node, word, book)


def number(node: Node, word: Word, book: Book) -> float | None:
    """A whole number or one with a point, within the word's bounds; whole ones stay int."""
    written = node.text if isinstance(node, Scalar) else ""
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?", written):
        wrong(node, word, book)
        return None
    return _within(float(written) if "." in written else int(written), node, word, book)


N = TypeVar("N", int, float)


def _within(value: N, node: Node, word: Word, book: Book) -> N | None:
    least = -math.inf if word.least is None else word.least
    most = math.inf if word.most is None else word.most
    if least <= value <= most:
        return value
    bounds = {"least": word.least, "most": word.most}
    book.note(errors.OUT_OF_BOUNDS, node.line, word=word.key, value=value, example=word.example, **bounds)
    return None


def iso_date(node: Node, word: Word, book: Book) -> str | None:
    """A date as ``2026-03-31``; the other ways of ISO 8601 to write one are refused."""
    written = node.text if isinstance(node, Scalar) else ""
    try:
        return date.fromisoformat(written if len(written) == len("2026-03-31") else "").isoformat()
    except ValueError:
        wrong(node, word, book)
        return None


_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


def yes_no(node: Node, word: Word, book: Book) -> bool | None:
    if isinstance(node, Scalar) and node.text.lower() in _YES_NO:
        return _YES_NO[node.text.lower()]
    wrong(node, word, book)
    return None


def one_of(allowed: Collection[str]) -> Callable[[Node, Word, Book], str | None]:
    """A reader for a closed list of words."""

    def read(node: Node, word: Word, book: Book) -> str | None:
        if not isinstance(node, Scalar):
            wrong(node, word, book)
            return None
        if node.text in allowed:
            return node.text
        hint = advice_on_value(node.text, allowed)
        book.note(errors.NOT_ONE_OF, node.line, value=_short(node), word=word.key, advice=hint)
        return None

    return read


def phrase(node: Node, word: Word, book: Book) -> Phrase | None:
    """A text in the first language, or a map of language to text."""
    if not isinstance(node, Mapping):
        written = _printed(node, word, book)
        return Phrase(((book.languages[0], written),)) if written is not None else None
    if colon := _colon_in_text(node):
        book.note(errors.YAML_BROKEN, node.line, why="a colon and a space stand in the text", corrected=quoted(colon))
        return None
    if not node.entries and not node.left_out:
        wrong(node, word, book)
    texts = [_translation(key, value, word, book) for key, value in node.entries]
    given = dict(pair for pair in texts if pair)
    if not given or len(given) < len(texts):
        return None
    if not book.knows_languages:
        return Phrase(tuple(given.items()))
    if book.languages[0] not in given:
        if not node.left_out:
            book.note(errors.FIRST_LANGUAGE_MISSING, node.line, language=book.languages[0])
        return None
    return Phrase(tuple((language, given[language]) for language in book.languages if language in given))


def _colon_in_text(node: Mapping) -> str:
    """``- For example: we help`` is a map to YAML, and a text to its author: that text, or ""."""
    if len(node.entries) != 1:
        return ""
    key, value = node.entries[0]
    is_text = isinstance(value, Scalar) and (" " in key.text or not key.text.islower())
    return f"{key.text}: {value.text}" if is_text and isinstance(value, Scalar) else ""


def _translation(key: Scalar, value: Node, word: Word, book: Book) -> tuple[str, str] | None:
    if not LANGUAGE.fullmatch(key.text):
        book.note(errors.BAD_LANGUAGE, key.line, value=key.text)
        return None
    if book.knows_languages and key.text not in book.languages:
        book.note(errors.UNKNOWN_LANGUAGE, key.line, language=key.text)
        return None
    written = _printed(value, word, book)
    return (key.text, written) if written is not None else None


def _printed(node: Node, word: Word, book: Book) -> str | None:
    """A text that is printed as it stands: quotation marks of a word processor too, which is noted."""
    written = text(node, word, book)
    if written and isinstance(node, Scalar) and node.is_plain and in_curly_quotes(written):
        book.note(errors.CURLY_TEXT, node.line, corrected=quoted(written))
    return written


def phrases(node: Node, word: Word, book: Book) -> tuple[Phrase, ...] | None:
    return _each(node, word, book, phrase)


def members(node: Node, word: Word, book: Book) -> tuple[Node, ...] | None:
    """The members of a list that has to have some."""
    if isinstance(node, Sequence) and node.members:
        return node.members
    wrong(node, word, book)
    return None


def names(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    """A list of words that differ."""
    read = _each(node, word, book, text)
    seen: set[str] = set()
    for member, line in _lined(read, node):
        if member in seen:
            book.note(errors.TWICE_IN_LIST, line, value=member, word=word.key)
            return None
        seen.add(member)
    return read


def languages(node: Node, word: Word, book: Book) -> tuple[str, ...] | None:
    read = names(node, word, book)
    bad = [(language, line) for language, line in _lined(read, node) if not LANGUAGE.fullmatch(language)]
    for language, line in bad:
        book.note(errors.BAD_LANGUAGE, line, value=language)
    return None if bad else read


def _lined(read: tuple[str, ...] | None, node: Node) -> Iterator[tuple[str, int]]:
    """What was read of a list, each with its line."""
    lines = [member.line for member in node.members] if isinstance(node, Sequence) else []
    return zip(read or (), lines, strict=False)


def _each(node: Node, word: Word, book: Book, reader: Callable[[Node, Word, Book], T | None]) -> tuple[T, ...] | None:
    read = [reader(member, word, book) for member in members(node, word, book) or ()]
    whole_list = tuple(member for member in read if member is not None)
    return whole_list if read and len(whole_list) == len(read) else None
