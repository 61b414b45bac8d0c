"""Aspose.Email FOSS (MIT), which makes Outlook's messages (.msg) by itself, out of messages as they are sent."""

from __future__ import annotations

from email.message import EmailMessage
from importlib.util import find_spec


def missing() -> str | None:
    return None if find_spec("aspose") else "aspose-email-foss is missing: pip install --group programs"


def saved_by_outlook(message: EmailMessage) -> bytes:
    from aspose.email_foss.msg import MapiMessage

    saved: bytes = MapiMessage.from_email_message(message).to_bytes()
    return saved
