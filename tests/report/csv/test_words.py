"""What a plan says in words, as rows: with its headings, whom it quotes, and the numbers of answers."""

from __future__ import annotations

from tests.report.orchard import ORCHARD
from wta_forms.plan.model import Beside, Block, Counts, Line, Listing, Names, Plan, Section
from wta_forms.report.csv.words import words_of

ROWS = (
    ("Summary", "", "4 of the 6 people we asked took part.", "", ""),
    ("Why now", "", "The board decides about land in May.", "A manager", "[11]"),
    ("Our assets", "The asset bank – Money", "Nobody has offered money yet.", "", ""),
    ("What we still disagree on", "Should the gate be locked at night?", "No: someone who lives nearby", "", "[19]"),
)


def test_the_facilitators_words_quotes_and_lists_stand_under_their_headings() -> None:
    rows = words_of(ORCHARD).rows
    for row in ROWS:
        assert row in rows


def test_what_stands_side_by_side_follows_one_after_the_other() -> None:
    we_will = Block(Listing((Line("Cook", (1,)),)), "We will")
    we_will_not = Block(Listing((Line("Deliver", (2, 3)),)), "We will not")
    section = Section("What we do", ("In short:",), (Block(Beside((we_will, we_will_not))),))
    plan = Plan("Our plan", "", "en", Names.ROLE, (section,), (), Counts(2, None, 0, 0))
    assert words_of(plan).rows == (
        ("What we do", "", "In short:", "", ""),
        ("What we do", "We will", "Cook", "", "[1]"),
        ("What we do", "We will not", "Deliver", "", "[2, 3]"),
    )


def test_tables_and_answers_in_full_stand_elsewhere() -> None:
    assert not [row for row in words_of(ORCHARD).rows if row[0] == "Every answer"]
