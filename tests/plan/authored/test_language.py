"""A plan file: what is wrong with it is said all at once, each at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan.paper import form_of, plan_of, showing
from wta_forms import errors
from wta_forms.errors import Message, Problem, WtaFormsError
from wta_forms.plan.authored.language import BuiltIn, QuestionRef, Way
from wta_forms.plan.authored.load import load_plan
from wta_forms.plan.entry import Names
from wta_forms.spec.load import load_form

SPECS = Path(__file__).parents[3] / "specs"
FORM = form_of(
    """
    - {id: gap, kind: paragraph, label: What is missing?}
    - {id: team, kind: text, label: Who is in your team?, share: never}
    - {id: way, kind: select_one, label: Which way?, choices: {bus: By bus, van: By van}}
    - {id: steps, kind: table, label: Steps, rows: 3, columns: [{id: step, kind: text, label: Step}]}
    """
)


def problems(*blocks: str, **options: str) -> list[Problem]:
    found = [*plan_of(showing(*blocks, **options), FORM).problems]
    return [problem for problem in found if not problem.is_note]


def at_show(message: Message, **values: object) -> Problem:
    return message.at("plan.yaml:8", **values)


def test_a_plan_is_read_as_it_was_meant() -> None:
    plan = plan_of(
        """
        plan: small
        title: Our plan
        reads: [drivers]
        sections:
          - title: Gaps
            show:
              - {from: drivers.gap, as: quotes, title: What is missing, first: 3}
          - {title: Every answer, appendix: true, show: [{from: answers}]}
        """,
        FORM,
    ).plan
    assert plan is not None
    assert (plan.names, plan.version, plan.reads) == (Names.ROLE, 1, ("drivers",))
    (block,) = plan.sections[0].show
    assert (block.source, block.way, block.first) == ((QuestionRef("drivers", "gap"),), Way.QUOTES, 3)
    assert plan.sections[1].show[0].source is BuiltIn.ANSWERS
    assert plan.sections[1].is_appendix


def test_every_problem_comes_at_once_and_has_its_line() -> None:
    found = problems(
        "{from: drivers.gaps, as: quotes}",
        "{from: assets.van, as: list}",
        "from: drivers.way\n      as: quotes",
        "{from: drivers.steps, as: table, sort: -steps}",
    )
    assert found == [
        errors.PLAN_UNKNOWN_QUESTION.at("plan.yaml:8", form="drivers", question="gaps", advice="did you mean 'gap'?"),
        errors.PLAN_UNKNOWN_FORM.at("plan.yaml:9", form="assets", advice="add it to reads"),
        errors.PLAN_UNFIT.at("plan.yaml:11", way="quotes", what="a select_one question", ways="chart, list, sentence"),
        errors.PLAN_UNKNOWN_COLUMN.at("plan.yaml:12", question="steps", column="steps", advice="did you mean 'step'?"),
    ]


def test_a_word_that_is_nearly_there_is_suggested() -> None:
    values = {"word": "titel", "place": "a block of a plan", "advice": "did you mean 'title'?"}
    assert problems("{from: drivers.gap, as: quotes, titel: Gaps}") == [at_show(errors.UNKNOWN_WORD, **values)]


def test_what_is_built_in_is_suggested_too() -> None:
    values = {"form": "people", "advice": "did you mean 'people.contributors'?"}
    assert problems("{from: people.contributers, as: list}") == [at_show(errors.PLAN_UNKNOWN_FORM, **values)]


def test_a_way_that_is_not_there_names_those_that_are() -> None:
    values = {
        "value": "pie",
        "word": "way to show answers",
        "advice": f"use one of: {', '.join(Way)}",
    }
    assert problems("{from: drivers.way, as: pie}") == [at_show(errors.NOT_ONE_OF, **values)]


def test_answers_need_a_way_to_be_shown() -> None:
    values = {"place": "a block of a plan", "word": "as", "example": "as: quotes"}
    assert problems("{from: drivers.gap}") == [at_show(errors.MISSING_WORD, **values)]


def test_a_misspelt_way_is_one_problem() -> None:
    (told,) = problems("{from: drivers.gap, ass: quotes}")
    assert told.message == errors.UNKNOWN_WORD.at("", word="ass", place="a block of a plan", advice="").message


def test_what_is_no_question_and_not_built_in_cannot_be_shown() -> None:
    values = {"value": "gap", "built_in": ", ".join(BuiltIn)}
    assert problems("{from: gap}") == [at_show(errors.PLAN_BAD_SOURCE, **values)]


def test_a_line_made_of_a_row_can_only_hold_its_columns() -> None:
    values = {"question": "steps", "column": "owner", "advice": "use one of: step"}
    block = '{from: drivers.steps, as: list, item: "{step} ({owner})"}'
    assert problems(block) == [at_show(errors.PLAN_UNKNOWN_COLUMN, **values)]


def test_a_chart_takes_one_question() -> None:
    found = problems("{from: [drivers.way, drivers.way], as: chart}")
    assert found == [at_show(errors.PLAN_ONE_QUESTION, way="chart")]


def test_who_somebody_is_is_no_answer_to_show() -> None:
    found = problems("{from: drivers.name, as: list}")
    assert found == [at_show(errors.PLAN_DESCRIBING, question="drivers.name")]


def test_an_unknown_placeholder_is_a_problem() -> None:
    text = '"{people.answerd} people took part."'
    values = {"name": "people.answerd", "advice": "did you mean 'people.answered'?"}
    found = problems("{from: answers}", text=text)
    assert found == [errors.PLAN_UNKNOWN_PLACEHOLDER.at("plan.yaml:7", **values)]


def test_a_form_that_is_not_there_is_told_once() -> None:
    found = problems("{from: assets.van, as: list}", reads="assets")
    assert found == [errors.PLAN_FORM_NOT_FOUND.at("plan.yaml:3", form="assets")]


def test_another_file_is_no_plan() -> None:
    loaded = plan_of("form: drivers\nversion: 1", FORM)
    assert loaded.plan is None
    assert loaded.problems == (errors.NOT_A_PLAN.at("plan.yaml"),)


def test_questions_that_nobody_will_see_are_noted_unless_every_answer_stands_at_the_end() -> None:
    note = errors.PLAN_NEVER_SHOWN.at("plan.yaml", questions="drivers.way, drivers.steps")
    assert plan_of(showing("{from: drivers.gap, as: quotes}"), FORM).problems == (note,)
    assert plan_of(showing("{from: drivers.gap, as: quotes}", "{from: answers}"), FORM).problems == ()


def test_showing_what_may_never_be_shown_is_noted() -> None:
    note = at_show(errors.PLAN_NEVER_SHARED, question="drivers.team")
    assert plan_of(showing("{from: drivers.team, as: list}", "{from: answers}"), FORM).problems == (note,)


def test_loading_raises_with_every_problem(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(showing("{from: drivers.gaps, as: quotes}", "{from: drivers.ways, as: list}"), encoding="utf-8")
    with pytest.raises(WtaFormsError) as raised:
        load_plan(path, {"drivers": FORM}.get)
    assert len(raised.value.problems) == 2


def test_the_shipped_plan_is_fine() -> None:
    form = load_form(SPECS / "drivers.yaml", [SPECS / "parts"])
    plan, forms = load_plan(SPECS / "plans" / "drivers.yaml", {"drivers": form}.get)
    assert plan.reads == ("drivers",)
    assert forms == {"drivers": form}
