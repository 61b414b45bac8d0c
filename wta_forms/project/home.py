"""Where a project keeps what nobody edits by hand: the forms as they were sent, the key, and the store of what came."""

from __future__ import annotations

from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.spec.load import content_of

HOME = "kept"

INBOX, OUTBOX, TO_PRINT = "inbox", "outbox", "to-print"
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
