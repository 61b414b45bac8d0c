"""How people want to be shown: of the plan, the question and the person the strictest wins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import conflict, form_of, invalid, only_block, plan_from, plan_of, said, showing
from wta_forms.answers import Answer, Response, State
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Answers, Bar, Chart, Listing, Plan, Quotes

FORM = form_of(
    """
    - {id: gap, kind: text, label: What is missing?}
    - {id: way, kind: select_one, label: Way, choices: {bus: By bus}, other: true}
    - {id: steps, kind: table, label: Steps, rows: 2, columns: [{id: step, kind: text, label: Step}]}
    - {id: project, kind: text, label: The project, prefill: project.title}
    - {id: how, kind: sharing}
    """
)

ANN = said("Ann Reid", role="carer", organisation="Leith Carers", gap="A kitchen", how="name")
BOB = said("Bob Hay", day=2, role="manager", gap="A van", how="role")
CAL = said("Cal Orr", day=3, role="carer", gap="Time", how="neither")
DEE = said(
    "Dee Marr", day=4, role="manager", gap="Money", way={"other": "By boat"}, steps=[{"step": "Row"}], how="count"
)
ALL = [ANN, BOB, CAL, DEE]


def speakers(made: Plan) -> list[str]:
    return [entry.person for entry in made.entries if entry.question == "What is missing?"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("name", ["Ann Reid", "Manager", ""]),
        ("role", ["Carer", "Manager", ""]),
        ("none", ["", "", ""]),
    ],
)
def test_everybody_is_shown_as_the_plan_and_they_themselves_allow(names: str, shown: list[str]) -> None:
    assert speakers(plan_from(FORM, ALL, "{from: answers}", names=names)) == shown


def contributors(names: str, *people: Response) -> list[str]:
    body = only_block(plan_from(FORM, people, "{from: people.contributors, as: list}", names=names)).body
    assert isinstance(body, Listing)
    return [line.words for line in body.lines]


def test_of_those_who_want_neither_there_is_only_how_many() -> None:
    others = ["1 person not named here", "1 person whose words are not shown, only counted"]
    assert contributors("name", *ALL) == ["Ann Reid, Leith Carers (Carer)", "Manager (1 person)", *others]
    assert contributors("role", *ALL) == ["Carer (1 person)", "Manager (1 person)", *others]
    assert contributors("name", CAL, DEE) == ["1 person", others[1]]


def test_answers_without_a_name_stand_last_and_together_question_by_question() -> None:
    eve = said("Eve Lorne", day=1, gap="Buses", way="bus", how="neither")
    body = only_block(plan_from(FORM, [eve, *ALL], "{from: answers}")).body
    assert isinstance(body, Answers)
    told = {group.person: [str(entry.words) for entry in group.entries] for group in body.groups}
    assert told == {"Carer": ["A kitchen"], "Manager": ["A van"], "Without a name": ["Buses", "Time", "By bus"]}


def test_who_only_wants_to_be_counted_is_counted_and_never_quoted() -> None:
    blocks = ("{from: drivers.gap, as: quotes}", "{from: drivers.way, as: chart}", "{from: drivers.steps, as: table}")
    quotes, chart = plan_from(FORM, [ANN, DEE], *blocks[:2]).sections[0].blocks
    assert isinstance(quotes.body, Quotes)
    assert ([str(entry.words) for entry in quotes.body.entries], quotes.counted) == (["A kitchen"], 0)
    assert chart.body == Chart(1, (Bar("Something else", 1),), ("By bus",))
    assert plan_from(FORM, [DEE], blocks[2]).sections == ()


@pytest.mark.parametrize("merge", ["majority", "decide"])
def test_their_own_words_beside_a_choice_are_no_answer_of_all(merge: str) -> None:
    way = f"- {{id: way, kind: select_one, label: Way, choices: {{bus: Bus}}, other: true, merge: {merge}}}"
    form = form_of(f"{way}\n- {{id: how, kind: sharing}}")
    made = plan_from(form, [said("Dee", way={"other": "By boat"}, how="count")], "{from: drivers.way, as: chart}")
    assert "By boat" not in repr(made.sections)
    listed = plan_from(form, [said("Dee", way={"other": "By boat"}, how="count")], "{from: drivers.way, as: list}")
    assert "By boat" not in repr(listed.sections)


def test_how_people_want_to_be_shown_is_no_entry_and_can_be_counted() -> None:
    made = only_block(plan_from(FORM, ALL, "{from: drivers.how, as: chart}"))
    assert isinstance(made.body, Chart)
    assert [bar.count for bar in made.body.bars] == [1, 1, 1, 1]
    assert made.counted == 0
    assert {entry.question for entry in plan_from(FORM, ALL, "{from: answers}").entries} == {"What is missing?"}


def test_who_says_only_how_to_be_shown_has_not_answered() -> None:
    assert plan_from(FORM, [said("Ann", how="name")], "{from: answers}").counts.answered == 0


def test_picking_people_by_their_part_tells_nothing_of_who_wants_nothing_told() -> None:
    made = only_block(plan_from(FORM, [ANN, CAL], "{from: drivers.gap, as: quotes, who: {role: [carer]}}"))
    assert isinstance(made.body, Quotes)
    assert ([entry.words for entry in made.body.entries], made.counted) == (["A kitchen"], 1)
    same = only_block(plan_from(FORM, [CAL, DEE], "{from: drivers.gap, as: quotes, who: {how: [neither]}}"))
    assert same.counted == 1


# --- what is not clear, and several forms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        (conflict({"how-name": "name", "how-role": "1"}), ["Carer"]),
        (conflict({"how-name": "name", "how-count": "x"}), []),
        (conflict({"how-name": "name", "how-name#2": "Off", "how-role": "Off"}), ["Ann Reid"]),
        (invalid(), [""]),
        (Answer(State.UNREAD), [""]),
    ],
)
def test_what_is_not_clear_is_as_strict_as_the_strictest_box_that_is_ticked(wish: Answer, shown: list[str]) -> None:
    ann = said("Ann Reid", role="carer", gap="A kitchen", how=wish)
    assert speakers(plan_from(FORM, [ann], "{from: answers}", names="name")) == shown


def test_on_one_form_the_newest_wish_counts_and_a_newer_doubt_only_makes_it_stricter() -> None:
    first = said("Ann Reid", day=1, gap="A kitchen", how="neither")
    second = said("Ann Reid", day=2, how="name")
    third = said("Ann Reid", day=3, how=conflict({"how-name": "1", "how-role": "1"}), role="carer")
    assert speakers(plan_from(FORM, [first, second], "{from: answers}", names="name")) == ["Ann Reid"]
    assert speakers(plan_from(FORM, [first, second, third], "{from: answers}", names="name")) == ["Somebody"]


def test_a_wish_that_came_alone_counts_too() -> None:
    came = [said("Ann Reid", gap="A kitchen", how="name"), said("Ann Reid", day=2, how="count")]
    made = plan_from(FORM, came, "{from: answers}", names="name")
    assert "A kitchen" not in repr(made)


def test_over_several_forms_the_strictest_wish_counts() -> None:
    other = form_of("- {id: asset, kind: text, label: What is there?}\n- {id: how, kind: sharing}", "assets")
    loaded = plan_of(showing("{from: answers}", reads="drivers, assets", names="name"), FORM, other)
    assert loaded.plan is not None
    came = [
        said("Ann Reid", stamped=True, gap="A van", how="neither"),
        said("Ann Reid", stamped=True, form="assets", asset="A bus", how="name", day=2),
    ]
    assert [entry.person for entry in merge(loaded.plan, loaded.forms, came).entries] == ["", ""]


def test_who_is_only_counted_does_not_name_the_project() -> None:
    plan = showing("{from: answers}").replace("title: Our plan", 'title: "{project.title}: our plan"')
    loaded = plan_of(plan, FORM)
    assert loaded.plan is not None
    came = [said("Ann", project="The fridge"), said("Dee", day=2, project="My fridge", how="count")]
    assert merge(loaded.plan, loaded.forms, came).title == "The fridge: our plan"


@settings(deadline=None, max_examples=80)
@given(
    wishes=st.lists(st.sampled_from(["name", "neither", "count", conflict({"how-count": "1"})]), max_size=4),
    names=st.sampled_from(["name", "role", "none"]),
)
def test_nothing_of_whoever_is_only_counted_stands_in_a_plan(wishes: list[Any], names: str) -> None:
    people = [
        said(
            f"Zed{place}",
            gap=f"secret{place}",
            steps=[{"step": f"secret{place}"}],
            way={"other": f"secret{place}"},
            how=wish,
        )
        for place, wish in enumerate(wishes)
    ]
    blocks = (
        "{from: drivers.gap, as: quotes}",
        "{from: drivers.way, as: chart}",
        "{from: drivers.way, as: list, counts: yes}",
        "{from: drivers.steps, as: table}",
        "{from: people.contributors, as: list}",
        "{from: disagreements}",
        "{from: answers}",
    )
    made = repr(plan_from(FORM, people, *blocks, names=names).sections)
    for place, wish in enumerate(wishes):
        is_counted = wish not in ("name", "neither")
        assert (f"secret{place}" in made) is not is_counted
        assert f"Zed{place}" not in made or (wish == "name" and names == "name")
