"""Where answers come from. A source is one function from a path to what lies there, and a line in the table.

What a mail server has comes as :class:`~wta_forms.harvest.arrived.Arrived` too, from whoever talks to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.harvest.arrived import COMPOUND, Arrived
from wta_forms.harvest.zips import is_hidden, is_zip, members_of
from wta_forms.mail.boxes import is_maildir, is_mbox, maildir_messages, mbox_messages
from wta_forms.mail.files import content_of
from wta_forms.mail.received import Content

Tell = Callable[[Problem], None]

FILE_BYTES = 200_000_000
"""A larger one is told and left where it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """``fits`` says whether it is this source that a path is, ``open`` what lies there; both may raise OSError."""

    name: str
    fits: Callable[[Path], bool]
    open: Callable[[Path, Tell], Iterator[Arrived]]


_HEAD = 65_536
"""Bytes: heads of messages are rarely longer."""


def arrived_from(path: Path, tell: Tell) -> Iterator[Arrived]:
    """Everything at a path, whatever it is. What cannot be read is told, and the rest still comes.

    Raises WtaFormsError when there is nothing at that path.
    """
    if not path.exists():
        raise WtaFormsError(errors.NOT_FOUND.at(str(path)))
    yield from _arrived(path, tell)


def _arrived(path: Path, tell: Tell) -> Iterator[Arrived]:
    try:
        source = next(source for source in SOURCES if source.fits(path))
        yield from source.open(path, tell)
    except OSError as error:
        tell(errors.CANNOT_READ.at(str(path), why=error.strerror or error))


# --- each source ------------------------------------------------------------------------------------------------------


def _from_maildir(folder: Path, tell: Tell) -> Iterator[Arrived]:
    del tell
    for name, load in maildir_messages(folder):
        yield Arrived(f"{folder.as_posix()}/{name}", load, name, is_chosen=False)


def _from_folder(folder: Path, tell: Tell) -> Iterator[Arrived]:
    """Folders within it, too, but no links: they may lead anywhere, and round in a circle.

    Messages come first: of a file that also lies beside them they say who sent it, and when.
    """
    for path in sorted(_within(folder, tell), key=lambda path: not _begins_as_message(path)):
        yield from _arrived(path, tell)


def _within(folder: Path, tell: Tell) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        tell(errors.CANNOT_READ.at(str(folder), why=error.strerror or error))
        return
    for path in paths:
        if is_hidden(path.name) or path.is_symlink():
            continue
        if path.is_dir() and not is_maildir(path):
            yield from _within(path, tell)
        elif path.is_dir() or path.is_file():
            yield path


def _begins_as_message(path: Path) -> bool:
    if path.is_dir():
        return True
    try:
        with path.open("rb") as file:
            begins = file.read(_HEAD)
    except OSError:  # told when it is its turn
        return False
    return begins.startswith(COMPOUND) or content_of(begins) is Content.MAIL


def _from_mbox(path: Path, tell: Tell) -> Iterator[Arrived]:
    """A message's place is the file alone: its number changes when others are deleted, and its bytes tell it apart."""
    del tell
    for content in mbox_messages(path):
        yield Arrived(path.as_posix(), partial(_itself, content), path.name, is_chosen=False)


def _from_file(path: Path, tell: Tell) -> Iterator[Arrived]:
    if path.stat().st_size > FILE_BYTES:
        tell(errors.LEFT_TOO_LARGE.at(str(path), limit=f"{FILE_BYTES // 1_000_000} MB"))
        return
    content = path.read_bytes()
    yield from _zipped(path, content) or [Arrived(path.as_posix(), partial(_itself, content), path.name)]


def _zipped(path: Path, content: bytes) -> list[Arrived]:
    """Each file in a zip as if it lay beside it; none where it is a document or no zip, or cannot be opened."""
    if not is_zip(content) or content_of(content) is not Content.ARCHIVE:
        return []
    try:
        members = members_of(content)
    except WtaFormsError:  # kept whole, with what is wrong with it as its outcome
        return []
    place = path.as_posix()
    return [Arrived(f"{place}: {m.name}", partial(_itself, m.content), m.name, is_member=True) for m in members]


def _itself(content: bytes) -> bytes:
    return content


def _begins_as_mbox(path: Path) -> bool:
    with path.open("rb") as file:
        return is_mbox(file.read(200))


SOURCES: tuple[Source, ...] = (
    Source("a Maildir", lambda path: path.is_dir() and is_maildir(path), _from_maildir),
    Source("a folder", Path.is_dir, _from_folder),
    Source("a mailbox in one file (mbox)", _begins_as_mbox, _from_mbox),
    Source("a file or a zip", lambda _: True, _from_file),
)
"""The first that fits."""
