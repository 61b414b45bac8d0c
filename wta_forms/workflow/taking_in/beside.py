"""What somebody types from: everything of a person that lies in the store and that only a person can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wta_forms.answers import State, Status
from wta_forms.errors import WtaFormsError
from wta_forms.mail.received import Content
from wta_forms.project.lookup import arrival_of, pictures_of, piece_of, pieces_of, taken_by, taken_of
from wta_forms.project.returned import NEEDING, Outcome, Piece, Taken
from wta_forms.project.store import Store
from wta_forms.spec import wording
from wta_forms.workflow.taking_in.entering import is_replaced, is_typed_in, stem_of

_PICTURES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"))
_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages"})


@dataclass(frozen=True, slots=True)
class File:
    """A file that came: ``name`` is what the sender called it, a stranger's word; ``stem`` is what it is called beside
    the page."""

    name: str
    kind: str
    content: bytes
    stem: str

    @property
    def ending(self) -> str:
        """By what it is; "" for what might do something when it is opened, and is not written there."""
        for mark, ending in _PICTURES:
            if self.content.startswith(mark):
                return ending
        if self.content[:4] == b"RIFF" and self.content[8:12] == b"WEBP":
            return ".webp"
        if self.kind == Content.PICTURE:
            return ".heic" if self.content[4:8] == b"ftyp" else ".tif"
        named = Path(self.name).suffix.lower()
        if self.kind == Content.DOCUMENT:
            return named if named in _DOCUMENTS else ""
        return ".pdf" if self.kind == Content.PDF else ""

    @property
    def own_name(self) -> str:
        return f"{self.stem}{self.ending}" if self.ending else ""

    @property
    def is_shown(self) -> bool:
        return self.ending in (".jpg", ".png", ".gif", ".webp")


@dataclass(frozen=True, slots=True)
class BesideIt:
    """Something that is typed from: its ``name`` for people, its ``words``, the files that it is (several pictures may
    be one form), and the pieces of its pages in which somebody has written, as PNG by field."""

    name: str
    taken: Taken
    words: str
    files: tuple[File, ...]
    pictures: Mapping[str, bytes]


def beside_of(store: Store, person: str, form: str) -> tuple[BesideIt, ...]:
    """Oldest first. Of words, and of pictures that say nothing of themselves, nobody knows which form they are about:
    they lie beside every one."""
    return tuple(_beside(store, person, form))


def _beside(store: Store, person: str, form: str) -> Iterator[BesideIt]:
    count = pictures = 0
    for each in taken_by(store, person):
        if each.form not in ("", form) or not is_for_eyes(each):
            continue
        piece = piece_of(store, each.id)
        pieces = [] if piece.words else [piece, *_other_pictures(store, each, piece)]
        stems = [f"{stem_of(form, person)}-{count + at}" for at, _ in enumerate(pieces, 1)]
        files = tuple(_file(store, one, stem) for one, stem in zip(pieces, stems, strict=True))
        yield BesideIt(_named(piece, files, pictures), each, piece.words, files, pictures_of(store, each.id))
        count += len(files)
        pictures += len(files) if piece.kind == Content.PICTURE else 0


def _other_pictures(store: Store, each: Taken, first: Piece) -> list[Piece]:
    """Pages of the same form: what all of them say is kept with the first."""
    if first.kind != Content.PICTURE or not each.form:
        return []
    others = (piece for piece in pieces_of(store, arrival_of(store, each.id).id) if piece.id != first.id)
    return [piece for piece in others if piece.kind == Content.PICTURE and not taken_of(store, piece.id)]


def _file(store: Store, piece: Piece, stem: str) -> File:
    """A page without it is better than none."""
    content = b""
    with suppress(WtaFormsError):
        content = store.original(piece.sha256)
    return File(piece.name, piece.kind, content, stem)


def is_for_eyes(each: Taken) -> bool:
    """What only a person can read: words, pictures and files that wait, and forms in which something was not read. An
    empty form has nothing to be typed in."""
    response = each.response
    if response is None or not response.answers:
        return each.outcome in NEEDING
    if response.status is Status.BLANK or is_typed_in(response):
        return False
    is_unread = any(answer.state is State.UNREAD for answer in response.answers.values())
    return is_unread and (each.outcome in (Outcome.ACCEPTED, *NEEDING) or is_replaced(each))


def _named(piece: Piece, files: Sequence[File], before: int) -> str:
    """ "photo 2 (IMG_2041.jpg)", "a message of 3 March 2026", "notes.docx"."""
    if piece.kind == Content.PICTURE:
        names = ", ".join(file.name for file in files if file.name)
        last = before + len(files)
        which = f"photo {last}" if len(files) == 1 else f"photos {before + 1} to {last}"
        return f"{which} ({names})" if names else which
    if piece.words and not piece.name:
        day = f" of {wording.date_in_words(piece.received[:10], 'en')}" if piece.received else ""
        return f"a message{day}"
    return piece.name or "a file without a name"
