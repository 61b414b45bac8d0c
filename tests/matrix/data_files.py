"""Files of nothing but values, as programs write them when they are asked for a form's data."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from tests.matrix.emulations import places
from tests.programs import Value, pdfium
from tests.programs.program import run

if find_spec("pikepdf"):
    from pikepdf import Pdf


def pdftk_fdf(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """``pdftk FILE generate_fdf``, of a form that was completed in Chrome."""
    with TemporaryDirectory() as folder:
        filled = Path(folder) / "filled.pdf"
        pdfium.fill(blank, values, filled)
        run(["pdftk", filled, "generate_fdf", "output", target])


def acrobat_xfdf(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Acrobat on Windows: every field, lines that end as in DOS (php-pdftk#296), and those within a text too."""
    fields = "".join(
        f'<field name="{name}"\n><value\n>{escape(text)}</value\n></field\n>'
        for name, text in _every_value(blank, values).items()
    )
    written = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"\n'
        f'><f href="form.pdf"\n/><fields\n>{fields}</fields\n></xfdf\n>'
    )
    target.write_bytes(written.replace("\n", "\r\n").encode())


def acrobat_fdf(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Acrobat: every field, ticks as names, text in UTF-16 with ``\\r`` for a new line (ISO 32000-2, 12.7.8)."""
    ticks = {place.name for place in places(Pdf.open(blank)) if place.kind == "/Btn"}
    fields = b"".join(
        b"<</T(%b)/V%b>>" % (name.encode(), f"/{text}".encode() if name in ticks else _literal(text))
        for name, text in _every_value(blank, values).items()
    )
    target.write_bytes(
        b"%FDF-1.2\r%\xe2\xe3\xcf\xd3\r\n1 0 obj\r<</FDF<</F(form.pdf)/Fields[" + fields + b"]>>/Type/Catalog>>\r"
        b"endobj\rtrailer\r\n<</Root 1 0 R>>\r\n%%EOF\r\n"
    )


def _every_value(blank: Path, values: Mapping[str, Value]) -> dict[str, str]:
    """Of every field of the form: what was answered, or what it was sent out with."""
    with Pdf.open(blank) as pdf:
        stood = {place.name: place for place in places(pdf)}
        return {
            name: place.on.lstrip("/") if value is True else str(value)
            for name, place in stood.items()
            for value in [values.get(name, str(place.field.get("/V", "")).lstrip("/"))]
        }


def _literal(text: str) -> bytes:
    content = b"\xfe\xff" + text.replace("\n", "\r").encode("utf-16-be")
    for sign in (b"\\", b"(", b")"):
        content = content.replace(sign, b"\\" + sign)
    return b"(" + content.replace(b"\r", b"\\r").replace(b"\n", b"\\n") + b")"
