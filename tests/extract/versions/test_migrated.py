"""Answers to an earlier version, brought into a newer one: what moves, what is left, and what is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from docs.changes import CHANGED, NEWEST
from tests.spec.versions import version
from wta_forms import errors
from wta_forms.answers import (
    Answer,
    Certainty,
    Recipient,
    Response,
    Source,
    State,
    Status,
    response_from_json,
    response_to_json,
)
from wta_forms.extract.versions.migrated import migrated
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form

ANSWERED, BLANK, INVALID = State.ANSWERED, State.BLANK, State.INVALID
CONFLICT, NOT_ASKED, UNREAD = State.CONFLICT, State.NOT_ASKED, State.UNREAD


def answered(value: Any, **raw: str) -> Answer:
    return Answer(ANSWERED, value, raw={name.replace("__", "-"): text for name, text in raw.items()})


def response(old: Form, **answers: Answer) -> Response:
    """Bob's, of a form that he left blank where nothing is said."""
    all_answers = {question.id: answers.get(question.id, Answer(BLANK)) for question in old.questions}
    bob = Recipient("bob", "Bob Hay")
    return Response(
        "bob.pdf", "0", Status.READ, "small", old.version, "en", recipient=bob, answers={**all_answers, **answers}
    )


def brought(old: str, new: str, migrate: str = "", /, **answers: Any) -> Response:
    """Version 1 with one question or several, in version 2; values stand for answers."""
    first = version(1, old)
    given = {id: each if isinstance(each, Answer) else Answer(ANSWERED, each) for id, each in answers.items()}
    return migrated(response(first, **given), first, version(2, new, migrate and f"1: {migrate}"))


def states(found: Response) -> dict[str, State]:
    return {id: answer.state for id, answer in found.answers.items()}


def values(found: Response) -> dict[str, Any]:
    return {id: answer.value for id, answer in found.answers.items() if answer.value is not None}


def left(found: Response) -> dict[str, Any]:
    return {id: answer.value for id, answer in found.unplaced.items()}


TEXT = "- {id: gap, kind: text, label: A gap}"
THREE = "{gp: A doctor, nurse: A nurse, bank: A bank}"
SELECT = f"- {{id: help, kind: select_multiple, label: Help, choices: {THREE}, other: true}}"
ONE = "- {id: day, kind: select_one, label: Day, choices: {fri: Friday, sat: Saturday}}"


# --- questions --------------------------------------------------------------------------------------------------------


def test_what_is_called_as_before_needs_no_line_and_is_the_same() -> None:
    form = version(2, f"{TEXT}\n{SELECT}")
    asked = response(version(1, f"{TEXT}\n{SELECT}"), gap=answered("Rain", gap="Rain"), help=answered(["gp"]))
    found = migrated(asked, version(1, f"{TEXT}\n{SELECT}"), form)
    assert found.answers == asked.answers
    assert (found.version, dict(found.unplaced)) == (1, {})
    assert found.problems == (
        errors.MIGRATED.at("bob.pdf", who="Bob Hay", old=1, fits="Both answers fit version 2", not_asked=""),
    )


def test_a_renamed_question_takes_its_words_its_source_and_its_problems_along() -> None:
    note = errors.TOO_LONG.at("question 1, A gap", count=300, most=280)
    answer = Answer(
        ANSWERED,
        "Rain",
        raw={"gap": "Rain "},
        certainty=Certainty.RECOVERED,
        source=Source("bob.pdf", "text", 2),
        problems=(note,),
    )
    found = brought(TEXT, "- {id: hole, kind: text, label: A hole}", "{gap: hole}", gap=answer)
    assert found.answers == {
        "hole": Answer(ANSWERED, "Rain", {"hole": "Rain "}, Certainty.RECOVERED, Source("bob.pdf", "text", 2), (note,))
    }


@pytest.mark.parametrize("state", [BLANK, UNREAD, NOT_ASKED, INVALID, CONFLICT])
def test_the_state_of_an_answer_stays(state: State) -> None:
    found = brought(TEXT, "- {id: hole, kind: text, label: A hole}", "{gap: hole}", gap=Answer(state, raw={"gap": "?"}))
    assert found.answers == {"hole": Answer(state, raw={"hole": "?"})}


