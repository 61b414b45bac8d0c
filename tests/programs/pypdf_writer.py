"""pypdf's own way of completing forms, as authors of scripts use it.

We read with pypdf too, so this is the one program here whose mistakes our reader may share.
"""

from collections.abc import Mapping
from importlib.metadata import version as _version_of
from pathlib import Path

from pypdf import PdfWriter

from tests.programs.program import Value
from tests.programs.widgets import Widget, widgets_for


def version() -> str:
    return _version_of("pypdf")


def missing() -> str | None:
    return None  # the package itself needs it


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, incremental: bool = False) -> None:
    """Set the values on every page, with appearances drawn, and save the whole file or append the changes to it.

    A label that a drop-down does not have is stored all the same.
    """
    widgets = widgets_for(blank, values)
    meant = {name: _meant(widgets[name], value) for name, value in values.items()}
    writer = PdfWriter(blank, incremental=True) if incremental else PdfWriter(clone_from=blank)
    writer.update_page_form_field_values(None, meant, auto_regenerate=False)
    writer.write(target)


def _meant(widget: Widget, value: Value) -> str:
    """Buttons are pressed by the name of their state, with its slash."""
    match value:
        case bool():
            return f"/{widget.on}" if value else "/Off"
        case str():
            return f"/{value}" if widget.on else value
