"""Widgets (ISO 32000-2, 12.5.6.19 and 12.7): one merged field and annotation each, with an appearance of its own. Only
radio buttons share a field, whose /Kids they are.

The border is page content, so a widget is what somebody types, and no viewer can draw a border its own way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntFlag
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.boxes import Page, Rect, Shape, Widget, is_right_to_left, languages_of
from wta_forms.layout.style import Colour
from wta_forms.render.atkinson import FIELD_FONT
from wta_forms.render.metadata import Document
from wta_forms.render.objects import Dictionary, PackedText, TextString, array, name, number, reference, stream
from wta_forms.render.shapes import dot, paint, tick_mark
from wta_forms.render.typed import TypedWords, Value


class AnnotationFlag(IntFlag):
    """/F (ISO 32000-2, table 167)."""

    HIDDEN = 1 << 1
    PRINT = 1 << 2


class FieldFlag(IntFlag):
    """/Ff (ISO 32000-2, tables 227, 231 and 233)."""

    NONE = 0
    READ_ONLY = 1 << 0
    MULTI_LINE = 1 << 12
    NO_TOGGLE_TO_OFF = 1 << 14
    RADIO = 1 << 15
    COMBO = 1 << 17


NO_CHOICE = " "
"""The first line of a list: lets a person take a choice back."""

_LEADING = 1.35
_AT_THE_RIGHT = 2
"""/Q (ISO 32000-2, table 228)."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A widget with what it is sent out with (``initial``) and what it holds (``value``)."""

    widget: Widget
    value: Value | None = None
    initial: Value | None = None


def widget_name(widget: Widget) -> str:
    """The internal name of a widget object, for references to it. Names of fields have no blanks."""
    return f"widget {widget.name} {widget.on}" if widget.shape is Shape.RADIO else f"widget {widget.name}"