@pytest.mark.parametrize(
    ("gap", "fits"),
    [
        (Answer(BLANK), "Nothing is answered"),
        (Answer(UNREAD), "No answer could be read"),
        (answered("Rain"), "None of 2 answers fits version 2"),
    ],
)
def test_what_could_not_be_read_is_not_said_to_be_empty(gap: Answer, fits: str) -> None:
    help = answered(["gp"]) if gap.state is ANSWERED else gap
    found = brought(f"{TEXT}\n{SELECT}", "- {id: more, kind: text, label: More?}", gap=gap, help=help)
    assert found.problems[0].message.startswith(f"Bob Hay used version 1. {fits}; its question 1 was not asked then")


def test_a_new_question_was_not_asked_then_and_nobody_is_reminded_of_it() -> None:
    found = brought(TEXT, f"{TEXT}\n- {{id: more, kind: text, label: More?, required: true}}", gap="Rain")
    assert found.answers["more"] == Answer(NOT_ASKED)
    assert found.problems[0].message == (
        "Bob Hay used version 1. The one answer fits version 2; its question 2 was not asked then"
    )


def test_a_dropped_question_is_kept_as_it_was_and_told_with_the_reason() -> None:
    answer = answered("0131 496 0000", gap="0131 496 0000")
    found = brought(TEXT, ONE, "{gap: {to: dropped, reason: nobody has one}}", gap=answer)
    assert dict(found.unplaced) == {"gap": answer}
    told = errors.MIGRATED_DROPPED.at(
        "bob.pdf: question 1, A gap", words="0131 496 0000", old=1, new=2, reason=" (nobody has one)"
    )
    assert found.problems[1:] == (told,)


def test_a_question_that_is_gone_without_a_word_is_kept_and_told_as_a_problem() -> None:
    found = brought(TEXT, ONE, gap="Rain")
    assert left(found) == {"gap": "Rain"}
    told = errors.MIGRATED_LEFT.at(
        "bob.pdf: question 1, A gap", words="Rain", old=1, new=2, question="gap", way="write in the form"
    )
    assert found.problems[1:] == (told,)
    assert not told.is_note


def test_a_blank_answer_to_a_question_that_is_gone_is_nothing() -> None:
    found = brought(TEXT, ONE)
    assert (dict(found.unplaced), found.problems[1:]) == ({}, ())


@pytest.mark.parametrize("state", [INVALID, CONFLICT, UNREAD])
def test_what_could_not_be_read_is_kept_too_where_its_question_is_gone(state: State) -> None:
    answer = Answer(state, raw={"gap": "lots"}, problems=(errors.NOT_A_NUMBER.at("question 1, A gap", raw="lots"),))
    found = brought(TEXT, ONE, gap=answer)
    assert dict(found.unplaced) == {"gap": answer}
    assert errors.NOT_A_NUMBER.at("bob.pdf: question 1, A gap", raw="lots") in found.every_problem()


def test_words_go_to_the_first_of_several_questions_and_the_others_say_what_was_written() -> None:
    new = "- {id: a, kind: paragraph, label: A}\n- {id: b, kind: paragraph, label: B}"
    found = brought(TEXT, new, "{gap: [a, b]}", gap="Rain and snow")
    offered = errors.MIGRATED_OFFERED.at("question 2, B", old=1, number=1, words="Rain and snow")
    assert found.answers == {"a": Answer(ANSWERED, "Rain and snow"), "b": Answer(NOT_ASKED, problems=(offered,))}


def test_two_questions_that_became_one_do_not_overwrite_each_other() -> None:
    old = f"{TEXT}\n- {{id: hole, kind: text, label: A hole}}"
    found = brought(old, "- {id: hole, kind: text, label: A hole}", "{gap: hole}", gap="Rain", hole="Snow")
    assert (values(found), left(found)) == ({"hole": "Snow"}, {"gap": "Rain"})
    taken = errors.MIGRATED_TAKEN.at("bob.pdf: question 1, A gap", words="Rain", new=2, number=1)
    assert found.problems[1:] == (taken,)
    assert values(brought(old, "- {id: hole, kind: text, label: A hole}", "{gap: hole}", gap="Rain")) == {
        "hole": "Rain"
    }


# --- choices ----------------------------------------------------------------------------------------------------------

