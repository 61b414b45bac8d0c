"""Boxes to write in: a line, lines, a figure with its unit or beside a choice, a list to choose from."""

from __future__ import annotations

from typing import assert_never

from wta_forms.layout import tooltips
from wta_forms.layout.blocks import Blank, Block, Points, Row, Stack, Text
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

_SHORT = 150
"""The width of a box for a number or a date."""
_PHONE, _EMAIL, _SIGNED = 180, 300, 340
_PLACE, _POINTS = 34, 44
"""The width of a box for a place in a ranking, and for points."""
_ARROW = 34
"""What a list needs beside its words: the arrow that opens it, and room around."""


def written(question: Written, speaker: Speaker) -> Block:
    (field,) = fields_of_question(question)
    blank = Blank(field, tooltips.of_question(question, speaker), lines_of(question), _widest(question))
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
    width = speaker.width(unit, style.body) + 1
    left = speaker.room(question) - width - BESIDE
    if left < _SHORT / 2:
        return Stack((blank, Text(unit, style.hint)), gap=1)
    beside = _level_with_box(Text(unit, style.body), speaker)
    if unit[0].isalpha():
        return Row((blank, beside), (Points(min(_SHORT, left)), 1), gap=BESIDE)
    return Row((beside, blank), (Points(width), 1), gap=BESIDE)


def _level_with_box(words: Block, speaker: Speaker) -> Block:
    """Words whose first line stands as high as what is typed in a box of one line."""
    return Stack((Stack(()), words), gap=(speaker.style.box_height(1) - speaker.style.body.leading) / 2 - 1)


# --- a figure beside each choice --------------------------------------------------------------------------------------


def figures(question: Rank | kinds.Points, speaker: Speaker) -> Block:
    """A small box for a figure before each choice."""
    fields = {field.choice: field for field in fields_of_question(question)}
    entries = tuple(_figure(question, choice, fields[choice.key], speaker) for choice in question.choices)
    return Stack(entries, gap=6, role=Role.LIST)


def _figure(question: Rank | kinds.Points, choice: Choice, field: Field, speaker: Speaker) -> Block:
    style, label = speaker.style, speaker.say(choice.label)
    blank = Blank(field, tooltips.of_figure(question, label, speaker))
    hint = (Text(speaker.say(choice.hint), style.hint),) if choice.hint else ()
    words = _level_with_box(Stack((Text(label, style.body), *hint)), speaker)
    width = Points(_PLACE if isinstance(question, Rank) else _POINTS)
    body = Row((blank, words), (width, 1), gap=BESIDE, role=Role.LIST_BODY)
    return Stack((body,), role=Role.LIST_ENTRY)


# --- a list to choose from --------------------------------------------------------------------------------------------


def drop_down(question: SelectOne, speaker: Speaker) -> Block:
    """A list, and under it in words what paper would not show of it; "something else" has a line to itself."""
    style, labels = speaker.style, [speaker.say(words) for _, words in offered(question)]
    field, *other = fields_of_question(question)
    widest = max(_SHORT, max(speaker.width(label, style.body) for label in labels) + _ARROW)
    blank = Blank(field, tooltips.of_question(question, speaker), widest=widest, options=tuple(labels))
    shown = speaker.either([speaker.say(words) for key, words in offered(question) if key != "other"])
    members: list[Block] = [Stack((blank, Text(shown, style.hint)), gap=4)]
    if question.other:
        label = speaker.say(question.other)
        line = Blank(other[0], tooltips.of_other_text(question, label, speaker))
        members.append(Stack((Text(label, style.body), line), gap=4))
    return Stack(tuple(members), gap=7)
