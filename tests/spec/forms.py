"""Any form at all, for Hypothesis: every kind, ids and keys as odd as the language lets them be."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.form import (
    Cell,
    Choice,
    Column,
    Date,
    Form,
    Number,
    Paragraph,
    Phrase,
    Question,
    Section,
    SelectMultiple,
    SelectOne,
    Table,
    Text,
    Tick,
    offered,
)

SPECIAL = ["a", "b", "a_b", "a_1", "other", "none", "unsure", "text", "other_text", "off", "x" * 40]
_letters = st.text("abz019_", max_size=3).map(lambda text: f"q{text}")
identifiers = st.one_of(st.sampled_from(SPECIAL), _letters)
_ids = st.lists(identifiers, min_size=1, max_size=4, unique=True)
_row_keys = st.lists(st.one_of(identifiers, st.integers(0, 999)), min_size=1, max_size=4, unique_by=str)
_choice_keys = _row_keys.map(lambda keys: [key for key in keys if key not in EXTRAS] or ["only"])
_typed = st.sampled_from([Text, Paragraph, Number, Date, Tick])
_lines = st.integers(1, 3)
_booleans = st.booleans()
_kinds = st.sampled_from(["typed", "typed", "one", "several", "table"])


def en(text: str) -> Phrase:
    return Phrase((("en", text),))


def _choices(keys: list[str | int]) -> tuple[Choice, ...]:
    return tuple(Choice(key, en(f"Choice {key}")) for key in keys)


def _typed_cell(draw: DrawFn, id: str) -> Any:
    made = draw(_typed)
    return made(id=id, label=en("Q"), **({"lines": draw(_lines)} if made is Text else {}))


def _cell(draw: DrawFn, id: str) -> Cell:
    if draw(_booleans):
        return SelectOne(id=id, label=en("Q"), choices=_choices(draw(_choice_keys)))
    cell: Cell = _typed_cell(draw, id)
    return cell


def _question(draw: DrawFn, id: str) -> Question:
    kind = draw(_kinds)
    if kind == "typed":
        question: Question = _typed_cell(draw, id)
        return question
    if kind == "table":
        columns = tuple(Column(_cell(draw, column)) for column in draw(_ids))
        rows = draw(_lines) if draw(_booleans) else _choices(draw(_row_keys))
        return Table(id=id, label=en("Q"), columns=columns, rows=rows)
    made: type[SelectOne] | type[SelectMultiple] = SelectOne if kind == "one" else SelectMultiple
    extras: dict[str, Any] = {word: words for word, words in EXTRAS.items() if draw(_booleans)}
    return made(id=id, label=en("Q"), choices=_choices(draw(_choice_keys)), **extras)


@st.composite
def _forms(draw: DrawFn) -> Form:
    members = tuple(_question(draw, id) for id in draw(_ids))
    return Form(id="small", version=1, title=en("Small"), languages=("en",), sections=(Section(members=members),))


forms = _forms()

_words = st.text("abc £\n", min_size=1, max_size=9)


def values_of(question: Question) -> SearchStrategy[Any]:
    """Whatever somebody may have answered."""
    match question:
        case SelectOne():
            return _picked(question)
        case SelectMultiple():
            return st.lists(_picked(question), min_size=1, unique_by=str)
        case Table():
            cells = {column.id: st.one_of(st.none(), values_of(column.cell)) for column in question.columns}
            row = st.fixed_dictionaries({}, optional=cells)
            if isinstance(question.rows, int):
                return st.lists(row, max_size=question.rows)
            return st.fixed_dictionaries({}, optional=dict.fromkeys(question.row_keys, row))
        case Tick():
            return st.just(True)
        case Number():
            return st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
        case Date():
            return st.dates().map(lambda day: day.isoformat())
        case Text() | Paragraph():
            return _words


def _picked(question: SelectOne | SelectMultiple) -> SearchStrategy[Any]:
    picked = st.sampled_from([key for key, _ in offered(question) if key != "other"])
    return st.one_of(picked, st.fixed_dictionaries({"other": _words})) if question.other else picked
