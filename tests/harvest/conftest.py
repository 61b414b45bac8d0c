"""A project and a desk to harvest it with, all in this process: what isolates the readers has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from tests.harvest.letters import FRIDGE, Project
from wta_forms.errors import Problem
from wta_forms.extract.isolate import Reader
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, RawForm
from wta_forms.extract.read import read
from wta_forms.harvest.desk import Desk, Looked
from wta_forms.harvest.run import take_in
from wta_forms.harvest.sources import arrived_from
from wta_forms.mail.isolate import MailReader
from wta_forms.mail.outlook import read_outlook
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import Mail
from wta_forms.mail.wire import Ask
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.form_reader import StoreReader
from wta_forms.workflow.harvest import circle_of
from wta_forms.workflow.shelf import Shelf
from wta_forms.workflow.versions import Versions

TODAY = "2026-03-20T12:00:00Z"


class _Forms:
    def read(self, source: bytes) -> RawForm:
        return read(source)

    def sheets(self, content: bytes) -> tuple[()]:
        del content
        return ()

    def look(self, channel: Channel, content: bytes, places: Places) -> Seen:
        del channel, content, places
        return Seen()


class _Mails:
    def read(self, content: bytes, ask: Ask = Ask.MESSAGE) -> Mail:
        return read_outlook(content) if ask is Ask.OUTLOOK else read_mail(content)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def desk_for(project: Project, store: Store, **changed: Any) -> Desk:
    (project.folder / "fridge.yaml").write_text(FRIDGE, encoding="utf-8")
    shelf = Shelf(Versions((load_form(project.folder / "fridge.yaml"),)))
    forms = StoreReader(shelf, cast(Reader, _Forms()))
    desk = Desk(store, forms, cast(MailReader, _Mails()), circle_of(project.folder, store))
    return replace(desk, **changed)


@pytest.fixture
def store(project: Project) -> Iterator[Store]:
    with Store(project.folder, clock=lambda: TODAY, who="fay") as store:
        yield store


Harvest = Callable[..., list[Looked]]


@pytest.fixture
def harvest(project: Project, store: Store) -> Harvest:
    """Take in what lies in the inbox, or elsewhere; only what is new comes back."""

    def run(*places: str, told: list[Problem] | None = None, **changed: Any) -> list[Looked]:
        tell = (told if told is not None else []).append
        desk = desk_for(project, store, **changed)
        paths = [Path(place) for place in places or ("inbox",)]
        arrived = [each for path in paths for each in arrived_from(path, tell)]
        return [looked for looked in take_in(arrived, desk, tell) if looked.is_new]

    return run
