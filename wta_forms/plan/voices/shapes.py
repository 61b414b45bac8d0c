"""Whether a value is one that a question can have: a form may have changed since it was answered.

What fits counts. Of what does not, every word is kept where doubts are told: that of a whole answer under
:func:`kept_name`, of a cell under the name of its box, of a row of a grid under that of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import Any, assert_never

from wta_forms.answers import Answer, State, Value
from wta_forms.plan.marks import called, in_gone_column, is_mark, texts_in, told_at, typed_in
from wta_forms.plan.spoken import folded, is_day, labels_of, spoken_freely
from wta_forms.spec.fields import cell_name, kept_name
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
    Ticked,
    columns_of,
)

LONGEST = 400
"""Figures of a number."""

LONGEST_IN_A_CELL = 30
"""Figures of a number in a table: ten of them, multiplied to a score, are still less than the largest float."""

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")

_Plain = Cell | SelectMultiple | Rank | Points | Consent | Sharing | Signature


def as_asked(question: Question, answer: Answer) -> Answer:
    """The answer; what was given to another kind of question, or to another choice of words, is in doubt."""
    if answer.state is not State.ANSWERED:
        return answer
    match question:
        case Table():
            return _table(question, answer)
        case Grid():
            return _grid(question, answer)
        case _:
            return answer if _fits(question, answer) else _in_doubt(question, answer)


def _in_doubt(question: Question, answer: Answer) -> Answer:
    name, words = kept_name(question), _every_word(question, answer)
    kept = {f"{name}#{place:04}": each for place, each in enumerate(words, 1)}
    return replace(answer, state=State.INVALID, value=None, raw={**answer.raw, **kept})


# --- grids and tables -------------------------------------------------------------------------------------------------


def _table(table: Table, answer: Answer) -> Answer:
    """Without the cells that do not fit. Columns that the form does not have are left as they are."""
    rows = _rows_by_key(answer.value)
    if rows is None:
        return _in_doubt(table, answer)
    cells = {column.id: column.cell for column in table.columns}
    unfit = {
        (row, column): value
        for row, values in rows.items()
        for column, value in values.items()
        if value is not None and column in cells and not _fits_cell(cells[column], value, answer, table, row, column)
    }
    boxes = {cell_name(table.id, row, column): _in_a_line(table, value) for (row, column), value in unfit.items()}
    kept = {row: {id: own for id, own in values.items() if (row, id) not in unfit} for row, values in rows.items()}
    is_keyed = isinstance(answer.value, Mapping)
    return _without(answer, boxes, kept if is_keyed else list(kept.values()), is_empty=not any(kept.values()))


def _rows_by_key(value: Value) -> dict[str, Mapping[str, Value]] | None:
    """None for what are no rows."""
    if isinstance(value, Mapping):
        rows = {str(key): row for key, row in value.items()}
    else:
        rows = {str(place): row for place, row in enumerate(value, 1)} if _is_list(value) else {"": value}
    return rows if all(isinstance(row, Mapping) and not _is_other(row) for row in rows.values()) else None


def _fits_cell(cell: Cell, value: Value, answer: Answer, table: Table, row: str, column: str) -> bool:
    texts = texts_in(answer, cell_name(table.id, row, column))
    own = {cell.id: texts[0]} if texts else {}
    is_short = not _is_number(value) or _has_at_most(LONGEST_IN_A_CELL, value)
    return is_short and _fits(cell, Answer(State.ANSWERED, value, own))


def _grid(grid: Grid, answer: Answer) -> Answer:
    """Without the rows that do not fit."""
    if not isinstance(answer.value, Mapping) or _is_other(answer.value):
        return _in_doubt(grid, answer)
    unfit = {str(row): mark for row, mark in answer.value.items() if not _fits_row(grid, mark)}
    labels = {str(key): label.by_language[0][1] for key, label in columns_of(grid)}
    words = {row: [labels.get(each, each) for each in _words_in(grid, mark)] for row, mark in unfit.items()}
    boxes = {f"{grid.id}-{row}": "; ".join(own) for row, own in words.items()}
    kept = {row: mark for row, mark in answer.value.items() if str(row) not in unfit}
    return _without(answer, boxes, kept, is_empty=not kept)


def _fits_row(grid: Grid, mark: Value) -> bool:
    known = {str(key) for key, _ in columns_of(grid)}
    marks = mark if _is_list(mark) else [mark]
    return bool(marks) and (grid.is_many or len(marks) == 1) and all(_is_key(key, known) for key in marks)


def _without(answer: Answer, boxes: Mapping[str, str], value: Value, *, is_empty: bool) -> Answer:
    """What stands in a box is how it was typed."""
    if not boxes:
        return answer
    typed = {name: words for name, words in boxes.items() if words and not texts_in(answer, name)}
    state = State.INVALID if is_empty else State.ANSWERED
    return replace(answer, state=state, value=None if is_empty else value, raw={**answer.raw, **typed})


# --- one value --------------------------------------------------------------------------------------------------------


def _fits(question: _Plain, answer: Answer) -> bool:
    value = answer.value
    match question:
        case Text() | Paragraph() | Email() | Phone() | Signature():
            return isinstance(value, str) and not _was_ticked(question, answer)
        case Date():
            return isinstance(value, str) and is_day(value)
        case Number():
            return _is_number(value) and _has_at_most(LONGEST, value)
        case SelectOne() | Scale() | Sharing():
            return _is_choice(question, answer, value)
        case SelectMultiple():
            return _is_list(value) and bool(value) and all(_is_choice(question, answer, key) for key in value)
        case Rank(choices=choices):
            known = {str(choice.key) for choice in choices}
            is_order = _is_list(value) and bool(value) and all(_is_key(key, known) for key in value)
            return is_order and len(set(value)) == len(value)
        case Points():
            return isinstance(value, Mapping) and _is_shared_out(question, value)
        case Tick() | Consent():
            return value is True
        case _:
            assert_never(question)


def _was_ticked(question: _Plain, answer: Answer) -> bool:
    """Words that stood in no box of words are the key of an earlier choice."""
    places = [place for place, _ in typed_in(question, answer)]
    return bool(places) and "" not in places


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _has_at_most(figures: int, number: float) -> bool:
    return (isinstance(number, int) or isfinite(number)) and abs(number) < 10**figures


def _is_shared_out(points: Points, value: Mapping[Any, Value]) -> bool:
    """As it is read: not less than nothing, and neither more nor less than there is."""
    known, shares = {str(choice.key) for choice in points.choices}, list(value.values())
    is_read = all(_is_number(share) and _has_at_most(LONGEST, share) and share >= 0 for share in shares)
    is_known = all(_is_key(key, known) for key in value)
    return is_read and is_known and sum((Decimal(str(share)) for share in shares), Decimal()) == points.points


def _is_choice(question: Ticked, answer: Answer, value: Value) -> bool:
    """A key, or the words beside "Something else". One of an earlier list only where nobody knows its words."""
    if _is_other(value):
        return isinstance(value["other"], str) or value["other"] is None
    typed = [text for text in texts_in(answer, question.id) if not _is_button(question, text, value)]
    return _is_key(value, set(labels_of(question, "")), is_gone_fine=not typed)


def _is_button(question: Ticked, text: str, value: Value) -> bool:
    """Radio buttons have keys in the one box for all."""
    return isinstance(question, SelectOne) and question.appearance is Appearance.RADIO and text == value


def _is_key(value: Value, known: set[str], *, is_gone_fine: bool = True) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < 10**9 and str(value) in known
    return isinstance(value, str) and (value in known or (is_gone_fine and bool(_KEY.fullmatch(value))))


def _is_other(value: Value) -> bool:
    return isinstance(value, Mapping) and set(value) == {"other"} and not isinstance(value["other"], Mapping)


def _is_list(value: Value) -> bool:
    return isinstance(value, (list, tuple))


# --- every word of it -------------------------------------------------------------------------------------------------


def _every_word(question: Question, answer: Answer) -> Sequence[str]:
    """What stood in the boxes, and of the value what does not stand there already.

    A figure or a day alone is only another way to write what stands in the box, a tick only one to say Yes.
    """
    typed, value = typed_in(question, answer), answer.value
    has_box = any(not place for place, _ in typed)
    said = () if has_box and _is_another_way(value) else _words_in(question, value, is_typed=has_box)
    parts = {folded(part) for part in _parts(value)}
    boxes = (
        told_at(question, place, text) if place else text
        for place, text in typed
        if folded(text) not in parts and not (is_mark(text) and (value is True or parts & set(place.split("-"))))
    )
    return list(dict.fromkeys(words for words in (*boxes, *said) if words.strip()))


def _is_another_way(value: Value) -> bool:
    return _is_number(value) or (isinstance(value, str) and is_day(value))


def _words_in(question: Question, value: Value, *, is_typed: bool = False) -> Iterator[str]:
    """One after the other: rows with their cells, keys with what they have; keys by their words where these are known.
    What was typed is no key."""
    if _is_other(value):
        yield spoken_freely(value["other"])
    elif isinstance(value, Mapping):
        for key, own in value.items():
            words = _row(question, own) if isinstance(own, Mapping) else _in_a_line(question, own)
            yield f"{called(question, str(key))}: {words}"
    elif _is_list(value):
        for own in value:
            is_row = isinstance(own, Mapping) and not _is_other(own)
            yield from [_row(question, own)] if is_row else _words_in(question, own)
    else:
        yield spoken_freely(value) if is_typed else called(question, spoken_freely(value))


def _row(question: Question, cells: Mapping[Any, Value]) -> str:
    """Without the ids of columns; nobody knows which of them may be shown."""
    return "; ".join(in_gone_column(_in_a_line(question, value)) for value in cells.values())


def _in_a_line(question: Question, value: Value) -> str:
    return "; ".join(_words_in(question, value))


def _parts(value: Value) -> Iterable[str]:
    """Every key and every text or figure within a value."""
    if isinstance(value, Mapping):
        for key, own in value.items():
            yield str(key)
            yield from _parts(own)
    elif _is_list(value):
        for own in value:
            yield from _parts(own)
    else:
        yield spoken_freely(value)
