"""One question of a spec → one of the closed union of kinds."""

from __future__ import annotations

import re
from typing import Any

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec import reading
from wta_forms.spec.asked import Asked, Condition, Share, Width
from wta_forms.spec.choices import Shelf, Standing, key_of, rows_from
from wta_forms.spec.form import Heading, Member, Note
from wta_forms.spec.kinds import Cell, Column, Question, SelectOne, Table, is_scored
from wta_forms.spec.merging import Columns, merge_of, merge_of_rows
from wta_forms.spec.own_words import OWN_WORDS, Own
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import (
    CELLS,
    KINDS,
    PERSONAL,
    TALKING,
    Place,
    Word,
    advice,
    advice_on_kind,
    words_at,
)
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, Sequence

_COLUMN = re.compile(r"[a-z][a-z0-9_]*")
OF_THE_PROJECT = ("project.title", "project.organisation")
"""What is known of a project, beside the columns of people.csv."""


def read_member(node: Node, shelf: Shelf) -> Member | None:
    """A question, heading or note; None when it has a problem."""
    before = shelf.book.mistakes
    kind = _kind_of(node, Place.QUESTION, KINDS, shelf)
    opened = _opened(node, Place.QUESTION, kind, shelf)
    if opened is None:
        shelf.broken.add("")
        return None
    if kind in TALKING:
        return _talk(Heading if kind == "heading" else Note, opened)
    id = _new_id(opened, shelf)
    question: Question | None = _asked(kind, id, opened, shelf)
    if question is None or shelf.book.mistakes > before:
        shelf.broken.add(id or "")
        return None
    return question


def _opened(node: Node, place: Place, kind: str, shelf: Shelf) -> Opened | None:
    """Without a kind nobody can say which of the other words are missing."""
    others = [word.key for word in words_at(place) if word.key != "kind"]
    return open_map(node, place, shelf.book, kind, passing=() if kind else others)


def _kind_of(node: Node, place: Place, kinds: tuple[str, ...], shelf: Shelf) -> str:
    """The kind that is written there; "" where none is, or one that is not known, which is noted."""
    written = node.get("kind") if isinstance(node, Mapping) else None
    if written is None:
        return ""
    if not isinstance(written, Scalar):
        reading.wrong(written, next(word for word in words_at(place) if word.key == "kind"), shelf.book)
        return ""
    if written.text in kinds:
        return written.text
    hint = advice_on_kind(written.text, kinds)
    shelf.book.note(errors.NOT_ONE_OF, written.line, value=written.text, word="kind", advice=hint)
    return ""


def _new_id(opened: Opened, shelf: Shelf) -> str | None:
    id = opened.read("id", reading.name)
    if id is None:
        return None
    line = opened.line_of("id")
    here = Standing(f"{opened.book.file}:{line}", line, shelf.part, shelf.used_at)
    if (first := shelf.seen.setdefault(id, here)) is not here:
        shelf.book.problems.append(_clash(id, first, here))
    return id


def _clash(id: str, first: Standing, here: Standing) -> Problem:
    """Where a part is concerned, at the line of the form: the part may be one that is shipped."""
    match first.part, here.part:
        case one, other if one == other:
            return errors.DUPLICATE_ID.at(here.where, id=id, first=first.line)
        case part, "":
            return errors.PART_ASKS.at(here.where, id=id, part=part)
        case "", part:
            return errors.PART_ASKS.at(first.where, id=id, part=part)
        case one, other:
            return errors.PARTS_ASK.at(here.used_at, id=id, first=one, part=other)


def _talk(made: type[Heading] | type[Note], opened: Opened) -> Heading | Note | None:
    label = opened.read("label", reading.phrase)
    about = opened.read("about", reading.phrase)
    return made(label=label, about=about) if label is not None else None


def _asked(kind: str, id: str | None, opened: Opened, shelf: Shelf) -> Any:
    """The question; None when it has no kind, a problem of its own, or lacks what it cannot be made without."""
    before = shelf.book.mistakes
    common = _common(kind, id, opened)
    if not kind:
        return None
    made, own = _KINDS[kind]
    given = common | own(opened, shelf)
    if shelf.book.mistakes > before or not opened.is_whole:
        return None
    needed = {word.key for word in words_at(opened.place, kind) if word.is_required} | {"label"}
    if any(given.get(word, 0) is None for word in needed):
        return None
    return made(**{word: value for word, value in given.items() if value is not None})


