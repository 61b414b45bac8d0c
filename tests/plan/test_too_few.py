"""Groups of fewer than three: in counts, in charts and tables, by role, and among the people of a block."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, invalid, only_block, plan_from, said
from wta_forms.answers import Recipient, Response
from wta_forms.plan.model import Bar, Block, Chart, Grid, HeatCell, Heatmap, Listing, Plan, Quotes, Rating, Ratings
from wta_forms.plan.voices.people import Invited
from wta_forms.report.formats import write

NEEDS = "choices: {bsl: BSL, large: Large print, care: Cover for a carer}"


def counted(question: str, way: str, *values: Any, **options: Any) -> Block:
    form = form_of(f"- {{id: q, label: What?, share: count, {question}}}")
    came = [said(f"P{day}", day=day, q=value) for day, value in enumerate(values, 1)]
    return only_block(plan_from(form, came, f"{{from: drivers.q, as: {way}}}", k=3, **options))


# --- choices ----------------------------------------------------------------------------------------------------------


def test_choices_that_few_took_are_others_and_so_are_those_that_nobody_took() -> None:
    made = counted(f"kind: select_multiple, {NEEDS}, none: true", "chart", *[["care"]] * 3, ["bsl"], *[["none"]] * 3)
    assert made.body == Chart(7, (Bar("Cover for a carer", 3), Bar("None of these", 3)), others=("BSL", "Large print"))


def test_whoever_is_named_wants_it_so_and_still_nobody_tells_what_they_need() -> None:
    made = counted(f"kind: select_multiple, {NEEDS}", "list, counts: yes", ["bsl"], ["care"], names="name")
    assert isinstance(made.body, Listing)
    assert [line.words for line in made.body.lines] == [
        "Too few to show one by one, or nobody: BSL; Large print; Cover for a carer"
    ]


def test_of_one_choice_each_the_others_are_one_bar_and_no_small_one_is_what_the_rest_leaves() -> None:
    made = counted(f"kind: select_one, {NEEDS}", "chart", *["care"] * 5, *["bsl"] * 4, "large")
    assert made.body == Chart(10, (Bar("Cover for a carer", 5), Bar("Others", 5)), others=("BSL", "Large print"))


def test_where_nothing_can_be_told_the_total_is_not_either() -> None:
    made = counted(f"kind: select_one, {NEEDS}", "chart", *["care"] * 5, "bsl")
    assert made.body == Chart(0, (), others=("BSL", "Large print", "Cover for a carer"))


def test_a_box_that_few_ticked_is_not_counted() -> None:
    assert counted("kind: tick", "chart", True, True).body == Chart(0, (), others=("What?",))
    assert counted("kind: tick", "chart", True, True, True).body == Chart(3, (Bar("What?", 3),))


def test_where_enough_took_each_and_nobody_the_rest_all_is_told() -> None:
    made = counted(f"kind: select_one, {NEEDS}", "chart", *["care"] * 3, *["bsl"] * 3)
    assert made.body == Chart(6, (Bar("BSL", 3), Bar("Cover for a carer", 3)), ("Large print",))


def test_a_plan_may_ask_for_more() -> None:
    form = form_of(f"- {{id: q, label: What?, share: count, kind: select_one, {NEEDS}}}")
    came = [said(f"P{day}", day=day, q="care") for day in range(1, 5)]
    made = only_block(plan_from(form, came, "{from: drivers.q, as: chart}", k=5))
    assert isinstance(made.body, Chart)
    assert made.body.bars == ()


def test_what_may_be_quoted_is_told_with_who_said_it_however_few_they_are() -> None:
    form = form_of(f"- {{id: q, label: What?, kind: select_one, {NEEDS}}}")
    made = only_block(plan_from(form, [said("Ann", q="bsl")], "{from: drivers.q, as: chart}", k=3))
    assert isinstance(made.body, Chart)
    assert made.body.bars == (Bar("BSL", 1, (1,)),)


# --- figures ----------------------------------------------------------------------------------------------------------


def test_of_a_scale_the_middle_is_told_and_who_stands_alone_at_an_end_is_not() -> None:
    made = counted("kind: scale, max: 5, merge: median", "chart", 1, 4, 4, 4)
    assert made.body == Ratings(1, 5, "", "", (Rating("What?", 4, 0, 0, 4, has_range=False),))
    listed = counted("kind: scale, max: 5, merge: median", "list", 1, 4, 4, 4)
    assert isinstance(listed.body, Listing)
    assert listed.body.lines[0].words == "4 of 5 (the middle of 4 answers)"


def test_of_fewer_people_not_even_the_middle_is_told() -> None:
    made = counted("kind: scale, max: 5, merge: median", "chart", 1, 4)
    assert isinstance(made.body, Ratings)
    assert made.body.rows == (Rating("What? (too few answers to show)", 0, 0, 0, 0, has_range=False),)


GRID = "kind: grid, rows: {mon: Monday, tue: Tuesday}, choices: {am: Morning, pm: Afternoon}"


def test_cells_of_a_grid_that_few_ticked_have_no_number_anywhere() -> None:
    values = [{"mon": "am", "tue": "am"}] * 3 + [{"mon": "pm", "tue": "am"}]
    heat = counted(GRID, "heatmap", *values)
    assert isinstance(heat.body, Heatmap)
    hidden = HeatCell(0, is_kept_back=True)
    assert [row.cells for row in heat.body.rows] == [(hidden, hidden), (HeatCell(4), HeatCell(0))]
    table = counted(GRID, "table", *values)
    assert isinstance(table.body, Grid)
    assert [row.cells for row in table.body.rows] == [("Monday", "–", "–"), ("Tuesday", "4", "0")]
    assert (heat.too_few, table.too_few) == (True, True)


def test_the_majority_of_a_row_is_told_only_where_its_number_is() -> None:
    table = counted(f"{GRID}, merge: majority", "table", {"mon": "am", "tue": "am"}, *[{"tue": "am"}] * 2)
    assert isinstance(table.body, Grid)
    assert [row.cells for row in table.body.rows] == [("Monday", "–"), ("Tuesday", "Morning (3 of 3)")]


def test_points_of_which_few_gave_any_are_others() -> None:
    made = counted(
        "kind: points, points: 10, choices: {a: Ants, b: Bees, c: Cats}", "chart", *[{"a": 5, "b": 5}] * 4, {"c": 10}
    )
    assert isinstance(made.body, Chart)
    assert (made.body.bars, made.body.others) == ((), ("Ants", "Bees", "Cats"))


# --- roles ------------------------------------------------------------------------------------------------------------

ROLES = form_of("- {id: gap, kind: text, label: What is missing?}\n- {id: how, kind: sharing}")


def people(roles: str, **wishes: str) -> list[Response]:
    """c is a carer, m a manager; ``P3="name"`` is how the third wants to be shown."""
    known = {"c": "carer", "m": "manager"}
    return [
        said(
            f"P{day}",
            day=day,
            role=known[role],
            gap=f"{role}{day}",
            **({"how": wishes[f"P{day}"]} if f"P{day}" in wishes else {}),
        )
        for day, role in enumerate(roles, 1)
    ]


def shown(came: list[Response], **options: Any) -> list[str]:
    made = plan_from(ROLES, came, "{from: drivers.gap, as: quotes}", k=3, **options)
    body = only_block(made).body
    assert isinstance(body, Quotes)
    return [entry.person for entry in body.entries]


def contributors(came: list[Response]) -> list[str]:
    body = only_block(plan_from(ROLES, came, "{from: people.contributors, as: list}", k=3)).body
    assert isinstance(body, Listing)
    return [line.words for line in body.lines]


def test_a_role_that_few_have_says_who_somebody_is() -> None:
    came = people("ccccmmm")
    assert shown(came) == ["Carer"] * 4 + ["Manager"] * 3
    assert contributors(came) == ["Carer (4 people)", "Manager (3 people)"]


def test_the_only_other_role_would_tell_the_one_that_is_left_out() -> None:
    assert shown(people("ccccm")) == ["Somebody"] * 5


def test_who_has_asked_to_be_shown_by_role_is() -> None:
    assert shown(people("ccccm", P5="role", P1="name")) == ["Carer", "Somebody", "Somebody", "Somebody", "Manager"]


def test_a_plan_that_names_people_gives_their_roles_too() -> None:
    assert shown(people("ccccm"), names="name") == ["P1", "P2", "P3", "P4", "P5"]


def test_roles_of_people_who_have_not_answered_are_told_where_enough_have_them() -> None:
    def waiting(*roles: str) -> str:
        asked: list[Recipient] = [Invited(f"i{place}", f"I{place}", role) for place, role in enumerate(roles)]
        made = plan_from(
            ROLES, people("c"), "{from: people.waiting_for, as: list}", "{from: answers}", k=3, people_asked=asked
        )
        body = made.sections[0].blocks[0].body
        assert isinstance(body, Listing)
        return body.lines[0].words

    assert waiting("carer", "manager") == "2 people"
    assert waiting(*["carer"] * 3) == "3 people: carer (3 people)"


# --- some people only -------------------------------------------------------------------------------------------------

ACCESS = form_of(
    f"""
    - {{id: way, kind: select_one, label: Way, choices: {{bus: By bus, van: By van}}}}
    - {{id: access, kind: select_multiple, label: Needs, {NEEDS}, share: count}}
    """
)


@pytest.mark.parametrize(("needing", "others", "is_told"), [(3, 3, True), (2, 3, False), (3, 2, False), (3, 0, True)])
def test_who_is_picked_by_what_is_only_counted_is_shown_as_a_group_or_not_at_all(
    needing: int, others: int, is_told: bool
) -> None:
    came = [said(f"P{day}", day=day, way="bus", access=["bsl"]) for day in range(1, needing + 1)]
    came += [said(f"Q{day}", day=day + 9, way="van", access=["care"]) for day in range(1, others + 1)]
    made = only_block(plan_from(ACCESS, came, "{from: drivers.way, as: chart, who: {access: bsl}}", k=3))
    bars = (Bar("By bus", needing),) if is_told else ()
    assert isinstance(made.body, Chart)
    assert (made.body.bars, made.too_few) == (bars, not is_told)


# --- and in every format ----------------------------------------------------------------------------------------------


def whole() -> Plan:
    form = form_of(
        f"""
        - {{id: q, label: Needs, kind: select_multiple, {NEEDS}, share: count}}
        - {{id: g, label: Times, {GRID}, share: count}}
        - {{id: s, label: Sure, kind: scale, max: 5, merge: median, share: count}}
        - {{id: p, label: Points, kind: points, points: 10, choices: {{a: Ants, b: Bees}}, share: count}}
        """
    )
    secret = said("Ann", q=["bsl"], g={"mon": "am"}, s=1, p=invalid(**{"p-a": "7", "p-b": "2"}))
    rest = [said(f"P{day}", day=day, q=["care"], g={"tue": "am"}, s=4, p={"a": 5, "b": 5}) for day in range(2, 6)]
    shown = [f"{{from: drivers.{id}, as: {way}}}" for id, way in (("q", "chart"), ("g", "heatmap"), ("s", "chart"))]
    return plan_from(form, [secret, *rest], *shown, "{from: drivers.p, as: chart}", "{from: answers}", k=3)


def test_what_one_person_says_stands_in_no_format() -> None:
    told = write(whole(), ".md")[""].decode()
    assert "BSL: 1" not in told
    assert "Too few to show one by one, or nobody: BSL; Large print." in told
    assert "1 more answer could not be used and counts nowhere." in told
    tables = {name: content.decode("utf-8-sig") for name, content in write(whole(), ".csv").items()}
    (heat,) = (text for name, text in tables.items() if "Monday,Morning" in text)
    assert "Monday,Morning,,," in heat
