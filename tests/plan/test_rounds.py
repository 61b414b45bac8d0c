"""Asked again: what has moved since, who left the draft as it was, and what the draft is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.plan.paper import blank, form_of, only_block, plan_from, plan_of, said, showing
from wta_forms.answers import Response
from wta_forms.plan.merge import groundwork, material_of
from wta_forms.plan.model import Listing
from wta_forms.plan.rounds import draft_of
from wta_forms.plan.settling.decisions import Decisions

FORM = form_of(
    """
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}, merge: majority}
    - {id: title, kind: text, label: A name?, merge: decide}
    - {id: money, kind: number, label: How much?}
    - {id: sure, kind: scale, label: How sure?, max: 5, merge: median}
    - {id: hope, kind: paragraph, label: Hopes?}
    - {id: date, kind: date, label: When?, merge: latest}
    - {id: secret, kind: number, label: How old?, share: count}
    """
)


def again(who: str, **answers: Any) -> Response:
    """What somebody answers when they are asked for the second time."""
    return replace(said(who, day=20, stamped=True, **answers), round=2)


def first(who: str, **answers: Any) -> Response:
    return said(who, stamped=True, **answers)


def moved(*responses: Response) -> list[str]:
    body = only_block(plan_from(FORM, responses, "{from: rounds, empty: Nothing.}")).body
    assert isinstance(body, Listing)
    return [line.words for line in body.lines]


ASKED = (first("Ann", way="bus", title="Hub"), first("Ben", way="van"), first("Cay", way="bus"))


def test_what_all_say_is_told_as_it_was_and_as_it_is() -> None:
    assert moved(*ASKED, again("Ann", way="van")) == [
        "Which way? Before: By bus (2 of 3). Now: By van (2 of 3). 1 person answered in this round."
    ]


def test_a_draft_that_was_left_as_it_was_is_no_agreement() -> None:
    left = again("Ben", way=blank(**{"way-bus": "Yes"}), hope="Soup")
    assert moved(*ASKED, left) == [
        "Which way? As before: By bus (2 of 3). 1 person left the draft as it was, which says neither yes nor no.",
        "Hopes? 1 person answered in this round.",
    ]


def test_a_copy_in_which_nothing_else_was_written_counts_as_left_too() -> None:
    left = again("Dee", way=blank(**{"way-bus": "Yes"}))
    (line,) = moved(*ASKED, left)
    assert line.endswith("1 person left the draft as it was, which says neither yes nor no.")


def test_who_left_it_and_then_answered_has_answered() -> None:
    both = (again("Ann", way=blank(**{"way-bus": "Yes"}), hope="x"), replace(again("Ann", way="van"), sha256="f" * 64))
    assert "left" not in moved(*ASKED, *both)[0]


def test_an_empty_box_was_not_left_and_takes_nothing_back() -> None:
    assert moved(*ASKED, again("Ann", way=blank(), hope="Soup")) == ["Hopes? 1 person answered in this round."]


def test_in_the_first_round_nothing_has_moved() -> None:
    assert moved(*ASKED) == []


@pytest.mark.parametrize("order", [1, -1])
def test_any_order_of_what_came_says_the_same(order: int) -> None:
    all_of_it = (*ASKED, again("Ann", way="van"), again("Ben", title="Fridge"))
    assert moved(*all_of_it[::order]) == moved(*all_of_it)


# --- the draft --------------------------------------------------------------------------------------------------------


def draft(*responses: Response, **decided: Any) -> dict[str, Any]:
    loaded = plan_of(showing("{from: answers}"), FORM)
    assert loaded.plan is not None
    ground = groundwork(loaded.plan, loaded.forms, responses, decisions=Decisions(**decided))
    return draft_of(material_of(ground)).get("drivers", {})


def test_it_has_what_most_say_and_not_a_tie() -> None:
    assert draft(*ASKED) == {"way": "bus"}
    assert draft(*ASKED[:2]) == {}


def test_it_has_what_was_decided_for_all() -> None:
    assert draft(*ASKED[:2], answers={"drivers.title": "The hub", "drivers.way": "van"}) == {
        "way": "van",
        "title": "The hub",
    }


@pytest.mark.parametrize(
    ("values", "middle"), [((100, 200, 900), 200), ((100, 205), 152.5), ((1.1, 2.2, 3.3), 2.2), ((5,), 5)]
)
def test_it_has_the_middle_of_numbers(values: tuple[float, ...], middle: float) -> None:
    assert draft(*(first(f"P{number}", money=value) for number, value in enumerate(values))) == {"money": middle}


def test_how_sure_others_feel_is_before_nobodys_eyes() -> None:
    assert draft(first("Ann", sure=2), first("Ben", sure=4)) == {}


def test_it_has_the_newest_where_only_that_counts_and_nothing_that_may_not_be_quoted() -> None:
    newest = replace(first("Ben", date="2026-05-02"), received="2026-03-09T12:00:00Z")
    assert draft(first("Ann", date="2026-05-01", secret=81), newest) == {"date": "2026-05-02"}


def test_what_everybody_writes_for_themselves_is_no_draft() -> None:
    assert draft(first("Ann", hope="Soup")) == {}
