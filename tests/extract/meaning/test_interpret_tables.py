"""Tables: rows, cells, drop-downs, and a bad cell that must not lose its row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import Answer, State, Status
from wta_forms.errors import Problem
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Choice, Column, Form, Number, Phrase, Section, SelectOne, Table, Text, Tick


def phrase(en: str, pl: str = "") -> Phrase:
    return Phrase((("en", en), ("pl", pl or en)))


WHAT = Text(id="what", label=phrase("What is missing?", "Czego brakuje?"))
URGENT = SelectOne(
    id="urgent",
    label=phrase("How urgent?", "Jak pilne?"),
    choices=(Choice("high", phrase("High", "Wysoko")), Choice("low", phrase("Low  need", "Niska potrzeba"))),
    other=phrase("Something else", "Coś innego"),
)
COST = Number(id="cost", label=phrase("Cost"))
DONE = Tick(id="done", label=phrase("Done"))
GAPS = Table(
    id="gaps", label=phrase("Gaps", "Braki"), rows=4, columns=tuple(Column(cell) for cell in (WHAT, URGENT, COST, DONE))
)
ROOMS = Table(
    id="gaps",
    label=phrase("Rooms"),
    rows=(Choice("hall", phrase("The hall")), Choice("yard", phrase("The yard"))),
    columns=(Column(WHAT), Column(COST)),
)


def answer(table: Table, *values: RawValue, language: str = "en", **cells: str) -> Answer:
    """``cells`` are named row_column; every other box came back empty."""
    texts = {f"gaps-{cell.replace('_', '-')}": text for cell, text in cells.items()}
    returned = {
        field.name: RawValue(field.name, FieldKind.TEXT, (texts[field.name],) if field.name in texts else ())
        for field in fields_of_question(table)
    }
    returned |= {value.name: value for value in values}
    form = Form(id="f", version=1, title=phrase("F"), languages=("en", "pl"), sections=(Section(members=(table,)),))
    return interpret(form, RawForm(Status.READ, returned), language=language).answers["gaps"]


def problem(message: errors.Message, where: str, /, **values: object) -> tuple[Problem, ...]:
    return (message.at(f"question 1, {where}", **values),)


def test_rows_are_what_is_written_in_them_and_blank_ones_at_the_end_are_left_out() -> None:
    read = answer(GAPS, **{"1_what": "Ramp", "1_urgent": "High", "1_cost": "500", "2_done": "yes"})
    assert read.value == [{"what": "Ramp", "urgent": "high", "cost": 500}, {"done": True}]
    assert (read.state, read.problems) == (State.ANSWERED, ())


def test_a_blank_row_in_between_is_kept_so_that_rows_keep_their_numbers() -> None:
    assert answer(GAPS, **{"3_what": "Ramp"}).value == [{}, {}, {"what": "Ramp"}]


def test_a_table_without_a_word_is_blank() -> None:
    assert answer(GAPS) == answer(ROOMS) == Answer(State.BLANK)


def test_rows_with_keys_are_kept_by_their_key_where_something_stands_in_them() -> None:
    assert answer(ROOMS, yard_what="Lamp").value == {"yard": {"what": "Lamp"}}


def test_a_bad_cell_does_not_lose_its_row_and_its_words_are_kept() -> None:
    read = answer(GAPS, **{"2_what": "Ramp", "2_cost": "a lot"})
    assert (read.state, read.value) == (State.ANSWERED, [{}, {"what": "Ramp"}])
    assert read.raw == {"gaps-2-what": "Ramp", "gaps-2-cost": "a lot"}
    assert read.problems == problem(errors.NOT_A_NUMBER, "Gaps, row 2, Cost", raw="a lot")


def test_a_row_that_holds_only_a_bad_cell_keeps_its_place() -> None:
    assert answer(GAPS, **{"1_cost": "a lot", "2_cost": "5"}).value == [{}, {"cost": 5}]
    assert answer(GAPS, **{"1_cost": "5", "2_cost": "a lot"}).value == [{"cost": 5}, {}]


def test_a_table_in_which_nothing_can_be_read_is_invalid_or_a_conflict() -> None:
    assert answer(GAPS, **{"1_cost": "a lot"}).state is State.INVALID
    contradicted = RawValue("gaps-1-what", FieldKind.TEXT, ("Ramp", "Lift"))
    read = answer(GAPS, contradicted, **{"1_cost": "a lot"})
    assert (read.state, read.value) == (State.CONFLICT, None)
    assert read.raw == {"gaps-1-what": "Ramp", "gaps-1-what#2": "Lift", "gaps-1-cost": "a lot"}


def test_a_problem_in_a_row_with_words_of_its_own_is_named_by_them() -> None:
    read = answer(ROOMS, hall_cost="a lot", hall_what="Lamp")
    assert read.problems == problem(errors.NOT_A_NUMBER, "Rooms, The hall, Cost", raw="a lot")


def test_a_cell_that_did_not_come_back_is_named() -> None:
    form = Form(id="f", version=1, title=phrase("F"), languages=("en",), sections=(Section(members=(ROOMS,)),))
    here = {"gaps-hall-what": RawValue("gaps-hall-what", FieldKind.TEXT, ("Lamp",))}
    read = interpret(form, RawForm(Status.READ, here), language="en").answers["gaps"]
    assert read.value == {"hall": {"what": "Lamp"}}
    assert [each.where for each in read.problems] == [
        *("question 1, Rooms, The hall, Cost", "question 1, Rooms, The yard, What is missing?"),
        "question 1, Rooms, The yard, Cost",
    ]


def test_a_required_column_is_asked_for_only_in_rows_that_are_used() -> None:
    table = replace(ROOMS, columns=(Column(WHAT), Column(replace(COST, required=True))))
    assert answer(table, hall_what="Lamp").problems == problem(errors.REQUIRED_BLANK, "Rooms, The hall, Cost")


def test_prefilled_rows_count_as_soon_as_one_cell_is_changed() -> None:
    kept = RawValue("gaps-hall-what", FieldKind.TEXT, ("Lamp",), initial="Lamp")
    assert answer(ROOMS, kept).state is State.BLANK
    assert answer(ROOMS, kept, yard_cost="5").value == {"hall": {"what": "Lamp"}, "yard": {"cost": 5}}


# --- drop-downs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "label", "key"),
    [
        ("en", "High", "high"),
        ("en", "low need", "low"),
        ("en", "Low\n need ", "low"),
        ("pl", "Wysoko", "high"),
        ("pl", "High", "high"),
        ("en", "Niska potrzeba", "low"),
        ("en", "low", "low"),
        ("pl", "Cos\u0301 innego", {"other": ""}),
    ],
)
def test_a_label_of_a_list_is_read_as_its_key(language: str, label: str, key: object) -> None:
    assert answer(GAPS, language=language, **{"1_urgent": label}).value == [{"urgent": key}]


def test_the_label_of_the_copys_language_comes_before_a_key_that_looks_like_it() -> None:
    crossed = SelectOne(
        id="urgent", label=phrase("Urgent?"), choices=(Choice("low", phrase("High")), Choice("high", phrase("Low")))
    )
    table = replace(GAPS, columns=(Column(crossed),))
    assert answer(table, **{"1_urgent": "High"}).value == [{"urgent": "low"}]


def test_an_export_value_is_read_by_the_label_the_file_shows_for_it() -> None:
    indexed = RawValue("gaps-1-urgent", FieldKind.LIST, ("0",), options=(("0", "High"), ("1", "Low need")))
    assert answer(GAPS, indexed).value == [{"urgent": "high"}]


def test_words_that_are_not_in_the_list_are_kept_and_asked_about() -> None:
    read = answer(GAPS, **{"1_urgent": "very", "1_what": "Ramp"})
    assert (read.value, read.raw["gaps-1-urgent"]) == ([{"what": "Ramp"}], "very")
    assert read.problems == problem(errors.NOT_IN_LIST, "Gaps, row 1, How urgent?", raw="very")


def test_problems_in_cells_are_named_in_the_language_of_the_copy() -> None:
    read = answer(GAPS, language="pl", **{"1_urgent": "bardzo"})
    assert read.problems == problem(errors.NOT_IN_LIST, "Braki, row 1, Jak pilne?", raw="bardzo")


_CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(["what", "urgent", "cost", "done"])),
    st.text(max_size=10),
)


@given(_CELLS)
def test_whatever_is_typed_into_a_table_is_kept(typed: dict[tuple[str, str], str]) -> None:
    read = answer(GAPS, **{f"{row}_{column}": text for (row, column), text in typed.items()})
    said = {f"gaps-{row}-{column}": text.strip() for (row, column), text in typed.items() if text.strip()}
    assert read.raw == said
    if read.state is State.ANSWERED:
        assert len(read.value) == max(int(name.split("-")[1]) for name in said)
