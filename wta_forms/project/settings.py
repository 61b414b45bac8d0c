"""project.yaml: what a project says of itself on the first page of its forms, how they look, what files are called."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field, replace
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.project import asking, mail_settings
from wta_forms.project.asking import AskedForm
from wta_forms.project.mail_settings import MailSettings
from wta_forms.project.names import BLANK_NAME, COPY_NAME, PLACEHOLDERS, has_loose_brace, placeholders_in
from wta_forms.spec import reading, wording
from wta_forms.spec.accent import is_readable, nearest_readable, tint_of
from wta_forms.spec.asked import Phrase
from wta_forms.spec.colours import colour_of, contrast, hex_of
from wta_forms.spec.load import content_of
from wta_forms.spec.reading import Book, open_map
from wta_forms.spec.words import Place, Type, Word, advice
from wta_forms.spec.yaml_nodes import Mapping, Node, read_yaml

PROJECT_FILE = "project.yaml"

PICTURES = (".png", ".svg")
DOCUMENTS = (".docx", ".dotx", ".docm", ".dotm")
"""What Word saves. Those with macros are refused in words of their own."""

_P, _C = Place.PROJECT, Place.CONTACT
_NAMED = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)

WORDS: tuple[Word, ...] = (
    Word("title", _P, Type.TEXT, "What the project is called.", "title: The Friday fridge", is_required=True),
    Word("organisation", _P, Type.TEXT, "Who asks.", "organisation: Leith Carers"),
    Word("contact", _P, Type.CONTACT, "Whom people can ask.", "contact: {name: Ewa Nowak, email: ewa@example.org}"),
    Word("address", _P, Type.TEXT, "Where paper goes.", 'address: "1 Shore, Leith EH6 6QW"'),
    Word("answer_by", _P, Type.DATE, "When answers are needed.", "answer_by: 2026-12-12"),
    Word("final_date", _P, Type.DATE, "Until when answers can be changed.", "final_date: 2026-12-20"),
    Word("forms", _P, Type.FORMS, "The forms that people are asked to fill in.", "forms: [project-values, drivers]"),
    Word("keep_until", _P, Type.DATE, "Until when answers and addresses are kept.", "keep_until: 2027-06-30"),
    Word(
        *("who_sees", _P, Type.PHRASE, "Who reads the answers: the same in every language of your forms, in a map."),
        'who_sees: {en: Only Ewa reads it., pl: "Czyta to tylko Ewa."}',
    ),
    Word("logo", _P, Type.PICTURE, "Stands above the title: a PNG or SVG file beside project.yaml.", "logo: logo.png"),
    Word("accent", _P, Type.COLOUR, "The colour of headings, in double quotes.", 'accent: "#0b5f6c"', '"#0b5f6c"'),
    Word(
        *("word_template", _P, Type.DOCUMENT, "A Word document beside project.yaml that plans go into, at {{plan}}."),
        "word_template: letterhead.docx",
    ),
    Word(
        *("file_name", _P, Type.FILE_NAME, f"What a person's copy is called, with {_NAMED}."),
        *('file_name: "{form}-{person}.pdf"', f"`{COPY_NAME}`"),
    ),
    Word(
        *("blank_name", _P, Type.FILE_NAME, "The same for forms that are for nobody in particular."),
        *('blank_name: "{date}-{form}.pdf"', f"`{BLANK_NAME}`"),
    ),
    Word("mail", _P, Type.MAIL, "How mail is sent and fetched.", "mail: {smtp: {host: smtp.example.org}}"),
    Word(
        *("remind_every", _P, Type.WHOLE, "How many days lie between two reminders to one person, at least."),
        *("remind_every: 10", "7"),
        least=1,
        most=365,
    ),
    Word("name", _C, Type.TEXT, "The person's name.", "name: Ewa Nowak"),
    Word("email", _C, Type.TEXT, "Where forms come back to.", "email: ewa@example.org"),
    Word("phone", _C, Type.TEXT, "Who answers the telephone.", 'phone: "0131 496 0000"'),
    *asking.WORDS,
    *mail_settings.WORDS,
)


@dataclass(frozen=True, slots=True)
class LogoFile:
    """Where a logo lies, and where project.yaml says so. Whether it is there and a picture is seen when it is drawn."""

    path: Path
    where: str


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """The same of a Word document that plans go into."""

    path: Path
    where: str


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's own words; what is not set is empty. Dates are ISO dates, ``accent`` is a colour as #rrggbb, and
    ``remind_every`` is in days."""

    title: str = ""
    organisation: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address: str = ""
    answer_by: str = ""
    final_date: str = ""
    forms: tuple[AskedForm, ...] = ()
    keep_until: str = ""
    who_sees: Phrase | None = None
    logo: LogoFile | None = None
    accent: str = ""
    word_template: TemplateFile | None = None
    file_name: str = COPY_NAME
    blank_name: str = BLANK_NAME
    mail: MailSettings = field(default_factory=MailSettings)
    remind_every: int = 7

    @property
    def sender(self) -> str:
        """The address that mail is from and answers go to; "" where project.yaml has none."""
        return self.mail.sender or self.contact_email

    @property
    def anonymous_forms(self) -> frozenset[str]:
        """The names of those whose answers are nobody's."""
        return frozenset(form.name for form in self.forms if form.is_anonymous)

    def for_form(self, name: str) -> Settings:
        """With the form's own date in place of the project's, where it has one."""
        own = next((form.answer_by for form in self.forms if form.name == name and form.answer_by), "")
        return replace(self, answer_by=own) if own else self

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
            "who_sees": self.who_sees.in_(language) if self.who_sees else "",
        }


