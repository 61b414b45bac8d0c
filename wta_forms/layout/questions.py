"""One question → blocks: its number and words, what is said of the answer, and the boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from wta_forms.layout import cards, rows, tables, ticks, tooltips
from wta_forms.layout.blocks import Blank, Block, Points, Row, Stack, Text
from wta_forms.layout.boxes import Role
from wta_forms.layout.limits import help_of
from wta_forms.layout.panels import facilitator_notes
from wta_forms.layout.speaker import Speaker
from wta_forms.layout.written import BESIDE, Written, drop_down, figures, written
from wta_forms.spec import form as kinds
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import (
    Appearance,
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Tick,
)

_Under = Written | SelectOne | SelectMultiple | Scale | Sharing | Rank | kinds.Points | Table | Grid
"""Questions whose boxes stand under their words."""


def question_block(question: Question, speaker: Speaker) -> Block:
    """Number and words, the boxes under them, and what the facilitator should know."""
    asked = _asked(question, speaker)
    notes = facilitator_notes(question.facilitator, speaker.notes.get(question.id, ()), speaker)
    if not notes:
        return asked
    return Stack((Stack((asked,), leads=True), *notes), gap=speaker.style.gap_in_section)


def _asked(question: Question, speaker: Speaker) -> Block:
    """What is a table is led by its words; all else stays in one piece."""
    match question:
        case Tick() | Consent():
            return _ticked_question(question, speaker)
        case Table() | Grid():
            head = _head(question, speaker)
            return Stack((head, _answer(question, speaker)), gap=speaker.style.gap_in_question + 2)
        case _:
            answer = Stack((_answer(question, speaker),), indent=speaker.style.gutter)
            head = _head(question, speaker)
            return Stack((head, answer), gap=speaker.style.gap_in_question, keeps_together=True)


def _head(question: Question, speaker: Speaker) -> Stack:
    style = speaker.style
    words = Stack(tuple(_words(question, speaker)), gap=1, indent=style.gutter, leads=True)
    return Stack((_title(question, style.gutter, speaker), words), gap=1, leads=True)


def _title(question: Question, indent: float, speaker: Speaker) -> Block:
    number = Text(str(speaker.number(question.id)), speaker.style.number, None)
    is_wide = speaker.beside(question) == 1
    label = speaker.phrase(question.label, speaker.style.label, None, is_wide=is_wide)
    return Row((number, label), (Points(indent), 1), role=Role.H3)


def _ticked_question(question: Tick | Consent, speaker: Speaker) -> Block:
    """The box stands left of the words and is read after them. Nothing is under them that the boxes of neighbours would
    have to be level with, so a row is not to take the whole for words with boxes under them."""
    style = speaker.style
    indent = style.gutter + style.tick + BESIDE
    (field,) = fields_of_question(question)
    tick = Stack((Blank(field, tooltips.of_question(question, speaker)),), indent=style.gutter, is_beside=True)
    words = Stack(tuple(_words(question, speaker)), gap=1, indent=indent)
    return Stack((Stack((_title(question, indent, speaker), tick, words), gap=1, keeps_together=True),))


def _words(question: Question, speaker: Speaker) -> Iterator[Block]:
    """What is printed between the question and its boxes: condition, hint, limits; prompts last."""
    is_wide = speaker.beside(question) == 1
    if question.only_if:
        yield speaker.condition(question.only_if, is_wide=is_wide)
    if help_of(question, speaker):
        yield speaker.text(lambda each: help_of(question, each), speaker.style.hint, is_wide=is_wide)
    for prompt in question.prompts:
        yield speaker.phrase(prompt, speaker.style.hint, is_wide=is_wide)


def _answer(question: _Under, speaker: Speaker) -> Block:
    match question:
        case kinds.Text() | Paragraph() | Date() | Number() | Email() | Phone() | Signature():
            return written(question, speaker)
        case SelectOne(appearance=Appearance.MINIMAL) if speaker.style.is_fillable:
            return drop_down(question, speaker)
        case SelectOne() | SelectMultiple() | Sharing():
            return ticks.choices(question, speaker)
        case Scale():
            return ticks.scale(question, speaker)
        case Rank() | kinds.Points():
            return figures(question, speaker)
        case Table():
            return rows.table_answer(question, speaker)
        case Grid():
            return cards.grid_cards(question, speaker) if speaker.style.has_cards else tables.grid(question, speaker)
        case _:
            assert_never(question)