HEALTH = "- {id: people, kind: select_multiple, label: P, choices: {health: Health, money: Money}, other: true}"
MERGED = "{help: {to: people, choices: {gp: health, nurse: health, bank: money}}}"


def test_several_choices_become_one() -> None:
    found = brought(SELECT, HEALTH, MERGED, help=answered(["gp", "nurse"], help__gp="gp", help__nurse="nurse"))
    assert found.answers["people"] == Answer(ANSWERED, ["health"], raw={"people-health": "health"})


def test_words_beside_other_stay() -> None:
    answer = answered(
        ["bank", {"other": "A choir"}], help__bank="bank", help__other="other", **{"help-other-text": "A choir"}
    )
    found = brought(SELECT, HEALTH, MERGED, help=answer)
    assert found.answers["people"].value == ["money", {"other": "A choir"}]
    assert found.answers["people"].raw["people-other-text"] == "A choir"


def test_a_choice_can_become_something_else_in_its_words() -> None:
    found = brought(
        SELECT, HEALTH, "{help: {to: people, choices: {gp: health, nurse: other, bank: money}}}", help=["nurse"]
    )
    assert found.answers["people"].value == [{"other": "A nurse"}]


def test_a_choice_that_is_gone_is_kept_and_told_beside_those_that_stay() -> None:
    found = brought(SELECT, HEALTH, "{help: {to: people, choices: {gp: health}}}", help=["gp", "bank"])
    assert (values(found), left(found)) == ({"people": ["health"]}, {"help": ["bank"]})
    (problem,) = found.problems[1:]
    assert (problem.where, problem.is_note) == ("bob.pdf: question 1, Help", False)
    assert "'A bank'" in problem.message


def test_a_choice_that_was_dropped_is_kept_and_told_in_a_note() -> None:
    found = brought(SELECT, HEALTH, "{help: {to: people, choices: {gp: health, bank: dropped}}}", help=["gp", "bank"])
    assert (values(found), left(found)) == ({"people": ["health"]}, {"help": ["bank"]})
    assert [problem.is_note for problem in found.problems[1:]] == [True]


def test_choices_that_went_to_another_question_are_found_there_and_its_own_stay() -> None:
    travel = "- {id: travel, kind: select_multiple, label: T, choices: {bus: Bus, foot: Foot}}"
    old = f"{SELECT}\n{travel}"
    move = "{help: {to: people, choices: {gp: health, nurse: travel.bus, bank: money}}}"
    found = brought(old, f"{HEALTH}\n{travel}", move, help=["gp", "nurse"], travel=["foot"])
    assert values(found) == {"people": ["health"], "travel": ["bus", "foot"]}
    only_there = brought(SELECT, f"{HEALTH}\n{travel}", move, help=["nurse"])
    assert states(only_there) == {"people": BLANK, "travel": ANSWERED}, "asked, and nothing of it was ticked"


def test_a_list_that_became_two_gives_each_its_own() -> None:
    new = "\n".join(
        f"- {{id: {id}, kind: select_one, label: L, choices: {{{key}: K, x: X}}}}"
        for id, key in (("a", "gp"), ("b", "bank"))
    )
    found = brought(SELECT, new, "{help: [a, b]}", help=["gp", "bank"])
    assert values(found) == {"a": "gp", "b": "bank"}
    assert states(brought(SELECT, new, "{help: [a, b]}", help=["bank"])) == {"a": BLANK, "b": ANSWERED}
    assert states(brought(SELECT, new, "{help: [a, b]}")) == {"a": BLANK, "b": BLANK}
    assert states(brought(SELECT, new, "{help: [a, b]}", help=Answer(UNREAD))) == {"a": UNREAD, "b": UNREAD}


def test_the_one_choice_that_is_gone_is_shown_in_its_words_and_told() -> None:
    new = ONE.replace("sat: Saturday", "sun: Sunday")
    answer = answered("sat", day__sat="sat")
    found = brought(ONE, new, day=answer)
    told = errors.MIGRATED_UNFIT.at(
        "question 1, Day", words="Saturday", old=1, new=2, way="write in the form", question="day"
    )
    assert found.answers["day"] == Answer(INVALID, raw={"day-sat": "Saturday"}, problems=(told,))
    assert dict(found.unplaced) == {"day": answer}


