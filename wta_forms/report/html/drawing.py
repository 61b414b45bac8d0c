"""Pictures in HTML: drawn as SVG in the rows of a table that has every figure in words.

So the table is what the picture says to those who do not see it: what is drawn is hidden from them, and says its
figures to a mouse that rests on it. Lengths in it are hundredths of the width that there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wta_forms.report.html.tables import Cell, Head, Table, table
from wta_forms.report.html.words import Html, element, text

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Column(Generic[Thing]):
    head: Head
    cell: Callable[[Thing], Cell]


def picture_table(
    columns: Sequence[Column[Thing]], things: Iterable[Thing], kind: str, name: str, language: str
) -> Html:
    rows = ([column.cell(thing) for column in columns] for thing in things)
    return table(Table(name, [column.head for column in columns], rows, kind, has_row_heads=True), language)


def drawn(words: str, kind: str, *shapes: Html, height: int = 10) -> Cell:
    """``words`` say the same. ``height`` is that in which the shapes are drawn; how high it is seen says the style."""
    picture = element(
        "svg",
        element("title", text(words)),
        *shapes,
        viewBox=f"0 0 100 {height}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    return Cell(picture, kind)


def figure_cell(words: str) -> Cell:
    return Cell(text(words), "figure")


def figures(words: str) -> Head:
    return Head(words, kind="figure")


def hundredths(share: float) -> str:
    return f"{round(100 * share, 2):g}"
