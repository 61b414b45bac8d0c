"""What a block shows: one way of showing after the other, and what has to be said beside it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plan.paper import conflict, form_of, invalid, only_block, plan_from, said
from wta_forms.answers import Answer, Recipient, Response, State
from wta_forms.plan.model import Bar, Block, Chart, Grid, Line, Listing, Quotes, Row, Sentence

FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - {id: start, kind: date, label: When do we start?}
    - {id: money, kind: number, label: How much?, unit: £, merge: all}
    - {id: way, kind: select_multiple, label: Way, choices: {bus: By bus, van: By van}, other: true, unsure: true}
    - {id: helps, kind: tick, label: I can help}
    - {id: project, kind: text, label: The project, prefill: project.title}
    - id: steps
      kind: table
      label: The steps
      rows: 3
      columns:
      - {id: step, kind: text, label: Step}
      - {id: urgent, kind: select_one, label: How urgent?, choices: {high: High, low: Low}}
      - {id: by, kind: date, label: By when}
      - {id: cost, kind: number, label: Cost}
    """
)


def block(shown: str, *responses: Response, **options: Any) -> Block:
    return only_block(plan_from(FORM, responses, shown, **options))


def words(made: Block) -> list[str]:
    """The lines of a list or a sentence, the quotes, or the first cells of a table."""
    match made.body:
        case Listing(lines=lines) | Sentence(lines=lines):
            return [line.words for line in lines]
        case Quotes(entries=entries):
            return [str(entry.words) for entry in entries]
        case Grid(rows=rows):
            return [row.cells[0] for row in rows]
        case _:
            raise AssertionError(made.body)


# --- quotes, lists, sentences -----------------------------------------------------------------------------------------


def test_quotes_are_everybodys_own_words_with_their_numbers() -> None:
    made = block(
        "{from: drivers.gap, as: quotes}", said("Ann", gap="A kitchen\nand a van"), said("Bob", day=2, gap="Time")
    )
    assert words(made) == ["A kitchen\nand a van", "Time"]
    assert isinstance(made.body, Quotes)
    assert [entry.number for entry in made.body.entries] == [1, 2]


def test_numbers_are_listed_by_size_and_the_same_ones_together() -> None:
    people = [said("Ann", money=12000), said("Bob", day=2, money=500), said("Cal", day=3, money=12000)]
    made = block("{from: drivers.money, as: list}", *people)
    assert made.body == Listing((Line("£500", (2,)), Line("£12,000", (1, 3))))


def test_dates_are_listed_one_after_the_other() -> None:
    people = [said("Ann", start="2026-04-10"), said("Bob", day=2, start="2026-04-02")]
    assert words(block("{from: drivers.start, as: sentence}", *people)) == ["2 April 2026", "10 April 2026"]


def test_what_was_filled_in_beforehand_is_merged_by_the_newest_answer() -> None:
    people = [said("Ann", project="The fridge"), said("Bob", day=2, project="The community fridge")]
    assert words(block("{from: drivers.project, as: sentence}", *people)) == ["The community fridge"]


def test_several_questions_follow_one_another() -> None:
    made = block("{from: [drivers.project, drivers.gap], as: quotes}", said("Ann", gap="A van", project="The fridge"))
    assert words(made) == ["The fridge", "A van"]


# --- tallies ----------------------------------------------------------------------------------------------------------

WAYS = [
    said("Ann", way=["bus", "van"]),
    said("Bob", day=2, way=["van", {"other": "On foot"}]),
    said("Cal", day=3, way=["unsure"]),
    said("Dee", day=4, gap="I left the rest open"),
]


def test_a_chart_counts_who_took_which_choice_of_those_who_answered() -> None:
    bars = (Bar("By van", 2, (1, 2)), Bar("By bus", 1, (1,)), Bar("“On foot”", 1, (2,)), Bar("Not sure", 1, (3,)))
    assert block("{from: drivers.way, as: chart}", *WAYS).body == Chart(3, bars)


def test_what_nobody_ticked_is_told() -> None:
    assert block("{from: drivers.way, as: chart}", WAYS[1]).body == Chart(
        1, (Bar("By van", 1, (1,)), Bar("“On foot”", 1, (1,))), ("By bus",)
    )


