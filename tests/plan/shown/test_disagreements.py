"""What people see differently: which answers count, how strongly, and who takes which position."""

from __future__ import annotations

from typing import Any

from tests.plan.paper import form_of, only_block, plan_from, plan_of, said, showing
from wta_forms.answers import Response
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Disagreement, Disagreements, Line
from wta_forms.plan.settling.decisions import Decisions

FORM = form_of(
    """
    - {id: sure, kind: scale, label: How sure?, max: 5, low: Not at all, high: Very, unsure: true}
    - id: ready
      kind: grid
      label: Ready?
      rows: {trust: We trust each other, voice: All have a voice}
      choices: {1: Disagree, 2: Neither, 3: Agree}
      unsure: true
    - {id: sort, kind: select_one, label: What is it?, choices: {bus: A bus, van: A van}, unsure: true, merge: majority}
    - {id: net, kind: select_one, label: How is your internet?, choices: {good: Good, bad: Bad}}
    - {id: name_it, kind: text, label: What do we call it, merge: majority}
    - id: risks
      kind: table
      label: Risks
      rows: 2
      columns:
      - {id: risk, kind: text, label: Risk}
      - {id: likely, kind: scale, max: 5, label: How likely?}
      merge: {group: risk}
    - {id: hidden, kind: scale, label: Hidden, max: 5, share: never}
    - {id: how, kind: sharing}
    """
)


def people(**answers: list[Any]) -> list[Response]:
    """One person for every answer: P1, P2 …; None is no answer."""
    count = max(map(len, answers.values()))
    return [
        said(
            f"P{day}",
            day=day,
            **{id: own[day - 1] for id, own in answers.items() if own[day - 1 :] and own[day - 1] is not None},
        )
        for day in range(1, count + 1)
    ]


def topics(came: list[Response], words: str = "", names: str = "name", **options: Any) -> tuple[Disagreement, ...]:
    made = plan_from(FORM, came, f"{{from: disagreements{words}}}", names=names, **options)
    if not made.sections:
        return ()
    body = only_block(made).body
    assert isinstance(body, Disagreements)
    return body.topics


def test_everybody_stands_at_their_place_from_one_end_to_the_other() -> None:
    assert topics(people(sure=[5, 1, 5, "unsure", 3])) == (
        Disagreement(
            "How sure?",
            (Line("1 of 5 (Not at all): P2", (2,)), Line("3 of 5: P5", (5,)), Line("5 of 5 (Very): P1, P3", (1, 3))),
            (Line("1 person is not sure."),),
            strength=0.6562,
            people=4,
        ),
    )


def test_who_is_near_does_not_disagree() -> None:
    assert topics(people(sure=[3, 4, 4])) == ()
    assert len(topics(people(sure=[2, 4, 4]))) == 1
    assert topics(people(sure=[1])) == ()


def test_every_row_of_a_scored_grid_is_a_topic() -> None:
    made = topics(people(ready=[{"trust": 1, "voice": 2}, {"trust": 3, "voice": 2}]))
    assert [(topic.topic, [line.words for line in topic.positions]) for topic in made] == [
        ("We trust each other", ["Disagree: P1", "Agree: P2"])
    ]


def test_choices_count_where_the_form_wants_one_for_all_and_not_where_people_are_different() -> None:
    made = topics(people(sort=["bus", "van", "van", "unsure"], net=["good", "bad", "bad", "bad"]))
    assert [topic.topic for topic in made] == ["What is it?"]
    assert [line.words for line in made[0].positions] == ["A van: P2, P3", "A bus: P1"]


def test_words_count_where_they_are_level() -> None:
    assert [topic.topic for topic in topics(people(name_it=["Fridge", "Shelf"]))] == ["What do we call it"]
    assert topics(people(name_it=["Fridge", "Shelf", "fridge"])) == ()


def test_how_people_rate_the_same_row_is_a_topic() -> None:
    rows = [[{"risk": "Rain", "likely": 5}], [{"risk": "rain.", "likely": 1}], [{"risk": "Snow", "likely": 1}]]
    made = topics(people(risks=rows))
    assert [(topic.topic, [line.words for line in topic.positions]) for topic in made] == [
        ("Rain: How likely?", ["1 of 5: P2", "5 of 5: P1"])
    ]


def test_who_names_a_row_twice_has_one_position() -> None:
    rows = [[{"risk": "Fire", "likely": 5}], [{"risk": "fire.", "likely": 1}, {"risk": "fire", "likely": 1}]]
    (topic,) = topics(people(risks=rows))
    assert [line.words for line in topic.positions] == ["1 of 5: P2", "5 of 5: P1"]
    rows = [[{"risk": "Fire", "likely": 5}], [{"risk": "fire.", "likely": 1}, {"risk": "fire", "likely": 2}]]
    (topic,) = topics(people(risks=rows))
    assert [line.words for line in topic.positions] == ["1.5 of 5: P2", "5 of 5: P1"]
    assert topics(people(risks=[[{"risk": "Fire", "likely": 1}, {"risk": "Fire", "likely": 5}]] * 2)) == ()


