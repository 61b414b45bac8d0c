"""Rows of tables: what several people named is one row, with its score, its range, and who stands behind it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import form_of, only_block, plan_from, said
from wta_forms.answers import Answer, Recipient, Response, State
from wta_forms.plan.model import Block, Grid, HeatCell, Heatmap, Listing, Parts, Row

COLUMNS = """
      - {id: risk, kind: text, label: Risk}
      - {id: likely, kind: scale, max: 5, low: Unlikely, high: Certain, label: How likely?}
      - {id: bad, kind: scale, max: 5, low: No harm, high: Great harm, label: How bad?}
      - {id: action, kind: text, label: What we will do}
      - {id: sort, kind: select_one, label: What is it?, choices: {people: People, places: Places, other_kind: Other}}
      - {id: cost, kind: number, label: Cost, unit: £}
      - {id: by, kind: date, label: By when}
      - {id: sure, kind: tick, label: Sure}
"""


def form(merge: str = "{group: risk}") -> Any:
    return form_of(f"- id: risks\n  kind: table\n  label: Risks\n  rows: 4\n  merge: {merge}\n  columns:{COLUMNS}")


GROUPED = form()


def shown(words: str, *people: Response, made_for: Any = GROUPED) -> Block:
    return only_block(plan_from(made_for, people, f"{{from: drivers.risks, {words}}}"))


def people(*rows: list[dict[str, Any]]) -> list[Response]:
    return [said(f"P{day}", day=day, risks=own) for day, own in enumerate(rows, 1)]


def cells(made: Block) -> list[tuple[str, ...]]:
    assert isinstance(made.body, Grid)
    return [row.cells for row in made.body.rows]


# --- rows that say the same -------------------------------------------------------------------------------------------


def test_rows_that_name_the_same_are_one_whatever_their_capitals_spaces_and_full_stop() -> None:
    made = shown(
        "as: table, columns: [risk, action]",
        *people(
            [{"risk": "The bus is late", "action": "Ring"}, {"risk": "Rain"}],
            [{"risk": "  the BUS is  late. ", "action": "Walk"}],
            [{"risk": "The bus is late", "action": "ring"}],
        ),
    )
    assert made.body == Grid(
        ("Risk", "What we will do", "People"),
        (Row(("The bus is late", "Ring; Walk", "3"), (1, 2, 3)), Row(("Rain", "", "1"), (1,))),
    )


def test_how_many_named_it_is_said_only_where_somebody_agrees() -> None:
    made = shown("as: table, columns: [risk]", *people([{"risk": "Rain"}], [{"risk": "Snow"}]))
    assert isinstance(made.body, Grid)
    assert made.body.heads == ("Risk",)


def test_rows_without_a_name_stay_single() -> None:
    made = shown("as: table, columns: [risk, action]", *people([{"action": "Ring"}], [{"action": "Ring"}]))
    assert cells(made) == [("", "Ring"), ("", "Ring")]


@pytest.mark.parametrize(
    ("column", "values", "words"),
    [
        ("likely", [3, 5, 4], "4 (3 to 5)"),
        ("likely", [4, 4, None], "4"),
        ("cost", [100, 3000, 200], "£200 (£100 to £3,000)"),
        ("by", ["2026-05-01", "2026-04-01", "2026-05-01"], "1 April 2026; 1 May 2026"),
        ("sort", ["people", "places", "people"], "People (Places)"),
        ("sort", ["places", "people", None], "Places or People"),
        ("sure", [True, None, True], "Yes (2)"),
    ],
)
def test_each_kind_of_cell_is_merged_in_its_own_way(column: str, values: list[Any], words: str) -> None:
    rows = [[{"risk": "Rain"} | ({column: value} if value is not None else {})] for value in values]
    assert cells(shown(f"as: table, columns: [{column}]", *people(*rows))) == [(words, "3")]


@pytest.mark.parametrize(
    ("merge", "words"), [("mean", "3 (1 to 5)"), ("latest", "5"), ("majority", "1 (3, 5)"), ("all", "1; 1; 5; 5; 3")]
)
def test_the_form_may_say_how_a_column_is_merged(merge: str, words: str) -> None:
    values = [1, 1, 3, 5] if merge == "majority" else [1, 1, 5, 5, 3] if merge == "all" else [1, 5]
    rows = [[{"risk": "Rain", "likely": value}] for value in values]
    made = shown("as: table, columns: [likely]", *people(*rows), made_for=form(f"{{group: risk, likely: {merge}}}"))
    assert cells(made)[0][0] == words


def test_what_could_not_be_read_stands_beside_what_could() -> None:
    lots = Answer(State.ANSWERED, [{"risk": "Rain"}], raw={"risks-1-risk": "Rain", "risks-1-cost": "lots"})
    made = shown("as: table, columns: [cost]", *people([{"risk": "Rain", "cost": 5}]), said("P9", day=9, risks=lots))
    assert cells(made) == [("£5; “lots”", "2")]


def test_what_one_person_says_twice_in_a_column_counts_once() -> None:
    """Ann says 5 and Cy 1, however often Cy says it: the middle of the two is 3."""
    twice = people([{"risk": "Fire", "likely": 5}], [{"risk": "fire.", "likely": 1}, {"risk": "fire", "likely": 1}])
    assert cells(shown("as: table, columns: [likely]", *twice)) == [("3 (1 to 5)", "2")]
    sorts = people(
        [{"risk": "Fire", "sort": "people"}],
        [{"risk": "Fire", "sort": "people"}],
        [{"risk": "Fire", "sort": "places"}, {"risk": "fire", "sort": "places"}, {"risk": "fire.", "sort": "places"}],
    )
    assert cells(shown("as: table, columns: [sort]", *sorts)) == [("People (Places)", "3")]
    parts = shown("as: table, by: sort, columns: [risk]", *sorts)
    assert isinstance(parts.body, Parts)
    assert [part.title for part in parts.body.blocks] == ["People"]


def test_who_says_two_things_of_the_same_stands_in_their_middle_and_amounts_are_added_up() -> None:
    twice = people([{"risk": "Fire", "cost": 10}, {"risk": "fire", "cost": 20}], [{"risk": "Fire", "cost": 21}])
    assert cells(shown("as: table, columns: [cost]", *twice)) == [("£18 (£15 to £21)", "2")]
    added = form("{group: risk, cost: sum}")
    assert cells(shown("as: table, columns: [cost]", *twice, made_for=added)) == [("£51", "2")]


def test_a_scored_choice_that_lies_between_two_of_one_person_is_still_a_choice() -> None:
    made_for = form_of(
        """
        - id: risks
          kind: table
          label: Risks
          rows: 4
          merge: {group: risk, bad: median}
          columns:
          - {id: risk, kind: text, label: Risk}
          - {id: bad, kind: select_one, label: How bad?, choices: {1: Harmless, 2: Bad, 4: Very bad}}
        """
    )
    twice = people([{"risk": "Fire", "bad": 1}, {"risk": "fire", "bad": 2}], [{"risk": "Fire", "bad": 4}])
    assert cells(shown("as: table, columns: [bad]", *twice, made_for=made_for)) == [("2.75 (1.5 to Very bad)", "2")]
    parts = shown("as: table, by: bad, columns: [risk]", *twice, made_for=made_for)
    assert isinstance(parts.body, Parts)
    assert [part.title for part in parts.body.blocks] == ["Harmless"]


@pytest.mark.parametrize(("merge", "words"), [("latest", "Newer"), ("first", "Older")])
def test_the_latest_and_the_first_go_by_time_and_not_by_the_list_of_people(merge: str, words: str) -> None:
    made_for = form(f"{{group: risk, action: {merge}}}")
    ann = said("Ann", day=9, stamped=True, risks=[{"risk": "Rain", "action": "Newer"}])
    bob = said("Bob", day=2, stamped=True, risks=[{"risk": "rain", "action": "Older"}])
    asked = [Recipient("ann", "Ann"), Recipient("bob", "Bob")]
    for people_asked in (asked, asked[::-1]):
        block = "{from: drivers.risks, as: table, columns: [action]}"
        made = only_block(plan_from(made_for, [ann, bob], block, people_asked=people_asked))
        assert cells(made) == [(words, "2")]


# --- scores -----------------------------------------------------------------------------------------------------------

SEEN_APART = people(
    [{"risk": "The bus is late", "likely": 5, "bad": 1}],
    [{"risk": "The bus is late", "likely": 1, "bad": 5}],
    [{"risk": "The bus is late", "likely": 3, "bad": 3}],
)


def test_a_score_is_the_middle_of_the_peoples_own_products_and_not_the_product_of_middles() -> None:
    made = shown("as: table, columns: [risk, likely, bad, score], score: likely x bad", *SEEN_APART)
    assert cells(made) == [("The bus is late", "3 (1 to 5)", "3 (1 to 5)", "5 (5 to 9)", "3")]
    assert isinstance(made.body, Grid)
    assert made.body.heads == ("Risk", "How likely?", "How bad?", "Score", "People")


def test_rows_are_sorted_by_the_middle_of_their_scores() -> None:
    snow = said("P9", day=9, risks=[{"risk": "Snow", "likely": 2, "bad": 3}])
    made = shown("as: table, columns: [risk], score: likely x bad, sort: -score", *SEEN_APART, snow)
    assert [own[0] for own in cells(made)] == ["Snow", "The bus is late"]


def test_who_names_a_risk_twice_has_one_score() -> None:
    twice = people(
        [{"risk": "Rain", "likely": 5, "bad": 5}, {"risk": "rain", "likely": 5, "bad": 5}],
        [{"risk": "Rain", "likely": 1, "bad": 1}],
        [{"risk": "Rain", "likely": 1, "bad": 2}],
    )
    assert cells(shown("as: table, columns: [score], score: likely x bad", *twice)) == [("2 (1 to 25)", "3")]


def test_high_scores_come_first_and_rows_without_one_last() -> None:
    rows = people(
        [{"risk": "Rain", "likely": 1, "bad": 2}, {"risk": "Snow", "likely": 5}],
        [{"risk": "Wind", "likely": 4, "bad": 4}, {"risk": "Fog", "bad": 5}],
    )
    made = shown("as: table, columns: [risk, score], score: likely x bad, sort: -score", *rows)
    assert cells(made) == [("Wind", "16"), ("Rain", "2"), ("Snow", ""), ("Fog", "")]


def test_the_score_stands_behind_what_it_is_made_of_where_no_columns_are_named() -> None:
    made = shown("as: table, score: likely x bad", *people([{"risk": "Rain", "likely": 1, "bad": 2}]))
    assert isinstance(made.body, Grid)
    assert made.body.heads[:5] == ("Risk", "How likely?", "How bad?", "Score", "What we will do")


def test_a_line_can_have_the_score_with_its_range() -> None:
    made = shown('as: list, item: "{risk} (score {score})", score: likely x bad', *SEEN_APART)
    assert isinstance(made.body, Listing)
    assert [line.words for line in made.body.lines] == ["The bus is late (score 5, from 5 to 9)"]


# --- heatmaps ---------------------------------------------------------------------------------------------------------


def test_where_two_factors_meet_stands_what_people_placed_there() -> None:
    also = people([{"risk": "Rain", "likely": 5, "bad": 1}, {"risk": "rain.", "likely": 5, "bad": 1}])
    made = shown("as: heatmap, score: likely x bad", *SEEN_APART, said("P9", day=9, risks=also[0].answers["risks"]))
    assert isinstance(made.body, Heatmap)
    assert (made.body.down, made.body.across) == ("How likely?", "How bad?")
    assert made.body.heads == ("1 (No harm)", "2", "3", "4", "5 (Great harm)")
    assert [row.head for row in made.body.rows] == ["5 (Certain)", "4", "3", "2", "1 (Unlikely)"]
    assert made.body.rows[0].cells[0] == HeatCell(2, (1, 4), ("The bus is late", "Rain"))
    assert made.body.rows[4].cells[4] == HeatCell(1, (2,), ("The bus is late",))
    assert made.body.rows[1].cells[1] == HeatCell(0)


def test_a_heatmap_in_which_nothing_meets_is_empty() -> None:
    assert (
        plan_from(
            GROUPED, people([{"risk": "Rain"}]), "{from: drivers.risks, as: heatmap, score: likely x bad}"
        ).sections
        == ()
    )


# --- which rows -------------------------------------------------------------------------------------------------------

KINDS = people(
    [{"risk": "Rain", "sort": "places"}, {"risk": "Nobody comes", "sort": "people"}, {"risk": "Who knows"}],
    [{"risk": "Time runs out", "sort": "other_kind"}, {"risk": "A key is lost", "sort": "people"}],
)


def test_there_is_a_table_for_every_choice_in_the_order_of_the_list() -> None:
    made = shown("as: table, by: sort, columns: [risk], first: 1", *KINDS)
    assert isinstance(made.body, Parts)
    parts = [(part.title, cells(part), part.more) for part in made.body.blocks]
    assert parts == [
        ("People", [("Nobody comes",)], 1),
        ("Places", [("Rain",)], 0),
        ("Other", [("Time runs out",)], 0),
        ("Not said", [("Who knows",)], 0),
    ]


def test_the_column_that_splits_a_table_is_not_repeated_in_it() -> None:
    made = shown("as: table, by: sort", *KINDS)
    assert isinstance(made.body, Parts)
    assert all("What is it?" not in part.body.heads for part in made.body.blocks if isinstance(part.body, Grid))


def test_only_rows_with_these_answers_are_shown() -> None:
    assert cells(shown("as: table, columns: [risk], only: {sort: [places, other_kind]}", *KINDS)) == [
        ("Rain",),
        ("Time runs out",),
    ]


def test_only_people_who_answered_so_are_asked() -> None:
    carer = said("Ann", role="carer", risks=[{"risk": "Rain"}])
    left = Answer(State.BLANK, raw={"role-carer": "Yes"})
    also = said("Bob", day=2, role=left, risks=[{"risk": "Snow"}])
    manager = said("Cal", day=3, role="manager", risks=[{"risk": "Wind"}])
    made = shown("as: table, columns: [risk], who: {role: [carer]}", carer, also, manager)
    assert cells(made) == [("Rain",), ("Snow",)]


def test_rows_that_are_not_shown_are_kept() -> None:
    made = shown("as: table, columns: [risk], first: 1", *people([{"risk": "Rain"}, {"risk": "Snow"}]))
    assert made.body == Grid(("Risk",), (Row(("Rain",), (1,)),), (Row(("Snow",), (1,)),))
    assert made.more == 1
