"""Content streams (ISO 32000-2, 8 and 9): boxes as operators, each in its marked-content sequence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wta_forms.layout.boxes import Drawn, Page, Panel, Picture, Rect, Widget, Words, is_right_to_left, languages_of
from wta_forms.layout.style import Colour
from wta_forms.render.directions import goes_right_to_left
from wta_forms.render.furniture import Code
from wta_forms.render.lines import LineWriter
from wta_forms.render.metadata import Document
from wta_forms.render.objects import name, number
from wta_forms.render.palette import OURS, Palette
from wta_forms.render.shapes import paint, painted, points, tick_mark
from wta_forms.render.typed import TypedWords, Value, is_on

_PRINTED = 12
"""Points: what is printed in a box where a pen writes."""


class Canvas:
    """The operators of one page. Takes boxes from the top left, writes coordinates from the bottom left."""

    def __init__(self, page: Page, document: Document, palette: Palette = OURS) -> None:
        self._height = page.height
        self._document = document
        self._palette = palette
        self._operators: list[bytes] = []
        self._marked = 0

    def content(self) -> bytes:
        return b"\n".join(self._operators) + b"\n"

    def read(self, box: Words | Picture | Drawn, role: str) -> int:
        """Draw what is read; gives the number of its marked-content sequence (MCID) on this page. A picture is the
        resource that has its key for a name."""
        mcid = self._marked
        self._marked += 1
        self._put(f"/{role} <</MCID {mcid}>> BDC")
        match box:
            case Words():
                self._words(box)
            case Picture():
                self._put(f"q {self._onto(box.rect)} {name(box.key)} Do Q")
            case Drawn():
                for shape in box.shapes:
                    moved = replace(shape, rect=shape.rect.moved(box.rect.x, box.rect.y))
                    self._words(moved) if isinstance(moved, Words) else self._panel(moved)
            case _:
                assert_never(box)
        self._put("EMC")
        return mcid

    def place(self, widget: Widget, value: Value | None) -> int:
        """Mark the place of a box for a pen, whose border is drawn, with what it is sent out with."""
        mcid = self._marked
        self._marked += 1
        box = replace(widget.rect, y=self._height - widget.rect.bottom)
        path = f"{number(box.x)} {number(box.y)} {number(box.width)} {number(box.height)} re n"
        self._put(f"/Form <</MCID {mcid}>> BDC {path}")
        if widget.is_pressed and is_on(widget, value):
            self._put(f"q 1 0 0 1 {number(box.x)} {number(box.y)} cm {tick_mark(box.width).decode()} Q")
        elif isinstance(value, str) and not widget.is_pressed:
            self._put(f"BT {self._paint(Colour.INK, 'rg')}")
            size = min(widget.size, _PRINTED)
            self._operators += TypedWords(self._document).operators(value, widget.shape, box, size)
            self._put("ET")
        self._put("EMC")
        return mcid

    def artifact(self, boxes: Iterable[Words | Panel | Code], kind: str = "Layout") -> None:
        """Draw what is not read (ISO 32000-2, 14.8.2.2): decoration, running heads, repeated table heads, marks."""
        self._put(f"/Artifact <</Type /{kind}>> BDC")
        for box in boxes:
            match box:
                case Words():
                    self._words(box)
                case Panel():
                    self._panel(box)
                case Code():
                    self._code(box)
                case _:
                    assert_never(box)
        self._put("EMC")

    def _put(self, operators: str) -> None:
        self._operators.append(operators.encode("ascii"))

    def _paint(self, colour: Colour, operator: str) -> str:
        return paint(colour, operator, self._palette)

    def _words(self, words: Words) -> None:
        self._put("BT")
        self._put(self._paint(words.style.colour, "rg"))
        language = words.language or self._document.language
        # What is not translated stands in the other direction than the form.
        goes_left = goes_right_to_left(words.text, otherwise=is_right_to_left(language))
        style, tag = words.style, languages_of(language)[0]
        writer = LineWriter(self._document, style.face, style.size, tag, goes_left)
        for line in words.lines:
            x, y = words.rect.x + line.x, self._height - words.rect.y - line.baseline
            self._operators += writer.operators(line.spoken, x, y)
        self._put("ET")

    def _panel(self, panel: Panel) -> None:
        if panel.radius:
            shape = self._document.shapes.name_of(panel, self._palette)
            x, y = number(panel.rect.x), number(self._height - panel.rect.bottom)
            self._put(f"q 1 0 0 1 {x} {y} cm /{shape} Do Q")
        else:
            self._put(painted(panel, self._outline(panel), self._palette))

    def _code(self, code: Code) -> None:
        self._put(f"q {self._paint(Colour.INK, 'rg')} {self._onto(code.rect)} {code.inline()} Q")

    def _onto(self, rect: Rect) -> str:
        """Images are one unit wide and high (ISO 32000-2, 8.9.5): this makes the unit square a rectangle."""
        return points("cm", rect.width, 0, 0, rect.height, rect.x, self._height - rect.bottom)

    def _outline(self, panel: Panel) -> str:
        rect = panel.rect
        x, y = rect.x, self._height - rect.y - rect.height
        if not rect.width or not rect.height:
            return f"{points('m', x, y)} {points('l', x + rect.width, y + rect.height)}"
        return f"{number(x)} {number(y)} {number(rect.width)} {number(rect.height)} re"