class WidgetWriter:
    """Writes widgets into a document; appearances that are the same are written once."""

    def __init__(self, document: Document, font: pdfdoc.PDFObjectReference) -> None:
        self._document = document
        self._language = languages_of(document.language)[0]
        self._is_right_to_left = is_right_to_left(document.language)
        only_field_font = Dictionary({"Font": Dictionary({FIELD_FONT: font})})
        self._field_font = document.Reference(only_field_font, "resources of empty fields")
        page_fonts = Dictionary({"Font": reference(pdfdoc.BasicFonts)})
        self._page_fonts = document.Reference(page_fonts, "resources of filled fields")
        self._fields: list[pdfdoc.PDFObjectReference] = []
        self._groups: dict[str, list[Filled]] = {}

    def fields(self) -> list[pdfdoc.PDFObjectReference]:
        """Every field that was written, in that order; a group of buttons where its first one was."""
        for field, buttons in self._groups.items():
            self._document.Reference(self._group(buttons), _group_name(field))
        return self._fields

    def write(self, filled: Filled, page: Page, page_name: str, parent_key: int) -> pdfdoc.PDFObjectReference:
        widget = filled.widget
        entries: dict[str, Any] = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "TU": self._shared(widget.tooltip),
            "F": int(AnnotationFlag.PRINT),
            "Rect": array(_rounded(bottom_left(widget.rect, page.height))),
            "P": reference(page_name),
            "StructParent": parent_key,
        }
        if widget.shape is Shape.RADIO:
            entries |= self._button(filled)
            return self._document.Reference(Dictionary(entries), widget_name(widget))
        entries |= {"T": TextString(widget.name)}
        entries |= self._tick(filled) if widget.shape is Shape.TICK else self._text(filled)
        return self._listed(Dictionary(entries), widget_name(widget))

    def _shared(self, text: str) -> pdfdoc.PDFObjectReference:
        """Text that is an object of its own, packed with all others: what a screen reader says, a third of what fields
        would take, and the look of typed words. A damaged file is searched for names and values, and does without."""
        key = f"text {text}"
        if key in self._document.idToObject:
            return reference(key)
        return self._document.Reference(PackedText(text), key)

    def _listed(self, entries: Dictionary, internal_name: str) -> pdfdoc.PDFObjectReference:
        made = self._document.Reference(entries, internal_name)
        self._fields.append(made)
        return made

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
        return self._listed(Dictionary(entries), f"widget {field}")

    # --- ticks and buttons --------------------------------------------------------------------------------------------

    def _tick(self, filled: Filled) -> dict[str, Any]:
        on = name(filled.widget.on)
        state = on if filled.value else "/Off"
        initial = {"DV": on} if filled.initial else {}
        return {"FT": "/Btn", "V": state, "AS": state, "AP": self._states(filled.widget, tick_mark), **initial}

    def _states(self, widget: Widget, mark: Callable[[float], bytes]) -> Dictionary:
        """The on-state has the key's name; both states are whole appearances (Chrome shows no tick where one of them is
        missing)."""
        side = widget.rect.width
        states = {widget.on: self._form(side, side, mark(side)), "Off": self._form(side, side, b"")}
        return Dictionary({"N": Dictionary(states)})

    def _button(self, filled: Filled) -> dict[str, Any]:
        """One of the buttons of a field: a widget only, which says for itself what it stands for (/TU)."""
        widget = filled.widget
        group = self._groups.setdefault(widget.name, [])
        if not group:
            self._fields.append(reference(_group_name(widget.name)))
        group.append(filled)
        state = name(widget.on) if filled.value == widget.on else "/Off"
        return {"Parent": reference(_group_name(widget.name)), "AS": state, "AP": self._states(widget, dot)}

    def _group(self, buttons: list[Filled]) -> Dictionary:
        """The field of radio buttons (ISO 32000-2, 12.7.5.2.4). Its value is the on-state of one of them, by name: no
        /Opt, which some readers take for a list of indices."""
        widget = buttons[0].widget
        states = {button.widget.on for button in buttons}
        value, initial = (name(held) if held in states else None for held in (buttons[0].value, buttons[0].initial))
        return Dictionary(
            {
                "FT": "/Btn",
                "T": TextString(widget.name),
                "TU": self._shared(widget.group) if widget.group else None,
                "Ff": int(FieldFlag.RADIO | FieldFlag.NO_TOGGLE_TO_OFF),
                "V": value or "/Off",
                "DV": initial,
                "Kids": array(reference(widget_name(button.widget)) for button in buttons),
            }
        )

    # --- text and lists -----------------------------------------------------------------------------------------------

    def _text(self, filled: Filled) -> dict[str, Any]:
        widget = filled.widget
        value = filled.value if isinstance(filled.value, str) else None
        initial = filled.initial if isinstance(filled.initial, str) else None
        entries: dict[str, Any] = {
            "FT": "/Ch" if widget.shape is Shape.LIST else "/Tx",
            "Ff": int(_FLAGS[widget.shape]) or None,
            "DA": self._shared(_appearance_of_text(widget.size, Colour.INK)),
            "Q": _AT_THE_RIGHT if self._is_right_to_left else None,
            "V": TextString(value) if value else None,
            "DV": TextString(initial) if initial else None,
            "AP": Dictionary({"N": self._shown_text(widget, value or "")}),
        }
        if widget.shape is Shape.LIST:
            entries["Opt"] = self._options(widget)
        return entries

    def _options(self, widget: Widget) -> pdfdoc.PDFObjectReference:
        """The entries of a list; all cells of a column have the same."""
        key = f"options {widget.options}"
        if key in self._document.idToObject:
            return reference(key)
        return self._document.Reference(array(TextString(option) for option in (NO_CHOICE, *widget.options)), key)

    def _shown_text(self, widget: Widget, value: str) -> pdfdoc.PDFObjectReference:
        width, height = widget.rect.width, widget.rect.height
        if not value:
            return self._form(width, height, b"/Tx BMC EMC", owner=widget.name)
        box = Rect(0, 0, width, height)
        drawn = b"\n".join(TypedWords(self._document).operators(value, widget.shape, box, widget.size))
        clip = f"0 0 {number(width)} {number(height)} re W n".encode()
        content = b"\n".join([b"/Tx BMC q", clip, b"BT", paint(Colour.INK, "rg").encode(), drawn, b"ET Q EMC"])
        return self._form(width, height, content, owner=widget.name, with_page_fonts=True)

    def _form(
        self, width: float, height: float, content: bytes, *, owner: str = "", with_page_fonts: bool = False
    ) -> pdfdoc.PDFObjectReference:
        """A form XObject (ISO 32000-2, 8.10). The same size and content is the same object, but for an ``owner``:
        PDFBox 2.0 and pypdf 7.1 draw typed words into the object that is there, whoever else shows it."""
        key = _appearance_name(owner) if owner else f"appearance {number(width)} {number(height)} {content.hex()}"
        if key in self._document.idToObject:
            return reference(key)
        entries = {
            "Subtype": "/Form",
            "BBox": array([0, 0, round(width, 2), round(height, 2)]),
            "Resources": self._page_fonts if with_page_fonts else self._field_font,
        }
        return self._document.Reference(stream(content, entries), key)


_FLAGS = {Shape.LINE: FieldFlag.NONE, Shape.LINES: FieldFlag.MULTI_LINE, Shape.LIST: FieldFlag.COMBO}


def _group_name(field: str) -> str:
    return f"group {field}"


def _appearance_name(field: str) -> str:
    """Without the value, so that it is the same object in every copy."""
    return f"appearance of {field}"


def bottom_left(rect: Rect, page_height: float) -> tuple[float, float, float, float]:
    """A box from the top left as a PDF rectangle from the bottom left."""
    return (rect.x, page_height - rect.bottom, rect.right, page_height - rect.y)


def _rounded(rectangle: tuple[float, ...]) -> list[float]:
    return [round(side, 2) for side in rectangle]


def _appearance_of_text(size: float, colour: Colour) -> str:
    """/DA (ISO 32000-2, 12.7.4.3). A fixed size: "auto" makes giants of short answers and dwarfs of long ones."""
    return f"/{FIELD_FONT} {number(size)} Tf {paint(colour, 'rg')}"
