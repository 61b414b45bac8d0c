"""Pictures in PDF, drawn: bars, ratings and heatmaps.

Each is a table, so that it can be read out row by row; what is drawn in a row is a figure, and says in its alternative
text what it shows. Shades of one colour, with every figure in words: nothing is lost in black and white.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wta_forms.layout.blocks import EMPTY_CELL, Align, Block, Drawing, Frame, Points, Row, Rules, Stack, Table
from wta_forms.layout.boxes import Line, Panel, Rect, Role, Words
from wta_forms.layout.style import Colour, FontMetrics, TextStyle
from wta_forms.layout.text import first_baseline
from wta_forms.plan.model import Bar, Chart, HeatCell, Heatmap, Rating, Ratings
from wta_forms.report import sentences
from wta_forms.report.heats import heats, step_of
from wta_forms.report.pdf.look import (
    CELL,
    CELL_HEAD,
    CELL_PADDING,
    CELL_QUIET,
    CELL_STRONG,
    HEAT,
    HEAT_DARK,
    HEAT_NONE,
    LOOK,
)
from wta_forms.report.pdf.tables import head_cell, numbers_cell
from wta_forms.report.pdf.words import Writer

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Column(Generic[Thing]):
    """``width`` 0 is what the others leave."""

    head: Block
    width: float
    cell: Callable[[Thing], Block]


def _table(columns: Sequence[_Column[Thing]], things: Iterable[Thing], rules: Rules) -> Table:
    rows = tuple(tuple(column.cell(thing) for column in columns) for thing in things)
    widths = tuple(Points(column.width) if column.width else 1.0 for column in columns)
    return Table(tuple(column.head for column in columns), rows, widths, CELL_PADDING, True, rules)


def _width_of_words(texts: Iterable[str], metrics: FontMetrics) -> float:
    """Of a column, as wide as its longest words in bold, but no wider than two fifths of the page."""
    longest = max((_width(text, CELL_HEAD, metrics) for text in texts), default=0.0)
    return min(longest + 2 * CELL_PADDING + 1, LOOK.text_width * _WORDS)


def _width_of_numbers(things: Iterable[Bar | Rating], metrics: FontMetrics) -> float:
    """Of a column with the numbers of answers; 0 where there are none, and these wrap where there are many."""
    told = [str(list(thing.numbers)) for thing in things if thing.numbers]
    longest = max((_width(text, CELL, metrics) for text in (*told, sentences.ANSWERS)), default=0.0)
    return min(longest + 2 * CELL_PADDING + 4, _NUMBERS) if told else 0.0


_WORDS = 0.38
_NUMBERS = 112.0
"""Points, for the numbers of answers at most."""
_PLACE = 52.0


# --- bars -------------------------------------------------------------------------------------------------------------

_BAR, _BAR_ROW = 9.0, 13.0


def bars(chart: Chart, writer: Writer, metrics: FontMetrics) -> Table:
    """A row a choice: its place, its words, a bar as long as its share with how many behind it, their answers."""
    has_places = any(bar.place for bar in chart.bars)
    numbers = _width_of_numbers(chart.bars, metrics)
    words, counted = (head_cell(head, writer) for head in (sentences.CHOICE, sentences.COUNTED[chart.unit]))
    width = _width_of_words((bar.words for bar in chart.bars), metrics)
    room = LOOK.text_width - width - (_PLACE if has_places else 0) - numbers - 2 * CELL_PADDING
    columns: list[_Column[Bar]] = [
        _Column(words, width, lambda bar: writer.text(bar.words, CELL)),
        _Column(counted, 0, lambda bar: _bar(bar, chart, room, writer, metrics)),
    ]
    if has_places:
        place = head_cell(sentences.PLACE, writer)
        columns.insert(0, _Column(place, _PLACE, lambda bar: writer.text(sentences.place_of(bar, chart), CELL_STRONG)))
    if numbers:
        columns.append(
            _Column(head_cell(sentences.ANSWERS, writer), numbers, lambda bar: numbers_cell(bar.numbers, writer))
        )
    return _table(columns, chart.bars, Rules.NONE)


def _bar(bar: Bar, chart: Chart, room: float, writer: Writer, metrics: FontMetrics) -> Block:
    """On the ground of the whole, so that its share is seen; below it, how its points lie."""
    told = [sentences.share_of(each, chart) for each in chart.bars]
    label = max(metrics.width(text, CELL.face, CELL.size) for text in told) + 6
    whole = min(_LONGEST_BAR, max(0.0, room - label))
    long = whole * min(1.0, bar.count / chart.of) if chart.of else 0.0
    top = (_BAR_ROW - _BAR) / 2
    shapes = [Panel(Rect(0, top, whole, _BAR), fill=Colour.ACCENT, strength=_GROUND)]
    if long > 0:
        shapes.append(Panel(Rect(0, top, long, _BAR), fill=Colour.ACCENT))
    share = sentences.share_of(bar, chart)
    drawn = Drawing(room, _BAR_ROW, share, (*shapes, _words(share, whole + 6, 0, CELL, metrics)))
    detail = sentences.detail_of(bar)
    return Stack((drawn, writer.text(detail, CELL_QUIET))) if detail else drawn


_GROUND = 0.1
_LONGEST_BAR = 230.0


# --- ratings ----------------------------------------------------------------------------------------------------------

_MARK = 9.0
_RANGE = 5.0
_SCALE_ROW = 29.0
_MOST_SCALE = 190.0
_HIGHEST, _COLUMN = 15.0, 14.0
"""Of the columns that show how many people are at a point: their height and their width at most."""
_BETWEEN = 0.45


def ratings(made: Ratings, writer: Writer, metrics: FontMetrics) -> Table:
    """A row for each thing: its words, its place on the scale drawn and in figures, how many people, their answers."""
    numbers = _width_of_numbers(made.rows, metrics)
    width = _width_of_words((rating.words for rating in made.rows), metrics)
    room = LOOK.text_width - width - numbers - 2 * CELL_PADDING
    told = max(_width_told(rating, made, metrics) for rating in made.rows) + 12
    scale = min(_MOST_SCALE, max(room - told, room / 3))
    columns: list[_Column[Rating]] = [
        _Column(EMPTY_CELL, width, lambda rating: writer.text(rating.words, CELL)),
        _Column(_axis(made, room, scale, writer), 0, lambda rating: _rating(rating, made, room, scale, metrics)),
    ]
    if numbers:
        head = head_cell(sentences.ANSWERS, writer)
        columns.append(_Column(head, numbers, lambda rating: numbers_cell(rating.numbers, writer)))
    return _table(columns, made.rows, Rules.BETWEEN)


def _axis(made: Ratings, room: float, scale: float, writer: Writer) -> Block:
    """The points of the scale above their places in what is drawn; of a long one its ends."""
    ends = [(made.least, Align.LEFT), (made.most, Align.RIGHT)]
    points = [(point, Align.CENTRE) for point in range(made.least, made.most + 1)]
    told = points if sentences.has_counts(made) else ends
    texts = tuple(writer.text(str(point), CELL_HEAD, None, side) for point, side in told)
    widths = (*(Points(scale / len(texts)) for _ in texts), Points(max(0.0, room - scale)))
    return Row((*texts, Stack(())), widths, role=Role.PARAGRAPH)


def _rating(rating: Rating, made: Ratings, room: float, scale: float, metrics: FontMetrics) -> Block:
    """How many people are at every point, or, where that is not told, where they are on a line; and it in figures."""
    (middle, ends), people = _told(rating, made)
    x = scale + 12
    words = (
        _words(middle, x, 2, CELL_STRONG, metrics),
        _words(ends, x + _width(middle, CELL_STRONG, metrics) + 6, 2.5, CELL_QUIET, metrics),
        _words(people, x, 15, CELL_QUIET, metrics),
    )
    is_counted = sentences.has_counts(made) and rating.counts
    shapes = _columns(rating, made, scale, metrics) if is_counted else _scale(rating, made, scale)
    counts = f"{sentences.counts_in_words(rating, made)}; " if is_counted else ""
    alt = f"{counts}{sentences.rating_in_words(rating, made)}"
    return Drawing(room, _SCALE_ROW, alt, (*shapes, *(each for each in words if each.lines)))


def _told(rating: Rating, made: Ratings) -> tuple[tuple[str, str], str]:
    """In figures: the middle, or that people are split; the ends, where they are not seen; and how many people."""
    middle = sentences.middle_in_words(rating)
    if rating.count and not rating.camps:
        middle = f"{middle} of {made.most}"
    people = ", ".join(filter(None, (sentences.answers_of(rating), sentences.unsure_of(rating))))
    is_counted = sentences.has_counts(made) and rating.counts
    return (middle, "" if is_counted else sentences.range_of(rating)), people


def _width_told(rating: Rating, made: Ratings, metrics: FontMetrics) -> float:
    (middle, ends), people = _told(rating, made)
    first = _width(middle, CELL_STRONG, metrics) + 6 + _width(ends, CELL_QUIET, metrics)
    return max(first, _width(people, CELL_QUIET, metrics))


def _columns(rating: Rating, made: Ratings, scale: float, metrics: FontMetrics) -> Iterator[Panel | Words]:
    """A column at every point, as high as people are there, and under it how many."""
    most = max(max(each.counts, default=0) for each in made.rows)
    room = scale / len(rating.counts)
    wide = min(_COLUMN, room * 0.7)
    yield Panel(Rect(0, _HIGHEST + 1, scale, 0), stroke=Colour.LINE, line=0.75)
    for at, count in enumerate(rating.counts):
        centre, high = room * (at + 0.5), _HIGHEST * count / max(1, most)
        if count:
            yield Panel(Rect(centre - wide / 2, _HIGHEST + 1 - high, wide, high), fill=Colour.ACCENT)
        left = centre - _width(str(count), CELL_QUIET, metrics) / 2
        yield _words(str(count), left, _HIGHEST + 2, CELL_QUIET, metrics)


def _scale(rating: Rating, made: Ratings, scale: float) -> Iterator[Panel]:
    """A line from the least to the most, the part between the lowest and the highest thicker, a mark at the middle;
    where people are split, a mark for each camp, from its lowest to its highest."""
    centre = _SCALE_ROW / 2
    first, last = _along(made.least, made, scale), _along(made.most, made, scale)
    yield Panel(Rect(first, centre, last - first, 0), stroke=Colour.LINE, line=0.75)
    for point in range(made.least, made.most + 1):
        yield Panel(Rect(_along(point, made, scale), centre - 3, 0, 6), stroke=Colour.LINE, line=0.75)
    for low, high in _thicker(rating):
        left, right = _along(low, made, scale), _along(high, made, scale)
        yield Panel(Rect(left, centre - _RANGE / 2, right - left, _RANGE), fill=Colour.ACCENT, strength=_BETWEEN)
    for low, high in _marked(rating):
        left, right = _along(low, made, scale) - _MARK / 2, _along(high, made, scale) + _MARK / 2
        mark = Rect(left, centre - _MARK / 2, right - left, _MARK)
        yield Panel(mark, fill=Colour.ACCENT, radius=_MARK / 2)


def _thicker(rating: Rating) -> Iterator[tuple[float, float]]:
    if rating.count and rating.has_range and not rating.camps and rating.high > rating.low:
        yield rating.low, rating.high


def _marked(rating: Rating) -> Iterator[tuple[float, float]]:
    if rating.camps:
        yield from ((camp.low, camp.high) for camp in rating.camps)
    elif rating.count:
        yield rating.middle, rating.middle


def _along(value: float, made: Ratings, scale: float) -> float:
    """Where a point stands: in the middle of its part of the scale where all have one, else between the ends."""
    if sentences.has_counts(made):
        return scale * (value - made.least + 0.5) / (made.most - made.least + 1)
    return _MARK / 2 + (scale - _MARK) * (value - made.least) / max(1, made.most - made.least)


# --- heatmaps ---------------------------------------------------------------------------------------------------------

STRENGTHS = (0.08, 0.17, 0.28, 0.42, 1.0)
"""From few to many. Words are dark on all but the last, on which they are white: so they can be read on any accent that
can itself be read on white."""
_NO_HEAT = 0.035
_LEAST_TILE = 44.0


def heatmap(made: Heatmap, writer: Writer, metrics: FontMetrics) -> Table:
    """Tiles with their counts, darker where counts are higher; where things are named, darker the nearer to the corner
    of the most of both: a risk that is likely and bad is no smaller for being named once."""
    heads = tuple(writer.text(head, CELL_HEAD, align=Align.CENTRE) for head in made.heads)
    rows = tuple(
        (writer.text(row.head, CELL), *(_tile(*each, writer) for each in zip(row.cells, shades, strict=True)))
        for row, shades in zip(made.rows, heats(made), strict=True)
    )
    longest = _width_of_words((made.down, *(row.head for row in made.rows)), metrics)
    words = min(longest, max(90.0, LOOK.text_width - _LEAST_TILE * len(made.heads)))
    widths = (Points(words), *(1.0 for _ in made.heads))
    return Table((head_cell(made.down, writer), *heads), rows, widths, CELL_PADDING, True, Rules.NONE)


def _tile(cell: HeatCell, heat: float, writer: Writer) -> Block:
    strength, style = _NO_HEAT, HEAT_NONE
    if heat:
        strength = STRENGTHS[step_of(heat) - 1]
        style = HEAT_DARK if strength == 1 else HEAT
    frame = Frame(fill=Colour.ACCENT, radius=0, strength=strength)
    return Stack((writer.text(sentences.count_in(cell), style, align=Align.CENTRE),), frame=frame)


# --- words in drawings ------------------------------------------------------------------------------------------------


def _words(text: str, x: float, y: float, style: TextStyle, metrics: FontMetrics) -> Words:
    width = _width(text, style, metrics)
    lines = (Line(text, 0, first_baseline(style, metrics), width),) if text else ()
    return Words(Rect(x, y, width, style.leading), lines, style)


def _width(text: str, style: TextStyle, metrics: FontMetrics) -> float:
    return metrics.width(text, style.face, style.size)
