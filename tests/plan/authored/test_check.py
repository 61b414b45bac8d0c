"""A plan against its forms: what is not there, what does not fit, each told once, at its line, with what to do."""

from __future__ import annotations

import pytest

from tests.plan.paper import form_of, plan_of, showing
from wta_forms import errors
from wta_forms.errors import Message, Problem

DRIVERS = form_of(
    """
    - {id: missing, kind: paragraph, label: Who is missing?}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
    - {id: safe, kind: scale, label: How safe?, max: 5}
    - {id: agree, kind: select_one, label: Do you agree?, choices: {1: No, 2: Partly, 3: Mostly, 4: Nearly, 5: Yes}}
    - {id: mood, kind: scale, label: How do you feel?, max: 10}
    - {id: ready, kind: grid, label: Ready?, rows: {trust: Trust, time: Time}, choices: {1: No, 2: Partly, 3: Yes}}
    - id: risks
      kind: table
      label: The risks
      rows: 3
      columns:
        - {id: risk, kind: text, label: Risk}
        - {id: likelihood, kind: scale, label: How likely?, max: 5}
        - {id: impact, kind: scale, label: How bad?, max: 5}
        - {id: cost, kind: number, label: Cost}
        - {id: area, kind: select_one, label: Where?, choices: {home: At home, away: Away}}
        - {id: phone, kind: phone, label: Whom to call}
    - {id: steps, kind: table, label: Steps, rows: 3, columns: [{id: step, kind: text, label: Step}]}
    """
)
ASSETS = form_of("- {id: van, kind: text, label: Who has a van?}", "assets")


def told(*blocks: str, reads: str = "drivers, assets", is_note: bool = False, **options: str) -> list[Problem]:
    found = plan_of(showing(*blocks, reads=reads, **options), DRIVERS, ASSETS).problems
    return [problem for problem in found if problem.is_note is is_note]


def at_show(message: Message, **values: object) -> Problem:
    return message.at("plan.yaml:8", **values)


def risks(words: str, way: str = "table") -> list[Problem]:
    return told(f"{{from: drivers.risks, as: {way}, {words}}}")


# --- names that are not there -----------------------------------------------------------------------------------------


def test_a_form_that_is_named_wrongly_is_one_problem_at_its_first_line() -> None:
    found = told(
        "{from: driver.way, as: chart}",
        "{from: [assets.van, driver.missing], as: list}",
        "{from: disagreements, of: [driver]}",
    )
    assert found == [at_show(errors.PLAN_UNKNOWN_FORM, form="driver", advice="did you mean 'drivers'?")]


def test_a_form_that_is_read_by_a_wrong_name_is_one_problem_where_it_is_read() -> None:
    found = told("{from: drivers.way, as: chart}", "{from: drivers.missing, as: list}", reads="assets, driverz")
    assert found == [errors.PLAN_FORM_NOT_FOUND.at("plan.yaml:3", form="driverz")]


def test_every_wrong_name_has_its_own_line() -> None:
    found = told("from:\n      - drivers.way\n      - drivers.wey\n      as: list", "{from: assets.vans, as: list}")
    assert found == [
        errors.PLAN_UNKNOWN_QUESTION.at("plan.yaml:10", form="drivers", question="wey", advice="did you mean 'way'?"),
        errors.PLAN_UNKNOWN_QUESTION.at("plan.yaml:12", form="assets", question="vans", advice="did you mean 'van'?"),
    ]


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("columns: [risk, impakt]", "table"),
        ('item: "{risk} ({impakt})"', "list"),
        ("sort: impakt", "table"),
        ("sort: -impakt", "list"),
        ("only: {impakt: [5]}", "table"),
        ("score: likelihood x impakt", "table"),
    ],
)
def test_a_column_that_is_not_there_is_told_wherever_it_is_named(words: str, way: str) -> None:
    values = {"question": "risks", "column": "impakt", "advice": "did you mean 'impact'?"}
    assert risks(words, way) == [at_show(errors.PLAN_UNKNOWN_COLUMN, **values)]


def test_a_column_to_make_tables_by_is_looked_for_among_those_with_choices() -> None:
    values = {"question": "risks", "column": "where", "advice": "use one of: area"}
    assert risks("by: where") == [at_show(errors.PLAN_UNKNOWN_COLUMN, **values)]


@pytest.mark.parametrize("word", ["title", "lead", "empty"])
def test_a_placeholder_that_is_not_known_is_told_in_every_text_of_a_block(word: str) -> None:
    values = {"name": "people.answerd", "advice": "did you mean 'people.answered'?"}
    block = f'{{from: answers, {word}: "{{people.answerd}} people"}}'
    assert told(block) == [at_show(errors.PLAN_UNKNOWN_PLACEHOLDER, **values)]


