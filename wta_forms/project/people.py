"""people.csv: the people who are asked. As Excel and its neighbours save it; never written to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.project.addresses import as_sent, what_is_wrong
from wta_forms.spec.load import content_of
from wta_forms.spec.spreadsheet import UTF_16, Row, decoded, read_sheet
from wta_forms.spec.words import advice

PEOPLE_FILE = "people.csv"


class By(StrEnum):
    """How somebody is reached. For all but the first a copy to fill in by hand is made."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Person:
    """One person and the line that they begin in. ``columns`` has every cell by its heading in small letters.

    ``id`` is the column id, else made of the name; no two people have the same. Where a name was corrected, the column
    ``was`` has the one it was made of.
    """

    id: str
    name: str
    columns: Mapping[str, str]
    line: int

    @property
    def email(self) -> str:
        """Their address, or ""; there may be one though nothing is sent to it."""
        return self.columns.get("email", "")

    @property
    def by(self) -> By:
        """How they are reached: as the column says, else by e-mail where there is an address, else by post."""
        written = self.columns.get("by", "").lower()
        return By(written) if written else By.EMAIL if self.email else By.POST

    @property
    def language(self) -> str:
        return self.columns.get("language", "").lower()


def load_people(path: Path) -> tuple[Person, ...]:
    """Everybody in the file, in its order. Raises WtaFormsError with every problem, each at its line.

    Nobody needs an address; but what stands in the column ``email`` has to be one, and the column ``by``, where it is
    filled in, says ``email``, ``post``, ``phone`` or ``hand``.

    A line that begins with "#" is a remark. Commas, semicolons or tabs; UTF-8, UTF-16 with a byte order mark, else
    Windows-1252, as Excel saves.
    """
    sheet, broken = read_sheet(_decoded(content_of(path)), str(path))
    if "name" not in sheet.heads:
        raise WtaFormsError([errors.PEOPLE_NO_NAME_COLUMN.at(f"{path}:{sheet.line}"), *broken])
    people = [_person(row.line, sheet.cells(row)) for row in sheet.rows if not _is_remark(row)]
    problems = in_order([*sheet.problems(), *broken, *_problems(people, "id" in sheet.heads, path)])
    if not people and not problems:
        problems = (errors.PEOPLE_EMPTY.at(str(path)),)
    if problems:
        raise WtaFormsError(problems)
    return tuple(people)


def listed_people(project: Path) -> tuple[Person, ...]:
    """Those of a project's people.csv; nobody where it is not there or has only its heads. Raises WtaFormsError with
    every problem where it is broken."""
    path = project / PEOPLE_FILE
    try:
        return load_people(path) if path.is_file() else ()
    except WtaFormsError as error:
        if all(errors.PEOPLE_EMPTY.is_said(problem) for problem in error.problems):
            return ()
        raise


def _is_remark(row: Row) -> bool:
    """CSV has none (RFC 4180), and nobody is called so: a line whose first cell begins with "#"."""
    return row.cells[0].lstrip().startswith("#")


def _decoded(content: bytes) -> str:
    try:
        return decoded(content)
    except UnicodeDecodeError:
        return content.decode("utf-16" if content.startswith(UTF_16) else "cp1252", "replace")


def _person(line: int, columns: Mapping[str, str]) -> Person:
    name = " ".join(columns.get("name", "").split())
    return Person(columns.get("id") or short_name(columns.get("was") or name), name, columns, line)


def _problems(people: list[Person], has_ids: bool, path: Path) -> Iterator[Problem]:
    """What is wrong with each person."""
    first: dict[str, int] = {}
    for person in people:
        if not person.name:
            yield errors.PEOPLE_NO_NAME.at(f"{path}:{person.line}")
        elif person.id in first:
            same = errors.PEOPLE_SAME if has_ids else errors.PEOPLE_NAMESAKES
            yield same.at(f"{path}:{person.line}", name=person.name, first=first[person.id])
        first.setdefault(person.id, person.line)
        yield from _unreachable(person, f"{path}:{person.line}")


def _unreachable(person: Person, where: str) -> Iterator[Problem]:
    """What stands in the way of writing to somebody."""
    if person.email and (wrong := what_is_wrong(person.email)):
        yield wrong.at(where, address=printable(person.email))
    by = person.columns.get("by", "").lower()
    if by and by not in list(By):
        yield errors.PEOPLE_BY.at(where, value=printable(by), advice=advice(by, list(By)))
    elif by == By.EMAIL and not person.email:
        yield errors.PEOPLE_NO_ADDRESS.at(where, name=person.name)


def printable(text: str) -> str:
    """With what cannot be printed made visible, so that a sentence stays on its line."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in text)


def notes_on(people: Iterable[Person], path: Path) -> Iterator[Problem]:
    """What may be meant, and may be a slip: an address that several people have."""
    first: dict[str, Person] = {}
    for person in people:
        other = first.setdefault(as_sent(person.email).lower(), person) if person.email else person
        if other is not person:
            values = {"address": person.email, "name": other.name, "first": other.line}
            yield errors.PEOPLE_SHARE_ADDRESS.at(f"{path}:{person.line}", **values)


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
