"""What files are called: patterns, what is left out of them, and names that any system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms.project.names import BLANK_NAME, COPY_NAME, PLACEHOLDERS, has_loose_brace, placeholders_in, stem_of

EVERYTHING = {
    "form": "drivers",
    "person": "Ann Berg",
    "project": "The Friday fridge",
    "organisation": "Leith Carers",
    "date": "2026-03-31",
    "round": "2",
    "language": "pl+en",
    "variant": "large-print",
}
ONLY_A_FORM = {**dict.fromkeys(PLACEHOLDERS, ""), "form": "drivers"}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (COPY_NAME, "drivers-ann-berg-the-friday-fridge"),
        (BLANK_NAME, "leith-carers-the-friday-fridge-2026-03-31-drivers"),
        ("{form}_{person}.pdf", "drivers_ann-berg"),
        ("{form} for {person}", "drivers-for-ann-berg"),
        ("Leith {form}.PDF", "Leith-drivers"),
        ("../{form}/{person}", "drivers-ann-berg"),
        ("{language}-{form}-{variant}-round{round}", "pl-en-drivers-large-print-round2"),
    ],
)
def test_a_pattern_is_filled_in_and_made_safe(pattern: str, name: str) -> None:
    assert stem_of(pattern, EVERYTHING, {}) == name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (COPY_NAME, "drivers"),
        (BLANK_NAME, "drivers"),
        ("{person}_{form}.{project}", "drivers"),
        ("{form}_{person}-{project}", "drivers"),
        ("{form}_{person}-2026", "drivers_2026"),
        ("{person}", ""),
    ],
)
def test_what_is_empty_takes_its_separator_along(pattern: str, name: str) -> None:
    assert stem_of(pattern, ONLY_A_FORM, {}) == name


def test_what_tells_files_apart_is_added_unless_the_pattern_names_it() -> None:
    differing = {"language": "pl+en", "variant": "large-print", "round": "round-2"}
    assert stem_of("{form}-{person}", EVERYTHING, differing) == "drivers-ann-berg-pl-en-large-print-round-2"
    assert stem_of("{language}-{form}", EVERYTHING, differing) == "pl-en-drivers-large-print-round-2"
    assert stem_of("{form}", EVERYTHING, {"language": "", "variant": "", "round": ""}) == "drivers"


@pytest.mark.parametrize("person", ["Con", "nul", "COM1"])
def test_a_name_that_windows_keeps_for_a_device_gets_a_word_before_it(person: str) -> None:
    assert stem_of("{person}.pdf", {"person": person}, {}) == f"form-{person.lower()}"
    assert stem_of("AUX.{person}", {"person": person}, {}) == f"form-AUX.{person.lower()}"
    assert stem_of("{person}rad", {"person": person}, {}) == f"{person.lower()}rad"


def test_the_braces_of_a_pattern_are_found() -> None:
    assert placeholders_in(COPY_NAME) == ("form", "person", "project")
    assert not has_loose_brace(COPY_NAME)
    assert [has_loose_brace(pattern) for pattern in ("{form", "form}", "{{form}}", "{}")] == [True, True, True, False]


named = st.text().map(lambda text: re.sub(r"[{}]", "", text))


@given(named, named, st.text(), st.text())
def test_no_pattern_and_no_words_make_a_name_that_a_system_refuses(
    before: str, after: str, person: str, project: str
) -> None:
    name = stem_of(before + "{person}" + after + "{project}", {"person": person, "project": project}, {})
    assert re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9_.-]{0,198}[A-Za-z0-9]|[A-Za-z0-9]?)", name)
