"""Adding to decisions.yaml and themes.yaml as text: what could be decided, each behind a # of its own.

No line that is there is touched: the old lines are the new file's in their order, byte by byte, with new ones between
them or behind them. What is offered is only remarks, and the names of sections, under which nothing but remarks may
stand; so before and after, the file says the same. Whoever takes away the one # in front has decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec import yaml_nodes as nodes
from wta_forms.spec.write import scalar
from wta_forms.spec.yaml_nodes import Node, Scalar, read_yaml

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines that can be decided for, without their #. ``token`` is what they are known again by: where it stands at the
    beginning of a line already, with a # before it or without, it has been offered."""

    token: str
    lines: tuple[str, ...]
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """``about`` is said in front of the choices. ``section`` is where they belong, "" at the end of the file."""

    section: str
    about: tuple[str, ...]
    choices: tuple[Choice, ...]


def remark(words: str, most: int = 100) -> str:
    """Somebody's words on one line of a remark. It is a reminder of which answer is meant, not the answer: what is long
    is cut, with … at its end, and what cannot be seen is a question mark."""
    line = " ".join(words.split())
    line = line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
    return "".join(character if character.isprintable() else "?" for character in line)


def decided(section: str, name: str, value: str) -> Offer:
    """One decision that counts at once."""
    line = f"{name}: {scalar(value)}"
    return Offer(section, (), (Choice(line, (line,), is_decided=True),))


def with_offers(content: bytes, offers: Iterable[Offer], file: str, head: str) -> bytes:
    """The file with whatever of the offers does not stand in it yet; the same bytes where all does. ``head`` is said at
    the beginning of a new one.

    Raises WtaFormsError when the file has a mistake, or has no place for them.
    """
    text = content.decode("utf-8-sig", "strict") if _is_utf8(content, file) else ""
    new = [offer for offer in (_new(offer, text.splitlines()) for offer in offers) if offer.choices]
    if not new:
        return content
    before = _read(content, file)
    for place in (_in_sections, _at_the_end):
        made = place(content, new, head)
        if _says_the_same(before, made, new, file):
            return made
    raise WtaFormsError(errors.NOT_ADDED.at(file))


def _is_utf8(content: bytes, file: str) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WtaFormsError(errors.NOT_UTF8.at(file)) from error
    return True


def _new(offer: Offer, lines: Sequence[str]) -> Offer:
    """What stands behind a ``#`` was offered, and is not decided by that."""
    offered = [re.sub(r"^[\s#\ufeff]*(?:-\s+)?", "", line) for line in lines]
    written = [re.sub(r"^[\s\ufeff]*(?:-\s+)?", "", line) for line in lines]
    choices = (
        choice for choice in offer.choices if not _stand(choice.token, written if choice.is_decided else offered)
    )
    return replace(offer, choices=tuple(choices))


def _stand(token: str, lines: Iterable[str]) -> bool:
    return any(_stands(token, line) for line in lines)


def _stands(token: str, line: str) -> bool:
    return line.startswith(token) and not line[len(token) :].strip()[:1].isalnum()


# --- reading what is there --------------------------------------------------------------------------------------------


def _read(content: bytes, file: str) -> Node | None:
    """None for a file with nothing but remarks. Raises WtaFormsError with every mistake."""
    try:
        root, problems = read_yaml(content, file)
    except WtaFormsError as error:
        if all(errors.YAML_EMPTY.is_said(problem) for problem in error.problems):
            return None
        raise
    if wrong := [problem for problem in problems if not _is_fine(problem)]:
        raise WtaFormsError(wrong)
    return root


def _is_fine(problem: Problem) -> bool:
    """What stands under no name is for the reader of the file to tell."""
    return problem.is_note or errors.KEY_WITHOUT_VALUE.is_said(problem)


def _says_the_same(before: Node | None, made: bytes, offers: Sequence[Offer], file: str) -> bool:
    try:
        after = _read(made, file)
    except WtaFormsError:
        return False
    wanted = {choice.token for offer in offers for choice in offer.choices if choice.is_decided}
    said = set(_said(after))
    return said >= set(_said(before)) and len(said - set(_said(before))) == len(wanted)


