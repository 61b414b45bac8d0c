"""themes.yaml: what open answers are about, in the facilitator's words, kept from one plan to the next.

    Money:
      - 3f2a91bc04   # “The bus costs more than the bread.”
      - 0c7be1d992
    Language:
      - 99d1e0a4b7

A theme has the keys of answers (:mod:`wta_forms.plan.settling.keys`), nobody's name. An answer may stand under several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.plan.model import Block, Entry, Line, Listing, Parts, Quotes, without
from wta_forms.plan.settling.keys import KEY
from wta_forms.plan.spoken import count_of
from wta_forms.spec import yaml_nodes as nodes
from wta_forms.spec.load import content_of
from wta_forms.spec.yaml_nodes import Node, Scalar, read_yaml

THEMES_FILE = "themes.yaml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Theme:
    """``lines`` says where each key stands ("themes.yaml:3"); it is for problems alone."""

    name: str
    keys: tuple[str, ...]
    lines: Mapping[str, str] = field(default_factory=dict, compare=False)


# --- reading ----------------------------------------------------------------------------------------------------------


def read_themes(path: Path) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """The themes in their order, also those that nothing stands under yet; and every problem in the order of its line.
    A file with nothing but remarks has none."""
    try:
        root, found = read_yaml(content_of(path), str(path))
    except WtaFormsError as error:
        return (), tuple(problem for problem in error.problems if not errors.YAML_EMPTY.is_said(problem))
    if not isinstance(root, nodes.Mapping):
        values = {"what": THEMES_FILE, "example": "Money: [3f2a91bc04]"}
        return (), (errors.YAML_NOT_A_MAP.at(f"{path}:{root.line}", **values),)
    problems = [problem for problem in found if not errors.KEY_WITHOUT_VALUE.is_said(problem)]
    themes = tuple(_theme(name, value, str(path), problems) for name, value in root.entries)
    return (*themes, *(Theme(name, ()) for name in sorted(root.left_out))), in_order(problems)


def _theme(name: Scalar, value: Node, file: str, problems: list[Problem]) -> Theme:
    members = value.members if isinstance(value, nodes.Sequence) else (value,)
    lines: dict[str, str] = {}
    for member in members:
        where = f"{file}:{member.line}"
        if not isinstance(member, Scalar) or not KEY.fullmatch(member.text):
            said = member.text if isinstance(member, Scalar) else "this"
            problems.append(errors.THEME_NO_KEY.at(where, value=said, theme=name.text))
        elif member.text in lines:
            problems.append(errors.TWICE_IN_LIST.at(where, value=member.text, word=name.text))
        else:
            lines[member.text] = where
    return Theme(name.text, tuple(lines), lines)


# --- showing ----------------------------------------------------------------------------------------------------------


def by_theme(block: Block, themes: Sequence[Theme], entries: Mapping[int, Entry], most: int | None) -> Block:
    """Quotes, or a list, theme by theme; what has none yet comes first. As it is where no theme has any of it.

    At most ``most`` are shown of each, None where all are.
    """
    match block.body:
        case Quotes(entries=quotes):
            parts = _parts(quotes, themes, lambda entry: {entry.key})
            blocks = [Block(Quotes(some), title=title) for title, some in parts]
        case Listing(lines=lines):
            parts_of_lines = _parts(lines, themes, lambda line: _keys_of(line, entries))
            blocks = [Block(Listing(some), title=title) for title, some in parts_of_lines]
        case _:
            return block
    return replace(block, body=Parts(tuple(_first(each, most) for each in blocks))) if blocks else block


def _keys_of(line: Line, entries: Mapping[int, Entry]) -> set[str]:
    return {entries[number].key for number in line.numbers if number in entries}


def _parts(
    shown: Sequence[T], themes: Iterable[Theme], keys_of: Callable[[T], set[str]]
) -> list[tuple[str, tuple[T, ...]]]:
    found = [(theme.name, tuple(each for each in shown if keys_of(each) & set(theme.keys))) for theme in themes]
    found = [(name, own) for name, own in found if own]
    if not found:
        return []
    placed = [each for _, own in found for each in own]
    new = tuple(each for each in shown if each not in placed)
    return [*([(no_theme_yet(len(new)), new)] if new else []), *found]


def no_theme_yet(count: int) -> str:
    return f"{count_of(count, 'answer has', 'answers have')} no theme yet"


def _first(block: Block, most: int | None) -> Block:
    match block.body:
        case Quotes(entries=entries) if most is not None:
            return without(replace(block, body=Quotes(entries[:most])), entries[most:])
        case Listing(lines=lines) if most is not None:
            return without(replace(block, body=Listing(lines[:most])), lines[most:])
        case _:
            return block


# --- what became of it ------------------------------------------------------------------------------------------------


def gone(themes: Iterable[Theme], known: Mapping[str, str]) -> Iterator[Problem]:
    """A note for each key that nobody's answer has any more. ``known`` are the keys of all answers; an earlier answer
    of somebody who has corrected it has the key of the newer one, and each that counts its own."""
    for theme in themes:
        for key in theme.keys:
            now = known.get(key)
            if now is None:
                yield errors.THEME_GONE.at(theme.lines.get(key, THEMES_FILE), theme=theme.name, key=key)
            elif now != key and now not in theme.keys:
                yield errors.THEME_CORRECTED.at(theme.lines.get(key, THEMES_FILE), theme=theme.name, key=key, now=now)


def brought_up(themes: Iterable[Theme], known: Mapping[str, str]) -> tuple[Theme, ...]:
    """Themes with the answers that corrected earlier ones in their place."""
    return tuple(
        replace(theme, keys=tuple(dict.fromkeys(known.get(key) or key for key in theme.keys))) for theme in themes
    )
