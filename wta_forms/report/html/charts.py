"""Bars and heatmaps in HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wta_forms.plan.model import Bar, Chart, HeatCell, Heatmap, HeatRow
from wta_forms.report import sentences
from wta_forms.report.heats import heats, step_of
from wta_forms.report.html.drawing import Column, drawn, figure_cell, figures, hundredths, picture_table
from wta_forms.report.html.links import Links
from wta_forms.report.html.tables import Cell, Head, Table, numbers_cell, table, words_cell
from wta_forms.report.html.words import Html, element, inline, joined, text

# --- bars -------------------------------------------------------------------------------------------------------------


def chart(made: Chart, links: Links, name: str) -> Html:
    """A row a choice: its words, its place, a bar as long as its share, how many, their answers."""
    words: Column[Bar] = Column(Head(sentences.CHOICE, ""), lambda bar: _choice(bar, links.language))
    place: Column[Bar] = Column(figures(sentences.PLACE), lambda bar: figure_cell(sentences.place_of(bar, made)))
    share: Column[Bar] = Column(Head("", kind="drawn"), lambda bar: _bar(bar, made))
    figure: Column[Bar] = Column(
        figures(sentences.COUNTED[made.unit]), lambda bar: figure_cell(sentences.figure(bar.count))
    )
    leads: Column[Bar] = Column(Head(sentences.ANSWERS, kind="leads"), lambda bar: numbers_cell(bar.numbers, links))
    before = [words, place] if any(bar.place for bar in made.bars) else [words]
    after = [figure, leads] if any(bar.numbers for bar in made.bars) else [figure]
    caption = element("figcaption", text(sentences.out_of(made)))
    return element(
        "figure",
        picture_table([*before, share, *after], made.bars, "chart", name, links.language),
        caption,
        class_="picture",
    )


def _choice(bar: Bar, language: str) -> Cell:
    """Its words, and below them how its points lie."""
    cell = words_cell(bar.words, language)
    detail = sentences.detail_of(bar)
    return (
        replace(cell, inside=joined([cell.inside, element("span", text(detail), class_="detail")])) if detail else cell
    )


def _bar(bar: Bar, made: Chart) -> Cell:
    share = min(1.0, bar.count / made.of) if made.of else 0.0
    track = element("rect", class_="track", width=100, height=10)
    shapes = [element("rect", class_="bar", width=hundredths(share), height=10)] if share > 0 else []
    return drawn(sentences.share_of(bar, made), "drawn", track, *shapes)


# --- heatmaps ---------------------------------------------------------------------------------------------------------


def heatmap(made: Heatmap, links: Links, name: str) -> Html:
    """Cells with their counts and what is counted there; the more, the darker."""
    heads = [Head(made.down, ""), *(Head(head, f"{made.across} {head}".strip(), "heat") for head in made.heads)]
    rows = [list(_heat_row(row, made, shades, links)) for row, shades in zip(made.rows, heats(made), strict=True)]
    has_words = any(cell.words for row in made.rows for cell in row.cells)
    kind = "heatmap named" if has_words else "heatmap"
    drawn = table(Table(name, heads, rows, kind, made.across, has_row_heads=True), links.language)
    return element("figure", drawn, class_="picture")


def _heat_row(row: HeatRow, made: Heatmap, shades: Iterable[float], links: Links) -> Iterator[Cell]:
    head = words_cell(row.head, links.language)
    down = [element("span", text(f"{made.down} "), class_="narrow")] if made.down else []
    yield Cell(joined([*down, head.inside]), None, head.way)
    for cell, shade in zip(row.cells, shades, strict=True):
        yield _heat_cell(cell, step_of(shade), links)


def _heat_cell(cell: HeatCell, step: int, links: Links) -> Cell:
    count = element("span", text(sentences.count_in(cell)), class_="count")
    named = [element("span", inline(words, links.language), class_="named") for words in cell.words]
    leads = [links.to(cell.numbers)] if cell.words else []
    return Cell(joined([count, *named, *leads]), f"heat heat-{step}")
