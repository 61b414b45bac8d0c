"""Every answer as rows for a spreadsheet, and the questions that they are answers to."""

from __future__ import annotations

from collections.abc import Iterator

from wta_forms.plan.model import Entry, Plan, Rows
from wta_forms.report.csv.tables import Column, Sheet, Value, people_of
from wta_forms.spec.languages import in_english
from wta_forms.spec.words import ASKS

_AS_GIVEN = (
    Column("As it was given", "The person's own words, where the answer is a translation or was decided."),
    Column("Language", "Which language these are in, where they were translated."),
    Column("Translated by", "Who translated them; empty where nobody said."),
)
"""Only where something was translated or decided."""


def answers_of(plan: Plan) -> Sheet:
    has_other_words = any(entry.original or entry.decided for entry in plan.entries)
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
        *(_AS_GIVEN if has_other_words else ()),
    )
    people = people_of(plan)
    rows = (
        (*row, *(given if has_other_words else ()))
        for entry in plan.entries
        for row, given in zip(_rows_of(entry, people[entry.number]), _given(entry), strict=True)
    )
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


def _given(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Beside each of these rows what was given in place of its words; nothing where it is the same."""
    if not isinstance(entry.words, Rows):
        own = entry.original if isinstance(entry.original, str) else ""
        yield _told(entry, own) if own else (entry.decided, "", "")
        return
    if entry.doubt or not any(map(any, entry.words.cells)):
        yield (entry.decided, "", "")
    own_cells = entry.original.cells if isinstance(entry.original, Rows) else entry.words.cells
    for cells, others in zip(entry.words.cells, own_cells, strict=True):
        for words, own in zip(cells, others, strict=True):
            if words:
                yield _told(entry, own) if own != words else (entry.decided, "", "")


def _told(entry: Entry, own: str) -> tuple[str, str, str]:
    return (own, " or ".join(map(in_english, entry.language.split(" or "))), entry.translator)


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
