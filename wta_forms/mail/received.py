"""A message that came, taken apart: what :mod:`wta_forms.mail.reading` hands to whoever looks for answers in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wta_forms.errors import Problem


class MailKind(StrEnum):
    """What a message is. Whoever wrote by hand is a person, whatever else their message holds."""

    PERSON = "person"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"


class Content(StrEnum):
    """What an attachment is by its first bytes; its name and declared type say nothing."""

    PDF = "pdf"
    FORM_DATA = "form_data"
    PICTURE = "picture"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    MAIL = "mail"
    WINMAIL = "winmail"
    WEB_PAGE = "web_page"
    CALENDAR = "calendar"
    CONTACT = "contact"
    TEXT = "text"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a message. ``name`` is for people and never a path: it is cleaned of folders, control characters and
    marks that turn writing round, and is "" where there was none. ``is_inline``: it is a part of how the text looks,
    such as the logo of a signature, though a photograph put into the text is the same."""

    name: str
    content: bytes
    kind: Content
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Bounce:
    """A message of ours that did not reach somebody. ``addresses`` are those it did not reach, in small letters;
    ``status`` is the code of RFC 3463 ("5.1.1"; "" where none is told), ``why`` what the server said about it.

    Not ``is_final``: it is only late, and the server goes on trying.
    """

    addresses: tuple[str, ...]
    status: str = ""
    why: str = ""
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. Texts are cleaned of control characters; what the message does not say is empty.

    ``sender`` is an address with its domain in small letters, ``sender_name`` what stands beside it. ``sent`` is what
    the sender's clock said (Date), ``received`` what the last server said (the uppermost Received, else Date): both ISO
    8601 in UTC, to the second. ``message_id`` and ``refers_to`` are with their angle brackets; the latter are those of
    In-Reply-To, References and, in a bounce, of the message that came back.

    ``text`` is all that is written in the message; ``own_text`` that without what it quotes. ``forwarded`` are messages
    within this one; of a bounce there are none, as the message in it is our own. ``kind`` of a message with files is
    AUTO_REPLY only if it says so itself (RFC 3834): look into them all the same.
    """

    sender: str = ""
    sender_name: str = ""
    sent: str = ""
    received: str = ""
    message_id: str = ""
    refers_to: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    own_text: str = ""
    attachments: tuple[Attachment, ...] = ()
    forwarded: tuple[Mail, ...] = ()
    kind: MailKind = MailKind.PERSON
    bounce: Bounce | None = None
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is MailKind.BOUNCE) != (self.bounce is not None):
            raise ValueError(f"a message that is {self.kind} cannot have the bounce {self.bounce!r}")
