"""The whole: a pure function of what came back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import blank, conflict, form_of, invalid, plan_from, plan_of, returned, said, showing
from wta_forms.answers import Recipient, Response, Status
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Counts, Entry, Plan

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - {id: start, kind: date, label: When do we start?}
    - {id: way, kind: select_multiple, label: Which way?, choices: {bus: By bus, van: By van}, other: true}
    - {id: project, kind: text, label: The project, prefill: project.title}
    - id: steps
      kind: table
      label: The steps
      rows: 2
      columns: [{id: step, kind: text, label: Step}, {id: by, kind: date, label: By when}]
    """
)
BLOCKS = (
    "{from: people.contributors, as: list}",
    "{from: drivers.gap, as: quotes, first: 2}",
    "{from: drivers.start, as: list}",
    "{from: drivers.way, as: chart}",
    "{from: drivers.steps, as: table, sort: by}",
    "{from: drivers.project, as: sentence}",
    "{from: answers}",
)

ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "role": st.sampled_from(["carer", "manager"]),
    "organisation": st.sampled_from(["Leith Carers", "Fife Council"]),
    "gap": st.sampled_from(["A kitchen", "A van", blank(gap="A van")]),
    "start": st.sampled_from(["2026-04-01", "2026-05-01", invalid(start="soon")]),
    "way": st.sampled_from([["bus"], ["van", {"other": "On foot"}], conflict({"way-bus": "bus", "way-bus#2": "Off"})]),
    "project": st.sampled_from(["The fridge", "The community fridge"]),
    "steps": st.sampled_from([[{"step": "Rest"}], [{"step": "Ring Bob", "by": "2026-05-01"}, {"by": "2026-04-01"}]]),
}


@st.composite
def responses(draw: st.DrawFn) -> Response:
    """Few people, few days and few words, so that they meet often."""
    if draw(st.integers(0, 5)) == 0:
        return returned(draw(st.sampled_from([Status.BLANK, Status.SCAN])), draw(st.sampled_from("ab")))
    given_ = draw(st.fixed_dictionaries({}, optional=ANSWERS))
    who, typed = (
        draw(st.sampled_from(["Ann Reid", "Bob Hay", ""])),
        draw(st.sampled_from(["", "", "Ben Ross", "ANN REID"])),
    )
    return said(who, typed=typed, stamped=bool(who) and draw(st.booleans()), day=draw(st.integers(1, 3)), **given_)


@pytest.mark.slow
@pytest.mark.parametrize("names", ["name", "role", "none"])
@settings(deadline=None)
@given(data=st.data(), came=st.lists(responses(), max_size=8))
def test_any_order_and_any_repetition_give_the_same_plan(data: st.DataObject, names: str, came: list[Response]) -> None:
    again = data.draw(st.lists(st.sampled_from(came), max_size=4)) if came else []
    shuffled = data.draw(st.permutations([*came, *again]))
    assert plan_from(FORM, shuffled, *BLOCKS, names=names) == plan_from(FORM, came, *BLOCKS, names=names)


@settings(deadline=None)
@given(st.lists(responses(), max_size=8))
def test_every_clear_answer_of_somebody_stands_at_the_end(came: list[Response]) -> None:
    made = plan_from(FORM, came, *BLOCKS)
    newest: dict[str, Response] = {}
    for response in sorted(came, key=lambda each: (each.received, each.sha256)):
        newest |= {question: response for question, answer in response.answers.items() if answer.value is not None}
    cited = {(evidence.question, evidence.sha256) for entry in made.entries for evidence in entry.evidence}
    numbers = FORM.numbers()
    for question, response in newest.items():
        assert question in ("name", "role", "organisation") or (numbers[question], response.sha256) in cited


@settings(deadline=None)
@given(st.lists(responses(), max_size=8))
def test_every_number_in_the_plan_leads_to_an_entry_at_the_end(came: list[Response]) -> None:
    made = plan_from(FORM, came, *BLOCKS)
    at_the_end = [entry.number for entry in _at_the_end(made)]
    assert at_the_end == [entry.number for entry in made.entries]


def _at_the_end(made: Plan) -> list[Entry]:
    if not made.sections:
        return []
    body: Any = made.sections[-1].blocks[-1].body
    return [entry for group in body.groups for entry in group.entries]


def test_a_copy_that_came_twice_counts_from_when_it_first_came() -> None:
    first, second = said("Ann", day=1, gap="A kitchen"), said("Ann", day=2, gap="A van")
    late = replace(first, received="2026-03-09T12:00:00Z", file="again.pdf")
    assert plan_from(FORM, [late, second, first], *BLOCKS) == plan_from(FORM, [first, second], *BLOCKS)


# --- titles, texts, counts --------------------------------------------------------------------------------------------

TEXT = '"{people.answered} of the {people.asked} people we asked took part. {answers.unreadable} could not be read."'


def paragraphs(*came: Response, **options: Any) -> tuple[str, ...]:
    loaded = plan_of(showing("{from: answers}", text=TEXT), FORM)
    assert loaded.plan is not None
    return merge(loaded.plan, loaded.forms, came, **options).sections[0].paragraphs


def test_the_text_counts_people_and_files() -> None:
    asked = [Recipient("ann", "Ann"), Recipient("bob", "Bob")]
    came = (said("Ann", stamped=True, gap="A van"), returned(Status.SCAN))
    sentences = ("1 of the 2 people we asked took part. 1 file could not be read.",)
    assert paragraphs(*came, people_asked=asked) == sentences


def test_whoever_answers_without_being_on_the_list_was_asked_too() -> None:
    assert paragraphs(said("Cal", gap="A van"), people_asked=[Recipient("ann", "Ann")]) == (
        "1 of the 2 people we asked took part.",
    )


def test_without_a_list_of_people_the_sentence_is_left_out() -> None:
    assert paragraphs(said("Ann", gap="A van")) == ()


def title(*came: Response, **options: Any) -> str:
    plan = showing("{from: answers}").replace("title: Our plan", 'title: "{project.title}: our plan"')
    loaded = plan_of(plan, FORM)
    assert loaded.plan is not None
    return merge(loaded.plan, loaded.forms, came, **options).title


def test_the_project_is_called_what_the_project_says_or_else_what_people_say() -> None:
    came = [said("Ann", project="The fridge"), said("Bob", day=2, project="The community fridge")]
    assert title(*came, project_title="Fridges for all") == "Fridges for all: our plan"
    assert title(*came) == "The community fridge: our plan"
    assert title() == "Our plan"


def test_nothing_that_came_back_makes_an_empty_plan() -> None:
    made = plan_from(FORM, [], *BLOCKS)
    assert (made.sections, made.entries, made.counts) == ((), (), Counts(0, None, 0, 0))