def test_ticks_that_contradict_each_other_do_so_under_their_new_names() -> None:
    old, new = ONE, "- {id: days, kind: select_one, label: Day, choices: {friday: Friday, sat: Saturday}}"
    ticks = Answer(CONFLICT, raw={"day-fri": "fri", "day-sat": "sat"})
    found = brought(old, new, "{day: {to: days, choices: {fri: friday}}}", day=ticks)
    assert found.answers["days"] == Answer(CONFLICT, raw={"days-friday": "friday", "days-sat": "sat"})


# --- kinds ------------------------------------------------------------------------------------------------------------

SAFE: list[tuple[str, Any, str, Any]] = [
    ("kind: text", "Rain", "kind: paragraph", "Rain"),
    ("kind: paragraph", "Rain\nSnow", "kind: text", "Rain\nSnow"),
    ("kind: select_one, choices: {a: A, b: B}", "a", "kind: select_multiple, choices: {b: B, a: A}", ["a"]),
    ("kind: select_one, choices: {1: A, 2: B}", 2, "kind: scale, max: 5", 2),
    ("kind: select_multiple, choices: {a: A, b: B}", ["b"], "kind: select_one, choices: {b: B, a: A}", "b"),
    ("kind: scale, max: 3", 3, "kind: scale, max: 5", 3),
    ("kind: grid, rows: {r: R}, choices: {a: A, b: B}", {"r": "a"},
     "kind: grid, rows: {r: R}, choices: {a: A, b: B}, tick: many", {"r": ["a"]}),
]  # fmt: skip
UNSAFE: list[tuple[str, Any, str]] = [
    ("kind: text", "Rain", "kind: select_one, choices: {a: A, b: B}"),
    ("kind: text", "12", "kind: number"),
    ("kind: select_one, choices: {a: Rain, b: B}", "a", "kind: text"),
    ("kind: consent", True, "kind: tick"),
    ("kind: scale, max: 5", 5, "kind: scale, max: 3"),
    ("kind: points, points: 10, choices: {a: A, b: B}", {"a": 10}, "kind: points, points: 20, choices: {a: A, b: B}"),
    ("kind: table, rows: 2, columns: [{id: a, kind: text, label: A}]", [{"a": "Rain"}], "kind: paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "value", "new", "now"), SAFE)
def test_a_kind_that_takes_the_same_answers_needs_no_line(old: str, value: Any, new: str, now: Any) -> None:
    found = brought(f"- {{id: q, label: Q, {old}}}", f"- {{id: q, label: Q, {new}}}", q=value)
    assert (values(found), dict(found.unplaced)) == ({"q": now}, {})


@pytest.mark.parametrize(("old", "value", "new"), UNSAFE)
def test_an_answer_of_another_kind_is_kept_shown_as_words_and_told(old: str, value: Any, new: str) -> None:
    found = brought(f"- {{id: q, label: Q, {old}}}", f"- {{id: q, label: Q, {new}}}", q=value)
    assert (states(found), left(found)) == ({"q": INVALID}, {"q": value})
    (problem,) = found.answers["q"].problems
    assert not problem.is_note
    assert found.answers["q"].raw


def test_a_number_or_date_becomes_the_words_that_were_typed() -> None:
    old = "- {id: q, kind: number, label: Q}"
    new = "- {id: q, kind: text, label: Q}"
    assert values(brought(old, new, q=answered(5000, q="about 5,000"))) == {"q": "about 5,000"}
    assert values(brought(old, new, q=5000)) == {"q": "5000"}


def test_several_ticks_do_not_become_one_choice_by_chance() -> None:
    found = brought(SELECT.replace(", other: true", ""), ONE.replace("fri: Friday, sat: Saturday", "gp: G, bank: B"),
                    "{help: day}", help=answered(["gp", "bank"], help__gp="gp", help__bank="bank"))  # fmt: skip
    assert (states(found), left(found)) == ({"day": CONFLICT}, {"help": ["gp", "bank"]})
    assert dict(found.answers["day"].raw) == {"day-gp": "gp", "day-bank": "bank"}


def test_a_point_on_a_longer_scale_is_noted() -> None:
    found = brought("- {id: q, kind: scale, label: Q, max: 5}", "- {id: q, kind: scale, label: Q, max: 10}", q=5)
    assert found.answers["q"].problems == (
        errors.MIGRATED_POINT.at("question 1, Q", value=5, was="1 to 5", new=2, now="1 to 10"),
    )
    moved = "{q: {choices: {4: 8, 5: 10}}}"
    chosen = brought(
        "- {id: q, kind: scale, label: Q, max: 5}", "- {id: q, kind: scale, label: Q, max: 10}", moved, q=5
    )
    assert chosen.answers["q"] == Answer(ANSWERED, 10)


def test_words_that_were_never_to_be_shown_are_not_where_more_is_shown() -> None:
    found = brought("- {id: q, kind: email, label: Q}", "- {id: q, kind: text, label: Q}", q="ann@example.org")
    assert (states(found), left(found)) == ({"q": NOT_ASKED}, {"q": "ann@example.org"})


def test_how_somebody_wants_to_be_shown_is_never_lost_by_another_id() -> None:
    found = brought("- {id: shown, kind: sharing}", "- {id: sharing, kind: sharing}", shown="count")
    assert values(found) == {"sharing": "count"}


# --- rows, columns, orders, points ------------------------------------------------------------------------------------

TABLE = """
- id: risks
  kind: table
  label: Risks
  rows: 3
  columns:
  - {id: risk, kind: text, label: Risk}
  - {id: who, kind: text, label: Who}
  - {id: sort, kind: select_one, label: Sort, choices: {rain: Rain, sun: Sun}}
  - {id: n, kind: number, label: N}
"""
DANGERS = """
- id: dangers
  kind: table
  label: Dangers
  rows: 5
  columns:
  - {id: risk, kind: paragraph, label: Risk}
  - {id: owner, kind: text, label: Who}
  - {id: sort, kind: select_one, label: Sort, choices: {wet: Wet, sun: Sun}}
  - {id: n, kind: text, label: N}
"""
COLUMNS = "{risks: {to: dangers, columns: {who: owner, sort: {choices: {rain: wet}}}}}"


def test_columns_are_called_otherwise_and_rows_keep_their_numbers() -> None:
    rows = [{"risk": "Flood", "who": "Ann", "sort": "rain", "n": 2}, {}, {"who": "Bob"}]
    found = brought(TABLE, DANGERS, COLUMNS, risks=answered(rows, risks__1__who="Ann", risks__1__n="two"))
    assert found.answers["dangers"] == Answer(
        ANSWERED,
        [{"risk": "Flood", "owner": "Ann", "sort": "wet", "n": "two"}, {}, {"owner": "Bob"}],
        raw={"dangers-1-owner": "Ann", "dangers-1-n": "two"},
    )


def test_a_cell_without_a_place_is_kept_in_its_row() -> None:
    found = brought(TABLE, DANGERS, "{risks: dangers}", risks=[{"risk": "Flood"}, {"who": "Bob", "sort": "rain"}])
    assert values(found) == {"dangers": [{"risk": "Flood"}]}
    assert left(found) == {"risks": [{}, {"who": "Bob", "sort": "rain"}]}
    (problem,) = found.problems[1:]
    assert "'Bob, Rain'" in problem.message


def test_rows_with_names_are_called_otherwise_or_kept() -> None:
    old = "- {id: q, kind: grid, label: Q, rows: {mon: Monday, tue: Tuesday}, choices: {1: No, 2: Yes}}"
    new = "- {id: q, kind: grid, label: Q, rows: {monday: Monday}, choices: {0: No, 2: Yes}}"
    found = brought(old, new, "{q: {rows: {mon: monday}, choices: {1: 0}}}", q={"mon": 1, "tue": 2})
    assert (values(found), left(found)) == ({"q": {"monday": 0}}, {"q": {"tue": 2}})


def test_a_grid_that_became_two_gives_each_its_rows() -> None:
    grid = "- {{id: {id}, kind: grid, label: Q, rows: {rows}, choices: {{1: No, 2: Yes}}}}"
    old = grid.format(id="q", rows="{a: A, b: B}")
    new = grid.format(id="q", rows="{a: A}") + "\n" + grid.format(id="r", rows="{bee: B}")
    found = brought(old, new, "{q: {rows: {b: r.bee}}}", q=answered({"a": 1, "b": 2}, q__a__1="1", q__b__2="2"))
    assert values(found) == {"q": {"a": 1}, "r": {"bee": 2}}
    assert dict(found.answers["r"].raw) == {"r-bee-2": "2"}


def test_an_order_keeps_its_order_and_what_is_gone_is_kept() -> None:
    old = "- {id: q, kind: rank, label: Q, choices: {a: A, b: B, c: C}}"
    new = "- {id: q, kind: rank, label: Q, choices: {bee: B, a: A}}"
    found = brought(old, new, "{q: {choices: {b: bee}}}", q=["c", "b", "a"])
    assert (values(found), left(found)) == ({"q": ["bee", "a"]}, {"q": ["c"]})


def test_points_of_choices_that_are_one_now_are_added_up_as_they_were_written() -> None:
    old = "- {id: q, kind: points, points: 100, label: Q, choices: {a: A, b: B, c: C}}"
    new = "- {id: q, kind: points, points: 100, label: Q, choices: {ab: AB, c: C}}"
    move = "{q: {choices: {a: ab, b: ab}}}"
    assert values(brought(old, new, move, q={"a": 33.3, "b": 33.3, "c": 33.4})) == {"q": {"ab": 66.6, "c": 33.4}}
    unfit = brought(old, new, "{q: {choices: {a: ab}}}", q={"a": 50, "b": 50})
    assert (states(unfit), left(unfit)) == ({"q": INVALID}, {"q": {"a": 50, "b": 50}})


# --- whole files ------------------------------------------------------------------------------------------------------


def test_the_example_of_the_page_goes_from_version_1_through_2_to_3() -> None:
    first, newest = load_form(CHANGED / "fridge-1.yaml"), load_form(NEWEST)
    asked = response(
        first,
        what_we_do=answered("We cook"),
        partners=answered(["gp", "bus", "choir"]),
        fax=answered("none"),
        day=answered("friday"),
        jobs=answered([{"job": "Cook", "who": "Ann", "often": "weekly"}]),
    )
    found = migrated(asked, first, newest)
    assert values(found) == {
        "our_work": "We cook",
        "people": ["health"],
        "travel": "bus",
        "day": ["friday"],
        "jobs": [{"job": "Cook", "owner": "Ann", "often": "often"}],
    }
    assert left(found) == {"fax": "none", "partners": ["choir"]}
    assert found.problems[0].message == "Bob Hay used version 1. 3 of 5 answers fit version 3"
    assert all(problem.is_note for problem in found.every_problem())


def test_a_form_that_was_changed_under_the_same_version_says_so() -> None:
    first, changed = version(1, TEXT), version(1, ONE)
    found = migrated(response(first, gap=answered("Rain")), first, changed)
    assert "version 1 as it is now" in found.problems[1].message
    assert found.problems[1].hint.partition(";")[2].startswith(" count version up in the form")


def test_what_has_no_place_goes_through_json_and_back() -> None:
    found = brought(SELECT, HEALTH, "{help: {to: people, choices: {gp: health}}}", help=["gp", "bank"])
    told = json.loads(json.dumps(response_to_json(found)))
    assert told["unplaced"]["help"]["value"] == ["bank"]
    assert response_from_json(told) == found
    del told["unplaced"]
    assert response_from_json(told).unplaced == {}, "what was printed before there was such a word"


def test_answers_to_questions_of_no_version_are_kept() -> None:
    found = brought(TEXT, TEXT, gap="Rain", strange="Who asked this?")
    assert left(found) == {"strange": "Who asked this?"}


def test_a_picture_of_what_is_written_by_hand_goes_with_its_box() -> None:
    old = f"{TEXT}\n- {{id: hole, kind: text, label: A hole}}\n{TABLE}"
    new = f"- {{id: hole, kind: text, label: A hole}}\n{DANGERS}"
    first, second = version(1, old), version(2, new, f"1: {{gap: hole, hole: dropped, risks: {COLUMNS[8:-1]}}}")
    pictures = {"hole": b"hole", "gap": b"gap", "risks-2-who": b"who"}
    found = migrated(replace(response(first, gap=Answer(UNREAD)), pictures=pictures), first, second)
    assert dict(found.pictures) == {"hole": b"gap", "hole#2": b"hole", "dangers-2-owner": b"who"}
