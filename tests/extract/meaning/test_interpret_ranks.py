"""Figures beside choices: places in an order, and points shared out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.returned import answer_of, filled, problem
from tests.spec.paper import question_of
from wta_forms import errors
from wta_forms.answers import Answer, State
from wta_forms.extract.meaning.ranks import place_of

RANK = question_of("- {id: q, kind: rank, label: Q, up_to: 3, choices: {bus: Bus, van: Van, bike: Bike, foot: Foot}}")
FIRST = question_of("- {id: q, kind: rank, label: Q, up_to: 1, choices: {bus: Bus, van: Van}}")
SHARE = question_of("- {id: q, kind: points, label: Q, points: 10, choices: {bus: Bus, van: Van, bike: Bike}}")
HUNDRED = question_of("- {id: q, kind: points, label: Q, points: 100, choices: {bus: Bus, van: Van, bike: Bike}}")


def ranked(**beside: str) -> Answer:
    return answer_of(RANK, {f"q-{key}": text for key, text in beside.items()})


def first(**beside: str) -> Answer:
    return answer_of(FIRST, {f"q-{key}": text for key, text in beside.items()})


def shared(bus: str = "", van: str = "", bike: str = "", language: str = "en") -> Answer:
    return answer_of(SHARE, {"q-bus": bus, "q-van": van, "q-bike": bike}, language=language)


# --- places in an order ---------------------------------------------------------------------------------------------


def test_choices_are_listed_in_the_order_of_their_numbers() -> None:
    read = ranked(bus="2", van="3", foot="1")
    assert (read.state, read.value, read.problems) == (State.ANSWERED, ["foot", "bus", "van"], ())
    assert read.raw == {"q-bus": "2", "q-van": "3", "q-foot": "1"}


def test_fewer_than_asked_for_are_an_answer_and_none_is_blank() -> None:
    assert ranked(van="1", bike="2").value == ["van", "bike"]
    assert ranked() == Answer(State.BLANK)


@pytest.mark.parametrize(
    "text",
    [
        *("1", " 1 ", "1.", "1)", "(1)", "[1]", "#1", "# 1", "№1", "No. 1", "no 1", "nr 1", "1.0", "1st", "1 st"),
        *("1ST", "1º", "n.º 1", "1er", "1-й", "١", "१", "１", "①", "⒈", "一", "1:"),
    ],
)
def test_a_place_is_a_figure_however_it_is_written(text: str) -> None:
    assert ranked(bus=text).value == ["bus"]


@pytest.mark.parametrize("text", ["first", "1 or 2", "1/2", "½", "1.5", "1x", "-", "?", "2 3", "maybe 1", "-1", "1²"])
def test_what_is_no_place_is_invalid_and_kept(text: str) -> None:
    read = ranked(bus=text, van="1")
    assert (read.state, read.value, read.raw) == (State.INVALID, None, {"q-bus": text, "q-van": "1"})
    assert read.problems == problem(errors.RANK_NOT_A_PLACE, raw=text, label="Bus")


def test_two_choices_in_one_place_are_a_conflict_that_names_them() -> None:
    read = ranked(bus="1", van="2", bike="1")
    assert (read.state, read.value) == (State.CONFLICT, None)
    assert read.problems == problem(errors.RANK_TWICE, place=1, labels="'Bus', 'Bike'")


def test_a_place_left_out_is_asked_back() -> None:
    read = ranked(bus="1", van="3")
    assert (read.state, read.problems) == (State.INVALID, problem(errors.RANK_GAP, last=3, missing="2"))
    assert ranked(bike="3").problems == problem(errors.RANK_GAP, last=3, missing="1, 2")


@pytest.mark.parametrize("place", [0, 4, 17])
def test_a_place_beyond_those_asked_for_is_invalid(place: int) -> None:
    read = ranked(bus="1", van=str(place))
    assert (read.state, read.problems) == (
        State.INVALID,
        problem(errors.RANK_OUTSIDE, label="Van", place=place, most=3),
    )


def test_too_many_places_are_told_once() -> None:
    read = ranked(bus="1", van="2", bike="3", foot="4")
    assert (read.state, read.problems) == (State.INVALID, problem(errors.RANK_TOO_MANY, count=4, most=3))


@pytest.mark.parametrize("mark", ["x", "X", "Х", "✓", "✔️", "☑"])
def test_marks_in_place_of_numbers_are_asked_back(mark: str) -> None:
    read = ranked(bus=mark, foot=mark)
    assert (read.state, read.value, read.raw) == (State.INVALID, None, {"q-bus": mark, "q-foot": mark})
    assert read.problems == problem(errors.RANK_MARKED, labels="'Bus', 'Foot'")


def test_one_mark_says_nothing_of_an_order() -> None:
    assert ranked(bus="x").problems == problem(errors.RANK_MARKED, labels="'Bus'")
    assert ranked(bus="1", van="x").problems == problem(errors.RANK_MARKED, labels="'Van'")


@pytest.mark.parametrize("text", ["1", "x", "✓"])
def test_where_one_choice_is_asked_for_a_mark_will_do(text: str) -> None:
    assert first(van=text).value == ["van"]


def test_where_one_choice_is_asked_for_two_are_too_many_however_they_are_marked() -> None:
    assert first(bus="x", van="x").problems == problem(errors.RANK_MARKED, labels="'Bus', 'Van'")
    assert first(bus="1", van="x").state is State.INVALID
    assert first(bus="x", van="this").state is State.INVALID
    assert first(bus="1", van="2").problems == problem(errors.RANK_TOO_MANY, count=2, most=1)


def test_two_texts_beside_one_choice_are_a_conflict() -> None:
    twice = replace(filled(RANK, {"q-bus": "1"})["q-bus"], texts=("1", "2"))
    read = answer_of(RANK, {}, twice)
    assert (read.state, read.raw) == (State.CONFLICT, {"q-bus": "1", "q-bus#2": "2"})
    assert read.problems == problem(errors.TWO_VALUES, field="q-bus", values="1 | 2")


def test_what_is_said_of_a_box_names_its_choice() -> None:
    damaged = replace(filled(RANK, {"q-van": "1"})["q-van"], problems=(errors.CUT_EMOJI.at("q-van"),))
    assert answer_of(RANK, {}, damaged).problems == problem(errors.CUT_EMOJI, "Van")


@given(st.text(max_size=20))
def test_whatever_is_written_beside_a_choice_is_a_place_or_none(text: str) -> None:
    assert place_of(text) is None or text.strip()


# --- points ---------------------------------------------------------------------------------------------------------


def test_points_are_numbers_by_choice_and_a_nought_is_kept() -> None:
    assert shared(bus="7", bike="3").value == {"bus": 7, "bike": 3}
    assert shared(bus="10", van="0").value == {"bus": 10, "van": 0}
    assert shared() == Answer(State.BLANK)


def test_points_may_have_decimals_and_are_summed_up_as_they_are_typed() -> None:
    thirds = answer_of(HUNDRED, {"q-bus": "33.3", "q-van": "33.3", "q-bike": "33.4"})
    assert thirds.value == {"bus": 33.3, "van": 33.3, "bike": 33.4}
    assert shared("2,5", "7,5", language="pl").value == {"bus": 2.5, "van": 7.5}


def test_points_may_say_that_they_are_points() -> None:
    assert shared("4 points", "٦", "0 pts").value == {"bus": 4, "van": 6, "bike": 0}
    assert answer_of(HUNDRED, {"q-bus": "60%", "q-van": "40 %"}).value == {"bus": 60, "van": 40}
    assert shared("6%", "4%").state is State.INVALID


@pytest.mark.parametrize(
    ("bus", "van", "total"),
    [("5", "6", "11"), ("5", "", "5"), ("0", "0", "0"), ("9.5", "0.25", "9.75"), ("50", "50", "100")],
)
def test_points_that_do_not_come_to_what_was_asked_for_are_invalid(bus: str, van: str, total: str) -> None:
    read = shared(bus, van)
    assert (read.state, read.value, read.raw["q-bus"]) == (State.INVALID, None, bus)
    assert read.problems == problem(errors.POINTS_SUM, total=total, points=10)


def test_less_than_nothing_is_invalid_though_the_sum_is_right() -> None:
    read = shared("11", "-1")
    assert (read.state, read.problems) == (
        State.INVALID,
        problem(errors.NUMBER_TOO_SMALL, "Van", value=-1, least=0, most=None),
    )


def test_words_for_points_are_invalid_and_name_their_choice() -> None:
    read = shared("all", "10")
    assert (read.state, read.raw) == (State.INVALID, {"q-bus": "all", "q-van": "10"})
    assert read.problems == problem(errors.NOT_A_NUMBER, "Bus", raw="all")


def test_what_is_said_of_a_number_is_said_of_points() -> None:
    assert shared("about 4", "6").problems == problem(errors.NUMBER_READ_AS, "Bus", raw="about 4", value=4)


def test_two_numbers_beside_one_choice_are_a_conflict() -> None:
    twice = replace(filled(SHARE, {"q-bus": "4"})["q-bus"], texts=("4", "10"))
    assert answer_of(SHARE, {}, twice).state is State.CONFLICT


def test_keys_that_are_numbers_stay_numbers() -> None:
    scored = question_of("- {id: q, kind: points, label: Q, points: 10, choices: {1: Near, 2: Far}}")
    assert answer_of(scored, {"q-1": "4", "q-2": "6"}).value == {1: 4, 2: 6}
