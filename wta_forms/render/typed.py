"""What stands in a box, line by line as viewers break it: typed in a field, or printed in a place for a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wta_forms.layout.boxes import Rect, Shape, Widget, is_right_to_left, languages_of
from wta_forms.layout.style import TYPED_INSET, Face, TextStyle
from wta_forms.layout.text import lines_of
from wta_forms.render.directions import begins_right_to_left
from wta_forms.render.fonts import Ruler
from wta_forms.render.lines import LineWriter
from wta_forms.render.metadata import Document

_LEADING = 1.35


Value = str | bool
"""What a field holds: text, the label of a list, the key of a radio button, or whether it is ticked."""


def is_on(widget: Widget, value: Value | None) -> bool:
    """Whether a tick or a button is pressed: a field of its own says so, one of several buttons has the field's key."""
    return value is True or (bool(widget.on) and value == widget.on)


@dataclass(frozen=True, slots=True)
class TypedWords:
    """Writes values into a document. One line is centred in its box, several begin at the top. In a form from the right
    they all end there; what order their words have is decided by the first letter of the value."""

    document: Document

    def operators(self, value: str, shape: Shape, box: Rect, size: float) -> Iterator[bytes]:
        """The lines of a value, ``size`` points large, in a box whose ``x`` and ``y`` are its bottom left corner."""
        language = languages_of(self.document.language)[0]
        is_mirrored, ruler = is_right_to_left(language), Ruler(language)
        style = TextStyle(Face.REGULAR, size, size * _LEADING)
        room, is_one = box.width - 2 * TYPED_INSET, shape is not Shape.LINES
        lines = [value] if is_one else [line.text for line in lines_of(value, room, style, ruler)]
        top = (box.height - size * 0.7) / 2 if is_one else box.height - TYPED_INSET - size
        writer = LineWriter(self.document, style.face, size, language, begins_right_to_left(value, is_mirrored))
        for count, line in enumerate(lines):
            free = room - ruler.width(line, style.face, size) if is_mirrored else 0
            yield from writer.operators(line, box.x + TYPED_INSET + free, box.y + top - count * style.leading)
