"""Ids that a person could have chosen: out of a box's name where it says something, else out of its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

InLatin = Callable[[str], str]
"""Any text in small Latin letters and figures, with ``-`` between words."""

_MOST = 40
_WORDS = 4

# Parts of names that form designers give by themselves, and of which nobody learns anything.
_SAYS_NOTHING = frozenset(
    """
    text txt tf textfield field fld fill box textbox check checkbox cb chk tick option opt radio rb rad button btn group
    grp undefined untitled form subform topmostsubform topmost page pg dropdown combo combobox listbox
    cell row col column numeric numericfield datetimefield decimalfield f c p t x q a b d
    """.split()  # noqa: SIM905  (a list of 60 words in quotes cannot be read)
)
_SMALL_WORDS = frozenset(
    """
    a an the of for to in on at by with and or if is are was were do does did have has had be been can could would
    should will what which who whom whose when where why how your you yours we our us it its this that these those
    please enter tick select choose check give state tell list say write describe any all about there s my i
    """.split()  # noqa: SIM905
)


def tokens(name: str) -> list[str]:
    """The words a name is made of: ``form1.Page2[0].FirstName_3`` has form, 1, page, 2, first, name, 3."""
    spaced = re.sub(r"\[\d+\]|#\d+", " ", name)
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", spaced)
    return [part.lower() for part in re.split(r"[\W_]+", spaced) if part]


def own_tokens(name: str) -> list[str]:
    """Those of the last part of a name with dots in it, if they say something; else those of all of it."""
    last = re.sub(r"\[\d+\]|#\d+", "", name).rpartition(".")[2]
    return _if_words(last) or _if_words(name)


def _if_words(name: str) -> list[str]:
    """Nothing for what a machine made up: many short pieces of letters, as in ``Text-RoWq8Gsf6q``."""
    runs = re.split(r"[\W_]+", name)
    made_up = {part for run in runs if _is_made_up(run) for part in tokens(run)}
    return [part for part in telling(tokens(name)) if part not in made_up]


def _is_made_up(run: str) -> bool:
    parts = tokens(run)
    return len(run) > 5 and len(parts) > 2 and len(run) / len(parts) < 3.3


def telling(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if not part.isdecimal() and part not in _SAYS_NOTHING]


def common_start(names: Sequence[Sequence[str]]) -> list[str]:
    """The tokens that all of them begin with."""
    start: list[str] = []
    for each in zip(*names, strict=False):
        if len(set(each)) > 1:
            break
        start.append(each[0])
    return start


class Ids:
    """Ids that were not given before: ``[a-z][a-z0-9_]*``, at most 40 characters."""

    def __init__(self, in_latin: InLatin, taken: Iterable[str] = ()) -> None:
        self._in_latin = in_latin
        self._taken = set(taken)

    def of(self, parts: Sequence[str], label: str, otherwise: str) -> str:
        """Of a box whose name has these telling parts."""
        named = self._joined(parts)
        is_word = bool(re.search(r"[a-z]{2}", named)) and len(named) <= _MOST
        return self._new(named if is_word else self._of_label(label) or named or otherwise)

    def key(self, label: str, otherwise: str) -> str:
        return self._new(self._of_label(label) or otherwise)

    def exactly(self, name: str) -> str:
        """The name itself, if it was not given before."""
        return self._new(name)

    def _of_label(self, label: str) -> str:
        if not any(map(str.isalnum, label)):
            return ""
        words = [word for word in self._in_latin(label.partition("(")[0] or label).split("-") if word]
        said = [word for word in words if word not in _SMALL_WORDS] or words
        return self._joined(said[:_WORDS])

    def _joined(self, parts: Iterable[str]) -> str:
        text = re.sub(r"[^a-z0-9]+", "_", self._in_latin(" ".join(parts))).strip("_")
        return text if not text or text[0].isalpha() else f"n_{text}"

    def _new(self, wish: str) -> str:
        short = wish if len(wish) <= _MOST else wish[:_MOST].rpartition("_")[0] or wish[:_MOST]
        made, number = short, 1
        while made in self._taken:
            number += 1
            ending = f"_{number}"
            made = f"{short[: _MOST - len(ending)]}{ending}"
        self._taken.add(made)
        return made