def _said(node: Node | None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every text with the names it stands under; white space at its end may come and go with the line behind it."""
    match node:
        case Scalar(text=text):
            yield (*path, text.rstrip())
        case nodes.Sequence(members=members):
            for place, member in enumerate(members):
                yield from _said(member, (*path, str(place)))
        case nodes.Mapping(entries=entries):
            for key, value in entries:
                yield from _said(value, (*path, key.text))
        case _:
            return


# --- writing ----------------------------------------------------------------------------------------------------------


def _lines(offer: Offer, indent: str) -> Iterator[str]:
    for words in offer.about:
        yield from (f"{indent}# {line}" for line in wrap(words, 100, break_long_words=False, break_on_hyphens=False))
    for choice in offer.choices:
        for line in choice.lines:
            yield f"{indent}{line}" if choice.is_decided else f"{indent}#{line}"


def _in_sections(content: bytes, offers: Sequence[Offer], head: str) -> bytes:
    """Each in its section, at its end; a section that is not there yet is added at the end of the file."""
    text = _Text.of(content, head)
    for section in dict.fromkeys(offer.section for offer in offers):
        own = [offer for offer in offers if offer.section == section]
        place = text.end_of(section) if section else None
        if place is not None:
            at, indent = place
            text = text.put(at, [line for offer in own for line in ("", *_lines(offer, indent))])
        else:
            header = [f"{section}:"] if section else []
            lines = [line for offer in own for line in ("", *_lines(offer, INDENT if section else ""))][1:]
            text = text.put(len(text.lines), ["", *header, *lines])
    return text.content


def _at_the_end(content: bytes, offers: Sequence[Offer], head: str) -> bytes:
    """All of them as remarks, where the file is written in a way that has no room between its lines."""
    text = _Text.of(content, head)
    for offer in offers:
        text = text.put(
            len(text.lines), ["", *(f"# {offer.section}:" for _ in [0] if offer.section), *_lines(offer, "")]
        )
    return text.content


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines as they are, with their ends; ``end`` is how this file ends a line."""

    lines: tuple[str, ...]
    end: str

    @classmethod
    def of(cls, content: bytes, head: str) -> _Text:
        text = content.decode("utf-8")
        ends = re.findall(r"\r\n|\r|\n", text)
        end = ends[0] if ends else "\n"
        lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
        if not text.strip("\ufeff \t\r\n"):
            lines += [f"# {line}".rstrip() + end for line in head.splitlines()]
        return cls(tuple(lines), end)

    @property
    def content(self) -> bytes:
        return "".join(self.lines).encode("utf-8")

    def put(self, at: int, new: Iterable[str]) -> _Text:
        before = list(self.lines[:at])
        if before and not before[-1].endswith(("\n", "\r")):
            before[-1] += self.end
        return replace(self, lines=(*before, *(line + self.end for line in new), *self.lines[at:]))

    def end_of(self, section: str) -> tuple[int, str] | None:
        """Before which line something can be added to a section, and how far in; None where it is not there, or its
        value begins on the line of its name."""
        starts = [place for place, line in enumerate(self.lines) if _NAME.match(line.lstrip("\ufeff"))]
        own = [
            place
            for place in starts
            if re.match(rf"{section}\s*:\s*(?:#.*)?$", self.lines[place].lstrip("\ufeff").strip())
        ]
        if not own:
            return None
        after = next((place for place in starts if place > own[0]), len(self.lines))
        while after > own[0] + 1 and self.lines[after - 1].startswith("#"):
            after -= 1  # remarks that stand at the left edge belong to what comes next
        while not self.lines[after - 1].strip():
            after -= 1
        return after, self._indent(own[0] + 1, after)

    def _indent(self, first: int, last: int) -> str:
        written = (line for line in self.lines[first:last] if line.strip() and not line.strip().startswith("#"))
        line = next(written, INDENT)
        return line[: len(line) - len(line.lstrip(" "))] or INDENT


_NAME = re.compile(r"""[^\s#:,\[\]{}"'-][^:]*:(?:\s|$)""")
"""A name at the left edge: nothing within a section begins there."""
