"""What mail goes out through and comes from, by what project.yaml says: a line each. The first that fits is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wta_forms.mail.inbox import Inbox
from wta_forms.mail.mailbox import Mailbox
from wta_forms.mail.secrets import secret_for
from wta_forms.mail.smtp import Smtp
from wta_forms.mail.transport import Transport
from wta_forms.project.mail_settings import MailSettings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Adapter(Generic[T]):
    """``fits`` says whether project.yaml means this one, ``open`` makes it; that raises WtaFormsError where there is no
    password, or nobody lets us in."""

    name: str
    fits: Callable[[MailSettings], bool]
    open: Callable[[MailSettings], T]


def _smtp(mail: MailSettings) -> Transport:
    assert mail.smtp is not None
    return Smtp(mail.smtp, secret_for(mail, mail.smtp.user), rate=mail.rate)


def _imap(mail: MailSettings) -> Mailbox:
    assert mail.imap is not None
    return Inbox(mail.imap, secret_for(mail, mail.imap.user))


TRANSPORTS: tuple[Adapter[Transport], ...] = (Adapter("SMTP", lambda mail: mail.smtp is not None, _smtp),)
MAILBOXES: tuple[Adapter[Mailbox], ...] = (Adapter("IMAP", lambda mail: mail.imap is not None, _imap),)


def transport_of(mail: MailSettings) -> Transport | None:
    """None where project.yaml names nothing that mail goes out through."""
    return _opened(TRANSPORTS, mail)


def mailbox_of(mail: MailSettings) -> Mailbox | None:
    """None where project.yaml names no mailbox."""
    return _opened(MAILBOXES, mail)


def has_transport(mail: MailSettings) -> bool:
    return any(adapter.fits(mail) for adapter in TRANSPORTS)


def has_mailbox(mail: MailSettings) -> bool:
    return any(adapter.fits(mail) for adapter in MAILBOXES)


def _opened(adapters: Sequence[Adapter[T]], mail: MailSettings) -> T | None:
    fitting = next((adapter for adapter in adapters if adapter.fits(mail)), None)
    return fitting.open(mail) if fitting else None
