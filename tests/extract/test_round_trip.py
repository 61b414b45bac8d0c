"""The way there and back: whatever somebody may answer is read as it was filled in, for every kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.extract.returned import answer_again
from tests.spec.paper import question_of
from wta_forms.answers import State
from wta_forms.spec.form import Question

_words = st.text(min_size=1, max_size=30).filter(lambda text: text == text.strip())
_ways = st.sampled_from(["bus", "van", "bike"])
_way_or_other = st.one_of(_ways, st.sampled_from(["unsure", "none"]), st.fixed_dictionaries({"other": _words}))
_emails = st.sampled_from(["ann@example.org", "Ann <a@b.pl>"])
_days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
_phones = st.sampled_from(["0131 496 0000", "٠١٣١"])
_points = st.integers(0, 20).flatmap(lambda bus: st.just({"bus": bus / 2, "van": 0, "bike": 10 - bus / 2}))

CHOICES = "choices: {bus: Bus, van: Van, bike: Bike}"
ONE = f"- {{id: q, kind: select_one, label: Q, {CHOICES}, other: true, none: true, unsure: true"
GRID = "- {id: q, kind: grid, label: Q, rows: {6: Hall, 7: Yard}, choices: {1: Bad, 2: Good}, unsure: true"
COLUMNS = f"""
  columns:
  - {{id: mail, kind: email, label: E-mail}}
  - {{id: call, kind: phone, label: Telephone}}
  - {{id: well, kind: scale, label: How well?, min: 0, max: 5}}
  - {{id: way, kind: select_one, label: Way, {CHOICES}}}
  - {{id: done, kind: tick, label: Done}}
"""
_any_cells: dict[str, SearchStrategy[Any]] = {
    "mail": _emails,
    "call": _phones,
    "well": st.integers(0, 5),
    "way": _ways,
    "done": st.just(True),
}
_cells = st.fixed_dictionaries({}, optional=_any_cells)
_rows = st.lists(_cells, min_size=1, max_size=3).filter(lambda rows: bool(rows[-1]))
_keyed_rows = st.dictionaries(st.sampled_from(["6", "7"]), _cells.filter(bool), min_size=1)

ANSWERS: list[tuple[str, SearchStrategy[Any]]] = [
    ("- {id: q, kind: text, label: Q}", _words),
    ("- {id: q, kind: paragraph, label: Q}", _words),
    ("- {id: q, kind: number, label: Q}", st.integers(-(10**6), 10**6)),
    ("- {id: q, kind: date, label: Q}", _days),
    ("- {id: q, kind: email, label: Q}", _emails),
    ("- {id: q, kind: phone, label: Q}", _phones),
    ("- {id: q, kind: signature, label: Q}", _words),
    ("- {id: q, kind: tick, label: Q}", st.just(True)),
    ("- {id: q, kind: consent, label: Q}", st.just(True)),
    ("- {id: q, kind: sharing}", st.sampled_from(["name", "role", "neither", "count"])),
    ("- {id: q, kind: scale, label: Q, min: 0, max: 9}", st.integers(0, 9)),
    (f"{ONE}}}", _way_or_other),
    (f"{ONE}, appearance: radio}}", _way_or_other),
    (f"{ONE}, appearance: minimal}}", _way_or_other),
    (
        ONE.replace("select_one", "select_multiple") + "}",
        st.sampled_from([["bus", "bike"], ["none"], [{"other": "x"}]]),
    ),
    (f"- {{id: q, kind: rank, label: Q, {CHOICES}}}", st.lists(_ways, min_size=1, unique=True)),
    (f"- {{id: q, kind: points, label: Q, points: 10, {CHOICES}}}", _points),
    (f"{GRID}}}", st.dictionaries(st.sampled_from(["6", "7"]), st.sampled_from([1, 2, "unsure"]), min_size=1)),
    (
        f"{GRID}, tick: many}}",
        st.dictionaries(st.sampled_from(["6", "7"]), st.sampled_from([[1], [1, 2], ["unsure"]]), min_size=1),
    ),
    (f"- id: q\n  kind: table\n  label: Q\n  rows: 1\n  more_rows: 2{COLUMNS}", _rows),
    (f"- id: q\n  kind: table\n  label: Q\n  rows: {{6: Hall, 7: Yard}}{COLUMNS}", _keyed_rows),
]
QUESTIONS = [(question_of(spec), values) for spec, values in ANSWERS]


@given(st.data())
@pytest.mark.parametrize(("question", "values"), QUESTIONS)
def test_what_was_filled_in_is_read(question: Question, values: SearchStrategy[Any], data: st.DataObject) -> None:
    value = data.draw(values)
    read = answer_again(question, value)
    assert (read.state, read.value, read.problems) == (State.ANSWERED, value, ())


def test_every_kind_goes_there_and_back() -> None:
    assert {type(question) for question, _ in QUESTIONS} == set(Question.__args__)
