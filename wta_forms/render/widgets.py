"""Widgets (ISO 32000-2, 12.5.6.19 and 12.7): one merged field and annotation each, with an appearance of its own.

The border is page content, so a widget is what somebody types, and no viewer can draw a border its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.boxes import Page, Rect, Shape, Widget
from wta_forms.layout.style import TYPED_INSET, Colour, Face, TextStyle
from wta_forms.layout.text import lines_of
from wta_forms.render.canvas import paint
from wta_forms.render.fonts import FIELD_FONT, Ruler, shown
from wta_forms.render.objects import Dictionary, TextString, array, literal, name, number, reference, stream

Value = str | bool
"""What a field holds: text, the label of a list, or whether it is ticked."""


class AnnotationFlag(IntFlag):
    """/F (ISO 32000-2, table 167)."""

    HIDDEN = 1 << 1
    PRINT = 1 << 2


class FieldFlag(IntFlag):
    """/Ff (ISO 32000-2, tables 227, 231 and 233)."""

    NONE = 0
    READ_ONLY = 1 << 0
    MULTI_LINE = 1 << 12
    COMBO = 1 << 17


NO_CHOICE = " "
"""The first line of a list: lets a person take a choice back."""

_LEADING = 1.35


@dataclass(frozen=True, slots=True)
class Filled:
    """A widget with what it is sent out with (``initial``) and what it holds (``value``)."""

    widget: Widget
    value: Value | None = None
    initial: Value | None = None


def widget_name(field: str) -> str:
    """The internal name of a widget object, for references to it."""
    return f"widget {field}"


class WidgetWriter:
    """Writes widgets into a document; appearances that are the same are written once."""

    def __init__(self, document: pdfdoc.PDFDocument, font: pdfdoc.PDFObjectReference) -> None:
        self._document = document
        self._resources = Dictionary({"Font": Dictionary({FIELD_FONT: font})})

    def write(self, filled: Filled, page: Page, page_name: str, parent_key: int) -> pdfdoc.PDFObjectReference:
        widget = filled.widget
        entries = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "T": TextString(widget.name),
            "TU": TextString(widget.tooltip),
            "F": int(AnnotationFlag.PRINT),
            "Rect": array(_rounded(bottom_left(widget.rect, page.height))),
            "P": reference(page_name),
            "StructParent": parent_key,
        }
        entries |= self._tick(filled) if widget.shape is Shape.TICK else self._text(filled)
        return self._document.Reference(Dictionary(entries), widget_name(widget.name))

    def stamp(self, field: str, text: str, page_name: str) -> pdfdoc.PDFObjectReference:
        """The hidden field that says what the file is. 10 points square: a hidden field without a size made pdf.js
        6.0 lose all fields of its page after a save by Firefox."""
        entries = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Tx",
            "T": TextString(field),
            "V": TextString(text),
            "Ff": int(FieldFlag.READ_ONLY),
            "F": int(AnnotationFlag.HIDDEN),
            "Rect": array([0, 0, 10, 10]),
            "P": reference(page_name),
            "DA": TextString(_appearance_of_text(6, Colour.INK)),
            "AP": Dictionary({"N": self._form(10, 10, b"/Tx BMC EMC")}),
        }
        return self._document.Reference(Dictionary(entries), widget_name(field))

    # --- ticks --------------------------------------------------------------------------------------------------------

    def _tick(self, filled: Filled) -> dict[str, Any]:
        """On-state and appearance state have the key's name; both states are whole appearances (Chrome shows no tick
        where one of them is missing)."""
        on = name(filled.widget.on)
        state = on if filled.value else "/Off"
        side = filled.widget.rect.width
        appearances = Dictionary(
            {filled.widget.on: self._form(side, side, _mark(side)), "Off": self._form(side, side, b"")}
        )
        initial = {"DV": on} if filled.initial else {}
        return {"FT": "/Btn", "V": state, "AS": state, "AP": Dictionary({"N": appearances}), **initial}

    # --- text and lists -----------------------------------------------------------------------------------------------

    def _text(self, filled: Filled) -> dict[str, Any]:
        widget = filled.widget
        value = filled.value if isinstance(filled.value, str) else None
        initial = filled.initial if isinstance(filled.initial, str) else None
        entries: dict[str, Any] = {
            "FT": "/Ch" if widget.shape is Shape.LIST else "/Tx",
            "Ff": int(_FLAGS[widget.shape]) or None,
            "DA": TextString(_appearance_of_text(widget.size, Colour.INK)),
            "V": TextString(value) if value else None,
            "DV": TextString(initial) if initial else None,
            "AP": Dictionary({"N": self._shown_text(widget, value or "")}),
        }
        if widget.shape is Shape.LIST:
            entries["Opt"] = array(TextString(option) for option in (NO_CHOICE, *widget.options))
        return entries

    def _shown_text(self, widget: Widget, value: str) -> pdfdoc.PDFObjectReference:
        width, height = widget.rect.width, widget.rect.height
        if not value:
            return self._form(width, height, b"/Tx BMC EMC")
        drawn = b"\n".join(self._lines(widget, value))
        clip = f"0 0 {number(width)} {number(height)} re W n".encode()
        content = b"\n".join([b"/Tx BMC q", clip, b"BT", paint(Colour.INK, "rg").encode(), drawn, b"ET Q EMC"])
        return self._form(width, height, content, with_page_fonts=True)

    def _lines(self, widget: Widget, value: str) -> list[bytes]:
        """The lines as viewers break them: one line is centred in its box, several begin at the top."""
        rect, size = widget.rect, widget.size
        style = TextStyle(Face.REGULAR, size, size * _LEADING)
        is_one = widget.shape is not Shape.LINES
        room = rect.width - 2 * TYPED_INSET
        lines = [value] if is_one else [line.text for line in lines_of(value, room, style, Ruler())]
        top = (rect.height - size * 0.7) / 2 if is_one else rect.height - TYPED_INSET - size
        drawn = []
        for count, line in enumerate(lines):
            drawn.append(f"1 0 0 1 {number(TYPED_INSET)} {number(top - count * style.leading)} Tm".encode())
            for font, encoded in shown(line, Face.REGULAR, self._document):
                drawn.append(f"{font} {number(size)} Tf ".encode() + literal(encoded) + b" Tj")
        return drawn

    def _form(
        self, width: float, height: float, content: bytes, with_page_fonts: bool = False
    ) -> pdfdoc.PDFObjectReference:
        """A form XObject (ISO 32000-2, 8.10). The same size and content is the same object."""
        key = f"appearance {number(width)} {number(height)} {content.hex()}"
        if key in self._document.idToObject:
            return reference(key)
        fonts = Dictionary({"Font": reference(pdfdoc.BasicFonts)})
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": array([0, 0, round(width, 2), round(height, 2)]),
            "Resources": fonts if with_page_fonts else self._resources,
        }
        return self._document.Reference(stream(content, entries), key)


_FLAGS = {Shape.LINE: FieldFlag.NONE, Shape.LINES: FieldFlag.MULTI_LINE, Shape.LIST: FieldFlag.COMBO}


def bottom_left(rect: Rect, page_height: float) -> tuple[float, float, float, float]:
    """A box from the top left as a PDF rectangle from the bottom left."""
    return (rect.x, page_height - rect.bottom, rect.right, page_height - rect.y)


def _rounded(rectangle: tuple[float, ...]) -> list[float]:
    return [round(side, 2) for side in rectangle]


def _appearance_of_text(size: float, colour: Colour) -> str:
    """/DA (ISO 32000-2, 12.7.4.3). A fixed size: "auto" makes giants of short answers and dwarfs of long ones."""
    return f"/{FIELD_FONT} {number(size)} Tf {paint(colour, 'rg')}"


def _mark(side: float) -> bytes:
    """A tick as a line, in no font that could be missing."""
    points = [(0.22, 0.52), (0.42, 0.30), (0.80, 0.74)]
    path = " ".join(f"{number(x * side)} {number(y * side)} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
    return f"q {number(side * 0.12)} w 1 J 1 j {paint(Colour.INK, 'RG')} {path} S Q".encode()
