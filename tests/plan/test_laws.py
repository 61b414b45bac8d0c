"""What holds for every plan whatever came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import blank, form_of, plan_from, said
from wta_forms.answers import Answer, Response, State
from wta_forms.plan.model import Plan

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?, merge: union}
    - {id: call, kind: text, label: What do we call it?, merge: majority}
    - {id: sure, kind: scale, label: How sure?, max: 5, unsure: true, merge: median}
    - {id: needs, kind: select_multiple, label: Needs, choices: {bsl: BSL, care: Cover}, none: true, share: count}
    - {id: first, kind: rank, label: First?, choices: {a: Ants, b: Bees, c: Cats}, up_to: 2}
    - {id: money, kind: number, label: How much?}
    - id: risks
      kind: table
      label: Risks
      rows: 2
      columns: [{id: risk, kind: text, label: Risk}, {id: likely, kind: scale, max: 5, label: Likely}]
      merge: {group: risk}
    - {id: how, kind: sharing}
    """
)
BLOCKS = (
    "{from: people.contributors, as: list}",
    "{from: drivers.gap, as: list}",
    "{from: drivers.call, as: list}",
    "{from: drivers.sure, as: chart}",
    "{from: drivers.needs, as: chart}",
    "{from: drivers.first, as: chart}",
    "{from: drivers.money, as: list}",
    "{from: drivers.risks, as: table}",
    "{from: disagreements}",
    "{from: answers}",
)
QUESTIONS: dict[str, st.SearchStrategy[Any]] = {
    "gap": st.sampled_from(["The van", "A van", "vans", "No van", "A kitchen"]),
    "call": st.sampled_from(["Fridge", "The fridge", "Larder"]),
    "sure": st.sampled_from([1, 2, 5, "unsure"]),
    "needs": st.sampled_from([["bsl"], ["care"], ["none"], ["bsl", "care"]]),
    "first": st.sampled_from([["a"], ["b", "a"], ["c", "b"]]),
    "money": st.sampled_from([1, 5, 100]),
    "risks": st.sampled_from([[{"risk": "Rain", "likely": 1}], [{"risk": "The rain", "likely": 5}]]),
}
WISHES = st.sampled_from(["name", "role", "neither", "count"])
PEOPLE = ["Ann", "Bob", "Cal", "Dee", "Eve"]


@st.composite
def persons(draw: st.DrawFn, who: str) -> list[Response]:
    """One or two forms of somebody, in any of which they may say how they want to be shown."""
    days = draw(st.lists(st.integers(1, 9), min_size=1, max_size=2, unique=True))
    optional = QUESTIONS | {"how": WISHES, "role": st.sampled_from(["carer", "manager"])}
    return [said(who, day=day, **draw(st.fixed_dictionaries({}, optional=optional))) for day in days]


@st.composite
def groups(draw: st.DrawFn) -> dict[str, list[Response]]:
    return {who: draw(persons(who)) for who in draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=5))}


def made(came: Mapping[str, list[Response]], names: str) -> Plan:
    return plan_from(FORM, [each for own in came.values() for each in own], *BLOCKS, names=names, k=3)


def words_in(part: Any) -> Iterator[str]:
    """Every text of a plan, beside what only the facilitator sees."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from words_in(each)
    elif is_dataclass(part):
        for member in fields(part):
            yield from words_in(getattr(part, member.name)) if member.name != "problems" else ()


every_way_of_showing = pytest.mark.parametrize("names", ["name", "role", "none"])


@pytest.mark.slow
@every_way_of_showing
@settings(deadline=None, max_examples=60)
@given(data=st.data(), came=groups())
def test_any_order_and_any_repetition_give_the_same_plan(data: st.DataObject, names: str, came: Any) -> None:
    responses = [each for own in came.values() for each in own]
    again = data.draw(st.lists(st.sampled_from(responses), max_size=3)) if responses else []
    shuffled = data.draw(st.permutations([*responses, *again]))
    assert plan_from(FORM, shuffled, *BLOCKS, names=names, k=3) == made(came, names)


@pytest.mark.slow
@every_way_of_showing
@settings(deadline=None, max_examples=60)
@given(came=groups(), day=st.integers(1, 9))
def test_a_form_without_an_answer_changes_no_word(names: str, came: Any, day: int) -> None:
    empty = said("Zoe", day=day, gap=blank(), sure=blank(), risks=blank())
    with_it, without = made({**came, "Zoe": [empty]}, names), made(came, names)
    assert replace(with_it, counts=without.counts) == without
    assert with_it.counts.empty == without.counts.empty + 1


@pytest.mark.slow
@every_way_of_showing
@settings(deadline=None, max_examples=60)
@given(came=groups(), own=st.sampled_from(["Quinces", "“Quinces”", "Quinces and a van"]), wish=WISHES)
def test_who_is_withdrawn_leaves_no_word(names: str, came: Any, own: str, wish: str) -> None:
    """Their responses are taken out, and the plan is as if they had never written."""
    theirs = [said("Quinn", day=4, gap=own, call=own, risks=[{"risk": own, "likely": 3}], how=wish, role="carer")]
    with_them = made({**came, "Quinn": theirs}, names)
    assert wish == "count" or any("Quinces" in words for words in words_in(with_them))
    left = list(words_in(made(came, names)))
    assert not any("Quinces" in words or "Quinn" in words for words in left)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), came=groups())
def test_in_an_anonymous_plan_nothing_puts_two_answers_of_one_person_together(data: st.DataObject, came: Any) -> None:
    """Two people exchange their answers to one question, and nobody can see it."""
    people = {who: own[:1] for who, own in came.items()}
    people = {who: [_without(own[0], "how", "role")] for who, own in people.items()}
    if len(people) > 1:
        one, other = data.draw(st.lists(st.sampled_from(sorted(people)), min_size=2, max_size=2, unique=True))
        question = data.draw(st.sampled_from(sorted(QUESTIONS)))
        both = (people[one][0], people[other][0])
        if all(any(q in each.answers for q in QUESTIONS.keys() - {question}) for each in both):
            swapped = _swapped(both[0], both[1], question)
            exchanged = people | {one: [swapped[0]], other: [swapped[1]]}
            assert shown(made(exchanged, "none")) == shown(made(people, "none"))


def _without(response: Response, *questions: str) -> Response:
    return replace(response, answers={id: own for id, own in response.answers.items() if id not in questions})


def _swapped(one: Response, other: Response, question: str) -> tuple[Response, Response]:
    nothing = Answer(State.BLANK)
    mine, theirs = one.answers.get(question, nothing), other.answers.get(question, nothing)
    first = replace(one, answers={**one.answers, question: theirs})
    return first, replace(other, answers={**other.answers, question: mine})


def shown(plan: Plan) -> Plan:
    """Beside what only the facilitator sees."""
    return replace(plan, problems=())


@pytest.mark.slow
@every_way_of_showing
@settings(deadline=None, max_examples=60)
@given(came=groups())
def test_nothing_stands_in_a_plan_of_whoever_is_only_counted(names: str, came: Any) -> None:
    own = said("Quinn", day=4, gap="Quinces", call="Quinces", risks=[{"risk": "Quinces"}], how="count", role="carer")
    assert not any("Quin" in words for words in words_in(made({**came, "Quinn": [own]}, names)))
