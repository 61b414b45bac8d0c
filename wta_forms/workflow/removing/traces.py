"""What lies in a project's folder of somebody: copies made for them, what they sent, and files that quote them."""

from __future__ import annotations

import hashlib
import html
import re
import zipfile
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from wta_forms.answers import Response
from wta_forms.extract.fields.stamps import stamps_in
from wta_forms.extract.isolate import Reader
from wta_forms.mail.isolate import MailReader
from wta_forms.mail.page import without_person
from wta_forms.mail.paper import address_list_without, letters_without
from wta_forms.project.drafts import DRAFTS
from wta_forms.project.home import HOME
from wta_forms.project.people import PEOPLE_FILE
from wta_forms.project.removal import Leaver
from wta_forms.spec.load import content_of
from wta_forms.spec.stamp import stamp_from_text
from wta_forms.workflow.posting.leaving import ADDRESSES, LETTERS, OUTBOX, PAGE, PREVIEW, TO_PRINT
from wta_forms.workflow.removing.their_words import (
    TRANSLATIONS,
    draft_without,
    flat,
    mentions_in,
    texts_in,
    translations_without,
)
from wta_forms.workflow.taking_in.entering import files_of

_MOST_BYTES = 50_000_000
"""Larger files are not looked into: nobody's form or report has as many."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """A file that stays, with how often it names somebody, and how many of their answers stand in it. ``is_made``:
    it has the look of something that can be made again. ``lines`` says where it is, in a file that people write in."""

    path: Path
    names: int
    answers: int
    is_made: bool
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """``gone`` are files to be deleted, ``changed`` pages of ours with what is to stand in them."""

    gone: tuple[Path, ...] = ()
    changed: tuple[tuple[Path, bytes], ...] = ()
    quoting: tuple[Quoting, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for: a file by its SHA-256, a copy by its stamp, a draft by its message's id, and ``words``; of
    these ``only_theirs`` are all, however short, that nobody else has written."""

    who: Leaver
    sha256: frozenset[str]
    message_ids: frozenset[str]
    words: tuple[str, ...]
    forms: Reader
    mails: MailReader
    only_theirs: frozenset[str] = frozenset()


def traces_in(project: Path, look: Look) -> Traces:
    gone: list[Path] = []
    changed: list[tuple[Path, bytes]] = []
    quoting: list[Quoting] = []
    typed_into = frozenset(files_of(project, look.who.id))
    for path in files_in(project):
        if path in typed_into:
            gone.append(path)
            continue
        content = content_of(path)
        page = _page(path.relative_to(project), content, look)
        if page is not None and page != content:
            changed += [(path, page)] if page else []
            gone += [] if page else [path]
        elif page is None and _is_theirs(path, content, look):
            gone.append(path)
        elif page is None and (found := _quoting(path, content, look)):
            quoting.append(found)
    changed += _drafts(project, look)
    return Traces(tuple(gone), tuple(changed), tuple(quoting))


def _drafts(project: Path, look: Look) -> Iterator[tuple[Path, bytes]]:
    """Those of later rounds, with what is to stand in them."""
    for path in sorted((project / HOME / DRAFTS).glob("*.json")):
        content = content_of(path)
        left = draft_without(content, look.only_theirs)
        if left != content:
            yield path, left


def files_in(project: Path) -> Iterator[Path]:
    """Those that a person sees in the folder, but for people.csv; no links."""
    for path in sorted(project.rglob("*")):
        parts = path.relative_to(project).parts
        is_ours = parts[0] == HOME or parts == (PEOPLE_FILE,) or any(part.startswith(".") for part in parts)
        if not is_ours and path.is_file() and not path.is_symlink() and path.stat().st_size <= _MOST_BYTES:
            yield path