# --- answers to keep --------------------------------------------------------------------------------------------------


def test_only_answers_that_can_be_given_can_be_kept() -> None:
    values = {"value": "hom", "name": "area", "advice": "did you mean 'home'?"}
    assert risks("only: {area: [hom, away]}") == [at_show(errors.PLAN_NOT_A_CHOICE, **values)]
    point = {"value": "6", "name": "impact", "advice": "use one of: 1, 2, 3, 4, 5"}
    assert risks("only: {impact: 6}") == [at_show(errors.PLAN_NOT_A_CHOICE, **point)]


def test_every_answer_that_cannot_be_has_its_line() -> None:
    found = told("from: drivers.risks\n      as: table\n      only:\n        area:\n        - hom\n        - awai")
    assert [problem.where for problem in found] == ["plan.yaml:12", "plan.yaml:13"]


def test_a_column_of_words_has_nothing_to_keep_rows_by() -> None:
    values = {"name": "risk", "advice": "use one of: likelihood, impact, area"}
    assert risks("only: {risk: flood}") == [at_show(errors.PLAN_NO_CHOICES, **values)]


def test_people_are_chosen_by_what_they_ticked_in_any_form() -> None:
    assert told("{from: assets.van, as: quotes, who: {role: [carer], way: bus, safe: [4, 5]}}") == []


def test_people_cannot_be_chosen_by_a_question_that_nobody_asks() -> None:
    values = {"name": "roll", "advice": "did you mean 'role'?"}
    assert told("{from: assets.van, as: quotes, who: {roll: carer}}") == [at_show(errors.PLAN_WHO_UNKNOWN, **values)]


def test_people_cannot_be_chosen_by_their_words() -> None:
    (problem,) = told("{from: assets.van, as: quotes, who: {missing: carer}}")
    assert problem.message == errors.PLAN_NO_CHOICES.at("", name="missing", advice="").message


def test_people_are_chosen_by_having_answered_at_all() -> None:
    assert told("{from: assets.van, as: quotes, who: {missing: answered, role: [answered]}}") == []


def test_people_cannot_be_chosen_by_what_nobody_can_tick() -> None:
    values = {"value": "carers", "name": "role", "advice": "did you mean 'carer'?"}
    found = told("{from: assets.van, as: quotes, who: {role: [carers]}}")
    assert found == [at_show(errors.PLAN_NOT_A_CHOICE, **values)]


# --- scores -----------------------------------------------------------------------------------------------------------


def test_a_score_is_a_column_like_the_others() -> None:
    assert risks("score: likelihood x impact, sort: -score, columns: [risk, score]") == []
    assert risks('score: likelihood x cost, item: "{risk} (score {score})"', "list") == []


@pytest.mark.parametrize(
    ("words", "way"),
    [("sort: -score", "table"), ("columns: [risk, score]", "table"), ('item: "{risk} {score}"', "list")],
)
def test_without_a_score_there_is_none_to_show_or_sort_by(words: str, way: str) -> None:
    assert risks(words, way) == [at_show(errors.PLAN_NO_SCORE)]


def test_a_score_that_is_written_wrongly_is_not_also_missing() -> None:
    (problem,) = risks("score: likelihood and impact, sort: -score, columns: [risk, score]")
    assert "score" in problem.message
    (problem,) = risks("scor: likelihood x impact, sort: -score")
    assert problem.message == errors.UNKNOWN_WORD.at("", word="scor", place="a block of a plan", advice="").message


def test_a_score_is_made_of_numbers_and_scales() -> None:
    values = {"column": "area", "advice": "use likelihood and impact and cost"}
    assert risks("score: likelihood x area") == [at_show(errors.PLAN_NOT_A_NUMBER, **values)]


def test_a_heatmap_of_a_table_needs_two_scales() -> None:
    message = at_show(errors.PLAN_HEATMAP_SCORE, question="risks", advice="write: score: likelihood x impact")
    assert risks("title: Risks", "heatmap") == [message]
    assert risks("score: likelihood x cost", "heatmap") == [message]
    assert risks("score: likelihood x impact", "heatmap") == []


def test_a_table_without_scales_is_no_heatmap() -> None:
    found = told("{from: drivers.steps, as: heatmap}")
    assert found == [at_show(errors.PLAN_HEATMAP_SCORE, question="steps", advice="show it as: table")]


def test_a_score_with_a_misspelt_column_is_one_problem_in_a_heatmap_too() -> None:
    assert len(risks("score: likelihood x impakt", "heatmap")) == 1


# --- words and ways that do not fit -----------------------------------------------------------------------------------


def test_tables_are_made_by_a_column_with_choices() -> None:
    assert risks("by: area") == []
    assert risks("by: risk") == [at_show(errors.PLAN_BY_CHOICE, column="risk", advice="use one of: area")]


