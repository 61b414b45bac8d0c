"""What becomes of the answers of all, one way of merging after the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, invalid, only_block, plan_from, said
from wta_forms.plan.figures import Camp, Spread
from wta_forms.plan.model import Bar, Block, Chart, Listing, Parts, Quotes, Rating, Ratings, Sentence, Unit
from wta_forms.plan.settling.decisions import Decisions

WAY = "id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van, foot: On foot}, unsure: true"
SURE = "id: sure, kind: scale, label: How sure?, max: 5, low: Not at all, high: Very, unsure: true"
AGREE = "id: agree, kind: select_one, label: Agree?, choices: {1: No, 2: Neither, 3: Yes}, unsure: true"


def merged(question: str, way: str, *values: Any, **options: Any) -> Block:
    """The block of a question with one answer of each person, one a day."""
    id = question.partition("id: ")[2].partition(",")[0]
    people = [said(f"P{day}", day=day, **{id: value}) for day, value in enumerate(values, 1)]
    return only_block(plan_from(form_of(f"- {{{question}}}"), people, f"{{from: drivers.{id}, as: {way}}}", **options))


def lines(made: Block) -> list[tuple[str, tuple[int, ...]]]:
    assert isinstance(made.body, (Listing, Sentence))
    return [(line.words, line.numbers) for line in made.body.lines]


# --- one answer of all ------------------------------------------------------------------------------------------------


def test_the_majority_is_what_most_took_with_how_many_of_how_many() -> None:
    made = merged(f"{WAY}, merge: majority", "sentence", "bus", "van", "bus")
    assert lines(made) == [("By bus (2 of 3)", (1, 3))]


def test_a_tie_is_said_and_not_broken() -> None:
    made = merged(f"{WAY}, merge: majority", "list", "bus", "van", "van", "bus", "foot")
    assert lines(made) == [("By bus and By van (2 of 5 each)", (1, 2, 3, 4))]


def test_words_have_a_majority_too_whatever_their_capitals_and_their_full_stop() -> None:
    made = merged(
        "id: name_it, kind: text, label: Name, merge: majority", "list", "The fridge", "the  fridge.", "Other"
    )
    assert lines(made) == [("The fridge (2 of 3)", (1, 2))]


def test_a_union_has_every_different_answer_once_with_all_their_numbers() -> None:
    made = merged("id: gap, kind: text, label: Gap, merge: union", "list", "A van", "a VAN.", "Time")
    assert lines(made) == [("A van", (1, 2)), ("Time", (3,))]


def test_quotes_of_which_some_say_the_same_are_a_list() -> None:
    question = "id: gap, kind: paragraph, label: Gap, merge: union"
    assert isinstance(merged(question, "quotes", "A van", "Time").body, Quotes)
    assert lines(merged(question, "quotes", "A van", "Time", "a van")) == [("A van", (1, 3)), ("Time", (2,))]


@pytest.mark.parametrize(("strategy", "words"), [("first", "A van"), ("latest", "Time")])
def test_the_first_and_the_latest_answer_stand_alone(strategy: str, words: str) -> None:
    made = merged(f"id: gap, kind: text, label: Gap, merge: {strategy}", "sentence", "A van", "A bus", "Time")
    assert [line for line, _ in lines(made)] == [words]


def test_where_all_agree_nobody_has_to_decide() -> None:
    made = merged(f"{WAY}, merge: decide", "sentence", "bus", "bus")
    assert lines(made) == [("By bus", (1, 2))]
    assert not made.is_undecided


def test_where_people_differ_somebody_has_to_decide() -> None:
    made = merged(f"{WAY}, merge: decide", "sentence", "bus", "van", "bus")
    assert lines(made) == [("By bus", (1, 3)), ("By van", (2,))]
    assert made.is_undecided


@pytest.mark.parametrize("written", ["van", "By van"])
def test_a_decision_stands_for_all_and_is_said_to_be_one(written: str) -> None:
    decided = Decisions(answers={"drivers.way": written})
    made = merged(f"{WAY}, merge: decide", "list", "bus", "van", "bus", decisions=decided)
    assert lines(made) == [("By van (decided by the facilitator)", (2,))]
    assert not made.is_undecided


@pytest.mark.parametrize("way", ["list", "sentence", "chart"])
def test_a_decision_breaks_a_tie(way: str) -> None:
    decided = Decisions(answers={"drivers.way": "van"})
    tie = merged(f"{WAY}, merge: majority", way, "bus", "van", decisions=decided)
    assert lines(tie) == [("By van (decided by the facilitator)", (2,))]


def test_where_the_form_leaves_nothing_to_decide_a_decision_changes_nothing() -> None:
    decided = Decisions(answers={"drivers.way": "van"})
    assert lines(merged(WAY, "list", "bus", "van", decisions=decided)) == lines(merged(WAY, "list", "bus", "van"))


@pytest.mark.parametrize(
    ("question", "written", "words"),
    [
        ("id: q, kind: number, label: N, unit: £, merge: decide", "1850", "£1,850"),
        ("id: q, kind: date, label: D, merge: decide", "2026-03-31", "31 March 2026"),
        ("id: q, kind: select_multiple, label: M, choices: {a: Ants, b: Bees}, merge: decide", "b, a", "Bees; Ants"),
        ("id: q, kind: text, label: T, merge: decide", "The fridge", "The fridge"),
    ],
)
def test_a_decision_is_spoken_like_an_answer(question: str, written: str, words: str) -> None:
    value: Any = {"N": 5, "D": "2026-01-01", "M": ["a"], "T": "A van"}[question.partition("label: ")[2][0]]
    made = merged(question, "list", value, decisions=Decisions(answers={"drivers.q": written}))
    assert lines(made) == [(f"{words} (decided by the facilitator)", ())]


# --- figures ----------------------------------------------------------------------------------------------------------

MONEY = "id: money, kind: number, label: How much?, unit: £"


@pytest.mark.parametrize(
    ("merge", "words"),
    [
        ("median", "£500 (the middle of 3 answers, from £100 to £3,000)"),
        ("mean", "£1,200 (the average of 3 answers, from £100 to £3,000)"),
        ("sum", "£3,600 (3 answers together, from £100 to £3,000)"),
    ],
)
def test_numbers_are_reckoned_with_their_unit_their_range_and_how_many(merge: str, words: str) -> None:
    made = merged(f"{MONEY}, merge: {merge}", "sentence", 3000, 100, 500)
    assert lines(made) == [(words, (1, 2, 3))]


def test_the_only_number_and_equal_numbers_have_no_range() -> None:
    assert lines(merged(MONEY, "sentence", 1850)) == [("£1,850", (1,))]
    assert lines(merged(MONEY, "sentence", 5, 5)) == [("£5 (all 2 answers)", (1, 2))]


def test_the_middle_of_an_even_number_of_answers_lies_between_two_of_them() -> None:
    assert lines(merged(MONEY, "list", 100, 205.5))[0][0].startswith("£152.75 (")


def test_what_people_wrote_with_a_point_is_added_up_exactly() -> None:
    assert lines(merged(f"{MONEY}, merge: sum", "list", 0.1, 0.2)) == [
        ("£0.3 (2 answers together, from £0.1 to £0.2)", (1, 2))
    ]


def test_who_is_not_sure_is_in_no_figure() -> None:
    made = merged(f"{SURE}, merge: median", "sentence", 2, "unsure", 5, 4)
    assert lines(made) == [("4 of 5 (the middle of 3 answers, from 2 to 5; 1 person not sure)", (1, 3, 4))]
    charted = merged(f"{SURE}, merge: median", "chart", 2, "unsure", 5, 4)
    assert charted.body == Ratings(
        1, 5, "Not at all", "Very", (Rating("How sure?", 4, 2, 5, 3, 1, (1, 3, 4), (0, 1, 0, 1, 1)),)
    )


def test_where_nobody_gave_a_score_it_is_said_who_was_not_sure() -> None:
    charted = merged(f"{SURE}, merge: median", "chart", "unsure", "unsure")
    assert charted.body == Ratings(
        1, 5, "Not at all", "Very", (Rating("How sure?", 0, 0, 0, 0, 2, (1, 2), (0, 0, 0, 0, 0)),)
    )
    assert lines(merged(f"{SURE}, merge: median", "list", "unsure")) == [("no rating (1 person not sure)", (1,))]


def test_who_ticked_none_or_what_is_gone_is_told_as_without_a_rating() -> None:
    question = f"{AGREE}, none: true, merge: median"
    charted = merged(question, "chart", "none", "gone_by", "unsure", 3)
    assert isinstance(charted.body, Ratings)
    assert charted.body.rows == (Rating("Agree? (2 people without a rating)", 3, 3, 3, 1, 1, (4,), (0, 0, 1)),)
    assert lines(merged(question, "list", "none", "unsure")) == [
        ("no rating (1 person not sure; 1 person without a rating)", (1, 2))
    ]


def test_the_average_of_one_scale_and_the_middle_of_another_are_no_one_chart() -> None:
    form = form_of(
        f"- {{{SURE}, merge: mean}}\n- {{id: warm, kind: scale, label: Warm?, max: 5, unsure: true, merge: median}}"
    )
    people = [said(f"P{day}", day=day, sure=value, warm=value) for day, value in enumerate([1, 1, 4], 1)]
    made = only_block(plan_from(form, people, "{from: [drivers.sure, drivers.warm], as: chart}"))
    assert isinstance(made.body, Parts)
    bodies = [part.body for part in made.body.blocks]
    assert [(body.is_mean, body.rows[0].middle) for body in bodies if isinstance(body, Ratings)] == [
        (True, 2),
        (False, 1),
    ]


@pytest.mark.parametrize("asks", ["kind: select_one", "kind: select_multiple"])
def test_the_same_words_beside_other_are_one_bar(asks: str) -> None:
    question = f"id: way, {asks}, label: Way?, choices: {{bus: By bus, van: By van}}, other: true"
    values: list[Any] = [{"other": "By boat"}, {"other": "by  boat."}, "bus"]
    made = merged(question, "chart", *([value] if "multiple" in asks else value for value in values))
    assert isinstance(made.body, Chart)
    assert [(bar.words, bar.count) for bar in made.body.bars] == [("“By boat”", 2), ("By bus", 1)]


def test_the_average_of_scores() -> None:
    made = merged(f"{SURE}, merge: mean", "chart", 2, 5, 3)
    assert made.body == Ratings(
        1, 5, "Not at all", "Very", (Rating("How sure?", 3.33, 2, 5, 3, 0, (1, 2, 3), (0, 1, 1, 0, 1)),), True
    )


def test_a_scored_choice_is_its_label_or_between_two() -> None:
    between = merged(f"{AGREE}, merge: median", "sentence", 2, 3)
    assert lines(between) == [("between Neither and Yes (the middle of 2 answers, from Neither to Yes)", (1, 2))]
    assert lines(merged(f"{AGREE}, merge: median", "sentence", 3, "unsure")) == [("Yes (1 person not sure)", (1,))]


# --- tallies of what goes from less to more ---------------------------------------------------------------------------


def test_the_points_of_a_scale_stand_in_their_order_with_those_that_nobody_took() -> None:
    made = merged(SURE, "chart", 5, 2, 2, "unsure")
    bars = (
        Bar("1 of 5 (Not at all)", 0),
        Bar("2 of 5", 2, (2, 3)),
        Bar("3 of 5", 0),
        Bar("4 of 5", 0),
        Bar("5 of 5 (Very)", 1, (1,)),
        Bar("Not sure", 1, (4,)),
    )
    assert made.body == Chart(4, bars)
    assert lines(merged(SURE, "list", 5, 2, 2)) == [("2 of 5", (2, 3)), ("5 of 5 (Very)", (1,))]


# --- orders and points ------------------------------------------------------------------------------------------------

RANK = "id: first, kind: rank, label: First?, choices: {a: People, b: Places, c: Money, d: Time}, up_to: 2"


def test_of_two_places_the_first_has_two_points_and_ties_share_a_place() -> None:
    made = merged(RANK, "chart", ["a", "b"], ["b", "a"], ["c"])
    bars = (
        Bar("People", 3, (1, 2), 1, (1, 1)),
        Bar("Places", 3, (1, 2), 1, (1, 1)),
        Bar("Money", 2, (3,), 3, (1, 0)),
    )
    assert made.body == Chart(6, bars, ("Time",), Unit.POINTS, people=3)


def test_without_a_limit_there_are_as_many_points_as_choices() -> None:
    made = merged(RANK.removesuffix(", up_to: 2"), "list", ["a", "b"], ["b"])
    assert lines(made) == [("Places (7 points)", (1, 2)), ("People (4 points)", (1,))]


POINTS = "id: share, kind: points, points: 100, label: Share, choices: {a: People, b: Places, c: Money}"


def test_points_of_all_are_added_up() -> None:
    made = merged(POINTS, "chart", {"a": 33.3, "b": 66.7}, {"a": 33.3, "b": 66.7})
    bars = (Bar("Places", 133.4, (1, 2)), Bar("People", 66.6, (1, 2)))
    assert made.body == Chart(200, bars, ("Money",), Unit.POINTS, people=2)


def test_on_average_who_gave_none_gave_nothing() -> None:
    made = merged(f"{POINTS}, merge: mean", "chart", {"a": 100}, {"b": 100})
    assert made.body == Chart(
        100, (Bar("People", 50, (1,)), Bar("Places", 50, (2,))), ("Money",), Unit.POINTS, people=2
    )


def test_points_that_do_not_add_up_are_spoiled_and_count_nowhere() -> None:
    spoiled = invalid(**{"share-a": "60", "share-b": "30"})
    made = merged(POINTS, "chart", {"a": 100}, spoiled, {"a": 60, "b": 30})
    assert made.body == Chart(100, (Bar("People", 100, (1,)),), ("Places", "Money"), Unit.POINTS, people=1, spoiled=2)
    assert [entry.doubt for entry in made.doubts] == [
        "“60” beside People and “30” beside Places could not be used as 100 points shared out: together they are 90",
        "“People: 60” and “Places: 30” could not be used as 100 points shared out",
    ]


def test_where_no_answer_can_be_used_it_is_said_that_there_are_some() -> None:
    made = merged(POINTS, "chart", invalid(**{"share-a": "1"}))
    assert made.body == Chart(0, (), (), Unit.POINTS, spoiled=1)


def test_from_eight_people_on_it_is_told_what_half_of_them_gave() -> None:
    made = merged(POINTS, "chart", *[{"a": 10 * share, "b": 100 - 10 * share} for share in range(1, 9)])
    assert isinstance(made.body, Chart)
    assert [bar.spread for bar in made.body.bars] == [Spread(20, 35, 55, 75, 90), Spread(10, 25, 45, 65, 80)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            [500, 600, 5000, 6000],
            "people are split: 2 say £500 to £600, 2 say £5,000 to £6,000 "
            "(the middle of 4 answers, £2,800, would hide that)",
        ),
        ([1, 2, 3, 4, 5, 6, 7, 8], "£4.5 (the middle of 8 answers, from £1 to £8; half of them from £2.5 to £6.5)"),
    ],
)
def test_numbers_say_how_they_lie(values: list[int], words: str) -> None:
    assert lines(merged(MONEY, "list", *values))[0][0] == words


def test_a_scale_on_which_people_are_split_has_no_middle_alone() -> None:
    assert lines(merged(f"{SURE}, merge: median", "list", 1, 2, 5, 5, 5, "unsure"))[0][0] == (
        "people are split: 2 say 1 to 2, 3 say 5 "
        "(the middle of 5 answers, 5 of 5 (Very), would hide that; 1 person not sure)"
    )
    charted = merged(f"{SURE}, merge: mean", "chart", 1, 2, 5, 5, 5)
    assert isinstance(charted.body, Ratings)
    assert charted.body.rows[0].camps == (Camp(1, 2, 2), Camp(5, 5, 3))