def test_a_list_of_choices_can_have_counts() -> None:
    assert words(block("{from: drivers.way, as: list, first: 2}", *WAYS)) == ["By van", "By bus"]
    counted = words(block("{from: drivers.way, as: list, first: 2, counts: yes}", *WAYS))
    assert counted == ["By van (2 of 3)", "By bus (1 of 3)"]


@pytest.mark.parametrize("way", ["chart", "list", "sentence"])
def test_what_is_only_counted_is_never_cut_for_the_end_says_nothing_of_it(way: str) -> None:
    choices = "choices: {a: A bus, b: A van, c: A boat}"
    counted = form_of(f"- {{id: way, kind: select_multiple, label: Way, {choices}, share: count}}")
    quoted = form_of(f"- {{id: way, kind: select_multiple, label: Way, {choices}}}\n- {{id: how, kind: sharing}}")
    shown = f"{{from: drivers.way, as: {way}, first: 1}}"
    for form, bob in (
        (counted, said("Bob", day=2, way=["c"])),
        (quoted, said("Bob", day=2, way=["c"], how="count")),
    ):
        people = [said("Ann", way=["a", "b"]), bob]
        made = plan_from(form, people, shown, "{from: answers}").sections[0].blocks[0]
        assert made.more == 0
        assert len(made.body.bars if isinstance(made.body, Chart) else words(made)) == 3
    cut = plan_from(quoted, [said("Ann", way=["a", "b"])], shown, "{from: answers}").sections[0].blocks[0]
    assert cut.more == 1


def test_a_table_of_what_is_only_counted_is_never_cut() -> None:
    rows = "rows: {x: One, y: Two}, choices: {a: No, b: Yes}"
    for share, shown in (("count", 2), ("quote", 1)):
        form = form_of(f"- {{id: ready, kind: grid, label: Ready?, {rows}, share: {share}}}")
        made = only_block(
            plan_from(form, [said("Ann", ready={"x": "a"})], "{from: drivers.ready, as: table, first: 1}")
        )
        assert isinstance(made.body, Grid)
        assert (len(made.body.rows), made.more) == (shown, 2 - shown)


def test_a_box_that_was_not_ticked_is_no_answer_but_its_form_counts() -> None:
    people = [said("Ann", helps=True), said("Bob", day=2, gap="A van")]
    assert block("{from: drivers.helps, as: chart}", *people).body == Chart(2, (Bar("I can help", 1, (1,)),))


def test_words_beside_a_choice_that_was_not_ticked_are_not_lost() -> None:
    form = form_of("- {id: way, kind: select_one, label: Which way?, choices: {bus: By bus}, other: true}")
    ann = said("Ann", way=Answer(State.ANSWERED, "bus", raw={"way-bus": "bus", "way-other-text": "or on foot"}))
    entry = plan_from(form, [ann], "{from: answers}").entries[0]
    assert entry.words == "By bus (written beside it: “or on foot”)"


# --- tables -----------------------------------------------------------------------------------------------------------

STEPS = [
    said("Ann", steps=[{"step": "Ring Bob", "urgent": "low", "by": "2026-05-01", "cost": 10}, {"step": "Rest"}]),
    said("Bob", day=2, steps=[{"step": "Find a van", "urgent": "high", "by": "2026-04-01", "cost": 9}]),
]


def test_rows_of_all_are_stacked_with_the_number_of_their_table() -> None:
    made = block("{from: drivers.steps, as: table, columns: [step, by]}", *STEPS)
    rows = (
        Row(("Ring Bob", "1 May 2026"), (1,)),
        Row(("Rest", ""), (1,)),
        Row(("Find a van", "1 April 2026"), (2,)),
    )
    assert made.body == Grid(("Step", "By when"), rows)


@pytest.mark.parametrize("column", ["urgent", "by", "cost"])
def test_rows_are_sorted_by_a_column_and_those_without_a_value_come_last(column: str) -> None:
    assert words(block(f"{{from: drivers.steps, as: table, sort: {column}}}", *STEPS)) == [
        "Find a van",
        "Ring Bob",
        "Rest",
    ]
    turned = words(block(f"{{from: drivers.steps, as: table, sort: -{column}}}", *STEPS))
    assert turned == ["Ring Bob", "Find a van", "Rest"]