def test_answers_are_put_in_order_by_person_and_not_otherwise() -> None:
    assert told("{from: answers, by: person}") == []
    assert told("{from: answers, by: question}") == [at_show(errors.PLAN_BY_PERSON, value="question")]


def test_a_way_that_does_not_fit_the_kind_is_told_once_and_nothing_more_is_said_of_the_way() -> None:
    values = {"way": "chart", "what": "a table question", "ways": "table, list, heatmap"}
    assert told("{from: drivers.steps, as: chart, columns: [step], first: 3}") == [at_show(errors.PLAN_UNFIT, **values)]


ROWS = """as: {way}
      columns: {{step: What, who: Who}}
      sort: {sort}
      from:
      - drivers.steps: {{step: "{{step}}"}}
      - {table}: {{step: "Find {{{column}}}", {cell}: "{{risk}}"}}"""
GOOD = {"way": "table", "sort": "who", "table": "drivers.risks", "column": "risk", "cell": "who"}
"""Rows out of two tables, with places for a slip."""

UNFIT = [
    ("{from: drivers.missing, as: quotes, columns: [a]}", "columns", "a paragraph question"),
    ("{from: drivers.missing, as: list, counts: yes}", "counts", "a paragraph question"),
    ("{from: drivers.missing, as: list, score: a x b}", "score", "a paragraph question"),
    ("{from: drivers.missing, as: list, only: {a: b}}", "only", "a paragraph question"),
    ("{from: drivers.way, as: chart, sort: way}", "sort", "a select_one question"),
    ("{from: drivers.way, as: chart, counts: yes}", "counts", "as: chart"),
    ("{from: drivers.way, as: chart, most: 3}", "most", "a select_one question"),
    ("{from: drivers.ready, as: heatmap, first: 3}", "first", "as: heatmap"),
    ('{from: drivers.steps, as: table, item: "{step}"}', "item", "as: table"),
    ("{from: drivers.risks, as: list, by: area}", "by", "as: list"),
    (ROWS.format(**GOOD) + "\n      only: {area: home}", "only", "rows out of several tables"),
    ("{from: answers, first: 3}", "first", "answers"),
    ("{from: disagreements, first: 3}", "first", "disagreements"),
    ("{from: decisions, of: [drivers]}", "of", "decisions"),
    ("{from: people.contributors, who: {role: carer}}", "who", "people.contributors"),
]


@pytest.mark.parametrize(("block", "word", "what"), UNFIT)
def test_a_word_that_says_nothing_here_is_one_problem(block: str, word: str, what: str) -> None:
    (problem,) = told(block)
    assert problem.message == errors.PLAN_WORD_UNFIT.at("", word=word, what=what, use="").message


def test_a_word_that_says_something_of_one_of_several_questions_is_fine() -> None:
    assert told("{from: [drivers.way, drivers.missing], as: list, counts: yes}") == []


def test_what_is_built_in_has_its_own_ways() -> None:
    values = {"way": "table", "what": "disagreements", "ways": "no 'as' at all"}
    assert told("{from: disagreements, as: table}") == [at_show(errors.PLAN_UNFIT, **values)]


# --- several questions in one block -----------------------------------------------------------------------------------


def test_scales_with_the_same_points_share_a_chart_with_a_list_that_is_scored_alike() -> None:
    assert told("{from: [drivers.safe, drivers.agree], as: chart}") == []


def test_scales_with_other_points_do_not_share_a_chart() -> None:
    values = {"question": "drivers.mood", "first": "drivers.safe"}
    assert told("{from: [drivers.safe, drivers.mood], as: chart}") == [at_show(errors.PLAN_OTHER_POINTS, **values)]


@pytest.mark.parametrize(
    ("refs", "way"), [("drivers.safe, drivers.way", "chart"), ("drivers.risks, drivers.steps", "table")]
)
def test_what_has_nothing_in_common_stands_in_blocks_of_its_own(refs: str, way: str) -> None:
    assert told(f"{{from: [{refs}], as: {way}}}") == [at_show(errors.PLAN_ONE_QUESTION, way=way)]


@pytest.mark.parametrize(
    ("wrong", "line", "message", "values"),
    [
        (
            {"way": "list"},
            8,
            errors.PLAN_UNFIT,
            {"way": "list", "what": "rows out of several tables", "ways": "table"},
        ),
        ({"sort": "whom"}, 10, errors.PLAN_UNKNOWN_CELL, {"column": "whom", "advice": "did you mean 'who'?"}),
        (
            {"column": "risks"},
            13,
            errors.PLAN_UNKNOWN_COLUMN,
            {"question": "risks", "column": "risks", "advice": "did you mean 'risk'?"},
        ),
        (
            {"table": "drivers.risk"},
            13,
            errors.PLAN_UNKNOWN_QUESTION,
            {"form": "drivers", "question": "risk", "advice": "did you mean 'risks'?"},
        ),
        ({"table": "drivers.missing"}, 13, errors.PLAN_NOT_A_TABLE, {"question": "drivers.missing"}),
    ],
)
def test_rows_out_of_several_tables_that_do_not_fit_are_one_problem(
    wrong: dict[str, str], line: int, message: Message, values: dict[str, str]
) -> None:
    assert told(ROWS.format(**GOOD)) == []
    assert told(ROWS.format(**GOOD | wrong)) == [message.at(f"plan.yaml:{line}", **values)]


