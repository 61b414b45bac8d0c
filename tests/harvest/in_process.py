"""A desk whose readers work in this process: quick, and nothing but the store is written to."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from wta_forms.extract.files.read import read
from wta_forms.extract.isolate import Reader
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, RawForm
from wta_forms.harvest.desk import Desk
from wta_forms.mail.isolate import MailReader
from wta_forms.mail.outlook import read_outlook
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import Mail
from wta_forms.mail.wire import Ask
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.harvest import circle_of
from wta_forms.workflow.reading.shelf import Shelf
from wta_forms.workflow.reading.versions import Versions
from wta_forms.workflow.taking_in.form_reader import StoreReader


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


def desk_for(project: Path, store: Store) -> Desk:
    """With the form ``fridge.yaml`` and nothing else."""
    shelf = Shelf(Versions((load_form(project / "fridge.yaml"),)))
    forms = StoreReader(shelf, cast(Reader, _Forms()))
    return Desk(store, forms, cast(MailReader, _Mails()), circle_of(project, store))
