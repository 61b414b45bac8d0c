"""project.yaml: what a project says of itself on the first page of its forms."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass
from pathlib import Path

from wta_forms.errors import WtaFormsError
from wta_forms.spec import reading, wording
from wta_forms.spec.load import content_of
from wta_forms.spec.reading import Book, open_map
from wta_forms.spec.words import Place, Type, Word
from wta_forms.spec.yaml_nodes import Mapping, Node, read_yaml

PROJECT_FILE = "project.yaml"

_P, _C = Place.PROJECT, Place.CONTACT

WORDS: tuple[Word, ...] = (
    Word("title", _P, Type.TEXT, "What the project is called.", "title: The Friday fridge", is_required=True),
    Word("organisation", _P, Type.TEXT, "Who asks.", "organisation: Leith Carers"),
    Word("contact", _P, Type.CONTACT, "Whom people can ask.", "contact: {name: Ewa Nowak, email: ewa@example.org}"),
    Word("address", _P, Type.TEXT, "Where paper goes.", 'address: "1 Shore, Leith EH6 6QW"'),
    Word("answer_by", _P, Type.DATE, "When answers are needed.", "answer_by: 2026-12-12"),
    Word("final_date", _P, Type.DATE, "Until when answers can be changed.", "final_date: 2026-12-20"),
    Word("who_sees", _P, Type.TEXT, "Who reads the answers.", "who_sees: Only Ewa reads what you write."),
    Word("name", _C, Type.TEXT, "The person's name.", "name: Ewa Nowak"),
    Word("email", _C, Type.TEXT, "Where forms come back to.", "email: ewa@example.org"),
    Word("phone", _C, Type.TEXT, "Who answers the telephone.", 'phone: "0131 496 0000"'),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's own words; what is not set is empty. Dates are ISO dates."""

    title: str = ""
    organisation: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address: str = ""
    answer_by: str = ""
    final_date: str = ""
    who_sees: str = ""

    def facts(self, language: str) -> abc.Mapping[str, str]:
        """By the names that the product's words have in braces; dates as people say them."""
        return {
            "project.title": self.title,
            "organisation": self.organisation,
            "contact.name": self.contact_name,
            "contact.email": self.contact_email,
            "contact.phone": self.contact_phone,
            "address": self.address,
            "answer_by": wording.date_in_words(self.answer_by, language) if self.answer_by else "",
            "final_date": wording.date_in_words(self.final_date, language) if self.final_date else "",
            "who_sees": self.who_sees,
        }


def load_settings(folder: Path) -> Settings:
    """The settings in a folder, or empty ones where it is no project. Raises WtaFormsError with every problem."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        return Settings()
    root, found = read_yaml(content_of(path), str(path))
    book = Book(str(path), problems=found)
    settings = _settings(root, book)
    problems = [problem for problem in book.problems if not problem.is_note]
    if settings is None or problems:
        raise WtaFormsError(problems)
    return settings


def _settings(root: Node, book: Book) -> Settings | None:
    opened = open_map(root, Place.PROJECT, book, table=WORDS)
    if opened is None:
        return None
    texts = {word: opened.read(word, reading.text) or "" for word in ("title", "organisation", "address", "who_sees")}
    dates = {word: opened.read(word, reading.iso_date) or "" for word in ("answer_by", "final_date")}
    return Settings(**texts, **dates, **(opened.read("contact", _contact) or {}))


def _contact(node: Node, word: Word, book: Book) -> dict[str, str] | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    contact = open_map(node, Place.CONTACT, book, table=WORDS)
    words = ("name", "email", "phone")
    return {f"contact_{word}": contact.read(word, reading.text) or "" for word in words} if contact else None
