"""YAML as libyaml reads it, with a line for every value and nothing guessed.

A scalar stays the text that was typed (``no``, ``010``, ``9:30``); ``&`` and ``*`` names, ``!`` tags, keys without a
value and keys that stand twice are problems. Whatever loader PyYAML was built with, the reading is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed, and its line (from 1). ``is_plain``: without quotes around it."""

    text: str
    line: int
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    members: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order in which they stand; keys differ, values are never missing."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(content: bytes, file: str) -> tuple[Node, list[Problem]]:
    """The one document in ``content`` (UTF-8, at most 1 MiB) and what is wrong with single lines of it.

    Raises WtaFormsError when nothing can be read after some point.
    """
    if len(content) > MOST_BYTES:
        raise WtaFormsError(errors.FILE_TOO_LARGE.at(file, limit="1 MiB"))
    text = _decoded(content, file)
    composer = _Composer(file, text)
    return composer.document(), composer.problems


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WtaFormsError(errors.NOT_UTF8.at(file)) from error


class _PureLoader(yaml.SafeLoader):
    """PyYAML's own scanner, mended to read what libyaml reads.

    PyYAML 6.0.3 ends the plain text of a one-line map at a question mark ("{label: Who is it for?}"), libyaml 0.2.5
    does not. The scanner looks ahead through ``peek`` and takes the text itself elsewhere, so a mark can be hidden
    from the look-ahead alone.
    """

    _is_in_plain_text = False

    def scan_plain(self) -> Any:
        self._is_in_plain_text = True
        try:
            return super().scan_plain()
        finally:
            self._is_in_plain_text = False

    def peek(self, index: int = 0) -> str:
        character = str(super().peek(index))
        return "q" if self._is_in_plain_text and character == "?" else character


_LOADER: Any = getattr(yaml, "CSafeLoader", _PureLoader)


class _Composer:
    """Events to nodes. PyYAML's own composer would resolve aliases before anybody could refuse them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._depth = 0

    def document(self) -> Node:
        root: Node | None = None
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._stop(errors.YAML_SEVERAL, event)
                root = self._node(self._next())
        if root is None or (isinstance(root, Scalar) and not root.text):
            raise WtaFormsError(errors.YAML_EMPTY.at(self.file))
        return root

    def _next(self) -> Any:
        try:
            return next(self._events)
        except yaml.YAMLError as error:
            raise WtaFormsError(_explained(error, self.file, self.lines)) from error

    def _node(self, event: Any) -> Node:
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, _line(event), is_plain=event.style in (None, ""))
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self._stop(errors.YAML_TOO_DEEP, event, limit=MOST_DEPTH)
        node = self._mapping(event) if isinstance(event, yaml.MappingStartEvent) else self._sequence(event)
        self._depth -= 1
        return node

    def _refuse_extras(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._stop(errors.YAML_ALIAS, event)
        if event.anchor:
            self._note(errors.YAML_ALIAS, _line(event))
        if event.tag:
            self._note(errors.YAML_TAG, _line(event))

    def _sequence(self, start: Any) -> Sequence:
        members = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            members.append(self._node(event))
        return Sequence(tuple(members), _line(start))

    def _mapping(self, start: Any) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(self._next())
            if not isinstance(key, Scalar):
                self._note(errors.YAML_BROKEN_ELSEWHERE, key.line, why="a word is missing before the colon")
            elif key.text in entries:
                self._note(errors.DUPLICATE_KEY, key.line, key=key.text, first=entries[key.text][0].line)
            elif isinstance(value, Scalar) and value.is_plain and not value.text:
                self._note(errors.KEY_WITHOUT_VALUE, key.line, key=key.text)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), _line(start))

    def _note(self, message: errors.Message, line: int, **values: object) -> None:
        self.problems.append(message.at(f"{self.file}:{line}", **values))

    def _stop(self, message: errors.Message, event: Any, **values: object) -> WtaFormsError:
        return WtaFormsError([*self.problems, message.at(f"{self.file}:{_line(event)}", **values)])


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


_LINE_WITH_TEXT = re.compile(r"^\s*(?:- )?(?P<word>\w+):\s+(?P<text>[^{\[].*?)\s*$")


def _explained(error: yaml.YAMLError, file: str, lines: list[str]) -> Problem:
    """The parser's words as a sentence for an author, with the line as it should be where that can be told."""
    mark = _place_of(error)
    number = mark.line + 1 if mark else 1
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    where = f"{file}:{number}"
    why = getattr(error, "problem", None) or "there is a character in it that cannot be printed"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return errors.YAML_TAB.at(where)
    if match := _LINE_WITH_TEXT.match(line):
        return errors.YAML_BROKEN.at(where, why=why, corrected=f"{match['word']}: {quoted(match['text'])}")
    return errors.YAML_BROKEN_ELSEWHERE.at(where, why=why)


def _place_of(error: yaml.YAMLError) -> Any:
    """Where a quoted text begins says more than where the file ends."""
    context = str(getattr(error, "context", "") or "")
    begins = getattr(error, "context_mark", None) if "quoted scalar" in context else None
    return begins or getattr(error, "problem_mark", None)


def quoted(text: str) -> str:
    """The text as it is written in double quotes; a pair of quotes that was typed around it is taken off first."""
    is_paired = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    bare = text[1:-1] if is_paired else text
    return '"' + bare.replace("\\", "\\\\").replace('"', '\\"') + '"'
