"""One voice for every person: who is who, and which of their answers counts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from tests.plan.paper import blank, conflict, form_of, invalid, only_block, plan_from, plan_of, returned, said, showing
from wta_forms import errors
from wta_forms.answers import Answer, Recipient, Response, State, Status
from wta_forms.errors import Problem
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Answers, Entry, Plan

FORM = form_of(
    """
    - {id: gap, kind: text, label: What is missing?}
    - {id: start, kind: date, label: When do we start?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
    """
)


def plan(*responses: Response, **options: Any) -> Plan:
    return plan_from(FORM, responses, "{from: answers}", names="name", **options)


def told(made: Plan) -> dict[str, list[str]]:
    """Whose answers stand at the end: words, and after "?" what is not clear."""
    body = only_block(made).body
    assert isinstance(body, Answers)
    return {group.person: [_told(entry) for entry in group.entries] for group in body.groups}


def _told(entry: Entry) -> str:
    return f"{entry.words} ? {entry.doubt}" if entry.doubt else str(entry.words)


def test_a_second_form_that_holds_only_a_correction_leaves_the_rest_of_the_first_standing() -> None:
    first = said("Ann Reid", stamped=True, day=1, gap="A kitchen", way="bus")
    second = said("Ann Reid", stamped=True, day=5, gap="A kitchen and a van")
    assert told(plan(second, first)) == {"Ann Reid": ["A kitchen and a van", "By bus"]}


def test_what_somebody_changed_is_told_the_facilitator() -> None:
    first = said("Ann Reid", day=1, gap="A kitchen", way="bus")
    second = said("Ann Reid", day=5, gap="A van", way="bus")
    note = errors.PLAN_NEWER_COUNTS.at(second.file, number=4, file=first.file)
    assert plan(first, second).problems == (note,)


def undated(response: Response) -> Response:
    return replace(response, received="")


TIES = {
    "of the same moment": (said("Ann Reid", gap="A kitchen"), said("Ann Reid", gap="A van")),
    "one without a date": (said("Ann Reid", day=5, gap="A kitchen"), undated(said("Ann Reid", gap="A van"))),
    "both without a date": (undated(said("Ann Reid", gap="A kitchen")), undated(said("Ann Reid", gap="A van"))),
}


@pytest.mark.parametrize("two", TIES.values(), ids=TIES)
def test_of_two_files_nobody_knows_which_is_newer_and_so_neither_counts(two: tuple[Response, Response]) -> None:
    files = sorted(two, key=lambda file: (file.received, file.sha256))
    words = " or ".join(f"“{file.answers['gap'].value}”" for file in files)
    assert told(plan(*two)) == {"Ann Reid": [f" ? {words}: nobody knows which of them is newer"]}
    assert plan(*two).problems == (errors.PLAN_WHICH_IS_NEWER.at(files[1].file, number=4, file=files[0].file),)
    assert [evidence.file for evidence in plan(*two).entries[0].evidence] == [file.file for file in files]


def test_what_files_of_which_nobody_knows_the_order_say_alike_counts() -> None:
    ann = undated(said("Ann Reid", gap="A kitchen", way="bus")), said("Ann Reid", day=5, gap="A kitchen")
    assert told(plan(*ann)) == {"Ann Reid": ["A kitchen", "By bus"]}
    assert plan(*ann).problems == ()


def test_an_answer_that_is_known_to_be_older_has_no_part_in_a_tie() -> None:
    first, second = said("Ann Reid", day=1, gap="A kitchen"), said("Ann Reid", day=5, gap="A bus")
    (words,) = told(plan(first, second, undated(said("Ann Reid", gap="A van"))))["Ann Reid"]
    assert words == " ? “A van” or “A bus”: nobody knows which of them is newer"


def test_a_doubt_without_a_date_is_not_settled() -> None:
    ann = said("Ann", day=5, start="2026-04-01"), undated(said("Ann", start=invalid(start="soon")))
    assert told(plan(*ann)) == {"Ann": ["1 April 2026 ? “soon” could not be used as a date"]}


def test_an_empty_box_never_replaces_an_answer() -> None:
    first, second = said("Ann Reid", day=1, gap="A kitchen"), said("Ann Reid", day=5, gap=blank(), way="van")
    assert told(plan(first, second)) == {"Ann Reid": ["A kitchen", "By van"]}


def test_a_newer_answer_that_cannot_be_used_stands_beside_the_older_clear_one() -> None:
    first = said("Ann Reid", day=1, start="2026-04-01")
    second = said("Ann Reid", day=5, start=invalid(start="soon"))
    assert told(plan(first, second)) == {"Ann Reid": ["1 April 2026 ? “soon” could not be used as a date"]}
    assert [evidence.file for evidence in plan(first, second).entries[0].evidence] == [first.file, second.file]


def test_a_newer_clear_answer_settles_an_older_doubt() -> None:
    two_ticks = conflict({"way-bus": "bus", "way-van": "van"})
    first, second = said("Ann Reid", day=1, way=two_ticks), said("Ann Reid", day=5, way="van")
    assert told(plan(first, second)) == {"Ann Reid": ["By van"]}
    assert plan(first, second).problems == (errors.PLAN_DOUBT_SETTLED.at(second.file, number=6, file=first.file),)


def test_every_doubt_that_is_newer_than_the_clear_answer_is_told() -> None:
    first, second = said("Ann", day=2, start=invalid(start="WORDS-ONE")), said("Ann", day=3, start=invalid(start="TWO"))
    doubts = "“WORDS-ONE” could not be used as a date; “TWO” could not be used as a date"
    assert told(plan(second, first)) == {"Ann": [f" ? {doubts}"]}
    clear = said("Ann", day=1, start="2026-04-01")
    assert told(plan(second, first, clear)) == {"Ann": [f"1 April 2026 ? {doubts}"]}
    files = [evidence.file for evidence in plan(first, second, clear).entries[0].evidence]
    assert files == [clear.file, first.file, second.file]


def test_of_doubts_older_and_newer_than_the_clear_answer_the_older_are_settled() -> None:
    old, clear = said("Ann", day=1, start=invalid(start="soon")), said("Ann", day=2, start="2026-04-01")
    new = said("Ann", day=3, start=invalid(start="later"))
    assert told(plan(new, clear, old)) == {"Ann": ["1 April 2026 ? “later” could not be used as a date"]}
    assert plan(new, clear, old).problems == (errors.PLAN_DOUBT_SETTLED.at(clear.file, number=5, file=old.file),)


def test_a_doubt_of_the_same_moment_as_the_clear_answer_is_not_settled() -> None:
    for words in ("soon", "later", "one day", "in spring"):
        ann = said("Ann", start="2026-04-01"), said("Ann", start=invalid(start=words))
        assert told(plan(*ann)) == {"Ann": [f"1 April 2026 ? “{words}” could not be used as a date"]}
        assert plan(*ann).problems == ()


def test_two_ticks_where_one_was_asked_for_are_shown_as_what_they_are() -> None:
    ann = said("Ann Reid", way=conflict({"way-bus": "bus", "way-van": "van"}))
    assert told(plan(ann)) == {"Ann Reid": [" ? 2 boxes were ticked: By bus, By van"]}


def test_what_did_not_come_back_is_said_only_where_nothing_was_given() -> None:
    lost = Answer(State.UNREAD)
    ann, again = said("Ann Reid", day=1, gap="A kitchen", way=lost), said("Ann Reid", day=2, gap=lost)
    assert told(plan(ann, again)) == {"Ann Reid": ["A kitchen", " ? this part of the form did not come back"]}


def test_the_same_bytes_count_once_even_if_they_come_again_after_a_correction() -> None:
    first, second = said("Ann Reid", day=1, gap="A kitchen"), said("Ann Reid", day=5, gap="A van")
    assert plan(first, second, first) == plan(first, second)


# --- who is who -------------------------------------------------------------------------------------------------------


def test_the_stamp_says_who_somebody_is_where_the_name_was_left_as_it_was() -> None:
    ann = said("Ann Reid", stamped=True, day=1, gap="A kitchen")
    again = said("Ann Reid", stamped=True, day=2, way="bus", name=blank(name="Ann Reid"))
    assert told(plan(ann, again)) == {"Ann Reid": ["A kitchen", "By bus"]}


def test_capitals_white_space_and_how_an_accent_is_stored_make_no_other_person() -> None:
    typed = unicodedata.normalize("NFD", "  ZOË   reid")
    first, second = (
        said("Zoë Reid", stamped=True, gap="A kitchen"),
        said("Zoë Reid", stamped=True, typed=typed, way="bus"),
    )
    assert told(plan(first, second)) == {"Zoë Reid": ["A kitchen", "By bus"]}


def test_another_name_in_somebodys_copy_never_supersedes_and_is_asked() -> None:
    ann = said("Ann Reid", stamped=True, day=1, gap="A kitchen")
    ben = said("Ann Reid", stamped=True, day=5, typed="Ben Ross", gap="A van")
    assert told(plan(ann, ben)) == {"Ann Reid": ["A kitchen"], "Ben Ross": ["A van"]}
    assert plan(ann, ben).problems == (errors.WHOSE_IS_IT.at(ben.file, owner="Ann Reid", typed="Ben Ross"),)


def test_two_names_in_the_file_of_one_copy_are_another_name_too() -> None:
    ann = said("Ann Reid", stamped=True, day=1, gap="A kitchen")
    both = said("Ann Reid", stamped=True, day=2, gap="A van", name=conflict({"name": "Ann Reid", "name#2": "Ben Ross"}))
    assert told(plan(ann, both)) == {"Ann Reid": ["A kitchen"], "Ann Reid or Ben Ross": ["A van"]}


def test_two_such_forms_are_not_put_together_either() -> None:
    ben = said("Ann Reid", stamped=True, day=1, typed="Ben Ross", gap="A van")
    again = said("Ann Reid", stamped=True, day=2, typed="Ben Ross", gap="A bus")
    assert told(plan(ben, again)) == {"Ben Ross (1 of 2)": ["A van"], "Ben Ross (2 of 2)": ["A bus"]}


def test_without_a_stamp_the_same_name_and_organisation_are_the_same_person() -> None:
    first = said("Ann Reid", day=1, organisation="Leith Carers", gap="A kitchen")
    second = said("ann reid", day=2, organisation="leith  carers", way="bus")
    other = said("Ann Reid", day=3, organisation="Fife Council", gap="A van")
    assert told(plan(first, second, other)) == {"ann reid": ["A kitchen", "By bus"], "Ann Reid": ["A van"]}


def test_forms_without_a_name_are_a_person_each() -> None:
    made = plan(said(gap="A kitchen"), said(gap="A van"))
    assert told(made).keys() == {"Somebody (1 of 2)", "Somebody (2 of 2)"}
    assert made.counts.answered == 2


def test_a_person_who_filled_in_two_forms_is_one_contributor() -> None:
    assets = form_of("- {id: asset, kind: text, label: What is there?}", "assets")
    loaded = plan_of(showing("{from: answers}", reads="drivers, assets", names="name"), FORM, assets)
    assert loaded.plan is not None
    first = said("Ann Reid", stamped=True, gap="A van")
    second = said("Ann Reid", stamped=True, form="assets", asset="A bus")
    made = merge(loaded.plan, loaded.forms, [second, first])
    assert told(made) == {"Ann Reid": ["A van", "A bus"]}
    assert made.counts.answered == 1


def test_an_answer_to_another_form_is_told() -> None:
    ann = said("Ann Reid", form="assets", asset="A bus")
    assert plan(ann).problems == (errors.PLAN_NOT_READ.at(ann.file, form="assets"),)


def test_people_stand_in_the_order_in_which_they_were_asked_and_then_as_they_came() -> None:
    came = [
        said("Cal", day=1, stamped=True, gap="c"),
        said("Bob", day=3, gap="b"),
        said("Ann", day=5, stamped=True, gap="a"),
    ]
    assert list(told(plan(*came))) == ["Cal", "Bob", "Ann"]
    asked = [Recipient("ann", "Ann"), Recipient("cal", "Cal")]
    assert list(told(plan(*came, people_asked=asked))) == ["Ann", "Cal", "Bob"]


# --- what says nothing ------------------------------------------------------------------------------------------------


def test_files_that_say_nothing_are_counted_and_contribute_nothing() -> None:
    silent = [returned(Status.BLANK), returned(Status.SCAN), returned(Status.DAMAGED), said("Cal", gap=blank())]
    counts = plan(said("Ann", gap="A van"), *silent).counts
    assert (counts.answered, counts.empty, counts.unreadable) == (1, 2, 2)


def test_a_form_whose_boxes_did_not_come_back_is_no_empty_answer() -> None:
    counts = plan(said(gap=Answer(State.UNREAD))).counts
    assert (counts.empty, counts.unreadable) == (0, 1)


@pytest.mark.parametrize("rest", [{}, {"way": blank()}, {"role": "carer", "way": blank()}])
def test_nor_is_one_of_which_a_part_did_not_come_back(rest: dict[str, Any]) -> None:
    lost = said("Ann", gap=Answer(State.UNREAD), **rest)
    made = plan(lost)
    assert (made.counts.empty, made.counts.unreadable, made.counts.answered) == (0, 1, 0)
    assert made.problems == (errors.PLAN_PARTS_LOST.at(lost.file),)


@pytest.mark.parametrize("why", [errors.HANDWRITTEN.at(""), errors.MAYBE_SAYS.at("", suggestion="A van")])
def test_what_is_written_by_hand_is_said_to_wait_for_somebody_who_types_it_in(why: Problem) -> None:
    by_hand = Answer(State.UNREAD, problems=(why,))
    alone = said("Ann", gap=by_hand)
    assert plan(alone).problems == (errors.PLAN_BY_HAND.at(alone.file),)
    (entry,) = (each for each in plan(said("Ann", gap=by_hand, way="van")).entries if each.doubt)
    assert entry.doubt == "this is written by hand, and nobody has typed it in yet"


def test_who_says_only_who_they_are_has_not_answered() -> None:
    counts = plan(said("Ann Reid", role="carer")).counts
    assert (counts.answered, counts.empty) == (0, 1)


def test_an_answer_to_a_question_that_is_no_longer_asked_is_told() -> None:
    ann = said("Ann", gap="A van", hope="A bus")
    assert plan(ann).problems == (errors.PLAN_NOT_ASKED.at(ann.file, question="hope", form="drivers"),)


def test_what_of_an_earlier_version_has_no_place_is_told_and_is_no_empty_form() -> None:
    """The words are with whoever reads the answers: nobody knows here whether they were to be shown."""
    kept = {
        "telex": Answer(State.ANSWERED, "ab"),
        "fax": Answer(State.ANSWERED, "0131 496 0000"),
        "mail": Answer(State.UNREAD),
    }
    ann = replace(said("Ann"), unplaced=kept, version=1)
    made = plan(ann)
    told = {"questions": "fax, telex", "version": 1, "form": "drivers", "whom": "PERSON"}
    assert made.problems == (errors.PLAN_UNPLACED.at(ann.file, **told),)
    assert (made.counts.answered, made.counts.empty) == (1, 0)
    assert "496" not in str(made)
