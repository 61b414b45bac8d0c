"""Words that no font here can draw: which, where they are written, and what to install."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.map import Map
from wta_forms.plan.model import Plan
from wta_forms.render.fonts import Ruler
from wta_forms.render.scripts import missing_script, named_after
from wta_forms.report.pdf.document import undrawn
from wta_forms.spec.shipped import PARTS

_USE = re.compile(r"\buse:\s*[\"']?([\w-]+)")


def undrawable_print(laid: Map, file: str) -> Iterator[Problem]:
    """What is printed of a form or project. Of letters of one script, one problem: every other letter of a form in it
    would be another."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for word in (word for line in laid.words for word in line.text.split()):
        for character in Ruler().lacks(word):
            found[missing_script(character) or named_after(character)].setdefault(character, word)
    for characters in found.values():
        first, word = next(iter(characters.items()))
        message = errors.CANNOT_DRAW_YET if missing_script(first) else errors.CANNOT_DRAW
        yield message.at(_written_at(first, word, file), characters=_named(characters), word=word)


def undrawable_person(texts: Iterable[str], where: str) -> Iterator[Problem]:
    """What a person's copy is filled in with; kept, whatever can be drawn."""
    for text in dict.fromkeys(texts):
        if lacking := Ruler().lacks(text):
            advice = f"{errors.CANNOT_DRAW_YET.hint}; " if missing_script(lacking[0]) else ""
            yield errors.PEOPLE_UNDRAWABLE.at(where, name=text, characters=_named(lacking), advice=advice)


def undrawable_plan(plan: Plan, file: Path) -> Iterator[Problem]:
    """What people wrote and the plan shows."""
    if lacking := undrawn(plan):
        advice = f"{errors.CANNOT_DRAW_YET.hint}; " if missing_script(lacking[0]) else ""
        yield errors.PLAN_UNDRAWABLE.at(str(file), characters=_named(lacking), advice=advice)


def _named(characters: Iterable[str]) -> str:
    first, *others = characters
    more = {0: "", 1: " and another"}.get(len(others), f" and {len(others)} others")
    return f"'{first}' (U+{ord(first):04X}){more}"


def _written_at(character: str, word: str, file: str) -> str:
    """``file:line`` of the first place where the word stands, or else the character: in the file itself, the parts it
    uses, or the translations beside it. Only the file where it stands in none, as a word of the product."""
    sources = [(source, _lines_of(source)) for source in _sources(Path(file))]
    for wanted in (word, character):
        for source, lines in sources:
            for number, line in enumerate(lines, 1):
                if wanted in line:
                    return f"{source}:{number}"
    return file


def _sources(path: Path) -> list[Path]:
    names = _USE.findall("\n".join(_lines_of(path)))
    parts = [folder / f"{name}.yaml" for name in names for folder in (path.parent, PARTS)]
    return [path, *filter(Path.is_file, parts), *sorted(path.parent.glob(f"{path.stem}.*.csv"))]


def _lines_of(path: Path) -> list[str]:
    """As layout composes them: a letter and its accent are one character."""
    if not path.is_file():
        return []
    return normalize("NFC", path.read_text(encoding="utf-8-sig", errors="replace")).splitlines()
