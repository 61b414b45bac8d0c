"""The forms that a project asks people to fill in: what stands behind ``forms`` in project.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from wta_forms.spec import reading
from wta_forms.spec.reading import Book, open_map
from wta_forms.spec.words import Place, Type, Word
from wta_forms.spec.yaml_nodes import Mapping, Node

_F = Place.PROJECT_FORM

WORDS: tuple[Word, ...] = (
    Word("form", _F, Type.TEXT, "The form's name, of a file here or a shipped one.", "form: drivers", is_required=True),
    Word("answer_by", _F, Type.DATE, "When its answers are needed.", "answer_by: 2026-12-04", "the project's"),
    Word(
        *("anonymous", _F, Type.YES_NO, "Copies carry no person, and answers are kept without a sender."),
        *("anonymous: true", "false"),
    ),
)


@dataclass(frozen=True, slots=True)
class AskedForm:
    """``name`` is what the form calls itself; ``answer_by`` an ISO date, "" where it is the project's. ``where`` is the
    line of project.yaml."""

    name: str
    answer_by: str = ""
    is_anonymous: bool = False
    where: str = ""


def asked_forms(node: Node, word: Word, book: Book) -> tuple[AskedForm, ...] | None:
    """A list of names, or of maps with one."""
    read = [_asked_form(member, word, book) for member in reading.members(node, word, book) or ()]
    forms = tuple(each for each in read if each is not None)
    return forms if read and len(forms) == len(read) else None


def _asked_form(node: Node, word: Word, book: Book) -> AskedForm | None:
    where = f"{book.file}:{node.line}"
    if not isinstance(node, Mapping):
        name = reading.text(node, word, book)
        return AskedForm(name, where=where) if name else None
    opened = open_map(node, Place.PROJECT_FORM, book, table=WORDS)
    name = opened.read("form", reading.text) if opened else None
    if opened is None or name is None:
        return None
    return AskedForm(
        name,
        opened.read("answer_by", reading.iso_date) or "",
        opened.read("anonymous", reading.yes_no) or False,
        where,
    )
