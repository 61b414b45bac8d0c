"""Answers to a form that has changed since: what still fits counts, and of the rest every word is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.answers import Answer, State
from wta_forms.extract.versions.migrated import migrated
from wta_forms.plan.model import Entry, Grid, Rows
from wta_forms.plan.spoken import GONE, spoken_date
from wta_forms.plan.voices.shapes import as_asked
from wta_forms.report.formats import write
from wta_forms.spec.moves import Move, Step

FORM = form_of(
    """
    - {id: txt, kind: text, label: Short}
    - {id: long, kind: paragraph, label: Long}
    - {id: money, kind: number, label: Money}
    - {id: when, kind: date, label: When}
    - {id: way, kind: select_one, label: Way, choices: {bus: By bus, van: By van}}
    - {id: mark, kind: select_one, label: Mark, choices: {1: Low, 2: High}}
    - {id: many, kind: select_multiple, label: Many, choices: {cup: A cup, pot: A pot}}
    - {id: sure, kind: scale, label: Sure, max: 5}
    - {id: order, kind: rank, label: Order, choices: {a: People, b: Places}}
    - {id: share, kind: points, points: 10, label: Share, choices: {a: Food, b: Heat}}
    - {id: grid, kind: grid, label: Grid, rows: {trust: Trust, voice: Voice}, choices: {1: No, 2: Yes}}
    - {id: help, kind: tick, label: I can help}
    - id: risks
      kind: table
      label: Risks
      rows: 2
      columns:
      - {id: risk, kind: text, label: Risk}
      - {id: sort, kind: select_one, label: Sort, choices: {rain: Rain, sun: Sun}}
      - {id: sure, kind: tick, label: Sure}
      - {id: by, kind: date, label: By}
      - {id: n, kind: number, label: N}
      - {id: mail, kind: email, label: Mail}
    - id: rooms
      kind: table
      label: Rooms
      rows: {hall: The hall}
      columns:
      - {id: use, kind: text, label: Use}
    """
)
SENTENCE = "We need a kitchen now"
KINDS = ["txt", "long", "money", "when", "way", "mark", "many", "sure", "order", "share", "grid", "help", "risks"]


def entry(question: str, value: Any, **raw: str) -> Entry:
    answers: dict[str, Any] = {question: Answer(State.ANSWERED, value, raw=raw)}
    (made,) = plan_from(FORM, [said("Ann", **answers)], "{from: answers}").entries
    return made


def entry_in_doubt(question: str, state: State, **raw: str) -> Entry:
    answers: dict[str, Any] = {question: Answer(state, raw=raw)}
    (made,) = plan_from(FORM, [said("Ann", **answers)], "{from: answers}").entries
    return made


def all_words(made: Entry) -> str:
    """Everything that is said of an answer."""
    cells = made.words.cells if isinstance(made.words, Rows) else ((made.words,),)
    heads = made.words.heads if isinstance(made.words, Rows) else ()
    return " | ".join([*heads, *(cell for row in cells for cell in row), made.doubt])


# --- one value --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", KINDS)
def test_a_sentence_is_never_lost_whatever_its_question_is_now(question: str) -> None:
    for raw in ({}, {question: SENTENCE}):
        assert SENTENCE in all_words(entry(question, SENTENCE, **raw))


@pytest.mark.parametrize("question", KINDS[:2])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([{"risk": "Rain", "n": 4}, {"risk": "Snow"}], ["Rain", "4", "Snow"]),
        ({"roof": {"risk": "Rain"}}, ["roof", "Rain"]),
        (["cup", {"other": "A big spoon"}], ["cup", "A big spoon"]),
        ({"other": "On foot"}, ["On foot"]),
        ({"a": 30}, ["a: 30"]),
        (1850, ["1850"]),
        (True, ["Yes"]),
    ],
)
def test_what_is_now_a_text_is_a_doubt_with_every_word(question: str, value: Any, words: list[str]) -> None:
    made = entry(question, value)
    assert made.words == ""
    assert all(word in made.doubt for word in words)


def test_a_key_stands_in_quotes_only_where_nothing_better_is_known() -> None:
    assert entry("way", "tram").words == GONE
    assert "“By tram”" in entry("way", "tram", way="By tram").doubt
    assert entry("txt", "tram", **{"txt-tram": "tram"}).doubt == "“tram” could not be used as it is"
    assert "“By bus”" in entry("many", "bus", many="By bus").doubt
    assert "“A cup”" in entry("many", "cup", **{"many-cup": "cup"}).doubt


def test_a_point_that_the_scale_has_no_more_is_said() -> None:
    assert entry("sure", 8, **{"sure-8": "8"}).doubt == "“8”"
    assert entry("mark", 7).doubt == "“7”"
    assert entry("sure", 5).words == "5 of 5"


@pytest.mark.parametrize("question", ["grid", "share", "order"])
@pytest.mark.parametrize("place", ["", "-other-text", "-3-risk"])
def test_words_that_could_not_be_read_are_found_under_a_name_that_the_form_has_no_more(
    question: str, place: str
) -> None:
    assert f"“{SENTENCE}”" in entry_in_doubt(question, State.INVALID, **{question + place: SENTENCE}).doubt


def test_a_tick_of_an_earlier_choice_is_said_beside_one_that_is_still_offered() -> None:
    made = entry_in_doubt("way", State.CONFLICT, **{"way-bus": "bus", "way-tram": "tram", "way-van": "Off"})
    assert made.doubt == "1 box was ticked: By bus; “tram”"


@pytest.mark.parametrize("written", ["10-12-2026", "1-2-3", "2026-13-01", "2026-02-30", "9" * 5000], ids=range(5))
def test_only_a_day_is_spoken_as_one(written: str) -> None:
    assert spoken_date(written, "en") == written
    assert written in entry("when", written).doubt


def test_points_that_do_not_make_the_sum_and_orders_that_name_one_twice_are_doubts() -> None:
    assert entry("share", {"a": 60, "b": 40}).words == ""
    assert "60" in entry("share", {"a": 60, "b": 40}).doubt
    assert "Food: 60" in entry("share", {"a": 60, "b": 40}).doubt
    assert entry("share", {"a": -5, "b": 15}).words == ""
    assert entry("order", ["a", "a"]).words == ""
    assert entry("order", ["b", "a"]).words == "1. Places; 2. People"


def test_a_text_that_is_a_tick_now_is_no_yes() -> None:
    made = entry("help", "Only on Mondays", help="Only on Mondays")
    assert (made.words, made.doubt) == ("", "“Only on Mondays” could not be used as it is")


# --- grids and tables -------------------------------------------------------------------------------------------------


def test_a_row_of_a_grid_that_does_not_fit_is_written_beside_those_that_do() -> None:
    made = entry("grid", {"trust": 2, "voice": 9})
    assert made.words == Rows(("", "Answer"), (("Trust", "Yes"), ("Voice", "“9”")))


def test_two_ticks_in_a_row_that_has_room_for_one_now_are_written() -> None:
    made = entry("grid", {"trust": [1, 2], "voice": [2]})
    assert made.words == Rows(("", "Answer"), (("Trust", "“No; Yes”"), ("Voice", "Yes")))


def test_a_number_that_cannot_be_multiplied_any_more_is_written() -> None:
    made = entry("risks", [{"risk": "Rain", "n": 10**31}, {"risk": "Snow", "n": 10**27}])
    assert isinstance(made.words, Rows)
    assert [cells[4] for cells in made.words.cells] == [f"“{10**31}”", f"{10**27:,}"]


def test_a_cell_that_does_not_fit_is_written_as_it_was() -> None:
    row = {"risk": "Rain", "sort": "We do not know", "sure": "Perhaps", "by": "10-12-2026", "n": "lots"}
    made = entry("risks", [row])
    assert isinstance(made.words, Rows)
    assert made.words.cells == (("Rain", "“We do not know”", "“Perhaps”", "“10-12-2026”", "“lots”"),)


def test_a_column_that_was_taken_out_keeps_its_words() -> None:
    made = entry("risks", [{"risk": "Rain", "who": "Everybody"}], **{"risks-2-when": "next week"})
    assert isinstance(made.words, Rows)
    assert made.words.heads[-2:] == ("“when” (no longer asked)", "“who” (no longer asked)")
    assert [cells[0] for cells in made.words.cells] == ["Rain", ""]
    assert [cells[-2:] for cells in made.words.cells] == [("", "Everybody"), ("“next week”", "")]


def test_what_was_taken_out_shows_nobodys_address() -> None:
    """Nobody knows any more whether it was to be shown, and addresses are not, as a rule."""
    made = entry("risks", [{"risk": "Rain", "write": "ann@example.org", "ring": "0131 496 0000"}])
    assert "ann@" not in all_words(made)
    assert "496" not in all_words(made)
    for question in ("long", "grid", "risks"):
        raw = {f"{question}-1-write": "bob@example.org", f"{question}-1-use": "Rain"}
        told = entry_in_doubt(question, State.INVALID, **raw).doubt
        assert "bob@" not in told
        assert "Rain" in told
    hidden = entry_in_doubt("risks", State.INVALID, **{"risks-9-mail": "bob@example.org", "risks-9-risk": "Rain"})
    assert "bob@" not in all_words(hidden)
    assert "Rain" in all_words(hidden)


def test_a_row_that_was_taken_out_keeps_its_name() -> None:
    made = entry("rooms", {"hall": {"use": "Meals"}, "roof": {"use": "Bees"}})
    assert made.words == Rows(("", "Use"), (("The hall", "Meals"), ("“roof”", "Bees")))
    numbered = entry("risks", {"roof": {"risk": "Rain"}})
    assert isinstance(numbered.words, Rows)
    assert (numbered.words.heads[:2], numbered.words.cells[0][:2]) == (("", "Risk"), ("“roof”", "Rain"))
    block = only_block(
        plan_from(FORM, [said("Ann", risks={"roof": {"risk": "Rain"}})], "{from: drivers.risks, as: table}")
    )
    assert isinstance(block.body, Grid)
    assert block.body.rows[0].cells[:2] == ("“roof”", "Rain")


# --- brought along beforehand -----------------------------------------------------------------------------------------

OLDER = """
- {id: way, kind: select_one, label: Way, choices: {bus: By bus, tram: By tram}}
- {id: size, kind: text, label: Short}
- {id: many, kind: select_multiple, label: Many, choices: {cup: A cup, pan: A pan}}
- {id: share, kind: points, points: 10, label: Share, choices: {a: Food, c: Light}}
- {id: help, kind: consent, label: You may write to me}
"""


def brought_along(**answers: Any) -> Entry:
    """What somebody answered to another version, as the plan shows it."""
    older = replace(form_of(OLDER), version=1)
    newer = replace(FORM, version=2, migrate=(Step(1, (Move("size", ("txt",)),)),))
    found = migrated(said("Ann", **answers), older, newer)
    (made,) = plan_from(FORM, [found], "{from: answers}").entries
    return made


def test_what_is_asked_otherwise_now_is_shown_where_it_is_asked() -> None:
    made = brought_along(size="Two rooms")
    assert (made.question, made.words) == ("Short", "Two rooms")


def test_figures_and_ticks_that_fit_no_more_are_shown_in_the_words_of_the_form_they_were_given_to() -> None:
    share = brought_along(share=Answer(State.ANSWERED, {"a": 4, "c": 6}, raw={"share-a": "4", "share-c": "6"}))
    assert share.doubt == "“Food: 4; Light: 6” could not be used as 10 points shared out"
    help = brought_along(help=Answer(State.ANSWERED, True, raw={"help": "yes"}))
    assert help.doubt == "“You may write to me” could not be used as it is"


def test_a_choice_that_is_gone_is_shown_by_its_words() -> None:
    """Without what the older form says of it, nobody would know more than that it is not offered any more."""
    made = brought_along(way=Answer(State.ANSWERED, "tram", raw={"way-tram": "tram"}))
    assert (made.words, made.doubt) == ("", "“By tram”")
    typed_in = brought_along(way="tram")
    assert (typed_in.words, typed_in.doubt) == ("", "“By tram”")


def test_ticks_that_contradict_each_other_are_all_shown_by_their_words() -> None:
    ticks = {"many-cup": "cup", "many-pan": "pan"}
    made = brought_along(many=Answer(State.CONFLICT, raw=ticks))
    assert made.doubt == "1 box was ticked: A cup; “A pan”"


# --- absurd lengths ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [10**401, -(10**4000), float("nan"), float("inf"), float("-inf")], ids=range(5))
@pytest.mark.parametrize("question", ["money", "sure", "mark", "share", "grid", "risks"])
def test_a_figure_that_is_none_is_a_doubt(question: str, value: float) -> None:
    wrapped: dict[str, Any] = {"share": {"a": value}, "grid": {"trust": value}, "risks": [{"n": value}]}
    made = entry(question, wrapped.get(question, value))
    assert made.words == ""
    assert made.doubt


@pytest.mark.parametrize("question", KINDS)
def test_thousands_of_figures_stop_nothing(question: str) -> None:
    for value in ("9" * 5000, {"trust": "9" * 5000}, [{"sort": "9" * 5000, "by": "9" * 5000, "n": "9" * 5000}]):
        assert "9" * 5000 in all_words(entry(question, value))


@pytest.mark.parametrize("merge", ["median", "mean", "sum"])
def test_a_number_of_many_figures_is_reckoned_with(merge: str) -> None:
    form = form_of(f"- {{id: n, kind: number, label: N, merge: {merge}}}")
    for value in (10**27 + 1, 10**399 + 1, 1.5e300):
        made = plan_from(form, [said("Ann", n=value), said("Bob", day=2, n=0.5)], "{from: drivers.n, as: list}")
        assert only_block(made).says_something


@pytest.mark.parametrize("ending", [".md", ".docx", ".csv", ".json"])
def test_a_number_of_many_figures_stops_no_report(ending: str) -> None:
    rows = [{"risk": "Rain", "n": 10**27 + 1}]
    people = [said("Ann", money=10**27 + 1, risks=rows), said("Bob", day=2, money=1.7e308, risks=rows)]
    blocks = ("{from: drivers.money, as: list}", "{from: drivers.risks, as: table}", "{from: answers}")
    assert write(plan_from(FORM, people, *blocks), ending)


# --- laws -------------------------------------------------------------------------------------------------------------

_SCALARS = st.text("ab 19-", max_size=6) | st.integers(-9, 99) | st.booleans() | st.floats(width=16)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["other", "risk", "roof", "trust", "a", "1"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(question=st.sampled_from(KINDS), value=_VALUES)
def test_whatever_was_given_is_spoken_and_is_asked_only_once(question: str, value: Any) -> None:
    asked = FORM.question(question)
    once = as_asked(asked, Answer(State.ANSWERED, value))
    assert once.is_given
    assume(not isinstance(value, str) or value.strip())
    assert as_asked(asked, once) == once
    made = entry(question, value)
    assert made.words or made.doubt
