"""people.csv: the people who are asked. As Excel and its neighbours save it; never written to."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec.load import content_of

PEOPLE_FILE = "people.csv"


@dataclass(frozen=True, slots=True)
class Person:
    """One line. ``id`` is the column id, else made of the name; ``columns`` has every cell by its heading."""

    id: str
    name: str
    columns: Mapping[str, str]
    line: int


def load_people(path: Path) -> tuple[Person, ...]:
    """Everybody in the file, in its order. Raises WtaFormsError with every problem, each at its line.

    Commas, semicolons or tabs; UTF-8, UTF-16 with a byte order mark, else Windows-1252, as Excel saves.
    """
    rows = list(_rows(_decoded(content_of(path))))
    heading = [cell.strip().lower() for cell in rows[0][1]] if rows else []
    if "name" not in heading:
        raise WtaFormsError(errors.PEOPLE_NO_NAME_COLUMN.at(f"{path}:1"))
    people = [_person(line, cells, heading) for line, cells in rows[1:]]
    problems = list(_problems(people, path))
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


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line with something in it, and its number in the file (from 1)."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _person(line: int, cells: list[str], heading: list[str]) -> Person:
    columns = {name: cell.strip() for name, cell in zip(heading, cells, strict=False) if name}
    name = " ".join(columns.get("name", "").split())
    return Person(columns.get("id") or short_name(name), name, columns, line)


def _problems(people: list[Person], path: Path) -> Iterator[Problem]:
    if not people:
        yield errors.PEOPLE_EMPTY.at(str(path))
    first: dict[str, int] = {}
    for person in people:
        if not person.name:
            yield errors.PEOPLE_NO_NAME.at(f"{path}:{person.line}")
        elif person.id in first:
            yield errors.PEOPLE_SAME.at(f"{path}:{person.line}", name=person.name, first=first[person.id])
        first.setdefault(person.id, person.line)


def short_name(text: str) -> str:
    """A name for files and ids: small Latin letters, figures and '-'. "Łukasz Żółć" is "lukasz-zolc".

    A name without Latin letters becomes its code points, so that different names stay different.
    """
    latin = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ß", "ss"))
    plain = re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode().lower()).strip("-")
    return plain or "-".join(f"{ord(character):x}" for character in text if not character.isspace())
