"""Where a project keeps what nobody edits by hand: the forms as they were sent, the key, and the store of what came."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.project.paths import write_once
from wta_forms.spec.load import content_of

HOME = "kept"

INBOX, OUTBOX, TO_PRINT, ENTERING = "inbox", "outbox", "to-print", "entering"
"""The folders of a project that people put files into and take files out of."""

ELSEWHERE = "store-is-elsewhere.txt"
"""In the folder ``kept`` of a project that is synchronised with other computers; its first line is where the store
lies."""


def store_folder(project: Path) -> Path:
    """Where the store of a project lies: in its folder ``kept``, or where ``kept/store-is-elsewhere.txt`` says.

    Raises WtaFormsError when that folder is not there: made anew it would be empty, and everything would seem lost.
    """
    pointer = project / HOME / ELSEWHERE
    if not pointer.is_file():
        return project / HOME
    first = content_of(pointer).decode("utf-8", "replace").partition("\n")[0].strip()
    if not first or not (project / first).is_dir():
        raise WtaFormsError(errors.STORE_POINTS_NOWHERE.at(str(pointer), home=first or "?"))
    return project / first


def is_elsewhere(project: Path) -> bool:
    """Whether the store of a project does not lie within its folder."""
    return (project / HOME / ELSEWHERE).is_file()


def put_elsewhere(project: Path, name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Make the store's folder in the user's profile, which is synchronised with no other computer, and write down where
    it is. ``name`` is a short name that people know it by again. Raises WtaFormsError when it cannot be made."""
    folder = profile_folder(environment) / f"{name}-{secrets.token_hex(4)}"
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise WtaFormsError(errors.CANNOT_WRITE.at(str(folder), why=error.strerror or error)) from error
    write_once(project / HOME / ELSEWHERE, f"{folder}\n\n{_WHY_ELSEWHERE}".encode())
    return folder


_WHY_ELSEWHERE = """\
The first line says where this project keeps everything that was sent and came back. It does not lie here because this
folder is synchronised: two computers could damage it. Put that folder into your backup, too.
"""


def profile_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where programs keep what belongs to one user of one computer: LOCALAPPDATA on Windows, Application Support on
    macOS, elsewhere XDG_DATA_HOME (XDG Base Directory Specification)."""
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "wta-forms"
