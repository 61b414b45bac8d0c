"""The carers' centre: a facilitator at her keyboard, a calendar, and what twelve people send back."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Self

import pytest
from pypdf import PdfReader, PdfWriter

from tests.extract.paper.forms import BLUE, Paper, jpeg, printed, scanned
from tests.mail.letters import BOUNCE, crlf
from tests.programs import pdfium, pypdf_writer
from tests.programs.program import Value
from wta_forms.cli.main import run as run_command_line
from wta_forms.extract.isolate import read_isolated
from wta_forms.project import store
from wta_forms.project.names import plain
from wta_forms.project.people import load_people
from wta_forms.spec.load import load_form
from wta_forms.workflow import close, generate
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.making.branding import load_project

FORM = """\
form: fridge
version: 1
title: {en: The Friday fridge, pl: Lodówka}
languages: [en, pl]
sections:
  - title: {en: About you, pl: O Tobie}
    questions:
      - {id: name, kind: text, label: {en: Your name, pl: Imię}, prefill: name}
      - id: role
        kind: select_one
        label: {en: Who are you?, pl: Kim jesteś?}
        prefill: role
        choices: {carer: {en: A carer, pl: Opiekun}, practitioner: {en: A practitioner, pl: Pracownik}}
      - {id: wish, kind: sharing}
  - title: {en: The fridge, pl: Lodówka}
    new_page: true
    questions:
      - {id: near, kind: tick, label: {en: The shop is near enough, pl: Sklep jest blisko}}
      - id: day
        kind: select_one
        label: {en: Which day?, pl: Kiedy?}
        choices: {friday: {en: Friday, pl: Piątek}, saturday: {en: Saturday, pl: Sobota}}
      - {id: gap, kind: paragraph, label: {en: What is missing?, pl: Czego brakuje?}, required: true}
  - title: {en: Help, pl: Pomoc}
    new_page: true
    questions:
      - {id: helpers, kind: number, label: {en: How many helpers?, pl: Ile osób?}}
"""
A_NEW_QUESTION = "      - {id: key, kind: text, label: {en: Who has the key?, pl: Kto ma klucz?}}\n"

PLAN = """\
plan: fridge-plan
version: 1
title: The Friday fridge, our plan
reads: [fridge]
names: role
sections:
  - title: Where we stand
    text: "{people.answered} of {people.asked} people answered."
    write: summary
    show: [{from: people.contributors, as: list}]
  - title: What is missing
    show: [{from: fridge.gap, as: quotes}, {from: fridge.day, as: chart}]
  - title: Every answer
    appendix: yes
    show: [{from: answers}]
