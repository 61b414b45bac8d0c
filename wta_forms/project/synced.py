"""Whether a folder is synchronised with other computers: what OneDrive and its like make of SQLite files, and who else
can read them, is to be known before there is anything in it.

Told by what these programs say of themselves in the environment and in files of their own, by what they put into the
folders they look after, and by how they call these. Nobody's program is asked; a folder can be missed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_ONEDRIVE, _DROPBOX, _ICLOUD, _GOOGLE, _NEXTCLOUD = "OneDrive", "Dropbox", "iCloud", "Google Drive", "Nextcloud"

_VARIABLES = {
    "OneDrive": _ONEDRIVE,
    "OneDriveConsumer": _ONEDRIVE,
    "OneDriveCommercial": _ONEDRIVE,
}
"""Where OneDrive says on Windows which folder is its own."""

_MARKS = {
    ".dropbox": _DROPBOX,
    ".dropbox.cache": _DROPBOX,
    ".849C9593-D756-4E56-8D6E-42412F2A707B": _ONEDRIVE,
    ".nextcloudsync.log": _NEXTCLOUD,
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": _NEXTCLOUD,
    "._sync_*.db": _NEXTCLOUD,
    ".tmp.driveupload": _GOOGLE,
    ".tmp.drivedownload": _GOOGLE,
    ".stfolder": "Syncthing",
}
"""What lies in the topmost folder that a program looks after; with a star, any such name."""

_NAMES = (
    (re.compile(r"OneDrive(?:[ -].*)?"), _ONEDRIVE),
    (re.compile(r"Dropbox(?: \(.*\)|-.*)?"), _DROPBOX),
    (re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents"), _ICLOUD),
    (re.compile(r"Google ?Drive(?:-.*)?"), _GOOGLE),
    (re.compile(r"Nextcloud\d*"), _NEXTCLOUD),
    (re.compile(r"ownCloud|pCloud ?Drive|MEGAsync|SynologyDrive|Box Sync|Box-.*|Tresorit|Seafile"), ""),
)
"""How these folders are called unless somebody calls them otherwise; without a program's name the folder's own."""


def synced_by(folder: Path, environment: Mapping[str, str] = os.environ, home: Path | None = None) -> str:
    """The program that synchronises a folder, by its name; "" where none is known to. The folder need not be there."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100  links as they are written: their names say where they lead
    places = dict.fromkeys([*_upwards(whole), *_upwards(_resolved(whole))])
    roots = dict(_told_roots(environment, home or Path.home()))
    for place in places:
        named = roots.get(place) or _by_mark(place) or _by_name(place.name)
        if named:
            return named
    return ""


def _upwards(path: Path) -> Iterator[Path]:
    yield path
    yield from path.parents


def _resolved(path: Path) -> Path:
    with suppress(OSError):
        return path.resolve()
    return path


def _by_name(name: str) -> str:
    return next((program or name for pattern, program in _NAMES if pattern.fullmatch(name)), "")


def _by_mark(place: Path) -> str:
    with suppress(OSError):
        for mark, program in _MARKS.items():
            if next(place.glob(mark), None) is not None:
                return program
    return ""


def _told_roots(environment: Mapping[str, str], home: Path) -> Iterator[tuple[Path, str]]:
    for variable, program in _VARIABLES.items():
        if environment.get(variable):
            yield Path(environment[variable]), program
    for base in (environment.get("APPDATA"), environment.get("LOCALAPPDATA"), home):
        for name in ("Dropbox", ".dropbox"):
            if base:
                yield from _dropbox_says(Path(base) / name / "info.json")


def _dropbox_says(path: Path) -> Iterator[tuple[Path, str]]:
    """Where it is installed: help.dropbox.com/installs/locate-dropbox-folder."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        for account in json.loads(path.read_text(encoding="utf-8")).values():
            yield Path(account["path"]), _DROPBOX
