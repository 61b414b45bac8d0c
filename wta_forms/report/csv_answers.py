"""Every answer as rows for a spreadsheet, and the questions that they are answers to."""

from __future__ import annotations

from collections.abc import Iterator

from wta_forms.plan.model import Entry, Plan, Rows
from wta_forms.report.csv_tables import Column, Sheet, Value, people_of
from wta_forms.spec.words import ASKS


def answers_of(plan: Plan) -> Sheet:
    columns = (
        Column("Number", "The number that stands in square brackets in the plan."),
        Column("Person", "Who said it, as the plan shows people; empty where it shows nobody."),
        Column("Form", "The form that the question is in."),
        Column("Question number", "As it is printed in the form."),
        Column("Question", "The words of the question."),
        Column("Row", "Where the answer is a table: which of the rows with words in them, counted from 1; else empty."),
        Column("Column", "Where the answer is a table: the head of the column; else empty."),
        Column("Answer", "What was answered, in full."),
        Column("Unclear", "What was given and could not be used; empty as a rule."),
    )
    people = people_of(plan)
    rows = (row for entry in plan.entries for row in _rows_of(entry, people[entry.number]))
    heads = [column.head for column in columns]
    question = tuple(map(heads.index, ("Form", "Question number", "Column")))
    return Sheet(
        "Every answer that may be shown",
        columns,
        tuple(rows),
        mixed=frozenset({heads.index("Answer")}),
        sorted_by=question,
    )


def _rows_of(entry: Entry, person: str) -> Iterator[tuple[Value, ...]]:
    """One row; of a table one for each cell that has words."""
    said = entry.evidence[0]
    start = (entry.number, person, said.form, said.question, entry.question)
    if not isinstance(entry.words, Rows):
        yield (*start, "", "", entry.words, entry.doubt)
        return
    if entry.doubt or not any(map(any, entry.words.cells)):
        yield (*start, "", "", "", entry.doubt)
    for number, cells in enumerate(entry.words.cells, 1):
        for head, words in zip(entry.words.heads, cells, strict=True):
            if words:
                yield (*start, number, head, words, "")


# --- the questions ----------------------------------------------------------------------------------------------------

_BETWEEN = "; "


def questions_of(plan: Plan) -> Sheet:
    columns = (
        Column("Form", "The form that the question is in."),
        Column("Question number", "As it is printed in the form."),
        Column("Question", "The words of the question."),
        Column("Kind", "What sort of answer is asked for."),
        Column("Choices", "What could be chosen, in the order printed, with a semicolon between."),
        Column("Rows or columns", "The rows of a grid, or the columns of a table, with a semicolon between."),
        Column("How answers become one", "What the plan makes of everybody's answers; empty where it shows none."),
        Column("What may be shown", "How far answers may be shown."),
        Column("Id", "What the question is called in the form's YAML, and in plan.json."),
    )
    rows = (
        (
            *(coded.form, coded.number, coded.question, ASKS[coded.kind]),
            *(_BETWEEN.join(coded.choices), _BETWEEN.join(coded.parts), coded.merged, coded.shared, coded.id),
        )
        for coded in plan.codebook
    )
    return Sheet("The questions of the forms", columns, tuple(rows))
