"""Fetching from a mailbox on a server (IMAP4rev1, RFC 3501), and putting drafts into it.

Nothing there is changed by reading: the folder is opened for reading only and messages are peeked at, so none of them
becomes "read". A message is known by its folder's UIDVALIDITY and its UID, which are never given to another one
(RFC 3501, 2.3.1.1). Moving is for afterwards, when what was fetched is safe, and only where somebody wishes it.
"""

from __future__ import annotations

import base64
import imaplib
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self
from urllib.parse import quote

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.mail.mailbox import Fetched
from wta_forms.mail.secrets import Secret
from wta_forms.mail.servers import refusal, trusting, unreachable
from wta_forms.mail.words import one_line
from wta_forms.project.mail_settings import Security, Server

SECONDS = 60.0
"""For every answer."""

MESSAGE_BYTES = 100_000_000
"""A larger message is left where it is, and told; servers take 25 to 150 MB."""


class Inbox:
    """A folder of a mailbox, while we are logged in. Take it in a ``with`` block.

    Everything raises WtaFormsError when the server cannot be reached, is not the one it should be, does not let us in,
    or the connection breaks. Run again, everything that was not fetched is still there.
    """

    def __init__(self, server: Server, secret: Secret) -> None:
        self._server = server
        with self._told():
            self._imap = _opened(server)
        try:
            self._log_in(secret)
        except BaseException:
            self._hang_up()
            raise

    def messages(self, is_known: Callable[[str], bool], since: date | None = None) -> Iterator[Fetched]:
        """Those that are there and not known by their place, oldest first; with ``since`` only those that came on that
        day or later."""
        with self._told():
            validity = self._open(for_reading=True)
            # Days are the server's own, wherever it stands: a day more than is asked for, and none too few.
            criteria = ["SINCE", _imap_date(since)] if since else ["ALL"]
            uids = [int(uid) for uid in b" ".join(_lines(self._asked("SEARCH", *criteria))).split()]
        for uid in sorted(uids):
            place = self._place(validity, uid)
            if not is_known(place):
                yield Fetched(place, uid, self._came(uid), lambda uid=uid: self._message(uid))  # type: ignore[misc]

    def move(self, uids: Iterable[int]) -> None:
        """Into the folder ``move_to``, which is made if it is not there. Only what is safe here may be moved."""
        wanted = ",".join(map(str, sorted(uids)))
        if not wanted or not self._server.move_to:
            return
        target = _name(self._server.move_to)
        with self._told():
            self._open(for_reading=False)
            self._imap.create(target)  # says no where it is there already
            able = self._able_to()
            if "MOVE" in able:  # RFC 6851
                self._asked("MOVE", wanted, target)
                return
            self._asked("COPY", wanted, target)
            self._asked("STORE", wanted, "+FLAGS.SILENT", r"(\Deleted)")
            if "UIDPLUS" in able:  # RFC 4315: without it, EXPUNGE would remove others' as well
                self._asked("EXPUNGE", wanted)

    def put_draft(self, content: bytes) -> None:
        """A message among the drafts, where every mail program of that mailbox shows it."""
        with self._told():
            folder = _name(self._server.drafts) if self._server.drafts else self._drafts()
            kind, said = self._imap.append(folder, r"(\Draft \Seen)", imaplib.Time2Internaldate(time.time()), content)
        if kind != "OK":
            raise WtaFormsError(errors.NO_DRAFTS.at("", folder=folder.strip('"'), said=_said(said)))

    def close(self) -> None:
        with suppress(OSError, imaplib.IMAP4.error):
            self._imap.logout()
        self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._imap.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- one message ---

    def _place(self, validity: str, uid: int) -> str:
        user, folder = quote(self._server.user, safe=""), quote(self._server.folder, safe="")
        return f"imap://{user}@{self._server.host}/{folder};UIDVALIDITY={validity}/;UID={uid}"

    def _came(self, uid: int) -> str:
        with self._told():
            answer = self._asked("FETCH", str(uid), "(INTERNALDATE)")
        found = imaplib.Internaldate2tuple(answer[0]) if answer and isinstance(answer[0], bytes) else None
        return datetime.fromtimestamp(time.mktime(found), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if found else ""

    def _message(self, uid: int) -> bytes:
        with self._told():
            size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(_lines(self._asked("FETCH", str(uid), "(RFC822.SIZE)"))))
            if size and int(size[1]) > MESSAGE_BYTES:
                raise _NotThere(f"it is larger than {MESSAGE_BYTES // 1_000_000} MB")
            answer = self._asked("FETCH", str(uid), "(BODY.PEEK[])")
        for part in answer:
            if isinstance(part, tuple):
                return part[1]
        raise _NotThere("it is not in the mailbox any more")

    # --- the connection ---

    def _asked(self, command: str, *arguments: str) -> list[bytes | tuple[bytes, bytes]]:
        """What the server answers about messages by their UIDs. Raises imaplib's error where it says no."""
        kind, answer = self._imap.uid(command, *arguments)
        if kind != "OK":
            raise imaplib.IMAP4.error(_said(answer))
        return [part for part in answer if part is not None]

    def _open(self, *, for_reading: bool) -> str:
        """The folder, and its UIDVALIDITY."""
        kind, said = self._imap.select(_name(self._server.folder), readonly=for_reading)
        if kind != "OK":
            raise WtaFormsError(errors.NO_FOLDER.at("", folder=self._server.folder, said=_said(said)))
        _, validity = self._imap.response("UIDVALIDITY")
        return (validity[0] or b"0").decode("ascii", "replace") if validity else "0"

    def _able_to(self) -> frozenset[str]:
        """Asked anew: servers say more to those whom they have let in."""
        _, said = self._imap.capability()
        return frozenset(b" ".join(_lines(said)).decode("ascii", "replace").upper().split())

    def _drafts(self) -> str:
        """As the server marks it (RFC 6154), else as most call it."""
        _, listed = self._imap.list()
        for line in _lines(listed):
            if found := re.match(rb'\([^)]*\\Drafts\b[^)]*\) (?:"[^"]*"|NIL) (.+)$', line, re.IGNORECASE):
                return found[1].decode("ascii", "replace")
        return "Drafts"

    def _log_in(self, secret: Secret) -> None:
        server = self._server
        if not server.user:
            return
        with self._told():
            try:
                if secret.is_token:
                    # What comes after the token is why it is not taken, and is answered with nothing.
                    self._imap.authenticate(
                        "XOAUTH2", lambda said: b"" if said else secret.as_token(server.user).encode()
                    )
                elif "AUTH=PLAIN" in self._imap.capabilities:  # takes passwords in any script, as LOGIN does not
                    self._imap.authenticate("PLAIN", lambda _: f"\0{server.user}\0{secret.value}".encode())
                else:
                    self._imap.login(server.user, secret.value)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                said = one_line(str(error).removeprefix("b'").rstrip("'"))
                raise WtaFormsError(refusal(server, said, has_token=secret.is_token)) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever breaks, as a sentence."""
        try:
            yield
        except _NotThere:
            raise
        except (OSError, imaplib.IMAP4.error) as error:
            raise WtaFormsError(unreachable(self._server, error)) from error


class _NotThere(OSError):
    """One message cannot be had."""

    def __init__(self, why: str) -> None:
        super().__init__(0, why)


def _opened(server: Server) -> imaplib.IMAP4:
    if server.security is Security.TLS:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=trusting(server), timeout=SECONDS)
    imap = imaplib.IMAP4(server.host, server.port, timeout=SECONDS)
    if server.security is Security.STARTTLS:
        try:
            imap.starttls(trusting(server))
        except BaseException:
            imap.shutdown()
            raise
    return imap


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _imap_date(day: date) -> str:
    """In English, whatever language this computer speaks."""
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"


def _name(folder: str) -> str:
    """A folder's name as it is sent: in IMAP's own UTF-7 (RFC 3501, 5.1.3), quoted."""
    coded = re.sub(r"&|[^\x20-\x7e]+", _in_base64, folder)
    escaped = re.sub(r'(["\\])', r"\\\1", coded)
    return f'"{escaped}"'


def _in_base64(match: re.Match[str]) -> str:
    if match[0] == "&":
        return "&-"
    coded = base64.b64encode(match[0].encode("utf-16-be")).decode("ascii")
    return f"&{coded.rstrip('=').replace('/', ',')}-"


def _lines(answer: Iterable[object]) -> list[bytes]:
    return [part for part in answer if isinstance(part, bytes)]


def _said(answer: Iterable[object]) -> str:
    return one_line(b" ".join(_lines(answer)).decode("utf-8", "replace"))
