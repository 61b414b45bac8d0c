"""Which form pages are of, by what stands on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wta_forms.extract.found import Bundle, bundles_in, fit_of
from wta_forms.extract.places import Sheet, SheetKind
from wta_forms.map import Map, Print
from wta_forms.spec.stamp import PageMark, Stamp, page_mark

STAMP = Stamp(form="drivers", version=2, digest="d" * 64, language="pl+en", variant="by-hand", blank="ab" * 32)


def printed(page: int, *lines: str) -> Sheet:
    return Sheet(page, SheetKind.TEXT, (595, 842), lines=lines)


def pictured(page: int, *codes: str) -> Sheet:
    return Sheet(page, SheetKind.PICTURE, codes=codes)


def code(page: int, person: str = "ann") -> str:
    mark = page_mark(STAMP, page)
    return PageMark(
        form=mark.form,
        version=mark.version,
        language=mark.language,
        variant=mark.variant,
        round=mark.round,
        blank=mark.blank,
        page=page,
        person=person,
    ).to_text()


def pages_of(*sheets: Sheet) -> list[tuple[tuple[int, int], ...]]:
    return [bundle.pages for bundle in bundles_in(sheets)]


@pytest.mark.parametrize(
    ("line", "language", "person"),
    [
        ("drivers, version 2, for Ann Reid", "en", "Ann Reid"),
        ("drivers, version 2", "en", ""),
        ("drivers, wersja 2, dla: Łukasz Żółć", "pl", "Łukasz Żółć"),
        ("drivers, версія 2, для: Олена", "uk", "Олена"),
        ("drivers,version2,for Ann Reid", "en", "Ann Reid"),
        ("drivers, version 2, for Ann Reid Page 3 of 5", "en", "Ann Reid"),
        ("drivers, version 2 Page 3 of 5", "en", ""),
    ],
)
def test_the_visible_line_says_form_version_person_and_language(line: str, language: str, person: str) -> None:
    (bundle,) = bundles_in([printed(1, "The drivers of your project", line)])
    said = bundle.stamp
    assert (said.form, said.version, said.language, said.recipient_name) == ("drivers", 2, language, person)


def test_the_page_is_read_from_the_foot_wherever_it_stands_there() -> None:
    line = "drivers, version 2, for Ann Reid"
    assert pages_of(printed(1, line, "Page 3 of 5"), printed(2, f"{line} Page 1 of 5")) == [((2, 1), (1, 3))]


def test_words_of_a_person_that_speak_of_versions_are_no_line_of_ours() -> None:
    said = ("Our own drivers, version 2", "drivers, version 2 was better")
    assert bundles_in([printed(1, *said)]) == ()


def test_a_code_says_all_but_the_name() -> None:
    (bundle,) = bundles_in([pictured(1, "https://example.org", code(1))])
    said = bundle.stamp
    assert (said.language, said.variant, said.blank, said.recipient_id) == ("pl+en", "by-hand", "ab" * 8, "ann")


def test_a_code_and_the_line_beside_it_are_put_together() -> None:
    sheet = Sheet(1, SheetKind.TEXT, lines=("drivers, wersja 2, dla: Ann Reid",), codes=(code(1, ""),))
    (bundle,) = bundles_in([sheet])
    assert (bundle.stamp.recipient_name, bundle.stamp.language) == ("Ann Reid", "pl+en")


def test_pages_may_come_in_any_order_and_a_missing_one_is_known() -> None:
    (bundle,) = bundles_in([pictured(1, code(4)), pictured(2, code(1)), pictured(3, code(2))])
    assert bundle.pages == ((2, 1), (3, 2), (1, 4))
    assert bundle.missing(5) == (3, 5)


def test_copies_of_two_people_are_two_though_their_pages_are_mixed() -> None:
    mixed = [pictured(1, code(1, "ann")), pictured(2, code(1, "bob")), pictured(3, code(2, "ann"))]
    assert pages_of(*mixed) == [((1, 1), (3, 2)), ((2, 1),)]


def test_the_same_page_twice_begins_another_copy() -> None:
    twice = [pictured(1, code(1, "")), pictured(2, code(2, "")), pictured(3, code(1, ""))]
    assert pages_of(*twice) == [((1, 1), (2, 2)), ((3, 1),)]


def test_the_same_page_of_one_person_is_a_second_picture_of_it() -> None:
    assert pages_of(pictured(1, code(1)), pictured(2, code(2)), pictured(3, code(1))) == [((1, 1), (3, 1), (2, 2))]


def test_pages_that_lie_side_by_side_on_one_picture_are_both_there() -> None:
    assert pages_of(pictured(1, code(1), code(2)), pictured(2, code(3))) == [((1, 1), (1, 2), (2, 3))]


def test_a_page_that_nobody_signed_goes_on_with_the_copy_before_it_and_that_is_told_to_be_a_guess() -> None:
    sheets = [pictured(at, code(page, "")) for at, page in enumerate([1, 2, 1, 2, 3], 1)]
    assert pages_of(*sheets) == [((1, 1), (2, 2)), ((3, 1), (4, 2), (5, 3))]
    assert [bundle.is_guessed for bundle in bundles_in(sheets)] == [True, True]


def test_copies_that_are_whole_one_after_another_are_no_guess() -> None:
    sheets = [pictured(at, code(page, "")) for at, page in enumerate([1, 2, 3, 1, 2, 3], 1)]
    assert pages_of(*sheets) == [((1, 1), (2, 2), (3, 3)), ((4, 1), (5, 2), (6, 3))]
    assert not any(bundle.is_guessed for bundle in bundles_in(sheets))


def test_pictures_before_the_first_that_says_what_it_is_are_the_pages_before_it() -> None:
    assert pages_of(pictured(1), pictured(2), pictured(3, code(3))) == [((1, 1), (2, 2), (3, 3))]
    assert pages_of(pictured(1), pictured(2, code(1))) == [((2, 1),)]


def test_a_page_that_says_nothing_goes_on_where_the_one_before_it_ended() -> None:
    assert pages_of(pictured(1, code(1)), pictured(2), pictured(3, code(3))) == [((1, 1), (2, 2), (3, 3))]


def test_a_letter_between_two_pages_is_no_page_of_the_form() -> None:
    sheets = [pictured(1, code(1)), printed(2, "Dear all"), pictured(3, code(2)), pictured(4, code(3))]
    assert pages_of(*sheets) == [((1, 1), (3, 2), (4, 3))]


LINE, POLISH = "drivers, version 2, for Ann Reid", "drivers, wersja 2, dla: Ann Reid"


def test_several_pages_on_one_sheet_are_found_by_their_codes() -> None:
    sheet = Sheet(
        1, SheetKind.TEXT, lines=(POLISH, "Strona 1 z 3", POLISH, "Strona 2 z 3"), codes=(code(1, ""), code(2, ""))
    )
    (bundle,) = bundles_in([sheet, Sheet(2, SheetKind.TEXT, lines=(POLISH, "Strona 3 z 3"), codes=(code(3, ""),))])
    assert (bundle.pages, bundle.stamp.recipient_name) == (((1, 1), (1, 2), (2, 3)), "Ann Reid")


def test_several_pages_on_one_sheet_are_found_by_their_lines_where_the_codes_are_too_small() -> None:
    assert pages_of(printed(1, LINE, "Page 4 of 4", LINE, "Page 1 of 4")) == [((1, 1), (1, 4))]


@pytest.mark.parametrize("others", ["drivers, version 2, for Bob", "drivers, version 2, for Ann"])
def test_where_one_sheet_has_the_same_page_of_several_copies_nobody_knows_which_is_whose(others: str) -> None:
    """Or of one person, twice. What else is on the sheet is known."""
    sheet = printed(1, "drivers, version 2, for Ann", "Page 1 of 2", others, "Page 1 of 2", LINE, "Page 2 of 2")
    found = {bundle.stamp.recipient_name: bundle for bundle in bundles_in([sheet])}
    assert {name: (bundle.pages, bundle.crowded) for name, bundle in found.items()} == {
        "Ann": ((), ((1, 1),)),
        others.rpartition(" ")[2]: ((), ((1, 1),)),
        "Ann Reid": (((1, 2),), ()),
    }


def test_the_number_of_a_page_may_stand_there_in_two_languages() -> None:
    sheet = printed(1, POLISH, "Strona 3 z 4 / Page 3 of 4", POLISH, "Strona 2 z 4 / Page 2 of 4")
    assert pages_of(sheet) == [((1, 2), (1, 3))]


def test_what_somebody_writes_about_pages_is_no_number_of_a_page() -> None:
    assert pages_of(printed(1, "I wrote more on Page 3 of 5", LINE, "Page 2 of 5")) == [((1, 2),)]


def test_pages_of_a_copy_that_is_known_in_part_go_to_it() -> None:
    known = Bundle(replace(STAMP, blank="ab" * 8, digest=""), ((1, 1), (3, 3)))
    found = bundles_in([pictured(2, code(2, "")), pictured(4, code(1, ""))], known)
    assert [bundle.pages for bundle in found] == [((1, 1), (2, 2), (3, 3)), ((4, 1),)]


def test_an_empty_page_belongs_to_nothing() -> None:
    assert pages_of(pictured(1, code(1)), Sheet(2, SheetKind.EMPTY), pictured(3, code(2))) == [((1, 1), (3, 2))]


def test_pages_that_say_nothing_are_no_copy_of_anything() -> None:
    assert bundles_in([pictured(1, "https://example.org"), printed(2, "Dear all")]) == ()


def test_how_much_of_a_blank_stands_on_the_pages() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    blank = Map(((595, 842), (595, 842)), (), (Print("Your name", 1, box), Print("Gaps", 1, box), Print("End", 2, box)))
    bundle = Bundle(STAMP, ((7, 1),))
    assert fit_of(blank, bundle, [printed(7, "Your  name", "Other words")]) == 0.5
    assert fit_of(blank, bundle, [printed(7, "Your name Gaps")]) == 1.0
    assert fit_of(blank, bundle, [pictured(7)]) == 0.0
