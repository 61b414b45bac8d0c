"""A message saved by Outlook (.msg, [MS-OXMSG]) → Mail. Only in the worker.

Its words are taken as they stand there as plain text, else as HTML; Outlook keeps the former beside nearly everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.message import Message
from email.parser import HeaderParser

from olefile import OleFileIO
from oxmsg.domain import constants as known
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from wta_forms import errors
from wta_forms.mail import automatic, headers
from wta_forms.mail.files import clean_name, content_of
from wta_forms.mail.limits import DEPTH, PARTS, TEXT_CHARACTERS
from wta_forms.mail.reading import addressed
from wta_forms.mail.received import Attachment, Bounce, Mail, MailKind
from wta_forms.mail.words import cleaned, decoded, one_line, stripped, without_quotes

# Where a table of properties begins: [MS-OXMSG], 2.4.1.
_OF_A_FILE, _OF_A_MESSAGE_WITHIN, _OF_THE_REST = 32, 24, 8

_EMBEDDED = "__substg1.0_3701000D"
"""An attachment that is a message itself: PidTagAttachDataObject ([MS-OXCMSG], 2.2.2.8)."""


def read_outlook(content: bytes) -> Mail:
    """What the file holds. Never raises: what is wrong with it is a problem of the Mail."""
    try:
        with OleFileIO(content) as file:
            return _mail(_Stored(Storage.from_ole(file), _OF_A_FILE), 0)
    except _TooDeep:
        return Mail(problems=(errors.MAIL_TOO_DEEP.at("", most=DEPTH),))
    except RecursionError:
        return Mail(problems=(errors.MAIL_TOO_DEEP.at("", most=DEPTH),))
    except Exception as error:  # olefile and oxmsg raise whatever a damaged file makes them
        return Mail(problems=(errors.MAIL_BROKEN.at("", why=f"{type(error).__name__}: {error}"),))


class _TooDeep(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Stored:
    """A message, an attachment or a recipient: a folder of the file, and where its table of properties begins."""

    storage: Storage
    begins: int

    @property
    def _properties(self) -> Properties:
        return Properties(self.storage, self.begins)

    def text(self, property: int) -> str:
        return self._properties.str_prop_value(property) or ""

    def content(self, property: int) -> bytes:
        return self._properties.binary_prop_value(property) or b""

    def date(self, property: int) -> str:
        when = self._properties.date_prop_value(property)
        return headers.datetime_in_utc(when) if when else ""

    def html(self) -> str:
        """As bytes in the code page that it names, or as a text."""
        content = self.content(known.PID_HTML)
        return decoded(content, self._properties.body_encoding) if content else self.text(known.PID_BODY_HTML)


def _mail(stored: _Stored, depth: int) -> Mail:
    if depth > DEPTH:
        raise _TooDeep
    head = HeaderParser(policy=policy.compat32).parsestr(stored.text(known.PID_TRANSPORT_MESSAGE_HEADERS))
    text = (stored.text(known.PID_BODY).strip() or stripped(stored.html()))[:TEXT_CHARACTERS]
    inside = list(stored.storage.iter_attachment_storages())
    told = (errors.MAIL_TOO_MANY_PARTS.at("", most=PARTS),) if len(inside) > PARTS else ()
    within = [each for each in inside if _embedded(each) is not None]
    files = [each for each in inside if _embedded(each) is None]
    mail = replace(
        _head(stored, head),
        text=cleaned(text).strip(),
        own_text=without_quotes(cleaned(text)),
        attachments=() if told else tuple(_attachment(_Stored(each, _OF_THE_REST)) for each in files),
        forwarded=() if told else tuple(_forwarded(each, depth) for each in within),
        problems=told,
    )
    return _as_it_is(stored, head, mail)


def _embedded(attachment: Storage) -> Storage | None:
    return next((each for each in attachment.storages if each.name == _EMBEDDED), None)


def _forwarded(attachment: Storage, depth: int) -> Mail:
    inner = _embedded(attachment)
    assert inner is not None
    # Aspose.Email FOSS 26.3 writes the head of a file here, too; entries have 16 bytes each
    begins = _OF_A_MESSAGE_WITHIN if _fits(inner, _OF_A_MESSAGE_WITHIN) else _OF_A_FILE
    return _mail(_Stored(inner, begins), depth + 1)


def _fits(stored: Storage, begins: int) -> bool:
    return (len(stored.properties_stream_bytes) - begins) % 16 == 0


def _head(stored: _Stored, head: Message) -> Mail:
    """By the head as it came over the network; what Outlook itself notes stands in where that is missing."""
    mail = addressed(head)
    own = stored.text(known.PID_SENDER_SMTP_ADDRESS) or stored.text(known.PID_SENDER_EMAIL_ADDRESS)
    sent = stored.date(known.PID_CLIENT_SUBMIT_TIME)
    id = headers.ids(stored.text(known.PID_INTERNET_MESSAGE_ID))
    before = headers.ids(stored.text(known.PID_IN_REPLY_TO_ID)) + headers.ids(
        stored.text(known.PID_INTERNET_REFERENCES)
    )
    return replace(
        mail,
        message_id=mail.message_id or "".join(id[:1]),
        refers_to=mail.refers_to or tuple(dict.fromkeys(before)),
        sender=mail.sender or headers.address(own)[0],
        sender_name=mail.sender_name or one_line(stored.text(known.PID_SENDER_NAME)),
        sent=mail.sent or sent,
        received=mail.received or stored.date(known.PID_MESSAGE_DELIVERY_TIME) or sent,
        subject=mail.subject or one_line(stored.text(known.PID_SUBJECT)),
    )


def _attachment(stored: _Stored) -> Attachment:
    content = stored.content(known.PID_ATTACH_DATA_BINARY)
    name = clean_name(stored.text(known.PID_ATTACH_LONG_FILENAME) or stored.text(known.PID_ATTACH_FILENAME))
    return Attachment(name, content, content_of(content), bool(stored.text(known.PID_ATTACH_CONTENT_ID)))


def _as_it_is(stored: _Stored, head: Message, mail: Mail) -> Mail:
    """Exchange notes what a message is in its class: "REPORT.IPM.Note.NDR" is one that did not arrive."""
    kind = stored.text(known.PID_MESSAGE_CLASS).upper()
    if kind.startswith("REPORT.") and kind.endswith(".NDR"):
        bounce: Bounce | None = Bounce(tuple(dict.fromkeys(_recipients(stored))), *automatic.status_in(mail.text))
    else:
        bounce = automatic.bounce_in(head, (), mail)
    if bounce is not None:
        return replace(mail, kind=MailKind.BOUNCE, bounce=bounce, attachments=(), forwarded=())
    is_reply = kind.startswith(("REPORT.", "IPM.NOTE.RULES.OOFTEMPLATE")) or automatic.is_automatic(head, mail)
    return replace(mail, kind=MailKind.AUTO_REPLY) if is_reply else mail


def _recipients(stored: _Stored) -> Iterator[str]:
    for each in stored.storage.iter_recipient_storages():
        person = _Stored(each, _OF_THE_REST)
        address = person.text(known.PID_SMTP_ADDRESS) or person.text(known.PID_EMAIL_ADDRESS)
        if "@" in address:
            yield address.lower()