"""

# As Excel saves it in Britain when somebody has set the list separator to a semicolon: UTF-16, semicolons.
PEOPLE = """\
id;name;email;by;role;language;address;phone
ann;Ann Reid;ann@example.org;;carer;;;
bob;Bob Hay;bob@example.org;;practitioner;;;
cal;Cal Orr;couple@example.org;;carer;;;
dee;Dee Orr;couple@example.org;;carer;;;
ewa;Ewa Nowak;;phone;carer;;;0131 496 0001
gus;Gus Low;gus@example.org;;practitioner;;;
hal;Hal Moss;hal@example.org;;carer;;;
ida;Ida Roy;ida@example.org;;carer;;;
jean;Jean Mackie;;post;carer;;1 Shore, Leith;
kit;Kit Lamb;kit@example.org;;carer;;;
lucja;Łucja Park;lucja@example.org;;carer;pl;;
max;Max Dow;max@example.org;;practitioner;;;
"""

ME = "morag@centre.example.org"

DATABASE_WORDS = ("quarantin", "superse", "hmac", "tombstone", "orphan", "outcome", "needs_person", "traceback", "null")
"""Of which none ever stands on her screen (26)."""

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


class _Day(date):
    @classmethod
    def today(cls) -> Self:
        return cls.fromisoformat(_Clock.today_is.date().isoformat())


class _Clock(datetime):
    """What day it is, for everything that the store writes down."""

    today_is = MONDAY

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromisoformat(_Clock.today_is.isoformat()).astimezone(tz)


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    data: str
    screen: str

    @property
    def words(self) -> str:
        """All that she sees in her window."""
        return f"{self.data}{self.screen}"

    def says(self, *sentences: str) -> bool:
        """Each of them; which of them is missing shows in the failure."""
        missing = [each for each in sentences if each not in self.words]
        assert not missing, f"{missing}\n--- not on the screen ---\n{self.words}"
        return True


@dataclass
class Office:
    """The folder of the project, and what is done there."""

    home: Path
    patch: pytest.MonkeyPatch
    mails: int = field(default=0)
    ida: EmailMessage = field(default_factory=EmailMessage)

    def __post_init__(self) -> None:
        self.patch.setattr(store, "datetime", _Clock)
        for module in (generate, close):
            self.patch.setattr(module, "date", _Day)
        self.patch.chdir(self.home)

    # --- her computer ---

    def enter_project(self, name: str) -> None:
        self.home = self.home / name
        self.patch.chdir(self.home)

    def run(self, *arguments: str, typed: str = "", code: int = 0) -> Run:
        """What she types into her terminal, and what it says; ``typed`` is what she answers when she is asked."""
        data, screen = io.StringIO(), io.StringIO()
        self.patch.setattr(sys, "argv", ["wta-forms", *arguments])
        self.patch.setattr(sys, "stdin", io.StringIO(typed))
        with redirect_stdout(data), redirect_stderr(screen), pytest.raises(SystemExit) as ended:
            run_command_line()
        done = Run(int(ended.value.code or 0), data.getvalue(), screen.getvalue())
        assert done.code == code, done.screen
        words = done.words.lower()
        assert [word for word in DATABASE_WORDS if word in words] == [], done.words  # 26
        return done

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        (self.home / name).write_text(text, encoding=encoding)

    def read(self, name: str) -> str:
        return (self.home / name).read_text(encoding="utf-8")

    def days_pass(self, days: int) -> None:
        _Clock.today_is += timedelta(days=days)

    def the_day_is(self, year: int, month: int, day: int) -> None:
        _Clock.today_is = datetime(year, month, day, 9, tzinfo=UTC)

    @property
    def now(self) -> datetime:
        return _Clock.today_is

    # --- what comes back ---

    def copy_for(self, person: str) -> Path:
        """The one that was attached to their mail, or lies to be printed."""
        (found,) = (
            path
            for folder in ("outbox", "to-print")
            for path in (self.home / folder).glob(f"fridge-{person}*.pdf")
            if "reminder" not in path.name
        )
        return found

    def filled_in(self, person: str, /, *, by: str = "pypdf", **values: Value) -> bytes:
        """Their copy, as a program saved it; fields have "_" for "-"."""
        programs = {"pypdf": pypdf_writer.fill, "pdfium": pdfium.fill}
        target = self.home.parent / "saved.pdf"
        programs[by](self.copy_for(person), {name.replace("_", "-"): value for name, value in values.items()}, target)
        return target.read_bytes()

    def photographed(self, person: str, *, pages: int, ticked: str, written: str) -> list[bytes]:
        """The first pages of their copy, printed, with a tick and some words in pen, and scanned."""
        copy = self.copy_for(person)
        places = {value.name: value for value in read_isolated(copy.read_bytes()).values.values()}
        made = []
        for number, page in enumerate(printed(copy.read_bytes())[:pages], 1):
            paper = Paper(page, number)
            for name, draw in ((ticked, paper.cross), (written, paper.write)):
                if places[name].page == number and (box := places[name].rectangle):
                    draw(box, BLUE)
            made.append(jpeg(scanned(paper)))
        return made

    def signed_elsewhere(self, person: str, **values: Value) -> bytes:
        """A copy that says it is somebody's, from a project that has another key."""
        blank = lay_out(load_form(self.home / "fridge.yaml"), settings=load_project(self.home))
        whom = next(each for each in load_people(self.home / "people.csv") if plain(each.name) == person)
        return copy_of(blank, whom, values=values, key=b"another key, of another project!")

    def type_in(self, person: str, **values: str) -> None:
        """Into the copy that enter has opened, and save it."""
        path = self.home / "entering" / f"fridge-{person}.pdf"
        meant = {name.replace("_", "-"): value for name, value in values.items()}
        writer = PdfWriter(clone_from=PdfReader(path))
        for page in writer.pages:
            if "/Annots" in page:
                writer.update_page_form_field_values(page, meant, auto_regenerate=False)
        writer.write(path)

    def number_of(self, place: str) -> str:
        """As decide lists it."""
        (found,) = re.findall(rf"\[(\d+)\] inbox/{re.escape(place)}", self.run("decide").words)
        return found

    def mail(self, sender: str, words: str = "", *files: tuple[str, bytes], **headers: str) -> EmailMessage:
        """As it lies in her mailbox; a header's name has "_" for "-"."""
        self.mails += 1
        message = EmailMessage()
        usual = {"From": sender, "To": ME, "Subject": "Re: your form", "Date": format_datetime(self.now)}
        usual["Message-ID"] = f"<{self.mails}@mail.example.org>"
        for name, value in {**usual, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
            message[name] = value
        message.set_content(words)
        for name, content in files:
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return message

    def bounce(self, person: str, address: str) -> bytes:
        """What her mail server says of the draft that she has sent to somebody."""
        text = BOUNCE.format(action="failed").replace(
            "<drivers.1.ab@example.org>", str(self.sent_to(person)["Message-ID"])
        )
        text = text.replace("Bob@Example.org", address).replace("bob@backup.example.org", address)
        return crlf(text.replace("bob@example.org", address))

    def away(self, person: str, sender: str) -> EmailMessage:
        """A mail program answers by itself."""
        answers = str(self.sent_to(person)["Message-ID"])
        return self.mail(sender, "I am away until May.", Auto_Submitted="auto-replied", In_Reply_To=answers)

    def drag_in(self, name: str, content: bytes | EmailMessage) -> None:
        """Out of her mail program into the folder inbox."""
        data = content if isinstance(content, bytes) else content.as_bytes()
        (self.home / "inbox" / name).write_bytes(data)

    def sent_to(self, person: str) -> EmailMessage:
        """The draft that she has sent."""
        (path,) = (self.home / "outbox").glob(f"fridge-{person}*-first.eml")
        return message_from_bytes(path.read_bytes(), policy=policy.default)  # type: ignore[return-value]


def zipped(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def unzipped(path: Path) -> str:
    """All that stands in an archive, with what is packed within it."""
    with zipfile.ZipFile(path) as archive:
        contents = [(name, archive.read(name)) for name in archive.namelist()]
    within = [part for _, content in contents if content[:2] == b"PK" for part in _parts(content)]
    return "\n".join(content.decode("utf-8", "replace") for content in (*(each for _, each in contents), *within))


def _parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]
