"""YAML → Form: every problem of a file at once, each at its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from typing import NamedTuple

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError, in_order
from wta_forms.spec import reading
from wta_forms.spec.asked import Choice, Phrase
from wta_forms.spec.check import check_questions, check_translations
from wta_forms.spec.check_migrate import check_migrate
from wta_forms.spec.choices import Shelf, read_choices
from wta_forms.spec.form import Form, Section
from wta_forms.spec.migrate import read_migrate
from wta_forms.spec.moves import Step
from wta_forms.spec.questions import read_condition, read_member
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.translations import Translated, is_for_translations, read_lines, translated
from wta_forms.spec.words import Place, Word, advice, nearest, words_at
from wta_forms.spec.yaml_nodes import Mapping, Node, read_yaml


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form, or None where it has problems; ``problems`` has notes as well.

    ``files`` are all that it was made of, as they were read, by their names: put into one folder, they make it again.
    """

    form: Form | None
    problems: tuple[Problem, ...]
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def is_fine(self) -> bool:
        return self.form is not None and all(problem.is_note for problem in self.problems)


def load_form(path: Path, parts: Iterable[Path] = (), *, with_translations: bool = True) -> Form:
    """The form in a file. Raises WtaFormsError with every problem of it; notes are passed over.

    A part that it uses is looked for beside the file, then in the folders ``parts``.
    """
    loaded = read_form(path, parts, with_translations=with_translations)
    if loaded.form is None or not loaded.is_fine:
        problems = [problem for problem in loaded.problems if not problem.is_note]
        raise WtaFormsError(problems or errors.IS_A_PART.at(str(path)))
    return loaded.form


def read_form(path: Path, parts: Iterable[Path] = (), *, with_translations: bool = True) -> Loaded:
    """The same without raising: what the file holds and everything that is wrong with it, in the order of its lines.

    A part is no form, and need not have a problem. Translations that lie beside the form are read ``with`` it.
    """
    reader = _FormReader(path, [path.parent, *parts])
    try:
        form = reader.form()
    except WtaFormsError as error:
        return Loaded(None, in_order([*reader.problems, *error.problems]))
    if form is not None and with_translations:
        form = _translated(form, reader)
        reader.problems += check_translations(form, str(path))
    return Loaded(form, in_order(reader.problems), tuple(reader.files.items()))


def _translated(form: Form, reader: _FormReader) -> Form:
    """The form in the languages of the files beside it. Of a form that has problems, nothing is said to be outdated:
    questions that could not be read are missing in it."""
    is_whole = all(problem.is_note for problem in reader.problems)
    for language, file in translations_beside(reader.path):
        try:
            content = content_of(file)
            made = _with_file(form, language, file, content)
        except WtaFormsError as error:
            reader.problems += error.problems
            continue
        form = made.form
        reader.files |= {file.name: content} if language in form.languages else {}
        reader.problems += [problem for problem in made.problems if is_whole or not problem.is_note]
    return form


def translations_beside(path: Path) -> tuple[tuple[str, Path], ...]:
    """``drivers.pl.csv`` beside ``drivers.yaml``, with its "pl": whatever stands there without another dot."""
    found = sorted(path.parent.glob(f"{escape(path.stem)}.*.csv"))
    named = ((file.name[len(path.stem) + 1 : -len(".csv")], file) for file in found)
    return tuple((language, file) for language, file in named if "." not in language)


def _with_file(form: Form, language: str, file: Path, content: bytes) -> Translated:
    if language in form.languages:
        return translated(form, language, read_lines(content, str(file)))
    if not is_for_translations(content):
        return Translated(form)
    if reading.LANGUAGE.fullmatch(language):
        return Translated(form, problems=(errors.TRANSLATIONS_NOT_NAMED.at(str(file), language=language),))
    raise WtaFormsError(errors.BAD_LANGUAGE.at(str(file), value=language))


def content_of(path: Path) -> bytes:
    """The bytes of a file, or the plain reason why there are none, as WtaFormsError."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WtaFormsError(errors.NOT_FOUND.at(str(path))) from error
    except OSError as error:
        if path.is_dir():  # Windows speaks of permission here
            raise WtaFormsError(errors.NOT_A_FILE.at(str(path))) from error
        raise WtaFormsError(errors.CANNOT_READ.at(str(path), why=error.strerror)) from error


def begins_with(path: Path, word: str) -> bool:
    """Whether a word is one of a file's outermost, seen without reading it as YAML."""
    lines = content_of(path).decode("utf-8", "replace").splitlines()
    return any(line.startswith(f"{word}:") for line in lines)


_NOT_PARTS = {"form": "a form", "plan": "a plan"}


class _Header(NamedTuple):
    name: str | None
    version: int | None
    title: Phrase | None
    about: Phrase | None
    minutes: int | None
    migrate: tuple[Step, ...] | None


