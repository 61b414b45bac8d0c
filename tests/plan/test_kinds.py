"""Every kind of answer in words: clear, in doubt, at the end and in its block; never by a key."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import blank, conflict, form_of, invalid, plan_from, said
from wta_forms.answers import Answer, Response, State
from wta_forms.plan.authored.language import WAYS
from wta_forms.plan.model import Plan, Rows
from wta_forms.plan.voices.people import hear
from wta_forms.plan.voices.wishes import Wish
from wta_forms.spec.fields import Field, Shape, fields_of_question
from wta_forms.spec.form import Form
from wta_forms.spec.merging import STRATEGIES

FORM = form_of(
    """
    - {id: kxtext, kind: text, label: Say it short}
    - {id: kxlong, kind: paragraph, label: Say it long, merge: union}
    - {id: kxmoney, kind: number, label: How much?, unit: £}
    - {id: kxday, kind: date, label: Which day?}
    - {id: kxmail, kind: email, label: Where to write, share: quote}
    - {id: kxring, kind: phone, label: Where to ring, share: quote}
    - {id: kxsign, kind: signature, label: Sign here, share: quote}
    - id: kxway
      kind: select_one
      label: Which way?
      choices: {kxbus: By bus, kxvan: By van}
      other: true
      unsure: true
      merge: majority
    - {id: kxradio, kind: select_one, label: Radio, choices: {kxone: One, kxtwo: Two}, appearance: radio, merge: decide}
    - {id: kxlist, kind: select_one, label: List, choices: {kxred: Red, kxblue: Blue}, appearance: minimal}
    - {id: kxmany, kind: select_multiple, label: Things, choices: {kxcup: A cup, kxpot: A pot}, none: true, other: true}
    - {id: kxsure, kind: scale, label: How sure?, max: 5, low: Not at all, high: Very, unsure: true}
    - {id: kxrank, kind: rank, label: What first?, choices: {kxa: People, kxb: Places, kxc: Money}, up_to: 2}
    - {id: kxshare, kind: points, points: 10, label: Share out, choices: {kxd: Food, kxe: Heat}}
    - id: kxgrid
      kind: grid
      label: How much do you agree?
      rows: {kxtrust: We trust each other, kxvoice: All have a voice}
      choices: {1: Disagree, 2: Neither, 3: Agree}
      unsure: true
      merge: median
    - id: kxwhen
      kind: grid
      label: When?
      rows: {kxmon: Monday, kxtue: Tuesday}
      choices: {kxam: Morning, kxpm: Evening}
      tick: many
    - id: kxrisks
      kind: table
      label: The risks
      rows: 3
      columns:
      - {id: kxrisk, kind: text, label: Risk}
      - {id: kxlikely, kind: scale, max: 5, label: How likely?}
      - {id: kxbad, kind: scale, max: 5, label: How bad?}
      - {id: kxsort, kind: select_one, label: What is it?, choices: {kxpeople: About people, kxplace: About places}}
      merge: {group: kxrisk}
    - {id: kxtick, kind: tick, label: I can help}
    - {id: kxyes, kind: consent, label: You may tell others}
    - {id: kxhow, kind: sharing}
    """
)

BLOCKS = (
    "{from: people.contributors, as: list}",
    "{from: drivers.kxtext, as: sentence}",
    "{from: drivers.kxlong, as: quotes}",
    "{from: drivers.kxmoney, as: sentence}",
    "{from: drivers.kxday, as: list}",
    "{from: drivers.kxmail, as: list}",
    "{from: drivers.kxring, as: list}",
    "{from: drivers.kxsign, as: list}",
    "{from: drivers.kxway, as: sentence}",
    "{from: drivers.kxway, as: chart}",
    "{from: drivers.kxradio, as: list}",
    "{from: drivers.kxlist, as: chart}",
    "{from: drivers.kxmany, as: list, counts: yes}",
    "{from: drivers.kxsure, as: chart}",
    "{from: drivers.kxrank, as: chart}",
    "{from: drivers.kxshare, as: list}",
    "{from: drivers.kxgrid, as: chart}",
    "{from: drivers.kxgrid, as: table}",
    "{from: drivers.kxwhen, as: heatmap}",
    "{from: drivers.kxwhen, as: table}",
    "{from: drivers.kxrisks, as: table, score: kxlikely x kxbad, sort: -score}",
    "{from: drivers.kxrisks, as: table, by: kxsort, only: {kxsort: [kxpeople, kxplace]}}",
    "{from: drivers.kxrisks, as: heatmap, score: kxlikely x kxbad}",
    "{from: drivers.kxtick, as: chart}",
    "{from: drivers.kxyes, as: chart, who: {kxway: kxbus}}",
    "{from: drivers.kxhow, as: chart}",
    "{from: disagreements}",
    "{from: answers}",
)

CLEAR: dict[str, tuple[Any, Any]] = {
    "kxtext": ("A van", "A van"),
    "kxlong": ("A van\nand a bus", "A van\nand a bus"),
    "kxmoney": (1850, "£1,850"),
    "kxday": ("2026-03-09", "9 March 2026"),
    "kxmail": ("ann@example.org", "ann@example.org"),
    "kxring": ("0131 496 0000", "0131 496 0000"),
    "kxsign": ("Ann Reid", "Ann Reid"),
    "kxway": ({"other": "On foot"}, "On foot"),
    "kxradio": ("kxone", "One"),
    "kxlist": ("kxred", "Red"),
    "kxmany": (["kxcup", "kxpot"], "A cup; A pot"),
    "kxsure": (5, "5 of 5 (Very)"),
    "kxrank": (["kxb", "kxa"], "1. Places; 2. People"),
    "kxshare": ({"kxe": 2.5, "kxd": 7.5}, "Food: 7.5; Heat: 2.5"),
    "kxgrid": (
        {"kxvoice": 1, "kxtrust": "unsure"},
        (("We trust each other", "Not sure"), ("All have a voice", "Disagree")),
    ),
    "kxwhen": ({"kxmon": ["kxam", "kxpm"]}, (("Monday", "Morning; Evening"),)),
    "kxrisks": ([{"kxrisk": "Rain", "kxlikely": 4, "kxsort": "kxplace"}], (("Rain", "4", "", "About places"),)),
    "kxtick": (True, "Yes"),
    "kxyes": (True, "Yes"),
}


def only_words(form: Form, answers: dict[str, Any]) -> tuple[Any, str]:
    (entry,) = plan_from(form, [said("Ann Reid", **answers)], "{from: answers}").entries
    return (entry.words.cells if isinstance(entry.words, Rows) else entry.words), entry.doubt


@pytest.mark.parametrize("question", CLEAR)
def test_a_clear_answer_is_said_in_the_words_of_the_form(question: str) -> None:
    value, words = CLEAR[question]
    assert only_words(FORM, {question: value}) == (words, "")


DOUBTS: dict[str, tuple[Answer, str]] = {
    "kxmail": (invalid(kxmail="ann at example"), "“ann at example” could not be used as an e-mail address"),
    "kxring": (invalid(kxring="ask Bob"), "“ask Bob” could not be used as a telephone number"),
    "kxsign": (conflict({"kxsign": "Ann", "kxsign#2": "Bob"}), "“Ann” and “Bob” stand in the file for one box"),
    "kxradio": (conflict({"kxradio": "kxone", "kxradio#2": "kxtwo"}), "2 boxes were ticked: One, Two"),
    "kxlist": (invalid(kxlist="Green"), "“Green”"),
    "kxmany": (invalid(**{"kxmany-kxcup": "1", "kxmany-none": "Yes"}), "2 boxes were ticked: A cup, None of these"),
    "kxsure": (
        conflict({"kxsure-1": "1", "kxsure-5": "On"}),
        "2 boxes were ticked: 1 of 5 (Not at all), 5 of 5 (Very)",
    ),
    "kxrank": (
        conflict({"kxrank-kxa": "1", "kxrank-kxb": "1"}),
        "“1” beside People and “1” beside Places could not be used as an order",
    ),
    "kxshare": (invalid(**{"kxshare-kxd": "9"}), "“9” beside Food could not be used as 10 points shared out"),
    "kxgrid": (
        conflict({"kxgrid-kxvoice-1": "1", "kxgrid-kxvoice-3": "3"}),
        "All have a voice: 2 boxes were ticked: Disagree, Agree",
    ),
    "kxyes": (
        conflict({"kxyes": "yes", "kxyes#2": "Off"}),
        "the box is ticked in one place of the file and not in another",
    ),
}


@pytest.mark.parametrize("question", DOUBTS)
def test_a_doubt_says_what_was_given_in_the_words_of_the_form(question: str) -> None:
    answer, words = DOUBTS[question]
    assert only_words(FORM, {question: answer}) == ("", words)


def test_a_row_of_a_grid_in_which_too_much_is_ticked_says_what_was_ticked() -> None:
    raw = {"kxgrid-kxtrust-3": "3", "kxgrid-kxvoice-1": "1", "kxgrid-kxvoice-3": "3"}
    cells, _ = only_words(FORM, {"kxgrid": Answer(State.ANSWERED, {"kxtrust": 3}, raw=raw)})
    assert cells == (("We trust each other", "Agree"), ("All have a voice", "2 boxes were ticked: Disagree, Agree"))


def test_a_key_that_a_program_wrote_into_a_cell_is_shown_by_its_label() -> None:
    raw = {"kxrisks-1-kxrisk": "Rain", "kxrisks-1-kxsort": "kxplace"}
    cells, _ = only_words(FORM, {"kxrisks": Answer(State.ANSWERED, [{"kxrisk": "Rain"}], raw=raw)})
    assert cells == (("Rain", "", "", "“About places”"),)


@pytest.mark.parametrize(
    ("question", "value"),
    [("kxway", "kxtram"), ("kxmany", ["kxtram"]), ("kxrank", ["kxtram"]), ("kxshare", {"kxtram": 10})],
)
def test_a_choice_of_an_earlier_version_is_not_shown_by_its_key(question: str, value: Any) -> None:
    words, _ = only_words(FORM, {question: value})
    assert "something that is no longer offered" in words
    assert not keys_in(plan_from(FORM, [said("Ann", **{question: value})], *BLOCKS))


# --- laws -------------------------------------------------------------------------------------------------------------

_GIVEN: dict[str, st.SearchStrategy[Any]] = {
    **{question: st.just(value) for question, (value, _) in CLEAR.items()},
    "role": st.sampled_from(["carer", "manager", {"other": "Chair"}]),
    "kxlong": st.sampled_from(["A van", "a van.", "A bus"]),
    "kxmoney": st.sampled_from([100, 250.5, invalid(kxmoney="lots")]),
    "kxway": st.sampled_from(["kxbus", "kxvan", "unsure", {"other": "On foot"}, {"other": ""}]),
    "kxradio": st.sampled_from(["kxone", "kxtwo", DOUBTS["kxradio"][0]]),
    "kxmany": st.sampled_from([["kxcup"], ["none"], ["kxpot", {"other": "A spoon"}], DOUBTS["kxmany"][0]]),
    "kxsure": st.sampled_from([1, 3, 5, "unsure", DOUBTS["kxsure"][0]]),
    "kxrank": st.sampled_from([["kxa"], ["kxb", "kxa"], ["kxc", "kxb"], DOUBTS["kxrank"][0]]),
    "kxshare": st.sampled_from([{"kxd": 10}, {"kxd": 3.3, "kxe": 6.7}, DOUBTS["kxshare"][0]]),
    "kxgrid": st.sampled_from([{"kxtrust": 1, "kxvoice": 3}, {"kxtrust": 3}, {"kxvoice": "unsure"}]),
    "kxwhen": st.sampled_from([{"kxmon": ["kxam"]}, {"kxtue": ["kxam", "kxpm"]}]),
    "kxrisks": st.sampled_from(
        [
            [{"kxrisk": "Rain", "kxlikely": 5, "kxbad": 1, "kxsort": "kxplace"}, {"kxlikely": 2}],
            [{"kxrisk": "rain.", "kxlikely": 1, "kxbad": 5, "kxsort": "kxpeople"}],
            [{"kxrisk": "Nobody comes", "kxlikely": "unsure", "kxbad": 3}],
        ]
    ),
    "kxhow": st.sampled_from(["name", "role", "neither", "count", conflict({"kxhow-name": "1", "kxhow-count": "1"})]),
}


@st.composite
def forms_filled_in(draw: st.DrawFn) -> Response:
    answers = draw(st.fixed_dictionaries({}, optional=_GIVEN))
    return said(draw(st.sampled_from(["Ann Reid", "Bob Hay", "Cal Orr"])), day=draw(st.integers(1, 2)), **answers)


def keys_in(made: Plan) -> list[str]:
    """Every key and id of the form that stands anywhere in a plan."""
    return re.findall(r"kx\w+", repr(made.sections) + repr(made.entries) + made.title)


@pytest.mark.slow
@pytest.mark.parametrize("names", ["name", "role", "none"])
@settings(deadline=None, max_examples=60)
@given(data=st.data(), came=st.lists(forms_filled_in(), max_size=6))
def test_any_order_and_any_repetition_give_the_same_plan(data: st.DataObject, names: str, came: list[Response]) -> None:
    again = data.draw(st.lists(st.sampled_from(came), max_size=3)) if came else []
    shuffled = data.draw(st.permutations([*came, *again]))
    assert plan_from(FORM, shuffled, *BLOCKS, names=names) == plan_from(FORM, came, *BLOCKS, names=names)


@pytest.mark.slow
@pytest.mark.parametrize("names", ["name", "none"])
@settings(deadline=None, max_examples=60)
@given(came=st.lists(forms_filled_in(), max_size=5))
def test_no_key_and_no_id_stands_in_a_plan(names: str, came: list[Response]) -> None:
    assert keys_in(plan_from(FORM, came, *BLOCKS, names=names)) == []


@settings(deadline=None, max_examples=60)
@given(came=st.lists(forms_filled_in(), max_size=5))
def test_every_answer_that_may_be_quoted_stands_at_the_end_exactly_once(came: list[Response]) -> None:
    made = plan_from(FORM, came, *BLOCKS)
    cited = [(entry.question, evidence.sha256) for entry in made.entries for evidence in entry.evidence]
    told = [(question, sha256) for question, sha256 in cited if sha256]
    assert len(told) == len(set(told))
    quotable = [voice for voice in hear(came, {"drivers": FORM}, "en").voices if voice.wish is not Wish.COUNT]
    said_by_them = [question for voice in quotable for _, question in voice.said if question != "kxhow"]
    assert Counter(entry.question for entry in made.entries) == Counter(
        FORM.question(question).label.in_("en") for question in said_by_them
    )


@settings(deadline=None, max_examples=60)
@given(came=st.lists(forms_filled_in(), max_size=5))
def test_every_number_leads_to_an_entry(came: list[Response]) -> None:
    made = plan_from(FORM, came, *BLOCKS)
    listed = re.findall(r"numbers=\(([\d, ]*)\)", repr(made.sections))
    numbers = {int(number) for each in listed for number in re.findall(r"\d+", each)}
    assert numbers <= {entry.number for entry in made.entries}


STRANGE: list[Any] = [
    "A van",
    7,
    2.5,
    True,
    ["A van"],
    [["x"]],
    {"other": "x"},
    {"x": 1},
    {"x": ["y"]},
    [{"x": "y"}],
    {"x": {"y": 1}},
]


@pytest.mark.parametrize("question", CLEAR)
def test_an_answer_to_another_kind_of_question_is_a_doubt_with_all_that_was_written(question: str) -> None:
    for value in STRANGE:
        raw = {field.name: "As written" for field in first_line(question)}
        answers: dict[str, Any] = {question: Answer(State.ANSWERED, value, raw=raw)}
        made = plan_from(FORM, [said("Ann", **answers), said("Bob", day=2, **answers)], *BLOCKS)
        assert len(made.entries) == 2
        assert all(entry.doubt or entry.words for entry in made.entries)


def first_line(question: str) -> list[Field]:
    """The box in which words are written, if there is one."""
    fields = fields_of_question(FORM.question(question))
    return [field for field in fields if field.shape is not Shape.TICK][:1]


OWN_WORDS = {
    "text": "",
    "paragraph": "",
    "number": "unit: £",
    "date": "",
    "email": "share: quote",
    "phone": "share: quote",
    "signature": "share: quote",
    "select_one": "choices: {1: Low, 2: Middle, 3: High}, other: true, unsure: true",
    "select_multiple": "choices: {kxcup: A cup, kxpot: A pot}, none: true, other: true",
    "scale": "max: 3, low: Cold, high: Warm, unsure: true",
    "rank": "choices: {kxa: People, kxb: Places, kxc: Money}",
    "points": "points: 10, choices: {kxd: Food, kxe: Heat}",
    "grid": "rows: {kxr: A row}, choices: {1: Low, 2: High}, unsure: true",
    "table": "rows: 2, columns: [{id: kxc, kind: text, label: C}, {id: kxs, kind: scale, label: S, max: 2},"
    " {id: kxt, kind: scale, label: T, max: 2}]",
    "tick": "",
    "consent": "",
}
VALUES: dict[str, list[Any]] = {
    "text": ["A van", "a  VAN.", "A bus"],
    "paragraph": ["A van", "a  VAN.", "A bus"],
    "number": [1, 2.5, 1],
    "date": ["2026-03-09", "2026-03-09", "2026-01-01"],
    "email": ["a@b.example", "c@d.example"],
    "phone": ["123", "456"],
    "signature": ["Ann", "Bob"],
    "select_one": [1, 3, {"other": "Lower"}, "unsure"],
    "select_multiple": [["kxcup"], ["kxcup", {"other": "A spoon"}], ["none"]],
    "scale": [1, 3, "unsure"],
    "rank": [["kxa", "kxb"], ["kxb"]],
    "points": [{"kxd": 10}, {"kxd": 1, "kxe": 9}],
    "grid": [{"kxr": 1}, {"kxr": 2}, {"kxr": "unsure"}],
    "table": [[{"kxc": "Rain", "kxs": 1, "kxt": 2}], [{"kxc": "Rain"}, {"kxs": 2, "kxt": 1}]],
    "tick": [True, True],
    "consent": [True],
}
EVERY_WAY = [(kind, merge, way) for kind in OWN_WORDS for merge in STRATEGIES[kind] for way in WAYS[kind]]


@pytest.mark.parametrize(("kind", "merge", "way"), EVERY_WAY)
def test_every_kind_is_merged_in_every_way_that_fits_it(kind: str, merge: str, way: str) -> None:
    words = ", ".join(filter(None, [f"id: kxq, kind: {kind}, label: Words, merge: {merge}", OWN_WORDS[kind]]))
    people = [said(f"P{day}", day=day, kxq=value) for day, value in enumerate(VALUES[kind], 1)]
    form = form_of(f"- {{{words}}}")
    score = ", score: kxs x kxt" if (kind, way) == ("table", "heatmap") else ""
    made = plan_from(form, people, f"{{from: drivers.kxq, as: {way}{score}}}", "{from: answers}")
    shown, _ = made.sections[0].blocks
    assert shown.says_something
    assert keys_in(made) == []
    assert len(made.entries) == len(people)


def test_an_answer_left_as_it_was_filled_in_is_none() -> None:
    assert plan_from(FORM, [said("Ann", kxtext=blank(kxtext="A van"))], *BLOCKS).entries == ()
