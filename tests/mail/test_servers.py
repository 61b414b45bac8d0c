"""The servers of these tests do what theirs do: what the other tests see of them is real."""

from __future__ import annotations

import imaplib
import smtplib
import ssl

import pytest

from tests.mail.letters import letter
from tests.mail.servers import BOUNCES, PASSWORD, REAL_SERVERS, REFUSED, PostOffice
from tests.programs.needs import needs
from wta_forms.mail.reading import read_mail
from wta_forms.mail.received import MailKind

pytestmark = needs(REAL_SERVERS)


def logged_in(office: PostOffice) -> smtplib.SMTP:
    trusted = ssl.create_default_context(cafile=office.certificate)
    smtp = smtplib.SMTP("localhost", office.submission)
    smtp.starttls(context=trusted)
    smtp.login("ewa", PASSWORD)
    return smtp


def test_a_mail_arrives_in_the_mailbox_that_imap_shows(post_office: PostOffice) -> None:
    with logged_in(post_office) as smtp:
        smtp.send_message(letter("Hello Ann"), "ewa@example.org", ["ann@example.org"])
    post_office.wait_for("ann", 1)
    with imaplib.IMAP4_SSL("localhost", post_office.imaps, ssl_context=trusted(post_office)) as imap:
        imap.login("ann", PASSWORD)
        assert imap.select("INBOX", readonly=True)[1] == [b"1"]


def trusted(office: PostOffice) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=office.certificate)


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_is_refused_for_now_or_for_good(address: str, post_office: PostOffice) -> None:
    with logged_in(post_office) as smtp, pytest.raises(smtplib.SMTPRecipientsRefused) as raised:
        smtp.send_message(letter(), "ewa@example.org", [address])
    assert raised.value.recipients[address][0] == int(REFUSED[address][:3])


def test_a_mail_that_cannot_be_delivered_comes_back_as_a_bounce(post_office: PostOffice) -> None:
    with logged_in(post_office) as smtp:
        smtp.send_message(letter(Message_ID="<ours@example.org>"), "ewa@example.org", [BOUNCES])
    (came,) = post_office.wait_for("ewa", 1)
    mail = read_mail(came)
    assert mail.kind is MailKind.BOUNCE
    assert mail.bounce is not None
    assert (mail.bounce.addresses[0], mail.bounce.status) == (BOUNCES, "5.1.2")
    assert mail.refers_to == ("<ours@example.org>",)


def test_a_wrong_password_is_refused(post_office: PostOffice) -> None:
    smtp = smtplib.SMTP("localhost", post_office.submission)
    smtp.starttls(context=trusted(post_office))
    with smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login("ewa", "wrong")
