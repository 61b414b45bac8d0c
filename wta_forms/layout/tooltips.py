"""What a screen reader says at a box, where it says nothing else: the number, the words, what is asked for.

In two languages all of it is said in one, then in the other.
"""

from __future__ import annotations

from typing import assert_never

from wta_forms.layout.limits import help_of, help_of_cell
from wta_forms.layout.speaker import Speaker, decapitalised, ended, joined
from wta_forms.spec import wording
from wta_forms.spec.form import Cell, Grid, Key, Number, Phrase, Points, Question, Rank, Scale, SelectOne, Table


def of_question(question: Question, speaker: Speaker) -> str:
    return speaker.both(lambda each: _of_question(question, each))


def _of_question(question: Question, speaker: Speaker) -> str:
    unit = speaker.say(question.unit) if isinstance(question, Number) else ""
    words = joined(speaker.say(question.label), help_of(question, speaker), f"({unit})" if unit else "")
    return _told(wording.TOOLTIP, question, speaker, words=words)


def of_choice(question: Question, choice: Phrase, speaker: Speaker) -> str:
    return speaker.both(lambda each: _of_choice(question, each.say(choice), each))


def _of_choice(question: Question, choice: str, speaker: Speaker) -> str:
    words = ended(speaker.say(question.label))
    return _told(wording.TOOLTIP_CHOICE, question, speaker, words=words, choice=choice)


def of_point(scale: Scale, key: Key, words: Phrase, speaker: Speaker) -> str:
    """The ends of a scale say what they mean."""
    meaning = {scale.min: scale.low, scale.max: scale.high}.get(key) if isinstance(key, int) else None

    def said(each: Speaker) -> str:
        return _of_choice(scale, each.listed([each.say(words), each.say(meaning)]), each)

    return speaker.both(said)


def of_figure(question: Rank | Points, choice: Phrase, speaker: Speaker) -> str:
    """A box to write a figure in, beside a choice."""
    return speaker.both(lambda each: _of_choice(question, joined(each.say(choice), _wanted(question, each)), each))


def _wanted(question: Rank | Points, speaker: Speaker) -> str:
    match question:
        case Points():
            return speaker.say(wording.POINTS_OF, points=speaker.figure(question.points))
        case Rank(most=1):
            return speaker.say(wording.RANK_ONLY_PLACE)
        case Rank():
            return speaker.say(wording.RANK_PLACE, most=question.most)
        case _:
            assert_never(question)


def of_other_text(question: Question, choice: Phrase, speaker: Speaker) -> str:
    return speaker.both(
        lambda each: _told(wording.TOOLTIP_OTHER_TEXT, question, each, choice=each.say(choice)),
    )


def of_cell(table: Table, row: Phrase, cell: Cell, speaker: Speaker) -> str:
    """A list says by itself what can be chosen."""

    def said(each: Speaker) -> str:
        help = each.say(cell.hint) if isinstance(cell, SelectOne) else help_of_cell(cell, each)
        words = joined(decapitalised(column_title(cell, each)), help)
        return _told(wording.TOOLTIP_CELL, table, each, row=each.say(row), words=words)

    return speaker.both(said)


def of_mark(grid: Grid, row: Phrase, choice: Phrase, speaker: Speaker) -> str:
    return speaker.both(
        lambda each: _told(wording.TOOLTIP_MARK, grid, each, row=each.say(row), choice=each.say(choice))
    )


def column_title(cell: Cell, speaker: Speaker) -> str:
    """The label, and in brackets what is counted."""
    label, unit = speaker.say(cell.label), speaker.say(cell.unit) if isinstance(cell, Number) else ""
    return f"{label} ({unit})" if unit else label


def _told(phrase: Phrase, question: Question, speaker: Speaker, **values: str) -> str:
    """On one line, with the number of its question; and when it is to be answered, if not by everybody."""
    told = speaker.say(phrase, number=speaker.number(question.id), **values)
    only_if = speaker.condition_in_words(question.only_if) if question.only_if else ""
    return " ".join(joined(told, only_if).split())
