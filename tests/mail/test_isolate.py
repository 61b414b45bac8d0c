"""Strangers' messages are read by a process that may die of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mail.compound import compound
from tests.mail.compound import message as outlook_message
from tests.mail.letters import PDF, letter, with_files
from wta_forms import errors
from wta_forms.mail import isolate
from wta_forms.mail.isolate import MailReader
from wta_forms.mail.limits import MAIL_BYTES
from wta_forms.mail.received import Mail
from wta_forms.mail.wire import Ask

pytestmark = pytest.mark.usefixtures("own_workers")


@pytest.fixture(scope="module")
def reader() -> Iterator[MailReader]:
    with MailReader() as reader:
        yield reader


def test_a_message_comes_through_as_it_is(reader: MailReader) -> None:
    mail = reader.read(with_files(letter("Zażółć"), [("żółw.pdf", PDF)]).as_bytes())
    assert (mail.sender, mail.text, mail.attachments[0].content) == ("ann@example.org", "Zażółć", PDF)
    assert reader.read(compound(outlook_message({0x1000: "Hello"})), Ask.OUTLOOK).text == "Hello"


_DIES_OF_GOODBYE = """
import os
from wta_forms.mail import worker
read = worker.READ[worker.Ask.MESSAGE]
worker.READ[worker.Ask.MESSAGE] = lambda content: os._exit(3) if b"Goodbye" in content else read(content)
worker.main()
"""


class Nobody:
    """Workers that nobody may ask anything."""

    def __init__(self, *_: object) -> None: ...


def test_one_that_is_too_large_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "Workers", Nobody)
    found = MailReader().read(bytes(MAIL_BYTES + 1))
    assert found == Mail(problems=(errors.MAIL_TOO_LARGE.at("", limit="30 MB"),))


def test_a_message_that_kills_the_worker_is_told_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    killing = letter("Goodbye").as_bytes()
    monkeypatch.setattr(isolate, "_READING", ("-c", _DIES_OF_GOODBYE))
    with MailReader() as reader:
        assert reader.read(killing).problems == (errors.MAIL_STOPPED.at(""),)
        assert reader.read(letter().as_bytes()).sender == "ann@example.org"


def test_a_message_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_READING", ("-c", "import os, time; os.write(1, b'ready'); time.sleep(60)"))
    with MailReader(seconds=0.5) as reader:
        assert reader.read(b"x").problems == (errors.MAIL_TOOK_TOO_LONG.at("", limit="0.5 seconds"),)


def test_every_limit_is_told_in_the_same_way_from_over_there(reader: MailReader) -> None:
    deep = b"".join(b'--%d\nContent-Type: multipart/mixed; boundary="%d"\n\n' % (n, n + 1) for n in range(5000))
    hostile = b'Subject: Deep\nContent-Type: multipart/mixed; boundary="0"\n\n' + deep
    mail = reader.read(hostile)
    assert (mail.subject, len(mail.problems)) == ("Deep", 1)
