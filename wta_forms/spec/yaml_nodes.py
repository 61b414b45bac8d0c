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
from wta_forms.spec.yaml_errors import explained, in_quotes, line_of, with_space

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
    """Keys and values in the order in which they stand; keys differ.

    Keys that have no value are not among them; they have been told of, and are kept in ``left_out``.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    left_out: frozenset[str] = frozenset()

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(content: bytes, file: str) -> tuple[Node, list[Problem]]:
    """The one document in ``content`` (UTF-8, at most 1 MiB) and what is wrong with single lines of it.

    Raises WtaFormsError when nothing can be read after some point.
    """
    if len(content) > MOST_BYTES:
        raise WtaFormsError(errors.FILE_TOO_LARGE.at(file, limit="1 MiB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WtaFormsError(errors.NOT_UTF8.at(file)) from error
    composer = _Composer(file, _without_tabs(text, file))
    return composer.document(), composer.problems


# What YAML 1.1 calls not printable, its rarer line breaks, and a byte order mark that is not at the beginning: two
# parsers, and an author's editor, count lines differently after these.
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _without_tabs(text: str, file: str) -> str:
    """The text with a space for every tab inside a line, as libyaml alone would take them.

    Raises WtaFormsError with every line that begins with a tab or has something in it that cannot be printed.
    """
    problems = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if found := _NOT_PRINTABLE.search(line):
            code = f"U+{ord(found[0]):04X}"
            problems.append(errors.YAML_CHARACTER.at(f"{file}:{number}", character=code))
        elif "\t" in line[: len(line) - len(line.lstrip())] and line.strip():
            problems.append(errors.YAML_TAB.at(f"{file}:{number}"))
    if problems:
        raise WtaFormsError(problems)
    return text.replace("\t", " ")


class _PureLoader(yaml.SafeLoader):
    """PyYAML's own scanner, mended to read one-line maps and lists as libyaml reads them.

    PyYAML 6.0.3 ends their plain text at a question mark ("{label: Who is it for?}"), libyaml 0.2.5 does not; it goes
    on at a colon with a bracket or comma behind it ("{label: Name:}"), which libyaml refuses. The scanner looks ahead
    through ``peek`` and takes the text itself elsewhere, so a mark can be hidden from the look-ahead alone.
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
        if not self._is_in_plain_text or character not in "?:":
            return character
        if character == ":" and self.flow_level and super().peek(index + 1) in ",?[]{}":
            raise yaml.scanner.ScannerError(
                "while scanning a plain scalar", None, "found unexpected ':'", self.get_mark()
            )
        return "q" if character == "?" else character


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
            broken = self._explained(error)
            before = [problem for problem in self.problems if problem.where != broken.where]
            raise WtaFormsError([*before, broken]) from error

    def _explained(self, error: yaml.YAMLError) -> Problem:
        """libyaml 0.2.6 (in PyYAML 6.0.4) counts levels itself, and gives up at the thousandth."""
        if getattr(error, "problem", None) == "exceeded maximum nesting depth":
            return errors.YAML_TOO_DEEP.at(f"{self.file}:{line_of(error)}", limit=MOST_DEPTH)
        return explained(error, self.file, self.lines, _first_error)

    def _node(self, event: Any) -> Node:
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
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

    def _scalar(self, event: Any) -> Scalar:
        is_plain = event.style in (None, "")
        if is_plain and event.value and self._has_hash_behind(event.end_mark):
            line = self.lines[event.end_mark.line]
            self._note(errors.YAML_HASH, event.end_mark.line + 1, corrected=in_quotes(line).strip() or line.strip())
        return Scalar(event.value, _line(event), is_plain)

    def _has_hash_behind(self, end: Any) -> bool:
        """Room #4: YAML takes a remark from there on. One that is meant has a space behind its ``#``."""
        return bool(re.match(r"\s+#[^\s#]", self.lines[end.line][end.column :] if end.line < len(self.lines) else ""))

    def _sequence(self, start: Any) -> Sequence:
        members = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            members.append(self._node(event))
        return Sequence(tuple(members), _line(start))

    def _mapping(self, start: Any) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        left_out: set[str] = set()
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, known = self._node(event), len(self.problems)
            value = self._node(self._next())
            if not isinstance(key, Scalar) or not key.text:
                self._note(errors.YAML_BROKEN_ELSEWHERE, key.line, why="a word is missing before the colon")
            elif key.text in entries:
                self._note(errors.DUPLICATE_KEY, key.line, key=key.text, first=entries[key.text][0].line)
            elif isinstance(value, Scalar) and value.is_plain and not value.text:
                left_out.add(key.text.partition(":")[0])
                if corrected := with_space(key.text):
                    self._note(errors.YAML_NO_SPACE, key.line, mark="colon", corrected=corrected)
                elif len(self.problems) == known:
                    self._note(errors.KEY_WITHOUT_VALUE, key.line, key=key.text)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), _line(start), frozenset(left_out))

    def _note(self, message: errors.Message, line: int, **values: object) -> None:
        self.problems.append(message.at(f"{self.file}:{line}", **values))

    def _stop(self, message: errors.Message, event: Any, **values: object) -> WtaFormsError:
        return WtaFormsError([*self.problems, message.at(f"{self.file}:{_line(event)}", **values)])


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _first_error(text: str) -> int:
    """The line in which a text cannot be read as YAML; 0 when all of it can."""
    try:
        for _ in yaml.parse(text, Loader=_LOADER):
            pass
    except yaml.YAMLError as error:
        return line_of(error)
    return 0
