"""Where a project keeps what nobody edits by hand: the store, the originals, the forms as they were sent."""

from __future__ import annotations

from pathlib import Path

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.spec.load import content_of

HOME = ".wta-forms"


def home_of(project: Path) -> Path:
    """The folder ``.wta-forms`` of a project; or, where it is a file, the folder that its first line names: so it is
    in projects whose own folder is synchronised with other computers.

    Raises WtaFormsError when that folder is not there: made anew it would be empty, and everything would seem lost.
    """
    home = project / HOME
    if not home.is_file():
        return home
    first, _, _ = content_of(home).decode("utf-8", "replace").partition("\n")
    elsewhere = project / first.strip()
    if not first.strip() or not elsewhere.is_dir():
        raise WtaFormsError(errors.STORE_POINTS_NOWHERE.at(str(home), home=first.strip() or "?"))
    return elsewhere
