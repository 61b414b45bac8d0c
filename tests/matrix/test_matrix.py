"""One form for every row of the matrix: what the page on programs says of each holds. All forms: `.ci/full`."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from tests.make_corpus import MORE_FORM
from tests.matrix.__main__ import words_for
from tests.matrix.measured import load
from tests.matrix.page import PAGE, page
from tests.matrix.rows import ROWS, Row, Way
from tests.matrix.run import lacking, measure, silence
from tests.programs import needs

EVERY_ROW = [pytest.param(row, id=name, marks=needs(*row.needs)) for name, row in ROWS.items()]


@pytest.mark.parametrize("row", EVERY_ROW)
def test_what_a_program_did_to_a_form_comes_back_as_the_page_says(row: Row, tmp_path: Path) -> None:
    """The form with most kinds of boxes, and what is asked of a row is what the page says of it (see below)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf warns of what these programs do
        measured = measure(row, MORE_FORM.stem, words_for(row), tmp_path)
    assert measured.shortfalls() == []


@pytest.mark.parametrize("name", ROWS)
def test_the_page_says_of_a_row_what_was_measured_and_it_is_enough(name: str) -> None:
    result = load().results[name]
    row = ROWS[name]
    told = (result.program, result.does, result.way, result.advice, result.source)
    assert told == (row.program, row.does, row.way, row.advice, row.source)
    has_fields = row.way in {Way.FIELDS, Way.DATA}
    assert lacking(row.way, result.everyday + result.world if has_fields else result.everyday, result.damaged) == []
    assert silence(result.everyday + result.world) == []


def test_every_row_is_on_the_page_and_no_other() -> None:
    assert list(load().results) == list(ROWS)


def test_the_page_is_made_of_what_was_measured() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load()), "docs/viewers.md is stale: python -m tests.matrix"
