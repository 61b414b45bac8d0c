"""Tables in HTML. Where there is no room for columns every row is a card, whose lines say what they are.

A browser that shows rows and cells as blocks may forget what they were, so each says its role.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wta_forms.plan.model import Grid, Rows
from wta_forms.report import sentences
from wta_forms.report.html.links import Links
from wta_forms.report.html.words import NOTHING, Html, element, joined, lines, on_one_line, text, way_of


@dataclass(frozen=True, slots=True)
class Cell:
    """``kind`` is its class in the style, and ``way`` its direction and language, from :func:`way_of`."""

    inside: Html
    kind: str | None = None
    way: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """``words`` stand over the column, ``said`` (the same unless given) in front of each cell of a card. ``kind`` is
    that of its column, for its width."""

    words: str
    said: str | None = None
    kind: str | None = None
    inside: Html = NOTHING


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a cell for every head. ``above`` stands over all heads but the first. Where it ``has_row_heads``
    the first cell of each row is its name."""

    name: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Cell]]
    kind: str
    above: str = ""
    has_row_heads: bool = False


def words_cell(words: str, language: str, kind: str | None = None) -> Cell:
    return Cell(lines(words), kind, tuple(way_of(words, language).items()))


def numbers_cell(numbers: Sequence[int], links: Links) -> Cell:
    return Cell(Html(links.to(numbers).strip()), "leads")


def table(made: Table, language: str) -> Html:
    heads = [_above(made, language)] if made.above else []
    heads.append(element("tr", joined(_head(head, language) for head in made.heads), role="row"))
    rows = (element("tr", joined(_cells(made, row)), role="row") for row in made.rows)
    return element(
        "table",
        element("caption", text(on_one_line(made.name)), class_="unseen", **way_of(made.name, language)),
        element("thead", joined(heads), role="rowgroup"),
        element("tbody", joined(rows, "\n"), role="rowgroup"),
        class_=made.kind,
        role="table",
    )


def _above(made: Table, language: str) -> Html:
    words = element("th", lines(made.above), scope="colgroup", colspan=len(made.heads) - 1, role="columnheader")
    return element("tr", element("td", role="cell"), words, role="row", class_="above", **way_of(made.above, language))


def _head(head: Head, language: str) -> Html:
    """A column without a name has an empty cell, which nobody reads out as a head."""
    if not (head.words or head.inside):
        return element("td", role="cell", class_=head.kind)
    inside = head.inside or lines(head.words)
    return element("th", inside, scope="col", role="columnheader", class_=head.kind, **way_of(head.words, language))


def _cells(made: Table, row: Sequence[Cell]) -> Iterable[Html]:
    for place, (head, cell) in enumerate(zip(made.heads, row, strict=True)):
        said = head.words if head.said is None else head.said
        is_head = made.has_row_heads and place == 0
        kind = " ".join(filter(None, [cell.kind, "" if cell.inside else "empty"])) or None
        yield element(
            "th" if is_head else "td",
            cell.inside,
            class_=kind,
            role="rowheader" if is_head else "cell",
            scope="row" if is_head else None,
            data_head=said or None,
            **dict(cell.way),
        )


# --- rows of words ----------------------------------------------------------------------------------------------------


def grid(made: Grid, links: Links, name: str) -> Html:
    """Where rows stand on answers their numbers are a last column."""
    has_numbers = any(row.numbers for row in made.rows)
    last = [Head(sentences.ANSWER, kind="leads")] if has_numbers else []
    rows = (
        [
            *(words_cell(cell, links.language) for cell in row.cells),
            *([numbers_cell(row.numbers, links)] if has_numbers else []),
        ]
        for row in made.rows
    )
    return table(Table(name, [*map(Head, made.heads), *last], rows, "grid"), links.language)


def answered_rows(made: Rows, name: str, language: str) -> Html:
    """A table that is somebody's answer."""
    rows = ([words_cell(cell, language) for cell in cells] for cells in made.cells)
    return table(Table(name, [*map(Head, made.heads)], rows, "grid"), language)
