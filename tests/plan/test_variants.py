"""Near duplicates in a plan: one line or row for them, and everybody's own way of putting it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.answers import Response
from wta_forms.plan.model import Block, Grid, Line, Listing
from wta_forms.plan.near import Wanted
from wta_forms.plan.settling.decisions import Decisions
from wta_forms.plan.spoken import alike
from wta_forms.report.formats import write

FORM = form_of(
    """
    - {id: gap, kind: text, label: What is missing?, merge: union}
    - {id: title, kind: text, label: What do we call it?, merge: majority}
    - id: risks
      kind: table
      label: Risks
      rows: 3
      columns:
      - {id: risk, kind: text, label: Risk}
      - {id: likely, kind: scale, max: 5, label: How likely?}
      - {id: by, kind: date, label: By when}
      merge: {group: risk}
    """
)


def came(question: str, *values: Any) -> list[Response]:
    return [said(f"P{day}", day=day, **{question: value}) for day, value in enumerate(values, 1)]


def block(question: str, way: str, *values: Any, **options: Any) -> Block:
    shown = f"{{from: drivers.{question}, as: {way}}}"
    return only_block(plan_from(FORM, came(question, *values), shown, **options))


def test_a_line_has_what_most_wrote_and_then_how_others_put_it() -> None:
    made = block("gap", "list", "The second-hand fridge", "Secondhand fridge", "secondhand fridge.", "A van")
    assert made.body == Listing(
        (Line("Secondhand fridge", (1, 2, 3), ("The second-hand fridge",)), Line("A van", (4,)))
    )


def test_the_variants_stand_in_the_document() -> None:
    plan = plan_from(FORM, came("gap", "The van", "A van", "van"), "{from: drivers.gap, as: list}")
    assert "- The van (also: “A van”, “van”) [1, 2, 3]" in write(plan, ".md")[""].decode()


def test_a_majority_counts_near_duplicates_as_one() -> None:
    made = block("title", "list", "The Friday fridge", "Friday fridge", "Leith larder")
    assert made.body == Listing((Line("The Friday fridge (2 of 3)", (1, 2), ("Friday fridge",)),))


def test_rows_about_nearly_the_same_are_one_and_say_how_others_put_it() -> None:
    rows = (
        [{"risk": "Volunteers get tired", "likely": 3}],
        [{"risk": "The volunteers get tired.", "likely": 5}],
        [{"risk": "Volunteers do not get tired", "likely": 1}],
    )
    body = block("risks", "table", *rows).body
    assert isinstance(body, Grid)
    assert [row.cells[:2] for row in body.rows] == [
        ("Volunteers get tired (also: “The volunteers get tired.”)", "4 (3 to 5)"),
        ("Volunteers do not get tired", "1"),
    ]


def test_dates_that_are_near_stay_two_dates() -> None:
    rows = ([{"risk": "Rain", "by": "2026-12-04"}], [{"risk": "rain", "by": "2026-12-03"}])
    body = block("risks", "table", *rows).body
    assert isinstance(body, Grid)
    assert body.rows[0].cells[2] == "3 December 2026; 4 December 2026"


def test_the_facilitator_puts_rows_together_and_keeps_them_apart() -> None:
    rows = ([{"risk": "Rain"}], [{"risk": "Wet weather"}], [{"risk": "Form"}], [{"risk": "Forms"}])
    near = {"drivers.risks": Wanted(together=(("rain", "wet weather"),), apart=(("form", "forms"),))}
    body = block("risks", "table", *rows, decisions=Decisions(near=near)).body
    assert isinstance(body, Grid)
    assert [row.cells[0] for row in body.rows] == ["Rain (also: “Wet weather”)", "Form", "Forms"]


WORDS = st.sampled_from(["The van", "van", "A VAN!", "Vans", "No van", "Second-hand van", "secondhand vans", "2 vans"])


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=7))
def test_every_way_of_putting_it_is_in_the_list_once_and_every_person_behind_it(words: list[str]) -> None:
    body = block("gap", "list", *words).body
    assert isinstance(body, Listing)
    shown = [alike(each) for line in body.lines for each in (line.words, *line.also)]
    assert sorted(shown) == sorted({alike(each) for each in words})
    assert sorted(number for line in body.lines for number in line.numbers) == list(range(1, len(words) + 1))
