"""What the questions were: for those who read the figures and not the forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from wta_forms.plan.coded import Coded
from wta_forms.plan.rules import merged_in_words, shared_in_words
from wta_forms.plan.spoken import choice_labels, grid_labels, labels_of
from wta_forms.spec.form import (
    Consent,
    Date,
    Email,
    Form,
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
    Share,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
)
from wta_forms.spec.questions import kind_of


def codebook(forms: Iterable[Form], language: str) -> tuple[Coded, ...]:
    """Every question of the forms in the order in which it is printed, in ``language`` where the form has it."""
    return tuple(
        _coded(form, number, question, language) for form in forms for number, question in enumerate(form.questions, 1)
    )


def _coded(form: Form, number: int, question: Question, language: str) -> Coded:
    merged = merged_in_words(question, language) if question.share is not Share.NEVER else ()
    return Coded(
        form=form.title.in_(language),
        number=number,
        id=question.id,
        question=question.label.in_(language),
        kind=kind_of(question),
        choices=tuple(_choices(question, language)),
        parts=tuple(_parts(question, language)),
        merged=" ".join(merged),
        shared=" ".join(shared_in_words(question, language)),
    )


def _choices(question: Question, language: str) -> Iterator[str]:
    match question:
        case SelectOne() | SelectMultiple() | Scale() | Sharing():
            yield from labels_of(question, language).values()
        case Rank(choices=choices) | Points(choices=choices):
            yield from choice_labels(choices, language).values()
        case Grid():
            yield from grid_labels(question, language).values()
        case Text() | Paragraph() | Number() | Date() | Email() | Phone() | Tick() | Consent() | Signature() | Table():
            pass
        case _:
            assert_never(question)


def _parts(question: Question, language: str) -> Iterator[str]:
    """The rows of a grid, the columns of a table."""
    if isinstance(question, Grid):
        yield from choice_labels(question.rows, language).values()
    if isinstance(question, Table):
        yield from (column.cell.label.in_(language) for column in question.columns)
