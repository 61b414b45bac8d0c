"""What was given and could not be used, with every word of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from wta_forms import errors
from wta_forms.answers import Answer, State
from wta_forms.plan.entry import Rows
from wta_forms.plan.marks import marks_in, texts_in, texts_of
from wta_forms.plan.spoken import (
    choice_labels,
    enumerated,
    grid_labels,
    labels_of,
    quoted,
    spoken_answer,
    spoken_number,
    ticked_words,
)
from wta_forms.spec.fields import fields_of_question, kept_name
from wta_forms.spec.form import (
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
    Ticked,
)

_NOTHING = "the answer could not be used as it is"

_Typed = Text | Paragraph | Number | Date | Email | Phone | Signature | Table


def is_by_hand(answer: Answer) -> bool:
    """Whether it waits for somebody to read it by eye: a page that did not come does not."""
    said = (message.is_said(problem) for problem in answer.problems for message in _BY_HAND)
    return answer.state is State.UNREAD and any(said)


_BY_HAND = (errors.HANDWRITTEN, errors.MAYBE_SAYS)


def spoken_doubt(question: Question, answer: Answer, language: str) -> str:
    """A sentence without its end."""
    if is_by_hand(answer):
        return "this is written by hand, and nobody has typed it in yet"
    if answer.state is State.UNREAD:
        return "this part of the form did not come back"
    if answer.state is State.ANSWERED:
        said = quoted(in_one_line(spoken_answer(question, answer, language)))
        return f"{said}: nobody knows whether this or another answer of theirs is newer"
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            return "; ".join(filter(None, [_ticked(question, answer, language), _words(question, answer)])) or _NOTHING
        case Tick() | Consent() if words := _words(question, answer):
            return f"{words} could not be used as it is"
        case Tick() | Consent():
            return "the box is ticked in one place of the file and not in another"
        case Rank():
            return f"{_figures(question, answer, language)} could not be used as an order"
        case Points(points=points):
            return (
                f"{_figures(question, answer, language)} could not be used as {points} points shared out{_sum(answer)}"
            )
        case Grid():
            return "; ".join(filter(None, [*_rows(question, answer, language), _words(question, answer)])) or _NOTHING
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Signature() | Table():
            why = "stand in the file for one box" if answer.state is State.CONFLICT else _unusable(question)
            return f"{_words(question, answer) or 'the answer'} {why}"
        case _:
            assert_never(question)


def spoken_tie(question: Question, answers: Sequence[Answer], language: str) -> str:
    """Different answers of which nobody knows which is the newest."""
    said = dict.fromkeys(quoted(in_one_line(spoken_answer(question, answer, language))) for answer in answers)
    return f"{enumerated([*said], 'or')}: nobody knows which of them is newer"


def in_one_line(said: str | Rows) -> str:
    if isinstance(said, str):
        return " ".join(said.split())
    return "; ".join(" | ".join(filter(None, cells)) for cells in said.cells)


def _unusable(question: _Typed) -> str:
    match question:
        case Number():
            return "could not be used as a number"
        case Date():
            return "could not be used as a date"
        case Email():
            return "could not be used as an e-mail address"
        case Phone():
            return "could not be used as a telephone number"
        case Text() | Paragraph() | Signature() | Table():
            return "could not be used as it is"
        case _:
            assert_never(question)


def _words(question: Question, answer: Answer) -> str:
    return " and ".join(map(quoted, texts_of(question, answer)))


def _ticked(question: Ticked, answer: Answer, language: str) -> str:
    """The boxes of an earlier form may be called like those of this one, and mean something else."""
    if texts_in(answer, kept_name(question)):
        return ""
    labels = labels_of(question, language)
    return ticked_words([labels[str(key)] for key in marks_in(question, answer)])


def _figures(question: Rank | Points, answer: Answer, language: str) -> str:
    """ "“1” beside People as assets and “1” beside Give and take"."""
    labels = choice_labels(question.choices, language)
    fields = fields_of_question(question)
    if texts_in(answer, kept_name(question)):
        return _words(question, answer)
    filled = [(text, str(field.choice)) for field in fields for text in texts_in(answer, field.name)]
    known = {text for text, _ in filled}
    left = [quoted(text) for text in texts_of(question, answer) if text not in known]
    return enumerated([*(f"{quoted(text)} beside {labels[key]}" for text, key in filled), *left]) or "the answer"


def _sum(answer: Answer) -> str:
    """What the figures are together, where each of them is one."""
    texts = [text.strip() for text in answer.raw.values() if text.strip()]
    figures = [Decimal(text) for text in texts if text.isdecimal()]
    return f": together they are {spoken_number(int(sum(figures)))}" if len(figures) == len(texts) > 1 else ""


def _rows(grid: Grid, answer: Answer, language: str) -> Iterator[str]:
    labels = grid_labels(grid, language)
    if texts_in(answer, kept_name(grid)):
        return
    for row in grid.rows:
        ticked = [labels[str(key)] for key in marks_in(grid, answer, str(row.key))]
        if ticked:
            yield f"{row.label.in_(language)}: {ticked_words(ticked)}"
