"""Something that came, before anybody has looked into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from wta_forms.mail.boxes import is_mbox
from wta_forms.mail.files import content_of
from wta_forms.mail.received import Content


class Form(Enum):
    """How the bytes are to be taken apart."""

    MESSAGE = 1
    OUTLOOK = 2
    FILE = 3


def nothing_to_do() -> None:
    """What a source does about something that was taken in, if nothing else is wished."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message or file at its ``place``: a path, or a mailbox with the number the message has there.

    ``load`` has its bytes, and may raise OSError; it is called once. ``is_fixed``: what lies at this place never
    changes (IMAP's UID with UIDVALIDITY; RFC 9051, 2.3.1.1), so that it need not be loaded to know whether it is there
    already. ``received`` is when it came by all that the source knows, "" for nothing. ``is_chosen``: a person put it
    there on purpose, so that all of it is to be looked at; a mailbox also has letters that are none of our business.
    ``is_member``: it was in a zip, and no zip in it is opened. ``done`` is called once it is safe in the store.
    """

    place: str
    load: Callable[[], bytes]
    name: str = ""
    is_fixed: bool = False
    is_chosen: bool = True
    is_member: bool = False
    received: str = ""
    done: Callable[[], None] = nothing_to_do


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB], 2.2


def form_of(content: bytes, name: str) -> Form:
    """By what it is, not by how it is called; only what could be any text is believed to be what its name says."""
    if content_of(content) is Content.MAIL:
        return Form.OUTLOOK if content.startswith(COMPOUND) else Form.MESSAGE
    if name.lower().endswith(".eml") and content_of(content) in (Content.TEXT, Content.OTHER) and not is_mbox(content):
        return Form.MESSAGE
    return Form.FILE
