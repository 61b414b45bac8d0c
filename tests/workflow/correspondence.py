"""A small project that writes to people, and a server that takes what it sends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.mail.faults import Ledger, failing_server
from wta_forms.project.store import Store

FORM = """\
form: fridge
version: 1
title: {en: The fridge, pl: Lodówka}
languages: [en, pl]
sections:
  - questions:
      - {id: name, kind: text, label: {en: Your name, pl: Imię}, prefill: name}
      - {id: gap, kind: paragraph, label: {en: What is missing?, pl: Czego brakuje?}, required: true}
      - {id: helpers, kind: number, label: {en: How many helpers?, pl: Ile osób?}}
"""

PEOPLE = """\
id,name,email,language,by
ann,Ann Reid,ann@example.org,,
ewa,Ewa Żółkowska,ewa@example.org,pl,
jean,Jean Mackie,,,post
"""

PROJECT = """\
title: The Friday fridge
organisation: Leith Carers
contact: {{name: Morag Sinclair, email: morag@example.org, phone: "0131 496 0000"}}
address: "1 Shore, Edinburgh EH6 6QW"
mail:
  rate: 6000
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
"""


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> str:
        return self.time.strftime("%Y-%m-%dT%H:%M:%SZ")

    def pass_by(self, **time: int) -> None:
        self.time += timedelta(**time)


@dataclass(frozen=True)
class Correspondence:
    folder: Path
    ledger: Ledger
    clock: Clock

    def mails(self) -> dict[str, EmailMessage]:
        """What has arrived, by whom it is to; the newest."""
        parsed = (message_from_bytes(each, policy=policy.default) for each in self.ledger.letters)
        return {str(each["To"].addresses[0].addr_spec): each for each in parsed}  # type: ignore[misc]

    def change_people(self, old: str, new: str) -> None:
        path = self.folder / "people.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    @contextmanager
    def store(self) -> Iterator[Store]:
        with Store(self.folder, clock=self.clock) as store:
            yield store


@contextmanager
def correspondence(folder: Path) -> Iterator[Correspondence]:
    with failing_server() as (port, ledger):
        for name, text in (("fridge.yaml", FORM), ("people.csv", PEOPLE), ("project.yaml", PROJECT.format(port=port))):
            (folder / name).write_text(text, encoding="utf-8")
        yield Correspondence(folder, ledger, Clock())
