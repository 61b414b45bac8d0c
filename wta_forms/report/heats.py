"""How dark the cells of a heatmap are, in every format that draws one."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from wta_forms.plan.model import Heatmap

STEPS = 5
"""Shades, from few to many. Where there is nothing there is none of them."""

_LEAST_THAT_IS_MOST = 3
"""One alone is not many, even where nowhere are more."""


def heats(made: Heatmap) -> Iterator[list[float]]:
    """How dark each cell is, from 0 to 1: darker where counts are higher; where things are named, darker the nearer to
    the corner of the most of both, as a risk that is likely and bad is no smaller for being named once."""
    is_named = any(cell.words for row in made.rows for cell in row.cells)
    most = max(_LEAST_THAT_IS_MOST, *(cell.count for row in made.rows for cell in row.cells), 0)
    down, across = len(made.rows), len(made.heads)
    for above, row in enumerate(made.rows):
        places = ((down - above) * before / (down * across) for before in range(1, across + 1))
        counts = (cell.count / most for cell in row.cells)
        shades = zip(row.cells, places if is_named else counts, strict=True)
        yield [shade if cell.count else 0.0 for cell, shade in shades]


def step_of(heat: float) -> int:
    """The shade, from 1 to :data:`STEPS`; 0 for none."""
    return ceil(STEPS * heat)
