"""YAML → Form: every problem of a file at once, each at its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.spec import reading
from wta_forms.spec.check import check_form
from wta_forms.spec.form import Choice, Form, Phrase, Section
from wta_forms.spec.questions import Shelf, read_choices, read_condition, read_member
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import Place, Word, advice
from wta_forms.spec.yaml_nodes import Mapping, Node, Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form, or None where it has problems; ``problems`` has notes as well."""

    form: Form | None
    problems: tuple[Problem, ...]

    @property
    def is_fine(self) -> bool:
        return self.form is not None and all(problem.is_note for problem in self.problems)


def load_form(path: Path, parts: Iterable[Path] = ()) -> Form:
    """The form in a file. Raises WtaFormsError with every problem of it; notes are passed over.

    A part that it uses is looked for beside the file, then in the folders ``parts``.
    """
    loaded = read_form(path, parts)
    if loaded.form is None or not loaded.is_fine:
        raise WtaFormsError(problem for problem in loaded.problems if not problem.is_note)
    return loaded.form


def read_form(path: Path, parts: Iterable[Path] = ()) -> Loaded:
    """The same without raising: what the file holds and everything that is wrong with it."""
    reader = _FormReader(path, [path.parent, *parts])
    try:
        form = reader.form()
    except WtaFormsError as error:
        return Loaded(None, (*reader.problems, *error.problems))
    return Loaded(form, tuple(reader.problems))


def content_of(path: Path) -> bytes:
    """The bytes of a file, or the plain reason why there are none, as WtaFormsError."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WtaFormsError(errors.NOT_FOUND.at(str(path))) from error
    except IsADirectoryError as error:
        raise WtaFormsError(errors.NOT_A_FILE.at(str(path))) from error
    except OSError as error:
        raise WtaFormsError(errors.CANNOT_READ.at(str(path), why=error.strerror)) from error


@dataclass(slots=True)
class _FormReader:
    path: Path
    folders: list[Path]
    problems: list[Problem] = field(default_factory=list)
    used: list[tuple[str, int]] = field(default_factory=list)

    def form(self) -> Form | None:
        root, book = self._open(self.path)
        place = Place.PART if isinstance(root, Mapping) and root.get("part") else Place.FORM
        opened = open_map(root, place, book)
        if opened is None:
            return None
        shelf = self._shelf(opened, book)
        sections = self._sections(opened, shelf)
        if place is Place.PART or not opened.is_whole:
            self._header(opened)
            return None
        form = self._made(opened, sections)
        if form is not None:
            self.problems += check_form(form, book.file, shelf.broken)
        return form

    def _open(self, path: Path) -> tuple[Node, Book]:
        book = Book(str(path), problems=self.problems)
        root, found = read_yaml(content_of(path), str(path))
        self.problems += found
        return root, book

    def _shelf(self, opened: Opened, book: Book, lists: dict[str, tuple[Choice, ...]] | None = None) -> Shelf:
        book.languages = opened.read("languages", reading.languages) or ("en",)
        shelf = Shelf(book, lists=dict(lists or {}))
        shelf.lists |= opened.read("choices", _lists) or {}
        return shelf

    def _header(self, opened: Opened) -> tuple[str | None, int | None, Phrase | None, Phrase | None, int | None]:
        return (
            opened.read("form", reading.name) or opened.read("part", reading.name),
            opened.read("version", reading.whole),
            opened.read("title", reading.phrase),
            opened.read("about", reading.phrase),
            opened.read("minutes", reading.whole),
        )

    def _made(self, opened: Opened, sections: tuple[Section, ...] | None) -> Form | None:
        name, version, title, about, minutes = self._header(opened)
        if name is None or version is None or title is None or sections is None:
            return None
        return Form(
            id=name,
            version=version,
            title=title,
            languages=opened.book.languages,
            about=about,
            minutes=minutes,
            sections=sections,
            parts=tuple(self.used),
        )

    def _sections(self, opened: Opened, shelf: Shelf) -> tuple[Section, ...] | None:
        nodes = opened.read("sections", reading.members)
        if nodes is None:
            return None
        return tuple(section for node in nodes for section in self._section_or_part(node, shelf, opened))

    def _section_or_part(self, node: Node, shelf: Shelf, opened: Opened) -> tuple[Section, ...]:
        if isinstance(node, Mapping) and node.get("use") is not None:
            return self._part(node, shelf, opened)
        section = _section(node, shelf)
        return (section,) if section is not None else ()

    def _part(self, node: Node, shelf: Shelf, opened: Opened) -> tuple[Section, ...]:
        use = open_map(node, Place.USE, shelf.book)
        name = use.read("use", reading.name) if use else None
        if name is None:
            return ()
        if opened.place is Place.PART:
            shelf.book.note(errors.PART_IN_PART, node.line)
            return ()
        path = next((file for folder in self.folders if (file := folder / f"{name}.yaml").is_file()), None)
        if path is None:
            known = [file.stem for folder in self.folders for file in sorted(folder.glob("*.yaml"))]
            shelf.book.note(errors.PART_NOT_FOUND, node.line, name=name, advice=advice(name, known))
            return ()
        return self._sections_of_part(path, name, node.line, shelf)

    def _sections_of_part(self, path: Path, name: str, line: int, shelf: Shelf) -> tuple[Section, ...]:
        root, book = self._open(path)
        if not isinstance(root, Mapping) or root.get("part") is None:
            shelf.book.note(errors.NOT_A_PART, line, name=name)
            return ()
        opened = open_map(root, Place.PART, book)
        if opened is None:
            return ()
        own = self._shelf(opened, book, shelf.lists)
        own.seen, own.broken = shelf.seen, shelf.broken
        self.used.append((name, opened.read("version", reading.whole) or 1))
        return self._sections(opened, own) or ()


def _lists(node: Node, word: Word, book: Book) -> dict[str, tuple[Choice, ...]] | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    return {
        key.text: read_choices(value, word, book, key.text) or ()
        for key, value in node.entries
        if _named(key, word, book)
    }


def _named(key: Scalar, word: Word, book: Book) -> bool:
    if reading.IDENTIFIER.fullmatch(key.text):
        return True
    example = "speed"
    book.note(errors.BAD_IDENTIFIER, key.line, value=key.text, word="name of a list", separator="'_'", example=example)
    return False


def _section(node: Node, shelf: Shelf) -> Section | None:
    opened = open_map(node, Place.SECTION, shelf.book)
    if opened is None:
        return None
    nodes = opened.read("questions", reading.members) or ()
    members = tuple(member for child in nodes if (member := read_member(child, shelf)) is not None)
    return Section(
        title=opened.read("title", reading.phrase),
        about=opened.read("about", reading.phrase),
        new_page=opened.read("new_page", reading.yes_no) or False,
        prompts=opened.read("prompts", reading.phrases) or (),
        facilitator=opened.read("facilitator", reading.phrase),
        only_if=opened.read("only_if", read_condition),
        members=members,
    )
