"""pdftk-java from Debian: what many a web form and script behind a charity's site completes PDFs with."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.programs.program import Value, run
from tests.programs.widgets import Widget, widgets_for


def version() -> str:
    """From its first line, `pdftk port to java 3.3.2 a Handy Tool …`."""
    return run(["pdftk", "--version"]).partition("java ")[2].partition(" ")[0]


def missing() -> str | None:
    return None if shutil.which("pdftk") else "pdftk is missing: apt-get install pdftk-java"


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, fdf: bool = False) -> None:
    """Merge an XFDF file (ISO 19444-1), or an FDF one (ISO 32000-2, 12.7.8), into the form, and rewrite it.

    Fields that the form does not have are passed over by pdftk, so they are looked for here. A label that a drop-down
    does not have is stored all the same.
    """
    widgets = widgets_for(blank, values)
    meant = {name: _text(widgets[name], value) for name, value in values.items()}
    run(["pdftk", blank, "fill_form", "-", "output", target], stdin=_fdf(meant) if fdf else _xfdf(meant))


def _text(widget: Widget, value: Value) -> str:
    match value:
        case bool():
            return widget.on if value else "Off"
        case str():
            return value


def _xfdf(values: Mapping[str, str]) -> str:
    fields = (f"<field name={quoteattr(name)}><value>{escape(text)}</value></field>" for name, text in values.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>{"".join(fields)}</fields></xfdf>\n'
    )


def _fdf(values: Mapping[str, str]) -> str:
    """Lines end with `\\r`, as Acrobat writes them; all text is in hexadecimal, so that the file is ASCII."""
    fields = (f"<< /T {_hexadecimal(name)} /V {_hexadecimal(text)} >>" for name, text in values.items())
    return (
        "%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [\n"
        + "\n".join(fields)
        + "\n] >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def _hexadecimal(text: str) -> str:
    return f"<feff{text.replace(chr(10), chr(13)).encode('utf-16-be').hex()}>"


def export(form: Path, target: Path) -> None:
    """Write the answers as FDF."""
    run(["pdftk", form, "generate_fdf", "output", target])
