"""A message as bytes → :class:`~wta_forms.mail.received.Mail`. Only in the worker: see :mod:`wta_forms.mail.isolate`.

Headers are kept as they came (``policy.compat32``): the default policy takes every one apart while the message is
parsed, in parsers that recurse. What cannot be read is told, and what can be read of the head is kept beside it.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from quopri import decodestring

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.mail import automatic, headers
from wta_forms.mail.files import clean_name, content_of
from wta_forms.mail.limits import DEPTH, PARTS, TEXT_CHARACTERS
from wta_forms.mail.received import Attachment, Content, Mail, MailKind
from wta_forms.mail.words import cleaned, decoded, stripped, unflowed, without_quotes


class _TooMuch(Exception):
    """It has more than we look at; ``problem`` says what."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_mail(content: bytes) -> Mail:
    """What the message holds. Never raises: what is wrong with it is a problem of the Mail, which then has no files."""
    whole = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(whole)
        return _mail(message, _Counted())
    except _TooMuch as error:
        return _head(whole, error.problem)
    except RecursionError:
        return _head(whole, errors.MAIL_TOO_DEEP.at("", most=DEPTH))
    except Exception as error:  # the parser has raised nearly everything on mutants of messages
        return _head(whole, errors.MAIL_BROKEN.at("", why=f"{type(error).__name__}: {error}"))


def _head(content: bytes, problem: Problem) -> Mail:
    """What can be said of a message whose body cannot be read."""
    with suppress(Exception):
        message = BytesHeaderParser(policy=policy.compat32).parsebytes(content)
        return replace(addressed(message), problems=(problem,))
    return Mail(problems=(problem,))


def addressed(message: Message) -> Mail:
    """The head alone."""
    sender, name = headers.address(next(headers.raw(message, "From"), ""))
    own = headers.ids(next(headers.raw(message, "Message-ID"), ""))
    before = [
        id for each in ("In-Reply-To", "References") for line in headers.raw(message, each) for id in headers.ids(line)
    ]
    return Mail(
        sender=sender,
        sender_name=name,
        sent=headers.sent(message),
        received=headers.received(message),
        message_id=own[0] if own else "",
        refers_to=tuple(dict.fromkeys(before)),
        subject=headers.text(message, "Subject"),
    )


# --- the parts ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Counted:
    """How much of a message has been looked at, with the messages within it."""

    parts: int = 0

    def one_more(self, depth: int) -> None:
        self.parts += 1
        if self.parts > PARTS:
            raise _TooMuch(errors.MAIL_TOO_MANY_PARTS.at("", most=PARTS))
        if depth > DEPTH:
            raise _TooMuch(errors.MAIL_TOO_DEEP.at("", most=DEPTH))


@dataclass(slots=True)
class _Taken:
    """What has been found in the parts so far."""

    attachments: list[Attachment] = field(default_factory=list)
    forwarded: list[Mail] = field(default_factory=list)
    reports: list[Message] = field(default_factory=list)


def _mail(message: Message, counted: _Counted, forwards: int = 0) -> Mail:
    if forwards > DEPTH:
        raise _TooMuch(errors.MAIL_TOO_DEEP.at("", most=DEPTH))
    taken = _Taken()
    text = _text_of(message, counted, taken, 0, forwards)
    kept = cleaned(text[:TEXT_CHARACTERS]).strip()
    mail = replace(
        addressed(message),
        text=kept,
        own_text=without_quotes(kept),
        attachments=tuple(taken.attachments),
        forwarded=tuple(taken.forwarded),
        problems=(*_cut(text), *_about(taken.attachments)),
    )
    return _as_it_is(mail, message, taken.reports)


def _cut(text: str) -> Iterator[Problem]:
    if len(text) > TEXT_CHARACTERS:
        yield errors.MAIL_TEXT_CUT.at("", most=f"{TEXT_CHARACTERS:,}")


def _about(attachments: list[Attachment]) -> Iterator[Problem]:
    for each in attachments:
        if each.kind is Content.WINMAIL:
            yield errors.MAIL_WINMAIL.at("", name=each.name or "winmail.dat")


def _as_it_is(mail: Mail, message: Message, reports: list[Message]) -> Mail:
    """Told apart: a bounce, an automatic reply, or somebody's own mail."""
    bounce = automatic.bounce_in(message, reports, mail)
    if bounce is not None:
        about = automatic.ids_of_original(reports, mail.text)
        refers = tuple(dict.fromkeys((*mail.refers_to, *about)))
        return replace(mail, kind=MailKind.BOUNCE, bounce=bounce, refers_to=refers, attachments=(), forwarded=())
    is_reply = automatic.is_automatic(message, mail)
    return replace(mail, kind=MailKind.AUTO_REPLY) if is_reply else mail


def _text_of(part: Message, counted: _Counted, taken: _Taken, depth: int, forwards: int) -> str:
    """The words of a part; files and messages in it are put beside."""
    counted.one_more(depth)
    kind = part.get_content_type()
    if kind in _REPORTS:
        taken.reports.append(part)
        return ""
    inner = _inner(part)
    if kind == "message/rfc822" and inner:
        taken.forwarded.append(_mail(_unpacked(part, inner[0]), counted, forwards + 1))
        return ""
    if inner:
        if kind == "multipart/report":
            taken.reports.append(part)
        texts = [_text_of(each, counted, taken, depth + 1, forwards) for each in inner]
        return _best(inner, texts) if kind == "multipart/alternative" else _joined(texts)
    if kind in ("text/plain", "text/html") and not _is_file(part):
        return _words_of(part, kind)
    taken.attachments.append(_attachment(part))
    return ""


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _unpacked(part: Message, inner: Message) -> Message:
    """RFC 2046, 5.2.1 lets nobody encode a message within a message, and some programs do."""
    coding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if coding == "base64":
        return BytesParser(policy=policy.compat32).parsebytes(b64decode(inner.as_bytes()))
    if coding == "quoted-printable":
        return BytesParser(policy=policy.compat32).parsebytes(decodestring(inner.as_bytes()))
    return inner


def _joined(texts: list[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())


_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status", "text/rfc822-headers"})


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _best(parts: list[Message], texts: list[str]) -> str:
    """Of alternatives the plain one, where it says anything; else the longest."""
    plain = (text for part, text in zip(parts, texts, strict=True) if part.get_content_type() == "text/plain")
    return next((text for text in plain if text.strip()), max(texts, key=len, default=""))


def _words_of(part: Message, kind: str) -> str:
    written = decoded(_bytes_of(part), part.get_content_charset() or "")
    if kind == "text/html":
        return stripped(written)
    unix = written.replace("\r\n", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        return unflowed(unix, str(part.get_param("delsp") or "").lower() == "yes")
    return unix


def _bytes_of(part: Message) -> bytes:
    """Decoded; what cannot be decoded is as it came."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachment(part: Message) -> Attachment:
    content = _bytes_of(part)
    name = clean_name(headers.words(part.get_filename() or ""))
    is_inline = part.get_content_disposition() != "attachment" and bool(part.get("Content-ID"))
    return Attachment(name, content, content_of(content), is_inline)
