"""What servers for sending and for fetching have in common: whom we trust, and what their refusals mean in words."""

from __future__ import annotations

import re
import socket
import ssl

from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.mail.words import one_line
from wta_forms.project.mail_settings import Server


def trusting(server: Server) -> ssl.SSLContext:
    """Certificates are verified, and so is the name in them; TLS 1.2 is the least. Raises WtaFormsError when the file
    that project.yaml names holds no certificate."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if server.certificate is not None:
        try:
            context.load_verify_locations(server.certificate)
        except (OSError, ssl.SSLError) as error:
            why = error.strerror or error
            raise WtaFormsError(errors.NOT_A_CERTIFICATE.at(str(server.certificate), why=why)) from error
    return context


def unreachable(server: Server, error: BaseException) -> Problem:
    """Why there is no connection."""
    values = {"host": server.host, "port": server.port}
    match error:
        case ssl.SSLCertVerificationError():
            return errors.WRONG_CERTIFICATE.at("", why=_of_certificate(error), **values)
        case ssl.SSLError():
            return errors.NO_TLS.at("", security=server.security.value, **values)
        case socket.gaierror():
            return errors.NO_SUCH_SERVER.at("", **values)
        case ConnectionRefusedError():
            return errors.NOBODY_LISTENS.at("", **values)
        case TimeoutError():
            return errors.SERVER_SILENT.at("", **values)
        case _:
            return errors.SERVER_BREAKS.at("", why=_short(error), **values)


def _of_certificate(error: ssl.SSLCertVerificationError) -> str:
    """OpenSSL's own words, which say what is wrong: "certificate has expired", "Hostname mismatch, …"."""
    return one_line(error.verify_message or str(error)).rstrip(".")


def _short(error: BaseException) -> str:
    return one_line(str(error))[:300] or type(error).__name__


# What servers say when they do not let somebody in, and what it means. The first that fits.
_REFUSALS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (
        # learn.microsoft.com: "Authenticated SMTP submission", and the errors that Exchange Online answers with
        re.compile(
            r"5\.7\.139|5\.7\.30\b|5\.7\.57|5\.7\.3\b.*unsuccessful|basic authentication is (disabled|not supported)"
            r"|SmtpClientAuthentication",
            re.I,
        ),
        errors.MICROSOFT_REFUSES,
    ),
    (re.compile(r"application-specific password|5\.7\.9\b|gsmtp|\[ALERT\].*google", re.I), errors.GOOGLE_REFUSES),
)

_OF_MICROSOFT = re.compile(r"(^|\.)(outlook|office365|hotmail|live)\.com$|(^|\.)office365\.us$", re.I)


def refusal(server: Server, said: str, *, has_token: bool) -> Problem:
    """Why we were not let in."""
    values = {"host": server.host, "said": said, "user": server.user}
    if has_token:
        return errors.TOKEN_REFUSED.at("", **values)
    if _OF_MICROSOFT.search(server.host):
        return errors.MICROSOFT_REFUSES.at("", **values)
    found = next((message for sign, message in _REFUSALS if sign.search(said)), errors.WRONG_PASSWORD)
    return found.at("", **values)
