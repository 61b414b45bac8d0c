"""Who is who where nobody can be sure: apart until it is asked, and as strict as the strictest wish."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import conflict, form_of, invalid, plan_from, said
from wta_forms import errors
from wta_forms.answers import Answer, Recipient, Response, State
from wta_forms.plan.model import Plan

FORM = form_of("- {id: gap, kind: text, label: What is missing?}\n- {id: how, kind: sharing}")


def plan(*responses: Response, asked: tuple[Recipient, ...] = ()) -> Plan:
    return plan_from(FORM, responses, "{from: answers}", names="name", people_asked=asked)


def quoted(*responses: Response, asked: tuple[Recipient, ...] = ()) -> dict[str, str]:
    """Who is quoted with which words."""
    return {str(entry.words): entry.person for entry in plan(*responses, asked=asked).entries}


# --- with and without a stamp -----------------------------------------------------------------------------------------

STAMPED = said("Ann Reid", stamped=True, gap="A kitchen", how="neither")
COPY = said("", day=2, typed="ANN  Reid", gap="A van")


def test_a_copy_without_a_stamp_never_supersedes_and_is_asked() -> None:
    assert plan(STAMPED, COPY).problems == (errors.NAME_OF_SOMEBODY_ASKED.at(COPY.file, typed="ANN  Reid"),)
    assert plan(STAMPED, COPY).counts.answered == 2


def test_the_stricter_wish_counts_for_both() -> None:
    assert quoted(STAMPED, COPY) == {"A kitchen": "", "A van": ""}
    free = said("Ann Reid", stamped=True, gap="A kitchen", how="name")
    only_counted = said("Ann Reid", day=2, gap="A van", how="count")
    assert quoted(free, only_counted) == {}


def test_so_it_does_where_the_wish_came_alone() -> None:
    wish = said("Ann Reid", day=3, stamped=True, how="neither")
    assert quoted(COPY, wish) == {"A van": ""}
    assert quoted(said("Ann Reid", stamped=True, gap="A bus"), said("Ann Reid", day=2, how="neither")) == {"A bus": ""}


def test_who_was_asked_and_sent_nothing_is_asked_about_too() -> None:
    ann = Recipient("ann", "Ann Reid")
    assert plan(COPY, asked=(ann,)).problems == (errors.NAME_OF_SOMEBODY_ASKED.at(COPY.file, typed="ANN  Reid"),)
    assert plan(COPY, asked=(Recipient("bob", "Bob Hay"),)).problems == ()


def test_another_name_in_somebodys_copy_is_shown_as_strictly_as_they_are() -> None:
    longer = said("Ann Reid", day=2, stamped=True, typed="Ann M. Reid", gap="A van")
    assert quoted(STAMPED, longer) == {"A kitchen": "", "A van": ""}
    assert plan(STAMPED, longer).problems == (
        errors.WHOSE_IS_IT.at(longer.file, owner="Ann Reid", typed="Ann M. Reid"),
    )


def test_the_wish_of_another_name_in_somebodys_copy_is_not_theirs() -> None:
    ann = said("Ann Reid", stamped=True, gap="A kitchen", how="name")
    ben = said("Ann Reid", day=2, stamped=True, typed="Ben Ross", gap="A van", how="count")
    assert quoted(ann, ben) == {"A kitchen": "Ann Reid"}


def test_of_two_names_in_one_box_the_stricter_wish_counts() -> None:
    both = said(day=2, gap="A van", name=conflict({"name": "Ann Reid", "name#2": "Ben Ross"}))
    assert quoted(STAMPED, both) == {"A kitchen": "", "A van": ""}


# --- without stamps ---------------------------------------------------------------------------------------------------

LEITH = said("Ann Reid", organisation="Leith Carers", gap="A kitchen", how="neither")
BARE = said("Ann Reid", day=2, gap="A van")
FIFE = said("Ann Reid", day=3, organisation="Fife Council", gap="A bus")


def test_a_name_without_an_organisation_is_the_one_person_of_that_name() -> None:
    for came in ((LEITH, BARE), (BARE, LEITH)):
        assert plan(*came).counts.answered == 1
        assert quoted(*came) == {"A van": ""}
    assert plan(LEITH, BARE).problems == (errors.PLAN_NEWER_COUNTS.at(BARE.file, number=4, file=LEITH.file),)


def test_two_organisations_are_two_people_and_are_asked_about() -> None:
    assert plan(LEITH, FIFE).problems == (
        errors.NAME_OF_ANOTHER.at(LEITH.file, typed="Ann Reid", file=FIFE.file),
        errors.NAME_OF_ANOTHER.at(FIFE.file, typed="Ann Reid", file=LEITH.file),
    )
    assert quoted(LEITH, FIFE) == {"A kitchen": "", "A bus": ""}


def test_a_name_without_an_organisation_is_nobody_in_particular_where_two_have_it() -> None:
    assert plan(LEITH, BARE, FIFE).counts.answered == 3
    assert plan(LEITH, BARE, said("Ann Reid", day=4, stamped=True, gap="A tram")).counts.answered == 3


def test_people_without_a_name_have_no_name_in_common() -> None:
    came = (said(gap="A kitchen", how="count"), said(day=2, gap="A van"))
    assert (quoted(*came), plan(*came).problems) == ({"A van": "Somebody"}, ())


# --- whatever comes ---------------------------------------------------------------------------------------------------


@st.composite
def copies(draw: st.DrawFn) -> Response:
    """Of two people, with and without a stamp, an organisation and a wish."""
    who, typed = draw(st.sampled_from(["Ann Reid", "Bob Hay"])), draw(st.sampled_from(["", "", "ann reid", "Bob Hay"]))
    unread = Answer(State.UNREAD)
    given_: dict[str, st.SearchStrategy[Any]] = {
        "organisation": st.sampled_from(["Leith Carers", "Fife Council"]),
        "gap": st.sampled_from(["A kitchen", "A van", invalid(gap="A bus"), unread]),
        "how": st.sampled_from(["neither", "neither", unread]),
    }
    answers = draw(st.fixed_dictionaries({}, optional=given_))
    return said(who, typed=typed, stamped=draw(st.booleans()), day=draw(st.integers(1, 3)), **answers)


@pytest.mark.parametrize("asked", [(), (Recipient("bob", "Bob Hay"), Recipient("ann", "Ann Reid"))])
@settings(deadline=None)
@given(data=st.data(), came=st.lists(copies(), max_size=7))
def test_any_order_and_any_repetition_give_the_same_people(
    asked: tuple[Recipient, ...], data: st.DataObject, came: list[Response]
) -> None:
    again = data.draw(st.lists(st.sampled_from(came), max_size=3)) if came else []
    shuffled = data.draw(st.permutations([*came, *again]))
    assert plan(*shuffled, asked=asked) == plan(*came, asked=asked)


@settings(deadline=None)
@given(st.lists(copies(), max_size=7))
def test_whoever_wants_neither_is_not_shown_by_any_of_their_copies(came: list[Response]) -> None:
    strict = {response.answers["name"].value.casefold() for response in came if "how" in response.answers}
    assert not strict & {entry.person.casefold() for entry in plan(*came).entries}
