"""Every word of a table at its place, in block style: a line for each word, so that problems can be told by lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import indent

from wta_forms.spec.words import CELLS, KINDS, Place, Type, Word, words_at

_FORM = "form: small\nversion: 1\ntitle: Small\nsections:\n"
_QUESTIONS = _FORM + "- questions:\n"
_ANSWERED_BEFORE = """\
form: small
version: 2
title: Small
sections:
- questions:
  - {id: our_work, kind: text, label: A}
  - {id: help, kind: select_one, label: A, choices: {health: A, money: B}}
  - {id: travel, kind: select_one, label: A, choices: {lift: A, bus: B}}
  - {id: days, kind: grid, label: A, rows: {monday: A}, choices: {yes: A, no: B}}
  - id: jobs
    kind: table
    label: A
    rows: 2
    columns: [{id: who, kind: select_one, label: A, choices: {now: A, then: B}}, {id: owner, kind: text, label: A}]
migrate:
  1:
"""
BEFORE: dict[Place, str] = {
    Place.FORM: "",
    Place.PART: "",
    Place.SECTION: _FORM + "- questions: [{id: first, kind: text, label: A}]\n",
    Place.USE: _FORM,
    Place.QUESTION: _QUESTIONS + "  - {id: first, kind: text, label: A}\n",
    Place.COLUMN: _QUESTIONS + "  - id: first\n    kind: table\n    label: A\n    rows: 2\n    columns:\n",
    Place.CHOICE: _QUESTIONS
    + "  - id: first\n    kind: select_one\n    label: A\n    choices:\n      one: One\n      two:\n",
    Place.MOVE: _ANSWERED_BEFORE + "    old:\n",
    Place.COLUMN_MOVE: _ANSWERED_BEFORE + "    jobs:\n      columns:\n        who:\n",
    Place.PROJECT: "",
    Place.CONTACT: "title: The fridge\ncontact:\n",
    Place.PROJECT_FORM: "title: The fridge\nforms:\n",
    Place.MAIL: "title: The fridge\nmail:\n",
    Place.SMTP: "title: The fridge\nmail:\n  smtp:\n",
    Place.IMAP: "title: The fridge\nmail:\n  imap:\n",
}
"""What stands before a map of each place."""

MOVED = {"choices": "help", "rows": "days", "columns": "jobs", "reason": "our_work"}
"""The question of which a word says what became of it."""

STEPS: dict[Place, str] = {Place.SECTION: "- ", Place.USE: "- ", Place.QUESTION: "  - ", Place.COLUMN: "    - "}
"""How far to the right it stands, and whether behind a dash."""
STEPS |= {Place.CHOICE: " " * 8, Place.CONTACT: "  ", Place.MOVE: " " * 6, Place.COLUMN_MOVE: " " * 10}
STEPS |= {Place.PROJECT_FORM: "- ", Place.MAIL: "  ", Place.SMTP: "    ", Place.IMAP: "    "}

WRONG: dict[Type, tuple[str, ...]] = {
    Type.FORM_NAME: ("[a]",),
    Type.IDENTIFIER: ("[a]",),
    Type.WHOLE: ("several", "[1]", "1.5", "010", "1_000"),
    Type.NUMBER: ("many", "[1]", "1,5", "1e3"),
    Type.DATE: ("soon", "[2026-01-01]", "1/2/2026", "20260101"),
    Type.YES_NO: ("perhaps", "[true]"),
    Type.TEXT: ("[a]",),
    Type.PHRASE: ("[a]", "{}"),
    Type.PHRASES: ("Who?", "[]"),
    Type.OFFER: ("[a]",),
    Type.LANGUAGES: ("en", "[]"),
    Type.LISTS: ("fast", "[fast]"),
    Type.CHOICES: ("[a, b]", "{}"),
    Type.ROWS: ("[a]", "1.5"),
    Type.NAMED_ROWS: ("[a]", "6"),
    Type.APPEARANCE: ("[radio]",),
    Type.TICK: ("[one]",),
    Type.ROW_MERGE: ("[all]",),
    Type.SECTIONS: ("Gaps", "[]"),
    Type.QUESTIONS: ("Gaps", "[]"),
    Type.COLUMNS: ("Gaps", "[]"),
    Type.KIND: ("[text]", "{a: b}"),
    Type.WIDTH: ("[half]",),
    Type.SHARE: ("[count]",),
    Type.CONDITION: ("first", "[first]"),
    Type.MERGE: ("[all]",),
    Type.MIGRATION: ("fax", "[fax]", "{}"),
    Type.TARGETS: ("{a: b}", "[]"),
    Type.NEW_NAMES: ("fax", "[fax]", "{}"),
    Type.NEW_COLUMNS: ("fax", "[fax]", "{}"),
    Type.NEW_COLUMN: ("[fax]",),
    Type.FORMS: ("drivers", "[]"),
    Type.CONTACT: ("Ewa", "[Ewa]"),
    Type.MAIL: ("smtp.example.org", "[a]"),
    Type.SERVER: ("smtp.example.org", "[a]"),
    Type.SECURITY: ("[tls]",),
    Type.COLOUR: ("teal", "[teal]", "0b5f6c"),
    Type.PICTURE: ("logo.jpg", "[logo.png]"),
    Type.DOCUMENT: ("letterhead.odt", "[letterhead.docx]"),
    Type.FILE_NAME: ("[form]", "form}.pdf"),
}
"""Values that are not of a type."""


@dataclass(frozen=True, slots=True)
class Case:
    """A word of a table at its place, in a map of a kind."""

    word: Word
    kind: str
    table: tuple[Word, ...]

    def __str__(self) -> str:
        return "-".join(part for part in (self.word.place.name.lower(), self.kind, self.word.key) if part)

    @property
    def begins(self) -> int:
        """The line in which the map begins."""
        return self.before.count("\n") + 1

    @property
    def before(self) -> str:
        before = BEFORE[self.word.place]
        return before.replace("    old:", f"    {MOVED.get(self.word.key, 'old')}:")

    @property
    def place(self) -> str:
        """As it is said; without a kind that is known, nobody can say of which kind a question is."""
        is_of_kind = self.kind and self.word.key != "kind"
        return self.word.place.value + (f" of kind {self.kind}" if is_of_kind else "")

    def lines(self, *of_the_word: str) -> list[str]:
        """The map, a line a word: what is required, and the word's own line or lines at the end."""
        allowed = words_at(self.word.place, self.kind, self.table)
        needed = {word.key: word.example for word in allowed if word.is_required}
        if self.word.key == "pattern":
            needed["message"] = "message: Capital letters."
        if self.kind:
            needed["kind"] = f"kind: {self.kind}"
        if self.word.key == "min" and self.kind == "scale":
            needed["max"] = "max: 10"
        if self.word.key == "migrate":
            needed["version"] = "version: 2"
        if self.word.key in ("at_least", "up_to"):
            needed["choices"] = "choices: {a: A, b: B, c: C}"
        needed.pop(self.word.key, None)
        return [*needed.values(), *of_the_word]

    def others(self) -> list[str]:
        """The lines of the map without the word, or of another word where nothing else is required."""
        allowed = words_at(self.word.place, self.kind, self.table)
        return self.lines() or [word.example for word in allowed if word is not self.word]

    def text(self, *of_the_word: str) -> str:
        """The whole file; without lines of the word it is left out."""
        place = self.word.place
        step = STEPS.get(place, "")
        lines = self.lines(*of_the_word) if of_the_word else self.others()
        listed = indent("\n".join(lines), " " * len(step))
        return self.before + step + listed[len(step) :] + "\n"

    @property
    def line(self) -> int:
        """The line of the word itself."""
        return self.begins + len(self.lines())

    @property
    def example(self) -> str:
        return f"kind: {self.kind}" if self.word.key == "kind" else self.word.example


def cases(table: tuple[Word, ...]) -> Iterator[Case]:
    """Every word of a table for every kind that it fits."""
    for word in table:
        fitting = {Place.QUESTION: KINDS, Place.COLUMN: [kind for kind in KINDS if kind in CELLS]}
        for kind in fitting.get(word.place, [""]):
            if word in words_at(word.place, kind, table):
                yield Case(word, kind, table)


def slips(word: str) -> Iterable[str]:
    """How a word is mistyped: a letter twice, the last forgotten, a capital."""
    return (word[0] + word, word[:-1], word.capitalize())
