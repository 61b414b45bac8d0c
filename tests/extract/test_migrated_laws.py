"""What holds for answers to any form, brought into any other: nothing is lost, nothing is invented."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.spec.forms import forms, values_of
from wta_forms.answers import Answer, Response, State, Status, response_to_json
from wta_forms.extract.migrated import migrated
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
)
from wta_forms.spec.moves import Axis, Move, Part, Step

_EMPTY = st.sampled_from([State.BLANK, State.UNREAD, State.NOT_ASKED]).map(Answer)
_DOUBT = st.sampled_from([State.INVALID, State.CONFLICT])


@st.composite
def answers_to(draw: DrawFn, question: Question) -> Answer:
    """Any answer; of one that is in doubt there are the words."""
    boxes = st.fixed_dictionaries(
        {}, optional={field.name: st.text("ab ", min_size=1) for field in fields_of_question(question)}
    )
    match draw(st.sampled_from(["answered", "answered", "empty", "doubt"])):
        case "empty":
            return draw(_EMPTY)
        case "doubt":
            return Answer(draw(_DOUBT), raw=draw(boxes))
        case _:
            value = _as_read(question, draw(values_of(question)))
            return Answer(State.ANSWERED, value) if value else draw(_EMPTY)


def _as_read(question: Question, value: Any) -> Any:
    """As reading makes it: in the order offered, without rows, cells and shares that hold nothing."""
    match question:
        case SelectMultiple():
            chosen = {"other" if isinstance(each, dict) else str(each): each for each in value}
            return [chosen[name] for name in names_of(question, Axis.CHOICES) if name in chosen]
        case Grid():
            return {str(row): mark for row, mark in value.items() if mark not in (None, [])}
        case Points():
            shares = {key: share for key, share in value.items() if share}
            return shares if sum(shares.values()) == question.points else {}
        case Table(rows=int()):
            rows = [{id: cell for id, cell in row.items() if cell is not None} for row in value]
            return rows[: max((n for n, row in enumerate(rows, 1) if row), default=0)]
        case Table():
            rows = {str(key): {id: cell for id, cell in row.items() if cell is not None} for key, row in value.items()}
            return {key: row for key, row in rows.items() if row}
        case _:
            return value


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


@st.composite
def changes(draw: DrawFn) -> tuple[Form, Response, Form]:
    """Any form with answers, and another that says of some questions what became of them."""
    old, response = draw(responses())
    new = draw(forms)
    ids = st.sampled_from([question.id for question in new.questions])
    targets = st.lists(ids, max_size=2, unique=True).map(tuple)
    moves = tuple(Move(question.id, draw(targets)) for question in old.questions if draw(st.booleans()))
    return old, response, replace(new, version=2, migrate=(Step(1, moves),))


@given(changes())
def test_everything_that_was_given_is_in_an_answer_or_kept(change: tuple[Form, Response, Form]) -> None:
    old, response, new = change
    found = migrated(response, old, new)
    given_then = Counter(atom for answer in response.answers.values() for atom in atoms(answer.value))
    placed = Counter(atom for answer in found.answers.values() for atom in atoms(answer.value))
    kept = Counter(atom for answer in found.unplaced.values() for atom in atoms(answer.value))
    once = {atom for atom in given_then if atom not in placed + kept}
    assert not once
    words = {text for answer in response.answers.values() if answer.is_given for text in answer.raw.values()}
    there = {text for part in (found.answers, found.unplaced) for each in part.values() for text in each.raw.values()}
    assert {word for word in words if word.strip()} <= there | placed.keys() | kept.keys()


@given(changes())
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


@given(changes())
def test_whatever_comes_of_it_can_be_printed_and_is_the_same_each_time(change: tuple[Form, Response, Form]) -> None:
    old, response, new = change
    found = migrated(response, old, new)
    assert json.dumps(response_to_json(found)) == json.dumps(response_to_json(migrated(response, old, new)))
    assert found.version == response.version
