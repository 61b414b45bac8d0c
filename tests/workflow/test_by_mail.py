"""The whole way, with real servers: out through Postfix, back through Dovecot, and what did not arrive."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.mail.letters import letter
from tests.mail.servers import BOUNCES, PASSWORD, REAL_SERVERS, PostOffice, post_office_running
from tests.programs.needs import needs
from tests.workflow.correspondence import FORM
from wta_forms.mail.secrets import Secret
from wta_forms.mail.smtp import Smtp
from wta_forms.mail.transport import Letter
from wta_forms.project.kept import kept_in
from wta_forms.project.mail_settings import Security, Server
from wta_forms.project.outgoing import OutboxState, outgoing
from wta_forms.project.people import load_people
from wta_forms.project.returned import Outcome
from wta_forms.project.store import Store
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.making.branding import load_project
from wta_forms.workflow.posting.leaving import How, Road
from wta_forms.workflow.posting.mailing import Why
from wta_forms.workflow.remind import remind
from wta_forms.workflow.send import send

pytestmark = needs(REAL_SERVERS)

PEOPLE = f"id,name,email\nann,Ann Reid,ann@example.org\nlost,Lost Person,{BOUNCES}\n"

PROJECT = """\
title: The Friday fridge
organisation: Leith Carers
contact: {{name: Ewa Nowak, email: ewa@example.org, phone: "0131 496 0000"}}
remind_every: 1
mail:
  rate: 6000
  smtp: {{host: localhost, port: {smtp}, certificate: {certificate}}}
  imap: {{host: localhost, port: {imap}, certificate: {certificate}}}
"""


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with post_office_running() as office:
        yield office


@pytest.fixture
def project(tmp_path: Path, office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WTA_FORMS_PASSWORD", PASSWORD)
    for owner in ("ewa", "ann"):
        office.empty(owner)
    settings = PROJECT.format(smtp=office.submission, imap=office.imaps, certificate=office.certificate)
    for name, text in (("fridge.yaml", FORM), ("people.csv", PEOPLE), ("project.yaml", settings)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def answer_of_ann(office: PostOffice, came: EmailMessage) -> None:
    """She fills in what she got, and replies."""
    kept = kept_in(Path())
    assert kept is not None
    blank = lay_out(load_form(Path("fridge.yaml")), "en", load_project(Path()))
    content = copy_of(blank, load_people(Path("people.csv"))[0], values={"gap": "A fridge"}, key=kept.key())
    reply = letter("Here it is", In_Reply_To=str(came["Message-ID"]), Message_ID="<reply@example.org>")
    reply.add_attachment(content, maintype="application", subtype="pdf", filename="answers.pdf")
    server = Server("localhost", office.submission, Security.STARTTLS, "ann@example.org", office.certificate)
    with Smtp(server, Secret(PASSWORD)) as smtp:
        smtp.deliver(Letter("ann@example.org", "ewa@example.org", reply.as_bytes()), lambda: None)


def test_out_by_mail_and_everything_back_in(project: Path, office: PostOffice) -> None:
    went = send().went
    assert went is not None
    assert went.count(OutboxState.SENT) == 2
    (raw,) = office.wait_for("ann", 1)
    came = message_from_bytes(raw, policy=policy.default)
    assert isinstance(came, EmailMessage)
    assert [file.get_filename() for file in came.iter_attachments()] == ["fridge-ann-reid-the-friday-fridge.pdf"]

    answer_of_ann(office, came)
    office.wait_for("ewa", 2)  # her reply, and the bounce
    outcomes = harvest().outcomes
    assert outcomes == {Outcome.ACCEPTED: 1, Outcome.BOUNCE: 1}
    assert harvest().looked == (), "a second time there is nothing new"

    spared = {each.person.id: each.why for each in remind().batch.spared}
    assert spared == {"ann": Why.ANSWERED, "lost": Why.BOUNCED}


def test_drafts_lie_in_the_mailbox_too(project: Path, office: PostOffice) -> None:
    went = send(how=How(Road.DRAFT)).went
    assert went is not None
    assert went.drafted == 2
    drafts = [message_from_bytes(each) for each in office.letters("ewa", "Drafts")]
    assert sorted(str(each["To"]) for each in drafts)[0] == "Ann Reid <ann@example.org>"
    with Store(project) as store:
        assert {row.state for row in outgoing(store)} == {OutboxState.DRAFTED}
