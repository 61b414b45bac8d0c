"""How a project sends and fetches its mail: the map behind ``mail`` in project.yaml. No password stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from wta_forms import errors
from wta_forms.project.addresses import what_is_wrong
from wta_forms.spec import reading
from wta_forms.spec.reading import Book, Opened, open_map
from wta_forms.spec.words import Place, Type, Word
from wta_forms.spec.yaml_nodes import Mapping, Node

PASSWORD_ENV = "WTA_FORMS_PASSWORD"

_M, _S, _I = Place.MAIL, Place.SMTP, Place.IMAP

WORDS: tuple[Word, ...] = (
    Word(
        "from",
        _M,
        Type.TEXT,
        "The address that mail is from, and answers go to.",
        "from: ewa@example.org",
        "`contact`'s",
    ),
    Word("smtp", _M, Type.SERVER, "The server that mail is sent with.", "smtp: {host: smtp.example.org}"),
    Word("imap", _M, Type.SERVER, "The mailbox that answers come to.", "imap: {host: imap.example.org}"),
    Word(
        *("password_env", _M, Type.TEXT, "The environment variable that the password is in."),
        *("password_env: FORMS_PASSWORD", f"`{PASSWORD_ENV}`"),
    ),
    Word(
        *("keyring", _M, Type.YES_NO, "Take the password from the computer's own keyring; needs `wta_forms[keyring]`."),
        *("keyring: true", "false"),
    ),
    Word(
        *("oauth", _M, Type.YES_NO, "What the environment or the keyring has is an OAuth token and no password."),
        *("oauth: true", "false"),
    ),
    Word(
        *("token_command", _M, Type.TEXT, "A command that prints an OAuth token, for servers that take no passwords."),
        *("token_command: oauth-helper --for ewa@example.org",),
    ),
    Word(
        *("rate", _M, Type.WHOLE, "How many mails a minute: Microsoft 365 takes 30."),
        *("rate: 20", "30"),
        least=1,
        most=6000,
    ),
    Word(
        *("pass_on", _M, Type.YES_NO, "Whether a copy to pass on goes along, which is for nobody in particular."),
        *("pass_on: true", "false"),
    ),
    *(
        word
        for place, server, port in ((_S, "smtp.example.org", 2525), (_I, "imap.example.org", 1993))
        for word in (
            Word("host", place, Type.TEXT, "The server's name.", f"host: {server}", is_required=True),
            Word(
                *("port", place, Type.WHOLE, "Its port.", f"port: {port}"),
                *("587, or 465 with `security: tls`" if place is _S else "993, or 143 with `security: starttls`",),
                least=1,
                most=65535,
            ),
            Word(
                *("security", place, Type.SECURITY, "Whether the line is encrypted at once, or after a first word."),
                *(("security: tls", "starttls") if place is _S else ("security: starttls", "tls")),
            ),
            Word("user", place, Type.TEXT, "Who logs in.", "user: ewa", "the address behind `from`"),
            Word(
                *(
                    "certificate",
                    place,
                    Type.TEXT,
                    "A file (PEM) with the certificate to trust, if it is the server's own.",
                ),
                *("certificate: server.pem",),
            ),
        )
    ),
    Word("folder", _I, Type.TEXT, "The folder that is read.", "folder: Forms", "INBOX"),
    Word("drafts", _I, Type.TEXT, "Where drafts go.", "drafts: Drafts", "the folder that the server names"),
    Word(
        *("move_to", _I, Type.TEXT, "Where messages are moved when all of them is safe here; without it, nowhere."),
        *("move_to: Read",),
    ),
)


class Security(StrEnum):
    """``none`` only for servers on this computer, such as a bridge to an encrypted mailbox."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """``certificate`` is trusted beside those that the system trusts. ``folder``, ``drafts`` and ``move_to`` are for a
    mailbox; the latter two may be empty."""

    host: str
    port: int
    security: Security
    user: str = ""
    certificate: Path | None = None
    folder: str = "INBOX"
    drafts: str = ""
    move_to: str = ""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """``sender`` is the address behind ``from``, "" where the contact's is meant. ``rate`` is in mails a minute."""

    sender: str = ""
    smtp: Server | None = None
    imap: Server | None = None
    password_env: str = PASSWORD_ENV
    uses_keyring: bool = False
    has_tokens: bool = False
    token_command: str = ""
    rate: int = 30
    pass_on: bool = False

    def for_user(self, user: str) -> MailSettings:
        """Where project.yaml does not say who logs in, it is this one; into a server on this computer, nobody."""
        return replace(self, smtp=_used_by(self.smtp, user), imap=_used_by(self.imap, user))


