"""What an answer has to be like, in words: under the question, in the head of a column, and said at the box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from wta_forms.layout.speaker import Speaker, joined
from wta_forms.spec import wording
from wta_forms.spec.form import (
    Appearance,
    Cell,
    Consent,
    Date,
    Email,
    Grid,
    Number,
    Paragraph,
    Phone,
    Points,
    Question,
    Rank,
    Scale,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    offered,
)

_COUNTED_OUT = 4
"""So many places of a ranking are named one by one; more are "and so on"."""


def help_of(question: Question, speaker: Speaker) -> str:
    """The hint and every limit, in the order in which they are printed."""
    required = speaker.say(wording.REQUIRED) if question.required else ""
    return joined(speaker.say(question.hint), *_limits(question, speaker), required)


def help_of_cell(cell: Cell, speaker: Speaker) -> str:
    return joined(speaker.say(cell.hint), *_limits_of_cell(cell, speaker))


def _limits_of_cell(cell: Cell, speaker: Speaker) -> Iterator[str]:
    """What a printed drop-down would hide stands in the head of its column."""
    match cell:
        case SelectOne():
            yield speaker.either([speaker.say(words) for _, words in offered(cell)])
        case Scale():
            yield speaker.either([scale_in_words(cell, speaker), *filter(None, [speaker.say(cell.unsure)])])
        case Date(min=None, max=None) if cell.hint:
            return
        case _:
            yield from _limits(cell, speaker)


def _limits(question: Question | Cell, speaker: Speaker) -> Iterator[str]:
    match question:
        case Text() | Paragraph():
            yield speaker.say(question.message)
            if question.max_chars:
                yield speaker.say(wording.AT_MOST_CHARACTERS, count=question.max_chars)
        case Number():
            yield _bounds(question, speaker)
            yield _decimals(question, speaker)
        case Date():
            yield speaker.say(wording.DATE_FORMAT)
            yield speaker.say(wording.DATE_FROM, min=speaker.date(question.min)) if question.min else ""
            yield speaker.say(wording.DATE_TO, max=speaker.date(question.max)) if question.max else ""
        case SelectOne(appearance=Appearance.MINIMAL) if speaker.style.is_fillable:
            yield speaker.say(wording.CHOOSE_ONE)
        case SelectOne() | Scale() | Sharing():
            yield speaker.say(wording.TICK_ONE)
        case SelectMultiple():
            yield _of_ticks(question, speaker)
        case Grid():
            yield speaker.say(wording.GRID_MANY if question.is_many else wording.GRID_ONE)
        case Rank():
            yield from _of_ranking(question, speaker)
        case Points():
            yield speaker.say(wording.POINTS, points=speaker.figure(question.points))
        case Signature():
            yield speaker.say(wording.SIGNATURE) if not question.hint else ""
        case Email() | Phone() | Table() | Tick() | Consent():
            return
        case _:
            assert_never(question)


def _bounds(question: Number, speaker: Speaker) -> str:
    """Nothing for "0 or more", which everybody takes for granted."""
    least, most = question.min, question.max
    if least is not None and most is not None:
        return speaker.say(wording.NUMBER_FROM_TO, min=speaker.figure(least), max=speaker.figure(most))
    if most is not None:
        return speaker.say(wording.NUMBER_TO, max=speaker.figure(most))
    return speaker.say(wording.NUMBER_FROM, min=speaker.figure(least)) if least else ""


def _decimals(question: Number, speaker: Speaker) -> str:
    match question.decimals:
        case None:
            return ""
        case 0:
            return speaker.say(wording.NUMBER_WHOLE)
        case 1:
            return speaker.say(wording.NUMBER_ONE_DECIMAL)
        case count:
            return speaker.say(wording.NUMBER_DECIMALS, count=count)


def _of_ticks(question: SelectMultiple, speaker: Speaker) -> str:
    match question.at_least, question.up_to:
        case None, None:
            return speaker.say(wording.TICK_SEVERAL)
        case least, None:
            return speaker.say(wording.TICK_AT_LEAST, least=least)
        case None, most:
            return speaker.say(wording.TICK_UP_TO, most=most)
        case least, most:
            return speaker.say(wording.TICK_FROM_TO, least=least, most=most)


def _of_ranking(rank: Rank, speaker: Speaker) -> Iterator[str]:
    """ "1, then 2, 3"; that others stay empty is said where not all can be ranked."""
    places = speaker.listed(str(place) for place in range(2, rank.most + 1))
    if rank.most == 1:
        yield speaker.say(wording.RANK_ONE)
    elif rank.most <= _COUNTED_OUT:
        yield speaker.say(wording.RANK_FEW, places=places)
    else:
        yield speaker.say(wording.RANK_MANY, most=rank.most)
    if rank.most < len(rank.choices):
        yield speaker.say(wording.RANK_REST)


def scale_in_words(scale: Scale, speaker: Speaker) -> str:
    """ "1 Very unlikely to 5 Almost certain". No line ends between a figure and its words."""
    low, high = (
        f"{point}\N{NO-BREAK SPACE}{speaker.say(words)}".strip()
        for point, words in ((scale.min, scale.low), (scale.max, scale.high))
    )
    return speaker.say(wording.SCALE_FROM_TO, low=low, high=high)
