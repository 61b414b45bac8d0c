"""A table without columns, for narrow pages and large words: each of its rows is a card, a box under every label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wta_forms.layout import tooltips
from wta_forms.layout.blocks import Blank, Block, Frame, Stack
from wta_forms.layout.boxes import Role
from wta_forms.layout.speaker import Speaker
from wta_forms.layout.style import Colour
from wta_forms.layout.tables import boxes_of_row, head_of_column, row_names
from wta_forms.layout.ticks import ticked
from wta_forms.spec import form as kinds
from wta_forms.spec import wording
from wta_forms.spec.fields import Field, fields_of_question
from wta_forms.spec.form import Choice, Grid, Phrase, columns_of


def table_cards(question: kinds.Table, row_keys: Sequence[str], speaker: Speaker) -> Block:
    """Some rows of a table."""
    return _list((_row_card(question, row, speaker) for row in row_keys), speaker)


def grid_cards(question: Grid, speaker: Speaker) -> Block:
    """A card for each statement, with all there is to tick."""
    fields = iter(fields_of_question(question))
    return _list((_grid_card(question, row, fields, speaker) for row in question.rows), speaker)


def _list(cards: Iterator[Block], speaker: Speaker) -> Block:
    return Stack(tuple(cards), gap=speaker.style.gap_between_questions * 0.7, role=Role.LIST)


def _card(title: Block, members: Sequence[Block], gap: float, speaker: Speaker, is_whole: bool = False) -> Block:
    """The title stands again where a card goes on on another page."""
    frame = Frame(bar=Colour.LINE, padding=speaker.style.padding * 0.7, radius=0)
    body = Stack(tuple(members), gap=gap, role=Role.LIST_BODY)
    between = speaker.style.gap_in_question
    return Stack(
        (Stack((title,), leads=True), body),
        gap=between,
        role=Role.LIST_ENTRY,
        frame=frame,
        keeps_together=is_whole,
        repeats_first=True,
    )


def _row_card(question: kinds.Table, row: str, speaker: Speaker) -> Block:
    style = speaker.style
    boxes = boxes_of_row(question, row, speaker, has_border=True)
    labelled = [
        Stack((head_of_column(column.cell, speaker), box), gap=3, keeps_together=True)
        for column, box in zip(question.columns, boxes, strict=True)
    ]
    return _card(_title(question, row, speaker), labelled, style.gap_in_section, speaker)


def _title(question: kinds.Table, row: str, speaker: Speaker) -> Block:
    """ "Row 3", or the words that are printed before the row."""
    style = speaker.style
    if isinstance(question.rows, int):
        return speaker.text(lambda each: each.say(wording.ROW_OF, row=row), style.panel_title, Role.LIST_LABEL)
    return speaker.phrase(row_names(question)[row], style.panel_title, Role.LIST_LABEL)


def _grid_card(question: Grid, row: Choice, fields: Iterator[Field], speaker: Speaker) -> Block:
    style = speaker.style
    title = speaker.phrase(row.label, style.strong, Role.LIST_LABEL)
    hint = (speaker.phrase(row.hint, style.hint),) if row.hint else ()
    hints = {choice.key: choice.hint for choice in question.choices}
    ticks = [_mark(question, row, words, hints.get(key), next(fields), speaker) for key, words in columns_of(question)]
    marks = Stack(tuple(ticks), gap=style.gap_in_question, role=Role.LIST)
    return _card(title, (*hint, marks), style.gap_in_question, speaker, is_whole=style.keeps_cards)


def _mark(question: Grid, row: Choice, words: Phrase, hint: Phrase | None, field: Field, speaker: Speaker) -> Block:
    style = speaker.style
    texts = (speaker.phrase(words, style.body), *((speaker.phrase(hint, style.hint),) if hint else ()))
    return ticked(Blank(field, tooltips.of_mark(question, row.label, words, speaker)), Stack(texts), speaker)
