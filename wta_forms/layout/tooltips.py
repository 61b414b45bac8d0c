"""What a screen reader says at a box, where it says nothing else: the number, the words, what is asked for."""

from __future__ import annotations

from typing import assert_never

from wta_forms.layout.limits import help_of, help_of_cell
from wta_forms.layout.speaker import Speaker, decapitalised, ended, joined
from wta_forms.spec import wording
from wta_forms.spec.form import Cell, Grid, Key, Number, Phrase, Points, Question, Rank, Scale, SelectOne, Table


def of_question(question: Question, speaker: Speaker) -> str:
    unit = speaker.say(question.unit) if isinstance(question, Number) else ""
    words = joined(speaker.say(question.label), help_of(question, speaker), f"({unit})" if unit else "")
    return _told(wording.TOOLTIP, question, speaker, words=words)


def of_choice(question: Question, choice: str, speaker: Speaker) -> str:
    words = ended(speaker.say(question.label))
    return _told(wording.TOOLTIP_CHOICE, question, speaker, words=words, choice=choice)


def of_point(scale: Scale, key: Key, words: Phrase, speaker: Speaker) -> str:
    """The ends of a scale say what they mean."""
    meaning = speaker.say({scale.min: scale.low, scale.max: scale.high}.get(key) if isinstance(key, int) else None)
    return of_choice(scale, ", ".join(filter(None, [speaker.say(words), meaning])), speaker)


def of_figure(question: Rank | Points, choice: str, speaker: Speaker) -> str:
    """A box to write a figure in, beside a choice."""
    match question:
        case Points():
            wanted = speaker.say(wording.POINTS_OF, points=speaker.figure(question.points))
        case Rank(most=1):
            wanted = speaker.say(wording.RANK_ONLY_PLACE)
        case Rank():
            wanted = speaker.say(wording.RANK_PLACE, most=question.most)
        case _:
            assert_never(question)
    return of_choice(question, joined(choice, wanted), speaker)


def of_other_text(question: Question, choice: str, speaker: Speaker) -> str:
    return _told(wording.TOOLTIP_OTHER_TEXT, question, speaker, choice=choice)


def of_cell(table: Table, row: str, cell: Cell, speaker: Speaker) -> str:
    """A list says by itself what can be chosen."""
    help = speaker.say(cell.hint) if isinstance(cell, SelectOne) else help_of_cell(cell, speaker)
    words = joined(decapitalised(column_title(cell, speaker)), help)
    return _told(wording.TOOLTIP_CELL, table, speaker, row=row, words=words)


def of_mark(grid: Grid, row: str, choice: str, speaker: Speaker) -> str:
    return _told(wording.TOOLTIP_MARK, grid, speaker, row=row, choice=choice)


def column_title(cell: Cell, speaker: Speaker) -> str:
    """The label, and in brackets what is counted."""
    label, unit = speaker.say(cell.label), speaker.say(cell.unit) if isinstance(cell, Number) else ""
    return f"{label} ({unit})" if unit else label


def _told(phrase: Phrase, question: Question, speaker: Speaker, **values: str) -> str:
    """On one line, with the number of its question."""
    return " ".join(speaker.say(phrase, number=speaker.number(question.id), **values).split())
