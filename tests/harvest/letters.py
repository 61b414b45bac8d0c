"""A small project, and what its people send back."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

from wta_forms.project.people import Person, load_people
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.making.blank import Blank

PEOPLE = """\
id,name,email,role
ann,Ann Reid,ann@example.org,carer
bob,Bob Hay,bob@example.org,practitioner
cal,Cal Orr,couple@example.org,carer
dee,Dee Orr,couple@example.org,carer
ewa,Ewa Nowak,,carer
"""

PROJECT = """\
title: The Friday fridge
organisation: Leith Carers
contact: {name: Fay Tait, email: fay@centre.example.org}
"""

FRIDGE = """\
form: fridge
version: 1
title: The Friday fridge
sections:
  - questions:
      - {id: name, kind: text, label: Your name, prefill: name}
      - {id: day, kind: select_one, label: Which day?, choices: {friday: Friday, saturday: Saturday}}
      - {id: why, kind: paragraph, label: Why?}
"""

MONDAY = "Mon, 02 Mar 2026 09:00:00 +0000"
TUESDAY = "Tue, 03 Mar 2026 09:00:00 +0000"


@dataclass
class Project:
    """A project folder with the form ``fridge`` and five people: two share an address, one has none."""

    folder: Path
    number: int = field(default=0)

    def __post_init__(self) -> None:
        files = {"people.csv": PEOPLE, "project.yaml": PROJECT, "fridge.yaml": FRIDGE}
        for name, content in files.items():
            (self.folder / name).write_text(content, encoding="utf-8")
        self.inbox.mkdir()

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return {person.id: person for person in load_people(self.folder / "people.csv")}

    @cached_property
    def blank(self) -> Blank:
        return lay_out(load_form(self.folder / "fridge.yaml"))

    def form(self, person: str = "", day: str = "", why: str = "", name: str = "") -> bytes:
        """A copy as it came back: a day is ticked, words are written, a name is typed over the one that was there."""
        values: dict[str, bool | str] = {f"day-{day}": True} if day else {}
        values |= {"why": why} if why else {}
        values |= {"name": name} if name else {}
        return copy_of(self.blank, self.people.get(person), values=values)

    def put(self, name: str, content: bytes | EmailMessage) -> Path:
        """Into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
        return path

    def mail(
        self,
        sender: str,
        words: str = "",
        *files: tuple[str, bytes],
        date: str = MONDAY,
        subject: str = "Re: your form",
    ) -> EmailMessage:
        """A message; each has an id of its own."""
        self.number += 1
        message = EmailMessage()
        message["From"] = sender
        message["To"] = "fay@centre.example.org"
        message["Subject"] = subject
        message["Date"] = date
        message["Message-ID"] = f"<{self.number}.{date[5:7]}@mail.example.org>"
        message.set_content(words)
        for name, content in files:
            kind, _, subtype = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
            message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
        return message


ANN, BOB, CAL, FAY = (
    "Ann Reid <ann@example.org>",
    "Bob Hay <bob@example.org>",
    "Cal Orr <couple@example.org>",
    "Fay Tait <fay@centre.example.org>",
)
