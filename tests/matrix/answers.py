"""An answer to every question of any form, and what stands in its boxes for it: always the same for the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, assert_never

from tests.matrix.words import Words
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.form import ANSWERED, TICKED, Form
from wta_forms.spec.kinds import (
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


def answers_to(form: Form, words: Words) -> dict[str, Any]:
    """By question, as :class:`wta_forms.answers.Answer` has them; of those that other answers rule out, none is."""
    writer = _Writer(words)
    answers = {question.id: writer.answer(question) for question in form.questions}
    return answers | _conditions(form)


def boxes_for(form: Form, answers: Mapping[str, Any], language: str) -> dict[str, FieldValue]:
    """What stands in each box, by field name."""
    return {
        name: value
        for question in form.questions
        for name, value in fill_question(question, answers.get(question.id), language).items()
    }


def _conditions(form: Form) -> dict[str, Any]:
    """What has to be answered so that every question is asked."""
    conditions = [question.only_if for question in form.questions]
    conditions += [section.only_if for section in form.sections]
    wanted = (pair for condition in conditions if condition for pair in condition.any_of)
    return {id: value == TICKED or value for id, (value, *_) in wanted if value != ANSWERED}


class _Writer:
    """Takes words in turn, so that no two neighbours have the same and a mix-up shows."""

    def __init__(self, words: Words) -> None:
        self._words, self._turn = words, count()

    def answer(self, question: Question) -> Any:
        turn = next(self._turn)
        match question:
            case SelectOne() | Sharing():
                return self._choice(question, turn)
            case SelectMultiple():
                own = [choice.key for choice in question.choices]
                picked = own[turn % 2 :: 2][: question.up_to or len(own)]
                has_room = question.other and (question.up_to is None or len(picked) < question.up_to)
                return picked + ([{"other": self._line(turn)}] if has_room else [])
            case Rank():
                keys = [choice.key for choice in question.choices]
                return [*keys[1:], keys[0]][: question.most]
            case Points(points=points, choices=choices):
                rest = points - points // 3
                return {choices[0].key: points // 3, choices[-1].key: rest}
            case Grid():
                return dict(_marks(question))
            case Table():
                return self._rows(question)
            case Consent():
                return True
            case Signature():
                return self._name(turn)
            case _:
                return self._cell(question, turn)

    def _cell(self, cell: Cell, turn: int) -> Any:
        match cell:
            case Text(id=id):
                return self._name(turn) if "name" in id else self._line(turn)
            case Paragraph():
                story = self._words.stories[turn % len(self._words.stories)]
                return story if cell.max_chars is None else story[: cell.max_chars].strip()
            case Number():
                least = cell.min if cell.min is not None else 0
                return int(least) + 1 if cell.decimals == 0 or cell.max is not None else least + 1850.5
            case Date():
                return cell.min or cell.max or f"2027-02-{turn % 28 + 1:02}"
            case Email():
                return f"a{turn}@fife.uk"
            case Phone():
                return f"+44 (0)131 496 {turn:04}"
            case SelectOne():
                return self._choice(cell, turn)
            case Scale():
                return cell.min + turn % (cell.max - cell.min + 1)
            case Tick():
                return True
            case _:
                assert_never(cell)

    def _rows(self, table: Table) -> Any:
        """The first row, the last one where the table stands, and the last of all; every cell of them."""
        filled = {table.row_keys[0], table.first_rows[-1], table.row_keys[-1]}
        rows = {
            key: {column.id: self._cell(column.cell, next(self._turn)) for column in table.columns}
            if key in filled
            else {}
            for key in table.row_keys
        }
        return list(rows.values()) if isinstance(table.rows, int) else {key: row for key, row in rows.items() if row}

    def _choice(self, question: SelectOne | Sharing, turn: int) -> Any:
        keys = [key for key, _ in offered(question) if key != "none"]
        key = keys[turn % len(keys)]
        return {"other": self._line(turn)} if key == "other" else key

    def _name(self, turn: int) -> str:
        return self._words.names[turn % len(self._words.names)]

    def _line(self, turn: int) -> str:
        return self._words.lines[turn % len(self._words.lines)]


def _marks(grid: Grid) -> Iterator[tuple[Any, Any]]:
    keys = [choice.key for choice in grid.choices]
    for turn, row in enumerate(grid.rows):
        key = keys[turn % len(keys)]
        yield row.key, [key] if grid.is_many else key
