"""What a facilitator is told a plan does with each answer: true, complete, and in words that need no manual."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plan.paper import form_of, plan_of, showing
from wta_forms.plan.authored.language import PlanSpec, Way
from wta_forms.plan.authored.load import load_plan
from wta_forms.plan.rules import merged_in_words
from wta_forms.plan.shown.strategies import Strategy
from wta_forms.plan.uses import NOT_USED, uses_of, uses_without_plan
from wta_forms.spec.form import Form
from wta_forms.spec.merging import STRATEGIES
from wta_forms.spec.shipped import PLANS
from wta_forms.workflow.making.specs import form_called

GOLDEN = Path(__file__).parent / "golden" / "uses-of-drivers.txt"
SHIPPED = [("project-plan", form) for form in ("project-values", "drivers", "asset-bank")] + [("drivers", "drivers")]

GAPS = """
    - id: gaps
      kind: table
      label: Which gaps?
      rows: 2
      columns:
        - {id: gap, kind: text, label: The gap}
        - {id: urgent, kind: select_one, label: How urgent?, choices: {high: High, low: Low}}
        - {id: cost, kind: number, label: Cost}
        - {id: days, kind: number, label: Days}
        - {id: by, kind: date, label: By when}
"""
WAY = """
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
"""


def shipped(plan: str, form: str) -> tuple[PlanSpec, Form]:
    loaded, forms = load_plan(PLANS / f"{plan}.yaml", form_called(PLANS))
    return loaded, forms[form]


def told(questions: str, *blocks: str, names: str = "role") -> dict[str, str]:
    """Everything said of each question, in one line, by the section "What people say"."""
    form = form_of(questions)
    loaded = plan_of(showing(*blocks, names=names), form)
    assert loaded.plan is not None, loaded.problems
    return {id: " ".join(sentences) for id, sentences in uses_of(loaded.plan, form).items()}


# --- the shipped plans ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("plan", "name"), SHIPPED)
def test_of_every_question_of_the_shipped_forms_something_is_said(plan: str, name: str) -> None:
    loaded, form = shipped(plan, name)
    for uses in (uses_of(loaded, form), uses_without_plan(form)):
        assert list(uses) == [question.id for question in form.questions]
        assert all(uses.values())


@pytest.mark.parametrize(("plan", "name"), SHIPPED)
def test_it_is_said_in_whole_sentences_without_keys_or_gaps(plan: str, name: str) -> None:
    loaded, form = shipped(plan, name)
    for uses in (uses_of(loaded, form), uses_without_plan(form)):
        for sentence in (sentence for sentences in uses.values() for sentence in sentences):
            assert re.fullmatch(r"[A-Z“].+\.", sentence), sentence
            assert not re.search(r"[a-z]_[a-z]|[{}]|  |“”|None|\.\.", sentence), sentence


def test_it_can_be_read_aloud(golden: Callable[[Path, str], None]) -> None:
    loaded, form = shipped("project-plan", "drivers")
    lines = [
        line
        for id, sentences in uses_of(loaded, form).items()
        for line in (form.question(id).label.in_("en"), *(f"  {sentence}" for sentence in sentences), "")
    ]
    golden(GOLDEN, "\n".join(lines))


# --- where answers are shown ------------------------------------------------------------------------------------------

PLACE = "Shown in “What people say”"
WAYS = [
    ("kind: paragraph", "quotes", "in people’s own words."),
    ("kind: paragraph", "list", "as a list."),
    ("kind: date", "sentence, lead: We begin on", "in the sentence that begins “We begin on”."),
    ("kind: date", "sentence", "in one sentence."),
    ("kind: tick", "chart", "as a chart."),
    (
        "kind: select_one, choices: {a: A, b: B}",
        "list, counts: yes",
        "as a list of what people chose, and how many did.",
    ),
    ("kind: rank, choices: {a: A, b: B}", "list", "as a list with the points of each."),
    ("kind: grid, rows: {r: R}, choices: {a: A, b: B}", "heatmap", "as a grid with how many people ticked each box."),
    ("kind: table, rows: 2, columns: [{id: a, kind: text, label: A}]", "table", "as a table."),
]


@pytest.mark.parametrize(
    ("question", "way", "words"), WAYS, ids=[f"{kind.split(',')[0]} {way}" for kind, way, _ in WAYS]
)
def test_every_way_of_showing_has_words(question: str, way: str, words: str) -> None:
    said = told(f"- {{id: q, label: Q, {question}}}", f"{{from: drivers.q, as: {way}}}")["q"]
    assert said.startswith(f"{PLACE}, {words}")


def test_a_block_with_a_title_is_found_under_it() -> None:
    said = told(WAY, "{from: drivers.way, as: chart, title: How people come}")["way"]
    assert said.startswith("Shown in “What people say” under “How people come”, as a chart.")


def test_what_is_only_known_later_leaves_no_gap_in_a_title() -> None:
    said = told(WAY, '{from: drivers.way, as: chart, title: "{people.answered} people, their ways"}')["way"]
    assert "under “People, their ways”" in said


def test_each_block_is_told_even_if_it_shows_the_same() -> None:
    said = told(WAY, "{from: drivers.way, as: chart}", "{from: drivers.way, as: list}")["way"]
    assert said.count(PLACE) == 2


TABLES = [
    ("columns: [gap, urgent]", "Its columns are “The gap” and “How urgent?”."),
    ("by: urgent", "There is a table of its own for each choice under “How urgent?”."),
    ("only: {urgent: [high, low]}", "Only rows with “High” or “Low” under “How urgent?” are shown."),
    ("score: cost x days", "The score of a row is “Cost” times “Days”."),
    ("score: cost x days, sort: -score", "The highest score comes first."),
    ("sort: urgent", "Sorted by “How urgent?”, in the order of the choices."),
    ("sort: -urgent", "Sorted by “How urgent?”, with the last of the choices first."),
    ("sort: by", "Sorted by “By when”, the earliest date first."),
    ("sort: -cost", "Sorted by “Cost”, the highest number first."),
    ("sort: gap", "Sorted by “The gap”, from A to Z."),
    ("first: 3", "At most 3 are shown; the others are left out."),
    ("first: 1", "Only the first is shown; the others are left out."),
    ("first: 3, by: urgent", "At most 3 of each table are shown; the others are left out."),
    ("who: {role: [carer]}", "Only answers of people who answered “Carer” to “Your part” are shown there."),
]


@pytest.mark.parametrize(("words", "sentence"), TABLES)
def test_every_word_of_a_block_has_its_sentence(words: str, sentence: str) -> None:
    assert sentence in told(GAPS, f"{{from: drivers.gaps, as: table, {words}}}")["gaps"]


def test_a_row_as_a_line_says_what_is_in_it() -> None:
    said = told(GAPS, '{from: drivers.gaps, as: list, item: "{gap} ({by}), {score}", score: cost x days}')["gaps"]
    assert "as a list: each row is a line with “The gap”, “By when” and the score." in said


def test_rows_that_go_into_a_table_of_several_say_where_each_column_goes() -> None:
    block = (
        "{as: table, title: To do, columns: {what: What we do, by: By when}, sort: by, "
        'from: [drivers.gaps: {what: "Mend: {gap}", by: "{by}"}, drivers.gaps: {what: "{urgent}"}]}'
    )
    said = told(GAPS, block)["gaps"]
    assert (
        "under “To do”, as rows of a table. There, readers find “The gap” under “What we do”. Sorted by “By when”."
        in said
    )
    assert "together with rows from other tables." in said


def test_blocks_side_by_side_know_of_one_another() -> None:
    plan, form = shipped("project-plan", "project-values")
    assert "It stands beside “We will not”." in " ".join(uses_of(plan, form)["will_do"])


def test_a_question_that_picks_people_is_told_what_it_decides() -> None:
    said = told(WAY, "{from: drivers.way, as: chart, title: Carers, who: {role: [carer]}}")["role"]
    assert "Decides who is heard in “What people say” under “Carers”: only people who answered “Carer” here." in said


# --- what is not shown in a block of its own --------------------------------------------------------------------------


def test_what_no_block_shows_is_not_used() -> None:
    assert told(WAY, "{from: people.contributors, as: list}")["way"] == NOT_USED


def test_where_every_answer_stands_nothing_is_unused() -> None:
    said = told(WAY, "{from: answers}")["way"]
    assert said == "As far as each person agrees, every answer stands in full in “What people say”."


@pytest.mark.parametrize(
    ("names", "name", "role"),
    [
        ("name", "Shown in “What people say”, as far as people agree.", "Shown in “What people say” behind the name."),
        ("role", "Not shown: this plan gives people’s part", "Counted in “What people say”: how many people chose"),
        ("none", "Not shown: this plan does not tell who people are.", "Not shown: this plan does not tell who"),
    ],
)
def test_who_people_are_is_told_as_far_as_the_plan_tells_it(names: str, name: str, role: str) -> None:
    said = told("", "{from: people.contributors, as: list}", names=names)
    assert said["name"].startswith(name)
    assert said["name"].endswith("It tells which answers belong to the same person.")
    assert said["role"].startswith(role)


def test_how_people_want_to_be_shown_is_followed_and_the_plan_may_be_stricter() -> None:
    asked = "- {id: show, kind: sharing}"
    by_role, by_name = (told(asked, "{from: answers}", names=names)["show"] for names in ("role", "name"))
    assert by_name.startswith("The plan follows this answer: it shows the person’s name")
    assert by_role.startswith("The plan shows nobody’s name. Beside that it follows this answer")


@pytest.mark.parametrize(
    ("question", "can_be"),
    [
        ("kind: scale, max: 5", True),
        ("kind: text, merge: decide", True),
        ("kind: text", False),
        ("kind: grid, rows: {r: R}, choices: {1: A, 2: B}", True),
        ("kind: grid, rows: {r: R}, choices: {a: A, b: B}", False),
        ("kind: scale, max: 5, share: never", False),
    ],
)
def test_disagreements_are_told_where_there_can_be_any(question: str, can_be: bool) -> None:
    said = told(f"- {{id: q, label: Q, {question}}}", "{from: disagreements}")["q"]
    assert ("Where people see this very differently, “What people say” says so." in said) is can_be


# --- how answers become one, and how far they may be shown ------------------------------------------------------------


@pytest.mark.parametrize("strategy", Strategy)
def test_every_way_of_merging_has_words_of_its_own(strategy: Strategy) -> None:
    kind = next(kind for kind, fitting in STRATEGIES.items() if strategy in fitting)
    more = {"table": ", rows: 2, columns: [{id: a, kind: text, label: A}]", "select_one": ", choices: {1: A, 2: B}"}
    more |= {"rank": ", choices: {a: A, b: B}"}
    question = form_of(f"- {{id: q, label: Q, kind: {kind}, merge: {strategy}{more.get(kind, '')}}}").question("q")
    others = form_of("- {id: q, label: Q, kind: text, merge: first}").question("q")
    words = list(merged_in_words(question, "en"))
    assert words
    assert strategy is Strategy.FIRST or words != list(merged_in_words(others, "en"))


def test_rows_that_are_put_together_say_what_becomes_of_each_column() -> None:
    grouped = GAPS + "      merge: {group: gap, days: sum}\n"
    said = told(grouped, "{from: drivers.gaps, as: table}")["gaps"]
    assert "Rows that say the same under “The gap” become one row." in said
    assert "“How urgent?” shows what most people say, then other answers in brackets" in said
    assert "“Cost” shows the middle of what people gave; “Days” shows the sum" in said


def test_rows_are_not_put_together_by_a_column_that_is_kept_back() -> None:
    kept = GAPS.replace("label: The gap}", "label: The gap, share: never}") + "      merge: {group: gap}\n"
    said = told(kept, "{from: drivers.gaps, as: table}")["gaps"]
    assert "Everybody’s rows stand one under the other." in said
    assert "What stands under “The gap” is never shown." in said


def test_a_chart_counts_whatever_the_form_says() -> None:
    asked = "- {id: q, kind: select_one, label: Q, choices: {a: A, b: B}, merge: all}"
    assert "Counted: how many" in told(asked, "{from: drivers.q, as: chart}")["q"]
    assert "Everybody’s answer is kept as it is." in told(asked, "{from: drivers.q, as: list}")["q"]


@pytest.mark.parametrize(
    ("share", "kind", "words"),
    [
        ("quote", "text", "May be quoted, as far as each person agrees."),
        ("paraphrase", "text", "Never quoted: a plan says how many answers there are for you"),
        ("count", "text", "Its words are never shown: only how many people answered."),
        ("count", "select_one, choices: {a: A, b: B}", "Not shown by name: only counted."),
        ("never", "text", "Never shown in a plan: only those who read the forms see it."),
    ],
)
def test_how_far_answers_may_be_shown_is_told(share: str, kind: str, words: str) -> None:
    asked = f"- {{id: q, label: Q, share: {share}, kind: {kind}}}"
    assert words in told(asked, "{from: drivers.q, as: list}")["q"]
    assert words in " ".join(uses_without_plan(form_of(asked))["q"])


def test_what_is_never_shown_is_not_told_how_it_would_be() -> None:
    asked = "- {id: q, label: Q, share: never, kind: text}"
    assert told(asked, "{from: drivers.q, as: list}")["q"].startswith("Never shown")


@pytest.mark.parametrize("way", Way)
def test_no_way_is_forgotten(way: Way) -> None:
    assert any(words.split(",")[0] == way for _, words, _ in WAYS)
