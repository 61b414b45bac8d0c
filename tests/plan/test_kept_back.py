"""What a form keeps back shows through nothing: no order, no group, no choice of people, no file's name."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.plan.paper import blank, form_of, only_block, plan_from, plan_of, said, showing
from wta_forms import errors
from wta_forms.answers import Recipient, Response
from wta_forms.errors import Problem
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Answers, Bar, Block, Chart, Grid, Listing, Parts, Plan, Quotes
from wta_forms.plan.voices.people import Invited
from wta_forms.report.formats import write
from wta_forms.spec.form import Form, Share

GAPS = form_of("- {id: gap, kind: text, label: What is missing?}\n- {id: how, kind: sharing}")


def made(form: Form, responses: list[Response], *blocks: str, names: str = "name", **options: Any) -> Plan:
    """Also of a plan that ``check`` refuses."""
    loaded = plan_of(showing(*blocks, names=names), form)
    assert loaded.plan is not None
    return merge(replace(loaded.plan, k=1), loaded.forms, responses, **options)


# --- where an answer stands -------------------------------------------------------------------------------------------

KNOWN = {"name": {"file", "sha256"}, "role": {"sha256"}, "none": set()}
STRICTER = [("name", "role", "role"), ("name", "neither", "none"), ("role", "name", "role"), ("none", "name", "none")]


@pytest.mark.parametrize(("names", "wish", "shown"), [*STRICTER, ("name", "name", "name"), ("role", "neither", "none")])
def test_a_file_is_told_only_as_far_as_its_person_allows(names: str, wish: str, shown: str) -> None:
    plan = plan_from(GAPS, [said("Ann Reid", gap="A kitchen", how=wish)], "{from: answers}", names=names)
    (evidence,) = plan.entries[0].evidence
    assert {member for member in ("file", "sha256") if getattr(evidence, member)} == KNOWN[shown]
    (told,) = json.loads(write(plan, ".json")[""])["entries"][0]["evidence"]
    assert told.keys() & {"file", "sha256"} == KNOWN[shown]


# --- the columns of a table -------------------------------------------------------------------------------------------


def asset_form(merge: str = "stack") -> Form:
    return form_of(
        f"""
        - id: assets
          kind: table
          label: What is there?
          rows: 3
          merge: {merge}
          columns:
            - {{id: asset, kind: text, label: Asset}}
            - {{id: kin, kind: select_one, label: Whose?, choices: {{ours: Ours, theirs: Theirs}}, share: count}}
            - {{id: worth, kind: scale, label: Worth, max: 5, share: never}}
            - {{id: use, kind: scale, label: Use, max: 5}}
        """
    )


ASSETS = [
    said("Ann", assets=[{"asset": "Van", "kin": "theirs", "worth": 1, "use": 2}, {"asset": "Hall", "use": 3}]),
    said("Bob", day=2, assets=[{"asset": "Bus", "kin": "ours", "worth": 5, "use": 4}]),
]


def assets(words: str, merge: str = "stack") -> Block:
    return only_block(made(asset_form(merge), ASSETS, f"{{from: drivers.assets, as: table, {words}}}"))


def first_cells(block: Block) -> list[str]:
    assert isinstance(block.body, Grid)
    return [row.cells[0] for row in block.body.rows]


@pytest.mark.parametrize("words", ["sort: kin", "sort: -worth", "only: {kin: ours}"])
def test_rows_are_neither_sorted_nor_picked_by_a_column_that_is_kept_back(words: str) -> None:
    assert first_cells(assets(words)) == ["Van", "Hall", "Bus"]


def test_a_column_that_is_kept_back_makes_no_tables() -> None:
    body = assets("by: kin").body
    assert isinstance(body, Parts)
    assert [first_cells(block) for block in body.blocks] == [["Van", "Hall", "Bus"]]


def test_rows_are_not_put_together_by_a_column_that_is_kept_back() -> None:
    again = said("Cal", day=3, assets=[{"asset": "Tram", "kin": "ours", "use": 1}])
    block = only_block(
        made(asset_form("{group: kin}"), [*ASSETS, again], "{from: drivers.assets, as: table, columns: [asset]}")
    )
    assert first_cells(block) == ["Van", "Hall", "Bus", "Tram"]


def told(words: str, merge: str = "stack", *, is_note: bool = False) -> list[Problem]:
    found = plan_of(showing(f"{{{words}}}", "{from: answers}"), asset_form(merge)).problems
    return [problem for problem in found if problem.is_note is is_note]


@pytest.mark.parametrize(
    ("word", "words", "column", "share"),
    [
        ("sort", "sort: -kin", "kin", "count"),
        ("by", "by: kin", "kin", "count"),
        ("by", "by: worth", "worth", "never"),
        ("only", "only: {kin: [ours]}", "kin", "count"),
        ("score", "score: worth x use", "worth", "never"),
    ],
)
def test_a_word_that_would_tell_what_a_column_keeps_back_is_a_problem(
    word: str, words: str, column: str, share: str
) -> None:
    values = {"word": word, "column": column, "question": "assets", "share": share}
    problem = errors.PLAN_COLUMN_HIDDEN.at("plan.yaml:8", **values)
    assert told(f"from: drivers.assets, as: table, {words}") == [problem]


def test_so_is_one_of_a_heatmap_and_it_is_told_once() -> None:
    values = {"word": "score", "column": "worth", "question": "assets", "share": "never"}
    found = told("from: drivers.assets, as: heatmap, score: worth x use")
    assert found == [errors.PLAN_COLUMN_HIDDEN.at("plan.yaml:8", **values)]


def test_so_is_a_cell_of_rows_out_of_several_tables() -> None:
    rows = '[drivers.assets: {what: "{asset}", whose: "{kin}"}]'
    values = {"word": "whose", "column": "kin", "question": "assets", "share": "count"}
    found = told(f"from: {rows}, as: table, columns: {{what: What, whose: Whose}}")
    assert found == [errors.PLAN_COLUMN_HIDDEN.at("plan.yaml:8", **values)]


@pytest.mark.parametrize(
    "rows", ["drivers.assets, as: table", '[drivers.assets: {a: "{asset}"}], as: table, columns: {a: A}']
)
def test_that_rows_are_not_put_together_is_noted(rows: str) -> None:
    note = errors.PLAN_NOT_GROUPED.at("plan.yaml:8", question="assets", column="kin", share="count")
    assert told(f"from: {rows}", "{group: kin}", is_note=True) == [note]
    assert told(f"from: {rows}", "{group: kin}") == []


# --- picking people ---------------------------------------------------------------------------------------------------


def access_form(share: str) -> Form:
    return form_of(
        f"""
        - {{id: gap, kind: text, label: What is missing?}}
        - {{id: way, kind: select_one, label: Way, choices: {{bus: By bus, van: By van}}}}
        - {{id: access, kind: select_one, label: Needs, choices: {{bsl: BSL, none_: Nothing}}, share: {share}}}
        - {{id: how, kind: sharing}}
        """
    )


@pytest.mark.parametrize("share", ["count", "paraphrase"])
def test_whoever_is_picked_by_what_is_only_counted_is_only_counted(share: str) -> None:
    came = [said("Ann", gap="A kitchen", way="bus", access="bsl"), said("Bob", gap="A van", access="none_")]
    quotes, chart = (
        made(
            access_form(share),
            came,
            "{from: drivers.gap, as: quotes, who: {access: bsl}}",
            "{from: drivers.way, as: chart, who: {access: bsl}}",
        )
        .sections[0]
        .blocks
    )
    assert quotes == Block(Quotes(()), counted=1)
    assert chart.body == Chart(1, (Bar("By bus", 1),), ("By van",))


def test_nobody_can_be_picked_by_what_is_never_shown() -> None:
    block = "{from: drivers.gap, as: quotes, who: {access: [bsl]}}"
    form = access_form("never")
    problem = errors.PLAN_WHO_HIDDEN.at("plan.yaml:8", question="access")
    assert [each for each in plan_of(showing(block), form).problems if not each.is_note] == [problem]
    assert made(form, [said("Ann", gap="A kitchen", access="bsl")], block).sections == ()


ORGANISED = [
    said(
        f"{wish.title()} Reid",
        day=day,
        role="carer",
        organisation="Leith Carers",
        gap=f"of {wish}",
        how=wish,
    )
    for day, wish in enumerate(["name", "role", "neither", "count"], 1)
]


@pytest.mark.parametrize(
    ("who", "quoted", "counted"),
    [
        ("{role: [carer]}", ["of name", "of role"], 2),
        ("{organisation: [Leith Carers]}", ["of name"], 3),
        ("{how: [role, neither]}", ["of role"], 1),
        ("{way: [bus]}", ["of name", "of role", "of neither"], 1),
    ],
)
def test_people_are_quoted_among_their_like_only_as_far_as_they_may_be_told(
    who: str, quoted: list[str], counted: int
) -> None:
    came = [said_again(each) for each in ORGANISED]
    form = access_form("quote")
    block = only_block(made(form, came, f"{{from: drivers.gap, as: quotes, who: {who}}}"))
    assert isinstance(block.body, Quotes)
    assert ([entry.words for entry in block.body.entries], block.counted) == (quoted, counted)


def said_again(response: Response) -> Response:
    """The same person, who also goes by bus."""
    answers = {question: answer.value for question, answer in response.answers.items()}
    return said(answers.pop("name"), way="bus", day=int(response.received[8:10]), **answers)


# --- who somebody is --------------------------------------------------------------------------------------------------


DESCRIBING = form_of(
    "- {id: project, kind: text, label: The project, prefill: project.title}\n- {id: gap, kind: text, label: Gap}"
)


def keeping_back(*questions: str) -> Form:
    """The form where the answers to these questions are only counted."""

    (section,) = DESCRIBING.sections
    asked = (replace(each, share=Share.COUNT) if each.id in questions else each for each in section.questions)
    return replace(DESCRIBING, sections=(replace(section, members=tuple(asked)),))


def introduced(*kept_back: str, stamped: bool = False) -> tuple[list[str], list[str], str]:
    """Who took part, who is quoted, and what the plan is called."""
    ann = said("Ann Reid", stamped=stamped, organisation="Leith", role="carer", project="The fridge", gap="A van")
    plan = showing("{from: people.contributors, as: list}", "{from: answers}", names="name")
    loaded = plan_of(plan.replace("title: Our plan", 'title: "{project.title}: plan"'), keeping_back(*kept_back))
    assert loaded.plan is not None
    whole = merge(loaded.plan, loaded.forms, [ann])
    people, answers = whole.sections[0].blocks
    assert isinstance(people.body, Listing)
    assert isinstance(answers.body, Answers)
    return [line.words for line in people.body.lines], [group.person for group in answers.body.groups], whole.title


def test_whoever_says_who_they_are_is_introduced() -> None:
    assert introduced() == (["Ann Reid, Leith (Carer)"], ["Ann Reid"], "The fridge: plan")


@pytest.mark.parametrize(
    ("kept_back", "people", "quoted", "title"),
    [
        ("role", "Ann Reid, Leith", "Ann Reid", "The fridge: plan"),
        ("organisation", "Ann Reid (Carer)", "Ann Reid", "The fridge: plan"),
        ("name", "Somebody, Leith (Carer)", "Somebody", "The fridge: plan"),
        ("project", "Ann Reid, Leith (Carer)", "Ann Reid", "Plan"),
    ],
)
@pytest.mark.parametrize("stamped", [False, True])
def test_what_a_form_keeps_back_of_somebody_is_not_told(
    kept_back: str, people: str, quoted: str, title: str, stamped: bool
) -> None:
    assert introduced(kept_back, stamped=stamped) == ([people], [quoted], title)


def test_a_name_that_is_kept_back_still_tells_people_apart() -> None:
    came = [said("Ann", gap="A van"), said("Ann", day=2, gap="A bus"), said("Bob", gap="A tram")]
    assert made(keeping_back("name"), came, "{from: answers}").counts.answered == 2


# --- those who are waited for -----------------------------------------------------------------------------------------

ASKED = [Recipient("ann", "Ann Reid"), Recipient("bob", "Bob Hay"), Recipient("cal", "Cal Orr")]


def waiting(*came: Response, names: str = "name", asked: list[Recipient] = ASKED[:1]) -> list[str]:
    block = "{from: people.waiting_for, as: list}"
    body = only_block(made(GAPS, list(came), block, names=names, people_asked=asked)).body
    assert isinstance(body, Listing)
    assert all(not line.numbers for line in body.lines)
    return [line.words for line in body.lines]


@pytest.mark.parametrize("wish", ["role", "neither", "count"])
def test_who_only_says_how_to_be_shown_is_waited_for_without_a_name(wish: str) -> None:
    assert waiting(said("Ann Reid", stamped=True, how=wish)) == ["1 person"]
    assert waiting(said("Ann Reid", how=wish)) == ["1 person"]
    assert waiting(said("Ann Reid", stamped=True, how=wish), asked=ASKED) == ["Bob Hay", "Cal Orr", "1 more person"]


def test_who_sent_an_empty_form_back_is_waited_for_by_name_if_they_may_be_named() -> None:
    assert waiting(said("Ann Reid", stamped=True, how="name", gap=blank())) == ["Ann Reid"]
    assert waiting(said("Ann Reid", stamped=True, gap=blank()), names="role") == ["1 person"]


def test_the_role_of_who_is_waited_for_is_told_only_if_they_let_it_be() -> None:
    asked: list[Recipient] = [Invited("ann", "Ann Reid", "manager"), Invited("bob", "Bob Hay", "carer")]
    came = said("Ann Reid", stamped=True, how="neither")
    assert waiting(names="role", asked=asked) == ["2 people: manager and carer"]
    assert waiting(came, names="role", asked=asked) == ["2 people: carer and somebody"]
    assert waiting(came, said("Bob Hay", stamped=True, how="role"), asked=asked) == ["2 people: carer and somebody"]