@dataclass(slots=True)
class _FormReader:
    path: Path
    folders: list[Path]
    problems: list[Problem] = field(default_factory=list)
    used: list[tuple[str, int]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def form(self) -> Form | None:
        root, book = self._open(self.path)
        place = _place_of(root)
        opened = open_map(root, place, book)
        if opened is None:
            return None
        shelf = self._shelf(opened, book)
        header = self._header(opened)
        sections = self._sections(opened, shelf)
        if sections is not None:
            # What a part depends on may be asked by the form that uses it.
            broken = {*shelf.broken, ""} if place is Place.PART else shelf.broken
            self.problems += check_questions(sections, book.file, broken)
        form = self._made(opened, header, sections) if opened.is_whole and place is Place.FORM else None
        if form is not None and all(problem.is_note for problem in self.problems):
            self.problems += check_migrate(form)
        return form

    def _open(self, path: Path) -> tuple[Node, Book]:
        book = Book(str(path), problems=self.problems)
        content = content_of(path)
        self.files[path.name] = content
        root, found = read_yaml(content, str(path))
        self.problems += found
        return root, book

    def _shelf(self, opened: Opened, book: Book, lists: dict[str, tuple[Choice, ...]] | None = None) -> Shelf:
        languages = opened.read("languages", reading.languages)
        book.knows_languages = languages is not None or not opened.stands("languages")
        book.languages = languages or ("en",)
        own = opened.read("choices", _lists)
        return Shelf(
            book, {**(lists or {}), **(own or {})}, knows_lists=own is not None or not opened.stands("choices")
        )

    def _header(self, opened: Opened) -> _Header:
        return _Header(
            opened.read("form", reading.name) or opened.read("part", reading.name),
            opened.read("version", reading.whole),
            opened.read("title", reading.phrase),
            opened.read("about", reading.phrase),
            opened.read("minutes", reading.whole),
            opened.read("migrate", read_migrate),
        )

    def _made(self, opened: Opened, header: _Header, sections: tuple[Section, ...] | None) -> Form | None:
        if header.name is None or header.version is None or header.title is None or sections is None:
            return None
        return Form(
            id=header.name,
            version=header.version,
            title=header.title,
            languages=opened.book.languages,
            about=header.about,
            minutes=header.minutes,
            sections=sections,
            parts=tuple(self.used),
            migrate=header.migrate or (),
            file=opened.book.file,
            version_line=opened.line_of("version"),
        )

    def _sections(self, opened: Opened, shelf: Shelf) -> tuple[Section, ...] | None:
        nodes = opened.read("sections", reading.members)
        if nodes is None:
            return None
        return tuple(section for node in nodes for section in self._section_or_part(node, shelf, opened))

    def _section_or_part(self, node: Node, shelf: Shelf, opened: Opened) -> tuple[Section, ...]:
        if _is_use(node):
            sections = self._part(node, shelf, opened)
            if not sections:
                shelf.broken.add("")
            return sections
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
        if name in dict(self.used):
            shelf.book.note(errors.TWICE_IN_LIST, node.line, value=name, word="sections")
            return ()
        path = next((file for folder in self.folders if (file := folder / f"{name}.yaml").is_file()), None)
        if path is None:
            others = (file for folder in self.folders for file in sorted(folder.glob("*.yaml")) if file != self.path)
            known = [file.stem for file in others if begins_with(file, "part")]
            hint = advice(name, known) if known else f"put {name}.yaml beside the form"
            shelf.book.note(errors.PART_NOT_FOUND, node.line, name=name, advice=hint)
            return ()
        return self._sections_of_part(path, name, node.line, shelf)

    def _sections_of_part(self, path: Path, name: str, line: int, shelf: Shelf) -> tuple[Section, ...]:
        if what := next((what for word, what in _NOT_PARTS.items() if begins_with(path, word)), ""):
            shelf.book.note(errors.NOT_A_PART, line, name=name, what=what)
            return ()
        try:
            root, book = self._open(path)
        except WtaFormsError as error:
            self.problems += error.problems
            return ()
        opened = open_map(root, Place.PART, book)
        if opened is None:
            return ()
        own = self._shelf(opened, book, shelf.lists)
        own.seen, own.broken = shelf.seen, shelf.broken
        own.part, own.used_at = name, f"{shelf.book.file}:{line}"
        self.used.append((name, self._header(opened).version or 1))
        return self._sections(opened, own) or ()


def _place_of(root: Node) -> Place:
    """A part, if it has the word ``part`` or one that is nearly so; else a form."""
    words = _words_of(root)
    is_part = "form" not in words and any(nearest(word, ("form", "part")) == "part" for word in words)
    return Place.PART if is_part else Place.FORM


def _is_use(node: Node) -> bool:
    known = [word.key for place in (Place.SECTION, Place.USE) for word in words_at(place)]
    return any((word if word in known else nearest(word, known)) == "use" for word in _words_of(node))


def _words_of(node: Node) -> list[str]:
    return [*(key.text for key, _ in node.entries), *node.left_out] if isinstance(node, Mapping) else []


def _lists(node: Node, word: Word, book: Book) -> dict[str, tuple[Choice, ...]] | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    for key, _ in node.entries:
        if not reading.IDENTIFIER.fullmatch(key.text):
            reading.bad_name(key, "name of a list", "speed", book)
    lists = {key.text: read_choices(value, word, book, key.text) or () for key, value in node.entries}
    return lists | dict.fromkeys(node.left_out, ())


def _section(node: Node, shelf: Shelf) -> Section | None:
    opened = open_map(node, Place.SECTION, shelf.book)
    nodes = opened.read("questions", reading.members) if opened else None
    if opened is None or (nodes is None and opened.stands("questions")):
        shelf.broken.add("")
    if opened is None:
        return None
    return Section(
        title=opened.read("title", reading.phrase),
        about=opened.read("about", reading.phrase),
        new_page=opened.read("new_page", reading.yes_no) or False,
        prompts=opened.read("prompts", reading.phrases) or (),
        facilitator=opened.read("facilitator", reading.phrase),
        only_if=opened.read("only_if", read_condition),
        members=tuple(member for child in nodes or () if (member := read_member(child, shelf)) is not None),
    )
