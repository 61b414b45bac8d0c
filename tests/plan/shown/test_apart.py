"""How far people are apart: the measure in tables, and what is said beside the positions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.plan.model import Disagreement, Disagreements

SURE = "{id: q, kind: scale, label: How sure?, max: 5, unsure: true}"
RANK = "{id: q, kind: rank, label: What first?, choices: {a: A van, b: A bus, c: A tram, d: A bike}, up_to: 2}"
POINTS = "{id: q, kind: points, label: Share, points: 10, choices: {a: A van, b: A bus, c: A tram}}"
MONEY = "{id: q, kind: number, label: How much?, unit: £}"
START = "{id: q, kind: date, label: When?, merge: decide}"


def topics(question: str, *values: Any, roles: str = "", names: str = "name", **options: Any) -> list[Disagreement]:
    """Of people P1, P2 …; ``roles`` has a letter for each: c is a carer, m a manager."""
    known = {"c": "carer", "m": "manager"}
    came = [
        said(f"P{day}", day=day, q=value, **({"role": known[roles[day - 1]]} if roles else {}))
        for day, value in enumerate(values, 1)
    ]
    made = plan_from(form_of(f"- {question}"), came, "{from: disagreements, most: 50}", names=names, **options)
    body = only_block(made).body if made.sections else Disagreements(())
    assert isinstance(body, Disagreements)
    return list(body.topics)


def remarks(question: str, *values: Any, **options: Any) -> list[str]:
    (topic,) = topics(question, *values, **options)
    return [line.words for line in topic.remarks]


@pytest.mark.parametrize(
    ("values", "strength"),
    [
        ([1, 5], 0.5),  # two people as far apart as can be are two people
        ([1, 1, 5, 5], 0.75),
        ([1] * 5 + [5] * 5, 0.9),
        ([1, 5, 5, 5, 5], 0.512),  # 0.64 x 4/5
        ([1, 3, 5], 0.5926),
        ([1, 2, 3, 4, 5], 0.64),
    ],
)
def test_the_strength_grows_with_the_distance_and_with_the_number_of_people(values: list[int], strength: float) -> None:
    (topic,) = topics(SURE, *values)
    assert (topic.strength, topic.people) == (strength, len(values))


@pytest.mark.parametrize(
    ("question", "values", "count"),
    [
        (SURE, [2, 4], 1),  # half of the way
        (SURE, [2, 3, 3], 0),
        (MONEY, [1000, 1000, 2000, 2000], 1),  # two against two, one twice the other
        (MONEY, [1000, 1000, 1900, 1900], 0),
        (MONEY, [1000, 1100, 5000], 1),  # one far from the rest
        (MONEY, [1000, 5000], 0),  # of two, nobody is the rest
        (MONEY, [1000, 2000, 4000], 0),  # nobody is far from all of the others, who are together
        ("{id: q, kind: number, label: N, min: 0, max: 100}", [10, 10, 60, 60], 1),
        ("{id: q, kind: number, label: N, min: 0, max: 100}", [10, 10, 50, 50], 0),
        ("{id: q, kind: number, label: N, merge: sum}", [1, 1, 9, 9], 0),  # amounts to be added up
        (START, ["2026-01-01", "2026-01-31"], 1),  # 30 days
        (START, ["2026-01-01", "2026-01-30"], 0),
        ("{id: q, kind: date, label: When?}", ["2026-01-01", "2027-01-01"], 0),  # a day each
    ],
)
def test_from_when_on_answers_are_a_disagreement(question: str, values: list[Any], count: int) -> None:
    assert len(topics(question, *values)) == count


def test_in_an_order_people_are_split_where_some_put_first_what_others_leave_out() -> None:
    made = topics(RANK, ["a", "b"], ["a", "c"], ["b"], ["d", "b"])
    assert [(topic.topic, [line.words for line in topic.positions]) for topic in made] == [
        ("What first? – A van", ["first: P1, P2", "not among the first 2: P3, P4"])
    ]


def test_points_split_people_where_half_of_them_all_lies_between() -> None:
    made = topics(POINTS, {"a": 9, "b": 1}, {"a": 10}, {"a": 1, "b": 5, "c": 4}, {"b": 4, "c": 6})
    assert [topic.topic for topic in made] == ["Share – A van"]
    assert made[0].remarks[0].words == "People are split: 2 say 0 points to 1 point, 2 say 9 points to 10 points."


def test_who_stands_alone_is_told() -> None:
    assert remarks(SURE, 1, 4, 4, 5) == ["Far from the rest: P1 (1 of 5)."]
    assert remarks(SURE, 1, 5) == []
    assert remarks(SURE, 1, 3, 5) == []  # everybody is


def test_whoever_may_not_be_named_is_one_person() -> None:
    assert remarks(SURE, 1, 4, 4, 5, names="none") == ["Far from the rest: 1 person (1 of 5)."]


def test_where_people_are_split_that_is_said() -> None:
    assert remarks(SURE, 1, 2, 5, 5)[0] == "People are split: 2 say 1 of 5 to 2 of 5, 2 say 5 of 5."


def test_who_is_not_sure_has_no_place_and_is_counted() -> None:
    (topic,) = topics(SURE, 1, 5, "unsure", "unsure")
    assert (topic.people, [line.words for line in topic.remarks]) == (2, ["2 people are not sure."])


def test_a_role_that_sees_it_otherwise_than_the_others_is_told() -> None:
    told = remarks(SURE, 2, 2, 3, 4, 4, 5, roles="cccmmm", names="role")
    assert told[-2:] == [
        "Carer (3 people): in the middle “2 of 5”. Everybody else (3 people): in the middle “4 of 5”.",
        "Manager (3 people): in the middle “4 of 5”. Everybody else (3 people): in the middle “2 of 5”.",
    ]


@pytest.mark.parametrize("roles", ["ccmmmm", "cccmm"])
def test_of_fewer_than_three_it_would_be_said_of_people(roles: str) -> None:
    values = [2, 2, 4, 4, 4, 5][: len(roles)]
    assert not any("in the middle" in told for told in remarks(SURE, *values, roles=roles, names="role"))


def test_what_is_only_counted_is_a_disagreement_only_where_enough_say_each_thing() -> None:
    counted = SURE.replace("}", ", share: count}")
    assert topics(counted, 1, 1, 1, 5, 5, k=3) == []
    (topic,) = topics(counted, 1, 1, 1, 5, 5, 5, k=3)
    assert ([line.words for line in topic.positions], topic.remarks) == (["1 of 5: 3 people", "5 of 5: 3 people"], ())
