"""Boxes to write in: a line, lines, a figure with its unit or beside a choice, a list to choose from."""

from __future__ import annotations

from typing import assert_never

from wta_forms.layout import tooltips
from wta_forms.layout.blocks import Blank, Block, Points, Row, Stack
from wta_forms.layout.boxes import Role
from wta_forms.layout.speaker import Speaker
from wta_forms.spec import form as kinds
from wta_forms.spec.fields import Field, fields_of_question
from wta_forms.spec.form import (
    Choice,
    Date,
    Email,
    Number,
    Paragraph,
    Phone,
    Rank,
    SelectOne,
    Signature,
    offered,
)

Written = kinds.Text | Paragraph | Number | Date | Email | Phone | Signature
"""Questions with one box to write in."""

BESIDE = 8
"""Between a tick, a figure or a unit and what it stands beside."""

# Widths in points beside words of 11 points; larger words have larger boxes.
_SHORT = 150
"""A box for a number or a date."""
_PHONE, _EMAIL, _SIGNED = 180, 300, 340
_PLACE, _POINTS = 34, 44
"""A box for a place in a ranking, and for points."""
_ARROW = 34
"""What a list needs beside its words: the arrow that opens it, and room around."""


def written(question: Written, speaker: Speaker) -> Block:
    (field,) = fields_of_question(question)
    widest = speaker.style.scaled(_widest(question))
    blank = Blank(field, tooltips.of_question(question, speaker), lines_of(question), widest)
    return _with_unit(blank, question, speaker) if isinstance(question, Number) else blank


def _widest(question: Written) -> float:
    match question:
        case Date() | Number():
            return _SHORT
        case Phone():
            return _PHONE
        case Email():
            return _EMAIL
        case Signature():
            return _SIGNED
        case kinds.Text() | Paragraph():
            return 0
        case _:
            assert_never(question)


def lines_of(question: kinds.Cell | Signature) -> int:
    """Typed lines that a box is high. One signs with a pen in two."""
    match question:
        case kinds.Text(lines=lines) | Paragraph(lines=lines):
            return lines
        case Signature():
            return 2
        case _:
            return 1


def _with_unit(blank: Blank, question: Number, speaker: Speaker) -> Block:
    """A sign stands before its number (£ 500), a word after it (500 hours), many words under it."""
    style, unit = speaker.style, speaker.say(question.unit)
    if not unit:
        return blank
    width, short = speaker.widest(question.unit, style.body) + 1, style.scaled(_SHORT)
    left = speaker.room(question) - width - BESIDE
    if left < short / 2:
        return Stack((blank, speaker.phrase(question.unit, style.hint)), gap=1)
    beside = level_with_box(speaker.phrase(question.unit, style.body), speaker)
    if unit[0].isalpha():
        return Row((blank, beside), (Points(min(short, left)), 1), gap=BESIDE)
    return Row((beside, blank), (Points(width), 1), gap=BESIDE)


def level_with_box(words: Block, speaker: Speaker) -> Block:
    """Words whose first line stands as high as what is typed in a box of one line."""
    return Stack((Stack(()), words), gap=(speaker.style.box_height(1) - speaker.style.body.leading) / 2 - 1)


# --- a figure beside each choice --------------------------------------------------------------------------------------


def figures(question: Rank | kinds.Points, speaker: Speaker) -> Block:
    """A small box for a figure before each choice."""
    fields = {field.choice: field for field in fields_of_question(question)}
    entries = tuple(_figure(question, choice, fields[choice.key], speaker) for choice in question.choices)
    return Stack(entries, gap=6, role=Role.LIST)


def _figure(question: Rank | kinds.Points, choice: Choice, field: Field, speaker: Speaker) -> Block:
    style = speaker.style
    blank = Blank(field, tooltips.of_figure(question, choice.label, speaker))
    hint = (speaker.phrase(choice.hint, style.hint),) if choice.hint else ()
    words = level_with_box(Stack((speaker.phrase(choice.label, style.body), *hint)), speaker)
    width = Points(style.scaled(_PLACE if isinstance(question, Rank) else _POINTS))
    body = Row((blank, words), (width, 1), gap=BESIDE, role=Role.LIST_BODY)
    return Stack((body,), role=Role.LIST_ENTRY)


# --- a list to choose from --------------------------------------------------------------------------------------------


def drop_down(question: SelectOne, speaker: Speaker) -> Block:
    """A list, and under it in words what paper would not show of it; "something else" has a line to itself."""
    style, labels = speaker.style, [speaker.say(words) for _, words in offered(question)]
    field, *other = fields_of_question(question)
    words_and_arrow = max(speaker.width(label, style.body) for label in labels) + style.scaled(_ARROW)
    widest = max(style.scaled(_SHORT), words_and_arrow)
    blank = Blank(field, tooltips.of_question(question, speaker), widest=widest, options=tuple(labels))
    members: list[Block] = [Stack((blank, speaker.text(lambda each: _shown(question, each), style.hint)), gap=4)]
    if question.other:
        line = Blank(other[0], tooltips.of_other_text(question, question.other, speaker))
        members.append(Stack((speaker.phrase(question.other, style.body), line), gap=4))
    return Stack(tuple(members), gap=7)


def _shown(question: SelectOne, speaker: Speaker) -> str:
    return speaker.either([speaker.say(words) for key, words in offered(question) if key != "other"])
