"""A message as Outlook makes a file of it that is dragged into a folder, without Outlook."""

from __future__ import annotations

from email.message import EmailMessage

from tests.mail.compound import compound, message

_HEAD, _SUBJECT, _WORDS = 0x007D, 0x0037, 0x1000
"""Properties of [MS-OXPROPS]: transport headers, subject, body."""


def saved(mail: EmailMessage) -> bytes:
    """With the head as it came over the line, where Outlook keeps it of mail from elsewhere."""
    head = "".join(
        f"{name}: {value}\r\n" for name, value in mail.items() if name not in ("Content-Type", "MIME-Version")
    )
    body = mail.get_body(("plain",))
    words = body.get_content() if body is not None else ""
    files = [(part.get_filename() or "", part.get_content()) for part in mail.iter_attachments()]
    return compound(message({_HEAD: head, _SUBJECT: str(mail["Subject"]), _WORDS: words}, files))
