"""The sentences of a document that nobody wrote into a form or a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.plan.paper import form_of, invalid, plan_from, plan_of, said, showing
from tests.report.orchard import CONFIDENCE, DIFFER, ORCHARD, READINESS, RISK_MAP, WHEN, showing_only
from wta_forms.answers import Recipient, Response
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Beside, Block, Line, Listing, Parts, Ratings, Section, Sentence
from wta_forms.report import sentences
from wta_forms.report.outline import Answer, Bullets, Columns, Heading, Outline, Paragraph, outline

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


def paragraphs(made: Outline) -> list[str]:
    return [node.words for node in made if isinstance(node, Paragraph)]


def test_a_lead_and_what_it_leads_to_are_one_sentence() -> None:
    ann = said("Ann", gap="A van")
    asked = [Recipient("bob", "Bob"), Recipient("cal", "Cal")]
    shown = "{from: people.waiting_for, as: sentence, lead: We are still waiting for}"
    assert paragraphs(outlined(shown, came=[ann], people_asked=asked)) == ["We are still waiting for 2 people."]


def test_nobody_turns_the_words_of_another_round_in_a_sentence() -> None:
    lines = (Line("a van\u202e"), Line("a bus\ntoo"))
    (said,) = paragraphs(outline(showing_only(Block(Sentence(lines), lead="We need")))[2:])
    assert said == "We need \u2068a van\u202e\u202c\u2069 and a bus\ntoo."


def test_what_is_left_out_is_said_and_where_it_stands() -> None:
    came = [said(f"P{day}", day=day, gap=f"Gap {day}") for day in range(1, 4)]
    shown = "{from: drivers.gap, as: quotes, first: 2}"
    assert paragraphs(outlined(shown, came=came)) == ["And 1 more."]
    (more,) = (node for node in outlined(shown, "{from: answers}", came=came) if isinstance(node, Paragraph))
    assert more == Paragraph("1 more answer:", (3,))


def test_one_answer_is_and_two_answers_are() -> None:
    shown = ("{from: drivers.needs, as: list}", "{from: drivers.team, as: list}")
    one, two = said("Ann", needs="Rest", team="Us"), said("Bob", needs="Time", team="Me")
    assert paragraphs(outlined(*shown, came=[one])) == [
        "1 answer, not yet put into other words.",
        "1 answer is only counted, not shown.",
    ]
    assert paragraphs(outlined(*shown, came=[one, two])) == [
        "2 answers, not yet put into other words.",
        "2 answers are only counted, not shown.",
    ]


def test_a_doubt_says_whose_it_is_and_that_the_older_answer_stands() -> None:
    first, second = said("Ann", day=1, start="2026-04-01"), said("Ann", day=2, start=invalid(start="soon"))
    made = outlined("{from: drivers.start, as: list}", came=[first, second], names="name")
    doubt = "Unclear (Ann): “soon” could not be used as a date. The answer given before that stands."
    assert paragraphs(made) == [doubt]


def test_what_nobody_ticked_is_said_under_the_chart() -> None:
    made = outlined("{from: drivers.way, as: chart}", came=[said("Ann", way="bus")])
    assert paragraphs(made) == ["Nobody ticked: By van; On foot."]


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


# --- what is shown ----------------------------------------------------------------------------------------------------


def of_blocks(*blocks: Block) -> Outline:
    """Without the title of the plan and of the section."""
    return outline(showing_only(*blocks))[2:]


def listing(*words: str, title: str = "", **options: Any) -> Block:
    return Block(Listing(tuple(map(Line, words))), title, **options)


def test_where_the_facilitator_has_still_to_write_is_said() -> None:
    unwritten = replace(ORCHARD, sections=(Section("Summary", ("We met twice.",), (), is_unwritten=True),))
    assert paragraphs(outline(unwritten))[1:] == ["We met twice.", sentences.UNWRITTEN]


def test_what_people_see_differently_is_said_behind_it() -> None:
    *_, bullets, last = of_blocks(listing("By May", "By June", is_undecided=True))
    assert isinstance(bullets, Bullets)
    assert last == Paragraph(sentences.UNDECIDED)


def test_an_empty_block_has_its_words_instead_and_no_lead() -> None:
    empty = listing(title="Gaps", lead="These are the gaps:", empty="Nobody named a gap.")
    assert of_blocks(empty) == (Heading(3, "Gaps"), Paragraph("Nobody named a gap."))


def test_parts_have_headings_one_level_down() -> None:
    made = of_blocks(Block(Parts((listing("A van", title="Things"), listing("Pruning", title="Skills"))), "Assets"))
    headings = [(node.level, node.words) for node in made if isinstance(node, Heading)]
    assert headings == [(3, "Assets"), (4, "Things"), (4, "Skills")]


def test_an_empty_part_is_left_out_and_one_with_words_for_that_is_not() -> None:
    made = of_blocks(
        Block(Parts((listing("A van", title="Things"), listing(title="Money"), listing(title="Time", empty="None."))))
    )
    assert [node.words for node in made if isinstance(node, Heading)] == ["Things", "Time"]


def test_what_stands_side_by_side_are_columns_of_nodes() -> None:
    (columns,) = of_blocks(
        Block(Beside((listing("Plant", title="We will"), listing(title="Nothing"), listing("Sell", more=2))))
    )
    assert columns == Columns(
        (
            (Heading(3, "We will"), Bullets((Line("Plant"),))),
            (Bullets((Line("Sell"),)), Paragraph("And 2 more.")),
        )
    )


def test_a_disagreement_is_a_heading_with_its_positions() -> None:
    made = of_blocks(Block(DIFFER, "Where we differ"))
    assert made == (
        Heading(3, "Where we differ"),
        *(node for topic in DIFFER.topics for node in (Heading(4, topic.topic), Bullets(topic.positions))),
    )


def test_ratings_and_heatmaps_are_explained_before_they_are_shown() -> None:
    for body, words in ((CONFIDENCE, sentences.scale_of(CONFIDENCE)), (RISK_MAP, sentences.ways_of(RISK_MAP))):
        assert of_blocks(Block(body)) == (Paragraph(words), body)


def test_answers_that_all_ratings_stand_on_stand_once_under_them() -> None:
    _, ratings, answers = of_blocks(Block(READINESS))
    assert isinstance(ratings, Ratings)
    assert {row.numbers for row in ratings.rows} == {()}
    assert answers == Paragraph(sentences.ANSWERS, (4, 9, 14, 19))


def test_the_answers_behind_mere_counts_stand_under_the_heatmap() -> None:
    *_, heatmap, answers = of_blocks(Block(WHEN))
    assert heatmap is WHEN
    assert answers == Paragraph(sentences.ANSWERS, (5, 10, 15, 20))
