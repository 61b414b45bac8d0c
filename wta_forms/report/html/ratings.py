"""Ratings in HTML: a scale drawn for each row, and over each of its points how many people are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wta_forms.plan.figures import KEPT_BACK
from wta_forms.plan.model import Rating, Ratings, Unit
from wta_forms.report import sentences
from wta_forms.report.html.drawing import Column, drawn, figure_cell, figures, hundredths, picture_table
from wta_forms.report.html.links import Links
from wta_forms.report.html.tables import Cell, Head, numbers_cell, words_cell
from wta_forms.report.html.words import NOTHING, Html, element, joined, text


def ratings(made: Ratings, links: Links, name: str) -> Html:
    """A row for each thing: its words, its place on the scale drawn and in figures, how many people, their answers."""
    words: Column[Rating] = Column(Head(sentences.RATED, ""), lambda rating: words_cell(rating.words, links.language))
    scale: Column[Rating] = Column(_axis(made), lambda rating: _cell(rating, made))
    told: list[Column[Rating]] = [
        Column(
            figures(sentences.middle_of(made).capitalize()), lambda each: figure_cell(sentences.middle_in_words(each))
        ),
        Column(figures(sentences.RANGE), lambda rating: figure_cell(sentences.range_of(rating))),
        Column(figures(sentences.COUNTED[Unit.PEOPLE]), lambda rating: Cell(_people(rating), "figure")),
    ]
    leads: Column[Rating] = Column(
        Head(sentences.ANSWERS, kind="leads"), lambda rating: numbers_cell(rating.numbers, links)
    )
    last = [leads] if any(rating.numbers for rating in made.rows) else []
    table = picture_table([words, scale, *told, *last], made.rows, "ratings", name, links.language)
    return element("figure", table, class_="picture")


def _people(rating: Rating) -> Html:
    told = filter(None, [sentences.figure(rating.count), sentences.unsure_of(rating)])
    return joined(map(text, told), "<br>")


def _points(made: Ratings) -> range:
    return range(made.least, made.most + 1)


def _axis(made: Ratings) -> Head:
    """The points of the scale, above their places in what is drawn; of a long one its ends."""
    if sentences.has_counts(made):
        points = (element("span", text(str(point))) for point in _points(made))
        return Head("", "", "drawn axis", element("div", joined(points), class_="points"))
    ends = joined(element("span", text(str(end))) for end in (made.least, made.most))
    return Head("", "", "drawn axis", element("div", ends, class_="ends"))


def _cell(rating: Rating, made: Ratings) -> Cell:
    """A column over each point as high as its count, the scale, and the counts below it."""
    if not sentences.has_counts(made):
        return drawn(sentences.rating_in_words(rating, made), "drawn", *_scale(rating, made, 5))
    picture = drawn(
        sentences.rating_in_words(rating, made),
        "drawn counted",
        *_columns(rating, made),
        *_scale(rating, made, 35),
        height=40,
    )
    return replace(picture, inside=joined([picture.inside, _counts(rating, made)]))


def _counts(rating: Rating, made: Ratings) -> Html:
    """Each with its point in front of it, which is seen where the heads are not, and else only heard."""
    if not rating.counts:
        return element("div", text(KEPT_BACK), class_="kept-back") if rating.count else NOTHING
    pairs = (
        element("span", element("span", text(f"{point}: "), class_="point"), text(str(count)))
        for point, count in zip(_points(made), rating.counts, strict=True)
    )
    return element("div", joined(pairs), class_="points")


_COLUMNS = 26
"""How high the highest is."""


def _columns(rating: Rating, made: Ratings) -> Iterator[Html]:
    most = max((count for row in made.rows for count in row.counts), default=0)
    room = 100 / len(_points(made))
    for place, count in enumerate(rating.counts):
        if count:
            height = max(1, round(_COLUMNS * count / most, 2))
            left = f"{room * (place + 0.2):.4g}"
            width = f"{room * 0.6:.4g}"
            yield element(
                "rect", class_="column", x=left, y=f"{_COLUMNS - height:g}", width=width, height=f"{height:g}"
            )


# --- the scale --------------------------------------------------------------------------------------------------------


def _scale(rating: Rating, made: Ratings, y: int) -> Iterator[Html]:
    """A line from the least to the most, thicker from the lowest to the highest, and a mark at the middle; where people
    are split a mark for each camp, from its lowest to its highest."""
    yield _line("track", made.least, made.most, made, y)
    if rating.camps:
        yield from (_line("middle", camp.low, camp.high, made, y) for camp in rating.camps)
    elif rating.count:
        if rating.has_range:
            yield _line("range", rating.low, rating.high, made, y)
        yield _line("middle", rating.middle, rating.middle, made, y)


def _line(kind: str, start: float, end: float, made: Ratings, y: int) -> Html:
    """With round ends, which a line without a length has, too."""
    left, right = (hundredths(_along(value, made)) for value in (start, end))
    return element("line", class_=kind, x1=left, x2=right, y1=y, y2=y)


_EDGE = 0.04
"""Left free at the ends of a scale, for half a mark."""


def _along(value: float, made: Ratings) -> float:
    """In the middle of what a column takes, where there are columns."""
    steps = made.most - made.least
    if sentences.has_counts(made):
        return (value - made.least + 0.5) / (steps + 1)
    return _EDGE + (1 - 2 * _EDGE) * (value - made.least) / max(1, steps)