def _page(path: Path, content: bytes, look: Look) -> bytes | None:
    """A page or table of ours with everybody's, without theirs; None for anything else."""
    who, text = look.who, content.decode("utf-8", "replace")
    match path.parts:
        case (folder, name) if (folder, name) == (OUTBOX, PAGE):
            return without_person(text, who.id).encode()
        case (folder, name) if (folder, name) == (OUTBOX, PREVIEW):
            return b"" if who.named.search(html.unescape(text)) else content
        case (folder, name) if (folder, name) == (TO_PRINT, LETTERS):
            return letters_without(text, who.name).encode()
        case (folder, name) if (folder, name) == (TO_PRINT, ADDRESSES):
            return address_list_without(content, who.name) if who.named.search(text) else content
        case (name,) if TRANSLATIONS.fullmatch(name):
            left = translations_without(content, look.only_theirs)
            return left if left != content else None
        case _:
            return None


def _is_theirs(path: Path, content: bytes, look: Look) -> bool:
    if hashlib.sha256(content).hexdigest() in look.sha256:
        return True
    if content.startswith(b"%PDF-"):
        return made_for(content, look.forms) == {look.who.id}
    return path.suffix == ".eml" and look.mails.read(content).message_id in look.message_ids


def made_for(content: bytes, forms: Reader) -> Set[str]:
    """Whose copies of our forms a PDF holds, by their ids; "" stands for a copy that is for nobody in particular."""
    if not content.startswith(b"%PDF-"):
        return frozenset()
    stamps = map(stamp_from_text, stamps_in(forms.read(content).values.values()))
    return frozenset(stamp.recipient_id for stamp in stamps if stamp)


# --- files that quote -------------------------------------------------------------------------------------------------

_MADE = (".md", ".html", ".docx", ".pdf", ".xlsx", ".csv", ".json", ".jsonl")
_WRITTEN = (".yaml", ".yml", ".txt")
"""What people write in themselves."""

_PACKED = (".docx", ".xlsx", ".odt", ".ods")
_TEXTS = (*_WRITTEN, *_MADE)


def _quoting(path: Path, content: bytes, look: Look) -> Quoting | None:
    if path.suffix.lower() in _WRITTEN:
        found = mentions_in(content.decode("utf-8", "replace"), look.who, look.words)
        return Quoting(path, found.names, found.answers, is_made=False, lines=found.lines) if found.lines else None
    text = text_of(path, content, look.forms)
    names = len(look.who.named.findall(text))
    answers = sum(words in text for words in look.words)
    return Quoting(path, names, answers, path.suffix.lower() in _MADE) if names or answers else None


def text_of(path: Path, content: bytes, reader: Reader) -> str:
    """What a person reads in it, on one line; "" for pictures and the like."""
    ending = path.suffix.lower()
    if content.startswith(b"%PDF-"):
        return flat(" ".join(line for sheet in reader.sheets(content) for line in sheet.lines))
    if ending in _PACKED:
        return flat(html.unescape(re.sub(r"<[^>]*>", " ", _unpacked(content))))
    if ending not in _TEXTS:
        return ""
    text = content.decode("utf-8", "replace")
    if ending == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    if ending in (".json", ".jsonl"):
        text = text.replace("\\n", " ").replace('\\"', '"')
    return flat(text)


def _unpacked(content: bytes) -> str:
    with suppress(zipfile.BadZipFile, OSError, RuntimeError, ValueError), zipfile.ZipFile(BytesIO(content)) as opened:
        parts = [each for each in opened.infolist() if each.filename.endswith(".xml")]
        if sum(each.file_size for each in parts) <= _MOST_BYTES:
            return " ".join(opened.read(each).decode("utf-8", "replace") for each in parts)
    return ""


_LEAST = 12
"""Characters: what is shorter, many may have said."""


def only_of(theirs: Sequence[Response], others: Sequence[Response]) -> frozenset[str]:
    """All that somebody wrote, on one line each, and nobody else did."""
    return frozenset(_written_in(theirs)) - frozenset(_written_in(others))


def _written_in(responses: Sequence[Response]) -> Iterator[str]:
    for response in responses:
        for answer in response.answers.values():
            yield from filter(None, map(flat, texts_in(answer.value)))


def words_of(responses: Sequence[Response]) -> tuple[str, ...]:
    """What somebody wrote in words of their own, each once, on one line."""
    written = _written_in(responses)
    return tuple(dict.fromkeys(words for words in written if len(words) >= _LEAST and " " in words))
