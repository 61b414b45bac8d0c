"""FDF and XFDF of a few lines, written by hand: what a test is about is what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr


def xfdf(fields: str = "", annots: str = "", more: str = "") -> bytes:
    """As Acrobat writes it, in UTF-8; ``fields`` and ``annots`` are what stands within these elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"\n>'
        f'{more}<f href="form.pdf"\n/><fields\n>{fields}</fields><annots>{annots}</annots></xfdf\n>'
    ).encode()


def xfdf_of(values: Mapping[str, str]) -> bytes:
    """Every value as a careful program writes it: a bare carriage return would be read as a new line."""
    return xfdf("".join(f"<field name={quoteattr(name)}>{_value(text)}</field>" for name, text in values.items()))


def _value(text: str) -> str:
    return f"<value>{escape(text, {chr(13): '&#13;'})}</value>"


def fdf(fields: str | bytes, more: str = "", objects: bytes = b"") -> bytes:
    """As Acrobat writes it, lines ending with a carriage return; ``objects`` are further ones, from 2 on."""
    inner = fields if isinstance(fields, bytes) else fields.encode("latin-1")
    return (
        b"%FDF-1.2\r%\xe2\xe3\xcf\xd3\r\n1 0 obj\r<</FDF<</F(form.pdf)/Fields[" + inner + b"]" + more.encode() + b">>"
        b"/Type/Catalog>>\rendobj\r" + objects + b"trailer\r\n<</Root 1 0 R>>\r\n%%EOF\r\n"
    )


def fdf_of(values: Mapping[str, str]) -> bytes:
    """Every value as literal bytes of UTF-16, with the few escapes that PDF asks for."""
    return fdf(b"".join(b"<</T(%s)/V(%s)>>" % (name.encode(), _literal(text)) for name, text in values.items()))


def _literal(text: str) -> bytes:
    content = b"\xfe\xff" + text.encode("utf-16-be")
    for sign in (b"\\", b"(", b")"):
        content = content.replace(sign, b"\\" + sign)
    return content.replace(b"\r", b"\\r").replace(b"\n", b"\\n")
