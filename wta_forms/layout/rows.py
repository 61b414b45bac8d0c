"""Which rows of a table stand with the question, and which on the page "More room"; and what else stands there."""

from __future__ import annotations

from wta_forms.layout import cards, tables
from wta_forms.layout.blocks import Blank, Block, Points, Row, Stack
from wta_forms.layout.boxes import Role
from wta_forms.layout.speaker import Speaker, saying
from wta_forms.layout.style import Style
from wta_forms.layout.written import level_with_box
from wta_forms.spec import form as kinds
from wta_forms.spec import wording
from wta_forms.spec.fields import MoreRoom, Shape, fields_of, more_room_fields

_BOXES = 3
_LINES = 6
"""Of a box for a pen, at the end."""
_NUMBER = 60
"""Points: the box for the number of a question."""


def table_answer(question: kinds.Table, speaker: Speaker) -> Block:
    """The rows that stand with the question, and where the others are."""
    rows = _rows(question, rows_here(question, speaker.style), speaker)
    if not rows_later(question, speaker.style):
        return rows
    more = speaker.phrase(wording.MORE_ROOM_BELOW, speaker.style.hint, is_wide=True)
    return Stack((Stack((rows,), leads=True), more), gap=6)


def rows_here(question: kinds.Table, style: Style) -> tuple[str, ...]:
    """Rows that have names stay together, however many may be in place."""
    is_numbered = isinstance(question.rows, int)
    return question.first_rows[: style.rows_in_place or None] if is_numbered else question.first_rows


def rows_later(question: kinds.Table, style: Style) -> tuple[str, ...]:
    return question.row_keys[len(rows_here(question, style)) :]


def _rows(question: kinds.Table, keys: tuple[str, ...], speaker: Speaker) -> Block:
    lay_out = cards.table_cards if speaker.style.has_cards else tables.table
    return lay_out(question, keys, speaker)


def more_room(speaker: Speaker) -> tuple[Block, ...]:
    """The section at the end: rows that go on there, and on paper boxes for whatever did not fit; or nothing."""
    style = speaker.style
    asked = (question for question in speaker.form.questions if isinstance(question, kinds.Table))
    parts = [_more_rows(question, speaker) for question in asked if rows_later(question, style)]
    parts += [_more_boxes(speaker)] if _may_run_over(speaker) else ()
    if not parts:
        return ()
    title = Stack((speaker.phrase(wording.MORE_ROOM, style.heading, Role.H2, is_wide=True),), leads=True)
    return (Stack((title, *parts), gap=style.gap_between_questions, role=Role.SECTION, starts_page=True),)


def _may_run_over(speaker: Speaker) -> bool:
    """Whether there is a box for a pen that somebody may want more of: one of several lines."""
    return not speaker.style.is_fillable and any(field.shape is Shape.LINES for field in fields_of(speaker.form))


def _more_rows(question: kinds.Table, speaker: Speaker) -> Block:
    def words(each: Speaker) -> str:
        number, label = each.number(question.id), each.say(question.label)
        return " ".join(each.say(wording.MORE_ROWS, number=number, label=label).split())

    title = Stack((speaker.text(words, speaker.style.label, Role.H3, is_wide=True),), leads=True)
    rows = _rows(question, rows_later(question, speaker.style), speaker)
    return Stack((title, rows), gap=speaker.style.gap_in_question)


def _more_boxes(speaker: Speaker) -> Block:
    """Each says which question it continues."""
    about = speaker.phrase(wording.MORE_ROOM_BY_HAND, speaker.style.body, is_wide=True)
    boxes = (_more_box(room, place, speaker) for place, room in enumerate(more_room_fields(_BOXES), 1))
    return Stack((about, *boxes), gap=speaker.style.gap_between_questions)


def _more_box(room: MoreRoom, place: int, speaker: Speaker) -> Block:
    """What is said of its two boxes ends with its place, so that no two boxes say the same."""
    style = speaker.style
    words = speaker.phrase(wording.CONTINUES, style.strong)
    width = max(speaker.widest(wording.CONTINUES, style.strong) + 2, 60)
    number, text = (f"{speaker.both(saying(phrase))} ({place})" for phrase in (wording.CONTINUES, wording.MORE_ROOM))
    beside = Blank(room.number, number)
    row = Row((level_with_box(words, speaker), beside, Stack(())), (Points(width), Points(_NUMBER), 1), gap=8)
    return Stack((row, Blank(room.text, text, lines=_LINES)), gap=6, keeps_together=True)
