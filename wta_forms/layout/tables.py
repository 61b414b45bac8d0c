"""Tables to fill in: rows of boxes under the heads of their columns, and grids of ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wta_forms.layout import tooltips
from wta_forms.layout.blocks import EMPTY_CELL, Align, Blank, Block, Points, Stack, Table
from wta_forms.layout.boxes import PRESSED
from wta_forms.layout.limits import help_of_cell
from wta_forms.layout.speaker import Speaker, saying
from wta_forms.layout.text import least_width, longest_word
from wta_forms.layout.written import lines_of
from wta_forms.spec import form as kinds
from wta_forms.spec import wording
from wta_forms.spec.fields import Field, fields_of_question
from wta_forms.spec.form import Cell, Choice, Grid, Phrase, Scale, SelectOne, columns_of, offered

_NUMBER = 34
"""The width of the column that holds the numbers of rows."""
_MARK = 52
"""The width of a grid's column, where its words do not need more."""
_LEAST_MARK = 46
_HEAD_LINES = range(2, 6)
"""How many lines are tried for the words over a grid's columns, before each gets what its longest word needs."""
_STATEMENTS, _LEAST_STATEMENTS = 0.32, 0.25
"""The part of a grid's width that is for the words of its rows, however many columns there are; and what is left of it
where columns need more."""
_PADDING = 5


def table(question: kinds.Table, row_keys: Sequence[str], speaker: Speaker) -> Block:
    """Some rows of a table under the heads of its columns."""
    style, is_numbered = speaker.style, isinstance(question.rows, int)
    head = [head_of_column(column.cell, speaker) for column in question.columns]
    first = speaker.phrase(wording.ROW, style.cell_head) if is_numbered else EMPTY_CELL
    names = row_names(question)
    rows = tuple(
        (speaker.phrase(names[row], style.cell_head), *boxes_of_row(question, row, speaker)) for row in row_keys
    )
    widths = (Points(_NUMBER) if is_numbered else 2.0, *(column.share_of_width for column in question.columns))
    return Table((first, *head), rows, widths)


def boxes_of_row(question: kinds.Table, row: str, speaker: Speaker, *, has_border: bool = False) -> Iterator[Block]:
    """A box for each column. In a cell only a tick has a border of its own."""
    fields = {(field.row, field.column): field for field in fields_of_question(question)}
    name = row_names(question)[row]
    for column in question.columns:
        yield _cell(question, name, column.cell, fields[row, column.id], speaker, has_border)


def row_names(question: kinds.Table) -> dict[str, Phrase]:
    """What each row is called: its number, or the words that are printed before it."""
    if isinstance(question.rows, int):
        return {row: Phrase((("en", row),)) for row in question.row_keys}
    return {str(row.key): row.label for row in question.rows}


def head_of_column(cell: Cell, speaker: Speaker) -> Block:
    style = speaker.style
    label = speaker.text(lambda each: tooltips.column_title(cell, each), style.cell_head)
    if not help_of_cell(cell, speaker):
        return label
    return Stack((label, speaker.text(lambda each: help_of_cell(cell, each), style.cell_hint)))


def _cell(question: kinds.Table, row: Phrase, cell: Cell, field: Field, speaker: Speaker, has_border: bool) -> Block:
    offers = offered(cell) if isinstance(cell, (SelectOne, Scale)) else ()
    options = tuple(speaker.say(words) for _, words in offers)
    tooltip = tooltips.of_cell(question, row, cell, speaker)
    return Blank(field, tooltip, lines_of(cell), options=options, has_border=has_border or field.shape in PRESSED)


# --- grids ------------------------------------------------------------------------------------------------------------


def grid(question: Grid, speaker: Speaker) -> Block:
    """The words of rows in the first column, and a tick under every choice."""
    fields = iter(fields_of_question(question))
    offers = columns_of(question)
    hints = {choice.key: choice.hint for choice in question.choices}
    head = tuple(_grid_head(words, hints.get(key), speaker) for key, words in offers)
    rows = tuple((_statement(row, speaker), *_marks(question, row, fields, speaker)) for row in question.rows)
    widths = (1.0, *_widths_of_marks(question, speaker))
    return Table((EMPTY_CELL, *head), rows, widths, _PADDING, is_level=True)


def _widths_of_marks(question: Grid, speaker: Speaker) -> list[Points]:
    """The same for all columns, as points of a scale should be, where that leaves enough for the words of rows; if not,
    what the words over each need. No word is cut, and the head has two lines, or as few more as there is room for."""
    room, count = speaker.room(question) + speaker.style.gutter, len(columns_of(question))
    most = room * (1 - _STATEMENTS) / count
    by_lines = list(_widths_of_heads(question, speaker))
    for widths in by_lines:
        if (alike := max(min(_MARK, most), *widths)) <= most:
            return [Points(alike)] * count
    least = min(_LEAST_MARK, most)
    for widths in by_lines:
        if sum(own := [max(least, width) for width in widths]) <= room * (1 - _LEAST_STATEMENTS):
            return [Points(width) for width in own]
    return [Points(least)] * count


def _widths_of_heads(question: Grid, speaker: Speaker) -> Iterator[list[float]]:
    """What the columns need for heads of two lines, of three, and so on; at last for their longest words."""
    style = speaker.style
    heads = [tuple(speaker.each(saying(words)).values()) for _, words in columns_of(question)]
    for lines in _HEAD_LINES:
        yield [
            max(least_width(label, lines, style.cell_head, speaker.metrics) for label in labels) + 2 * _PADDING
            for labels in heads
        ]
    yield [
        max(longest_word(label, style.cell_head, speaker.metrics) for label in labels) + 2 * _PADDING
        for labels in heads
    ]


def _grid_head(words: Phrase, hint: Phrase | None, speaker: Speaker) -> Block:
    label = speaker.phrase(words, speaker.style.cell_head, align=Align.CENTRE)
    return Stack((label, speaker.phrase(hint, speaker.style.cell_hint, align=Align.CENTRE))) if hint else label


def _statement(row: Choice, speaker: Speaker) -> Block:
    label = speaker.phrase(row.label, speaker.style.body)
    return Stack((label, speaker.phrase(row.hint, speaker.style.hint))) if row.hint else label


def _marks(question: Grid, row: Choice, fields: Iterator[Field], speaker: Speaker) -> Iterator[Block]:
    """The fields come row by row, as they are printed."""
    for _, words in columns_of(question):
        tooltip = tooltips.of_mark(question, row.label, words, speaker)
        yield Blank(next(fields), tooltip, align=Align.CENTRE)