def test_a_row_can_be_a_line() -> None:
    shown = '{from: drivers.steps, as: list, item: "{step} (by {by})", first: 2}'
    assert words(block(shown, *STEPS)) == ["Ring Bob (by 1 May 2026)", "Rest"]
    assert words(block("{from: drivers.steps, as: list}", *STEPS)) == ["Ring Bob", "Rest", "Find a van"]


def test_a_cell_that_could_not_be_read_is_shown_as_it_was_written() -> None:
    raw = {"steps-1-step": "Ring Bob", "steps-1-by": "soon", "steps-2-cost": "lots"}
    ann = said("Ann", steps=Answer(State.ANSWERED, [{"step": "Ring Bob"}, {}], raw=raw))
    made = block("{from: drivers.steps, as: table, columns: [step, by, cost]}", ann)
    assert isinstance(made.body, Grid)
    assert [row.cells for row in made.body.rows] == [("Ring Bob", "“soon”", ""), ("", "", "“lots”")]


def test_rows_with_printed_names_keep_them_in_front() -> None:
    columns = "[{id: who, kind: text, label: Who}]"
    form = form_of(f"- {{id: days, kind: table, label: Days, rows: {{mon: Monday, tue: Tuesday}}, columns: {columns}}}")
    ann = said("Ann", days={"tue": {"who": "Ann"}, "mon": {"who": "Bob"}})
    made = only_block(plan_from(form, [ann], "{from: drivers.days, as: table}"))
    assert made.body == Grid(("", "Who"), (Row(("Monday", "Bob"), (1,)), Row(("Tuesday", "Ann"), (1,))))


def test_a_column_that_may_not_be_quoted_is_not_shown() -> None:
    columns = "[{id: step, kind: text, label: Step}, {id: who, kind: text, label: Who, share: never}]"
    form = form_of(f"- {{id: steps, kind: table, label: Steps, rows: 2, columns: {columns}}}")
    made = only_block(
        plan_from(form, [said("Ann", steps=[{"step": "Rest", "who": "Bob"}])], "{from: drivers.steps, as: table}")
    )
    assert made.body == Grid(("Step",), (Row(("Rest",), (1,)),))


def test_a_table_in_which_nothing_is_clear_shows_what_was_written_but_for_such_a_column() -> None:
    columns = "[{id: by, kind: date, label: By}, {id: born, kind: date, label: Born, share: never}]"
    form = form_of(f"- {{id: steps, kind: table, label: Steps, rows: 2, columns: {columns}}}")
    ann = said("Ann", steps=invalid(**{"steps-1-by": "soon", "steps-1-born": "in spring"}))
    (entry,) = plan_from(form, [ann], "{from: answers}").entries
    assert entry.doubt == "“soon” could not be used as it is"


# --- how much, and what is not clear ----------------------------------------------------------------------------------


def test_five_quotes_and_ten_rows_are_shown_where_every_answer_stands_at_the_end() -> None:
    many = [said(f"P{day}", day=day, gap=f"Gap {day}", steps=[{"step": "a"}, {"step": "b"}]) for day in range(1, 8)]
    blocks = ("{from: drivers.gap, as: quotes}", "{from: drivers.steps, as: table}", "{from: answers}")
    quotes, table, _ = plan_from(FORM, many, *blocks).sections[0].blocks
    assert (len(words(quotes)), quotes.more) == (5, len(quotes.left_out)) == (5, 2)
    assert (len(words(table)), table.more) == (10, 4)


def test_without_them_nothing_is_left_out() -> None:
    many = [said(f"P{day}", day=day, gap=f"Gap {day}") for day in range(1, 8)]
    made = block("{from: drivers.gap, as: quotes}", *many)
    assert (len(words(made)), made.more) == (7, 0)


def test_an_answer_that_cannot_be_used_is_shown_with_its_block() -> None:
    people = [said("Ann", money=500), said("Bob", day=2, money=invalid(money="5-6k"))]
    made = block("{from: drivers.money, as: list}", *people)
    assert words(made) == ["£500"]
    assert [entry.doubt for entry in made.doubts] == ["“5-6k” could not be used as a number"]


def test_a_box_with_two_answers_in_it_shows_both() -> None:
    made = block("{from: drivers.gap, as: quotes}", said("Ann", gap=conflict({"gap": "A van", "gap#2": "A bus"})))
    assert [entry.doubt for entry in made.doubts] == ["“A van” and “A bus” stand in the file for one box"]


