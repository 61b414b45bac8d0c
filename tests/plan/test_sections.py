"""Sections: the facilitator's words, blocks side by side, what is said where nothing was, and who is waited for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, only_block, plan_from, plan_of, said
from wta_forms.answers import Recipient
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Beside, Block, Line, Listing, Plan, Quotes, Sentence
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.voices.people import Invited

FORM = form_of(
    """
    - {id: gap, kind: text, label: What is missing?}
    - {id: hope, kind: text, label: What do you hope for?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}, merge: decide}
    """
)


def plan(section: str, *came: Any, **options: Any) -> Plan:
    text = f"plan: small\ntitle: Our plan\nreads: [drivers]\nsections:\n- title: A part\n{section}"
    loaded = plan_of(text, FORM)
    assert loaded.plan is not None
    assert loaded.is_fine, loaded.problems
    return merge(loaded.plan, loaded.forms, came, **options)


# --- the facilitator's words ------------------------------------------------------------------------------------------


def test_words_that_are_not_written_yet_are_said_to_be_missing() -> None:
    (section,) = plan("  write: summary").sections
    assert (section.paragraphs, section.is_unwritten) == ((), True)


def test_the_facilitators_words_stand_behind_the_text_paragraph_by_paragraph_and_as_they_are() -> None:
    words = Decisions(words={"summary": "We start\nin {May}.\n\nThank you."})
    (section,) = plan("  text: In short.\n  write: summary", decisions=words).sections
    assert (section.paragraphs, section.is_unwritten) == (("In short.", "We start in {May}.", "Thank you."), False)


def test_they_keep_a_section_in_which_nobody_else_says_anything() -> None:
    section = "  write: summary\n  show: [{from: drivers.gap, as: quotes}]"
    assert plan(section, decisions=Decisions(words={"summary": "Words."})).sections[0].blocks == ()


# --- blocks -----------------------------------------------------------------------------------------------------------


def test_blocks_side_by_side_come_after_the_others_and_empty_ones_are_left_out() -> None:
    section = (
        "  show: [{from: drivers.gap, as: quotes}]\n"
        "  beside: [{from: drivers.gap, as: list}, {from: drivers.hope, as: list}]"
    )
    (made,) = plan(section, said("Ann", gap="A van")).sections
    first, second = made.blocks
    assert isinstance(first.body, Quotes)
    assert second == Block(Beside((Block(Listing((Line("A van", (1,)),))),)))


def test_a_section_whose_blocks_beside_each_other_are_all_empty_is_left_out() -> None:
    assert plan("  beside: [{from: drivers.gap, as: list}, {from: drivers.hope, as: list}]").sections == ()


def test_an_empty_block_says_so_where_the_plan_has_words_for_it_and_leads_to_nothing() -> None:
    section = '  show: [{from: drivers.gap, as: list, lead: "Missing:", empty: Nobody named a gap.}]'
    (block,) = plan(section).sections[0].blocks
    assert (block.empty, block.lead, block.says_something) == ("Nobody named a gap.", "", False)
    (full,) = plan(section, said("Ann", gap="A van")).sections[0].blocks
    assert (full.lead, full.says_something) == ("Missing:", True)


def test_a_sentence_says_what_it_answers_unless_the_plan_does() -> None:
    ann = said("Ann", gap="A van")
    assert only_block(plan_from(FORM, [ann], "{from: drivers.gap, as: sentence}")).lead == "What is missing?"
    for words in ("lead: 'We lack'", "title: Missing"):
        assert (
            only_block(plan_from(FORM, [ann], f"{{from: drivers.gap, as: sentence, {words}}}")).lead
            != "What is missing?"
        )


def test_several_questions_in_a_list_say_what_each_line_answers() -> None:
    made = only_block(
        plan_from(FORM, [said("Ann", gap="A van", hope="Tea")], "{from: [drivers.gap, drivers.hope], as: list}")
    )
    assert made.body == Listing((Line("What is missing? A van", (1,)), Line("What do you hope for? Tea", (2,))))


def test_every_decision_stands_with_its_question_on_the_answers_it_was_made_about() -> None:
    came = [said("Ann", way="bus"), said("Bob", day=2, way="van")]
    made = plan_from(FORM, came, "{from: decisions}", decisions=Decisions(answers={"drivers.way": "van"}))
    assert only_block(made).body == Listing((Line("Which way? By van", (1, 2)),))
    assert plan_from(FORM, came, "{from: decisions}").sections == ()


def test_who_narrows_a_block_to_some_people() -> None:
    came = [said("Ann", role="carer", gap="A van"), said("Bob", day=2, role="manager", gap="Time")]
    made = only_block(plan_from(FORM, came, "{from: drivers.gap, as: quotes, who: {role: [manager]}}"))
    assert isinstance(made.body, Quotes)
    assert [entry.words for entry in made.body.entries] == ["Time"]


# --- who is waited for ------------------------------------------------------------------------------------------------

ASKED = [
    Invited("ann", "Ann Reid", "carer"),
    Invited("bob", "Bob Hay", "carer"),
    Invited("cal", "Cal Orr", "Manager"),
    Invited("dee", "Dee Marr", "BSL interpreter"),
    Invited("eve", "Eve Lorne", "carer"),
    Invited("fay", "Fay Kerr"),
]


def waiting(names: str, asked: list[Any]) -> list[str]:
    came = [said("Eve Lorne", stamped=True, gap="A van")]
    made = plan_from(FORM, came, "{from: people.waiting_for, as: sentence}", names=names, people_asked=asked)
    body = only_block(made).body
    assert isinstance(body, Sentence)
    return [line.words for line in body.lines]


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ("name", ["Ann Reid", "Bob Hay", "Cal Orr", "Dee Marr", "Fay Kerr"]),
        ("role", ["5 people: carer (2 people), manager, BSL interpreter and somebody"]),
        ("none", ["5 people"]),
    ],
)
def test_who_is_waited_for_is_said_as_the_plan_shows_people(names: str, lines: list[str]) -> None:
    assert waiting(names, ASKED) == lines


def test_where_no_role_is_known_there_is_only_how_many() -> None:
    assert waiting("role", [Recipient("ann", "Ann Reid"), Invited("bob", "Bob Hay", " ")]) == ["2 people"]


def test_a_role_in_the_words_of_the_form_reads_as_part_of_the_sentence() -> None:
    form = form_of("- {id: gap, kind: text, label: Gap}")
    asked = [Invited("ann", "Ann", "CARER"), Invited("cal", "Cal", "A friend"), Invited("bob", "Bob", "I decide")]
    made = plan_from(form, [said("Eve", gap="A van")], "{from: people.waiting_for, as: sentence}", people_asked=asked)
    assert only_block(made).body == Sentence((Line("3 people: carer, a friend and “I decide”"),))
