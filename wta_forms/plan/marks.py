"""What stands in the boxes of an answer: which are ticked, and which words were typed.

On-states say nothing about a tick, for programs rename them: a box is ticked by whatever is not "Off". In the one field
of radio buttons stands a key, in that of a drop-down list a label.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain

from wta_forms.answers import Answer
from wta_forms.spec.fields import OTHER_TEXT, Field, Shape, fields_of_question
from wta_forms.spec.form import (
    Cell,
    Grid,
    Key,
    Question,
    Scale,
    SelectMultiple,
    SelectOne,
    Share,
    Sharing,
    Table,
    Ticked,
    columns_of,
    offered,
)

_OFF = "Off"
_ONE_FOR_ALL = (Shape.RADIO, Shape.LIST)


def texts_in(answer: Answer, name: str) -> list[str]:
    """Everything that stood in one box: where a file contradicts itself, a second text is under ``name#2``."""
    keys = sorted(key for key in answer.raw if key.partition("#")[0] == name)
    return [answer.raw[key] for key in keys if answer.raw[key].strip()]


def marks_in(question: Ticked | Grid, answer: Answer, row: str = "") -> tuple[Key, ...]:
    """The choices that are ticked, or chosen in the one field for all, in the order printed."""
    fields = [field for field in fields_of_question(question) if field.row == row]
    ticked = {field.choice for field in fields if _is_ticked(field, answer)}
    if not isinstance(question, Grid):
        texts = (text for field in fields if field.shape in _ONE_FOR_ALL for text in texts_in(answer, field.name))
        ticked |= {key_called(question, text) for text in texts}
    keys = columns_of(question) if isinstance(question, Grid) else offered(question)
    return tuple(key for key, _ in keys if key in ticked)


def _is_ticked(field: Field, answer: Answer) -> bool:
    return field.shape is Shape.TICK and any(text != _OFF for text in texts_in(answer, field.name))


def key_called(question: Ticked, text: str) -> Key | None:
    """The choice that a text names, by its label in any language or by its key; None where it names none."""
    wanted = _folded(text)
    by_label = (key for key, label in offered(question) for _, words in label.by_language if _folded(words) == wanted)
    by_key = (key for key, _ in offered(question) if _folded(str(key)) == wanted)
    first, second = (by_label, by_key) if _is_list(question) else (by_key, by_label)
    return next(chain(first, second), None)


def _is_list(question: Ticked) -> bool:
    return any(field.shape is Shape.LIST for field in fields_of_question(question))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def texts_of(question: Question, answer: Answer) -> list[str]:
    """The words a person typed, in the order of the boxes; ticks are no words, nor is what may not be quoted."""
    return list(dict.fromkeys(_texts(question, answer)))


def _texts(question: Question, answer: Answer) -> Iterator[str]:
    cells = _cells(question)
    for field in fields_of_question(question):
        if field.column in cells and field.shape is not Shape.TICK:
            for text in texts_in(answer, field.name):
                cell = cells[field.column]
                if cell is not None:
                    yield as_written(cell, text)
                elif field.shape not in _ONE_FOR_ALL or not _names_a_choice(question, text):
                    yield text


def _cells(question: Question) -> dict[str, Cell | None]:
    """The cells whose words may be quoted by their columns; a question that is no table has one without a column."""
    if not isinstance(question, Table):
        return {"": None}
    return {column.id: column.cell for column in question.columns if column.cell.share is Share.QUOTE}


def _names_a_choice(question: Question, text: str) -> bool:
    if not isinstance(question, (SelectOne, SelectMultiple, Scale, Sharing)):
        return False
    return key_called(question, text) is not None


def as_written(cell: Cell, text: str) -> str:
    """What stood in a cell; a program may have put a choice's key where its label was."""
    if not isinstance(cell, SelectOne):
        return text
    labels = {key: [words for _, words in label.by_language] for key, label in offered(cell)}
    is_label = any(_folded(words) == _folded(text) for own in labels.values() for words in own)
    key = None if is_label else key_called(cell, text)
    return text if key is None else labels[key][0]


def beside(question: SelectOne | SelectMultiple, answer: Answer) -> list[str]:
    """What was written on the line beside "Something else"."""
    return texts_in(answer, f"{question.id}-{OTHER_TEXT}")
