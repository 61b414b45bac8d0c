"""What holds for answers to any form, brought into any other: nothing is lost, nothing is invented."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.spec.forms import forms, values_of
from wta_forms.answers import Answer, Response, State, Status, response_to_json
from wta_forms.extract.versions.migrated import migrated
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.fitting import names_of
from wta_forms.spec.form import (
    Choice,
    Column,
    Form,
    Grid,
    Points,
    Question,
    Rank,
    Scale,
    Section,
    SelectMultiple,
    SelectOne,
    Sharing,
    Table,
    columns_of,
)
from wta_forms.spec.moves import Axis, Move, Part, Step

_EMPTY = st.sampled_from([State.BLANK, State.UNREAD, State.NOT_ASKED]).map(Answer)
_DOUBT = st.sampled_from([State.INVALID, State.CONFLICT])


@st.composite
def answers_to(draw: DrawFn, question: Question) -> Answer:
    """Any answer; of one that is in doubt there are words, longer than any key."""
    boxes = st.fixed_dictionaries(
        {}, optional={field.name: st.text("ab ", min_size=9) for field in fields_of_question(question)}
    )
    match draw(st.sampled_from(["answered", "answered", "empty", "doubt"])):
        case "empty":
            return draw(_EMPTY)
        case "doubt":
            return Answer(draw(_DOUBT), raw=draw(boxes))
        case _:
            return Answer(State.ANSWERED, draw(_values(question)))


def _values(question: Question) -> SearchStrategy[Any]:
    """As reading makes them: in the order offered, without what holds nothing; rows of grids by text."""
    match question:
        case Points(choices=choices):
            shares = (7, 3) if len(choices) > 1 else (10,)
            orders = st.permutations([choice.key for choice in choices])
            return orders.map(lambda keys: dict(zip(keys, shares, strict=False)))
        case Table():
            cells = st.fixed_dictionaries({column.id: values_of(column.cell) for column in question.columns})
            if isinstance(question.rows, int):
                return st.lists(cells, min_size=1, max_size=len(question.row_keys))
            first, *others = question.row_keys
            return st.fixed_dictionaries({first: cells}, optional=dict.fromkeys(others, cells))
        case Grid(rows=rows):
            marks = st.sampled_from([key for key, _ in columns_of(question)])
            in_row = st.lists(marks, min_size=1, unique=True) if question.is_many else marks
            return st.fixed_dictionaries({str(row.key): in_row for row in rows})
        case SelectMultiple():
            return values_of(question).map(lambda value: _in_order(question, value))
        case _:
            return values_of(question)


def _in_order(question: Question, value: list[Any]) -> list[Any]:
    chosen = {"other" if isinstance(each, dict) else str(each): each for each in value}
    return [chosen[name] for name in names_of(question, Axis.CHOICES) if name in chosen]


@st.composite
def responses(draw: DrawFn) -> tuple[Form, Response]:
    form = draw(forms)
    answers = {question.id: draw(answers_to(question)) for question in form.questions}
    return form, Response("a.pdf", "0", Status.READ, form.id, form.version, "en", answers=answers)


# --- everything is called otherwise -----------------------------------------------------------------------------------


def renamed(form: Form) -> tuple[Form, Step, Step]:
    """The next version, in which every name is another one, the step there, and the step back."""
    pairs = [_renamed(question, f"new{place}") for place, question in enumerate(form.questions)]
    made = replace(form, version=2, sections=(Section(members=tuple(question for question, _ in pairs)),))
    there = Step(1, tuple(move for _, move in pairs))
    return replace(made, migrate=(there,)), there, Step(2, tuple(_back(move) for move in there.moves))


def _renamed(question: Question, id: str) -> tuple[Question, Move]:
    changed: dict[str, Any] = {"id": id}
    parts: list[Part] = []
    for axis, name in ((Axis.CHOICES, "choices"), (Axis.ROWS, "rows")):
        named = getattr(question, name, None)
        if isinstance(named, tuple) and not isinstance(question, Sharing):
            changed[name] = tuple(replace(choice, key=_key(choice, place)) for place, choice in enumerate(named))
            parts += [Part(axis, str(choice.key), str(_key(choice, place))) for place, choice in enumerate(named)]
    if isinstance(question, Table):
        columns = [_column(column, place) for place, column in enumerate(question.columns)]
        changed["columns"] = tuple(column for column, _ in columns)
        parts += [part for _, part in columns]
    return replace(question, **changed), Move(question.id, (id,), tuple(parts))


def _key(choice: Choice, place: int) -> Any:
    return place + 5000 if isinstance(choice.key, int) else f"key{place}"


def _column(column: Column, place: int) -> tuple[Column, Part]:
    cell, move = _renamed(column.cell, f"col{place}")
    return replace(column, cell=cell), Part(Axis.COLUMNS, column.id, cell.id, choices=move.parts)  # type: ignore[arg-type]


def _back(move: Move) -> Move:
    return Move(move.to[0], (move.question,), tuple(_part_back(part) for part in move.parts))


def _part_back(part: Part) -> Part:
    return Part(part.axis, part.to, part.name, choices=tuple(_part_back(choice) for choice in part.choices))


@given(responses())
def test_a_rename_of_everything_loses_nothing_and_can_be_undone(asked: tuple[Form, Response]) -> None:
    form, response = asked
    newer, _, back = renamed(form)
    there = migrated(response, form, newer)
    assert there.unplaced == {}
    assert [answer.state for answer in there.answers.values()] == [answer.state for answer in response.answers.values()]
    again = migrated(there, newer, replace(form, version=3, migrate=(back,)))
    assert again.answers == response.answers
    assert again.unplaced == {}


# --- anything into anything -------------------------------------------------------------------------------------------


def atoms(value: Any) -> Iterator[str]:
    """Every key that was chosen, every figure and every text; rows and columns by their names with what is in them."""
    if isinstance(value, Mapping):
        for own in value.values():
            yield from atoms(own)
    elif isinstance(value, list):
        for own in value:
            yield from atoms(own)
    elif value is not None:
        yield str(value)


def _made_of(draw: DrawFn, question: Question) -> Question:
    """A question with fewer choices, rows or columns, or of the kind that has room for one answer alone."""
    changed: dict[str, Any] = {}
    for name in ("choices", "rows", "columns"):
        parts = getattr(question, name, None)
        if isinstance(parts, tuple) and not isinstance(question, Sharing):
            changed[name] = tuple(part for part in parts if draw(st.integers(0, 3))) or parts[:1]
    if isinstance(question, SelectMultiple) and draw(st.booleans()):
        return SelectOne(id=question.id, label=question.label, choices=changed["choices"], other=question.other)
    return replace(question, **changed)


@st.composite
def cut(draw: DrawFn) -> tuple[Form, Response, Form]:
    """Any form with answers, and what was made of its questions."""
    old, response = draw(responses())
    made = tuple(_made_of(draw, question) for question in old.questions)
    return old, response, replace(old, version=2, sections=(Section(members=made),))


@st.composite
def other(draw: DrawFn) -> tuple[Form, Response, Form]:
    """Any form with answers, and another one that says of some questions what became of them."""
    old, response = draw(responses())
    new = draw(forms)
    ids = st.sampled_from([question.id for question in new.questions])
    targets = st.lists(ids, max_size=2, unique=True).map(tuple)
    moves = tuple(Move(question.id, draw(targets)) for question in old.questions if draw(st.booleans()))
    return old, response, replace(new, version=2, migrate=(Step(1, moves),))


changes = cut() | other()


@pytest.mark.slow
@settings(max_examples=300)
@given(changes)
def test_everything_that_was_given_is_in_an_answer_or_kept(change: tuple[Form, Response, Form]) -> None:
    """Question by question: of two answers the same key may stand in both."""
    old, response, new = change
    for id, answer in response.answers.items():
        others = {each: Answer(State.BLANK) for each in response.answers}
        found = migrated(replace(response, answers={**others, id: answer}), old, new)
        there = [each for part in (found.answers, found.unplaced) for each in part.values()]
        assert not Counter(atoms(answer.value)) - Counter(atom for each in there for atom in atoms(each.value))
        if answer.is_given:
            said = {text for each in there for text in (*each.raw.values(), *atoms(each.value))}
            assert {text for text in answer.raw.values() if text.strip()} <= said


@given(changes)
def test_an_answer_is_one_to_its_new_question(change: tuple[Form, Response, Form]) -> None:
    old, response, new = change
    found = migrated(response, old, new)
    assert list(found.answers) == [question.id for question in new.questions]
    for question in new.questions:
        value = found.answers[question.id].value
        if value is None:
            continue
        match question:
            case SelectOne() | Scale() | Sharing():
                assert ("other" if isinstance(value, dict) else str(value)) in names_of(question, Axis.CHOICES)
            case SelectMultiple() | Rank():
                keys = ["other" if isinstance(each, dict) else str(each) for each in value]
                assert keys
                assert set(keys) <= set(names_of(question, Axis.CHOICES))
                assert len(keys) == len(set(keys))
            case Points():
                assert sum(value.values()) == question.points
            case Grid():
                assert set(value) <= set(names_of(question, Axis.ROWS))
            case Table(rows=int()):
                assert value[-1]
            case Table():
                assert all(value.values())
                assert set(value) <= set(names_of(question, Axis.ROWS))
            case _:
                assert isinstance(value, (str, int, float))


@given(changes)
def test_whatever_comes_of_it_can_be_printed_and_is_the_same_each_time(change: tuple[Form, Response, Form]) -> None:
    old, response, new = change
    found = migrated(response, old, new)
    assert json.dumps(response_to_json(found)) == json.dumps(response_to_json(migrated(response, old, new)))
    assert found.version == response.version
