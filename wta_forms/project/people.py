"""people.csv: the people who are asked. As Excel and its neighbours save it; never written to."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec.load import content_of

PEOPLE_FILE = "people.csv"


@dataclass(frozen=True, slots=True)
class Person:
    """One person and the line that they begin in. ``columns`` has every cell by its heading in small letters.

    ``id`` is the column id, else made of the name; no two people have the same.
    """

    id: str
    name: str
    columns: Mapping[str, str]
    line: int


def load_people(path: Path) -> tuple[Person, ...]:
    """Everybody in the file, in its order. Raises WtaFormsError with every problem, each at its line.

    Commas, semicolons or tabs; UTF-8, UTF-16 with a byte order mark, else Windows-1252, as Excel saves.
    """
    rows, broken = _rows(_decoded(content_of(path)), path)
    heading_line, headings = rows[0] if rows else (1, [])
    headings = [heading.strip().lower() for heading in headings]
    if "name" not in headings:
        raise WtaFormsError([errors.PEOPLE_NO_NAME_COLUMN.at(f"{path}:{heading_line}"), *broken])
    people = [_person(line, cells, headings) for line, cells in rows[1:]]
    problems = [*_problems(rows, headings, people, path), *broken]
    if not people and not problems:
        problems = [errors.PEOPLE_EMPTY.at(str(path))]
    if problems:
        raise WtaFormsError(problems)
    return tuple(people)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str, path: Path) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Every row with something in it, and the line of the file (from 1) that it begins in.

    A quotation mark that is not closed would swallow everybody behind it, so it is a problem.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return rows, [errors.PEOPLE_BROKEN.at(f"{path}:{line}")]
    return rows, []


def _person(line: int, cells: list[str], headings: list[str]) -> Person:
    columns = {heading: cell.strip() for heading, cell in zip(headings, cells, strict=False) if heading}
    name = " ".join(columns.get("name", "").split())
    return Person(columns.get("id") or short_name(name), name, columns, line)


def _problems(
    rows: list[tuple[int, list[str]]], headings: list[str], people: list[Person], path: Path
) -> Iterator[Problem]:
    """What is wrong with the headings and with each person, in the order of lines."""
    for heading, count in Counter(headings).items():
        if heading and count > 1:
            yield errors.TWICE_IN_LIST.at(f"{path}:{rows[0][0]}", value=heading, word=path.name)
    first: dict[str, int] = {}
    for person, (line, cells) in zip(people, rows[1:], strict=True):
        if any(cell.strip() for cell in cells[len(headings) :]):
            yield errors.PEOPLE_TOO_MANY_CELLS.at(f"{path}:{line}")
        if not person.name:
            yield errors.PEOPLE_NO_NAME.at(f"{path}:{line}")
        elif person.id in first:
            same = errors.PEOPLE_SAME if "id" in headings else errors.PEOPLE_NAMESAKES
            yield same.at(f"{path}:{line}", name=person.name, first=first[person.id])
        first.setdefault(person.id, line)


_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Latin letters that are not made of a plain one and a mark, in small."""

_MOST_CHARACTERS = 60


def short_name(text: str) -> str:
    """A name for files and ids: small Latin letters, figures and '-'. "Łukasz Żółć" is "lukasz-zolc".

    A name without Latin letters becomes its code points, so that different names stay different. At most 60
    characters; "" for white space alone.
    """
    latin = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN)).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
    coded = "-".join(f"{ord(character):x}" for character in text if not character.isspace())
    return (plain or coded)[:_MOST_CHARACTERS].strip("-")
