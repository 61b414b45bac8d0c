"""What is printed as a code on a page: it says which page of which form this is, and comes back as it was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.test_stamp import stamps, texts
from wta_forms.spec.stamp import PageMark, Stamp, page_mark, read_page_mark

STAMP = Stamp(
    form="drivers", version=2, digest="ab" * 32, language="en", blank="0123456789abcdef" * 4, recipient_id="ewa-żółć"
)
BY_HAND = replace(STAMP, variant="by-hand")

numbers = st.integers(-(10**9), 10**9)
marks = st.builds(
    PageMark,
    form=texts,
    version=numbers,
    language=texts,
    variant=texts,
    round=numbers,
    blank=texts,
    page=numbers,
    person=texts,
)


@given(marks)
def test_what_a_mark_says_comes_back_from_its_text(mark: PageMark) -> None:
    assert read_page_mark(mark.to_text()) == mark


@given(marks)
def test_its_text_has_only_characters_that_a_code_packs_closely(mark: PageMark) -> None:
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", mark.to_text())


def test_a_page_says_form_version_language_variant_round_blank_and_its_number() -> None:
    assert page_mark(STAMP, 3).to_text() == "WTA1:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF:3"
    assert page_mark(replace(STAMP, language="pl+en", round=2), 12).to_text().split(":")[3:] == [
        *("PL+EN", "STANDARD", "2", "0123456789ABCDEF", "12")
    ]


def test_only_on_a_copy_to_fill_in_by_hand_it_says_whose_it_is() -> None:
    ewa, nobody = page_mark(BY_HAND, 1), page_mark(replace(BY_HAND, recipient_id=""), 1)
    assert ewa.to_text().endswith(":1:EWA-%C5%BC%C3%B3%C5%82%C4%87")
    assert ewa.is_of("ewa-żółć")
    assert not ewa.is_of("jan")
    assert page_mark(STAMP, 1) == replace(nobody, variant="standard")
    assert not nobody.is_of("")


@given(stamps, st.integers(1, 99))
def test_a_page_of_any_stamp_is_of_its_person_if_it_is_to_be_filled_in_by_hand(stamp: Stamp, page: int) -> None:
    mark = page_mark(replace(stamp, variant="by-hand"), page)
    assert mark.is_of(stamp.recipient_id) == bool(stamp.recipient_id)
    assert read_page_mark(mark.to_text()) == mark


def test_capitals_and_small_letters_are_two_people() -> None:
    marks = {page_mark(replace(BY_HAND, recipient_id=name), 1).to_text() for name in ("A1", "a1")}
    assert len(marks) == 2


def test_an_id_that_is_too_long_for_a_code_stands_there_as_a_digest() -> None:
    long = "somebody.with.a.long.address@a-long-department.of-a-long-organisation.example.org"
    mark = page_mark(replace(BY_HAND, recipient_id=long), 1)
    assert re.fullmatch(r"\$[0-9a-f]{16}", mark.person)
    assert mark.is_of(long)
    assert not mark.is_of(long + ".uk")


NOT_MARKS = [
    "",
    "https://example.org",
    "WTA1",
    "WTA2:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF:3",
    "wta1:drivers:2:en:standard:1:0123456789abcdef:3",
    "WTA1:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF",
    "WTA1:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF:3:EWA:JAN",
    "WTA1:DRIVERS:two:EN:STANDARD:1:0123456789ABCDEF:3",
    "WTA1:DRIVERS:02:EN:STANDARD:1:0123456789ABCDEF:3",
    "WTA1:DRIVERS:2:EN:STANDARD:1:0123456789ABCDEF:",
    "WTA1:DRIVERS%FF:2:EN:STANDARD:1:0123456789ABCDEF:3",
    "WTA1:%44RIVERS%:2:EN:STANDARD:1:0123456789ABCDEF:3",
    "WTA1:DRIVERS:" + "2" * 5000 + ":EN:STANDARD:1:0123456789ABCDEF:3",
    "WTA1:\ud800:2:EN:STANDARD:1:0123456789ABCDEF:3",
]


@pytest.mark.parametrize("text", NOT_MARKS, ids=lambda text: ascii(text[:60]))
def test_any_other_code_is_none_and_never_an_error(text: str) -> None:
    assert read_page_mark(text) is None


@given(st.text() | st.text().map("WTA1:{}:1:EN:STANDARD:1::1".format))
def test_any_text_at_all_is_a_mark_that_is_written_so_or_none(text: str) -> None:
    mark = read_page_mark(text)
    assert mark is None or mark.to_text() == text