def scored(words: str, shown: str = "risk") -> list[Problem]:
    return told(ROWS.format(**GOOD | {"sort": "-score", "column": shown}) + f"\n      {words}")


def test_rows_out_of_several_tables_have_a_score_where_one_of_them_has_its_columns() -> None:
    assert scored("score: likelihood x impact") == []
    assert scored("score: likelihood x impact", "score") == []


def test_rows_out_of_several_tables_without_a_score_cannot_be_sorted_by_it() -> None:
    assert scored("first: 3") == [errors.PLAN_NO_SCORE.at("plan.yaml:10")]


def test_a_score_of_which_no_table_has_the_columns_is_told_of_the_nearest() -> None:
    values = {"question": "risks", "column": "impakt", "advice": "did you mean 'impact'?"}
    assert scored("score: likelihood x impakt") == [errors.PLAN_UNKNOWN_COLUMN.at("plan.yaml:14", **values)]
    (problem,) = scored("score: likelihood x phone")
    assert (
        problem.message
        == errors.PLAN_COLUMN_HIDDEN.at("", column="phone", question="risks", share="never", word="score").message
    )


def test_of_several_tables_in_a_list_one_has_to_have_the_column_to_keep_rows_by() -> None:
    assert told("{from: [drivers.steps, drivers.risks], as: list, only: {area: home}}") == []
    values = {"question": "steps", "column": "aera", "advice": "did you mean 'area'?"}
    found = told("{from: [drivers.steps, drivers.risks], as: list, only: {aera: home}}")
    assert found == [at_show(errors.PLAN_UNKNOWN_COLUMN, **values)]


def test_a_head_that_nothing_stands_under_is_told_beside_what_stands_nowhere() -> None:
    assert told(ROWS.format(**GOOD | {"cell": "whom"})) == [
        errors.PLAN_EMPTY_COLUMN.at("plan.yaml:9", column="who"),
        errors.PLAN_UNKNOWN_CELL.at("plan.yaml:13", column="whom", advice="did you mean 'who'?"),
    ]


# --- sections, and what is only noted ---------------------------------------------------------------------------------


def test_two_sections_cannot_be_written_under_one_name() -> None:
    found = plan_of(
        """
        plan: small
        title: Ours
        reads: [drivers]
        sections:
          - {title: First, write: summary, show: [{from: answers}]}
          - {title: Second, write: summary}
        """,
        DRIVERS,
    ).problems
    assert found == (errors.PLAN_WRITTEN_TWICE.at("plan.yaml:6", name="summary", first=5),)


def test_blocks_beside_each_other_are_checked_too() -> None:
    text = (
        "plan: small\ntitle: Ours\nreads: [drivers]\nsections:\n- title: One\n  beside: [{from: drivers.wey, as: list}]"
    )
    assert [problem.where for problem in plan_of(text, DRIVERS).problems] == ["plan.yaml:6"]


@pytest.mark.parametrize(("word", "way"), [("columns: [risk, phone]", "table"), ('item: "{risk} {phone}"', "list")])
def test_a_column_that_its_form_keeps_back_is_noted(word: str, way: str) -> None:
    note = at_show(errors.PLAN_COLUMN_KEPT, column="phone", question="risks", share="never")
    assert told(f"{{from: drivers.risks, as: {way}, {word}}}", "{from: answers}", is_note=True) == [note]


def test_nothing_is_said_of_answers_that_are_not_shown_while_there_are_problems() -> None:
    assert told("{from: drivers.wey, as: list}", is_note=True) == []
    assert told("{form: drivers.way, as: list}", is_note=True) == []
    assert len(told("{from: drivers.way, as: list}", is_note=True)) == 1


def test_rows_out_of_several_tables_are_shown() -> None:
    (note,) = told(ROWS.format(**GOOD), is_note=True)
    assert "drivers.way" in note.message
    assert "drivers.steps" not in note.message


def test_how_words_may_be_shown_is_not_asked_for_nothing() -> None:
    form = form_of("- {id: how, kind: sharing}\n- {id: van, kind: text, label: Who has a van?}", "assets")
    assert plan_of(showing("{from: assets.van, as: list}", reads="assets"), form).problems == ()
