"""Where answers go by ``migrate``: version by version, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wta_forms.spec.moves import Axis, Move, Part, Route, Spot, Step, route_from

CHOICES, ROWS, COLUMNS = Axis.CHOICES, Axis.ROWS, Axis.COLUMNS


def moved(question: str, *to: str, parts: tuple[Part, ...] = ()) -> Move:
    return Move(question, to, parts)


def route(*moves: Move) -> Route:
    return Route((Step(1, moves),))


def test_what_no_step_names_stays_where_it_is() -> None:
    assert route(moved("a", "b")).questions("c") == ("c",)
    assert route(moved("a", "b")).spots(CHOICES, "c", "x") == (Spot("c", "x"),)
    assert Route().questions("a") == ("a",)


def test_a_renamed_question_takes_its_choices_rows_and_columns_along() -> None:
    for axis in Axis:
        assert route(moved("a", "b")).spots(axis, "a", "x") == (Spot("b", "x"),)


def test_two_questions_can_change_places() -> None:
    swapped = route(moved("a", "b"), moved("b", "a"))
    assert (swapped.questions("a"), swapped.questions("b")) == (("b",), ("a",))


def test_what_was_dropped_has_no_place_left() -> None:
    assert route(moved("a")).questions("a") == ()
    assert route(moved("a")).spots(ROWS, "a", "x") == ()
    assert route(moved("a", "a", parts=(Part(CHOICES, "x", ""),))).spots(CHOICES, "a", "x") == ()


def test_a_choice_can_be_called_otherwise_or_go_to_another_question() -> None:
    parts = (Part(CHOICES, "gp", "health"), Part(CHOICES, "nurse", "health"), Part(CHOICES, "lift", "bus", "travel"))
    made = route(moved("a", "b", "c", parts=parts))
    assert (
        made.spots(CHOICES, "a", "gp")
        == made.spots(CHOICES, "a", "nurse")
        == (Spot("b", "health"), Spot("c", "health"))
    )
    assert made.spots(CHOICES, "a", "lift") == (Spot("travel", "bus"),)
    assert made.spots(ROWS, "a", "gp") == (Spot("b", "gp"), Spot("c", "gp"))


def test_a_choice_of_a_column_goes_with_its_column() -> None:
    sort = Part(COLUMNS, "sort", "kind", choices=(Part(CHOICES, "rain", "wet"), Part(CHOICES, "snow", "")))
    made = route(moved("risks", "dangers", parts=(sort,)))
    assert made.cell_choices("risks", "sort", "rain") == ((Spot("dangers", "kind"), "wet"),)
    assert made.cell_choices("risks", "sort", "sun") == ((Spot("dangers", "kind"), "sun"),)
    assert made.cell_choices("risks", "sort", "snow") == ()
    assert made.cell_choices("risks", "other", "rain") == ((Spot("dangers", "other"), "rain"),)


def test_answers_take_the_steps_from_their_own_version_on_in_order() -> None:
    steps = (Step(3, (moved("c", "d"),)), Step(1, (moved("a", "b"),)), Step(2, (moved("b", "c"),)))
    assert [route_from(steps, version).questions("a") for version in (1, 2, 3)] == [("d",), ("a",), ("a",)]
    assert [route_from(steps, version).questions("b") for version in (1, 2, 3)] == [("d",), ("d",), ("b",)]
    assert route_from(steps, 4).questions("c") == ("c",)


_ids = st.sampled_from("abcde")
_moves = st.builds(Move, _ids, st.lists(_ids, max_size=2, unique=True).map(tuple))
_steps = st.lists(st.builds(Step, st.integers(1, 4), st.lists(_moves, unique_by=lambda move: move.question).map(tuple)))


@given(steps=st.lists(_steps, max_size=1).map(lambda lists: tuple(step for steps in lists for step in steps)), id=_ids)
def test_going_all_the_way_is_going_step_by_step(steps: tuple[Step, ...], id: str) -> None:
    one_by_one = {step.version: step for step in steps}
    route_there = route_from(one_by_one.values(), 1)
    places = {id}
    for number in sorted(one_by_one):
        places = {to for place in places for to in Route((one_by_one[number],)).questions(place)}
    assert set(route_there.questions(id)) == places
