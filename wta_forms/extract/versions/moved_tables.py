"""Tables on their way into a newer version: cell by cell, each into its column and its row there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wta_forms.answers import Answer, Value
from wta_forms.extract.versions.moving import Moved, Moving, as_choice, as_words, name_of
from wta_forms.extract.versions.said import label_of
from wta_forms.spec.fields import cell_name
from wta_forms.spec.fitting import cell_of, names_of, takes
from wta_forms.spec.form import Cell, Scale, SelectOne, Table
from wta_forms.spec.moves import Axis, Spot

_Rows = dict[str, dict[str, Value]]


def moved_table(old: Table, answer: Answer, moving: Moving) -> Moved:
    """Numbered rows keep their numbers. A cell whose place is taken by another one is left."""
    home = moving.home(old)
    if not isinstance(home, Table):
        return Moved(left=answer.value, is_dropped=not moving.route.questions(old.id))
    way = _Way(old, home, answer, moving)
    arrived: _Rows = {}
    left: _Rows = {}
    dropped: list[bool] = []
    for row, column, value in way.cells():
        place = way.place(row, column)
        landed = way.value(row, column, place, value) if place else None
        if place is None or landed is None or place.name in arrived.get(place.question, {}):
            left.setdefault(row, {})[column] = value
            dropped.append(way.was_dropped(row, column, value))
        else:
            arrived.setdefault(place.question, {})[place.name] = landed
    is_dropped = bool(dropped) and all(dropped)
    made = {home.id: way.as_rows(arrived)} if arrived else {}
    return Moved(made, left=way.as_rows(left) if left else None, is_dropped=is_dropped)


@dataclass(frozen=True, slots=True)
class _Way:
    """From one table to another. A place in a table is a :class:`Spot` of a row and a column."""

    old: Table
    new: Table
    answer: Answer
    moving: Moving

    @property
    def is_keyed(self) -> bool:
        return isinstance(self.answer.value, Mapping)

    def cells(self) -> Iterator[tuple[str, str, Value]]:
        value = self.answer.value
        rows = value.items() if self.is_keyed else ((str(number), row) for number, row in enumerate(value, 1))
        return ((row, column, own) for row, cells in rows for column, own in cells.items())

    def place(self, row: str, column: str) -> Spot | None:
        in_column = self.moving.spot(self.old, Axis.COLUMNS, column, within=self.new.id)
        in_row = self.moving.spot(self.old, Axis.ROWS, row, within=self.new.id) if self.is_keyed else Spot("", row)
        return Spot(in_row.name, in_column.name) if in_row and in_column else None

    def value(self, row: str, column: str, place: Spot, value: Value) -> Value | None:
        """As it stands in the newer column; None where it fits none."""
        asked, cell = cell_of(self.old, column), cell_of(self.new, place.name)
        if asked is None or cell is None or not takes(cell, asked):
            return None
        if isinstance(asked, (SelectOne, Scale)):
            return self._choice(asked, cell, place.name, value)
        return as_words(asked, cell, value, self.answer.raw.get(cell_name(self.old.id, row, column), ""))

    def _choice(self, asked: SelectOne | Scale, cell: Cell, column: str, value: Value) -> Value | None:
        name, spot = name_of(value), Spot(self.new.id, column)
        landed = [own for place, own in self.moving.route.cell_choices(self.old.id, asked.id, name) if place == spot]
        key = next((own for own in landed if own in names_of(cell, Axis.CHOICES)), None)
        return None if key is None else as_choice(cell, key, value, label_of(asked, name, self.moving.language))

    def was_dropped(self, row: str, column: str, value: Value) -> bool:
        """The cell's row, its column, or what was chosen in it."""
        if self.is_keyed and self.moving.was_dropped(self.old, Axis.ROWS, row):
            return True
        is_chosen = isinstance(cell_of(self.old, column), (SelectOne, Scale))
        places = self.moving.route.cell_choices(self.old.id, column, name_of(value)) if is_chosen else ()
        return self.moving.was_dropped(self.old, Axis.COLUMNS, column) or (is_chosen and not places)

    def as_rows(self, rows: _Rows) -> Any:
        """As they are read: by their keys, or a list in which a row keeps its number."""
        if self.is_keyed:
            return rows
        return [rows.get(str(number), {}) for number in range(1, max(map(int, rows)) + 1)]
