"""Grids: every row is read like a question with tick boxes of its own.

A row in which too much is ticked does not lose the others: it is left out of the value, its ticks stand in the
answer's ``raw``, and a problem names it. So is one in which nothing is ticked, without a problem.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wta_forms.answers import State
from wta_forms.errors import NONE_AND_MORE, SEVERAL_TICKED
from wta_forms.extract.fields.match import Returned
from wta_forms.extract.meaning.choices import contradictions, listed
from wta_forms.extract.meaning.reading import BLANK, Reading, answered, conflict, placed
from wta_forms.spec.fields import Field
from wta_forms.spec.form import Choice, Grid, Key, columns_of


def read_grid(grid: Grid, boxes: Sequence[Returned], language: str) -> Reading:
    """``{row: key}``, or ``{row: [keys]}`` in the order offered: answered as soon as one row can be read."""
    rows = {str(row.key): _row(grid, str(row.key), boxes, language) for row in grid.rows}
    values = {key: row.value for key, row in rows.items() if row.state is State.ANSWERED}
    problems = [problem for row in grid.rows for problem in placed(rows[str(row.key)].problems, _place(row, language))]
    if all(row.state is State.BLANK for row in rows.values()):
        return BLANK
    return answered(values, *problems) if values else conflict(*problems)


def mark_place(grid: Grid, field: Field, language: str) -> str:
    """ "row The hall, Good"; the words of a field are those of its row and its choice."""
    row = next(row for row in grid.rows if str(row.key) == field.row)
    return f"{_place(row, language)}, {_labels(grid, language)[field.choice]}"


def _row(grid: Grid, row: str, boxes: Sequence[Returned], language: str) -> Reading:
    own = [box for box in boxes if box.field.row == row]
    if any(box.is_contradicted for box in own):
        return conflict(*contradictions(own))
    keys = [box.field.choice for box in own if box.texts]
    if len(keys) > 1 and (not grid.is_many or "unsure" in keys):
        return _too_much(grid, keys, _labels(grid, language))
    if not keys:
        return BLANK
    return answered(keys if grid.is_many else keys[0])


def _too_much(grid: Grid, keys: Sequence[Key | None], labels: Mapping[Key | None, str]) -> Reading:
    said = listed(labels[key] for key in keys)
    if grid.is_many:
        return conflict(NONE_AND_MORE.at("", none=labels["unsure"], labels=said))
    return conflict(SEVERAL_TICKED.at("", count=len(keys), labels=said))


def _labels(grid: Grid, language: str) -> dict[Key | None, str]:
    return {key: label.in_(language) for key, label in columns_of(grid)}


def _place(row: Choice, language: str) -> str:
    return f"row {row.label.in_(language)}"
