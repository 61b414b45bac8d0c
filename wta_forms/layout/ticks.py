"""Boxes to tick: one before each choice, one over each point of a scale, one before the words of a question."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from wta_forms.layout import tooltips
from wta_forms.layout.blocks import Align, Blank, Block, Points, Row, Stack
from wta_forms.layout.boxes import Role
from wta_forms.layout.limits import scale_in_words
from wta_forms.layout.speaker import Speaker
from wta_forms.layout.written import BESIDE
from wta_forms.spec.fields import OTHER_TEXT, Field, Shape, fields_of_question
from wta_forms.spec.form import Key, Phrase, Scale, SelectMultiple, SelectOne, Sharing, Width, offered

Listed = SelectOne | SelectMultiple | Sharing

_LINE = 7
"""Between one choice and the next below it, where words have 11 points."""
_NARROWEST = 8
"""Between two points of a scale, at least."""
_USUAL = 30
_APART = 40
"""Between the words over the two ends of a scale, if there is room."""


def choices(question: Listed, speaker: Speaker) -> Block:
    """A tick box a choice: two columns where all of them are short, one where they are not."""
    hints = {choice.key: choice.hint for choice in question.choices}
    plain = [(key, words) for key, words in offered(question) if key != "other"]
    ticks = [_choice(question, key, words, hints.get(key), speaker) for key, words in plain]
    rows = _two_columns(ticks, speaker) if _are_short(question, speaker) else ticks
    return Stack((*rows, *_other(question, speaker)), gap=_between(speaker), role=Role.LIST)


def _are_short(question: Listed, speaker: Speaker) -> bool:
    style = speaker.style
    room = (style.text_width - style.gutter - style.gap_columns) / 2 - style.tick - BESIDE
    if style.columns < 2 or question.width is not Width.FULL or any(choice.hint for choice in question.choices):
        return False
    labels = [words for key, words in offered(question) if key != "other"]
    return len(labels) > 3 and all(speaker.widest(label, style.body) <= room for label in labels)


def _two_columns(ticks: list[Block], speaker: Speaker) -> list[Block]:
    """Read down the first, then down the second."""
    half, gap = ceil(len(ticks) / 2), _between(speaker)
    columns = (Stack(tuple(ticks[:half]), gap=gap), Stack(tuple(ticks[half:]), gap=gap))
    return [Row(columns, (1, 1), gap=speaker.style.gap_columns)]


def _between(speaker: Speaker) -> float:
    return speaker.style.scaled(_LINE)


def _choice(question: Listed, key: Key, words: Phrase, hint: Phrase | None, speaker: Speaker) -> Block:
    style = speaker.style
    texts = (speaker.phrase(words, style.body), *((speaker.phrase(hint, style.hint),) if hint else ()))
    return ticked(_box(question, key, words, speaker), Stack(texts), speaker)


def _other(question: Listed, speaker: Speaker) -> tuple[Block, ...]:
    """The tick for something else, with a line to say what; nothing where that is not offered."""
    if isinstance(question, Sharing) or question.other is None:
        return ()
    (field,) = (field for field in fields_of_question(question) if field.choice == OTHER_TEXT)
    line = Blank(field, tooltips.of_other_text(question, question.other, speaker))
    tick = _box(question, "other", question.other, speaker)
    words = speaker.phrase(question.other, speaker.style.body)
    return (ticked(tick, Stack((words, line), gap=_between(speaker)), speaker),)


def _box(question: Listed, key: Key, label: Phrase, speaker: Speaker) -> Blank:
    """A tick is a field of its own; a radio button is one of the buttons of its question's field. So is, for a pen,
    what a list would hold on screen."""
    tooltip = tooltips.of_choice(question, label, speaker)
    first = fields_of_question(question)[0]
    if first.shape is Shape.LIST:
        return Blank(replace(first, on=str(key), shape=Shape.TICK), tooltip)
    if first.shape is Shape.RADIO:
        return Blank(replace(first, on=str(key)), tooltip, group=tooltips.of_question(question, speaker))
    return Blank(_fields(question)[key], tooltip)


def _fields(question: Listed | Scale) -> dict[Key | None, Field]:
    return {field.choice: field for field in fields_of_question(question)}


def ticked(tick: Blank, words: Block, speaker: Speaker) -> Block:
    """One entry of a list: a box, and beside it what it stands for."""
    gap = speaker.style.scaled(BESIDE)
    body = Row((tick, words), (Points(speaker.style.tick), 1), gap=gap, role=Role.LIST_BODY)
    return Stack((body,), role=Role.LIST_ENTRY)


# --- scales -----------------------------------------------------------------------------------------------------------


def scale(question: Scale, speaker: Speaker) -> Block:
    """A row of boxes under their figures; over its ends, what they mean; under it, "not sure"."""
    fields = _fields(question)
    points = [_point(question, key, words, fields[key], speaker) for key, words in offered(question) if key != "unsure"]
    figure = max(speaker.width(str(point), speaker.style.body) for point in (question.min, question.max))
    column, room = max(speaker.style.tick, figure + 1), speaker.room(question)
    a_row = ceil(len(points) / ceil(len(points) / max(1, int((room + _NARROWEST) / (column + _NARROWEST)))))
    gap = _gap(question, a_row, column, speaker)
    rows = tuple(_row(points[n : n + a_row], column, gap) for n in range(0, len(points), a_row))
    ends = _ends(question, len(rows) == 1, a_row * (column + gap) - gap, speaker)
    unsure = _unsure(question, fields, speaker)
    return Stack((*ends, Stack((*rows, *unsure), gap=_between(speaker) + 3, role=Role.LIST)), gap=3)


def _gap(question: Scale, a_row: int, column: float, speaker: Speaker) -> float:
    """Between points: as much as is usual, or as the words at the ends need to stand on one line, if there is room."""
    words = sum(speaker.widest(end, speaker.style.body) for end in (question.low, question.high))
    wanted, most = ((width - a_row * column) / max(1, a_row - 1) for width in (words + _APART, speaker.room(question)))
    return min(max(_USUAL, wanted), most)


def _row(points: list[Block], column: float, gap: float) -> Block:
    return Row((*points, Stack(())), (*[Points(column)] * len(points), 1), gap=gap)


def _point(question: Scale, key: Key, words: Phrase, field: Field, speaker: Speaker) -> Block:
    figure = speaker.phrase(words, speaker.style.body, align=Align.CENTRE)
    tick = Blank(field, tooltips.of_point(question, key, words, speaker), align=Align.CENTRE)
    return Stack((Stack((figure, tick), gap=2, role=Role.LIST_BODY),), role=Role.LIST_ENTRY)


def _ends(question: Scale, is_one_row: bool, width: float, speaker: Speaker) -> tuple[Block, ...]:
    """What the first and the last point mean, each over its own; over several rows, with their figures."""
    style, low, high = speaker.style, question.low, question.high
    if not low and not high:
        return ()
    if not is_one_row:
        return (speaker.text(lambda each: scale_in_words(question, each), style.body),)
    first = speaker.phrase(low, style.body) if low else Stack(())
    last = speaker.phrase(high, style.body, align=Align.RIGHT) if high else Stack(())
    shares = tuple(speaker.widest(words, style.body) + 1 for words in (low, high))
    return (Row((Row((first, last), shares, gap=16), Stack(())), (Points(width), 1)),)


def _unsure(question: Scale, fields: dict[Key | None, Field], speaker: Speaker) -> tuple[Block, ...]:
    if question.unsure is None:
        return ()
    tick = Blank(fields["unsure"], tooltips.of_point(question, "unsure", question.unsure, speaker))
    return (ticked(tick, speaker.phrase(question.unsure, speaker.style.body), speaker),)
