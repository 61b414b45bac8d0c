"""Pictures in HTML, drawn as SVG in the rows of a table that has every figure in words.

So the table is what the picture says to those who do not see it: what is drawn is hidden from them, and says its
figures to a mouse that rests on it. Lengths in it are hundredths of the width that there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wta_forms.plan.model import Bar, Chart, HeatCell, Heatmap, HeatRow, Rating, Ratings, Unit
from wta_forms.report import sentences
from wta_forms.report.heats import heats, step_of
from wta_forms.report.html_links import Links
from wta_forms.report.html_tables import Cell, Head, Table, numbers_cell, table, words_cell
from wta_forms.report.html_words import Html, element, inline, joined, text

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Column(Generic[Thing]):
    head: Head
    cell: Callable[[Thing], Cell]


def _table(columns: Sequence[_Column[Thing]], things: Iterable[Thing], kind: str, name: str, language: str) -> Html:
    rows = ([column.cell(thing) for column in columns] for thing in things)
    return table(Table(name, [column.head for column in columns], rows, kind, has_row_heads=True), language)


def _drawn(words: str, kind: str, *shapes: Html) -> Cell:
    """``words`` say the same."""
    picture = element(
        "svg",
        element("title", text(words)),
        *shapes,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    return Cell(picture, kind)


def _figure_cell(words: str) -> Cell:
    return Cell(text(words), "figure")


def _figures(words: str) -> Head:
    return Head(words, kind="figure")


# --- bars -------------------------------------------------------------------------------------------------------------


def chart(made: Chart, links: Links, name: str) -> Html:
    """A row a choice: its words, its place, a bar as long as its share, how many, their answers."""
    words: _Column[Bar] = _Column(Head(sentences.CHOICE, ""), lambda bar: words_cell(bar.words, links.language))
    place: _Column[Bar] = _Column(_figures(sentences.PLACE), lambda bar: _figure_cell(sentences.place_of(bar, made)))
    drawn: _Column[Bar] = _Column(Head("", kind="drawn"), lambda bar: _bar(bar, made))
    figure: _Column[Bar] = _Column(
        _figures(sentences.COUNTED[made.unit]), lambda bar: _figure_cell(sentences.figure(bar.count))
    )
    leads: _Column[Bar] = _Column(Head(sentences.ANSWERS, kind="leads"), lambda bar: numbers_cell(bar.numbers, links))
    before = [words, place] if any(bar.place for bar in made.bars) else [words]
    after = [figure, leads] if any(bar.numbers for bar in made.bars) else [figure]
    caption = element("figcaption", text(sentences.out_of(made)))
    return element(
        "figure", _table([*before, drawn, *after], made.bars, "chart", name, links.language), caption, class_="picture"
    )


def _bar(bar: Bar, made: Chart) -> Cell:
    share = min(1.0, bar.count / made.of) if made.of else 0.0
    track = element("rect", class_="track", width=100, height=10)
    shapes = [element("rect", class_="bar", width=_hundredths(share), height=10)] if share > 0 else []
    return _drawn(sentences.share_of(bar, made), "drawn", track, *shapes)


def _hundredths(share: float) -> str:
    return f"{round(100 * share, 2):g}"


# --- ratings ----------------------------------------------------------------------------------------------------------

_EDGE = 4
"""Hundredths left free at the ends of a scale, for half a mark."""


def ratings(made: Ratings, links: Links, name: str) -> Html:
    """A row for each thing: its words, its place on the scale drawn and in figures, how many people, their answers."""
    words: _Column[Rating] = _Column(Head(sentences.RATED, ""), lambda rating: words_cell(rating.words, links.language))
    drawn: _Column[Rating] = _Column(_axis(made), lambda rating: _scale(rating, made))
    figures: list[_Column[Rating]] = [
        _Column(_figures(sentences.middle_of(made).capitalize()), lambda rating: _middle(rating)),
        _Column(_figures(sentences.RANGE), lambda rating: _figure_cell(sentences.range_of(rating))),
        _Column(_figures(sentences.COUNTED[Unit.PEOPLE]), lambda rating: Cell(_people(rating), "figure")),
    ]
    leads: _Column[Rating] = _Column(
        Head(sentences.ANSWERS, kind="leads"), lambda rating: numbers_cell(rating.numbers, links)
    )
    last = [leads] if any(rating.numbers for rating in made.rows) else []
    drawn_table = _table([words, drawn, *figures, *last], made.rows, "ratings", name, links.language)
    return element("figure", drawn_table, class_="picture")


def _middle(rating: Rating) -> Cell:
    return _figure_cell(sentences.figure(rating.middle) if rating.count else sentences.NO_RATING)


def _people(rating: Rating) -> Html:
    told = filter(None, [sentences.figure(rating.count), sentences.unsure_of(rating)])
    return joined(map(text, told), "<br>")


def _axis(made: Ratings) -> Head:
    """The ends of the scale, above the ends of what is drawn."""
    ends = joined(element("span", text(str(end))) for end in (made.least, made.most))
    return Head("", "", "drawn axis", element("div", ends, class_="ends"))


def _scale(rating: Rating, made: Ratings) -> Cell:
    """A line from the least to the most, thicker from the lowest to the highest, and a mark at the middle."""
    shapes = [_line("track", 0, 1)]
    if rating.count:
        low, middle, high = (_along(value, made) for value in (rating.low, rating.middle, rating.high))
        shapes += [_line("range", low, high), _line("middle", middle, middle)]
    return _drawn(sentences.rating_in_words(rating, made), "drawn", *shapes)


def _along(value: float, made: Ratings) -> float:
    return (value - made.least) / max(1, made.most - made.least)


def _line(kind: str, start: float, end: float) -> Html:
    """With round ends, which a line without a length has, too."""
    left, right = (f"{round(_EDGE + (100 - 2 * _EDGE) * share, 2):g}" for share in (start, end))
    return element("line", class_=kind, x1=left, x2=right, y1=5, y2=5)


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
    count = element("span", text(str(cell.count)), class_="count")
    named = [element("span", inline(words, links.language), class_="named") for words in cell.words]
    leads = [links.to(cell.numbers)] if cell.words else []
    return Cell(joined([count, *named, *leads]), f"heat heat-{step}")
