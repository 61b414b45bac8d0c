"""MuPDF as script authors use it: through PyMuPDF, in a process of its own.

A test tool only: MuPDF and PyMuPDF are under the AGPL, and nothing of `wta_forms` may import or need them. They are not
imported into the tests' own process either. PyMuPDF from pip, because Debian 12's `mutool` is of 2022 and neither names
a field nor reads its answers from a file.
"""

import json
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from tests.programs.program import Value, run
from tests.programs.widgets import widgets_for

_SCRIPT = Path(__file__).parent / "fill_mupdf.py"


def version() -> str:
    """MuPDF's own, as it lies in PyMuPDF."""
    return run([sys.executable, _SCRIPT]).strip()


def missing() -> str | None:
    if find_spec("pymupdf") is None:
        return "MuPDF is missing: pip install --group programs"
    return None


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, incremental: bool = False) -> None:
    """Set every field's value and have it drawn, and save the whole file or append the changes to it.

    PyMuPDF replaces the field's font by Helvetica, and embeds a whole font for each script which that one lacks: files
    of megabytes. A label that a drop-down does not have is stored all the same.
    """
    widgets_for(blank, values)  # refuses what the form does not have; PyMuPDF would pass over it
    how = "incremental" if incremental else "full"
    run([sys.executable, _SCRIPT, blank, target, how], stdin=json.dumps(dict(values)))