def test_half_against_half_comes_before_one_against_the_rest_and_many_before_two() -> None:
    split = people(
        sure=[1, 1, 5, 5],
        ready=[{"trust": 1, "voice": 1}, {"trust": 3, "voice": 3}, {"trust": 3}, {"trust": 3}],
        sort=["bus", "van", "van", "van"],
    )
    assert [topic.topic for topic in topics(split)] == [
        "How sure?",
        "We trust each other",
        "What is it?",
        "All have a voice",
    ]


def test_what_is_never_shown_or_has_been_decided_is_no_topic() -> None:
    assert topics(people(hidden=[1, 5])) == ()
    decided = Decisions(answers={"drivers.sort": "bus"})
    assert topics(people(sort=["bus", "van"]), decisions=decided) == ()


def test_only_so_many_are_shown_and_the_others_counted() -> None:
    came = people(sure=[1, 5], sort=["bus", "van"], name_it=["Fridge", "Shelf"])
    made = only_block(plan_from(FORM, came, "{from: disagreements, most: 2}"))
    assert isinstance(made.body, Disagreements)
    assert (len(made.body.topics), made.more) == (2, 1)


def test_people_are_shown_as_the_plan_and_they_themselves_allow() -> None:
    came = [
        said("Ann", role="carer", sure=1),
        said("Bob", day=2, role="carer", sure=1),
        said("Cal", day=3, role="manager", sure=1, how="neither"),
        said("Dee", day=4, role="manager", sure=5, how="count"),
    ]
    first, last = topics(came, names="role")[0].positions
    assert first == Line("1 of 5 (Not at all): Carer (2 people), 1 more person", (1, 2, 3))
    assert last == Line("5 of 5 (Very): 1 person", ())
    assert [line.words for line in topics(came, names="none")[0].positions] == [
        "1 of 5 (Not at all): 3 people",
        "5 of 5 (Very): 1 person",
    ]


OTHER = form_of("- {id: sure, kind: scale, label: How sure?, max: 5}", "assets")


def in_two_forms(first: list[Any], second: list[Any], block: str = "", names: str = "name") -> tuple[Disagreement, ...]:
    """The same people in two forms that ask the same."""
    came = [
        said(f"P{day}", day=day, form=form, sure=value)
        for form, values in (("drivers", first), ("assets", second))
        for day, value in enumerate(values, 1)
        if value is not None
    ]
    loaded = plan_of(showing(f"{{from: disagreements{block}}}", reads="drivers, assets", names=names), FORM, OTHER)
    assert loaded.plan is not None
    sections = merge(loaded.plan, loaded.forms, came).sections
    body = sections[0].blocks[0].body if sections else Disagreements(())
    assert isinstance(body, Disagreements)
    return body.topics


def test_a_plan_may_look_at_some_forms_only() -> None:
    assert [topic.people for topic in in_two_forms([1, 5], [1, 5, 5], ", of: [assets]")] == [3]


def test_the_same_question_in_two_forms_is_one_topic_in_which_everybody_stands_in_their_own_middle() -> None:
    (topic,) = in_two_forms([1, 5, 4], [2, 5, None])
    assert [line.words for line in topic.positions] == ["1.5 of 5: P1", "4 of 5: P3", "5 of 5 (Very): P2"]
    assert Line("Asked in “The drivers” and “The assets”; of whoever answered several times the middle counts.") in (
        topic.remarks
    )


def test_who_says_different_things_in_two_forms_is_told() -> None:
    (topic,) = in_two_forms([1, 5], [5, 5])
    assert topic.remarks[-1].words == (
        "P1 says different things: 1 of 5 (Not at all) in “The drivers” and 5 of 5 in “The assets”."
    )
    assert in_two_forms([4, 5], [5, 5]) == ()


def test_that_is_not_told_where_people_are_not_shown_for_it_would_put_answers_together() -> None:
    assert in_two_forms([1, 5], [5, 5], names="none") == ()
    (topic,) = in_two_forms([5, 5], [1, 5], names="none")
    assert sorted(line.numbers for line in topic.positions) == [(3,), (4,)]


def test_forms_whose_middles_differ_are_told_where_enough_people_answered_both() -> None:
    (topic,) = in_two_forms([2, 2, 3], [4, 4, 4])
    assert topic.remarks[-1].words == "The middle differs: 2 of 5 in “The drivers” and 4 of 5 in “The assets”."
