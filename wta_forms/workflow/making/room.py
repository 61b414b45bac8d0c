"""What boxes hold: of what may be written in them, and of what came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.extract.meaning.room import Shows
from wta_forms.layout.room import WideLetters, characters_in, characters_shown, lines_for, typed_lines
from wta_forms.layout.style import STANDARD, VARIANTS, FontMetrics
from wta_forms.map import MapField, Rectangle
from wta_forms.spec.fields import Shape, fields_of_question
from wta_forms.spec.form import Form, Paragraph, Table, Text
from wta_forms.spec.stamp import Stamp

MOST_LINES = 20
"""As many as there is room for, beside the words of a question, on a page of every variant: a phone's is the least."""


def shows(stamp: Stamp) -> Shows | None:
    """How much the boxes of a copy show of a text; None where nobody knows how large it is typed."""
    style = VARIANTS.get(stamp.variant)
    if style is None or not style.is_fillable:
        return None

    def shown(shape: Shape, rectangle: Rectangle, text: str) -> int:
        x0, y0, x1, y1 = rectangle
        lines = typed_lines(y1 - y0, style) if shape is Shape.LINES else 1
        if len(text) <= characters_in(x1 - x0, lines, style, WideLetters()) and "\n" not in text:
            return len(text)
        from wta_forms.render.fonts import Ruler  # with reportlab: seldom needed, slow to load

        return characters_shown(text, x1 - x0, lines, style, Ruler())

    return shown


def too_small(form: Form, boxes: Sequence[MapField]) -> Iterator[Problem]:
    """A note of each box, as printed in the standard variant, that is not sure to hold as much as may be written."""
    from wta_forms.render.fonts import Ruler

    for names, cell in _typed(form):
        own = [box for box in boxes if box.name in names]
        smallest = min(own, key=lambda box: box.capacity, default=None)
        if smallest and cell.max_chars and smallest.capacity < cell.max_chars:
            way_out = _way_out(cell.max_chars, smallest.rectangle[2] - smallest.rectangle[0], Ruler())
            yield errors.LITTLE_ROOM.at(cell.where, most=cell.max_chars, room=smallest.capacity, advice=way_out)


def _way_out(characters: int, width: float, metrics: FontMetrics) -> str:
    lines = lines_for(characters, width, MOST_LINES, STANDARD, metrics)
    most = characters_in(width, MOST_LINES, STANDARD, metrics)
    return f"give it more lines: lines: {lines}" if lines else f"ask for less: max_chars: {most}, lines: {MOST_LINES}"


def _typed(form: Form) -> Iterator[tuple[frozenset[str], Text | Paragraph]]:
    """Questions and columns for words, with the names of their fields."""
    for question in form.questions:
        fields = fields_of_question(question)
        cells = [column.cell for column in question.columns] if isinstance(question, Table) else [question]
        for cell in cells:
            if isinstance(cell, (Text, Paragraph)):
                own = (field for field in fields if not isinstance(question, Table) or field.column == cell.id)
                yield frozenset(field.name for field in own), cell
