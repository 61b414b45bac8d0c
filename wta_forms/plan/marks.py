"""What stands in the boxes of an answer: which are ticked, and which words were typed.

On-states say nothing about a tick, for programs rename them: a box is ticked by whatever is not "Off". In the one field
of radio buttons stands a key, in that of a drop-down list a label.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from wta_forms.answers import Answer
from wta_forms.spec.fields import OTHER_TEXT, Field, Shape, fields_of_question, kept_name
from wta_forms.spec.form import (
    Cell,
    Grid,
    Key,
    Points,
    Question,
    Rank,
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


def given_in(question: Question, answer: Answer) -> Iterator[tuple[str, str]]:
    """The boxes in which something stands, by their names, and what was typed there: the same whatever program has
    saved the file. Nothing is typed into a box that is ticked."""
    ticks = {field.name for field in fields_of_question(question) if field.shape is Shape.TICK}
    for key, text in answer.raw.items():
        name, said = key.partition("#")[0], " ".join(unicodedata.normalize("NFC", text).split())
        if said and not (name in ticks and said == _OFF):
            yield name, "" if name in ticks else said


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
    """The words a person typed, in the order of the boxes; ticks are no words, nor is what may not be quoted.

    What stood in boxes that the form does not have any more comes last, the ticks there by the keys of their boxes.
    """
    kept = texts_in(answer, kept_name(question))
    return list(dict.fromkeys(kept or chain(_texts(question, answer), _texts_elsewhere(question, answer))))


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


# --- boxes of an earlier form -----------------------------------------------------------------------------------------

_ON = frozenset({"yes", "on", "true"})
_ADDRESS = re.compile(r"\S@\S")
_TELEPHONE = re.compile(r"\+?[\d\s()./-]+")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
NOT_SHOWN = "an address that is not shown"
"""In place of an address in a column that was taken out: nobody knows any more whether it was to be shown."""


def typed_in(question: Question, answer: Answer) -> list[tuple[str, str]]:
    """Whatever stood in a box of this question, also of an earlier form, with the name of the box after the id."""
    names = sorted({key.partition("#")[0] for key in answer.raw}, key=_by_rows)
    own = [name for name in names if name == question.id or name.startswith(kept_name(question))]
    texts = ((name, text) for name in own for text in texts_in(answer, name) if text != _OFF)
    return [(name[len(question.id) + 1 :], text) for name, text in texts]


def _by_rows(name: str) -> list[str]:
    return [part.zfill(9) for part in name.split("-")]


def _texts_elsewhere(question: Question, answer: Answer) -> Iterator[str]:
    known = {field.name for field in fields_of_question(question)}
    names = {name for name, _ in typed_in(question, answer)}
    for place, text in typed_in(question, answer):
        name = f"{question.id}-{place}" if place else question.id
        is_in_row = isinstance(question, Grid) and place.partition("-")[0] in names - {place}
        if name not in known and not is_in_row and (words := told_at(question, place, text)):
            yield words


def told_at(question: Question, place: str, text: str) -> str:
    """What stood in a box that the form does not have: a tick by what it stood for, a figure with what it stood beside.

    "" for what may not be quoted.
    """
    row, _, last = place.rpartition("-")
    if isinstance(question, Table) and row:
        cells = {column.id: column.cell for column in question.columns}
        return in_gone_column(text) if last not in cells else _in_column(cells[last], text)
    if not place:
        return called(question, text)
    if isinstance(question, Grid) and not row:
        return f"{called(question, place)}: {text}"
    if is_mark(text) or text == last:
        beside_what = ": ".join(called(question, part) for part in place.split("-"))
        return f"{beside_what}: {text}" if text != last and text.isdecimal() else beside_what
    return in_gone_column(text) if row and place != OTHER_TEXT else text


def _in_column(cell: Cell, text: str) -> str:
    return as_written(cell, text) if cell.share is Share.QUOTE else ""


def is_mark(text: str) -> bool:
    """Whether a text alone says nothing: a figure, or what programs call a tick."""
    return text.strip().isdecimal() or text.strip().casefold() in _ON


def in_gone_column(text: str) -> str:
    """Words under a column that nobody knows any more; addresses are not to be shown, as a rule."""
    is_short = sum(map(str.isdecimal, text)) in range(7, 16)
    is_telephone = is_short and bool(_TELEPHONE.fullmatch(text.strip())) and not _DAY.fullmatch(text.strip())
    return NOT_SHOWN if is_telephone or _ADDRESS.search(text) else text


def called(question: Question, key: str) -> str:
    """A choice or a row by its words; a key that the form does not know, and any other text, as it is."""
    match question:
        case SelectOne() | SelectMultiple() | Sharing():
            found = {str(own): label for own, label in offered(question)}.get(key)
        case Rank(choices=choices) | Points(choices=choices):
            found = {str(choice.key): choice.label for choice in choices}.get(key)
        case Grid(rows=tuple() as rows) | Table(rows=tuple() as rows):
            found = {str(row.key): row.label for row in rows}.get(key)
        case _:
            found = None
    return found.by_language[0][1] if found else key
