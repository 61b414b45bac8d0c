"""Any form at all, for Hypothesis: every kind, ids and keys as odd as the language lets them be."""

from __future__ import annotations

from typing import Any, assert_never

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wta_forms.spec import wording
from wta_forms.spec.choices import EXTRAS
from wta_forms.spec.form import (
    Appearance,
    Cell,
    Choice,
    Column,
    Consent,
    Date,
    Email,
    Form,
    Grid,
    Number,
    Paragraph,
    Phone,
    Phrase,
    Points,
    Question,
    Rank,
    Scale,
    Section,
    SelectMultiple,
    SelectOne,
    Sharing,
    Signature,
    Table,
    Text,
    Tick,
    Ticked,
    columns_of,
    offered,
)

SPECIAL = ["a", "b", "a_b", "a_1", "other", "none", "unsure", "text", "other_text", "off", "x" * 40]
_letters = st.text("abz019_", max_size=3).map(lambda text: f"q{text}")
identifiers = st.one_of(st.sampled_from(SPECIAL), _letters)
_ids = st.lists(identifiers, min_size=1, max_size=4, unique=True)
_row_keys = st.lists(st.one_of(identifiers, st.integers(0, 999)), min_size=1, max_size=4, unique_by=str)
_choice_keys = _row_keys.map(lambda keys: [key for key in keys if key not in EXTRAS] or ["only"])
_typed = st.sampled_from([Text, Paragraph, Number, Date, Email, Phone, Tick])
_in_no_cell: SearchStrategy[type[Consent] | type[Signature]] = st.sampled_from([Consent, Signature])
_lines = st.integers(1, 3)
_booleans = st.booleans()
_kinds = st.sampled_from(
    ["typed", "typed", "alone", "one", "several", "scale", "sharing", "rank", "points", "grid", "table"]
)


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
    if draw(_booleans):
        return Scale(id=id, label=en("Q"), min=draw(_lines), max=5)
    cell: Cell = _typed_cell(draw, id)
    return cell


def _question(draw: DrawFn, id: str) -> Question:
    label, choices = en("Q"), _choices(draw(_choice_keys))
    extras: dict[str, Any] = {word: words for word, words in EXTRAS.items() if draw(_booleans)}
    unsure = extras.get("unsure")
    match draw(_kinds):
        case "one":
            look = draw(st.sampled_from(Appearance))
            return SelectOne(id=id, label=label, choices=choices, appearance=look, **extras)
        case "several":
            return SelectMultiple(id=id, label=label, choices=choices, **extras)
        case "scale":
            return Scale(id=id, label=label, min=draw(_lines), max=5, unsure=unsure)
        case "sharing":
            return Sharing(id=id, label=label, choices=wording.SHARING_CHOICES)
        case "rank":
            return Rank(id=id, label=label, choices=choices)
        case "points":
            return Points(id=id, label=label, choices=choices, points=10)
        case "grid":
            rows = _choices(draw(_row_keys))
            return Grid(id=id, label=label, rows=rows, choices=choices, is_many=draw(_booleans), unsure=unsure)
        case "table":
            return _table(draw, id)
        case "alone":
            alone: Consent | Signature = draw(_in_no_cell)(id=id, label=label)
            return alone
        case _:
            typed: Question = _typed_cell(draw, id)
            return typed


def _table(draw: DrawFn, id: str) -> Table:
    columns = tuple(Column(_cell(draw, column)) for column in draw(_ids))
    if draw(_booleans):
        return Table(id=id, label=en("Q"), columns=columns, rows=draw(_lines), more_rows=draw(st.integers(0, 2)))
    return Table(id=id, label=en("Q"), columns=columns, rows=_choices(draw(_row_keys)))


@st.composite
def _forms(draw: DrawFn) -> Form:
    members = tuple(_question(draw, id) for id in draw(_ids))
    return Form(id="small", version=1, title=en("Small"), languages=("en",), sections=(Section(members=members),))


forms = _forms()

_words = st.text("abc £\n", min_size=1, max_size=9)


def values_of(question: Question) -> SearchStrategy[Any]:
    """Whatever somebody may have answered."""
    match question:
        case SelectOne() | Scale() | Sharing():
            return _picked(question)
        case SelectMultiple():
            return st.lists(_picked(question), min_size=1, unique_by=str)
        case Rank(choices=choices):
            return st.permutations([choice.key for choice in choices])
        case Points(choices=choices):
            points = st.one_of(st.none(), st.integers(0, 10), st.floats(0, 10))
            return st.fixed_dictionaries({}, optional={choice.key: points for choice in choices})
        case Grid():
            keys = st.sampled_from([key for key, _ in columns_of(question)])
            marked = st.lists(keys, unique=True) if question.is_many else st.one_of(st.none(), keys)
            return st.fixed_dictionaries({}, optional={row.key: marked for row in question.rows})
        case Table():
            cells = {column.id: st.one_of(st.none(), values_of(column.cell)) for column in question.columns}
            row = st.fixed_dictionaries({}, optional=cells)
            if isinstance(question.rows, int):
                return st.lists(row, max_size=len(question.row_keys))
            return st.fixed_dictionaries({}, optional=dict.fromkeys(question.row_keys, row))
        case Tick() | Consent():
            return st.just(True)
        case Number():
            return st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
        case Date():
            return st.dates().map(lambda day: day.isoformat())
        case Text() | Paragraph() | Email() | Phone() | Signature():
            return _words
        case _:
            assert_never(question)


def _picked(question: Ticked) -> SearchStrategy[Any]:
    picked = st.sampled_from([key for key, _ in offered(question) if key != "other"])
    has_other = isinstance(question, (SelectOne, SelectMultiple)) and question.other is not None
    return st.one_of(picked, st.fixed_dictionaries({"other": _words})) if has_other else picked
