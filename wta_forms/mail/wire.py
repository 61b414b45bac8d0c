"""What the worker that reads messages and its parent say to each other, as JSON."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from enum import IntEnum
from typing import Any

from wta_forms.errors import Problem
from wta_forms.mail.received import Attachment, Bounce, Content, Mail, MailKind


class Ask(IntEnum):
    """What a file is that holds a message: one as it is sent (.eml), or one saved by Outlook (.msg)."""

    MESSAGE = 1
    OUTLOOK = 2


def mail_to_wire(mail: Mail) -> bytes:
    return json.dumps(_plain(mail), separators=(",", ":")).encode()


def mail_from_wire(content: bytes) -> Mail:
    """Raises ValueError, KeyError or TypeError for nearly anything that :func:`mail_to_wire` did not make."""
    return _mail(json.loads(content))


def _plain(mail: Mail) -> dict[str, Any]:
    return {
        **{name: getattr(mail, name) for name in _TEXTS},
        "refers_to": mail.refers_to,
        "attachments": [
            [each.name, b64encode(each.content).decode(), each.kind, each.is_inline] for each in mail.attachments
        ],
        "forwarded": [_plain(each) for each in mail.forwarded],
        "kind": mail.kind,
        "bounce": [mail.bounce.addresses, mail.bounce.status, mail.bounce.why, mail.bounce.is_final]
        if mail.bounce
        else None,
        "problems": [[each.where, each.message, each.hint, each.is_note] for each in mail.problems],
    }


_TEXTS = ("sender", "sender_name", "sent", "received", "message_id", "subject", "text", "own_text")


def _mail(read: Any) -> Mail:
    return Mail(
        **{name: _text(read[name]) for name in _TEXTS},
        refers_to=tuple(map(_text, read["refers_to"])),
        attachments=tuple(
            Attachment(_text(name), b64decode(content, validate=True), Content(kind), bool(is_inline))
            for name, content, kind, is_inline in read["attachments"]
        ),
        forwarded=tuple(map(_mail, read["forwarded"])),
        kind=MailKind(read["kind"]),
        bounce=_bounce(*read["bounce"]) if read["bounce"] else None,
        problems=tuple(_problem(*each) for each in read["problems"]),
    )


def _bounce(addresses: Any, status: Any, why: Any, is_final: Any) -> Bounce:
    return Bounce(tuple(map(_text, addresses)), _text(status), _text(why), bool(is_final))


def _problem(where: Any, message: Any, hint: Any, is_note: Any) -> Problem:
    return Problem(_text(where), _text(message), _text(hint), bool(is_note))


def _text(read: Any) -> str:
    if not isinstance(read, str):
        raise TypeError(f"{read!r} is no text")
    return read