def _common(kind: str, id: str | None, opened: Opened) -> dict[str, Any]:
    share = opened.read("share", reading.one_of([share.value for share in Share]))
    is_question = opened.place is Place.QUESTION  # a column's width is a number
    width = opened.read("width", reading.one_of([width.value for width in Width])) if is_question else None
    return {
        "id": id,
        "label": opened.read("label", reading.phrase),
        "hint": opened.read("hint", reading.phrase),
        "prompts": opened.read("prompts", reading.phrases),
        "facilitator": opened.read("facilitator", reading.phrase),
        "required": opened.read("required", reading.yes_no),
        "width": Width(width) if width else None,
        "prefill": opened.read("prefill", _prefill),
        "only_if": opened.read("only_if", read_condition),
        "merge": opened.read("merge", merge_of(kind)) if kind != "table" else None,
        "share": Share(share) if share else Share.NEVER if kind in PERSONAL else None,
        "file": opened.book.file,
        "line": opened.line,
    }


def _prefill(node: Node, word: Word, book: Book) -> str | None:
    written = reading.text(node, word, book)
    if written is None or written in OF_THE_PROJECT or _COLUMN.fullmatch(written):
        return written
    hint = advice(written, OF_THE_PROJECT) if "." in written else "for example: prefill: name"
    book.note(errors.BAD_PREFILL, node.line, value=written, advice=hint)
    return None


def read_condition(node: Node, word: Word, book: Book) -> Condition | None:
    """``{question: value}`` or ``{question: [value, value]}``; whether these exist is for ``check``."""
    if not isinstance(node, Mapping) or not node.entries:
        if not isinstance(node, Mapping) or not node.left_out:
            reading.wrong(node, word, book)
        return None
    pairs = []
    for key, value in node.entries:
        nodes = value.members if isinstance(value, Sequence) else (value,)
        if not nodes or not all(isinstance(each, Scalar) for each in nodes):
            reading.wrong(value, word, book)
            return None
        pairs.append((key.text, tuple(key_of(each.text) for each in nodes if isinstance(each, Scalar))))
    return Condition(tuple(pairs), book.file, node.line)


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(opened: Opened, shelf: Shelf) -> dict[str, Any]:
    rows, more_rows = opened.read("rows", rows_from(shelf)), opened.read("more_rows", reading.whole)
    if more_rows and isinstance(rows, tuple):
        shelf.book.note(errors.ONLY_NUMBERED, opened.line_of("more_rows"))
    before = shelf.book.mistakes
    nodes = opened.read("columns", reading.members) or ()
    seen: dict[str, int] = {}
    columns = tuple(column for node in nodes if (column := _column(node, shelf, seen)) is not None)
    merge = opened.read("merge", merge_of_rows(_known(columns, shelf.book.mistakes == before)))
    return {"rows": rows, "more_rows": more_rows, "columns": columns, "merge": merge}


def _known(columns: tuple[Column, ...], are_whole: bool) -> Columns:
    cells = {column.id: column.cell for column in columns}
    unscored = {id for id, cell in cells.items() if isinstance(cell, SelectOne) and not is_scored(cell.choices)}
    return Columns({id: kind_of(cell) for id, cell in cells.items()}, frozenset(unscored), are_whole)


def _column(node: Node, shelf: Shelf, seen: dict[str, int]) -> Column | None:
    kind = _kind_of(node, Place.COLUMN, tuple(kind for kind in KINDS if kind in CELLS), shelf)
    opened = _opened(node, Place.COLUMN, kind, shelf)
    if opened is None:
        return None
    id, width = opened.read("id", reading.name), opened.read("width", reading.number)
    if id in seen:
        shelf.book.note(errors.DUPLICATE_ID, opened.line_of("id"), id=id, first=seen[id])
    seen.setdefault(id or "", opened.line_of("id"))
    cell: Cell | None = _asked(kind, id, opened, shelf)
    return Column(cell, width or 1.0) if cell is not None else None


_KINDS: dict[str, tuple[type[Asked], Own]] = {**OWN_WORDS, "table": (Table, _table)}


_SPOKEN: dict[type, str] = {**{made: kind for kind, (made, _) in _KINDS.items()}, Heading: "heading", Note: "note"}


def kind_of(question: Member) -> str:
    """The word that a spec uses for this kind."""
    return _SPOKEN[type(question)]
