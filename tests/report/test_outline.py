"""The sentences of a document that nobody wrote into a form or a plan."""

from __future__ import annotations

import pytest

from tests.plan.paper import form_of, invalid, plan_from, plan_of, said, showing
from wta_forms.answers import Recipient, Response
from wta_forms.plan.merge import merge
from wta_forms.report.outline import Answer, Heading, Outline, Paragraph, enumerated, outline

FORM = form_of(
    """
    - {id: gap, kind: text, label: What is missing?}
    - {id: start, kind: date, label: When do we start?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van, foot: On foot}}
    - {id: needs, kind: text, label: What do you need?, share: paraphrase}
    - {id: team, kind: text, label: Who is in your team?, share: count}
    """
)


def outlined(*blocks: str, came: list[Response], **options: object) -> Outline:
    return outline(plan_from(FORM, came, *blocks, **options))


def sentences(made: Outline) -> list[str]:
    return [node.words for node in made if isinstance(node, Paragraph)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["a van"], "a van"),
        (["a van", "a bus"], "a van and a bus"),
        (["a van", "a bus", "time"], "a van, a bus and time"),
        (["a van, or two", "a bus"], "a van, or two; and a bus"),
    ],
)
def test_words_are_enumerated_as_they_are_spoken(words: list[str], sentence: str) -> None:
    assert enumerated(words) == sentence


def test_a_lead_and_what_it_leads_to_are_one_sentence() -> None:
    ann = said("Ann", gap="A van")
    asked = [Recipient("bob", "Bob"), Recipient("cal", "Cal")]
    shown = "{from: people.waiting_for, as: sentence, lead: We are still waiting for}"
    assert sentences(outlined(shown, came=[ann], people_asked=asked)) == ["We are still waiting for 2 people."]


def test_what_is_left_out_is_said_and_where_it_stands() -> None:
    came = [said(f"P{day}", day=day, gap=f"Gap {day}") for day in range(1, 4)]
    shown = "{from: drivers.gap, as: quotes, first: 2}"
    assert sentences(outlined(shown, came=came)) == ["And 1 more."]
    assert sentences(outlined(shown, "{from: answers}", came=came)) == ["And 1 more, at the end."]


def test_one_answer_is_and_two_answers_are() -> None:
    shown = ("{from: drivers.needs, as: list}", "{from: drivers.team, as: list}")
    one, two = said("Ann", needs="Rest", team="Us"), said("Bob", needs="Time", team="Me")
    assert sentences(outlined(*shown, came=[one])) == [
        "1 answer, not yet put into other words.",
        "1 answer is only counted, not shown.",
    ]
    assert sentences(outlined(*shown, came=[one, two])) == [
        "2 answers, not yet put into other words.",
        "2 answers are only counted, not shown.",
    ]


def test_a_doubt_says_whose_it_is_and_that_the_older_answer_stands() -> None:
    first, second = said("Ann", day=1, start="2026-04-01"), said("Ann", day=2, start=invalid(start="soon"))
    made = outlined("{from: drivers.start, as: list}", came=[first, second], names="name")
    doubt = "Unclear (Ann): “soon” could not be used as a date. The answer given before that stands."
    assert sentences(made) == [doubt]


def test_what_nobody_ticked_is_said_under_the_chart() -> None:
    made = outlined("{from: drivers.way, as: chart}", came=[said("Ann", way="bus")])
    assert sentences(made) == ["Nobody ticked: By van; On foot."]


def test_where_there_are_several_forms_a_question_says_which_it_is_of() -> None:
    assets = form_of("- {id: asset, kind: text, label: What is there?}", "assets")
    loaded = plan_of(showing("{from: answers}", reads="drivers, assets"), FORM, assets)
    assert loaded.plan is not None
    came = [said("Ann", gap="A van"), said("Ann", form="assets", asset="A bus")]
    answers = [node for node in outline(merge(loaded.plan, loaded.forms, came)) if isinstance(node, Answer)]
    assert [answer.question for answer in answers] == [
        "Question 4 of “The drivers”: What is missing?",
        "Question 4 of “The assets”: What is there?",
    ]


def test_people_who_are_shown_alike_are_told_apart_at_the_end() -> None:
    came = [
        said("Ann", role="carer", gap="A van"),
        said("Bob", role="carer", gap="A bus"),
        said("Cal", role="manager", gap="x"),
    ]
    headings = [node.words for node in outlined("{from: answers}", came=came) if isinstance(node, Heading)]
    assert sorted(headings[2:]) == ["Carer (1 of 2)", "Carer (2 of 2)", "Manager"]
