"""Poppler's GLib interface, on which Evince (GNOME's document viewer) completes forms; Okular stands on the same core.

It is reached by GObject introspection from Debian's own Python: two small packages, where a program in C would take the
compiler, pkg-config and the header files of GLib and Cairo. `/usr/bin/python3` runs it, because `python3-gi` is
installed for that one only.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.programs.program import ProgramError, Value, run
from tests.programs.widgets import widgets_for

_PYTHON = Path("/usr/bin/python3")
_HERE = Path(__file__).parent
_SCRIPT = _HERE / "fill_poppler.py"
_NO_FONTS = f"FONTCONFIG_FILE={_HERE / 'no_fonts.conf'}"


def version() -> str:
    return run([_PYTHON, _SCRIPT]).strip()


@cache
def missing() -> str | None:
    try:
        version()
    except (ProgramError, OSError):
        return "Poppler is missing: apt-get install python3-gi gir1.2-poppler-0.18"
    return None


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, has_fonts: bool = True) -> None:
    """Answer as Evince does, and append the changes to the file.

    Poppler embeds whole fonts of the system's, for our Latin text too: files of megabytes. Without ``has_fonts`` it
    finds none, as on a machine where none is installed: the values are the same, the file is small. Its interface does
    not tell the on-states of a radio group, so a button is found by its place, as by a click. A label that the
    drop-down does not have raises `ProgramError`.
    """
    widgets = widgets_for(blank, values)
    answers = [[widgets[name].page, *widgets[name].center, value] for name, value in values.items()]
    environment = ["env"] if has_fonts else ["env", _NO_FONTS]
    run([*environment, _PYTHON, _SCRIPT, blank.resolve(), target.resolve()], stdin=json.dumps(answers))
