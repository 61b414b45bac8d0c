"""What came, taken apart: into files, and words that stand in a message itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wta_forms.errors import Problem, WtaFormsError
from wta_forms.harvest.arrived import Arrived, Form, form_of
from wta_forms.harvest.whose import NOBODY, Sender
from wta_forms.harvest.zips import members_of
from wta_forms.mail.files import clean_name, content_of
from wta_forms.mail.isolate import MailReader
from wta_forms.mail.received import Content, Mail, MailKind
from wta_forms.mail.wire import Ask

_MESSAGES_WITHIN = 3
"""Messages that are attached as files, in files, in files."""

_WORDS = 100_000
"""Characters of a loose text file that are kept beside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or ``words`` of a message (then ``content`` is empty, but for a text file). Who sent it when is said by
    the innermost message that it stood in; ``group`` is the same for all parts of one message. ``is_passed_on``: these
    words are another's, quoted; ``is_empty``: there are none, in a message without files."""

    name: str
    content: bytes
    kind: Content
    words: str = ""
    sender: Sender = NOBODY
    received: str = ""
    is_inline: bool = False
    is_passed_on: bool = False
    is_empty: bool = False
    group: int = 0
    problem: Problem | None = None

    @property
    def is_file(self) -> bool:
        return bool(self.content) or not (self.words or self.is_empty)

    def sha256(self, within: str) -> str:
        """Of its bytes. Words have none of their own: the same "yes" in two messages is two answers."""
        content = self.content if self.is_file else f"{within} {self.group} {self.words}".encode("utf-8", "replace")
        return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Opened:
    """``mail`` is None for a loose file. The ``fingerprint`` is the same for what says the same, however it came. Not
    ``is_whole``: something of it must not be kept, and so neither is the whole."""

    fingerprint: str
    mail: Mail | None
    parts: tuple[Part, ...]
    is_whole: bool = True


def taken_apart(arrived: Arrived, content: bytes, reader: MailReader) -> Opened:
    match form_of(content, arrived.name):
        case Form.FILE:
            part = _of_file(arrived.name, content, arrived.received)
            if part.kind is Content.ARCHIVE and not arrived.is_member:  # its source would have opened it
                part = replace(part, problem=_why_closed(content))
            return Opened(hashlib.sha256(content).hexdigest(), None, (part,))
        case form:
            mail = reader.read(content, Ask.OUTLOOK if form is Form.OUTLOOK else Ask.MESSAGE)
            opener = _Opener(reader, arrived.received)
            return Opened(_fingerprint(mail, content), mail, tuple(opener.parts(mail, content)))


def _of_file(name: str, content: bytes, received: str) -> Part:
    kind = content_of(content)
    words = content.decode("utf-8", "replace")[:_WORDS].strip() if kind is Content.TEXT else ""
    return Part(clean_name(name), content, kind, words, received=received)


def _why_closed(content: bytes) -> Problem | None:
    try:
        members_of(content)
    except WtaFormsError as error:
        return error.problems[0]
    return None


class _Opener:
    """Goes through messages within messages."""

    def __init__(self, reader: MailReader, received: str) -> None:
        self._reader = reader
        self._received = received
        self._groups = 0

    def parts(self, mail: Mail, content: bytes, outer: str = "", depth: int = 0) -> Iterator[Part]:
        received = mail.received or mail.sent or outer or self._received
        sender = Sender(mail.sender, mail.sender_name)
        self._groups += 1
        of_it = Part("", b"", Content.TEXT, "", sender, received, group=self._groups)
        if _is_unread(mail):
            yield replace(of_it, name=mail.subject, content=content, kind=Content.MAIL, problem=mail.problems[0])
            return
        if mail.kind is MailKind.PERSON and _words(mail):
            yield replace(of_it, words=_words(mail), is_passed_on=not mail.own_text.strip())
        elif mail.kind is MailKind.PERSON and not (mail.attachments or mail.forwarded):
            yield replace(of_it, is_empty=True)
        for each in mail.attachments:
            attached = replace(
                of_it, name=each.name, content=each.content, kind=each.kind, is_inline=each.is_inline, words=""
            )
            yield from self._unpacked(attached, depth)
        for inner in mail.forwarded:
            yield from self.parts(inner, b"", received, depth)

    def _unpacked(self, part: Part, depth: int, *, is_member: bool = False) -> Iterator[Part]:
        if part.kind is Content.MAIL and depth < _MESSAGES_WITHIN:
            ask = Ask.OUTLOOK if form_of(part.content, part.name) is Form.OUTLOOK else Ask.MESSAGE
            mail = self._reader.read(part.content, ask)
            yield from self.parts(mail, part.content, part.received, depth + 1)
        elif part.kind is Content.ARCHIVE and not is_member:
            try:
                members = members_of(part.content)
            except WtaFormsError as error:
                yield replace(part, problem=error.problems[0])
                return
            for member in members:
                inner = _of_file(member.name, member.content, part.received)
                yield from self._unpacked(replace(inner, sender=part.sender, group=part.group), depth, is_member=True)
        else:
            yield part


def _is_unread(mail: Mail) -> bool:
    """A message that could not be looked into has a problem and nothing else."""
    return bool(mail.problems) and not (mail.attachments or mail.forwarded or mail.text or mail.bounce)


def _words(mail: Mail) -> str:
    """What was written; where nothing but a quotation was, that: somebody passed it on."""
    return mail.own_text.strip() or mail.text.strip()


def _fingerprint(mail: Mail, content: bytes) -> str:
    if _is_unread(mail):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha256(json.dumps(_essence(mail), sort_keys=True).encode()).hexdigest()


def _essence(mail: Mail) -> list[object]:
    """Servers and programs change heads, ends of lines and white space; the message stays the same."""
    who = [mail.message_id] if mail.message_id else [mail.sender, mail.sent, mail.subject]
    files = sorted(hashlib.sha256(each.content).hexdigest() for each in mail.attachments)
    return [who, "".join(mail.text.split()), files, [_essence(inner) for inner in mail.forwarded]]
