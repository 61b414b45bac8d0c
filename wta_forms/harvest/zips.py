"""What lies in a zip file: one level of it, and no more than a person would send."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from wta_forms import errors
from wta_forms.errors import WtaFormsError

MEMBERS = 500
BYTES = 200_000_000
"""Of all members together, unpacked."""

_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 20 * MEMBERS
"""Counted before a zip is opened: zipfile reads a list of any length at once. Zips within it are counted too."""

_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """``name`` is somebody's word, and never a path to write to."""

    name: str
    content: bytes


def is_zip(content: bytes) -> bool:
    """Begins as one and ends as one (APPNOTE.TXT, 4.3.7 and 4.3.16)."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06")) and b"PK\x05\x06" in content[-66_000:]


def members_of(content: bytes) -> tuple[Member, ...]:
    """Every file in it, in its order. Raises WtaFormsError for one that is damaged or locked, or holds more than we
    look at: then nothing of it is taken, and all of it is taken."""
    if content.count(_ENTRY) > _MOST_ENTRIES:
        raise WtaFormsError(errors.ZIP_TOO_MUCH.at("", members=MEMBERS, size=f"{BYTES // 1_000_000} MB"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            return tuple(_members(opened))
    except WtaFormsError:
        raise
    except Exception as error:  # zipfile, zlib, struct and lzma: what they raise for damage has no common parent
        raise WtaFormsError(errors.ZIP_BROKEN.at("", why=str(error) or type(error).__name__)) from error


def _members(opened: zipfile.ZipFile) -> Iterator[Member]:
    files = [member for member in opened.infolist() if not member.is_dir() and not _is_companion(member.filename)]
    if any(member.flag_bits & _LOCKED for member in files):
        raise WtaFormsError(errors.ZIP_LOCKED.at(""))
    room = BYTES
    for number, member in enumerate(files, 1):
        with opened.open(member) as file:
            content = file.read(room + 1)
        room -= len(content)
        if room < 0 or number > MEMBERS:
            raise WtaFormsError(errors.ZIP_TOO_MUCH.at("", members=MEMBERS, size=f"{BYTES // 1_000_000} MB"))
        yield Member(member.filename, content)


def _is_companion(name: str) -> bool:
    """What macOS and Windows put beside files, of their own accord."""
    last = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or is_hidden(last)


def is_hidden(name: str) -> bool:
    """Not a file of a person's: hidden, a lock of an Office program, or a list that a system keeps of a folder."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")
