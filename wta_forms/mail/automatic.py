"""Messages that nobody wrote: a server says that ours did not arrive, or a program answers while somebody is away.

A person's answer must never be taken for one of these. So where there are files, only what a message says of itself
counts, and not what its subject looks like: scanners send pages as "auto-generated", and people answer lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email.message import Message

from flufl.bounce import all_failures

from wta_forms.mail import headers
from wta_forms.mail.received import Bounce, Content, Mail
from wta_forms.mail.words import one_line

# --- bounces --------------------------------------------------------------------------------------------------------


def bounce_in(message: Message, reports: Iterable[Message], mail: Mail) -> Bounce | None:
    """What a delivery status notification says (RFC 3464), or a server that has its own way of saying it."""
    if message.get_content_type() == "multipart/report":
        if str(message.get_param("report-type") or "").lower() != "delivery-status":
            return None
        return _reported(reports)
    failed = [address for line in headers.raw(message, "X-Failed-Recipients") for address in _addresses(line)]
    if failed:  # Exim and Gmail
        return Bounce(tuple(failed), *status_in(mail.text))
    return _odd(message, mail) if _is_from_a_server(message, mail) else None


def _reported(reports: Iterable[Message]) -> Bounce | None:
    """Of a report for several, what is final counts; a report that something arrived is no bounce."""
    told = [group for report in reports for group in _groups(report)]
    for actions, is_final in (({"failed"}, True), ({"delayed"}, False)):
        meant = [group for group in told if headers.text(group, "Action").lower() in actions]
        if meant:
            addresses = [address for group in meant for address in _recipients(group)]
            why = headers.text(meant[0], "Diagnostic-Code").partition(";")[2].strip()
            return Bounce(
                tuple(dict.fromkeys(addresses)), headers.text(meant[0], "Status").split(" ")[0], why, is_final
            )
    return None


def _groups(report: Message) -> Iterator[Message]:
    """The fields of each recipient, which stand in blocks of their own."""
    inner = report.get_payload()
    for block in inner if isinstance(inner, list) else []:
        if isinstance(block, Message) and next(headers.raw(block, "Action"), ""):
            yield block


def _recipients(group: Message) -> Iterator[str]:
    for name in ("Original-Recipient", "Final-Recipient"):
        for line in headers.raw(group, name):
            yield from _addresses(line.partition(";")[2])


def _addresses(line: str) -> Iterator[str]:
    for written in re.split(r"[,\s]+", line):
        if "@" in written:
            yield written.strip("<>").lower()


_SERVERS = re.compile(r"^(mailer[-_.]?daemon|mail[-_.]?daemon|postmaster|mdaemon|bounces?|mail\.?delivery.*)@", re.I)
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


def _is_from_a_server(message: Message, mail: Mail) -> bool:
    return bool(_SERVERS.match(mail.sender)) or "<>" in headers.text(message, "Return-Path")


def _odd(message: Message, mail: Mail) -> Bounce | None:
    with suppress(Exception):  # it reads whatever strangers' servers wrote
        late, failed = all_failures(message)
        addresses = sorted({_as_text(each).lower() for each in failed or late})
        if addresses:
            return Bounce(tuple(addresses), *status_in(mail.text), is_final=bool(failed))
    return None


def _as_text(address: str | bytes) -> str:
    return address.decode("ascii", "replace") if isinstance(address, bytes) else address


def status_in(text: str) -> tuple[str, str]:
    """The first code, and the line in which it stands."""
    for line in text.split("\n"):
        if found := _STATUS.search(line):
            return found[1], one_line(line)
    return "", ""


_ID_LINE = re.compile(r"^[> \t]*Message-ID:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)


def ids_of_original(reports: Iterable[Message], text: str) -> tuple[str, ...]:
    """The message ids of what came back, as a message of its own, as its head alone, or quoted in the text."""
    found: list[str] = []
    for report in reports:
        for part in report.walk():
            match part.get_content_type(), part.get_payload():
                case "message/rfc822", [Message() as original, *_]:
                    found += headers.ids(next(headers.raw(original, "Message-ID"), ""))
                case "text/rfc822-headers", str(head):
                    found += _ID_LINE.findall(head)
    return tuple(dict.fromkeys((*found, *_ID_LINE.findall(text))))


# --- automatic replies ----------------------------------------------------------------------------------------------

_SUBJECTS = re.compile(
    r"^\s*(re:\s*)?(auto(matic)?[ -]?(reply|response)|autoreply|out of (the )?office|on (annual )?leave|vacation"
    r"|autoodpowiedź|odpowiedź automatyczna|automatyczna odpowiedź|poza biurem"
    r"|автоматична відповідь|автовідповідь|автоматический ответ"
    r"|رد تلقائي|الرد التلقائي|خارج المكتب"
    r"|abwesenheits|automatische antwort|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina"
    r"|risposta automatica|automatisch antwoord|autosvar|automaattinen vastaus|resposta automática)",
    re.IGNORECASE,
)

_OF_NO_WEIGHT = frozenset({Content.EMPTY, Content.CALENDAR, Content.CONTACT})


def is_automatic(message: Message, mail: Mail) -> bool:
    """Whether a program answered. RFC 3834, 5: a reply says so in Auto-Submitted; older programs in their own ways."""
    submitted = headers.text(message, "Auto-Submitted").partition(";")[0].strip().lower()
    if submitted == "auto-replied" or _is_receipt(message):
        return True
    brings_files = bool(mail.forwarded) or any(
        each.kind not in _OF_NO_WEIGHT and not each.is_inline for each in mail.attachments
    )
    return not brings_files and (
        submitted not in ("", "no")
        or any(next(headers.raw(message, name), "") for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"))
        or headers.text(message, "Precedence").lower() in ("auto_reply", "auto-reply")
        or bool(_SUBJECTS.match(mail.subject))
    )


def _is_receipt(message: Message) -> bool:
    """That somebody has opened a message (RFC 8098), or that a server has it."""
    return message.get_content_type() == "multipart/report"
