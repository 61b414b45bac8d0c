"""Answers as the facilitator has settled them: what was given is always there beside it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import conflict, form_of, invalid, only_block, plan_from, said
from wta_forms import errors
from wta_forms.answers import Response
from wta_forms.plan.model import Chart, Entry, Listing, Plan, Quotes, Rows
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.settling.keys import answer_key, doubt_keys, file_doubt_key
from wta_forms.plan.settling.translations import Translation
from wta_forms.plan.voices.standings import Given

FORM = form_of(
    """
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
    - {id: money, kind: number, label: How much?}
    - {id: hope, kind: paragraph, label: Hopes?}
    - {id: worry, kind: paragraph, label: Worries?, share: paraphrase}
    - id: gaps
      kind: table
      label: The gaps
      rows: 2
      columns: [{id: gap, kind: text, label: Gap}, {id: owner, kind: text, label: Who}]
    """
)


def made(*responses: Response, block: str = "{from: drivers.hope, as: quotes}", **decided: Any) -> Plan:
    return plan_from(FORM, responses, block, decisions=Decisions(**decided))


# --- unclear answers --------------------------------------------------------------------------------------------------

TICKED = said("Ann", way=conflict({"way-bus": "Yes", "way-van": "Yes"}))


def key_of(who: str, response: Response, question: str) -> str:
    person = ("asked", who) if response.recipient else ("named", who, "")
    given = Given(response.answers[question], response)
    return doubt_keys(person, FORM.question(question), given)[0]


KEY = key_of("ann", TICKED, "way")


def test_an_unclear_answer_that_was_settled_counts_and_says_what_was_given() -> None:
    plan = made(TICKED, said("Ben", way="van"), block="{from: drivers.way, as: chart}", answers={KEY: "van"})
    body = only_block(plan).body
    assert isinstance(body, Chart)
    assert [(bar.words, bar.count) for bar in body.bars] == [("By van", 2)]
    assert (plan.entries[0].words, plan.entries[0].decided) == ("By van", "2 boxes were ticked: By bus, By van")


def test_without_a_decision_it_is_a_doubt() -> None:
    plan = made(TICKED, block="{from: drivers.way, as: chart}")
    assert (plan.entries[0].words, plan.entries[0].decided) == ("", "")


@pytest.mark.parametrize(("said_so", "words"), [("2000", "2,000"), ("12.5", "12.5")])
def test_a_figure_takes_the_place_of_words(said_so: str, words: str) -> None:
    unclear = said("Ann", money=invalid(money="two thousand"))
    plan = made(unclear, block="{from: drivers.money, as: list}", answers={key_of("ann", unclear, "money"): said_so})
    assert plan.entries[0].words == words
    assert plan.entries[0].decided == "“two thousand” could not be used as a number"


def ways(plan: Plan) -> list[tuple[str, int]]:
    body = only_block(plan).body
    return [(bar.words, bar.count) for bar in body.bars] if isinstance(body, Chart) else []


def test_a_decision_stays_with_an_answer_in_whatever_copy_it_comes_again() -> None:
    again = said("Ann", day=9, way=conflict({"way-van": "On", "way-bus": "On", "way-other-text": " "}))
    for copies in ([TICKED], [again], [TICKED, again], [again, TICKED]):
        plan = made(*copies, block="{from: drivers.way, as: chart}", answers={KEY: "van"})
        assert ways(plan) == [("By van", 1)]
        assert plan.problems == ()


def test_a_decision_under_a_key_that_was_made_of_the_file_still_counts() -> None:
    old = {file_doubt_key(TICKED, "way"): "van"}
    plan = made(TICKED, block="{from: drivers.way, as: chart}", answers=old)
    assert ways(plan) == [("By van", 1)]
    assert plan.problems == ()
    again = said("Ann", day=9, way=conflict({"way-bus": "Yes", "way-van": "Yes"}))
    assert errors.DECIDED_ABOUT_NOBODY.at("decisions.yaml", key=next(iter(old))) in made(again, answers=old).problems


def test_somebody_else_who_ticks_the_same_and_who_ticks_something_else_is_not_decided_about() -> None:
    for other in (
        said("Ben", way=conflict({"way-bus": "Yes", "way-van": "Yes"})),
        said("Ann", way=conflict({"way-bus": "Yes", "way-van": "Yes", "way-other": "Yes"})),
    ):
        assert errors.DECIDED_ABOUT_NOBODY.at("decisions.yaml", key=KEY) in made(other, answers={KEY: "van"}).problems


def test_a_decision_that_does_not_fit_is_told_and_not_used() -> None:
    (problem,) = made(TICKED, answers={KEY: "plane"}).problems
    assert problem.message == errors.DECISION_UNFIT.at("", value="plane", question="drivers.way", advice="").message


def test_a_decision_about_nobodys_answer_is_a_note() -> None:
    assert made(said("Ann", way="bus"), answers={KEY: "van"}).problems == (
        errors.DECIDED_ABOUT_NOBODY.at("decisions.yaml", key=KEY),
    )


# --- quotes and other words -------------------------------------------------------------------------------------------

HOPES = [said("Ann", hope="Soup"), said("Ben", hope="Bread"), said("Cay", hope="Tea")]


def quotes(plan: Plan) -> list[str]:
    body = only_block(plan).body
    assert isinstance(body, Quotes)
    return [str(entry.words) for entry in body.entries]


def test_picked_quotes_come_first_in_the_order_in_which_they_were_picked() -> None:
    picked = tuple(answer_key("drivers", "hope", words) for words in ("Tea", "Bread"))
    assert quotes(made(*HOPES, pick={"drivers.hope": picked})) == ["Tea", "Bread", "Soup"]


def test_a_pick_follows_a_corrected_answer_and_one_that_is_gone_is_told() -> None:
    first, corrected = said("Dee", stamped=True, hope="Te"), said("Dee", day=3, stamped=True, hope="Green tea")
    picked = (answer_key("drivers", "hope", "Te"), "0000000000")
    plan = made(*HOPES, first, corrected, pick={"drivers.hope": picked})
    assert quotes(plan)[0] == "Green tea"
    assert errors.PICK_GONE.at("decisions.yaml", key="0000000000", question="drivers.hope") in plan.problems


def test_answers_that_may_not_be_quoted_are_told_in_the_facilitators_words() -> None:
    worries = [said("Ann", worry="Rain"), said("Ben", worry="Snow")]
    block = only_block(made(*worries, block="{from: drivers.worry, as: quotes}"))
    assert (block.reworded, block.unworded) == ((), 2)
    written = {"drivers.worry": "Both fear the weather.\n\nNobody else does."}
    block = only_block(made(*worries, block="{from: drivers.worry, as: quotes}", words=written))
    assert (block.reworded, block.unworded) == (("Both fear the weather.", "Nobody else does."), 0)


# --- another language -------------------------------------------------------------------------------------------------


def line(question: str, original: str, words: str, language: str = "pl", by: str = "Ola") -> dict[str, Translation]:
    key = answer_key("drivers", question, original)
    return {key: Translation(key, "", original, language, words, by)}


def only_entry(plan: Plan) -> Entry:
    (entry,) = plan.entries
    return entry


def test_a_translation_stands_in_the_plan_with_the_original_and_who_made_it() -> None:
    entry = only_entry(made(said("Ann", hope="Zupa"), translations=line("hope", "Zupa", "Soup")))
    assert (entry.words, entry.original, entry.language, entry.translator) == ("Soup", "Zupa", "pl", "Ola")
    assert not entry.is_foreign


def test_cells_of_a_table_are_translated_one_by_one_and_what_is_left_is_told() -> None:
    rows = said("Ann", gaps=[{"gap": "لا طعام", "owner": "سميرة"}])
    plan = made(rows, block="{from: drivers.gaps, as: table}", translations=line("gaps", "لا طعام", "No food", "ar"))
    entry = only_entry(plan)
    assert isinstance(entry.words, Rows)
    assert isinstance(entry.original, Rows)
    assert (entry.words.cells, entry.original.cells) == ((("No food", "سميرة"),), (("لا طعام", "سميرة"),))
    assert entry.is_foreign
    block = only_block(plan)
    assert (block.translated, block.foreign) == (1, 1)


SOUP = line("gaps", "Zupa", "Soup")


@pytest.mark.parametrize(
    ("more", "translated", "foreign"),
    [("", 1, 1), ("first: 2", 1, 0), ("first: 1, sort: gap", 0, 0), ("only: {sort: [a]}", 1, 0)],
)
@pytest.mark.parametrize("way", ["table", "list"])
def test_of_answers_in_another_language_those_that_are_shown_are_counted(
    way: str, more: str, translated: int, foreign: int
) -> None:
    form = form_of(
        """
    - id: gaps
      kind: table
      label: The gaps
      rows: 2
      columns: [{id: gap, kind: text, label: Gap}, {id: sort, kind: select_one, label: Sort, choices: {a: A, b: B}}]
    """
    )
    sorts = [
        said(who, gaps=[{"gap": gap, "sort": sort}])
        for who, gap, sort in (("Ann", "Zupa", "a"), ("Ben", "Bread", "a"), ("Cay", "لا طعام", "b"))
    ]
    block = f"{{from: drivers.gaps, as: {way}{', ' if more else ''}{more}}}"
    shown = only_block(plan_from(form, sorts, block, decisions=Decisions(translations=SOUP)))
    assert (shown.translated, shown.foreign) == (translated, foreign)


def test_what_needs_no_translation_is_as_it_was_and_waits_for_nothing() -> None:
    entry = only_entry(made(said("Ann", hope="سميرة"), translations=line("hope", "سميرة", "سميرة", "ar")))
    assert (entry.words, entry.original, entry.is_foreign, entry.language) == ("سميرة", "", False, "")


def test_what_is_in_another_script_waits_and_the_original_stands() -> None:
    entry = only_entry(made(said("Ann", hope="حساء")))
    assert (entry.words, entry.original, entry.language, entry.is_foreign) == ("حساء", "", "und", True)


def test_answers_that_say_the_same_in_two_languages_are_one_line() -> None:
    form = form_of("- {id: hope, kind: text, label: Hopes?, merge: union}")
    both = [said("Ann", hope="Soup"), said("Ben", day=2, hope="Zupa")]
    decided = Decisions(translations=line("hope", "Zupa", "soup"))
    body = only_block(plan_from(form, both, "{from: drivers.hope, as: list}", decisions=decided)).body
    assert isinstance(body, Listing)
    assert [(each.words, each.numbers) for each in body.lines] == [("Soup", (1, 2))]