def test_a_section_in_which_nobody_said_anything_is_left_out() -> None:
    assert plan_from(FORM, [said("Ann", gap="A van")], "{from: drivers.way, as: chart}").sections == ()


# --- what may be shown ------------------------------------------------------------------------------------------------


def shared(share: str, kind: str = "text", as_: str = "quotes") -> Block:
    question = f"- {{id: access, kind: {kind}, label: What do you need?, share: {share}}}"
    people = [said("Ann", access="Large print"), said("Bob", day=2, access="Rest")]
    return only_block(plan_from(form_of(question), people, f"{{from: drivers.access, as: {as_}}}"))


def test_words_to_be_paraphrased_are_only_said_to_be_there() -> None:
    assert shared("paraphrase") == Block(Quotes(()), unworded=2)


def test_words_to_be_counted_are_only_counted() -> None:
    assert shared("count") == Block(Quotes(()), counted=2)


def test_what_is_never_shown_stands_nowhere() -> None:
    form = form_of("- {id: access, kind: text, label: Needs, share: never}\n- {id: gap, kind: text, label: Gap}")
    made = plan_from(
        form, [said("Ann", access="Large print", gap="A van")], "{from: drivers.access, as: list}", "{from: answers}"
    )
    assert "Large print" not in repr(made)


def test_choices_that_are_only_counted_are_counted_without_saying_who() -> None:
    form = form_of("- {id: way, kind: select_one, label: Way, choices: {bus: By bus}, other: true, share: count}")
    people = [
        said("Ann", way="bus"),
        said("Bob", day=2, way={"other": "With Mum"}),
        said("Cal", way=conflict({"way-bus": "bus"})),
    ]
    made = only_block(plan_from(form, people, "{from: drivers.way, as: chart}"))
    assert made.body == Chart(2, (Bar("By bus", 1), Bar("Something else", 1)))
    assert made.unclear == 1


# --- people -----------------------------------------------------------------------------------------------------------

PEOPLE = [
    said("Ann Reid", organisation="Leith Carers", role="carer", gap="A kitchen"),
    said("Bob Hay", day=2, role="manager", gap="A van"),
    said("Cal Orr", day=3, role="carer", gap="Time"),
    said("Dee Marr", day=4, gap="Money"),
]


@pytest.mark.parametrize(
    ("names", "contributors", "speakers"),
    [
        (
            "name",
            ["Ann Reid, Leith Carers (Carer)", "Bob Hay (Manager)", "Cal Orr (Carer)", "Dee Marr"],
            ["Ann Reid", "Bob Hay", "Cal Orr", "Dee Marr"],
        ),
        (
            "role",
            ["Carer (2 people)", "Manager (1 person)", "Others (1 person)"],
            ["Carer", "Manager", "Carer", "Somebody"],
        ),
        ("none", ["4 people"], ["", "", "", ""]),
    ],
)
def test_people_are_shown_by_name_by_role_or_not_at_all(
    names: str, contributors: list[str], speakers: list[str]
) -> None:
    blocks = ("{from: people.contributors, as: list}", "{from: drivers.gap, as: quotes}")
    made, quotes = plan_from(FORM, PEOPLE, *blocks, names=names).sections[0].blocks
    assert words(made) == contributors
    assert isinstance(quotes.body, Quotes)
    assert [entry.person for entry in quotes.body.entries] == speakers


def test_where_nobody_is_shown_the_order_of_answers_tells_nothing() -> None:
    made = block("{from: drivers.gap, as: quotes}", *PEOPLE, names="none")
    turned = block("{from: drivers.gap, as: quotes}", *reversed(PEOPLE), names="none")
    assert words(made) == words(turned) == ["Time", "A kitchen", "Money", "A van"]


def test_who_has_not_answered_is_named_only_where_names_are_shown() -> None:
    asked = [Recipient("ann", "Ann Reid"), Recipient("bob", "Bob Hay")]
    ann = said("Ann Reid", stamped=True, gap="A kitchen")
    assert words(block("{from: people.waiting_for, as: sentence}", ann, people_asked=asked)) == ["1 person"]
    named = block("{from: people.waiting_for, as: sentence}", ann, people_asked=asked, names="name")
    assert words(named) == ["Bob Hay"]


def test_where_nobody_said_who_was_asked_nobody_is_waited_for() -> None:
    assert plan_from(FORM, PEOPLE, "{from: people.waiting_for, as: sentence}").sections == ()
