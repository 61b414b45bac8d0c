"""Handing mails to the server that sends them on (RFC 5321). One connection, one mail after the other.

Before the final dot has gone out the server has not taken the mail (4.1.1.4), and it can be tried again; after it, and
without an answer, nobody knows. So the server is given ten minutes to answer the dot (4.5.3.2.6): who hangs up sooner
sends everything twice to a server that is only slow.
"""

from __future__ import annotations

import re
import smtplib
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.mail.secrets import Secret
from wta_forms.mail.servers import refusal, trusting, unreachable
from wta_forms.mail.transport import Broken, Delivered, Letter, Refused, Result
from wta_forms.mail.words import one_line
from wta_forms.project.addresses import as_sent, is_international
from wta_forms.project.mail_settings import Security, Server

SECONDS = 60.0
"""To connect, and for every answer but the last."""

SECONDS_FOR_THE_DOT = 600.0


class Smtp:
    """A server that letters are handed to, connected when the first one comes and again after a break.

    :meth:`deliver` raises WtaFormsError when the server cannot be reached, is not the one it should be, or does not let
    us in: then no letter at all can be sent.
    """

    def __init__(
        self,
        server: Server,
        secret: Secret,
        *,
        rate: float = 30,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        seconds_for_the_dot: float = SECONDS_FOR_THE_DOT,
    ) -> None:
        """``rate`` is in letters a minute."""
        self._server = server
        self._secret = secret
        self._apart = 60.0 / rate
        self._clock = clock
        self._sleep = sleep
        self._seconds_for_the_dot = seconds_for_the_dot
        self._connection: smtplib.SMTP | None = None
        self._next = clock()

    def deliver(self, letter: Letter, before_text: Callable[[], None]) -> Result:
        self._wait()
        connection = self._connected()
        try:
            return self._handed_over(connection, letter, before_text)
        except (OSError, smtplib.SMTPException) as error:  # SMTPServerDisconnected among them
            self._forget()
            return Broken(_words_of(error), is_unclear=False)

    def close(self) -> None:
        if self._connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
        self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- one letter ---

    def _handed_over(self, smtp: smtplib.SMTP, letter: Letter, before_text: Callable[[], None]) -> Result:
        options = []
        if is_international(letter.to) or is_international(letter.sender):
            if not smtp.has_extn("smtputf8"):
                return Refused(errors.NO_INTERNATIONAL.at("", address=letter.to).message, is_final=True)
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        refused = self._refused(smtp, smtp.mail(as_sent(letter.sender), options))
        refused = refused or self._refused(smtp, smtp.rcpt(as_sent(letter.to)))
        if refused:
            return refused
        before_text()
        refused = self._refused(smtp, smtp.docmd("DATA"))
        if refused:
            return refused
        smtp.send(_stuffed(letter.content))
        return self._after_the_dot(smtp)

    def _after_the_dot(self, smtp: smtplib.SMTP) -> Result:
        """The dot goes by itself: before it the server has taken nothing, whatever else it got."""
        try:
            if smtp.sock is not None:
                smtp.sock.settimeout(self._seconds_for_the_dot)
            smtp.send(b".\r\n")
            code, said = smtp.getreply()
            if smtp.sock is not None:
                smtp.sock.settimeout(SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._forget()
            return Broken(_words_of(error), is_unclear=True)
        return self._refused(smtp, (code, said)) or Delivered(_in_words(code, said))

    def _refused(self, smtp: smtplib.SMTP, answer: tuple[int, bytes]) -> Refused | None:
        code, said = answer
        if 200 <= code < 400:
            return None
        if code == 421:  # it hangs up: RFC 5321, 3.8
            self._forget()
        else:
            smtp.docmd("RSET")
        return Refused(_in_words(code, said), is_final=code >= 500)

    # --- the connection ---

    def _wait(self) -> None:
        """So many letters a minute, and no more in a rush after a pause."""
        if (left := self._next - self._clock()) > 0:
            self._sleep(left)
        self._next = self._clock() + self._apart

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = connected(self._server, self._secret)
        return self._connection

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def connected(server: Server, secret: Secret) -> smtplib.SMTP:
    """A connection that is encrypted, verified and logged in. Raises WtaFormsError with what stands in the way."""
    try:
        smtp = _opened(server)
    except (OSError, smtplib.SMTPException) as error:
        raise WtaFormsError(unreachable(server, error)) from error
    try:
        _log_in(smtp, server, secret)
    except WtaFormsError:
        smtp.close()
        raise
    except smtplib.SMTPAuthenticationError as error:
        smtp.close()
        said = _in_words(error.smtp_code, error.smtp_error)
        raise WtaFormsError(refusal(server, said, has_token=secret.is_token)) from error
    except (OSError, smtplib.SMTPException) as error:
        smtp.close()
        raise WtaFormsError(unreachable(server, error)) from error
    return smtp


def _opened(server: Server) -> smtplib.SMTP:
    name = _our_name()
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, name, timeout=SECONDS, context=trusting(server))
    smtp = smtplib.SMTP(server.host, server.port, name, timeout=SECONDS)
    if server.security is Security.STARTTLS:
        try:
            smtp.starttls(context=trusting(server))
        except BaseException:
            smtp.close()
            raise
    smtp.ehlo()
    return smtp


def _our_name() -> str:
    """What we call ourselves (RFC 5321, 4.1.4). Not the computer's name, which is nobody's business: an address
    literal."""
    return "[127.0.0.1]"


def _log_in(smtp: smtplib.SMTP, server: Server, secret: Secret) -> None:
    if not server.user or not secret.value:
        return
    if not secret.is_token:
        smtp.login(server.user, secret.value)
        return
    smtp.auth("XOAUTH2", lambda challenge=None: "" if challenge else secret.as_token(server.user))


def _stuffed(content: bytes) -> bytes:
    """Lines that begin with a dot get another one (RFC 5321, 4.5.2), and the last one has an end."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def _in_words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}")


def _words_of(error: Exception) -> str:
    if isinstance(error, TimeoutError | socket.timeout):
        return "it did not answer in time"
    return one_line(str(error)) or type(error).__name__
