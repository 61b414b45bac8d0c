"""Messages as bytes: what is sent, and what is put among the drafts."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.mail.templates import Text
from wta_forms.project.addresses import as_sent, is_international, what_is_wrong
from wta_forms.project.people import printable


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody's address and name. ``where`` is the line that it stands in, for what may be wrong with it."""

    address: str
    name: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom, under which id. ``reply_to`` is "" where answers go to the sender; ``answers`` is the id of
    the message that this one answers, or ""."""

    sender: Mailbox
    to: Mailbox
    message_id: str
    date: datetime
    reply_to: str = ""
    answers: str = ""


def message(envelope: Envelope, text: Text, files: Sequence[Enclosure] = (), *, is_draft: bool = False) -> bytes:
    """The whole message, lines ending with CR and LF.

    ``is_draft`` adds X-Unsent, by which Outlook opens a file as a message that is still to be sent. What somebody
    writes to a person is not Auto-Submitted (RFC 3834, 2), so that they may answer while they are away.

    Raises WtaFormsError, at the line of the table of people, for an address that is none, and for the end of a line in
    whatever stands in the head.
    """
    if problems := [*_wrong_with(envelope), *_breaking(envelope, text, files)]:
        raise WtaFormsError(problems)
    needs_utf8 = any(is_international(each.address) for each in (envelope.sender, envelope.to))
    made = EmailMessage(policy=SMTPUTF8 if needs_utf8 else SMTP)
    made["From"] = _shown(envelope.sender)
    made["To"] = _shown(envelope.to)
    if envelope.reply_to:
        made["Reply-To"] = _shown(Mailbox(envelope.reply_to))
    made["Subject"] = text.subject
    made["Date"] = format_datetime(envelope.date)
    made["Message-ID"] = envelope.message_id
    if envelope.answers:
        made["In-Reply-To"] = made["References"] = envelope.answers
    if is_draft:
        made["X-Unsent"] = "1"
    made.set_content(text.body)
    for file in files:
        made.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    made["Content-Language"] = text.language
    return made.as_bytes()


def _shown(mailbox: Mailbox) -> Address:
    local, _, domain = as_sent(mailbox.address).rpartition("@")
    return Address(mailbox.name, username=local, domain=domain)


def _wrong_with(envelope: Envelope) -> Iterator[Problem]:
    for mailbox in (envelope.sender, envelope.to, Mailbox(envelope.reply_to or envelope.sender.address)):
        if wrong := what_is_wrong(mailbox.address):
            yield wrong.at(mailbox.where, address=printable(mailbox.address))


_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def _breaking(envelope: Envelope, text: Text, files: Sequence[Enclosure]) -> Iterator[Problem]:
    """What could add a line to the head: a name may come from anywhere."""
    where = envelope.to.where
    words = [envelope.sender.name, envelope.to.name, text.subject, envelope.message_id, envelope.answers]
    for each in (*words, *(file.name for file in files)):
        if _BREAKS.search(each):
            yield errors.HEADER_BREAKS.at(where, words=printable(each))


def message_id(key: bytes, form: str, person: str, wave: str, sender: str) -> str:
    """The id of one mail: always the same for the same form, person and wave, so that a mail that goes out twice is
    one for every mail program. With the project's ``key`` it differs from that of any other project's, and tells
    nobody whom it was for."""
    digest = hmac.new(key, "\0".join((form, person, wave)).encode(), hashlib.sha256).hexdigest()[:24]
    return f"<{form}.{wave}.{digest}@{as_sent(sender).rpartition('@')[2]}>"