def load_settings(folder: Path) -> Settings:
    """The settings in a folder, or empty ones where it is no project. Raises WtaFormsError with every problem."""
    settings, problems = read_settings(folder)
    if problems:
        raise WtaFormsError(problems)
    return settings


def read_settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """What can be read of the settings in a folder, and every problem (no notes)."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        return Settings(), ()
    root, found = read_yaml(content_of(path), str(path))
    book = Book(str(path), problems=found, knows_languages=False)
    settings = _settings(root, book, folder)
    return settings, tuple(problem for problem in book.problems if not problem.is_note)


def _settings(root: Node, book: Book, folder: Path) -> Settings:
    opened = open_map(root, Place.PROJECT, book, table=WORDS)
    if opened is None:
        return Settings()
    texts = {word: opened.read(word, reading.text) or "" for word in ("title", "organisation", "address")}
    dates = {word: opened.read(word, reading.iso_date) or "" for word in ("answer_by", "final_date", "keep_until")}
    logo = opened.read("logo", _picture)
    template = opened.read("word_template", _document)
    settings = Settings(
        **texts,
        **dates,
        **(opened.read("contact", _contact) or {}),
        forms=opened.read("forms", asking.asked_forms) or (),
        who_sees=opened.read("who_sees", reading.phrase),
        logo=LogoFile(folder / logo, f"{book.file}:{opened.line_of('logo')}") if logo else None,
        accent=opened.read("accent", _accent) or "",
        word_template=(
            TemplateFile(folder / template, f"{book.file}:{opened.line_of('word_template')}") if template else None
        ),
        file_name=opened.read("file_name", _pattern) or COPY_NAME,
        blank_name=opened.read("blank_name", _pattern) or BLANK_NAME,
        mail=opened.read("mail", mail_settings.mail_settings) or MailSettings(),
        remind_every=opened.read("remind_every", reading.whole) or 7,
    )
    return replace(settings, mail=settings.mail.for_user(settings.sender))


def _picture(node: Node, word: Word, book: Book) -> str | None:
    return _file(node, word, book, PICTURES)


def _document(node: Node, word: Word, book: Book) -> str | None:
    return _file(node, word, book, DOCUMENTS)


def _file(node: Node, word: Word, book: Book, endings: tuple[str, ...]) -> str | None:
    written = reading.text(node, word, book)
    if written and not written.lower().endswith(endings):
        reading.wrong(node, word, book)
        return None
    return written


def _accent(node: Node, word: Word, book: Book) -> str | None:
    """A colour in which headings can be read, on white and on what panels are tinted with."""
    written = reading.text(node, word, book)
    if written is None:
        return None
    try:
        colour = colour_of(written)
    except ValueError:
        reading.wrong(node, word, book)
        return None
    if is_readable(colour):
        return written
    least = f"{int(contrast(colour, tint_of(colour)) * 10) / 10}"
    nearest = hex_of(nearest_readable(colour))
    book.note(errors.ACCENT_PALE, node.line, colour=written, contrast=least, nearest=nearest)
    return None


def _pattern(node: Node, word: Word, book: Book) -> str | None:
    written = reading.text(node, word, book)
    if written is None:
        return None
    if has_loose_brace(written):
        reading.wrong(node, word, book)
        return None
    unknown = [name for name in placeholders_in(written) if name not in PLACEHOLDERS]
    for name in unknown:
        book.note(errors.PLAN_UNKNOWN_PLACEHOLDER, node.line, name=name, advice=advice(name, PLACEHOLDERS))
    return None if unknown else written


def _contact(node: Node, word: Word, book: Book) -> dict[str, str] | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    contact = open_map(node, Place.CONTACT, book, table=WORDS)
    readers = {"name": reading.text, "email": mail_settings.address, "phone": reading.text}
    return {f"contact_{key}": contact.read(key, read) or "" for key, read in readers.items()} if contact else None