def _used_by(server: Server | None, user: str) -> Server | None:
    if server is None or server.user or server.security is Security.NONE:
        return server
    return replace(server, user=user)


def mail_settings(node: Node, word: Word, book: Book) -> MailSettings | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    opened = open_map(node, Place.MAIL, book, table=WORDS)
    if opened is None:
        return None
    return MailSettings(
        sender=opened.read("from", address) or "",
        smtp=opened.read("smtp", _smtp),
        imap=opened.read("imap", _imap),
        password_env=opened.read("password_env", reading.text) or PASSWORD_ENV,
        uses_keyring=opened.read("keyring", reading.yes_no) or False,
        has_tokens=opened.read("oauth", reading.yes_no) or False,
        token_command=opened.read("token_command", reading.text) or "",
        rate=opened.read("rate", reading.whole) or 30,
        pass_on=opened.read("pass_on", reading.yes_no) or False,
    )


def address(node: Node, word: Word, book: Book) -> str | None:
    """One that mail can go to."""
    written = reading.text(node, word, book)
    if written and (wrong := what_is_wrong(written)):
        book.note(wrong, node.line, address=written)
        return None
    return written


def _smtp(node: Node, word: Word, book: Book) -> Server | None:
    return _server(node, word, book, Place.SMTP)


def _imap(node: Node, word: Word, book: Book) -> Server | None:
    return _server(node, word, book, Place.IMAP)


_PORTS = {
    (Place.SMTP, Security.STARTTLS): 587,  # RFC 6409
    (Place.SMTP, Security.TLS): 465,  # RFC 8314
    (Place.SMTP, Security.NONE): 25,
    (Place.IMAP, Security.STARTTLS): 143,
    (Place.IMAP, Security.TLS): 993,
    (Place.IMAP, Security.NONE): 143,
}

_HERE = ("localhost", "127.0.0.1", "::1")


def _server(node: Node, word: Word, book: Book, place: Place) -> Server | None:
    if not isinstance(node, Mapping):
        reading.wrong(node, word, book)
        return None
    opened = open_map(node, place, book, table=WORDS)
    host = opened.read("host", reading.text) if opened else None
    if opened is None or host is None:
        return None
    usual = Security.STARTTLS if place is Place.SMTP else Security.TLS
    security = Security(opened.read("security", reading.one_of(tuple(Security))) or usual)
    if security is Security.NONE and host not in _HERE:
        book.note(errors.MAIL_NOT_ENCRYPTED, opened.line_of("security"), host=host)
        return None
    texts = {
        name: opened.read(name, reading.text) or "" for name in ("user", "drafts", "move_to") if _knows(place, name)
    }
    certificate = opened.read("certificate", reading.text)
    return Server(
        host=host,
        port=opened.read("port", reading.whole) or _PORTS[place, security],
        security=security,
        certificate=Path(book.file).parent / certificate if certificate else None,
        folder=_folder(opened, place),
        **texts,
    )


def _knows(place: Place, name: str) -> bool:
    return any(word.place is place and word.key == name for word in WORDS)


def _folder(opened: Opened, place: Place) -> str:
    return (opened.read("folder", reading.text) if place is Place.IMAP else None) or "INBOX"
