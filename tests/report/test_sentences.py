"""Figures in words, and what has to be said before they can be read."""

from __future__ import annotations

import pytest

from tests.report.orchard import CONFIDENCE, MATTERS, READINESS, RISK_MAP, WHEN
from wta_forms.plan.model import Bar, Chart, HeatCell, Heatmap, HeatRow, Rating, Ratings, Unit
from wta_forms.report import sentences


def rated(rating: Rating) -> str:
    return sentences.rating_in_words(rating, READINESS)


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        (Rating("", 4, 2, 5, 12, 1), "4 of 5, from 2 to 5, 12 answers, 1 not sure"),
        (Rating("", 3.5, 3, 4, 2), "3.5 of 5, from 3 to 4, 2 answers"),
        (Rating("", 2.0, 2.0, 2.0, 3), "2 of 5, all the same, 3 answers"),
        (Rating("", 2, 2, 2, 1), "2 of 5, 1 answer"),
        (Rating("", 0, 0, 0, 0, 4), "no rating, 4 not sure"),
    ],
)
def test_a_rating_is_said_with_its_range_and_how_many_it_stands_on(rating: Rating, words: str) -> None:
    assert rated(rating) == words


def test_what_the_ends_of_a_scale_mean_is_said_once_above() -> None:
    assert sentences.scale_of(READINESS).startswith("1 means “Not at all”, 5 means “Very much”. ")
    assert sentences.scale_of(CONFIDENCE).startswith("The scale is from 0 to 10. ")
    assert sentences.scale_of(Ratings(1, 4, "", "Often", ())).startswith("4 means “Often”. ")


def test_a_mean_is_called_an_average_and_a_median_the_middle() -> None:
    assert "the average answer" in sentences.scale_of(CONFIDENCE)
    assert "the middle answer" in sentences.scale_of(READINESS)


@pytest.mark.parametrize(
    ("number", "words"), [(4, "4"), (4.0, "4"), (6.75, "6.75"), (2 / 3, "0.67"), (1200.0, "1,200"), (0, "0")]
)
def test_a_figure_has_no_more_decimals_than_it_needs(number: float, words: str) -> None:
    assert sentences.figure(number) == words


def test_points_are_called_points() -> None:
    bar = Bar("By bus", 12)
    assert sentences.share_of(bar, Chart(18.0, (bar,), (), Unit.POINTS)) == "12 of 18 points"
    assert sentences.share_of(bar, Chart(18, (bar,))) == "12 of 18"


def test_who_shares_a_place_is_equal() -> None:
    assert [sentences.place_of(bar, MATTERS) for bar in MATTERS.bars] == ["1.", "2. equal", "2. equal", "4."]
    assert sentences.place_of(Bar("By bus", 1), Chart(1, (Bar("By bus", 1),))) == ""


def test_what_got_nothing_was_not_ticked_or_has_no_points() -> None:
    assert sentences.untaken(MATTERS) == "No points: Speed."
    assert sentences.untaken(Chart(1, (), ("By bus", "By van"))) == "Nobody ticked: By bus; By van."


def test_what_rows_columns_and_numbers_are_is_said_before_a_heatmap() -> None:
    assert sentences.ways_of(WHEN) == "A number says how many people."
    told = (
        "From top to bottom: How likely. From left to right: How bad. A number says how many are named in that place."
    )
    assert sentences.ways_of(RISK_MAP) == told


def test_what_stands_in_a_cell_is_told_with_its_row_and_its_column() -> None:
    heatmap = Heatmap("How likely?", "", ("Low",), (HeatRow("5", (HeatCell(2, (3, 4), ("Rain", "No money")),)),))
    (line,) = sentences.words_in_cells(heatmap)
    assert (line.words, line.numbers) == ("How likely 5, Low: Rain; No money", (3, 4))
    assert sentences.words_in_cells(WHEN) == ()
