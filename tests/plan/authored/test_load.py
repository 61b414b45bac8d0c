"""What the words of a plan become, and how they are written wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.paper import plan_of, showing
from tests.plan.table import FORM
from wta_forms import errors
from wta_forms.errors import Message, Problem, in_order
from wta_forms.plan.authored.language import PLAN_WORDS, BlockSpec, Only, PlanSpec, QuestionRef, RowSource, Way
from wta_forms.plan.authored.load import read_plan
from wta_forms.spec.form import Phrase
from wta_forms.workflow.making.specs import form_called

SPECS = Path(__file__).parents[3] / "specs"


def problems(*blocks: str) -> list[Problem]:
    return [problem for problem in plan_of(showing(*blocks), FORM).problems if not problem.is_note]


def at_show(message: Message, **values: object) -> Problem:
    return message.at("plan.yaml:8", **values)


def spec(text: str) -> PlanSpec:
    loaded = plan_of(text, FORM)
    assert loaded.plan is not None
    assert loaded.is_fine, loaded.problems
    return loaded.plan


def block(text: str) -> BlockSpec:
    (only,) = spec(showing(text)).blocks
    return only


def phrase(words: str) -> Phrase:
    return Phrase((("en", words),))


@pytest.mark.parametrize(
    "score", ["likelihood x impact", "likelihood × impact", "likelihood*impact", "likelihood X impact"]
)
def test_a_score_is_columns_with_a_times_sign_between_them(score: str) -> None:
    made = block(f'{{from: drivers.risks, as: table, score: "{score}", sort: -score}}')
    assert (made.score, made.sort) == (("likelihood", "impact"), "-score")


def test_a_score_does_not_take_a_column_twice() -> None:
    values = {"value": "impact", "word": "score"}
    assert problems("{from: drivers.risks, as: table, score: impact x impact}") == [
        at_show(errors.TWICE_IN_LIST, **values)
    ]


def test_yes_and_no_stay_words_where_answers_are_chosen() -> None:
    made = block("{from: drivers.assets, as: table, only: {available: [yes, no]}, by: sort}")
    assert (made.only, made.by) == (Only((("available", ("yes", "no")),)), "sort")


def test_one_answer_needs_no_list() -> None:
    made = block("{from: drivers.assets, as: table, only: {available: yes}, who: {role: carer}}")
    assert (made.only, made.who) == (Only((("available", ("yes",)),)), Only((("role", ("carer",)),)))


def test_points_of_a_scale_are_numbers() -> None:
    made = block("{from: drivers.risks, as: list, only: {impact: [4, 5], likelihood: 5}}")
    assert made.only == Only((("impact", (4, 5)), ("likelihood", (5,))))


def test_disagreements_can_be_those_of_some_forms_and_only_so_many() -> None:
    made = block("{from: disagreements, of: [drivers], most: 8, empty: We agree.}")
    assert (made.of, made.most, made.empty) == (("drivers",), 8, phrase("We agree."))


def test_blocks_beside_each_other_come_after_those_that_are_shown() -> None:
    plan = spec(
        """
        plan: small
        title: Ours
        reads: [drivers]
        sections:
          - title: At a glance
            write: summary
            beside: [{from: drivers.gaps, as: list}, {from: drivers.strengths, as: list}]
            show: [{from: drivers.way, as: chart}]
        """
    )
    (section,) = plan.sections
    assert section.write == "summary"
    assert [ref.question for made in section.blocks for ref in made.refs] == ["way", "gaps", "strengths"]


# --- rows out of several tables ---------------------------------------------------------------------------------------

STEPS = """as: table
      columns: {step: What we will do, how_sure: How sure}
      from:
      - drivers.gaps: {step: "{gap}"}
      - drivers.risks: {step: "Watch: {risk}", how_sure: "{likelihood}"}"""


def test_rows_come_out_of_several_tables_with_what_goes_where() -> None:
    made = block(STEPS)
    gaps, risks = (QuestionRef("drivers", question) for question in ("gaps", "risks"))
    assert made.way is Way.TABLE
    assert made.source == made.rows
    assert made.refs == (gaps, risks)
    assert made.rows == (
        RowSource(gaps, (("step", phrase("{gap}")),)),
        RowSource(risks, (("step", phrase("Watch: {risk}")), ("how_sure", phrase("{likelihood}")))),
    )
    assert (made.columns, made.heads) == (("step", "how_sure"), (phrase("What we will do"), phrase("How sure")))


def test_rows_out_of_several_tables_need_columns_with_heads() -> None:
    values = {"place": "a block of a plan", "word": "columns", "example": "columns: {step: What, owner: Who}"}
    assert problems('{as: table, from: [drivers.gaps: {step: "{gap}"}]}') == [at_show(errors.MISSING_WORD, **values)]
    listed = '{as: table, columns: [step], from: [drivers.gaps: {step: "{gap}"}]}'
    assert problems(listed) == [at_show(errors.PLAN_NEEDS_HEADS)]


def test_a_table_among_others_has_to_say_what_goes_where() -> None:
    found = problems(STEPS + "\n      - drivers.assets")
    assert found == [errors.PLAN_ROWS_ALONE.at("plan.yaml:13", value="drivers.assets")]


@pytest.mark.parametrize(
    "rows", ["{drivers.gaps: {gap: a}, drivers.risks: {gap: b}}", "{drivers.gaps: gap}", "[drivers.gaps]"]
)
def test_rows_that_are_written_otherwise_are_one_problem(rows: str) -> None:
    found = problems(
        f'from: [{rows}, {{drivers.risks: {{gap: "{{risk}}"}}}}]\n      as: table\n      columns: {{gap: Gap}}'
    )
    assert [problem.where for problem in found] == ["plan.yaml:8"]
    assert "'from' should be" in found[0].message


def test_a_table_of_nothing_built_in_is_told() -> None:
    found = problems('{as: table, columns: {step: What}, from: [gaps: {step: "{gap}"}]}')
    assert [problem.message for problem in found] == [errors.PLAN_BAD_SOURCE.at("", value="gaps", built_in="").message]


VALUES = (
    *("answers", "disagreements", "drivers.risks", "[drivers.gaps, drivers.way]", "drivers.way", "assets.van", "gap"),
    *("[drivers.gaps: {step: a}, drivers.way: {step: b}]", "quotes", "list", "table", "heatmap", "chart", "3", "yes"),
    *("risk", "-score", "[risk, score]", "{step: What}", '"{risk} {score}"', "{impact: [1, 9]}", "{role: carer}"),
    *("likelihood x impact", "likelihood x risk", "[drivers]", "{}", "[]", "{a: {b: [c]}}", "[[a]]"),
)


@given(st.dictionaries(st.sampled_from([word.key for word in PLAN_WORDS]), st.sampled_from(VALUES)))
def test_whatever_stands_in_a_block_every_problem_has_a_line(words: dict[str, str]) -> None:
    block = "\n      ".join(f"{word}: {value}" for word, value in words.items()) or "{}"
    found = problems(block, "{from: answers}")
    assert all(8 <= int(problem.where.removeprefix("plan.yaml:")) <= 8 + len(words) for problem in found)
    assert len(set(found)) == len(found)


# --- the file as a whole ----------------------------------------------------------------------------------------------


def test_problems_come_in_the_order_of_their_lines() -> None:
    found = plan_of(
        """
        plan: small
        reads: [drivers, assets]
        title: "{project.titel}"
        sections:
          - title: Gaps
            show:
              - {from: drivers.gap, as: table}
              - {from: drivers.gaps, as: table, frist: 3}
              - {from: drivers.way, as: quotes}
        """,
        FORM,
    ).problems
    assert [problem.where for problem in found] == [f"plan.yaml:{line}" for line in (2, 3, 7, 8, 9)]


@given(st.lists(st.tuples(st.integers(0, 99), st.text("ab", max_size=2))))
def test_every_problem_is_told_once_line_by_line_and_the_whole_file_last(told: list[tuple[int, str]]) -> None:
    made = [Problem(f"plan.yaml:{line}" if line else "plan.yaml", words) for line, words in told]
    lines = [line or 100 for line, _ in sorted(set(told), key=lambda each: each[0] or 100)]
    ordered = in_order(made)
    assert set(ordered) == set(made)
    assert [int(problem.where.partition(":")[2] or 100) for problem in ordered] == lines


def test_a_slip_in_the_first_word_is_told_as_a_slip() -> None:
    (told,) = plan_of(
        "plann: small\ntitle: Ours\nreads: [drivers]\nsections: [{title: One, text: Words.}]", FORM
    ).problems
    assert told.where == "plan.yaml:1"


def test_a_text_in_a_language_that_could_not_be_read_is_no_second_problem() -> None:
    text = "plan: small\ntitle: {en: Ours, pl: Nasz}\nlangages: [en, pl]\nreads: [drivers]\nsections: [{title: One}]"
    assert [problem.where for problem in plan_of(text, FORM).problems if not problem.is_note] == ["plan.yaml:3"]


@pytest.mark.parametrize("path", sorted((SPECS / "plans").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_plan_is_fine_with_the_shipped_forms(path: Path) -> None:
    assert read_plan(path, form_called(path.parent)).problems == ()
