"""Pictures in Word, drawn with cells and shading: bars, ratings and heatmaps. Every figure stands there in words too.

So they can be read out, printed in black and white and changed by hand, and need no program but Word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from wta_forms.plan.model import Bar, Chart, HeatCell, Heatmap, HeatRow, Rating, Ratings, Unit
from wta_forms.report import sentences
from wta_forms.report.docx.look import ACCENT, CELL, HEAT, MEASURE, NO_HEAT, RANGE, Look, w
from wta_forms.report.docx.tables import Cell, Table, head_cell, keep_with_next, links_cell, table, words_cell
from wta_forms.report.docx.words import Targets, paragraph, run
from wta_forms.report.heats import heats, step_of

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Column(Generic[Thing]):
    """``width`` 0 is what the others leave of the page: there it is drawn."""

    head: Cell
    width: int
    cell: Callable[[Thing], Cell]


def _drawn_width(columns: Iterable[_Column[Thing]]) -> int:
    return MEASURE - sum(column.width for column in columns)


def _table(look: Look, columns: Sequence[_Column[Thing]], things: Iterable[Thing], name: str) -> Any:
    widths = tuple(column.width or _drawn_width(columns) for column in columns)
    rows = tuple(tuple(column.cell(thing) for column in columns) for thing in things)
    return table(Table(look, tuple(column.head for column in columns), rows, widths, name))


# --- bars -------------------------------------------------------------------------------------------------------------


def chart(made: Chart, targets: Targets, name: str) -> Iterator[Any]:
    """A row a choice: its place, its words, a bar as long as its share, how many, their answers."""
    has_places = any(bar.place for bar in made.bars)
    place: _Column[Bar] = _Column(
        head_cell(sentences.PLACE), 1000, lambda bar: words_cell(sentences.place_of(bar, made))
    )
    words: _Column[Bar] = _Column(head_cell(sentences.CHOICE), 2700 if has_places else 3300, _choice)
    figure: _Column[Bar] = _Column(
        head_cell(sentences.COUNTED[made.unit]), 900, lambda bar: words_cell(sentences.figure(bar.count))
    )
    links: _Column[Bar] = _Column(head_cell(sentences.ANSWERS), 2100, lambda bar: links_cell(bar.numbers, targets))
    before = [place, words] if has_places else [words]
    after = [figure, links] if any(bar.numbers for bar in made.bars) else [figure]
    room = _drawn_width([*before, *after]) - 2 * CELL
    drawn: _Column[Bar] = _Column(head_cell(""), 0, lambda bar: _share(bar, made, room))
    bars = _table(Look.CHART, [*before, drawn, *after], made.bars, name)
    keep_with_next(bars)
    yield bars
    yield paragraph(Look.CAPTION, sentences.out_of(made))


def _choice(bar: Bar) -> Cell:
    """Its words, and below them how its points lie."""
    return words_cell("\n".join(filter(None, [bar.words, sentences.detail_of(bar)])))


def _share(bar: Bar, made: Chart, room: int) -> Cell:
    """Nothing is drawn where there is nothing."""
    share = min(1.0, bar.count / made.of) if made.of else 0.0
    line = paragraph(Look.BAR if share > 0 else Look.TABLE_TEXT)
    ParagraphFormat(line).right_indent = Twips(round(room * (1 - share)))
    return Cell((line,))


# --- ratings ----------------------------------------------------------------------------------------------------------

_MARK = 130
"""The width of the mark at the middle."""
_EDGE = 30
"""A tab that ends where its cell ends begins a new line in LibreOffice 7.4."""


def ratings(made: Ratings, targets: Targets, name: str) -> Any:
    """A row for each thing: its words, its place on the scale drawn and in figures, how many people, their answers."""
    has_numbers = any(rating.numbers for rating in made.rows)
    words: _Column[Rating] = _Column(
        head_cell(""), 2200 if has_numbers else 3000, lambda rating: words_cell(rating.words)
    )
    middle: _Column[Rating] = _Column(head_cell(sentences.middle_of(made).capitalize()), 980, _middle)
    ends: _Column[Rating] = _Column(
        head_cell(sentences.RANGE), 1230, lambda rating: words_cell(sentences.range_of(rating))
    )
    people: _Column[Rating] = _Column(head_cell(sentences.COUNTED[Unit.PEOPLE]), 1150, _people)
    links: _Column[Rating] = _Column(
        head_cell(sentences.ANSWERS), 1800, lambda rating: links_cell(rating.numbers, targets)
    )
    figures = [middle, people] if sentences.has_counts(made) else [middle, ends, people]
    after = [*figures, links] if has_numbers else figures
    room = _drawn_width([words, *after]) - 2 * CELL - _EDGE
    drawn: _Column[Rating] = _Column(_axis(made, room), 0, lambda rating: Cell(tuple(_drawn(rating, made, room))))
    return _table(Look.TABLE, [words, drawn, *after], made.rows, name)


def _middle(rating: Rating) -> Cell:
    return words_cell(sentences.middle_in_words(rating))


def _people(rating: Rating) -> Cell:
    return words_cell("\n".join(filter(None, [str(rating.count), sentences.unsure_of(rating)])))


def _drawn(rating: Rating, made: Ratings, room: int) -> Iterator[Any]:
    """The scale, and under every point how many people are there."""
    yield _scale(rating, made, room)
    if sentences.has_counts(made) and rating.counts:
        yield _at_points(Look.TABLE_TEXT, map(str, rating.counts), made, room)


def _at_points(look: Look, words: Iterable[str], made: Ratings, room: int) -> Any:
    """A word at each point of the scale."""
    places = (_along(point, made, room - _MARK) + _MARK // 2 for point in range(made.least, made.most + 1))
    stops = w("tabs", *(w("tab", val="center", pos=place) for place in places))
    return paragraph(look, "", run("".join(f"\t{word}" for word in words)), marks=[stops])


def _axis(made: Ratings, room: int) -> Cell:
    """The points of the scale, above their places in what is drawn; of a long one its ends."""
    if sentences.has_counts(made):
        return Cell((_at_points(Look.TABLE_HEAD, map(str, range(made.least, made.most + 1)), made, room),))
    ends = w("tabs", w("tab", val="right", pos=room))
    return Cell((paragraph(Look.TABLE_HEAD, f"{made.least}\t{made.most}", marks=[ends]),))


def _scale(rating: Rating, made: Ratings, room: int) -> Any:
    """A line from the least to the most, the part between the lowest and the highest darker, a mark at the middle;
    where people are split a mark for each camp, from its lowest to its highest.

    Its pieces are tabs with shading: they are as wide as they are meant to be, and nothing to be read out.
    """
    if not rating.count:
        return paragraph(Look.SCALE)
    ends = list(_ends(rating, made, room - _MARK))
    starts = [0, *(end for end, _ in ends)]
    pieces = [(end, colour) for start, (end, colour) in zip(starts, ends, strict=False) if end > start]
    stops = w("tabs", *(w("tab", val="left", pos=end) for end, _ in pieces))
    return paragraph(Look.SCALE, "", *(_piece(colour) for _, colour in pieces), marks=[stops])


def _ends(rating: Rating, made: Ratings, room: int) -> Iterator[tuple[int, str]]:
    """Where each piece of the line ends, and its colour."""
    if rating.camps:
        for camp in rating.camps:
            yield from ((_along(camp.low, made, room), ""), (_along(camp.high, made, room) + _MARK, ACCENT))
        return
    middle = _along(rating.middle, made, room)
    low, high = (_along(end, made, room) if rating.has_range else middle for end in (rating.low, rating.high))
    yield from ((low, ""), (middle, RANGE), (middle + _MARK, ACCENT), (high + _MARK, RANGE))


def _along(value: float, made: Ratings, room: int) -> int:
    return round(room * (value - made.least) / max(1, made.most - made.least))


def _piece(colour: str) -> Any:
    shading = [w("rPr", w("shd", val="clear", color="auto", fill=colour))] if colour else []
    return w("r", *shading, w("tab"))


# --- heatmaps ---------------------------------------------------------------------------------------------------------

_LONGEST_IN_A_CELL, _MOST_IN_A_CELL = 60, 3
"""Letters of one name, and names: more would make the picture a page of text."""


def heatmap(made: Heatmap, targets: Targets, name: str) -> Iterator[Any]:
    """Cells with their counts, and with what is counted where it is short; see :mod:`heats` for their colours."""
    is_told_inside = _fits_inside(made)
    rows = (
        _heat_row(row, shades, targets, is_told_inside=is_told_inside)
        for row, shades in zip(made.rows, heats(made), strict=True)
    )
    heads = (head_cell(made.down), *(Cell((paragraph(Look.HEAT_HEAD, head),)) for head in made.heads))
    above = paragraph(Look.HEAT_HEAD, made.across) if made.across else None
    drawn = Table(
        Look.HEATMAP, heads, tuple(map(tuple, rows)), _heat_widths(made), name, above=above, has_row_heads=True
    )
    yield table(drawn)
    if not is_told_inside:
        for line in sentences.words_in_cells(made):
            yield paragraph(Look.BULLET, line.words, *targets.links(line.numbers))


def _fits_inside(made: Heatmap) -> bool:
    named = [cell.words for row in made.rows for cell in row.cells]
    longest = max((len(word) for words in named for word in words), default=0)
    return longest <= _LONGEST_IN_A_CELL and max(map(len, named), default=0) <= _MOST_IN_A_CELL


_LONG_HEAD = 24


def _heat_widths(made: Heatmap) -> tuple[int, ...]:
    """Columns of one width. The heads of rows have a third of the page where they are long, less the more columns."""
    longest = max(len(head) for head in (made.down, *(row.head for row in made.rows)))
    count = len(made.heads)
    heads = MEASURE // (3 if longest > _LONG_HEAD and count <= 5 else min(6, max(4, count)))
    width = (MEASURE - heads) // max(1, count)
    return (MEASURE - width * count, *(width for _ in made.heads))


def _heat_row(row: HeatRow, shades: Iterable[float], targets: Targets, *, is_told_inside: bool) -> Iterator[Cell]:
    yield head_cell(row.head)
    for cell, heat in zip(row.cells, shades, strict=True):
        fill, look, small = heat_of(heat)
        inside = _inside(cell, small, targets) if is_told_inside else ()
        yield Cell((paragraph(look, sentences.count_in(cell)), *inside), fill)


def _inside(cell: HeatCell, look: Look, targets: Targets) -> Iterator[Any]:
    for place, words in enumerate(cell.words, 1):
        links = targets.links(cell.numbers, look=None) if place == len(cell.words) else ()
        yield paragraph(look, words, *links)


def heat_of(heat: float) -> tuple[str, Look, Look]:
    """A cell's colour, and the styles of its count and of its words, which can be read on it."""
    if not heat:
        return NO_HEAT, Look.HEAT_NONE, Look.HEAT_WORDS
    fill, is_dark = HEAT[step_of(heat) - 1]
    return fill, *((Look.HEAT_DARK, Look.HEAT_WORDS_DARK) if is_dark else (Look.HEAT_COUNT, Look.HEAT_WORDS))
